use std::mem::take;

use super::whole::{Whole, odd_part};
use crate::data::Dataset;

/// The most rows of two classes that [`separable`] looks at.
const SEPARABLE_ROWS: usize = 200;
/// The most inputs that [`separable`] looks at.
const SEPARABLE_INPUTS: usize = 10;
/// The most rows that [`most_right`] looks at.
const MOST_RIGHT_ROWS: usize = 200;
/// The most bits that the inputs of a row in whole numbers may have together.
const BITS: i32 = 1000;
/// How many steps the search for a hyperplane may take in haste, without being sure to end: some ten times what it
/// has been seen to take.
const HASTY_STEPS: usize = 300;
/// After how many steps it is given up: some ten times what it has been seen to take without haste.
const STEPS: usize = 3000;

/// Whether a hyperplane parts the classes of a data set of one output, with none of its rows on it.
///
/// The answer is exact: inputs are taken for the numbers that their bits say, and made whole column by column, and nothing
/// is rounded. Weights w and a bias b are sought with y (w·x + b) ≥ 1 in every row, where y is 1 or −1 as the row's class:
/// where classes can be parted at all, larger weights reach 1. One row after the other is made to hold, by the dual
/// simplex method. It ends with weights that hold in all rows, or with a row whose y (x, 1) is a sum of other rows' times
/// numbers that are not above 0 (Farkas, 1902): wherever theirs is above 0, its y (w·x + b) is not. Bland's rule (1977)
/// keeps it from running in circles.
///
/// `None` where there are several outputs, more than 200 rows or more than 10 inputs, or where large numbers stand beside
/// so small ones that a row's whole ones would have more than 1000 bits; of ordinary inputs each has some 60.
pub fn separable(dataset: &Dataset) -> Option<bool> {
    if dataset.len() > SEPARABLE_ROWS || dataset.inputs() > SEPARABLE_INPUTS {
        return None;
    }
    let rows = WholeRows::new(dataset)?;
    let all: Vec<usize> = (0..dataset.len()).collect();
    rows.part(&all, HASTY_STEPS).map(|parted| parted.is_some())
}

/// A line (with one input, a threshold) that gets as many rows right as any can.
#[derive(Debug, Clone, PartialEq)]
pub struct BestLine {
    /// How many rows it gets right.
    pub right: usize,
    /// How many rows there are.
    pub of: usize,
    /// Its weights, then its bias: class 1 is where w·x + b ≥ 0. `None` where no numbers were found that get just as many
    /// rows right when w·x + b is rounded, as when the line has to pass between neighbouring doubles.
    pub parameters: Option<Vec<f64>>,
}

/// The most rows that a line can get right of a data set of one or two inputs and one output, class 1 on either side.
///
/// The answer is exact. What a best line gets right is of one class, or two tangents pass between the two classes of it,
/// both of which touch a row of each; seen from class 1 towards class 0, one of them has class 1 on its left and class 0 on
/// its right, but for rows on it, and those stand along it class after class. So it is enough to look at the lines from
/// each row of class 1 to each of class 0, with class 1 on the left, and at each way to part the rows on such a line in two
/// by their order along it: turned a little about a place between them, or shifted a little, it does part them so. On
/// which side of a line a row lies is told by doubles only where their error cannot matter, else by whole numbers.
///
/// Of n rows up to n³/4 are looked at, far fewer where few are wrong.
///
/// `None` where there are several outputs, more than two inputs or more than 200 rows, or where large numbers stand beside
/// so small ones that a row's whole ones would have more than 1000 bits.
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

/// The rows of a data set of one output in whole numbers: 1, then each input as a multiple of what all of its column
/// are multiples of, counted from the column's least. Neither changes what can be parted.
struct WholeRows {
    /// Numbers a row: inputs + 1.
    width: usize,
    cells: Vec<Whole>,
    class_1: Vec<bool>,
    /// Of each input, the power of 2 that it is a multiple of, and the least as that multiple.
    columns: Vec<(i32, Whole)>,
}

impl WholeRows {
    fn new(dataset: &Dataset) -> Option<Self> {
        if dataset.outputs() != 1 {
            return None;
        }
        let (mut bits, mut columns) = (0, Vec::new());
        for input in 0..dataset.inputs() {
            // The powers of 2 between which a number's bits can lie, the least first.
            let (mut least, mut lowest, mut highest) = (f64::INFINITY, 1100, -1100);
            for (x, _) in dataset.rows() {
                least = least.min(x[input]);
                if let Some((odd, power)) = odd_part(x[input]) {
                    lowest = lowest.min(power);
                    highest = highest.max(power + 64 - odd.leading_zeros() as i32);
                }
            }
            bits += (highest - lowest).max(0);
            columns.push((lowest, Whole::of(least, lowest)));
        }
        if bits > BITS {
            return None;
        }
        let one = Whole::of(1.0, 0);
        let mut cells = Vec::new();
        for (x, _) in dataset.rows() {
            cells.push(one.clone());
            for (&x, (power, least)) in x.iter().zip(&columns) {
                let mut cell = Whole::of(x, *power);
                cell.subtract_product(least, &one);
                cells.push(cell);
            }
        }
        let class_1 = (0..dataset.len()).map(|row| dataset.class(row) == 1).collect();
        Some(Self { width: dataset.inputs() + 1, cells, class_1, columns })
    }

