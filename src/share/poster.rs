use std::fmt::Write;

use thiserror::Error;

use crate::panels::{Shown, Theme, still};
use crate::share::{Panel, View, first_selected, open, value};
use crate::text::Locale;
use crate::train::{Accepted, Pass, Run, SettingError};

/// The colour scheme of a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// For the scheme that the reader prefers (the media query `prefers-color-scheme`, within the picture).
    Both,
}

/// A run at one epoch, and its pictures: a replacement for `<one-neuron>` on static pages.
///
/// ```
/// use one_neuron::{charts::Poster, text::Locale};
///
/// let poster = Poster::open("dataset=xor&epoch=500&panels=boundary,loss", None, Locale::english())?;
/// let picture = poster.picture((480, 400))?;
/// assert!(picture.starts_with("<svg width=\"960\" height=\"400\""));
/// # Ok::<(), one_neuron::charts::PosterError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Poster<'a> {
    run: Run,
    view: View,
    panels: Vec<Panel>,
    scheme: Scheme,
    locale: &'a Locale,
}

/// Why there is no poster, in one or more sentences.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PosterError {
    /// Part of the query is invalid.
    #[error("{0}")]
    Query(String),
    /// A picture cannot be drawn: it is too small, or shows nothing of the run.
    #[error("There is no picture for the panel {0} of this run at this size.")]
    Drawing(&'static str),
}

impl<'a> Poster<'a> {
    /// Opens a complete query: attributes as in a link (see [`open`](crate::share::open)), with `epoch` for the epoch shown, by
    /// default the last one; `panels` separated by spaces or commas, where panels without pictures are left out; `theme` as
    /// `light` or `dark`, by default for both. `table` is the content of the query's `src`. The poster and its descriptions are in
    /// the language of `locale`.
    ///
    /// # Errors
    /// The invalid parts, in sentences; no part of a query is ignored.
    pub fn open(query: &str, table: Option<&[u8]>, locale: &'a Locale) -> Result<Self, PosterError> {
        let query: Vec<String> = query.split('&').map(with_spaces).collect();
        let query = query.join("&");
        let opened = open(&query, table);
        if !opened.dropped.is_empty() {
            let sentences: Vec<String> =
                opened.dropped.iter().map(|dropped| dropped.message(locale)).collect();
            return Err(PosterError::Query(sentences.join(" ")));
        }
        let (mut run, view) = (opened.run, opened.view);
        run.seek(if value(&query, "epoch").is_some() { opened.epoch } else { run.settings().epochs });
        let panels: Vec<Panel> = view.panels.iter().copied().filter(|panel| panel.is_picture()).collect();
        if panels.is_empty() {
            let given = value(&query, "panels").unwrap_or_default();
            let pictures =
                Panel::ALL.into_iter().filter(|panel| panel.is_picture()).map(Panel::name).collect();
            let refusal = SettingError::new("panels", &given, Accepted::AnyOf(pictures));
            return Err(PosterError::Query(refusal.message(locale)));
        }
        let scheme = match value(&query, "theme").as_deref() {
            Some("light") => Scheme::Light,
            Some("dark") => Scheme::Dark,
            _ => Scheme::Both,
        };
        Ok(Self { run, view, panels, scheme, locale })
    }

    /// The run at the requested epoch, or at its end if that is earlier.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The panels with pictures, in the query's order.
    pub fn panels(&self) -> &[Panel] {
        &self.panels
    }

    /// The description of a panel's picture: its text alternative.
    pub fn words(&self, panel: Panel) -> String {
        panel.describe(&Shown {
            run: &self.run,
            view: &self.view,
            pass: Pass::next(&self.run, first_selected(&self.run)),
            locale: self.locale,
            seen: None,
            counts: None,
        })
    }

    /// All panels side by side as one SVG with their descriptions in it. `each` is the width and height of a panel in CSS pixels.
    ///
    /// # Errors
    /// A size at which nothing can be drawn.
    pub fn picture(&self, each: (u32, u32)) -> Result<String, PosterError> {
        self.side_by_side(&self.panels, each)
    }

    /// One panel as SVG, with this width and height in CSS pixels.
    ///
    /// # Errors
    /// A size at which nothing can be drawn.
    pub fn panel(&self, panel: Panel, size: (u32, u32)) -> Result<String, PosterError> {
        self.side_by_side(&[panel], size)
    }

