use crate::panels::Highlight;
use crate::plot::{Extent, Plot};
use crate::train::Run;

/// The layout of the diagram: inputs on the left, one below the other, and the neurons on the right.
///
/// All lengths and positions are in CSS pixels. If there is little room, names are left out first, then numbers, then the weaker
/// edges.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    pub(super) plot: Plot,
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    /// The top of the first input and neuron.
    top: f64,
    /// The bottom of the last input and neuron.
    bottom: f64,
    /// The left end of the inputs' names.
    pub(super) left: f64,
    /// The centre of the inputs' dots.
    pub(super) dots: f64,
    /// The centre of the sums.
    pub(super) sums: f64,
    /// The centre of the activations.
    pub(super) activations: f64,
    /// The left end of the outputs' numbers.
    pub(super) outs: f64,
    /// The left end of the classes' names, for neurons with one line each.
    pub(super) classes: Option<f64>,
    /// The right end of the diagram.
    pub(super) right: f64,
    has_numbers: bool,
}

impl Layout {
    /// The largest number of edges that show their numbers.
    const MOST_NUMBERS: usize = 12;
    /// The largest number of edges drawn: if there are more, only the strongest.
    const MOST_EDGES: usize = 120;
    /// The distance from a line of text to the next.
    pub(super) const LINE: f64 = 17.0;

    /// The diagram of a run's model.
    pub fn new(extent: Extent, run: &Run) -> Self {
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        let names = run.examples().prepared().input_names().iter();
        let longest = names.map(|name| name.chars().count()).max().unwrap_or(0);
        let (width, height) = extent.css_size();
        let wide = width.min(640.0);
        let (left, right) = ((width - wide) / 2.0 + 8.0, (width + wide) / 2.0 - 8.0);
        let mut layout = Self {
            plot: Plot::new(extent, (0.0, 1.0), (0.0, 1.0)),
            inputs,
            outputs,
            top: 6.0,
            bottom: height - 6.0,
            left,
            dots: left + (7.0 * longest as f64).max(50.0).min(0.23 * wide).min(110.0) + 12.0,
            sums: 0.0,
            activations: 0.0,
            outs: 0.0,
            classes: None,
            right,
            has_numbers: false,
        };
        if !layout.has_input_lines() || !layout.is_tall() {
            // For the headings of the columns.
            layout.top += 22.0;
        }
        let gap = 12.0 + 0.04 * (wide - 340.0).max(0.0);
        if layout.is_tall() {
            layout.outs = right - 76.0;
        } else {
            layout.classes = (wide >= 440.0 && outputs > 1).then_some(right - 72.0);
            layout.outs = layout.classes.unwrap_or(right) - 70.0;
        }
        layout.activations = layout.outs - gap - layout.radius();
        layout.sums = layout.activations - layout.radius() - 1.5 * gap - layout.radius();
        let apart = (1.0 - layout.share_along_edges(outputs - 1)) * layout.input_height();
        layout.has_numbers = inputs * outputs <= Self::MOST_NUMBERS
            && layout.sums - layout.radius() - layout.dots >= 50.0 * outputs as f64
            && apart >= Self::LINE;
        layout
    }

    /// The size of the picture.
    pub fn extent(&self) -> Extent {
        self.plot.extent()
    }

    /// Whether there is room for a diagram at all.
    pub fn has_room(&self) -> bool {
        Plot::fits(self.plot.extent()) && self.sums > self.dots + 24.0
    }

    /// Whether each edge shows its number.
    pub fn has_numbers(&self) -> bool {
        self.has_numbers
    }

    pub(super) fn input_height(&self) -> f64 {
        (self.bottom - self.top) / self.inputs as f64
    }

    pub(super) fn output_height(&self) -> f64 {
        (self.bottom - self.top) / self.outputs as f64
    }

    /// Whether an input has one line for its name and one for its number.
    pub(super) fn has_two_input_lines(&self) -> bool {
        self.input_height() >= 2.2 * Self::LINE
    }

    /// Whether an input has at least one line, for its name and its number.
    pub(super) fn has_input_lines(&self) -> bool {
        self.input_height() >= Self::LINE
    }

