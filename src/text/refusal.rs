//! Error messages: all errors of this crate as sentences, in one place. They give the wrong value, its position, and the accepted
//! values.

use super::{Locale, Message};
use crate::data::csv::{CsvError, Place};
use crate::data::{DataError, Feature};
use crate::train::{Accepted, SettingError};

impl SettingError {
    /// The error as a sentence.
    pub fn message(&self, locale: &Locale) -> String {
        let (attribute, value, accepted) = (&self.name, &self.value, &accepted(&self.accepted, locale));
        locale.say(Message::Refused { attribute, value, accepted })
    }
}

impl DataError {
    /// The error as a sentence.
    pub fn message(&self, locale: &Locale) -> String {
        SettingError::from(self.clone()).message(locale)
    }
}

/// The accepted values of a setting, as the end of a sentence.
fn accepted(accepted: &Accepted, locale: &Locale) -> String {
    locale.say(match accepted {
        Accepted::OneOf(words) => {
            let (last, rest) = words.split_last().unwrap_or((&"", &[]));
            return locale.say(Message::Or { rest: &rest.join(", "), last });
        }
        Accepted::AnyOf(words) => {
            let (last, rest) = words.split_last().unwrap_or((&"", &[]));
            return locale.say(Message::TakesAnyOf { rest: &rest.join(", "), last });
        }
        Accepted::Text => Message::TakesText,
        Accepted::Eta => Message::TakesEta,
        Accepted::Batch => Message::TakesBatch,
        // Numbers that the reader has to type are written without thousands separators.
        Accepted::BatchOf(rows) => return locale.say(Message::TakesBatchOf { rows: &rows.to_string() }),
        Accepted::PenaltyRate => Message::TakesPenaltyRate,
        Accepted::Penalties => Message::TakesPenalties,
        Accepted::Threshold => Message::TakesThreshold,
        Accepted::Epochs => Message::TakesEpochs,
        Accepted::EpochOf(epochs) => {
            return locale.say(Message::TakesEpochOf { epochs: &epochs.to_string() });
        }
        Accepted::Seed => Message::TakesSeed,
        Accepted::Weights => Message::TakesWeights,
        Accepted::Parameters { weights, biases } => {
            return locale.say(Message::TakesParameters {
                count: &(weights + biases),
                weights: &Message::Weights { weights },
                biases: &Message::Biases { biases },
            });
        }
        Accepted::SquaredErrorWith(activation) => {
            return locale.say(Message::TakesMse { activation: &activation.name() });
        }
        Accepted::Rate => Message::TakesRate,
        Accepted::Along => Message::TakesAlong,
        Accepted::AlongOf(count) => Message::TakesAlongOf { count },
        Accepted::Pair => Message::TakesPair,
        Accepted::PairOf(count) => Message::TakesPairOf { count },
        Accepted::Limits => Message::TakesLimits,
        Accepted::Lifted => Message::Lifts,
        Accepted::Table => Message::TakesTable,
        Accepted::NoLabel { dataset } => Message::TakesNoLabel { dataset },
        Accepted::NoChoice { dataset } => Message::TakesNoChoice { dataset },
        Accepted::Points => Message::TakesPoints,
        Accepted::Names { attribute } => Message::TakesNames { attribute },
        Accepted::Measurements => Message::TakesMeasurements,
        Accepted::Species => Message::TakesSpecies,
        Accepted::Rows => Message::TakesRows,
        Accepted::Noise => Message::TakesNoise,
        Accepted::Holdout => Message::TakesHoldout,
        Accepted::Features => {
            return self::accepted(&Accepted::AnyOf(Feature::ALL.map(Feature::name).to_vec()), locale);
        }
        Accepted::FirstInput => Message::TakesFirstInput,
        Accepted::FiniteFeatures => Message::TakesFiniteFeatures,
        Accepted::NoScale => Message::TakesNoScale,
    })
}

impl CsvError {
    /// The error as a sentence.
    pub fn message(&self, locale: &Locale) -> String {
        // Line numbers are written as editors write them, without thousands separators.
        let number = |count: &usize| count.to_string();
        let at = |place: &Place| {
            locale.say(Message::TablePlace { line: &number(&place.line), column: &place.name })
        };
        match self {
            CsvError::TooManyBytes => locale.say(Message::TableBytes),
            CsvError::TooManyRows => locale.say(Message::TableRows),
            CsvError::TooManyColumns { line, .. } => {
                locale.say(Message::TableColumns { line: &number(line) })
            }
            CsvError::TooManyCells { columns } => locale.say(Message::TableCells { columns }),
            CsvError::RowTooLong { line, .. } => locale.say(Message::TableRowLong { line: &number(line) }),
            CsvError::OpenQuote { line, .. } => locale.say(Message::TableOpenQuote { line: &number(line) }),
            CsvError::NotUtf8 { line } => locale.say(Message::TableNotText { line: &number(line) }),
            CsvError::Empty => locale.say(Message::TableEmpty),
            CsvError::NoWholeRow => locale.say(Message::TableNoWholeRow),
            CsvError::NoInputs => locale.say(Message::TableNoInputs),
            CsvError::SameName { name } => locale.say(Message::TableSameName { name }),
            CsvError::NoColumn { name } => locale.say(Message::TableNoColumn { name }),
            CsvError::ChosenTwice { name } => locale.say(Message::TableChosenTwice { name }),
            CsvError::Ragged { line, found, expected, .. } => {
                locale.say(Message::TableRagged { line: &number(line), found, expected })
            }
            CsvError::Missing(place) => locale.say(Message::TableMissing { place: &at(place) }),
            CsvError::LineBreak(place) => locale.say(Message::TableLineBreak { place: &at(place) }),
            CsvError::NotANumber { place, found } => {
                locale.say(Message::TableNotANumber { place: &at(place), found })
            }
            CsvError::OneClass { only } => locale.say(Message::TableOneClass { label: only }),
            CsvError::TooManyClasses => locale.say(Message::TableClasses),
            CsvError::Classes { found } => locale.say(Message::TableChosenClasses { classes: found }),
            CsvError::NoRowOfClass { name } => locale.say(Message::TableNoRowOf { label: name }),
        }
    }
}

/// As a Rust error, a type displays its sentence in English. With the feature `web` the module contains no messages.
#[cfg(not(feature = "web"))]
macro_rules! in_english {
    ($($said:ty),*) => {$(
        impl std::fmt::Display for $said {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.message($crate::text::Locale::english()))
            }
        }
    )*};
}

#[cfg(not(feature = "web"))]
pub(crate) use in_english;

#[cfg(not(feature = "web"))]
in_english!(SettingError, DataError, CsvError);
#[cfg(not(feature = "web"))]
impl std::error::Error for SettingError {}
#[cfg(not(feature = "web"))]
impl std::error::Error for DataError {}
#[cfg(not(feature = "web"))]
impl std::error::Error for CsvError {}