    fn side_by_side(&self, panels: &[Panel], each: (u32, u32)) -> Result<String, PosterError> {
        match self.scheme {
            Scheme::Light => self.drawn(panels, each, &Theme::light()),
            Scheme::Dark => self.drawn(panels, each, &Theme::dark()),
            Scheme::Both => {
                let light = self.drawn(panels, each, &Theme::light())?;
                let dark = self.drawn(panels, each, &Theme::dark())?;
                let name = panels.first().map_or("", |panel| panel.name());
                for_both(&light, &dark).ok_or(PosterError::Drawing(name))
            }
        }
    }

    fn drawn(&self, panels: &[Panel], each: (u32, u32), theme: &Theme) -> Result<String, PosterError> {
        let (width, height) = (u64::from(each.0) * panels.len() as u64, each.1);
        let mut svg = format!(
            "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" xmlns=\"http://www.w3.org/2000/svg\"><title>"
        );
        for (number, &panel) in panels.iter().enumerate() {
            svg.push_str(if number > 0 { " " } else { "" });
            escape(&self.words(panel), &mut svg);
        }
        svg.push_str("</title>");
        let selected = first_selected(&self.run);
        for (number, &panel) in panels.iter().enumerate() {
            let failed = PosterError::Drawing(panel.name());
            let picture = still(&self.run, &self.view, panel, each, theme, self.locale, selected)
                .ok_or(failed.clone())?;
            let (tag, content) = picture.split_once('>').ok_or(failed.clone())?;
            let view_box = tag.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next());
            let view_box = view_box.ok_or(failed)?;
            let _ = write!(
                svg,
                "<svg x=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{view_box}\">{}",
                u64::from(each.0) * number as u64,
                each.0,
                each.1,
                content.trim_end()
            );
        }
        svg.push_str("</svg>\n");
        Ok(svg)
    }
}

/// `panels=boundary,loss` with spaces encoded as in links; other parts are unchanged.
fn with_spaces(part: &str) -> String {
    match part.trim_start_matches(['?', '#']).strip_prefix("panels=") {
        Some(list) => ["panels=", &list.replace("%2C", "+").replace("%2c", "+").replace(',', "+")].concat(),
        None => part.to_owned(),
    }
}

fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            _ => into.push(character),
        }
    }
}

/// The length of a colour, `#rrggbb`, in bytes.
const COLOUR: usize = 7;

/// One picture for both schemes, from two that differ only in their colours: the light one, with a style that replaces its colours
/// by the dark ones if the reader prefers those. `None` if they differ in more.
///
/// The style finds a shape by its colour. If two shapes have the same light colour but different dark ones, one of them gets a
/// neighbouring light colour, which nobody can tell apart.
fn for_both(light: &str, dark: &str) -> Option<String> {
    /// The original light and dark colours, and the light colour used.
    struct Pair<'a> {
        light: &'a str,
        dark: &'a str,
        shown: String,
    }
    let mut pairs: Vec<Pair> = Vec::new();
    let mut picture = String::with_capacity(light.len() + 2048);
    let (mut rest, mut other) = (light, dark);
    while let Some(at) = next_colour(rest) {
        if rest.get(..at)? != other.get(..at)? || next_colour(other)? != at {
            return None;
        }
        picture.push_str(rest.get(..at)?);
        let (one, two) = (rest.get(at..at + COLOUR)?, other.get(at..at + COLOUR)?);
        (rest, other) = (rest.get(at + COLOUR..)?, other.get(at + COLOUR..)?);
        let known = pairs.iter().position(|pair| pair.light == one && pair.dark == two);
        let index = known.unwrap_or_else(|| {
            let mut shown = one.to_owned();
            while pairs.iter().any(|pair| pair.shown == shown) {
                shown = neighbour(&shown);
            }
            pairs.push(Pair { light: one, dark: two, shown });
            pairs.len() - 1
        });
        picture.push_str(&pairs[index].shown);
    }
    if rest != other {
        return None;
    }
    picture.push_str(rest);

    let mut style = "<style>@media(prefers-color-scheme:dark){".to_owned();
    for Pair { dark, shown, .. } in &pairs {
        for property in ["fill", "stroke"] {
            if picture.contains(&format!("{property}=\"{shown}\"")) {
                let _ = write!(style, "[{property}=\"{shown}\"]{{{property}:{dark}}}");
            }
        }
    }
    style.push_str("}</style>");
    let begin = picture.find("<title>")?;
    picture.insert_str(begin, &style);
    Some(picture)
}

