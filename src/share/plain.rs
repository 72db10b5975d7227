use super::View;
use super::view::Panel;
use crate::data::Gate;
use crate::number;
use crate::train::{Settings, Source};

/// What the attributes `theme` and `loading` choose from: the page's own, which make no difference here.
pub(super) const THEMES: [&str; 3] = ["auto", "light", "dark"];
pub(super) const LOADINGS: [&str; 2] = ["lazy", "eager"];

/// The run of a gate, as most figures have it, and how it is shown: of attributes as [`super::parse`] takes them. `None` where
/// there is anything else in them, or a value that cannot be used: `parse` has the last word, and the sentence.
///
/// It is what the small module of `<one-neuron>` can read. All of the attributes there are may stand among them, if they say
/// what holds without them.
pub fn plain<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<(Settings, View)> {
    let (mut settings, mut view) = (Settings::default(), View::default());
    for (name, value) in attributes {
        let value = value.trim_ascii();
        if !take(&mut settings, &mut view, name, value)? && !says_nothing(name, value) {
            return None;
        }
    }
    let shown = |panel: &Panel| matches!(panel, Panel::Boundary | Panel::Loss | Panel::Equations);
    let fits = settings.weights.as_ref().is_none_or(|weights| weights.len() == 3);
    let fits = fits && view.along < 3;
    (fits && view.panels.iter().all(shown)).then_some((settings, view))
}

/// Whether an attribute says only what holds without it.
fn says_nothing(name: &str, value: &str) -> bool {
    let default = match name {
        "src" | "features" => "",
        "activation" => "sigmoid",
        "loss" => "mse",
        "batch-size" => "1",
        "penalty" => "none",
        _ => return false,
    };
    value == default
}

/// Takes in an attribute of the plain kind, and tells whether it is one. `None` for a value that cannot be used, or that only
/// [`super::parse`] can.
pub(super) fn take(settings: &mut Settings, view: &mut View, name: &str, value: &str) -> Option<bool> {
    match name {
        "dataset" => {
            settings.source = Source::Gate(Gate::ALL.into_iter().find(|gate| gate.name() == value)?);
        }
        "eta" => settings.eta = number(value, f64::from_bits(1), f64::MAX)?,
        "threshold" => settings.threshold = number(value, 0.0, 1.0)?,
        "epochs" => settings.epochs = whole(value, 1, Settings::MOST_EPOCHS)?,
        "seed" => settings.seed = whole(value, 0, u32::MAX)?,
        "weights" => {
            let mut weights = Vec::new();
            for part in value.split(',') {
                weights.push(number(part.trim_ascii(), f64::MIN, f64::MAX)?);
            }
            settings.weights = Some(weights);
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
        "theme" => THEMES.contains(&value).then_some(())?,
        "loading" => LOADINGS.contains(&value).then_some(())?,
        // The page's own.
        "controls" | "autoplay" | "loop" | "poster" => {}
        _ => return Some(false),
    }
    Some(true)
}

/// A whole number within these bounds.
pub(super) fn whole(value: &str, least: u32, most: u32) -> Option<u32> {
    value.parse().ok().filter(|number| (least..=most).contains(number))
}

/// A number within these bounds.
pub(super) fn number(value: &str, least: f64, most: f64) -> Option<f64> {
    number::parse(value).filter(|number| (least..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::parse;
    use crate::train::Run;

    fn read(attributes: &str) -> Option<(Settings, View)> {
        plain(attributes.lines().filter_map(|line| line.split_once('=')))
    }

    #[test]
    fn what_is_plain_is_read_as_by_everybody() {
        for attributes in [
            "",
            "dataset=xnor\neta=1e-1\nepochs= 20 \nseed=7\nweights=1, -2,0.5\nthreshold=0.75\nrate=10",
            "panels=loss equations loss\nlog-loss=\ntheme=dark\nloading=eager\ncontrols=\nposter=still.svg",
            "along=3\npanels=loss",
            "panels=\nsrc=\nfeatures=\nactivation=sigmoid\nloss=mse\nbatch-size=1\npenalty=none",
        ] {
            let (settings, view) = read(attributes).unwrap();
            let pairs = attributes.lines().filter_map(|line| line.split_once('='));
            assert_eq!(parse(pairs, None).unwrap(), (settings.clone(), view), "{attributes}");
            // And makes the same run.
            let [mut one, mut other] = [Run::of_gate(settings.clone()).unwrap(), Run::new(settings).unwrap()];
            one.seek(13);
            other.seek(13);
            assert_eq!((one.parameters(), one.measure()), (other.parameters(), other.measure()));
            assert_eq!((one.rule(), one.settings()), (other.rule(), other.settings()));
            assert_eq!(
                (one.examples(), one.history().points()),
                (other.examples(), other.history().points())
            );
        }
    }

    #[test]
    fn all_else_is_left_to_others() {
        for attributes in [
            "dataset=iris",
            "dataset=moons",
            "dataset=nobody",
            "src=mine.csv",
            "features=x1*x2",
            "activation=tanh",
            "loss=cross-entropy",
            "eta=fast",
            "eta=0",
            "batch-size=2",
            "penalty=l2",
            "penalties=5:l1:0.5",
            "shuffle=",
            "discrete=",
            "threshold=1.5",
            "epochs=0",
            "weights=1,2",
            "weights=1,2,x",
            "scale=none",
            "holdout=0.5",
            "points=0,0:0 1,1:1",
            "pair=2,1",
            "along=4",
            "panels=slice",
            "panels=boundary lifted",
            "panels=shapes",
            "panels=loss code",
            "panels=nobody",
            "theme=sepia",
            "nobodys=?",
        ] {
            assert_eq!(read(attributes), None, "{attributes}");
        }
    }
}
