use super::scale::ceiling;
use super::*;
use crate::train::History;
use crate::data::Gate;
use crate::model::{Metrics, Rule};
use crate::train::{Settings, Source};

fn run(epoch: u32) -> Run {
    let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
    run.seek(epoch);
    run
}

#[test]
fn the_scale_ends_at_a_round_number() {
    let cases =
        [(0.2044, 0.25), (0.19, 0.2), (0.0, 1.0), (f64::NAN, 1.0), (9.8, 10.0), (1.0, 1.2), (7e-9, 8e-9)];
    for (highest, expected) in cases {
        assert!((ceiling(highest) - expected).abs() < 1e-12, "{highest}: {}", ceiling(highest));
    }
}

#[test]
fn a_logarithmic_scale_begins_at_a_power_of_ten() {
    let lowest = |lowest: f64, highest: f64| match Scale::new(lowest, highest, true) {
        Scale::Logarithmic { lowest, .. } => lowest.log10(),
        Scale::Linear { .. } => f64::NAN,
    };
    let cases = [
        ((0.0158, 0.2044), -2.0),
        ((0.19, 0.2044), -1.0),
        ((3e-7, 12.0), -7.0),
        ((0.0, 0.2), -1.0),
        ((f64::INFINITY, 0.2), -1.0),
        ((1e-300, 0.2), -13.0),
        ((2e7, 8e9), 7.0),
    ];
    for ((low, high), expected) in cases {
        assert!((lowest(low, high) - expected).abs() < 1e-9, "{low} {high}: {}", lowest(low, high));
    }
}

#[test]
fn a_loss_that_is_nothing_stands_at_the_lower_edge() {
    let plot = LossPlot::new(Extent::of_svg((480, 400)), 10, Scale::new(1e-3, 0.2, true));
    let bottom = plot.plot.area()[3] as i32;
    assert_eq!([0.0, -1.0, 1e-9].map(|loss| plot.plot.point(3.0, loss).1), [bottom; 3]);
    assert_eq!(plot.mark_place(3, f64::NAN).1, plot.plot.area()[1] as i32);
    let (epoch, loss) = plot.plot.numbers(plot.plot.place(7.0, 0.05));
    assert!((epoch - 7.0).abs() < 0.01 && (loss - 0.05).abs() < 2e-4, "{epoch} {loss}");
}

#[test]
fn the_curve_is_taken_up_a_little_before_its_end() {
    let mut history = History::new(1);
    let measure = Metrics { mean_loss: 0.1, right: 1, rows: 1 };
    (0..=500).for_each(|epoch| history.record(epoch, &[0.0], measure, None));
    // Four units for each epoch.
    let plot = LossPlot::new(Extent::of_svg((1072, 400)), 1000, Scale::Linear { highest: 0.1 });
    assert_eq!(resume(&plot, history.points(), 0, 1.0), (0, 0.0));
    // The joint at epoch 499, and four pixels before it.
    let (first, clean) = resume(&plot, history.points(), 500, 4.0);
    let joint = plot.x(499);
    assert!((joint - clean - 16.0).abs() <= 4.0 && clean % 4.0 == 0.0, "{joint} {clean}");
    assert!(plot.x(first as u32) < clean && plot.x(first as u32 + 2) >= clean, "{first}");
    assert_eq!(resume(&plot, history.points(), 2, 4.0).0, 0);
}

/// The mean of the losses of single rows must equal the mean loss of the run.
#[test]
fn the_rows_losses_add_up_to_the_mean() {
    let run = run(300);
    let mut rows = RowLosses::of(&run).unwrap();
    for (index, point) in run.history().points().iter().enumerate() {
        let sum: f64 = (0..4).map(|row| rows.loss(&run, index, row)).sum();
        assert!((sum / 4.0 - point.loss).abs() < 1e-12, "epoch {}", point.epoch);
    }
    let (x, y) = run.examples().row(1);
    let start = Rule::ARTICLE.loss(Run::new(Settings::default()).unwrap().parameters().z(0, x), y[0]);
    assert!(rows.highest >= start && rows.highest < 0.5);
}

#[test]
fn the_rows_losses_follow_a_history_that_is_thinned() {
    let mut run = Run::new(Settings { epochs: 5000, ..Settings::default() }).unwrap();
    let mut rows = RowLosses::of(&run).unwrap();
    let highest = RowLosses::of(&run).unwrap().highest;
    for epoch in [1, 1999, 2000, 4500] {
        run.seek(epoch);
        rows.take_in(&run);
        assert_eq!(rows.highest, highest, "the loss is highest at the start");
        assert_eq!(rows.seen, (run.history().points().len(), run.history().spacing()));
    }
}

#[test]
fn many_rows_have_no_curves_of_their_own() {
    let iris = Settings { source: Source::Iris(crate::data::Iris::default()), ..Settings::default() };
    assert!(RowLosses::of(&Run::new(iris).unwrap()).is_none());
}

