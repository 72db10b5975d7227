use std::sync::Arc;

use super::{Panel, Refusal, View, points};
use crate::data::{Feature, Generated, Iris, Split, csv};
use crate::model::{Activation, Loss, Norm, Penalty};
use crate::number;
use crate::train::{Accepted, Batch, SettingError, Settings, Source};

/// Reads attributes, each a name and a value, into the settings of a run and how it is shown.
///
/// The names are those of `<one-neuron>`, in any order; the last of several wins. Unknown names are ignored. Some are seldom
/// written by authors, but by [`super::query`] and [`super::embed`]:
///
/// | attribute | values |
/// |---|---|
/// | `points` | rows set by hand, `0,0:0 1,1:1`: inputs, and the number of the class; `inputs` and `classes` name them |
/// | `penalties` | penalties changed on the way, `500:l2:0.1 800:none:0`: after so many epochs, which, and its rate |
/// | `pair` | two inputs, counted from 1, along the axes of the boundary |
/// | `axes` | two parameters, weights first, counted from 1, along the axes of the landscape |
/// | `along` | a parameter, weights first, counted from 1, that the loss is sliced along |
/// | `log-loss` | there or not: whether the loss curve's scale is logarithmic |
///
/// `table` is the content of `src`, or a table that the reader has opened: it takes precedence over `dataset`, and `points` over
/// both. Nothing is prepared or trained here: what depends on the rows, such as the number of weights, is checked by
/// [`crate::train::Run::new`] and [`View::check`].
///
/// # Errors
/// The first attribute whose value cannot be used, with the values that it takes; or what is wrong with the table.
pub fn parse<'a>(
    attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
    table: Option<&[u8]>,
) -> Result<(Settings, View), Refusal> {
    let mut reader = Reader::default();
    for (name, value) in attributes {
        reader.take(name, value.trim_ascii())?;
    }
    reader.finish(table)
}

/// Whether there is an attribute of this name.
pub(super) fn is_known(name: &str) -> bool {
    Reader::default().read(name, "") != Some(false)
}

/// What the attributes read so far say.
#[derive(Default)]
struct Reader<'a> {
    settings: Settings,
    view: View,
    src: &'a str,
    label: &'a str,
    inputs: &'a str,
    classes: &'a str,
    points: &'a str,
    rows: Option<u32>,
    noise: Option<f64>,
}

impl<'a> Reader<'a> {
    /// Reads an attribute. False where there is none of this name.
    fn take(&mut self, name: &'a str, value: &'a str) -> Result<bool, SettingError> {
        self.read(name, value).ok_or_else(|| SettingError::new(name, value, accepted(name)))
    }

