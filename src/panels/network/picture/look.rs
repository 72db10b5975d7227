//! The visible state of the diagram as hashes: while they stay the same, nothing has to be redrawn.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::layout::Layout;
use super::step;
use crate::model::Parameters;
use crate::train::Run;

impl Layout {
    /// A hash of how the edges look.
    pub fn edges_look(&self, parameters: &Parameters) -> u64 {
        let weights = parameters.weights();
        let (mut look, weakest) = (DefaultHasher::new(), self.weakest_drawn(weights));
        for &weight in weights {
            let is_drawn = weight.abs() >= weakest;
            is_drawn.then_some((step(weight), weight < 0.0)).hash(&mut look);
            self.has_numbers().then_some(hundredths(weight)).hash(&mut look);
        }
        look.finish()
    }

    /// A hash of how the numbers of the selected row look.
    pub fn numbers_look(&self, run: &Run, parameters: &Parameters, selected: usize) -> u64 {
        let mut look = DefaultHasher::new();
        selected.hash(&mut look);
        let (x, _) = run.examples().row(selected);
        for (output, &b) in parameters.biases().iter().enumerate() {
            let z = parameters.z(output, x);
            hundredths(run.rule().activation().out(z)).hash(&mut look);
            if self.is_tall() {
                [hundredths(z), hundredths(b)].hash(&mut look);
                (step(b), b < 0.0).hash(&mut look);
            }
        }
        look.finish()
    }
}

/// A number with the precision that is shown.
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::tests::EXTENT;
    use super::*;
    use crate::train::Settings;

    #[test]
    fn looks_change_with_what_is_seen() {
        let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
        let layout = Layout::new(EXTENT, &run);
        let looks = |run: &Run| (layout.edges_look(run.parameters()), layout.numbers_look(run, run.parameters(), 3));
        let start = looks(&run);
        run.seek(50);
        let later = looks(&run);
        assert!(start.0 != later.0 && start.1 != later.1);
        assert_ne!(layout.numbers_look(&run, run.parameters(), 3), layout.numbers_look(&run, run.parameters(), 2));
        run.seek(0);
        assert_eq!(looks(&run), start);
        // A change too small to be shown.
        let nearly: Vec<f64> = run.parameters().values().iter().map(|value| value + 1e-7).collect();
        assert!(run.set_parameters(nearly));
        assert_eq!(looks(&run), start);
    }

    /// Two weights with the same text may have edges of different width, or one may be dashed.
    #[test]
    fn an_edge_looks_otherwise_although_its_number_stays() {
        let mut run = Run::new(Settings::default()).unwrap();
        let layout = Layout::new(EXTENT, &run);
        let mut look = |weight: f64| {
            assert!(run.set_parameters(vec![weight, 0.2, 0.3]));
            layout.edges_look(run.parameters())
        };
        assert_eq!(look(0.1001), look(0.1002));
        assert_ne!(look(0.0999), look(0.1001));
        assert_ne!(look(0.001), look(-0.001));
    }
}
