use super::*;
use crate::data::{Dataset, Feature, Gate, Iris, Shape};
use crate::model::{Activation, Section, Trace};
use crate::number::fixed;
use crate::panels::boundary::words::decimals;
use crate::text::Locale;
use crate::text::rows::about;
use crate::train::{Limits, Run, Settings, Source, at};

fn said(run: &Run) -> String {
    status(run, &Limits::default(), Locale::english())
}

#[test]
fn a_place_says_how_its_number_is_shown() {
    let run = at(1000, Settings::default());
    let mut trace = Trace::new(2, 1);
    let (x, y) = run.examples().row(3);
    trace.take(run.parameters(), x, y, run.trainer().step());
    let text = |place: &str| Place::new(place).text(&run, &trace, Locale::english());
    assert_eq!(["x1", "y", "eta", "epoch", "right"].map(text), ["1", "1", "0.01", "1,000", "3"]);
    assert_eq!(["w1", "w1/2", "w1/6"].map(text), ["0.5703", "0.57", "0.570283"]);
    assert_eq!(["b", "b()", "b/1()", "w1()"].map(text), ["−1.2535", "(−1.2535)", "(−1.3)", "0.5703"]);
    assert_eq!(text("nobody"), "?");
}

#[test]
fn says_what_really_happens_in_the_articles_run() {
    assert_eq!(
        said(&at(0, Settings::default())),
        "Before any update: 1 of 4 rows right. Wrong: (0,\u{a0}0), (0,\u{a0}1), (1,\u{a0}0)."
    );
    assert_eq!(
        said(&at(1000, Settings::default())),
        "The end: 3 of 4 rows right. Still wrong: (1,\u{a0}1). It was still learning: more epochs or a larger η would go on."
    );
    assert_eq!(said(&at(1000, Settings { eta: 0.1, ..Settings::default() })), "The end: all 4 rows right.");
    assert_eq!(said(&at(999, Settings { eta: 0.1, ..Settings::default() })), "All 4 rows right.");
}

#[test]
fn a_run_that_broke_says_what_to_try() {
    // The third row moves the first weight to −∞, and −∞ · 0 is NaN.
    let weights = Some(vec![-1.7e308, 0.0, 1.7e308]);
    let run = at(1000, Settings { eta: 1.7e308, weights, ..Settings::default() });
    assert_eq!((run.broken(), run.epoch(), run.ended()), (Some(1), 1, true));
    assert!(said(&run).starts_with("Stopped at epoch 1: the loss is no longer a number. Try "));
    assert!(
        summary(&run, &Limits::default(), Locale::english()).contains("w1 = −∞"),
        "{}",
        summary(&run, &Limits::default(), Locale::english())
    );
}

/// The description of the boundary along two raw inputs.
fn boundary_of(run: &Run, pair: [usize; 2]) -> String {
    let section = Section::new(run.examples(), pair);
    boundary(run, &section, &section.window(run.examples().raw()), Locale::english())
}

#[test]
fn pictures_are_told_in_words() {
    let run = at(1000, Settings::default());
    assert_eq!(
        boundary_of(&run, [0, 1]),
        "Decision boundary. The line out = 0.5 runs from (1.40, 0.69) to (0.57, 1.40). (0, 0) is 0: out 0.222, right; \
         (0, 1) is 0: out 0.357, right; (1, 0) is 0: out 0.336, right; (1, 1) is 1: out 0.495, wrong."
    );
    assert_eq!(
        loss(&run, Locale::english()),
        "Loss curve. The mean loss has fallen from 0.2044 at epoch 0 to 0.0680 at epoch 1,000."
    );
    assert_eq!(
        summary(&run, &Limits::default(), Locale::english()),
        "Epoch 1,000 of 1,000. w1 = 0.5703, w2 = 0.6631, b = −1.2535. Mean loss 0.0680. The end: 3 of 4 rows right. \
         Still wrong: (1,\u{a0}1). It was still learning: more epochs or a larger η would go on."
    );
    assert_eq!(
        landscape(&run, [0, 2], Locale::english()),
        "The mean loss as a landscape over two parameters. The run stands at w1 = 0.570, rising, and b = −1.253, falling; \
         the mean loss there is 0.0680. The path is a projection."
    );
}

