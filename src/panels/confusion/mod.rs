//! The confusion matrix: how many rows of each class are predicted as each class.

pub(crate) mod words;

use super::{Room, Shown};

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "confusion";

    fn describe(shown: &Shown<'_>) -> String {
        match shown.counts {
            Some(parts) => words::calls(shown.run, parts, shown.locale),
            None => String::new(),
        }
    }
}
