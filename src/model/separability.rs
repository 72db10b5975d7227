use std::cmp::Ordering;
use std::mem::take;

use num_traits::float::FloatCore;

use crate::data::Dataset;
use crate::numerics::{Whole, rounded, shifted};

/// The largest number of rows for which [`separable`] gives an answer.
const SEPARABLE_ROWS: usize = 200;
/// The largest number of inputs for which [`separable`] gives an answer.
const SEPARABLE_INPUTS: usize = 10;
/// The largest number of rows for which [`most_right`] gives an answer.
const MOST_RIGHT_ROWS: usize = 200;
/// The largest total number of bits that the inputs of a row may have after scaling to integers.
const BITS: i32 = 1000;
/// For how many steps the search for a hyperplane uses the faster rule, which may never end: about ten times as many as any known
/// case needed.
const HASTY_STEPS: usize = 300;
/// After how many steps the search gives up: about ten times as many as any known case needed with Bland's rule.
const STEPS: usize = 3000;

/// Whether the two classes of a data set of one output are linearly separable: whether a hyperplane separates them with no row on
/// it.
///
/// The answer is exact: inputs are scaled to integers, column by column, and nothing is rounded. The search looks for weights w
/// and a bias b with y (w·x + b) ≥ 1 in every row, where y is 1 or −1 depending on the row's class: if the classes are separable
/// at all, large enough weights reach 1. The dual simplex method satisfies one row after the other. It ends with weights that
/// satisfy all rows, or with a row whose y (x, 1) is a combination of those of other rows with factors ≤ 0 (Farkas, 1902): if the
/// others are satisfied, this row is not. Bland's rule (1977) keeps the method from cycling.
///
/// `None` for several outputs, more than 200 rows or more than 10 inputs, or if very large and very small numbers together would
/// need integers of more than 1000 bits in a row; ordinary inputs need about 60 bits each.
pub fn separable(dataset: &Dataset) -> Option<bool> {
    if dataset.len() > SEPARABLE_ROWS || dataset.inputs() > SEPARABLE_INPUTS {
        return None;
    }
    let rows = WholeRows::new(dataset)?;
    let all: Vec<usize> = (0..dataset.len()).collect();
    rows.part(&all, HASTY_STEPS).map(|parted| parted.is_some())
}

/// A line (with one input, a threshold) that classifies as many rows correctly as any line can.
#[derive(Debug, Clone, PartialEq)]
pub struct BestLine {
    /// The number of rows that it classifies correctly.
    pub right: usize,
    /// The number of rows.
    pub of: usize,
    /// Its weights, then its bias: class 1 is where w·x + b ≥ 0. `None` if no doubles were found that classify as many rows
    /// correctly when w·x + b is rounded, for example because the line has to pass between neighbouring doubles.
    pub parameters: Option<Vec<f64>>,
}

/// The largest number of rows that a line can classify correctly, in a data set of one or two inputs and one output, with class 1
/// on either side of the line.
///
/// The answer is exact. Either the rows that a best line classifies correctly are all of one class, or two tangents pass between
/// their two classes, and each touches a row of both. Seen from class 1 towards class 0, one of these tangents has class 1 on its
/// left and class 0 on its right; of the rows on it, first come all of one class, then all of the other. So it is enough to try
/// the lines from each row of class 1 to each row of class 0, with class 1 on the left, and each way to split the rows on such a
/// line in two by their order: a line turned or shifted a little splits them in this way. The side of a line on which a row lies
/// is computed in doubles if their rounding cannot matter, otherwise in integers.
///
/// For n rows up to n³/4 sides are computed, but far fewer if few rows are wrong.
///
/// `None` for several outputs, more than two inputs or more than 200 rows, or if very large and very small numbers together would
/// need integers of more than 1000 bits in a row.
pub fn most_right(dataset: &Dataset) -> Option<BestLine> {
    if dataset.len() > MOST_RIGHT_ROWS || dataset.inputs() > 2 {
        return None;
    }
    let rows = WholeRows::new(dataset)?;
    let right = rows_right(&points(dataset), &rows);
    let parameters = rows.part(&right, HASTY_STEPS).flatten().filter(|parameters| {
        let is_right = |&row: &usize| {
            let z = dataset.row(row).0.iter().zip(parameters).fold(0.0, |z, (x, w)| z + w * x);
            (z + parameters[dataset.inputs()] >= 0.0) == (dataset.class(row) == 1)
        };
        (0..dataset.len()).filter(is_right).count() == right.len()
    });
    Some(BestLine { right: right.len(), of: dataset.len(), parameters })
}

