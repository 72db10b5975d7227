//! Reads a table in CSV: text in, a data set or an error with its place out.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::{Dataset, readable};
use crate::number::parse;
use crate::order::ordered;

/// The largest file, in bytes: 64 MB.
pub const MOST_BYTES: usize = 64_000_000;
/// The most rows below the header.
pub const MOST_ROWS: usize = 1_000_000;
/// The most columns, used or not.
pub const MOST_COLUMNS: usize = 64;
/// The most cells: rows times columns, used or not.
pub const MOST_CELLS: usize = 8_000_000;
/// The most bytes in one row, without its quotation marks.
pub const MOST_ROW_BYTES: usize = 65_536;
/// The most classes.
pub const MOST_CLASSES: usize = 10;

/// Which columns and rows of a table to use. Lists are written as in attributes: names separated by commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice<'a> {
    /// Whether the first row holds the names of the columns. Where this is `None`, it does unless one of its cells is a number.
    /// Without a header, the columns are called x1, x2 …, and the last one label.
    pub header: Option<bool>,
    /// The column of class labels: the last one where none is named.
    pub label: Option<&'a str>,
    /// The columns to learn from, in this order: all but the labels' where none are named.
    pub inputs: Option<&'a str>,
    /// The labels of classes 0, 1 …: rows of other labels are left out. Where none are named, all labels, in the order of
    /// numbers where all are numbers, else in that of the alphabet. Labels are text, but 1, 1.0 and 01 are one number and
    /// so one label, called as it is first.
    pub classes: Option<&'a str>,
}

/// Reads a table in UTF-8, with or without byte order mark, its cells separated by semicolons, tabs or commas: the first of
/// these that is in its first line. Quotation marks are as in RFC 4180; lines end in LF or CRLF.
///
/// Where cells are not separated by commas, 1,5 is a number too. The limits of this module hold before memory is spent: beside
/// the text a table takes eight bytes a cell, up to three times that while rows are added, and eight a row for each output.
pub fn read(bytes: &[u8], choice: &Choice) -> Result<Dataset, CsvError> {
    if bytes.len() > MOST_BYTES {
        return Err(CsvError::TooManyBytes);
    }
    let text = str::from_utf8(bytes).map_err(|error| CsvError::NotUtf8 {
        line: 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count(),
    })?;
    // A byte order mark, and empty lines. A tab may be an empty cell's end.
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
            continue; // Nothing but space.
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

/// Why a table cannot be used, in a sentence. Rows are counted from 1 below the header, columns from 1; a header too wide
/// or too long counts as row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvError {
    /// The file is larger than [`MOST_BYTES`].
    TooManyBytes,
    /// There are more rows than [`MOST_ROWS`].
    TooManyRows,
    /// A row has more columns than [`MOST_COLUMNS`].
    TooManyColumns {
        /// In which row.
        row: usize,
    },
    /// There are more cells than [`MOST_CELLS`].
    TooManyCells {
        /// How many columns it has.
        columns: usize,
    },
    /// A row is longer than [`MOST_ROW_BYTES`].
    RowTooLong {
        /// In which row.
        row: usize,
    },
    /// A cell begins with a quotation mark, and there is no closing one up to the end of the table.
    OpenQuote {
        /// In which row it begins.
        row: usize,
    },
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// In which line of the file, from 1.
        line: usize,
    },
    /// There are no rows.
    Empty,
    /// There are no inputs beside the labels.
    NoInputs,
    /// Two columns have the same name.
    SameName {
        /// Their name.
        name: String,
    },
    /// There is no such column.
    NoColumn {
        /// The name asked for.
        name: String,
    },
    /// A column is asked for twice, or as input and label.
    ChosenTwice {
        /// Its name.
        name: String,
    },
    /// A row is longer or shorter than the first.
    Ragged {
        /// In which row.
        row: usize,
        /// How many cells it has.
        found: usize,
        /// How many the first has.
        expected: usize,
    },
    /// A cell is empty or says that its value is missing: NA, NaN, null, a question mark.
    Missing(Place),
    /// A label contains a line break.
    LineBreak(Place),
    /// An input is not a finite number.
    NotANumber {
        /// Where.
        place: Place,
        /// What stands there.
        found: String,
    },
    /// There are fewer than two classes.
    OneClass {
        /// The only label.
        only: String,
    },
    /// There are more classes than [`MOST_CLASSES`].
    TooManyClasses,
    /// Fewer than 2 or more than [`MOST_CLASSES`] classes are asked for, or one of them twice.
    Classes {
        /// As they were asked for.
        found: String,
    },
    /// No row is of a class asked for.
    NoRowOfClass {
        /// The label.
        name: String,
    },
}

