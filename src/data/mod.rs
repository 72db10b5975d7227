//! Data sets: logic gates, Fisher's irises, generated points, tables, and how their rows are prepared.

pub mod csv;
mod dataset;
mod edits;
mod error;
mod examples;
mod features;
mod gate;
mod generated;
mod holdout;
mod iris;
mod names;
mod random;
mod scaling;

pub use dataset::{Dataset, class_of};
pub use edits::{Edit, Edits};
pub use error::DataError;
pub use examples::{Examples, Preparation};
pub use features::Feature;
pub use gate::Gate;
pub use generated::{Generated, Shape};
pub use holdout::Split;
pub use iris::{Iris, Measurement, Species};
pub use names::readable;
pub(crate) use random::uniform;
pub use scaling::Scaling;
