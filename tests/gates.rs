//! Which gates one neuron can learn, and which it cannot learn with any settings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::{Feature, Gate};
use one_neuron::model::{Activation, Loss, Norm, Penalty};
use one_neuron::train::{Batch, Run, Settings, Source};
use proptest::prelude::*;
use proptest::sample::select;

/// Every learning rule, with a learning rate at which it learns a gate.
const RULES: [(Activation, Loss, f64); 5] = [
    (Activation::Sigmoid, Loss::SquaredError, 2.0),
    (Activation::Sigmoid, Loss::CrossEntropy, 0.5),
    (Activation::Linear, Loss::SquaredError, 0.1),
    (Activation::Step, Loss::SquaredError, 0.1),
    (Activation::Tanh, Loss::SquaredError, 0.1),
];

/// The linearly separable gates.
const PARTED: [Gate; 4] = [Gate::And, Gate::Or, Gate::Nand, Gate::Nor];

/// The largest number of rows that were right in the same epoch.
fn best(run: &Run) -> usize {
    assert_eq!(run.history().spacing(), 1, "every epoch is looked at");
    run.history().points().iter().map(|point| (4.0 * point.accuracy) as usize).max().unwrap()
}

fn batch() -> impl Strategy<Value = Batch> {
    select(vec![Batch::Rows(1), Batch::Rows(2), Batch::Rows(3), Batch::All])
}

fn penalty() -> impl Strategy<Value = Penalty> {
    (select(Norm::ALL.to_vec()), 0.0..0.1).prop_map(|(norm, rate)| Penalty { norm, rate })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// XOR and XNOR are not linearly separable (Minsky and Papert, 1969).
    #[test]
    fn no_line_parts_xor(
        gate in select(vec![Gate::Xor, Gate::Xnor]), (activation, loss, _) in select(RULES.to_vec()),
        magnitude in -3.0..1.0, batch in batch(), penalty in penalty(), shuffle: bool, threshold in 0.01..0.99,
        seed: u32,
    ) {
        let mut run = Run::new(Settings {
            source: Source::Gate(gate),
            eta: f64::powf(10.0, magnitude),
            epochs: 300,
            activation, loss, batch, penalty, shuffle, threshold, seed,
            ..Settings::default()
        }).unwrap();
        run.seek(u32::MAX);
        prop_assert!(best(&run) <= 3);
    }
}

/// The squares of 0 and 1 are 0 and 1, and their sines are on a line with them: only the product adds information.
#[test]
fn no_feature_but_the_product_parts_xor() {
    let features =
        Feature::ALL.into_iter().filter(|&feature| feature != Feature::Product).collect::<Vec<_>>();
    for (activation, loss, eta) in RULES {
        for (seed, gate) in (0..5).flat_map(|seed| [(seed, Gate::Xor), (seed, Gate::Xnor)]) {
            let mut run = Run::new(Settings {
                source: Source::Gate(gate),
                features: features.clone(),
                activation,
                loss,
                eta,
                seed,
                epochs: 400,
                ..Settings::default()
            })
            .unwrap();
            run.seek(u32::MAX);
            assert!(best(&run) <= 3, "{activation:?}, {loss:?}, seed {seed}");
        }
    }
}

/// With any rule, from any start, with the rows in any order; and a learned gate is not lost again.
#[test]
fn every_rule_learns_what_a_line_parts() {
    for (activation, loss, eta) in RULES {
        for gate in PARTED {
            for (seed, batch) in (0..4)
                .flat_map(|seed| [Batch::Rows(1), Batch::Rows(3), Batch::All].map(|batch| (seed, batch)))
            {
                let mut run = Run::new(Settings {
                    source: Source::Gate(gate),
                    shuffle: seed % 2 == 1,
                    activation,
                    loss,
                    eta,
                    seed,
                    batch,
                    epochs: 400,
                    ..Settings::default()
                })
                .unwrap();
                run.seek(u32::MAX);
                let late = run.history().points().iter().rev().take(100);
                let rights: Vec<f64> = late.map(|point| point.accuracy).collect();
                assert_eq!(
                    rights,
                    [1.0; 100],
                    "{activation:?}, {loss:?}, {}, seed {seed}, {batch:?}",
                    gate.name()
                );
            }
        }
    }
}

/// From any start, except with tanh: its squared error has plateaus, where a row far on the wrong side has no gradient left.
#[test]
fn with_the_product_every_rule_learns_xor() {
    for (activation, loss, eta) in RULES {
        for (seed, gate) in (0..10).flat_map(|seed| [(seed, Gate::Xor), (seed, Gate::Xnor)]) {
            let mut run = Run::new(Settings {
                source: Source::Gate(gate),
                features: vec![Feature::Product],
                shuffle: seed % 2 == 1,
                weights: (activation == Activation::Tanh).then(|| vec![0.0; 4]),
                epochs: 400,
                activation,
                loss,
                eta,
                seed,
                ..Settings::default()
            })
            .unwrap();
            run.seek(u32::MAX);
            assert_eq!(run.metrics().right, 4, "{activation:?}, {loss:?}, {}, seed {seed}", gate.name());
        }
    }
}

/// The perceptron's convergence theorem (Novikoff, 1962): from weights of 0, and for every η, the rule makes at most (R/γ)²
/// corrections, where R is the length of the longest row, (1, 1, 1) with the input of the bias, and γ the smallest distance of a
/// row from a plane that separates them.
#[test]
fn the_perceptron_is_wrong_no_more_often_than_it_may_be() {
    let planes: [[f64; 3]; 4] = [[2.0, 2.0, -3.0], [2.0, 2.0, -1.0], [-2.0, -2.0, 3.0], [-2.0, -2.0, 1.0]];
    for (gate, plane) in PARTED.into_iter().zip(planes) {
        let [w1, w2, b] = plane;
        let length = (w1 * w1 + w2 * w2 + b * b).sqrt();
        let distance = |x: &[f64], y: f64| (w1 * x[0] + w2 * x[1] + b) * (2.0 * y - 1.0) / length;
        let margin = gate.dataset().rows().map(|(x, y)| distance(x, y[0])).fold(f64::INFINITY, f64::min);
        assert!(margin > 0.0, "{} is parted", gate.name());
        let most = (3.0 / (margin * margin)).round() as usize;
        for (seed, eta) in [(0, 0.125), (1, 1.0), (2, 7.0), (3, 0.3)] {
            for shuffle in [false, true] {
                let mut run = Run::new(Settings {
                    source: Source::Gate(gate),
                    activation: Activation::Step,
                    weights: Some(vec![0.0; 3]),
                    eta,
                    seed,
                    shuffle,
                    ..Settings::default()
                })
                .unwrap();
                let mut corrections = 0;
                for _ in 0..4 * 100 {
                    let before = run.parameters().clone();
                    run.step_row();
                    corrections += usize::from(*run.parameters() != before);
                }
                assert!((1..=most).contains(&corrections), "{}: {corrections} of {most}", gate.name());
                let learned = run.parameters().clone();
                run.seek(u32::MAX);
                assert_eq!((run.metrics().right, run.parameters()), (4, &learned), "{}", gate.name());
            }
        }
    }
}
