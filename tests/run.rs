//! Any epoch of a run is always the same, forwards and backwards.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::sync::Arc;

use one_neuron::data::{Gate, Shape};
use one_neuron::model::{Norm, Penalty};
use one_neuron::train::{Batch, Run, Settings, Source};
use proptest::prelude::*;

fn settings() -> impl Strategy<Value = Settings> {
    let weights = proptest::option::of(proptest::collection::vec(-1e6..1e6, 3));
    let gate = proptest::sample::select(Gate::ALL.to_vec());
    let batch = (1..6_usize).prop_map(|rows| if rows > 4 { Batch::All } else { Batch::Rows(rows) });
    (gate, 1e-4..50.0, 1..400_u32, any::<u32>(), weights, batch, any::<bool>()).prop_map(
        |(gate, eta, epochs, seed, weights, batch, shuffle)| {
            let source = Source::Gate(gate);
            Settings { source, eta, epochs, seed, weights, batch, shuffle, ..Settings::default() }
        },
    )
}

/// The numbers of a run at its current epoch, by their bits.
fn numbers(run: &Run) -> (u32, Vec<u64>, u64, usize) {
    let values = run.parameters().values().iter().map(|value| value.to_bits()).collect();
    (run.epoch(), values, run.metrics().mean_loss.to_bits(), run.metrics().right)
}

proptest! {
    #[test]
    fn a_seek_is_so_many_steps(settings in settings(), epoch in 0..400_u32) {
        let mut sought = Run::new(settings.clone()).unwrap();
        sought.seek(epoch);
        let mut stepped = Run::new(settings).unwrap();
        for _ in 0..epoch {
            stepped.step(1);
        }
        prop_assert_eq!(numbers(&sought), numbers(&stepped));
    }

    #[test]
    fn seeking_back_and_forth_changes_nothing(settings in settings(), epochs in proptest::collection::vec(0..400_u32, 1..12)) {
        let mut wandered = Run::new(settings.clone()).unwrap();
        for epoch in epochs {
            wandered.seek(epoch);
            let mut fresh = Run::new(settings.clone()).unwrap();
            fresh.seek(epoch);
            prop_assert_eq!(numbers(&wandered), numbers(&fresh));
        }
    }

    #[test]
    fn the_loss_is_always_a_number(settings in settings()) {
        let mut run = Run::new(settings).unwrap();
        run.seek(u32::MAX);
        prop_assert_eq!(run.broken(), None);
        prop_assert!(run.history().points().iter().all(|point| point.loss.is_finite()));
    }

    #[test]
    fn rows_make_up_an_epoch(settings in settings(), rows in 0..13_usize) {
        let mut by_rows = Run::new(settings.clone()).unwrap();
        for _ in 0..rows {
            by_rows.step_row();
        }
        let whole = (rows / 4).min(settings.epochs as usize) as u32;
        prop_assert_eq!((by_rows.epoch(), by_rows.row()), (whole, if by_rows.ended() { 0 } else { rows % 4 }));
        // On to the end of the current epoch, and back to its beginning.
        let mut onwards = by_rows.clone();
        onwards.step(1);
        by_rows.seek(whole);
        let mut fresh = Run::new(settings).unwrap();
        fresh.seek(whole);
        prop_assert_eq!(numbers(&by_rows), numbers(&fresh));
        fresh.step(1);
        prop_assert_eq!(numbers(&onwards), numbers(&fresh));
    }
}

#[test]
fn one_back_from_within_an_epoch_is_its_beginning() {
    let mut run = Run::new(Settings::default()).unwrap();
    run.seek(5);
    let beginning = numbers(&run);
    run.step_row();
    run.step(-1);
    assert_eq!((numbers(&run), run.row()), (beginning, 0));
    run.step(-1);
    assert_eq!(run.epoch(), 4);
    run.step(-100);
    assert_eq!(run.epoch(), 0);
    run.step(i64::MAX);
    assert_eq!(run.epoch(), 1000);
}

/// Measures work, not time: a seek to any of a million epochs of AND computes at most 1024 of them.
#[test]
fn any_of_a_million_epochs_is_near() {
    let mut run = Run::new(Settings { eta: 0.1, epochs: 1_000_000, ..Settings::default() }).unwrap();
    run.seek(1_000_000);
    let spacing = run.history().spacing();
    assert!(spacing <= 1024, "{spacing}");
    let mut fresh = Run::new(run.settings().clone()).unwrap();
    for epoch in [0, 1, 1023, 1024, 1025, 65_537] {
        fresh.seek(epoch);
        run.seek(epoch);
        assert_eq!(run.parameters(), fresh.parameters(), "epoch {epoch}");
        let (keyframe, _) = run.history().keyframe(epoch).unwrap();
        assert!(epoch - keyframe < spacing);
    }
}

