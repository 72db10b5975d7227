//! Pictures on any plotters backend: the canvas in a browser, SVG anywhere else. Nothing here knows a browser.
//!
//! A picture is made in layers, so that each is drawn again only when what it shows has changed:
//!
//! | picture | layers, from below | changes with |
//! |---|---|---|
//! | [`boundary`] | field (pixels), line, axes and points | weights; weights; data, selection, right or wrong |
//! | [`loss`] | axes, curve, mark | scale; epochs never seen before; the current epoch |
//!
//! [`Plot`] says where everything lies. All is drawn through plotters' [`DrawingBackend`], not through its charts: those
//! would be two fifths of what a reader downloads, allocate on every frame, and measure text in the page.
//!
//! [`DrawingBackend`]: plotters_backend::DrawingBackend

mod borders;
pub mod boundary;
mod contour;
pub mod loss;
mod marker;
mod plot;
mod style;
mod theme;

#[cfg(feature = "svg")]
mod still;

pub use contour::contour;
pub use marker::Marker;
pub use plot::Plot;
#[cfg(feature = "svg")]
pub use still::still;
pub use style::Colour;
pub use theme::Theme;
