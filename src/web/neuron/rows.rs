//! The data: reading it, changing it by hand, and the row whose numbers are shown.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use super::{Neuron, Refused, first_selected};
use crate::data::{Dataset, Edit, Edits};
use crate::share::{Refusal, View};
use crate::train::{Run, Settings, Source};
use crate::words;

#[wasm_bindgen]
impl Neuron {
    /// The short name of the data: that of its attribute, or just rows.
    #[wasm_bindgen(getter)]
    pub fn source_name(&self) -> String {
        self.run.settings().source.name().unwrap_or("rows").to_owned()
    }

    /// The names of the inputs.
    #[wasm_bindgen(getter)]
    pub fn input_names(&self) -> Vec<String> {
        self.run.examples().raw().input_names().to_vec()
    }

    /// The name of the label, if it has one.
    #[wasm_bindgen(getter)]
    pub fn label(&self) -> Option<String> {
        self.run.examples().raw().label().map(str::to_owned)
    }

    /// A class by its name and that of the label, as part of a sentence.
    pub fn class_called(&self, class: usize) -> String {
        words::class_called(self.run.examples().raw(), class, &self.locale)
    }

    /// The columns of the table from which the rows come: of each, its name, the name to be shown, what it looks like, and its parts: `label` or `input`
    /// if it is one, `can-label` and `can-input` if it can be. Empty if the rows come from no table.
    #[wasm_bindgen(getter)]
    pub fn columns(&self) -> Vec<String> {
        let Some(found) = self.run.examples().raw().found() else { return Vec::new() };
        let mut columns = Vec::new();
        for (index, column) in found.columns.iter().enumerate() {
            let mut parts = String::new();
            for (holds, part) in [
                (index == found.label, "label "),
                (found.inputs.contains(&index), "input "),
                (column.can_be_label || index == found.label, "can-label "),
                (column.can_be_input, "can-input "),
            ] {
                if holds {
                    parts.push_str(part);
                }
            }
            columns.extend([
                column.name.clone(),
                column.shown.clone(),
                words::kind(column, &self.locale),
                parts,
            ]);
        }
        columns
    }

    /// Why the label of that table is the label, and which lines are left out.
    #[wasm_bindgen(getter)]
    pub fn found(&self) -> String {
        let found = self.run.examples().raw().found();
        found.map_or_else(String::new, |found| words::found(found, &self.locale))
    }

    /// The names of the classes.
    #[wasm_bindgen(getter)]
    pub fn class_names(&self) -> Vec<String> {
        self.run.examples().raw().class_names().to_vec()
    }

    /// The number of rows in the data.
    #[wasm_bindgen(getter)]
    pub fn row_count(&self) -> usize {
        self.run.examples().raw().len()
    }

    /// The number of held-out rows.
    #[wasm_bindgen(getter)]
    pub fn held_out(&self) -> usize {
        self.run.examples().held_out()
    }

    /// The scaling of the inputs, in words; nothing if they are not scaled.
    #[wasm_bindgen(getter)]
    pub fn scaling(&self) -> Option<String> {
        words::scaling(&self.run, &self.locale)
    }

    /// A row's original inputs.
    pub fn row_inputs(&self, row: usize) -> Vec<f64> {
        self.run.examples().raw().row(row).0.to_vec()
    }

    /// The number of a row's class.
    pub fn row_class(&self, row: usize) -> usize {
        self.run.examples().raw().class(row)
    }

    /// The texts of a row's inputs, and the name of its class.
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

    /// Shows this row's numbers. A row that does not exist changes nothing.
    pub fn select(&mut self, row: usize) {
        if row < self.row_count() {
            self.choose(row);
        }
    }

    // Changes by hand

    /// A number that changes whenever the rows change.
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

    /// Replaces the rows: inputs row by row, and the class of each. If they are refused, nothing has changed.
    pub fn set_rows(&mut self, inputs: usize, x: Vec<f64>, classes: &[u32]) -> Result<(), Refused> {
        let raw = self.run.examples().raw();
        let classes: Vec<usize> = classes.iter().map(|&class| class as usize).collect();
        let dataset = Dataset::from_classes(inputs, x, &classes, raw).ok_or_else(Refused::rows)?;
        self.edits.remember(self.state(), false);
        self.take_rows(Arc::new(dataset))
    }

    /// Adds a row at the end, which becomes the selected one. Returns false if that is impossible.
    pub fn add_row(&mut self, x: Vec<f64>, class: usize) -> bool {
        let row = self.row_count();
        let added = self.edit(&Edit::Add(x, class), false);
        if added {
            self.selected = row;
        }
        added
    }

    /// Changes the inputs and the class of a row. Returns false if that is impossible.
    pub fn set_row(&mut self, row: usize, x: Vec<f64>, class: usize) -> bool {
        self.edit(&Edit::Set(row, x, class), false)
    }

    /// Removes a row. Returns false if that is impossible.
    pub fn remove_row(&mut self, row: usize) -> bool {
        self.edit(&Edit::Remove(row), false)
    }

    /// Undoes the last change of rows, or redoes it if `redo`. Returns false if there is none.
    pub fn undo(&mut self, redo: bool) -> bool {
        let now = self.state();
        let state = if redo { self.edits.redo(now) } else { self.edits.undo(now) };
        state.is_some_and(|state| self.go_to(state).is_ok())
    }

    /// Whether there is a change of rows to undo, or to redo if `redo`.
    pub fn can_undo(&self, redo: bool) -> bool {
        let (undo, again) = self.edits.can();
        if redo { again } else { undo }
    }
}

/// The rows before or after a change, with what opening a table changes as well.
pub(super) struct State {
    rows: Arc<Dataset>,
    settings: Settings,
    view: View,
    table: usize,
}

impl Neuron {
    /// What undo returns to.
    pub(super) fn state(&self) -> State {
        let (rows, settings, view) = (self.rows(), self.run.settings().clone(), self.view.clone());
        State { rows, settings, view, table: self.table }
    }

    /// Returns to rows. If they were those of another table, its settings come with them.
    fn go_to(&mut self, State { rows, settings, view, table }: State) -> Result<(), Refused> {
        if table == self.table {
            return self.take_rows(rows);
        }
        let run = Run::new(settings).map_err(Refusal::from)?;
        (self.view, self.table) = (view, table);
        let selected = first_selected(&run);
        self.replace(run, selected);
        Ok(())
    }

    pub(super) fn rows(&self) -> Arc<Dataset> {
        self.run.examples().shared()
    }

    /// Changes a row. With `hold`, this counts as one change together with those that follow.
    pub(super) fn edit(&mut self, edit: &Edit, hold: bool) -> bool {
        let before = self.state();
        let Some(rows) = Edits::apply(&before.rows, edit) else { return false };
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
