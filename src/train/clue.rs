//! Finds the learning rate with which printed weights were trained. A run of AND forgets its start: from every start it reaches a
//! surface b = f(w1, w2) and continues along it. Each learning rate η has a slightly different surface, so three numbers with
//! enough digits identify the learning rate.

use super::NumpyRandom;
use crate::data::{Dataset, Gate};
use crate::model::{Parameters, Penalty, Rule, Step, sigmoid};

/// Parameters of a gate's neuron as printed somewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Printed {
    /// w1 and w2.
    pub weights: [f64; 2],
    /// b.
    pub bias: f64,
    /// Half a unit in the last digit: the largest rounding error of each.
    pub half_digit: f64,
}

impl Printed {
    /// The parameters in the article, for AND: eight decimals, as NumPy prints them.
    pub const ARTICLE: Self =
        Self { weights: [2.649_241_14, 2.646_714_3], bias: -4.090_291_57, half_digit: 5e-9 };
}

/// Learning rates to try, from 0.01 to 0.3, in steps that become smaller towards 0.1, down to a millionth.
pub fn etas() -> Vec<f64> {
    // In millionths: the first learning rate to which a step applies, and the step.
    const STEPS: [(u32, usize); 11] = [
        (10_000, 5000),
        (90_000, 1000),
        (98_000, 200),
        (99_800, 50),
        (99_950, 10),
        (99_990, 1),
        (100_010, 10),
        (100_050, 50),
        (100_200, 200),
        (102_000, 1000),
        (110_000, 5000),
    ];
    let ends = STEPS.iter().skip(1).map(|(from, _)| *from).chain([300_001]);
    let millionths = STEPS.iter().zip(ends).flat_map(|(&(from, step), end)| (from..end).step_by(step));
    millionths.map(|millionths| f64::from(millionths) / 1e6).collect()
}

/// The parameters of a run of AND, rows in order, one step for each row: w1, w2 and b.
pub type Place = [f64; 3];

/// The starting parameters of a run with this NumPy seed.
pub fn start(seed: u32) -> Place {
    let mut random = NumpyRandom::new(seed);
    [random.random(), random.random(), random.random()]
}

/// Runs of AND from many starts at one learning rate, with their paths.
#[derive(Debug, Clone)]
pub struct Runs {
    eta: f64,
    epochs: u32,
    rows: Dataset,
    runs: Vec<Parameters>,
    /// For each run, w1 + w2 and b at the start and at regular intervals of epochs.
    paths: Vec<Vec<[f64; 2]>>,
    /// The index of the next run to train: those before it are finished.
    next: usize,
}

impl Runs {
    /// How many points of each path are kept, besides its start and its end.
    const KEPT: u32 = 48;

    /// Runs with the seeds from 0 on, at epoch 0.
    pub fn new(seeds: u32, eta: f64, epochs: u32) -> Self {
        let start = |seed: u32| Parameters::from_values(2, 1, start(seed).to_vec());
        let runs: Vec<Parameters> = (0..seeds).filter_map(start).collect();
        let paths = vec![Vec::new(); runs.len()];
        Self { eta, epochs, rows: Gate::And.dataset(), runs, paths, next: 0 }
    }

    /// Trains the next run to its end. Returns true when all are finished.
    pub fn work(&mut self) -> bool {
        let step = Step { rule: Rule::ARTICLE, eta: self.eta, penalty: Penalty::default() };
        let every = (self.epochs / Self::KEPT).max(1);
        if let (Some(run), Some(path)) = (self.runs.get_mut(self.next), self.paths.get_mut(self.next)) {
            path.push(seen(run));
            for epoch in 1..=self.epochs {
                run.descend(&self.rows, &[0, 1, 2, 3], step);
                if epoch % every == 0 || epoch == self.epochs {
                    path.push(seen(run));
                }
            }
            self.next += 1;
        }
        self.next >= self.runs.len()
    }

