//! Pictures on any plotters backend: the canvas in a browser, SVG anywhere else. Nothing here knows a browser.
//!
//! A picture is made in layers, so that each is drawn again only when what it shows has changed:
//!
//! | picture | layers, from below | changes with |
//! |---|---|---|
//! | [`boundary`] | field (pixels), line, axes and points | weights; weights; data, selection, right or wrong |
//! | [`loss`] | axes, curve, mark | scale; epochs never seen before; the current epoch |
//!
//! [`Plot`] says where everything lies. Plotters draws the axes through its charts; curves and marks go straight to the
//! backend, where a chart would allocate on every frame.

pub mod boundary;
pub mod loss;
mod plot;
mod theme;

#[cfg(feature = "svg")]
mod still;

pub use plot::Plot;
#[cfg(feature = "svg")]
pub use still::still;
pub use theme::{Colour, Theme};
