//! The words of everything that is said of a run, in the language that the crate is built in: English, or German with the
//! feature `german`.
//!
//! A language is a file of sentences, and another one is another file of the same names. Where something is to be filled
//! in, a sentence has gaps, {0}, {1} and so on, in whatever order its grammar wants them.

#[cfg(feature = "german")]
mod de;
#[cfg(not(feature = "german"))]
mod en;

#[cfg(feature = "german")]
pub(crate) use de::*;
#[cfg(not(feature = "german"))]
pub(crate) use en::*;

/// A sentence with its gaps filled. What is filled in may be anything: it is not searched for gaps.
pub(crate) fn filled(sentence: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for piece in sentence.split(['{', '}']) {
        match piece.bytes().next() {
            Some(digit) if gap => text.push_str(parts.get(usize::from(digit - b'0')).copied().unwrap_or("")),
            _ => text.push_str(piece),
        }
        gap = !gap;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_any_order_and_with_anything() {
        assert_eq!(filled("{1} before {0}.", &["cart", "horse"]), "horse before cart.");
        assert_eq!(filled("{0}{0}", &["{1}", "no"]), "{1}{1}");
        assert_eq!(filled("no gaps", &[]), "no gaps");
        assert_eq!(filled("a gap for nothing: {0}", &[]), "a gap for nothing: ");
    }

    /// Each name of a language with its words, as they stand in its file.
    fn words_of(file: &'static str) -> Vec<(&'static str, &'static str)> {
        let constants = file.split("pub const ").skip(1);
        constants.map(|constant| constant.split_once(':').unwrap()).collect()
    }

    /// The gaps in some words, each once and in order, and whether the words begin or end with a space.
    fn shape(words: &str) -> (Vec<char>, bool, bool) {
        let ends = words.find('"').zip(words.rfind('"'));
        let said = ends.map_or("", |(begin, end)| &words[begin + 1..end]);
        let gaps = said.split('{').skip(1).filter(|rest| rest[1..].starts_with('}'));
        let mut gaps: Vec<char> = gaps.filter_map(|rest| rest.chars().next()).collect();
        gaps.sort_unstable();
        gaps.dedup();
        (gaps, said.starts_with(' '), said.ends_with(' '))
    }

    #[test]
    fn both_languages_have_the_same_words_with_the_same_gaps() {
        let (english, german) = (words_of(include_str!("en.rs")), words_of(include_str!("de.rs")));
        assert!(english.len() > 100, "{}", english.len());
        for ((name, words), (other, translated)) in english.iter().zip(&german) {
            assert_eq!(name, other);
            assert_eq!(shape(words), shape(translated), "{name}");
        }
        assert_eq!(english.len(), german.len());
    }
}
