//! The curve of out against z, with every row on it.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

/// [`ActivationPicture`], by its former name.
#[cfg(feature = "charts")]
#[deprecated(note = "it is called `ActivationPicture`")]
pub type SigmoidPicture = ActivationPicture;

use super::{Room, Shown};

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "activation";
    const ALIAS: Option<&'static str> = Some("sigmoid");
    const IS_PICTURE: bool = true;
    const SYMBOL: Option<&'static str> = Some("out");

    fn describe(shown: &Shown<'_>) -> String {
        words::of_pass(shown.run, shown.pass, shown.locale)
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(ActivationPicture::default()))
    }
}
