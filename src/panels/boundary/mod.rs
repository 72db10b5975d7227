//! The decision boundary: its picture, the grips for moving it, and its description in words.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

use super::{Room, Shown};
use crate::model::Section;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "boundary";
    const IS_PICTURE: bool = true;

    fn describe(shown: &Shown<'_>) -> String {
        let Shown { run, view, locale, .. } = *shown;
        match shown.seen {
            Some((section, window)) => words::boundary(run, section, window, locale),
            None => {
                let section = Section::new(run.examples(), view.pair);
                words::boundary(run, &section, &section.window(run.examples().raw()), locale)
            }
        }
    }

    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn super::Picture>> {
        Some(Box::new(BoundaryPicture::default()))
    }
}
