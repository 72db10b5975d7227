//! Rows of two inputs lifted to the height of their product, and the plane between the classes.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

use super::{Room, Shown};
use crate::train::{Accepted, Run};
use crate::data::Feature;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "lifted";
    const IS_PICTURE: bool = true;

    fn check(run: &Run) -> Result<(), Accepted> {
        if can_lift(run) { Ok(()) } else { Err(Accepted::Lifted) }
    }

    fn describe(shown: &Shown<'_>) -> String {
        words::lifted(shown.run, shown.locale)
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(LiftedPicture::default()))
    }
}

/// Whether the rows can be lifted: two inputs, their product as the only feature, and one output.
pub(crate) fn can_lift(run: &Run) -> bool {
    let (examples, outputs) = (run.examples(), run.parameters().outputs());
    examples.raw().inputs() == 2 && *examples.features() == [Feature::Product] && outputs == 1
}
