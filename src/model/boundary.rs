use super::Parameters;
use crate::data::{Dataset, Examples, Feature};

/// A rectangle in the plane of two inputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The range of the first input.
    pub x: (f64, f64),
    /// The range of the second input.
    pub y: (f64, f64),
}

impl Window {
    /// The centre.
    pub fn middle(&self) -> (f64, f64) {
        (0.5 * self.x.0 + 0.5 * self.x.1, 0.5 * self.y.0 + 0.5 * self.y.1)
    }

    /// The width and the height.
    pub fn size(&self) -> (f64, f64) {
        (self.x.1 - self.x.0, self.y.1 - self.y.0)
    }
}

/// The range of an input over all rows, with a margin on each side: two fifths of the range for a gate's four rows, so that the
/// decision boundary is also seen around them, and down to a tenth for many rows.
fn range(dataset: &Dataset, input: usize) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (x, _) in dataset.rows() {
        let value = x.get(input).copied().unwrap_or(0.0);
        (low, high) = (low.min(value), high.max(value));
    }
    let share = 0.1 + 1.2 / dataset.len().max(4) as f64;
    // If all numbers are equal, the margin must be larger than their rounding error.
    let margin = if high > low { share * (high - low) } else { (1e-3 * low.abs()).max(1.0) };
    (low - margin, high + margin)
}

/// A plane section through the space of raw inputs: two inputs vary along its axes, and the others are fixed at their mean over
/// the training rows.
///
/// With one input there is no second axis, and decision boundaries are vertical lines. Rows of class k are then drawn at height k,
/// so that rows of different classes do not cover each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    across: usize,
    up: Option<usize>,
    held: Vec<f64>,
}

/// On which axes of a section one of the model's inputs depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Neither axis.
    Held,
    /// The first axis alone.
    Across,
    /// The second axis alone.
    Up,
    /// Both axes: the input is their product.
    Product,
}

impl Section {
    /// The section along these two raw inputs, counted from 0. An input that does not exist is replaced by the last one. If the
    /// second equals the first, the next one is used.
    pub fn new(examples: &Examples, pair: [usize; 2]) -> Self {
        let raw = examples.raw();
        let inputs = raw.inputs();
        let [across, up] = pair.map(|input| input.min(inputs - 1));
        let up = if up == across { (across + 1) % inputs } else { up };
        let mut held = vec![0.0; inputs];
        let share = 1.0 / examples.training() as f64;
        for (row, (x, _)) in raw.rows().enumerate() {
            if !examples.is_held_out(row) {
                held.iter_mut().zip(x).for_each(|(held, x)| *held += share * x);
            }
        }
        Self { across, up: (up != across).then_some(up), held }
    }

    /// The raw input along the first axis.
    pub fn across(&self) -> usize {
        self.across
    }

    /// The raw input along the second axis, if there is one.
    pub fn up(&self) -> Option<usize> {
        self.up
    }

    /// The mean of every raw input over the training rows. Inputs that are not along an axis are fixed at it.
    pub fn held(&self) -> &[f64] {
        &self.held
    }

    /// The position at which a raw row of this class is drawn.
    pub fn place(&self, x: &[f64], class: usize) -> (f64, f64) {
        let at = |input: usize| x.get(input).copied().unwrap_or(0.0);
        (at(self.across()), self.up().map_or(class as f64, at))
    }

    /// A rectangle around all rows of a data set.
    pub fn window(&self, raw: &Dataset) -> Window {
        let heights = (-1.0, raw.class_names().len() as f64);
        Window { x: range(raw, self.across()), y: self.up().map_or(heights, |up| range(raw, up)) }
    }

    /// Writes the model's inputs at a point into `seen`, which must have room for all of them.
    pub fn see(&self, examples: &Examples, (x, y): (f64, f64), seen: &mut [f64]) {
        let mut raw = self.held.clone();
        raw[self.across()] = x;
        if let Some(up) = self.up() {
            raw[up] = y;
        }
        examples.see(&raw, seen);
    }

