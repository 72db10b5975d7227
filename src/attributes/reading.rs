use std::sync::Arc;

use super::{Attribute, Refusal, points};
use crate::data::{Iris, csv};
use crate::model::{Norm, Penalty};
use crate::number;
use crate::panels::View;
use crate::train::{Accepted, SettingError, Settings, Source};

/// Reads attributes, as names and values, into the settings of a run and its view.
///
/// The names are those of [`super::ATTRIBUTES`], in any order; if a name repeats, the last one wins. Unknown names are ignored.
///
/// `table` is the content of `src`, or a table that the reader has opened: it takes precedence over `dataset`, and `points` over
/// both. Nothing is prepared or trained here: [`crate::train::Run::new`] and [`View::check`] check everything that depends on the
/// rows, such as the number of weights.
///
/// # Errors
/// The first attribute with an invalid value, with the accepted values; or the error in the table.
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

/// The values of the attributes read so far.
#[derive(Default)]
pub(super) struct Reader<'a> {
    pub settings: Settings,
    pub view: View,
    pub src: &'a str,
    pub label: &'a str,
    pub inputs: &'a str,
    pub classes: &'a str,
    pub header: Option<bool>,
    pub refuse_missing: bool,
    pub points: &'a str,
    pub rows: Option<u32>,
    pub noise: Option<f64>,
}

impl<'a> Reader<'a> {
    /// Reads an attribute; unknown names are ignored.
    fn take(&mut self, name: &str, value: &'a str) -> Result<(), SettingError> {
        Attribute::named(name).map_or(Ok(()), |attribute| attribute.read(self, value))
    }

    /// Combines the attributes that depend on each other.
    fn finish(self, table: Option<&[u8]>) -> Result<(Settings, View), Refusal> {
        let Self { mut settings, view, src, label, inputs, classes, points, header, refuse_missing, .. } =
            self;
        settings.check()?;
        let given = |list: &'a str| (!list.is_empty()).then_some(list);
        settings.source = if !points.is_empty() {
            Source::ByHand(Arc::new(points::read(points, label, inputs, classes)?))
        } else if let Some(bytes) = table {
            let choice = csv::Choice {
                header,
                label: given(label),
                inputs: given(inputs),
                classes: given(classes),
                refuse_missing,
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

/// An integer within these bounds.
pub(super) fn whole(value: &str, least: u32, most: u32) -> Option<u32> {
    value.parse().ok().filter(|number| (least..=most).contains(number))
}

/// A number within these bounds.
pub(super) fn number(value: &str, least: f64, most: f64) -> Option<f64> {
    number::parse(value).filter(|number| (least..=most).contains(number))
}

/// Numbers with commas between them.
pub(super) fn numbers(value: &str) -> Option<Vec<f64>> {
    value.split(',').map(|part| number(part.trim_ascii(), f64::MIN, f64::MAX)).collect()
}

/// Two different numbers counted from 1, as numbers counted from 0.
pub(super) fn pair(value: &str) -> Option<[usize; 2]> {
    let (one, other) = value.split_once(',')?;
    let [one, other] = [one, other].map(|text| whole(text.trim_ascii(), 1, u32::MAX));
    (one != other).then_some([one? as usize - 1, other? as usize - 1])
}

/// Penalties changed during the run, at ascending epochs from 1.
pub(super) fn penalties(value: &str) -> Option<Vec<(u32, Penalty)>> {
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
    use crate::data::{Feature, Gate, Shape};
    use crate::model::{Activation, Loss};
    use crate::panels::Panel;
    use crate::panels::landscape::Limits;
    use crate::train::Batch;

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
            ("tied", "4,2"),
            ("limits", "-1, 1, 0,2.5,0.01,10"),
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
            View {
                rate: 10,
                panels,
                discrete: true,
                pair: [1, 0],
                axes: [0, 4],
                tied: Some([3, 1]),
                limits: Limits::from_ends(&[-1.0, 1.0, 0.0, 2.5, 0.01, 10.0]),
                along: 2,
                log_loss: true
            }
        );
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
        let strict = [("src", "mine.csv"), ("missing", "refuse")];
        let refusal = parse(strict, Some(b"a,k\n1,0\n,1\n")).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "Line 3, column \"a\" has no value: fill it in, or leave the row out."
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
        let sentence = refused("dataset", "andd");
        assert!(
            sentence.starts_with("dataset=\"andd\" cannot be used: dataset takes and, or, nand, "),
            "{sentence}"
        );
        let names: Vec<&str> = Attribute::named("dataset").unwrap().words();
        assert!(sentence.ends_with(&format!(" or {}.", names.last().unwrap())), "{sentence}");
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
            ("tied", &["", "2", "1,1"]),
            ("limits", &["", "0,1", "1,0,0,1", "0,1,0,1,0,1", "0,1,0,1,a,b"]),
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
            "inputs=\"x1\" cannot be used: inputs takes no value with dataset=\"and\", only with iris, src or points."
        );
        let refused = |attributes: &[(&str, &str)]| read(attributes).unwrap_err().to_string();
        assert_eq!(
            refused(&[("dataset", "moons"), ("classes", "0,1")]),
            "classes=\"0,1\" cannot be used: classes takes no value with dataset=\"moons\", only with iris, src or points."
        );
        assert_eq!(
            refused(&[("dataset", "iris"), ("label", "species")]),
            "label=\"species\" cannot be used: label takes no value with dataset=\"iris\", only with src."
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
