use crate::data::{DataError, Examples, Feature, Gate, Preparation, Source};
use crate::model::{Activation, ImpossiblePair, Loss, Penalty, Rule};
use crate::number::plain;

/// All settings of a run: the same settings always give the same numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The data set.
    pub source: Source,
    /// Inputs computed from the others and added after them.
    pub features: Vec<Feature>,
    /// Whether inputs are standardised to mean 0 and standard deviation 1; `None` for the default of the source.
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
    /// Whether every epoch uses a different row order.
    pub shuffle: bool,
    /// The penalty on the weights.
    pub penalty: Penalty,
    /// Changes of the penalty during the run: ascending epochs, and the penalty after each of them.
    pub penalties: Vec<(u32, Penalty)>,
    /// The output from which on a row is predicted as class 1, as a share of the way from the lower target to the higher one: 0 to
    /// 1.
    pub threshold: f64,
    /// Number of epochs to train: 1 to [`Settings::MOST_EPOCHS`].
    pub epochs: u32,
    /// NumPy's seed for the starting weights. Generated rows, held-out rows and the row order are drawn from separate random
    /// streams, which depend on it too.
    pub seed: u32,
    /// Starting weights, then biases, instead of those from the seed: finite, and as many as the model has.
    pub weights: Option<Vec<f64>>,
}

/// The batch size: the mean gradient of a batch makes one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    /// This many rows, 1 to the number of training rows; the last batch of an epoch may be smaller.
    Rows(usize),
    /// All training rows.
    All,
}

impl Default for Settings {
    /// The article's run: AND, η = 0.01, 1000 epochs, one row at a time.
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
    /// The largest number of epochs.
    pub const MOST_EPOCHS: u32 = 1_000_000;

    /// The learning rule.
    ///
    /// # Errors
    /// An activation and a loss that cannot be combined.
    pub fn rule(&self) -> Result<Rule, SettingError> {
        Rule::new(self.activation, self.loss).map_err(|ImpossiblePair| {
            SettingError::new("loss", self.loss.name(), Accepted::SquaredErrorWith(self.activation))
        })
    }

    /// Whether inputs are standardised, by the settings or by the default of the source.
    pub fn is_standardised(&self) -> bool {
        self.standardise.unwrap_or_else(|| self.source.is_standardised())
    }

    /// The penalty of the epoch that begins after `epochs`.
    pub fn penalty_after(&self, epochs: u32) -> Penalty {
        let last = self.penalties.iter().rev().find(|(from, _)| *from <= epochs);
        last.map_or(self.penalty, |(_, penalty)| *penalty)
    }

    /// Refuses settings that are invalid whatever the rows.
    ///
    /// # Errors
    /// The first such setting, as a sentence.
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
    /// The first setting that is invalid for these rows.
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

/// An invalid setting: its name, its value, and the accepted values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingError {
    /// The setting, as an author writes it.
    pub name: String,
    /// The value that was refused.
    pub value: String,
    /// The accepted values.
    pub accepted: Accepted,
}

/// The accepted values of a setting, for the sentence that refuses a different one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// Any of these words, each at most once.
    AnyOf(Vec<&'static str>),
    /// Text of any kind.
    Text,
    /// A learning rate.
    Eta,
    /// A batch size, before the rows are known.
    Batch,
    /// A batch size for this many rows.
    BatchOf(usize),
    /// The rate of a penalty.
    PenaltyRate,
    /// Changes of the penalty during the run.
    Penalties,
    /// A share from 0 to 1.
    Threshold,
    /// A number of epochs.
    Epochs,
    /// An epoch from 0 to this number.
    EpochOf(u32),
    /// A seed.
    Seed,
    /// Starting weights, before the rows are known.
    Weights,
    /// This many weights and this many biases.
    Parameters {
        /// The number of weights of all outputs.
        weights: usize,
        /// The number of biases, one for each output.
        biases: usize,
    },
    /// Only the squared error, the one loss for this activation.
    SquaredErrorWith(Activation),
    /// Epochs per frame.
    Rate,
    /// A parameter by its number, before the rows are known.
    Along,
    /// One of this many parameters.
    AlongOf(usize),
    /// Two inputs by number, before the rows are known.
    Pair,
    /// Two of this many inputs or parameters.
    PairOf(usize),
    /// The ends of the axes of a landscape.
    Limits,
    /// The panel `lifted` only with the features that it needs.
    Lifted,
    /// The address of a table.
    Table,
    /// No label column, because this data set has none.
    NoLabel {
        /// Its name.
        dataset: &'static str,
    },
    /// No choice of inputs or classes, because this data set does not offer it.
    NoChoice {
        /// Its name.
        dataset: &'static str,
    },
    /// Rows as text.
    Points,
    /// Names of inputs or classes of the rows.
    Names {
        /// `inputs` or `classes`.
        attribute: &'static str,
    },
    /// Measurements of the iris data set.
    Measurements,
    /// Species of the iris data set.
    Species,
    /// A number of generated rows.
    Rows,
    /// The noise of generated rows.
    Noise,
    /// The share of held-out rows.
    Holdout,
    /// Features.
    Features,
    /// Only features of the first input.
    FirstInput,
    /// Features that are finite in every row.
    FiniteFeatures,
    /// No standardisation.
    NoScale,
}

impl SettingError {
    /// The longest value shown in the sentence; a longer one is cut.
    const MOST_SHOWN: usize = 40;

    /// The error for this setting and this value, with the accepted values.
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
