//! The forward pass as matrices, and the sum for a cell.

use wasm_bindgen::prelude::*;

use super::Neuron;
use crate::shapes::{self, Writing};

/// The blocks and the sum of the chosen cell, without their numbers.
#[wasm_bindgen(getter_with_clone)]
pub struct ShapesWriting {
    /// The blocks as HTML, in which elements of the class `n` are the places of numbers.
    #[wasm_bindgen(readonly)]
    pub blocks: String,
    /// The sum of the chosen cell, in the same format.
    #[wasm_bindgen(readonly)]
    pub sum: String,
    /// Notes, in sentences.
    #[wasm_bindgen(readonly)]
    pub notes: Vec<String>,
}

/// The numbers in the places of [`ShapesWriting`], blocks first.
#[wasm_bindgen(getter_with_clone)]
pub struct ShapesNumbers {
    /// Their texts.
    #[wasm_bindgen(readonly)]
    pub texts: Vec<String>,
    /// The relation of each to the chosen cell.
    #[wasm_bindgen(readonly)]
    pub marks: Vec<Mark>,
}

/// The relation of a cell to the chosen one.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Mark {
    /// No relation.
    None,
    /// Its row or its column is used.
    Used,
    /// It is the chosen one, or in the current term.
    Now,
}

impl From<shapes::Mark> for Mark {
    fn from(mark: shapes::Mark) -> Self {
        match mark {
            shapes::Mark::None => Mark::None,
            shapes::Mark::Used => Mark::Used,
            shapes::Mark::Now => Mark::Now,
        }
    }
}

#[wasm_bindgen]
impl Neuron {
    /// The blocks and the sum of the chosen cell. Nothing if they equal those written last, unless `anew`.
    pub fn shapes(&mut self, anew: bool) -> Option<ShapesWriting> {
        if anew {
            self.shapes.forget();
        }
        let edition = self.walk.edition(&self.run);
        let Writing { blocks, sum, notes } =
            self.shapes.write(&self.run, self.selected, edition, &self.locale)?;
        Some(ShapesWriting { blocks, sum, notes })
    }

    /// The numbers in these places. Nothing if they have not changed.
    #[wasm_bindgen(getter)]
    pub fn shapes_numbers(&mut self) -> Option<ShapesNumbers> {
        let numbers =
            self.shapes.numbers(&self.run, self.walk.pass(&self.run, self.selected), &self.locale)?;
        let (marks, texts) = numbers.into_iter().map(|(mark, text)| (Mark::from(mark), text)).unzip();
        Some(ShapesNumbers { texts, marks })
    }

    /// Chooses a cell of z. Its row becomes the selected one.
    pub fn choose_cell(&mut self, row: usize, output: usize) {
        self.shapes.choose(output);
        self.select(row);
    }

    /// Chooses the cell this many rows down and outputs to the right, within the limits.
    pub fn go_cell(&mut self, down: i32, right: i32) {
        let row = self.shapes.go(&self.run, self.selected, (down as isize, right as isize));
        self.choose(row);
    }

    /// Chooses the next cell, or the one before. Returns false if there is none.
    pub fn next_cell(&mut self, back: bool) -> bool {
        let row = self.shapes.next_cell(&self.run, self.selected, back);
        row.map(|row| self.choose(row)).is_some()
    }

    /// Shows the next term of the chosen cell's sum, or after the last one the first term of the next cell.
    pub fn next_term(&mut self) {
        let row = self.shapes.next_line(&self.run, self.selected);
        self.choose(row);
    }

    /// The chosen cell and its number, or the sum so far, as a sentence.
    #[wasm_bindgen(getter)]
    pub fn chosen_cell(&self) -> String {
        self.shapes.chosen(&self.run, self.pass(), &self.locale)
    }
}