    /// Their learning rate.
    pub fn eta(&self) -> f64 {
        self.eta
    }

    /// The number of epochs of each run.
    pub fn epochs(&self) -> u32 {
        self.epochs
    }

    /// The current w1, w2 and b of each run.
    pub fn places(&self) -> impl Iterator<Item = &[f64]> {
        self.runs.iter().map(Parameters::values)
    }

    /// The paths: w1 + w2 and b of each run from its start on.
    pub fn paths(&self) -> &[Vec<[f64; 2]>] {
        &self.paths
    }
}

fn seen(run: &Parameters) -> [f64; 2] {
    match run.values() {
        &[w1, w2, b] => [w1 + w2, b],
        _ => [f64::NAN; 2],
    }
}

/// A run of AND that ends exactly at the printed weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landing {
    /// Its starting parameters.
    pub start: Place,
    /// The bias at its end: f(w1, w2) for its learning rate.
    pub bias: f64,
    /// ∂f/∂w1 and ∂f/∂w2 at its end.
    pub slopes: [f64; 2],
}

impl Landing {
    /// The distance of the printed bias above the surface.
    pub fn miss(&self, printed: &Printed) -> f64 {
        printed.bias - self.bias
    }

    /// The largest error of that distance due to the rounding of the three printed numbers.
    pub fn rounding(&self, printed: &Printed) -> f64 {
        printed.half_digit * (1.0 + self.slopes[0].abs() + self.slopes[1].abs())
    }
}

/// Finds the two starting weights, for a given starting bias, from which a run of AND ends at the printed weights, by Newton's
/// method: the derivatives of the end with respect to the start are computed along the run. `None` if it finds none, for example
/// with more than about twice or fewer than half the epochs of an ordinary run.
///
/// The run ends within 10⁻¹¹ of the printed weights, and the slopes of the surface correct for the rest: the bias is as exact as
/// doubles are, to about 10⁻¹⁴, apart from the remaining influence of the start.
pub fn land(printed: &Printed, eta: f64, epochs: u32, bias: f64) -> Option<Landing> {
    land_from(printed, eta, epochs, [0.5, 0.5, bias])
}

fn land_from(printed: &Printed, eta: f64, epochs: u32, guess: Place) -> Option<Landing> {
    const TRIES: u32 = 16;
    let mut start = guess;
    for _ in 0..TRIES {
        let ([w1, w2, b], [by_w1, by_w2]) = carried(start, eta, epochs);
        let amiss = [w1 - printed.weights[0], w2 - printed.weights[1]];
        let determinant = by_w1[0] * by_w2[1] - by_w1[1] * by_w2[0];
        // Cramer's rule.
        let solve = |[p, q]: [f64; 2]| {
            [(p * by_w2[1] - q * by_w2[0]) / determinant, (q * by_w1[0] - p * by_w1[1]) / determinant]
        };
        let step = solve(amiss);
        if !(step[0].is_finite() && step[1].is_finite()) {
            return None;
        }
        if amiss[0].abs().max(amiss[1].abs()) < 1e-11 {
            let slope = |target: [f64; 2]| {
                let [first, second] = solve(target);
                by_w1[2] * first + by_w2[2] * second
            };
            let slopes = [slope([1.0, 0.0]), slope([0.0, 1.0])];
            let bias = b - slopes[0] * amiss[0] - slopes[1] * amiss[1];
            return Some(Landing { start, bias, slopes });
        }
        // Steps are limited, because the function is far from linear.
        let length = step[0].abs().max(step[1].abs()).max(1.0);
        start = [start[0] - step[0] / length, start[1] - step[1] / length, start[2]];
    }
    None
}

