//! A run as text: what an author writes in a tag.

mod attributes;
mod view;

pub use attributes::parse;
pub use view::{Panel, View};
