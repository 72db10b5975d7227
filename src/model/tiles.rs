use std::ops::Range;

use wide::u64x4;

use super::{Loss, Measure, Parameters, Rule};
use crate::data::Dataset;
use crate::numerics::Lanes;
use crate::numerics::lanes::{REACH, all, log_and_sigmoid, sigmoid_within};

/// Rows in tiles of [`Tiles::LANES`] rows, in which the same input of several rows lies side by side, so that one instruction
/// works on all of them: for batches, and for the loss of many rows.
///
/// The number of a row decides its lane, and sums are kept lane by lane. So they are the same to the bit however the work is cut
/// into pieces, and on every target.
///
/// The sigmoid of several rows at once is not that of [`super::exp()`]: the two may differ in the last bits of out, and with
/// them whether a row exactly at the threshold is classified correctly.
#[derive(Debug, Clone)]
pub struct Tiles {
    inputs: usize,
    outputs: usize,
    rows: usize,
    /// The numbers of each input, then the targets of each output, tile by tile: a processor reads several streams from memory
    /// faster than one.
    columns: Vec<Vec<Lanes>>,
    /// The largest |x|; ∞ where one is NaN.
    largest: f64,
}

impl Tiles {
    /// Rows side by side in a tile.
    pub const LANES: usize = 4;

    /// Empty, for rows of so many inputs and outputs.
    pub fn new(inputs: usize, outputs: usize) -> Self {
        Self { inputs, outputs, rows: 0, columns: vec![Vec::new(); inputs + outputs], largest: 0.0 }
    }

    /// Every row of a data set.
    pub fn of(dataset: &Dataset) -> Self {
        let mut tiles = Self::new(dataset.inputs(), dataset.outputs());
        let count = dataset.len().div_ceil(Self::LANES);
        tiles.columns.iter_mut().for_each(|column| column.reserve_exact(count));
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

    /// Adds these rows' gradients, at these parameters.
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
            // Every sum adds its rows in their order.
            self.add_some(rows.start..whole.start, rule, parameters, gradient);
            self.add_whole(whole.clone(), parameters, gradient);
            self.add_some(whole.end..rows.end, rule, parameters, gradient);
        } else {
            self.add_some(rows, rule, parameters, gradient);
        }
    }

    /// Adds the gradients of any rows.
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

    /// Adds the gradients of whole tiles by the article's rule, where no z is out of [`REACH`]. With two inputs and one output
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

    /// Adds the losses of these rows, and counts those classified correctly. Where a loss is NaN, that count means nothing.
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
            let (mut called, mut wanted) = (Largest::NONE, Largest::NONE);
            for output in 0..self.outputs {
                let first = output * self.inputs;
                let (z, y) = (z(weights, first, biases[output], x, tile), y[output][tile]);
                let (loss, out) = loss_and_out(rule, z, y);
                losses += loss;
                called.offer(z);
                wanted.offer(y);
                // Both or neither.
                is_right = !(out.simd_ge(decision) ^ y.simd_gt(HALF));
            }
            if self.outputs > 1 {
                is_right = called.place.simd_eq(wanted.place);
            }
            tally.losses += losses & inside;
            right += Lanes::ONE & is_right & inside;
        }
        tally.right += sum(right) as usize;
    }

    /// An upper bound of |z| for a single output; NaN or ∞ where there is none.
    fn reach(&self, parameters: &Parameters) -> f64 {
        let weights = parameters.weights().iter().map(|weight| weight.abs()).sum::<f64>();
        weights * self.largest + parameters.biases().iter().map(|bias| bias.abs()).sum::<f64>()
    }
}

/// All bits of the lanes of a tile that these rows have.
#[inline(always)]
fn inside(tile: usize, rows: &Range<usize>) -> Lanes {
    let first = tile * Tiles::LANES;
    if rows.start <= first && first + Tiles::LANES <= rows.end {
        return EVERY;
    }
    let place = |row: usize| all(row as f64 - first as f64);
    PLACES.simd_ge(place(rows.start)) & PLACES.simd_lt(place(rows.end))
}

/// z of one output in a tile, whose weights begin at `first`.
#[inline(always)]
fn z(weights: &[f64], first: usize, bias: f64, x: &[Vec<Lanes>], tile: usize) -> Lanes {
    // Adding −0 changes no number, not even 0 or −0.
    let mut sum = NOTHING;
    for input in 0..x.len() {
        sum += all(weights[first + input]) * x[input][tile];
    }
    sum + all(bias)
}

/// [`Rule::dz`].
#[inline(always)]
fn dz(rule: Rule, z: Lanes, y: Lanes) -> Lanes {
    let out = rule.activation().outs(z);
    match rule.loss_kind() {
        Loss::SquaredError => rule.activation().backs(out - y, out),
        Loss::CrossEntropy => out - y,
    }
}

/// [`Rule::loss`] and [`Activation::out`].
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

