use thiserror::Error;

use super::Feature;
use crate::number::short;

/// A request for data that cannot be met. As a sentence it names the attribute, what that was given, and what it takes.
#[derive(Debug, Clone, PartialEq, Error)]
#[error(
    "{name}=\"{value}\" cannot be used: {name} takes {accepted}.",
    name = self.name(), value = self.value(), accepted = self.accepted()
)]
pub enum DataError {
    /// Measurements of the iris, asked for as these names.
    Inputs(String),
    /// Species of the iris, asked for as these names.
    Classes(String),
    /// So many generated rows.
    Rows(u32),
    /// This spread of generated rows.
    Noise(f64),
    /// This share of the rows, to be held out.
    Holdout(f64),
    /// Features, asked for as these names.
    Features(String),
    /// A feature of a second input, which the rows have not.
    SecondInput(Feature),
    /// A feature that is no finite number in this row, counted from 0.
    FeatureRange {
        /// Which feature.
        feature: Feature,
        /// In which row.
        row: usize,
    },
    /// Standard scaling that takes a row out of the range of numbers.
    Scale,
}

impl DataError {
    /// The attribute, as an author writes it.
    pub fn name(&self) -> &'static str {
        match self {
            DataError::Inputs(_) => "inputs",
            DataError::Classes(_) => "classes",
            DataError::Rows(_) => "rows",
            DataError::Noise(_) => "noise",
            DataError::Holdout(_) => "holdout",
            DataError::Features(_) | DataError::SecondInput(_) | DataError::FeatureRange { .. } => "features",
            DataError::Scale => "scale",
        }
    }

    /// What it was given.
    pub fn value(&self) -> String {
        match self {
            DataError::Inputs(value) | DataError::Classes(value) | DataError::Features(value) => {
                value.clone()
            }
            DataError::Rows(rows) => rows.to_string(),
            DataError::Noise(value) | DataError::Holdout(value) => short(*value),
            DataError::SecondInput(feature) | DataError::FeatureRange { feature, .. } => {
                feature.name().to_owned()
            }
            DataError::Scale => "standard".to_owned(),
        }
    }

    /// What it takes.
    pub fn accepted(&self) -> &'static str {
        match self {
            DataError::Inputs(_) => {
                "any of sepal_length_cm, sepal_width_cm, petal_length_cm and petal_width_cm, each once, with commas \
                 between them"
            }
            DataError::Classes(_) => {
                "two or three of setosa, versicolor and virginica, each once, with commas between them"
            }
            DataError::Rows(_) => "a whole number from 2 to 1000000",
            DataError::Noise(_) => "a number from 0 to 1000",
            DataError::Holdout(_) => "a share of the rows from 0 to 0.9",
            DataError::Features(_) => {
                "any of x1*x2, x1^2, x2^2, sin(x1) and sin(x2), each once, with spaces between them"
            }
            DataError::SecondInput(_) => "no more than x1^2 and sin(x1) where rows have one input",
            DataError::FeatureRange { .. } => "only what is a finite number in every row",
            DataError::Scale => "only none where a scaled row would leave the range of numbers",
        }
    }
}
