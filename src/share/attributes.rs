use super::{Panel, View};
use crate::data::Gate;
use crate::number;
use crate::train::{SettingError, Settings, Source};

/// Attributes of the contract that are not built yet, with the only value each accepts: what happens anyway. None for those
/// that are there or not, and may not be there yet.
const NOT_YET: [(&str, Option<&str>); 17] = [
    ("activation", Some("sigmoid")),
    ("loss", Some("mse")),
    ("batch-size", Some("1")),
    ("penalty", Some("none")),
    ("penalty-rate", Some("0")),
    ("threshold", Some("0.5")),
    ("scale", Some("none")),
    ("noise", Some("0.1")),
    ("rows", Some("200")),
    ("holdout", Some("0")),
    ("features", Some("")),
    ("src", Some("")),
    ("label", Some("")),
    ("inputs", Some("")),
    ("classes", Some("")),
    ("shuffle", None),
    ("discrete", None),
];

/// Reads attributes, each a name and a value, into what makes the run and how it is shown.
///
/// The same names as `<one-neuron>` has, in any order; the last of several wins. Names that are nobody's are passed over.
///
/// # Errors
/// The first attribute whose value cannot be used, with what it takes.
pub fn parse<'a>(
    attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<(Settings, View), SettingError> {
    let (mut settings, mut view) = (Settings::default(), View::default());
    for (name, value) in attributes {
        let value = value.trim_ascii();
        match name {
            "dataset" => {
                settings.source = Source::Gate(Gate::ALL[choice(name, value, &Gate::ALL.map(Gate::name))?])
            }
            "eta" => {
                let accepted = "a finite number greater than 0, such as 0.01";
                settings.eta =
                    number::parse(value).ok_or_else(|| SettingError::new(name, value, accepted))?;
            }
            "epochs" => settings.epochs = whole(name, value, "a whole number from 1 to 1000000")?,
            "seed" => settings.seed = whole(name, value, "a whole number from 0 to 4294967295")?,
            "weights" => settings.weights = Some(numbers(name, value)?),
            "rate" => {
                let accepted = "a whole number of epochs per frame from 1 to 10000";
                let rate = whole(name, value, accepted)?;
                if !(1..=10_000).contains(&rate) {
                    return Err(SettingError::new(name, value, accepted));
                }
                view.rate = rate;
            }
            "panels" => {
                view.panels.clear();
                for word in value.split_ascii_whitespace() {
                    let panel = Panel::ALL[choice(name, word, &Panel::ALL.map(Panel::name))?];
                    if !view.panels.contains(&panel) {
                        view.panels.push(panel);
                    }
                }
            }
            "theme" => {
                choice(name, value, &["auto", "light", "dark"])?;
            }
            "loading" => {
                choice(name, value, &["lazy", "eager"])?;
            }
            _ => {
                if let Some((_, only)) =
                    NOT_YET.iter().find(|(known, only)| *known == name && *only != Some(value))
                {
                    let accepted = only.filter(|only| !only.is_empty()).unwrap_or("no value");
                    return Err(SettingError::new(name, value, &[accepted, ", in this version"].concat()));
                }
            }
        }
    }
    settings.examples()?;
    Ok((settings, view))
}

/// Which of several names a value is.
fn choice(name: &str, value: &str, names: &[&str]) -> Result<usize, SettingError> {
    names.iter().position(|&one| one == value).ok_or_else(|| {
        let (last, rest) = names.split_last().unwrap_or((&"", &[]));
        SettingError::new(name, value, &[&rest.join(", "), " or ", last].concat())
    })
}

fn whole(name: &str, value: &str, accepted: &str) -> Result<u32, SettingError> {
    value.parse().map_err(|_| SettingError::new(name, value, accepted))
}

fn numbers(name: &str, value: &str) -> Result<Vec<f64>, SettingError> {
    let accepted = "finite numbers with commas between them, weights first and then biases";
    let read = value.split(',').map(|part| number::parse(part.trim_ascii())).collect::<Option<_>>();
    read.ok_or_else(|| SettingError::new(name, value, accepted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str, value: &str) -> String {
        parse([(name, value)]).unwrap_err().to_string()
    }

    #[test]
    fn nothing_written_is_the_articles_run() {
        assert_eq!(parse([]).unwrap(), (Settings::default(), View::default()));
    }

    #[test]
    fn everything_written_is_read() {
        let (settings, view) = parse([
            ("dataset", "xor"),
            ("eta", "1e-1"),
            ("epochs", " 20 "),
            ("seed", "4294967295"),
            ("weights", "1, -2,0.5"),
            ("rate", "10"),
            ("panels", "loss equations"),
            ("theme", "dark"),
            ("loading", "eager"),
            ("activation", "sigmoid"),
            ("nobodys", "?"),
        ])
        .unwrap();
        let weights = Some(vec![1.0, -2.0, 0.5]);
        assert_eq!(
            settings,
            Settings {
                source: Source::Gate(Gate::Xor),
                eta: 0.1,
                epochs: 20,
                seed: u32::MAX,
                weights,
                ..Settings::default()
            }
        );
        assert_eq!(view, View { rate: 10, panels: vec![Panel::Loss, Panel::Equations], ..View::default() });
    }

    #[test]
    fn what_cannot_be_used_is_refused_in_a_sentence() {
        assert_eq!(
            refused("dataset", "andd"),
            "dataset=\"andd\" cannot be used: dataset takes and, or, nand, nor, xor or xnor."
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
            ("weights", &["1,2", "1,2,3,4", "1,2,inf", "1,,2", "a,b,c", ""]),
            ("rate", &["0", "10001", "fast"]),
            ("panels", &["boundary los"]),
            ("theme", &["drak"]),
            ("loading", &["soon"]),
            ("activation", &["tanh"]),
            ("src", &["mine.csv"]),
            ("shuffle", &[""]),
            ("discrete", &[""]),
            ("noise", &["0.5"]),
        ] {
            for value in values {
                let sentence = refused(name, value);
                assert!(sentence.contains(&format!(" cannot be used: {name} takes ")), "{sentence}");
            }
        }
        assert_eq!(
            refused("weights", "1,2"),
            "weights=\"1,2\" cannot be used: weights takes 3 finite numbers with commas between them: \
             2 weights and then 1 bias."
        );
    }

    #[test]
    fn a_very_long_value_is_cut_in_the_sentence() {
        let sentence = refused("eta", &"é".repeat(10_000));
        assert!(sentence.chars().count() < 150, "{sentence}");
    }
}
