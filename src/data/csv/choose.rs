//! Which row is the header, which column is the label, and which are inputs: as requested, or guessed.

use super::columns::{Column, Kind};
use super::layout::listed;
use super::records::{number, shown};
use super::{Choice, CsvError};

/// Why a column is the label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was requested.
    Chosen,
    /// It is called like a label.
    Named,
    /// It is the last column.
    Last,
    /// It is the first that can be.
    First,
}

/// Whether the first row contains names: in a column it is text above numbers, or a text above few others that repeat, and is none
/// of them. `below` are the rows below it, or the first of them.
pub(super) fn is_header(first: &[String], below: &[Column], rows: usize, delimiter: u8) -> bool {
    let is_text = |cell: &&String| !cell.is_empty() && number(cell, delimiter).is_none();
    let is_name = |(cell, column): &(&String, &Column)| {
        let is_new = || column.values.iter().all(|value| value.text != **cell);
        is_text(cell)
            && (column.is_numeric() || column.count().is_some_and(|count| rows >= 4 * count && is_new()))
    };
    let is_value = |(cell, column): (&String, &Column)| column.values.iter().any(|value| value.text == *cell);
    match first.iter().zip(below).any(|pair| is_name(&pair)) {
        true => true,
        // No number in a row is a name's sign only if the row is not like others.
        false => {
            first.iter().all(|cell| number(cell, delimiter).is_none())
                && !(rows > 0 && first.iter().zip(below).all(is_value))
        }
    }
}

/// The names of the columns. A column without a name gets its number as its name, as all do in a table without a header.
pub(super) fn names(first: &[String], header: bool) -> Result<Vec<String>, CsvError> {
    let mut names: Vec<String> = Vec::new();
    for (column, cell) in first.iter().enumerate() {
        let name = if header && !cell.is_empty() { cell.clone() } else { format!("x{}", column + 1) };
        if names.contains(&name) {
            return Err(CsvError::SameName { name: shown(&name) });
        }
        names.push(name);
    }
    Ok(names)
}

/// The indices up to `count` for which `holds`: one function, because a chain of iterators is compiled anew for every closure.
pub(super) fn those(count: usize, holds: &dyn Fn(usize) -> bool) -> Vec<usize> {
    (0..count).filter(|&index| holds(index)).collect()
}

/// The label, why it is that, and the columns that could be it as well.
pub(super) struct Label {
    pub(super) column: usize,
    pub(super) why: Why,
    pub(super) rivals: Vec<usize>,
}

/// Names of the label: whoever makes a table calls it so.
const LABELS: [&str; 14] = [
    "class",
    "label",
    "target",
    "y",
    "species",
    "outcome",
    "diagnosis",
    "category",
    "kind",
    "variety",
    "survived",
    "result",
    "klasse",
    "ziel",
];

/// The column of a name, which may also be called `label` if the table has no header.
fn named(names: &[String], name: &str, header: bool) -> Result<usize, CsvError> {
    let name = name.trim();
    let last = (!header && name == LABEL).then(|| names.len() - 1);
    let found = last.or_else(|| names.iter().position(|one| one == name));
    found.ok_or_else(|| CsvError::NoColumn { name: shown(name) })
}

/// The name of the label in a table without a header.
pub(super) const LABEL: &str = "label";

pub(super) fn label(
    names: &[String],
    columns: &[Column],
    rows: usize,
    header: bool,
    choice: &Choice,
) -> Result<Label, CsvError> {
    if let Some(name) = choice.label {
        return Ok(Label { column: named(names, name, header)?, why: Why::Chosen, rivals: Vec::new() });
    }
    let can_be = those(names.len(), &|one| columns[one].has_classes());
    let is_called = |one: usize| {
        let is = |name: &&str| names[one].eq_ignore_ascii_case(name);
        // The second of two coordinates is no label.
        let is_coordinate = is(&"y") && names.iter().any(|other| other.eq_ignore_ascii_case("x"));
        header && columns[one].has_classes() && !is_coordinate && LABELS.iter().any(is)
    };
    let last = names.len() - 1;
    let called = those(names.len(), &is_called);
    // In a few rows any column has few values.
    let repeats = |column: usize| columns[column].count().is_some_and(|count| rows >= 2 * count);
    let first = can_be.iter().copied().find(|&column| repeats(column));
    let (column, why, others) = match (called.last(), first) {
        (Some(&column), _) => (column, Why::Named, called),
        (None, Some(first)) if !can_be.contains(&last) => (first, Why::First, can_be),
        (None, _) => (last, Why::Last, can_be),
    };
    let rivals = those(names.len(), &|one| one != column && others.contains(&one) && repeats(one));
    Ok(Label { column, why, rivals })
}

/// The inputs: those requested, or all that look like inputs.
pub(super) fn inputs(
    names: &[String],
    kinds: &[Kind],
    columns: &[Column],
    label: usize,
    header: bool,
    choice: &Choice,
) -> Result<Vec<usize>, CsvError> {
    if let Some(list) = choice.inputs {
        let mut inputs = Vec::new();
        for name in listed(list) {
            let column = named(names, &name, header)?;
            if column == label || inputs.contains(&column) {
                return Err(CsvError::ChosenTwice { name: shown(&name) });
            }
            inputs.push(column);
        }
        return Ok(inputs);
    }
    let is_usual = |column: usize| matches!(kinds[column], Kind::Numbers | Kind::Two(_));
    let mut inputs = those(names.len(), &|column| column != label && is_usual(column));
    if inputs.is_empty() {
        // What else is there is better than nothing.
        inputs = those(names.len(), &|column| column != label && columns[column].is_numeric());
    }
    if !inputs.is_empty() {
        return Ok(inputs);
    }
    let mixed = (0..names.len()).find(|&one| one != label && matches!(kinds[one], Kind::Mixed { .. }));
    Err(match mixed.and_then(|column| Some((column, columns[column].stray.clone()?))) {
        Some((column, (row, line, found))) => {
            let place = super::Place { row, line, column: column + 1, name: shown(&names[column]) };
            CsvError::NotANumber { place, found }
        }
        None => CsvError::NoInputs,
    })
}
