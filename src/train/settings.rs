use thiserror::Error;

use crate::data::Gate;
use crate::number::plain;

/// Everything that makes a run: the same settings always give the same numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// What to learn from.
    pub dataset: Gate,
    /// η, the learning rate: finite and greater than 0.
    pub eta: f64,
    /// Where the run ends: 1 to [`Settings::MOST_EPOCHS`].
    pub epochs: u32,
    /// NumPy's seed for the starting weights.
    pub seed: u32,
    /// Starting weights, then biases, instead of the seed's: finite, and as many as the model has.
    pub weights: Option<Vec<f64>>,
}

impl Default for Settings {
    /// The article's run: AND, η = 0.01, 1000 epochs.
    fn default() -> Self {
        Self { dataset: Gate::And, eta: 0.01, epochs: 1000, seed: 0, weights: None }
    }
}

impl Settings {
    /// The longest run.
    pub const MOST_EPOCHS: u32 = 1_000_000;

    /// Refuses what no run can be made from, in a sentence.
    pub fn check(&self) -> Result<(), SettingError> {
        if !(self.eta.is_finite() && self.eta > 0.0) {
            return Err(SettingError::new(
                "eta",
                &plain(self.eta),
                "a finite number greater than 0, such as 0.01",
            ));
        }
        if !(1..=Self::MOST_EPOCHS).contains(&self.epochs) {
            return Err(SettingError::new(
                "epochs",
                &self.epochs.to_string(),
                "a whole number from 1 to 1000000",
            ));
        }
        if let Some(weights) = &self.weights {
            let (inputs, outputs) = self.shape();
            let count = outputs * (inputs + 1);
            if weights.len() != count || weights.iter().any(|weight| !weight.is_finite()) {
                let value = weights.iter().map(|&weight| plain(weight)).collect::<Vec<_>>().join(",");
                let accepted = format!(
                    "{count} finite numbers with commas between them: {} and then {}",
                    counted(outputs * inputs, "weight"),
                    counted(outputs, "bias"),
                );
                return Err(SettingError::new("weights", &value, &accepted));
            }
        }
        Ok(())
    }

    /// Inputs and outputs of the model.
    fn shape(&self) -> (usize, usize) {
        let dataset = self.dataset.dataset();
        (dataset.inputs(), dataset.outputs())
    }
}

fn counted(count: usize, noun: &str) -> String {
    match (count, noun) {
        (1, _) => format!("1 {noun}"),
        (_, "bias") => format!("{count} biases"),
        _ => format!("{count} {noun}s"),
    }
}

/// A setting that cannot be used: which one, what it was given, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name}=\"{value}\" cannot be used: {name} takes {accepted}.")]
pub struct SettingError {
    /// The setting, as an author writes it.
    pub name: String,
    /// What it was given.
    pub value: String,
    /// What it takes.
    pub accepted: String,
}

impl SettingError {
    /// The longest value repeated in the sentence; a longer one is cut.
    const MOST_SHOWN: usize = 40;

    /// Of this setting, given this value, which takes that.
    pub fn new(name: &str, value: &str, accepted: &str) -> Self {
        let mut shown: String = value.chars().take(Self::MOST_SHOWN).collect();
        if shown.len() < value.len() {
            shown += "…";
        }
        Self { name: name.to_owned(), value: shown, accepted: accepted.to_owned() }
    }
}
