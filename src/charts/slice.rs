//! The loss along one parameter, the others held where they are: of the selected row and of the mean over all rows, with
//! the slope where the run stands, and the parabola that touches there. Whether the loss is one, one sees.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::forward::{dz_of, loss_of, z_of};
use super::landscape::{name, row, sampled};
use super::mark::Mark;
use super::numerals::length;
use super::pen::Pen;
use super::style::{Colour, Drawn};
use super::{Plot, Theme};
use crate::model::{Activation, Parameters, Penalty, Rule};
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::words;

/// The loss by one parameter p, and its two derivatives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bend {
    /// L.
    pub loss: f64,
    /// ∂L/∂p: the slope.
    pub slope: f64,
    /// ∂²L/∂p²: how it bends, upwards where it is above 0.
    pub curvature: f64,
}

impl Bend {
    /// The height at a distance of the parabola that has all three in common with the loss here.
    pub fn parabola(self, distance: f64) -> f64 {
        self.loss + distance * (self.slope + 0.5 * self.curvature * distance)
    }
}

/// One loss along one parameter: the mean of loss(c + p·u, y) over terms, and what does not change with p.
#[derive(Debug, Clone)]
pub struct Slice {
    rule: Rule,
    /// Of p itself.
    penalty: Penalty,
    /// c, u and y.
    terms: Vec<[f64; 3]>,
    /// What the sum of the terms is divided by.
    rows: f64,
    constant: f64,
}

impl Slice {
    /// The most rows that the mean is over: it is drawn anew in every frame in which anything moves.
    pub const MOST_ROWS: usize = 500;

    /// The mean loss over the rows to train on, or over so many all over them, penalty included.
    pub fn mean(run: &Run, along: usize) -> Self {
        let rows = sampled(run).min(Self::MOST_ROWS);
        let mut slice = Self::empty(run, rows);
        for index in 0..rows {
            let (x, y) = row(run, index, rows);
            slice.add(run.parameters(), along, x, y);
        }
        slice.constant /= slice.rows;
        for (index, weight) in run.parameters().weights().iter().enumerate() {
            if index == along {
                slice.penalty = run.penalty();
            } else {
                slice.constant += run.penalty().loss(&[*weight]);
            }
        }
        slice
    }

    /// The loss of one raw row.
    pub fn of_row(run: &Run, along: usize, selected: usize) -> Self {
        let mut slice = Self::empty(run, 1);
        let (x, y) = run.examples().row(selected);
        slice.add(run.parameters(), along, x, y);
        slice
    }

    fn empty(run: &Run, rows: usize) -> Self {
        let penalty = Penalty::default();
        Self { rule: run.rule(), penalty, terms: Vec::with_capacity(rows), rows: rows as f64, constant: 0.0 }
    }

    fn add(&mut self, parameters: &Parameters, along: usize, x: &[f64], y: &[f64]) {
        let moved = parameters.output_of(along);
        for (output, &y) in y.iter().enumerate() {
            let z = z_of(parameters, output, x);
            if output == moved {
                let u = parameters.input_of(along, x);
                self.terms.push([z - value(parameters, along) * u, u, y]);
            } else {
                self.constant += loss_of(self.rule, z, y);
            }
        }
    }

    /// The loss where the parameter is `p`.
    pub fn loss(&self, p: f64) -> f64 {
        let sum: f64 = self.terms.iter().map(|[c, u, y]| loss_of(self.rule, c + p * u, *y)).sum();
        sum / self.rows + self.constant + self.penalty.loss(&[p])
    }

    /// The same with its derivatives.
    pub fn bend(&self, p: f64) -> Bend {
        let (mut slope, mut curvature) = (0.0, 0.0);
        for &[c, u, y] in &self.terms {
            let z = c + p * u;
            slope += u * dz_of(self.rule, z, y);
            curvature += u * u * self.rule.curvature(z, y);
        }
        Bend {
            loss: self.loss(p),
            slope: slope / self.rows + self.penalty.gradient(p),
            curvature: curvature / self.rows + self.penalty.curvature(),
        }
    }
}