/// The rows of a data set of one output as integers: 1, then each input minus the minimum of its column, divided by a power of 2
/// that divides the whole column. Neither step changes what is separable.
///
/// They are integers of any size because no smaller type always holds them: the inputs of one row have up to [`BITS`] bits
/// together, and a determinant of several rows has about as many, about ten times what an `i128` holds.
struct WholeRows {
    /// Numbers in each row: inputs + 1.
    width: usize,
    cells: Vec<Whole>,
    class_1: Vec<bool>,
    /// For each input, the exponent of the power of 2 by which it was divided, and the minimum of the input after the division.
    columns: Vec<(i32, Whole)>,
}

impl WholeRows {
    fn new(dataset: &Dataset) -> Option<Self> {
        if dataset.outputs() != 1 {
            return None;
        }
        let (mut bits, mut columns) = (0, Vec::new());
        for input in 0..dataset.inputs() {
            // The minimum of the input, the exponent of the lowest bit of any value, and the exponent above its highest bit.
            let (mut least, mut lowest, mut highest) = (f64::INFINITY, 1100, -1100);
            for (x, _) in dataset.rows() {
                least = least.min(x[input]);
                let (mantissa, power, _) = x[input].integer_decode();
                if mantissa > 0 {
                    lowest = lowest.min(i32::from(power) + mantissa.trailing_zeros() as i32);
                    highest = highest.max(i32::from(power) + 64 - mantissa.leading_zeros() as i32);
                }
            }
            bits += (highest - lowest).max(0);
            columns.push((lowest, multiple(least, lowest)));
        }
        if bits > BITS {
            return None;
        }
        let mut cells = Vec::new();
        for (x, _) in dataset.rows() {
            cells.push(Whole::from(1));
            cells.extend(x.iter().zip(&columns).map(|(&x, (power, least))| multiple(x, *power) - least));
        }
        let class_1 = (0..dataset.len()).map(|row| dataset.class(row) == 1).collect();
        Some(Self { width: dataset.inputs() + 1, cells, class_1, columns })
    }

