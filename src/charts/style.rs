use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
};

/// What drawing on a backend returns.
pub type Drawn<DB> = Result<(), DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// From 0xRRGGBB.
    pub const fn hex(packed: u32) -> Self {
        let [_, red, green, blue] = packed.to_be_bytes();
        Self(red, green, blue)
    }

    /// This far, from 0 to 1, on the way to another colour.
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix =
            |from: u8, to: u8| (f64::from(from) + share * (f64::from(to) - f64::from(from)) + 0.5) as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// A line of this colour, so many backend units wide.
    pub fn line(self, width: u32) -> Ink {
        Ink { colour: self, width, filled: false }
    }

    /// An area of this colour.
    pub fn area(self) -> Ink {
        Ink { colour: self, width: 0, filled: true }
    }
}

/// How a line or an area is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Ink {
    colour: Colour,
    width: u32,
    /// Whether it is an area.
    pub filled: bool,
}

fn opaque(Colour(red, green, blue): Colour) -> BackendColor {
    BackendColor { alpha: 1.0, rgb: (red, green, blue) }
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// How a word is drawn.
pub struct Label<'a> {
    /// The family of its font.
    pub font: &'a str,
    /// Its size in backend units.
    pub size: f64,
    /// Its colour.
    pub colour: Colour,
    /// Which side of it lies at its place, across.
    pub across: HPos,
    /// Which side of it lies at its place, down.
    pub down: VPos,
}

impl BackendTextStyle for Label<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.across, self.down)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.font)
    }

    /// Never asked for by a backend that draws text itself, as canvas and SVG do.
    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    /// A backend of pixels would need a font, and gets no text.
    fn draw<E, DrawPixel: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _place: BackendCoord,
        _draw: DrawPixel,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
