//! The loss along one parameter, with the others fixed.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

use super::{Room, Shown};
use crate::model::Parameters;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "slice";
    const IS_PICTURE: bool = true;

    fn describe(shown: &Shown<'_>) -> String {
        let along = along(shown.run.parameters(), shown.view.along);
        words::slice(shown.run, along, shown.pass.row, shown.locale)
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(SlicePicture::default()))
    }
}

/// The parameter along which the loss is shown: the requested one, or the first if the model does not have it.
pub fn along(parameters: &Parameters, asked: usize) -> usize {
    if asked < parameters.values().len() { asked } else { 0 }
}
