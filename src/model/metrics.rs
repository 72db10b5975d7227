use std::ops::Range;

use super::{Parameters, Rule};
use crate::data::{Dataset, class_of};

/// The loss and the accuracy of a set of parameters on the rows of a data set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// The loss of a row, summed over outputs, then averaged over rows.
    pub mean_loss: f64,
    /// The number of correctly classified rows: see [`Rule::is_right`].
    pub right: usize,
    /// The number of rows.
    pub rows: usize,
}

impl Metrics {
    /// Measures these rows in one forward pass.
    pub fn of(
        parameters: &Parameters,
        dataset: &Dataset,
        rows: Range<usize>,
        rule: Rule,
        threshold: f64,
    ) -> Self {
        let (mut sum, mut right) = (0.0, 0);
        for row in rows.clone() {
            let (x, y) = dataset.row_in_place(row);
            if let [y] = *y {
                // One output is the usual case. Here the costly `out` is computed only once.
                let z = parameters.z_in_place(0, x);
                let out = rule.activation().out_in_place(z);
                sum += rule.loss_of(z, out, y);
                right += usize::from((out >= rule.activation().decision(threshold)) == (y > 0.5));
            } else {
                let (mut loss, mut predicted, mut highest) = (0.0, 0, f64::NEG_INFINITY);
                for output in 0..y.len() {
                    let z = parameters.z(output, x);
                    loss += rule.loss(z, y[output]);
                    if z > highest {
                        (predicted, highest) = (output, z);
                    }
                }
                sum += loss;
                right += usize::from(predicted == class_of(y));
            }
        }
        Self { mean_loss: sum / rows.len() as f64, right, rows: rows.len() }
    }

    /// The accuracy: the share of correctly classified rows, in \[0, 1\].
    pub fn accuracy(&self) -> f64 {
        self.right as f64 / self.rows as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;

    #[test]
    fn the_articles_printed_weights_are_an_and_gate() {
        let printed = Parameters::from_values(2, 1, vec![2.64924114, 2.6467143, -4.09029157]).unwrap();
        assert_eq!(Metrics::of(&printed, &Gate::And.dataset(), 0..4, Rule::ARTICLE, 0.5).right, 4);
        let outs: Vec<f64> = Gate::And
            .dataset()
            .rows()
            .flat_map(|(x, _)| printed.outs(Rule::ARTICLE, x).collect::<Vec<_>>())
            .collect();
        for (out, expected) in outs.iter().zip([0.0165, 0.191, 0.191, 0.770]) {
            assert!((out - expected).abs() < 5e-4, "{out} for {expected}");
        }
    }
}
