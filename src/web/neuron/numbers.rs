//! Numbers and sentences about the run, for scripts and for places on the page.

use wasm_bindgen::prelude::*;

use super::Neuron;
use crate::equations;
use crate::model::{Loss, Rule};
use crate::text::Message;
use crate::train::Pass;
use crate::words;

/// A place on the page whose text Rust updates.
pub(super) enum Place {
    /// A named number.
    Named(words::Place),
    /// `w1Now`: a current parameter, by its index, as the lines of the listing so far have left it.
    Now(usize),
    /// `out@17`: the output for a raw row, with several outputs that of its class.
    Out(usize),
    /// `verdict@17`: the class that a raw row is predicted as, and whether that is right.
    Verdict(usize),
    /// `predicted@0_1_2`: how many training rows (0) or held-out rows (1) of this class are predicted as that one.
    Predicted(usize, usize, usize),
}

/// The end of the name of a current parameter.
const NOW: &str = "Now";

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
    /// The step of gradient descent, in the same format.
    #[wasm_bindgen(readonly)]
    pub update: String,
    /// Notes beside the equations, in sentences.
    #[wasm_bindgen(readonly)]
    pub notes: Vec<String>,
}

#[wasm_bindgen]
impl Neuron {
    /// The names of numbers, in the order of `values`.
    #[wasm_bindgen(getter)]
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in words::names(&self.run, &self.trace) {
            names.push(name.to_owned());
        }
        for name in words::parameter_names(&self.run) {
            names.push(name + NOW);
        }
        names.push("row".to_owned());
        names.push("updated".to_owned());
        names
    }

    /// Every named number of the pass shown and of the current epoch, the current parameters, the row of that pass, and whether its
    /// update is done.
    #[wasm_bindgen(getter)]
    pub fn values(&mut self) -> Vec<f64> {
        self.retrace();
        let Pass { row, is_done, .. } = self.pass();
        let mut values = words::values(&self.run, &self.trace);
        let [weights, biases] = self.walk.now(&self.run);
        values.extend_from_slice(weights);
        values.extend_from_slice(biases);
        values.extend([row as f64, f64::from(u8::from(is_done))]);
        values
    }

    /// The loss curve: epoch, loss, accuracy, epoch, loss, accuracy, and so on.
    #[wasm_bindgen(getter)]
    pub fn history(&self) -> Vec<f64> {
        let points = self.run.history().points().iter();
        points.flat_map(|point| [f64::from(point.epoch), point.loss, point.accuracy]).collect()
    }

    /// The names of the parameters: weights row by row, then biases.
    #[wasm_bindgen(getter)]
    pub fn parameter_names(&self) -> Vec<String> {
        words::parameter_names(&self.run)
    }

    /// The loss that the run minimises, and the other one that this activation allows, if there is one.
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

    /// Sets the places of texts on the page, in the notation of their templates.
    pub fn place(&mut self, places: Vec<String>) {
        let parameters = words::parameter_names(&self.run);
        let now = |text: &str| {
            let name = text.strip_suffix(NOW)?;
            parameters.iter().position(|known| known == name).map(Place::Now)
        };
        self.places = places.iter().map(|text| now(text).unwrap_or_else(|| Place::new(text))).collect();
    }

    /// The current texts of those places.
    pub fn texts(&mut self) -> Vec<String> {
        self.retrace();
        let text = |place: &Place| match place {
            Place::Named(place) => place.text(&self.run, &self.trace, &self.locale),
            &Place::Now(index) => {
                let [weights, biases] = self.walk.now(&self.run);
                let value = weights.get(index).or_else(|| biases.get(index - weights.len()));
                value.map_or_else(String::new, |&value| self.locale.fixed(value, 4))
            }
            &Place::Out(row) => words::outs(&self.run, row, &self.locale),
            &Place::Verdict(row) => words::verdict(&self.run, row, &self.locale),
            &Place::Predicted(part, actual, predicted) => {
                let count = self.counts.of(part, actual, predicted);
                count.map_or_else(|| "…".to_owned(), |count| self.locale.grouped(count as u64))
            }
        };
        self.places.iter().map(text).collect()
    }

    /// One line that describes the current state.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> String {
        words::status(&self.run, &self.limits, &self.locale)
    }

    /// The state of the run, for a screen reader.
    #[wasm_bindgen(getter)]
    pub fn summary(&self) -> String {
        words::summary(&self.run, &self.limits, &self.locale)
    }

    /// The edition of everything on which equations and code depend and that training does not change. A different number means
    /// that they may have changed.
    #[wasm_bindgen(getter)]
    pub fn edition(&mut self) -> u32 {
        self.walk.edition(&self.run)
    }

    /// The equations of one output, counted from 0.
    pub fn equations(&self, output: usize) -> Equations {
        Equations {
            forward: equations::forward(&self.run, output),
            update: equations::update_with(&self.run, self.pass().step.penalty, output),
            notes: equations::notes(&self.run, &self.locale),
        }
    }
}

impl Neuron {
    /// Continues counting the predictions for each class, if the page shows them. Returns true when all are counted.
    pub(super) fn count(&mut self) -> bool {
        let shown = self.places.iter().any(|place| matches!(place, Place::Predicted(..)));
        !shown || self.counts.work(&self.run, self.rows_stamp)
    }
}
