use super::Feature;
use crate::number::short;

/// A request for data that cannot be met. As a sentence it names the attribute, what that was given, and what it takes.
#[derive(Debug, Clone, PartialEq)]
pub enum DataError {
    /// These names are no choice of iris measurements.
    Inputs(String),
    /// These names are no choice of iris species.
    Classes(String),
    /// A generated set cannot have so many rows.
    Rows(u32),
    /// A generated set cannot have this noise.
    Noise(f64),
    /// This share of the rows cannot be held out.
    Holdout(f64),
    /// These names are no list of features.
    Features(String),
    /// The feature needs a second input, which the rows do not have.
    SecondInput(Feature),
    /// The feature is not a finite number in this row, counted from 0.
    FeatureRange {
        /// Which feature.
        feature: Feature,
        /// In which row.
        row: usize,
    },
    /// Standardising gives a number out of the range of doubles.
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
