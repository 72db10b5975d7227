use std::sync::Arc;

use super::{History, NumpyRandom, SettingError, Settings, Source, Trainer};
use crate::data::{Dataset, Examples};
use crate::model::{Metrics, Parameters, Penalty, Rule, Tally, Tiles};

/// A training run, which can go to any epoch from its first to its last.
///
/// [`Run::aim`] and [`Run::work`] go there in pieces, if there are too many rows for one frame; [`Run::seek`], [`Run::step`] and
/// [`Run::step_row`] go there at once.
#[derive(Debug, Clone)]
pub struct Run {
    settings: Settings,
    rule: Rule,
    examples: Arc<Examples>,
    tiles: Option<Arc<Tiles>>,
    start: Parameters,
    trainer: Trainer,
    history: History,
    /// The epoch of `measures`: the same as the trainer's, except while rows are still being measured.
    epoch: u32,
    measures: Measures,
    /// The sums so far while rows are being measured with the trainer's parameters.
    measuring: Option<Tallies>,
    /// Whether the parameters have changed since they were measured.
    moved: bool,
    goal: u32,
    broken: Option<u32>,
}

/// Loss and accuracy on the training rows and on the held-out rows.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measures {
    training: Metrics,
    testing: Option<Metrics>,
}

#[derive(Debug, Clone, Default)]
struct Tallies {
    training: Tally,
    testing: Tally,
}

impl Run {
    /// From this number of rows on, several rows are measured at a time, so that the last bits of the mean loss differ from
    /// NumPy's.
    pub const MANY: usize = 256;

    /// A run at epoch 0, with the starting weights from the settings, or drawn from the seed as NumPy does.
    ///
    /// # Errors
    /// The first setting that is invalid for a run.
    pub fn new(settings: Settings) -> Result<Self, SettingError> {
        let (examples, rule) = (settings.examples()?, settings.rule()?);
        Ok(Self::of(settings, rule, examples))
    }

    fn of(settings: Settings, rule: Rule, examples: Examples) -> Self {
        let (inputs, outputs) = (examples.prepared().inputs(), examples.prepared().outputs());
        let given =
            settings.weights.clone().and_then(|values| Parameters::from_values(inputs, outputs, values));
        let start = given.unwrap_or_else(|| {
            let mut random = NumpyRandom::new(settings.seed);
            let drawn = (0..outputs * (inputs + 1)).map(|_| random.random()).collect();
            Parameters::from_values(inputs, outputs, drawn).unwrap_or_else(|| unreachable!())
        });
        let mut run = Self::from_start(settings, rule, Arc::new(examples), None, start);
        if run.trainer.wants_tiles() || run.examples.prepared().len() >= Self::MANY {
            run.tiles = Some(Arc::new(Tiles::of(run.examples.prepared())));
        }
        run.begin();
        run
    }

    fn from_start(
        settings: Settings,
        rule: Rule,
        examples: Arc<Examples>,
        tiles: Option<Arc<Tiles>>,
        start: Parameters,
    ) -> Self {
        let nothing = Metrics { mean_loss: f64::NAN, right: 0, rows: examples.training() };
        Self {
            history: History::new(start.values().len()),
            trainer: Trainer::new(start.clone(), rule, &settings, &examples),
            epoch: 0,
            measures: Measures { training: nothing, testing: None },
            measuring: None,
            moved: true,
            goal: 0,
            broken: None,
            settings,
            rule,
            examples,
            tiles,
            start,
        }
    }

    /// Measures the starting parameters.
    fn begin(&mut self) {
        self.measuring = Some(Tallies::default());
        self.work(usize::MAX);
    }

    /// The settings of this run.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The learning rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The rows, prepared for training.
    pub fn examples(&self) -> &Examples {
        &self.examples
    }

    /// The trainer, which takes the steps.
    pub fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// The current parameters.
    pub fn parameters(&self) -> &Parameters {
        self.trainer.parameters()
    }

    /// The current epoch: the last one whose final parameters have been measured.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Rows of the current epoch already done: 0 between epochs.
    pub fn row(&self) -> usize {
        self.trainer.row()
    }

    /// The progress within the current epoch, from 0 to 1: its rows are first used for training, and then measured.
    pub fn progress(&self) -> f64 {
        let (rows, all) = (self.examples.training(), self.examples.prepared().len());
        let ahead = if self.trainer.epoch() > self.epoch { rows } else { 0 };
        let measured =
            self.measuring.as_ref().map_or(0, |tallies| tallies.training.rows() + tallies.testing.rows());
        (self.trainer.row() + ahead + if ahead > 0 { measured } else { 0 }) as f64 / (rows + all) as f64
    }

    /// The former name of [`Run::metrics`].
    #[deprecated(note = "they are called `metrics`")]
    pub fn measure(&self) -> Metrics {
        self.metrics()
    }

    /// Loss and accuracy on the training rows, at the current parameters.
    pub fn metrics(&self) -> Metrics {
        self.measures.training
    }

