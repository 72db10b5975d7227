//! The model as a diagram: inputs, weights as edges, bias, sum, activation, output, with the selected row's numbers.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::forward::{out_of, z_of};
use super::numerals::{decade, length};
use super::pen::Pen;
use super::style::{Colour, Drawn};
use super::{Plot, Theme};
use crate::language::{self, filled};
use crate::number;
use crate::train::Run;

/// Where everything stands: inputs on the left, one below the other, and the neurons on the right.
///
/// Where there is little room, names give way first, then numbers, then the weaker edges.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    plot: Plot,
    inputs: usize,
    outputs: usize,
    /// All that follows in CSS pixels. From the top of the first input and neuron to the bottom of the last.
    top: f64,
    bottom: f64,
    /// The middle of the inputs' dots, of the sums and of the activations, and where the numbers of the outputs begin.
    dots: f64,
    sums: f64,
    activations: f64,
    outs: f64,
    /// Where the inputs' names begin.
    left: f64,
    /// Where the classes' names begin, of neurons with a line each; and where all ends.
    classes: Option<f64>,
    right: f64,
    /// Whether each edge has its number.
    has_numbers: bool,
}

/// How an edge of this weight is drawn: the width in CSS pixels grows by steps.
const STEPS: [(f64, f64); 7] =
    [(0.1, 1.0), (0.5, 1.5), (1.0, 2.25), (2.0, 3.0), (4.0, 4.0), (8.0, 5.0), (f64::INFINITY, 6.0)];

impl Network {
    /// The most edges that have their numbers.
    const MOST_NUMBERS: usize = 12;
    /// The most edges drawn: of more, the strongest.
    const MOST_EDGES: usize = 120;
    const LINE: f64 = 17.0;

    /// The diagram of a run's model.
    pub fn new(size: (u32, u32), unit: f64, run: &Run) -> Self {
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        let plot = Plot::new(size, unit, (0.0, 1.0), (0.0, 1.0));
        let longest = run.examples().prepared().input_names().iter().map(|name| length(name)).max();
        let longest = longest.unwrap_or(0);
        let [width, height] = [size.0, size.1].map(|edge| f64::from(edge) / unit);
        let wide = width.min(640.0);
        let (left, right) = ((width - wide) / 2.0 + 8.0, (width + wide) / 2.0 - 8.0);
        let mut network = Self {
            plot,
            inputs,
            outputs,
            top: 6.0,
            bottom: height - 6.0,
            dots: left + (7.0 * longest as f64).max(50.0).min(0.23 * wide).min(110.0) + 12.0,
            sums: 0.0,
            activations: 0.0,
            outs: 0.0,
            left,
            classes: None,
            right,
            has_numbers: false,
        };
        if !network.has_long_inputs() || !network.is_tall() {
            network.top += 22.0;
        }
        let gap = 12.0 + 0.04 * (wide - 340.0).max(0.0);
        if network.is_tall() {
            network.outs = right - 76.0;
        } else {
            network.classes = (wide >= 440.0 && outputs > 1).then_some(right - 72.0);
            network.outs = network.classes.unwrap_or(right) - 70.0;
        }
        network.activations = network.outs - gap - network.box_side() / 2.0;
        network.sums = network.activations - network.box_side() / 2.0 - 1.5 * gap - network.radius();
        let apart = (1.0 - network.share(outputs - 1)) * network.input_height();
        network.has_numbers = inputs * outputs <= Self::MOST_NUMBERS
            && network.sums - network.radius() - network.dots >= 50.0 * outputs as f64
            && apart >= Self::LINE;
        network
    }

    /// The same picture in units so many times finer.
    pub fn finer(&self, times: u32) -> Self {
        Self { plot: self.plot.finer(times), ..*self }
    }

    /// Whether there is room for a diagram at all.
    pub fn has_room(&self) -> bool {
        self.plot.has_room() && self.sums > self.dots + 24.0
    }

    fn input_height(&self) -> f64 {
        (self.bottom - self.top) / self.inputs as f64
    }

    fn output_height(&self) -> f64 {
        (self.bottom - self.top) / self.outputs as f64
    }

    /// Whether an input has a line for its name and one for its number.
    fn has_two_lines(&self) -> bool {
        self.input_height() >= 2.2 * Self::LINE
    }

    /// Whether an input has its name and its number.
    fn has_long_inputs(&self) -> bool {
        self.input_height() >= Self::LINE
    }

