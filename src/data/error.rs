use super::Feature;
use crate::number::short;

/// A request for data that is impossible. As a sentence it gives the attribute, its value, and the accepted values.
#[derive(Debug, Clone, PartialEq)]
pub enum DataError {
    /// An invalid choice of iris measurements.
    Inputs(String),
    /// An invalid choice of iris species.
    Classes(String),
    /// An invalid number of generated rows.
    Rows(u32),
    /// An invalid noise of generated rows.
    Noise(f64),
    /// An invalid share of held-out rows.
    Holdout(f64),
    /// An invalid list of features.
    Features(String),
    /// The feature needs a second input, which the rows do not have.
    SecondInput(Feature),
    /// The feature is not a finite number in this row, counted from 0.
    FeatureRange {
        /// The feature.
        feature: Feature,
        /// The row.
        row: usize,
    },
    /// Standardisation gives a number outside the range of doubles.
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

    /// The value that was refused.
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
}
