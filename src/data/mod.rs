//! Data sets: logic gates, Fisher's irises, generated points, tables, and how their rows are prepared.

pub mod csv;
mod dataset;
mod edits;
mod error;
mod examples;
mod features;
mod holdout;
mod names;
mod random;
mod scaling;
mod sources;

pub use dataset::{Dataset, class_of};
pub use edits::{Edit, Edits};
pub use error::DataError;
pub use examples::{Examples, Preparation};
pub use features::Feature;
pub use holdout::Split;
pub(crate) use names::in_one_line;
pub use names::readable;
pub(crate) use random::uniform;
pub use scaling::Scaling;
pub use sources::{Gate, Generated, Iris, Measurement, Shape, Source, Species};
