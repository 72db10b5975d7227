//! The mean loss over two parameters, and the path of the run.

mod limits;
#[cfg(feature = "charts")]
mod picture;
mod plane;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;
pub use limits::Limits;
pub use plane::Plane;

use super::{Room, Shown};

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "landscape";
    const IS_PICTURE: bool = true;

    fn describe(shown: &Shown<'_>) -> String {
        words::landscape(shown.run, Plane::of(shown.run.parameters(), shown.view), shown.locale)
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(LandscapePicture::new(false)))
    }
}
