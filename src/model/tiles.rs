use std::ops::Range;

use wide::u64x4;

use super::{Loss, Metrics, Parameters, Rule};
use crate::data::Dataset;
use crate::numerics::Lanes;
use crate::numerics::lanes::{REACH, all, log_and_sigmoid, sigmoid_within};

/// Rows in tiles of [`Tiles::LANES`] rows. The same input of several rows is stored side by side, so that one instruction
/// processes all of them: for batches, and for the loss of many rows.
///
/// The row number decides the lane, and sums are kept lane by lane. So the sums are the same to the bit however the work is
/// divided, and on every target.
///
/// The sigmoid of several rows at once uses a different exponential than [`super::exp()`]: the two may differ in the last bits of
/// out, and so in whether a row exactly at the threshold is classified correctly.
#[derive(Debug, Clone)]
pub struct Tiles {
    inputs: usize,
    outputs: usize,
    rows: usize,
    /// The numbers of each input, then the targets of each output, tile by tile: a processor reads several streams from memory
    /// faster than one.
    columns: Vec<Vec<Lanes>>,
    /// The largest |x|; ∞ if one is NaN.
    largest: f64,
}

impl Tiles {
    /// The number of rows in a tile.
    pub const LANES: usize = 4;

    /// An empty list, for rows with this many inputs and outputs.
    pub fn new(inputs: usize, outputs: usize) -> Self {
        Self { inputs, outputs, rows: 0, columns: vec![Vec::new(); inputs + outputs], largest: 0.0 }
    }

