//! The loss along one parameter, the others held where they are: of the selected row and of the mean over all rows, with
//! the slope where the run stands, and the parabola that touches there. It shows whether the loss is a parabola itself.

use plotters::element::DashedPathElement;
use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use super::along;
use crate::panels::landscape::{name, row, sampled};
use crate::panels::picture::{Picture, Scene};
use crate::model::{Parameters, Penalty, Rule};
use crate::order::ordered;
use crate::plot::{Colour, Drawn, Extent, Kind, Layer, Mark, Pen, Plot, Theme};
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::words;

/// The loss along one parameter on three layers: the axes, the curves, and where the run stands on them.
#[derive(Default)]
pub struct SlicePicture {
    extent: Option<Extent>,
    /// The parameter and the chart drawn last, and whether the axes on the layer are of them.
    drawn: Option<(usize, Plot)>,
    has_axes: bool,
    /// What the curves on the layer show.
    look: Option<Look>,
}

/// All that the curves depend on.
struct Look {
    parameters: Vec<f64>,
    selected: usize,
    penalty: Penalty,
    is_right: bool,
}

impl Look {
    fn of(run: &Run, selected: usize) -> Self {
        Self {
            parameters: run.parameters().values().to_vec(),
            selected,
            penalty: run.penalty(),
            is_right: run.is_right(selected),
        }
    }

    fn holds(&self, run: &Run, selected: usize) -> bool {
        self.parameters == run.parameters().values()
            && (self.selected, self.penalty) == (selected, run.penalty())
            && self.is_right == run.is_right(selected)
    }
}

impl Picture for SlicePicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Still, Kind::Moving, Kind::Moving]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.extent = Some(extent);
        // The window stays where it was: only its picture is larger.
        self.drawn = self.drawn.take().map(|(along, plot)| (along, Plot::new(extent, plot.x(), plot.y())));
        self.forget(scene);
    }

    fn forget(&mut self, _: &Scene<'_>) {
        (self.has_axes, self.look) = (false, None);
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, view, selected, theme, locale, .. } = scene;
        let (Some(extent), [axes, curves, marks]) = (self.extent, layers) else { return Ok(false) };
        if self.look.as_ref().is_some_and(|look| look.holds(run, selected)) {
            return Ok(false);
        }
        let along = along(run.parameters(), view.along);
        let before = self.drawn.as_ref().filter(|(known, _)| *known == along).map(|(_, plot)| plot.x());
        let slices = Slices::new(run, theme, locale, along, selected);
        let drawn = (along, slices.plot(extent, window(run, along, before)));
        let plot = &drawn.1;
        if !self.has_axes || self.drawn.as_ref() != Some(&drawn) {
            axes.clear();
            plot.draw_named_axes(axes, theme, [&name(run.parameters(), along), "L"])?;
        }
        curves.clear();
        slices.draw_curves(curves, plot, theme, locale)?;
        marks.clear();
        slices.draw_marks(marks, plot, theme)?;
        (self.drawn, self.has_axes, self.look) = (Some(drawn), true, Some(Look::of(run, selected)));
        Ok(false)
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.drawn.as_ref().map_or((0.0, 0.0), |(_, plot)| {
            let ((x, y), (from, to)) = (plot.numbers(place), plot.x());
            (x.clamp(from, to), y)
        })
    }
}

/// The loss at one value of the parameter p, and its first two derivatives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bend {
    /// L.
    pub loss: f64,
    /// ∂L/∂p: the slope.
    pub slope: f64,
    /// ∂²L/∂p²: the curvature, above 0 where the curve bends upwards.
    pub curvature: f64,
}

impl Bend {
    /// The height, at a distance from here along p, of the parabola with the same loss, slope and curvature here.
    pub fn parabola(self, distance: f64) -> f64 {
        self.loss + distance * (self.slope + 0.5 * self.curvature * distance)
    }

    /// The distances at which that parabola has this height; not finite where there is no such.
    fn crossings(self, height: f64) -> [f64; 2] {
        let (a, b, c) = (0.5 * self.curvature, self.slope, self.loss - height);
        // Both solutions of a·d² + b·d + c = 0 from the one that loses no digits.
        let q = -0.5 * (b + (b * b - 4.0 * a * c).sqrt().copysign(b));
        [q / a, c / q]
    }
}

