//! Errors in a table, with their position.

/// Why a table cannot be used, as a sentence. Rows are counted from 1 below the header, columns from 1; a header that is too wide
/// or too long counts as row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvError {
    /// The file is larger than [`super::MOST_BYTES`].
    TooManyBytes,
    /// There are more rows than [`super::MOST_ROWS`].
    TooManyRows,
    /// A row has more columns than [`super::MOST_COLUMNS`].
    TooManyColumns {
        /// The row.
        row: usize,
        /// Its line in the file.
        line: usize,
    },
    /// There are more cells than [`super::MOST_CELLS`].
    TooManyCells {
        /// The number of columns.
        columns: usize,
    },
    /// A row is longer than [`super::MOST_ROW_BYTES`].
    RowTooLong {
        /// The row.
        row: usize,
        /// Its line in the file.
        line: usize,
    },
    /// A cell begins with a quotation mark that is never closed.
    OpenQuote {
        /// The row in which the cell begins.
        row: usize,
        /// The line in the file in which that row begins.
        line: usize,
    },
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// The line of the file, from 1.
        line: usize,
    },
    /// There are no rows.
    Empty,
    /// No row has a value in every chosen column.
    NoWholeRow,
    /// There are no inputs besides the labels.
    NoInputs,
    /// Two columns have the same name.
    SameName {
        /// Their name.
        name: String,
    },
    /// There is no such column.
    NoColumn {
        /// The requested name.
        name: String,
    },
    /// A column is requested twice, or as input and label.
    ChosenTwice {
        /// Its name.
        name: String,
    },
    /// A row is longer or shorter than the first.
    Ragged {
        /// The row.
        row: usize,
        /// Its line in the file.
        line: usize,
        /// Its number of cells.
        found: usize,
        /// The number of cells in the first row.
        expected: usize,
    },
    /// A cell is empty or marks a missing value, and such rows are refused.
    Missing(Place),
    /// A label contains a line break.
    LineBreak(Place),
    /// An input is not a finite number.
    NotANumber {
        /// The position of the cell.
        place: Place,
        /// The text of the cell.
        found: String,
    },
    /// There are fewer than two classes.
    OneClass {
        /// The only label.
        only: String,
    },
    /// There are more classes than [`super::MOST_CLASSES`].
    TooManyClasses,
    /// Fewer than 2 or more than [`super::MOST_CLASSES`] classes are requested, or one of them twice.
    Classes {
        /// The list as it was requested.
        found: String,
    },
    /// No row is of a requested class.
    NoRowOfClass {
        /// The label.
        name: String,
    },
}

impl CsvError {
    /// The row with the error, if there is one, and its column, if it is in a cell: both from 1.
    pub fn place(&self) -> Option<(usize, Option<usize>)> {
        match self {
            CsvError::Missing(place) | CsvError::LineBreak(place) | CsvError::NotANumber { place, .. } => {
                Some((place.row, Some(place.column)))
            }
            CsvError::TooManyColumns { row, .. }
            | CsvError::RowTooLong { row, .. }
            | CsvError::OpenQuote { row, .. }
            | CsvError::Ragged { row, .. } => Some((*row, None)),
            _ => None,
        }
    }
}

/// The position of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The row, from 1 below the header.
    pub row: usize,
    /// The line of the file in which that row begins, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The name of the column.
    pub name: String,
}
