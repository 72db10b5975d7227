use plotters_backend::BackendCoord;

use super::surface;
use crate::model::Rule;
use crate::panels::landscape::Plane;
use crate::plot::{Drawn, Extent, Layer, Pen, Plot, Theme};
use crate::train::Run;

/// The position of a run's parameters in a picture, in units.
fn place(plot: &Plot, values: &[f64], plane: Plane) -> BackendCoord {
    let [p, q] = plane.coordinates(values);
    plot.point(p, q)
}

/// The number of points of its history that a run has reached at its current epoch.
pub fn reached(run: &Run) -> usize {
    run.history().points().partition_point(|point| point.epoch <= run.epoch())
}

/// Draws the path through points of the history, from the index `from` up to before the index `to`. `is_faint` is for the part
/// after the current epoch, where the run has been before.
pub fn draw_path(
    layer: &Layer<'_>,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    plane: Plane,
    (from, to): (usize, usize),
    is_faint: bool,
) -> Drawn {
    let width = run.parameters().values().len();
    let values = run.history().parameters().get(from * width..to * width).unwrap_or_default();
    let last = (to - from.min(to)).saturating_sub(1);
    // Steps too small to be seen are merged: the cost depends on what is visible, however many epochs there are.
    let least = plot.css(1.0) as i32;
    let mut before = None;
    let mut seen = values.chunks_exact(width).enumerate().filter_map(|(index, values)| {
        let [p, q] = plane.coordinates(values);
        let (x, y) = plot.point(p, q);
        let is_near = before.is_some_and(|(a, b): (i32, i32)| (x - a).abs() + (y - b).abs() < least);
        if is_near && index != last {
            return None;
        }
        before = Some((x, y));
        Some((p, q))
    });
    let mut pen = Pen::new(layer, plot, theme);
    let colour = if is_faint { theme.surface.towards(theme.ink, 0.35) } else { theme.ink };
    pen.curve(&mut seen, colour, 2.0);
    pen.done()
}

/// Draws the start of the path.
pub fn draw_start(layer: &Layer<'_>, plot: &Plot, theme: &Theme, run: &Run, plane: Plane) -> Drawn {
    let Some(values) = run.history().parameters().get(..run.parameters().values().len()) else {
        return Ok(());
    };
    let at = place(plot, values, plane);
    let mut pen = Pen::new(layer, plot, theme);
    pen.disc(at, 4.0, theme.surface);
    pen.ring(at, 4.0, theme.ink, 1.5);
    pen.done()
}

/// The position of a run in the picture, and the arrow in the direction of the next steps. All in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Here {
    /// The last point of the history, up to which the path is drawn.
    from: BackendCoord,
    /// The current parameters.
    at: BackendCoord,
    /// The arrow's tip; none if the surface is flat.
    tip: Option<BackendCoord>,
}

impl Here {
    /// The position of a run. The arrow points along the negative gradient, as it looks in the picture, and is 10 CSS pixels
    /// longer for a gradient ten times as large, from 18 to 58.
    pub fn of(plot: &Plot, run: &Run, rule: Rule, plane: Plane) -> Self {
        let at = place(plot, run.parameters().values(), plane);
        let from = run.history().keyframe(run.epoch()).map_or(at, |(_, values)| place(plot, values, plane));
        let gradient = surface::gradient(run, rule, plane);
        let (right, up) = plot.units_per_one();
        let (across, down) = (-gradient[0] * right, gradient[1] * up);
        let (steepness, seen) = (gradient[0].hypot(gradient[1]), across.hypot(down));
        let length = plot.css((48.0 + 10.0 * steepness.log10()).max(18.0)).min(plot.css(58.0)) / seen;
        let tip = (at.0 + (length * across).round() as i32, at.1 + (length * down).round() as i32);
        let is_steep = steepness > 1e-9 && seen.is_finite() && seen > 0.0;
        Self { from, at, tip: is_steep.then_some(tip) }
    }

    /// The same position in quarters of a pixel: smaller movements are invisible.
    pub fn in_quarters(self, extent: Extent) -> Self {
        let quarters =
            |(x, y): BackendCoord| (x.div_euclid(extent.quarter()), y.div_euclid(extent.quarter()));
        Self { from: quarters(self.from), at: quarters(self.at), tip: self.tip.map(quarters) }
    }

    /// Draws the last piece of the path, the arrow and the position.
    pub fn draw(self, layer: &Layer<'_>, plot: &Plot, theme: &Theme) -> Drawn {
        let at = self.at;
        let mut pen = Pen::new(layer, plot, theme);
        pen.line(self.from, at, theme.ink, 2.0);
        if let Some(tip) = self.tip {
            // With an outline in the colour of the background.
            for (rim, colour) in [(1.5, theme.surface), (0.0, theme.error)] {
                let head = [(-2.0 * rim, 0.0), (10.0 + rim, 5.0 + 1.6 * rim), (10.0 + rim, -5.0 - 1.6 * rim)];
                let head = head.map(|(back, right)| beside(plot, at, tip, back, right));
                let neck = beside(plot, at, tip, 6.0, 0.0);
                pen.line(at, neck, colour, 2.5 + 2.0 * rim);
                pen.polygon(&head, colour);
            }
        }
        pen.disc(at, 6.0, theme.surface);
        pen.disc(at, 4.5, theme.error);
        pen.done()
    }
}

/// The position `back` CSS pixels back from the end of a line, and `right` CSS pixels to its right.
fn beside(plot: &Plot, from: BackendCoord, to: BackendCoord, back: f64, right: f64) -> BackendCoord {
    let (across, down) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let unit = plot.css(1.0) / across.hypot(down);
    let x = unit * (back * across + right * down);
    let y = unit * (back * down - right * across);
    (to.0 - x.round() as i32, to.1 - y.round() as i32)
}

#[cfg(test)]
mod tests {
    use super::super::surface::tests::{and, moved};
    use super::super::window;
    use super::*;
    use crate::model::Window;

    #[test]
    fn the_arrow_points_down() {
        let run = and(30);
        let Window { x, y } = window(&run, [0, 1].into(), None, None);
        let plot = Plot::new(Extent::of_canvas((480, 400), 1.0), x, y);
        let Here { at, tip, .. } = Here::of(&plot, &run, run.rule(), [0, 1].into());
        let tip = tip.unwrap();
        let numbers = |(x, y): BackendCoord| plot.numbers((x.into(), y.into()));
        // Only a little along it: its whole length may cross the valley.
        let near = (at.0 + (tip.0 - at.0) / 8, at.1 + (tip.1 - at.1) / 8);
        let [here, there] = [at, near].map(|place| {
            let (p, q) = numbers(place);
            moved(&run, run.rule(), [0, 1], [p, q])
        });
        assert!(there < here);
        let length = f64::hypot(f64::from(tip.0 - at.0), f64::from(tip.1 - at.1)) / plot.css(1.0);
        assert!((18.0..=58.1).contains(&length), "{length}");
    }
}
