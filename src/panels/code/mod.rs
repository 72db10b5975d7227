//! The NumPy listing with the running line marked: a text that TypeScript shows, walked through here.

pub mod listing;
pub mod walk;

use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "code";
}
