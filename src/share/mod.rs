//! A run as text: what an author writes in a tag.

mod attributes;

pub use attributes::{Panel, View, parse};
