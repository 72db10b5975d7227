//! A run as a link: written and read again, for any run, and any link.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::sync::Arc;

use one_neuron::data::{Dataset, Feature, Gate, Iris, Measurement, Shape, Species};
use one_neuron::model::{Activation, Loss, Norm, Penalty, Window};
use one_neuron::panels::landscape::Limits;
use one_neuron::share::{self, Link, Panel, View};
use one_neuron::train::{Batch, Run, Settings, Source};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Rows set by hand, of up to four classes, with any names.
fn by_hand() -> impl Strategy<Value = Source> {
    let rows = (1..4_usize, 2..5_usize).prop_flat_map(|(inputs, classes)| {
        let row = (proptest::collection::vec(-1e3..1e3, inputs), 0..classes);
        (Just(inputs), Just(classes), proptest::collection::vec(row, 1..12))
    });
    let names = proptest::option::of(proptest::collection::hash_set("[a-z0-9,%&+=:;\"<é-]{1,6}", 8));
    (rows, names).prop_map(|((inputs, classes, rows), names)| {
        let x: Vec<&[f64]> = rows.iter().map(|(x, _)| &x[..]).collect();
        let target = |class: usize| match classes {
            2 => vec![class as f64],
            _ => (0..classes).map(|one| f64::from(u8::from(one == class))).collect(),
        };
        let y: Vec<Vec<f64>> = rows.iter().map(|(_, class)| target(*class)).collect();
        let mut dataset = Dataset::from_rows(&x, &y).unwrap();
        if let Some(names) = names {
            let mut names = names.into_iter();
            let inputs = names.by_ref().take(inputs).collect();
            dataset = dataset.named(inputs, names.take(classes).collect()).unwrap();
        }
        Source::ByHand(Arc::new(dataset))
    })
}

fn source() -> impl Strategy<Value = Source> {
    let measurements = subsequence(Measurement::ALL.to_vec(), 1..=4).prop_shuffle();
    let species = subsequence(Species::ALL.to_vec(), 2..=3).prop_shuffle();
    let iris = (measurements, species)
        .prop_map(|(measurements, species)| Iris::new(&measurements, &species).unwrap());
    let generated = (select(Shape::ALL.to_vec()), 2..300_u32, 0.0..2.0);
    prop_oneof![
        select(Gate::ALL.to_vec()).prop_map(Source::Gate),
        iris.prop_map(Source::Iris),
        generated.prop_map(|(shape, rows, noise)| Source::Generated { shape, rows, noise }),
        by_hand(),
    ]
}

fn penalty() -> impl Strategy<Value = Penalty> {
    (select(Norm::ALL.to_vec()), prop_oneof![Just(0.0), 0.0..10.0])
        .prop_map(|(norm, rate)| Penalty { norm, rate })
}

/// Any valid settings.
fn settings() -> impl Strategy<Value = Settings> {
    let rows =
        (source(), subsequence(Feature::ALL.to_vec(), 0..=5).prop_shuffle(), any::<Option<bool>>(), 0.0..0.9);
    let rule = select(vec![
        (Activation::Sigmoid, Loss::SquaredError),
        (Activation::Sigmoid, Loss::CrossEntropy),
        (Activation::Linear, Loss::SquaredError),
        (Activation::Step, Loss::SquaredError),
        (Activation::Tanh, Loss::SquaredError),
    ]);
    let penalties = proptest::collection::btree_map(1..2000_u32, penalty(), 0..5);
    let batch = prop_oneof![Just(Batch::All), (1..20_usize).prop_map(Batch::Rows)];
    let how = (rule, 1e-300..1e3, batch, any::<bool>(), penalty(), penalties, 0.0..=1.0);
    let weights = proptest::option::of(proptest::collection::vec(-1e6..1e6, 100));
    (rows, any::<bool>(), how, 1..=Settings::MOST_EPOCHS, any::<u32>(), weights).prop_filter_map(
        "a run",
        |((source, features, standardise, holdout), holds, how, epochs, seed, weights)| {
            let ((activation, loss), eta, batch, shuffle, penalty, penalties, threshold) = how;
            let (penalties, holdout) = (penalties.into_iter().collect(), if holds { holdout } else { 0.0 });
            let mut settings = Settings {
                source,
                features,
                standardise,
                holdout,
                activation,
                loss,
                eta,
                batch,
                shuffle,
                penalty,
                penalties,
                threshold,
                epochs,
                seed,
                weights: None,
            };
            let examples = settings.examples().ok()?;
            let count = examples.prepared().outputs() * (examples.prepared().inputs() + 1);
            settings.weights = weights.map(|weights: Vec<f64>| weights[..count].to_vec());
            Some(settings)
        },
    )
}

/// Any view: the indices of two inputs and of two parameters still have to be reduced to those that exist.
fn view() -> impl Strategy<Value = View> {
    let panels = subsequence(Panel::ALL.to_vec(), 0..=Panel::ALL.len()).prop_shuffle();
    let pair = || [any::<usize>(), any::<usize>()];
    let tied = proptest::option::of(pair());
    let limits = proptest::option::of(limits());
    (1..=10_000_u32, panels, any::<bool>(), pair(), pair(), tied, limits, any::<usize>(), any::<bool>())
        .prop_map(|(rate, panels, discrete, pair, axes, tied, limits, along, log_loss)| View {
            rate,
            panels,
            discrete,
            pair,
            axes,
            tied,
            limits,
            along,
            log_loss,
        })
}