    /// All rows of a data set.
    pub fn of(dataset: &Dataset) -> Self {
        let mut tiles = Self::new(dataset.inputs(), dataset.outputs());
        let count = dataset.len().div_ceil(Self::LANES);
        tiles.columns.iter_mut().for_each(|column| column.reserve_exact(count));
        dataset.rows().for_each(|(x, y)| tiles.push(x, y));
        tiles
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Removes all rows and keeps the memory.
    pub fn clear(&mut self) {
        self.rows = 0;
        self.columns.iter_mut().for_each(Vec::clear);
        self.largest = 0.0;
    }

    /// Adds a row after the others.
    pub fn push(&mut self, x: &[f64], y: &[f64]) {
        let (tile, lane) = (self.rows / Self::LANES, self.rows % Self::LANES);
        for (column, &number) in self.columns.iter_mut().zip(x.iter().chain(y)) {
            if lane == 0 {
                column.push(Lanes::ZERO);
            }
            column[tile].as_mut_array()[lane] = number;
        }
        for &x in x {
            if x.is_nan() {
                self.largest = f64::INFINITY;
            } else if x.abs() > self.largest {
                self.largest = x.abs();
            }
        }
        self.rows += 1;
    }

    /// Adds the gradients of these rows at these parameters.
    pub fn add_gradient(
        &self,
        rows: Range<usize>,
        rule: Rule,
        parameters: &Parameters,
        gradient: &mut Gradient,
    ) {
        gradient.rows += rows.len();
        let whole = rows.start.next_multiple_of(Self::LANES)..rows.end / Self::LANES * Self::LANES;
        if rule == Rule::ARTICLE && !whole.is_empty() && self.reach(parameters) <= REACH {
            // In every sum, the rows are added in their order.
            self.add_some(rows.start..whole.start, rule, parameters, gradient);
            self.add_whole(whole.clone(), parameters, gradient);
            self.add_some(whole.end..rows.end, rule, parameters, gradient);
        } else {
            self.add_some(rows, rule, parameters, gradient);
        }
    }

    /// Adds the gradients of any range of rows.
    fn add_some(&self, rows: Range<usize>, rule: Rule, parameters: &Parameters, gradient: &mut Gradient) {
        let (weights, biases) = (parameters.weights(), parameters.biases());
        let (x, y) = self.columns.split_at(self.inputs);
        for tile in rows.start / Self::LANES..rows.end.div_ceil(Self::LANES) {
            let inside = inside(tile, &rows);
            for output in 0..self.outputs {
                let first = output * self.inputs;
                let dz = dz(rule, z(weights, first, biases[output], x, tile), y[output][tile]) & inside;
                for input in 0..self.inputs {
                    gradient.sums[first + input] += dz * x[input][tile];
                }
                gradient.sums[weights.len() + output] += dz;
            }
        }
    }

    /// Adds the gradients of whole tiles by the article's rule, if no |z| exceeds [`REACH`]. With two inputs and one output the
    /// parameters and sums stay in registers, and nothing is clamped, which saves a quarter of the time.
    fn add_whole(&self, rows: Range<usize>, parameters: &Parameters, gradient: &mut Gradient) {
        let tiles = rows.start / Self::LANES..rows.end / Self::LANES;
        if let [x1, x2, y] = self.columns.as_slice()
            && let [w1, w2, b] = *parameters.values()
            && let [sum1, sum2, sum] = gradient.sums.as_mut_slice()
        {
            let (w1, w2, b) = (all(w1), all(w2), all(b));
            let (mut g1, mut g2, mut g) = (*sum1, *sum2, *sum);
            let x = x1[tiles.clone()].iter().zip(&x2[tiles.clone()]);
            for ((&x1, &x2), &y) in x.zip(&y[tiles]) {
                let out = sigmoid_within(w1 * x1 + w2 * x2 + b);
                let dz = (out - y) * (out * (Lanes::ONE - out));
                (g1, g2, g) = (g1 + dz * x1, g2 + dz * x2, g + dz);
            }
            (*sum1, *sum2, *sum) = (g1, g2, g);
        } else {
            self.add_some(rows, Rule::ARTICLE, parameters, gradient);
        }
    }

    /// Adds the losses of these rows and counts the correctly classified ones. If a loss is NaN, that count means nothing.
    pub fn add_losses(
        &self,
        rows: Range<usize>,
        rule: Rule,
        threshold: f64,
        parameters: &Parameters,
        tally: &mut Tally,
    ) {
        tally.rows += rows.len();
        let (weights, biases) = (parameters.weights(), parameters.biases());
        let (x, y) = self.columns.split_at(self.inputs);
        let decision = all(rule.activation().decision(threshold));
        let mut right = Lanes::ZERO;
        for tile in rows.start / Self::LANES..rows.end.div_ceil(Self::LANES) {
            let inside = inside(tile, &rows);
            let (mut losses, mut is_right) = (Lanes::ZERO, Lanes::ZERO);
            let (mut predicted, mut wanted) = (Largest::NONE, Largest::NONE);
            for output in 0..self.outputs {
                let first = output * self.inputs;
                let (z, y) = (z(weights, first, biases[output], x, tile), y[output][tile]);
                let (loss, out) = loss_and_out(rule, z, y);
                losses += loss;
                predicted.offer(z);
                wanted.offer(y);
                // Both comparisons true, or both false.
                is_right = !(out.simd_ge(decision) ^ y.simd_gt(HALF));
            }
            if self.outputs > 1 {
                is_right = predicted.place.simd_eq(wanted.place);
            }
            tally.losses += losses & inside;
            right += Lanes::ONE & is_right & inside;
        }
        tally.right += sum(right) as usize;
    }

    /// An upper bound of |z| for a single output; NaN or ∞ if there is none.
    fn reach(&self, parameters: &Parameters) -> f64 {
        let weights = parameters.weights().iter().map(|weight| weight.abs()).sum::<f64>();
        weights * self.largest + parameters.biases().iter().map(|bias| bias.abs()).sum::<f64>()
    }
}

/// A mask with all bits set in the lanes of a tile that belong to these rows.
#[inline(always)]
fn inside(tile: usize, rows: &Range<usize>) -> Lanes {
    let first = tile * Tiles::LANES;
    if rows.start <= first && first + Tiles::LANES <= rows.end {
        return EVERY;
    }
    let place = |row: usize| all(row as f64 - first as f64);
    PLACES.simd_ge(place(rows.start)) & PLACES.simd_lt(place(rows.end))
}

/// z of one output in a tile. The weights of the output begin at index `first`.
#[inline(always)]
fn z(weights: &[f64], first: usize, bias: f64, x: &[Vec<Lanes>], tile: usize) -> Lanes {
    // Adding −0 changes no number, not even 0 or −0.
    let mut sum = NOTHING;
    for input in 0..x.len() {
        sum += all(weights[first + input]) * x[input][tile];
    }
    sum + all(bias)
}

/// [`Rule::dz`] for several rows.
#[inline(always)]
fn dz(rule: Rule, z: Lanes, y: Lanes) -> Lanes {
    let out = rule.activation().outs(z);
    match rule.loss_kind() {
        Loss::SquaredError => rule.activation().backs(out - y, out),
        Loss::CrossEntropy => out - y,
    }
}

/// [`Rule::loss`] and [`Activation::out`] for several rows.
#[inline(always)]
fn loss_and_out(rule: Rule, z: Lanes, y: Lanes) -> (Lanes, Lanes) {
    match rule.loss_kind() {
        Loss::SquaredError => {
            let out = rule.activation().outs(z);
            let error = out - y;
            (HALF * (error * error), out)
        }
        Loss::CrossEntropy => {
            let (logarithm, out) = log_and_sigmoid(z);
            ((z & z.simd_gt(Lanes::ZERO)) - z * y + logarithm, out)
        }
    }
}

/// The index of the largest number so far in each lane, or the first of equal ones.
struct Largest {
    place: Lanes,
    number: Lanes,
    next: Lanes,
}

impl Largest {
    const NONE: Self = Self { place: Lanes::ZERO, number: all(f64::NEG_INFINITY), next: Lanes::ZERO };