/// The parameter that is sliced along: the one asked for, or the first where the model has no such one.
pub fn along(parameters: &Parameters, asked: usize) -> usize {
    if asked < parameters.values().len() { asked } else { 0 }
}

fn value(parameters: &Parameters, along: usize) -> f64 {
    parameters.values().get(along).copied().unwrap_or(0.0)
}

/// From where to where a parameter is shown: as far to both sides of 0 or, farther away, of where the run has been, as the
/// activation takes to flatten, in round numbers. `before`, where that still does.
pub fn window(run: &Run, along: usize, before: Option<(f64, f64)>) -> (f64, f64) {
    let flat = match run.rule().activation() {
        Activation::Sigmoid => 16.0,
        Activation::Tanh => 8.0,
        Activation::Linear | Activation::Step => 4.0,
    };
    // What is multiplied by large inputs takes smaller steps.
    let (mut largest, rows) = (1.0_f64, sampled(run));
    for index in 0..rows {
        largest = largest.max(run.parameters().input_of(along, row(run, index, rows).0).abs());
    }
    let mut least = flat;
    while least > 1.6 * flat / largest && least > 1e-300 {
        least *= 0.5;
    }
    let here = value(run.parameters(), along);
    let (mut low, mut high) = (here, here);
    for values in run.history().parameters().chunks_exact(run.parameters().values().len()) {
        let value = values.get(along).copied().unwrap_or(here);
        (low, high) = (low.min(value), high.max(value));
    }
    let span = (high - low).min(1e300);
    if let Some((from, to)) = before {
        // Under a hand that moves the parameter, nothing is to jump.
        let rim = (to - from) / if span > 0.0 { 16.0 } else { 64.0 };
        if low >= from + rim && high <= to - rim && to - from <= (8.0 * span).max(2.0 * least) {
            return (from, to);
        }
    }
    let mut width = least;
    while width < 1.6 * span {
        width *= 2.0;
    }
    let (half, step) = (width / 2.0, width / 8.0);
    // Around 0 while that shows all, so that pictures of several parameters are alike.
    let rim = width / 8.0;
    let middle = if low >= rim - half && high <= half - rim { 0.0 } else { (low + high) / 2.0 };
    let middle = (middle / step).round() * step;
    (middle - half, middle + half)
}

/// A picture of two slices over a window of their parameter, as high as the higher one goes.
pub fn plot(size: (u32, u32), unit: f64, x: (f64, f64), slices: &[Slice; 2]) -> Plot {
    let mut highest = 0.0_f64;
    for slice in slices {
        for share in 0..=8 {
            let loss = slice.loss(x.0 + (x.1 - x.0) * f64::from(share) / 8.0);
            highest = highest.max(if loss.is_finite() { loss } else { 0.0 });
        }
    }
    // 0.1 0.2 0.5 1 ….
    let (mut top, mut steps) = (1e-6, [2.0, 2.5, 2.0].into_iter().cycle());
    while top < 0.999 * highest && top < 1e300 {
        top *= steps.next().unwrap_or(2.0);
    }
    Plot::new(size, unit, x, (-0.05 * top, 1.08 * top))
}

/// Draws the axes.
pub fn axes<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    along: usize,
) -> Drawn<DB> {
    plot.named_axes(backend, theme, [&name(run.parameters(), along), "L"])
}

/// What is seen: the slices, and where the run stands on them.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The mean, then the selected row.
    slices: [Slice; 2],
    here: f64,
    has_slope: bool,
    names: [String; 2],
    colours: [Colour; 2],
    mark: Mark,
}

impl Scene {
    /// How many pieces a curve is drawn in.
    const PIECES: i32 = 160;