impl CsvError {
    /// The row that is at fault, where it is one, and the column where it is a cell: both from 1.
    pub fn place(&self) -> Option<(usize, Option<usize>)> {
        match self {
            CsvError::Missing(place) | CsvError::LineBreak(place) | CsvError::NotANumber { place, .. } => {
                Some((place.row, Some(place.column)))
            }
            CsvError::TooManyColumns { row }
            | CsvError::RowTooLong { row }
            | CsvError::OpenQuote { row }
            | CsvError::Ragged { row, .. } => Some((*row, None)),
            _ => None,
        }
    }
}

/// Where a cell stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The row, from 1 below the header.
    pub row: usize,
    /// The column, from 1.
    pub column: usize,
    /// What the column is called.
    pub name: String,
}

/// Rows of cells, one at a time, in memory of a fixed size.
///
/// The parser is csv-core and not the crate csv on top of it: that one makes room for a whole row before anyone can say that it is
/// too long, which for 64 MB of commas would be some hundred megabytes of cells.
struct Records<'a> {
    reader: Reader,
    delimiter: u8,
    rest: &'a [u8],
    text: Vec<u8>,
    ends: [usize; MOST_COLUMNS + 1],
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            rest: text.as_bytes(),
            text: vec![0; MOST_ROW_BYTES],
            ends: [0; MOST_COLUMNS + 1],
        }
    }

    /// The next row that is not empty; `row` is its number, for errors.
    fn next(&mut self, row: usize) -> Result<Option<Record<'_>>, CsvError> {
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
                // A quotation mark that is never closed takes in all that follows.
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

/// Whether a row ends within quotation marks. They count only at the beginning of a cell; a doubled one stands for itself.
fn ends_quoted(row: &[u8], delimiter: u8) -> bool {
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
struct Record<'a> {
    text: &'a [u8],
    ends: &'a [usize],
}

impl Record<'_> {
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a cell, without space around it. The whole table is UTF-8, and so is every cell.
    fn cell(&self, column: usize) -> &str {
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        str::from_utf8(&self.text[start..self.ends[column]]).unwrap_or_default().trim()
    }
}

/// The columns' names and which are used for what.
struct Columns {
    names: Vec<String>,
    label: usize,
    inputs: Vec<usize>,
}