    /// Weights and bias with y (w·x + b) ≥ 1 in the given rows, rounded; `Some(None)` where there are none; `None` where
    /// that was not found out. The first so many steps are hasty: fewer of them do, but they could run in circles.
    ///
    /// As many rows as there are parameters are the basis, in each of which y (w·x + b) is to be 1. To begin with, the
    /// basis is the parameters themselves, each of which is to be 0. Its inverse is kept by columns, and times its
    /// determinant, which makes it whole.
    fn part(&self, rows: &[usize], hasty: usize) -> Option<Option<Vec<f64>>> {
        let one = Whole::of(1.0, 0);
        let mut determinant = one.clone();
        let mut basis: Vec<Option<usize>> = vec![None; self.width];
        let mut inverse = Vec::new();
        for place in 0..self.width {
            inverse.push(zeros(self.width));
            inverse[place][place] = one.clone();
        }
        for step in 0..STEPS {
            let mut parameters = zeros(self.width);
            for (column, row) in inverse.iter().zip(&basis) {
                for (parameter, cell) in parameters.iter_mut().zip(column).filter(|_| row.is_some()) {
                    parameter.add_product(cell, &one);
                }
            }
            // A row in which y (w·x + b) < 1, both times the determinant: the worst, or the first.
            let (mut failing, mut least) = (None, determinant.clone());
            for (place, &row) in rows.iter().enumerate() {
                let z = self.product(row, &parameters);
                if z.compare(&least).is_lt() && (failing.is_none() || step < hasty) {
                    (failing, least) = (Some(place), z);
                }
            }
            let Some(failing) = failing else {
                return Some(Some(self.unscaled(&parameters, &determinant)));
            };
            // That row as a sum of those of the basis, of which one makes room for it.
            let mut shares: Vec<Whole> =
                inverse.iter().map(|column| self.product(rows[failing], column)).collect();
            let free = |place: &usize| basis[*place].is_none() && shares[*place].sign().is_ne();
            let mut leaving = (0..self.width).find(free);
            if leaving.is_none() {
                for place in 0..self.width {
                    let better = |than: usize| match step < hasty {
                        true => shares[place].compare(&shares[than]).is_gt(),
                        false => basis[place] < basis[than],
                    };
                    if shares[place].sign().is_gt() && leaving.is_none_or(better) {
                        leaving = Some(place);
                    }
                }
            }
            let Some(leaving) = leaving else { return Some(None) };
            let (mut share, mut leaving_column) = (take(&mut shares[leaving]), take(&mut inverse[leaving]));
            // A parameter that is to be 0 may change its sign.
            if share.sign().is_lt() {
                share.negate();
                leaving_column.iter_mut().for_each(Whole::negate);
            }
            for (column, factor) in inverse.iter_mut().zip(&shares) {
                for (cell, leaving_cell) in column.iter_mut().zip(&leaving_column) {
                    let mut next = Whole::default();
                    next.add_product(cell, &share);
                    next.subtract_product(leaving_cell, factor);
                    *cell = next.quotient(&determinant);
                }
            }
            inverse[leaving] = leaving_column;
            determinant = share;
            basis[leaving] = Some(failing);
        }
        None
    }

    /// y (1, x) of a row, times as many factors.
    fn product(&self, row: usize, factors: &[Whole]) -> Whole {
        let mut sum = Whole::default();
        for (cell, factor) in self.cells[row * self.width..].iter().zip(factors) {
            sum.add_product(factor, cell);
        }
        if !self.class_1[row] {
            sum.negate();
        }
        sum
    }

    /// Weights, then bias, for the data set's own numbers; in whole numbers the bias comes first.
    fn unscaled(&self, parameters: &[Whole], determinant: &Whole) -> Vec<f64> {
        let (divisor, divisor_power) = determinant.rounded();
        let quotient = |whole: &Whole, power: i32| {
            let (value, value_power) = whole.rounded();
            libm::ldexp(value / divisor, value_power - divisor_power - power)
        };
        let mut unscaled = Vec::with_capacity(self.width);
        let mut bias = parameters[0].clone();
        for (weight, (power, least)) in parameters[1..].iter().zip(&self.columns) {
            bias.subtract_product(weight, least);
            unscaled.push(quotient(weight, *power));
        }
        unscaled.push(quotient(&bias, 0));
        unscaled
    }
}

fn zeros(count: usize) -> Vec<Whole> {
    (0..count).map(|_| Whole::default()).collect()
}

/// A row of one or two inputs in the plane.
struct Point {
    x: [f64; 2],
    /// 1 of class 1, −1 of class 0.
    y: f64,
    row: usize,
}

impl Point {
    fn is_class_1(&self) -> bool {
        self.y > 0.0
    }
}

