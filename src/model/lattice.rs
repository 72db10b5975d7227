use super::boundary::Part;
use super::{Parameters, Section, Window};
use crate::data::Examples;

/// z of every output at the points of a rectangular grid on a section, starting at the top left.
///
/// With any features, z(x, y) = f(x) + g(y) + c·x·y. So new parameters cost a few multiplications for each column and each row,
/// and then two for each point.
#[derive(Debug, Clone)]
pub struct Lattice {
    /// The axis across the columns, and the axis down the rows.
    axes: [Axis; 2],
    /// The model's inputs that are the same at every point, and their values.
    held: Vec<(usize, f64)>,
    /// The input that is (x·y − mean) / deviation: its index, mean and deviation.
    product: Option<(usize, f64, f64)>,
    /// The factor c of x·y for each output: of the parameters in use, and of those last passed to [`Lattice::take`].
    factors: [Vec<f64>; 2],
}

/// One of the two directions of the grid.
#[derive(Debug, Clone)]
struct Axis {
    /// The coordinates: x of each column, or y of each row.
    places: Vec<f64>,
    /// The model's inputs that change only along this direction, and their value at each place.
    inputs: Vec<(usize, Vec<f64>)>,
    /// Their contribution to z, by output and place: of the parameters in use, and of those last passed to [`Lattice::take`].
    sums: [Vec<f64>; 2],
}

impl Lattice {
    /// The centres of `cells` × `cells` equal parts of a window.
    pub fn middles(examples: &Examples, section: &Section, window: &Window, cells: usize) -> Self {
        Self::new(examples, section, window, (cells, cells), 0.5)
    }

    /// The corners of these parts: one more in each direction than there are parts.
    pub fn corners(examples: &Examples, section: &Section, window: &Window, cells: usize) -> Self {
        Self::new(examples, section, window, (cells, cells + 1), 0.0)
    }

    fn new(
        examples: &Examples,
        section: &Section,
        window: &Window,
        (cells, side): (usize, usize),
        first: f64,
    ) -> Self {
        let (inputs, outputs) = (examples.prepared().inputs(), examples.prepared().outputs());
        let mut axes = [window.x, (window.y.1, window.y.0)].map(|(from, to)| {
            let place = |cell: usize| from + (cell as f64 + first) / cells as f64 * (to - from);
            let sums = || vec![f64::NAN; outputs * side];
            Axis { places: (0..side).map(place).collect(), inputs: Vec::new(), sums: [sums(), sums()] }
        });
        let corner = [axes[0].places[0], axes[1].places[0]];
        let mut seen = vec![0.0; inputs];
        let mut see = |input: usize, [x, y]: [f64; 2]| {
            section.see(examples, (x, y), &mut seen);
            seen[input]
        };
        let (mut held, mut product) = (Vec::new(), None);
        for input in 0..inputs {
            let axis = match section.part(examples, input) {
                Part::Across => 0,
                Part::Up => 1,
                Part::Held => {
                    held.push((input, see(input, corner)));
                    continue;
                }
                Part::Product => {
                    product = Some(match examples.scaling() {
                        Some(scaling) => (input, scaling.mean()[input], scaling.standard_deviation()[input]),
                        None => (input, 0.0, 1.0),
                    });
                    continue;
                }
            };
            let Axis { places, inputs, .. } = &mut axes[axis];
            let mut at = corner;
            let mut seen = Vec::with_capacity(side);
            for &place in &*places {
                at[axis] = place;
                seen.push(see(input, at));
            }
            inputs.push((input, seen));
        }
        let factors = || vec![f64::NAN; outputs];
        Self { axes, held, product, factors: [factors(), factors()] }
    }

    /// The number of points in a column or a row.
    pub fn side(&self) -> usize {
        self.axes[0].places.len()
    }

    /// The number of outputs.
    pub fn outputs(&self) -> usize {
        self.factors[0].len()
    }

    /// Adopts these parameters unless every z stays the same within `tolerance`. Returns whether it adopted them.
    pub fn take(&mut self, parameters: &Parameters, tolerance: f64) -> bool {
        let (side, inputs) = (self.side(), parameters.inputs());
        for (output, &bias) in parameters.biases().iter().enumerate() {
            let weights = &parameters.weights()[output * inputs..][..inputs];
            let mut same = bias + self.held.iter().map(|&(input, seen)| weights[input] * seen).sum::<f64>();
            let mut factor = 0.0;
            if let Some((input, mean, deviation)) = self.product {
                factor = weights[input] / deviation;
                same -= factor * mean;
            }
            self.factors[1][output] = factor;
            for (axis, first) in self.axes.iter_mut().zip([0.0, same]) {
                let sums = &mut axis.sums[1][output * side..][..side];
                sums.fill(first);
                for (input, seen) in &axis.inputs {
                    let weight = weights[*input];
                    sums.iter_mut().zip(seen).for_each(|(sum, seen)| *sum += weight * seen);
                }
            }
        }
        let is_same = self.difference() <= tolerance;
        if !is_same {
            self.axes.iter_mut().for_each(|axis| axis.sums.swap(0, 1));
            self.factors.swap(0, 1);
        }
        !is_same
    }

