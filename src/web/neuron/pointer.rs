//! Pointers: what is under a pointer, and what it moves. Positions are in device pixels of a panel's picture.

use wasm_bindgen::prelude::*;

use super::{Neuron, scene};
use crate::data::Edit;
use crate::number::by_hand;
use crate::panels::{self, Hit, boundary};
use crate::share::Panel;
use crate::words;

/// What a pointer holds.
pub(super) enum Hold {
    Nothing,
    /// The mark of a raw row.
    Row(usize),
    /// The loss curve.
    Time,
    /// The boundary's line.
    Line(boundary::Held),
    /// The position of the model in the landscape.
    Landscape,
    /// The parameter along which the loss is sliced.
    Slice,
    /// The space of lifted rows: where the drag started, and the turn at that time.
    Space(f64, f64),
}

/// The result of a press on a picture.
#[wasm_bindgen]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing.
    Nothing,
    /// A row is selected, and may be moved.
    Row,
    /// The run goes to a different epoch.
    Epoch,
    /// A row is added.
    Added,
    /// The line may be moved.
    Line,
    /// Weights have been moved.
    Weights,
    /// The space of lifted rows may be turned.
    Space,
}

#[wasm_bindgen]
impl Neuron {
    /// The text for a position of a panel's picture; nothing if there is nothing to say.
    pub fn hover(&self, panel: &str, x: f64, y: f64) -> Option<String> {
        match self.hit(panel, (x, y)) {
            Hit::Row(row) => Some(words::row_numbers(&self.run, row, &self.locale)),
            Hit::Epoch(epoch) => words::epoch_numbers(&self.run, epoch, &self.locale),
            _ => None,
        }
    }

    /// The name of the symbol at a position of the network's picture.
    pub fn symbol_at(&self, x: f64, y: f64) -> Option<String> {
        self.mounted(Panel::Network.name())?.symbol(&scene!(self), (x, y))
    }

    /// A press at a position of a panel's picture. `class` is that of the row to add if nothing is there and a row may be added;
    /// `moves` tells whether a row can be moved.
    pub fn press(&mut self, panel: &str, x: f64, y: f64, class: Option<usize>, moves: bool) -> Pressed {
        self.hold = Hold::Nothing;
        let place = (x, y);
        let when = |happens: bool, pressed: Pressed| if happens { pressed } else { Pressed::Nothing };
        match self.hit(panel, place) {
            Hit::Row(row) => {
                self.selected = row;
                if moves && panel == Panel::Boundary.name() {
                    self.hold = Hold::Row(row);
                }
                Pressed::Row
            }
            Hit::Epoch(epoch) => {
                self.hold = Hold::Time;
                self.seek(epoch);
                Pressed::Epoch
            }
            Hit::Line => self.hold_line(None),
            Hit::End(end) => self.hold_line(Some(end)),
            Hit::Nothing if panel.starts_with("landscape") && self.grips => {
                self.hold = Hold::Landscape;
                when(self.walk_to(panel, place), Pressed::Weights)
            }
            Hit::Nothing if panel == "slice" && self.grips => {
                self.hold = Hold::Slice;
                when(self.slide_to(panel, place), Pressed::Weights)
            }
            Hit::Nothing if panel == "lifted" => {
                let at = self.mounted(panel).map_or(0.0, |mounted| mounted.numbers(place).0);
                self.hold = Hold::Space(at, self.pose.turn);
                Pressed::Space
            }
            Hit::Nothing => when(class.is_some_and(|class| self.add_at(panel, place, class)), Pressed::Added),
        }
    }

    /// The pressed pointer has moved to this position. Returns whether that has changed anything.
    pub fn drag(&mut self, panel: &str, x: f64, y: f64) -> bool {
        let place = (x, y);
        match &self.hold {
            Hold::Nothing => false,
            &Hold::Row(row) => {
                let (mut inputs, class) = (self.rows().row(row).0.to_vec(), self.rows().class(row));
                self.put(panel, place, &mut inputs) && self.edit(&Edit::Set(row, inputs, class), true)
            }
            Hold::Time => match self.hit(panel, place) {
                Hit::Epoch(epoch) if epoch != self.run.epoch() => {
                    self.seek(epoch);
                    true
                }
                _ => false,
            },
            Hold::Line(held) => {
                let Some(mounted) = self.mounted(panel) else { return false };
                let moved = held.moved(&self.run, mounted.numbers(place));
                moved.is_some_and(|values| self.set_parameters(values))
            }
            Hold::Landscape => self.walk_to(panel, place),
            Hold::Slice => self.slide_to(panel, place),
            &Hold::Space(from, turn) => {
                /// Radians in a CSS pixel.
                const SWING: f64 = 0.008;
                let to = self.mounted(panel).map_or(from, |mounted| mounted.numbers(place).0);
                self.set_pose(turn - SWING * (to - from), self.pose.lift);
                true
            }
        }
    }