    /// Whether a neuron has several lines for its numbers.
    pub(super) fn is_tall(&self) -> bool {
        self.output_height() >= 88.0
    }

    /// The radius of the circle of a sum, which is half the side of the box of an activation.
    pub(super) fn radius(&self) -> f64 {
        if self.is_tall() { 16.0 } else { (0.4 * self.output_height()).min(10.0) }
    }

    pub(super) fn input_y(&self, input: usize) -> f64 {
        self.top + (input as f64 + 0.5) * self.input_height()
    }

    pub(super) fn output_y(&self, output: usize) -> f64 {
        self.top + (output as f64 + 0.5) * self.output_height()
    }

    /// The position along its edges of the numbers of a neuron's weights: different for each neuron, so that they do not meet.
    pub(super) fn share_along_edges(&self, output: usize) -> f64 {
        if self.outputs == 1 { 0.42 } else { 0.09 + 0.82 * (output as f64 + 0.5) / self.outputs as f64 }
    }

    /// The ends of a weight's edge: at an input's dot and at the rim of a sum.
    pub(super) fn edge(&self, index: usize) -> [(f64, f64); 2] {
        let (output, input) = (index / self.inputs, index % self.inputs);
        let from = (self.dots + 5.0, self.input_y(input));
        let (across, down) = (self.sums - from.0, self.output_y(output) - from.1);
        let share = 1.0 - self.radius() / across.hypot(down);
        [from, (from.0 + share * across, from.1 + share * down)]
    }

    /// The smallest |weight| whose edge is drawn: of many, only the strongest are.
    pub fn weakest_drawn(&self, weights: &[f64]) -> f64 {
        /// Weights are counted in this many equal ranges of their strength, which needs no sorting and no memory in a frame.
        const PARTS: usize = 64;
        if weights.len() <= Self::MOST_EDGES {
            return 0.0;
        }
        let strongest = weights.iter().fold(0.0, |strongest: f64, weight| strongest.max(weight.abs()));
        let mut counts = [0; PARTS];
        for weight in weights {
            counts[((weight.abs() / strongest * PARTS as f64) as usize).min(PARTS - 1)] += 1;
        }
        // Always the strongest range, and the next ones while there are not too many edges.
        let (mut part, mut count) = (PARTS - 1, counts[PARTS - 1]);
        while part > 0 && count + counts[part - 1] <= Self::MOST_EDGES {
            part -= 1;
            count += counts[part];
        }
        part as f64 / PARTS as f64 * strongest
    }

    /// The numbers of a weight's symbol, from 1.
    pub(super) fn weight_symbol(&self, index: usize) -> [usize; 2] {
        let (output, input) = (index / self.inputs + 1, index % self.inputs + 1);
        if self.outputs == 1 { [input, 0] } else { [output, input] }
    }

    /// The numbers of a symbol that exists once for each output.
    pub(super) fn output_symbol(&self, output: usize) -> [usize; 2] {
        [if self.outputs == 1 { 0 } else { output + 1 }, 0]
    }

