use super::*;
use crate::data::Iris;
use crate::model::Norm;
use crate::train::{Batch, Settings, Source};

fn begun(settings: Settings) -> (Run, Walk) {
    let run = Run::new(settings).unwrap();
    let mut walk = Walk::default();
    walk.lines(&run);
    (run, walk)
}

/// The values beside lines that process rows.
fn shown(walk: &Walk, run: &Run) -> Vec<String> {
    let values = walk.values(run, 0);
    assert_eq!(values.len(), walk.valued().count());
    let steps = walk.spots.iter().filter(|spot| spot.shown).map(|spot| spot.step);
    values.into_iter().zip(steps).filter(|(_, step)| step.is_some()).map(|(value, _)| value).collect()
}

#[test]
fn walks_through_a_row_line_by_line() {
    let (mut run, mut walk) = begun(Settings::default());
    let mut alone = run.clone();
    let lines = walk.lines(&run);
    assert_eq!(walk.line(&run), None);
    let mut trace = Trace::new(2, 1);
    for row in 0..9 {
        let (x, y) = alone.examples().row(row % 4);
        trace.take(alone.parameters(), x, y, alone.trainer().step());
        let number = |name: &str, decimals| fixed(trace.get(name).unwrap(), decimals);
        let pair = |a: &str, b: &str| format!("({}, {})", number(a, 4), number(b, 4));
        let expected = [
            format!("epoch = {}", row / 4),
            format!("x = ({}, {}), y = {}", x[0], x[1], y[0]),
            format!("z = {}", number("z", 4)),
            format!("out = {}", number("out", 4)),
            format!("dz = {}", number("dz", 6)),
            format!("w = {}", pair("w1Next", "w2Next")),
            format!("b = {}", number("bNext", 4)),
        ];
        let first = usize::from(row % 4 != 0);
        for done in first..expected.len() {
            assert_eq!(run.parameters(), alone.parameters(), "nothing moves before the last line");
            assert!(walk.next_line(&mut run));
            let line = walk.line(&run).unwrap();
            assert_eq!(lines[line].step.map(|step| step as usize), Some(done), "{}", lines[line].text);
            let mut so_far = expected.to_vec();
            so_far[done + 1..].iter_mut().for_each(String::clear);
            assert_eq!(shown(&walk, &run), so_far);
            assert_eq!(walk.row(&run), Some(row % 4));
        }
        alone.step_row();
        assert_eq!((run.epoch(), run.row()), (alone.epoch(), alone.row()));
        assert_eq!(run.parameters(), alone.parameters());
    }
}

#[test]
fn starting_weights_stand_beside_their_lines() {
    let (mut run, mut walk) = begun(Settings::default());
    run.seek(100);
    walk.lines(&run);
    let values = walk.values(&run, 3);
    assert_eq!(values[..4], ["w = (0.5488, 0.7152)", "b = 0.6028", "epoch = 99", "x = (1, 1), y = 1"]);
    assert!(values[4].starts_with("z = "), "{}", values[4]);
    let (run, walk) = begun(Settings { weights: Some(vec![1.0, 2.0, 3.0]), ..Settings::default() });
    assert_eq!(shown(&walk, &run)[..2], ["", "x = (0, 0), y = 0"]);
    assert_eq!(walk.values(&run, 0)[0], "");
    assert!(walk.values(&run, 0)[1].starts_with("x = "), "{:?}", walk.values(&run, 0));
}

#[test]
fn whatever_else_moves_the_run_ends_the_walk() {
    for action in [Run::step_row, |run: &mut Run| run.step(1), |run: &mut Run| run.seek(500)] {
        let (mut run, mut walk) = begun(Settings::default());
        assert!(walk.next_line(&mut run) && walk.next_line(&mut run));
        assert!(walk.line(&run).is_some());
        action(&mut run);
        assert_eq!((walk.line(&run), walk.row(&run)), (None, None));
        assert!(shown(&walk, &run)[1..].iter().all(|value| !value.is_empty()));
        let line = |walk: &mut Walk, run: &mut Run| {
            walk.next_line(run).then(|| walk.lines(run)[walk.line(run).unwrap()].step)
        };
        let begins = if run.row() == 0 { Step::Epoch } else { Step::Row };
        assert_eq!(line(&mut walk, &mut run), Some(Some(begins)));
    }
    let (mut run, mut walk) = begun(Settings::default());
    assert!(walk.next_line(&mut run));
    walk.clear();
    assert_eq!(walk.line(&run), None);
    run.seek(1000);
    assert!(!walk.next_line(&mut run) && !walk.next_pass(&mut run));
    assert_eq!(walk.line(&run), None);
}

#[test]
fn a_pass_of_a_batch_is_all_its_rows() {
    for (batch, shuffle, ends) in [
        (Batch::Rows(3), false, [(0, 3), (1, 0), (1, 3)]),
        (Batch::Rows(3), true, [(0, 3), (1, 0), (1, 3)]),
        (Batch::All, false, [(1, 0), (2, 0), (3, 0)]),
        (Batch::Rows(1), true, [(0, 1), (0, 2), (0, 3)]),
    ] {
        let (mut run, mut walk) = begun(Settings { batch, shuffle, eta: 0.5, ..Settings::default() });
        let mut alone = run.clone();
        for end in ends {
            let row = run.next_row();
            assert!(walk.next_pass(&mut run));
            while stands(&alone) != end {
                alone.step_row();
            }
            assert_eq!((stands(&run), walk.row(&run)), (end, row));
            assert_eq!(run.parameters(), alone.parameters());
            assert_eq!(run.metrics(), alone.metrics());
            let values = shown(&walk, &run);
            assert_eq!(values.last(), Some(&bias(run.parameters())));
            let several = run.trainer().batch() > 1;
            let sum = values.iter().find(|value| value.contains("z = ")).unwrap();
            assert_eq!(sum.starts_with(&format!("row {}: z = ", row.unwrap() + 1)), several, "{sum}");
        }
    }
}

#[test]
fn long_lists_are_cut() {
    let source = Source::Iris(Iris::default());
    let (mut run, mut walk) = begun(Settings { source, ..Settings::default() });
    assert!(walk.next_pass(&mut run));
    let values = shown(&walk, &run);
    assert!(values[5].starts_with("W = ((") && values[5].ends_with("), …)"), "{}", values[5]);
    assert_eq!(values[5].matches(',').count(), 4);
    assert!(values[2].starts_with("z = (") && values[2].matches(',').count() == 2, "{}", values[2]);
    assert!(walk.values(&run, 0)[0].starts_with("mean = (5.8"));
    assert_eq!(
        [list(&[1.0], of_data), list(&[1.0 / 3.0; 7], of_data)],
        ["(1,)".to_owned(), "(0.3333, 0.3333, 0.3333, 0.3333, 0.3333, 0.3333, …)".to_owned(),]
    );
}

#[test]
fn another_listing_has_another_number() {
    let (mut run, mut walk) = begun(Settings::default());
    let first = walk.edition(&run);
    run.seek(10);
    assert_eq!(walk.edition(&run), first);
    assert!(run.set_penalty(Penalty { norm: Norm::L1, rate: 0.5 }));
    let second = walk.edition(&run);
    assert!(run.set_parameters(vec![1.0, 2.0, 3.0]));
    let third = walk.edition(&run);
    run.set_rows(Arc::new(run.examples().raw().clone())).unwrap();
    let fourth = walk.edition(&run);
    assert!(first < second && second < third && third < fourth);
    assert_eq!(walk.edition(&run), fourth);
}