#[test]
fn names_stand_clear_of_each_other() {
    for gate in Gate::ALL {
        for epoch in [0, 1, 40, 500, 1000] {
            let source = Source::Gate(gate);
            let mut run =
                Run::new(Settings { source, eta: 0.1, holdout: 0.25, ..Settings::default() }).unwrap();
            run.seek(epoch);
            let mut rows = RowLosses::of(&run);
            let scale = Scale::of(run.history(), rows.as_ref(), false);
            let plot = LossPlot::new(Extent::of_svg((340, 283)), 1000, scale);
            for selected in 0..4 {
                let names = Names::of(&plot, &run, rows.as_mut(), selected).unwrap();
                let mut heights: Vec<i32> = names.heights.into_iter().flatten().collect();
                heights.sort_unstable();
                assert_eq!(heights.len(), 3);
                assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= Names::HEIGHT), "{names:?}");
                assert!(heights[0] >= 12 && heights[2] <= 283 - 32, "{names:?}");
            }
        }
    }
}

/// A history of these losses.
fn history(losses: impl IntoIterator<Item = f64>) -> History {
    let mut history = History::new(1);
    for (epoch, mean_loss) in losses.into_iter().enumerate() {
        history.record(epoch as u32, &[0.0], Metrics { mean_loss, right: 1, rows: 1 }, None);
    }
    history
}

#[test]
fn a_loss_that_leaves_its_scale_is_drawn_by_powers_of_ten() {
    let scale = |losses: &[f64]| Scale::of(&history(losses.iter().copied()), None, false);
    let is_linear = |losses: &[f64]| matches!(scale(losses), Scale::Linear { .. });
    assert!(is_linear(&[0.2, 0.01, 1e-9]), "a loss that falls stays");
    assert!(is_linear(&[0.2, 199.0]) && !is_linear(&[0.2, 201.0]));
    assert!(!is_linear(&[0.2, 201.0, 0.1]), "and stays so when it has come back");
    assert!(is_linear(&[0.0, 1e9]), "nothing is a multiple of no loss");
    let ends = |highest: f64| match scale(&[0.2, 1.0, highest]) {
        Scale::Logarithmic { lowest, highest } => (lowest.log10().round() as i32, highest.log10().round() as i32),
        Scale::Linear { .. } => panic!("{highest}"),
    };
    assert_eq!(
        [300.0, 1e5, 3e12, 1.1e29, 1e100, 1e300, f64::MAX, f64::INFINITY].map(ends),
        [(-1, 3), (-1, 5), (-1, 13), (-1, 30), (-1, 100), (-1, 300), (-1, 308), (-1, 308)]
    );
}

#[test]
fn looking_back_keeps_the_scale() {
    let mut run = diverging(1.5, 100);
    run.seek(100);
    let scale = |run: &Run| Scale::of(run.history(), RowLosses::of(run).as_ref(), false);
    let end = scale(&run);
    for epoch in [50, 3, 0, 99] {
        run.seek(epoch);
        assert_eq!(scale(&run), end);
    }
    let mut forgetful = history([0.2, 300.0]);
    forgetful.forget_after(0);
    assert!(matches!(Scale::of(&forgetful, None, false), Scale::Linear { .. }), "another way from epoch 0 on");
}

/// As the run of one bowl diverges, its axis changes seldom, and its numbers are few and never overlap.
#[test]
fn ticks_of_a_diverging_loss_stand_clear() {
    let mut run = diverging(1.5, 3000);
    let (mut before, mut changes) = (None, 0);
    for epoch in (0..=2000).step_by(5) {
        run.seek(epoch);
        let scale = Scale::of(run.history(), RowLosses::of(&run).as_ref(), false);
        changes += usize::from(before.replace(scale) != Some(scale));
        let plot = LossPlot::new(Extent::of_svg((340, 283)), 3000, scale);
        let (mut text, theme) = (String::new(), Theme::light());
        let layer = Layer::svg(&mut text, plot.plot.extent());
        plot.draw_axes(&layer, &theme, crate::text::Locale::english()).unwrap();
        drop(layer);
        // Of the vertical axis: those that end at its left.
        let labels: Vec<&str> = text.split("<text ").filter(|text| text.contains("text-anchor=\"end\"")).collect();
        let height = |label: &str| label.split("y=\"").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap();
        let mut heights: Vec<f64> = labels.iter().map(|label| height(label)).collect();
        heights.sort_by(f64::total_cmp);
        assert!((2..=9).contains(&heights.len()), "{} at epoch {epoch}", heights.len());
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > plot.plot.css(14.0)), "{heights:?}");
        for label in labels {
            let number = label.split(">\n").nth(1).unwrap().split('\n').next().unwrap();
            assert!(crate::plot::Plot::width_of(number) < 50.0, "{number} at epoch {epoch}");
        }
    }
    assert!(run.metrics().mean_loss.is_nan() || run.metrics().mean_loss.is_infinite(), "up to overflow");
    assert!(changes < 320, "at most once in a power of ten: {changes}");
}

/// A run whose loss grows without end, at its start.
fn diverging(eta: f64, epochs: u32) -> Run {
    let activation = crate::model::Activation::Linear;
    let weights = Some(vec![-1.0; 3]);
    let batch = crate::train::Batch::All;
    Run::new(Settings { activation, eta, epochs, weights, batch, ..Settings::default() }).unwrap()
}