    /// That of a run and its selected row.
    pub fn new(run: &Run, theme: &Theme, locale: &Locale, along: usize, selected: usize) -> Self {
        let raw = run.examples().raw();
        let own = words::inputs(raw, selected);
        let own = if length(&own) <= 10 { own } else { locale.say(Message::SelectedName) };
        Self {
            slices: [Slice::mean(run, along), Slice::of_row(run, along, selected)],
            here: value(run.parameters(), along),
            has_slope: run.rule().activation() != Activation::Step,
            names: [locale.say(Message::MeanName), own],
            colours: [theme.error, theme.class(raw.class(selected))],
            mark: Mark {
                class: raw.class(selected),
                is_right: run.is_right(selected),
                is_held_out: run.examples().is_held_out(selected),
                radius: 6.0,
            },
        }
    }

    /// Its slices: the mean, then the selected row.
    pub fn slices(&self) -> &[Slice; 2] {
        &self.slices
    }

    /// Draws the parabolas that touch, thin, and the curves over them with their names.
    pub fn curves<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        plot: &Plot,
        theme: &Theme,
        locale: &Locale,
    ) -> Drawn<DB> {
        let mut pen = Pen::new(backend, plot, theme);
        if self.has_slope {
            for (slice, colour) in self.slices.iter().zip(self.colours).rev() {
                self.parabola(&mut pen, slice.bend(self.here), colour.towards(theme.surface, 0.25));
            }
        }
        // Steps are upright.
        let pieces = if self.has_slope { Self::PIECES } else { 4 * Self::PIECES };
        for (slice, (colour, width)) in self.slices.iter().zip(self.colours.into_iter().zip([2.5, 2.0])).rev()
        {
            let points = (0..=pieces).map(|piece| {
                let p = plot.x.0 + (plot.x.1 - plot.x.0) * f64::from(piece) / f64::from(pieces);
                let loss = slice.loss(p).max(plot.y.0).min(plot.y.1);
                plot.point(p, loss)
            });
            pen.path(&mut { points }, colour, width);
        }
        self.name(&mut pen, locale);
        pen.done()
    }

    /// Draws a parabola within the picture, in dashes of equal length to the eye.
    fn parabola<DB: DrawingBackend>(&self, pen: &mut Pen<DB>, bend: Bend, colour: Colour) {
        let plot = pen.plot;
        let [left, top, right, bottom] = plot.area();
        let (dash, step) = (plot.css(4.0), plot.css(1.0));
        // Backend units up to one across, for each of the slope.
        let steepness = (bottom - top) / (plot.y.1 - plot.y.0) * (plot.x.1 - plot.x.0) / (right - left);
        let (mut x, mut way, mut points) = (left, 0.0, Vec::new());
        while x <= right {
            let distance = plot.numbers((x, 0.0)).0 - self.here;
            let y = plot.place(0.0, bend.parabola(distance)).1;
            let slope = steepness * (bend.slope + bend.curvature * distance);
            let is_within = y >= top && y <= bottom;
            let is_drawn = is_within && way % (1.75 * dash) < dash;
            if is_drawn {
                points.push((x.round() as i32, y.round() as i32));
            }
            if !is_drawn || x + step > right {
                if points.len() > 1 {
                    pen.path(&mut points.iter().copied(), colour, 1.0);
                }
                points.clear();
            }
            // Of a steep one so many steps more, within reason.
            let fine = if is_within { (1.0 + slope * slope).sqrt().min(100.0) } else { 1.0 };
            x += step / fine;
            way += step;
        }
    }

    /// Names the curves, with their slopes where the run stands, where they are farthest apart: near the left or the right
    /// edge.
    fn name<DB: DrawingBackend>(&self, pen: &mut Pen<DB>, locale: &Locale) {
        let plot = pen.plot;
        let [left, top, right, bottom] = plot.area();
        let (gap, line) = (plot.css(8.0), plot.css(9.0));
        let places = [left + gap, right - gap].map(|x| {
            let p = plot.numbers((x, 0.0)).0;
            [0, 1].map(|index| plot.place(p, self.slices[index].loss(p)).1.max(top).min(bottom))
        });
        let apart = places.map(|[one, other]| (one - other).abs());
        // On the side with more room, unless they are too close to each other there.
        let here = plot.place(self.here, 0.0).0;
        let has_room = right - here > here - left;
        let is_right =
            if apart[usize::from(has_room)] > 3.0 * line { has_room } else { apart[1] >= apart[0] };
        let [mean, own] = places[usize::from(is_right)];
        let (x, side) = if is_right { (right - gap, HPos::Right) } else { (left + gap, HPos::Left) };
        // The upper one above its curve, the lower one above its own too where there is room between, else below.
        let is_roomy = (mean - own).abs() > 2.4 * line;
        let upper = usize::from(own < mean);
        for (index, y) in [mean, own].into_iter().enumerate() {
            let is_above = index == upper || is_roomy;
            let y = if is_above { y - line } else { y + line };
            let y = y.max(top + line).min(bottom - line);
            let at = (x.round() as i32, y.round() as i32);
            let slope = self.slices[index].bend(self.here).slope;
            let slope = if self.has_slope {
                locale.say(Message::AndSlope { slope: &locale.fixed(slope, 4) })
            } else {
                String::new()
            };
            let mut text = [&*self.names[index], &slope].concat();
            // Where there is no room for it beside the marks, it is left to the words.
            let end = plot.css(7.5 * length(&text) as f64 + 18.0);
            let is_clear = if is_right { right - end > here } else { left + end < here };
            if !is_clear {
                text.clone_from(&self.names[index]);
            }
            pen.text(at, (side, VPos::Center), &text, self.colours[index]);
        }
    }

    /// Draws where the run stands: a hair, and on each curve a mark with a piece of the tangent.
    pub fn marks<DB: DrawingBackend>(&self, backend: &mut DB, plot: &Plot, theme: &Theme) -> Drawn<DB> {
        let mut pen = Pen::new(backend, plot, theme);
        let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
        let bends = [0, 1].map(|index| self.slices[index].bend(self.here));
        let x = plot.point(self.here, 0.0).0;
        if !(left..=right).contains(&x) {
            return pen.done();
        }
        pen.line((x, top), (x, bottom), theme.surface.towards(theme.ink, 0.4), 1.0);
        let place = |index: usize| {
            let bend: Bend = bends[index];
            plot.point(self.here, bend.loss.max(plot.y.0).min(plot.y.1))
        };
        let at = [place(0), place(1)];
        if self.has_slope {
            for (bend, at) in bends.into_iter().zip(at).rev() {
                tangent(&mut pen, bend.slope, at);
            }
        }
        self.mark.draw(&mut pen, at[1]);
        pen.disc(at[0], 6.5, theme.surface);
        pen.disc(at[0], 5.0, theme.error);
        pen.done()
    }
}

