use std::sync::Arc;

use thiserror::Error;

use crate::data::{DataError, Dataset, Examples, Feature, Gate, Generated, Iris, Preparation, Shape};
use crate::language::{self, filled};
use crate::model::{Activation, ImpossiblePair, Loss, Penalty, Rule};
use crate::number::plain;

/// Everything that makes a run: the same settings always give the same numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// What to learn from.
    pub source: Source,
    /// Inputs computed from others, which follow these.
    pub features: Vec<Feature>,
    /// Whether inputs are brought to mean 0 and deviation 1; `None` for the default of the source.
    pub standardise: Option<bool>,
    /// The share of rows held out for testing: 0 to 0.9.
    pub holdout: f64,
    /// The activation function.
    pub activation: Activation,
    /// The loss function.
    pub loss: Loss,
    /// η, the learning rate: finite and greater than 0.
    pub eta: f64,
    /// The batch size.
    pub batch: Batch,
    /// Whether every epoch takes the rows in another order.
    pub shuffle: bool,
    /// The penalty on the weights.
    pub penalty: Penalty,
    /// Changes of the penalty during the run: ascending epochs, and the penalty after each of them.
    pub penalties: Vec<(u32, Penalty)>,
    /// From which output on a row is classified as class 1, as a share of the way from one target to the other: 0 to 1.
    pub threshold: f64,
    /// Where the run ends: 1 to [`Settings::MOST_EPOCHS`].
    pub epochs: u32,
    /// NumPy's seed for the starting weights. Generated rows, those held out and the order of rows are drawn from random streams of
    /// their own, which depend on it too.
    pub seed: u32,
    /// Starting weights, then biases, instead of the seed's: finite, and as many as the model has.
    pub weights: Option<Vec<f64>>,
}

/// Where rows come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A logic gate.
    Gate(Gate),
    /// The irises, or some of them.
    Iris(Iris),
    /// Two classes of points generated from the seed of the run.
    Generated {
        /// Where the points lie.
        shape: Shape,
        /// How many.
        rows: u32,
        /// The standard deviation of what is added to them.
        noise: f64,
    },
    /// A reader's own table.
    Table(Arc<Dataset>),
    /// Rows that a reader has added or changed by hand.
    ByHand(Arc<Dataset>),
}

impl Source {
    /// Its name as written in the attribute `dataset`, where it has one.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Source::Gate(gate) => Some(gate.name()),
            Source::Iris(_) => Some("iris"),
            Source::Generated { shape, .. } => Some(shape.name()),
            Source::Table(_) | Source::ByHand(_) => None,
        }
    }

    /// Whether inputs are standardised where the settings do not say.
    pub fn is_standardised(&self) -> bool {
        matches!(self, Source::Iris(_) | Source::Table(_))
    }

    /// The rows.
    ///
    /// # Errors
    /// Where a generated set has no such rows or noise.
    pub fn dataset(&self, seed: u32) -> Result<Arc<Dataset>, DataError> {
        Ok(match self {
            Source::Gate(gate) => Arc::new(gate.dataset()),
            Source::Iris(iris) => Arc::new(iris.dataset()),
            &Source::Generated { shape, rows, noise } => {
                Arc::new(Generated { shape, rows, noise, seed }.dataset()?)
            }
            Source::Table(dataset) | Source::ByHand(dataset) => dataset.clone(),
        })
    }
}

/// The batch size: the mean gradient of a batch makes one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    /// So many rows, 1 to the number of training rows; the last batch of an epoch may be smaller.
    Rows(usize),
    /// All training rows.
    All,
}

impl Default for Settings {
    /// The article's run: AND, η = 0.01, 1000 epochs, a row at a time.
    fn default() -> Self {
        Self {
            source: Source::Gate(Gate::And),
            features: Vec::new(),
            standardise: None,
            holdout: 0.0,
            activation: Activation::Sigmoid,
            loss: Loss::SquaredError,
            eta: 0.01,
            batch: Batch::Rows(1),
            shuffle: false,
            penalty: Penalty::default(),
            penalties: Vec::new(),
            threshold: 0.5,
            epochs: 1000,
            seed: 0,
            weights: None,
        }
    }
}

impl Settings {
    /// The longest run.
    pub const MOST_EPOCHS: u32 = 1_000_000;

