use crate::model::{Activation, Lattice, Section};
use crate::plot::{Plot, Theme};
use crate::train::Run;

/// The field as pixels, to be stretched over the picture: graded from class to class through the surface, or flat in the
/// colours of the classes.
///
/// Of one output the share of the way from the lower target to the higher one is what a point counts as class 1, and the rest
/// as class 0; of several each output is its own class's share. A field is graded by how much more the winning class has
/// than the next: from the surface on between two classes, and between more from a quarter of the tint on, or else one would
/// not see whose a region is where two nearly share it. Where it is flat, a point is of the class that a row there would be
/// predicted.
#[derive(Debug, Clone)]
pub struct Field {
    lattice: Lattice,
    shares: Shares,
    /// By class and by how clearly it wins.
    tints: Vec<[u8; 4]>,
    /// Of one output, by the step of z: see [`Shares::step`].
    ramp: Vec<[u8; 4]>,
    flat: bool,
    /// The z from which one output counts as class 1, where flat.
    level: f64,
}

impl Field {
    /// Pixels to a row and to a column, to be stretched smoothly.
    const GRADED: usize = 64;
    /// The same of a flat field, which has edges.
    const FLAT: usize = 256;
    /// Pixels to the side of a block that is of one class if its corners are.
    const BLOCK: usize = 4;

    /// Of a run's section, in a theme's colours.
    pub fn new(theme: &Theme, run: &Run, section: &Section, plot: &Plot, discrete: bool) -> Self {
        let activation = run.rule().activation();
        let flat = is_flat(activation, discrete);
        let side = if flat { Self::FLAT } else { Self::GRADED };
        let classes = run.examples().raw().class_names().len();
        let mut tints = Vec::new();
        for class in 0..classes {
            for step in 0..=Shares::WHOLE {
                let share = f64::from(step) / f64::from(Shares::WHOLE);
                let tint = theme.tint(class, if flat { 1.0 } else { graded(classes, share) });
                tints.push([tint.0, tint.1, tint.2, 255]);
            }
        }
        let mut field = Self {
            lattice: Lattice::middles(run.examples(), section, &super::window(plot), side),
            shares: Shares::new(activation),
            tints,
            ramp: Vec::new(),
            flat,
            level: f64::NAN,
        };
        if field.lattice.outputs() == 1 {
            let tint = |&share: &u16| {
                let rest = Shares::WHOLE - share;
                if share > rest { field.tint(1, share - rest) } else { field.tint(0, rest - share) }
            };
            field.ramp = field.shares.steps.iter().map(tint).collect();
        }
        field
    }

    /// Pixels to a row and to a column.
    pub fn side(&self) -> usize {
        self.lattice.side()
    }

    /// Takes over what the run has become; true where it looks different. The edges of a flat field are the lines: it looks
    /// different only if these do.
    pub fn follow(&mut self, run: &Run, line_moved: bool) -> bool {
        if !self.flat {
            return self.lattice.take(run.parameters(), self.shares.half_step());
        }
        if line_moved {
            self.level = run.rule().activation().decision_z(run.settings().threshold);
            self.lattice.take(run.parameters(), 0.0);
        }
        line_moved
    }

    /// Fills pixels, RGBA, from the upper left corner on.
    pub fn fill(&self, pixels: &mut [u8]) {
        let side = self.side();
        if self.flat {
            self.fill_flat(pixels);
            return;
        }
        let has_ramp = !self.ramp.is_empty();
        for (row, line) in pixels.chunks_exact_mut(4 * side).enumerate() {
            for (column, pixel) in line.chunks_exact_mut(4).enumerate() {
                let tint = if has_ramp {
                    self.ramp[self.shares.step(self.lattice.z(0, column, row))]
                } else {
                    let (class, lead) = self.winner(column, row);
                    self.tint(class, lead)
                };
                pixel.copy_from_slice(&tint);
            }
        }
    }

    fn tint(&self, class: usize, lead: u16) -> [u8; 4] {
        let index = class * (usize::from(Shares::WHOLE) + 1) + usize::from(lead);
        self.tints.get(index).copied().unwrap_or_default()
    }

    /// Which of several classes has the largest share of a point, and how much more than the next.
    fn winner(&self, column: usize, row: usize) -> (usize, u16) {
        // By z, for shares may be as good as all of the way for more than one.
        let (mut class, mut highest, mut next) = (0, f64::NEG_INFINITY, f64::NEG_INFINITY);
        for output in 0..self.lattice.outputs() {
            let z = self.lattice.z(output, column, row);
            if z > highest {
                (class, highest, next) = (output, z, highest);
            } else if z > next {
                next = z;
            }
        }
        (class, self.shares.of(highest) - self.shares.of(next))
    }

