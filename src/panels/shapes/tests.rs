use super::sight::Cut;
use super::*;
use crate::data::{Feature, Iris};
use crate::model::Activation;
use crate::model::Trace;
use crate::train::{Batch, Settings, Source};

fn and() -> Run {
    Run::new(Settings::default()).unwrap()
}

fn iris(settings: Settings) -> Run {
    Run::new(Settings { source: Source::Iris(Iris::default()), ..settings }).unwrap()
}

/// A run of each kind, with some rows to select.
fn every() -> Vec<(Run, Vec<usize>)> {
    let features = vec![
        Feature::Product,
        Feature::FirstSquared,
        Feature::SecondSquared,
        Feature::FirstSine,
        Feature::SecondSine,
    ];
    vec![
        (and(), vec![0, 3]),
        (
            Run::new(Settings {
                activation: Activation::Linear,
                batch: Batch::All,
                ..Settings::default()
            })
            .unwrap(),
            vec![1],
        ),
        (iris(Settings::default()), vec![0, 6, 7, 75, 143, 149]),
        (iris(Settings { features, holdout: 0.2, ..Settings::default() }), (0..150).collect()),
    ]
}

/// Text without tags, with `{}` for the places of numbers.
fn read(markup: &str) -> String {
    let mut text = String::new();
    for part in markup.replace("</tr>", "\n").split('<') {
        let (tag, rest) = part.split_once('>').unwrap_or(("", part));
        text.push_str(if tag.starts_with("td class=\"n\"") { " {} " } else { "" });
        text.push_str(if tag.starts_with("th ") { " " } else { "" });
        text.push_str(rest);
    }
    text
}

fn fresh(shapes: &mut Shapes, run: &Run, row: usize) -> (Writing, Vec<(Mark, String)>) {
    shapes.forget();
    (
        shapes.write(run, row, 1, Locale::english()).unwrap(),
        shapes.numbers(run, Pass::next(run, row), Locale::english()).unwrap(),
    )
}

#[test]
fn what_is_in_sight_has_the_chosen_one_and_always_as_much_room() {
    for all in 1..60 {
        for at in 0..all {
            let cut = Cut::new(all, at, MOST_LINES);
            assert!(cut.shown.contains(&at) && cut.shown.end <= all, "{at} of {all}: {:?}", cut.shown);
            assert_eq!(cut.items().count(), all.min(MOST_LINES), "{at} of {all}: {:?}", cut.shown);
        }
    }
}

#[test]
fn every_place_has_its_number() {
    for (mut run, rows) in every() {
        run.seek(3);
        let mut shapes = Shapes::default();
        for row in rows {
            for output in 0..run.parameters().outputs() {
                shapes.choose(output);
                for _ in 0..run.parameters().inputs() + 3 {
                    let (Writing { blocks, sum, .. }, numbers) = fresh(&mut shapes, &run, row);
                    assert_eq!((blocks + &sum).matches("class=\"n\"").count(), numbers.len());
                    let chosen = numbers.iter().filter(|(mark, _)| *mark == Mark::Now).count();
                    assert!(chosen > 0, "row {row}");
                    shapes.next_line(&run, row);
                }
            }
        }
    }
}

