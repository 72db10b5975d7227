//! The loss curve: mean loss, epoch by epoch, on the rows to train on and on those held out, each row's own where there are
//! few, and a mark at the current epoch.

use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use crate::panels::picture::{Hit, Picture, Scene};
use crate::model::Parameters;
use crate::plot::{Axes, Axis, Colour, Drawn, Extent, Kind, Layer, Pen, Plot, Theme};
use crate::text::{Locale, Message};
use crate::train::{History, Point, Run};
use crate::words;

/// The loss curves on three layers: the axes, the curves, which only ever grow, and the mark that moves over them with the
/// curves' names.
#[derive(Default)]
pub struct LossPicture {
    extent: Option<Extent>,
    /// The chart that stands on the layers, and the row whose curve is the strongest.
    drawn: Option<(LossPlot, usize)>,
    rows: Option<RowLosses>,
    /// Points of the history on the layer, and their spacing.
    points: (usize, u32),
    /// Where the mark stands, and the names.
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
        // The chart stays while it can: to lay it out is work.
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
        // Of another selected row only the curves differ, where there are any of rows.
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
            // At a pixel's edge: within a pixel, what is cleared and what is drawn again would leave a seam.
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
        let place = plot.mark_place(run.epoch(), run.measure().mean_loss);
        let names = Names::of(&plot, run, self.rows.as_mut(), selected);
        // What moves by less than a quarter of a pixel looks the same.
        let quarter = |(x, y): BackendCoord| (x.div_euclid(extent.quarter()), y.div_euclid(extent.quarter()));
        let is_marked =
            self.marked.is_some_and(|(at, known)| quarter(at) == quarter(place) && known == names);
        if !is_marked {
            // Where the mark and the names stood, and where they are to stand.
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

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.drawn.as_ref().map_or((0.0, 0.0), |(plot, _)| plot.plot.numbers(place))
    }
}

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
    const MOST_DECADES: i32 = 12;

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

    fn axis(self) -> Axis {
        match self {
            Self::Linear { highest } => Axis::linear((0.0, highest)),
            Self::Logarithmic { lowest, highest } => Axis::logarithmic((lowest, highest)),
        }
    }
}

