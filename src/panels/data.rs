//! The rows as an editable table, which TypeScript makes.

use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "data";
}