/// A piece of the tangent through a point, so long to the eye, within the picture.
fn tangent<DB: DrawingBackend>(pen: &mut Pen<DB>, slope: f64, at: BackendCoord) {
    let plot = pen.plot;
    let (here, beside) = (plot.place(0.0, 0.0), plot.place(1.0, slope));
    let (across, up) = (beside.0 - here.0, here.1 - beside.1);
    let stretch = plot.css(44.0) / (across * across + up * up).sqrt();
    if !stretch.is_finite() {
        return;
    }
    let (across, up) = (stretch * across, stretch * up);
    let [left, top, right, bottom] = plot.area();
    let end = |sign: f64| {
        let (x, y) = (f64::from(at.0) + sign * across, f64::from(at.1) - sign * up);
        (x.max(left).min(right).round() as i32, y.max(top).min(bottom).round() as i32)
    };
    pen.line(end(-1.0), end(1.0), pen.theme.ink, 2.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Iris;
    use crate::model::{Loss, Norm};
    use crate::train::{Settings, Source, at};

    fn and(epoch: u32) -> Run {
        at(epoch, Settings { eta: 0.1, ..Settings::default() })
    }

    fn runs() -> Vec<Run> {
        let penalty = Penalty { norm: Norm::L2, rate: 0.1 };
        let iris = Settings { source: Source::Iris(Iris::default()), penalty, ..Settings::default() };
        let activation = |activation| Settings { activation, eta: 0.1, ..Settings::default() };
        vec![
            and(0),
            and(300),
            at(5, Settings { loss: Loss::CrossEntropy, ..iris.clone() }),
            at(5, iris),
            at(20, activation(Activation::Tanh)),
            at(20, activation(Activation::Linear)),
        ]
    }

    #[test]
    fn where_the_run_stands_it_is_the_runs_own_loss() {
        for run in runs() {
            for (index, &value) in run.parameters().values().iter().enumerate() {
                let mean = Slice::mean(&run, index).loss(value);
                let own = run.measure().mean_loss + run.penalty_loss();
                assert!((mean - own).abs() < 1e-12, "{mean} {own}");
                let (x, y) = run.examples().row(2);
                let row: f64 = run.parameters().zs(x).zip(y).map(|(z, &y)| run.rule().loss(z, y)).sum();
                assert!((Slice::of_row(&run, index, 2).loss(value) - row).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_slope_is_the_gradient() {
        for run in runs() {
            for (index, slope) in crate::train::gradient(&run).into_iter().enumerate() {
                let own = Slice::mean(&run, index).bend(run.parameters().values()[index]).slope;
                assert!((own - slope).abs() < 1e-12, "{own} {slope}");
            }
        }
    }

    /// Finite differences judge every derivative.
    #[test]
    fn slope_and_curvature_agree_with_finite_differences() {
        for run in runs() {
            for along in 0..run.parameters().values().len() {
                for slice in [Slice::mean(&run, along), Slice::of_row(&run, along, 3)] {
                    for p in [-3.0, -0.2, 0.4, 2.0] {
                        let (h, bend) = (1e-4, slice.bend(p));
                        let [below, above] = [slice.loss(p - h), slice.loss(p + h)];
                        let scale = 1.0 + bend.loss;
                        assert!((bend.slope - (above - below) / (2.0 * h)).abs() < 1e-6 * scale);
                        let second = (above - 2.0 * bend.loss + below) / (h * h);
                        assert!((bend.curvature - second).abs() < 1e-5 * scale, "{bend:?} {second}");
                    }
                }
            }
        }
    }

    #[test]
    fn only_without_a_sigmoid_is_it_a_parabola() {
        let apart = |run: &Run| {
            let (slice, here) = (Slice::mean(run, 0), run.parameters().values()[0]);
            let bend = slice.bend(here);
            (slice.loss(here + 6.0) - bend.parabola(6.0)).abs()
        };
        let linear = Settings { activation: Activation::Linear, eta: 0.1, ..Settings::default() };
        assert!(apart(&at(50, linear)) < 1e-12);
        assert!(apart(&and(50)) > 0.1);
    }

    #[test]
    fn the_window_stays_while_it_can() {
        let run = and(1000);
        assert_eq!(window(&run, 0, None), (-8.0, 8.0));
        assert_eq!(window(&run, 2, Some((-8.0, 8.0))), (-8.0, 8.0));
        let weights = |w: f64| Settings { weights: Some(vec![w, 0.0, 0.0]), ..Settings::default() };
        assert_eq!(window(&at(0, weights(7.7)), 0, Some((-8.0, 8.0))), (-8.0, 8.0), "in the hand");
        assert_eq!(window(&at(0, weights(40.0)), 0, None), (32.0, 48.0));
        let iris = Settings {
            source: Source::Iris(Iris::default()),
            standardise: Some(false),
            ..Settings::default()
        };
        let (from, to) = window(&at(0, iris), 0, None);
        assert_eq!((from, to), (-1.0, 1.0), "lengths of 8 cm take smaller steps");
    }

    #[test]
    fn a_parameter_that_is_not_there_is_the_first() {
        assert_eq!([0, 2, 3].map(|asked| along(and(0).parameters(), asked)), [0, 2, 0]);
    }
}
