//! Where examples come from.

mod dataset;
mod error;
mod gate;
mod iris;

pub use dataset::Dataset;
pub use error::DataError;
pub use gate::Gate;
pub use iris::{Iris, Measurement, Species};
