//! Reads a table in CSV: turns text into a data set, or into an error with its position.

mod columns;
mod error;
mod records;

use super::{Dataset, readable};
use columns::{Columns, Labels, names};
pub use error::{CsvError, Place};
use records::{Records, delimiter, is_missing, number, shown};

/// The largest file, in bytes: 64 MB.
pub const MOST_BYTES: usize = 64_000_000;

/// The largest number of rows below the header.
pub const MOST_ROWS: usize = 1_000_000;

/// The largest number of columns, used or not.
pub const MOST_COLUMNS: usize = 64;

/// The largest number of cells: rows times columns, used or not.
pub const MOST_CELLS: usize = 8_000_000;

/// The largest number of bytes in one row, without its quotation marks.
pub const MOST_ROW_BYTES: usize = 65_536;

/// The largest number of classes.
pub const MOST_CLASSES: usize = 10;

/// Which columns and rows of a table to use. Lists are written as in attributes: names separated by commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice<'a> {
    /// Whether the first row contains the names of the columns. `None` means: yes, unless one of its cells is a number. Without a
    /// header, the columns are named x1, x2 …, and the last one label.
    pub header: Option<bool>,
    /// The column of class labels: the last one by default.
    pub label: Option<&'a str>,
    /// The input columns, in this order: by default all except the label column.
    pub inputs: Option<&'a str>,
    /// The labels of classes 0, 1 …: rows with other labels are left out. By default all labels, in numerical order if all are
    /// numbers, otherwise in alphabetical order. Labels are text, but 1, 1.0 and 01 are the same number and so one label, named as
    /// it is written first.
    pub classes: Option<&'a str>,
}

/// Reads a table in UTF-8, with or without byte order mark. Its cells are separated by semicolons, tabs or commas: the first of
/// these that is in its first line. Quotation marks follow RFC 4180; lines end in LF or CRLF.
///
/// If cells are not separated by commas, 1,5 is a number too. The limits of this module are checked before memory is allocated:
/// besides the text, a table takes eight bytes for each cell, up to three times that while rows are added, and eight bytes per row
/// for each output.
pub fn read(bytes: &[u8], choice: &Choice) -> Result<Dataset, CsvError> {
    if bytes.len() > MOST_BYTES {
        return Err(CsvError::TooManyBytes);
    }
    let text = str::from_utf8(bytes).map_err(|error| CsvError::NotUtf8 {
        line: 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count(),
    })?;
    // Skips a byte order mark and empty lines, but not tabs: a tab may be the end of an empty cell.
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ']);
    let delimiter = delimiter(text);
    let mut records = Records::new(text, delimiter);
    let first: Vec<String> = match records.next(1)? {
        Some(record) => (0..record.len()).map(|column| record.cell(column).to_owned()).collect(),
        None => return Err(CsvError::Empty),
    };
    let header = choice.header.unwrap_or_else(|| !first.iter().any(|cell| number(cell, delimiter).is_some()));
    if !header {
        records = Records::new(text, delimiter);
    }
    let columns = Columns::choose(names(&first, header)?, choice)?;
    let mut labels = Labels::choose(choice.classes, delimiter)?;

    let (mut x, mut classes, mut row) = (Vec::new(), Vec::new(), 0);
    while let Some(record) = records.next(row + 1)? {
        if record.len() == 1 && record.cell(0).is_empty() && columns.names.len() > 1 {
            continue; // Only white space.
        }
        row += 1;
        if row > MOST_ROWS {
            return Err(CsvError::TooManyRows);
        }
        if row * columns.names.len() > MOST_CELLS {
            return Err(CsvError::TooManyCells { columns: columns.names.len() });
        }
        if record.len() != columns.names.len() {
            return Err(CsvError::Ragged { row, found: record.len(), expected: columns.names.len() });
        }
        let label = record.cell(columns.label);
        let place = |column: usize| Place { row, column: column + 1, name: shown(&columns.names[column]) };
        if is_missing(label) {
            return Err(CsvError::Missing(place(columns.label)));
        }
        if label.contains(['\n', '\r']) {
            return Err(CsvError::LineBreak(place(columns.label)));
        }
        let Some(class) = labels.class(label)? else { continue };
        for &column in &columns.inputs {
            let cell = record.cell(column);
            if is_missing(cell) {
                return Err(CsvError::Missing(place(column)));
            }
            let not_a_number = || CsvError::NotANumber { place: place(column), found: shown(cell) };
            x.push(number(cell, delimiter).ok_or_else(not_a_number)?);
        }
        classes.push(class);
    }
    if row == 0 {
        return Err(CsvError::Empty);
    }
    let class_names = labels.into_order(&mut classes)?;
    let input_names = columns.inputs.iter().map(|&column| columns.names[column].clone()).collect();
    Ok(Dataset::of_classes(x, &classes, readable(input_names), readable(class_names)))
}

#[cfg(test)]
mod tests;
