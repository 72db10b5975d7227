use super::{Parameters, sigmoid};
use crate::data::Dataset;

/// The squared error of one output: L = ½(out − y)².
#[inline(always)]
pub fn squared_error(out: f64, y: f64) -> f64 {
    let error = out - y;
    0.5 * (error * error)
}

/// ∂L/∂out of the squared error: out − y.
#[inline(always)]
pub fn squared_error_gradient(out: f64, y: f64) -> f64 {
    out - y
}

/// How good a set of parameters is on a whole data set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The mean over rows of the row's loss, summed over outputs.
    pub mean_loss: f64,
    /// How many rows are right: out ≥ 0.5 just where y is 1 (with several outputs, the largest wins).
    pub right: usize,
    /// How many rows there are.
    pub rows: usize,
}

impl Measure {
    /// One forward pass over every row.
    pub fn of(parameters: &Parameters, dataset: &Dataset) -> Self {
        let (mut sum, mut right, rows) = (0.0, 0, dataset.len());
        for row in 0..rows {
            let (x, y) = dataset.row(row);
            let (loss, is_right) = judge(parameters, x, y);
            sum += loss;
            right += usize::from(is_right);
        }
        Self { mean_loss: sum / rows as f64, right, rows }
    }

    /// Whether one row is called what it is.
    pub fn is_right(parameters: &Parameters, x: &[f64], y: &[f64]) -> bool {
        judge(parameters, x, y).1
    }

    /// The share of rows that are right, in \[0, 1\].
    pub fn accuracy(&self) -> f64 {
        self.right as f64 / self.rows as f64
    }
}

/// The loss of one row, summed over outputs, and whether it is called what it is.
#[inline(always)]
fn judge(parameters: &Parameters, x: &[f64], y: &[f64]) -> (f64, bool) {
    let (mut loss, mut called, mut highest, mut class) = (0.0, 0, f64::NEG_INFINITY, 0);
    for (output, &target) in y.iter().enumerate() {
        let z = parameters.z(output, x);
        loss += squared_error(sigmoid(z), target);
        if z > highest {
            (called, highest) = (output, z);
        }
        if target > y[class] {
            class = output;
        }
    }
    // out ≥ ½ just where z ≥ 0, and the largest out is that of the largest z.
    let right = if y.len() == 1 { (highest >= 0.0) == (y[0] == 1.0) } else { called == class };
    (loss, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;

    #[test]
    fn the_articles_printed_weights_are_an_and_gate() {
        let printed = Parameters::from_values(2, 1, vec![2.64924114, 2.6467143, -4.09029157]).unwrap();
        assert_eq!(Measure::of(&printed, &Gate::And.dataset()).right, 4);
        let outs: Vec<f64> =
            Gate::And.dataset().rows().flat_map(|(x, _)| printed.outs(x).collect::<Vec<_>>()).collect();
        for (out, expected) in outs.iter().zip([0.0165, 0.191, 0.191, 0.770]) {
            assert!((out - expected).abs() < 5e-4, "{out} for {expected}");
        }
    }

    #[test]
    fn of_several_outputs_the_largest_wins() {
        let three = Parameters::from_values(1, 3, vec![1.0, 0.0, -1.0, 0.0, 0.5, 0.0]).unwrap();
        assert!(Measure::is_right(&three, &[2.0], &[1.0, 0.0, 0.0]));
        assert!(Measure::is_right(&three, &[0.0], &[0.0, 1.0, 0.0]));
        assert!(!Measure::is_right(&three, &[-2.0], &[0.0, 1.0, 0.0]));
    }
}
