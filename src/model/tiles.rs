use std::ops::Range;

use super::{Parameters, Rule};
use crate::data::{Dataset, class_of};

/// Rows in tiles of [`Tiles::LANES`] rows, in which the same input of several rows lies side by side, so that one instruction
/// works on all of them: for batches, and for the loss of many rows.
///
/// Every row has its lane, by its number, and sums are kept lane by lane. So they come out the same to the bit however the
/// work is cut into pieces, and on every target.
#[derive(Debug, Clone)]
pub struct Tiles {
    inputs: usize,
    outputs: usize,
    rows: usize,
    /// Tile by tile, input by input, lane by lane.
    x: Vec<f64>,
    /// Tile by tile, output by output, lane by lane.
    y: Vec<f64>,
}

impl Tiles {
    /// Rows side by side in a tile.
    pub const LANES: usize = 4;

    /// No rows yet, of so many inputs and outputs.
    pub fn new(inputs: usize, outputs: usize) -> Self {
        Self { inputs, outputs, rows: 0, x: Vec::new(), y: Vec::new() }
    }

    /// Every row of a data set.
    pub fn of(dataset: &Dataset) -> Self {
        let mut tiles = Self::new(dataset.inputs(), dataset.outputs());
        let count = dataset.len().div_ceil(Self::LANES) * Self::LANES;
        tiles.x.reserve_exact(count * tiles.inputs);
        tiles.y.reserve_exact(count * tiles.outputs);
        dataset.rows().for_each(|(x, y)| tiles.push(x, y));
        tiles
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Empties it and keeps its memory.
    pub fn clear(&mut self) {
        self.rows = 0;
        self.x.clear();
        self.y.clear();
    }

    /// Adds a row after the others.
    pub fn push(&mut self, x: &[f64], y: &[f64]) {
        let (tile, lane) = (self.rows / Self::LANES, self.rows % Self::LANES);
        if lane == 0 {
            self.x.resize((tile + 1) * Self::LANES * self.inputs, 0.0);
            self.y.resize((tile + 1) * Self::LANES * self.outputs, 0.0);
        }
        for (input, &x) in x.iter().enumerate() {
            self.x[(tile * self.inputs + input) * Self::LANES + lane] = x;
        }
        for (output, &y) in y.iter().enumerate() {
            self.y[(tile * self.outputs + output) * Self::LANES + lane] = y;
        }
        self.rows += 1;
    }

    /// Adds these rows' gradients, at these parameters.
    pub fn add_gradient(
        &self,
        rows: Range<usize>,
        rule: Rule,
        parameters: &Parameters,
        gradient: &mut Gradient,
    ) {
        for row in rows {
            let (tile, lane) = (row / Self::LANES, row % Self::LANES);
            for output in 0..self.outputs {
                let dz = rule.dz(self.z(tile, lane, output, parameters), self.y(tile, lane, output));
                for input in 0..self.inputs {
                    gradient.sums[output * self.inputs + input][lane] += dz * self.x(tile, lane, input);
                }
                gradient.sums[self.outputs * self.inputs + output][lane] += dz;
            }
            gradient.rows += 1;
        }
    }

    /// Adds these rows' losses, and whether each is right.
    pub fn add_losses(
        &self,
        rows: Range<usize>,
        rule: Rule,
        threshold: f64,
        parameters: &Parameters,
        tally: &mut Tally,
    ) {
        for row in rows {
            let (tile, lane) = (row / Self::LANES, row % Self::LANES);
            for output in 0..self.outputs {
                let z = self.z(tile, lane, output, parameters);
                tally.losses[lane] += rule.loss(z, self.y(tile, lane, output));
            }
            let zs = (0..self.outputs).map(|output| self.z(tile, lane, output, parameters));
            let y: Vec<f64> = (0..self.outputs).map(|output| self.y(tile, lane, output)).collect();
            tally.right += usize::from(rule.called(zs, self.outputs, threshold) == class_of(&y));
            tally.rows += 1;
        }
    }

    fn x(&self, tile: usize, lane: usize, input: usize) -> f64 {
        self.x[(tile * self.inputs + input) * Self::LANES + lane]
    }

    fn y(&self, tile: usize, lane: usize, output: usize) -> f64 {
        self.y[(tile * self.outputs + output) * Self::LANES + lane]
    }

    fn z(&self, tile: usize, lane: usize, output: usize, parameters: &Parameters) -> f64 {
        let weights = &parameters.weights()[output * self.inputs..][..self.inputs];
        let products = weights.iter().enumerate().map(|(input, w)| w * self.x(tile, lane, input));
        products.sum::<f64>() + parameters.biases()[output]
    }
}

/// The gradient of a batch while its rows are added up.
#[derive(Debug, Clone)]
pub struct Gradient {
    sums: Vec<[f64; Tiles::LANES]>,
    rows: usize,
}

impl Gradient {
    /// Of a model of so many parameters.
    pub fn new(parameters: usize) -> Self {
        Self { sums: vec![[0.0; Tiles::LANES]; parameters], rows: 0 }
    }

    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Begins another batch.
    pub fn clear(&mut self) {
        self.sums.fill([0.0; Tiles::LANES]);
        self.rows = 0;
    }

    /// The mean over the rows, parameter by parameter: weights row by row, then biases.
    pub fn mean(&self) -> impl Iterator<Item = f64> {
        let rows = self.rows as f64;
        self.sums.iter().map(move |[a, b, c, d]| ((a + b) + (c + d)) / rows)
    }
}

/// Losses and right rows while they are added up.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    losses: [f64; Tiles::LANES],
    right: usize,
    rows: usize,
}

impl Tally {
    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What they come to.
    pub fn measure(&self) -> super::Measure {
        let [a, b, c, d] = self.losses;
        super::Measure {
            mean_loss: ((a + b) + (c + d)) / self.rows as f64,
            right: self.right,
            rows: self.rows,
        }
    }
}
