//! Pictures on any plotters backend: the canvas in a browser, SVG anywhere else. Nothing here knows a browser.
//!
//! A picture is made in layers, so that each is drawn again only when what it shows has changed:
//!
//! | picture | layers, from below | changes with |
//! |---|---|---|
//! | [`boundary`] | field (pixels), line, axes and points | weights; weights; data, selection, right or wrong |
//! | the same with many rows | field, points (pixels), axes and line | weights; right or wrong; weights, selection |
//! | [`loss`] | axes, curves, mark and names | scale; epochs never seen before, selection; the current epoch |
//! | [`sigmoid`] | axes, curve, points | window; window; z, selection, right or wrong, what is [`Lit`] |
//! | [`landscape`] | field (pixels), contour lines, path, place, axes | the surface; the surface; epochs; weights; window |
//! | [`mod@slice`] | axes, curves, marks | window; weights; weights, selection |
//! | [`clue`] | axes, all else | never; η, epochs |
//! | [`lifted`] | ground, plane and rows | weights, pose; weights, selection, pose |
//! | [`network`] | edges, nodes, numbers | weights; data; selection, weights; all with what is [`Lit`] |
//!
//! [`Plot`] says where everything lies. All is drawn through plotters' [`DrawingBackend`], not through its charts: those
//! would be two fifths of what a reader downloads, allocate on every frame, and measure text in the page.
//!
//! [`DrawingBackend`]: plotters_backend::DrawingBackend

mod borders;
pub mod boundary;
pub mod clue;
mod contour;
pub mod corners;
mod forward;
pub mod landscape;
pub mod lifted;
mod lit;
pub mod loss;
mod mark;
mod marker;
pub mod network;
mod numerals;
mod pen;
mod plot;
mod sample;
pub mod sigmoid;
pub mod slice;
mod style;
mod theme;

#[cfg(feature = "svg")]
mod poster;
#[cfg(feature = "svg")]
mod still;
#[cfg(feature = "svg")]
mod straight;

pub use contour::contour;
pub use lit::Lit;
pub use marker::Marker;
pub use plot::Plot;
#[cfg(feature = "svg")]
pub use poster::{Poster, PosterError, Scheme, in_both_schemes};
#[cfg(feature = "svg")]
pub use still::{still, still_clue, still_corners, still_of_other_loss};
pub use style::Colour;
pub use theme::Theme;
