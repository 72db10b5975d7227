//! Random data sets generated from a seed: two classes, two inputs, the same bits on every target.
//!
//! Sines, cosines and logarithms come from the crate `libm`, compiled into the program, never from the platform, whose
//! last bits differ from one to the next.

use std::f64::consts::{PI, TAU};

use super::random::{DataRandom, Purpose};
use super::{DataError, Dataset};

/// The shape of a generated set: where its points lie without noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Two clouds: class 0 around (−0.5, −0.5), class 1 around (0.5, 0.5). A straight line parts them.
    Blobs,
    /// Two circles around the origin: class 0 of radius 1, class 1 of radius 0.5. No straight line parts them.
    Circles,
    /// Two half circles of radius 1, one in the other's open side: class 0 the upper one around (0, 0), class 1 the lower
    /// one around (1, 0.5). A straight line parts nearly all.
    Moons,
    /// Two arms of one and a half turns each, from the origin to radius 1: class 1 is class 0 turned by half a turn.
    Spiral,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Shape; 4] = [Shape::Blobs, Shape::Circles, Shape::Moons, Shape::Spiral];

    /// Its name as written in an attribute, in small letters.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Blobs => "blobs",
            Shape::Circles => "circles",
            Shape::Moons => "moons",
            Shape::Spiral => "spiral",
        }
    }

    /// The point of class 0 or 1 at the share `u`, from 0 to 1, of the way along the shape. All of a cloud is one point.
    fn point(self, class: usize, u: f64) -> [f64; 2] {
        let first = class == 0;
        match self {
            Shape::Blobs => [if first { -0.5 } else { 0.5 }; 2],
            Shape::Circles => on_circle(if first { 1.0 } else { 0.5 }, TAU * u),
            Shape::Moons => {
                let [x1, x2] = on_circle(1.0, PI * u);
                if first { [x1, x2] } else { [1.0 - x1, 0.5 - x2] }
            }
            Shape::Spiral => {
                let [x1, x2] = on_circle(u, 3.0 * PI * u);
                if first { [x1, x2] } else { [-x1, -x2] }
            }
        }
    }
}

fn on_circle(radius: f64, angle: f64) -> [f64; 2] {
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

/// A generated set: the same settings always give the same rows.
///
/// Classes alternate, 0, 1, 0 …, so that a model that learns row by row sees both all along. The first rows of a larger set are
/// those of a smaller one, and more noise moves each point further in the same direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Generated {
    /// Where the points lie.
    pub shape: Shape,
    /// How many: 2 to [`Generated::MOST_ROWS`]. Of an odd number class 0 has one more.
    pub rows: u32,
    /// The standard deviation of normal noise, which is added to both inputs: 0 to [`Generated::MOST_NOISE`].
    pub noise: f64,
    /// The seed, of a random stream of its own: the starting weights of the same seed do not depend on it.
    pub seed: u32,
}

impl Generated {
    /// The most rows.
    pub const MOST_ROWS: u32 = 1_000_000;
    /// The most noise: a thousand times the size of any shape.
    pub const MOST_NOISE: f64 = 1000.0;

    /// 200 rows of this shape with noise 0.1, from seed 0.
    pub fn new(shape: Shape) -> Self {
        Self { shape, rows: 200, noise: 0.1, seed: 0 }
    }

