use wasm_bindgen::JsValue;

use crate::charts::lifted::Pose;
use crate::charts::{Plot, Theme};
use crate::share::View;
use crate::text::Locale;
use crate::train::Run;

/// What there is to draw.
pub struct Scene<'a> {
    pub run: &'a Run,
    pub view: &'a View,
    /// The raw row whose numbers are shown.
    pub selected: usize,
    pub theme: &'a Theme,
    /// The language of what is written in it.
    pub locale: &'a Locale,
    /// The symbol that the reader points at.
    pub lit: &'a crate::charts::Lit,
    /// Whether the boundary's line can be moved by hand now.
    pub grips: bool,
    /// Whether a row is in the reader's hand: the boundary's axes stay, or they would run away from it.
    pub moving: bool,
    /// From where lifted rows are seen.
    pub pose: Pose,
}

/// One picture on the canvases of its panel. It draws again only what would look different.
pub trait Picture {
    /// Whether it could show anything at a size in device pixels, so many of which make a CSS pixel.
    fn has_room(&self, _: &Scene, size: (u32, u32), unit: f64) -> bool {
        Plot::new(size, unit, (0.0, 1.0), (0.0, 1.0)).has_room()
    }

    /// Takes another size in device pixels, where there is room, and how many of them make a CSS pixel.
    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue>;

    /// Nothing that stands on the canvases holds any more: the rows, the colours or the view are others.
    fn forget(&mut self, scene: &Scene);

    /// Draws what has changed. True where it has more to do in the next frame although nothing moves.
    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue>;

    /// What is at a place in device pixels.
    fn hit(&self, _: &Scene, _: (f64, f64)) -> Hit {
        Hit::Nothing
    }

    /// The name of the symbol at a place in device pixels, where there is one.
    fn symbol(&self, _: &Scene, _: (f64, f64)) -> Option<String> {
        None
    }

    /// The numbers along the axes at a place in device pixels; zeros where there are no axes.
    fn numbers(&self, _: (f64, f64)) -> (f64, f64) {
        (0.0, 0.0)
    }
}

/// What a pointer is on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hit {
    /// Nothing that can be held.
    Nothing,
    /// A raw row's mark.
    Row(usize),
    /// An epoch of the loss curve.
    Epoch(u32),
    /// The boundary's line, to be moved.
    Line,
    /// An end of the boundary's line, to be turned around the other: this one, of the two in the order of the picture.
    End(usize),
}
