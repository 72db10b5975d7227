//! A run as text: the attributes of a tag, links, embed tags, NumPy scripts, tables.

mod embed;
mod numpy;
mod refusal;
mod tables;
mod url;
mod view;

pub use crate::attributes::parse;
pub use embed::embed;
pub use numpy::{DATA_FILE, Line, MOST_NUMBERS, Step, listing, numpy, numpy_to};
pub use refusal::Refusal;
pub use tables::{data_csv, history_csv};
pub use url::{Dropped, Link, Opened, open, query, value};
pub use view::{View, first_selected};

pub use crate::panels::Panel;