    /// The rows.
    ///
    /// # Errors
    /// A number of rows or a noise out of range.
    pub fn dataset(&self) -> Result<Dataset, DataError> {
        if !(2..=Self::MOST_ROWS).contains(&self.rows) {
            return Err(DataError::Rows(self.rows));
        }
        if !(0.0..=Self::MOST_NOISE).contains(&self.noise) {
            return Err(DataError::Noise(self.noise));
        }
        let rows = self.rows as usize;
        let (mut x, mut y) = (Vec::with_capacity(2 * rows), Vec::with_capacity(rows));
        let mut random = DataRandom::new(Purpose::Generate, self.seed);
        for row in 0..rows {
            let class = row % 2;
            let [x1, x2] = self.shape.point(class, random.uniform());
            let [n1, n2] = random.normal_pair();
            x.extend([x1 + self.noise * n1, x2 + self.noise * n2]);
            y.push(if class == 1 { 1.0 } else { 0.0 });
        }
        Ok(Dataset::of_one_output(2, x, y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(shape: Shape, rows: u32, noise: f64) -> Dataset {
        Generated { rows, noise, ..Generated::new(shape) }.dataset().unwrap()
    }

    /// Rows of one class as points.
    fn points(dataset: &Dataset, class: f64) -> Vec<[f64; 2]> {
        let of_class = dataset.rows().filter(|(_, y)| y[0] == class);
        of_class.map(|(x, _)| [x[0], x[1]]).collect()
    }

    fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
        let count = values.len() as f64;
        values.sum::<f64>() / count
    }

    #[test]
    fn classes_take_turns() {
        for shape in Shape::ALL {
            let odd = drawn(shape, 7, 0.1);
            let y: Vec<f64> = odd.rows().map(|(_, y)| y[0]).collect();
            assert_eq!(y, [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
            assert_eq!((odd.inputs(), odd.outputs()), (2, 1));
        }
    }

    #[test]
    fn blobs_lie_around_their_centres() {
        let blobs = drawn(Shape::Blobs, 20_000, 0.3);
        for (class, centre) in [(0.0, -0.5), (1.0, 0.5)] {
            let points = points(&blobs, class);
            assert_eq!(points.len(), 10_000);
            for axis in [0, 1] {
                let average = mean(points.iter().map(|point| point[axis]));
                let spread = mean(points.iter().map(|point| (point[axis] - average).powi(2))).sqrt();
                assert!((average - centre).abs() < 0.012, "mean {average} of class {class}");
                assert!((spread - 0.3).abs() < 0.01, "standard deviation {spread} of class {class}");
            }
            let product = mean(points.iter().map(|point| (point[0] - centre) * (point[1] - centre)));
            assert!(product.abs() < 0.004, "the two inputs' noise goes together: {product}");
        }
    }

    #[test]
    fn noise_is_normal() {
        let noise: Vec<f64> = drawn(Shape::Blobs, 50_000, 1.0)
            .rows()
            .flat_map(|(x, y)| [x[0] - (y[0] - 0.5), x[1] - (y[0] - 0.5)])
            .collect();
        // Within 1, 2 and 3 standard deviations.
        for (within, share) in [(1.0, 0.6827), (2.0, 0.9545), (3.0, 0.9973)] {
            let found = mean(noise.iter().map(|n| f64::from(n.abs() < within)));
            assert!((found - share).abs() < 0.005, "{found} within {within}");
        }
        assert!(noise.iter().all(|n| n.abs() < 8.6));
    }

    #[test]
    fn circles_have_their_radii_and_go_all_around() {
        let circles = drawn(Shape::Circles, 4_000, 0.0);
        for (class, radius) in [(0.0, 1.0), (1.0, 0.5)] {
            let points = points(&circles, class);
            assert!(points.iter().all(|[x1, x2]| (x1.hypot(*x2) - radius).abs() < 1e-12));
            for quadrant in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
                let there = points.iter().filter(|[x1, x2]| x1 * quadrant[0] > 0.0 && x2 * quadrant[1] > 0.0);
                assert!((400..600).contains(&there.count()));
            }
        }
    }

    #[test]
    fn moons_are_half_circles() {
        let moons = drawn(Shape::Moons, 1_000, 0.0);
        for (class, centre, up) in [(0.0, [0.0, 0.0], 1.0), (1.0, [1.0, 0.5], -1.0)] {
            for [x1, x2] in points(&moons, class) {
                assert!(((x1 - centre[0]).hypot(x2 - centre[1]) - 1.0).abs() < 1e-12);
                assert!((x2 - centre[1]) * up >= 0.0);
            }
        }
    }

    #[test]
    fn spiral_arms_turn_one_and_a_half_times() {
        let spiral = drawn(Shape::Spiral, 1_000, 0.0);
        for (class, sign) in [(0.0, 1.0), (1.0, -1.0)] {
            let points = points(&spiral, class);
            for [x1, x2] in &points {
                let radius = x1.hypot(*x2);
                assert!(radius <= 1.0 + 1e-12);
                let (sin, cos) = (3.0 * PI * radius).sin_cos();
                assert!((sign * x1 - radius * cos).abs() < 1e-12 && (sign * x2 - radius * sin).abs() < 1e-12);
            }
            assert!((mean(points.iter().map(|[x1, x2]| x1.hypot(*x2))) - 0.5).abs() < 0.05);
        }
    }

    #[test]
    fn more_rows_continue_fewer_and_seeds_differ() {
        for shape in Shape::ALL {
            let (few, many) = (drawn(shape, 10, 0.1), drawn(shape, 100, 0.1));
            assert!(few.rows().zip(many.rows()).all(|(few, many)| few == many));
            let other = Generated { seed: 1, rows: 10, ..Generated::new(shape) }.dataset().unwrap();
            assert!(few.rows().zip(other.rows()).all(|(few, other)| few.0 != other.0));
        }
    }

    #[test]
    fn refuses_what_it_cannot_draw_in_a_sentence() {
        let blobs = Generated::new(Shape::Blobs);
        for rows in [0, 1, 1_000_001, u32::MAX] {
            assert_eq!(Generated { rows, ..blobs }.dataset().unwrap_err(), DataError::Rows(rows));
        }
        for noise in [-0.1, 1000.1, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            let error = Generated { noise, ..blobs }.dataset().unwrap_err();
            assert!(matches!(error, DataError::Noise(_)), "{noise}");
        }
        assert!(Generated { noise: 1000.0, rows: 2, ..blobs }.dataset().is_ok());
        let error = Generated { rows: 1, ..blobs }.dataset().unwrap_err();
        assert_eq!(
            error.to_string(),
            "rows=\"1\" cannot be used: rows takes a whole number from 2 to 1000000."
        );
    }

    #[test]
    fn draws_a_million_rows() {
        let most = drawn(Shape::Spiral, Generated::MOST_ROWS, 0.1);
        assert_eq!(most.len(), 1_000_000);
        assert!(most.rows().all(|(x, _)| x.iter().all(|cell| cell.is_finite())));
    }
}
