//! A loaded language: its messages, its plural rules, and its number format.

use std::fmt;

use super::message::{Message, NAMES};
use super::plural::{OTHER, Plurals};
use crate::number;

/// A language for sentences about a run: its messages, its plurals, and its number format.
///
/// ```
/// use one_neuron::text::Locale;
///
/// let german = Locale::matching("de-AT").unwrap_or(Locale::english());
/// assert_eq!(german.language(), "de");
/// assert_eq!(german.grouped(12_345), "12\u{202f}345");
/// ```
pub struct Locale {
    language: String,
    /// The separator of thousands, and the smallest number that has one.
    thousands: String,
    grouped_from: u64,
    plurals: Plurals,
    /// In the order of [`NAMES`].
    sentences: Vec<Sentence>,
}

/// A message in a language.
struct Sentence {
    /// The names of its gaps, separated by spaces, in the order in which [`Message::parts`] fills them.
    gaps: &'static str,
    /// The gap whose number selects one of several forms.
    by: String,
    /// Its forms, each with its CLDR plural category.
    forms: Vec<(String, String)>,
}

impl Sentence {
    /// The form for this plural category, or the form `other`.
    fn form(&self, category: &str) -> &str {
        let of = |category: &str| self.forms.iter().find(|(other, _)| other == category);
        of(category).or_else(|| of(OTHER)).map_or("", |(_, words)| words)
    }

    fn place(&self, gap: &str) -> Option<usize> {
        self.gaps.split(' ').position(|name| name == gap)
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Locale").field(&self.language).finish()
    }
}

impl Locale {
    /// Reads the messages of a language with this tag: one line for each form of each message, `message.form=words`. The build of
    /// the page and that of this crate make such a text from the language's file.
    pub(crate) fn read(language: &str, text: &str) -> Self {
        let names: Vec<(&str, &str)> = NAMES.lines().filter_map(|line| line.split_once(' ')).collect();
        let sentence = |&(_, gaps): &(&'static str, &'static str)| Sentence {
            gaps,
            by: gaps.to_owned(),
            forms: Vec::new(),
        };
        let mut locale = Self {
            language: language.to_owned(),
            thousands: String::new(),
            grouped_from: u64::MAX,
            plurals: Plurals::of(language),
            sentences: names.iter().map(sentence).collect(),
        };
        for line in text.lines() {
            let Some((name, words)) = line.split_once('=') else { continue };
            let (message, form) = name.split_once('.').unwrap_or((name, OTHER));
            match (message, form) {
                ("language", "thousands") => words.clone_into(&mut locale.thousands),
                ("language", _) => locale.grouped_from = words.parse().unwrap_or(u64::MAX),
                _ => {
                    let place = names.binary_search_by_key(&message, |(name, _)| name);
                    let Some(sentence) = place.ok().and_then(|place| locale.sentences.get_mut(place)) else {
                        continue;
                    };
                    match form {
                        "by" => words.clone_into(&mut sentence.by),
                        _ => sentence.forms.push((form.to_owned(), words.to_owned())),
                    }
                }
            }
        }
        locale
    }

    /// Its language tag: `en`, `de`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A message in this language.
    pub(crate) fn say(&self, message: Message<'_>) -> String {
        let mut text = String::new();
        self.write(&message, &mut text);
        text
    }

    /// The message with this name, for messages without gaps; `None` if there is none.
    pub(crate) fn named(&self, name: &str) -> Option<String> {
        let place = NAMES.lines().position(|line| line.trim_end() == name)?;
        self.sentences.get(place).map(|sentence| sentence.form(OTHER).to_owned())
    }

    /// Appends a message to the text. The content of a gap may be anything: it is not searched for gaps.
    pub(super) fn write(&self, message: &Message<'_>, text: &mut String) {
        let parts = message.parts();
        let Some(sentence) = self.sentences.get(message.place()) else { return };
        let words = match &sentence.forms[..] {
            [(_, words)] => words,
            _ => {
                let count = sentence.place(&sentence.by).and_then(|place| parts[place].count());
                let category = count.map(|count| self.plurals.category(count));
                sentence.form(category.as_ref().map_or(OTHER, AsRef::as_ref))
            }
        };
        for (index, piece) in words.split(['{', '}']).enumerate() {
            match sentence.place(piece).filter(|_| index % 2 == 1) {
                Some(place) => parts[place].write(self, text),
                None => text.push_str(piece),
            }
        }
    }

    /// An integer, with the language's thousands separator.
    pub fn grouped(&self, number: u64) -> String {
        fn in_thousands(number: u64, thousands: &str) -> String {
            match number / 1000 {
                0 => number.to_string(),
                most => format!("{}{thousands}{:03}", in_thousands(most, thousands), number % 1000),
            }
        }
        if number < self.grouped_from { number.to_string() } else { in_thousands(number, &self.thousands) }
    }

    /// A number with this many decimals and a real minus sign: [`number::fixed`], but a word for NaN.
    pub fn fixed(&self, value: f64, decimals: usize) -> String {
        if value.is_nan() { self.say(Message::NotANumber) } else { number::fixed(value, decimals) }
    }
}

#[cfg(not(feature = "web"))]
mod embedded {
    use std::sync::LazyLock;

    use super::Locale;

    /// Every available language, in alphabetical order of their tags.
    static ALL: LazyLock<Vec<Locale>> = LazyLock::new(|| {
        const TEXTS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/locales.rs"));
        TEXTS.iter().map(|(language, text)| Locale::read(language, text)).collect()
    });

