//! The NumPy listing with the current line marked: TypeScript shows its text, and this module steps through it.

pub mod listing;
pub mod walk;

use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "code";
}
