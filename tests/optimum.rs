//! The result of gradient descent, compared with scikit-learn's logistic regression and NumPy's least squares.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::{Feature, Gate, Iris};
use one_neuron::model::{Activation, Loss, Norm, Penalty};
use one_neuron::train::{Batch, Run, Settings, Source};

fn irises(inputs: Option<&str>) -> Source {
    Source::Iris(Iris::from_names(inputs, Some("versicolor,virginica")).unwrap())
}

/// Cross-entropy over all rows.
fn logistic(source: Source, eta: f64, epochs: u32) -> Settings {
    Settings { source, loss: Loss::CrossEntropy, batch: Batch::All, eta, epochs, ..Settings::default() }
}

fn ended(settings: Settings) -> Run {
    let mut run = Run::new(settings).unwrap();
    run.seek(u32::MAX);
    run
}

fn numbers(cell: &str) -> Vec<f64> {
    cell.split(' ').map(|number| number.parse().unwrap()).collect()
}

/// The largest distance of a parameter from its expected value.
fn distance(run: &Run, expected: &str) -> f64 {
    let (found, expected) = (run.parameters().values(), numbers(expected));
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).map(|(found, expected)| (found - expected).abs()).fold(0.0, f64::max)
}

/// The lines of `logistic_regression.csv` with this norm: the inputs, λ, the mean loss and the parameters of the optimum.
fn optima(norm: &str) -> Vec<[&'static str; 4]> {
    let lines = include_str!("reference/logistic_regression.csv").lines().skip(1).map(|line| {
        let [inputs, norm, rate, mean_loss, parameters] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        (norm, [inputs, rate, mean_loss, parameters])
    });
    lines.filter(|(one, _)| *one == norm).map(|(_, cells)| cells).collect()
}

/// Versicolor and virginica, which no plane separates, not even with all four measurements: so there is an optimum, and gradient
/// descent finds it from any start.
#[test]
fn cross_entropy_finds_scikit_learns_optimum() {
    let optima = optima("none");
    assert_eq!(optima.len(), 3);
    for [inputs, _, mean_loss, parameters] in optima {
        let source = irises(Some(&inputs.replace(' ', ",")));
        let run = ended(logistic(source, 5.0, 10_000));
        let away = distance(&run, parameters);
        assert!(away < 1e-6, "{inputs}: {away}");
        assert!((run.metrics().mean_loss - mean_loss.parse::<f64>().unwrap()).abs() < 1e-9, "{inputs}");
    }
}

#[test]
fn a_penalty_of_squares_finds_scikit_learns_optimum() {
    let optima = optima("l2");
    assert_eq!(optima.len(), 4);
    for [inputs, rate, mean_loss, parameters] in optima {
        let penalty = Penalty { norm: Norm::L2, rate: rate.parse().unwrap() };
        let source = irises(Some(&inputs.replace(' ', ",")));
        let run = ended(Settings { penalty, ..logistic(source, 2.0, 3000) });
        let away = distance(&run, parameters);
        assert!(away < 1e-6, "{inputs}, {rate}: {away}");
        assert!(
            (run.metrics().mean_loss - mean_loss.parse::<f64>().unwrap()).abs() < 1e-9,
            "{inputs}, {rate}"
        );
    }
}

/// If both weights are used, the run ends at the optimum itself. If the optimum has weights of 0, these oscillate around it in
/// steps of η·λ, and the others are disturbed by no more than that.
#[test]
fn a_penalty_of_absolute_values_finds_scikit_learns_optimum() {
    let optima = optima("l1");
    assert_eq!(optima.len(), 2);
    for [inputs, rate, mean_loss, parameters] in optima {
        let penalty = Penalty { norm: Norm::L1, rate: rate.parse().unwrap() };
        let zeros = parameters.contains(" 0.0000000000 ");
        let (eta, epochs) = if zeros { (0.05, 6000) } else { (2.0, 2000) };
        let source = irises(Some(&inputs.replace(' ', ",")));
        let run = ended(Settings { penalty, ..logistic(source, eta, epochs) });
        let most = if zeros { eta * penalty.rate } else { 1e-6 };
        let away = distance(&run, parameters);
        assert!(away < most, "{inputs}, {rate}: {away}");
        let values = numbers(parameters);
        let weights = &values[..run.parameters().inputs()];
        let least = mean_loss.parse::<f64>().unwrap() + penalty.loss(weights);
        let more = run.metrics().mean_loss + run.penalty_loss() - least;
        assert!(more.abs() < most * penalty.rate * weights.len() as f64, "{inputs}, {rate}: {more}");
    }
}

/// Three neurons, one for each species, and held-out rows that are not used for training.
#[test]
fn irises_are_called_what_scikit_learn_calls_them() {
    let lines: Vec<Vec<usize>> = include_str!("reference/one_vs_rest.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect();
    assert_eq!(lines.len(), 150);
    for (column, rate, eta, epochs, right) in
        [(1, 0.0001, 5.0, 5000, (103, 42)), (2, 0.01, 2.0, 1000, (99, 39))]
    {
        let penalty = Penalty { norm: Norm::L2, rate };
        let source = Source::Iris(Iris::default());
        let run = ended(Settings { penalty, holdout: 0.3, ..logistic(source, eta, epochs) });
        for (row, line) in lines.iter().enumerate() {
            assert_eq!(run.examples().is_held_out(row), line[0] == 1, "row {row}");
            let (x, y) = run.examples().row(row);
            let predicted = run.rule().predicted(run.parameters().zs(x), y.len(), 0.5);
            assert_eq!(predicted, line[column], "row {row}, rate {rate}");
            assert_eq!(run.is_right(row), predicted == row / 50, "row {row}");
        }
        assert_eq!((run.metrics().right, run.testing().unwrap().right), right);
        assert_eq!((run.metrics().rows, run.testing().unwrap().rows), (105, 45));
    }
}

/// The delta rule over all rows (Widrow and Hoff, 1960).
#[test]
fn linear_neurons_find_the_least_squares() {
    let mut count = 0;
    for line in include_str!("reference/least_squares.csv").lines().skip(1) {
        let (data, parameters) = line.split_once(',').unwrap();
        let (name, product) = data.strip_suffix(" x1*x2").map_or((data, false), |name| (name, true));
        let gate = Gate::ALL.into_iter().find(|gate| gate.name() == name);
        let source = match name {
            "iris" => Source::Iris(Iris::default()),
            "iris versicolor+virginica" => irises(None),
            _ => Source::Gate(gate.unwrap()),
        };
        let run = ended(Settings {
            source,
            features: if product { vec![Feature::Product] } else { vec![] },
            activation: Activation::Linear,
            batch: Batch::All,
            eta: 0.6,
            epochs: 4000,
            ..Settings::default()
        });
        let away = distance(&run, parameters);
        assert!(away < 1e-9, "{data}: {away}");
        count += 1;
    }
    assert_eq!(count, 9);
}
