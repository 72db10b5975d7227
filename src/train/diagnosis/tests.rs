use super::*;
use crate::data::{Feature, Gate, Iris, Shape};
use crate::model::Activation;
use crate::model::{Metrics, Norm, Penalty};
use crate::train::{Batch, Settings, Source};

fn with(activation: Activation, eta: f64) -> Settings {
    Settings { activation, eta, ..Settings::default() }
}

fn xor(eta: f64) -> Settings {
    Settings { source: Source::Gate(Gate::Xor), eta, ..Settings::default() }
}

fn iris(classes: Option<&str>) -> Settings {
    let source = Source::Iris(Iris::from_names(None, classes).unwrap());
    Settings { source, ..Settings::default() }
}

/// The diagnosis of the same run at each of these epochs.
fn at<const N: usize>(settings: Settings, epochs: [u32; N]) -> [Diagnosis; N] {
    let (mut run, limits) = (Run::new(settings).unwrap(), Limits::default());
    epochs.map(|epoch| {
        run.seek(epoch);
        Diagnosis::of(&run, &limits)
    })
}

/// Every change of the diagnosis in the course of a run, with its epoch.
fn course(settings: Settings) -> Vec<(u32, Diagnosis)> {
    let (mut run, limits) = (Run::new(settings).unwrap(), Limits::default());
    let mut changes: Vec<(u32, Diagnosis)> = Vec::new();
    loop {
        let now = Diagnosis::of(&run, &limits);
        if changes.last().is_none_or(|last| last.1 != now) {
            changes.push((run.epoch(), now));
        }
        if run.ended() {
            return changes;
        }
        run.step(1);
    }
}

#[test]
fn the_articles_run_ends_with_a_row_wrong() {
    use Diagnosis::{AllRight, Finished, FinishedWrong, Learning, Start};
    assert_eq!(
        at(Settings::default(), [0, 300, 400, 700, 1000]),
        [Start, Learning, AllRight, Learning, FinishedWrong]
    );
    let faster = Settings { eta: 0.1, ..Settings::default() };
    assert_eq!(at(faster, [0, 1, 999, 1000]), [Start, Learning, AllRight, Finished]);
}

#[test]
fn a_step_of_a_row_ends_the_start() {
    let mut run = Run::new(Settings::default()).unwrap();
    run.step_row();
    assert_eq!(Diagnosis::of(&run, &Limits::default()), Diagnosis::Learning);
}

#[test]
fn what_no_line_gets_right_is_computed() {
    let three = Diagnosis::NotSeparable { best: Some(3) };
    assert_eq!(at(xor(0.5), [10, 100, 1000]), [Diagnosis::Learning, three, three]);
    // A perceptron never settles on such rows, and small steps need many epochs.
    assert_eq!(at(with(Activation::Step, 0.1), [999]), [Diagnosis::Converged]);
    assert_eq!(
        at(Settings { activation: Activation::Step, ..xor(0.1) }, [100, 600]),
        [Diagnosis::Learning, three]
    );
    assert_eq!(at(xor(1e-4), [499, 500]), [Diagnosis::Learning, three]);
    let product = Settings { features: vec![Feature::Product], ..xor(0.5) };
    assert_eq!(at(product, [1000]), [Diagnosis::Finished]);
    // With four inputs the best number is not known.
    let hard = Settings { eta: 0.3, ..iris(Some("versicolor,virginica")) };
    assert_eq!(at(hard, [1000]), [Diagnosis::NotSeparable { best: None }]);
}

#[test]
fn limits_are_those_of_the_rows_trained_on() {
    let found = |settings: Settings| Limits::default().found(&settings.examples().unwrap());
    let known =
        |right: usize, separable: bool| Separability { separable: Some(separable), best: Some(right) };
    assert_eq!(found(xor(1.0)), known(3, false));
    assert_eq!(found(Settings { holdout: 0.25, ..xor(1.0) }), known(3, true));
    assert_eq!(found(iris(None)), Separability::default(), "three classes");
    let many = Source::Generated { shape: Shape::Blobs, rows: 1000, noise: 0.1 };
    assert_eq!(found(Settings { source: many, ..Settings::default() }), Separability::default());
}

