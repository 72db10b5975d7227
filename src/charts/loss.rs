//! The loss curve: mean loss, epoch by epoch, on the rows to train on and on those held out, each row's own where there are
//! few, and a mark at the current epoch.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::forward::{loss_of, z_of};
use super::numerals::{decade, length, log10};
use super::pen::Pen;
use super::style::{Colour, Drawn};
use super::{Plot, Theme};
use crate::model::{Parameters, exp};
use crate::number;
use crate::text::{Locale, Message};
use crate::train::{History, Point, Run};
use crate::words;

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

    /// How high a loss stands.
    fn height(self, loss: f64) -> f64 {
        match self {
            Self::Linear { .. } => loss,
            Self::Logarithmic { lowest, .. } => log10(loss.max(lowest)),
        }
    }

    fn range(self) -> (f64, f64) {
        match self {
            Self::Linear { highest } => (0.0, highest),
            Self::Logarithmic { lowest, highest } => (log10(lowest), log10(highest)),
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

/// Where the axes of a loss curve lie, and what they span.
#[derive(Debug, Clone, PartialEq)]
pub struct LossPlot {
    /// The upright axis in heights of the scale.
    pub plot: Plot,
    /// The scale.
    pub scale: Scale,
}

impl LossPlot {
    /// A picture of a run of so many epochs.
    pub fn new(size: (u32, u32), unit: f64, epochs: u32, scale: Scale) -> Self {
        let plot = Plot::new(size, unit, (0.0, f64::from(epochs.max(1))), scale.range());
        Self { plot, scale }
    }

    /// The same picture in units so many times finer.
    pub fn finer(&self, times: u32) -> Self {
        Self { plot: self.plot.finer(times), ..*self }
    }

    fn point(&self, epoch: u32, loss: f64) -> BackendCoord {
        self.plot.point(f64::from(epoch), self.scale.height(loss))
    }

    fn x(&self, epoch: u32) -> f64 {
        self.plot.place(f64::from(epoch), 0.0).0
    }

    /// Where the mark of an epoch with this loss stands; at the top for a loss that is no number.
    pub fn mark_place(&self, epoch: u32, loss: f64) -> BackendCoord {
        if loss.is_finite() {
            self.point(epoch, loss)
        } else {
            self.plot.point(f64::from(epoch), self.plot.y.1)
        }
    }

    /// The epoch at a place in backend units: the first or the last beside the picture.
    pub fn epoch_at(&self, place: (f64, f64)) -> u32 {
        let (x, (from, to)) = (self.plot.numbers(place).0, self.plot.x);
        x.max(from).min(to).round() as u32
    }

    /// The epoch and the loss at a place in backend units.
    pub fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        let (epoch, height) = self.plot.numbers(place);
        match self.scale {
            Scale::Linear { .. } => (epoch, height),
            Scale::Logarithmic { .. } => (epoch, exp(height * std::f64::consts::LN_10)),
        }
    }

    /// Draws the axes.
    pub fn axes<DB: DrawingBackend>(&self, backend: &mut DB, theme: &Theme, locale: &Locale) -> Drawn<DB> {
        let label_x = |epoch: f64| locale.grouped(epoch as u64);
        if let Scale::Logarithmic { lowest, highest } = self.scale {
            self.plot.upright(backend, theme, true, &mut self.decades(lowest, highest), 0)?;
        } else {
            self.plot.upright(backend, theme, true, &mut self.plot.ticks_y(), 0)?;
        }
        self.plot.axis(backend, theme, label_x)
    }

    /// Ticks of a logarithmic scale: 1, 2 and 5 times each power of ten where there is room for them, else powers, or every
    /// other one, or every third.
    fn decades(&self, lowest: f64, highest: f64) -> impl Iterator<Item = (f64, String)> {
        let [_, top, _, bottom] = self.plot.area();
        let (from, to) = self.scale.range();
        let decade = (bottom - top) / (to - from);
        let between = decade >= self.plot.css(150.0);
        let every = (self.plot.css(56.0) / decade).ceil().max(1.0) as i32;
        let first = from.round() as i32;
        let mut power = lowest;
        let powers = std::iter::from_fn(move || {
            let this = power;
            power *= 10.0;
            (this <= highest).then_some(this)
        });
        let steps: &[f64] = if between { &[1.0, 2.0, 5.0] } else { &[1.0] };
        powers.zip(first..).flat_map(move |(power, exponent)| {
            let shown = (exponent - first) % every == 0;
            // So that nothing is off by a hair where it is a power of ten.
            let whole = f64::from(exponent);
            steps.iter().filter(move |&&step| shown && step * power <= highest * 1.000_001).map(
                move |&step| {
                    let height = if step == 1.0 { whole } else { log10(step * power) };
                    (height, decade_label(exponent, step))
                },
            )
        })
    }
}

/// `step` times ten to the `exponent` beside a tick: in digits where these are few.
fn decade_label(exponent: i32, step: f64) -> String {
    if (-3..=4).contains(&exponent) {
        let power = (0..exponent.abs()).fold(1.0, |power, _| power * 10.0);
        return number::tick(if exponent < 0 { step / power } else { step * power });
    }
    let power = decade(exponent);
    if step == 1.0 { power } else { [&number::tick(step), "·", &power].concat() }
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
        y.iter()
            .enumerate()
            .map(|(output, &y)| loss_of(run.rule(), z_of(&self.parameters, output, x), y))
            .sum()
    }
}

