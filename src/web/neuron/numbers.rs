//! Numbers and sentences about the run, for scripts and for places on the page.

use wasm_bindgen::prelude::*;

use super::Neuron;
use crate::equations;
use crate::model::{Loss, Rule};
use crate::text::Message;
use crate::words;

/// A place on the page where Rust keeps a text.
pub(super) enum Place {
    /// A named number.
    Named(words::Place),
    /// `out@17`: what the neuron, or the one of its class, gives for a raw row.
    Out(usize),
    /// `verdict@17`: what a raw row is predicted as, and whether that is right.
    Verdict(usize),
    /// `predicted@0_1_2`: how many rows trained on (0) or held out (1) of this class are predicted as that one.
    Predicted(usize, usize, usize),
}

impl Place {
    fn new(text: &str) -> Self {
        let Some((kind, numbers)) = text.split_once('@') else {
            return Place::Named(words::Place::new(text));
        };
        let mut numbers = numbers.split('_').map(|number| number.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        match kind {
            "out" => Place::Out(next()),
            "verdict" => Place::Verdict(next()),
            "predicted" => Place::Predicted(next(), next(), next()),
            _ => Place::Named(words::Place::new(text)),
        }
    }
}

/// The equations of one output.
#[wasm_bindgen(getter_with_clone)]
pub struct Equations {
    /// From the inputs to the loss, as MathML with places for numbers.
    #[wasm_bindgen(readonly)]
    pub forward: String,
    /// The step of gradient descent, likewise.
    #[wasm_bindgen(readonly)]
    pub update: String,
    /// Sentences to be read with them.
    #[wasm_bindgen(readonly)]
    pub notes: Vec<String>,
}

#[wasm_bindgen]
impl Neuron {
    /// Names of numbers, in the order of `values`.
    #[wasm_bindgen(getter)]
    pub fn names(&self) -> Vec<String> {
        words::names(&self.run, &self.trace).into_iter().map(str::to_owned).collect()
    }

    /// Every named number of the selected row and the current epoch.
    #[wasm_bindgen(getter)]
    pub fn values(&mut self) -> Vec<f64> {
        self.retrace();
        words::values(&self.run, &self.trace)
    }

    /// The loss curve: epoch, loss, accuracy, epoch, loss, accuracy, and so on.
    #[wasm_bindgen(getter)]
    pub fn history(&self) -> Vec<f64> {
        let points = self.run.history().points().iter();
        points.flat_map(|point| [f64::from(point.epoch), point.loss, point.accuracy]).collect()
    }

    /// What parameters are called: weights row by row, then biases.
    #[wasm_bindgen(getter)]
    pub fn parameter_names(&self) -> Vec<String> {
        words::parameter_names(&self.run)
    }

    /// The loss that is learned by, and the one that this activation could learn by instead, if there is one.
    #[wasm_bindgen(getter)]
    pub fn losses(&self) -> Vec<String> {
        let rule = self.run.rule();
        let losses = [Some(rule), rule.with_other_loss()].into_iter().flatten();
        let said = |rule: Rule| match rule.loss_kind() {
            Loss::SquaredError => self.locale.say(Message::SquaredError),
            Loss::CrossEntropy => self.locale.say(Message::CrossEntropy),
        };
        losses.map(said).collect()
    }

    /// Takes the places where texts stand on the page, each as its template writes it.
    pub fn place(&mut self, places: Vec<String>) {
        self.places = places.iter().map(|place| Place::new(place)).collect();
    }

    /// The text for each of those places now.
    pub fn texts(&mut self) -> Vec<String> {
        self.retrace();
        let text = |place: &Place| match place {
            Place::Named(place) => place.text(&self.run, &self.trace, &self.locale),
            &Place::Out(row) => words::outs(&self.run, row, &self.locale),
            &Place::Verdict(row) => words::verdict(&self.run, row, &self.locale),
            &Place::Predicted(part, actual, predicted) => {
                let count = self.counts.of(part, actual, predicted);
                count.map_or_else(|| "…".to_owned(), |count| self.locale.grouped(count as u64))
            }
        };
        self.places.iter().map(text).collect()
    }

    /// One line that says what is happening now.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> String {
        words::status(&self.run, &self.limits, &self.locale)
    }

    /// Where the run stands, for a listener.
    #[wasm_bindgen(getter)]
    pub fn summary(&self) -> String {
        words::summary(&self.run, &self.limits, &self.locale)
    }

    /// The number of what does not change by learning, which equations and code are written from: another where they may be
    /// others.
    #[wasm_bindgen(getter)]
    pub fn edition(&mut self) -> u32 {
        self.walk.edition(&self.run)
    }

    /// The equations of one output, counted from 0.
    pub fn equations(&self, output: usize) -> Equations {
        Equations {
            forward: equations::forward(&self.run, output),
            update: equations::update(&self.run, output),
            notes: equations::notes(&self.run, &self.locale),
        }
    }
}

impl Neuron {
    /// Goes on counting which rows are called what, where the page shows it. True when all are counted.
    pub(super) fn count(&mut self) -> bool {
        let shown = self.places.iter().any(|place| matches!(place, Place::Predicted(..)));
        !shown || self.counts.work(&self.run, self.rows_stamp)
    }
}