    /// The learning rule.
    ///
    /// # Errors
    /// An activation and a loss that do not go together.
    pub fn rule(&self) -> Result<Rule, SettingError> {
        Rule::new(self.activation, self.loss).map_err(|ImpossiblePair| {
            let accepted = filled(language::TAKES_MSE, &[self.activation.name()]);
            SettingError::new("loss", self.loss.name(), &accepted)
        })
    }

    /// Whether inputs are standardised, by the settings or else by the default of the source.
    pub fn is_standardised(&self) -> bool {
        self.standardise.unwrap_or_else(|| self.source.is_standardised())
    }

    /// The penalty of the epoch that begins after `epochs`.
    pub fn penalty_after(&self, epochs: u32) -> Penalty {
        let last = self.penalties.iter().rev().find(|(from, _)| *from <= epochs);
        last.map_or(self.penalty, |(_, penalty)| *penalty)
    }

    /// Refuses settings that no run can be made from, whatever the rows.
    ///
    /// # Errors
    /// The first such setting, in a sentence.
    pub fn check(&self) -> Result<(), SettingError> {
        let number = |name, value: f64, good: bool, accepted| {
            if good && value.is_finite() {
                Ok(())
            } else {
                Err(SettingError::new(name, &plain(value), accepted))
            }
        };
        number("eta", self.eta, self.eta > 0.0, language::TAKES_ETA)?;
        number(
            "threshold",
            self.threshold,
            (0.0..=1.0).contains(&self.threshold),
            language::TAKES_THRESHOLD,
        )?;
        for penalty in self.penalties.iter().map(|(_, penalty)| penalty).chain([&self.penalty]) {
            number("penalty-rate", penalty.rate, penalty.rate >= 0.0, language::TAKES_PENALTY_RATE)?;
        }
        if !(1..=Self::MOST_EPOCHS).contains(&self.epochs) {
            return Err(SettingError::new("epochs", &self.epochs.to_string(), language::TAKES_EPOCHS));
        }
        self.rule().map(|_| ())
    }

    /// The rows, prepared for training.
    ///
    /// # Errors
    /// The first setting that these rows do not go with.
    pub fn examples(&self) -> Result<Examples, SettingError> {
        self.check()?;
        let raw = self.source.dataset(self.seed)?;
        let examples = Examples::new(
            raw,
            &Preparation {
                features: &self.features,
                standardise: self.is_standardised(),
                holdout: self.holdout,
                seed: self.seed,
                targets: self.activation.targets(),
            },
        )?;
        if let Batch::Rows(rows) = self.batch
            && !(1..=examples.training()).contains(&rows)
        {
            let accepted = filled(language::TAKES_BATCH_OF, &[&examples.training().to_string()]);
            return Err(SettingError::new("batch-size", &rows.to_string(), &accepted));
        }
        if let Some(weights) = &self.weights {
            let (inputs, outputs) = (examples.prepared().inputs(), examples.prepared().outputs());
            let count = outputs * (inputs + 1);
            if weights.len() != count || weights.iter().any(|weight| !weight.is_finite()) {
                let value = weights.iter().map(|&weight| plain(weight)).collect::<Vec<_>>().join(",");
                let weights = counted(outputs * inputs, language::ONE_WEIGHT, language::WEIGHTS);
                let biases = counted(outputs, language::ONE_BIAS, language::BIASES);
                let accepted = filled(language::TAKES_PARAMETERS, &[&count.to_string(), &weights, &biases]);
                return Err(SettingError::new("weights", &value, &accepted));
            }
        }
        Ok(examples)
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    filled(if count == 1 { one } else { many }, &[&count.to_string()])
}

/// A setting that cannot be used: which one, what it was given, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", filled(language::REFUSED, &[name, value, accepted]))]
pub struct SettingError {
    /// The setting, as an author writes it.
    pub name: String,
    /// The value that was refused.
    pub value: String,
    /// The values that it takes, in words.
    pub accepted: String,
}

impl SettingError {
    /// The longest value repeated in the sentence; a longer one is cut.
    const MOST_SHOWN: usize = 40;

    /// The error of this setting, for this value, with the values that it takes in words.
    pub fn new(name: &str, value: &str, accepted: &str) -> Self {
        let mut shown: String = value.chars().take(Self::MOST_SHOWN).collect();
        if shown.len() < value.len() {
            shown += "…";
        }
        Self { name: name.to_owned(), value: shown, accepted: accepted.to_owned() }
    }
}

impl From<DataError> for SettingError {
    fn from(error: DataError) -> Self {
        Self::new(error.name(), &error.value(), error.accepted())
    }
}
