use std::sync::Arc;

use super::Dataset;

/// The changes that a reader has made to the rows, for undo and redo.
#[derive(Debug, Clone)]
pub struct Edits<T = Arc<Dataset>> {
    /// The rows before each change. `future` contains the rows after each undone change.
    past: Vec<T>,
    future: Vec<T>,
    /// Whether a longer change is in progress, such as a drag. The next changes then belong to it.
    holding: bool,
}

/// A change of one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Adds a row at the end: its inputs and the number of its class.
    Add(Vec<f64>, usize),
    /// Sets the inputs and the class of a row.
    Set(usize, Vec<f64>, usize),
    /// Removes a row, unless it is the last one left.
    Remove(usize),
}

impl Edits {
    /// The largest number of rows that can be edited by hand: with more, single rows cannot be told apart.
    pub const MOST_ROWS: usize = 2000;
    /// The largest number of changes that can be undone.
    pub const MOST_CHANGES: usize = 200;

    /// The rows after a change. `None` if the change is impossible: a row or class that does not exist, too few inputs, inputs
    /// that are not finite, removing the only row, or too many rows.
    pub fn apply(dataset: &Dataset, edit: &Edit) -> Option<Dataset> {
        let rows = dataset.len();
        let fits = |x: &[f64], class: usize| {
            x.len() == dataset.inputs()
                && x.iter().all(|x| x.is_finite())
                && class < dataset.class_names().len()
        };
        match edit {
            Edit::Add(x, class) if fits(x, *class) && rows < Self::MOST_ROWS => {
                Some(dataset.with_row(rows, x, *class))
            }
            Edit::Set(row, x, class) if fits(x, *class) && *row < rows => {
                Some(dataset.with_row(*row, x, *class))
            }
            Edit::Remove(row) if rows > 1 && *row < rows => {
                let kept: Vec<usize> = (0..rows).filter(|kept| kept != row).collect();
                dataset.select(&kept)
            }
            _ => None,
        }
    }
}

impl<T> Default for Edits<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new(), holding: false }
    }
}

impl<T> Edits<T> {
    /// Remembers the rows before a change. With `hold`, further changes until [`Edits::let_go`] count as part of it.
    pub fn remember(&mut self, before: T, hold: bool) {
        if !self.holding {
            if self.past.len() == Edits::MOST_CHANGES {
                self.past.remove(0);
            }
            self.past.push(before);
            self.future.clear();
        }
        self.holding = hold;
    }

    /// Ends the change in progress.
    pub fn let_go(&mut self) {
        self.holding = false;
    }

    /// Whether there is a change to undo, and one to redo.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The rows before the last change. `now` are the current rows.
    pub fn undo(&mut self, now: T) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    /// The rows after the change that was undone last. `now` are the current rows.
    pub fn redo(&mut self, now: T) -> Option<T> {
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Gate, Iris};

    #[test]
    fn rows_are_added_changed_and_removed() {
        let and = Gate::And.dataset();
        let more = Edits::apply(&and, &Edit::Add(vec![0.5, 2.0], 1)).unwrap();
        assert_eq!((more.len(), more.row(4)), (5, (&[0.5, 2.0][..], &[1.0][..])));
        let moved = Edits::apply(&more, &Edit::Set(0, vec![-1.0, 0.0], 1)).unwrap();
        assert_eq!(
            (moved.len(), moved.row(0), moved.row(4)),
            (5, (&[-1.0, 0.0][..], &[1.0][..]), more.row(4))
        );
        let fewer = Edits::apply(&moved, &Edit::Remove(1)).unwrap();
        assert_eq!((fewer.len(), fewer.row(1)), (4, moved.row(2)));
        let iris = Iris::default().dataset();
        let changed = Edits::apply(&iris, &Edit::Set(149, vec![1.0; 4], 1)).unwrap();
        assert_eq!((changed.class(149), changed.row(149).1), (1, &[0.0, 1.0, 0.0][..]));
        assert_eq!(changed.class_names(), iris.class_names());
    }

    #[test]
    fn what_cannot_be_done_is_not() {
        let and = Gate::And.dataset();
        for edit in [
            Edit::Add(vec![1.0], 0),
            Edit::Add(vec![1.0, f64::NAN], 0),
            Edit::Add(vec![1.0, 1.0], 2),
            Edit::Set(4, vec![1.0, 1.0], 0),
            Edit::Remove(4),
        ] {
            assert_eq!(Edits::apply(&and, &edit), None, "{edit:?}");
        }
        assert_eq!(Edits::apply(&and.select(&[0]).unwrap(), &Edit::Remove(0)), None);
    }

    #[test]
    fn every_change_can_be_undone_and_done_again() {
        let (mut edits, mut now) = (Edits::default(), Arc::new(Gate::And.dataset()));
        let mut states = vec![now.clone()];
        for row in 0..3 {
            edits.remember(now.clone(), false);
            now = Arc::new(Edits::apply(&now, &Edit::Set(row, vec![9.0, 9.0], 1)).unwrap());
            states.push(now.clone());
        }
        for state in states.iter().rev().skip(1) {
            now = edits.undo(now).unwrap();
            assert_eq!(&now, state);
        }
        assert_eq!(edits.can(), (false, true));
        assert_eq!(edits.undo(now.clone()), None);
        for state in states.iter().skip(1) {
            now = edits.redo(now).unwrap();
            assert_eq!(&now, state);
        }
        // A change after an undo: the undone change can no longer be redone.
        now = edits.undo(now).unwrap();
        edits.remember(now.clone(), false);
        assert_eq!(edits.can(), (true, false));
    }

    #[test]
    fn a_drag_is_one_change() {
        let (mut edits, mut now) = (Edits::default(), Arc::new(Gate::And.dataset()));
        for step in 1..=50 {
            edits.remember(now.clone(), true);
            now = Arc::new(Edits::apply(&now, &Edit::Set(0, vec![f64::from(step), 0.0], 0)).unwrap());
        }
        edits.let_go();
        assert_eq!(*edits.undo(now).unwrap(), Gate::And.dataset());
        assert_eq!(edits.can(), (false, true));
    }
}