#[test]
fn far_out_nothing_is_learned_from_squared_error() {
    let weights = Some(vec![30.0, 30.0, -90.0]);
    let stuck = Settings { weights: weights.clone(), ..Settings::default() };
    assert_eq!(
        at(stuck.clone(), [0, 1, 500, 1000]),
        [Diagnosis::Start, Diagnosis::Saturated, Diagnosis::Saturated, Diagnosis::Saturated]
    );
    assert_eq!(at(Settings { activation: Activation::Tanh, ..stuck }, [10]), [Diagnosis::Saturated]);
    // The gradient of cross-entropy is as large as the error of the row.
    let pulled = Settings { loss: Loss::CrossEntropy, weights, eta: 1.0, ..Settings::default() };
    assert_eq!(at(pulled, [1, 1000]), [Diagnosis::Learning, Diagnosis::Finished]);
    // Steps that are far too large end in saturation too, and there the loss grows no further.
    assert_eq!(at(with(Activation::Sigmoid, 1000.0), [1, 100]), [Diagnosis::Saturated; 2]);
    assert_eq!(at(xor(1000.0), [1, 2, 9, 16, 100]), [Diagnosis::Saturated; 5]);
}

#[test]
fn what_grows_diverges() {
    let linear = |eta| with(Activation::Linear, eta);
    assert_eq!(
        at(linear(1.0), [3, 4, 10, 1000]),
        [Diagnosis::Learning, Diagnosis::Diverging, Diagnosis::Diverging, Diagnosis::Diverging]
    );
    let [diverging, broken] = at(linear(5.0), [40, 1000]);
    assert_eq!((diverging, broken), (Diagnosis::Diverging, Diagnosis::Broken { epoch: 60 }));
    // All rows are right by chance for a while.
    let leaping = Settings {
        batch: Batch::All,
        activation: Activation::Linear,
        eta: 3.0,
        ..iris(Some("setosa,virginica"))
    };
    assert_eq!(at(leaping, [4, 20, 30, 31]), [Diagnosis::Diverging; 4]);
    let penalty = Penalty { norm: Norm::L2, rate: 5.0 };
    let pulled = Settings { penalty, eta: 0.5, ..Settings::default() };
    assert_eq!(at(pulled, [4, 100, 400]), [Diagnosis::Diverging; 3]);
}

/// The first steps of cross-entropy grow with η and raise the loss a hundredfold before it falls.
#[test]
fn a_leap_at_the_beginning_is_no_divergence() {
    for eta in [5.0, 50.0, 1000.0] {
        let settings = Settings { loss: Loss::CrossEntropy, eta, ..Settings::default() };
        let course = course(settings);
        assert!(course.iter().all(|(_, now)| *now != Diagnosis::Diverging), "{eta}: {course:?}");
        assert_eq!(course.last(), Some(&(1000, Diagnosis::Finished)));
    }
}

#[test]
fn what_comes_to_rest_is_told_from_what_is_slow() {
    let settled = Diagnosis::Settled { separable: true };
    assert_eq!(at(with(Activation::Linear, 0.5), [10, 100, 1000]), [Diagnosis::Learning, settled, settled]);
    assert_eq!(at(with(Activation::Linear, 0.01), [300, 700]), [Diagnosis::AllRight, Diagnosis::Converged]);
    for eta in [1e-12, 1e-6, 1e-4] {
        let slow = course(with(Activation::Sigmoid, eta));
        let expected = [(0, Diagnosis::Start), (1, Diagnosis::Learning), (1000, Diagnosis::FinishedWrong)];
        assert_eq!(slow, expected, "{eta}");
    }
    // A perceptron's loss does not change until its weights have moved far enough.
    let steps = course(with(Activation::Step, 1e-4));
    assert!(steps.iter().all(|(_, now)| !matches!(now, Diagnosis::Settled { .. })), "{steps:?}");
    // Three classes.
    let batch = Batch::All;
    let least_squares = Settings { activation: Activation::Linear, eta: 0.3, batch, ..iris(None) };
    assert_eq!(at(least_squares, [500]), [Diagnosis::Settled { separable: false }]);
}