/// A loss as a function of one parameter p: the mean of the terms loss(c + p·u, y), the penalty on p, and what does not change
/// with p.
#[derive(Debug, Clone)]
pub struct Slice {
    rule: Rule,
    /// The penalty on p itself.
    penalty: Penalty,
    /// c, u and y.
    terms: Vec<[f64; 3]>,
    /// How many rows the terms are of: what their sum is divided by.
    rows: f64,
    constant: f64,
}

impl Slice {
    /// The most rows that the mean is taken over: it is drawn anew in every frame in which a parameter moves.
    pub const MOST_ROWS: usize = 500;

    /// The mean loss over the rows to train on, penalty included. Of very many rows it is over some, spread over all of them.
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
            let z = parameters.z(output, x);
            if output == moved {
                let u = parameters.input_of(along, x);
                self.terms.push([z - value(parameters, along) * u, u, y]);
            } else {
                self.constant += self.rule.loss(z, y);
            }
        }
    }

    /// The loss where the parameter is `p`.
    pub fn loss(&self, p: f64) -> f64 {
        let sum: f64 = self.terms.iter().map(|[c, u, y]| self.rule.loss(c + p * u, *y)).sum();
        sum / self.rows + self.constant + self.penalty.loss(&[p])
    }

    /// The loss where the parameter is `p`, with its derivatives.
    pub fn bend(&self, p: f64) -> Bend {
        let (mut slope, mut curvature) = (0.0, 0.0);
        for &[c, u, y] in &self.terms {
            let z = c + p * u;
            slope += u * self.rule.dz(z, y);
            curvature += u * u * self.rule.curvature(z, y);
        }
        Bend {
            loss: self.loss(p),
            slope: slope / self.rows + self.penalty.gradient(p),
            curvature: curvature / self.rows + self.penalty.curvature(),
        }
    }
}

fn value(parameters: &Parameters, along: usize) -> f64 {
    parameters.values().get(along).copied().unwrap_or(0.0)
}

