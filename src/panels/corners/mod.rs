//! The ways in which a line separates four corners: a picture of the tutorial, and its description in words.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;
