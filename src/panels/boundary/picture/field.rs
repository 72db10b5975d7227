use crate::model::{Activation, Lattice, Section};
use crate::plot::{Plot, Theme};
use crate::train::Run;

/// The field as pixels, to be stretched over the picture: graded from class to class through the background colour, or flat in the
/// colours of the classes.
///
/// With one output, the share of the way from the lower target to the higher one is the share of class 1 at a point, and the rest
/// is that of class 0; with several, each output is the share of its own class. The colour of a graded field shows the lead of the
/// winning class over the next. Between two classes it starts at the background colour, between more at a quarter of the tint,
/// because otherwise regions in which two classes are nearly equal would be hard to tell apart. In a flat field, a point has the
/// colour of the class that a row there is predicted as.
#[derive(Debug, Clone)]
pub struct Field {
    lattice: Lattice,
    shares: Shares,
    /// The colours by class and by lead.
    tints: Vec<[u8; 4]>,
    /// The colours for one output, by the step of z: see [`Shares::step`].
    ramp: Vec<[u8; 4]>,
    flat: bool,
    /// The z from which one output is predicted as class 1, for a flat field.
    level: f64,
}

impl Field {
    /// The number of pixels in a row and in a column, to be stretched smoothly.
    const GRADED: usize = 64;
    /// The number of pixels for a flat field, which has sharp edges.
    const FLAT: usize = 256;
    /// The side in pixels of a block that is taken as one class if its corners are.
    const BLOCK: usize = 4;

    /// The field of a run's section, in a theme's colours.
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

    /// The number of pixels in a row and in a column.
    pub fn side(&self) -> usize {
        self.lattice.side()
    }

    /// Adopts the current state of the run, and returns whether the field looks different. The edges of a flat field are the
    /// lines: it looks different only if these do.
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

    /// Fills pixels, RGBA, from the top left corner on.
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

    /// The class with the largest share at a point, of several, and its lead over the next.
    fn winner(&self, column: usize, row: usize) -> (usize, u16) {
        // By z, because the shares of several classes may be almost complete.
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

/// The share of its tint that a class gets, among this many classes, for this lead.
pub(super) fn graded(classes: usize, lead: f64) -> f64 {
    if classes == 2 { lead } else { 0.25 + 0.75 * lead }
}

/// Whether a field is flat: if requested, and for the perceptron, whose output has no intermediate values.
pub(super) fn is_flat(activation: Activation, discrete: bool) -> bool {
    discrete || !activation.has_slope()
}

/// The class that a row at a point of a lattice is predicted as.
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

/// The share of the way from the lower target to the higher one, by z, from a table: no exponential for each pixel.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    steps: Vec<u16>,
    low: f64,
    scale: f64,
}

impl Shares {
    /// The number that stands for a share of 1.
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

    /// The share for z, in units of [`Shares::WHOLE`]; 0 for NaN.
    pub fn of(&self, z: f64) -> u16 {
        self.steps[self.step(z)]
    }

    /// The step that is nearest to z; the first for NaN.
    fn step(&self, z: f64) -> usize {
        (((z - self.low) * self.scale + 0.5) as usize).min(Self::STEPS - 1)
    }

    /// The largest change of z that remains invisible.
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

    /// The pixels of a run's field, and the number of pixels in a row.
    fn pixels(run: &Run, pair: [usize; 2], discrete: bool) -> (Vec<u8>, usize, Plot) {
        let section = Section::new(run.examples(), pair);
        let plot = boundary::plot(Extent::of_svg((400, 400)), &section, run.examples().raw());
        let mut field = Field::new(&Theme::light(), run, &section, &plot, discrete);
        let mut pixels = vec![0; 4 * field.side() * field.side()];
        assert!(field.follow(run, true), "nothing stood there before");
        field.fill(&mut pixels);
        (pixels, field.side(), plot)
    }

    /// The largest difference of a pixel from the colour that its place should have: `colour(outs at the place)`.
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
