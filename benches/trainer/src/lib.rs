//! The trainer alone: no measuring, no drawing.

use std::sync::Arc;

use one_neuron::data::{Dataset, Examples};
use one_neuron::model::{Parameters, Rule};
use one_neuron::train::{Settings, Source, Trainer};
use wasm_bindgen::prelude::wasm_bindgen;

/// A neuron, and rows to learn from.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Work {
    settings: Settings,
    examples: Examples,
    start: Parameters,
}

#[wasm_bindgen]
impl Work {
    /// `rows` holds each row's inputs and then its target, `start` the weights and then the bias. Nothing where they do
    /// not fit together.
    pub fn new(rows: &[f64], start: Vec<f64>, eta: f64) -> Option<Work> {
        let inputs = start.len().checked_sub(1)?;
        let (x, y): (Vec<_>, Vec<_>) =
            rows.chunks(start.len()).map(|row| row.split_at(inputs.min(row.len()))).unzip();
        let dataset = Dataset::from_rows(&x, &y)?;
        let start = Parameters::from_values(inputs, dataset.outputs(), start)?;
        let settings = Settings { source: Source::ByHand(Arc::new(dataset)), eta, ..Settings::default() };
        Some(Self { examples: settings.examples().ok()?, settings, start })
    }

    /// Trains from the start for so many epochs: what has been learned then, weights and bias.
    pub fn train(&self, epochs: u32) -> Vec<f64> {
        let Self { settings, examples, start } = self;
        let mut trainer = Trainer::new(start.clone(), Rule::ARTICLE, settings, examples);
        while trainer.epoch() < epochs {
            trainer.train(usize::MAX, settings, examples.prepared(), None);
        }
        trainer.parameters().values().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AND: [f64; 12] = [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0];

    #[test]
    fn trains_from_the_start_each_time() {
        let work = Work::new(&AND, vec![0.5, 0.5, 0.5], 0.1).unwrap();
        assert_eq!(work.train(0), [0.5, 0.5, 0.5]);
        assert_ne!(work.train(10), work.train(20));
        assert_eq!(work.train(10), work.train(10));
    }

    #[test]
    fn refuses_rows_that_do_not_fit() {
        assert!(Work::new(&AND[1..], vec![0.5, 0.5, 0.5], 0.1).is_none());
        assert!(Work::new(&AND, vec![], 0.1).is_none());
    }
}