#[test]
fn the_gate_is_four_by_two_times_two() {
    let (run, mut shapes) = (and(), Shapes::default());
    let (Writing { blocks, sum, notes }, numbers) = fresh(&mut shapes, &run, 3);
    let text = read(&blocks);
    for part in ["4 × 2rows × inputs", "2inputs", "1for each row", "4rows"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(blocks.matches("<b>2</b>").count(), 2);
    assert!(blocks.contains("data-symbol=\"z\" data-row=\"3\" data-output=\"0\""));
    assert_eq!(
        read(&sum),
        "z, row 4 = row 4 of X · w + b term in numbers makes so far\n x1 · w1 {}  {}  {} \n + x2 · w2 {}  {}  {} \n + b = z \
         {}  {}  {} \n out = σ(z) {}  {}  {} \n"
    );
    assert_eq!(
        notes,
        [
            "The inner sizes must agree: a row of X has 2 numbers, and so has w. The outer one remains: z has 4, one for \
             each row.",
            "NumPy: z = X @ w + b, with the shapes (4, 2) @ (2,) + () → (4,).",
            "Row by row, as the listing learns: z = w @ x + b, with (2,) @ (2,) + () → ().",
        ]
    );
    // NumPy's seed 0: w = (0.5488…, 0.7152…), b = 0.6028…; its X @ w + b, and 1 / (1 + exp(-z)).
    let texts: Vec<&str> = numbers.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        texts.join(" "),
        "0 0 0 1 1 0 1 1 0.55 0.72 0.60 0.60 1.32 1.15 1.87 0.65 0.79 0.76 0.87 1 · 0.5488 0.5488 0.5488 1 · 0.7152 0.7152 \
         1.2640 0.6028  1.8668 σ(1.8668)  0.8661"
    );
    let marks: String = numbers
        .iter()
        .map(|(mark, _)| match mark {
            Mark::None => ' ',
            Mark::Used => '+',
            Mark::Now => '*',
        })
        .collect();
    assert_eq!(marks.trim_end(), "      +++++   *   +");
}

