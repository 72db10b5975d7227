//! Inputs, weights, sums and outputs as a diagram.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

use super::{Room, Shown};

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "network";
    const IS_PICTURE: bool = true;

    fn describe(shown: &Shown<'_>) -> String {
        words::of_pass(shown.run, shown.pass, shown.locale)
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(NetworkPicture::default()))
    }
}
