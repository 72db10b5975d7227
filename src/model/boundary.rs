use super::Parameters;
use crate::data::Dataset;

/// A rectangle of the plane of two inputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// From and to, along the first input.
    pub x: (f64, f64),
    /// From and to, along the second input.
    pub y: (f64, f64),
}

impl Window {
    /// Around the first two inputs of a data set, with two fifths of their spread to each side.
    pub fn around(dataset: &Dataset) -> Self {
        let range = |input: usize| {
            let values = dataset.rows().map(|(x, _)| x.get(input).copied().unwrap_or(0.0));
            let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
            let margin = if high > low { 0.4 * (high - low) } else { 1.0 };
            (low - margin, high + margin)
        };
        Self { x: range(0), y: range(1) }
    }

    /// Where a neuron of two inputs is undecided: the piece of the line w1·x1 + w2·x2 + b = `z` inside the window, from
    /// edge to edge, or `None` where it passes by.
    pub fn line(&self, parameters: &Parameters, z: f64) -> Option<[(f64, f64); 2]> {
        let (&[w1, w2], &[b]) = (parameters.weights(), parameters.biases()) else { return None };
        let level = |x: f64, y: f64| w1 * x + w2 * y + b - z;
        let corners =
            [(self.x.0, self.y.0), (self.x.1, self.y.0), (self.x.1, self.y.1), (self.x.0, self.y.1)];
        let mut ends = [None, None];
        for (from, to) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
            let (here, there) = (level(from.0, from.1), level(to.0, to.1));
            // Exactly one of two corners counts as above: each crossing is found on one edge, corners included.
            if (here >= 0.0) != (there >= 0.0) {
                let share = here / (here - there);
                let crossing = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
                if let Some(end) = ends.iter_mut().find(|end| end.is_none()) {
                    *end = Some(crossing);
                }
            }
        }
        match ends {
            [Some(from), Some(to)] if [from.0, from.1, to.0, to.1].iter().all(|value| value.is_finite()) => {
                Some([from, to])
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;

    fn line(w1: f64, w2: f64, b: f64) -> Option<[(f64, f64); 2]> {
        let window = Window { x: (0.0, 1.0), y: (0.0, 1.0) };
        window.line(&Parameters::from_values(2, 1, vec![w1, w2, b]).unwrap(), 0.0)
    }

    #[test]
    fn the_line_runs_from_edge_to_edge() {
        assert_eq!(line(1.0, 0.0, -0.5), Some([(0.5, 0.0), (0.5, 1.0)]), "upright");
        assert_eq!(line(0.0, 2.0, -0.5), Some([(1.0, 0.25), (0.0, 0.25)]), "level");
        assert_eq!(line(1.0, 1.0, -1.0), Some([(1.0, 0.0), (0.0, 1.0)]), "through two corners");
        assert_eq!(line(1.0, 1.0, 5.0), None, "passes by");
        assert_eq!(line(0.0, 0.0, 0.0), None, "no line at all");
    }

    #[test]
    fn the_window_leaves_room_around_the_rows() {
        let window = Window::around(&Gate::And.dataset());
        assert_eq!((window.x, window.y), ((-0.4, 1.4), (-0.4, 1.4)));
        let one = Dataset::from_rows(&[[3.0, 3.0]], &[[1.0]]).unwrap();
        assert_eq!(Window::around(&one).x, (2.0, 4.0));
    }
}