/// The index of the largest number so far in each lane, the first of equal ones.
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
/// The number of each lane.
const PLACES: Lanes = Lanes::new([0.0, 1.0, 2.0, 3.0]);
/// All bits set in all lanes.
const EVERY: Lanes = Lanes::from_bits(u64x4::new([u64::MAX; Tiles::LANES]));

/// The sum over the lanes.
fn sum(lanes: Lanes) -> f64 {
    let [a, b, c, d] = lanes.to_array();
    (a + b) + (c + d)
}

/// The gradient of a batch while its rows are added up.
#[derive(Debug, Clone)]
pub struct Gradient {
    sums: Vec<Lanes>,
    rows: usize,
}

impl Gradient {
    /// An empty sum for a model of so many parameters.
    pub fn new(parameters: usize) -> Self {
        Self { sums: vec![Lanes::ZERO; parameters], rows: 0 }
    }

    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Begins another batch.
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

/// Losses and correctly classified rows while they are added up.
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
    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The mean loss and the number of correct rows.
    pub fn measure(&self) -> Measure {
        Measure { mean_loss: sum(self.losses) / self.rows as f64, right: self.right, rows: self.rows }
    }
}

#[cfg(test)]
mod tests {
    use std::iter::once;

    use super::*;
    use crate::model::Activation;

    const ROWS: usize = 83;

    fn rules() -> impl Iterator<Item = Rule> {
        let losses = |activation| Loss::ALL.map(|loss| Rule::new(activation, loss));
        Activation::ALL.into_iter().flat_map(losses).flatten()
    }

    /// Numbers in no order, from −1 to 1.
    fn scattered(count: usize) -> Vec<f64> {
        (1..=count).map(|i| 2.0 * (i as f64 * 0.618_033_988_749_894_9).fract() - 1.0).collect()
    }

    fn parameters(inputs: usize, outputs: usize) -> Parameters {
        let values = scattered(outputs * (inputs + 1)).iter().map(|value| 2.0 * value).collect();
        Parameters::from_values(inputs, outputs, values).unwrap()
    }

    /// Of so many inputs and outputs, with targets as this rule has them.
    fn dataset(inputs: usize, outputs: usize, rule: Rule) -> Dataset {
        let x: Vec<Vec<f64>> =
            scattered(ROWS * inputs).chunks(inputs).map(|x| x.iter().map(|x| 4.0 * x).collect()).collect();
        let targets = rule.activation().targets();
        let class = |row: usize| (row * 7 / 3) % outputs.max(2);
        let y: Vec<Vec<f64>> = (0..ROWS)
            .map(|row| match outputs {
                1 => vec![targets[class(row)]],
                _ => (0..outputs).map(|output| targets[usize::from(output == class(row))]).collect(),
            })
            .collect();
        Dataset::from_rows(&x, &y).unwrap()
    }

    fn shapes() -> impl Iterator<Item = (usize, usize, Rule)> {
        [(2, 1), (1, 1), (5, 1), (2, 3), (4, 3)]
            .into_iter()
            .flat_map(|(inputs, outputs)| rules().map(move |rule| (inputs, outputs, rule)))
    }

    fn gradient(
        tiles: &Tiles,
        pieces: impl IntoIterator<Item = Range<usize>>,
        rule: Rule,
        parameters: &Parameters,
    ) -> (Vec<f64>, Measure) {
        let mut gradient = Gradient::new(parameters.values().len());
        let mut tally = Tally::default();
        for rows in pieces {
            tiles.add_gradient(rows.clone(), rule, parameters, &mut gradient);
            tiles.add_losses(rows.clone(), rule, 0.4, parameters, &mut tally);
        }
        assert_eq!(gradient.rows(), tally.rows());
        (gradient.mean().collect(), tally.measure())
    }

    /// Against the same formulas row by row.
    #[test]
    fn what_one_row_after_the_other_gives() {
        for (inputs, outputs, rule) in shapes() {
            let (dataset, parameters) = (dataset(inputs, outputs, rule), parameters(inputs, outputs));
            for rows in [0..ROWS, 5..6, 1..8, 42..ROWS] {
                let mut expected = vec![0.0; parameters.values().len()];
                for (x, y) in rows.clone().map(|row| dataset.row(row)) {
                    for (output, &y) in y.iter().enumerate() {
                        let dz = rule.dz(parameters.z(output, x), y) / rows.len() as f64;
                        for (sum, x) in expected[output * inputs..].iter_mut().zip(x) {
                            *sum += dz * x;
                        }
                        expected[outputs * inputs + output] += dz;
                    }
                }
                let loss = Measure::of(&parameters, &dataset, rows.clone(), rule, 0.4);
                let (mean, measure) = gradient(&Tiles::of(&dataset), once(rows.clone()), rule, &parameters);
                let length = expected.iter().map(|g| g * g).sum::<f64>().sqrt();
                for (found, expected) in mean.iter().zip(&expected) {
                    assert!(
                        (found - expected).abs() <= 1e-13 * length + 1e-15,
                        "{rule:?}: {mean:?}, not {expected:?}"
                    );
                }
                let off = (measure.mean_loss - loss.mean_loss).abs();
                assert!(off <= 1e-13 * loss.mean_loss + 1e-15, "{rule:?}: {measure:?}, not {loss:?}");
                assert_eq!((measure.right, measure.rows), (loss.right, loss.rows), "{rule:?}");
            }
        }
    }

