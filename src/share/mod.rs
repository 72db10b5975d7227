//! A run as text: the attributes of a tag, links, embed tags, NumPy scripts, tables.

mod embed;
#[cfg(feature = "charts")]
mod poster;
mod tables;
mod url;

pub use crate::attributes::Refusal;
pub use crate::attributes::parse;
pub use crate::panels::code::listing::{DATA_FILE, Line, MOST_NUMBERS, Step, listing, numpy, numpy_to};
pub use crate::panels::{Panel, View, first_selected};
pub use embed::embed;
#[cfg(feature = "charts")]
pub use poster::{Poster, PosterError, Scheme, in_both_schemes};
pub use tables::{data_csv, history_csv};
pub use url::{Dropped, Link, Opened, long_query, open, query, value};
