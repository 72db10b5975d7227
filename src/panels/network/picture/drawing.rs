use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use super::layout::Layout;
use super::{STEPS, shown, step};
use crate::number;
use crate::panels::{Highlight, Scene};
use crate::plot::{Colour, Drawn, Layer, Pen, cut};
use crate::text::Message;
use crate::train::Run;

/// Half the width of a letter or digit, in CSS pixels.
const HALF_LETTER: f64 = 3.7;
/// Half the height of the frame around a number.
const HALF_FRAME: f64 = 8.5;
/// The line width of the frame around a highlighted symbol.
const FRAME: f64 = 2.0;

impl Layout {
    /// Draws the weights as edges, wider for larger ones and dashed for negative ones, with their numbers if there is room. A
    /// highlighted one has a broad band, or a frame.
    pub fn draw_edges(&self, layer: &Layer<'_>, scene: &Scene<'_>) -> Drawn {
        let &Scene { parameters, theme, locale, highlight, .. } = scene;
        let weights = parameters.weights();
        let (weakest, mut count) = (self.weakest_drawn(weights), 0);
        let is_dense = weights.len() > 40;
        let mut pen = Pen::new(layer, &self.plot, theme);
        for (index, &weight) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= weakest) {
            count += 1;
            let ends = self.edge(index).map(|(x, y)| self.at(x, y));
            let width = STEPS[step(weight)].1 * if is_dense { 0.6 } else { 1.0 };
            let faint = if is_dense { 0.4 } else { 0.0 };
            let colour = theme.parameter().towards(theme.surface, faint);
            if highlight.marks("w", self.weight_symbol(index)) {
                draw_band(&mut pen, ends, width);
            }
            if weight < 0.0 {
                let dash = if is_dense { [9.0, 6.0] } else { [5.0 + width, 3.0 + 0.7 * width] };
                pen.dashed(ends, dash, colour, width);
            } else {
                pen.line(ends[0], ends[1], colour, width);
            }
        }
        if count < weights.len() {
            let text = locale.say(Message::Strongest { drawn: &count, weights: &weights.len() });
            self.heading(&mut pen, ((self.dots + self.outs) / 2.0, HPos::Center), &text, theme.parameter());
        }
        for (index, &weight) in weights.iter().enumerate().filter(|_| self.has_numbers()) {
            let [from, to] = self.edge(index);
            let share = self.share_along_edges(index / self.inputs);
            let (x, y) = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
            let text = shown(weight);
            let around = self.rectangle((x, y), half_width(&text) + 1.0, HALF_FRAME);
            pen.polygon(&around, theme.surface);
            if highlight.marks("w", self.weight_symbol(index)) {
                pen.outline(&around, theme.parameter(), FRAME);
            }
            self.text(&mut pen, (x, y), HPos::Center, &text, theme.parameter());
        }
        pen.done()
    }

    /// Draws the parts that change only with the highlight: the inputs' dots and names, sums, activations with their curves, and
    /// the lines between them.
    pub fn draw_nodes(&self, layer: &Layer<'_>, scene: &Scene<'_>) -> Drawn {
        let &Scene { run, theme, locale, highlight, .. } = scene;
        let mut pen = Pen::new(layer, &self.plot, theme);
        let dot = if self.has_input_lines() { 4.0 } else { (0.35 * self.input_height()).min(3.0) };
        for (input, name) in run.examples().prepared().input_names().iter().enumerate() {
            let y = self.input_y(input);
            pen.disc(self.at(self.dots, y), dot, theme.data());
            if highlight.marks("x", [input + 1, 0]) {
                pen.ring(self.at(self.dots, y), dot + 3.0, theme.data(), FRAME);
            }
            if self.has_input_lines() {
                // Above its number if there are two lines, otherwise before it.
                let (place, side, room) = if self.has_two_input_lines() {
                    ((self.dots - 12.0, y - 0.5 * Self::LINE), HPos::Right, 10.0)
                } else {
                    ((self.left, y), HPos::Left, 56.0)
                };
                self.text(&mut pen, place, side, &cut(name, self.dots - room - self.left), theme.quiet);
            }
        }
        if !self.has_input_lines() {
            let text = locale.say(Message::Inputs { inputs: &self.inputs });
            self.heading(&mut pen, (self.dots + 4.0, HPos::Right), &text, theme.quiet);
        }
        if !self.is_tall() {
            self.heading(&mut pen, (self.outs, HPos::Left), "out", theme.signal());
            self.heading(&mut pen, (self.outs + 48.0, HPos::Left), "y", theme.data());
        }
        for output in 0..self.outputs {
            self.draw_neuron(&mut pen, run, output, highlight);
        }
        pen.done()
    }

    /// The sum, the activation with its curve, the lines after both, and the class's name.
    fn draw_neuron(&self, pen: &mut Pen<'_, '_>, run: &Run, output: usize, highlight: &Highlight) {
        let (y, radius, signal) = (self.output_y(output), self.radius(), pen.theme.signal());
        let lines =
            [(self.sums + radius, self.activations - radius), (self.activations + radius, self.outs - 6.0)];
        for (from, to) in lines {
            pen.line(self.at(from, y), self.at(to, y), signal, 1.5);
        }
        let width = |letters: &str| if highlight.marks(letters, self.output_symbol(output)) { 4.0 } else { 1.5 };
        pen.ring(self.at(self.sums, y), radius, signal, width("z"));
        if radius >= 8.0 {
            self.text(pen, (self.sums, y), HPos::Center, "Σ", signal);
        }
        pen.outline(&self.rectangle((self.activations, y), radius, radius), signal, width("out"));
        // The curve from −5 to 5, in the middle 70 % of the box.
        let activation = run.rule().activation();
        let [low, high] = [-5.0, 5.0].map(|z| activation.out(z));
        let mut curve = (-20..=20).map(|piece| {
            let z = f64::from(piece) / 4.0;
            let height = (activation.out(z) - low) / (high - low) * 2.0 - 1.0;
            self.at(self.activations + 0.14 * radius * z, y - 0.6 * radius * height)
        });
        pen.path(&mut curve, signal, 1.5);
        if self.outputs > 1 && (self.is_tall() || self.classes.is_some()) {
            let name = run.examples().raw().class_names().get(output).map_or("", String::as_str);
            let place = self.classes.map_or((self.outs, y - Self::LINE), |x| (x, y));
            self.text(pen, place, HPos::Left, &cut(name, self.right - place.0), pen.theme.quiet);
        }
    }

    /// Draws the numbers of the selected row: inputs, biases, sums, outs, targets and errors.
    pub fn draw_numbers(&self, layer: &Layer<'_>, scene: &Scene<'_>) -> Drawn {
        let &Scene { run, selected, parameters, theme, locale, highlight, .. } = scene;
        let (x, y) = run.examples().row(selected);
        let mut pen = Pen::new(layer, &self.plot, theme);
        for (input, &value) in x.iter().enumerate().filter(|_| self.has_input_lines()) {
            let down = if self.has_two_input_lines() { 0.5 * Self::LINE } else { 0.0 };
            let (x, y, text) = (self.dots - 12.0, self.input_y(input) + down, shown(value));
            if highlight.marks("x", [input + 1, 0]) {
                let half = half_width(&text);
                let around = self.rectangle((x - half, y), half + 4.0, HALF_FRAME);
                pen.outline(&around, theme.data(), FRAME);
            }
            self.text(&mut pen, (x, y), HPos::Right, &text, theme.data());
        }
        let (data, parameter, signal) = (theme.data(), theme.parameter(), theme.signal());
        for (output, (&target, &b)) in y.iter().zip(parameters.biases()).enumerate() {
            let z = parameters.z(output, x);
            let out = run.rule().activation().out(z);
            let (middle, radius) = (self.output_y(output), self.radius());
            let is_lit = |letters: &str| highlight.marks(letters, self.output_symbol(output));
            let (out_text, target_text) = (shown(out), number::short(target));
            if !self.is_tall() {
                if self.output_height() >= 13.0 {
                    let target_at = (self.outs + 48.0, middle);
                    self.number(&mut pen, (self.outs, middle), out_text, signal, is_lit("out"));
                    self.number(&mut pen, target_at, target_text, data, is_lit("y"));
                }
                continue;
            }
            let width = STEPS[step(b)].1;
            let ends = [middle - radius - 18.0, middle - radius].map(|y| self.at(self.sums, y));
            if is_lit("b") {
                draw_band(&mut pen, ends, width);
            }
            if b < 0.0 {
                pen.dashed(ends, [5.0, 3.0], parameter, width);
            } else {
                pen.line(ends[0], ends[1], parameter, width);
            }
            let above = (self.sums + 8.0, middle - radius - 12.0);
            self.number(&mut pen, above, format!("b {}", shown(b)), parameter, is_lit("b"));
            let under = (self.sums - 6.0, middle + radius + 13.0);
            self.number(&mut pen, under, format!("z {}", shown(z)), signal, is_lit("z"));
            let line = |lines: f64| (self.outs, middle + lines * Self::LINE);
            self.number(&mut pen, line(0.0), format!("out {out_text}"), signal, is_lit("out"));
            self.number(&mut pen, line(1.0), format!("y {target_text}"), data, is_lit("y"));
            let error = format!("{}{}", locale.say(Message::Error), shown(out - target));
            self.number(&mut pen, line(2.0), error, theme.error, is_lit("error"));
        }
        pen.done()
    }

    /// A position in units.
    fn at(&self, x: f64, y: f64) -> BackendCoord {
        (self.plot.css(x).round() as i32, self.plot.css(y).round() as i32)
    }

    /// The corners of a rectangle around a position, `across` to each side and `down` above and below.
    fn rectangle(&self, (x, y): (f64, f64), across: f64, down: f64) -> [BackendCoord; 4] {
        [(-across, -down), (across, -down), (across, down), (-across, down)]
            .map(|(right, under)| self.at(x + right, y + under))
    }

    /// A line of text. The given side of it is at this position.
    fn text(&self, pen: &mut Pen<'_, '_>, (x, y): (f64, f64), side: HPos, text: &str, colour: Colour) {
        pen.text(self.at(x, y), (side, VPos::Center), text, colour);
    }

    /// The heading of a column.
    fn heading(&self, pen: &mut Pen<'_, '_>, (x, side): (f64, HPos), text: &str, colour: Colour) {
        self.text(pen, (x, 14.0), side, text, colour);
    }

    /// A number, in a frame if it is highlighted.
    fn number(&self, pen: &mut Pen<'_, '_>, place: (f64, f64), text: String, colour: Colour, is_lit: bool) {
        if is_lit {
            let half = half_width(&text);
            let around = self.rectangle((place.0 + half, place.1), half + 4.0, HALF_FRAME);
            pen.outline(&around, colour, FRAME);
        }
        self.text(pen, place, HPos::Left, &text, colour);
    }
}

/// Draws the band under an edge of this width when it is highlighted.
fn draw_band(pen: &mut Pen<'_, '_>, [from, to]: [BackendCoord; 2], width: f64) {
    let colour = pen.theme.parameter().towards(pen.theme.surface, 0.6);
    pen.line(from, to, colour, width + 7.0);
}

/// About half the width of a text, in CSS pixels.
fn half_width(text: &str) -> f64 {
    HALF_LETTER * text.chars().count() as f64
}
