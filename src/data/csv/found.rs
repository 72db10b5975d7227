//! What was found in a table, for those who choose from it.

use super::{Kind, Why};

/// What was found in a table, and what of it is used.
#[derive(Debug, Clone)]
pub struct Found {
    /// Every column, in the order of the file.
    pub columns: Vec<FoundColumn>,
    /// The index of the label among them.
    pub label: usize,
    /// The indices of the inputs.
    pub inputs: Vec<usize>,
    /// Why it is the label.
    pub why: Why,
    /// The indices of other columns that could be the label as well.
    pub rivals: Vec<usize>,
    /// The number of rows left out because they lack a value in a chosen column.
    pub left_out: usize,
    /// The lines of the first of these in the file.
    pub lines: Vec<usize>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct FoundColumn {
    /// Its name in the file, or its number: x1.
    pub name: String,
    /// The same, fit for a line of text.
    pub shown: String,
    /// What it looks like.
    pub kind: Kind,
    /// The number of rows without a value.
    pub missing: usize,
    /// Whether its values can be classes.
    pub can_be_label: bool,
    /// Whether its values are numbers, or can be 0 and 1.
    pub can_be_input: bool,
}
