//! What a line can do with four corners: a picture of the tutorial, and what it says in words.

#[cfg(feature = "charts")]
mod picture;
pub(crate) mod words;

#[cfg(feature = "charts")]
pub use picture::*;
