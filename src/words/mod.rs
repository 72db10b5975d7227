//! Everything that is said of a run, in one place for those who use the crate: where numbers stand, what happens, and what each panel
//! shows, in the language of a [`Locale`].
//!
//! [`Locale`]: crate::text::Locale

#[cfg(test)]
mod tests;

pub use crate::text::places::{Place, named, names, parameter_names, values};
pub use crate::text::rows::{cells, inputs, outs, row, row_numbers, scaling, verdict};
pub use crate::text::status::{epoch_numbers, status, summary};

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