    /// An upper bound of how much any z differs between the parameters in use and those last passed to [`Lattice::take`].
    fn difference(&self) -> f64 {
        let mut difference = apart(&self.factors);
        for axis in &self.axes {
            if difference != 0.0 {
                difference *= axis.places[0].abs().max(axis.places[self.side() - 1].abs());
            }
        }
        difference + apart(&self.axes[0].sums) + apart(&self.axes[1].sums)
    }

    /// z of an output at a grid point.
    pub fn z(&self, output: usize, column: usize, row: usize) -> f64 {
        let (side, [across, up]) = (self.side(), &self.axes);
        let product = self.factors[0][output] * across.places[column] * up.places[row];
        across.sums[0][output * side + column] + up.sums[0][output * side + row] + product
    }
}

/// The largest difference between two lists of numbers; NaN if one number is NaN.
fn apart([now, next]: &[Vec<f64>; 2]) -> f64 {
    let mut most = 0.0;
    for (now, next) in now.iter().zip(next) {
        let apart = (now - next).abs();
        if apart.is_nan() {
            return apart;
        }
        if apart > most {
            most = apart;
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{Feature, Iris, Preparation};

    #[test]
    fn z_is_the_models_whatever_the_features() {
        let all = Feature::list("x1*x2 x1^2 x2^2 sin(x1) sin(x2)").unwrap();
        for (features, standardise, pair) in [
            (&[][..], false, [0, 1]),
            (&all[..], false, [0, 1]),
            (&all[..], true, [1, 0]),
            (&all[..], true, [1, 2]),
            (&all[..], false, [2, 3]),
        ] {
            let preparation =
                Preparation { features, standardise, holdout: 0.2, seed: 0, targets: [0.0, 1.0] };
            let iris = Arc::new(Iris::default().dataset());
            let examples = Examples::new(iris, &preparation).unwrap();
            let section = Section::new(&examples, pair);
            let window = section.window(examples.raw());
            let inputs = 4 + features.len();
            let values = (0..3 * (inputs + 1)).map(|value| f64::from(value as u8 % 7) - 3.1).collect();
            let parameters = Parameters::from_values(inputs, 3, values).unwrap();
            let mut lattice = Lattice::corners(&examples, &section, &window, 4);
            assert!(lattice.take(&parameters, 1e9), "nothing was taken before");
            let mut seen = vec![0.0; inputs];
            for (row, column, output) in [(0, 0, 0), (4, 0, 1), (0, 4, 2), (2, 1, 0), (3, 2, 1)] {
                let (width, height) = window.size();
                let x = window.x.0 + width * column as f64 / 4.0;
                let y = window.y.1 - height * row as f64 / 4.0;
                section.see(&examples, (x, y), &mut seen);
                let (z, expected) = (lattice.z(output, column, row), parameters.z(output, &seen));
                assert!((z - expected).abs() < 1e-9, "{pair:?}: {z} for {expected}");
            }
        }
    }

    #[test]
    fn parameters_are_taken_where_some_z_differs() {
        let preparation = Preparation {
            features: &[Feature::Product],
            standardise: false,
            holdout: 0.0,
            seed: 0,
            targets: [0.0, 1.0],
        };
        let gate = Arc::new(crate::data::Gate::Xor.dataset());
        let examples = Examples::new(gate, &preparation).unwrap();
        let section = Section::new(&examples, [0, 1]);
        let window = Window { x: (0.0, 2.0), y: (0.0, 3.0) };
        let mut lattice = Lattice::middles(&examples, &section, &window, 1);
        let mut take = |values: [f64; 4], tolerance| {
            lattice.take(&Parameters::from_values(3, 1, values.to_vec()).unwrap(), tolerance)
        };
        assert!(take([1.0, 1.0, 1.0, 0.0], 0.1));
        // At the only grid point, (1, 1.5).
        assert!(!take([1.0, 1.0, 1.0, 0.0], 0.0));
        assert!(!take([1.0, 1.0, 1.06, 0.0], 0.1) && take([1.0, 1.0, 1.07, 0.0], 0.1));
        assert!(!take([1.09, 1.0, 1.07, 0.0], 0.1) && take([1.0, 1.0, 1.07, -0.11], 0.1));
        assert!((lattice.z(0, 0, 0) - (1.0 + 1.5 + 1.07 * 1.5 - 0.11)).abs() < 1e-12);
    }
}