    /// Loss and accuracy on the held-out rows, if there are any.
    pub fn testing(&self) -> Option<Metrics> {
        self.measures.testing
    }

    /// The penalty of the current weights, as a part of the minimised function.
    pub fn penalty_loss(&self) -> f64 {
        self.penalty().loss(self.parameters().weights())
    }

    /// The penalty of the next step.
    pub fn penalty(&self) -> Penalty {
        self.settings.penalty_after(self.trainer.epoch())
    }

    /// The epochs computed so far, including those after the current one.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The epoch at which the loss or a parameter became infinite or NaN, if this happened. No later epoch can be reached.
    pub fn broken(&self) -> Option<u32> {
        self.broken
    }

    /// The last epoch that can be reached.
    pub fn end(&self) -> u32 {
        self.broken.unwrap_or(self.settings.epochs)
    }

    /// Whether it is at its end.
    pub fn ended(&self) -> bool {
        self.epoch() >= self.end()
    }

    /// Moves by `epochs`, backwards if negative, within the limits of the run. Within an epoch, one back is its beginning.
    pub fn step(&mut self, epochs: i64) {
        self.aim(self.away(epochs));
        self.work(usize::MAX);
    }

    /// The epoch that [`Run::step`] with `epochs` would go to.
    pub fn away(&self, epochs: i64) -> u32 {
        let within = i64::from(epochs < 0 && self.progress() > 0.0);
        let target = (i64::from(self.epoch()) + within).saturating_add(epochs);
        u32::try_from(target.max(0)).unwrap_or(u32::MAX)
    }

    /// Trains on the next row of the current epoch. The parameters change when its batch is full.
    pub fn step_row(&mut self) {
        self.step_rows(false);
    }

    /// Trains on the remaining rows of the current batch, after which the parameters change once.
    pub fn step_batch(&mut self) {
        self.step_rows(true);
    }

    fn step_rows(&mut self, all: bool) {
        if self.ended() || !self.work(usize::MAX) {
            return;
        }
        let batch = self.trainer.batch();
        self.train(if all { batch - self.trainer.row() % batch } else { 1 });
        self.measuring = Some(Tallies::default());
        self.measure_all();
        self.goal = self.trainer.epoch();
    }

    /// The raw row on which the next row step trains; `None` at the end.
    pub fn next_row(&self) -> Option<usize> {
        if self.ended() {
            return None;
        }
        self.examples.raw_row(self.trainer.next_row())
    }

    /// Goes to any epoch, exactly as it was or will be, or to the end if the epoch is after it.
    pub fn seek(&mut self, epoch: u32) {
        self.aim(epoch);
        self.work(usize::MAX);
    }

    /// Goes back to epoch 0.
    pub fn reset(&mut self) {
        self.seek(0);
    }

    /// Makes an epoch the goal, or the end if the epoch is after it.
    pub fn aim(&mut self, epoch: u32) {
        self.goal = epoch.min(self.end());
        let at = (self.trainer.epoch(), self.trainer.row());
        if at == (self.goal, 0) {
            return;
        }
        if let Some((keyframe, parameters)) = self.history.keyframe(self.goal)
            && (at > (self.goal, 0) || keyframe > at.0)
        {
            self.trainer.place(keyframe, parameters);
            self.epoch = keyframe;
            self.measuring = None;
            self.moved = true;
        }
    }

    /// Whether it has reached its goal.
    pub fn is_there(&self) -> bool {
        self.measuring.is_none() && !self.moved && self.trainer.epoch() >= self.goal.min(self.end())
    }

    /// Works towards the goal on at most this many rows, by training or measuring. Returns true when the goal is reached.
    pub fn work(&mut self, most: usize) -> bool {
        let mut left = most;
        loop {
            if self.measuring.is_some() {
                let Some(rest) = left.checked_sub(self.measure_some(left)) else { return false };
                left = rest;
            } else if self.trainer.epoch() < self.goal.min(self.end()) {
                left -= self.train(left);
            } else if self.moved {
                self.measuring = Some(Tallies::default());
            } else {
                return true;
            }
            if left == 0 {
                return self.measuring.is_none()
                    && !self.moved
                    && self.trainer.epoch() >= self.goal.min(self.end());
            }
        }
    }

    /// Sets the parameters by hand: starts a new run whose epoch 0 has these parameters. Returns false and changes nothing if
    /// their number is wrong or one is not finite.
    pub fn set_parameters(&mut self, values: Vec<f64>) -> bool {
        let Some(start) = Parameters::from_values(self.start.inputs(), self.start.outputs(), values) else {
            return false;
        };
        let settings = Settings {
            weights: Some(start.values().to_vec()),
            penalty: self.penalty(),
            penalties: Vec::new(),
            ..self.settings.clone()
        };
        *self = Self::from_start(settings, self.rule, self.examples.clone(), self.tiles.clone(), start);
        self.begin();
        true
    }