    /// On which axes one of the model's inputs depends.
    pub(super) fn part(&self, examples: &Examples, input: usize) -> Part {
        let axis = |input: usize| match input {
            _ if input == self.across() => Part::Across,
            _ if Some(input) == self.up() => Part::Up,
            _ => Part::Held,
        };
        match input.checked_sub(examples.raw().inputs()).and_then(|made| examples.features().get(made)) {
            None => axis(input),
            Some(Feature::FirstSquared | Feature::FirstSine) => axis(0),
            Some(Feature::SecondSquared | Feature::SecondSine) => axis(1),
            Some(Feature::Product) => match (axis(0), axis(1)) {
                (part, Part::Held) | (Part::Held, part) => part,
                _ => Part::Product,
            },
        }
    }

    /// Whether lines of equal z are curved: whether some feature varies within the section and is not linear in one of its axes.
    pub fn bends(&self, examples: &Examples) -> bool {
        let raw = examples.raw().inputs();
        examples.features().iter().enumerate().any(|(made, feature)| {
            match self.part(examples, raw + made) {
                Part::Held => false,
                // A product is linear if its other factor is fixed.
                Part::Across | Part::Up => *feature != Feature::Product,
                Part::Product => true,
            }
        })
    }

    /// The derivative of one of the model's inputs along the axis on which it depends, in a section without curved lines.
    fn rate(&self, examples: &Examples, input: usize) -> f64 {
        let deviation = examples.scaling().map_or(1.0, |scaling| scaling.standard_deviation()[input]);
        let factor = match self.part(examples, input) {
            _ if input < examples.raw().inputs() => 1.0,
            Part::Across => self.held[1 - self.across()],
            Part::Up => self.up().map_or(0.0, |up| self.held[1 - up]),
            Part::Held | Part::Product => 0.0,
        };
        factor / deviation
    }

    /// The derivative of z along an axis: the sum of weight times rate over the inputs that depend on this axis, except the input
    /// `without`.
    fn slope(&self, examples: &Examples, weights: &[f64], part: Part, without: Option<usize>) -> f64 {
        let chosen =
            |&(input, _): &(usize, &f64)| self.part(examples, input) == part && Some(input) != without;
        weights.iter().enumerate().filter(chosen).map(|(input, w)| w * self.rate(examples, input)).sum()
    }

    /// z of one output as a linear function over the section, or `None` if features make its lines curved.
    pub fn plane(&self, examples: &Examples, parameters: &Parameters, output: usize) -> Option<Plane> {
        if self.bends(examples) {
            return None;
        }
        let at = self.middle();
        let mut seen = vec![0.0; parameters.inputs()];
        self.see(examples, at, &mut seen);
        let weights = parameters.weights().get(output * seen.len()..)?.get(..seen.len())?;
        let slope = |part| self.slope(examples, weights, part, None);
        let z = parameters.z(output, &seen);
        Some(Plane { at, z, slope: (slope(Part::Across), slope(Part::Up)) })
    }

    /// The parameters, weights and then biases, that give a model of one output this plane. Only the weights of the inputs along
    /// the axes and the bias change. `None` if features make lines curved, there are several outputs, or numbers overflow.
    pub fn with_plane(
        &self,
        examples: &Examples,
        parameters: &Parameters,
        plane: &Plane,
    ) -> Option<Vec<f64>> {
        if self.bends(examples) || parameters.outputs() != 1 {
            return None;
        }
        let mut values = parameters.values().to_vec();
        let (bias, weights) = values.split_last_mut()?;
        let mut set = |input: usize, part, slope: f64| {
            let others = self.slope(examples, weights, part, Some(input));
            weights[input] = (slope - others) / self.rate(examples, input);
        };
        set(self.across(), Part::Across, plane.slope.0);
        if let Some(up) = self.up() {
            set(up, Part::Up, plane.slope.1);
        }
        let mut seen = vec![0.0; weights.len()];
        self.see(examples, plane.at, &mut seen);
        *bias = plane.z - weights.iter().zip(&seen).map(|(w, x)| w * x).sum::<f64>();
        values.iter().all(|value| value.is_finite()).then_some(values)
    }

    fn middle(&self) -> (f64, f64) {
        (self.held[self.across()], self.up().map_or(0.0, |up| self.held[up]))
    }
}

/// z as a linear function over a section without curved lines: z(x, y) = z + slopeₓ·(x − atₓ) + slope_y·(y − at_y), x and y in raw
/// units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    /// A point of the section.
    pub at: (f64, f64),
    /// z at this point.
    pub z: f64,
    /// The derivatives of z with respect to x and y.
    pub slope: (f64, f64),
}

