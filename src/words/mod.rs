//! Facts about a run as words: where numbers stand, and the sentences that say what happens, in the language of a [`Locale`]. What a
//! panel shows is said in its room.
//!
//! [`Locale`]: crate::text::Locale

mod places;
pub(crate) mod rows;
pub(crate) mod status;
#[cfg(test)]
mod tests;

pub use places::{Place, named, names, parameter_names, values};
pub use rows::{cells, inputs, outs, row, row_numbers, scaling, verdict};
pub use status::{epoch_numbers, status, summary};

// What each panel shows, told in its room.
pub use crate::panels::activation::words::activation;
pub use crate::panels::boundary::words::boundary;
pub use crate::panels::clue::words as clue;
pub use crate::panels::confusion::words::{calls, confusion};
pub use crate::panels::corners::words::corners;
pub use crate::panels::landscape::words::{landscape, landscape_of_other_loss};
pub use crate::panels::lifted::words::lifted;
pub use crate::panels::loss::words::loss;
pub use crate::panels::network::words::network;
pub use crate::panels::slice::words::slice;
