//! Reads a table in CSV: turns text into a data set, or into an error with its position.

mod choose;
mod columns;
mod error;
mod found;
mod layout;
mod records;

use super::{Dataset, readable};
pub use choose::Why;
use choose::{LABEL, Label, inputs, is_header, label, names, those};
pub use columns::Kind;
use columns::{Column, NUMBER};
pub use error::{CsvError, Place};
pub use found::{Found, FoundColumn};
use layout::Layout;
pub(crate) use layout::listed;
use records::{Records, number, shown};

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

/// The largest number of lines that are remembered of rows that are left out.
pub const MOST_LINES: usize = 100;

/// The number of rows with which the first is compared, to tell whether it is a header.
const SAMPLE: usize = 200;

/// Which columns and rows of a table to use. Lists are written as in attributes: names separated by commas. A name with a comma is
/// in quotation marks, as in CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice<'a> {
    /// Whether the first row contains the names of the columns. `None` means that it is compared with the rows below. Without a
    /// header, the columns are named x1, x2 …, and the label label.
    pub header: Option<bool>,
    /// The column of class labels. By default the last that is called like one; otherwise the last column if it has two to ten
    /// values, or the first that has.
    pub label: Option<&'a str>,
    /// The input columns, in this order: by default all of numbers and of two texts, which are 0 and 1. Left out are columns that
    /// only count or name rows, and those that are empty in more than half of them.
    pub inputs: Option<&'a str>,
    /// The labels of classes 0, 1 …: rows with other labels are left out. By default all labels, in numerical order if all are
    /// numbers, otherwise in alphabetical order. Labels are text, but 1, 1.0 and 01 are the same number and so one label, named as
    /// it is written first.
    pub classes: Option<&'a str>,
    /// Whether a row without a value in a chosen column is an error. Otherwise it is left out.
    pub refuse_missing: bool,
}

/// Reads a table in UTF-8, with or without byte order mark. Its cells are separated by semicolons, tabs, commas or bars: the first
/// of these that is in its first line; or by runs of spaces. A line `sep=` says otherwise, and lines that begin with # are no rows
/// unless they have as many cells. Quotation marks follow RFC 4180; lines end in LF or CRLF.
///
/// If cells are not separated by commas, 1,5 is a number too. The limits of this module are checked before memory is allocated:
/// besides the text, a table takes nine bytes for each cell, up to three times that while rows are added, and eight bytes per row
/// for each output. [`Dataset::found`] tells what was found in it.
pub fn read(bytes: &[u8], choice: &Choice) -> Result<Dataset, CsvError> {
    if bytes.len() > MOST_BYTES {
        return Err(CsvError::TooManyBytes);
    }
    let text = str::from_utf8(bytes).map_err(|error| CsvError::NotUtf8 {
        line: 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count(),
    })?;
    Table::read(&Layout::of(text), choice)?.choose(choice)
}

/// The classes requested.
fn requested(choice: &Choice, delimiter: u8) -> Result<Vec<String>, CsvError> {
    let Some(list) = choice.classes else { return Ok(Vec::new()) };
    let names = listed(list);
    let is_same = |one: &String, other: &String| {
        one == other || number(one, delimiter).is_some_and(|value| number(other, delimiter) == Some(value))
    };
    let is_twice = |place: usize| names[..place].iter().any(|one| is_same(one, &names[place]));
    let is_bad = |place: usize| names[place].is_empty() || is_twice(place);
    if !(2..=MOST_CLASSES).contains(&names.len()) || (0..names.len()).any(is_bad) {
        return Err(CsvError::Classes { found: shown(list) });
    }
    Ok(names)
}

/// A table, with all its cells.
struct Table {
    header: bool,
    /// The cells of the header, or of the first row.
    first: Vec<String>,
    columns: Vec<Column>,
    /// Every cell as a number, and what it is instead if it is none, row by row.
    cells: Vec<f64>,
    codes: Vec<u8>,
    /// The line of every row.
    lines: Vec<u32>,
}

