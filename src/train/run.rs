use super::{History, NumpyRandom, SettingError, Settings, Trainer};
use crate::data::Dataset;
use crate::model::{Measure, Parameters};

/// A run from its first epoch to its last, and wherever in between the reader wants to be.
#[derive(Debug, Clone)]
pub struct Run {
    settings: Settings,
    dataset: Dataset,
    start: Parameters,
    trainer: Trainer,
    history: History,
    measure: Measure,
    broken: Option<u32>,
}

impl Run {
    /// At epoch 0: starting weights from the settings, or else from their seed as NumPy draws them.
    ///
    /// # Errors
    /// The first setting that no run can be made from.
    pub fn new(settings: Settings) -> Result<Self, SettingError> {
        settings.check()?;
        let dataset = settings.dataset.dataset();
        let (inputs, outputs) = (dataset.inputs(), dataset.outputs());
        let count = outputs * (inputs + 1);
        let given =
            settings.weights.clone().and_then(|values| Parameters::from_values(inputs, outputs, values));
        let start = given.unwrap_or_else(|| {
            let mut random = NumpyRandom::new(settings.seed);
            let drawn = (0..count).map(|_| random.random()).collect();
            Parameters::from_values(inputs, outputs, drawn).unwrap_or_else(|| unreachable!())
        });
        Ok(Self::from_start(settings, dataset, start))
    }

    fn from_start(settings: Settings, dataset: Dataset, start: Parameters) -> Self {
        let measure = Measure::of(&start, &dataset);
        let mut history = History::new(start.values().len());
        history.record(0, start.values(), measure.mean_loss, measure.accuracy());
        let trainer = Trainer::new(start.clone(), settings.eta);
        let broken = (!measure.mean_loss.is_finite()).then_some(0);
        Self { settings, dataset, start, trainer, history, measure, broken }
    }

    /// What makes this run.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What it learns from.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// What it has learned at this epoch.
    pub fn parameters(&self) -> &Parameters {
        self.trainer.parameters()
    }

    /// Where it is: the epoch whose final weights these are.
    pub fn epoch(&self) -> u32 {
        self.trainer.epoch()
    }

    /// Rows of the running epoch already done: 0 between epochs.
    pub fn row(&self) -> usize {
        self.trainer.row()
    }

    /// Loss and accuracy, here.
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// Where it has been: epochs that can be returned to, whether or not it stands before them now.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The epoch at which the loss stopped being a number, where it did. No epoch after it can be reached.
    pub fn broken(&self) -> Option<u32> {
        self.broken
    }

    /// The last epoch that can be reached.
    pub fn end(&self) -> u32 {
        self.broken.unwrap_or(self.settings.epochs)
    }

    /// Whether it stands at its end.
    pub fn ended(&self) -> bool {
        self.epoch() >= self.end()
    }

    /// `epochs` on, or back where negative, as far as the run reaches. From within an epoch, one back is its beginning.
    pub fn step(&mut self, epochs: i64) {
        let within = i64::from(epochs < 0 && self.row() > 0);
        let target = (i64::from(self.epoch()) + within).saturating_add(epochs);
        self.seek(u32::try_from(target.max(0)).unwrap_or(u32::MAX));
    }

    /// One forward and backward pass: the next row of the running epoch.
    pub fn step_row(&mut self) {
        if self.ended() {
            return;
        }
        let done = self.trainer.train_row(&self.dataset);
        self.take_measure();
        if done {
            self.record();
        }
    }

    /// To any epoch, exactly as it was or will be; to the end where it lies beyond.
    pub fn seek(&mut self, epoch: u32) {
        let epoch = epoch.min(self.end());
        let behind = epoch < self.epoch() || (epoch == self.epoch() && self.row() > 0);
        if let Some((at, parameters)) = self.history.keyframe(epoch)
            && (behind || at > self.epoch())
        {
            self.trainer.place(at, parameters);
        }
        let known = self.history.latest();
        while self.epoch() < epoch.min(self.end()) {
            self.trainer.train_epoch(&self.dataset);
            if self.epoch() > known {
                self.take_measure();
                self.record();
            }
        }
        self.take_measure();
    }

    /// Back to epoch 0.
    pub fn reset(&mut self) {
        self.seek(0);
    }

    /// Moves the model by hand: a new run whose epoch 0 has these parameters. False, and nothing changes, where they
    /// are not as many as the model has, or not finite.
    pub fn set_parameters(&mut self, values: Vec<f64>) -> bool {
        let Some(start) = Parameters::from_values(self.start.inputs(), self.start.outputs(), values) else {
            return false;
        };
        let settings = Settings { weights: Some(start.values().to_vec()), ..self.settings.clone() };
        *self = Self::from_start(settings, self.dataset.clone(), start);
        true
    }

    fn take_measure(&mut self) {
        self.measure = Measure::of(self.trainer.parameters(), &self.dataset);
    }

    fn record(&mut self) {
        let Measure { mean_loss, .. } = self.measure;
        if mean_loss.is_finite() {
            let values = self.trainer.parameters().values();
            self.history.record(self.trainer.epoch(), values, mean_loss, self.measure.accuracy());
        } else {
            self.broken = Some(self.trainer.epoch());
        }
    }
}
