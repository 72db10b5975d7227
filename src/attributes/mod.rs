//! The attributes of `<one-neuron>`: one table that defines each of them, reading settings from them, and writing settings to them.
//!
//! Links, tags, the element, its reference, the builder's form and the data for editors are all made from the table.

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

/// Text for the reference. The browser's module does not need it: native Rust makes the reference page.
const fn said(words: &'static str) -> &'static str {
    if cfg!(feature = "web") { "" } else { words }
}

/// The definition of an attribute.
#[derive(Debug)]
pub struct Attribute {
    /// Its name, in lower case, with hyphens between words.
    pub name: &'static str,
    /// The accepted values.
    pub takes: Takes,
    /// The value that applies if it is absent.
    pub usual: Usual,
    /// What a change of the value affects.
    pub changes: Changes,
    /// The data with which it can be used.
    pub goes_with: GoesWith,
    /// Its part of the builder's form.
    pub group: Group,
    /// Its description, in a sentence or two of Markdown.
    pub what: &'static str,
    /// Reads a value without surrounding white space; returns `None` for an invalid value.
    read: Read,
    /// The value for a run and its view; `None` if there is nothing to write.
    write: Write,
}

/// Reads a value into what is known of a run; `None` for a value that cannot be used.
type Read = for<'a> fn(&mut Reader<'a>, &'a str) -> Option<()>;

/// The value of an attribute for a run and its view; `None` if there is nothing to write.
type Write = fn(&Writer<'_>) -> Option<String>;

/// The kind of values that an attribute accepts.
#[derive(Debug)]
pub enum Takes {
    /// No value: the attribute is present or absent.
    Presence,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// Any of these words, separated by spaces.
    AnyOf(fn() -> Vec<&'static str>),
    /// An integer.
    Whole {
        /// The accepted values, as worded in the reference.
        values: &'static str,
        /// The accepted values, as worded in an error.
        accepted: Accepted,
    },
    /// Any number.
    Number {
        /// The accepted values, as worded in the reference.
        values: &'static str,
        /// The accepted values, as worded in an error.
        accepted: Accepted,
    },
    /// Text with its own syntax.
    Text {
        /// The accepted values, as worded in the reference, in Markdown.
        values: &'static str,
        /// The accepted values, as worded in an error; `None` if any text is accepted before the rows are known.
        accepted: Option<Accepted>,
    },
}

/// The value that applies if an attribute is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usual {
    /// The value in the default settings; none if there is nothing to write for those.
    Settings,
    /// This value.
    Value(&'static str),
    /// Described in words, in Markdown, because it depends on other attributes.
    Said(&'static str),
}

/// What a change of an attribute's value affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// The run: it starts over.
    Run,
    /// The start of the run: it starts over, and the reader may change it at any time.
    Start,
    /// The training from the current epoch on: the run continues.
    Learning,
    /// The display of the run: the run stays at its epoch.
    View,
    /// The behaviour of the element on its page: the run stays at its epoch, and links and tags of a run leave the attribute out.
    Page,
}

/// The data with which an attribute can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesWith {
    /// All data.
    All,
    /// All data, but it describes the author's rows: it is ignored once the reader has opened a table.
    AuthorsRows,
    /// Only a table from an address, or the attribute is that address.
    Table,
    /// Data whose inputs and classes have names: the irises, and the author's rows.
    Named,
    /// Generated data; with other data it has no effect.
    Generated,
}

/// A part of the builder's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The data set.
    Data,
    /// The neuron: its activation, its loss and its start.
    Neuron,
    /// The training.
    Training,
    /// The display.
    Figure,
    /// No part of the form: few authors write the attribute by hand.
    Elsewhere,
}

impl Attribute {
    /// The attribute with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ATTRIBUTES.iter().find(|attribute| attribute.name == name)
    }

    /// Whether it names a table or chooses from one.
    pub(crate) fn is_of_table(&self) -> bool {
        matches!(self.goes_with, GoesWith::Table | GoesWith::Named)
    }

    /// The accepted words, if it accepts words from a list.
    pub fn words(&self) -> Vec<&'static str> {
        match self.takes {
            Takes::OneOf(words) | Takes::AnyOf(words) => words(),
            _ => Vec::new(),
        }
    }

    /// The value that applies if it is absent, as it would be written; empty if that is not a single value.
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
    /// An invalid value, with the accepted values.
    fn read<'a>(&self, reader: &mut Reader<'a>, value: &'a str) -> Result<(), SettingError> {
        let is_word = !matches!(self.takes, Takes::OneOf(words) if !words().contains(&value));
        let read = if is_word { (self.read)(reader, value) } else { None };
        read.ok_or_else(|| SettingError::new(self.name, value, self.accepted()))
    }

    /// The accepted values, as worded in an error.
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
                // If two values belong together, the other attribute decides.
                let pairs = [("dataset", "iris"), (attribute.name, word)];
                assert!(parse(pairs, None).is_ok() || word == "cross-entropy", "{}={word}", attribute.name);
            }
        }
    }

    /// The display changes only with the view, the training only with the settings.
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
            ("tied", "1,2"),
            ("limits", "0,1,0,1"),
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
