//! Columns: what each looks like, judged by its cells.

use super::MOST_CLASSES;
use super::choose::those;
use super::records::{is_missing, is_missing_number, number, shown};
use crate::order::ordered;

/// What a column of a table looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Numbers.
    Numbers,
    /// Numbers that only count the rows.
    Counter,
    /// Numbers that only tell rows apart.
    Id,
    /// Text of two values: what stands for 0, and what for 1.
    Two([String; 2]),
    /// Text of this many values, at most ten.
    Few(usize),
    /// Text of many values.
    Text,
    /// Dates.
    Dates,
    /// Numbers, except for a cell with this text, in this line.
    Mixed {
        /// The text.
        found: String,
        /// The line of the file.
        line: usize,
    },
    /// In more than half of the rows there is no value.
    Sparse,
    /// There is no more than one value.
    Constant,
}

/// What is in a cell, if it is not a number: the index of its text in [`Column::values`], or one of the following.
pub(super) const NUMBER: u8 = u8::MAX;
pub(super) const MISSING: u8 = u8::MAX - 1;
const OTHER: u8 = u8::MAX - 2;

/// A value that occurs in a column, or is requested as a class.
pub(super) struct Value {
    pub(super) text: String,
    number: Option<f64>,
    occurs: bool,
}

/// A column: its cells, counted by what they are, and the first of its values.
#[derive(Default)]
pub(super) struct Column {
    pub(super) values: Vec<Value>,
    /// How many of the values are requested as classes; these come first.
    requested: usize,
    /// Whether there are more values than are kept.
    more: bool,
    numbers: usize,
    texts: usize,
    /// Cells with what marks a missing value only among numbers.
    marks: usize,
    missing: usize,
    dates: usize,
    /// Whether the numbers are whole, and what the first was if they have gone up by one so far.
    whole: bool,
    counts_from: Option<f64>,
    /// The row and the line of the first text among numbers, and the text.
    pub(super) stray: Option<(usize, usize, String)>,
    /// The row and the line of the first cell with a line end.
    pub(super) broken: Option<(usize, usize)>,
}

impl Column {
    /// No cells yet; the values begin with the classes requested.
    pub(super) fn new(requested: &[String], delimiter: u8) -> Self {
        let value =
            |text: &String| Value { text: text.clone(), number: number(text, delimiter), occurs: false };
        Self {
            values: requested.iter().map(value).collect(),
            requested: requested.len(),
            whole: true,
            ..Self::default()
        }
    }

    /// Adds a cell. Returns its number and its code.
    pub(super) fn add(&mut self, cell: &str, delimiter: u8, row: usize, line: usize) -> (f64, u8) {
        if is_missing(cell) {
            self.missing += 1;
            self.counts_from = None;
            return (0.0, MISSING);
        }
        if let Some(value) = number(cell, delimiter) {
            let before = (self.numbers + self.texts + self.marks + self.missing) as f64;
            if before == 0.0 {
                self.counts_from = Some(value).filter(|&first| first == 0.0 || first == 1.0);
            }
            self.counts_from = self.counts_from.filter(|first| first + before == value);
            self.whole &= !cell.contains(['.', ',', 'e', 'E']);
            self.numbers += 1;
            self.place(cell, Some(value));
            return (value, NUMBER);
        }
        if is_missing_number(cell) {
            self.marks += 1;
        } else {
            self.texts += 1;
            self.dates += usize::from(is_date(cell));
            if self.stray.is_none() {
                self.stray = Some((row, line, shown(cell)));
            }
        }
        if self.broken.is_none() && cell.contains(['\n', '\r']) {
            self.broken = Some((row, line));
        }
        (0.0, self.place(cell, None).map_or(OTHER, |place| place as u8))
    }

    /// The index of a value. It is kept if there are not too many.
    fn place(&mut self, text: &str, number: Option<f64>) -> Option<usize> {
        if self.more && self.requested == 0 {
            return None;
        }
        let same = |value: &Value| match number {
            Some(number) => value.number == Some(number),
            None => value.text == text,
        };
        let mut place = self.values.iter().position(same);
        if place.is_none() {
            if self.values.len() > self.requested + MOST_CLASSES {
                self.more = true;
                return None;
            }
            self.values.push(Value { text: text.to_owned(), number, occurs: false });
            place = Some(self.values.len() - 1);
        }
        if let Some(place) = place {
            self.values[place].occurs = true;
        }
        place
    }

