use super::*;
use crate::train::{Run, Settings};

const PRINTED: Printed = Printed::ARTICLE;

fn miss(eta: f64) -> f64 {
    surface(&PRINTED, eta).unwrap().miss(&PRINTED)
}

#[test]
fn runs_are_those_of_the_trainer_to_the_bit() {
    let mut runs = Runs::new(5, 0.1, 700);
    while !runs.work() {}
    for (seed, place) in runs.places().enumerate() {
        let mut run = Run::new(Settings { eta: 0.1, seed: seed as u32, ..Settings::default() }).unwrap();
        assert_eq!(run.parameters().values(), start(seed as u32));
        run.seek(700);
        assert_eq!(place, run.parameters().values(), "seed {seed}");
        let path = &runs.paths()[seed];
        assert_eq!(
            (path.len(), path[0]),
            (51, {
                let [w1, w2, b] = start(seed as u32);
                [w1 + w2, b]
            })
        );
        assert_eq!(path[50], [place[0] + place[1], place[2]]);
    }
}

#[test]
fn changes_agree_with_differences_between_runs() {
    for (eta, epochs) in [(0.1, 60), (0.3, 200)] {
        let (start, apart) = ([0.4, 0.7, 0.2], 1e-5);
        let (_, changes) = carried(start, eta, epochs);
        for (weight, change) in changes.into_iter().enumerate() {
            let end = |by: f64| {
                let mut moved = start;
                moved[weight] += by;
                carried(moved, eta, epochs).0
            };
            let (below, above) = (end(-apart), end(apart));
            for coordinate in 0..3 {
                let difference = (above[coordinate] - below[coordinate]) / (2.0 * apart);
                assert!((change[coordinate] - difference).abs() < 1e-8);
            }
        }
    }
}

#[test]
fn a_landing_ends_where_it_says() {
    let landing = land(&PRINTED, 0.1, 1000, 0.5).unwrap();
    let mut run = Parameters::from_values(2, 1, landing.start.to_vec()).unwrap();
    let step = Step { rule: Rule::ARTICLE, eta: 0.1, penalty: Penalty::default() };
    (0..1000).for_each(|_| run.descend(&Gate::And.dataset(), &[0, 1, 2, 3], step));
    let [w1, w2, b] = run.values() else { panic!() };
    assert!((w1 - PRINTED.weights[0]).abs() < 1e-11 && (w2 - PRINTED.weights[1]).abs() < 1e-11);
    assert!((b - landing.bias).abs() < 1e-11, "{b} {}", landing.bias);
    // The slopes of the surface, from the ends of nearby runs.
    for (weight, slope) in landing.slopes.into_iter().enumerate() {
        let bias = |by: f64| {
            let mut printed = PRINTED;
            printed.weights[weight] += by;
            land(&printed, 0.1, 1000, 0.5).unwrap().bias
        };
        assert!((slope - (bias(1e-4) - bias(-1e-4)) / 2e-4).abs() < 1e-7, "{slope}");
    }
}

/// The start of a run and its length only move it along the surface.
#[test]
fn the_surface_depends_on_the_learning_rate_alone() {
    let bias = |epochs, bias| land(&PRINTED, 0.1, epochs, bias).unwrap().bias;
    for (epochs, start) in [(1000, 0.0), (1000, 0.999), (960, 0.5), (1040, 0.5), (930, 0.2), (1070, 0.8)] {
        assert!((bias(epochs, start) - bias(1000, 0.5)).abs() < 1e-13, "{epochs} {start}");
    }
}

#[test]
fn the_printed_numbers_lie_on_one_surface_only() {
    let rounding = surface(&PRINTED, 0.1).unwrap().rounding(&PRINTED);
    assert!((1e-8..1.5e-8).contains(&rounding), "{rounding}");
    assert!(miss(0.1).abs() < 5e-9, "{}", miss(0.1));
    for (eta, expected) in [(0.1001, 6.7e-6), (0.0999, 6.7e-6), (0.09, 6.7e-4), (0.01, 6.0e-3)] {
        assert!((miss(eta).abs() / expected - 1.0).abs() < 0.01, "{eta}: {}", miss(eta));
    }
    for thousandth in (10..=300).filter(|&thousandth| thousandth != 100) {
        let eta = f64::from(thousandth) / 1000.0;
        assert!(miss(eta).abs() > 5000.0 * rounding, "{eta}: {}", miss(eta));
    }
}

#[test]
fn three_numbers_give_the_learning_rate_away() {
    let [eta, open] = rate(&PRINTED, [0.05, 0.2]).unwrap();
    assert!((eta - 0.1).abs() < open && open < 2e-7, "{eta} ± {open}");
    // The weights of a run with a different learning rate reveal that rate.
    let mut run = Run::new(Settings { eta: 0.037, epochs: 3000, ..Settings::default() }).unwrap();
    run.seek(3000);
    let [w1, w2, b] = run.parameters().values() else { panic!() };
    let eight = |number: f64| (number * 1e8).round() / 1e8;
    let printed = Printed { weights: [eight(*w1), eight(*w2)], bias: eight(*b), half_digit: 5e-9 };
    let [eta, open] = rate(&printed, [0.05, 0.2]).unwrap();
    assert!((eta - 0.037).abs() < open && open < 1e-6, "{eta} ± {open}");
}

#[test]
fn starts_such_as_numpy_draws_lead_there_in_about_a_thousand_epochs() {
    for epochs in (960..=1040).step_by(10) {
        let start = reached_from(&PRINTED, 0.1, epochs).unwrap();
        assert!(start.iter().all(|number| (0.0..1.0).contains(number)), "{epochs}: {start:?}");
        let (end, _) = carried(start, 0.1, epochs);
        assert!((end[0] - PRINTED.weights[0]).abs() + (end[1] - PRINTED.weights[1]).abs() < 1e-10);
    }
    for epochs in [100, 800, 900, 1100, 1300, 3000] {
        assert_eq!(reached_from(&PRINTED, 0.1, epochs), None, "{epochs}");
    }
    assert_eq!(reached_from(&PRINTED, 0.01, 1000), None);
}

#[test]
fn the_learning_rates_to_try_are_finest_around_the_answer() {
    let etas = etas();
    assert!(etas.windows(2).all(|pair| pair[0] < pair[1]) && etas.len() < 150, "{etas:?}");
    for eta in [0.01, 0.05, 0.09, 0.0999, 0.099999, 0.1, 0.100001, 0.1001, 0.11, 0.2, 0.3] {
        assert!(etas.contains(&eta), "{eta}");
    }
}

#[test]
fn no_run_leads_there_from_nowhere_near() {
    assert_eq!(land(&PRINTED, 0.3, 3000, 0.5), None);
    assert_eq!(land(&PRINTED, f64::NAN, 10, 0.5), None);
}
