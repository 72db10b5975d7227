use super::boundary::Part;
use super::{Parameters, Section, Window};
use crate::data::Examples;

/// z of every output over a lattice of points of a section, from the upper left one on.
///
/// Whatever the features, z(x, y) is a number of x, plus a number of y, plus a factor of x·y. So new parameters cost a few
/// multiplications for each column and each row, and then two for each point.
#[derive(Debug, Clone)]
pub struct Lattice {
    x: Vec<f64>,
    y: Vec<f64>,
    /// The model's inputs that change from column to column, and what they are in each.
    across: Vec<(usize, Vec<f64>)>,
    /// Those that change from row to row.
    up: Vec<(usize, Vec<f64>)>,
    /// Those that are the same everywhere.
    held: Vec<(usize, f64)>,
    /// The one that is (x·y − mean) / deviation.
    product: Option<(usize, f64, f64)>,
    now: Sums,
    next: Sums,
}

/// z of all outputs, in its three parts.
#[derive(Debug, Clone, Default, PartialEq)]
struct Sums {
    /// By output and column.
    across: Vec<f64>,
    /// By output and row.
    up: Vec<f64>,
    /// By output.
    product: Vec<f64>,
}

impl Lattice {
    /// The middles of `cells` by `cells` equal parts of a window.
    pub fn middles(examples: &Examples, section: &Section, window: &Window, cells: usize) -> Self {
        Self::new(examples, section, window, cells, |cell| (cell as f64 + 0.5) / cells as f64)
    }

    /// Their corners, of which there is one more each way.
    pub fn corners(examples: &Examples, section: &Section, window: &Window, cells: usize) -> Self {
        Self::new(examples, section, window, cells + 1, |corner| corner as f64 / cells as f64)
    }

    fn new(
        examples: &Examples,
        section: &Section,
        window: &Window,
        side: usize,
        share: impl Fn(usize) -> f64,
    ) -> Self {
        let (width, height) = window.size();
        let x: Vec<f64> = (0..side).map(|column| window.x.0 + share(column) * width).collect();
        let y: Vec<f64> = (0..side).map(|row| window.y.1 - share(row) * height).collect();
        let inputs = examples.prepared().inputs();
        let outputs = examples.prepared().outputs();
        let mut seen = vec![0.0; inputs];
        let (mut across, mut up, mut held, mut product) = (Vec::new(), Vec::new(), Vec::new(), None);
        for input in 0..inputs {
            let mut seen = |x, y| {
                section.see(examples, (x, y), &mut seen);
                seen[input]
            };
            match section.part(examples, input) {
                Part::Across => across.push((input, x.iter().map(|&x| seen(x, y[0])).collect())),
                Part::Up => up.push((input, y.iter().map(|&y| seen(x[0], y)).collect())),
                Part::Held => held.push((input, seen(x[0], y[0]))),
                Part::Product => {
                    product = Some(match examples.scaling() {
                        Some(scaling) => (input, scaling.mean()[input], scaling.deviation()[input]),
                        None => (input, 0.0, 1.0),
                    });
                }
            }
        }
        let sums = || Sums {
            across: vec![f64::NAN; outputs * side],
            up: vec![f64::NAN; outputs * side],
            product: vec![f64::NAN; outputs],
        };
        Self { now: sums(), next: sums(), x, y, across, up, held, product }
    }

    /// Points to a column or a row.
    pub fn side(&self) -> usize {
        self.x.len()
    }

    /// How many outputs there are.
    pub fn outputs(&self) -> usize {
        self.now.product.len()
    }

    /// Takes these parameters, unless every z stays the same within `tolerance`; true where it takes them.
    pub fn take(&mut self, parameters: &Parameters, tolerance: f64) -> bool {
        let side = self.side();
        let inputs = parameters.inputs();
        let fill = |sums: &mut [f64], first: f64, of: &[(usize, Vec<f64>)], weights: &[f64]| {
            sums.fill(first);
            for (input, seen) in of {
                sums.iter_mut().zip(seen).for_each(|(sum, seen)| *sum += weights[*input] * seen);
            }
        };
        for (output, &bias) in parameters.biases().iter().enumerate() {
            let weights = &parameters.weights()[output * inputs..][..inputs];
            let mut same = bias + self.held.iter().map(|&(input, seen)| weights[input] * seen).sum::<f64>();
            let mut factor = 0.0;
            if let Some((input, mean, deviation)) = self.product {
                factor = weights[input] / deviation;
                same -= factor * mean;
            }
            self.next.product[output] = factor;
            let range = output * side..(output + 1) * side;
            fill(&mut self.next.across[range.clone()], 0.0, &self.across, weights);
            fill(&mut self.next.up[range], same, &self.up, weights);
        }
        let is_same = self.difference() <= tolerance;
        if !is_same {
            std::mem::swap(&mut self.now, &mut self.next);
        }
        !is_same
    }

    /// How much any z differs, at most, between now and next.
    fn difference(&self) -> f64 {
        let most = |now: &[f64], next: &[f64]| {
            let apart = now.iter().zip(next).map(|(now, next)| (now - next).abs());
            // Not `max`, which would pass over what is no number.
            apart.fold(0.0, |most, apart| if apart <= most { most } else { apart })
        };
        let ends = |values: &[f64]| values[0].abs().max(values[values.len() - 1].abs());
        let product = most(&self.now.product, &self.next.product);
        let product = if product == 0.0 { 0.0 } else { product * ends(&self.x) * ends(&self.y) };
        most(&self.now.across, &self.next.across) + most(&self.now.up, &self.next.up) + product
    }

    /// z of an output at a point.
    #[inline(always)]
    pub fn z(&self, output: usize, column: usize, row: usize) -> f64 {
        let (side, now) = (self.x.len(), &self.now);
        let product = now.product[output] * self.x[column] * self.y[row];
        now.across[output * side + column] + now.up[output * side + row] + product
    }
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
        // At the only point, (1, 1.5).
        assert!(!take([1.0, 1.0, 1.0, 0.0], 0.0));
        assert!(!take([1.0, 1.0, 1.06, 0.0], 0.1) && take([1.0, 1.0, 1.07, 0.0], 0.1));
        assert!(!take([1.09, 1.0, 1.07, 0.0], 0.1) && take([1.0, 1.0, 1.07, -0.11], 0.1));
        assert!((lattice.z(0, 0, 0) - (1.0 + 1.5 + 1.07 * 1.5 - 0.11)).abs() < 1e-12);
    }
}