    /// The same; `None` for a value that cannot be used.
    fn read(&mut self, name: &'a str, value: &'a str) -> Option<bool> {
        let (settings, view) = (&mut self.settings, &mut self.view);
        let choice = |word: &str| choices(name).iter().position(|one| *one == word);
        match name {
            "dataset" => settings.source = Source::named().nth(choice(value)?)?,
            "src" => self.src = value,
            "label" => self.label = value,
            "inputs" => self.inputs = value,
            "classes" => self.classes = value,
            "points" => self.points = value,
            "features" => settings.features = Feature::list(value).ok()?,
            "activation" => settings.activation = Activation::ALL[choice(value)?],
            "loss" => settings.loss = Loss::ALL[choice(value)?],
            "batch-size" => {
                settings.batch = match value {
                    "all" => Batch::All,
                    _ => Batch::Rows(whole(value, 1, u32::MAX)? as usize),
                };
            }
            "penalty" => settings.penalty.norm = Norm::ALL[choice(value)?],
            "penalty-rate" => settings.penalty.rate = number(value, 0.0, f64::MAX)?,
            "penalties" => settings.penalties = penalties(value)?,
            "shuffle" => settings.shuffle = true,
            "scale" => settings.standardise = Some(choice(value)? == 1),
            "noise" => self.noise = Some(number(value, 0.0, Generated::MOST_NOISE)?),
            "rows" => self.rows = Some(whole(value, 2, Generated::MOST_ROWS)?),
            "holdout" => settings.holdout = number(value, 0.0, Split::MOST)?,
            "discrete" => view.discrete = true,
            "pair" => view.pair = pair(value)?,
            "axes" => view.axes = pair(value)?,
            "eta" => settings.eta = number(value, f64::from_bits(1), f64::MAX)?,
            "threshold" => settings.threshold = number(value, 0.0, 1.0)?,
            "epochs" => settings.epochs = whole(value, 1, Settings::MOST_EPOCHS)?,
            "seed" => settings.seed = whole(value, 0, u32::MAX)?,
            "weights" => {
                let weights = value.split(',').map(|part| number(part.trim_ascii(), f64::MIN, f64::MAX));
                settings.weights = Some(weights.collect::<Option<_>>()?);
            }
            "log-loss" => view.log_loss = true,
            "along" => view.along = whole(value, 1, u32::MAX)? as usize - 1,
            "rate" => view.rate = whole(value, 1, 10_000)?,
            "panels" => {
                view.panels.clear();
                for word in value.split_ascii_whitespace() {
                    let panel = Panel::ALL.into_iter().find(|panel| panel.name() == word)?;
                    if !view.panels.contains(&panel) {
                        view.panels.push(panel);
                    }
                }
            }
            // What concerns the page alone.
            "theme" | "loading" => _ = choice(value)?,
            "controls" | "autoplay" | "loop" | "poster" => {}
            _ => return Some(false),
        }
        Some(true)
    }

    /// Combines the attributes that depend on each other.
    fn finish(self, table: Option<&[u8]>) -> Result<(Settings, View), Refusal> {
        let Self { mut settings, view, src, label, inputs, classes, points, .. } = self;
        settings.check()?;
        let given = |list: &'a str| (!list.is_empty()).then_some(list);
        settings.source = if !points.is_empty() {
            Source::ByHand(Arc::new(points::read(points, inputs, classes)?))
        } else if let Some(bytes) = table {
            let choice = csv::Choice {
                header: None,
                label: given(label),
                inputs: given(inputs),
                classes: given(classes),
            };
            Source::Table(Arc::new(csv::read(bytes, &choice)?))
        } else if !src.is_empty() {
            return Err(SettingError::new("src", src, Accepted::Table).into());
        } else {
            let dataset = settings.source.name().unwrap_or_default();
            let without = |name, value: &str, accepted| {
                if value.is_empty() { Ok(()) } else { Err(SettingError::new(name, value, accepted)) }
            };
            without("label", label, Accepted::NoLabel { dataset })?;
            match settings.source {
                Source::Iris(_) => {
                    let iris = Iris::from_names(given(inputs), given(classes)).map_err(SettingError::from)?;
                    Source::Iris(iris)
                }
                other => {
                    without("inputs", inputs, Accepted::NoChoice { dataset })?;
                    without("classes", classes, Accepted::NoChoice { dataset })?;
                    match other {
                        Source::Generated { shape, rows, noise } => Source::Generated {
                            shape,
                            rows: self.rows.unwrap_or(rows),
                            noise: self.noise.unwrap_or(noise),
                        },
                        other => other,
                    }
                }
            }
        };
        Ok((settings, view))
    }
}

/// The values of an attribute that takes one of a list.
fn choices(name: &str) -> Vec<&'static str> {
    match name {
        "dataset" => Source::named().filter_map(|source| source.name()).collect(),
        "activation" => Activation::ALL.map(Activation::name).to_vec(),
        "loss" => Loss::ALL.map(Loss::name).to_vec(),
        "penalty" => Norm::ALL.map(Norm::name).to_vec(),
        "scale" => vec!["none", "standard"],
        "panels" => Panel::ALL.map(Panel::name).to_vec(),
        "theme" => vec!["auto", "light", "dark"],
        "loading" => vec!["lazy", "eager"],
        _ => Vec::new(),
    }
}

