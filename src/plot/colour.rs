use plotters::style::{Color, RGBColor, ShapeStyle};

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// From 0xRRGGBB.
    pub const fn hex(packed: u32) -> Self {
        let [_, red, green, blue] = packed.to_be_bytes();
        Self(red, green, blue)
    }

    /// The mix of this colour and another one: `share`, from 0 to 1, is that of the other.
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix =
            |from: u8, to: u8| (f64::from(from) + share * (f64::from(to) - f64::from(from))).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// A line of this colour with this width in units.
    pub fn line(self, width: u32) -> ShapeStyle {
        RGBColor::from(self).stroke_width(width)
    }

    /// An area of this colour.
    pub fn area(self) -> ShapeStyle {
        RGBColor::from(self).filled()
    }
}

impl From<Colour> for RGBColor {
    fn from(Colour(red, green, blue): Colour) -> Self {
        Self(red, green, blue)
    }
}
