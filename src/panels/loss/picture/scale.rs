//! How high the chart reaches: linear or logarithmic, in steps.

use plotters_backend::BackendCoord;

use super::RowLosses;
use crate::plot::{Axes, Axis, Drawn, Extent, Layer, Plot, Theme};
use crate::text::Locale;
use crate::train::{History, Point};

/// How much loss the upright axis spans, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// From 0 up to a round number.
    Linear {
        /// That number.
        highest: f64,
    },
    /// From a power of ten up to a round number, by decimal logarithms. A loss below, 0 too, stands at the lower edge.
    Logarithmic {
        /// That power.
        lowest: f64,
        /// That number.
        highest: f64,
    },
}

impl Scale {
    /// The most powers of ten that a logarithmic scale spans.
    pub(super) const MOST_DECADES: i32 = 12;

    /// The scale for losses up to `highest` and, if positive, down to `lowest`: of few scales, so that it seldom changes.
    pub fn new(lowest: f64, highest: f64, is_logarithmic: bool) -> Self {
        let highest = ceiling(highest);
        if !is_logarithmic {
            return Self::Linear { highest };
        }
        let mut power = 1.0;
        while power < highest {
            power *= 10.0;
        }
        while power >= highest {
            power /= 10.0;
        }
        let mut decades = 0;
        // A hair of tolerance: dividing again and again leaves dust.
        while lowest > 0.0 && power > lowest * 1.000_001 && decades < Self::MOST_DECADES {
            power /= 10.0;
            decades += 1;
        }
        Self::Logarithmic { lowest: power, highest }
    }

    /// That of a run: over its mean losses, and up to each row's where these are shown.
    pub fn of(history: &History, rows: Option<&RowLosses>, is_logarithmic: bool) -> Self {
        let lowest = |lowest: f64, point: &Point| {
            let low = |lowest: f64, loss: f64| if loss > 0.0 { lowest.min(loss) } else { lowest };
            low(low(lowest, point.lowest), point.testing.unwrap_or(0.0))
        };
        let mut lowest =
            if is_logarithmic { history.points().iter().fold(f64::INFINITY, lowest) } else { 0.0 };
        if let Some(rows) = rows {
            // Of a row with almost nothing to lose, not to the end: the mean is what the picture is about.
            lowest = lowest.min(rows.lowest.max(1e-3 * lowest));
        }
        Self::new(lowest, history.highest().max(rows.map_or(0.0, |rows| rows.highest)), is_logarithmic)
    }

    pub(super) fn axis(self) -> Axis {
        match self {
            Self::Linear { highest } => Axis::linear((0.0, highest)),
            Self::Logarithmic { lowest, highest } => Axis::logarithmic((lowest, highest)),
        }
    }
}

/// The first round number above: few of them, so that the scale seldom changes.
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
    // A little air above the highest point.
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
    /// A picture of a run of so many epochs.
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

    /// Where the mark of an epoch with this loss stands; at the top for a loss that is no number.
    pub fn mark_place(&self, epoch: u32, loss: f64) -> BackendCoord {
        let height = if loss.is_finite() { loss } else { self.plot.y().1 };
        self.plot.point(f64::from(epoch), height)
    }

    /// The epoch at a place: the first or the last beside the picture.
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