    /// Whether every cell with a value is a number.
    pub(super) fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.texts == 0
    }

    /// Whether there is no cell with a value.
    pub(super) fn is_empty(&self) -> bool {
        self.numbers + self.texts + self.marks == 0
    }

    /// Whether a cell with this code has no value.
    pub(super) fn is_missing(&self, code: u8) -> bool {
        code == MISSING || code != NUMBER && self.is_numeric()
    }

    /// The number of cells without a value.
    pub(super) fn missing(&self) -> usize {
        self.missing + if self.is_numeric() { self.marks } else { 0 }
    }

    /// The number of different values, if they are at most ten.
    pub(super) fn count(&self) -> Option<usize> {
        let counts = |value: &&Value| value.occurs && (value.number.is_some() || !self.is_numeric());
        let count = self.values.iter().filter(counts).count();
        (!self.more && count <= MOST_CLASSES).then_some(count)
    }

    /// Whether it can be the label: its values are two to ten, or among them are all that are requested.
    pub(super) fn has_classes(&self) -> bool {
        match self.requested {
            0 => self.broken.is_none() && self.count().is_some_and(|count| count >= 2),
            requested => self.values[..requested].iter().all(|value| value.occurs),
        }
    }

    /// The index of the class of a cell, among the values.
    pub(super) fn class(&self, value: f64, code: u8) -> Option<usize> {
        let number = (code == NUMBER).then_some(value);
        let place = match number {
            Some(_) => self.values.iter().position(|one| one.number == number)?,
            None => Some(code as usize).filter(|&place| place < self.values.len())?,
        };
        (self.requested == 0 || place < self.requested).then_some(place)
    }

    /// The indices of the values for which `holds`, in the order of classes: by number if all are numbers, otherwise by text.
    pub(super) fn in_order(&self, holds: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let found = those(self.values.len(), holds);
        if self.requested > 0 {
            return found;
        }
        let value = |place: usize| &self.values[found[place]];
        let numeric = (0..found.len()).all(|place| value(place).number.is_some());
        let order = ordered(found.len(), &|one, other| match (value(one).number, value(other).number) {
            (Some(one), Some(other)) if numeric => one.total_cmp(&other),
            _ => value(one).text.cmp(&value(other).text),
        });
        order.into_iter().map(|place| found[place]).collect()
    }

    /// The two texts that are 0 and 1, if there are no others.
    pub(super) fn two(&self) -> Option<[usize; 2]> {
        if self.numbers > 0 || self.more {
            return None;
        }
        let found = those(self.values.len(), &|value| self.values[value].occurs);
        let &[one, other] = &found[..] else { return None };
        let is_first = self.values[one].text < self.values[other].text;
        Some(if is_first { [one, other] } else { [other, one] })
    }

    /// What it looks like. `unnamed` is whether there is no name in the file.
    pub(super) fn kind(&self, name: &str, unnamed: bool) -> Kind {
        let rows = self.numbers + self.texts + self.marks + self.missing;
        let (missing, count) = (self.missing(), self.count());
        if 2 * missing > rows {
            return Kind::Sparse;
        }
        if self.is_numeric() {
            let is_id = self.whole && is_id(name);
            return match count {
                _ if (unnamed || is_id) && self.whole && rows > 2 && self.counts_from.is_some() => {
                    Kind::Counter
                }
                None if is_id => Kind::Id,
                _ => Kind::Numbers,
            };
        }
        match (&self.stray, count) {
            (Some((_, line, found)), _) if 2 * self.numbers >= rows => {
                Kind::Mixed { found: found.clone(), line: *line }
            }
            (_, Some(0 | 1)) => Kind::Constant,
            _ if self.dates > 0 && self.dates == self.texts => Kind::Dates,
            (_, Some(count)) => match self.two() {
                Some(two) => Kind::Two(two.map(|value| self.values[value].text.clone())),
                None => Kind::Few(count),
            },
            (_, None) => Kind::Text,
        }
    }
}

/// Whether a column with this name usually tells rows apart.
fn is_id(name: &str) -> bool {
    let name = name.as_bytes();
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
    // As the first word or the last.
    ["id", "ids", "index", "no", "nr", "key", "uuid", "rownames", "unnamed"].iter().any(|word| {
        let Some(rest) = name.len().checked_sub(word.len()) else { return false };
        let same = |part: &[u8]| part.eq_ignore_ascii_case(word.as_bytes());
        same(&name[..word.len()]) && is_end(name.get(word.len()))
            || same(&name[rest..]) && is_end(rest.checked_sub(1).map(|before| &name[before]))
    })
}

/// Whether a text looks like a date: digits in three groups with points, slashes or hyphens between them, maybe with a time.
fn is_date(cell: &str) -> bool {
    let (mut groups, mut digits) = (0, 0);
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'-' | b'/' | b'.' if (1..=4).contains(&digits) => (groups, digits) = (groups + 1, 0),
            b'T' | b' ' => break,
            _ => return false,
        }
    }
    groups == 2 && (1..=4).contains(&digits)
}