/// The ends of the axes of a landscape.
fn limits() -> impl Strategy<Value = Limits> {
    let ends = || (-1e9..1e9, 10.0..1e9).prop_map(|(from, length)| (from, from + length));
    let heights = proptest::option::of((1e-300..1.0, 1.0..1e300));
    (ends(), ends(), heights).prop_map(|(x, y, heights)| Limits { window: Window { x, y }, heights })
}

/// Two different numbers below a count, or the default.
fn fitted([one, other]: [usize; 2], count: usize) -> [usize; 2] {
    let (one, other) = (one % count, other % count);
    if one == other { [0, 1] } else { [one, other] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_link_leads_back(settings in settings(), mut view in view(), epoch: u32) {
        let run = Run::new(settings.clone()).unwrap();
        view.pair = fitted(view.pair, run.examples().raw().inputs());
        view.axes = fitted(view.axes, run.parameters().values().len());
        view.tied = view.tied.map(|tied| fitted(tied, run.parameters().values().len()));
        view.along %= run.parameters().values().len();
        view.panels.retain(|&panel| panel != Panel::Lifted || View::lifts(&run));
        let epoch = epoch % (settings.epochs + 1);
        let Link { query, left_out } = share::query(&settings, &view, epoch, &[]);
        prop_assert_eq!(left_out, Vec::<String>::new());
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>#'()".contains(&byte)), "{}", query);
        for query in [query.clone(), format!("?{query}"), format!("?{query}&")] {
            let opened = share::open(&query, None);
            prop_assert_eq!(&opened.dropped, &Vec::new());
            prop_assert_eq!(opened.run.settings(), &settings);
            prop_assert_eq!((&opened.view, opened.epoch), (&view, epoch));
        }
    }

    /// The tag makes the same run for every reader: here one that knows only the syntax of a tag.
    #[test]
    fn a_tag_makes_the_same_run(settings in settings(), mut view in view()) {
        (view.pair, view.axes, view.tied, view.along) = ([0, 1], [0, 1], None, 0);
        let tag = share::embed(&settings, &view, &[("controls", "")]).unwrap();
        let inner = tag.strip_prefix("<one-neuron").unwrap().strip_suffix(" controls></one-neuron>").unwrap();
        let mut attributes: Vec<(String, String)> = Vec::new();
        let mut rest = inner;
        while let Some(after) = rest.strip_prefix(' ') {
            let end = after.find([' ', '=']).unwrap_or(after.len());
            let (name, after) = after.split_at(end);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(after) => after.split_once('"').unwrap(),
                None => ("", after),
            };
            let value = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            attributes.push((name.to_owned(), value));
            rest = after;
        }
        prop_assert_eq!(rest, "");
        let attributes = attributes.iter().map(|(name, value)| (&name[..], &value[..]));
        prop_assert_eq!(share::parse(attributes, None).unwrap(), (settings, view));
    }

    #[test]
    fn any_text_opens_to_a_run(text: String) {
        usable(&text, None);
    }

    #[test]
    fn anything_like_a_link_opens_to_a_run(parts in proptest::collection::vec(like_a_link(), 0..12), table: bool) {
        let table = table.then_some(&b"a,b,kind\n1,2,no\n3,4,yes\n5,7,perhaps\n"[..]);
        usable(&parts.join("&"), table);
    }

    #[test]
    fn a_broken_link_opens_to_a_run(settings in settings(), at: usize, byte in any::<u8>(), cut: bool) {
        let mut bytes = share::query(&settings, &View::default(), 0, &[]).query.into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        // Avoids a million rows by accident.
        let text = String::from_utf8_lossy(&bytes).replace("rows=", "rows=0");
        usable(&text, None);
    }
}

/// An attribute with a valid value, with one of another attribute, or with an invalid one.
fn like_a_link() -> impl Strategy<Value = String> {
    let names = "v epoch dataset src label inputs classes points features activation loss eta batch-size penalty penalty-rate \
                 penalties shuffle threshold epochs seed weights scale holdout discrete rate panels pair axes tied limits along log-loss";
    let values = "1 2 0 -1 0.5 1e999 all and iris moons a a,b b,a kind no,yes x1*x2 sin(x1) tanh step linear mse \
                  cross-entropy l1 l2 none standard 1,2 1,2,3 2,1 -1,1,-1,1 0,0:0 0,0:0+1,1:2 5:l2:0.1 setosa,virginica %zz %ff =";
    let words = |list: &'static str| select(list.split_ascii_whitespace().collect::<Vec<_>>());
    (words(names), words(values)).prop_map(|(name, value)| format!("{name}={value}"))
}

/// Opens a link, and trains its run for three epochs.
fn usable(link: &str, table: Option<&[u8]>) {
    let mut opened = share::open(link, table);
    assert!(opened.epoch <= opened.run.settings().epochs);
    let (inputs, parameters) = (opened.run.examples().raw().inputs(), opened.run.parameters().values().len());
    assert_eq!(opened.view.check(inputs, parameters), Ok(()));
    for sentence in opened.dropped.iter().map(ToString::to_string) {
        assert!(sentence.ends_with('.') && sentence.chars().count() < 600, "{sentence}");
    }
    opened.run.seek(3);
    assert!(opened.run.epoch() == 3.min(opened.run.end()));
}