    /// With the feature `web` the module contains no messages: the page supplies them.
    impl Locale {
        /// Every available language.
        pub fn all() -> &'static [Locale] {
            &ALL
        }

        /// English, the source of all translations.
        pub fn english() -> &'static Locale {
            Self::matching("en").unwrap_or_else(|| unreachable!())
        }

        /// The language for this tag, as in `lang` in HTML: `de-AT` gives `de`. `None` if there is none.
        pub fn matching(tag: &str) -> Option<&'static Locale> {
            let is = |locale: &&Locale| {
                let parts = tag.split_at_checked(locale.language.len());
                parts.is_some_and(|(start, rest)| {
                    start.eq_ignore_ascii_case(&locale.language) && (rest.is_empty() || rest.starts_with('-'))
                })
            };
            ALL.iter().filter(is).max_by_key(|locale| locale.language.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A language with a few messages.
    fn made_up(language: &str, text: &str) -> Locale {
        Locale::read(language, text)
    }

    #[test]
    fn gaps_are_filled_in_any_order_and_with_anything() {
        let locale = made_up(
            "en",
            "verdict.other={verdict} before {class}.\nrow.other={row}{row}\nright.other=no gaps {row}",
        );
        let [cart, horse, gap, no] = ["cart", "horse", "{class}", "no"];
        assert_eq!(locale.say(Message::Verdict { class: &cart, verdict: &horse }), "horse before cart.");
        assert_eq!(locale.say(Message::Verdict { class: &no, verdict: &gap }), "{class} before no.");
        assert_eq!(locale.say(Message::Row { row: &no }), "nono");
        assert_eq!(locale.say(Message::Right), "no gaps row", "nobody fills it");
        assert_eq!(locale.say(Message::Wrong), "", "not in this language");
        let inner = Message::Row { row: &no };
        assert_eq!(locale.say(Message::Verdict { class: &inner, verdict: &"" }), " before nono.");
    }

    #[test]
    fn forms_go_with_numbers_as_the_language_has_it() {
        let forms =
            "inputs.one={inputs} a\ninputs.few={inputs} b\ninputs.many={inputs} c\ninputs.other={inputs} d";
        let said = |language, count: u64| made_up(language, forms).say(Message::Inputs { inputs: &count });
        assert_eq!([0, 1, 2, 21].map(|count| said("en", count)), ["0 d", "1 a", "2 d", "21 d"]);
        assert_eq!([0, 1, 2, 21].map(|count| said("fr", count)), ["0 a", "1 a", "2 d", "21 d"]);
        assert_eq!(
            [0, 1, 2, 5, 21, 22].map(|count| said("pl", count)),
            ["0 c", "1 a", "2 b", "5 c", "21 c", "22 b"]
        );
        assert_eq!([1, 2].map(|count| said("ja", count)), ["1 d", "2 d"]);
        assert_eq!([1, 2].map(|count| said("de-AT", count)), ["1 a", "2 d"], "the rules of German");
        assert_eq!(said("a language of nobody", 1), "1 d");
        let by = "ways.by=ways\nways.one={right} by {ways} a\nways.other={right} by {ways} b";
        let both =
            |ways: u64, right: u64| made_up("en", by).say(Message::Ways { ways: &ways, right: &right });
        assert_eq!([both(1, 2), both(2, 1)], ["2 by 1 a", "1 by 2 b"]);
        assert_eq!(
            made_up("en", forms).say(Message::Inputs { inputs: &"1" }),
            "1 d",
            "a text counts nothing"
        );
    }

    #[test]
    fn thousands_are_parted_as_the_language_does_it() {
        let [english, german] = ["en", "de"].map(|tag| Locale::matching(tag).unwrap());
        let numbers = [0, 999, 1000, 10_000, 1_234_567];
        assert_eq!(
            numbers.map(|number| english.grouped(number)),
            ["0", "999", "1,000", "10,000", "1,234,567"]
        );
        // Never with a comma or a point: one of them could be read as the decimal sign.
        let expected = ["0", "999", "1000", "10\u{202f}000", "1\u{202f}234\u{202f}567"];
        assert_eq!(numbers.map(|number| german.grouped(number)), expected);
        assert_eq!([english, german].map(|locale| locale.fixed(f64::NAN, 2)), ["not a number", "keine Zahl"]);
        assert_eq!(german.fixed(-1.25, 1), "−1.3");
    }

    proptest! {
        #[test]
        fn thousands_are_parted(number: u64) {
            for locale in Locale::all() {
                let grouped = locale.grouped(number);
                prop_assert_eq!(grouped.replace(&locale.thousands, ""), number.to_string());
                let groups = grouped.split(&locale.thousands);
                prop_assert!(groups.skip(1).all(|group| group.len() == 3), "{}", grouped);
            }
        }
    }

    #[test]
    fn languages_are_found_by_their_tags() {
        let found = |tag| Locale::matching(tag).map(Locale::language);
        assert_eq!(["en", "de", "DE-at", "en-GB"].map(found), ["en", "de", "de", "en"].map(Some));
        assert_eq!(["", "d", "deu", "x-en"].map(found), [None; 4]);
        assert_eq!(Locale::english().language(), "en");
        assert!(Locale::all().len() >= 2);
    }

    /// No language has gaps: the build completes it with English.
    #[test]
    fn every_language_has_every_message() {
        for locale in Locale::all() {
            for (name, sentence) in NAMES.lines().zip(&locale.sentences) {
                assert!(!sentence.form(OTHER).is_empty(), "{}: {name}", locale.language);
            }
        }
    }
}
