//! The rows, to be edited. A table that TypeScript makes.

use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "data";
}
