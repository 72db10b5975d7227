use super::{View, points, view::numbered};
use crate::data::{Generated, Iris};
use crate::model::Penalty;
use crate::number::plain;
use crate::train::{Batch, Settings, Source};

/// A run and the way it is shown as attributes, from which [`super::parse`] makes the same again: those that differ from the
/// defaults.
pub(super) struct Written<'a> {
    /// Names and values.
    pub attributes: Vec<(&'a str, String)>,
    /// The names of those that are left out because they would be too long.
    pub left_out: Vec<&'a str>,
    most: usize,
}

impl<'a> Written<'a> {
    /// With values of at most `most` bytes. `given` are attributes that only the page knows, and come last; but `src`, `label`,
    /// `inputs` and `classes` are ignored unless the rows are still those of the table found there. Other rows without a name are
    /// written as `points`.
    pub fn new(settings: &'a Settings, view: &View, given: &[(&'a str, &'a str)], most: usize) -> Self {
        let mut written = Self { attributes: Vec::new(), left_out: Vec::new(), most };
        let is_of_src = matches!(settings.source, Source::Table(_))
            && given.iter().any(|(name, value)| *name == "src" && !value.is_empty());
        written.source(settings, is_of_src);
        written.settings(settings, &Settings::default());
        written.view(view, &View::default());
        for &(name, value) in given {
            if is_of_src || !matches!(name, "src" | "label" | "inputs" | "classes") {
                written.put(name, value);
            }
        }
        written
    }

    fn source(&mut self, settings: &Settings, is_of_src: bool) {
        let mut standardise = settings.standardise;
        if let Some(name) = settings.source.name() {
            self.word("dataset", if settings.source == Settings::default().source { "" } else { name });
        }
        match &settings.source {
            Source::Gate(_) => {}
            Source::Iris(iris) => {
                let (all, chosen) = (Iris::default().dataset(), iris.dataset());
                self.names("inputs", chosen.input_names(), all.input_names());
                self.names("classes", chosen.class_names(), all.class_names());
            }
            Source::Generated { shape, rows, noise } => {
                let usual = Generated::new(*shape);
                self.whole("rows", *rows, usual.rows);
                self.number("noise", *noise, usual.noise);
            }
            Source::Table(_) if is_of_src => {}
            Source::Table(dataset) | Source::ByHand(dataset) => {
                // Unlike a table, points are not standardised by default.
                standardise = standardise.or(settings.is_standardised().then_some(true));
                match points::write(dataset, self.most) {
                    Some(written) => {
                        for (name, value) in ["points", "inputs", "classes"].into_iter().zip(&written) {
                            self.word(name, value);
                        }
                    }
                    None => self.left_out.push("points"),
                }
            }
        }
        self.word(
            "scale",
            match standardise {
                None => "",
                Some(true) => "standard",
                Some(false) => "none",
            },
        );
    }

    fn settings(&mut self, settings: &Settings, usual: &Settings) {
        let features: Vec<&str> = settings.features.iter().map(|feature| feature.name()).collect();
        self.word("features", &features.join(" "));
        self.choice("activation", settings.activation.name(), usual.activation.name());
        self.choice("loss", settings.loss.name(), usual.loss.name());
        self.number("eta", settings.eta, usual.eta);
        match settings.batch {
            Batch::All => self.word("batch-size", "all"),
            Batch::Rows(rows) => self.whole("batch-size", rows as u32, 1),
        }
        self.choice("penalty", settings.penalty.norm.name(), usual.penalty.norm.name());
        self.number("penalty-rate", settings.penalty.rate, usual.penalty.rate);
        let penalty = |(epoch, Penalty { norm, rate }): &(u32, Penalty)| {
            format!("{epoch}:{}:{}", norm.name(), plain(*rate))
        };
        let penalties: Vec<String> = settings.penalties.iter().map(penalty).collect();
        self.word("penalties", &penalties.join(" "));
        self.flag("shuffle", settings.shuffle);
        self.number("threshold", settings.threshold, usual.threshold);
        self.whole("epochs", settings.epochs, usual.epochs);
        self.whole("seed", settings.seed, usual.seed);
        let weights: Vec<String> = settings.weights.iter().flatten().map(|&weight| plain(weight)).collect();
        self.word("weights", &weights.join(","));
        self.number("holdout", settings.holdout, usual.holdout);
    }

    fn view(&mut self, view: &View, usual: &View) {
        self.whole("rate", view.rate, usual.rate);
        if view.panels != usual.panels {
            let panels: Vec<&str> = view.panels.iter().map(|panel| panel.name()).collect();
            self.put("panels", &panels.join(" "));
        }
        self.flag("discrete", view.discrete);
        self.flag("log-loss", view.log_loss);
        self.choice("pair", &numbered(view.pair), &numbered(usual.pair));
        self.choice("axes", &numbered(view.axes), &numbered(usual.axes));
        self.whole("along", view.along as u32 + 1, usual.along as u32 + 1);
    }

    fn flag(&mut self, name: &'a str, is_there: bool) {
        if is_there {
            self.put(name, "");
        }
    }

    /// A word, unless it is empty.
    fn word(&mut self, name: &'a str, word: &str) {
        self.choice(name, word, "");
    }

    fn choice(&mut self, name: &'a str, word: &str, usual: &str) {
        if word != usual {
            self.put(name, word);
        }
    }

    fn number(&mut self, name: &'a str, number: f64, usual: f64) {
        if number != usual {
            self.put(name, &plain(number));
        }
    }

    fn whole(&mut self, name: &'a str, number: u32, usual: u32) {
        if number != usual {
            self.put(name, &number.to_string());
        }
    }

    fn names(&mut self, name: &'a str, names: &[String], usual: &[String]) {
        if names != usual {
            self.put(name, &names.join(","));
        }
    }

    fn put(&mut self, name: &'a str, value: &str) {
        if value.len() > self.most {
            self.left_out.push(name);
        } else {
            self.attributes.push((name, value.to_owned()));
        }
    }
}