    /// Whether a neuron has several lines for its numbers.
    fn is_tall(&self) -> bool {
        self.output_height() >= 88.0
    }

    /// Of the circle that is a sum.
    fn radius(&self) -> f64 {
        if self.is_tall() { 16.0 } else { (0.4 * self.output_height()).min(10.0) }
    }

    /// Of the box that is an activation.
    fn box_side(&self) -> f64 {
        2.0 * self.radius()
    }

    fn input_y(&self, input: usize) -> f64 {
        self.top + (input as f64 + 0.5) * self.input_height()
    }

    fn output_y(&self, output: usize) -> f64 {
        self.top + (output as f64 + 0.5) * self.output_height()
    }

    /// How far along its edges the numbers of a neuron's weights stand: another place for each, or they would meet.
    fn share(&self, output: usize) -> f64 {
        if self.outputs == 1 { 0.42 } else { 0.09 + 0.82 * (output as f64 + 0.5) / self.outputs as f64 }
    }

    fn at(&self, x: f64, y: f64) -> BackendCoord {
        (self.plot.css(x).round() as i32, self.plot.css(y).round() as i32)
    }

    /// A line of text.
    #[inline(never)]
    fn text<DB: DrawingBackend>(
        &self,
        pen: &mut Pen<DB>,
        (x, y, across): (f64, f64, HPos),
        text: &str,
        colour: Colour,
    ) {
        pen.text(self.at(x, y), (across, VPos::Center), text, colour);
    }

    /// A number after its name.
    #[inline(never)]
    fn named<DB: DrawingBackend>(
        &self,
        pen: &mut Pen<DB>,
        (x, y): (f64, f64),
        (name, number): (&str, &str),
        colour: Colour,
    ) {
        self.text(pen, (x, y, HPos::Left), &[name, number].concat(), colour);
    }

    /// How strong a weight must be to be drawn, so that not too many are.
    fn least(&self, weights: &[f64]) -> f64 {
        const BINS: usize = 64;
        if weights.len() <= Self::MOST_EDGES {
            return 0.0;
        }
        let strongest = weights.iter().fold(0.0, |strongest: f64, weight| strongest.max(weight.abs()));
        let bin = |weight: f64| ((weight.abs() / strongest * BINS as f64) as usize).min(BINS - 1);
        let mut counts = [0; BINS];
        weights.iter().for_each(|&weight| counts[bin(weight)] += 1);
        let (mut least, mut count) = (BINS, 0);
        while least == BINS || (least > 0 && count + counts[least - 1] <= Self::MOST_EDGES) {
            least -= 1;
            count += counts[least];
        }
        least as f64 / BINS as f64 * strongest
    }

    /// Tells pictures of the edges apart that look different.
    pub fn edges_look(&self, run: &Run) -> u64 {
        let (mut look, least) = (Look::default(), self.least(run.parameters().weights()));
        for &weight in run.parameters().weights() {
            look.take(if self.has_numbers {
                hundredths(weight)
            } else if weight.abs() < least {
                -1
            } else {
                2 * step(weight) as i64 + i64::from(weight < 0.0)
            });
        }
        look.0
    }

    /// Draws the weights as edges, wider for larger ones and dashed for negative ones, with their numbers where there is room.
    pub fn edges<DB: DrawingBackend>(&self, backend: &mut DB, theme: &Theme, run: &Run) -> Drawn<DB> {
        let weights = run.parameters().weights();
        let (least, mut count) = (self.least(weights), 0);
        let is_dense = weights.len() > 40;
        let mut pen = Pen::new(backend, &self.plot, theme);
        for (index, &weight) in weights.iter().enumerate() {
            if weight.abs() < least {
                continue;
            }
            count += 1;
            let [from, to] = self.edge(index);
            let width = STEPS[step(weight)].1 * if is_dense { 0.6 } else { 1.0 };
            let faint = if is_dense { 0.4 } else { 0.0 };
            let colour = theme.parameter().towards(theme.surface, faint);
            let (from, to) = (self.at(from.0, from.1), self.at(to.0, to.1));
            if weight < 0.0 {
                let dash = if is_dense { [9.0, 6.0] } else { [5.0 + width, 3.0 + 0.7 * width] };
                pen.dashed([from, to], dash, colour, width);
            } else {
                pen.line(from, to, colour, width);
            }
        }
        if count < weights.len() {
            let [drawn, all] = [count, weights.len()].map(|count| number::grouped(count as u64));
            let text = filled(language::STRONGEST, &[&drawn, &all]);
            let place = ((self.dots + self.outs) / 2.0, 14.0, HPos::Center);
            self.text(&mut pen, place, &text, theme.parameter());
        }
        for (index, &weight) in weights.iter().enumerate().filter(|_| self.has_numbers) {
            let [from, to] = self.edge(index);
            let share = self.share(index / self.inputs);
            let (x, y) = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
            let text = shown(weight);
            let half = 3.7 * length(&text) as f64 + 1.0;
            pen.polygon(&self.rectangle(x, y, half, 8.5), theme.surface);
            self.text(&mut pen, (x, y, HPos::Center), &text, theme.parameter());
        }
        pen.done()
    }

