//! Where examples come from.

mod dataset;
mod gate;

pub use dataset::Dataset;
pub use gate::Gate;
