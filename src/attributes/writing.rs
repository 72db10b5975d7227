use super::{ATTRIBUTES, Attribute, points};
use crate::data::{Dataset, Generated, Iris};
use crate::number::plain;
use crate::panels::View;
use crate::train::{Settings, Source};

/// A run and its view as attributes, from which [`super::parse`] makes the same again: only those that differ from the defaults.
pub(crate) struct Written<'a> {
    /// Names and values.
    pub attributes: Vec<(&'a str, String)>,
    /// The names of those that are left out because they would be too long.
    pub left_out: Vec<&'a str>,
}

impl<'a> Written<'a> {
    /// With values of at most `most` bytes. `given` are attributes that only the page knows, and come last. Those that choose from
    /// a table are ignored unless the rows are still those of the table at `src`. Other rows without a name are written as
    /// `points`.
    pub fn new(settings: &'a Settings, view: &View, given: &[(&'a str, &'a str)], most: usize) -> Self {
        let mut written = Self { attributes: Vec::new(), left_out: Vec::new() };
        let is_of_src = matches!(settings.source, Source::Table(_))
            && given.iter().any(|(name, value)| *name == "src" && !value.is_empty());
        let by_hand = match &settings.source {
            Source::Table(dataset) | Source::ByHand(dataset) if !is_of_src => Some(dataset),
            _ => None,
        };
        let points = by_hand.and_then(|dataset| points::write(dataset, most));
        if by_hand.is_some() && points.is_none() {
            written.left_out.push("points");
        }
        let writer = Writer { settings, view, by_hand: by_hand.is_some(), points };
        for attribute in ATTRIBUTES {
            if let Some(value) =
                (attribute.write)(&writer).filter(|value| usual(attribute).as_ref() != Some(value))
            {
                written.put(attribute.name, value, most);
            }
        }
        let chooses = |name: &str| Attribute::named(name).is_some_and(Attribute::is_of_table);
        for &(name, value) in given {
            if is_of_src || !chooses(name) {
                written.put(name, value.to_owned(), most);
            }
        }
        written
    }

    fn put(&mut self, name: &'a str, value: String, most: usize) {
        if value.len() > most {
            self.left_out.push(name);
        } else {
            self.attributes.push((name, value));
        }
    }
}

/// The value of an attribute for the default settings; `None` if there is nothing to write.
pub(super) fn usual(attribute: &Attribute) -> Option<String> {
    let (settings, view) = (Settings::default(), View::default());
    (attribute.write)(&Writer { settings: &settings, view: &view, by_hand: false, points: None })
}

/// The source from which attributes are written.
pub(super) struct Writer<'a> {
    pub settings: &'a Settings,
    pub view: &'a View,
    /// Whether the rows are written out.
    by_hand: bool,
    /// The rows as text, the names of their inputs, those of their classes, and that of the label; each empty if it need not be written.
    points: Option<[String; 4]>,
}

impl Writer<'_> {
    /// A part of the written rows: the rows, the names of inputs, those of classes, or that of the label.
    pub fn by_hand(&self, part: usize) -> Option<String> {
        self.points.as_ref().map(|points| points[part].clone()).filter(|text| !text.is_empty())
    }

    /// A property of the chosen irises, unless it is the same for all irises.
    pub fn iris(&self, of: impl Fn(&Dataset) -> String) -> Option<String> {
        let Source::Iris(iris) = &self.settings.source else { return None };
        let chosen = of(&iris.dataset());
        (chosen != of(&Iris::default().dataset())).then_some(chosen)
    }

    /// A property of a generated set, unless it is the default.
    pub fn generated(&self, of: impl Fn(&Generated) -> String) -> Option<String> {
        let Source::Generated { shape, rows, noise } = self.settings.source else { return None };
        let usual = Generated::new(shape);
        let is = of(&Generated { rows, noise, ..usual });
        (is != of(&usual)).then_some(is)
    }

    /// Whether inputs are standardised, if it must be written: by default, written rows are not, but those of a table are.
    pub fn standardise(&self) -> Option<bool> {
        let of_rows = (self.by_hand && self.settings.is_standardised()).then_some(true);
        self.settings.standardise.or(of_rows)
    }
}

/// The value of an attribute that is present or absent.
pub(super) fn flag(is_there: bool) -> Option<String> {
    is_there.then(String::new)
}

/// Numbers with commas between them.
pub(super) fn with_commas(numbers: &[f64]) -> String {
    numbers.iter().map(|&number| plain(number)).collect::<Vec<_>>().join(",")
}

/// Words separated by spaces; `None` if there are none.
pub(super) fn listed<T: AsRef<str>>(words: impl Iterator<Item = T>) -> Option<String> {
    let mut list = String::new();
    for word in words {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(word.as_ref());
    }
    (!list.is_empty()).then_some(list)
}
