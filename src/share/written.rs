use super::{View, points, view::numbered};
use crate::data::{Generated, Iris};
use crate::model::Penalty;
use crate::number::plain;
use crate::train::{Batch, Settings, Source};

/// What a run and the way it is shown are as attributes, of which [`super::parse`] makes the same again: those that say
/// something else than what happens anyway.
pub(super) struct Written<'a> {
    /// Names and values.
    pub attributes: Vec<(&'a str, String)>,
    /// Those that would be longer than is allowed, and are not there.
    pub left_out: Vec<&'a str>,
    most: usize,
}

impl<'a> Written<'a> {
    /// In so many characters each at most. `given` are attributes that only the page knows, and follow; but `src`, `label`,
    /// `inputs` and `classes` are passed over unless the rows are still those of the table that was found there. Other rows
    /// that have no name are written as `points`.
    pub fn new(settings: &'a Settings, view: &View, given: &[(&'a str, &'a str)], most: usize) -> Self {
        let mut written = Self { attributes: Vec::new(), left_out: Vec::new(), most };
        let is_of_src = matches!(settings.source, Source::Table(_))
            && given.iter().any(|(name, value)| *name == "src" && !value.is_empty());
        written.source(settings, is_of_src);
        written.settings(settings, &Settings::default());
        written.view(view, &View::default());
        for &(name, value) in given {
            if is_of_src || !matches!(name, "src" | "label" | "inputs" | "classes") {
                written.put(name, value.to_owned());
            }
        }
        written
    }

    fn source(&mut self, settings: &Settings, is_of_src: bool) {
        let mut standardise = settings.standardise;
        if let Some(name) = settings.source.name() {
            self.put_if(settings.source != Settings::default().source, "dataset", name.to_owned());
        }
        match &settings.source {
            Source::Gate(_) => {}
            Source::Iris(iris) => {
                let (all, chosen) = (Iris::default().dataset(), iris.dataset());
                self.put_if(
                    chosen.input_names() != all.input_names(),
                    "inputs",
                    chosen.input_names().join(","),
                );
                self.put_if(
                    chosen.class_names() != all.class_names(),
                    "classes",
                    chosen.class_names().join(","),
                );
            }
            Source::Generated { shape, rows, noise } => {
                let usual = Generated::new(*shape);
                self.put_if(*rows != usual.rows, "rows", rows.to_string());
                self.put_if(*noise != usual.noise, "noise", plain(*noise));
            }
            Source::Table(_) if is_of_src => {}
            Source::Table(dataset) | Source::ByHand(dataset) => {
                // Points are not standardised unless that is said.
                standardise = standardise.or(settings.is_standardised().then_some(true));
                match points::write(dataset, self.most) {
                    Some(written) => {
                        for (name, value) in ["points", "inputs", "classes"].into_iter().zip(written) {
                            self.put_if(!value.is_empty(), name, value);
                        }
                    }
                    None => self.left_out.push("points"),
                }
            }
        }
        let scale = if standardise == Some(true) { "standard" } else { "none" };
        self.put_if(standardise.is_some(), "scale", scale.to_owned());
    }

    fn settings(&mut self, settings: &Settings, usual: &Settings) {
        let Penalty { norm, rate } = settings.penalty;
        let features = settings.features.iter().map(|feature| feature.name().to_owned());
        self.put_if(!settings.features.is_empty(), "features", join(features, " "));
        self.put_if(
            settings.activation != usual.activation,
            "activation",
            settings.activation.name().to_owned(),
        );
        self.put_if(settings.loss != usual.loss, "loss", settings.loss.name().to_owned());
        self.put_if(settings.eta != usual.eta, "eta", plain(settings.eta));
        self.put_if(
            settings.batch != usual.batch,
            "batch-size",
            match settings.batch {
                Batch::All => "all".to_owned(),
                Batch::Rows(rows) => rows.to_string(),
            },
        );
        self.put_if(norm != usual.penalty.norm, "penalty", norm.name().to_owned());
        self.put_if(rate != usual.penalty.rate, "penalty-rate", plain(rate));
        self.put_if(!settings.penalties.is_empty(), "penalties", {
            let one = |(epoch, Penalty { norm, rate }): &(u32, Penalty)| {
                [&epoch.to_string(), ":", norm.name(), ":", &plain(*rate)].concat()
            };
            join(settings.penalties.iter().map(one), " ")
        });
        self.put_if(settings.shuffle, "shuffle", String::new());
        self.put_if(settings.threshold != usual.threshold, "threshold", plain(settings.threshold));
        self.put_if(settings.epochs != usual.epochs, "epochs", settings.epochs.to_string());
        self.put_if(settings.seed != usual.seed, "seed", settings.seed.to_string());
        self.put_if(settings.weights.is_some(), "weights", {
            join(settings.weights.iter().flatten().map(|&weight| plain(weight)), ",")
        });
        self.put_if(settings.holdout != usual.holdout, "holdout", plain(settings.holdout));
    }

    fn view(&mut self, view: &View, usual: &View) {
        self.put_if(view.rate != usual.rate, "rate", view.rate.to_string());
        let panels = view.panels.iter().map(|panel| panel.name().to_owned());
        self.put_if(view.panels != usual.panels, "panels", join(panels, " "));
        self.put_if(view.discrete, "discrete", String::new());
        self.put_if(view.log_loss, "log-loss", String::new());
        self.put_if(view.pair != usual.pair, "pair", numbered(view.pair));
        self.put_if(view.axes != usual.axes, "axes", numbered(view.axes));
    }

    fn put_if(&mut self, differs: bool, name: &'a str, value: String) {
        if differs {
            self.put(name, value);
        }
    }

    fn put(&mut self, name: &'a str, value: String) {
        if value.len() > self.most {
            self.left_out.push(name);
        } else {
            self.attributes.push((name, value));
        }
    }
}

fn join(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}
