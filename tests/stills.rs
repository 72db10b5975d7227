//! Pictures as SVG, compared with reviewed snapshots: open `tests/snapshots/*.svg` to see them.
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use one_neuron::charts::{Theme, still};
use one_neuron::data::{Feature, Gate, Iris, Shape};
use one_neuron::model::Loss;
use one_neuron::share::{Panel, View};
use one_neuron::text::Locale;
use one_neuron::train::{Batch, Run, Settings, Source};

fn at_end(settings: Settings) -> Run {
    let mut run = Run::new(settings).unwrap();
    run.seek(u32::MAX);
    run
}

/// The boundary, 480 by 400, with the last row selected.
fn boundary(name: &str, run: &Run, view: &View, theme: &Theme) {
    let last = run.examples().raw().len() - 1;
    let picture = still(run, view, Panel::Boundary, (480, 400), theme, Locale::english(), last).unwrap();
    insta::assert_binary_snapshot!(&[name, ".svg"].concat(), picture.into_bytes());
}

fn iris(inputs: &str, species: Option<&str>) -> Settings {
    let source = Source::Iris(Iris::from_names(Some(inputs), species).unwrap());
    Settings { source, loss: Loss::CrossEntropy, eta: 0.1, epochs: 200, ..Settings::default() }
}

fn generated(shape: Shape) -> Settings {
    let source = Source::Generated { shape, rows: 200, noise: 0.1 };
    Settings { source, loss: Loss::CrossEntropy, eta: 0.1, epochs: 300, ..Settings::default() }
}

#[test]
fn and() {
    let run = at_end(Settings { eta: 0.1, ..Settings::default() });
    boundary("and-light", &run, &View::default(), &Theme::light());
    boundary("and-dark", &run, &View::default(), &Theme::dark());
}

#[test]
fn and_at_another_threshold() {
    let mut run = at_end(Settings { eta: 0.1, ..Settings::default() });
    assert!(run.set_threshold(0.8));
    boundary("and-threshold-discrete", &run, &View { discrete: true, ..View::default() }, &Theme::light());
}

#[test]
fn xor_with_the_product() {
    let features = vec![Feature::Product];
    let source = Source::Gate(Gate::Xor);
    let run = at_end(Settings { source, features, eta: 0.5, epochs: 2000, ..Settings::default() });
    boundary("xor", &run, &View::default(), &Theme::light());
    boundary("xor-discrete", &run, &View { discrete: true, ..View::default() }, &Theme::dark());
}

#[test]
fn two_species() {
    let run = at_end(iris("petal_length_cm,petal_width_cm", Some("versicolor,virginica")));
    boundary("iris-two", &run, &View::default(), &Theme::light());
}

#[test]
fn three_species() {
    let run = at_end(iris("petal_length_cm,petal_width_cm", None));
    boundary("iris-three", &run, &View::default(), &Theme::light());
    let view = View { discrete: true, ..View::default() };
    boundary("iris-three-discrete", &run, &view, &Theme::light());
    boundary("iris-three-discrete-dark", &run, &view, &Theme::dark());
}

#[test]
fn two_of_four_measurements() {
    let all = "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm";
    let run = at_end(iris(all, None));
    boundary("iris-four", &run, &View { pair: [1, 2], ..View::default() }, &Theme::dark());
}

#[test]
fn one_measurement() {
    let run = at_end(iris("petal_length_cm", Some("versicolor,virginica")));
    boundary("iris-one", &run, &View::default(), &Theme::light());
}

#[test]
fn moons_with_some_held_out() {
    let run = at_end(Settings { holdout: 0.3, ..generated(Shape::Moons) });
    boundary("moons", &run, &View::default(), &Theme::light());
    boundary("moons-dark", &run, &View::default(), &Theme::dark());
}

#[test]
fn circles_with_squares() {
    let features = Feature::list("x1^2 x2^2").unwrap();
    let run = at_end(Settings { features, ..generated(Shape::Circles) });
    boundary("circles", &run, &View::default(), &Theme::light());
}

#[test]
fn a_spiral_with_everything() {
    let features = Feature::ALL.to_vec();
    let batch = Batch::Rows(10);
    let run = at_end(Settings { features, batch, eta: 1.0, epochs: 3000, ..generated(Shape::Spiral) });
    boundary("spiral", &run, &View::default(), &Theme::dark());
}
