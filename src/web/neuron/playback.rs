//! Playback: training, epochs, and the current parameters.

use wasm_bindgen::prelude::*;

use super::{Neuron, now};

/// The longest time for which a frame works on the run, in milliseconds.
const FRAME: f64 = 6.0;

/// The longest time that a call may take to send the run to an epoch: up to this, the reaction feels immediate.
const AT_ONCE: f64 = 50.0;

/// The number of rows to process before checking the clock again.
const PIECE: usize = 4096;

#[wasm_bindgen]
impl Neuron {
    /// Continues towards the goal of the run, as far as a frame has time. Returns true when it is there.
    pub fn work(&mut self) -> bool {
        self.work_for(FRAME)
    }

    /// Whether it is on its way to its goal.
    #[wasm_bindgen(getter)]
    pub fn seeking(&self) -> bool {
        !self.run.is_there()
    }

    /// Moves by this many epochs, backwards if negative: at once, or in the next frames if that takes too long.
    pub fn step(&mut self, epochs: f64) {
        self.seek(self.run.away(epochs as i64));
    }

    /// Trains on the next row, which becomes the selected one.
    pub fn step_row(&mut self) {
        self.walk.next_row(&mut self.run);
        self.follow();
    }

    /// Goes to any epoch: at once, or in the next frames if that takes too long.
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

    /// The progress within the current epoch, from 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn progress(&self) -> f64 {
        self.run.progress()
    }

    /// The last epoch.
    #[wasm_bindgen(getter)]
    pub fn epochs(&self) -> u32 {
        self.run.settings().epochs
    }

    /// Epochs per frame, from the attribute.
    #[wasm_bindgen(getter)]
    pub fn rate(&self) -> u32 {
        self.view.rate
    }

    /// Whether the run is at its end.
    #[wasm_bindgen(getter)]
    pub fn ended(&self) -> bool {
        self.run.ended()
    }

    /// Whether the run is at the epoch at which its loss became infinite or NaN.
    #[wasm_bindgen(getter)]
    pub fn broken(&self) -> bool {
        self.run.broken().is_some_and(|epoch| epoch == self.run.epoch())
    }

    /// The batch size.
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

    /// The number of outputs.
    #[wasm_bindgen(getter)]
    pub fn outputs(&self) -> usize {
        self.run.parameters().outputs()
    }

    /// Sets the parameters by hand: weights row by row, then biases. Returns false if their number is wrong or one is not finite.
    pub fn set_parameters(&mut self, values: Vec<f64>) -> bool {
        let moved = self.run.set_parameters(values);
        if moved {
            self.walk.clear();
            self.forget();
        }
        moved
    }
}

impl Neuron {
    /// Works on the run for at most this time. Returns true when it has reached its goal.
    fn work_for(&mut self, milliseconds: f64) -> bool {
        // Most frames are done after one piece, and need not check the clock.
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