impl Columns {
    fn choose(names: Vec<String>, choice: &Choice) -> Result<Self, CsvError> {
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

/// Class labels by number: those asked for, or those met so far.
struct Labels {
    names: Vec<String>,
    chosen: bool,
    delimiter: u8,
}

impl Labels {
    fn choose(classes: Option<&str>, delimiter: u8) -> Result<Self, CsvError> {
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

    /// The number of a label: of the same text, or of the same number.
    fn position(&self, label: &str) -> Option<usize> {
        self.names.iter().position(|name| name == label).or_else(|| {
            // Saves reading a million labels that are words as numbers.
            label.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)).then_some(())?;
            let value = number(label, self.delimiter)?;
            self.names.iter().position(|name| number(name, self.delimiter) == Some(value))
        })
    }

    /// The number of this label's class, or `None` where that was not asked for.
    fn class(&mut self, label: &str) -> Result<Option<usize>, CsvError> {
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

    /// The names of the classes in their order. The classes of the rows are renumbered to match it.
    fn into_order(self, classes: &mut [usize]) -> Result<Vec<String>, CsvError> {
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

/// The names of the columns. One without a name is named by its number, as all are in a table without a header.
fn names(first: &[String], header: bool) -> Result<Vec<String>, CsvError> {
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

/// The separator of cells in the first line, outside quotation marks: a semicolon, else a tab, else a comma.
fn delimiter(text: &str) -> u8 {
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

/// A finite number, which may have a decimal comma where commas do not separate cells.
fn number(cell: &str, delimiter: u8) -> Option<f64> {
    match cell.split_once(',') {
        Some((whole, decimals)) if delimiter != b',' && !cell.contains('.') => {
            parse(&format!("{whole}.{decimals}"))
        }
        _ => parse(cell),
    }
}

/// Whether a cell is empty or holds what programs write for a missing value.
fn is_missing(cell: &str) -> bool {
    cell.is_empty()
        || ["na", "n/a", "nan", "null", "?"].iter().any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

/// Text to be repeated in an error message, cut after forty characters.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::Iris;

    const ALL: Choice<'_> = Choice { header: None, label: None, inputs: None, classes: None };

    fn whole(text: &str) -> Result<Dataset, CsvError> {
        read(text.as_bytes(), &ALL)
    }

    fn x(dataset: &Dataset) -> Vec<Vec<f64>> {
        dataset.rows().map(|(x, _)| x.to_vec()).collect()
    }

    fn sentence(text: &str) -> String {
        whole(text).unwrap_err().to_string()
    }

    #[test]
    fn reads_the_irises() {
        let file = include_bytes!("../../data/iris.csv");
        assert_eq!(read(file, &ALL).unwrap(), Iris::default().dataset());
        let choice = Choice {
            inputs: Some("petal_length_cm, sepal_width_cm"),
            classes: Some("virginica,setosa"),
            label: Some("species"),
            header: Some(true),
        };
        let two = Iris::from_names(choice.inputs, choice.classes).unwrap();
        assert_eq!(read(file, &choice).unwrap(), two.dataset());
    }

    #[test]
    fn reads_what_programs_write() {
        let expected = whole("a,b,kind\n1.5,2,no\n-3,4e1,yes\n").unwrap();
        assert_eq!(x(&expected), [[1.5, 2.0], [-3.0, 40.0]]);
        assert_eq!(
            (expected.input_names(), expected.class_names()),
            (&ab()[..], &["no", "yes"].map(String::from)[..])
        );
        for text in [
            "a,b,kind\r\n1.5,2,no\r\n-3,4e1,yes",
            "\u{feff}a,b,kind\n1.5,2,no\n-3,4e1,yes\n",
            "\"a\",\"b\",\"kind\"\n\"1.5\",\"2\",\"no\"\n-3,4e1,\"yes\"\n",
            "a;b;kind\n1,5;2;no\n-3;4,0e1;yes\n",
            "a\tb\tkind\n1,5\t2\tno\n-3\t40\tyes\n",
            "  \n\n a , b , kind \n\n 1.5 , 2 , no \n   \n-3,4e1,yes\n\n",
        ] {
            assert_eq!(whole(text).as_ref(), Ok(&expected), "{text:?}");
        }
    }

    fn ab() -> Vec<String> {
        vec!["a".to_owned(), "b".to_owned()]
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        let table = whole("\"a;\tb\",\"the \"\"kind\"\"\"\n1,\"x, y\"\n2,\"\"\"z\"\"\"\n").unwrap();
        assert_eq!(table.input_names(), ["a; b"]);
        assert_eq!(table.class_names(), ["\"z\"", "x, y"]);
        assert_eq!(whole("\"a\nb\",k\n1,0\n2,1\n").unwrap().input_names(), ["a b"]);
    }

    #[test]
    fn does_without_a_header() {
        let table = whole("1,2,no\n3,4,yes\n").unwrap();
        assert_eq!((table.input_names(), table.len()), (&["x1", "x2"].map(String::from)[..], 2));
        let text = "2019,2020,label\n1,2,0\n3,4,1\n";
        let table = read(text.as_bytes(), &Choice { header: Some(true), ..ALL }).unwrap();
        assert_eq!(table.input_names(), ["2019", "2020"]);
        // As R writes the numbers of rows.
        assert_eq!(whole("\"\",\"a\",\"k\"\n\"1\",5,0\n\"2\",6,1\n").unwrap().input_names(), ["x1", "a"]);
    }

    #[test]
    fn classes_are_in_order() {
        let names = |text: &str| whole(text).unwrap().class_names().to_vec();
        assert_eq!(names("a,k\n1,10\n2,9\n3,-1\n"), ["-1", "9", "10"]);
        assert_eq!(names("a,k\n1,b\n2,a\n3,10\n"), ["10", "a", "b"]);
        let two = whole("a,k\n1,1\n2,0\n").unwrap();
        assert_eq!((two.outputs(), two.row(0).1, two.row(1).1), (1, &[1.0][..], &[0.0][..]));
        assert_eq!(
            names("a,k\n1,1.0\n2,0\n3,1\n4,01\n5,0.0\n"),
            ["0", "1.0"],
            "numbers are what they are worth"
        );
        assert_eq!(names("a;k\n1;1,0\n2;0,5\n3;1\n"), ["0,5", "1,0"]);
        let chosen = read(b"a,k\n1,1.0\n2,2.0\n3,3.0\n", &Choice { classes: Some("3,1"), ..ALL }).unwrap();
        assert_eq!(
            (chosen.class_names(), chosen.class(0), chosen.class(1)),
            (&["3", "1"].map(String::from)[..], 1, 0)
        );
        let three = whole("a,k\n1,c\n2,b\n3,a\n").unwrap();
        assert_eq!((three.outputs(), three.row(0).1), (3, &[0.0, 0.0, 1.0][..]));
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (text, expected) in [
            ("", "The table has no rows."),
            ("a,b\n", "The table has no rows."),
            ("a,k\n1,0\n,1\n", "Row 2, column \"a\" has no value: fill it in, or leave the row out."),
            ("a,k\n1,0\n2,NA\n", "Row 2, column \"k\" has no value: fill it in, or leave the row out."),
            ("a,k\n1,0\nnan,1\n", "Row 2, column \"a\" has no value: fill it in, or leave the row out."),
            ("a,k\n1,0\nfour,1\n", "Row 2, column \"a\" is \"four\", which is not a number."),
            ("a,k\n1,0\n1e999,1\n", "Row 2, column \"a\" is \"1e999\", which is not a number."),
            ("a,k\n1,0\n\"1,234\",1\n", "Row 2, column \"a\" is \"1,234\", which is not a number."),
            ("a;k\n1;0\n1.234,5;1\n", "Row 2, column \"a\" is \"1.234,5\", which is not a number."),
            ("a,k\n1,0\n2,1,5\n", "Row 2 has not as many cells as the first: 3, not 2."),
            ("a,k\n1,0\n2\n", "Row 2 has not as many cells as the first: 1, not 2."),
            ("a,a,k\n1,2,0\n", "Two columns are called \"a\": each needs a name of its own."),
            ("k\nyes\nno\n", "The table needs a column of numbers beside the column of labels."),
            ("a,k\n1,0\n2,0\n", "The table needs rows of two classes at least: every row is \"0\"."),
            (
                "a,k\n1,0\n2,\"1\n3,0\n4,1\n",
                "Row 2 has a cell that begins with a quotation mark and does not end with one.",
            ),
            (
                "a,k\n1,0\n2,\"1\n3,\"0\"\n4,1\n",
                "Row 2, column \"k\" runs over the end of its line: a quotation mark may be missing at the end of the \
                 cell.",
            ),
            (
                "a,\"k\n1,0\n2,1\n",
                "Row 1 has a cell that begins with a quotation mark and does not end with one.",
            ),
        ] {
            assert_eq!(sentence(text), expected, "{text:?}");
        }
        let place = Place { row: 2, column: 1, name: "a".to_owned() };
        assert_eq!(whole("a,k\n1,0\n,1\n"), Err(CsvError::Missing(place)));
        let place = |text: &str| whole(text).unwrap_err().place();
        assert_eq!(place("a,k\n1,0\n,1\n"), Some((2, Some(1))));
        assert_eq!(place("a,k\n1,0\n2\n"), Some((2, None)));
        assert_eq!(place("a,a,k\n1,2,0\n"), None);
        assert_eq!(read(b"a,k\n1,0\n2,\xff\n", &ALL), Err(CsvError::NotUtf8 { line: 3 }));
    }

    #[test]
    fn refuses_choices_it_cannot_meet() {
        let with = |choice: Choice| read(b"a,b,k\n1,2,x\n3,4,y\n", &choice).unwrap_err();
        let name = |name: &str| name.to_owned();
        assert_eq!(with(Choice { label: Some("c"), ..ALL }), CsvError::NoColumn { name: name("c") });
        assert_eq!(with(Choice { inputs: Some("a,"), ..ALL }), CsvError::NoColumn { name: name("") });
        assert_eq!(with(Choice { inputs: Some("a,a"), ..ALL }), CsvError::ChosenTwice { name: name("a") });
        assert_eq!(with(Choice { inputs: Some("k"), ..ALL }), CsvError::ChosenTwice { name: name("k") });
        assert_eq!(with(Choice { classes: Some("x,z"), ..ALL }), CsvError::NoRowOfClass { name: name("z") });
        for classes in ["", "x", "x,x", "x,,y", "1,1.0", "0,1,2,3,4,5,6,7,8,9,10"] {
            let error = with(Choice { classes: Some(classes), ..ALL });
            assert!(matches!(error, CsvError::Classes { .. }), "{classes}");
        }
    }

    #[test]
    fn limits_hold() {
        assert_eq!(read(&vec![b'1'; MOST_BYTES + 1], &ALL), Err(CsvError::TooManyBytes));
        let row = |columns: usize| ["1"].repeat(columns).join(",");
        assert_eq!(whole(&row(65)), Err(CsvError::TooManyColumns { row: 1 }));
        assert_eq!(whole(&row(1000)), Err(CsvError::TooManyColumns { row: 1 }));
        let widest = whole(&format!("{}\n{},0", row(64), row(63))).unwrap();
        assert_eq!((widest.inputs(), widest.len()), (63, 2));
        assert_eq!(whole(&"1".repeat(MOST_ROW_BYTES + 1)), Err(CsvError::RowTooLong { row: 1 }));
        assert_eq!(
            whole(&format!("{},0\n", row(9)).repeat(800_001)),
            Err(CsvError::TooManyCells { columns: 10 })
        );
        assert_eq!(whole(&"1,0\n2,1\n".repeat(500_000)).unwrap().len(), 1_000_000);
        assert_eq!(whole(&"1,0\n2,1\n".repeat(500_001)), Err(CsvError::TooManyRows));
        let labels = |count: usize| (0..count).map(|label| format!("1,{label}\n")).collect::<String>();
        assert_eq!(whole(&labels(10)).unwrap().outputs(), 10);
        assert_eq!(whole(&labels(11)), Err(CsvError::TooManyClasses));
    }

    #[test]
    fn quotes_that_end_are_no_fault() {
        for text in
            ["a,k\n1,0\n2,\"1\"", "a,k\n1,0\n2,\"1\"\r\n", "a,k\n1,0\n2,1\"", "a,k\n1,0\n2,\"\"\"1\"\"\""]
        {
            assert_eq!(whole(text).map(|table| table.len()), Ok(2), "{text:?}");
        }
        assert_eq!(whole("a,k\n1,0\n2,\"1\"\"\n"), Err(CsvError::OpenQuote { row: 2 }));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, &ALL);
        }

        #[test]
        fn anything_like_a_table_is_read_or_refused(text in "[01ab.,;\"\n\r\t é]{0,60}", header: Option<bool>) {
            for classes in [None, Some("a,b")] {
                if let Ok(table) = read(text.as_bytes(), &Choice { header, classes, ..ALL }) {
                    prop_assert!(!table.is_empty() && table.class_names().len() >= 2);
                    for row in 0..table.len() {
                        prop_assert!(table.row(row).0.iter().all(|cell| cell.is_finite()));
                        prop_assert!(table.class(row) < table.class_names().len());
                    }
                }
            }
        }

        #[test]
        fn numbers_come_back_to_the_bit(cells in prop::collection::vec(
            any::<f64>().prop_filter("a number", |cell| cell.is_finite()), 2..20,
        )) {
            let line = |(row, cell): (usize, &f64)| format!("{cell:e},{}\n", row % 2);
            let text: String = cells.iter().enumerate().map(line).collect();
            let table = whole(&text).unwrap();
            for (row, cell) in cells.iter().enumerate() {
                prop_assert_eq!(table.row(row).0[0].to_bits(), cell.to_bits());
            }
        }
    }
}
