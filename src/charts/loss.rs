//! The loss curve: mean loss, epoch by epoch, and a mark at the current one.

use plotters_backend::{BackendCoord, DrawingBackend};

use super::style::Drawn;
use super::{Plot, Theme};
use crate::number;
use crate::train::Point;

/// A picture of a run of so many epochs with losses up to `highest`.
pub fn plot(size: (u32, u32), unit: f64, epochs: u32, highest: f64) -> Plot {
    Plot::new(size, unit, (0.0, f64::from(epochs.max(1))), (0.0, ceiling(highest)))
}

/// An epoch beside its tick.
pub fn epoch_label(epoch: f64) -> String {
    number::grouped(epoch as u64)
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

/// Draws the curve through these points.
pub fn curve<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    points: &[Point],
) -> Drawn<DB> {
    // Between two points the loss may have gone up and down: through its highest and its lowest.
    let path = points.iter().flat_map(|point| {
        let x = f64::from(point.epoch);
        [point.loss, point.highest, point.lowest].map(|loss| plot.point(x, loss))
    });
    backend.draw_path(path, &theme.error.line(plot.whole(2.0)))
}

/// Where to take the curve up again when points from the index `drawn` on are new: the index of the first point to draw
/// and the x, in backend units, left of which everything stays as it is.
pub fn resume(plot: &Plot, points: &[Point], drawn: usize) -> (usize, f64) {
    let Some(last) = drawn.checked_sub(1).and_then(|last| points.get(last)) else { return (0, 0.0) };
    // The joint at the last point drawn looks different once the curve goes on from it.
    let clean = plot.place(f64::from(last.epoch), 0.0).0 - plot.css(4.0);
    let before = points[..drawn].iter().rposition(|point| plot.place(f64::from(point.epoch), 0.0).0 < clean);
    (before.map_or(0, |index| index.saturating_sub(1)), clean)
}

/// Where the mark of an epoch with this loss stands; at the top for a loss that is no number.
pub fn mark_place(plot: &Plot, epoch: u32, loss: f64) -> BackendCoord {
    plot.point(f64::from(epoch), if loss.is_finite() { loss } else { plot.y.1 })
}

/// Draws a mark: a hair over the whole height, and a dot.
pub fn mark<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    place: BackendCoord,
) -> Drawn<DB> {
    let [_, top, _, bottom] = plot.area();
    let hair = theme.surface.towards(theme.ink, 0.6).line(plot.whole(1.0));
    backend.draw_path([(place.0, top as i32), (place.0, bottom as i32)], &hair)?;
    backend.draw_circle(place, plot.whole(6.0), &theme.surface.area(), true)?;
    backend.draw_circle(place, plot.whole(4.5), &theme.error.area(), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Measure;
    use crate::train::History;

    #[test]
    fn the_scale_ends_at_a_round_number() {
        let cases =
            [(0.2044, 0.25), (0.19, 0.2), (0.0, 1.0), (f64::NAN, 1.0), (9.8, 10.0), (1.0, 1.2), (7e-9, 8e-9)];
        for (highest, expected) in cases {
            assert!((ceiling(highest) - expected).abs() < 1e-12, "{highest}: {}", ceiling(highest));
        }
    }

    #[test]
    fn the_curve_is_taken_up_a_little_before_its_end() {
        let mut history = History::new(1);
        let measure = Measure { mean_loss: 0.1, right: 1, rows: 1 };
        (0..=500).for_each(|epoch| history.record(epoch, &[0.0], measure, None));
        let plot = plot((1072, 400), 1.0, 1000, 0.1);
        assert_eq!(resume(&plot, history.points(), 0), (0, 0.0));
        // One epoch to a unit, beginning at 48: the joint at epoch 499, and four units before it.
        assert_eq!(resume(&plot, history.points(), 500), (493, 543.0));
        assert_eq!(resume(&plot, history.points(), 2), (0, 45.0));
    }
}
