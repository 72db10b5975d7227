use crate::model::{Plane, Section, Window};
use crate::train::Run;

/// The straight line of one output while a reader drags it.
///
/// However it is moved, it stays as sharp in the picture as it was (if both axes span the same range, ‖w‖ stays), and class 1
/// stays on its side.
#[derive(Debug, Clone)]
pub struct Held {
    section: Section,
    window: Window,
    turning: Option<Turning>,
}

/// The turn around the other end.
#[derive(Debug, Clone, Copy)]
struct Turning {
    pivot: (f64, f64),
    /// 1 if class 1 is to the left of the way from the pivot to the hand, otherwise −1.
    side: f64,
}

impl Held {
    /// The line held in its middle, or at an end: the first or the second, in the order of [`Plane::line`]. `None` if there is no
    /// such line.
    pub fn new(run: &Run, pair: [usize; 2], end: Option<usize>) -> Option<Self> {
        let section = Section::new(run.examples(), pair);
        let window = section.window(run.examples().raw());
        let (plane, level) = plane(run, &section)?;
        let ends = plane.line(&window, level)?;
        // With one input the line is always vertical.
        let turning = end.filter(|_| section.up().is_some()).map(|end| {
            let (pivot, hand) = if end == 0 { (ends[1], ends[0]) } else { (ends[0], ends[1]) };
            let way = shares(&window, (hand.0 - pivot.0, hand.1 - pivot.1));
            let slope = steepness(&window, &plane);
            Turning { pivot, side: if way.0 * slope.1 - way.1 * slope.0 >= 0.0 { 1.0 } else { -1.0 } }
        });
        Some(Self { section, window, turning })
    }

    /// The parameters, weights and then biases, with which the line passes through `to`, in raw units: shifted if it is held in
    /// its middle, otherwise turned around its other end. `None` if that gives no line.
    pub fn moved(&self, run: &Run, to: (f64, f64)) -> Option<Vec<f64>> {
        let (now, level) = plane(run, &self.section)?;
        let slope = match self.turning {
            None => now.slope,
            Some(Turning { pivot, side }) => {
                let (x, y) = shares(&self.window, (to.0 - pivot.0, to.1 - pivot.1));
                let (a, b) = steepness(&self.window, &now);
                let turned = side * ((a * a + b * b) / (x * x + y * y)).sqrt();
                let (width, height) = self.window.size();
                (-y * turned / width, x * turned / height)
            }
        };
        // If z is constant, there is no line.
        let plane = Plane { at: to, z: level, slope };
        (slope != (0.0, 0.0)).then(|| set(run, &self.section, &plane)).flatten()
    }
}

/// The parameters with which the line of one output is shifted by these shares of the picture's width and height and turned
/// anticlockwise by the angle `turn` in radians, around its middle, or around the point nearest to the picture's centre if the
/// line is outside. The picture's section and window are passed in, because computing them reads all rows. `None` if there is no
/// straight line.
pub fn nudged(
    run: &Run,
    (section, window): &(Section, Window),
    shift: (f64, f64),
    turn: f64,
) -> Option<Vec<f64>> {
    let (now, level) = plane(run, section)?;
    let (width, height) = window.size();
    let (a, b) = steepness(window, &now);
    let around = match now.line(window, level) {
        Some([from, to]) => (0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1)),
        None => {
            let middle = window.middle();
            let away = (level - now.z(middle)) / (a * a + b * b);
            (middle.0 + a * away * width, middle.1 + b * away * height)
        }
    };
    // With one input the line cannot turn.
    let (sin, cos) = libm::sincos(if section.up().is_some() { turn } else { 0.0 });
    let slope = ((a * cos - b * sin) / width, (a * sin + b * cos) / height);
    let at = (around.0 + shift.0 * width, around.1 + shift.1 * height);
    set(run, section, &Plane { at, z: level, slope })
}

