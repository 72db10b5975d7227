//! The loss curve: mean loss, epoch by epoch, on the training rows and on the held-out rows, the loss of each row if there are
//! few, and a mark at the current epoch.

mod names;
mod scale;

pub use names::Names;
pub use scale::{LossPlot, Scale};

use plotters_backend::BackendCoord;
use crate::panels::picture::{Change, FINGER, Hit, Hold, Picture, Scene};
use crate::model::Parameters;
use crate::plot::{Colour, Drawn, Extent, Kind, Layer, Pen, Theme};
use crate::train::{Point, Run};

/// The loss curves on three layers: the axes, the curves, which only grow, and the mark that moves over them with the names of the
/// curves.
#[derive(Default)]
pub struct LossPicture {
    extent: Option<Extent>,
    /// The chart on the layers, and the row whose curve is the strongest.
    drawn: Option<(LossPlot, usize)>,
    rows: Option<RowLosses>,
    /// The number of points of the history on the layer, and their spacing.
    points: (usize, u32),
    /// The position of the mark, and the names.
    marked: Option<(BackendCoord, Option<Names>)>,
}

impl Picture for LossPicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Still, Kind::Moving, Kind::Moving]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.extent = Some(extent);
        self.forget(scene);
    }

    fn forget(&mut self, _: &Scene<'_>) {
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, view, selected, theme, locale, .. } = scene;
        let (Some(extent), [axes, curve, mark]) = (self.extent, layers) else { return Ok(false) };
        let history = run.history();
        if self.drawn.is_none() {
            self.rows = RowLosses::of(run);
        } else if let Some(rows) = &mut self.rows {
            rows.take_in(run);
        }
        let scale = Scale::of(history, self.rows.as_ref(), view.log_loss);
        // The chart is kept while possible, because laying it out is expensive.
        let drawn = self.drawn.take();
        let same = |plot: &LossPlot| (plot.scale, plot.epochs()) == (scale, run.settings().epochs);
        let (plot, is_same, same_row) = match drawn {
            Some((plot, row)) if same(&plot) => (plot, true, row == selected),
            _ => (LossPlot::new(extent, run.settings().epochs, scale), false, false),
        };
        let css = |pixels: f64| plot.plot.css(pixels);
        let [_, _, right, bottom] = plot.plot.area();
        if !is_same {
            axes.clear();
            plot.draw_axes(axes, theme, locale)?;
        }
        // A new selected row changes only the curves, if rows have any.
        if !is_same || (!same_row && self.rows.is_some()) {
            mark.clear();
            (self.points.0, self.marked) = (0, None);
        }
        if self.points.1 != history.spacing() {
            self.points = (0, history.spacing());
        }
        let points = history.points();
        let pixel = f64::from(extent.pixel);
        let x_of = |index: usize| points.get(index).map(|point| plot.x(point.epoch));
        let has_grown = match (self.points.0.checked_sub(1).and_then(x_of), x_of(points.len() - 1)) {
            (Some(drawn), Some(last)) => last - drawn >= pixel,
            _ => true,
        };
        if has_grown {
            // At the edge of a pixel: within a pixel, clearing and drawing again would leave a seam.
            let (first, clean) = resume(&plot, points, self.points.0, pixel);
            let end = if self.points.0 == 0 {
                right
            } else {
                points.last().map_or(right, |last| plot.x(last.epoch))
            };
            let strip = [clean, 0.0, end + css(8.0), bottom + css(8.0)];
            let rows = (self.rows.as_mut(), selected);
            curve.redrawn(strip, |layer| curves(layer, &plot, theme, run, rows, first))?;
            self.points.0 = points.len();
        }
        let place = plot.mark_place(run.epoch(), run.metrics().mean_loss);
        let names = Names::of(&plot, run, self.rows.as_mut(), selected);
        // Movements of less than a quarter of a pixel are invisible.
        let quarter = |(x, y): BackendCoord| (x.div_euclid(extent.quarter()), y.div_euclid(extent.quarter()));
        let is_marked =
            self.marked.is_some_and(|(at, known)| quarter(at) == quarter(place) && known == names);
        if !is_marked {
            // The old and the new area of the mark and the names.
            let around = |(x, _): BackendCoord| {
                [f64::from(x) - css(10.0), 0.0, f64::from(x) + css(10.0), bottom + css(10.0)]
            };
            let before = self.marked.into_iter().chain([(place, names)]);
            let rectangles = before.flat_map(|(at, names)| {
                [Some(around(at)), names.map(|names| names.bounds(&plot))].into_iter().flatten()
            });
            let union = |[l, t, r, b]: [f64; 4], [left, top, right, bottom]: [f64; 4]| {
                [left.min(l), top.min(t), right.max(r), bottom.max(b)]
            };
            mark.redrawn(rectangles.reduce(union).unwrap_or_default(), |mark| {
                if let Some(names) = names {
                    names.draw(mark, &plot, scene)?;
                }
                draw_mark(mark, &plot, theme, place)
            })?;
            self.marked = Some((place, names));
        }
        self.drawn = Some((plot, selected));
        Ok(false)
    }

    fn hit(&self, _: &Scene<'_>, place: (f64, f64)) -> Hit {
        self.drawn.as_ref().map_or(Hit::Nothing, |(plot, _)| Hit::Epoch(plot.epoch_at(place)))
    }

    fn hold(&self, _: &Scene<'_>, hit: Hit, _: (f64, f64)) -> Option<Hold> {
        matches!(hit, Hit::Epoch(_)).then_some(Hold::Epoch)
    }

    fn is_on_mark(&self, scene: &Scene<'_>, _: Hit, (x, _): (f64, f64)) -> bool {
        self.drawn.as_ref().is_some_and(|(plot, _)| (plot.x(scene.run.epoch()) - x).abs() <= plot.plot.css(FINGER))
    }

    fn drag(&self, scene: &Scene<'_>, _: &Hold, place: (f64, f64)) -> Option<Change> {
        match self.hit(scene, place) {
            Hit::Epoch(epoch) if epoch != scene.run.epoch() => Some(Change::Epoch(epoch)),
            _ => None,
        }
    }
}

