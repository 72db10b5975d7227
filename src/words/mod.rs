//! All sentences about a run, in one place for users of the crate: the places of numbers, the status, and the description of each
//! panel, in the language of a [`Locale`].
//!
//! [`Locale`]: crate::text::Locale

#[cfg(test)]
mod tests;

pub use crate::text::places::{Place, named, names, parameter_names, values};
pub use crate::text::rows::{cells, class_called, inputs, outs, row, row_numbers, scaling, verdict};
pub use crate::text::status::{epoch_numbers, status, summary};
pub use crate::text::table::{found, kind};

// The descriptions of the panels, which are in the panels' modules.
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
