use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};

use super::{Colour, tokens};

/// The colours and the font of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The background of the picture.
    pub surface: Colour,
    /// Text, the line out = 0.5, the ring around the selected row.
    pub ink: Colour,
    /// Axes and ticks.
    pub quiet: Colour,
    /// The loss, and everything else about errors.
    pub error: Colour,
    /// Classes 0, 1 and 2.
    pub classes: [Colour; 3],
    /// The font family of the labels.
    pub font: String,
}

impl Theme {
    /// A theme with these colours, in the order of the fields; `None` unless there are seven.
    pub fn of(colours: &[Colour], font: String) -> Option<Self> {
        let &[surface, ink, quiet, error, zero, one, two] = colours else { return None };
        Some(Self { surface, ink, quiet, error, classes: [zero, one, two], font })
    }

    /// Dark on a light background.
    pub fn light() -> Self {
        Self::on(0)
    }

    /// Light on a dark background.
    pub fn dark() -> Self {
        Self::on(1)
    }

    /// The colours for a light background, 0, or a dark one, 1.
    fn on(surface: usize) -> Self {
        let colour = |pair: [u32; 2]| Colour::hex(pair[surface]);
        Self {
            surface: colour(tokens::SURFACE),
            ink: colour(tokens::INK),
            quiet: colour(tokens::QUIET),
            error: colour(tokens::ERROR),
            classes: [tokens::CLASS_0, tokens::CLASS_1, tokens::CLASS_2].map(colour),
            font: "sans-serif".to_owned(),
        }
    }

    /// Inputs and targets. Together with the next two, these are the families of symbols in the equations: every picture shows a
    /// symbol in the colour of its family.
    pub(crate) fn data(&self) -> Colour {
        self.family(tokens::DATA)
    }

    /// Weights and biases.
    pub(crate) fn parameter(&self) -> Colour {
        self.family(tokens::PARAMETER)
    }

    /// z, out and the numbers between them.
    pub(crate) fn signal(&self) -> Colour {
        self.family(tokens::SIGNAL)
    }

    /// η.
    pub(crate) fn rate(&self) -> Colour {
        self.family(tokens::RATE)
    }

    /// The colour of a family on a light or dark background. If errors have no separate colour, because the reader's system limits
    /// the colours, families have none either.
    fn family(&self, [light, dark]: [u32; 2]) -> Colour {
        let brightness = |Colour(r, g, b): Colour| u32::from(r) + u32::from(g) + u32::from(b);
        if self.error == self.ink {
            self.ink
        } else if brightness(self.surface) > brightness(self.ink) {
            Colour::hex(light)
        } else {
            Colour::hex(dark)
        }
    }

    /// The colour of a height between 0, the background, and 1, the full tint of the error colour.
    pub(crate) fn height(&self, share: f64) -> Colour {
        self.surface.towards(self.error, (Self::TINT * share.max(0.0)).min(Self::TINT))
    }

    /// Text in the font of the labels, with this size in units.
    pub(crate) fn text_style(&self, size: f64, colour: Colour) -> TextStyle<'_> {
        // By its name as it is: plotters would search its list of known names, in lower case.
        let font = FontDesc::new(FontFamily::Name(&self.font), size, FontStyle::Normal);
        font.color(&RGBColor::from(colour))
    }

    /// The share of a colour in its full tint: pale enough for text and marks on it.
    const TINT: f64 = 0.38;

    /// The colour of a class: one of [`Theme::classes`], or one of seven more for a light and for a dark background. From the
    /// eleventh class on they repeat.
    ///
    /// If classes 0 and 2 have the same colour, that of the system, the classes after them have it too.
    pub fn class(&self, class: usize) -> Colour {
        /// Together with the first three, they are far apart for everyone: CIEDE2000 at least 16.8, and 9.4 without red, green or
        /// blue cones (Machado, Oliveira and Fernandes, 2009).
        const ON_LIGHT: [u32; 7] = [0x104020, 0x707060, 0x906080, 0x902040, 0x106060, 0x505010, 0x1030a0];
        const ON_DARK: [u32; 7] = [0xa08090, 0x10f0f0, 0x809070, 0xc0f060, 0x30d080, 0x9070f0, 0xe0c0c0];
        let class = class % (self.classes.len() + ON_LIGHT.len());
        if let Some(&colour) = self.classes.get(class) {
            return colour;
        }
        if self.classes[0] == self.classes[2] {
            return self.classes[0];
        }
        let sum = |Colour(red, green, blue): Colour| u32::from(red) + u32::from(green) + u32::from(blue);
        let more = if sum(self.surface) > sum(self.ink) { ON_LIGHT } else { ON_DARK };
        Colour::hex(more[class - self.classes.len()])
    }

    /// The colour of the field for a class and a share between 0, the background, and 1, the full tint of the class, in even steps.
    pub(crate) fn tint(&self, class: usize, share: f64) -> Colour {
        self.surface.towards(self.class(class), Self::TINT * share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast ratio of WCAG 2.2.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let luminance = |Colour(r, g, b): Colour| {
            let linear = |channel: u8| {
                let share = f64::from(channel) / 255.0;
                if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_and_marks_stand_out() {
        for theme in [Theme::light(), Theme::dark()] {
            let families = [theme.error, theme.data(), theme.parameter(), theme.signal(), theme.rate()];
            for colour in [theme.ink, theme.quiet].into_iter().chain(families).chain(theme.classes) {
                assert!(contrast(colour, theme.surface) >= 4.5, "{colour:?}");
            }
            for class in 0..10 {
                assert!(contrast(theme.class(class), theme.surface) >= 4.5, "class {class}");
                for tenth in 0..=10 {
                    let field = theme.tint(class, f64::from(tenth) / 10.0);
                    // Markers need no contrast with the field, because they have an outline in the background colour.
                    assert!(contrast(theme.ink, field) >= 4.5, "the line on class {class} at {tenth}");
                }
            }
            for tenth in 0..=10 {
                let height = theme.height(f64::from(tenth) / 10.0);
                assert!(contrast(theme.ink, height) >= 4.5, "the path at the height {tenth}");
            }
        }
    }

    #[test]
    fn classes_differ_in_colour() {
        for theme in [Theme::light(), Theme::dark()] {
            for (one, other) in (0..10).flat_map(|one| (0..one).map(move |other| (one, other))) {
                let (Colour(r, g, b), Colour(red, green, blue)) = (theme.class(one), theme.class(other));
                let apart = r.abs_diff(red).max(g.abs_diff(green)).max(b.abs_diff(blue));
                assert!(apart >= 32, "{one} and {other}");
            }
            assert_eq!(theme.class(10), theme.class(0));
            let system = Theme { classes: [theme.ink, theme.error, theme.ink], ..theme.clone() };
            assert_eq!(system.class(7), theme.ink);
        }
    }
}