    #[inline(always)]
    fn offer(&mut self, number: Lanes) {
        let larger = number.simd_gt(self.number);
        self.number = larger.select(number, self.number);
        self.place = larger.select(self.next, self.place);
        self.next += Lanes::ONE;
    }
}

const HALF: Lanes = all(0.5);
const NOTHING: Lanes = all(-0.0);
/// The index of each lane.
const PLACES: Lanes = Lanes::new([0.0, 1.0, 2.0, 3.0]);
/// All bits set in all lanes.
const EVERY: Lanes = Lanes::from_bits(u64x4::new([u64::MAX; Tiles::LANES]));

/// The sum over the lanes.
fn sum(lanes: Lanes) -> f64 {
    let [a, b, c, d] = lanes.to_array();
    (a + b) + (c + d)
}

/// The sum of gradients while a batch is processed.
#[derive(Debug, Clone)]
pub struct Gradient {
    sums: Vec<Lanes>,
    rows: usize,
}

impl Gradient {
    /// An empty sum for a model with this many parameters.
    pub fn new(parameters: usize) -> Self {
        Self { sums: vec![Lanes::ZERO; parameters], rows: 0 }
    }

    /// The number of rows so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Starts the next batch.
    pub fn clear(&mut self) {
        self.sums.fill(Lanes::ZERO);
        self.rows = 0;
    }

    /// The mean over the rows, parameter by parameter: weights row by row, then biases.
    pub fn mean(&self) -> impl Iterator<Item = f64> {
        let rows = self.rows as f64;
        self.sums.iter().map(move |&lanes| sum(lanes) / rows)
    }
}

/// The sum of losses and the number of correctly classified rows so far.
#[derive(Debug, Clone)]
pub struct Tally {
    losses: Lanes,
    right: usize,
    rows: usize,
}

impl Default for Tally {
    #[inline(always)]
    fn default() -> Self {
        Self { losses: Lanes::ZERO, right: 0, rows: 0 }
    }
}

impl Tally {
    /// The number of rows so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The mean loss and the number of correctly classified rows.
    pub fn metrics(&self) -> Metrics {
        Metrics { mean_loss: sum(self.losses) / self.rows as f64, right: self.right, rows: self.rows }
    }
}

#[cfg(test)]
mod tests;