impl Table {
    fn read(layout: &Layout<'_>, choice: &Choice) -> Result<Self, CsvError> {
        let delimiter = layout.delimiter;
        let classes = requested(choice, delimiter)?;
        let (mut first, comments) = first_row(layout)?;
        let below = || {
            let mut records = Records::new(layout);
            (0..=comments).try_for_each(|_| records.next(1).map(|_| ()))?;
            Ok(records)
        };
        let sample = sample(below()?, delimiter);
        let mut named = first.clone();
        if let Some((columns, _)) = &sample {
            if named.len() == columns.len() + 1 && named.last().is_some_and(String::is_empty) {
                named.pop();
            } else if named.len() + 1 == columns.len() {
                named.insert(0, String::new());
            }
        }
        let (columns, rows) = sample.unwrap_or_default();
        let header = choice.header.unwrap_or_else(|| is_header(&named, &columns, rows, delimiter));
        let mut records = below()?;
        if header {
            first = named;
        } else {
            records = Records::new(layout);
            (0..comments).try_for_each(|_| records.next(1).map(|_| ()))?;
        }
        let width = first.len();
        let columns = (0..width).map(|_| Column::new(&classes, delimiter)).collect();
        let mut table =
            Self { header, first, columns, cells: Vec::new(), codes: Vec::new(), lines: Vec::new() };
        while let Some(record) = records.next(table.lines.len() + 1)? {
            if !record.is_row(width) {
                continue;
            }
            let (row, line) = (table.lines.len() + 1, record.line);
            if row > MOST_ROWS {
                return Err(CsvError::TooManyRows);
            }
            if row * width > MOST_CELLS {
                return Err(CsvError::TooManyCells { columns: width });
            }
            if record.len() != width {
                return Err(CsvError::Ragged { row, line, found: record.len(), expected: width });
            }
            for (place, column) in table.columns.iter_mut().enumerate() {
                let (number, code) = column.add(record.cell(place), delimiter, row, line);
                table.cells.push(number);
                table.codes.push(code);
            }
            table.lines.push(line as u32);
        }
        Ok(table)
    }

    /// The rows and columns of a choice.
    fn choose(mut self, choice: &Choice) -> Result<Dataset, CsvError> {
        let (header, rows) = (self.header, self.lines.len());
        let mut used = self.columns.len();
        while used > 1 && self.columns[used - 1].is_empty() && (!header || self.first[used - 1].is_empty()) {
            used -= 1;
        }
        self.first.truncate(used);
        let mut names = names(&self.first, header)?;
        let Label { column: label, why, rivals } = label(&names, &self.columns, rows, header, choice)?;
        if rows == 0 && choice.inputs.is_none() {
            return Err(CsvError::Empty);
        }
        let kind = |column: usize| {
            self.columns[column].kind(&names[column], !header || self.first[column].is_empty())
        };
        let kinds: Vec<Kind> = (0..used).map(kind).collect();
        let mut inputs = inputs(&names, &kinds, &self.columns, label, header, choice)?;
        if rows == 0 {
            return Err(CsvError::Empty);
        }
        if !header {
            LABEL.clone_into(&mut names[if choice.label.is_some() { used - 1 } else { label }]);
        }
        let mut kept = self.rows(&names, label, &inputs, choice)?;
        if kept.classes.is_empty() && kept.left_out > 0 && choice.inputs.is_none() {
            let whole = those(used, &|input| inputs.contains(&input) && self.columns[input].missing() == 0);
            if !whole.is_empty() {
                inputs = whole;
                kept = self.rows(&names, label, &inputs, choice)?;
            }
        }
        let Kept { x, mut classes, left_out, lines } = kept;
        if classes.is_empty() && left_out > 0 {
            return Err(CsvError::NoWholeRow);
        }
        let column = &self.columns[label];
        let requested = choice.classes.map(|list| listed(list).len());
        let order = column.in_order(&|value| match requested {
            Some(count) => value < count,
            None => classes.contains(&value),
        });
        if let Some(&class) = order.iter().find(|class| !classes.contains(class)) {
            return Err(CsvError::NoRowOfClass { name: shown(&column.values[class].text) });
        }
        if let [only] = order[..] {
            return Err(CsvError::OneClass { only: shown(&column.values[only].text) });
        }
        for class in &mut classes {
            *class = order.iter().position(|one| one == class).unwrap_or_default();
        }
        let class_names = order.iter().map(|&class| column.values[class].text.clone()).collect();
        let mut chosen = readable(inputs.iter().chain([&label]).map(|&one| names[one].clone()).collect());
        let label_name = chosen.pop();
        let shown = readable(names.clone());
        let columns = names.into_iter().zip(shown).zip(kinds).zip(&self.columns).map(
            |(((name, shown), kind), column)| FoundColumn {
                name,
                shown,
                kind,
                missing: column.missing(),
                can_be_label: column.has_classes(),
                can_be_input: column.is_numeric() || column.two().is_some(),
            },
        );
        let found = Found { columns: columns.collect(), label, inputs, why, rivals, left_out, lines };
        Ok(Dataset::of_classes(x, &classes, chosen, readable(class_names))
            .labelled(label_name)
            .found_in(found))
    }

