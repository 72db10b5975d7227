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
