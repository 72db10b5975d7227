//! The cells of a table, row by row.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

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
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            rest: text.as_bytes(),
            text: vec![0; MOST_ROW_BYTES],
            ends: [0; MOST_COLUMNS + 1],
        }
    }

    /// The next row that is not empty; `row` is its number, for errors.
    pub(super) fn next(&mut self, row: usize) -> Result<Option<Record<'_>>, CsvError> {
        let (mut written, mut columns) = (0, 0);
        let start = self.rest;
        loop {
            let (result, read, more, ended) =
                self.reader.read_record(self.rest, &mut self.text[written..], &mut self.ends[columns..]);
            self.rest = &self.rest[read..];
            written += more;
            columns += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => return Err(CsvError::RowTooLong { row }),
                ReadRecordResult::OutputEndsFull => return Err(CsvError::TooManyColumns { row }),
                ReadRecordResult::Record if columns > MOST_COLUMNS => {
                    return Err(CsvError::TooManyColumns { row });
                }
                // A quotation mark that is never closed includes everything after it.
                ReadRecordResult::Record if self.rest.is_empty() && ends_quoted(start, self.delimiter) => {
                    return Err(CsvError::OpenQuote { row });
                }
                ReadRecordResult::Record => {
                    return Ok(Some(Record { text: &self.text, ends: &self.ends[..columns] }));
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
    pub(super) text: &'a [u8],
    pub(super) ends: &'a [usize],
}

impl Record<'_> {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a cell, without surrounding white space. The whole table is UTF-8, and so is every cell.
    pub(super) fn cell(&self, column: usize) -> &str {
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        str::from_utf8(&self.text[start..self.ends[column]]).unwrap_or_default().trim()
    }
}

/// The cell separator in the first line, outside quotation marks: a semicolon, else a tab, else a comma.
pub(super) fn delimiter(text: &str) -> u8 {
    let (mut quoted, mut delimiter) = (false, b',');
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b';' if !quoted => return b';',
            b'\t' if !quoted => delimiter = b'\t',
            _ => {}
        }
    }
    delimiter
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

/// Whether a cell is empty or contains a common mark for a missing value.
pub(super) fn is_missing(cell: &str) -> bool {
    cell.is_empty()
        || ["na", "n/a", "nan", "null", "?"].iter().any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

/// Text to be shown in an error message, cut after forty characters.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
