//! One step over all rows goes against the derivative of the minimised function, checked with finite differences.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::{Feature, Gate, Iris, Shape};
use one_neuron::model::{Activation, Loss, Norm, Penalty, Rule};
use one_neuron::train::{Batch, Run, Settings, Source};

/// The function that the rule minimises: the mean loss and the penalty. The loss of the step is constant except at its jumps;
/// Rosenblatt's rule minimises Σ (out − y)·z instead, the distance of the rows on the wrong side.
fn cost(run: &Run) -> f64 {
    if run.rule().activation() != Activation::Step {
        return run.metrics().mean_loss + run.penalty_loss();
    }
    let rows = run.examples().prepared().rows().take(run.examples().training());
    let out = |z: f64| f64::from(u8::from(z >= 0.0));
    let wrong = rows.flat_map(|(x, y)| run.parameters().zs(x).zip(y).map(|(z, y)| (out(z) - y) * z));
    wrong.sum::<f64>() / run.examples().training() as f64 + run.penalty_loss()
}

/// Rows of one output, of three with some held out, and many rows that are measured several at a time.
fn sources() -> [Settings; 3] {
    let of = |source| Settings { source, batch: Batch::All, eta: 0.25, ..Settings::default() };
    let moons = Source::Generated { shape: Shape::Moons, rows: 300, noise: 0.2 };
    [
        of(Source::Gate(Gate::Nand)),
        Settings { holdout: 0.3, ..of(Source::Iris(Iris::default())) },
        Settings { features: vec![Feature::Product, Feature::SecondSine], ..of(moons) },
    ]
}

#[test]
fn a_step_goes_against_the_gradient() {
    let mut count = 0;
    for activation in Activation::ALL {
        for loss in Loss::ALL {
            if Rule::new(activation, loss).is_err() {
                continue;
            }
            for norm in Norm::ALL {
                for settings in sources() {
                    let penalty = Penalty { norm, rate: 0.3 };
                    agrees_with_finite_differences(Settings { activation, loss, penalty, ..settings });
                    count += 1;
                }
            }
        }
    }
    assert_eq!(count, (Activation::ALL.len() + 1) * 3 * 3, "rules, norms, sources");
}

fn agrees_with_finite_differences(settings: Settings) {
    let what = format!("{:?}", (&settings.source, settings.activation, settings.loss, settings.penalty.norm));
    let eta = settings.eta;
    let mut run = Run::new(settings).unwrap();
    // With both signs, and none near 0.
    let start: Vec<f64> = (0..run.parameters().values().len())
        .map(|place| (0.2 + 0.1 * (place % 7) as f64) * if place % 3 == 0 { 1.0 } else { -1.0 })
        .collect();
    assert!(run.set_parameters(start.clone()));
    run.step(1);
    for (place, (before, after)) in start.iter().zip(run.parameters().values()).enumerate() {
        let moved = |by: f64| {
            let mut values = start.clone();
            values[place] += by;
            let mut moved = run.clone();
            assert!(moved.set_parameters(values));
            cost(&moved)
        };
        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        let gradient = (before - after) / eta;
        assert!(
            (gradient - difference).abs() < 1e-9,
            "{gradient}, not {difference}: parameter {place}, {what}"
        );
    }
}
