//! The attributes of `<one-neuron>`: one table that says all there is to say of each, how settings are read from them, and how they
//! are written from settings.
//!
//! Links, tags, the element, its reference, the builder's form and what editors know of it are all made from the table.

mod points;
mod reading;
mod refusal;
mod table;
mod writing;

pub use reading::parse;
pub use refusal::Refusal;
pub use table::ATTRIBUTES;
pub(crate) use writing::Written;

use crate::train::{Accepted, SettingError};
use reading::Reader;
use writing::Writer;

/// Words of the reference, which the browser's module does without: the page for authors is made by native Rust.
const fn said(words: &'static str) -> &'static str {
    if cfg!(feature = "web") { "" } else { words }
}

/// What there is to say of an attribute.
#[derive(Debug)]
pub struct Attribute {
    /// Its name, in small letters, words parted by hyphens.
    pub name: &'static str,
    /// The values that it takes.
    pub takes: Takes,
    /// What holds where it is absent.
    pub usual: Usual,
    /// What another value changes.
    pub changes: Changes,
    /// With which data it can be used.
    pub goes_with: GoesWith,
    /// Where the builder's form has it.
    pub group: Group,
    /// What it says, in a sentence or two of Markdown.
    pub what: &'static str,
    /// Reads a value, without the space around it; `None` for one that cannot be used.
    read: for<'a> fn(&mut Reader<'a>, &'a str) -> Option<()>,
    /// The value of a run and its view; `None` where there is nothing to write.
    write: fn(&Writer<'_>) -> Option<String>,
}

/// The values that an attribute takes.
#[derive(Debug)]
pub enum Takes {
    /// None: it is there or not.
    Presence,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// Any of these words, with spaces between them.
    AnyOf(fn() -> Vec<&'static str>),
    /// A whole number.
    Whole {
        /// Which, as the reference says it.
        values: &'static str,
        /// The same, as an error says it.
        accepted: Accepted,
    },
    /// Any number.
    Number {
        /// Which, as the reference says it.
        values: &'static str,
        /// The same, as an error says it.
        accepted: Accepted,
    },
    /// Text of a form of its own.
    Text {
        /// Which, as the reference says it in Markdown.
        values: &'static str,
        /// The same, as an error says it; `None` where any text will do, for all that can be told without the rows.
        accepted: Option<Accepted>,
    },
}

/// What holds where an attribute is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usual {
    /// What the default settings say; nothing where those have nothing to write.
    Settings,
    /// This value.
    Value(&'static str),
    /// What these words say, in Markdown: it depends on other attributes.
    Said(&'static str),
}

/// What changes with an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// The run: it starts over.
    Run,
    /// How the run begins. It starts over, and the reader may choose otherwise at any time.
    Start,
    /// The learning from the present epoch on: the run goes on.
    Learning,
    /// How the run is shown: it stays where it is.
    View,
    /// What the element does on its page: it stays where it is, and no link or tag of a run says so.
    Page,
}

/// With which data an attribute can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesWith {
    /// With all.
    All,
    /// With all, but it means the author's rows: where the reader has opened a table, it does not hold.
    AuthorsRows,
    /// With a table from an address alone, or it is that address.
    Table,
    /// With data whose inputs and classes have names: irises, and the author's rows.
    Named,
    /// With a generated set; elsewhere it does nothing.
    Generated,
}

/// A part of the builder's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What is learned.
    Data,
    /// What the neuron computes.
    Neuron,
    /// How it learns.
    Training,
    /// What is shown of it.
    Figure,
    /// None: few authors write it by hand.
    Elsewhere,
}

impl Attribute {
    /// The attribute of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ATTRIBUTES.iter().find(|attribute| attribute.name == name)
    }

    /// Whether it names a table or chooses from one.
    pub(crate) fn is_of_table(&self) -> bool {
        matches!(self.goes_with, GoesWith::Table | GoesWith::Named)
    }

    /// The words that it takes, where it takes words of a list.
    pub fn words(&self) -> Vec<&'static str> {
        match self.takes {
            Takes::OneOf(words) | Takes::AnyOf(words) => words(),
            _ => Vec::new(),
        }
    }

    /// The value that holds where it is absent, as it would be written; empty where that is no value.
    pub fn usual_value(&self) -> String {
        match self.usual {
            Usual::Settings => writing::usual(self).unwrap_or_default(),
            Usual::Value(value) => value.to_owned(),
            Usual::Said(_) => String::new(),
        }
    }

    /// Reads a value.
    ///
    /// # Errors
    /// A value that cannot be used, with what it takes.
    fn read<'a>(&self, reader: &mut Reader<'a>, value: &'a str) -> Result<(), SettingError> {
        let is_word = !matches!(self.takes, Takes::OneOf(words) if !words().contains(&value));
        let read = if is_word { (self.read)(reader, value) } else { None };
        read.ok_or_else(|| SettingError::new(self.name, value, self.accepted()))
    }

    /// What it takes, as an error says it.
    fn accepted(&self) -> Accepted {
        match &self.takes {
            Takes::OneOf(words) => Accepted::OneOf(words()),
            Takes::AnyOf(words) => Accepted::AnyOf(words()),
            Takes::Whole { accepted, .. } | Takes::Number { accepted, .. } => accepted.clone(),
            Takes::Text { accepted, .. } => accepted.clone().unwrap_or(Accepted::Text),
            Takes::Presence => Accepted::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_in_the_table_once() {
        let mut names: Vec<&str> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ATTRIBUTES.len());
        assert!(Attribute::named("batch-size").is_some() && Attribute::named("nobodys").is_none());
    }

    #[test]
    fn what_holds_without_one_is_what_its_usual_value_says() {
        let absent = parse([], None).unwrap();
        for attribute in ATTRIBUTES {
            let value = attribute.usual_value();
            if value.is_empty() {
                continue;
            }
            assert_eq!(
                parse([(attribute.name, value.as_str())], None).unwrap(),
                absent,
                "{}",
                attribute.name
            );
        }
        let usual = |name| Attribute::named(name).unwrap().usual_value();
        assert_eq!(
            ["dataset", "eta", "epochs", "panels", "pair", "src"].map(usual),
            ["and", "0.01", "1000", "boundary loss", "1,2", ""]
        );
    }

    #[test]
    fn each_word_that_one_takes_can_be_read() {
        for attribute in ATTRIBUTES {
            for word in attribute.words() {
                // Of two that belong together, the other decides.
                let pairs = [("dataset", "iris"), (attribute.name, word)];
                assert!(parse(pairs, None).is_ok() || word == "cross-entropy", "{}={word}", attribute.name);
            }
        }
    }

    /// What is shown changes with the view alone; what is learned, with the settings.
    #[test]
    fn each_changes_what_it_says() {
        let (settings, view) = parse([], None).unwrap();
        for (name, value) in [
            ("dataset", "xor"),
            ("features", "x1*x2"),
            ("activation", "tanh"),
            ("eta", "1"),
            ("epochs", "5"),
            ("shuffle", ""),
            ("seed", "1"),
            ("weights", "1,1,1"),
            ("scale", "standard"),
            ("holdout", "0.5"),
            ("penalty", "l1"),
            ("penalty-rate", "1"),
            ("penalties", "1:l1:1"),
            ("batch-size", "all"),
            ("rate", "9"),
            ("panels", "code"),
            ("discrete", ""),
            ("pair", "2,1"),
            ("axes", "2,1"),
            ("along", "2"),
            ("log-loss", ""),
            ("theme", "dark"),
            ("controls", ""),
        ] {
            let (other, shown) = parse([(name, value)], None).unwrap();
            let changes = match Attribute::named(name).unwrap().changes {
                Changes::Run | Changes::Learning => (true, false),
                Changes::Start | Changes::View => (false, true),
                Changes::Page => (false, false),
            };
            assert_eq!((other != settings, shown != view), changes, "{name}");
        }
    }
}
