//! The trainer alone: no measuring, no drawing.

use std::sync::Arc;

use one_neuron::data::{Dataset, Examples};
use one_neuron::model::{Parameters, Rule, Tiles};
use one_neuron::train::{Batch, Settings, Source, Trainer};
use wasm_bindgen::prelude::wasm_bindgen;

/// A neuron, and its training rows.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Work {
    settings: Settings,
    examples: Examples,
    tiles: Option<Tiles>,
    start: Parameters,
}

#[wasm_bindgen]
impl Work {
    /// `rows` contains each row's inputs and then its target, `start` the weights and then the bias. A step is taken after every
    /// row or, with `together`, after all. Returns nothing if their sizes do not match.
    pub fn new(rows: &[f64], start: Vec<f64>, eta: f64, together: bool) -> Option<Work> {
        let inputs = start.len().checked_sub(1)?;
        let (x, y): (Vec<_>, Vec<_>) =
            rows.chunks(start.len()).map(|row| row.split_at(inputs.min(row.len()))).unzip();
        let dataset = Dataset::from_rows(&x, &y)?;
        let start = Parameters::from_values(inputs, dataset.outputs(), start)?;
        let batch = if together { Batch::All } else { Batch::Rows(1) };
        let source = Source::ByHand(Arc::new(dataset));
        let settings = Settings { source, eta, batch, ..Settings::default() };
        let examples = settings.examples().ok()?;
        let tiles = together.then(|| Tiles::of(examples.prepared()));
        Some(Self { settings, examples, tiles, start })
    }

    /// Trains from the start for this many epochs, and returns the weights and the bias.
    pub fn train(&self, epochs: u32) -> Vec<f64> {
        let Self { settings, examples, tiles, start } = self;
        let mut trainer = Trainer::new(start.clone(), Rule::ARTICLE, settings, examples);
        while trainer.epoch() < epochs {
            trainer.train(usize::MAX, settings, examples.prepared(), tiles.as_ref());
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
        for together in [false, true] {
            let work = Work::new(&AND, vec![0.5, 0.5, 0.5], 0.1, together).unwrap();
            assert_eq!(work.train(0), [0.5, 0.5, 0.5]);
            assert_ne!(work.train(10), work.train(20));
            assert_eq!(work.train(10), work.train(10));
        }
    }

    /// A quarter of the gradient at each step, and four times the learning rate: nearly the same for small steps.
    #[test]
    fn together_is_the_mean() {
        let each = Work::new(&AND, vec![0.5, 0.5, 0.5], 1e-6, false).unwrap().train(10);
        let together = Work::new(&AND, vec![0.5, 0.5, 0.5], 4e-6, true).unwrap().train(10);
        for (each, together) in each.iter().zip(together) {
            assert!((each - together).abs() < 1e-10, "{each} {together}");
            assert!((each - 0.5).abs() > 1e-8);
        }
    }

    #[test]
    fn refuses_rows_that_do_not_fit() {
        assert!(Work::new(&AND[1..], vec![0.5, 0.5, 0.5], 0.1, false).is_none());
        assert!(Work::new(&AND, vec![], 0.1, true).is_none());
    }
}