    /// Starts over with different rows and the same goal, from the same starting weights if the model still has that shape.
    ///
    /// # Errors
    /// The first setting that is invalid for these rows; then nothing has changed.
    pub fn set_rows(&mut self, dataset: Arc<Dataset>) -> Result<(), SettingError> {
        let standardise = Some(self.settings.is_standardised());
        let mut settings = Settings { source: Source::ByHand(dataset), standardise, ..self.settings.clone() };
        let raw = self.examples.raw();
        if let Source::ByHand(dataset) = &settings.source
            && (dataset.inputs(), dataset.outputs()) != (raw.inputs(), raw.outputs())
        {
            settings.weights = None;
        }
        let mut run = Self::new(settings)?;
        run.aim(self.goal);
        *self = run;
        Ok(())
    }

    /// Changes the penalty from this epoch on, and forgets the epochs after it. Returns false and changes nothing if the rate is
    /// negative or not finite.
    pub fn set_penalty(&mut self, penalty: Penalty) -> bool {
        if !(penalty.rate.is_finite() && penalty.rate >= 0.0) {
            return false;
        }
        let epoch = self.epoch;
        self.settings.penalties.retain(|(from, _)| *from < epoch);
        if epoch == 0 {
            self.settings.penalty = penalty;
        } else if self.settings.penalty_after(epoch) != penalty {
            self.settings.penalties.push((epoch, penalty));
        }
        self.history.forget_after(epoch);
        if self.broken.is_some_and(|broken| broken > epoch) {
            self.broken = None;
        }
        // Epochs between the last point kept and this one are recorded again on the way.
        if let Some((keyframe, parameters)) = self.history.keyframe(epoch) {
            self.trainer.place(keyframe, parameters);
            (self.epoch, self.measuring, self.moved) = (keyframe, None, true);
        }
        self.seek(epoch);
        true
    }

    /// Changes the [threshold](Settings::threshold) without starting over. The accuracies in the history stay as they were
    /// measured. Returns false and changes nothing for a number outside 0 to 1.
    pub fn set_threshold(&mut self, threshold: f64) -> bool {
        if !(0.0..=1.0).contains(&threshold) {
            return false;
        }
        if threshold != self.settings.threshold {
            self.settings.threshold = threshold;
            self.measuring = None;
            self.moved = true;
            self.work(usize::MAX);
        }
        true
    }

    /// Whether a raw row is classified correctly at the current parameters.
    pub fn is_right(&self, row: usize) -> bool {
        let (x, y) = self.examples.row(row);
        self.rule.is_right(self.parameters().zs(x), y, self.settings.threshold)
    }

    /// Trains on at most this many rows of the current epoch, and returns how many it used.
    fn train(&mut self, most: usize) -> usize {
        let before = self.trainer.epoch();
        let count = self.trainer.train(most, &self.settings, self.examples.prepared(), self.tiles.as_deref());
        self.moved = true;
        if self.trainer.epoch() > before {
            if self.trainer.epoch() > self.history.latest() {
                self.measuring = Some(Tallies::default());
            } else {
                self.epoch = self.trainer.epoch();
            }
        }
        count
    }

    fn measure_all(&mut self) {
        while self.measuring.is_some() {
            self.measure_some(usize::MAX);
        }
    }

    /// Measures at most this many more rows, and returns how many it measured.
    fn measure_some(&mut self, most: usize) -> usize {
        let Some(mut tallies) = self.measuring.take() else { return 0 };
        let (training, all) = (self.examples.training(), self.examples.prepared().len());
        let done = tallies.training.rows() + tallies.testing.rows();
        let (rule, threshold, parameters) = (self.rule, self.settings.threshold, self.trainer.parameters());
        let dataset = self.examples.prepared();
        let few = Metrics::of;
        let measures = match self.tiles.as_ref().filter(|_| all >= Self::MANY) {
            None => Measures {
                training: few(parameters, dataset, 0..training, rule, threshold),
                testing: (training < all).then(|| few(parameters, dataset, training..all, rule, threshold)),
            },
            Some(tiles) => {
                let end = done.saturating_add(most).min(all);
                let add = |rows: std::ops::Range<usize>, tally: &mut Tally| {
                    if !rows.is_empty() {
                        tiles.add_losses(rows, rule, threshold, parameters, tally);
                    }
                };
                add(done.min(training)..end.min(training), &mut tallies.training);
                add(done.max(training)..end.max(training), &mut tallies.testing);
                if end < all {
                    self.measuring = Some(tallies);
                    return end - done;
                }
                let testing = (training < all).then(|| tallies.testing.metrics());
                Measures { training: tallies.training.metrics(), testing }
            }
        };
        self.measures = measures;
        (self.epoch, self.moved) = (self.trainer.epoch(), false);
        if self.trainer.row() == 0 {
            self.record();
        }
        all - done
    }

    fn record(&mut self) {
        let Measures { training, testing } = self.measures;
        let values = self.trainer.parameters().values();
        // The loss alone is not enough: with a step function it is finite whatever the weights are.
        if training.mean_loss.is_finite() && values.iter().all(|value| value.is_finite()) {
            self.history.record(self.trainer.epoch(), values, training, testing);
        } else {
            self.broken = Some(self.trainer.epoch());
        }
    }
}
