use crate::order::ordered;
use crate::panels::contour::{contour, join};
use crate::panels::View;
use crate::train::Run;

/// A point in space: both inputs, and the height.
pub type Place = [f64; 3];

/// A point of the ground, lifted to the height of its product.
pub fn lifted(x: f64, y: f64) -> Place {
    [x, y, x * y]
}

/// The space shown, and the plane of the decision boundary in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    /// The range along each axis.
    ranges: [(f64, f64); 3],
    /// z minus that of the decision is w·place + b.
    w: Place,
    b: f64,
}

impl Space {
    /// The space of a run that [`View::lifts`]; otherwise `None`.
    pub fn new(run: &Run) -> Option<Self> {
        let (examples, parameters) = (run.examples(), run.parameters());
        let (&[w1, w2, w3], &[b]) = (parameters.weights(), parameters.biases()) else { return None };
        if !View::lifts(run) {
            return None;
        }
        // For the original inputs, not the scaled ones.
        let (mut w, mut b) = ([w1, w2, w3], b);
        if let Some(scaling) = examples.scaling() {
            for (input, weight) in w.iter_mut().enumerate() {
                *weight /= scaling.standard_deviation()[input];
                b -= *weight * scaling.mean()[input];
            }
        }
        let range = |input: usize| {
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for (x, _) in examples.raw().rows() {
                (low, high) = (low.min(x[input]), high.max(x[input]));
            }
            let rim = if high > low { 0.15 * (high - low) } else { 1.0 };
            (low - rim, high + rim)
        };
        let (x, y) = (range(0), range(1));
        let products = [x.0 * y.0, x.0 * y.1, x.1 * y.0, x.1 * y.1];
        // The ground, at height 0, is visible too.
        let height = products
            .iter()
            .fold((0.0, 0.0), |(low, high): (f64, f64), &product| (low.min(product), high.max(product)));
        let level = run.rule().activation().decision_z(run.settings().threshold);
        Some(Self { ranges: [x, y, height], w, b: b - level })
    }

    /// The range along each axis.
    pub fn ranges(&self) -> [(f64, f64); 3] {
        self.ranges
    }

    /// The corners of the ground, in order around it.
    pub fn corners(&self) -> [(f64, f64); 4] {
        let [(x0, x1), (y0, y1), _] = self.ranges;
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    }

    /// z at a point, minus that of the decision.
    fn z(&self, [x, y, h]: Place) -> f64 {
        self.w[0] * x + self.w[1] * y + self.w[2] * h + self.b
    }

    /// Whether the plane is between a point and the eye, which is in this direction.
    pub fn is_behind(&self, place: Place, towards_eye: Place) -> bool {
        let growth: f64 = self.w.iter().zip(towards_eye).map(|(w, way)| w * way).sum();
        self.z(place) * growth < 0.0
    }

    /// The point at which the plane crosses a straight line, if it does.
    fn crossing(&self, from: Place, to: Place) -> Option<Place> {
        let (here, there) = (self.z(from), self.z(to));
        let share = here / (here - there);
        ((here > 0.0) != (there > 0.0))
            .then(|| [0, 1, 2].map(|axis| from[axis] + share * (to[axis] - from[axis])))
    }

    /// The corners of the part of the plane within the space, in order around it.
    pub fn plane(&self) -> Vec<Place> {
        let mut corners: Vec<Place> = Vec::new();
        // Along each of the twelve edges of the space.
        for axis in 0..3 {
            let (one, other) = ((axis + 1) % 3, (axis + 2) % 3);
            for a in [self.ranges[one].0, self.ranges[one].1] {
                for c in [self.ranges[other].0, self.ranges[other].1] {
                    let end = |at: f64| {
                        let mut end = [0.0; 3];
                        (end[axis], end[one], end[other]) = (at, a, c);
                        end
                    };
                    let (from, to) = self.ranges[axis];
                    corners.extend(self.crossing(end(from), end(to)));
                }
            }
        }
        // In order around their centre, seen along the axis to which the plane is least parallel.
        let flat = (0..3).fold(0, |most, axis| if self.lean(axis) > self.lean(most) { axis } else { most });
        let (one, other) = ((flat + 1) % 3, (flat + 2) % 3);
        let middle = |axis: usize| {
            corners.iter().map(|&corner| self.shares(corner)[axis]).sum::<f64>() / corners.len() as f64
        };
        let (m, n) = (middle(one), middle(other));
        let angle = |corner: &Place| {
            let shares = self.shares(*corner);
            libm::atan2(shares[other] - n, shares[one] - m)
        };
        let order = ordered(corners.len(), &|a, b| angle(&corners[a]).total_cmp(&angle(&corners[b])));
        order.into_iter().map(|place| corners[place]).collect()
    }

