//! Random data sets generated from a seed: two classes, two inputs, the same bits on every target.
//!
//! Sines, cosines and logarithms come from the crate `libm`, compiled into the program, never from the platform: their last bits
//! differ between platforms.

use super::Shape;
use crate::data::random::{DataRandom, Purpose};
use crate::data::{DataError, Dataset};

/// A point at an angle on a circle around the origin.
pub(super) fn on_circle(radius: f64, angle: f64) -> [f64; 2] {
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

/// A generated set: the same settings always give the same rows.
///
/// Classes alternate, 0, 1, 0 …, so that training row by row always sees both. The first rows of a larger set are those of a
/// smaller one, and more noise moves each point further in the same direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Generated {
    /// The shape along which the points are placed.
    pub shape: Shape,
    /// The number of rows: 2 to [`Generated::MOST_ROWS`]. If it is odd, class 0 has one row more.
    pub rows: u32,
    /// The standard deviation of normal noise added to both inputs: 0 to [`Generated::MOST_NOISE`].
    pub noise: f64,
    /// The seed of a separate random stream, independent of the starting weights of the same seed.
    pub seed: u32,
}

impl Generated {
    /// The largest number of rows.
    pub const MOST_ROWS: u32 = 1_000_000;
    /// The largest noise: a thousand times the size of any shape.
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
pub(super) mod tests {
    use super::*;

    pub fn drawn(shape: Shape, rows: u32, noise: f64) -> Dataset {
        Generated { rows, noise, ..Generated::new(shape) }.dataset().unwrap()
    }

    /// The rows of one class as points.
    pub fn points(dataset: &Dataset, class: f64) -> Vec<[f64; 2]> {
        let of_class = dataset.rows().filter(|(_, y)| y[0] == class);
        of_class.map(|(x, _)| [x[0], x[1]]).collect()
    }

    pub fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
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
