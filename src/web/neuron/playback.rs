//! Time: training, epochs, and the parameters that it has come to.

use wasm_bindgen::prelude::*;

use super::{Neuron, now};

/// How long a frame may work on the run, in milliseconds.
const FRAME: f64 = 6.0;

/// How long a call that sends the run to an epoch may take at once: what follows a hand within that feels immediate.
const AT_ONCE: f64 = 50.0;

/// Rows to work on before looking at the clock again.
const PIECE: usize = 4096;

#[wasm_bindgen]
impl Neuron {
    /// Goes on towards where the run was sent, as far as a frame has time. True when it is there.
    pub fn work(&mut self) -> bool {
        self.work_for(FRAME)
    }

    /// Whether it is on its way.
    #[wasm_bindgen(getter)]
    pub fn seeking(&self) -> bool {
        !self.run.is_there()
    }

    /// So many epochs on, or back where negative: at once, or in the next frames where that takes too long.
    pub fn step(&mut self, epochs: f64) {
        self.seek(self.run.away(epochs as i64));
    }

    /// One row on, which is then the one the next row's numbers are of.
    pub fn step_row(&mut self) {
        self.run.step_row();
        if let Some(row) = self.run.next_row() {
            self.selected = row;
        }
    }

    /// To any epoch: at once, or in the next frames where that takes too long.
    pub fn seek(&mut self, epoch: u32) {
        self.walk.clear();
        self.run.aim(epoch);
        self.work_for(AT_ONCE);
    }

    /// The current epoch.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> u32 {
        self.run.epoch()
    }

    /// How far the running epoch is, from 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn progress(&self) -> f64 {
        self.run.progress()
    }

    /// The last epoch.
    #[wasm_bindgen(getter)]
    pub fn epochs(&self) -> u32 {
        self.run.settings().epochs
    }

    /// Epochs per frame, as the attribute says.
    #[wasm_bindgen(getter)]
    pub fn rate(&self) -> u32 {
        self.view.rate
    }

    /// Whether the run stands at its end.
    #[wasm_bindgen(getter)]
    pub fn ended(&self) -> bool {
        self.run.ended()
    }

    /// Whether the run stands where its loss stopped being a number.
    #[wasm_bindgen(getter)]
    pub fn broken(&self) -> bool {
        self.run.broken().is_some_and(|epoch| epoch == self.run.epoch())
    }

    /// How many rows learn together.
    #[wasm_bindgen(getter)]
    pub fn batch(&self) -> usize {
        self.run.trainer().batch()
    }

    // The model

    /// W, outputs × inputs, row by row.
    #[wasm_bindgen(getter)]
    pub fn weights(&self) -> Vec<f64> {
        self.run.parameters().weights().to_vec()
    }

    /// b, one for each output.
    #[wasm_bindgen(getter)]
    pub fn bias(&self) -> Vec<f64> {
        self.run.parameters().biases().to_vec()
    }

    /// How many outputs there are.
    #[wasm_bindgen(getter)]
    pub fn outputs(&self) -> usize {
        self.run.parameters().outputs()
    }

    /// Moves the model by hand: weights row by row, then biases. False where they are not as many, or not finite.
    pub fn set_parameters(&mut self, values: Vec<f64>) -> bool {
        let moved = self.run.set_parameters(values);
        if moved {
            self.forget();
        }
        moved
    }
}

impl Neuron {
    /// Works on the run for so long at most. True when it is where it was sent.
    fn work_for(&mut self, milliseconds: f64) -> bool {
        // Most frames are done after one piece, and need not look at the clock.
        if self.run.work(PIECE) {
            return true;
        }
        let start = now();
        while now() - start <= milliseconds {
            if self.run.work(PIECE) {
                return true;
            }
        }
        false
    }
}
