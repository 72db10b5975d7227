//! A run as a medium: any epoch, forwards and backwards, is always the same.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::Gate;
use one_neuron::train::{Run, Settings, Trainer};
use proptest::prelude::*;

fn settings() -> impl Strategy<Value = Settings> {
    let weights = proptest::option::of(proptest::collection::vec(-1e6..1e6, 3));
    let gate = proptest::sample::select(Gate::ALL.to_vec());
    (gate, 1e-4..50.0, 1..400_u32, any::<u32>(), weights)
        .prop_map(|(dataset, eta, epochs, seed, weights)| Settings { dataset, eta, epochs, seed, weights })
}

/// The numbers of a run where it stands, by their bits.
fn numbers(run: &Run) -> (u32, Vec<u64>, u64, usize) {
    let values = run.parameters().values().iter().map(|value| value.to_bits()).collect();
    (run.epoch(), values, run.measure().mean_loss.to_bits(), run.measure().right)
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
        // On to the end of the running epoch, and back to its beginning.
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

/// Work, not time: a seek anywhere in a million epochs of AND computes at most 1024 of them.
#[test]
fn any_of_a_million_epochs_is_near() {
    let mut run = Run::new(Settings { eta: 0.1, epochs: 1_000_000, ..Settings::default() }).unwrap();
    run.seek(1_000_000);
    let spacing = run.history().spacing();
    assert!(spacing <= 1024, "{spacing}");
    let dataset = Gate::And.dataset();
    let start = Run::new(run.settings().clone()).unwrap().parameters().clone();
    let mut trainer = Trainer::new(start, 0.1);
    for epoch in [0, 1, 1023, 1024, 1025, 65_537] {
        while trainer.epoch() < epoch {
            trainer.train_epoch(&dataset);
        }
        run.seek(epoch);
        assert_eq!(run.parameters(), trainer.parameters(), "epoch {epoch}");
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

/// The gates that a line can part are learned whole, the others never.
#[test]
fn a_line_parts_four_gates_of_six() {
    for gate in Gate::ALL {
        let mut run =
            Run::new(Settings { dataset: gate, eta: 0.5, epochs: 20_000, ..Settings::default() }).unwrap();
        run.seek(20_000);
        let best = run.history().points().iter().map(|point| (4.0 * point.accuracy) as usize).max();
        if matches!(gate, Gate::Xor | Gate::Xnor) {
            assert!(best <= Some(3), "{}", gate.name());
        } else {
            assert_eq!(run.measure().right, 4, "{}", gate.name());
        }
    }
}
