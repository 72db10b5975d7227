use crate::data::{DataError, Examples, Feature, Gate, Preparation, Source};
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
            SettingError::new("loss", self.loss.name(), Accepted::SquaredErrorWith(self.activation))
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
        number("eta", self.eta, self.eta > 0.0, Accepted::Eta)?;
        number("threshold", self.threshold, (0.0..=1.0).contains(&self.threshold), Accepted::Threshold)?;
        for penalty in self.penalties.iter().map(|(_, penalty)| penalty).chain([&self.penalty]) {
            number("penalty-rate", penalty.rate, penalty.rate >= 0.0, Accepted::PenaltyRate)?;
        }
        if !(1..=Self::MOST_EPOCHS).contains(&self.epochs) {
            return Err(SettingError::new("epochs", &self.epochs.to_string(), Accepted::Epochs));
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
            let accepted = Accepted::BatchOf(examples.training());
            return Err(SettingError::new("batch-size", &rows.to_string(), accepted));
        }
        if let Some(weights) = &self.weights {
            let (inputs, outputs) = (examples.prepared().inputs(), examples.prepared().outputs());
            let (count, biases) = (outputs * inputs, outputs);
            if weights.len() != count + biases || weights.iter().any(|weight| !weight.is_finite()) {
                let value = weights.iter().map(|&weight| plain(weight)).collect::<Vec<_>>().join(",");
                let accepted = Accepted::Parameters { weights: count, biases };
                return Err(SettingError::new("weights", &value, accepted));
            }
        }
        Ok(examples)
    }
}

/// A setting that cannot be used: which one, what it was given, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingError {
    /// The setting, as an author writes it.
    pub name: String,
    /// The value that was refused.
    pub value: String,
    /// What it takes.
    pub accepted: Accepted,
}

/// What a setting takes: what a sentence says that refuses another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// Any of these words, each once.
    AnyOf(Vec<&'static str>),
    /// Text of any kind.
    Text,
    /// A learning rate.
    Eta,
    /// How many rows learn together, before there are rows.
    Batch,
    /// How many of so many rows learn together.
    BatchOf(usize),
    /// The rate of a penalty.
    PenaltyRate,
    /// Penalties changed on the way.
    Penalties,
    /// A share from 0 to 1.
    Threshold,
    /// How many epochs.
    Epochs,
    /// One of so many epochs, or 0.
    EpochOf(u32),
    /// A seed.
    Seed,
    /// Starting weights, before there are rows.
    Weights,
    /// So many weights, and so many biases.
    Parameters {
        /// The weights of all outputs.
        weights: usize,
        /// A bias for each output.
        biases: usize,
    },
    /// The squared error alone, which goes with this activation.
    SquaredErrorWith(Activation),
    /// Epochs per frame.
    Rate,
    /// A parameter by its number, before there are rows.
    Along,
    /// One of so many parameters.
    AlongOf(usize),
    /// Two numbers, before there are rows.
    Pair,
    /// Two of so many.
    PairOf(usize),
    /// The panel `lifted` only where there is something to lift.
    Lifted,
    /// The address of a table.
    Table,
    /// No column of labels, with this data set.
    NoLabel {
        /// Its name.
        dataset: &'static str,
    },
    /// No choice of inputs or classes, with this data set.
    NoChoice {
        /// Its name.
        dataset: &'static str,
    },
    /// Rows as text.
    Points,
    /// Names of what rows have.
    Names {
        /// `inputs` or `classes`.
        attribute: &'static str,
    },
    /// Measurements of the iris.
    Measurements,
    /// Species of the iris.
    Species,
    /// How many generated rows.
    Rows,
    /// The spread of generated rows.
    Noise,
    /// A share of the rows.
    Holdout,
    /// Features.
    Features,
    /// Features of the first input alone.
    FirstInput,
    /// Features that are finite in every row.
    FiniteFeatures,
    /// No scaling.
    NoScale,
}

impl SettingError {
    /// The longest value repeated in the sentence; a longer one is cut.
    const MOST_SHOWN: usize = 40;

    /// The error of this setting, for this value, with what it takes.
    pub fn new(name: &str, value: &str, accepted: Accepted) -> Self {
        let mut shown: String = value.chars().take(Self::MOST_SHOWN).collect();
        if shown.len() < value.len() {
            shown += "…";
        }
        Self { name: name.to_owned(), value: shown, accepted }
    }
}

impl From<DataError> for SettingError {
    fn from(error: DataError) -> Self {
        let accepted = match error {
            DataError::Inputs(_) => Accepted::Measurements,
            DataError::Classes(_) => Accepted::Species,
            DataError::Rows(_) => Accepted::Rows,
            DataError::Noise(_) => Accepted::Noise,
            DataError::Holdout(_) => Accepted::Holdout,
            DataError::Features(_) => Accepted::Features,
            DataError::SecondInput(_) => Accepted::FirstInput,
            DataError::FeatureRange { .. } => Accepted::FiniteFeatures,
            DataError::Scale => Accepted::NoScale,
        };
        Self::new(error.name(), &error.value(), accepted)
    }
}
