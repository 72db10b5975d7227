//! Pointers: what is under a pointer, and what it moves. Positions are in device pixels of a panel's picture.

use wasm_bindgen::prelude::*;

use super::{Neuron, scene};
use crate::data::Edit;
use crate::number::by_hand;
use crate::panels::{self, Change, Hit, Hold, Panel, boundary};
use crate::words;

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

    /// Whether a finger at a position of a panel's picture holds something that it can drag, instead of scrolling the page.
    pub fn holds(&self, panel: &str, x: f64, y: f64, moves: bool) -> bool {
        let (place, hit) = ((x, y), self.hit(panel, (x, y)));
        let is_on_mark =
            self.mounted(panel).is_some_and(|mounted| mounted.is_on_mark(&scene!(self), hit, place));
        is_on_mark && self.held(panel, hit, place, moves).is_some()
    }

    /// A press at a position of a panel's picture. `class` is that of the row to add if nothing is there and a row may be added;
    /// `moves` tells whether a row can be moved.
    pub fn press(&mut self, panel: &str, x: f64, y: f64, class: Option<usize>, moves: bool) -> Pressed {
        let place = (x, y);
        let hit = self.hit(panel, place);
        self.hold = self.held(panel, hit, place, moves);
        match hit {
            Hit::Row(row) => {
                self.choose(row);
                return Pressed::Row;
            }
            Hit::Epoch(epoch) => {
                self.seek(epoch);
                return Pressed::Epoch;
            }
            _ => {}
        }
        let when = |happens: bool, pressed: Pressed| if happens { pressed } else { Pressed::Nothing };
        match self.hold {
            Some(Hold::Line(_)) => Pressed::Line,
            Some(Hold::Space(..)) => Pressed::Space,
            Some(_) => when(self.drag(panel, x, y), Pressed::Weights),
            None => when(class.is_some_and(|class| self.add_at(panel, place, class)), Pressed::Added),
        }
    }

    /// The pressed pointer has moved to this position. Returns whether that has changed anything.
    pub fn drag(&mut self, panel: &str, x: f64, y: f64) -> bool {
        let Some(hold) = &self.hold else { return false };
        let change = self.mounted(panel).and_then(|mounted| mounted.drag(&scene!(self), hold, (x, y)));
        match change {
            None => false,
            Some(Change::Row(row, inputs)) => {
                let class = self.rows().class(row);
                self.edit(&Edit::Set(row, inputs, class), true)
            }
            Some(Change::Epoch(epoch)) => {
                self.seek(epoch);
                true
            }
            Some(Change::Parameters(values)) => self.set_parameters(values),
            Some(Change::Pose(pose)) => {
                self.set_pose(pose.turn, pose.lift);
                true
            }
        }
    }

    /// The pointer has been released.
    pub fn release(&mut self) {
        if matches!(self.hold.take(), Some(Hold::Row(_))) {
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
        let value = by_hand(self.run.parameters().values()[along] + step, step.abs());
        self.set_parameters(panels::slice::with(self.run.parameters(), along, value))
    }
}

impl Neuron {
    fn hit(&self, panel: &str, place: (f64, f64)) -> Hit {
        self.mounted(panel).map_or(Hit::Nothing, |mounted| mounted.hit(&scene!(self), place))
    }

    /// What a press holds, where rows may be moved or not.
    fn held(&self, panel: &str, hit: Hit, place: (f64, f64), moves: bool) -> Option<Hold> {
        let held = self.mounted(panel)?.hold(&scene!(self), hit, place);
        held.filter(|held| moves || !matches!(held, Hold::Row(_)))
    }

    /// Adds a row at a position of a picture.
    fn add_at(&mut self, panel: &str, place: (f64, f64), class: usize) -> bool {
        let inputs = self.mounted(panel).and_then(|mounted| mounted.inputs_at(&scene!(self), place));
        inputs.is_some_and(|inputs| self.add_row(inputs, class))
    }
}
