use super::Colour;

/// The colours and the type of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What the picture is drawn on.
    pub surface: Colour,
    /// Text, the line out = 0.5, the ring around the selected row.
    pub ink: Colour,
    /// Axes and ticks.
    pub quiet: Colour,
    /// The loss: the colour of all that is error.
    pub error: Colour,
    /// Classes 0, 1 and 2.
    pub classes: [Colour; 3],
    /// The family of the figures' labels.
    pub font: String,
}

impl Theme {
    /// Dark on light.
    pub fn light() -> Self {
        Self {
            surface: Colour::hex(0xfdfcfa),
            ink: Colour::hex(0x1d1c21),
            quiet: Colour::hex(0x65636b),
            error: Colour::hex(0xc81e4a),
            classes: [Colour::hex(0x1f66b1), Colour::hex(0xbf540a), Colour::hex(0x3d2a52)],
            font: "sans-serif".to_owned(),
        }
    }

    /// Light on dark.
    pub fn dark() -> Self {
        Self {
            surface: Colour::hex(0x15171c),
            ink: Colour::hex(0xeceae6),
            quiet: Colour::hex(0x9c9da6),
            error: Colour::hex(0xff7a8a),
            classes: [Colour::hex(0x6aa9f0), Colour::hex(0xf0914a), Colour::hex(0xf4efd8)],
            font: "sans-serif".to_owned(),
        }
    }

    /// The field's colour at a share between −1, class 0's tint, and 1, class 1's: through the surface, in even steps.
    pub(crate) fn field(&self, share: f64) -> Colour {
        /// How much of the class's own colour its full tint has: pale enough for what stands on it.
        const TINT: f64 = 0.38;
        self.surface.towards(self.classes[usize::from(share > 0.0)], TINT * share.abs().min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of WCAG 2.2.
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
            for colour in [theme.ink, theme.quiet, theme.error].into_iter().chain(theme.classes) {
                assert!(contrast(colour, theme.surface) >= 4.5, "{colour:?}");
            }
            for tenth in -10..=10 {
                let field = theme.field(f64::from(tenth) / 10.0);
                // Markers need none on the field: they stand in a rim of the surface.
                assert!(contrast(theme.ink, field) >= 4.5, "the line on the field at {tenth}");
            }
        }
    }

    /// The style sheet of the element names the same colours, for whatever is not a picture.
    #[test]
    fn the_style_sheet_agrees() {
        let css = include_str!("../../www/styles/element.css");
        let (light, dark) = (Theme::light(), Theme::dark());
        let hex = |Colour(r, g, b): Colour| format!("#{r:02x}{g:02x}{b:02x}");
        let classes = |theme: &Theme, class: usize| theme.classes[class];
        for (name, light, dark) in [
            ("surface", light.surface, dark.surface),
            ("ink", light.ink, dark.ink),
            ("quiet", light.quiet, dark.quiet),
            ("error", light.error, dark.error),
            ("class-0", classes(&light, 0), classes(&dark, 0)),
            ("class-1", classes(&light, 1), classes(&dark, 1)),
            ("class-2", classes(&light, 2), classes(&dark, 2)),
        ] {
            let line = css.lines().find(|line| line.trim_start().starts_with(&format!("--{name}: ")));
            let pair = format!("light-dark({}, {})", hex(light), hex(dark));
            assert!(
                line.is_some_and(|line| line.contains(&pair)),
                "{name} is {pair} here, and there {line:?}"
            );
        }
    }
}