#[test]
fn a_slice_says_how_the_loss_bends() {
    let run = at(1000, Settings { eta: 0.1, ..Settings::default() });
    assert_eq!(
        slice(&run, 0, 3, Locale::english()),
        "The loss along w1, all else held. At w1 = 2.648 the mean loss is 0.0158, its slope −0.0028; that of (1, 1) is \
         0.0266, its slope −0.0409. There the mean bends up, as a parabola with a lowest point does; farther away the two \
         part."
    );
    assert!(
        slice(&run, 1, 0, Locale::english())
            .ends_with("The row’s loss does not change with it: its input is 0.")
    );
    let far = Settings { weights: Some(vec![6.0, 6.0, -3.0]), ..Settings::default() };
    let told = slice(&at(0, far), 2, 0, Locale::english());
    assert!(
        told.ends_with("There the mean bends down, which a parabola with a lowest point never does."),
        "{told}"
    );
    let of =
        |activation| slice(&at(5, Settings { activation, ..Settings::default() }), 0, 3, Locale::english());
    assert!(of(Activation::Linear).ends_with("It is a parabola."));
    assert!(of(Activation::Step).ends_with("It goes in steps and has no slope."));
}

#[test]
fn the_other_landscape_is_told_by_its_own_loss() {
    let run = at(1000, Settings::default());
    // The mean of −ln of the probability of each row's class, from the outs 0.222, 0.357, 0.336 and 0.495; only the last row has y
    // = 1.
    assert_eq!(
        landscape_of_other_loss(&run, [0, 2], Locale::english()).unwrap(),
        "The mean cross-entropy, by which this run does not learn, as a landscape over the same two parameters. The run \
         stands at w1 = 0.570, which it would have rise, and b = −1.253, which it would have fall; the mean cross-entropy \
         there is 0.4510."
    );
    let step = at(1, Settings { activation: Activation::Step, ..Settings::default() });
    assert_eq!(landscape_of_other_loss(&step, [0, 1], Locale::english()), None);
}

#[test]
fn the_lowest_loss_is_told_where_it_was() {
    let source = Source::Generated { shape: Shape::Moons, rows: 40, noise: 0.4 };
    let run = at(900, Settings { source, holdout: 0.5, eta: 1.0, ..Settings::default() });
    let said = loss(&run, Locale::english());
    let points = run.history().points();
    let lowest = points.iter().min_by(|one, other| one.testing.partial_cmp(&other.testing).unwrap()).unwrap();
    let (testing, epoch) =
        (fixed(lowest.testing.unwrap(), 4), Locale::english().grouped(lowest.epoch.into()));
    assert!(lowest.epoch > 0 && lowest.epoch < 900);
    assert!(said.ends_with(&[", and lowest at epoch ", &epoch, ": ", &testing, "."].concat()), "{said}");
    // It overshoots, and is lowest in between.
    let weights = Some(vec![1.0, 1.0, 1.0]);
    let rising = Settings { activation: Activation::Linear, eta: 0.9, weights, ..Settings::default() };
    let said = loss(&at(400, rising), Locale::english());
    assert!(said.contains(" It is lowest at epoch "), "{said}");
    assert!(!loss(&at(1000, Settings::default()), Locale::english()).contains("lowest"));
}

#[test]
fn calls_are_told_class_by_class() {
    let run = at(1000, Settings::default());
    assert_eq!(
        calls(&run, &confusion(&run), Locale::english()),
        "Which class is predicted as which. Of 3 of class 0, 3 are predicted so. Of 1 of class 1, 0 are predicted so, 1 as 0."
    );
    let iris =
        Settings { source: Source::Iris(Iris::default()), holdout: 0.2, eta: 0.1, ..Settings::default() };
    let run = at(20, iris);
    let said = calls(&run, &confusion(&run), Locale::english());
    assert!(said.starts_with("Which species is predicted as which. Of 40 of species setosa, "), "{said}");
    assert!(said.contains(" Held out: Of 10 of species setosa, 10 are predicted so."), "{said}");
}