    /// The name of the symbol at a position, if there is one.
    pub fn symbol(&self, (x, y): (f64, f64), run: &Run) -> Option<String> {
        if x <= self.dots + 8.0 {
            let input = ((y - self.top) / self.input_height()).floor();
            return (x >= self.left - 8.0 && input >= 0.0 && input < self.inputs as f64)
                .then(|| Highlight::name("x", [input as usize + 1, 0]));
        }
        for output in 0..self.outputs {
            let (right, down, radius) = (x - self.sums, y - self.output_y(output), self.radius());
            let of = |letters: &str| Some(Highlight::name(letters, self.output_symbol(output)));
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
        let weakest = self.weakest_drawn(weights);
        // The nearest edge, within reach.
        let mut nearest = (7.0, None);
        for (index, _) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= weakest) {
            let [from, to] = self.edge(index);
            let (across, along) = (to.0 - from.0, to.1 - from.1);
            let share = ((x - from.0) * across + (y - from.1) * along) / (across * across + along * along);
            // Beyond its ends, the distance to an end counts.
            let share = share.clamp(0.0, 1.0);
            let distance = (x - from.0 - share * across).hypot(y - from.1 - share * along);
            if distance < nearest.0 {
                nearest = (distance, Some(index));
            }
        }
        nearest.1.map(|index| Highlight::name("w", self.weight_symbol(index)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{EXTENT, iris, wide};
    use super::*;
    use crate::train::Settings;

    const SMALL: Extent = Extent { size: (1280, 1064), ..EXTENT };

    #[test]
    fn little_room_shows_less() {
        let says = |run: &Run, extent: Extent| {
            let layout = Layout::new(extent, run);
            assert!(layout.has_room());
            [layout.has_two_input_lines(), layout.has_input_lines(), layout.is_tall(), layout.has_numbers]
        };
        let and = Run::new(Settings::default()).unwrap();
        assert_eq!(says(&and, EXTENT), [true; 4]);
        assert_eq!(says(&and, SMALL), [true; 4]);
        assert_eq!(says(&iris(), EXTENT), [true; 4]);
        assert_eq!(says(&iris(), SMALL), [true, true, false, false]);
        assert_eq!(says(&wide(65, 10), EXTENT), [false; 4]);
        assert_eq!(says(&wide(20, 1), EXTENT), [false, true, true, false]);
    }

    #[test]
    fn of_many_edges_the_strongest_are_drawn() {
        let run = wide(65, 10);
        let layout = Layout::new(EXTENT, &run);
        let drawn = |weights: &[f64]| {
            let weakest = layout.weakest_drawn(weights);
            weights.iter().filter(|weight| weight.abs() >= weakest).count()
        };
        let mut weights: Vec<f64> = (1..=640).map(|index| f64::from(index) / 100.0).collect();
        assert!((100..=120).contains(&drawn(&weights)), "{}", drawn(&weights));
        weights.iter_mut().step_by(2).for_each(|weight| *weight = -*weight);
        assert!((100..=120).contains(&drawn(&weights)), "{}", drawn(&weights));
        assert_eq!([drawn(&weights[..120]), drawn(&[0.3; 10]), drawn(&[0.3; 121])], [120, 10, 121]);
    }

    #[test]
    fn a_place_has_the_symbol_that_is_drawn_there() {
        let and = Run::new(Settings::default()).unwrap();
        let layout = Layout::new(EXTENT, &and);
        let at = |x: f64, y: f64| layout.symbol((x, y), &and).unwrap_or_default();
        let (middle, radius) = (layout.output_y(0), layout.radius());
        assert_eq!(at(layout.dots, layout.input_y(1)), "x2");
        assert_eq!(at(layout.left + 4.0, layout.input_y(0) - 8.0), "x1");
        for (index, name) in ["w1", "w2"].into_iter().enumerate() {
            let [from, to] = layout.edge(index);
            for share in [0.1, 0.5, 0.95] {
                let (x, y) = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
                assert_eq!(at(x, y + 4.0), name, "{share} of the way");
            }
        }
        assert_eq!(at(layout.sums, middle), "z");
        assert_eq!(at(layout.sums + 20.0, middle - radius - 12.0), "b");
        assert_eq!(at(layout.sums + 20.0, middle + radius + 13.0), "z");
        assert_eq!(at(layout.activations, middle), "out");
        let line = |line: f64| at(layout.outs + 20.0, middle + line * Layout::LINE);
        assert_eq!([line(0.0), line(1.0), line(2.0), line(6.0)], ["out", "y", "error", ""]);
        assert_eq!(at(-50.0, 10.0), "");

        let many = iris();
        let layout = Layout::new(SMALL, &many);
        let at = |x: f64, y: f64| layout.symbol((x, y), &many).unwrap_or_default();
        let [from, to] = layout.edge(2 * 4 + 3);
        assert_eq!(at(0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1)), "w3_4");
        assert_eq!(at(layout.outs + 10.0, layout.output_y(1)), "out2");
        assert_eq!(at(layout.outs + 50.0, layout.output_y(2)), "y3");
    }
}