    /// A point as shares of the space's ranges.
    fn shares(&self, place: Place) -> Place {
        [0, 1, 2]
            .map(|axis| (place[axis] - self.ranges[axis].0) / (self.ranges[axis].1 - self.ranges[axis].0))
    }

    /// The change of z along an axis, from end to end.
    fn lean(&self, axis: usize) -> f64 {
        (self.w[axis] * (self.ranges[axis].1 - self.ranges[axis].0)).abs()
    }

    /// The line of the plane where the first input is `x`, within the space.
    pub fn hatch(&self, x: f64) -> Option<[Place; 2]> {
        let [_, (y0, y1), (h0, h1)] = self.ranges;
        let corners = [[x, y0, h0], [x, y1, h0], [x, y1, h1], [x, y0, h1]];
        let mut ends = (0..4).filter_map(|index| self.crossing(corners[index], corners[(index + 1) % 4]));
        Some([ends.next()?, ends.next()?])
    }

    /// The curve in which the plane cuts the lifted ground, as whole lines, by their positions on the ground.
    pub fn curve(&self) -> Vec<Vec<(f64, f64)>> {
        const SIDE: usize = 41;
        let [(x0, x1), (y0, y1), _] = self.ranges;
        let at = |(column, row): (f64, f64)| {
            let share = |place: f64| place / (SIDE - 1) as f64;
            (x0 + share(column) * (x1 - x0), y0 + share(row) * (y1 - y0))
        };
        let z = |index: usize| {
            let (x, y) = at(((index % SIDE) as f64, (index / SIDE) as f64));
            self.z(lifted(x, y))
        };
        let grid: Vec<f64> = (0..SIDE * SIDE).map(z).collect();
        let mut pieces = Vec::new();
        contour(&grid, SIDE, 0.0, |from, to| pieces.push([from, to]));
        let (mut lines, mut line) = (Vec::new(), Vec::new());
        while join(&mut pieces, &mut line) {
            lines.push(line.iter().copied().map(at).collect());
        }
        lines
    }