#[test]
fn a_model_moved_by_hand_starts_a_new_run_there() {
    let mut run = Run::new(Settings::default()).unwrap();
    run.seek(100);
    assert!(run.set_parameters(vec![1.0, -2.0, 0.5]));
    assert_eq!((run.epoch(), run.history().latest()), (0, 0));
    assert_eq!(run.parameters().values(), [1.0, -2.0, 0.5]);
    run.seek(10);
    run.reset();
    assert_eq!(run.parameters().values(), [1.0, -2.0, 0.5]);
    let before = numbers(&run);
    assert!(!run.set_parameters(vec![1.0, 2.0]));
    assert!(!run.set_parameters(vec![1.0, 2.0, f64::NAN]));
    assert_eq!(numbers(&run), before);
}

/// The linearly separable gates are learned completely, the others never.
#[test]
fn a_line_parts_four_gates_of_six() {
    for gate in Gate::ALL {
        let mut run = Run::new(Settings {
            source: Source::Gate(gate),
            eta: 0.5,
            epochs: 20_000,
            ..Settings::default()
        })
        .unwrap();
        run.seek(20_000);
        let best = run.history().points().iter().map(|point| (4.0 * point.accuracy) as usize).max();
        if matches!(gate, Gate::Xor | Gate::Xnor) {
            assert!(best <= Some(3), "{}", gate.name());
        } else {
            assert_eq!(run.metrics().right, 4, "{}", gate.name());
        }
    }
}

/// With more rows than fit in one frame: pieces of any size give the same bits.
#[test]
fn work_in_pieces_is_the_same_work() {
    for (batch, shuffle, holdout) in [
        (Batch::Rows(1), false, 0.0),
        (Batch::Rows(7), true, 0.3),
        (Batch::Rows(64), false, 0.2),
        (Batch::All, true, 0.0),
    ] {
        let source = Source::Generated { shape: Shape::Moons, rows: 1000, noise: 0.2 };
        let settings = Settings { source, batch, shuffle, holdout, eta: 0.3, ..Settings::default() };
        let mut whole = Run::new(settings.clone()).unwrap();
        whole.seek(5);
        for piece in [1, 13, 256, 999, 5000] {
            let mut pieces = Run::new(settings.clone()).unwrap();
            pieces.aim(5);
            let mut count = 0;
            while !pieces.work(piece) {
                assert!((0.0..=1.0).contains(&pieces.progress()), "{}", pieces.progress());
                count += 1;
            }
            assert!(count >= 5 * 1000 / piece, "{count} pieces of {piece}");
            assert_eq!(numbers(&pieces), numbers(&whole), "{batch:?}, pieces of {piece}");
            assert_eq!(pieces.testing(), whole.testing());
            assert_eq!(pieces.history().points(), whole.history().points(), "{batch:?}, pieces of {piece}");
        }
    }
}

#[test]
fn a_penalty_changed_on_the_way_is_remembered() {
    let l2 = |rate| Penalty { norm: Norm::L2, rate };
    let mut run = Run::new(Settings { eta: 0.1, penalty: l2(0.001), ..Settings::default() }).unwrap();
    run.seek(500);
    let before = numbers(&run);
    assert!(run.set_penalty(l2(0.1)));
    assert_eq!((numbers(&run), run.history().latest()), (before.clone(), 500), "nothing moves by itself");
    run.seek(800);
    let (later, settings) = (numbers(&run), run.settings().clone());
    run.seek(300);
    run.seek(800);
    assert_eq!(numbers(&run), later, "there and back");
    let mut again = Run::new(settings).unwrap();
    again.seek(800);
    assert_eq!(numbers(&again), later, "from the settings alone");
    again.seek(500);
    assert_eq!(numbers(&again), before);
    // A change at an earlier epoch: everything after it is forgotten.
    again.seek(200);
    assert!(again.set_penalty(Penalty::default()));
    assert_eq!(again.settings().penalties, [(200, Penalty::default())]);
    assert!(!again.set_penalty(l2(-1.0)) && !again.set_penalty(l2(f64::NAN)));
}

#[test]
fn a_threshold_is_another_without_starting_over() {
    let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
    run.seek(1000);
    assert_eq!(run.metrics().right, 4);
    assert!(run.set_threshold(0.9));
    assert_eq!((run.metrics().right, run.epoch()), (3, 1000), "(1, 1) gives 0.77");
    assert!(!run.set_threshold(1.5));
}

/// Rows changed by hand: the same start, and the current epoch stays.
#[test]
fn other_rows_are_learned_up_to_the_same_epoch() {
    let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
    run.seek(437);
    let or = Arc::new(Gate::Or.dataset());
    run.set_rows(or.clone()).unwrap();
    run.work(usize::MAX);
    let source = Source::ByHand(or);
    let mut fresh =
        Run::new(Settings { source, eta: 0.1, standardise: Some(false), ..Settings::default() }).unwrap();
    fresh.seek(437);
    assert_eq!(numbers(&run), numbers(&fresh));
    assert_eq!(run.settings(), fresh.settings());
    let refused = Run::new(Settings { batch: Batch::Rows(4), ..Settings::default() }).unwrap();
    let three = Gate::Or.dataset().select(&[0, 1, 2]).unwrap();
    let mut kept = refused.clone();
    assert!(kept.set_rows(Arc::new(three)).is_err(), "a batch of 4 of 3 rows");
    assert_eq!(numbers(&kept), numbers(&refused));
}
