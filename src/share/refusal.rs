use crate::data::csv::CsvError;
use crate::train::SettingError;

/// Why attributes make no run, in a sentence: one of them, or the table that they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// An attribute's value cannot be used.
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
    /// The row of the table that is at fault, where it is one, and the column where it is a cell: both from 1.
    pub fn place(&self) -> Option<(usize, Option<usize>)> {
        match self {
            Refusal::Setting(_) => None,
            Refusal::Table(error) => error.place(),
        }
    }

    /// The attributes without which it would be no fault any more.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Refusal::Setting(error) if error.name != "src" => vec![&error.name],
            Refusal::Table(CsvError::Classes { .. } | CsvError::NoRowOfClass { .. }) => vec!["classes"],
            Refusal::Table(CsvError::NoColumn { .. } | CsvError::ChosenTwice { .. }) => {
                vec!["inputs", "label"]
            }
            // Those that choose from the table go with it.
            _ => vec!["src", "label", "inputs", "classes"],
        }
    }
}
