//! The mean loss, epoch by epoch.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;

use super::{Room, Shown};
use crate::train::History;

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

/// Whether the loss of a run has risen so far above its start that a linear scale would show nothing but its end. It is then drawn
/// on a logarithmic one. As it depends on the highest loss of the whole history, looking back at earlier epochs changes nothing.
pub(crate) fn leaves_linear_scale(history: &History) -> bool {
    /// About three powers of ten: what an axis of some hundred pixels can show.
    const TIMES: f64 = 1e3;
    let start = history.points().first().map_or(0.0, |point| point.loss);
    start > 0.0 && history.highest() > TIMES * start
}
