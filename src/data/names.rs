/// The largest number of characters in a name: a longer one is cut.
const MOST: usize = 60;

/// Makes external names of inputs and classes fit for a line of text, a program or a picture: without line breaks and characters
/// that change the writing direction, and not longer than a line. Different names stay different.
pub fn readable(names: Vec<String>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let name = one(&name);
        let mut other = name.clone();
        let mut count = 1_u32;
        while shown.contains(&other) {
            count += 1;
            other = format!("{name} {count}");
        }
        shown.push(other);
    }
    shown
}

fn one(name: &str) -> String {
    let mut shown = String::new();
    for (count, character) in name.chars().filter(|&character| !turns(character)).enumerate() {
        if count == MOST {
            shown.push('…');
            break;
        }
        let breaks = character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
        shown.push(if breaks { ' ' } else { character });
    }
    shown
}

/// Whether a character is invisible and changes the writing direction of others.
fn turns(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text without line breaks and other control characters, so that a name cannot break out of its line.
pub(crate) fn in_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &[&str]) -> Vec<String> {
        readable(names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn usual_names_stay_as_they_are() {
        let usual = ["sepal_length_cm", "größe (m²)", "年齢", "x1", "<b>", "سن"];
        assert_eq!(shown(&usual), usual);
    }

    #[test]
    fn what_breaks_or_turns_a_line_is_left_out() {
        assert_eq!(shown(&["x\nimport os", "a\u{202e}b\u{2066}", "\u{7}c"]), ["x import os", "ab", " c"]);
    }

    #[test]
    fn long_names_are_cut_and_stay_different() {
        let long = "n".repeat(5000);
        let cut = ["n".repeat(60), "…".to_owned()].concat();
        assert_eq!(
            shown(&[&long, &[&long, "x"].concat(), "n"]),
            [cut.clone(), [&cut, " 2"].concat(), "n".to_owned()]
        );
        assert_eq!(shown(&["a\u{202e}", "a", "a 2"]), ["a", "a 2", "a 2 2"]);
    }
}
