use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Refusal, View, parse};
use crate::attributes::{Attribute, Written};
#[cfg(not(feature = "web"))]
use crate::text::in_english;
use crate::text::{Locale, Message};
use crate::train::{Accepted, Run, SettingError, Settings};

/// The version of the format of links: `v=1`.
const VERSION: &str = "1";

/// The longest link in bytes: servers that accept addresses of 8 KB accept it. Rows of up to [`MOST_OF_ROWS`] bytes always fit.
const MOST: usize = 7000;
const MOST_OF_ROWS: usize = 6000;

/// The most bytes of rows in a link that is then compressed.
const MOST_TO_COMPRESS: usize = 1_000_000;

/// A run as the query of an address, without the question mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The query.
    pub query: String,
    /// The attributes that did not fit: see [`Link::note`].
    pub left_out: Vec<String>,
}

/// A run at its current epoch, as the query of an address: `v=1&dataset=xor&eta=0.1&epoch=437`.
///
/// It contains the attributes of the run, with the same names and values as a tag (see [`parse`]), if they differ from the
/// defaults, including weights set by hand, edited rows and penalties changed during the run. It does not contain a table: for a
/// table from an address, `given` has `src`, which should be absolute, and the `label`, `inputs` and `classes` that chose from it.
/// These are ignored if the rows have changed since, so the page may always pass them. A table that was opened or pasted is
/// written as rows set by hand, if it is small.
pub fn query(settings: &Settings, view: &View, epoch: u32, given: &[(&str, &str)]) -> Link {
    within(settings, view, epoch, given, (MOST, MOST_OF_ROWS))
}

/// The same for a page that compresses its links: rows may take up to a million bytes.
pub fn long_query(settings: &Settings, view: &View, epoch: u32, given: &[(&str, &str)]) -> Link {
    within(settings, view, epoch, given, (usize::MAX, MOST_TO_COMPRESS))
}

fn within(
    settings: &Settings,
    view: &View,
    epoch: u32,
    given: &[(&str, &str)],
    (most, most_of_rows): (usize, usize),
) -> Link {
    let written = Written::new(settings, view, given, most_of_rows);
    let mut left_out = written.left_out;
    let mut query = format!("v={VERSION}");
    let mut attributes = written.attributes;
    if epoch > 0 {
        attributes.push(("epoch", epoch.to_string()));
    }
    for (name, value) in attributes {
        let before = query.len();
        query.push('&');
        query.push_str(name);
        if !value.is_empty() {
            query.push('=');
            query.push_str(&encoded(&value));
        }
        if query.len() > most {
            query.truncate(before);
            left_out.push(name);
        }
    }
    Link { query, left_out: left_out.into_iter().map(str::to_owned).collect() }
}

/// The result of opening a link.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The run, at its beginning.
    pub run: Run,
    /// Its view.
    pub view: View,
    /// The epoch to go to, which is within the run.
    pub epoch: u32,
    /// The invalid parts.
    pub dropped: Vec<Dropped>,
}

/// An invalid part of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// An attribute, or the table.
    Refused(Refusal),
    /// The link has a different version of the format: this one.
    OtherVersion(String),
    /// Unknown attributes.
    Unknown {
        /// The first of their names, cut to forty characters each.
        names: Vec<String>,
        /// The number of the others.
        others: usize,
    },
}

/// Opens any link, with or without its question mark: one made by [`query`], or any other, as far as it can be read.
///
/// Invalid attributes are left out, one after another, until the rest makes a run. `table` is the content of the link's `src`, or
/// `None` if it could not be fetched.
pub fn open(query: &str, table: Option<&[u8]>) -> Opened {
    let (mut pairs, mut dropped, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let mut epoch = None;
    let (mut version, mut others) = (None, 0_usize);
    for (name, value) in parts(query) {
        match &name[..] {
            "v" if value == VERSION => {}
            "v" => version = Some(value),
            "" => {}
            "epoch" => epoch = Some(value),
            name if Attribute::named(name).is_none() => {
                if unknown.len() < MOST_NAMED {
                    unknown.push(cut(name));
                } else {
                    others += 1;
                }
            }
            _ => pairs.push((name, value)),
        }
    }
    if let Some(version) = version {
        dropped.push(Dropped::OtherVersion(cut(&version)));
    }
    if !unknown.is_empty() {
        dropped.push(Dropped::Unknown { names: unknown, others });
    }
    let mut table = table;
    let (run, view) = loop {
        let refusal = match make(&pairs, table) {
            Ok(made) => break made,
            Err(refusal) => refusal,
        };
        let (names, before) = (refusal.names(), (pairs.len(), table.is_some()));
        pairs.retain(|(name, _)| !names.contains(&&name[..]));
        table = table.filter(|_| !names.contains(&"src"));
        if before == (pairs.len(), table.is_some()) {
            // No single attribute causes the error.
            pairs.clear();
            table = None;
        }
        dropped.push(Dropped::Refused(refusal));
    };
    let epochs = run.settings().epochs;
    let epoch = epoch.map_or(0, |text| {
        text.parse().ok().filter(|&epoch: &u32| epoch <= epochs).unwrap_or_else(|| {
            let error = SettingError::new("epoch", &text, Accepted::EpochOf(epochs));
            dropped.push(Dropped::Refused(error.into()));
            0
        })
    });
    Opened { run, view, epoch, dropped }
}

/// The largest number of unknown names that are listed.
const MOST_NAMED: usize = 8;

/// The value of an attribute in a link; if it repeats, the last one. The page needs `src` to fetch the table before it opens the
/// link.
pub fn value(query: &str, name: &str) -> Option<String> {
    parts(query).filter(|(one, _)| one == name).last().map(|(_, value)| value)
}

/// The names and values of a link, in its order.
fn parts(query: &str) -> impl Iterator<Item = (String, String)> {
    let parts = query.trim_start_matches(['?', '#']).split('&').filter(|part| !part.is_empty());
    parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decoded(name), decoded(value))
    })
}

