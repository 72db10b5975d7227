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

#[test]
fn equations_have_the_penalty_of_the_pass() {
    let penalties = vec![(2, Penalty { norm: Norm::L1, rate: 0.5 })];
    let (mut run, mut walk) = begun(Settings { penalties, ..Settings::default() });
    run.seek(1);
    let [before, same] = [(); 2].map(|()| walk.edition(&run));
    assert_eq!(before, same);
    // The last row of an epoch still has the penalty of its epoch; the next row has that of the next.
    (0..4).for_each(|_| assert!(walk.next_pass(&mut run)));
    assert_eq!((run.epoch(), walk.edition(&run)), (2, before));
    assert_eq!(walk.pass(&run, 0).step.penalty.shown(), Norm::None);
    assert!(walk.next_line(&mut run));
    assert_eq!(walk.pass(&run, 0).step.penalty.shown(), Norm::L1);
    assert!(walk.edition(&run) > before);
    assert!(walk.line(&run).is_some(), "another edition does not end the walk");
}

/// What a picture shows now, as SVG.
#[cfg(feature = "charts")]
fn drawn(panel: crate::panels::Panel, run: &Run, pass: Pass<'_>) -> String {
    use crate::panels::Scene;
    use crate::panels::picture::tests::Stage;
    use crate::plot::{Extent, Layer};

    let (stage, extent, mut picture) = (Stage::default(), Extent::of_svg((480, 400)), panel.picture().unwrap());
    let scene = Scene { parameters: pass.parameters, ..stage.scene(run, pass.row) };
    picture.resize(&scene, extent);
    let mut texts = vec![String::new(); picture.layers().len()];
    let mut layers: Vec<Layer<'_>> = texts.iter_mut().map(|text| Layer::svg(text, extent)).collect();
    picture.draw(&scene, &mut layers).unwrap();
    drop(layers);
    texts.concat()
}

/// Fails unless the listing, the pictures, the descriptions and the matrices show the numbers of the same pass.
#[cfg(feature = "charts")]
fn check_one_pass(run: &Run, walk: &Walk, selected: usize) {
    use crate::panels::shapes::Shapes;
    use crate::panels::{Panel, Shown, View};
    use crate::text::Locale;

    let (pass, outputs, locale) = (walk.pass(run, selected), run.parameters().outputs(), Locale::english());
    let mut trace = Trace::new(run.parameters().inputs(), outputs);
    pass.take(run, &mut trace);
    let number = |name: &str, decimals| fixed(trace.get(name).unwrap(), decimals);
    let own = if outputs > 1 { (run.examples().raw().class(pass.row) + 1).to_string() } else { String::new() };
    let [z, out, slope] = ["z", "out", "slope"].map(|name| format!("{name}{own}"));
    let place = format!("row {} after line {:?} of {:?}", pass.row, walk.line(run), stands(run));
    let holds = |text: &str, part: String| assert!(text.contains(&part), "{part} in {text} at {place}");

    let listed = walk.values(run, selected).join("; ");
    for name in ["z", "out", "dz"].iter().filter(|name| outputs == 1 && listed.contains(&format!("; {name} = "))) {
        holds(&listed, format!("{name} = {}", number(name, if *name == "dz" { 6 } else { 4 })));
    }
    // The listing's weights are those of now, which begin the pass until it is done.
    let [weights, biases] = walk.now(run);
    if pass.is_done {
        assert_eq!([weights, biases].concat(), run.parameters().values(), "{place}");
        if run.trainer().batch() == 1 && outputs == 1 {
            holds(&listed, format!("; b = {}", number("bNext", 4)));
        }
    } else {
        assert_eq!(pass.parameters, run.parameters(), "{place}");
    }

    let network = drawn(Panel::Network, run, pass);
    holds(&network, format!("\nz {}\n", number(&z, 2)));
    holds(&network, format!("\nout {}\n", number(&out, 2)));
    holds(&drawn(Panel::Activation, run, pass), format!("slope = {}", number(&slope, 4)));
    let shown = Shown { run, view: &View::default(), pass, locale, seen: None, counts: None };
    holds(&Panel::Activation.describe(&shown), number(&slope, 4));
    holds(&Panel::Network.describe(&shown), number(&out, 3));

    let mut shapes = Shapes::default();
    shapes.choose(own.parse::<usize>().map_or(0, |output| output - 1));
    shapes.write(run, pass.row, 1, locale).unwrap();
    let cells = shapes.numbers(run, pass, locale).unwrap();
    let cells: Vec<String> = cells.into_iter().map(|(_, text)| text).collect();
    assert_eq!(cells.last(), Some(&number(&out, 4)), "{place}");
    assert_eq!(cells[cells.len() - 4], number(&z, 4), "{place}");
}

#[test]
#[cfg(feature = "charts")]
fn every_place_shows_the_same_pass() {
    let penalty = Penalty { norm: Norm::L2, rate: 0.3 };
    let kinds = [
        Settings { eta: 0.5, ..Settings::default() },
        Settings { eta: 0.5, shuffle: true, penalty, penalties: vec![(1, Penalty::default())], ..Settings::default() },
        Settings { eta: 0.5, batch: Batch::Rows(3), ..Settings::default() },
        Settings { eta: 0.5, batch: Batch::All, ..Settings::default() },
        Settings { source: Source::Iris(Iris::default()), ..Settings::default() },
    ];
    for settings in kinds {
        let (mut run, mut walk) = begun(settings);
        let mut selected = 0;
        // Line by line through an epoch, and into the next.
        while run.epoch() == 0 && run.row() < 8 || run.epoch() == 1 && run.row() < 1 {
            assert!(walk.next_line(&mut run));
            selected = walk.row(&run).unwrap();
            check_one_pass(&run, &walk, selected);
        }
        // Row by row through another.
        for _ in 0..8 {
            assert!(walk.next_row(&mut run));
            selected = walk.row(&run).unwrap();
            check_one_pass(&run, &walk, selected);
        }
        // Epoch by epoch, at rest.
        for _ in 0..50 {
            run.step(1);
            assert_eq!(walk.row(&run), None);
            check_one_pass(&run, &walk, selected);
        }
    }
}

#[test]
fn a_row_alone_is_its_pass() {
    for batch in [Batch::Rows(1), Batch::Rows(3), Batch::All] {
        let (mut run, mut walk) = begun(Settings { batch, eta: 0.5, ..Settings::default() });
        let mut alone = run.clone();
        for row in (0..4).chain(0..4) {
            let before = alone.parameters().clone();
            alone.step_row();
            assert!(walk.next_row(&mut run));
            assert_eq!((stands(&run), run.parameters()), (stands(&alone), alone.parameters()));
            let pass = walk.pass(&run, 9);
            assert_eq!((pass.row, pass.is_done), (row, run.parameters() != &before), "{batch:?}");
            assert_eq!(shown(&walk, &run).last().is_some_and(|bias| !bias.is_empty()), pass.is_done);
        }
        run.seek(1000);
        assert!(!walk.next_row(&mut run));
    }
    // A row of a batch, and the lines that are left of the batch.
    let (mut run, mut walk) = begun(Settings { batch: Batch::All, eta: 0.5, ..Settings::default() });
    let mut alone = run.clone();
    assert!(walk.next_row(&mut run) && walk.next_line(&mut run) && walk.next_line(&mut run));
    alone.step(1);
    assert_eq!(run.parameters(), alone.parameters());
}