    fn bits((mean, measure): (Vec<f64>, Measure)) -> (Vec<u64>, u64, usize) {
        let mean = mean.iter().map(|number| number.to_bits()).collect();
        (mean, measure.mean_loss.to_bits(), measure.right)
    }

    #[test]
    fn the_same_bits_however_it_is_cut() {
        for (inputs, outputs, rule) in shapes() {
            let (tiles, parameters) =
                (Tiles::of(&dataset(inputs, outputs, rule)), parameters(inputs, outputs));
            let all = bits(gradient(&tiles, once(3..ROWS), rule, &parameters));
            for cut in 3..=ROWS {
                let pieces = [3..cut, cut..(cut + 5).min(ROWS), (cut + 5).min(ROWS)..ROWS];
                assert_eq!(bits(gradient(&tiles, pieces, rule, &parameters)), all, "{rule:?}, {cut}");
            }
        }
    }

    /// The article's own path and everybody's: a third input that is always 0 takes the other.
    #[test]
    fn both_paths_give_the_same_bits() {
        let two = dataset(2, 1, Rule::ARTICLE);
        let (mut tiles, mut wider) = (Tiles::new(2, 1), Tiles::new(3, 1));
        for (x, y) in two.rows() {
            tiles.push(x, y);
            wider.push(&[x[0], x[1], 0.0], y);
        }
        let given = |values: Vec<f64>| Parameters::from_values(values.len() - 1, 1, values).unwrap();
        let (few, loss) = gradient(&tiles, once(1..ROWS), Rule::ARTICLE, &given(vec![0.3, -0.7, 0.1]));
        let (more, same) = gradient(&wider, once(1..ROWS), Rule::ARTICLE, &given(vec![0.3, -0.7, 9.0, 0.1]));
        assert_eq!((few, loss), (vec![more[0], more[1], more[3]], same));
    }

    /// At the threshold a row counts as of class 1, and of equal outputs the first wins, as row by row.
    #[test]
    fn rows_are_called_as_one_by_one() {
        for rule in rules() {
            for threshold in [0.0, 0.3, 0.5, 1.0] {
                for y in rule.activation().targets() {
                    let parameters = Parameters::from_values(1, 1, vec![1.0, 0.0]).unwrap();
                    let x = [[0.0], [-0.0], [1.0], [-1.0], [0.3], [50.0], [-50.0]];
                    let dataset = Dataset::from_rows(&x, &[[y]; 7]).unwrap();
                    let mut tally = Tally::default();
                    Tiles::of(&dataset).add_losses(0..7, rule, threshold, &parameters, &mut tally);
                    let expected = Measure::of(&parameters, &dataset, 0..7, rule, threshold);
                    assert_eq!(tally.measure().right, expected.right, "{rule:?} {threshold} {y}");
                }
            }
        }
        let equal = Parameters::from_values(1, 3, vec![0.0, 1.0, 1.0, 0.5, 0.5, 0.5]).unwrap();
        let y = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 1.0, 1.0]];
        let dataset = Dataset::from_rows(&[[0.0], [1.0], [1.0], [0.0], [2.0]], &y).unwrap();
        let mut tally = Tally::default();
        Tiles::of(&dataset).add_losses(0..5, Rule::ARTICLE, 0.5, &equal, &mut tally);
        assert_eq!(tally.measure().right, 4, "all but the third");
        let expected = Measure::of(&equal, &dataset, 0..5, Rule::ARTICLE, 0.5);
        assert_eq!(expected.right, 4);
    }

    /// A broken run must be noticed, but only by the rows that are asked about.
    #[test]
    fn what_is_no_number_spoils_its_own_piece() {
        let parameters = Parameters::from_values(2, 1, vec![1e308, -1e308, 0.0]).unwrap();
        let mut tiles = Tiles::new(2, 1);
        for row in 0..8 {
            let x = if row == 5 { [10.0, 10.0] } else { [1e-308, 0.0] };
            tiles.push(&x, &[0.0]);
        }
        for rule in rules().filter(|rule| rule.activation().has_slope()) {
            for (rows, broken) in [(0..8, true), (4..6, true), (0..5, false), (6..8, false)] {
                let (mean, measure) = gradient(&tiles, once(rows.clone()), rule, &parameters);
                assert_eq!(mean.iter().any(|number| number.is_nan()), broken, "{rule:?} {rows:?}");
                assert_eq!(measure.mean_loss.is_nan(), broken, "{rule:?} {rows:?}");
            }
        }
    }
}