fn make(pairs: &[(String, String)], table: Option<&[u8]>) -> Result<(Run, View), Refusal> {
    let (settings, view) = parse(pairs.iter().map(|(name, value)| (&name[..], &value[..])), table)?;
    let run = Run::new(settings)?;
    view.check(run.examples().raw().inputs(), run.parameters().values().len())?;
    view.check_panels(&run)?;
    Ok((run, view))
}

/// Percent-encodes everything except letters, digits and a few characters without a special meaning in a query. A space becomes a
/// plus sign, as in forms.
fn encoded(value: &str) -> String {
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b',')
        .remove(b':')
        .remove(b'*')
        .remove(b'/');
    let words = value.split(' ').map(|word| utf8_percent_encode(word, ENCODED).to_string());
    words.collect::<Vec<_>>().join("+")
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// Text to be shown in a sentence, cut after forty characters.
fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

impl Dropped {
    /// The error as a sentence.
    pub fn message(&self, locale: &Locale) -> String {
        match self {
            Dropped::Refused(refusal) => refusal.message(locale),
            Dropped::OtherVersion(version) => locale.say(Message::LinkOtherVersion { version }),
            Dropped::Unknown { names, others } => {
                let mut named = names.clone();
                if *others > 0 {
                    named.push(locale.say(Message::AndMore { count: others }));
                }
                locale.say(Message::LinkUnknown { attributes: &named.join(", ") })
            }
        }
    }
}

impl Link {
    /// The attributes that did not fit, as a sentence.
    pub fn note(&self, locale: &Locale) -> Option<String> {
        let attributes = &self.left_out.join(", ");
        (!self.left_out.is_empty()).then(|| locale.say(Message::LinkLeftOut { attributes }))
    }
}