    /// The parts of the ground that are predicted as class 1, in strips along the first input: with the second one fixed, z is
    /// linear in the first.
    pub fn strips(&self) -> Vec<[(f64, f64); 4]> {
        const STRIPS: u32 = 64;
        let [(x0, x1), (y0, y1), _] = self.ranges;
        let z = |x: f64, y: f64| self.z(lifted(x, y));
        let row = |index: u32| y0 + (y1 - y0) * f64::from(index) / f64::from(STRIPS);
        let mut strips = Vec::new();
        for index in 0..STRIPS {
            let (low, high) = (row(index), row(index + 1));
            let middle = 0.5 * (low + high);
            let rises = |y: f64| z(x1, y) > z(x0, y);
            // From this crossing to the far end, z is positive.
            let crossing = |y: f64| {
                let (from, to) = (z(x0, y), z(x1, y));
                if (from > 0.0) == (to > 0.0) {
                    // The whole strip, or nothing.
                    let is_all = from > 0.0;
                    return if is_all == rises(y) { x0 } else { x1 };
                }
                x0 + from / (from - to) * (x1 - x0)
            };
            let is_even = rises(low) == rises(high);
            let [at_low, at_high] = if is_even { [low, high] } else { [middle; 2] }.map(crossing);
            let far = if rises(middle) { x1 } else { x0 };
            if at_low != far || at_high != far {
                strips.push([(at_low, low), (far, low), (far, high), (at_high, high)]);
            }
        }
        strips
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{EXTENT, xor};
    use super::super::{Pose, Projection, lifted_row};
    use super::*;
    use crate::data::{Feature, Gate, Shape};
    use crate::model::Section;
    use crate::train::{Settings, Source, at};

    fn space(run: &Run) -> Space {
        Space::new(run).unwrap()
    }

    #[test]
    fn only_two_inputs_and_their_product_can_be_lifted() {
        assert!(View::lifts(&xor(0)));
        assert!(Space::new(&at(0, Settings::default())).is_none());
        let features = vec![Feature::Product, Feature::FirstSine];
        assert!(!View::lifts(&at(0, Settings { features, ..Settings::default() })));
    }

    /// Scaled or not, z of a lifted point equals that of the neuron for the prepared inputs there.
    #[test]
    fn z_is_the_neurons() {
        let moons = Source::Generated { shape: Shape::Moons, rows: 60, noise: 0.1 };
        let scaled = Settings {
            source: moons,
            features: vec![Feature::Product],
            standardise: Some(true),
            eta: 0.1,
            ..Settings::default()
        };
        for run in [xor(40), at(30, scaled)] {
            let (space, section) = (space(&run), Section::new(run.examples(), [0, 1]));
            let mut seen = [0.0; 3];
            for (x, y) in [(0.0, 0.0), (1.0, 1.0), (-0.3, 0.8)] {
                section.see(run.examples(), (x, y), &mut seen);
                let z = run.parameters().z(0, &seen);
                assert!((space.z(lifted(x, y)) - z).abs() < 1e-12, "{z}");
            }
        }
    }

    #[test]
    fn the_plane_lies_where_the_neuron_cannot_decide() {
        let space = space(&xor(3000));
        let corners = space.plane();
        assert!((3..=6).contains(&corners.len()), "{corners:?}");
        for corner in &corners {
            assert!(space.z(*corner).abs() < 1e-9);
            assert!(space.shares(*corner).iter().all(|share| (-1e-9..=1.0 + 1e-9).contains(share)));
        }
        // In order around the plane, neighbours share a side of the space.
        for (index, one) in corners.iter().enumerate() {
            let other = corners[(index + 1) % corners.len()];
            let shares = [space.shares(*one), space.shares(other)];
            let is_side = |axis: usize| {
                [0.0, 1.0].iter().any(|side| shares.iter().all(|share| (share[axis] - side).abs() < 1e-9))
            };
            assert!((0..3).any(is_side), "{one:?} {other:?}");
        }
        let curve = space.curve();
        assert_eq!(curve.len(), 2, "both branches of a hyperbola");
        for (x, y) in curve.into_iter().flatten() {
            assert!(space.z(lifted(x, y)).abs() < 0.02, "{}", space.z(lifted(x, y)));
        }
        let ends = space.hatch(0.5).unwrap();
        assert!(ends.iter().all(|end| space.z(*end).abs() < 1e-9));
    }

    #[test]
    fn strips_are_what_is_called_class_1() {
        let space = space(&xor(3000));
        let [(x0, x1), (y0, y1), _] = space.ranges;
        let strips = space.strips();
        for (x, y) in (0..400).map(|index| (f64::from(index % 20), f64::from(index / 20))) {
            let (x, y) = (x0 + (x + 0.5) / 20.0 * (x1 - x0), y0 + (y + 0.5) / 20.0 * (y1 - y0));
            let z = space.z(lifted(x, y));
            let covers = |[a, b, _, d]: &[(f64, f64); 4]| {
                let share = (y - a.1) / (d.1 - a.1);
                let cross = a.0 + share * (d.0 - a.0);
                (0.0..1.0).contains(&share) && (x - cross) * (b.0 - cross) > 0.0
            };
            if z.abs() > 0.2 {
                assert_eq!(strips.iter().any(covers), z > 0.0, "({x}, {y}): {z}");
            }
        }
    }

    #[test]
    fn what_the_plane_hides_is_behind_it() {
        // A plane at height one half, seen from above.
        let run = at(
            0,
            Settings {
                source: Source::Gate(Gate::Xor),
                features: vec![Feature::Product],
                weights: Some(vec![0.0, 0.0, 2.0, -1.0]),
                ..Settings::default()
            },
        );
        let space = space(&run);
        let towards_eye = Projection::new(EXTENT, &space, Pose::default()).towards_eye();
        let is_behind = |row| space.is_behind(lifted_row(&run, row), towards_eye);
        assert_eq!([0, 1, 2, 3].map(is_behind), [true, true, true, false]);
    }
}
