//! The picture shown with a link to the page when people share it (Open Graph).

use one_neuron::charts::{Colour, Poster, Theme};
use one_neuron::share::Panel;
use one_neuron::text::Locale;

use crate::raster::{Scale, png};
use crate::{Result, sentence};

/// The run shown in the picture: AND, after training.
const RUN: &str = "eta=0.1&panels=boundary&theme=light";

/// The longest line of text, in letters.
const LETTERS: usize = 26;

/// The card: the page's title and a sentence on the left, AND and its boundary on the right.
pub fn card(title: &str, text: &str) -> Result<Vec<u8>> {
    let boundary = Poster::open(RUN, None, Locale::english())
        .and_then(|poster| poster.panel(Panel::Boundary, (420, 400)))
        .map_err(sentence)?;
    let content = boundary.split_once('>').map_or("", |(_, content)| content);
    let mut svg = format!(
        "<svg width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\" xmlns=\"http://www.w3.org/2000/svg\">\
         <svg x=\"588\" y=\"45\" width=\"567\" height=\"540\" viewBox=\"0 0 420 400\">{content}"
    );
    let lines = lines(text);
    let mut baseline = 330.0 - (46.0 * lines.len() as f64) / 2.0;
    let theme = Theme::light();
    let mut line = |size: u32, Colour(red, green, blue): Colour, words: &str, down: f64| {
        svg.push_str(&format!(
            "<text x=\"72\" y=\"{baseline}\" font-size=\"{size}\" font-family=\"serif\" fill=\"#{red:02x}{green:02x}{blue:02x}\">{}</text>",
            words.replace('&', "&amp;").replace('<', "&lt;")
        ));
        baseline += down;
    };
    line(88, theme.ink, title, 74.0);
    for words in &lines {
        line(35, theme.quiet, words, 46.0);
    }
    svg.push_str("</svg>");
    png(&svg, Scale::Times(1.0), Some(theme.surface))
}

/// Splits words into lines.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_size_that_is_asked_for_everywhere() {
        let one = card("One Neuron", "Logistic regression, held in the hand").unwrap();
        assert_eq!(crate::raster::size(&one), Some((1200, 630)));
        assert_ne!(one, card("One Neuron", "Logistische Regression zum Anfassen & <so>").unwrap());
        // Some sites accept no larger file.
        assert!(one.len() < 300_000, "{}", one.len());
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(lines("a bb  ccc"), ["a bb ccc"]);
        let long = lines("twelve letters and twelve more, and then some");
        assert!(long.iter().all(|line| line.chars().count() <= LETTERS));
        assert_eq!(long.join(" "), "twelve letters and twelve more, and then some");
    }
}