#[cfg(not(feature = "web"))]
in_english!(Dropped);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Gate, Iris};
    use crate::model::{Norm, Penalty};
    use crate::text::Locale;
    use crate::train::{Batch, Source};

    fn link(settings: &Settings, epoch: u32) -> String {
        query(settings, &View::default(), epoch, &[]).query
    }

    #[test]
    fn says_only_what_differs_in_words_one_can_read() {
        assert_eq!(link(&Settings::default(), 0), "v=1");
        let settings = Settings {
            source: Source::Iris(Iris::from_names(None, Some("versicolor,virginica")).unwrap()),
            features: vec![Feature::Product, Feature::FirstSine],
            eta: 0.1,
            batch: Batch::All,
            penalty: Penalty { norm: Norm::L2, rate: 0.001 },
            penalties: vec![(200, Penalty { norm: Norm::L1, rate: 0.5 })],
            shuffle: true,
            ..Settings::default()
        };
        assert_eq!(
            link(&settings, 437),
            "v=1&dataset=iris&classes=versicolor,virginica&features=x1*x2+sin%28x1%29&eta=0.1&batch-size=all&penalty=l2\
             &penalty-rate=0.001&penalties=200:l1:0.5&shuffle&epoch=437"
        );
    }

    #[test]
    fn a_table_stays_where_it_is() {
        let table = b"a,b,kind\n1,2,no\n3,4,yes\n";
        let given = [("src", "https://example.org/a b.csv?c=1&d"), ("label", "kind"), ("inputs", "b")];
        let (settings, view) = parse(given, Some(table)).unwrap();
        let link = query(&settings, &view, 5, &given);
        let query = &link.query;
        assert_eq!(
            (&query[..], link.note(Locale::english())),
            ("v=1&src=https://example.org/a+b.csv%3Fc%3D1%26d&label=kind&inputs=b&epoch=5", None)
        );
        let opened = open(query, Some(table));
        assert_eq!((opened.run.settings(), opened.epoch, opened.dropped.len()), (&settings, 5, 0));
        // Not fetched: all attributes of the table are dropped, in one sentence.
        let opened = open(query, None);
        assert_eq!((opened.run.settings(), opened.epoch), (&Settings::default(), 5));
        assert_eq!(opened.dropped.len(), 1, "{:?}", opened.dropped);
        assert!(opened.dropped[0].to_string().starts_with("src="));
        // Fetched, but the content is no longer a table.
        let opened = open(query, Some(b"<!doctype html>"));
        assert_eq!(opened.run.settings(), &Settings::default());
        assert_eq!(opened.dropped.len(), 2, "{:?}", opened.dropped);
    }

    #[test]
    fn what_is_too_much_is_said() {
        let source = Source::Generated { shape: crate::data::Shape::Moons, rows: 2000, noise: 0.1 };
        let rows = source.dataset(0).unwrap();
        let settings = Settings { source: Source::ByHand(rows), eta: 0.5, ..Settings::default() };
        let link = query(&settings, &View::default(), 0, &[]);
        assert_eq!(link.query, "v=1&eta=0.5");
        assert_eq!(
            link.note(Locale::english()).unwrap(),
            "The link leaves out what is too long for a link: points."
        );
        // Unless it is compressed.
        let link = long_query(&settings, &View::default(), 7, &[]);
        assert_eq!(link.left_out, [""; 0]);
        let opened = open(&link.query, None);
        assert_eq!((opened.run.settings(), opened.epoch), (&settings, 7));
    }

    #[test]
    fn opens_with_what_it_can_read() {
        let opened =
            open("?v=1&dataset=xor&eta=fast&weights=1,2&etta=0.1&epochs=20&epoch=15&utm_source=x", None);
        let settings = opened.run.settings();
        assert_eq!((&settings.source, settings.eta, settings.epochs), (&Source::Gate(Gate::Xor), 0.01, 20));
        assert_eq!((opened.epoch, opened.run.epoch(), settings.weights.as_ref()), (15, 0, None));
        let begins = [
            "Unknown attributes, left out: etta, utm_source.",
            "eta=\"fast\" cannot",
            "weights=\"1,2\" cannot",
        ];
        assert_eq!(opened.dropped.len(), begins.len(), "{:?}", opened.dropped);
        for (dropped, begin) in opened.dropped.iter().zip(begins) {
            let sentence = dropped.to_string();
            assert!(sentence.starts_with(begin), "{sentence}");
        }
        let opened = open("v=2&eta=0.5&epoch=5000&batch-size=5&pair=1,3&axes=3,1", None);
        assert_eq!((opened.run.settings().eta, opened.epoch, opened.view.axes), (0.5, 0, [2, 0]));
        let flat = open("panels=lifted+loss&eta=0.5", None);
        assert_eq!(flat.view, View::default());
        assert_eq!(
            flat.dropped.iter().map(Dropped::to_string).collect::<Vec<_>>(),
            ["panels=\"lifted\" cannot be used: panels takes lifted only with two inputs, two classes and \
              features=\"x1*x2\"."]
        );
        assert_eq!(open("panels=lifted&features=x1*x2", None).view.panels, [crate::share::Panel::Lifted]);
        assert_eq!(opened.dropped.len(), 4, "{:?}", opened.dropped);
        let opened = open("activation=tanh&loss=cross-entropy&dataset=cats&inputs=a&holdout=1", None);
        assert_eq!(opened.run.settings().activation.name(), "tanh");
        assert_eq!(opened.dropped.len(), 4, "{:?}", opened.dropped);
    }

    #[test]
    fn one_value_is_found() {
        assert_eq!(value("?src=a+b.csv&theme=dark&theme=light", "src").unwrap(), "a b.csv");
        assert_eq!(value("theme=dark&theme=light", "theme").unwrap(), "light");
        assert_eq!((value("shuffle", "shuffle").unwrap(), value("a=1", "b")), (String::new(), None));
    }

    #[test]
    fn old_links_and_those_of_forms_are_read() {
        let opened = open("#shuffle=&panels=loss%20boundary&&=&points=0,0:0%200,1%3A1+1,1:1", None);
        assert!(opened.run.settings().shuffle);
        assert_eq!(opened.view.panels, [crate::share::Panel::Loss, crate::share::Panel::Boundary]);
        assert_eq!((opened.run.examples().raw().len(), opened.dropped.len()), (3, 0));
    }
}
