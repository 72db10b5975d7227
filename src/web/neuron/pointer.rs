//! The reader's hands: what is under a pointer, and what it moves. Places are in device pixels of a panel's picture.

use wasm_bindgen::prelude::*;

use super::{Neuron, scene};
use crate::data::Edit;
use crate::number::by_hand;
use crate::panels::{self, Hit, boundary};
use crate::share::Panel;
use crate::words;

/// What a pointer holds on to.
pub(super) enum Hold {
    Nothing,
    /// The mark of a raw row.
    Row(usize),
    /// The loss curve.
    Time,
    /// The boundary's line.
    Line(boundary::Held),
    /// The model's place in the landscape.
    Landscape,
    /// The weight that the loss is sliced along.
    Slice,
    /// The space of lifted rows: where it was taken hold of, and how it was turned then.
    Space(f64, f64),
}

/// What a press on a picture leads to.
#[wasm_bindgen]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing.
    Nothing,
    /// A row is selected, and may be moved.
    Row,
    /// Another epoch is sought.
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
    /// What is at a place of a panel's picture, in words; and nothing where there is nothing to say.
    pub fn hover(&self, panel: &str, x: f64, y: f64) -> Option<String> {
        match self.hit(panel, (x, y)) {
            Hit::Row(row) => Some(words::row_numbers(&self.run, row, &self.locale)),
            Hit::Epoch(epoch) => words::epoch_numbers(&self.run, epoch, &self.locale),
            _ => None,
        }
    }

    /// The name of the symbol at a place of the network's picture.
    pub fn symbol_at(&self, x: f64, y: f64) -> Option<String> {
        self.mounted(Panel::Network.name())?.symbol(&scene!(self), (x, y))
    }

    /// A press at a place of a panel's picture. `class` is that of the row to add where nothing is, if one is to be added;
    /// `moves` whether a row can be moved.
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

    /// The pointer that pressed has moved there. True where that has changed anything.
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
                /// Radians to a CSS pixel.
                const SWING: f64 = 0.008;
                let to = self.mounted(panel).map_or(from, |mounted| mounted.numbers(place).0);
                self.set_pose(turn - SWING * (to - from), self.pose.lift);
                true
            }
        }
    }

    /// The pointer has let go.
    pub fn release(&mut self) {
        let held = std::mem::replace(&mut self.hold, Hold::Nothing);
        if matches!(held, Hold::Row(_)) {
            self.forget();
        }
        self.edits.let_go();
    }

    // By keys

    /// Whether weights can be moved by hand: by the line's grips, in the landscape and in the slice.
    pub fn set_grips(&mut self, grips: bool) {
        self.grips = grips;
    }

    /// Whether there is a straight line to be moved.
    #[wasm_bindgen(getter)]
    pub fn has_line(&self) -> bool {
        boundary::nudged(&self.run, self.seen(), (0.0, 0.0), 0.0).is_some()
    }

    /// Moves the line by so much of the picture's width and height, and turns it anticlockwise by the angle `turn` in
    /// radians. False where there is none.
    pub fn nudge(&mut self, right: f64, up: f64, turn: f64) -> bool {
        let moved = boundary::nudged(&self.run, self.seen(), (right, up), turn);
        moved.is_some_and(|values| self.set_parameters(values))
    }

    /// Moves the parameter that the loss is sliced along by so much of the picture's width. False where it cannot be.
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

    /// Takes hold of the boundary's line; of one of its ends where one is given.
    fn hold_line(&mut self, end: Option<usize>) -> Pressed {
        let Some(held) = boundary::Held::new(&self.run, self.view.pair, end) else { return Pressed::Nothing };
        self.hold = Hold::Line(held);
        Pressed::Line
    }

    /// Adds a row at a place of the boundary.
    fn add_at(&mut self, panel: &str, place: (f64, f64), class: usize) -> bool {
        let rows = self.rows();
        // What the picture has no axis for is that of the selected row.
        let mut inputs = rows.row(self.selected).0.to_vec();
        panel == Panel::Boundary.name() && self.put(panel, place, &mut inputs) && self.add_row(inputs, class)
    }

    /// Puts the numbers along the boundary's axes at a place into a row's inputs.
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

    /// Puts the model at a place of the landscape.
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

    /// Puts the parameter that the loss is sliced along at a place of the slice.
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