    fn fill_flat(&self, pixels: &mut [u8]) {
        let side = self.side();
        for top in (0..side).step_by(Self::BLOCK) {
            for left in (0..side).step_by(Self::BLOCK) {
                let (right, bottom) = (left + Self::BLOCK - 1, top + Self::BLOCK - 1);
                let predicted = |column, row| predicted(&self.lattice, self.level, column, row);
                let class = predicted(left, top);
                let is_whole = [(right, top), (left, bottom), (right, bottom)]
                    .into_iter()
                    .all(|(column, row)| predicted(column, row) == class);
                for row in top..=bottom {
                    for column in left..=right {
                        let class = if is_whole { class } else { predicted(column, row) };
                        let from = 4 * (row * side + column);
                        if let Some(pixel) = pixels.get_mut(from..from + 4) {
                            pixel.copy_from_slice(&self.tint(class, 0));
                        }
                    }
                }
            }
        }
    }
}

/// How much of its tint a class has among so many where it leads by this share.
pub(super) fn graded(classes: usize, lead: f64) -> f64 {
    if classes == 2 { lead } else { 0.25 + 0.75 * lead }
}

/// Whether a field is flat: where so asked, and of the perceptron, which knows no degrees.
pub(super) fn is_flat(activation: Activation, discrete: bool) -> bool {
    discrete || !activation.has_slope()
}

/// The class that a row at a point of a lattice would be predicted.
pub(super) fn predicted(lattice: &Lattice, level: f64, column: usize, row: usize) -> usize {
    if lattice.outputs() == 1 {
        return usize::from(lattice.z(0, column, row) >= level);
    }
    let (mut class, mut highest) = (0, f64::NEG_INFINITY);
    for output in 0..lattice.outputs() {
        let z = lattice.z(output, column, row);
        if z > highest {
            (class, highest) = (output, z);
        }
    }
    class
}

/// The share of the way from the lower target to the higher one, by z: without an exponential for each pixel.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    steps: Vec<u16>,
    low: f64,
    scale: f64,
}

impl Shares {
    /// All of the way.
    pub const WHOLE: u16 = 511;
    const STEPS: usize = 1024;

    pub fn new(activation: Activation) -> Self {
        let [low, high] = activation.properties().shades;
        let [none, all] = activation.targets();
        let step = |step: usize| {
            let z = low + (high - low) * step as f64 / (Self::STEPS - 1) as f64;
            ((activation.out(z) - none) / (all - none) * f64::from(Self::WHOLE) + 0.5) as u16
        };
        let scale = (Self::STEPS - 1) as f64 / (high - low);
        Self { steps: (0..Self::STEPS).map(step).collect(), low, scale }
    }

    /// Of [`Shares::WHOLE`]; of no number none.
    pub fn of(&self, z: f64) -> u16 {
        self.steps[self.step(z)]
    }

    /// Which of the steps is nearest to z; of no number the first.
    fn step(&self, z: f64) -> usize {
        (((z - self.low) * self.scale + 0.5) as usize).min(Self::STEPS - 1)
    }

    /// By how much z can differ without a difference to be seen.
    fn half_step(&self) -> f64 {
        0.5 / self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Iris};
    use crate::panels::boundary;
    use crate::plot::{Colour, Extent};
    use crate::train::{Settings, Source};

    /// The pixels of a run's field, and how many there are to a row.
    fn pixels(run: &Run, pair: [usize; 2], discrete: bool) -> (Vec<u8>, usize, Plot) {
        let section = Section::new(run.examples(), pair);
        let plot = boundary::plot(Extent::of_svg((400, 400)), &section, run.examples().raw());
        let mut field = Field::new(&Theme::light(), run, &section, &plot, discrete);
        let mut pixels = vec![0; 4 * field.side() * field.side()];
        assert!(field.follow(run, true), "nothing stood there before");
        field.fill(&mut pixels);
        (pixels, field.side(), plot)
    }

    /// How far pixels are, at most, from the colour that each place should have: `colour(outs at the place)`.
    fn worst(run: &Run, pair: [usize; 2], discrete: bool, colour: impl Fn(&[f64]) -> Colour) -> u8 {
        let (pixels, side, plot) = pixels(run, pair, discrete);
        let section = Section::new(run.examples(), pair);
        let mut seen = vec![0.0; run.parameters().inputs()];
        let mut worst = 0;
        for (index, pixel) in pixels.chunks_exact(4).enumerate() {
            let share = |cell: usize| (cell as f64 + 0.5) / side as f64;
            let x = plot.x().0 + (plot.x().1 - plot.x().0) * share(index % side);
            let y = plot.y().1 - (plot.y().1 - plot.y().0) * share(index / side);
            section.see(run.examples(), (x, y), &mut seen);
            let outs: Vec<f64> = run.parameters().outs(run.rule(), &seen).collect();
            let Colour(red, green, blue) = colour(&outs);
            assert_eq!(pixel[3], 255);
            for (pixel, expected) in pixel.iter().zip([red, green, blue]) {
                worst = worst.max(pixel.abs_diff(expected));
            }
        }
        worst
    }