/// Draws the curves through the points of a run's history from the index `first` on: each row's, where they are shown, then
/// that of the rows held out, then that of the rows to train on.
pub fn curves<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &LossPlot,
    theme: &Theme,
    run: &Run,
    (rows, selected): (Option<&mut RowLosses>, usize),
    first: usize,
) -> Drawn<DB> {
    let points = run.history().points().get(first..).unwrap_or_default();
    let mut pen = Pen::new(backend, &plot.plot, theme);
    if let Some(rows) = rows {
        let count = run.examples().raw().len();
        // The selected one last, over the others.
        for place in 0..count {
            let row = match place {
                _ if place + 1 == count => selected,
                _ if place >= selected => place + 1,
                _ => place,
            };
            let mut path = points.iter().enumerate().map(|(index, point)| {
                let loss = rows.loss(run, first + index, row);
                plot.point(point.epoch, loss)
            });
            pen.path(&mut path, row_colour(theme, run, row, row == selected), 1.0);
        }
    }
    let mut held_out = points.iter().filter_map(|point| Some(plot.point(point.epoch, point.testing?)));
    if run.examples().held_out() > 0 {
        pen.path(&mut held_out, theme.error, 1.0);
    }
    // Between two points the loss may have gone up and down: through its highest and its lowest.
    let mut training = (0..3 * points.len()).map(|index| {
        let point = &points[index / 3];
        plot.point(point.epoch, [point.loss, point.highest, point.lowest][index % 3])
    });
    pen.path(&mut training, theme.error, 2.0);
    pen.done()
}

fn row_colour(theme: &Theme, run: &Run, row: usize, is_selected: bool) -> Colour {
    theme.class(run.examples().raw().class(row)).towards(theme.surface, if is_selected { 0.0 } else { 0.6 })
}

/// Where to take the curves up again when points from the index `drawn` on are new: the index of the first point to draw
/// and the x, in backend units and at a whole multiple of `grain`, left of which everything stays as it is.
pub fn resume(plot: &LossPlot, points: &[Point], drawn: usize, grain: f64) -> (usize, f64) {
    let Some(last) = drawn.checked_sub(1).and_then(|last| points.get(last)) else { return (0, 0.0) };
    // The joint at the last point drawn looks different once the curve goes on from it.
    let clean = ((plot.x(last.epoch) - plot.plot.css(4.0)) / grain).floor() * grain;
    let before = points[..drawn].iter().rposition(|point| plot.x(point.epoch) < clean);
    (before.map_or(0, |index| index.saturating_sub(1)), clean)
}