/// On linearly separable rows, cross-entropy falls as 1/t: it never settles.
#[test]
fn on_rows_that_can_be_parted_cross_entropy_goes_on() {
    let settings = Settings { loss: Loss::CrossEntropy, eta: 0.5, epochs: 30_000, ..Settings::default() };
    assert_eq!(
        at(settings.clone(), [1000, 10_000, 29_999, 30_000]),
        [Diagnosis::AllRight, Diagnosis::AllRight, Diagnosis::AllRight, Diagnosis::Finished]
    );
    // With a penalty it settles.
    let penalty = Penalty { norm: Norm::L2, rate: 0.001 };
    assert_eq!(at(Settings { penalty, ..settings }, [29_999]), [Diagnosis::Converged]);
}

/// The diagnosis must not flicker, however wild the run.
#[test]
fn it_is_calm() {
    let generated = |shape, eta| {
        let source = Source::Generated { shape, rows: 200, noise: 0.1 };
        Settings { source, eta, epochs: 500, ..Settings::default() }
    };
    let wild = [
        generated(Shape::Circles, 100.0),
        generated(Shape::Spiral, 100.0),
        Settings { loss: Loss::CrossEntropy, shuffle: true, ..generated(Shape::Circles, 3.0) },
        Settings { shuffle: true, batch: Batch::Rows(10), ..generated(Shape::Moons, 3.0) },
        Settings { loss: Loss::CrossEntropy, shuffle: true, eta: 0.03, ..iris(None) },
    ];
    for settings in wild {
        let changes = course(settings.clone());
        assert!(changes.len() <= 20, "{} changes: {settings:?}", changes.len());
    }
}

/// Compares every derivative with finite differences.
#[test]
fn the_curvature_agrees_with_differences_of_the_gradient() {
    let penalty = Penalty { norm: Norm::L2, rate: 0.2 };
    let iris = Source::Iris(Iris::default());
    for source in [Settings::default().source, iris] {
        let mut run = Run::new(Settings { source, penalty, ..Settings::default() }).unwrap();
        let values = run.parameters().values().to_vec();
        for index in 0..values.len() {
            let mut slope_at = |value: f64| {
                let mut moved = values.clone();
                moved[index] = value;
                assert!(run.set_parameters(moved));
                gradient(&run)[index]
            };
            let step = 1e-5;
            let difference = (slope_at(values[index] + step) - slope_at(values[index] - step)) / (2.0 * step);
            assert!(run.set_parameters(values.clone()));
            assert!((curvature(&run, index) - difference).abs() < 1e-8, "{index}");
        }
    }
}

#[test]
fn the_gradient_agrees_with_finite_differences() {
    let penalty = Penalty { norm: Norm::L2, rate: 0.1 };
    let run = Run::new(Settings { penalty, loss: Loss::CrossEntropy, ..iris(None) }).unwrap();
    let minimised = |parameters: &Parameters| {
        let measure = Metrics::of(parameters, run.examples().prepared(), 0..150, run.rule(), 0.5);
        measure.mean_loss + penalty.loss(parameters.weights())
    };
    for (index, slope) in gradient(&run).into_iter().enumerate() {
        let moved = |by: f64| {
            let mut values = run.parameters().values().to_vec();
            values[index] += by;
            minimised(&Parameters::from_values(4, 3, values).unwrap())
        };
        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        assert!((slope - difference).abs() < 1e-8, "{index}: {slope}, {difference}");
    }
}

#[test]
fn a_sample_is_spread_over_all_rows_and_costs_little() {
    let source = Source::Generated { shape: Shape::Blobs, rows: 100_000, noise: 0.1 };
    let run = Run::new(Settings { source, ..Settings::default() }).unwrap();
    let rows: Vec<usize> = sample(&run).collect();
    assert_eq!((rows.len(), rows[0], rows[1], rows[999]), (1000, 0, 100, 99_900));
    let few = Run::new(Settings::default()).unwrap();
    assert_eq!(sample(&few).collect::<Vec<_>>(), [0, 1, 2, 3]);
}
