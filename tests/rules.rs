//! Compares every learning rule with NumPy: in batches, shuffled and penalised.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::collections::HashSet;

use one_neuron::data::{Feature, Gate, Iris, Shape};
use one_neuron::model::{Activation, Loss, Norm, Penalty};
use one_neuron::train::{Batch, RowOrder, Run, Settings, Source};

fn near(found: f64, expected: f64, what: &str) {
    let most = 1e-12 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= most, "{found}, not {expected}: {what}");
}

fn numbers(cell: &str) -> Vec<f64> {
    cell.split(' ').map(|number| number.parse().unwrap()).collect()
}

/// The run described by a line of `rules.csv`.
fn settings(cells: &[&str]) -> Settings {
    let [data, activation, loss, eta, batch, norm, rate, shuffle, seed, epochs, holdout] = *cells else {
        panic!("{cells:?}")
    };
    let mut features = Vec::new();
    let source = match data {
        "and" => Source::Gate(Gate::And),
        "xor x1*x2" => {
            features.push(Feature::Product);
            Source::Gate(Gate::Xor)
        }
        "iris versicolor+virginica" => {
            Source::Iris(Iris::from_names(None, Some("versicolor,virginica")).unwrap())
        }
        "iris" => Source::Iris(Iris::default()),
        "moons" => Source::Generated { shape: Shape::Moons, rows: 600, noise: 0.2 },
        _ => panic!("{data}"),
    };
    Settings {
        source,
        features,
        activation: Activation::ALL.into_iter().find(|one| one.name() == activation).unwrap(),
        loss: Loss::ALL.into_iter().find(|one| one.name() == loss).unwrap(),
        eta: eta.parse().unwrap(),
        batch: if batch == "all" { Batch::All } else { Batch::Rows(batch.parse().unwrap()) },
        penalty: Penalty {
            norm: Norm::ALL.into_iter().find(|one| one.name() == norm).unwrap(),
            rate: rate.parse().unwrap(),
        },
        shuffle: shuffle == "on",
        seed: seed.parse().unwrap(),
        epochs: epochs.parse().unwrap(),
        holdout: holdout.parse().unwrap(),
        ..Settings::default()
    }
}

#[test]
fn every_rule_learns_what_it_learns_in_numpy() {
    let (mut lines, mut rules) = (0, HashSet::new());
    for line in include_str!("reference/rules.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (how, expected) = cells.split_at(11);
        let [mean_loss, penalty_loss, accuracy, strict, testing_loss, testing_accuracy, parameters] =
            expected
        else {
            panic!("{line}")
        };
        let mut run = Run::new(settings(how)).unwrap();
        run.seek(u32::MAX);
        let (what, parameters) = (how.join(", "), numbers(parameters));
        assert_eq!(run.parameters().values().len(), parameters.len(), "{what}");
        for (found, expected) in run.parameters().values().iter().zip(parameters) {
            near(*found, expected, &what);
        }
        near(run.metrics().mean_loss, mean_loss.parse().unwrap(), &what);
        near(run.penalty_loss(), penalty_loss.parse().unwrap(), &what);
        assert_eq!(run.metrics().accuracy(), accuracy.parse().unwrap(), "{what}");
        assert_eq!(run.testing().is_some(), !testing_loss.is_empty(), "{what}");
        if let Some(testing) = run.testing() {
            near(testing.mean_loss, testing_loss.parse().unwrap(), &what);
            assert_eq!(testing.accuracy(), testing_accuracy.parse().unwrap(), "{what}");
        }
        assert!(run.set_threshold(0.8));
        assert_eq!(run.metrics().accuracy(), strict.parse().unwrap(), "threshold 0.8: {what}");
        lines += 1;
        rules.insert([how[1], how[2]]);
    }
    assert_eq!((lines, rules.len()), (57, 5));
}

/// A penalty changed during the run applies to the steps from then on, not to those before.
#[test]
fn another_penalty_goes_on_from_where_the_first_has_led() {
    let [first, second] = [(Norm::L2, 0.1), (Norm::L1, 0.02)].map(|(norm, rate)| Penalty { norm, rate });
    let iris = Settings { source: Source::Iris(Iris::default()), eta: 0.1, ..Settings::default() };
    for batch in [Batch::Rows(1), Batch::Rows(64), Batch::All] {
        let iris = Settings { batch, ..iris.clone() };
        let ran = |settings: Settings, epochs: u32| {
            let mut run = Run::new(settings).unwrap();
            run.seek(epochs);
            run.parameters().values().to_vec()
        };
        let changed = Settings { penalty: first, penalties: vec![(5, second)], ..iris.clone() };
        let after_five = ran(Settings { penalty: first, ..iris.clone() }, 5);
        let then = ran(Settings { penalty: second, weights: Some(after_five), ..iris.clone() }, 4);
        assert_eq!(ran(changed, 9), then, "{batch:?}");
    }
}

#[test]
fn rows_are_shuffled_as_numpy_shuffles_them() {
    let lines: Vec<&str> = include_str!("reference/permutation.csv").lines().skip(1).collect();
    assert_eq!(lines.len(), 7);
    for line in lines {
        let [seed, epoch, expected] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let expected: Vec<u32> = expected.split(' ').map(|row| row.parse().unwrap()).collect();
        let mut order = RowOrder::shuffled(expected.len(), seed.parse().unwrap());
        order.begin(epoch.parse().unwrap());
        // In two calls: the result must not depend on the size of the pieces.
        let mut drawn = order.next(expected.len() / 3).to_vec();
        drawn.extend_from_slice(order.next(expected.len()));
        assert_eq!(drawn, expected, "seed {seed}, epoch {epoch}");
    }
}

#[test]
fn more_rows_than_there_are_is_all_of_them() {
    for mut order in [RowOrder::in_order(3), RowOrder::shuffled(3, 0)] {
        assert_eq!(order.next(1).len(), 1);
        assert_eq!(order.next(usize::MAX).len(), 2);
        assert_eq!(order.next(usize::MAX), []);
    }
    assert_eq!(RowOrder::shuffled(0, 0).next(1), []);
}

/// A penalty of η·λ > 2 makes the weights oscillate more and more. A step's loss does not show it: it stays between 0 and ½.
#[test]
fn every_rule_stops_where_weights_stop_being_numbers() {
    for activation in Activation::ALL {
        for batch in [Batch::Rows(1), Batch::Rows(3), Batch::All] {
            let penalty = Penalty { norm: Norm::L2, rate: 3.0 };
            let source = Source::Iris(Iris::default());
            let settings = Settings { source, activation, batch, penalty, eta: 1.0, ..Settings::default() };
            let mut run = Run::new(Settings { epochs: 5000, ..settings }).unwrap();
            run.seek(u32::MAX);
            let broken = run.broken();
            assert!(
                broken.is_some_and(|epoch| epoch == run.epoch()),
                "{activation:?}, {batch:?}: {broken:?}"
            );
            run.step(-1);
            assert!(run.parameters().values().iter().all(|value| value.is_finite()), "{activation:?}");
            assert!(run.metrics().mean_loss.is_finite(), "{activation:?}, {batch:?}");
        }
    }
}
