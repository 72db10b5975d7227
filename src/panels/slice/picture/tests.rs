use super::*;
use crate::data::Iris;
use crate::model::Activation;
use crate::model::{Loss, Norm};
use crate::train::{Settings, Source, at};

fn and(epoch: u32) -> Run {
    at(epoch, Settings { eta: 0.1, ..Settings::default() })
}

fn runs() -> Vec<Run> {
    let penalty = Penalty { norm: Norm::L2, rate: 0.1 };
    let iris = Settings { source: Source::Iris(Iris::default()), penalty, ..Settings::default() };
    let activation = |activation| Settings { activation, eta: 0.1, ..Settings::default() };
    vec![
        and(0),
        and(300),
        at(5, Settings { loss: Loss::CrossEntropy, ..iris.clone() }),
        at(5, iris),
        at(20, activation(Activation::Tanh)),
        at(20, activation(Activation::Linear)),
    ]
}

#[test]
fn where_the_run_stands_it_is_the_runs_own_loss() {
    for run in runs() {
        for (index, &value) in run.parameters().values().iter().enumerate() {
            let mean = Slice::mean(&run, index).loss(value);
            let own = run.metrics().mean_loss + run.penalty_loss();
            assert!((mean - own).abs() < 1e-12, "{mean} {own}");
            let (x, y) = run.examples().row(2);
            let row: f64 = run.parameters().zs(x).zip(y).map(|(z, &y)| run.rule().loss(z, y)).sum();
            assert!((Slice::of_row(&run, index, 2).loss(value) - row).abs() < 1e-12);
        }
    }
}

#[test]
fn the_slope_is_the_gradient() {
    for run in runs() {
        for (index, slope) in crate::train::gradient(&run).into_iter().enumerate() {
            let own = Slice::mean(&run, index).bend(run.parameters().values()[index]).slope;
            assert!((own - slope).abs() < 1e-12, "{own} {slope}");
        }
    }
}

/// Compares every derivative with finite differences.
#[test]
fn slope_and_curvature_agree_with_finite_differences() {
    for run in runs() {
        for along in 0..run.parameters().values().len() {
            for slice in [Slice::mean(&run, along), Slice::of_row(&run, along, 3)] {
                for p in [-3.0, -0.2, 0.4, 2.0] {
                    let (h, bend) = (1e-4, slice.bend(p));
                    let [below, above] = [slice.loss(p - h), slice.loss(p + h)];
                    let scale = 1.0 + bend.loss;
                    assert!((bend.slope - (above - below) / (2.0 * h)).abs() < 1e-6 * scale);
                    let second = (above - 2.0 * bend.loss + below) / (h * h);
                    assert!((bend.curvature - second).abs() < 1e-5 * scale, "{bend:?} {second}");
                }
            }
        }
    }
}

#[test]
fn a_parabola_crosses_a_height_where_it_has_it() {
    let bend = |loss, slope, curvature| Bend { loss, slope, curvature };
    for bend in [bend(0.1, 0.3, 0.2), bend(0.1, -0.3, 1e-5), bend(0.1, -0.3, -0.5), bend(0.1, 0.0, 0.7)] {
        for distance in bend.crossings(0.12) {
            assert!((bend.parabola(distance) - 0.12).abs() < 1e-9, "{bend:?} at {distance}");
        }
    }
    let straight = bend(0.1, 0.5, 0.0).crossings(0.2);
    assert_eq!(straight.map(f64::is_finite), [false, true]);
    assert!((straight[1] - 0.2).abs() < 1e-12);
    let above = [bend(0.1, 0.0, 0.7).crossings(0.05), bend(0.1, 0.0, 0.0).crossings(0.05)];
    assert!(above.into_iter().flatten().all(|distance| !distance.is_finite()));
}

#[test]
fn only_without_a_sigmoid_is_it_a_parabola() {
    let apart = |run: &Run| {
        let (slice, here) = (Slice::mean(run, 0), run.parameters().values()[0]);
        let bend = slice.bend(here);
        (slice.loss(here + 6.0) - bend.parabola(6.0)).abs()
    };
    let linear = Settings { activation: Activation::Linear, eta: 0.1, ..Settings::default() };
    assert!(apart(&at(50, linear)) < 1e-12);
    assert!(apart(&and(50)) > 0.1);
}

#[test]
fn the_window_stays_while_it_can() {
    let run = and(1000);
    assert_eq!(window(&run, 0, None), (-8.0, 8.0));
    assert_eq!(window(&run, 2, Some((-8.0, 8.0))), (-8.0, 8.0));
    let weights = |w: f64| Settings { weights: Some(vec![w, 0.0, 0.0]), ..Settings::default() };
    assert_eq!(window(&at(0, weights(7.7)), 0, Some((-8.0, 8.0))), (-8.0, 8.0), "in the hand");
    assert_eq!(window(&at(0, weights(40.0)), 0, None), (32.0, 48.0));
    let iris = Settings {
        source: Source::Iris(Iris::default()),
        standardise: Some(false),
        ..Settings::default()
    };
    let (from, to) = window(&at(0, iris), 0, None);
    assert_eq!((from, to), (-1.0, 1.0), "lengths of 8 cm take smaller steps");
}

#[test]
fn a_parameter_that_is_not_there_is_the_first() {
    assert_eq!([0, 2, 3].map(|asked| along(and(0).parameters(), asked)), [0, 2, 0]);
}
