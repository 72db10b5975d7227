//! Why a table cannot be used, and where in it.

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
