use crate::data::Dataset;
use crate::model::Parameters;

/// Stochastic gradient descent, one row after the other, in the order of the data.
///
/// Its place in time is an epoch and the rows of the running epoch already done.
#[derive(Debug, Clone)]
pub struct Trainer {
    parameters: Parameters,
    eta: f64,
    epoch: u32,
    row: usize,
}

impl Trainer {
    /// At epoch 0, before any update, with learning rate η.
    pub fn new(parameters: Parameters, eta: f64) -> Self {
        Self { parameters, eta, epoch: 0, row: 0 }
    }

    /// What has been learned so far.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Whole epochs done.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Rows of the running epoch already done: 0 between epochs.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Goes to the end of the running epoch.
    pub fn train_epoch(&mut self, dataset: &Dataset) {
        self.parameters.descend(dataset, self.row..dataset.len(), self.eta);
        self.epoch += 1;
        self.row = 0;
    }

    /// Learns from the next row alone. True where that row was the epoch's last.
    pub fn train_row(&mut self, dataset: &Dataset) -> bool {
        self.parameters.descend(dataset, self.row..self.row + 1, self.eta);
        self.row += 1;
        let done = self.row >= dataset.len();
        if done {
            self.epoch += 1;
            self.row = 0;
        }
        done
    }

    /// Stands at `epoch` with the parameters it had there.
    pub(crate) fn place(&mut self, epoch: u32, parameters: &[f64]) {
        self.parameters.copy_from(parameters);
        (self.epoch, self.row) = (epoch, 0);
    }
}
