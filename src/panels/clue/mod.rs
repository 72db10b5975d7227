//! Which learning rate printed the article's weights? Two pictures of the tutorial, and their descriptions in words.

#[cfg(feature = "charts")]
mod picture;
pub mod words;

#[cfg(feature = "charts")]
pub use picture::*;