    /// The corners of a rectangle around a place, so far to each side.
    fn rectangle(&self, x: f64, y: f64, across: f64, down: f64) -> [BackendCoord; 4] {
        [(-across, -down), (across, -down), (across, down), (-across, down)]
            .map(|(right, under)| self.at(x + right, y + under))
    }

    /// From an input's dot to the rim of a sum, in CSS pixels.
    fn edge(&self, index: usize) -> [(f64, f64); 2] {
        let (output, input) = (index / self.inputs, index % self.inputs);
        let from = (self.dots + 5.0, self.input_y(input));
        let (across, down) = (self.sums - from.0, self.output_y(output) - from.1);
        let share = 1.0 - self.radius() / (across * across + down * down).sqrt();
        [from, (from.0 + share * across, from.1 + share * down)]
    }

    /// Draws what never changes: the inputs' dots and names, sums, activations with their curves, and what lies between.
    pub fn nodes<DB: DrawingBackend>(&self, backend: &mut DB, theme: &Theme, run: &Run) -> Drawn<DB> {
        let dataset = run.examples().prepared();
        let mut pen = Pen::new(backend, &self.plot, theme);
        let dot = if self.has_long_inputs() { 4.0 } else { (0.35 * self.input_height()).min(3.0) };
        for (input, name) in dataset.input_names().iter().enumerate() {
            let y = self.input_y(input);
            pen.disc(self.at(self.dots, y), dot, theme.data());
            if self.has_long_inputs() {
                let (place, room) = if self.has_two_lines() {
                    ((self.dots - 12.0, y - 8.5, HPos::Right), 10.0)
                } else {
                    ((self.left, y, HPos::Left), 56.0)
                };
                self.text(&mut pen, place, &cut(name, self.dots - room - self.left), theme.quiet);
            }
        }
        if !self.has_long_inputs() {
            let text = [&number::grouped(self.inputs as u64), " inputs"].concat();
            self.text(&mut pen, (self.dots + 4.0, 14.0, HPos::Right), &text, theme.quiet);
        }
        if !self.is_tall() {
            self.text(&mut pen, (self.outs, 14.0, HPos::Left), "out", theme.signal());
            self.text(&mut pen, (self.outs + 48.0, 14.0, HPos::Left), "y", theme.data());
        }
        for output in 0..self.outputs {
            self.neuron(&mut pen, run, output);
        }
        pen.done()
    }

    fn neuron<DB: DrawingBackend>(&self, pen: &mut Pen<DB>, run: &Run, output: usize) {
        let (y, radius, signal) = (self.output_y(output), self.radius(), pen.theme.signal());
        for (from, to) in
            [(self.sums + radius, self.activations - radius), (self.activations + radius, self.outs - 6.0)]
        {
            pen.line(self.at(from, y), self.at(to, y), signal, 1.5);
        }
        pen.ring(self.at(self.sums, y), radius, signal, 1.5);
        if radius >= 8.0 {
            self.text(pen, (self.sums, y, HPos::Center), "Σ", signal);
        }
        pen.outline(&self.rectangle(self.activations, y, radius, radius), signal, 1.5);
        // The curve from −5 to 5, in the middle seven tenths of the box.
        let activation = run.rule().activation();
        let [low, high] = [out_of(activation, -5.0), out_of(activation, 5.0)];
        let mut curve = (-20..=20).map(|piece| {
            let z = f64::from(piece) / 4.0;
            let height = (out_of(activation, z) - low) / (high - low) * 2.0 - 1.0;
            self.at(self.activations + 0.14 * radius * z, y - 0.6 * radius * height)
        });
        pen.path(&mut curve, signal, 1.5);
        if self.outputs > 1 && (self.is_tall() || self.classes.is_some()) {
            let name = run.examples().raw().class_names().get(output).map_or("", String::as_str);
            let (x, y) = self.classes.map_or((self.outs, y - Self::LINE), |x| (x, y));
            self.text(pen, (x, y, HPos::Left), &cut(name, self.right - x), pen.theme.quiet);
        }
    }