/// From left to right, and from below where one is above the other: the order in which any line meets those on it.
fn points(dataset: &Dataset) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(dataset.len());
    for (row, (x, _)) in dataset.rows().enumerate() {
        let x = [x[0], x.get(1).copied().unwrap_or(0.0)];
        let y = if dataset.class(row) == 1 { 1.0 } else { -1.0 };
        points.insert(points.partition_point(|other| other.x <= x), Point { x, y, row });
    }
    points
}

/// The rows that a best line gets right.
fn rows_right(points: &[Point], rows: &WholeRows) -> Vec<usize> {
    let ones = points.iter().filter(|point| point.is_class_1()).count();
    let majority = points.iter().filter(|point| point.is_class_1() == (2 * ones >= points.len()));
    let mut best: Vec<usize> = majority.map(|point| point.row).collect();
    for first in points.iter().filter(|point| point.is_class_1()) {
        for second in points.iter().filter(|point| !point.is_class_1() && point.x != first.x) {
            let side = |point: &Point| side(first, second, point, rows);
            // Beside the line, with class 1 to its left.
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

/// Points of one line, in order, parted in two.
struct Split {
    /// Those from here on stand on the other side.
    place: usize,
    /// Whether those before are taken for class 1.
    ones_first: bool,
    right: usize,
}

impl Split {
    /// That which gets most right. Points in the same place stay together.
    fn best(line: &[&Point]) -> Self {
        let mut best = Self { place: 0, ones_first: true, right: 0 };
        // With class 1 first.
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

/// On which side of the line from a to b, in different places, c lies: above 0 where to the left, 0 on the line.
#[inline(always)]
fn side(a: &Point, b: &Point, c: &Point, rows: &WholeRows) -> f64 {
    let [[x0, y0], [x1, y1], [x2, y2]] = [a.x, b.x, c.x];
    let (left, right) = ((x1 - x0) * (y2 - y0), (y1 - y0) * (x2 - x0));
    // More than rounding (Shewchuk, 1997) and underflow can make of it.
    let error = 3.4e-16 * (left.abs() + right.abs()) + 1e-290;
    if (left - right).abs() > error { left - right } else { exact_side([a, b, c], rows) }
}

/// The same as −1, 0 or 1: the sign of the determinant of 1, x1 and x2 of the three.
fn exact_side([a, b, c]: [&Point; 3], rows: &WholeRows) -> f64 {
    if c.x == a.x || c.x == b.x {
        return 0.0;
    }
    let mut sum = Whole::default();
    for (a, b) in [(a, b), (b, c), (c, a)] {
        let cells = |point: &Point| &rows.cells[point.row * rows.width..][..rows.width];
        // With one input, all are on one line.
        if let ([_, x1, x2], [_, other_x1, other_x2]) = (cells(a), cells(b)) {
            sum.add_product(x1, other_x2);
            sum.subtract_product(x2, other_x1);
        }
    }
    f64::from(sum.sign() as i8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How many rows on the corners of the unit square a line gets right at most: however a line parts them, one of these does.
    fn by_every_line(dataset: &Dataset) -> usize {
        let mut most = 0;
        for w1 in [-1.0, 0.0, 1.0] {
            for w2 in [-1.0, 0.0, 1.0] {
                for b in [-1.5, -0.5, 0.5, 1.5] {
                    let is_right = |(x, y): &(&[f64], &[f64])| match (x, y) {
                        ([x1, x2], [y]) => (w1 * x1 + w2 * x2 + b > 0.0) == (*y > 0.5),
                        _ => false,
                    };
                    most = most.max(dataset.rows().filter(is_right).count());
                }
            }
        }
        most
    }

    #[test]
    fn of_every_table_of_truth_as_many_are_right_as_lines_allow() {
        let corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        for table in 0..16 {
            let truth = [0, 1, 2, 3].map(|row| [f64::from(table >> row & 1)]);
            let gate = Dataset::from_rows(&corners, &truth).unwrap();
            assert_eq!(by_every_line(&gate), most_right(&gate).unwrap().right, "{truth:?}");
        }
    }

    proptest! {
        #[test]
        fn haste_changes_no_answer(
            x in (1..=6_usize).prop_flat_map(|inputs| {
                proptest::collection::vec(proptest::collection::vec(0..4_u8, inputs), 2..40)
            }),
            classes in proptest::collection::vec(any::<bool>(), 40),
            hasty in 0..20_usize,
        ) {
            let x: Vec<Vec<f64>> = x.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect();
            let y: Vec<[f64; 1]> = classes[..x.len()].iter().map(|&class| [f64::from(u8::from(class))]).collect();
            let dataset = Dataset::from_rows(&x, &y).unwrap();
            let rows = WholeRows::new(&dataset).unwrap();
            let all: Vec<usize> = (0..dataset.len()).collect();
            let answers = [0, hasty, HASTY_STEPS].map(|hasty| rows.part(&all, hasty).unwrap().is_some());
            prop_assert!(answers[0] == answers[1] && answers[1] == answers[2], "{:?}", answers);
        }
    }
}