/// The loss of each row at the points of a history, computed from the parameters stored there: for a few rows.
#[derive(Debug, Clone)]
pub struct RowLosses {
    parameters: Parameters,
    /// The lowest loss above 0, and the highest.
    lowest: f64,
    highest: f64,
    /// The number of points processed, and their spacing.
    seen: (usize, u32),
}

impl RowLosses {
    /// The largest number of rows whose losses are shown.
    pub const MOST: usize = 8;

    /// The losses of a run's rows over its history; `None` if it has too many rows.
    pub fn of(run: &Run) -> Option<Self> {
        let few = run.examples().raw().len() <= Self::MOST;
        few.then(|| {
            let parameters = run.parameters().clone();
            let mut rows = Self { parameters, lowest: f64::INFINITY, highest: 0.0, seen: (0, 1) };
            rows.take_in(run);
            rows
        })
    }

    /// Processes the new points.
    pub fn take_in(&mut self, run: &Run) {
        let (points, spacing) = (run.history().points().len(), run.history().spacing());
        if self.seen.1 != spacing || self.seen.0 > points {
            (self.lowest, self.highest, self.seen.0) = (f64::INFINITY, 0.0, 0);
        }
        for point in self.seen.0..points {
            for row in 0..run.examples().raw().len() {
                let loss = self.loss(run, point, row);
                if loss.is_finite() {
                    self.highest = self.highest.max(loss);
                    self.lowest = if loss > 0.0 { self.lowest.min(loss) } else { self.lowest };
                }
            }
        }
        self.seen = (points, spacing);
    }

    /// A raw row's loss, summed over outputs, at a point of the history.
    fn loss(&mut self, run: &Run, point: usize, row: usize) -> f64 {
        let width = self.parameters.values().len();
        let Some(values) = run.history().parameters().get(point * width..(point + 1) * width) else {
            return f64::NAN;
        };
        self.parameters.copy_from(values);
        let (x, y) = run.examples().row(row);
        y.iter().enumerate().map(|(output, &y)| run.rule().loss(self.parameters.z(output, x), y)).sum()
    }
}

/// Draws the curves through the points of a run's history from the index `first` on: those of single rows, if they are shown, then
/// that of the held-out rows, then that of the training rows.
pub fn curves(
    layer: &Layer<'_>,
    plot: &LossPlot,
    theme: &Theme,
    run: &Run,
    (rows, selected): (Option<&mut RowLosses>, usize),
    first: usize,
) -> Drawn {
    let points = run.history().points().get(first..).unwrap_or_default();
    let mut pen = Pen::new(layer, &plot.plot, theme);
    if let Some(rows) = rows {
        // The selected one last, over the others.
        let others = (0..run.examples().raw().len()).filter(|&row| row != selected);
        for row in others.chain([selected]) {
            let mut path = points
                .iter()
                .enumerate()
                .map(|(index, point)| (f64::from(point.epoch), rows.loss(run, first + index, row)));
            pen.curve(&mut path, row_colour(theme, run, row, row == selected), 1.0);
        }
    }
    if run.examples().held_out() > 0 {
        let mut held_out = points.iter().filter_map(|point| Some((f64::from(point.epoch), point.testing?)));
        pen.curve(&mut held_out, theme.error, 1.0);
    }
    // Between two points the loss may have gone up and down: the curve goes through its highest and its lowest value.
    let mut training = points.iter().flat_map(|point| {
        [point.loss, point.highest, point.lowest].map(|loss| (f64::from(point.epoch), loss))
    });
    pen.curve(&mut training, theme.error, 2.0);
    pen.done()
}

fn row_colour(theme: &Theme, run: &Run, row: usize, is_selected: bool) -> Colour {
    theme.class(run.examples().raw().class(row)).towards(theme.surface, if is_selected { 0.0 } else { 0.6 })
}

/// Where to continue the curves when points from the index `drawn` on are new: the index of the first point to draw, and the x, in
/// units and at a whole multiple of `grain`, left of which everything stays.
pub fn resume(plot: &LossPlot, points: &[Point], drawn: usize, grain: f64) -> (usize, f64) {
    let Some(last) = drawn.checked_sub(1).and_then(|last| points.get(last)) else { return (0, 0.0) };
    // The joint at the last point changes its look when the curve continues.
    let clean = ((plot.x(last.epoch) - plot.plot.css(4.0)) / grain).floor() * grain;
    let before = points[..drawn].iter().rposition(|point| plot.x(point.epoch) < clean);
    (before.map_or(0, |index| index.saturating_sub(1)), clean)
}

/// Draws a mark: a thin line over the whole height, and a dot.
fn draw_mark(layer: &Layer<'_>, plot: &LossPlot, theme: &Theme, place: BackendCoord) -> Drawn {
    let [_, top, _, bottom] = plot.plot.area();
    let mut pen = Pen::new(layer, &plot.plot, theme);
    pen.line((place.0, top as i32), (place.0, bottom as i32), theme.surface.towards(theme.ink, 0.6), 1.0);
    pen.disc(place, 6.0, theme.surface);
    pen.disc(place, 4.5, theme.error);
    pen.done()
}

#[cfg(test)]
mod tests;
