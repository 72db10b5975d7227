//! The scale of the chart: linear or logarithmic, in steps.

use plotters_backend::BackendCoord;

use super::RowLosses;
use crate::panels::loss::leaves_linear_scale;
use crate::plot::{Axes, Axis, Drawn, Extent, Layer, Plot, Theme};
use crate::text::Locale;
use crate::train::{History, Point};

/// The scale of the vertical axis, with its range of losses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// From 0 up to a round number.
    Linear {
        /// This number.
        highest: f64,
    },
    /// From a power of ten up to a round number, by decimal logarithms. A lower loss, even 0, is drawn at the lower edge.
    Logarithmic {
        /// This power.
        lowest: f64,
        /// This number.
        highest: f64,
    },
}

impl Scale {
    /// The largest number of powers of ten that a logarithmic scale spans.
    pub(super) const MOST_DECADES: i32 = 12;

    /// The scale for losses up to `highest` and, if positive, down to `lowest`: one of few scales, so that it seldom changes.
    pub fn new(lowest: f64, highest: f64, is_logarithmic: bool) -> Self {
        let highest = ceiling(highest);
        if !is_logarithmic {
            return Self::Linear { highest };
        }
        // The last power of ten below, with a small tolerance for the rounding of logarithms.
        let below = (highest.log10() - 1e-9).ceil() as i32 - 1;
        let lowest = if lowest > 0.0 && lowest.is_finite() { floor(lowest) } else { below };
        Self::Logarithmic { lowest: 10_f64.powi(lowest.clamp(below - Self::MOST_DECADES, below)), highest }
    }

    /// The logarithmic scale for losses that rise from `lowest` to `highest`, which may be infinite: over all powers of ten between
    /// them.
    fn rising(lowest: f64, highest: f64) -> Self {
        let last = (highest.min(f64::MAX).log10() - 1e-9).ceil() as i32;
        let lowest = 10_f64.powi(floor(lowest.max(f64::MIN_POSITIVE)));
        Self::Logarithmic { lowest, highest: 10_f64.powi(last).min(f64::MAX) }
    }

    /// The scale for a run: over its mean losses, and those of single rows if they are shown. It is logarithmic if asked for, or if
    /// the losses leave a linear one.
    pub fn of(history: &History, rows: Option<&RowLosses>, is_logarithmic: bool) -> Self {
        let is_leaving = leaves_linear_scale(history);
        let is_logarithmic = is_logarithmic || is_leaving;
        let lowest = |lowest: f64, point: &Point| {
            let low = |lowest: f64, loss: f64| if loss > 0.0 { lowest.min(loss) } else { lowest };
            low(low(lowest, point.lowest), point.testing.unwrap_or(0.0))
        };
        let mut lowest =
            if is_logarithmic { history.points().iter().fold(f64::INFINITY, lowest) } else { 0.0 };
        if let Some(rows) = rows {
            // If a row has almost no loss, its curve is cut, because the picture is about the mean.
            lowest = lowest.min(rows.lowest.max(1e-3 * lowest));
        }
        let highest = history.highest().max(rows.map_or(0.0, |rows| rows.highest));
        if is_leaving { Self::rising(lowest, highest) } else { Self::new(lowest, highest, is_logarithmic) }
    }

    pub(super) fn axis(self) -> Axis {
        match self {
            Self::Linear { highest } => Axis::linear((0.0, highest)),
            Self::Logarithmic { lowest, highest } => Axis::logarithmic((lowest, highest)),
        }
    }
}

/// The exponent of the last power of ten at or below a positive number, with a small tolerance for the rounding of logarithms.
fn floor(value: f64) -> i32 {
    (value.log10() + 1e-6).floor() as i32
}

/// The first round number above: one of few, so that the scale seldom changes.
pub fn ceiling(highest: f64) -> f64 {
    if !(highest > 0.0 && highest.is_finite()) {
        return 1.0;
    }
    let mut power = 1.0;
    while power > highest {
        power /= 10.0;
    }
    while power * 10.0 <= highest {
        power *= 10.0;
    }
    let steps = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
    // A small margin above the highest point.
    steps.into_iter().map(|step| step * power).find(|&step| step >= highest * 1.02).unwrap_or(10.0 * power)
}

/// The chart of a loss curve.
#[derive(Debug, Clone, PartialEq)]
pub struct LossPlot {
    /// Epochs across, losses up.
    pub plot: Plot,
    /// The scale.
    pub scale: Scale,
}

impl LossPlot {
    /// A picture for a run of this many epochs.
    pub fn new(extent: Extent, epochs: u32, scale: Scale) -> Self {
        let across = Axis::linear((0.0, f64::from(epochs.max(1))));
        Self { plot: Plot::of(extent, across, scale.axis()), scale }
    }

    pub(super) fn epochs(&self) -> u32 {
        self.plot.x().1 as u32
    }

    pub(super) fn x(&self, epoch: u32) -> f64 {
        self.plot.place(f64::from(epoch), 0.0).0
    }

    /// The position of the mark of an epoch with this loss; at the top for NaN.
    pub fn mark_place(&self, epoch: u32, loss: f64) -> BackendCoord {
        let height = if loss.is_finite() { loss } else { self.plot.y().1 };
        self.plot.point(f64::from(epoch), height)
    }

    /// The epoch at a position: the first or the last outside the picture.
    pub fn epoch_at(&self, place: (f64, f64)) -> u32 {
        let (x, (from, to)) = (self.plot.numbers(place).0, self.plot.x());
        x.clamp(from, to).round() as u32
    }

    /// Draws the axes.
    pub fn draw_axes(&self, layer: &Layer<'_>, theme: &Theme, locale: &Locale) -> Drawn {
        let label_across = |epoch: f64| locale.grouped(epoch.round() as u64);
        let label_up = |loss: f64| self.plot.label_up(loss);
        let axes = Axes { levels: true, ticks_up: true, label_across: &label_across, label_up: &label_up };
        self.plot.draw_axes(layer, theme, axes)
    }
}