    /// Tells pictures of the numbers apart that look different.
    pub fn numbers_look(&self, run: &Run, selected: usize) -> u64 {
        let mut look = Look(selected as u64);
        let (x, _) = run.examples().row(selected);
        for output in 0..self.outputs {
            let z = z_of(run.parameters(), output, x);
            look.take(hundredths(out_of(run.rule().activation(), z)));
            if self.is_tall() {
                let b = run.parameters().biases()[output];
                look.take(hundredths(z));
                look.take(hundredths(b));
                look.take(step(b) as i64);
            }
        }
        look.0
    }

    /// Draws the numbers of the selected row: inputs, biases, sums, outs, targets and errors.
    pub fn numbers<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        run: &Run,
        selected: usize,
    ) -> Drawn<DB> {
        let (x, y) = run.examples().row(selected);
        let mut pen = Pen::new(backend, &self.plot, theme);
        for (input, &value) in x.iter().enumerate().filter(|_| self.has_long_inputs()) {
            let down = if self.has_two_lines() { 8.5 } else { 0.0 };
            let place = (self.dots - 12.0, self.input_y(input) + down, HPos::Right);
            self.text(&mut pen, place, &shown(value), theme.data());
        }
        for (output, (&target, &b)) in y.iter().zip(run.parameters().biases()).enumerate() {
            let z = z_of(run.parameters(), output, x);
            let out = out_of(run.rule().activation(), z);
            let (middle, radius) = (self.output_y(output), self.radius());
            let (out_text, target_text) = (shown(out), number::short(target));
            if !self.is_tall() {
                if self.output_height() >= 13.0 {
                    self.text(&mut pen, (self.outs, middle, HPos::Left), &out_text, theme.signal());
                    self.text(&mut pen, (self.outs + 48.0, middle, HPos::Left), &target_text, theme.data());
                }
                continue;
            }
            let (parameter, width) = (theme.parameter(), STEPS[step(b)].1);
            let ends = [middle - radius - 18.0, middle - radius].map(|y| self.at(self.sums, y));
            if b < 0.0 {
                pen.dashed(ends, [5.0, 3.0], parameter, width);
            } else {
                pen.line(ends[0], ends[1], parameter, width);
            }
            let above = (self.sums + 8.0, middle - radius - 12.0);
            self.named(&mut pen, above, ("b ", &shown(b)), parameter);
            let under = (self.sums - 6.0, middle + radius + 13.0);
            self.named(&mut pen, under, ("z ", &shown(z)), theme.signal());
            let line = |lines: f64| (self.outs, middle + lines * Self::LINE);
            self.named(&mut pen, line(0.0), ("out ", &out_text), theme.signal());
            self.named(&mut pen, line(1.0), ("y ", &target_text), theme.data());
            self.named(&mut pen, line(2.0), (language::ERROR, &shown(out - target)), theme.error);
        }
        pen.done()
    }
}

/// The step of an edge's width, from the thinnest up.
fn step(weight: f64) -> usize {
    STEPS.iter().position(|(below, _)| weight.abs() < *below).unwrap_or(STEPS.len() - 1)
}

/// A number as the diagram shows it: with two decimals, but large ones with none, and very large ones by powers of ten.
fn shown(value: f64) -> String {
    if value.abs() < 1000.0 || !value.is_finite() {
        return number::fixed(value, 2);
    }
    if value.abs() < 1e6 {
        return number::fixed(value, 0);
    }
    let (mut rest, mut exponent) = (value, 0);
    while rest.abs() >= 10.0 {
        rest /= 10.0;
        exponent += 1;
    }
    [&number::fixed(rest, 1), "·", &decade(exponent)].concat()
}

