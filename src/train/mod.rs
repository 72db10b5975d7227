//! Time: what makes a run, the trainer that takes it one epoch on, and the history that takes it back to any epoch.

mod history;
mod random;
mod run;
mod settings;
mod trainer;

pub use history::{History, Point};
pub use random::NumpyRandom;
pub use run::Run;
pub use settings::{SettingError, Settings};
pub use trainer::Trainer;
