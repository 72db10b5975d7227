use super::ATTRIBUTES;
use crate::data::csv::CsvError;
use crate::text::Locale;
#[cfg(not(feature = "web"))]
use crate::text::in_english;
use crate::train::SettingError;

/// Why attributes do not make a run, as a sentence: an error in one of them, or in the table that they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// An attribute has an invalid value.
    Setting(SettingError),
    /// The table cannot be used.
    Table(CsvError),
}

impl From<SettingError> for Refusal {
    fn from(error: SettingError) -> Self {
        Refusal::Setting(error)
    }
}

impl From<CsvError> for Refusal {
    fn from(error: CsvError) -> Self {
        Refusal::Table(error)
    }
}

impl Refusal {
    /// The row of the table with the error, if there is one, and its column, if it is in a cell: both counted from 1.
    pub fn place(&self) -> Option<(usize, Option<usize>)> {
        match self {
            Refusal::Setting(_) => None,
            Refusal::Table(error) => error.place(),
        }
    }

    /// The attributes to leave out to avoid the error.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Refusal::Setting(error) if error.name != "src" => vec![&error.name],
            Refusal::Table(CsvError::Classes { .. } | CsvError::NoRowOfClass { .. }) => vec!["classes"],
            Refusal::Table(CsvError::NoColumn { .. } | CsvError::ChosenTwice { .. }) => {
                vec!["inputs", "label"]
            }
            // Without the table, the attributes that choose from it mean nothing.
            _ => ATTRIBUTES.iter().filter(|one| one.is_of_table()).map(|one| one.name).collect(),
        }
    }
}

impl Refusal {
    /// The error as a sentence.
    pub fn message(&self, locale: &Locale) -> String {
        match self {
            Refusal::Setting(error) => error.message(locale),
            Refusal::Table(error) => error.message(locale),
        }
    }
}

#[cfg(not(feature = "web"))]
in_english!(Refusal);
#[cfg(not(feature = "web"))]
impl std::error::Error for Refusal {}