#[test]
fn iris_is_turned_over_as_in_the_listing() {
    let run = iris(Settings::default());
    let (Writing { blocks, sum, notes }, _) = fresh(&mut Shapes::default(), &run, 60);
    let text = read(&blocks);
    for part in [
        "150 × 4rows × inputs",
        "4 × 3inputs × outputs",
        "3outputs, for each row",
        "150 × 3rows × outputs",
        "WT",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(text.contains("row 61") && !text.contains("row 1 "), "{text}");
    assert!(
        read(&sum).starts_with("z, row 61, output 1 = row 61 of X · column 1 of WT + b"),
        "{}",
        read(&sum)
    );
    assert_eq!(
        notes[1],
        "NumPy: z = X @ W.T + b, with the shapes (150, 4) @ (4, 3) + (3,) → (150, 3). W has a row for each output; T turns it over."
    );
    assert_eq!(
        notes[2],
        "Row by row, as the listing learns: z = W @ x + b, with (3, 4) @ (4,) + (3,) → (3,)."
    );
    let listing: String = crate::panels::code::listing::listing(&run).into_iter().map(|line| line.text + "\n").collect();
    assert!(listing.contains("z = W @ x + b"), "{listing}");
    assert!(notes[3].starts_with("x1 = sepal"), "{notes:?}");
    let all = Run::new(Settings { batch: Batch::All, ..run.settings().clone() }).unwrap();
    let listing: String = crate::panels::code::listing::listing(&all).into_iter().map(|line| line.text + "\n").collect();
    assert!(listing.contains("z = X @ W.T + b"), "{listing}");
}

#[test]
fn the_sum_comes_to_the_number_in_the_cell_term_by_term() {
    for (mut run, rows) in every() {
        run.seek(7);
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        let mut trace = Trace::new(inputs, outputs);
        for row in rows.into_iter().take(20) {
            let (x, y) = run.examples().row(row);
            trace.take(run.parameters(), x, y, run.trainer().step());
            let mut shapes = Shapes::default();
            shapes.choose(outputs - 1);
            let number = if outputs == 1 { String::new() } else { outputs.to_string() };
            let of =
                |name: &str| Locale::english().fixed(trace.get(&[name, &number].concat()).unwrap(), 4);
            for line in 0..inputs + 2 {
                assert_eq!(shapes.next_line(&run, row), row);
                let (_, numbers) = fresh(&mut shapes, &run, row);
                let now: Vec<_> = numbers.iter().rev().filter(|(mark, _)| *mark == Mark::Now).collect();
                let (so_far, filled) =
                    (&now[0].1, numbers.iter().rev().take(12).filter(|(_, text)| text.is_empty()));
                if line == inputs {
                    assert_eq!(*so_far, of("z"));
                } else if line > inputs {
                    assert_eq!(*so_far, of("out"));
                } else if line == 0 {
                    assert!(filled.count() > 3, "the rest is yet to come");
                    let weight =
                        if outputs == 1 { "w1".to_owned() } else { ["w", &number, "_1"].concat() };
                    assert_eq!(*so_far, Locale::english().fixed(x[0] * trace.get(&weight).unwrap(), 4));
                }
            }
        }
    }
}

#[test]
fn all_cells_are_walked_through_as_one_reads() {
    let run = iris(Settings { holdout: 0.2, ..Settings::default() });
    for held_out in [false, true] {
        let rows: Vec<usize> =
            (0..150).filter(|&row| run.examples().is_held_out(row) == held_out).collect();
        let mut shapes = Shapes::default();
        let mut row = rows[0];
        let mut seen = vec![(row, 0)];
        while let Some(next) = shapes.next_cell(&run, row, false) {
            row = next;
            seen.push((row, shapes.output(&run)));
        }
        let expected: Vec<_> =
            rows.iter().flat_map(|&row| (0..3).map(move |output| (row, output))).collect();
        assert_eq!(seen, expected);
        assert_eq!((shapes.next_cell(&run, row, false), shapes.output(&run)), (None, 2));
        for &(before, output) in expected.iter().rev().skip(1) {
            row = shapes.next_cell(&run, row, true).unwrap();
            assert_eq!((row, shapes.output(&run)), (before, output));
        }
        assert_eq!(shapes.next_cell(&run, row, true), None);
        assert_eq!((shapes.go(&run, row, (1, 5)), shapes.output(&run)), (rows[1], 2));
        assert_eq!(
            (shapes.go(&run, row, (isize::MAX, -1)), shapes.output(&run)),
            (rows[rows.len() - 1], 1)
        );
        assert_eq!(shapes.go(&run, row, (-3, 0)), rows[0]);
    }
}

#[test]
fn after_the_last_term_comes_the_next_cell() {
    let (run, mut shapes) = (and(), Shapes::default());
    let mut said = Vec::new();
    let mut row = 2;
    for _ in 0..5 {
        row = shapes.next_line(&run, row);
        said.push((row, shapes.chosen(&run, Pass::next(&run, row), Locale::english())));
    }
    let expected = [
        (2, "z, row 3, term 1: 1 · 0.5488; so far 0.5488."),
        (2, "z, row 3, term 2: 0 · 0.7152; so far 0.5488."),
        (2, "z, row 3, and b: 1.1516."),
        (2, "z, row 3: 1.1516; out 0.7598."),
        (3, "z, row 4, term 1: 1 · 0.5488; so far 0.5488."),
    ];
    assert_eq!(said, expected.map(|(row, text)| (row, text.to_owned())));
    shapes.choose(0);
    assert_eq!(shapes.chosen(&run, Pass::next(&run, 3), Locale::english()), "z, row 4: 1.8668.");
}

#[test]
fn nothing_is_done_twice() {
    let (mut run, mut shapes) = (and(), Shapes::default());
    let first = shapes.write(&run, 3, 1, Locale::english()).unwrap();
    assert!(shapes.write(&run, 3, 1, Locale::english()).is_none());
    assert!(
        shapes.numbers(&run, Pass::next(&run, 3), Locale::english()).is_some()
            && shapes.numbers(&run, Pass::next(&run, 3), Locale::english()).is_none()
    );
    run.step(1);
    assert!(
        shapes.write(&run, 3, 1, Locale::english()).is_none()
            && shapes.numbers(&run, Pass::next(&run, 3), Locale::english()).is_some()
    );
    let other = shapes.write(&run, 2, 1, Locale::english()).unwrap();
    assert!(
        first.blocks == other.blocks && first.sum != other.sum,
        "what stands in sight stays as it is"
    );
    assert!(shapes.write(&run, 2, 2, Locale::english()).is_some(), "another edition");
}
