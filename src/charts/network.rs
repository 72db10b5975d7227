//! The model as a diagram: inputs, weights as edges, bias, sum, activation, output, with the selected row's numbers.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::forward::{out_of, z_of};
use super::lit::Lit;
use super::numerals::{decade, length};
use super::pen::Pen;
use super::style::{Colour, Drawn};
use super::{Plot, Theme};
use crate::number;
use crate::text::{Locale, Message};
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
    /// The width of the frame around what is lit.
    const FRAME: f64 = 2.0;

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

    /// A number after its name, in a frame where it is lit.
    #[inline(never)]
    fn named<DB: DrawingBackend>(
        &self,
        pen: &mut Pen<DB>,
        (x, y): (f64, f64),
        (name, number): (&str, &str),
        colour: Colour,
        is_lit: bool,
    ) {
        let text = [name, number].concat();
        if is_lit {
            let half = 3.7 * length(&text) as f64;
            pen.outline(&self.rectangle(x + half, y, half + 4.0, 8.5), colour, Self::FRAME);
        }
        self.text(pen, (x, y, HPos::Left), &text, colour);
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
    /// What is lit is drawn on a broad band, or in a frame.
    pub fn edges<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        locale: &Locale,
        run: &Run,
        lit: &Lit,
    ) -> Drawn<DB> {
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
            if lit.marks("w", self.weight(index)) {
                self.band(&mut pen, [from, to], width);
            }
            if weight < 0.0 {
                let dash = if is_dense { [9.0, 6.0] } else { [5.0 + width, 3.0 + 0.7 * width] };
                pen.dashed([from, to], dash, colour, width);
            } else {
                pen.line(from, to, colour, width);
            }
        }
        if count < weights.len() {
            let text = locale.say(Message::Strongest { drawn: &count, weights: &weights.len() });
            let place = ((self.dots + self.outs) / 2.0, 14.0, HPos::Center);
            self.text(&mut pen, place, &text, theme.parameter());
        }
        for (index, &weight) in weights.iter().enumerate().filter(|_| self.has_numbers) {
            let [from, to] = self.edge(index);
            let share = self.share(index / self.inputs);
            let (x, y) = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
            let text = shown(weight);
            let half = 3.7 * length(&text) as f64 + 1.0;
            let around = self.rectangle(x, y, half, 8.5);
            pen.polygon(&around, theme.surface);
            if lit.marks("w", self.weight(index)) {
                pen.outline(&around, theme.parameter(), Self::FRAME);
            }
            self.text(&mut pen, (x, y, HPos::Center), &text, theme.parameter());
        }
        pen.done()
    }

    /// The numbers of a weight's symbol, from 1.
    fn weight(&self, index: usize) -> [usize; 2] {
        let (output, input) = (index / self.inputs + 1, index % self.inputs + 1);
        if self.outputs == 1 { [input, 0] } else { [output, input] }
    }

    /// The numbers of what an output has one of.
    fn of_output(&self, output: usize) -> [usize; 2] {
        [if self.outputs == 1 { 0 } else { output + 1 }, 0]
    }

    /// What an edge of this width lies on when it is lit.
    #[inline(never)]
    fn band<DB: DrawingBackend>(&self, pen: &mut Pen<DB>, [from, to]: [BackendCoord; 2], width: f64) {
        let colour = pen.theme.parameter().towards(pen.theme.surface, 0.6);
        pen.line(from, to, colour, width + 7.0);
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

    /// Draws what changes only with what is lit: the inputs' dots and names, sums, activations with their curves, and what lies between.
    pub fn nodes<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        locale: &Locale,
        run: &Run,
        lit: &Lit,
    ) -> Drawn<DB> {
        let dataset = run.examples().prepared();
        let mut pen = Pen::new(backend, &self.plot, theme);
        let dot = if self.has_long_inputs() { 4.0 } else { (0.35 * self.input_height()).min(3.0) };
        for (input, name) in dataset.input_names().iter().enumerate() {
            let y = self.input_y(input);
            pen.disc(self.at(self.dots, y), dot, theme.data());
            if lit.marks("x", [input + 1, 0]) {
                pen.ring(self.at(self.dots, y), dot + 3.0, theme.data(), Self::FRAME);
            }
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
            let text = locale.say(Message::Inputs { inputs: &self.inputs });
            self.text(&mut pen, (self.dots + 4.0, 14.0, HPos::Right), &text, theme.quiet);
        }
        if !self.is_tall() {
            self.text(&mut pen, (self.outs, 14.0, HPos::Left), "out", theme.signal());
            self.text(&mut pen, (self.outs + 48.0, 14.0, HPos::Left), "y", theme.data());
        }
        for output in 0..self.outputs {
            self.neuron(&mut pen, run, output, lit);
        }
        pen.done()
    }

    fn neuron<DB: DrawingBackend>(&self, pen: &mut Pen<DB>, run: &Run, output: usize, lit: &Lit) {
        let (y, radius, signal) = (self.output_y(output), self.radius(), pen.theme.signal());
        for (from, to) in
            [(self.sums + radius, self.activations - radius), (self.activations + radius, self.outs - 6.0)]
        {
            pen.line(self.at(from, y), self.at(to, y), signal, 1.5);
        }
        let wide = |letters: &str| if lit.marks(letters, self.of_output(output)) { 4.0 } else { 1.5 };
        pen.ring(self.at(self.sums, y), radius, signal, wide("z"));
        if radius >= 8.0 {
            self.text(pen, (self.sums, y, HPos::Center), "Σ", signal);
        }
        pen.outline(&self.rectangle(self.activations, y, radius, radius), signal, wide("out"));
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
        locale: &Locale,
        run: &Run,
        selected: usize,
        lit: &Lit,
    ) -> Drawn<DB> {
        let (x, y) = run.examples().row(selected);
        let mut pen = Pen::new(backend, &self.plot, theme);
        for (input, &value) in x.iter().enumerate().filter(|_| self.has_long_inputs()) {
            let down = if self.has_two_lines() { 8.5 } else { 0.0 };
            let (x, y, text) = (self.dots - 12.0, self.input_y(input) + down, shown(value));
            if lit.marks("x", [input + 1, 0]) {
                let half = 3.7 * length(&text) as f64;
                pen.outline(&self.rectangle(x - half, y, half + 4.0, 8.5), theme.data(), Self::FRAME);
            }
            self.text(&mut pen, (x, y, HPos::Right), &text, theme.data());
        }
        for (output, (&target, &b)) in y.iter().zip(run.parameters().biases()).enumerate() {
            let z = z_of(run.parameters(), output, x);
            let out = out_of(run.rule().activation(), z);
            let (middle, radius) = (self.output_y(output), self.radius());
            let is_lit = |letters: &str| lit.marks(letters, self.of_output(output));
            let (out_text, target_text) = (shown(out), number::short(target));
            if !self.is_tall() {
                if self.output_height() >= 13.0 {
                    let target_at = (self.outs + 48.0, middle);
                    self.named(&mut pen, (self.outs, middle), ("", &out_text), theme.signal(), is_lit("out"));
                    self.named(&mut pen, target_at, ("", &target_text), theme.data(), is_lit("y"));
                }
                continue;
            }
            let (parameter, width) = (theme.parameter(), STEPS[step(b)].1);
            let ends = [middle - radius - 18.0, middle - radius].map(|y| self.at(self.sums, y));
            if is_lit("b") {
                self.band(&mut pen, ends, width);
            }
            if b < 0.0 {
                pen.dashed(ends, [5.0, 3.0], parameter, width);
            } else {
                pen.line(ends[0], ends[1], parameter, width);
            }
            let above = (self.sums + 8.0, middle - radius - 12.0);
            self.named(&mut pen, above, ("b ", &shown(b)), parameter, is_lit("b"));
            let under = (self.sums - 6.0, middle + radius + 13.0);
            self.named(&mut pen, under, ("z ", &shown(z)), theme.signal(), is_lit("z"));
            let line = |lines: f64| (self.outs, middle + lines * Self::LINE);
            self.named(&mut pen, line(0.0), ("out ", &out_text), theme.signal(), is_lit("out"));
            self.named(&mut pen, line(1.0), ("y ", &target_text), theme.data(), is_lit("y"));
            self.named(
                &mut pen,
                line(2.0),
                (&locale.say(Message::Error), &shown(out - target)),
                theme.error,
                is_lit("error"),
            );
        }
        pen.done()
    }

    /// The name of the symbol at a place in CSS pixels, where there is one.
    pub fn symbol(&self, (x, y): (f64, f64), run: &Run) -> Option<String> {
        if x <= self.dots + 8.0 {
            let input = ((y - self.top) / self.input_height()).floor();
            return (x >= self.left - 8.0 && input >= 0.0 && input < self.inputs as f64)
                .then(|| Lit::name("x", [input as usize + 1, 0]));
        }
        for output in 0..self.outputs {
            let (right, down, radius) = (x - self.sums, y - self.output_y(output), self.radius());
            let of = |letters: &str| Some(Lit::name(letters, self.of_output(output)));
            let (half, is_tall) = (0.5 * Self::LINE, self.is_tall());
            if x >= self.activations - radius && down.abs() <= radius.max(half) {
                return of(if !is_tall && x >= self.outs + 44.0 { "y" } else { "out" });
            }
            if is_tall && x >= self.outs - 4.0 && down > 0.0 && down <= 5.0 * half {
                return of(if down <= 3.0 * half { "y" } else { "error" });
            }
            if right.abs() <= radius + 2.0 && down.abs() <= radius + 2.0 {
                return of("z");
            }
            if is_tall && (-8.0..=60.0).contains(&right) && (down.abs() - radius - 12.0).abs() <= 11.0 {
                return of(if down < 0.0 { "b" } else { "z" });
            }
        }
        let weights = run.parameters().weights();
        let least = self.least(weights);
        // The nearest edge, within reach.
        let mut nearest = (7.0, None);
        for (index, _) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= least) {
            let [from, to] = self.edge(index);
            let (across, along) = (to.0 - from.0, to.1 - from.1);
            let share = ((x - from.0) * across + (y - from.1) * along) / (across * across + along * along);
            // Beyond the ends, the way to an end counts.
            let share = if share > 1.0 { 1.0 } else { share.max(0.0) };
            let (right, down) = (x - from.0 - share * across, y - from.1 - share * along);
            let distance = (right * right + down * down).sqrt();
            if distance < nearest.0 {
                nearest = (distance, Some(index));
            }
        }
        nearest.1.map(|index| Lit::name("w", self.weight(index)))
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

    #[test]
    fn a_place_has_the_symbol_that_is_drawn_there() {
        let and = Run::new(Settings::default()).unwrap();
        let network = Network::new(SIZE, 1.0, &and);
        let at = |x: f64, y: f64| network.symbol((x, y), &and).unwrap_or_default();
        let (middle, radius) = (network.output_y(0), network.radius());
        assert_eq!(at(network.dots, network.input_y(1)), "x2");
        assert_eq!(at(network.left + 4.0, network.input_y(0) - 8.0), "x1");
        for (index, name) in ["w1", "w2"].into_iter().enumerate() {
            let [from, to] = network.edge(index);
            for share in [0.1, 0.5, 0.95] {
                let (x, y) = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
                assert_eq!(at(x, y + 4.0), name, "{share} of the way");
            }
        }
        assert_eq!(at(network.sums, middle), "z");
        assert_eq!(at(network.sums + 20.0, middle - radius - 12.0), "b");
        assert_eq!(at(network.sums + 20.0, middle + radius + 13.0), "z");
        assert_eq!(at(network.activations, middle), "out");
        let line = |line: f64| at(network.outs + 20.0, middle + line * Network::LINE);
        assert_eq!([line(0.0), line(1.0), line(2.0), line(6.0)], ["out", "y", "error", ""]);
        assert_eq!(at(-50.0, 10.0), "");

        let many = iris();
        let network = Network::new((320, 266), 1.0, &many);
        let at = |x: f64, y: f64| network.symbol((x, y), &many).unwrap_or_default();
        let [from, to] = network.edge(2 * 4 + 3);
        assert_eq!(at(0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1)), "w3_4");
        assert_eq!(at(network.outs + 10.0, network.output_y(1)), "out2");
        assert_eq!(at(network.outs + 50.0, network.output_y(2)), "y3");
    }

    #[test]
    fn what_is_lit_looks_otherwise() {
        for run in [Run::new(Settings::default()).unwrap(), iris()] {
            let network = Network::new(SIZE, 1.0, &run);
            let drawn = |name: &str| {
                let (theme, lit, mut picture) = (Theme::light(), Lit::new(name), String::new());
                let mut svg = plotters_svg::SVGBackend::with_string(&mut picture, SIZE);
                network.edges(&mut svg, &theme, Locale::english(), &run, &lit).unwrap();
                network.nodes(&mut svg, &theme, Locale::english(), &run, &lit).unwrap();
                network.numbers(&mut svg, &theme, Locale::english(), &run, 0, &lit).unwrap();
                drop(svg);
                picture
            };
            let (none, one) = (drawn(""), if run.parameters().outputs() == 1 { "w2" } else { "w2_1" });
            let mut seen = vec![none.clone()];
            for name in ["x", "x1", "w", one, "b", "z", "out", "y", "error"] {
                let picture = drawn(name);
                assert!(!seen.contains(&picture), "{name}");
                seen.push(picture);
            }
            assert_eq!(drawn("eta"), none);
        }
    }
}
