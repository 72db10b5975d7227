//! The loss curve, the sigmoid, the landscape and the network as SVG, for runs that show their features. Each snapshot has been
//! reviewed: open `snapshots/*.svg` to see it.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use std::sync::Arc;

use one_neuron::charts::{Theme, still, still_clue, still_corners};
use one_neuron::data::{Dataset, Feature, Gate, Iris, Shape};
use one_neuron::model::{Activation, Loss};
use one_neuron::share::{Panel, View};
use one_neuron::text::Locale;
use one_neuron::train::{Run, Settings, Source, clue};

fn at(epoch: u32, settings: Settings) -> Run {
    let mut run = Run::new(settings).unwrap();
    run.seek(epoch);
    run
}

fn and(epoch: u32) -> Run {
    at(epoch, Settings { eta: 0.1, ..Settings::default() })
}

fn iris(settings: Settings) -> Settings {
    Settings { source: Source::Iris(Iris::default()), eta: 0.1, ..settings }
}

fn versicolor_or_virginica() -> Run {
    let two = Iris::from_names(None, Some("versicolor,virginica")).unwrap();
    let settings = Settings { eta: 0.05, loss: Loss::CrossEntropy, holdout: 0.3, ..Settings::default() };
    at(300, Settings { source: Source::Iris(two), ..settings })
}

fn picture(run: &Run, view: &View, panel: Panel, theme: &Theme, row: usize) -> Vec<u8> {
    still(run, view, panel, (480, 400), theme, Locale::english(), row).unwrap().into_bytes()
}

fn light(run: &Run, panel: Panel, row: usize) -> Vec<u8> {
    picture(run, &View::default(), panel, &Theme::light(), row)
}

#[test]
fn before_any_update() {
    let run = and(0);
    insta::assert_binary_snapshot!("and-0-loss.svg", light(&run, Panel::Loss, 3));
    insta::assert_binary_snapshot!("and-0-sigmoid.svg", light(&run, Panel::Sigmoid, 3));
    insta::assert_binary_snapshot!("and-0-landscape.svg", light(&run, Panel::Landscape, 3));
    insta::assert_binary_snapshot!("and-0-network.svg", light(&run, Panel::Network, 3));
}

#[test]
fn and_learned() {
    let run = and(1000);
    insta::assert_binary_snapshot!("and-1000-loss.svg", light(&run, Panel::Loss, 3));
    insta::assert_binary_snapshot!("and-1000-sigmoid.svg", light(&run, Panel::Sigmoid, 3));
    insta::assert_binary_snapshot!("and-1000-landscape.svg", light(&run, Panel::Landscape, 3));
    insta::assert_binary_snapshot!("and-1000-network.svg", light(&run, Panel::Network, 3));
}

#[test]
fn and_learned_in_the_dark() {
    let (run, view) = (and(1000), View { log_loss: true, ..View::default() });
    let dark = |panel| picture(&run, &view, panel, &Theme::dark(), 0);
    insta::assert_binary_snapshot!("and-1000-loss-dark.svg", dark(Panel::Loss));
    insta::assert_binary_snapshot!("and-1000-sigmoid-dark.svg", dark(Panel::Sigmoid));
    insta::assert_binary_snapshot!("and-1000-landscape-dark.svg", dark(Panel::Landscape));
    insta::assert_binary_snapshot!("and-1000-network-dark.svg", dark(Panel::Network));
}

/// The same data and start as [`and_learned`], with the other loss.
#[test]
fn and_learned_by_cross_entropy() {
    let run = at(1000, Settings { eta: 0.1, loss: Loss::CrossEntropy, ..Settings::default() });
    insta::assert_binary_snapshot!("and-cross-entropy-landscape.svg", light(&run, Panel::Landscape, 3));
}

/// The path continues, faint, beyond the epoch to which the run was taken back.
#[test]
fn taken_back() {
    let mut run = and(600);
    run.seek(150);
    let view = View { axes: [0, 2], ..View::default() };
    let picture = picture(&run, &view, Panel::Landscape, &Theme::light(), 3);
    insta::assert_binary_snapshot!("and-back-landscape.svg", picture);
    insta::assert_binary_snapshot!("and-back-loss.svg", light(&run, Panel::Loss, 1));
}