    /// Weights and bias with y (w·x + b) ≥ 1 in the given rows, rounded to doubles. `Some(None)` if there are none, `None` if the
    /// search gave up. The first `hasty` steps take the worst row, which needs fewer steps but could cycle.
    ///
    /// The basis is a set of as many rows as there are parameters, in each of which y (w·x + b) is set to 1. At first the basis is
    /// the parameters themselves, each set to 0. Its inverse is stored by columns and multiplied by its determinant, so that it is
    /// integer.
    fn part(&self, rows: &[usize], hasty: usize) -> Option<Option<Vec<f64>>> {
        let (zero, mut determinant) = (Whole::default(), Whole::from(1));
        let mut basis: Vec<Option<usize>> = vec![None; self.width];
        let mut inverse = Vec::new();
        for place in 0..self.width {
            inverse.push(zeros(self.width));
            inverse[place][place] = Whole::from(1);
        }
        for step in 0..STEPS {
            let mut parameters = zeros(self.width);
            for (column, row) in inverse.iter().zip(&basis) {
                for (parameter, cell) in parameters.iter_mut().zip(column).filter(|_| row.is_some()) {
                    *parameter = &*parameter + cell;
                }
            }
            // A row in which y (w·x + b) < 1, both sides multiplied by the determinant: the worst row, or the first.
            let (mut failing, mut least) = (None, determinant.clone());
            for (place, &row) in rows.iter().enumerate() {
                let z = self.product(row, &parameters);
                if z < least && (failing.is_none() || step < hasty) {
                    (failing, least) = (Some(place), z);
                }
            }
            let Some(failing) = failing else {
                return Some(Some(self.unscaled(&parameters, &determinant)));
            };
            // That row as a combination of the rows of the basis. It replaces one of them.
            let mut shares: Vec<Whole> =
                inverse.iter().map(|column| self.product(rows[failing], column)).collect();
            let free = |place: &usize| basis[*place].is_none() && shares[*place] != zero;
            let mut leaving = (0..self.width).find(free);
            if leaving.is_none() {
                for place in 0..self.width {
                    let better = |than: usize| match step < hasty {
                        true => shares[place] > shares[than],
                        false => basis[place] < basis[than],
                    };
                    if shares[place] > zero && leaving.is_none_or(better) {
                        leaving = Some(place);
                    }
                }
            }
            let Some(leaving) = leaving else { return Some(None) };
            let (mut share, mut leaving_column) = (take(&mut shares[leaving]), take(&mut inverse[leaving]));
            // For a parameter that is set to 0, the sign may be changed.
            if share < zero {
                share = -share;
                leaving_column.iter_mut().for_each(|cell| *cell = -&*cell);
            }
            for (column, factor) in inverse.iter_mut().zip(&shares) {
                for (cell, leaving_cell) in column.iter_mut().zip(&leaving_column) {
                    // The division leaves no remainder.
                    *cell = (&*cell * &share - leaving_cell * factor) / &determinant;
                }
            }
            inverse[leaving] = leaving_column;
            determinant = share;
            basis[leaving] = Some(failing);
        }
        None
    }

    /// The scalar product of y (1, x) of a row and these factors.
    fn product(&self, row: usize, factors: &[Whole]) -> Whole {
        let cells = &self.cells[row * self.width..];
        let sum: Whole = cells.iter().zip(factors).map(|(cell, factor)| cell * factor).sum();
        if self.class_1[row] { sum } else { -sum }
    }

    /// Weights, then bias, for the data set's original inputs. In the integer parameters the bias comes first.
    fn unscaled(&self, parameters: &[Whole], determinant: &Whole) -> Vec<f64> {
        let (divisor, divisor_power) = rounded(determinant);
        let quotient = |whole: &Whole, power: i32| {
            let (value, value_power) = rounded(whole);
            libm::ldexp(value / divisor, value_power - divisor_power - power)
        };
        let mut unscaled = Vec::with_capacity(self.width);
        let mut bias = parameters[0].clone();
        for (weight, (power, least)) in parameters[1..].iter().zip(&self.columns) {
            bias = &bias - weight * least;
            unscaled.push(quotient(weight, *power));
        }
        unscaled.push(quotient(&bias, 0));
        unscaled
    }
}

fn zeros(count: usize) -> Vec<Whole> {
    vec![Whole::default(); count]
}

/// `value` / 2^`power`, for a finite number that is a multiple of 2^`power`.
fn multiple(value: f64, power: i32) -> Whole {
    let (mantissa, own_power, sign) = value.integer_decode();
    shifted(&Whole::from(i64::from(sign) * mantissa as i64), i32::from(own_power) - power)
}

/// A row of one or two inputs in the plane.
struct Point {
    x: [f64; 2],
    /// 1 for class 1, −1 for class 0.
    y: f64,
    row: usize,
}

impl Point {
    fn is_class_1(&self) -> bool {
        self.y > 0.0
    }
}

/// The rows from left to right, and from bottom to top at equal x: the order in which any line meets the rows on it.
fn points(dataset: &Dataset) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(dataset.len());
    for (row, (x, _)) in dataset.rows().enumerate() {
        let x = [x[0], x.get(1).copied().unwrap_or(0.0)];
        let y = if dataset.class(row) == 1 { 1.0 } else { -1.0 };
        points.insert(points.partition_point(|other| other.x <= x), Point { x, y, row });
    }
    points
}

