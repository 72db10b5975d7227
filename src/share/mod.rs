//! A run as text: what an author writes in a tag, a link, an embed tag, a NumPy script, tables.

mod attributes;
mod embed;
mod percent;
mod points;
mod refusal;
mod url;
mod view;
mod written;

pub use attributes::parse;
pub use embed::embed;
pub use refusal::Refusal;
pub use url::{Link, Opened, open, query};
pub use view::{Panel, View};
