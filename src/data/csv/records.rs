//! The cells of a table, row by row.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::layout::{Layout, line_ends};
use super::{CsvError, MOST_COLUMNS, MOST_ROW_BYTES};
use crate::number::parse;

/// Rows of cells, one at a time, in memory of a fixed size.
///
/// It uses the parser csv-core, not the crate csv on top of it: that crate allocates a whole row before we can refuse it as too
/// long, which for 64 MB of commas would be several hundred megabytes of cells.
pub(super) struct Records<'a> {
    pub(super) reader: Reader,
    pub(super) delimiter: u8,
    pub(super) rest: &'a [u8],
    pub(super) text: Vec<u8>,
    pub(super) ends: [usize; MOST_COLUMNS + 1],
    /// The line of the file in which the next row may begin.
    next: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(layout: &'a Layout<'_>) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(layout.delimiter).build(),
            delimiter: layout.delimiter,
            rest: layout.text.as_bytes(),
            text: vec![0; MOST_ROW_BYTES],
            ends: [0; MOST_COLUMNS + 1],
            next: layout.line,
        }
    }

    /// The next row that is not empty; `row` is its number, for errors.
    pub(super) fn next(&mut self, row: usize) -> Result<Option<Record<'_>>, CsvError> {
        let (mut written, mut columns) = (0, 0);
        let empty = self.rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let line = self.next + line_ends(self.rest, empty);
        let start = &self.rest[empty..];
        self.rest = start;
        loop {
            let (result, read, more, ended) =
                self.reader.read_record(self.rest, &mut self.text[written..], &mut self.ends[columns..]);
            self.rest = &self.rest[read..];
            self.next = line + line_ends(start, start.len() - self.rest.len());
            written += more;
            columns += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => return Err(CsvError::RowTooLong { row, line }),
                ReadRecordResult::OutputEndsFull => return Err(CsvError::TooManyColumns { row, line }),
                ReadRecordResult::Record if columns > MOST_COLUMNS => {
                    return Err(CsvError::TooManyColumns { row, line });
                }
                // A quotation mark that is never closed includes everything after it.
                ReadRecordResult::Record if self.rest.is_empty() && ends_quoted(start, self.delimiter) => {
                    return Err(CsvError::OpenQuote { row, line });
                }
                ReadRecordResult::Record => {
                    return Ok(Some(Record { line, text: &self.text, ends: &self.ends[..columns] }));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }
}

/// Whether a row ends within quotation marks. They count only at the beginning of a cell; a doubled one is a literal one.
pub(super) fn ends_quoted(row: &[u8], delimiter: u8) -> bool {
    let (mut begins, mut quoted) = (true, false);
    for &byte in row {
        match byte {
            b'"' if quoted || begins => quoted = !quoted,
            _ if quoted => {}
            _ => begins = byte == delimiter || matches!(byte, b'\n' | b'\r'),
        }
    }
    quoted
}

/// The cells of one row, end to end.
pub(super) struct Record<'a> {
    /// The line of the file in which it begins.
    pub(super) line: usize,
    pub(super) text: &'a [u8],
    pub(super) ends: &'a [usize],
}

impl Record<'_> {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it begins like a comment.
    pub(super) fn is_comment(&self) -> bool {
        self.cell(0).starts_with('#')
    }

    /// Whether it is a row of a table of this many columns, and neither only white space nor a comment.
    pub(super) fn is_row(&self, width: usize) -> bool {
        let is_blank = self.len() == 1 && self.cell(0).is_empty() && width > 1;
        !is_blank && (self.len() == width || width == usize::MAX || !self.is_comment())
    }

    /// The text of a cell, without surrounding white space. The whole table is UTF-8, and so is every cell.
    pub(super) fn cell(&self, column: usize) -> &str {
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        str::from_utf8(&self.text[start..self.ends[column]]).unwrap_or_default().trim()
    }
}

/// A finite number, which may have a decimal comma if commas do not separate cells.
pub(super) fn number(cell: &str, delimiter: u8) -> Option<f64> {
    match cell.split_once(',') {
        Some((whole, decimals)) if delimiter != b',' && !cell.contains('.') => {
            parse(&format!("{whole}.{decimals}"))
        }
        _ => parse(cell),
    }
}

/// Whether a cell is empty or contains a mark for a missing value that is one in any column.
pub(super) fn is_missing(cell: &str) -> bool {
    cell.is_empty()
        || ["na", "n/a", "nan", "null", "?"].iter().any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

/// Whether a cell contains what marks a missing value among numbers, but in a column of text may be a value like others.
pub(super) fn is_missing_number(cell: &str) -> bool {
    ["-", "--", ".", "none", "nil", "missing", "#n/a"]
        .iter()
        .any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

/// Text to be shown in an error message, cut after forty characters.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
