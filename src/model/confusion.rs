use std::ops::Range;

use super::{Parameters, Rule};
use crate::data::{Dataset, class_of};

/// A confusion matrix: how many rows of each class are predicted as each class. Correctly classified rows are on the diagonal.
///
/// For many rows it can be counted in pieces, with [`Confusion::add`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confusion {
    classes: usize,
    /// For each actual class in turn, the number of rows predicted as each class.
    counts: Vec<usize>,
}

impl Confusion {
    /// An empty matrix for this many classes.
    pub fn new(classes: usize) -> Self {
        Self { classes, counts: vec![0; classes * classes] }
    }

    /// Counts these rows by the model's predictions with these parameters.
    pub fn of(
        parameters: &Parameters,
        dataset: &Dataset,
        rows: Range<usize>,
        rule: Rule,
        threshold: f64,
    ) -> Self {
        let mut confusion = Self::new(dataset.class_names().len());
        confusion.add(parameters, dataset, rows, rule, threshold);
        confusion
    }

    /// Adds these rows by the model's predictions with these parameters.
    pub fn add(
        &mut self,
        parameters: &Parameters,
        dataset: &Dataset,
        rows: Range<usize>,
        rule: Rule,
        threshold: f64,
    ) {
        for (x, y) in rows.map(|row| dataset.row(row)) {
            let predicted = rule.predicted(parameters.zs(x), y.len(), threshold);
            if let Some(count) = self.counts.get_mut(class_of(y) * self.classes + predicted) {
                *count += 1;
            }
        }
    }

    /// The number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The former name of [`Confusion::predictions`].
    #[deprecated(note = "they are called `predictions`")]
    pub fn calls(&self, actual: usize) -> &[usize] {
        self.predictions(actual)
    }

    /// The former name of [`Confusion::predicted`].
    #[deprecated(note = "it is called `predicted`")]
    pub fn called(&self, class: usize) -> usize {
        self.predicted(class)
    }

    /// For the rows of one actual class, how many are predicted as each class.
    pub fn predictions(&self, actual: usize) -> &[usize] {
        &self.counts[actual * self.classes..][..self.classes]
    }

    /// The number of rows of a class.
    pub fn actual(&self, class: usize) -> usize {
        self.predictions(class).iter().sum()
    }

    /// The number of rows predicted as a class.
    pub fn predicted(&self, class: usize) -> usize {
        (0..self.classes).map(|actual| self.predictions(actual)[class]).sum()
    }

    /// The number of correctly classified rows.
    pub fn right(&self) -> usize {
        (0..self.classes).map(|class| self.predictions(class)[class]).sum()
    }

    /// The share of the rows of a class that are predicted as it; `None` if the class has no rows.
    pub fn recall(&self, class: usize) -> Option<f64> {
        share(self.predictions(class)[class], self.actual(class))
    }

    /// The share of the rows predicted as a class that are of it; `None` if no rows are predicted as it.
    pub fn precision(&self, class: usize) -> Option<f64> {
        share(self.predictions(class)[class], self.predicted(class))
    }
}

fn share(part: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::{Gate, Iris};
    use crate::model::Metrics;

    fn and_with(bias: f64, threshold: f64) -> Confusion {
        let parameters = Parameters::from_values(2, 1, vec![1.0, 1.0, bias]).unwrap();
        Confusion::of(&parameters, &Gate::And.dataset(), 0..4, Rule::ARTICLE, threshold)
    }

    #[test]
    fn counts_what_each_class_is_called() {
        let confusion = and_with(-0.5, 0.5);
        assert_eq!([confusion.predictions(0), confusion.predictions(1)], [&[1, 2], &[0, 1]]);
        assert_eq!((confusion.rows(), confusion.right(), confusion.classes()), (4, 2, 2));
        assert_eq!([0, 1].map(|class| confusion.recall(class)), [Some(1.0 / 3.0), Some(1.0)]);
        assert_eq!([0, 1].map(|class| confusion.precision(class)), [Some(1.0), Some(1.0 / 3.0)]);
    }

    #[test]
    fn a_threshold_moves_rows_from_one_class_to_the_other() {
        assert_eq!(and_with(-0.5, 0.7).predictions(0), [3, 0], "σ(0.5) is 0.62");
        let none = and_with(-0.5, 0.9);
        assert_eq!((none.predictions(1), none.recall(1), none.precision(1)), (&[1, 0][..], Some(0.0), None));
    }

    #[test]
    fn pieces_make_the_whole() {
        let iris = Iris::default().dataset();
        let parameters =
            Parameters::from_values(4, 3, (0..15).map(|k| f64::from(k % 7) - 3.0).collect()).unwrap();
        let whole = Confusion::of(&parameters, &iris, 0..150, Rule::ARTICLE, 0.5);
        let mut pieces = Confusion::new(3);
        for from in (0..150).step_by(40) {
            pieces.add(&parameters, &iris, from..150.min(from + 40), Rule::ARTICLE, 0.5);
        }
        assert_eq!(pieces, whole);
        assert_eq!((whole.rows(), [0, 1, 2].map(|class| whole.actual(class))), (150, [50; 3]));
    }

    proptest! {
        #[test]
        fn agrees_with_the_measure(
            values in prop::collection::vec(-3.0..3.0, 15), rows in 0..150_usize, threshold in 0.0..=1.0,
        ) {
            let three = Iris::default().dataset();
            let two = Iris::from_names(None, Some("versicolor,virginica")).unwrap().dataset();
            for (dataset, outputs) in [(three, 3), (two, 1)] {
                let parameters = Parameters::from_values(4, outputs, values[..5 * outputs].to_vec()).unwrap();
                let range = rows.min(dataset.len() - 1)..dataset.len();
                let confusion = Confusion::of(&parameters, &dataset, range.clone(), Rule::ARTICLE, threshold);
                let measure = Metrics::of(&parameters, &dataset, range, Rule::ARTICLE, threshold);
                prop_assert_eq!((confusion.right(), confusion.rows()), (measure.right, measure.rows));
            }
        }
    }
}