    fn of(activation: Activation, features: &str, weights: &[f64]) -> Run {
        let features = Feature::list(features).unwrap();
        Run::new(Settings { activation, features, weights: Some(weights.to_vec()), ..Settings::default() })
            .unwrap()
    }

    fn iris(weights: Vec<f64>) -> Run {
        let source = Source::Iris(Iris::default());
        Run::new(Settings { source, weights: Some(weights), ..Settings::default() }).unwrap()
    }

    #[test]
    fn one_output_runs_from_tint_to_tint() {
        let theme = Theme::light();
        let two = |share: f64| theme.tint(usize::from(share > 0.5), (2.0 * share - 1.0).abs());
        for (run, share) in [
            (of(Activation::Sigmoid, "", &[3.0, -8.0, 1.0]), (|out| out) as fn(f64) -> f64),
            (of(Activation::Sigmoid, "x1*x2 sin(x2)", &[3.0, -8.0, 9.0, 2.0, 1.0]), |out| out),
            (of(Activation::Tanh, "", &[3.0, -8.0, 1.0]), |out| 0.5 * (out + 1.0)),
            (of(Activation::Linear, "", &[0.7, -0.3, 0.4]), |out| out.clamp(0.0, 1.0)),
        ] {
            assert!(worst(&run, [0, 1], false, |outs| two(share(outs[0]))) <= 1, "{:?}", run.rule());
        }
    }

    #[test]
    fn of_several_outputs_the_winner_is_graded_by_its_lead() {
        let theme = Theme::light();
        let weights = vec![1.0, -2.0, 0.5, 0.1, -0.3, 0.2, 2.0, -1.0, 0.4, 0.9, -0.8, 1.5, 0.1, -0.2, 0.0];
        let run = iris(weights);
        let lead = |outs: &[f64]| {
            let mut ranked: Vec<usize> = (0..3).collect();
            ranked.sort_by(|&one, &other| outs[other].total_cmp(&outs[one]));
            theme.tint(ranked[0], 0.25 + 0.75 * (outs[ranked[0]] - outs[ranked[1]]))
        };
        assert!(worst(&run, [2, 3], false, lead) <= 1);
        let winner = |outs: &[f64]| {
            let highest = outs.iter().copied().fold(f64::MIN, f64::max);
            theme.tint(outs.iter().position(|&out| out == highest).unwrap(), 1.0)
        };
        assert_eq!(worst(&run, [2, 3], true, winner), 0);
    }

    #[test]
    fn flat_it_is_of_two_colours_that_meet_at_the_threshold() {
        let theme = Theme::light();
        for (threshold, activation) in
            [(0.5, Activation::Sigmoid), (0.8, Activation::Sigmoid), (0.3, Activation::Tanh)]
        {
            let mut run = of(activation, "x1*x2", &[3.0, -4.0, 5.0, 0.3]);
            assert!(run.set_threshold(threshold));
            let decision = activation.decision(threshold);
            let predicted = |outs: &[f64]| theme.tint(usize::from(outs[0] >= decision), 1.0);
            assert_eq!(worst(&run, [0, 1], true, predicted), 0);
        }
        let step = of(Activation::Step, "", &[1.0, 1.0, -1.5]);
        assert_eq!(worst(&step, [0, 1], false, |outs| theme.tint(usize::from(outs[0] == 1.0), 1.0)), 0);
    }

    #[test]
    fn it_is_filled_whatever_the_numbers() {
        let endless = of(Activation::Sigmoid, "", &[f64::MAX, f64::MIN, f64::MAX]);
        for discrete in [false, true] {
            assert!(pixels(&endless, [0, 1], discrete).0.chunks_exact(4).all(|pixel| pixel[3] == 255));
        }
    }

    #[test]
    fn it_is_drawn_again_only_if_one_could_see_it() {
        let mut run = of(Activation::Sigmoid, "", &[3.0, -8.0, 1.0]);
        let section = Section::new(run.examples(), [0, 1]);
        let plot = boundary::plot(Extent::of_svg((400, 400)), &section, run.examples().raw());
        let mut field = Field::new(&Theme::dark(), &run, &section, &plot, false);
        assert!(field.follow(&run, false) && !field.follow(&run, true));
        run.set_parameters(vec![3.0, -8.001, 1.001]);
        assert!(!field.follow(&run, false));
        run.set_parameters(vec![3.0, -8.0, 1.01]);
        assert!(field.follow(&run, false));
    }
}
