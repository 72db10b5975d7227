//! Drawing with plotters: surfaces, axes, pens, marks and colours. Nothing here depends on a panel.
//!
//! | item | what it is |
//! |---|---|
//! | [`Surface`] | plotters' backend: a canvas (plotters-canvas) or SVG (plotters-svg) |
//! | [`Layer`] | one surface of a picture, cleared and drawn again by itself; its [`Kind`] says how often |
//! | [`Extent`] | how large a picture is, and how many units make a CSS pixel |
//! | [`Axis`] | the numbers along an axis, linear or logarithmic |
//! | [`Plot`] | the coordinates of a chart: the positions of its numbers |
//! | [`Pen`] | plotters' elements in a theme's colours, with sizes in CSS pixels |
//!
//! **Units.** plotters places everything at whole units, and a curve in whole pixels has steps. So a unit is a sixteenth of
//! a device pixel on a canvas and a quarter of a CSS pixel in SVG. All layers of a picture share the coordinates of one
//! chart, and hit-testing uses the same ones: what is drawn in one place cannot be grabbed in another.

mod axis;
mod colour;
mod extent;
mod layer;
mod mark;
mod marker;
mod pen;
#[expect(clippy::module_inception, reason = "the coordinates are what the room is about")]
mod plot;
mod simplified;
mod surface;
mod theme;
mod tokens;
mod unclipped;

pub use axis::Axis;
pub use colour::Colour;
pub use extent::Extent;
pub use layer::{Kind, Layer};
pub use mark::Mark;
pub use marker::Marker;
pub use pen::{Pen, cut};
pub use plot::{Axes, Plot};
#[cfg(feature = "web")]
pub use surface::Refused;
pub use surface::{Drawn, Surface};
pub use theme::Theme;
