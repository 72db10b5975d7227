//! The mean loss, epoch by epoch.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

use super::{Room, Shown};

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "loss";
    const IS_PICTURE: bool = true;
    const SYMBOL: Option<&'static str> = Some("loss");

    fn describe(shown: &Shown<'_>) -> String {
        words::loss(shown.run, shown.locale)
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(LossPicture::default()))
    }
}