/// The range in which a parameter is shown: so wide that the activation flattens towards both ends, with 0 in the middle or, where
/// the run has been far from 0, the middle of where it has been. In round numbers; `before`, while that one still does.
pub fn window(run: &Run, along: usize, before: Option<(f64, f64)>) -> (f64, f64) {
    // 4, 8, 16, …: at least as wide as the activation's own picture.
    let mut flat = 4.0;
    while flat < 2.0 * run.rule().activation().properties().reach {
        flat *= 2.0;
    }
    // A weight of a large input takes smaller steps.
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

/// The slices of a run and its selected row, and where the run stands on them.
struct Slices {
    /// The mean, then the selected row.
    slices: [Slice; 2],
    /// The parameter's present value.
    here: f64,
    /// Whether the loss has slopes: of a step it has none.
    has_slope: bool,
    names: [String; 2],
    colours: [Colour; 2],
    /// The selected row's.
    mark: Mark,
}

impl Slices {
    /// How many pieces a curve is drawn in.
    const PIECES: u32 = 160;

    fn new(run: &Run, theme: &Theme, locale: &Locale, along: usize, selected: usize) -> Self {
        let raw = run.examples().raw();
        let own = words::inputs(raw, selected);
        let own = if own.chars().count() <= 10 { own } else { locale.say(Message::SelectedName) };
        Self {
            slices: [Slice::mean(run, along), Slice::of_row(run, along, selected)],
            here: value(run.parameters(), along),
            has_slope: run.rule().activation().has_slope(),
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

    /// The chart over a range of the parameter, as high as the higher slice goes.
    fn plot(&self, extent: Extent, x: (f64, f64)) -> Plot {
        let mut highest = 0.0_f64;
        for slice in &self.slices {
            for loss in points(x, 8).map(|p| slice.loss(p)).filter(|loss| loss.is_finite()) {
                highest = highest.max(loss);
            }
        }
        // 0.1, 0.2, 0.5, 1 and so on.
        let (mut top, mut steps) = (1e-6, [2.0, 2.5, 2.0].into_iter().cycle());
        while top < 0.999 * highest && top < 1e300 {
            top *= steps.next().unwrap_or(2.0);
        }
        Plot::new(extent, x, (-0.05 * top, 1.08 * top))
    }

    /// Draws the parabolas that touch, thin and in dashes, and over them the curves with their names.
    fn draw_curves(&self, layer: &Layer<'_>, plot: &Plot, theme: &Theme, locale: &Locale) -> Drawn {
        let mut pen = Pen::new(layer, plot, theme);
        if self.has_slope {
            for (slice, colour) in self.slices.iter().zip(self.colours).rev() {
                self.draw_parabola(&mut pen, slice.bend(self.here), colour.towards(theme.surface, 0.25));
            }
        }
        // More for steps, so that they look upright.
        let pieces = if self.has_slope { Self::PIECES } else { 4 * Self::PIECES };
        let (low, high) = plot.y();
        for (slice, (colour, width)) in self.slices.iter().zip(self.colours.into_iter().zip([2.5, 2.0])).rev()
        {
            let mut curve = points(plot.x(), pieces).map(|p| (p, slice.loss(p).max(low).min(high)));
            pen.curve(&mut curve, colour, width);
        }
        self.draw_names(&mut pen, locale);
        pen.done()
    }

    /// Draws a parabola in dashes, as far as it lies within the chart.
    fn draw_parabola(&self, pen: &mut Pen<'_, '_>, bend: Bend, colour: Colour) {
        let plot = pen.plot;
        let ((from, to), (low, high)) = (plot.x(), plot.y());
        let height = |p: f64| bend.parabola(p - self.here);
        // Between these it lies within the chart from end to end, or not at all.
        let mut ends = vec![from, to];
        let crossings = [low, high].into_iter().flat_map(|height| bend.crossings(height));
        ends.extend(crossings.map(|distance| self.here + distance).filter(|p| *p > from && *p < to));
        let order = ordered(ends.len(), &|one, other| ends[one].total_cmp(&ends[other]));
        for pair in order.windows(2).map(|pair| [ends[pair[0]], ends[pair[1]]]) {
            if !(low..=high).contains(&height(0.5 * (pair[0] + pair[1]))) {
                continue;
            }
            let path: Vec<BackendCoord> =
                points((pair[0], pair[1]), Self::PIECES).map(|p| plot.point(p, height(p))).collect();
            let [dash, gap] = [4.0, 3.0].map(|pixels| plot.whole(pixels) as i32);
            pen.draw(DashedPathElement::new(path, dash, gap, colour.line(plot.extent().stroke(1.0))));
        }
    }

    /// Names the curves, with their slopes where the run stands: near the left or the right edge, wherever there is more room
    /// between them.
    fn draw_names(&self, pen: &mut Pen<'_, '_>, locale: &Locale) {
        let plot = pen.plot;
        let [left, top, right, bottom] = plot.area();
        // Half a line of text.
        let (gap, line) = (plot.css(8.0), plot.css(9.0));
        let places = [left + gap, right - gap].map(|x| {
            let p = plot.numbers((x, 0.0)).0;
            [0, 1].map(|index| plot.place(p, self.slices[index].loss(p)).1.max(top).min(bottom))
        });
        let apart = places.map(|[one, other]| (one - other).abs());
        // On the side with more room beside the marks, unless the curves are too close to each other there.
        let here = plot.place(self.here, 0.0).0;
        let has_room = right - here > here - left;
        let is_right =
            if apart[usize::from(has_room)] > 3.0 * line { has_room } else { apart[1] >= apart[0] };
        let [mean, own] = places[usize::from(is_right)];
        let (x, side) = if is_right { (right - gap, HPos::Right) } else { (left + gap, HPos::Left) };
        // Each above its own curve, where there is room up to the edge and between the two: else below.
        let between = (mean - own).abs();
        let has_upper_room = mean.min(own) - 1.7 * line >= top || between <= 2.4 * line;
        let has_lower_room = between > if has_upper_room { 2.4 * line } else { 4.2 * line };
        let upper = usize::from(own < mean);
        for (index, y) in [mean, own].into_iter().enumerate() {
            let is_above = if index == upper { has_upper_room } else { has_lower_room };
            let y = if is_above { y - line } else { y + line };
            let y = y.max(top + line).min(bottom - line);
            let at = (x.round() as i32, y.round() as i32);
            let mut text = self.names[index].clone();
            if self.has_slope {
                let slope = self.slices[index].bend(self.here).slope;
                let with_slope =
                    text.clone() + &locale.say(Message::AndSlope { slope: &locale.fixed(slope, 4) });
                // Where there is no room for the slope beside the marks, it is left to the words below the picture.
                let end = plot.css(7.5 * with_slope.chars().count() as f64 + 18.0);
                let is_clear = if is_right { right - end > here } else { left + end < here };
                if is_clear {
                    text = with_slope;
                }
            }
            pen.text(at, (side, VPos::Center), &text, self.colours[index]);
        }
    }

    /// Draws where the run stands: an upright line, and on each curve a mark with a piece of the tangent.
    fn draw_marks(&self, layer: &Layer<'_>, plot: &Plot, theme: &Theme) -> Drawn {
        let mut pen = Pen::new(layer, plot, theme);
        let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
        let bends = [0, 1].map(|index| self.slices[index].bend(self.here));
        let x = plot.point(self.here, 0.0).0;
        if !(left..=right).contains(&x) {
            return pen.done();
        }
        pen.line((x, top), (x, bottom), theme.surface.towards(theme.ink, 0.4), 1.0);
        let (low, high) = plot.y();
        let at = bends.map(|bend| plot.point(self.here, bend.loss.max(low).min(high)));
        if self.has_slope {
            for (bend, at) in bends.into_iter().zip(at).rev() {
                draw_tangent(&mut pen, bend.slope, at);
            }
        }
        pen.mark(self.mark, at[1]);
        pen.disc(at[0], 6.5, theme.surface);
        pen.disc(at[0], 5.0, theme.error);
        pen.done()
    }
}

/// The ends of so many equal pieces of a range.
fn points((from, to): (f64, f64), pieces: u32) -> impl Iterator<Item = f64> {
    (0..=pieces).map(move |piece| from + (to - from) * f64::from(piece) / f64::from(pieces))
}

/// Draws a piece of the tangent through a point, as far as it lies within the chart: the same length in the picture whatever its
/// slope.
fn draw_tangent(pen: &mut Pen<'_, '_>, slope: f64, at: BackendCoord) {
    let plot = pen.plot;
    let (right, up) = plot.units_per_one();
    let (across, up) = (right, slope * up);
    let stretch = plot.css(44.0) / across.hypot(up);
    if !stretch.is_finite() {
        return;
    }
    let (across, up) = (stretch * across, stretch * up);
    let [left, top, right, bottom] = plot.area();
    let end = |sign: f64| {
        let (x, y) = (f64::from(at.0) + sign * across, f64::from(at.1) - sign * up);
        (x.clamp(left, right).round() as i32, y.clamp(top, bottom).round() as i32)
    };
    // Through the point, so that it stays on it: a line with two ends would be moved to whole pixels where it is level.
    pen.path(&mut [end(-1.0), at, end(1.0)].into_iter(), pen.theme.ink, 2.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Iris;
    use crate::model::Activation;
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
    fn a_parabola_crosses_a_height_where_it_has_it() {
        let bend = |loss, slope, curvature| Bend { loss, slope, curvature };
        for bend in [bend(0.1, 0.3, 0.2), bend(0.1, -0.3, 1e-5), bend(0.1, -0.3, -0.5), bend(0.1, 0.0, 0.7)] {
            for distance in bend.crossings(0.12) {
                assert!((bend.parabola(distance) - 0.12).abs() < 1e-9, "{bend:?} at {distance}");
            }
        }
        let straight = bend(0.1, 0.5, 0.0).crossings(0.2);
        assert_eq!(straight.map(f64::is_finite), [false, true]);
        assert!((straight[1] - 0.2).abs() < 1e-12);
        let above = [bend(0.1, 0.0, 0.7).crossings(0.05), bend(0.1, 0.0, 0.0).crossings(0.05)];
        assert!(above.into_iter().flatten().all(|distance| !distance.is_finite()));
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