/// What an attribute takes.
fn accepted(name: &str) -> Accepted {
    match name {
        "eta" => Accepted::Eta,
        "batch-size" => Accepted::Batch,
        "penalty-rate" => Accepted::PenaltyRate,
        "penalties" => Accepted::Penalties,
        "threshold" => Accepted::Threshold,
        "epochs" => Accepted::Epochs,
        "seed" => Accepted::Seed,
        "weights" => Accepted::Weights,
        "noise" => Accepted::Noise,
        "rows" => Accepted::Rows,
        "holdout" => Accepted::Holdout,
        "features" => Accepted::Features,
        "rate" => Accepted::Rate,
        "along" => Accepted::Along,
        "pair" | "axes" => Accepted::Pair,
        _ => Accepted::OneOf(choices(name)),
    }
}

/// A whole number within these bounds.
fn whole(value: &str, least: u32, most: u32) -> Option<u32> {
    value.parse().ok().filter(|number| (least..=most).contains(number))
}

/// A number within these bounds.
fn number(value: &str, least: f64, most: f64) -> Option<f64> {
    number::parse(value).filter(|number| (least..=most).contains(number))
}

/// Two different numbers counted from 1, as numbers counted from 0.
fn pair(value: &str) -> Option<[usize; 2]> {
    let (one, other) = value.split_once(',')?;
    let [one, other] = [one, other].map(|text| whole(text.trim_ascii(), 1, u32::MAX));
    (one != other).then_some([one? as usize - 1, other? as usize - 1])
}