    /// The inputs and classes of the rows that have a value in every chosen column.
    fn rows(
        &self,
        names: &[String],
        label: usize,
        inputs: &[usize],
        choice: &Choice,
    ) -> Result<Kept, CsvError> {
        let width = self.columns.len();
        let place = |row: usize, column: usize| Place {
            row: row + 1,
            line: self.lines[row] as usize,
            column: column + 1,
            name: shown(&names[column]),
        };
        let of_label = &self.columns[label];
        if let Some((row, _)) = of_label.broken {
            return Err(CsvError::LineBreak(place(row - 1, label)));
        }
        if choice.classes.is_none() && of_label.count().is_none() {
            return Err(CsvError::TooManyClasses);
        }
        let two: Vec<Option<[usize; 2]>> = inputs.iter().map(|&input| self.columns[input].two()).collect();
        let mut kept = Kept::default();
        for row in 0..self.lines.len() {
            let (cells, codes) = (&self.cells[row * width..][..width], &self.codes[row * width..][..width]);
            let mut missing = of_label.is_missing(codes[label]).then_some(label);
            let mut class = 0;
            if missing.is_none() {
                match of_label.class(cells[label], codes[label]) {
                    Some(of_row) => class = of_row,
                    None => continue,
                }
                missing = inputs.iter().copied().find(|&input| self.columns[input].is_missing(codes[input]));
            }
            if let Some(column) = missing {
                if choice.refuse_missing {
                    return Err(CsvError::Missing(place(row, column)));
                }
                kept.left_out += 1;
                if kept.lines.len() < MOST_LINES {
                    kept.lines.push(self.lines[row] as usize);
                }
                continue;
            }
            for (&input, two) in inputs.iter().zip(&two) {
                let (column, code) = (&self.columns[input], codes[input]);
                kept.x.push(match two {
                    _ if code == NUMBER => cells[input],
                    Some([_, one]) => f64::from(u8::from(code as usize == *one)),
                    None => {
                        let known = column.values.get(code as usize).map(|value| shown(&value.text));
                        let stray = || column.stray.as_ref().map(|(.., found)| found.clone());
                        let found = known.or_else(stray).unwrap_or_default();
                        return Err(CsvError::NotANumber { place: place(row, input), found });
                    }
                });
            }
            kept.classes.push(class);
        }
        Ok(kept)
    }
}

/// The rows that are used: their inputs, and their classes as indices among the label's values; and those that are left out
/// because they lack a value.
#[derive(Default)]
struct Kept {
    x: Vec<f64>,
    classes: Vec<usize>,
    left_out: usize,
    /// The lines of the first of them.
    lines: Vec<usize>,
}

/// The first row that is no comment, and how many rows stand before it.
fn first_row(layout: &Layout<'_>) -> Result<(Vec<String>, usize), CsvError> {
    let (mut records, mut skipped) = (Records::new(layout), 0);
    let (mut very_first, mut before) = (None, None);
    while let Some(record) = records.next(1)? {
        let cells: Vec<String> = (0..record.len()).map(|column| record.cell(column).to_owned()).collect();
        if !record.is_comment() && record.is_row(usize::MAX) {
            let has_number = cells.iter().any(|cell| number(cell, layout.delimiter).is_some());
            return Ok(
                match before.filter(|before: &Vec<String>| has_number && before.len() == cells.len()) {
                    // Names may begin with # too.
                    Some(before) => (before, skipped - 1),
                    None => (cells, skipped),
                },
            );
        }
        very_first.get_or_insert_with(|| cells.clone());
        before = Some(cells);
        skipped += 1;
    }
    very_first.map(|first| (first, 0)).ok_or(CsvError::Empty)
}

/// The columns of the first rows, and their number. `None` if there are none.
fn sample(mut records: Records<'_>, delimiter: u8) -> Option<(Vec<Column>, usize)> {
    let (mut columns, mut rows) = (Vec::new(), 0);
    // What is wrong in a row is said when all are read.
    while let Ok(Some(record)) = records.next(1) {
        if rows == 0 && record.is_row(usize::MAX) && !record.is_comment() {
            columns = (0..record.len()).map(|_| Column::new(&[], delimiter)).collect();
        }
        if columns.len() != record.len() {
            continue;
        }
        for (place, column) in columns.iter_mut().enumerate() {
            column.add(record.cell(place), delimiter, 0, 0);
        }
        rows += 1;
        if rows == SAMPLE {
            break;
        }
    }
    (rows > 0).then_some((columns, rows))
}

#[cfg(test)]
mod tests;
