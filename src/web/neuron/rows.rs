//! The data: reading it, changing it by hand, and the row whose numbers are shown.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use super::{Neuron, Refused};
use crate::data::{Dataset, Edit, Edits};
use crate::share::Refusal;
use crate::train::Source;
use crate::words;

#[wasm_bindgen]
impl Neuron {
    /// What the data is called, in short: by its attribute, or just rows.
    #[wasm_bindgen(getter)]
    pub fn source_name(&self) -> String {
        self.run.settings().source.name().unwrap_or("rows").to_owned()
    }

    /// What inputs are predicted.
    #[wasm_bindgen(getter)]
    pub fn input_names(&self) -> Vec<String> {
        self.run.examples().raw().input_names().to_vec()
    }

    /// What classes are predicted.
    #[wasm_bindgen(getter)]
    pub fn class_names(&self) -> Vec<String> {
        self.run.examples().raw().class_names().to_vec()
    }

    /// How many rows the data has.
    #[wasm_bindgen(getter)]
    pub fn row_count(&self) -> usize {
        self.run.examples().raw().len()
    }

    /// How many rows are held out.
    #[wasm_bindgen(getter)]
    pub fn held_out(&self) -> usize {
        self.run.examples().held_out()
    }

    /// How inputs are scaled, in words; nothing where they are not.
    #[wasm_bindgen(getter)]
    pub fn scaling(&self) -> Option<String> {
        words::scaling(&self.run, &self.locale)
    }

    /// A row's inputs as they were given.
    pub fn row_inputs(&self, row: usize) -> Vec<f64> {
        self.run.examples().raw().row(row).0.to_vec()
    }

    /// The number of a row's class.
    pub fn row_class(&self, row: usize) -> usize {
        self.run.examples().raw().class(row)
    }

    /// A row's inputs as they are shown, and the name of its class.
    pub fn row_cells(&self, row: usize) -> Vec<String> {
        words::cells(self.run.examples().raw(), row)
    }

    /// A row in words, for a list to choose from.
    pub fn row_label(&self, row: usize) -> String {
        words::row(self.run.examples().raw(), row)
    }

    /// The row whose numbers are shown.
    #[wasm_bindgen(getter)]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Shows this row's numbers. A row that is not there changes nothing.
    pub fn select(&mut self, row: usize) {
        if row < self.row_count() {
            self.selected = row;
        }
    }

    // Changes by hand

    /// Another number whenever the rows are others.
    #[wasm_bindgen(getter)]
    pub fn rows_stamp(&self) -> u32 {
        self.rows_stamp
    }

    /// Whether rows have been changed by hand.
    #[wasm_bindgen(getter)]
    pub fn by_hand(&self) -> bool {
        matches!(self.run.settings().source, Source::ByHand(_))
    }

    /// Whether the rows are few enough to be changed by hand.
    #[wasm_bindgen(getter)]
    pub fn editable(&self) -> bool {
        self.row_count() <= Edits::MOST_ROWS
    }

    /// Other rows instead: inputs row by row, and the class of each. Nothing has changed where they are refused.
    pub fn set_rows(&mut self, inputs: usize, x: Vec<f64>, classes: &[u32]) -> Result<(), Refused> {
        let raw = self.run.examples().raw();
        let classes: Vec<usize> = classes.iter().map(|&class| class as usize).collect();
        let dataset = Dataset::from_classes(inputs, x, &classes, raw).ok_or_else(Refused::rows)?;
        self.edits.remember(self.rows(), false);
        self.take_rows(Arc::new(dataset))
    }

    /// Another row after the others, which is then the selected one. False where it cannot be.
    pub fn add_row(&mut self, x: Vec<f64>, class: usize) -> bool {
        let row = self.row_count();
        let added = self.edit(&Edit::Add(x, class), false);
        if added {
            self.selected = row;
        }
        added
    }

    /// Another place and class for a row. False where it cannot be.
    pub fn set_row(&mut self, row: usize, x: Vec<f64>, class: usize) -> bool {
        self.edit(&Edit::Set(row, x, class), false)
    }

    /// A row less. False where it cannot be.
    pub fn remove_row(&mut self, row: usize) -> bool {
        self.edit(&Edit::Remove(row), false)
    }

    /// Undoes the last change of rows, or does it again where `redo`. False where there is none.
    pub fn undo(&mut self, redo: bool) -> bool {
        let now = self.rows();
        let rows = if redo { self.edits.redo(now) } else { self.edits.undo(now) };
        rows.is_some_and(|rows| self.take_rows(rows).is_ok())
    }

    /// Whether there is a change of rows to undo, or one to do again where `redo`.
    pub fn can_undo(&self, redo: bool) -> bool {
        let (undo, again) = self.edits.can();
        if redo { again } else { undo }
    }
}

impl Neuron {
    pub(super) fn rows(&self) -> Arc<Dataset> {
        self.run.examples().shared()
    }

    /// Changes a row, which counts as one change with those that follow where `hold`.
    pub(super) fn edit(&mut self, edit: &Edit, hold: bool) -> bool {
        let before = self.rows();
        let Some(rows) = Edits::apply(&before, edit) else { return false };
        let changed = self.take_rows(Arc::new(rows)).is_ok();
        if changed {
            self.edits.remember(before, hold);
        }
        changed
    }

    fn take_rows(&mut self, rows: Arc<Dataset>) -> Result<(), Refused> {
        let mut run = self.run.clone();
        run.set_rows(rows).map_err(Refusal::from)?;
        self.replace(run, self.selected);
        self.work();
        Ok(())
    }
}