    /// The pointer has been released.
    pub fn release(&mut self) {
        let held = std::mem::replace(&mut self.hold, Hold::Nothing);
        if matches!(held, Hold::Row(_)) {
            self.forget();
        }
        self.edits.let_go();
    }

    // With the keyboard

    /// Whether weights can be moved by hand: by the line's grips, in the landscape and in the slice.
    pub fn set_grips(&mut self, grips: bool) {
        self.grips = grips;
    }

    /// Whether there is a straight line that can be moved.
    #[wasm_bindgen(getter)]
    pub fn has_line(&self) -> bool {
        boundary::nudged(&self.run, self.seen(), (0.0, 0.0), 0.0).is_some()
    }

    /// Moves the line by these shares of the picture's width and height, and turns it anticlockwise by the angle `turn` in
    /// radians. Returns false if there is no line.
    pub fn nudge(&mut self, right: f64, up: f64, turn: f64) -> bool {
        let moved = boundary::nudged(&self.run, self.seen(), (right, up), turn);
        moved.is_some_and(|values| self.set_parameters(values))
    }

    /// Moves the parameter along which the loss is sliced by this share of the picture's width. Returns false if that is
    /// impossible.
    pub fn slide(&mut self, share: f64) -> bool {
        let along = self.along();
        let (from, to) = panels::slice::window(&self.run, along, None);
        let step = share * (to - from);
        let value = self.run.parameters().values()[along] + step;
        self.set_along_to(by_hand(value, step.abs()))
    }
}

impl Neuron {
    fn hit(&self, panel: &str, place: (f64, f64)) -> Hit {
        self.mounted(panel).map_or(Hit::Nothing, |mounted| mounted.hit(&scene!(self), place))
    }

    /// Holds the boundary's line, or the given one of its ends.
    fn hold_line(&mut self, end: Option<usize>) -> Pressed {
        let Some(held) = boundary::Held::new(&self.run, self.view.pair, end) else { return Pressed::Nothing };
        self.hold = Hold::Line(held);
        Pressed::Line
    }

    /// Adds a row at a position of the boundary's picture.
    fn add_at(&mut self, panel: &str, place: (f64, f64), class: usize) -> bool {
        let rows = self.rows();
        // Inputs without an axis in the picture are those of the selected row.
        let mut inputs = rows.row(self.selected).0.to_vec();
        panel == Panel::Boundary.name() && self.put(panel, place, &mut inputs) && self.add_row(inputs, class)
    }

    /// Writes the numbers along the boundary's axes at a position into a row's inputs.
    fn put(&self, panel: &str, place: (f64, f64), inputs: &mut [f64]) -> bool {
        let Some(mounted) = self.mounted(panel) else { return false };
        let (here, beside) = (mounted.numbers(place), mounted.numbers((place.0 + 1.0, place.1 + 1.0)));
        let [first, second] = self.view.pair;
        for (input, value, next) in [(first, here.0, beside.0), (second, here.1, beside.1)] {
            if let Some(slot) = inputs.get_mut(input) {
                *slot = by_hand(value, (next - value).abs());
            }
        }
        true
    }

    /// Moves the model to a position in the landscape.
    fn walk_to(&mut self, panel: &str, place: (f64, f64)) -> bool {
        let Some(mounted) = self.mounted(panel) else { return false };
        let (across, up) = mounted.numbers(place);
        let mut values = self.run.parameters().values().to_vec();
        for (axis, value) in self.view.axes.into_iter().zip([across, up]) {
            if let Some(slot) = values.get_mut(axis) {
                *slot = value;
            }
        }
        self.set_parameters(values)
    }

    /// Moves the parameter along which the loss is sliced to a position of the slice.
    fn slide_to(&mut self, panel: &str, place: (f64, f64)) -> bool {
        let Some(mounted) = self.mounted(panel) else { return false };
        let (here, beside) = (mounted.numbers(place).0, mounted.numbers((place.0 + 1.0, place.1)).0);
        let value = by_hand(here, if beside > here { beside - here } else { 1e-3 });
        self.set_along_to(value)
    }

    fn set_along_to(&mut self, value: f64) -> bool {
        let mut values = self.run.parameters().values().to_vec();
        values[self.along()] = value;
        self.set_parameters(values)
    }
}