#[test]
fn lifted_rows_are_told() {
    let features = vec![Feature::Product];
    let source = Source::Gate(Gate::Xor);
    let settings = Settings { source, features, eta: 0.5, epochs: 5000, ..Settings::default() };
    assert_eq!(
        lifted(&at(5000, settings), Locale::english()),
        "Every row lifted to the height of x1·x2, and the plane out = 0.5 between the classes: 4 of 4 rows are on their own \
         side. (0, 0) → 0 at the height 0, right; (0, 1) → 1 at the height 0, right; (1, 0) → 1 at the height 0, right; \
         (1, 1) → 0 at the height 1, right."
    );
    assert_eq!(
        lifted(&at(0, Settings::default()), Locale::english()),
        "Only rows of two inputs with the feature x1*x2 can be lifted."
    );
}

#[test]
fn a_loss_that_stays_is_told_where_it_is() {
    let weights = Some(vec![30.0, 30.0, -90.0]);
    let stuck = at(10, Settings { weights, ..Settings::default() });
    assert_eq!(loss(&stuck, Locale::english()), "Loss curve. The mean loss is 0.1250 at epoch 10.");
    assert!(
        landscape(&stuck, [0, 1], Locale::english())
            .contains("w1 = 30.000, at rest, and w2 = 30.000, at rest")
    );
    let linear = Settings { activation: Activation::Linear, eta: 0.1, ..Settings::default() };
    assert_eq!(
        loss(&at(900, linear), Locale::english()),
        "Loss curve. The mean loss has fallen from 0.5222 at epoch 0 to 0.0318 at epoch 900. It has come to rest."
    );
}

/// Small numbers are not shown as 0, and generated ones not in full length.
#[test]
fn numbers_of_the_data_are_told_as_they_are() {
    let said = [
        (0.0, "0"),
        (5.1, "5.1"),
        (-1.253_491_2, "−1.253"),
        (0.000_012_345_6, "0.00001235"),
        (12_345.678, "12346"),
        (f64::INFINITY, "∞"),
        (f64::NAN, "NaN"),
    ];
    for (value, expected) in said {
        assert_eq!(about(value), expected);
    }
    assert_eq!([(-0.4, 1.4), (0.0, 200.0), (0.0, 0.0009), (1.0, 1.0)].map(decimals), [2, 0, 6, 12]);
    let tiny: Vec<[f64; 2]> = (0..20).map(|row| [f64::from(row) * 1e-5, f64::from(row % 7) * 1e-4]).collect();
    let y: Vec<[f64; 1]> = (0..20).map(|row| [f64::from(u8::from(row > 9))]).collect();
    let source = Source::Table(std::sync::Arc::new(Dataset::from_rows(&tiny, &y).unwrap()));
    let run = at(100, Settings { source, eta: 0.1, ..Settings::default() });
    let scaled = scaling(&run, Locale::english()).unwrap();
    assert!(
        scaled.ends_with("x1: mean 0.000095, standard deviation 0.00005766, x2: mean 0.000285, standard deviation 0.0001931."),
        "{scaled}"
    );
    assert_eq!(
        boundary_of(&run, [0, 1]),
        "Decision boundary. The line out = 0.5 runs from (0.000113, −0.000096) to (0.000076, 0.000696). 20 of 20 rows \
         trained on are right: 10 of 10 of class 0, 10 of 10 of class 1."
    );
}

/// While a number keeps changing, the line stays the same.
#[test]
fn of_many_rows_the_share_is_said_until_it_rests() {
    let moons = |rows| Settings {
        source: Source::Generated { shape: Shape::Moons, rows, noise: 0.1 },
        holdout: 0.2,
        eta: 0.01,
        epochs: 40,
        ..Settings::default()
    };
    let run = at(8, moons(200));
    assert_eq!(said(&run), "73 % of 160 rows right.");
    assert_eq!(
        summary(&run, &Limits::default(), Locale::english()),
        "Epoch 8 of 40. w1 = 0.8235, w2 = 0.0595, b = 0.1381. Mean loss 0.0991. 117 of 160 rows right. Held out: 24 of \
         40."
    );
    assert_eq!(
        said(&at(40, moons(200))),
        "The end: 141 of 160 rows right. Held out: 34 of 40. Whatever the weights, no line gets more than 150 right."
    );
    // With very many rows, it gives only counts.
    let many = at(3, moons(3000));
    assert_eq!(
        boundary_of(&many, [0, 1]),
        "Decision boundary. The line out = 0.5 runs from (−1.08, −0.98) to (2.20, 1.50). 1,983 of 2,400 rows trained on \
         are right."
    );
}