#[test]
fn rows_held_out() {
    let run = versicolor_or_virginica();
    let log = View { log_loss: true, ..View::default() };
    insta::assert_binary_snapshot!("held-out-loss.svg", light(&run, Panel::Loss, 10));
    insta::assert_binary_snapshot!(
        "held-out-loss-log.svg",
        picture(&run, &log, Panel::Loss, &Theme::light(), 10)
    );
    insta::assert_binary_snapshot!("held-out-sigmoid.svg", light(&run, Panel::Sigmoid, 10));
}

#[test]
fn three_species() {
    let run = at(300, iris(Settings::default()));
    insta::assert_binary_snapshot!("iris-sigmoid.svg", light(&run, Panel::Sigmoid, 75));
    insta::assert_binary_snapshot!("iris-network.svg", light(&run, Panel::Network, 75));
}

#[test]
fn other_activations() {
    let run = |activation| at(200, Settings { eta: 0.1, activation, ..Settings::default() });
    insta::assert_binary_snapshot!("tanh-sigmoid.svg", light(&run(Activation::Tanh), Panel::Sigmoid, 0));
    insta::assert_binary_snapshot!("linear-sigmoid.svg", light(&run(Activation::Linear), Panel::Sigmoid, 1));
    let xor =
        Settings { source: Source::Gate(Gate::Xor), activation: Activation::Step, ..Settings::default() };
    insta::assert_binary_snapshot!("step-sigmoid.svg", light(&at(3, xor.clone()), Panel::Sigmoid, 2));
    insta::assert_binary_snapshot!("step-landscape.svg", light(&at(3, xor), Panel::Landscape, 2));
}

/// As many inputs and outputs as for pictures of digits.
#[test]
fn many_edges() {
    let x: Vec<Vec<f64>> = (0..40)
        .map(|row| (0..65).map(|input| f64::from((row * 31 + input * 17) % 23) / 23.0).collect())
        .collect();
    let y: Vec<Vec<f64>> =
        (0..40).map(|row| (0..10).map(|output| f64::from(u8::from(row % 10 == output))).collect()).collect();
    let digits = Source::Table(Arc::new(Dataset::from_rows(&x, &y).unwrap()));
    let run = at(20, Settings { source: digits, eta: 0.5, ..Settings::default() });
    insta::assert_binary_snapshot!("many-network.svg", light(&run, Panel::Network, 3));
}

#[test]
fn slices() {
    insta::assert_binary_snapshot!("and-0-slice.svg", light(&and(0), Panel::Slice, 3));
    insta::assert_binary_snapshot!("and-1000-slice.svg", light(&and(1000), Panel::Slice, 3));
    let bias = View { along: 2, ..View::default() };
    let dark = |run: &Run, row| picture(run, &bias, Panel::Slice, &Theme::dark(), row);
    insta::assert_binary_snapshot!("and-bias-slice-dark.svg", dark(&and(200), 0));
    let linear = Settings { activation: Activation::Linear, eta: 0.1, ..Settings::default() };
    insta::assert_binary_snapshot!("linear-slice.svg", light(&at(100, linear), Panel::Slice, 3));
    let entropy = Settings { loss: Loss::CrossEntropy, eta: 0.1, ..Settings::default() };
    insta::assert_binary_snapshot!("cross-entropy-slice.svg", light(&at(300, entropy), Panel::Slice, 3));
    let far = Settings { weights: Some(vec![-6.5, 1.0, 0.5]), ..Settings::default() };
    insta::assert_binary_snapshot!("plateau-slice.svg", light(&at(0, far), Panel::Slice, 3));
    let step = Settings { activation: Activation::Step, ..Settings::default() };
    insta::assert_binary_snapshot!("step-slice.svg", light(&at(2, step), Panel::Slice, 3));
    insta::assert_binary_snapshot!(
        "iris-slice.svg",
        light(&at(300, iris(Settings::default())), Panel::Slice, 75)
    );
}