/// One picture as SVG for the scheme that the reader prefers, with its description in it, from a light and a dark one. `None` if
/// these differ in more than their colours.
pub fn in_both_schemes(words: &str, light: &str, dark: &str) -> Option<String> {
    let titled = |picture: &str| {
        let (tag, content) = picture.split_once('>')?;
        let mut svg = [tag, "><title>"].concat();
        escape(words, &mut svg);
        Some([&svg, "</title>", content].concat())
    };
    for_both(&titled(light)?, &titled(dark)?)
}

/// The position of the colour in the next attribute that is a colour.
fn next_colour(svg: &str) -> Option<usize> {
    svg.find("=\"#").map(|at| at + 2)
}

/// The same colour with the next value of blue.
fn neighbour(colour: &str) -> String {
    let number = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or(0);
    let blue = (number & 0xff) ^ 1;
    let next = if number & 1 == 1 { (blue + 2) & 0xff } else { blue };
    format!("#{:06x}", (number & 0xff_ff00) | next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_schemes_are_in_one_picture() {
        let light =
            "<svg><title/></title><a fill=\"#ffffff\" stroke=\"#000000\"/><b fill=\"#ffffff\"/></svg>";
        let light = light.replace("<title/>", "<title>");
        let dark = light.replace("#ffffff", "#111111").replace("#000000", "#eeeeee");
        assert_eq!(
            for_both(&light, &dark).unwrap(),
            "<svg><style>@media(prefers-color-scheme:dark){[fill=\"#ffffff\"]{fill:#111111}\
             [stroke=\"#000000\"]{stroke:#eeeeee}}</style><title></title><a fill=\"#ffffff\" stroke=\"#000000\"/>\
             <b fill=\"#ffffff\"/></svg>"
        );
        assert_eq!(for_both(&light, &dark.replace("<b", "<c")), None);
        assert_eq!(for_both(&light, &dark[..dark.len() - 2]), None);
    }

    #[test]
    fn colours_that_are_one_in_light_only_are_told_apart() {
        let light = "<title></title><a fill=\"#fffffe\"/><b fill=\"#fffffe\"/><c fill=\"#ffffff\"/>";
        let dark = "<title></title><a fill=\"#000001\"/><b fill=\"#000002\"/><c fill=\"#000003\"/>";
        let both = for_both(light, dark).unwrap();
        for (tag, dark) in [("<a", "#000001"), ("<b", "#000002"), ("<c", "#000003")] {
            let at = both.find(&format!("{tag} fill=\"")).unwrap() + tag.len() + 7;
            let colour = &both[at..at + COLOUR];
            assert!(both.contains(&format!("[fill=\"{colour}\"]{{fill:{dark}}}")), "{both}");
            assert!(colour.starts_with("#ffff"), "{colour}");
        }
    }

    #[test]
    fn neighbours_run_through_all_blues() {
        let mut colour = "#102030".to_owned();
        let mut seen = vec![colour.clone()];
        loop {
            colour = neighbour(&colour);
            if seen.contains(&colour) {
                break;
            }
            seen.push(colour.clone());
        }
        assert_eq!(seen.len(), 256);
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let said = |query: &str| Poster::open(query, None, Locale::english()).unwrap_err().to_string();
        assert!(said("dataset=cats").starts_with("dataset=\"cats\" cannot be used: dataset takes "));
        assert!(said("epochs=10&epoch=11").contains("from 0 to 10"));
        assert_eq!(said("eat=0.1"), "Unknown attributes, left out: eat.");
        assert_eq!(
            said("panels=code,data"),
            "panels=\"code data\" cannot be used: panels takes any of boundary, loss, activation, landscape, slice, lifted and \
             network, each once, with spaces between them."
        );
        assert!(said("panels=").starts_with("panels=\"\" cannot be used: "));
        assert!(said("panels=boundary;loss").contains("panels takes "));
        assert!(said("src=there.csv").starts_with("src=\"there.csv\" cannot be used"));
    }

    #[test]
    fn a_poster_stands_where_it_is_told_to() {
        let epoch = |query: &str| Poster::open(query, None, Locale::english()).unwrap().run().epoch();
        assert_eq!(epoch("epochs=50&epoch=20"), 20);
        assert_eq!(epoch("?epochs=50"), 50);
        assert_eq!(epoch("epochs=50&epoch=0"), 0);
        let poster =
            Poster::open("?panels=loss%2Cequations,sigmoid network&theme=dark", None, Locale::english())
                .unwrap();
        assert_eq!(poster.panels(), [Panel::Loss, Panel::Activation, Panel::Network]);
        assert_eq!(poster.scheme, Scheme::Dark);
    }
}
