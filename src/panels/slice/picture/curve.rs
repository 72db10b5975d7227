//! The loss as a function of one parameter: its height, slope and curvature, and the range shown.

use crate::model::{Parameters, Penalty, Rule};
use crate::panels::landscape::{row, sampled};
use crate::train::Run;

/// The loss at one value of the parameter p, and its first two derivatives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bend {
    /// L.
    pub loss: f64,
    /// ∂L/∂p: the slope.
    pub slope: f64,
    /// ∂²L/∂p²: the curvature, above 0 where the curve bends upwards.
    pub curvature: f64,
}

impl Bend {
    /// The height, at a distance from here along p, of the parabola with the same loss, slope and curvature here.
    pub fn parabola(self, distance: f64) -> f64 {
        self.loss + distance * (self.slope + 0.5 * self.curvature * distance)
    }

    /// The distances at which that parabola has this height; not finite if there are none.
    pub(super) fn crossings(self, height: f64) -> [f64; 2] {
        let (a, b, c) = (0.5 * self.curvature, self.slope, self.loss - height);
        // Both solutions of a·d² + b·d + c = 0, computed from the one that loses no digits.
        let q = -0.5 * (b + (b * b - 4.0 * a * c).sqrt().copysign(b));
        [q / a, c / q]
    }
}

/// A loss as a function of one parameter p: the mean of the terms loss(c + p·u, y), the penalty on p, and a constant part.
#[derive(Debug, Clone)]
pub struct Slice {
    pub(super) rule: Rule,
    /// The penalty on p itself.
    pub(super) penalty: Penalty,
    /// c, u and y.
    pub(super) terms: Vec<[f64; 3]>,
    /// The number of rows of the terms, by which their sum is divided.
    pub(super) rows: f64,
    pub(super) constant: f64,
}

impl Slice {
    /// The largest number of rows for the mean, which is drawn again in every frame in which a parameter moves.
    pub const MOST_ROWS: usize = 500;

    /// The mean loss over the training rows, penalty included. If there are very many rows, it uses an evenly spread sample.
    pub fn mean(run: &Run, along: usize) -> Self {
        let rows = sampled(run).min(Self::MOST_ROWS);
        let mut slice = Self::empty(run, rows);
        for index in 0..rows {
            let (x, y) = row(run, index, rows);
            slice.add(run.parameters(), along, x, y);
        }
        slice.constant /= slice.rows;
        for (index, weight) in run.parameters().weights().iter().enumerate() {
            if index == along {
                slice.penalty = run.penalty();
            } else {
                slice.constant += run.penalty().loss(&[*weight]);
            }
        }
        slice
    }

    /// The loss of one raw row.
    pub fn of_row(run: &Run, along: usize, selected: usize) -> Self {
        let mut slice = Self::empty(run, 1);
        let (x, y) = run.examples().row(selected);
        slice.add(run.parameters(), along, x, y);
        slice
    }

    pub(super) fn empty(run: &Run, rows: usize) -> Self {
        let penalty = Penalty::default();
        Self { rule: run.rule(), penalty, terms: Vec::with_capacity(rows), rows: rows as f64, constant: 0.0 }
    }

    pub(super) fn add(&mut self, parameters: &Parameters, along: usize, x: &[f64], y: &[f64]) {
        let moved = parameters.output_of(along);
        for (output, &y) in y.iter().enumerate() {
            let z = parameters.z(output, x);
            if output == moved {
                let u = parameters.input_of(along, x);
                self.terms.push([z - value(parameters, along) * u, u, y]);
            } else {
                self.constant += self.rule.loss(z, y);
            }
        }
    }

    /// The loss if the parameter is `p`.
    pub fn loss(&self, p: f64) -> f64 {
        let sum: f64 = self.terms.iter().map(|[c, u, y]| self.rule.loss(c + p * u, *y)).sum();
        sum / self.rows + self.constant + self.penalty.loss(&[p])
    }

    /// The loss if the parameter is `p`, with its derivatives.
    pub fn bend(&self, p: f64) -> Bend {
        let (mut slope, mut curvature) = (0.0, 0.0);
        for &[c, u, y] in &self.terms {
            let z = c + p * u;
            slope += u * self.rule.dz(z, y);
            curvature += u * u * self.rule.curvature(z, y);
        }
        Bend {
            loss: self.loss(p),
            slope: slope / self.rows + self.penalty.gradient(p),
            curvature: curvature / self.rows + self.penalty.curvature(),
        }
    }
}

pub fn value(parameters: &Parameters, along: usize) -> f64 {
    parameters.values().get(along).copied().unwrap_or(0.0)
}

/// The range shown of a parameter: wide enough for the activation to flatten towards both ends, with 0 in the middle or, if the
/// run has been far from 0, the middle of the run's range. In round numbers; the range `before` is kept while it fits.
pub fn window(run: &Run, along: usize, before: Option<(f64, f64)>) -> (f64, f64) {
    // 4, 8, 16, …: at least as wide as the picture of the activation.
    let mut flat = 4.0;
    while flat < 2.0 * run.rule().activation().properties().reach {
        flat *= 2.0;
    }
    // A weight of a large input needs smaller steps.
    let (mut largest, rows) = (1.0_f64, sampled(run));
    for index in 0..rows {
        largest = largest.max(run.parameters().input_of(along, row(run, index, rows).0).abs());
    }
    let mut least = flat;
    while least > 1.6 * flat / largest && least > 1e-300 {
        least *= 0.5;
    }
    let here = value(run.parameters(), along);
    let (mut low, mut high) = (here, here);
    for values in run.history().parameters().chunks_exact(run.parameters().values().len()) {
        let value = values.get(along).copied().unwrap_or(here);
        (low, high) = (low.min(value), high.max(value));
    }
    let span = (high - low).min(1e300);
    if let Some((from, to)) = before {
        // While the reader drags the parameter, nothing may jump.
        let rim = (to - from) / if span > 0.0 { 16.0 } else { 64.0 };
        if low >= from + rim && high <= to - rim && to - from <= (8.0 * span).max(2.0 * least) {
            return (from, to);
        }
    }
    let mut width = least;
    while width < 1.6 * span {
        width *= 2.0;
    }
    let (half, step) = (width / 2.0, width / 8.0);
    // Around 0 while that shows everything, so that pictures of several parameters are alike.
    let rim = width / 8.0;
    let middle = if low >= rim - half && high <= half - rim { 0.0 } else { (low + high) / 2.0 };
    let middle = (middle / step).round() * step;
    (middle - half, middle + half)
}

/// The ends of this many equal pieces of a range.
pub fn points((from, to): (f64, f64), pieces: u32) -> impl Iterator<Item = f64> {
    (0..=pieces).map(move |piece| from + (to - from) * f64::from(piece) / f64::from(pieces))
}

/// The values of these parameters, but of the one at `along` this value.
pub fn with(parameters: &Parameters, along: usize, value: f64) -> Vec<f64> {
    let mut values = parameters.values().to_vec();
    values[along] = value;
    values
}