/// Draws a mark: a hair over the whole height, and a dot.
pub fn mark<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &LossPlot,
    theme: &Theme,
    place: BackendCoord,
) -> Drawn<DB> {
    let [_, top, _, bottom] = plot.plot.area();
    let mut pen = Pen::new(backend, &plot.plot, theme);
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

    /// Where they stand, in backend units: left, top, right, bottom.
    pub fn bounds(&self, plot: &LossPlot) -> [f64; 4] {
        let css = |pixels: i32| plot.plot.css(f64::from(pixels));
        let heights = || self.heights.iter().flatten().copied();
        let (top, bottom) = (heights().min().unwrap_or(0), heights().max().unwrap_or(0));
        let left = if self.is_near_end { self.x - Self::WIDTH } else { self.x };
        [left, top - Self::HEIGHT, left + Self::WIDTH, bottom + Self::HEIGHT].map(css)
    }

    /// Draws them.
    pub fn draw<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        plot: &LossPlot,
        theme: &Theme,
        locale: &Locale,
        run: &Run,
        selected: usize,
    ) -> Drawn<DB> {
        let has_held_out = run.examples().held_out() > 0;
        let training = locale.say(if has_held_out { Message::TrainingName } else { Message::MeanName });
        let own = words::inputs(run.examples().raw(), selected);
        // Only a short one says at a glance which row.
        let own = if length(&own) <= 10 { own } else { locale.say(Message::SelectedName) };
        let mut pen = Pen::new(backend, &plot.plot, theme);
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
            Scale::Logarithmic { lowest, .. } => log10(lowest),
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
    fn a_logarithmic_scale_has_few_round_ticks() {
        let ticks = |lowest: f64, highest: f64| {
            let plot = LossPlot::new((480, 400), 1.0, 1000, Scale::new(lowest, highest, true));
            let Scale::Logarithmic { lowest, highest } = plot.scale else { unreachable!() };
            let ticks: Vec<(f64, String)> = plot.decades(lowest, highest).collect();
            let (from, to) = plot.plot.y;
            assert!(ticks.iter().all(|(height, _)| (from - 1e-9..to + 1e-6).contains(height)));
            ticks.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(ticks(0.0158, 0.2044), "0.01 0.02 0.05 0.1 0.2");
        assert_eq!(ticks(2e-5, 0.2), "10⁻⁵ 10⁻⁴ 0.001 0.01 0.1");
        assert_eq!(ticks(1e-10, 0.2), "10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 0.01");
        assert_eq!(ticks(2.5e8, 7e9), "10⁸ 2·10⁸ 5·10⁸ 10⁹ 2·10⁹ 5·10⁹");
    }

    #[test]
    fn a_loss_that_is_nothing_stands_at_the_lower_edge() {
        let plot = LossPlot::new((480, 400), 1.0, 10, Scale::new(1e-3, 0.2, true));
        let bottom = plot.plot.area()[3] as i32;
        assert_eq!([0.0, -1.0, 1e-9].map(|loss| plot.point(3, loss).1), [bottom; 3]);
        assert_eq!(plot.mark_place(3, f64::NAN).1, plot.plot.area()[1] as i32);
        let (epoch, loss) = plot.numbers(plot.plot.place(7.0, log10(0.05)));
        assert!((epoch - 7.0).abs() < 1e-9 && (loss - 0.05).abs() < 1e-12, "{epoch} {loss}");
    }

    #[test]
    fn the_curve_is_taken_up_a_little_before_its_end() {
        let mut history = History::new(1);
        let measure = Measure { mean_loss: 0.1, right: 1, rows: 1 };
        (0..=500).for_each(|epoch| history.record(epoch, &[0.0], measure, None));
        let plot = LossPlot::new((1072, 400), 1.0, 1000, Scale::Linear { highest: 0.1 });
        assert_eq!(resume(&plot, history.points(), 0, 1.0), (0, 0.0));
        // One epoch to a unit, beginning at 48: the joint at epoch 499, and four units before it.
        assert_eq!(resume(&plot, history.points(), 500, 1.0), (493, 543.0));
        assert_eq!(resume(&plot, history.points(), 2, 1.0), (0, 45.0));
        assert_eq!(resume(&plot, history.points(), 500, 16.0), (478, 528.0));
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
                let plot = LossPlot::new((340, 283), 1.0, 1000, scale);
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