/// z of the only output, and the z at its threshold.
fn plane(run: &Run, section: &Section) -> Option<(Plane, f64)> {
    let level = run.rule().activation().decision_z(run.settings().threshold);
    let one = run.parameters().outputs() == 1 && level.is_finite();
    section.plane(run.examples(), run.parameters(), 0).filter(|_| one).map(|plane| (plane, level))
}

fn set(run: &Run, section: &Section, plane: &Plane) -> Option<Vec<f64>> {
    section.with_plane(run.examples(), run.parameters(), plane)
}

/// A vector as shares of a window's width and height.
fn shares(window: &Window, (x, y): (f64, f64)) -> (f64, f64) {
    let (width, height) = window.size();
    (x / width, y / height)
}

/// The change of z over the whole width of a window, and over its height.
fn steepness(window: &Window, plane: &Plane) -> (f64, f64) {
    let (width, height) = window.size();
    (plane.slope.0 * width, plane.slope.1 * height)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    use crate::data::{Feature, Iris};
    use crate::model::Activation;
    use crate::train::{Settings, Source};

    /// The section and the window of a run's picture.
    fn seen(run: &Run) -> (Section, Window) {
        let section = Section::new(run.examples(), [0, 1]);
        let window = section.window(run.examples().raw());
        (section, window)
    }

    /// A run on two measurements of the irises with very different ranges, or on a gate.
    fn run(iris: bool, activation: Activation, threshold: f64, values: [f64; 3]) -> Run {
        let source = if iris {
            let inputs = Some("petal_length_cm,petal_width_cm");
            Source::Iris(Iris::from_names(inputs, Some("versicolor,virginica")).unwrap())
        } else {
            Source::default_gate()
        };
        let weights = Some(values.to_vec());
        Run::new(Settings { source, activation, threshold, weights, ..Settings::default() }).unwrap()
    }

    impl Source {
        fn default_gate() -> Self {
            Self::Gate(crate::data::Gate::And)
        }
    }

    /// The line, the steepness of z in the picture, its direction, and the window.
    fn facts(run: &Run) -> (Plane, f64, (f64, f64), Window) {
        let section = Section::new(run.examples(), [0, 1]);
        let window = section.window(run.examples().raw());
        let (plane, level) = plane(run, &section).unwrap();
        (plane, level, steepness(&window, &plane), window)
    }

    fn activations() -> impl Strategy<Value = Activation> {
        prop::sample::select(vec![Activation::Sigmoid, Activation::Linear, Activation::Tanh])
    }

    proptest! {
        #[test]
        fn a_line_goes_where_it_is_dragged_and_stays_as_sharp(
            iris: bool,
            activation in activations(),
            threshold in 0.2..0.8_f64,
            values in prop::array::uniform3(-4.0..4.0_f64),
            end in prop::option::of(0..2_usize),
            goals in prop::collection::vec((0.02..0.98_f64, 0.02..0.98_f64), 1..4),
        ) {
            let mut run = run(iris, activation, threshold, values);
            prop_assume!(values[0].abs() + values[1].abs() > 0.1);
            let Some(held) = Held::new(&run, [0, 1], end) else { return Ok(()) };
            let (before, level, steep, window) = facts(&run);
            let ends = before.line(&window, level).unwrap();
            let (width, height) = window.size();
            for (x, y) in goals {
                let to = (window.x.0 + x * width, window.y.0 + y * height);
                let moved = held.moved(&run, to).unwrap();
                prop_assert!(run.set_parameters(moved));
                let (plane, _, now, _) = facts(&run);
                let size = steep.0.hypot(steep.1);
                prop_assert!((plane.z(to) - level).abs() < 1e-9 * (1.0 + size), "{} at the hand", plane.z(to));
                prop_assert!((now.0.hypot(now.1) / size - 1.0).abs() < 1e-9, "{now:?} for {steep:?}");
                if let Some(end) = end {
                    let pivot = ends[1 - end];
                    prop_assert!((plane.z(pivot) - level).abs() < 1e-9 * (1.0 + size), "at the other end");
                    // Class 1 is on the same side of the way from the pivot to the hand.
                    let side = |hand: (f64, f64), slope: (f64, f64)| {
                        let way = shares(&window, (hand.0 - pivot.0, hand.1 - pivot.1));
                        way.0 * slope.1 - way.1 * slope.0 > 0.0
                    };
                    prop_assert_eq!(side(ends[end], steep), side(to, now));
                } else {
                    prop_assert!((now.0 - steep.0).abs() + (now.1 - steep.1).abs() < 1e-9 * (1.0 + size));
                }
            }
        }

        #[test]
        fn a_nudge_there_and_back_changes_nothing(
            iris: bool,
            values in prop::array::uniform3(-4.0..4.0_f64),
            shift in (-0.2..0.2_f64, -0.2..0.2_f64),
            turn in -0.4..0.4_f64,
        ) {
            prop_assume!(values[0].abs() + values[1].abs() > 0.1);
            let mut run = run(iris, Activation::Sigmoid, 0.5, values);
            let (before, level, steep, window) = facts(&run);
            let values = nudged(&run, &seen(&run), shift, 0.0).unwrap();
            run.set_parameters(values);
            let there = facts(&run).0;
            let (width, height) = window.size();
            let z = |plane: &Plane, x: f64, y: f64| plane.z((window.x.0 + x * width, window.y.0 + y * height));
            let size = 1e-9 * (1.0 + steep.0.hypot(steep.1) + level.abs() + before.z.abs());
            prop_assert!((z(&there, 0.5 + shift.0, 0.5 + shift.1) - z(&before, 0.5, 0.5)).abs() < size);
            let values = nudged(&run, &seen(&run), (0.0, 0.0), turn).unwrap();
            run.set_parameters(values);
            let (_, _, turned, _) = facts(&run);
            let angle = (steep.0 * turned.1 - steep.1 * turned.0).atan2(steep.0 * turned.0 + steep.1 * turned.1);
            prop_assert!((angle - turn).abs() < 1e-9, "{angle} for {turn}");
        }
    }

    #[test]
    fn what_is_no_single_straight_line_cannot_be_held() {
        let features = vec![Feature::Product];
        let curved = Run::new(Settings { features, ..Settings::default() }).unwrap();
        let three =
            Run::new(Settings { source: Source::Iris(Iris::default()), ..Settings::default() }).unwrap();
        let all = Run::new(Settings { threshold: 0.0, ..Settings::default() }).unwrap();
        for run in [curved, three, all] {
            assert!(Held::new(&run, [0, 1], None).is_none());
            assert_eq!(nudged(&run, &seen(&run), (0.1, 0.0), 0.0), None);
        }
        // A constant z, and a line outside the picture: there is nothing to drag.
        let flat = run(false, Activation::Sigmoid, 0.5, [0.0, 0.0, 1.0]);
        assert!(Held::new(&flat, [0, 1], None).is_none());
        assert_eq!(nudged(&flat, &seen(&flat), (0.1, 0.0), 0.0), None);
        let outside = run(false, Activation::Sigmoid, 0.5, [1.0, 1.0, 9.0]);
        assert!(Held::new(&outside, [0, 1], None).is_none());
        assert!(nudged(&outside, &seen(&outside), (0.5, 0.5), 0.0).is_some());
    }

    #[test]
    fn with_one_input_the_line_stays_upright() {
        let raw = crate::data::Dataset::from_rows(&[[1.0], [3.0]], &[[0.0], [1.0]]).unwrap();
        let source = Source::ByHand(std::sync::Arc::new(raw));
        let run =
            Run::new(Settings { source, weights: Some(vec![2.0, -4.0]), ..Settings::default() }).unwrap();
        for end in [None, Some(0), Some(1)] {
            let held = Held::new(&run, [0, 1], end).unwrap();
            assert_eq!(held.moved(&run, (2.5, 0.7)), Some(vec![2.0, -5.0]));
        }
        assert_eq!(nudged(&run, &seen(&run), (0.0, 0.3), 1.0), Some(vec![2.0, -4.0]));
    }
}