/// A learning rate that misses the printed weights, and the one that does not.
#[test]
fn the_clue() {
    for (name, eta, theme) in [("clue-amiss", 0.09, Theme::light()), ("clue-found-dark", 0.1, Theme::dark())]
    {
        let [ends, misses] =
            still_clue(eta, 1000, &clue::etas(), (480, 400), &theme, Locale::english()).unwrap();
        insta::assert_binary_snapshot!(&[name, "-ends.svg"].concat(), ends.into_bytes());
        insta::assert_binary_snapshot!(&[name, "-misses.svg"].concat(), misses.into_bytes());
    }
}

#[test]
fn corners() {
    let picture =
        |gate, width, theme| still_corners(gate, width, &theme, Locale::english()).unwrap().into_bytes();
    insta::assert_binary_snapshot!("xor-corners.svg", picture(Gate::Xor, 640, Theme::light()));
    insta::assert_binary_snapshot!("xor-corners-narrow-dark.svg", picture(Gate::Xor, 340, Theme::dark()));
    insta::assert_binary_snapshot!("and-corners.svg", picture(Gate::And, 640, Theme::light()));
}

#[test]
fn lifted_by_the_product() {
    let run = |gate, epoch| {
        let features = vec![Feature::Product];
        at(
            epoch,
            Settings { source: Source::Gate(gate), features, eta: 0.5, epochs: 5000, ..Settings::default() },
        )
    };
    insta::assert_binary_snapshot!("xor-0-lifted.svg", light(&run(Gate::Xor, 0), Panel::Lifted, 3));
    let learned = run(Gate::Xor, 5000);
    insta::assert_binary_snapshot!("xor-lifted.svg", light(&learned, Panel::Lifted, 3));
    let dark = picture(&learned, &View::default(), Panel::Lifted, &Theme::dark(), 0);
    insta::assert_binary_snapshot!("xor-lifted-dark.svg", dark);
    insta::assert_binary_snapshot!("xnor-lifted.svg", light(&run(Gate::Xnor, 300), Panel::Lifted, 1));
    let settings =
        Settings { eta: 0.1, holdout: 0.2, features: vec![Feature::Product], ..Settings::default() };
    let source = Source::Generated { shape: Shape::Moons, rows: 100, noise: 0.1 };
    insta::assert_binary_snapshot!(
        "moons-lifted.svg",
        light(&at(300, Settings { source, ..settings }), Panel::Lifted, 7)
    );
    assert_eq!(
        still(&and(0), &View::default(), Panel::Lifted, (480, 400), &Theme::light(), Locale::english(), 0),
        None
    );
}

/// A loss that leaves its linear scale: by little, by much, and up to overflow, after which it is no number.
#[test]
fn diverging() {
    let diverging = |epoch| {
        let weights = Some(vec![-1.0; 3]);
        let settings = Settings { activation: Activation::Linear, eta: 1.5, weights, ..Settings::default() };
        at(epoch, Settings { batch: one_neuron::train::Batch::All, epochs: 2 * epoch, ..settings })
    };
    for (name, epoch) in
        [("leaving-loss.svg", 14), ("diverging-loss.svg", 100), ("overflowing-loss.svg", 1500)]
    {
        insta::assert_binary_snapshot!(name, light(&diverging(epoch), Panel::Loss, 3));
    }
    insta::assert_binary_snapshot!("diverging-landscape.svg", light(&diverging(100), Panel::Landscape, 3));
}

/// A plane in which two weights are equal: the whole path lies in it, between fixed ends of the axes.
#[test]
fn landscape_of_two_weights_together() {
    let weights = Some(vec![-3.0, -3.0, 4.0]);
    let settings =
        Settings { eta: 0.5, weights, batch: one_neuron::train::Batch::All, ..Settings::default() };
    let query = "axes=1,3&tied=1,2&limits=-6,9,-12,6,0.01,10";
    let view = one_neuron::share::open(query, None).view;
    for (name, loss) in
        [("together-squared.svg", Loss::SquaredError), ("together-cross.svg", Loss::CrossEntropy)]
    {
        let run = at(1000, Settings { loss, ..settings.clone() });
        insta::assert_binary_snapshot!(name, picture(&run, &view, Panel::Landscape, &Theme::light(), 3));
    }
}