/// The first round number above: few of them, so that the scale seldom changes.
fn ceiling(highest: f64) -> f64 {
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

    fn epochs(&self) -> u32 {
        self.plot.x().1 as u32
    }

    fn x(&self, epoch: u32) -> f64 {
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

/// Each row's own loss at the points of a history, worked out from the parameters that it keeps there: for a few rows.
#[derive(Debug, Clone)]
pub struct RowLosses {
    parameters: Parameters,
    /// The lowest that is more than 0, and the highest.
    lowest: f64,
    highest: f64,
    /// The points they are over, and their spacing.
    seen: (usize, u32),
}

impl RowLosses {
    /// The most rows whose losses are shown.
    pub const MOST: usize = 8;

    /// Those of a run, up to where its history goes; `None` where it has too many rows.
    pub fn of(run: &Run) -> Option<Self> {
        let few = run.examples().raw().len() <= Self::MOST;
        few.then(|| {
            let parameters = run.parameters().clone();
            let mut rows = Self { parameters, lowest: f64::INFINITY, highest: 0.0, seen: (0, 1) };
            rows.take_in(run);
            rows
        })
    }

    /// Takes in the points that are new.
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

/// Draws the curves through the points of a run's history from the index `first` on: each row's, where they are shown, then
/// that of the rows held out, then that of the rows to train on.
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
    // Between two points the loss may have gone up and down: through its highest and its lowest.
    let mut training = points.iter().flat_map(|point| {
        [point.loss, point.highest, point.lowest].map(|loss| (f64::from(point.epoch), loss))
    });
    pen.curve(&mut training, theme.error, 2.0);
    pen.done()
}

fn row_colour(theme: &Theme, run: &Run, row: usize, is_selected: bool) -> Colour {
    theme.class(run.examples().raw().class(row)).towards(theme.surface, if is_selected { 0.0 } else { 0.6 })
}

/// Where to take the curves up again when points from the index `drawn` on are new: the index of the first point to draw
/// and the x, in units and at a whole multiple of `grain`, left of which everything stays as it is.
pub fn resume(plot: &LossPlot, points: &[Point], drawn: usize, grain: f64) -> (usize, f64) {
    let Some(last) = drawn.checked_sub(1).and_then(|last| points.get(last)) else { return (0, 0.0) };
    // The joint at the last point drawn looks different once the curve goes on from it.
    let clean = ((plot.x(last.epoch) - plot.plot.css(4.0)) / grain).floor() * grain;
    let before = points[..drawn].iter().rposition(|point| plot.x(point.epoch) < clean);
    (before.map_or(0, |index| index.saturating_sub(1)), clean)
}

/// Draws a mark: a hair over the whole height, and a dot.
fn draw_mark(layer: &Layer<'_>, plot: &LossPlot, theme: &Theme, place: BackendCoord) -> Drawn {
    let [_, top, _, bottom] = plot.plot.area();
    let mut pen = Pen::new(layer, &plot.plot, theme);
    pen.line((place.0, top as i32), (place.0, bottom as i32), theme.surface.towards(theme.ink, 0.6), 1.0);
    pen.disc(place, 6.0, theme.surface);
    pen.disc(place, 4.5, theme.error);
    pen.done()
}

/// The names of the curves at their ends, where there is more than one: in whole CSS pixels, so that they seldom move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Names {
    /// The middle of that of the rows to train on, of the rows held out, of the selected row.
    heights: [Option<i32>; 3],
    /// Where they begin or, near the end of the run, where they end.
    x: i32,
    is_near_end: bool,
}

impl Names {
    /// What is kept for a name, in CSS pixels.
    const WIDTH: i32 = 88;
    const HEIGHT: i32 = 16;
    /// From a curve to a name above or below it.
    const ASIDE: i32 = 12;

    /// The names of a run's curves; `None` where there is one curve only.
    pub fn of(plot: &LossPlot, run: &Run, rows: Option<&mut RowLosses>, selected: usize) -> Option<Self> {
        let index = run.history().points().len().checked_sub(1)?;
        let mut last = run.history().points()[index];
        last.testing = last.testing.filter(|_| run.examples().held_out() > 0);
        let own = rows.map(|rows| rows.loss(run, index, selected));
        if own.is_none() && last.testing.is_none() {
            return None;
        }
        let css = |units: f64| (units / plot.plot.css(1.0)).round() as i32;
        let [_, top, right, bottom] = plot.plot.area().map(css);
        let x = css(plot.x(last.epoch));
        let is_near_end = x + Self::WIDTH > right;
        let mut heights = [Some(last.loss), last.testing, own]
            .map(|loss| loss.map(|loss| css(f64::from(plot.mark_place(last.epoch, loss).1))));

        // From the highest down.
        let mut order = [0, 1, 2];
        for (one, other) in [(0, 1), (1, 2), (0, 1)] {
            if heights[order[one]] > heights[order[other]] {
                order.swap(one, other);
            }
        }
        let mut names = order.into_iter().filter(|&index| heights[index].is_some());
        let order = [names.next(), names.next(), names.next()];

        // Where there is no room beside the curves' ends: the highest above its curve and the others below theirs, or above
        // where the axis is near. Each clear of its neighbours, or else all above the highest curve.
        let above = heights[order[0].unwrap_or(0)].unwrap_or(0) - Self::ASIDE;
        let (first, last) = (top + Self::HEIGHT / 2, bottom - Self::HEIGHT / 2);
        let (mut free, mut is_crowded) = (first, false);
        for (place, index) in order.into_iter().flatten().enumerate() {
            let mut height = heights[index].unwrap_or(0);
            if is_near_end {
                let is_above = place == 0 || height + Self::ASIDE > last;
                height += if is_above { -Self::ASIDE } else { Self::ASIDE };
                is_crowded |= is_above && height < free;
            }
            height = height.max(free);
            is_crowded |= height > last;
            heights[index] = Some(height);
            free = height + Self::HEIGHT;
        }
        if is_crowded {
            free = if is_near_end { above.max(first + 2 * Self::HEIGHT) } else { last };
            for index in order.into_iter().rev().flatten() {
                let height = heights[index].unwrap_or(0).min(free);
                heights[index] = Some(height);
                free = height - Self::HEIGHT;
            }
        }
        Some(Self { heights, x: if is_near_end { x.min(right - 4) } else { x + 10 }, is_near_end })
    }

    /// Where they stand, in units: left, top, right, bottom.
    pub fn bounds(&self, plot: &LossPlot) -> [f64; 4] {
        let css = |pixels: i32| plot.plot.css(f64::from(pixels));
        let heights = || self.heights.iter().flatten().copied();
        let (top, bottom) = (heights().min().unwrap_or(0), heights().max().unwrap_or(0));
        let left = if self.is_near_end { self.x - Self::WIDTH } else { self.x };
        [left, top - Self::HEIGHT, left + Self::WIDTH, bottom + Self::HEIGHT].map(css)
    }

    /// Draws them.
    fn draw(&self, layer: &Layer<'_>, plot: &LossPlot, scene: &Scene<'_>) -> Drawn {
        let &Scene { run, selected, theme, locale, .. } = scene;
        let has_held_out = run.examples().held_out() > 0;
        let training = locale.say(if has_held_out { Message::TrainingName } else { Message::MeanName });
        let own = words::inputs(run.examples().raw(), selected);
        // Only a short one says at a glance which row.
        let own = if own.chars().count() <= 10 { own } else { locale.say(Message::SelectedName) };
        let mut pen = Pen::new(layer, &plot.plot, theme);
        let colours = [theme.error, theme.error, row_colour(theme, run, selected, true)];
        let names = [training, locale.say(Message::HeldOutName), own];
        for ((height, text), colour) in self.heights.into_iter().zip(&names).zip(colours) {
            let Some(height) = height else { continue };
            let place = [self.x, height].map(|pixels| plot.plot.css(f64::from(pixels)).round() as i32);
            let across = if self.is_near_end { HPos::Right } else { HPos::Left };
            pen.text(place.into(), (across, VPos::Center), text, colour);
        }
        pen.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;
    use crate::model::{Measure, Rule};
    use crate::train::{Settings, Source};

    fn run(epoch: u32) -> Run {
        let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
        run.seek(epoch);
        run
    }

    #[test]
    fn the_scale_ends_at_a_round_number() {
        let cases =
            [(0.2044, 0.25), (0.19, 0.2), (0.0, 1.0), (f64::NAN, 1.0), (9.8, 10.0), (1.0, 1.2), (7e-9, 8e-9)];
        for (highest, expected) in cases {
            assert!((ceiling(highest) - expected).abs() < 1e-12, "{highest}: {}", ceiling(highest));
        }
    }

    #[test]
    fn a_logarithmic_scale_begins_at_a_power_of_ten() {
        let lowest = |lowest: f64, highest: f64| match Scale::new(lowest, highest, true) {
            Scale::Logarithmic { lowest, .. } => lowest.log10(),
            Scale::Linear { .. } => f64::NAN,
        };
        let cases = [
            ((0.0158, 0.2044), -2.0),
            ((0.19, 0.2044), -1.0),
            ((3e-7, 12.0), -7.0),
            ((0.0, 0.2), -1.0),
            ((f64::INFINITY, 0.2), -1.0),
            ((1e-300, 0.2), -13.0),
            ((2e7, 8e9), 7.0),
        ];
        for ((low, high), expected) in cases {
            assert!((lowest(low, high) - expected).abs() < 1e-9, "{low} {high}: {}", lowest(low, high));
        }
    }

    #[test]
    fn a_loss_that_is_nothing_stands_at_the_lower_edge() {
        let plot = LossPlot::new(Extent::of_svg((480, 400)), 10, Scale::new(1e-3, 0.2, true));
        let bottom = plot.plot.area()[3] as i32;
        assert_eq!([0.0, -1.0, 1e-9].map(|loss| plot.plot.point(3.0, loss).1), [bottom; 3]);
        assert_eq!(plot.mark_place(3, f64::NAN).1, plot.plot.area()[1] as i32);
        let (epoch, loss) = plot.plot.numbers(plot.plot.place(7.0, 0.05));
        assert!((epoch - 7.0).abs() < 0.01 && (loss - 0.05).abs() < 2e-4, "{epoch} {loss}");
    }

    #[test]
    fn the_curve_is_taken_up_a_little_before_its_end() {
        let mut history = History::new(1);
        let measure = Measure { mean_loss: 0.1, right: 1, rows: 1 };
        (0..=500).for_each(|epoch| history.record(epoch, &[0.0], measure, None));
        // Four units to an epoch.
        let plot = LossPlot::new(Extent::of_svg((1072, 400)), 1000, Scale::Linear { highest: 0.1 });
        assert_eq!(resume(&plot, history.points(), 0, 1.0), (0, 0.0));
        // The joint at epoch 499, and four pixels before it.
        let (first, clean) = resume(&plot, history.points(), 500, 4.0);
        let joint = plot.x(499);
        assert!((joint - clean - 16.0).abs() <= 4.0 && clean % 4.0 == 0.0, "{joint} {clean}");
        assert!(plot.x(first as u32) < clean && plot.x(first as u32 + 2) >= clean, "{first}");
        assert_eq!(resume(&plot, history.points(), 2, 4.0).0, 0);
    }

    /// The mean of what each row is said to lose must be what the run has measured.
    #[test]
    fn the_rows_losses_add_up_to_the_mean() {
        let run = run(300);
        let mut rows = RowLosses::of(&run).unwrap();
        for (index, point) in run.history().points().iter().enumerate() {
            let sum: f64 = (0..4).map(|row| rows.loss(&run, index, row)).sum();
            assert!((sum / 4.0 - point.loss).abs() < 1e-12, "epoch {}", point.epoch);
        }
        let (x, y) = run.examples().row(1);
        let start = Rule::ARTICLE.loss(Run::new(Settings::default()).unwrap().parameters().z(0, x), y[0]);
        assert!(rows.highest >= start && rows.highest < 0.5);
    }

    #[test]
    fn the_rows_losses_follow_a_history_that_is_thinned() {
        let mut run = Run::new(Settings { epochs: 5000, ..Settings::default() }).unwrap();
        let mut rows = RowLosses::of(&run).unwrap();
        let highest = RowLosses::of(&run).unwrap().highest;
        for epoch in [1, 1999, 2000, 4500] {
            run.seek(epoch);
            rows.take_in(&run);
            assert_eq!(rows.highest, highest, "the loss is highest at the start");
            assert_eq!(rows.seen, (run.history().points().len(), run.history().spacing()));
        }
    }

    #[test]
    fn many_rows_have_no_curves_of_their_own() {
        let iris = Settings { source: Source::Iris(crate::data::Iris::default()), ..Settings::default() };
        assert!(RowLosses::of(&Run::new(iris).unwrap()).is_none());
    }

    #[test]
    fn names_stand_clear_of_each_other() {
        for gate in Gate::ALL {
            for epoch in [0, 1, 40, 500, 1000] {
                let source = Source::Gate(gate);
                let mut run =
                    Run::new(Settings { source, eta: 0.1, holdout: 0.25, ..Settings::default() }).unwrap();
                run.seek(epoch);
                let mut rows = RowLosses::of(&run);
                let scale = Scale::of(run.history(), rows.as_ref(), false);
                let plot = LossPlot::new(Extent::of_svg((340, 283)), 1000, scale);
                for selected in 0..4 {
                    let names = Names::of(&plot, &run, rows.as_mut(), selected).unwrap();
                    let mut heights: Vec<i32> = names.heights.into_iter().flatten().collect();
                    heights.sort_unstable();
                    assert_eq!(heights.len(), 3);
                    assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= Names::HEIGHT), "{names:?}");
                    assert!(heights[0] >= 12 && heights[2] <= 283 - 32, "{names:?}");
                }
            }
        }
    }
}