/// The rows that a best line classifies correctly.
fn rows_right(points: &[Point], rows: &WholeRows) -> Vec<usize> {
    let ones = points.iter().filter(|point| point.is_class_1()).count();
    let majority = points.iter().filter(|point| point.is_class_1() == (2 * ones >= points.len()));
    let mut best: Vec<usize> = majority.map(|point| point.row).collect();
    for first in points.iter().filter(|point| point.is_class_1()) {
        for second in points.iter().filter(|point| !point.is_class_1() && point.x != first.x) {
            let side = |point: &Point| side(first, second, point, rows);
            // Rows on the wrong side, if class 1 is on the left.
            let mut wrong = 0;
            for point in points {
                wrong += usize::from(side(point) * point.y < 0.0);
                if wrong >= points.len() - best.len() {
                    break;
                }
            }
            if wrong >= points.len() - best.len() {
                continue;
            }
            let sides: Vec<f64> = points.iter().map(side).collect();
            let on_line = points.iter().zip(&sides).filter(|(_, side)| **side == 0.0);
            let line: Vec<&Point> = on_line.map(|(point, _)| point).collect();
            let split = Split::best(&line);
            if split.right + points.len() - line.len() - wrong > best.len() {
                let beside = points.iter().zip(&sides).filter(|(point, side)| **side * point.y > 0.0);
                best = beside.map(|(point, _)| point.row).collect();
                for (place, point) in line.iter().enumerate() {
                    if point.is_class_1() == ((place < split.place) == split.ones_first) {
                        best.push(point.row);
                    }
                }
            }
            if line.len() == points.len() {
                return best;
            }
        }
    }
    best
}

/// A split of the points on one line into two parts, in their order.
struct Split {
    /// The index at which the second part begins.
    place: usize,
    /// Whether the first part is predicted as class 1.
    ones_first: bool,
    right: usize,
}

impl Split {
    /// The split that classifies most points correctly. Points at the same position stay together.
    fn best(line: &[&Point]) -> Self {
        let mut best = Self { place: 0, ones_first: true, right: 0 };
        // The number of correct points with class 1 first.
        let mut right = line.iter().filter(|point| !point.is_class_1()).count();
        for place in 0..=line.len() {
            let apart = place == 0 || place == line.len() || line[place - 1].x != line[place].x;
            for (right, ones_first) in [(right, true), (line.len() - right, false)] {
                if apart && right > best.right {
                    best = Self { place, ones_first, right };
                }
            }
            if let Some(point) = line.get(place) {
                right = if point.is_class_1() { right + 1 } else { right - 1 };
            }
        }
        best
    }
}

/// On which side of the line from a to b, two different points, c lies: positive on the left, 0 on the line.
#[inline(always)]
fn side(a: &Point, b: &Point, c: &Point, rows: &WholeRows) -> f64 {
    let [[x0, y0], [x1, y1], [x2, y2]] = [a.x, b.x, c.x];
    let (left, right) = ((x1 - x0) * (y2 - y0), (y1 - y0) * (x2 - x0));
    // A bound of the error from rounding (Shewchuk, 1997) and underflow.
    let error = 3.4e-16 * (left.abs() + right.abs()) + 1e-290;
    if (left - right).abs() > error { left - right } else { exact_side([a, b, c], rows) }
}

/// Like [`side`], but exact, as −1, 0 or 1: the sign of the determinant of 1, x1 and x2 of the three points.
fn exact_side([a, b, c]: [&Point; 3], rows: &WholeRows) -> f64 {
    if c.x == a.x || c.x == b.x {
        return 0.0;
    }
    let mut sum = Whole::default();
    for (a, b) in [(a, b), (b, c), (c, a)] {
        let cells = |point: &Point| &rows.cells[point.row * rows.width..][..rows.width];
        // With one input, all are on one line.
        if let ([_, x1, x2], [_, other_x1, other_x2]) = (cells(a), cells(b)) {
            sum = &sum + (x1 * other_x2 - x2 * other_x1);
        }
    }
    match sum.cmp(&Whole::default()) {
        Ordering::Less => -1.0,
        Ordering::Equal => 0.0,
        Ordering::Greater => 1.0,
    }
}

#[cfg(test)]
mod tests;
