//! Any run can be described in words, and no sentence contains an invalid number.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::{Feature, Gate, Iris, Shape};
use one_neuron::model::{Activation, Loss, Norm, Penalty, Section, Trace};
use one_neuron::text::Locale;
use one_neuron::train::{Batch, Limits, Run, Settings, Source};
use one_neuron::words;
use proptest::prelude::*;

fn sources() -> impl Strategy<Value = Source> {
    let gates = proptest::sample::select(Gate::ALL.to_vec()).prop_map(Source::Gate);
    let irises = proptest::sample::select(vec![
        (None, None),
        (None, Some("versicolor,virginica")),
        (Some("petal_length_cm"), Some("setosa,virginica")),
        (Some("petal_length_cm,petal_width_cm"), None),
    ]);
    let irises =
        irises.prop_map(|(inputs, classes)| Source::Iris(Iris::from_names(inputs, classes).unwrap()));
    let shapes = proptest::sample::select(Shape::ALL.to_vec());
    let generated = (shapes, 2..300_u32, 0.0..3.0).prop_map(|(shape, rows, noise)| Source::Generated {
        shape,
        rows,
        noise,
    });
    prop_oneof![gates, irises, generated]
}

prop_compose! {
    fn settings()(
        source in sources(),
        features in proptest::sample::subsequence(Feature::ALL.to_vec(), 0..3),
        standardise in any::<Option<bool>>(),
        holdout in prop_oneof![Just(0.0), 0.0..=0.9],
        activation in proptest::sample::select(Activation::ALL.to_vec()),
        entropy in any::<bool>(),
        eta in prop_oneof![1e-9..1.0, 1.0..1e3, 1e3..1e300],
        (shuffle, all) in any::<(bool, bool)>(),
        norm in proptest::sample::select(Norm::ALL.to_vec()),
        rate in prop_oneof![Just(0.0), 0.0..1.0, 1.0..1e9],
        threshold in prop_oneof![Just(0.0), Just(0.5), Just(1.0), 0.0..=1.0],
        seed in any::<u32>(),
    ) -> Settings {
        let loss =
            if entropy && activation == Activation::Sigmoid { Loss::CrossEntropy } else { Loss::SquaredError };
        Settings {
            source, features, standardise, holdout, activation, loss, eta, shuffle, threshold, seed,
            batch: if all { Batch::All } else { Batch::Rows(1) },
            penalty: Penalty { norm, rate },
            ..Settings::default()
        }
    }
}

/// All sentences about a run at its current epoch.
fn said(run: &Run, locale: &Locale) -> Vec<String> {
    let (limits, last) = (Limits::default(), run.examples().raw().len() - 1);
    let mut trace = Trace::new(run.parameters().inputs(), run.parameters().outputs());
    let (x, y) = run.examples().row(last);
    trace.take(run.parameters(), x, y, run.trainer().step());
    let section = Section::new(run.examples(), [0, 1]);
    let names = words::names(run, &trace);
    let mut said: Vec<String> =
        names.iter().map(|name| words::Place::new(name).text(run, &trace, locale)).collect();
    said.extend([
        words::status(run, &limits, locale),
        words::summary(run, &limits, locale),
        words::boundary(run, &section, &section.window(run.examples().raw()), locale),
        words::loss(run, locale),
        words::activation(run, last, locale),
        words::network(run, last, locale),
        words::landscape(run, [0, 1], locale),
        words::row(run.examples().raw(), last),
        words::row_numbers(run, last, locale),
        words::verdict(run, 0, locale),
    ]);
    said.extend(words::epoch_numbers(run, run.epoch() / 2, locale));
    said.extend(words::scaling(run, locale));
    said
}

proptest! {
    #[test]
    fn nothing_is_said_in_numbers_that_are_none(settings in settings(), epochs in 0..80_u32, rows in 0..3) {
        let Ok(mut run) = Run::new(settings) else { return Ok(()) };
        run.seek(epochs);
        for _ in 0..rows {
            run.step_row();
        }
        for text in Locale::all().iter().flat_map(|locale| said(&run, locale)) {
            for none in ["NaN", "inf", "Infinity"] {
                prop_assert!(!text.split(|letter: char| !letter.is_alphabetic()).any(|word| word == none), "{}", text);
            }
            prop_assert!(!text.contains("-") || text.contains("cross-entropy"), "no real minus: {}", text);
            prop_assert!(!text.contains("  ") && !text.contains(".."), "{}", text);
        }
    }
}
