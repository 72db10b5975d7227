//! Runs: their settings, the trainer that advances them epoch by epoch, the history that returns to any epoch, and the diagnosis
//! of their numbers.

pub mod clue;
mod diagnosis;
mod history;
mod pass;
mod random;
mod row_order;
mod run;
mod settings;
mod trainer;

pub use diagnosis::{Diagnosis, Limits, Separability, Trend, curvature, gradient, gradient_by, sizes_differ};
pub use history::{History, Point};
pub use pass::Pass;
pub use row_order::RowOrder;

/// The former name of [`RowOrder`].
#[deprecated(note = "it is called `RowOrder`")]
pub type Order = RowOrder;
pub use random::NumpyRandom;
pub use run::Run;
pub use settings::{Accepted, Batch, SettingError, Settings};

pub use crate::data::Source;
pub use trainer::Trainer;

/// A run at an epoch, for tests in the whole crate.
#[cfg(test)]
pub(crate) fn at(epoch: u32, settings: Settings) -> Run {
    let mut run = Run::new(settings).unwrap();
    run.seek(epoch);
    run
}