/// Penalties changed during the run, at ascending epochs from 1.
fn penalties(value: &str) -> Option<Vec<(u32, Penalty)>> {
    let (mut list, mut before) = (Vec::new(), 0);
    for part in value.split_ascii_whitespace() {
        let (epoch, penalty) = part.split_once(':')?;
        let (norm, rate) = penalty.split_once(':')?;
        let norm = Norm::ALL.into_iter().find(|one| one.name() == norm)?;
        before = whole(epoch, 1, u32::MAX).filter(|&epoch| epoch > before)?;
        list.push((before, Penalty { norm, rate: number(rate, 0.0, f64::MAX)? }));
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Gate, Shape};

    fn read(attributes: &[(&str, &str)]) -> Result<(Settings, View), Refusal> {
        parse(attributes.iter().copied(), None)
    }

    fn settings(attributes: &[(&str, &str)]) -> Settings {
        read(attributes).unwrap().0
    }

    fn refused(name: &str, value: &str) -> String {
        read(&[(name, value)]).unwrap_err().to_string()
    }

    #[test]
    fn nothing_written_is_the_articles_run() {
        assert_eq!(read(&[]).unwrap(), (Settings::default(), View::default()));
        let nothing =
            ["src", "label", "inputs", "classes", "points", "features", "penalties"].map(|name| (name, " "));
        assert_eq!(read(&nothing).unwrap(), (Settings::default(), View::default()));
    }

    #[test]
    fn everything_written_is_read() {
        let (settings, view) = read(&[
            ("features", "x1*x2  sin(x2)"),
            ("activation", "linear"),
            ("loss", "mse"),
            ("eta", "1e-1"),
            ("batch-size", "2"),
            ("penalty", "l2"),
            ("penalty-rate", "0.25"),
            ("penalties", "5:l1:0.5 9:none:0"),
            ("shuffle", ""),
            ("threshold", "0.75"),
            ("epochs", " 20 "),
            ("seed", "4294967295"),
            ("weights", "1, -2,0.5,0,7"),
            ("scale", "standard"),
            ("holdout", "0.25"),
            ("dataset", "xor"),
            ("rate", "10"),
            ("panels", "loss equations loss"),
            ("discrete", "discrete"),
            ("log-loss", ""),
            ("pair", "2, 1"),
            ("axes", "1,5"),
            ("along", "3"),
            ("theme", "dark"),
            ("loading", "eager"),
            ("controls", ""),
            ("poster", "still.svg"),
            ("nobodys", "?"),
        ])
        .unwrap();
        let penalty = |norm, rate| Penalty { norm, rate };
        assert_eq!(
            settings,
            Settings {
                source: Source::Gate(Gate::Xor),
                features: vec![Feature::Product, Feature::SecondSine],
                standardise: Some(true),
                holdout: 0.25,
                activation: Activation::Linear,
                loss: Loss::SquaredError,
                eta: 0.1,
                batch: Batch::Rows(2),
                shuffle: true,
                penalty: penalty(Norm::L2, 0.25),
                penalties: vec![(5, penalty(Norm::L1, 0.5)), (9, Penalty::default())],
                threshold: 0.75,
                epochs: 20,
                seed: u32::MAX,
                weights: Some(vec![1.0, -2.0, 0.5, 0.0, 7.0]),
            }
        );
        let panels = vec![Panel::Loss, Panel::Equations];
        assert_eq!(
            view,
            View { rate: 10, panels, discrete: true, pair: [1, 0], axes: [0, 4], along: 2, log_loss: true }
        );
        assert!(is_known("batch-size") && is_known("theme") && is_known("autoplay") && !is_known("nobodys"));
    }

    #[test]
    fn every_data_set_has_its_rows() {
        for gate in Gate::ALL {
            assert_eq!(settings(&[("dataset", gate.name())]).source, Source::Gate(gate));
        }
        let iris =
            settings(&[("classes", "virginica,setosa"), ("dataset", "iris"), ("inputs", "petal_width_cm")]);
        let chosen = Iris::from_names(Some("petal_width_cm"), Some("virginica,setosa")).unwrap();
        assert_eq!(iris.source, Source::Iris(chosen));
        assert!(iris.is_standardised(), "petals are not as wide as sepals are long");
        for shape in Shape::ALL {
            let usual = Source::Generated { shape, rows: 200, noise: 0.1 };
            assert_eq!(settings(&[("dataset", shape.name())]).source, usual);
            let other = [("rows", "30"), ("noise", "0"), ("dataset", shape.name())];
            assert_eq!(settings(&other).source, Source::Generated { shape, rows: 30, noise: 0.0 });
        }
        let and = [("rows", "30"), ("noise", "0.5")];
        assert_eq!(settings(&and), Settings::default(), "gates have neither");
    }

    #[test]
    fn a_table_goes_before_a_data_set_and_points_before_both() {
        let table = Some(&b"a,b,kind\n1,2,no\n3,4,yes\n5,6,no\n"[..]);
        let rows = |attributes: &[(&str, &str)]| {
            parse(attributes.iter().copied(), table).map(|(settings, _)| settings)
        };
        let chosen =
            rows(&[("dataset", "xor"), ("src", "mine.csv"), ("inputs", "b"), ("classes", "yes,no")]).unwrap();
        let Source::Table(dataset) = &chosen.source else { panic!("{chosen:?}") };
        assert_eq!(
            (dataset.row(0), dataset.class_names()),
            ((&[2.0][..], &[1.0][..]), &["yes", "no"].map(String::from)[..])
        );
        assert!(chosen.is_standardised());
        assert!(matches!(rows(&[]).unwrap().source, Source::Table(_)), "one that the reader has opened");
        let labelled = rows(&[("label", "b"), ("inputs", "a"), ("classes", "2,6")]).unwrap();
        assert!(matches!(&labelled.source, Source::Table(dataset) if dataset.len() == 2));
        let by_hand = rows(&[("src", "mine.csv"), ("points", "0,1:0 1,1:2"), ("classes", "a,b,c")]).unwrap();
        assert!(matches!(&by_hand.source, Source::ByHand(dataset) if dataset.outputs() == 3));
        assert!(!by_hand.is_standardised());
    }

    #[test]
    fn a_bad_table_is_refused_with_its_place() {
        let refusal = parse([("src", "mine.csv")], Some(b"a,k\n1,0\n,1\n")).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "Row 2, column \"a\" has no value: fill it in, or leave the row out."
        );
        assert_eq!(refusal.place(), Some((2, Some(1))));
        let refusal = read(&[("src", "mine.csv")]).unwrap_err();
        assert_eq!(
            (refusal.to_string().as_str(), refusal.place()),
            (
                "src=\"mine.csv\" cannot be used: src takes the address of a table in CSV that can be read.",
                None
            )
        );
    }

    #[test]
    fn what_cannot_be_used_is_refused_in_a_sentence() {
        assert_eq!(
            refused("dataset", "andd"),
            "dataset=\"andd\" cannot be used: dataset takes and, or, nand, nor, xor, xnor, iris, blobs, circles, moons or \
             spiral."
        );
        for eta in ["0", "-1", "NaN", "inf", "fast", ""] {
            let sentence = refused("eta", eta);
            assert!(
                sentence.ends_with("eta takes a finite number greater than 0, such as 0.01."),
                "{sentence}"
            );
        }
        for (name, values) in [
            ("epochs", &["0", "-1", "1.5", "1000001", "many"][..]),
            ("seed", &["-1", "4294967296", "1.0"]),
            ("weights", &["1,2,inf", "1,,2", "a,b,c", ""]),
            ("rate", &["0", "10001", "fast"]),
            ("panels", &["boundary los"]),
            ("theme", &["drak"]),
            ("loading", &["soon"]),
            ("features", &["x3^2", "x1^2 x1^2", "x1*x2,x1^2"]),
            ("activation", &["relu", ""]),
            ("loss", &["hinge"]),
            ("batch-size", &["0", "-1", "1.5", "every"]),
            ("penalty", &["l3"]),
            ("penalty-rate", &["-0.1", "1e999"]),
            ("penalties", &["5", "5:l2", "5:l3:1", "0:l2:1", "5:l2:1 5:l1:1", "5:l2:-1", "5:l2:1:1"]),
            ("threshold", &["-0.1", "1.1", "half"]),
            ("scale", &["minmax"]),
            ("noise", &["-0.1", "1001", "loud"]),
            ("rows", &["1", "1000001", "2.5"]),
            ("holdout", &["-0.1", "0.91", "some"]),
            ("label", &["y"]),
            ("inputs", &["x1"]),
            ("classes", &["0,1"]),
            ("pair", &["1", "1,1", "0,1", "1,2,3", "x1,x2"]),
            ("axes", &["", "2,2", "-1,1"]),
            ("along", &["", "0", "w1", "1,2"]),
            ("points", &["0,0"]),
        ] {
            for value in values {
                let sentence = refused(name, value);
                assert!(sentence.contains(&format!(" cannot be used: {name} takes ")), "{sentence}");
            }
        }
        assert_eq!(
            refused("inputs", "x1"),
            "inputs=\"x1\" cannot be used: inputs takes nothing with dataset=\"and\", only with iris, src or points."
        );
        let refused = |attributes: &[(&str, &str)]| read(attributes).unwrap_err().to_string();
        assert_eq!(
            refused(&[("dataset", "moons"), ("classes", "0,1")]),
            "classes=\"0,1\" cannot be used: classes takes nothing with dataset=\"moons\", only with iris, src or points."
        );
        assert_eq!(
            refused(&[("dataset", "iris"), ("label", "species")]),
            "label=\"species\" cannot be used: label takes nothing with dataset=\"iris\", only with src."
        );
        assert!(
            refused(&[("dataset", "iris"), ("inputs", "petal")])
                .starts_with("inputs=\"petal\" cannot be used: ")
        );
        assert_eq!(
            refused(&[("loss", "cross-entropy"), ("activation", "tanh")]),
            "loss=\"cross-entropy\" cannot be used: loss takes mse with tanh: cross-entropy needs probabilities, which only \
             sigmoid gives."
        );
    }

    #[test]
    fn a_very_long_value_is_cut_in_the_sentence() {
        let sentence = refused("eta", &"é".repeat(10_000));
        assert!(sentence.chars().count() < 150, "{sentence}");
    }
}