/// A name cut to a width in CSS pixels.
fn cut(name: &str, width: f64) -> String {
    let room = (width / 7.0) as usize;
    if length(name) <= room {
        return name.to_owned();
    }
    let mut cut = String::new();
    name.chars().take(room.saturating_sub(1)).for_each(|character| cut.push(character));
    cut.push('…');
    cut
}

/// A number to what is shown of it.
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// Many numbers in one, by Fowler, Noll and Vo.
#[derive(Default)]
struct Look(u64);

impl Look {
    fn take(&mut self, number: i64) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x100_0000_01b3).rotate_left(23);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Dataset, Iris};
    use crate::train::{Settings, Source};

    const SIZE: (u32, u32) = (480, 400);

    fn iris() -> Run {
        Run::new(Settings { source: Source::Iris(Iris::default()), ..Settings::default() }).unwrap()
    }

    /// So many inputs and outputs.
    fn wide(inputs: usize, outputs: usize) -> Run {
        let x: Vec<Vec<f64>> = (0..20)
            .map(|row| (0..inputs).map(|input| f64::from((row * input % 7) as u8)).collect())
            .collect();
        let y: Vec<Vec<f64>> = (0..20)
            .map(|row| (0..outputs).map(|output| f64::from(u8::from(row % outputs == output))).collect())
            .collect();
        let dataset = std::sync::Arc::new(Dataset::from_rows(&x, &y).unwrap());
        Run::new(Settings { source: Source::Table(dataset), ..Settings::default() }).unwrap()
    }

    #[test]
    fn little_room_shows_less() {
        let says = |run: &Run, size: (u32, u32)| {
            let network = Network::new(size, 1.0, run);
            assert!(network.has_room());
            [network.has_two_lines(), network.has_long_inputs(), network.is_tall(), network.has_numbers]
        };
        let and = Run::new(Settings::default()).unwrap();
        assert_eq!(says(&and, SIZE), [true; 4]);
        assert_eq!(says(&and, (320, 266)), [true; 4]);
        assert_eq!(says(&iris(), SIZE), [true; 4]);
        assert_eq!(says(&iris(), (320, 266)), [true, true, false, false]);
        assert_eq!(says(&wide(65, 10), SIZE), [false; 4]);
        assert_eq!(says(&wide(20, 1), SIZE), [false, true, true, false]);
    }

    #[test]
    fn of_many_edges_the_strongest_are_drawn() {
        let run = wide(65, 10);
        let network = Network::new(SIZE, 1.0, &run);
        let drawn = |weights: &[f64]| {
            let least = network.least(weights);
            weights.iter().filter(|weight| weight.abs() >= least).count()
        };
        let mut weights: Vec<f64> = (1..=640).map(|index| f64::from(index) / 100.0).collect();
        assert!((100..=120).contains(&drawn(&weights)), "{}", drawn(&weights));
        weights.iter_mut().step_by(2).for_each(|weight| *weight = -*weight);
        assert!((100..=120).contains(&drawn(&weights)), "{}", drawn(&weights));
        assert_eq!([drawn(&weights[..120]), drawn(&[0.3; 10]), drawn(&[0.3; 121])], [120, 10, 121]);
    }

    #[test]
    fn numbers_are_short() {
        let cases = [
            (-0.004, "0.00"),
            (-1.2535, "−1.25"),
            (999.0, "999.00"),
            (12345.6, "12346"),
            (-4.2e12, "−4.2·10¹²"),
            (f64::INFINITY, "∞"),
        ];
        for (value, expected) in cases {
            assert_eq!(shown(value), expected);
        }
        assert_eq!([cut("petal length", 84.0), cut("petal length", 70.0)], ["petal length", "petal len…"]);
    }

    #[test]
    fn looks_change_with_what_is_seen() {
        let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
        let network = Network::new(SIZE, 1.0, &run);
        let looks = |run: &Run| (network.edges_look(run), network.numbers_look(run, 3));
        let start = looks(&run);
        run.seek(50);
        let later = looks(&run);
        assert!(start.0 != later.0 && start.1 != later.1);
        assert_ne!(network.numbers_look(&run, 3), network.numbers_look(&run, 2));
        run.seek(0);
        assert_eq!(looks(&run), start);
        // Less than what is shown.
        let nearly: Vec<f64> = run.parameters().values().iter().map(|value| value + 1e-7).collect();
        assert!(run.set_parameters(nearly));
        assert_eq!(looks(&run), start);
    }
}