/// The end of a run, and its derivatives with respect to the two starting weights.
fn carried(start: Place, eta: f64, epochs: u32) -> (Place, [Place; 2]) {
    const ROWS: [[f64; 3]; 4] = [[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 1.0]];
    let ([mut w1, mut w2, mut b], mut changes) = (start, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
    for _ in 0..epochs {
        for [x1, x2, y] in ROWS {
            let out = sigmoid(w1 * x1 + w2 * x2 + b);
            let slope = out * (1.0 - out);
            let step = eta * ((out - y) * slope);
            // The derivative of the step with respect to z: (out − y)′ · out′ + (out − y) · out″.
            let bend = eta * (slope * slope + (out - y) * (slope * (1.0 - 2.0 * out)));
            for [d1, d2, d] in &mut changes {
                let change = bend * (*d1 * x1 + *d2 * x2 + *d);
                (*d1, *d2, *d) = (*d1 - change * x1, *d2 - change * x2, *d - change);
            }
            (w1, w2, b) = (w1 - step * x1, w2 - step * x2, b - step);
        }
    }
    ([w1, w2, b], changes)
}

/// The surface of a learning rate at the printed weights, from a run of 100 / η epochs, about as many as from an ordinary start.
/// The exact number makes no difference: η determines the surface, the epochs only the position along it.
pub fn surface(printed: &Printed, eta: f64) -> Option<Landing> {
    land(printed, eta, (100.0 / eta).round().max(1.0) as u32, 0.5)
}

/// The learning rate whose surface goes through the printed numbers, and its uncertainty due to their rounding: by the secant
/// method, starting from the two rates `near`.
pub fn rate(printed: &Printed, near: [f64; 2]) -> Option<[f64; 2]> {
    let at = |eta: f64| surface(printed, eta).map(|landing| landing.miss(printed));
    let [mut before, mut eta] = near;
    let mut miss_before = at(before)?;
    for _ in 0..12 {
        let landing = surface(printed, eta)?;
        let miss = landing.miss(printed);
        let slope = (miss - miss_before) / (eta - before);
        if miss.abs() < 1e-13 || miss == miss_before {
            return Some([eta, (landing.rounding(printed) / slope).abs()]);
        }
        (before, miss_before) = (eta, miss);
        eta -= miss / slope;
        // Smaller steps are only rounding errors.
        if (eta - before).abs() < 1e-13 {
            return Some([eta, (landing.rounding(printed) / slope).abs()]);
        }
    }
    None
}

/// A start as NumPy draws it, all three numbers from 0 up to 1, from which a run ends at the printed weights after exactly this
/// many epochs; `None` if there is none.
pub fn reached_from(printed: &Printed, eta: f64, epochs: u32) -> Option<Place> {
    /// How far a start is outside the range of NumPy's random numbers: 0 or less inside.
    fn outside(start: &Place) -> f64 {
        start[..2].iter().fold(f64::NEG_INFINITY, |most, w| most.max(-w).max(w - 1.0))
    }
    let mut guess = [0.5, 0.5, 0.5];
    let mut try_at = |bias: f64| {
        let landing = land_from(printed, eta, epochs, [guess[0], guess[1], bias])?;
        guess = landing.start;
        Some(landing.start)
    };
    // The possible starts lie nearly along a line, on which the distance is a convex function: a golden-section search.
    const GOLDEN: f64 = 0.381_966_011_250_105_15;
    let (mut low, mut high) = (0.0, 1.0 - f64::EPSILON);
    let mut left = try_at(low + GOLDEN * (high - low))?;
    let mut right = try_at(high - GOLDEN * (high - low))?;
    for _ in 0..16 {
        let (best, other) = if outside(&left) <= outside(&right) { (left, right) } else { (right, left) };
        if outside(&best) < 0.0 {
            return Some(best);
        }
        if best[2] < other[2] {
            (high, right) = (other[2], left);
            left = try_at(low + GOLDEN * (high - low))?;
        } else {
            (low, left) = (other[2], right);
            right = try_at(high - GOLDEN * (high - low))?;
        }
    }
    None
}

#[cfg(test)]
mod tests;