#[test]
fn parameters_are_called_as_in_the_trace() {
    for source in [Settings::default().source, Source::Iris(Iris::default())] {
        let run = at(1, Settings { source, ..Settings::default() });
        let mut trace = Trace::new(run.parameters().inputs(), run.parameters().outputs());
        let (x, y) = run.examples().row(0);
        trace.take(run.parameters(), x, y, run.trainer().step());
        let values: Vec<f64> = parameter_names(&run).iter().map(|name| trace.get(name).unwrap()).collect();
        assert_eq!(values, run.parameters().values());
    }
}

#[test]
fn every_name_has_its_value_in_the_same_place() {
    for holdout in [0.0, 0.5] {
        let run = at(3, Settings { holdout, ..Settings::default() });
        let mut trace = Trace::new(2, 1);
        let (x, y) = run.examples().row(0);
        trace.take(run.parameters(), x, y, run.trainer().step());
        let each: Vec<f64> =
            names(&run, &trace).into_iter().map(|name| named(&run, &trace, name).unwrap()).collect();
        assert_eq!(each, values(&run, &trace));
        assert_eq!(names(&run, &trace).contains(&"testingRows"), holdout > 0.0);
    }
}

#[test]
fn says_why_it_goes_no_further() {
    let gate = |gate| Settings { source: Source::Gate(gate), epochs: 20_000, ..Settings::default() };
    let xor = at(20_000, Settings { eta: 0.5, ..gate(Gate::Xor) });
    assert!(said(&xor).ends_with("Whatever the weights, no line gets more than 3 right."), "{}", said(&xor));
    let learned = at(20_000, Settings { eta: 0.5, features: vec![Feature::Product], ..gate(Gate::Xor) });
    assert!(said(&learned).starts_with("The end: all 4 rows right."), "{}", said(&learned));
    let stuck = at(1000, Settings { weights: Some(vec![30.0, 30.0, -90.0]), ..Settings::default() });
    assert!(said(&stuck).contains("Stuck: the wrong rows lie where the curve is flat"), "{}", said(&stuck));
    let linear = Settings { activation: Activation::Linear, eta: 2.5, ..Settings::default() };
    assert!(said(&at(60, linear)).contains("The loss grows"), "{}", said(&at(60, Settings::default())));
}

#[test]
fn many_inputs_classes_and_rows_are_told_of() {
    let settings =
        Settings { source: Source::Iris(Iris::default()), holdout: 0.2, eta: 0.1, ..Settings::default() };
    let run = at(100, settings);
    let told = boundary_of(&run, [2, 3]);
    assert!(
        told.contains("Across petal_length_cm, up petal_width_cm; held at their mean: sepal_length_cm = 5.8"),
        "{told}"
    );
    assert!(told.contains(" rows trained on are right: 40 of 40 of species setosa, "), "{told}");
    let summed = summary(&run, &Limits::default(), Locale::english());
    assert!(summed.contains("Held out: 2"), "{summed}");
    assert!(
        scaling(&run, Locale::english()).unwrap().contains("petal_width_cm: mean 1."),
        "{:?}",
        scaling(&run, Locale::english())
    );
    assert_eq!(row(run.examples().raw(), 0), "(5.1, 3.5, 1.4, 0.2) → setosa");
    assert!(
        row_numbers(&run, 149, Locale::english())
            .starts_with("Row 150: (5.9, 3, 5.1, 1.8) → virginica, out 0.")
    );
    let [training, testing] = confusion(&run);
    assert_eq!((training.rows(), training.right()), (120, run.metrics().right));
    assert_eq!((testing.rows(), testing.right()), (30, run.testing().unwrap().right));
    assert!(
        epoch_numbers(&run, 50, Locale::english()).unwrap().starts_with("Epoch 50: mean loss 0."),
        "{:?}",
        epoch_numbers(&run, 50, Locale::english())
    );
    assert_eq!(epoch_numbers(&run, 101, Locale::english()), None);
}

#[test]
fn numbers_that_were_drawn_are_shown_short() {
    let source = Source::Generated { shape: Shape::Moons, rows: 20, noise: 0.1 };
    let run = at(1, Settings { source, ..Settings::default() });
    let text = inputs(run.examples().raw(), 3);
    assert!(text.len() < 20, "{text}");
}