impl Plane {
    /// z at a point.
    pub fn z(&self, (x, y): (f64, f64)) -> f64 {
        self.z + self.slope.0 * (x - self.at.0) + self.slope.1 * (y - self.at.1)
    }

    /// The line on which z has this value, from edge to edge of the window, or `None` if it is outside the window.
    pub fn line(&self, window: &Window, z: f64) -> Option<[(f64, f64); 2]> {
        let Window { x, y } = *window;
        let corners = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1)];
        let levels = corners.map(|corner| self.z(corner) - z);
        let mut ends = [(f64::NAN, f64::NAN); 2];
        let mut found = 0;
        for corner in 0..4 {
            let next = (corner + 1) & 3;
            let (from, to, here, there) = (corners[corner], corners[next], levels[corner], levels[next]);
            // A crossing needs exactly one of two corners above the level, so each crossing is found on one edge, even at a corner.
            if (here >= 0.0) != (there >= 0.0) && found < 2 {
                let share = here / (here - there);
                ends[found] = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
                found += 1;
            }
        }
        ends.iter().all(|(x, y)| x.is_finite() && y.is_finite()).then_some(ends)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::data::{Gate, Iris, Preparation};

    const WINDOW: Window = Window { x: (0.0, 1.0), y: (0.0, 1.0) };

    fn line(w1: f64, w2: f64, b: f64) -> Option<[(f64, f64); 2]> {
        Plane { at: (0.0, 0.0), z: b, slope: (w1, w2) }.line(&WINDOW, 0.0)
    }

    fn examples(raw: Dataset, features: &[Feature], standardise: bool, holdout: f64) -> Examples {
        let targets = [0.0, 1.0];
        let preparation = Preparation { features, standardise, holdout, seed: 3, targets };
        Examples::new(Arc::new(raw), &preparation).unwrap()
    }

    #[test]
    fn the_line_runs_from_edge_to_edge() {
        assert_eq!(line(1.0, 0.0, -0.5), Some([(0.5, 0.0), (0.5, 1.0)]), "upright");
        assert_eq!(line(0.0, 2.0, -0.5), Some([(1.0, 0.25), (0.0, 0.25)]), "level");
        assert_eq!(line(1.0, 1.0, -1.0), Some([(1.0, 0.0), (0.0, 1.0)]), "through two corners");
        assert_eq!(line(1.0, 1.0, 5.0), None, "passes by");
        assert_eq!(line(0.0, 0.0, 0.0), None, "no line at all");
        let plane = Plane { at: (0.5, 0.5), z: 0.0, slope: (1.0, 0.0) };
        assert_eq!([plane.line(&WINDOW, f64::INFINITY), plane.line(&WINDOW, f64::NEG_INFINITY)], [None; 2]);
    }

    #[test]
    fn the_window_leaves_room_around_the_rows() {
        let window = |raw: Dataset| {
            let raw = examples(raw, &[], false, 0.0);
            Section::new(&raw, [0, 1]).window(raw.raw())
        };
        let Window { x, y } = window(Gate::And.dataset());
        assert_eq!((x, y), ((-0.4, 1.4), (-0.4, 1.4)));
        assert_eq!(window(Dataset::from_rows(&[[3.0, 3.0]], &[[1.0]]).unwrap()).x, (2.0, 4.0));
        assert!(window(Dataset::from_rows(&[[-4e18, 3.0]], &[[1.0]]).unwrap()).x.0 < -4e18);
        let iris = Iris::default().dataset();
        let (left, right) = Section::new(&examples(iris.clone(), &[], true, 0.0), [2, 3]).window(&iris).x;
        assert!(left > 0.3 && left < 0.4 && right > 7.5 && right < 7.6, "{left} to {right}, for 1 to 6.9");
    }

    #[test]
    fn other_inputs_are_held_at_their_mean_over_the_rows_trained_on() {
        let iris = examples(Iris::default().dataset(), &[], true, 0.5);
        let section = Section::new(&iris, [3, 1]);
        assert_eq!((section.across(), section.up()), (3, Some(1)));
        for (held, mean) in section.held().iter().zip(iris.scaling().unwrap().mean()) {
            assert!((held - mean).abs() < 1e-12, "{held} for {mean}");
        }
        let mut seen = [0.0; 4];
        section.see(&iris, (0.2, 3.5), &mut seen);
        assert!(seen[0].abs() < 1e-12 && seen[2].abs() < 1e-12, "{seen:?}");
        assert_eq!(iris.scaling().unwrap().scale(3, 0.2), seen[3]);
        assert_eq!(section.place(&[1.0, 2.0, 3.0, 4.0], 7), (4.0, 2.0));
    }

    #[test]
    fn a_pair_that_is_none_becomes_one() {
        let iris = examples(Iris::default().dataset(), &[], false, 0.0);
        let axes = |pair| {
            let section = Section::new(&iris, pair);
            (section.across(), section.up())
        };
        assert_eq!([axes([2, 2]), axes([3, 3]), axes([9, 1])], [(2, Some(3)), (3, Some(0)), (3, Some(1))]);
    }

    #[test]
    fn a_single_input_has_upright_boundaries() {
        let raw = Dataset::from_rows(&[[1.0], [3.0], [5.0]], &[[0.0], [0.0], [1.0]]).unwrap();
        let raw = examples(raw, &[], true, 0.0);
        let section = Section::new(&raw, [0, 1]);
        assert_eq!((section.across(), section.up(), section.place(&[5.0], 1)), (0, None, (5.0, 1.0)));
        let window = section.window(raw.raw());
        assert_eq!(window.y, (-1.0, 2.0));
        let parameters = Parameters::from_values(1, 1, vec![2.0, -2.0]).unwrap();
        let [from, to] = section.plane(&raw, &parameters, 0).unwrap().line(&window, 0.0).unwrap();
        // One standard deviation above the mean.
        let x = 3.0 + f64::sqrt(8.0 / 3.0);
        assert!((from.0 - x).abs() < 1e-12 && (to.0 - x).abs() < 1e-12, "{from:?} {to:?}");
    }

    #[test]
    fn features_bend_it_where_they_vary() {
        let bends = |features: &[Feature], pair| {
            let iris = examples(Iris::default().dataset(), features, false, 0.0);
            Section::new(&iris, pair).bends(&iris)
        };
        assert!(!bends(&[], [0, 1]));
        assert!(bends(&[Feature::Product], [1, 0]) && !bends(&[Feature::Product], [1, 2]));
        assert!(bends(&[Feature::FirstSquared], [3, 0]) && !bends(&[Feature::FirstSine], [1, 2]));
        assert!(bends(&[Feature::SecondSine], [0, 1]) && !bends(&[Feature::SecondSquared], [0, 2]));
    }

    proptest! {
        /// The plane gives the same z as the model, whatever is scaled or fixed, and a model made from a plane has that plane.
        #[test]
        fn the_plane_is_the_models(
            values in prop::collection::vec(-9.0..9.0_f64, 6),
            pair in prop::sample::select(vec![[0, 1], [1, 2], [2, 0], [3, 1], [2, 3]]),
            standardise: bool,
            at in (0.0..8.0_f64, 0.0..8.0_f64),
            slope in (-5.0..5.0_f64, -5.0..5.0_f64),
        ) {
            let made = if pair == [0, 1] { Feature::list("").unwrap() } else { vec![Feature::Product] };
            let iris = examples(Iris::from_names(None, Some("setosa,virginica")).unwrap().dataset(), &made, standardise, 0.3);
            let inputs = 4 + made.len();
            let parameters = Parameters::from_values(inputs, 1, values[..=inputs].to_vec()).unwrap();
            let section = Section::new(&iris, pair);
            let mut seen = vec![0.0; inputs];
            let mut z = |parameters: &Parameters, point| {
                section.see(&iris, point, &mut seen);
                parameters.z(0, &seen)
            };
            let plane = section.plane(&iris, &parameters, 0).unwrap();
            for point in [at, (at.0 + 1.0, at.1), (at.0, at.1 - 2.0)] {
                prop_assert!((plane.z(point) - z(&parameters, point)).abs() < 1e-9);
            }
            let wanted = Plane { at, z: 1.5, slope };
            let moved = section.with_plane(&iris, &parameters, &wanted).unwrap();
            let moved = Parameters::from_values(inputs, 1, moved).unwrap();
            for point in [at, (at.0 + 1.0, at.1), (at.0, at.1 - 2.0)] {
                prop_assert!((wanted.z(point) - z(&moved, point)).abs() < 1e-8);
            }
        }
    }
}
