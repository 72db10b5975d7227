use super::separable;
use crate::data::{Dataset, Gate};

/// One way in which a line separates the four corners of the unit square: which of them are of class 1, in the order of a
/// [`Gate`]'s rows, and a line that separates them this way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parting {
    /// Whether (0,0), (0,1), (1,0) and (1,1) are of class 1.
    pub classes: [bool; 4],
    /// w1, w2 and b with w1² + w2² = 1: class 1 is where w·x + b > 0. It is the line with the largest margin to the corners.
    pub line: [f64; 3],
}

/// The corners, in the order of a gate's rows.
pub const CORNERS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

/// Every way in which a line separates the corners: of the sixteen ways to label them 0 or 1, the fourteen that [`separable`]
/// finds linearly separable. In two of them all corners have the same label.
pub fn partings() -> Vec<Parting> {
    let all = (0..16_u8).map(|number| [8, 4, 2, 1].map(|bit| number & bit != 0));
    let parts = |classes: &[bool; 4]| {
        let y = classes.map(|class| [f64::from(u8::from(class))]);
        Dataset::from_rows(&CORNERS, &y).and_then(|rows| separable(&rows)) == Some(true)
    };
    all.filter(parts).map(|classes| Parting { classes, line: widest(classes) }).collect()
}

impl Parting {
    /// The number of rows of a gate that it classifies correctly.
    pub fn right(&self, gate: Gate) -> usize {
        self.classes.iter().zip(gate.answers()).filter(|(class, answer)| **class == (*answer > 0.5)).count()
    }
}

/// The line with the largest margin to the corners of both classes. It is perpendicular to a line from a corner of one class to a
/// corner of the other, or parallel to one between two corners of the same class: so it is enough to try those.
fn widest(classes: [bool; 4]) -> [f64; 3] {
    let of =
        |class: bool| (0..4).filter(move |&corner| classes[corner] == class).map(|corner| CORNERS[corner]);
    if classes.iter().all(|&class| class == classes[0]) {
        // A line outside the square, with all corners on one side.
        let sign = if classes[0] { 1.0 } else { -1.0 };
        let w = sign * std::f64::consts::FRAC_1_SQRT_2;
        return [w, w, sign * 0.25];
    }
    let (mut best, mut widest) = ([0.0; 3], f64::NEG_INFINITY);
    for one in CORNERS {
        for other in CORNERS {
            let [x, y] = [one[0] - other[0], one[1] - other[1]];
            let length = (x * x + y * y).sqrt();
            if length == 0.0 {
                continue;
            }
            for [w1, w2] in [[x, y], [-y, x]].map(|way| way.map(|part| part / length)) {
                let along = |[x, y]: [f64; 2]| w1 * x + w2 * y;
                let lowest = of(true).map(along).fold(f64::INFINITY, f64::min);
                let highest = of(false).map(along).fold(f64::NEG_INFINITY, f64::max);
                if lowest - highest > widest + 1e-12 {
                    (best, widest) = ([w1, w2, -(lowest + highest) / 2.0], lowest - highest);
                }
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::most_right;

    fn predicted(line: [f64; 3]) -> [bool; 4] {
        CORNERS.map(|[x1, x2]| line[0] * x1 + line[1] * x2 + line[2] > 0.0)
    }

    #[test]
    fn every_line_parts_them_as_it_says() {
        let partings = partings();
        assert_eq!(partings.len(), 14);
        for parting in &partings {
            assert_eq!(predicted(parting.line), parting.classes);
            let [w1, w2, _] = parting.line;
            assert!((w1 * w1 + w2 * w2 - 1.0).abs() < 1e-12);
        }
    }

    /// More than 200 000 lines find no other way to separate them.
    #[test]
    fn no_line_parts_them_otherwise() {
        let partings = partings();
        let mut seen = std::collections::HashSet::new();
        let steps = || (-30..=30).map(|step| f64::from(step) / 10.0 + 0.013);
        for w1 in steps() {
            for w2 in steps() {
                for b in steps() {
                    seen.insert(predicted([w1, w2, b]));
                }
            }
        }
        assert_eq!(seen.len(), 14);
        assert!(partings.iter().all(|parting| seen.contains(&parting.classes)));
        assert!(!seen.contains(&[false, true, true, false]) && !seen.contains(&[true, false, false, true]));
    }

    #[test]
    fn no_line_is_farther_from_the_corners() {
        let margin = |[w1, w2, b]: [f64; 3]| {
            let length = (w1 * w1 + w2 * w2).sqrt();
            CORNERS
                .iter()
                .map(|[x1, x2]| (w1 * x1 + w2 * x2 + b).abs() / length)
                .fold(f64::INFINITY, f64::min)
        };
        for parting in partings()
            .into_iter()
            .filter(|parting| parting.classes.iter().any(|&one| one != parting.classes[0]))
        {
            let own = margin(parting.line);
            for degree in 0..360 {
                let (w2, w1) = f64::from(degree).to_radians().sin_cos();
                for b in (-150..=150).map(|step| f64::from(step) / 100.0) {
                    assert!(predicted([w1, w2, b]) != parting.classes || margin([w1, w2, b]) <= own + 1e-9);
                }
            }
        }
    }

    #[test]
    fn the_best_of_them_is_the_best_line() {
        for gate in Gate::ALL {
            let best = partings().iter().map(|parting| parting.right(gate)).max();
            assert_eq!(best, most_right(&gate.dataset()).map(|line| line.right), "{}", gate.name());
        }
    }
}
