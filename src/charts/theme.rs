use plotters::style::RGBColor;

/// A colour without transparency.
pub type Colour = RGBColor;

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
            surface: RGBColor(0xfd, 0xfc, 0xfa),
            ink: RGBColor(0x1d, 0x1c, 0x21),
            quiet: RGBColor(0x65, 0x63, 0x6b),
            error: RGBColor(0xc8, 0x1e, 0x4a),
            classes: [RGBColor(0x1f, 0x66, 0xb1), RGBColor(0xbf, 0x54, 0x0a), RGBColor(0x3d, 0x2a, 0x52)],
            font: "sans-serif".to_owned(),
        }
    }

    /// Light on dark.
    pub fn dark() -> Self {
        Self {
            surface: RGBColor(0x15, 0x17, 0x1c),
            ink: RGBColor(0xec, 0xea, 0xe6),
            quiet: RGBColor(0x9c, 0x9d, 0xa6),
            error: RGBColor(0xff, 0x7a, 0x8a),
            classes: [RGBColor(0x6a, 0xa9, 0xf0), RGBColor(0xf0, 0x91, 0x4a), RGBColor(0xf4, 0xef, 0xd8)],
            font: "sans-serif".to_owned(),
        }
    }

    /// The field's colour at a share between −1, class 0's tint, and 1, class 1's: through the surface, in even steps.
    pub(crate) fn field(&self, share: f64) -> Colour {
        /// How much of the class's own colour its full tint has: pale enough for what stands on it.
        const TINT: f64 = 0.38;
        let class = self.classes[usize::from(share > 0.0)];
        let strength = TINT * share.abs().min(1.0);
        let mix =
            |from: u8, to: u8| (f64::from(from) + strength * (f64::from(to) - f64::from(from))).round() as u8;
        RGBColor(mix(self.surface.0, class.0), mix(self.surface.1, class.1), mix(self.surface.2, class.2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of WCAG 2.2.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let luminance = |RGBColor(r, g, b): Colour| {
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
                assert!(contrast(theme.ink, field) >= 4.5, "the line on the field at {tenth}");
                // Markers stand in a rim of the surface; what lies under it keeps the marker's shape plain even so.
                assert!(contrast(theme.classes[0], field) >= 3.0, "circles on the field at {tenth}");
                assert!(contrast(theme.classes[1], field) >= 3.0, "squares on the field at {tenth}");
            }
        }
    }
}
