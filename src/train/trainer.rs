use super::{Batch, RowOrder, Settings};
use crate::data::{Dataset, Examples};
use crate::model::{Gradient, Parameters, Rule, Step, Tiles};

/// Gradient descent, batch after batch.
///
/// Its position is an epoch and the number of rows of the current epoch already done.
#[derive(Debug, Clone)]
pub struct Trainer {
    parameters: Parameters,
    step: Step,
    /// The number of rows in an epoch, and in a batch.
    rows: usize,
    batch: usize,
    order: RowOrder,
    /// The sum of the gradients of the current batch.
    gradient: Gradient,
    /// Rows of a shuffled batch, collected into tiles.
    gathered: Tiles,
    epoch: u32,
    row: usize,
}

impl Trainer {
    /// A trainer at epoch 0, before any update.
    pub fn new(parameters: Parameters, rule: Rule, settings: &Settings, examples: &Examples) -> Self {
        let rows = examples.training();
        let batch = match settings.batch {
            Batch::All => rows,
            Batch::Rows(batch) => batch,
        };
        let order =
            if settings.shuffle { RowOrder::shuffled(rows, settings.seed) } else { RowOrder::in_order(rows) };
        Self {
            step: Step { rule, eta: settings.eta, penalty: settings.penalty },
            rows,
            batch,
            order,
            gradient: Gradient::new(parameters.values().len()),
            gathered: Tiles::new(parameters.inputs(), parameters.outputs()),
            parameters,
            epoch: 0,
            row: 0,
        }
    }

    /// The current parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The settings of its steps.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The batch size.
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// The number of finished epochs.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Rows of the current epoch already done: 0 between epochs.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The row on which it trains next.
    pub fn next_row(&self) -> usize {
        self.order.peek(self.epoch, self.row > 0).map_or(0, |row| row as usize)
    }

    /// Whether it can use the rows in tiles: if a batch has several rows and they are in order.
    pub fn wants_tiles(&self) -> bool {
        self.batch() > 1 && self.order.is_in_order()
    }

    /// Trains on the next rows of the current epoch, at most `most`, and returns how many it used. At the beginning of an epoch it
    /// takes the penalty of that epoch from `settings`.
    pub fn train(
        &mut self,
        most: usize,
        settings: &Settings,
        dataset: &Dataset,
        tiles: Option<&Tiles>,
    ) -> usize {
        if self.row == 0 {
            self.order.begin(self.epoch);
            self.gradient.clear();
            self.step.penalty = settings.penalty_after(self.epoch);
        }
        let count = most.min(self.rows - self.row);
        if self.batch() == 1 {
            self.parameters.descend(dataset, self.order.next(count), self.step);
            self.row += count;
        } else {
            let end = self.row + count;
            while self.row < end {
                self.add(end, dataset, tiles.filter(|_| self.wants_tiles()));
                if self.gradient.rows() == self.batch || self.row == self.rows {
                    self.parameters.step_against(self.gradient.mean(), self.step);
                    self.gradient.clear();
                }
            }
        }
        if self.row == self.rows {
            (self.epoch, self.row) = (self.epoch + 1, 0);
        }
        count
    }

    /// Adds the gradients of the next rows of the current batch, at most up to the row `end` of the epoch.
    fn add(&mut self, end: usize, dataset: &Dataset, tiles: Option<&Tiles>) {
        /// The number of rows gathered at a time.
        const GATHERED: usize = 256;
        let mut count = (end - self.row).min(self.batch - self.gradient.rows());
        let (rule, parameters) = (self.step.rule, &self.parameters);
        if let Some(tiles) = tiles {
            // The tiles have their rows, but `next_row` asks the order for the one after them.
            self.order.next(count);
            tiles.add_gradient(self.row..self.row + count, rule, parameters, &mut self.gradient);
        } else {
            count = count.min(GATHERED);
            self.gathered.clear();
            // The lane of a row depends only on its position in the epoch, wherever the pieces begin.
            let before = self.row % Tiles::LANES;
            let (x, y) = dataset.row(0);
            (0..before).for_each(|_| self.gathered.push(x, y));
            for &row in self.order.next(count) {
                let (x, y) = dataset.row_in_place(row as usize);
                self.gathered.push(x, y);
            }
            self.gathered.add_gradient(before..before + count, rule, parameters, &mut self.gradient);
        }
        self.row += count;
    }

    /// Goes to an epoch, with the parameters of that epoch.
    pub(crate) fn place(&mut self, epoch: u32, parameters: &[f64]) {
        self.parameters.copy_from(parameters);
        (self.epoch, self.row) = (epoch, 0);
    }
}
