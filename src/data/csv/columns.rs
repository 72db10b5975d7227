//! Columns: the input names, and the label column with the classes.

use super::records::{number, shown};
use super::{Choice, CsvError, MOST_CLASSES};
use crate::order::ordered;

/// The names of the columns, and which are label and inputs.
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    pub(super) label: usize,
    pub(super) inputs: Vec<usize>,
}

impl Columns {
    pub(super) fn choose(names: Vec<String>, choice: &Choice) -> Result<Self, CsvError> {
        let named = |name: &str| {
            let found = names.iter().position(|one| one == name.trim());
            found.ok_or_else(|| CsvError::NoColumn { name: shown(name.trim()) })
        };
        let label = match choice.label {
            Some(name) => named(name)?,
            None => names.len() - 1,
        };
        let mut inputs = Vec::new();
        match choice.inputs {
            None => inputs.extend((0..names.len()).filter(|&column| column != label)),
            Some(list) => {
                for name in list.split(',') {
                    let column = named(name)?;
                    if column == label || inputs.contains(&column) {
                        return Err(CsvError::ChosenTwice { name: shown(name.trim()) });
                    }
                    inputs.push(column);
                }
            }
        }
        if inputs.is_empty() {
            return Err(CsvError::NoInputs);
        }
        Ok(Self { names, label, inputs })
    }
}

/// The labels of classes 0, 1 …: those requested, or those found so far.
pub(super) struct Labels {
    pub(super) names: Vec<String>,
    pub(super) chosen: bool,
    pub(super) delimiter: u8,
}

impl Labels {
    pub(super) fn choose(classes: Option<&str>, delimiter: u8) -> Result<Self, CsvError> {
        let mut labels = Self { names: Vec::new(), chosen: classes.is_some(), delimiter };
        let Some(list) = classes else { return Ok(labels) };
        for name in list.split(',').map(str::trim) {
            if name.is_empty() || labels.position(name).is_some() || labels.names.len() == MOST_CLASSES {
                return Err(CsvError::Classes { found: shown(list) });
            }
            labels.names.push(name.to_owned());
        }
        if labels.names.len() < 2 {
            return Err(CsvError::Classes { found: shown(list) });
        }
        Ok(labels)
    }

    /// The class index of a label with the same text or the same number.
    pub(super) fn position(&self, label: &str) -> Option<usize> {
        self.names.iter().position(|name| name == label).or_else(|| {
            // Avoids parsing a million labels that are words as numbers.
            label.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)).then_some(())?;
            let value = number(label, self.delimiter)?;
            self.names.iter().position(|name| number(name, self.delimiter) == Some(value))
        })
    }

    /// The class index of this label, or `None` if it was not requested.
    pub(super) fn class(&mut self, label: &str) -> Result<Option<usize>, CsvError> {
        let found = self.position(label);
        if found.is_some() || self.chosen {
            return Ok(found);
        }
        if self.names.len() == MOST_CLASSES {
            return Err(CsvError::TooManyClasses);
        }
        self.names.push(label.to_owned());
        Ok(Some(self.names.len() - 1))
    }

    /// The names of the classes in order. The classes of the rows are renumbered to match it.
    pub(super) fn into_order(self, classes: &mut [usize]) -> Result<Vec<String>, CsvError> {
        if self.chosen {
            let absent = (0..self.names.len()).find(|class| !classes.contains(class));
            return match absent {
                Some(class) => Err(CsvError::NoRowOfClass { name: shown(&self.names[class]) }),
                None => Ok(self.names),
            };
        }
        if let [only] = &self.names[..] {
            return Err(CsvError::OneClass { only: shown(only) });
        }
        let numbers: Vec<f64> = self.names.iter().filter_map(|name| number(name, self.delimiter)).collect();
        let are_numbers = numbers.len() == self.names.len();
        let order = ordered(self.names.len(), &|one, other| match are_numbers {
            true => numbers[one].total_cmp(&numbers[other]),
            false => self.names[one].cmp(&self.names[other]),
        });
        for class in classes {
            *class = order.iter().position(|one| one == class).unwrap_or_default();
        }
        Ok(order.iter().map(|&class| self.names[class].clone()).collect())
    }
}

/// The names of the columns. A column without a name gets its number as its name, as all do in a table without a header.
pub(super) fn names(first: &[String], header: bool) -> Result<Vec<String>, CsvError> {
    let mut names: Vec<String> = Vec::new();
    for (column, cell) in first.iter().enumerate() {
        let name = match header {
            true if !cell.is_empty() => cell.clone(),
            false if column + 1 == first.len() => "label".to_owned(),
            _ => format!("x{}", column + 1),
        };
        if names.contains(&name) {
            return Err(CsvError::SameName { name: shown(&name) });
        }
        names.push(name);
    }
    Ok(names)
}
