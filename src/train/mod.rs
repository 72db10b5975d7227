//! Time: what makes a run, the trainer that takes it one epoch on, and the history that takes it back to any epoch.

mod history;
mod order;
mod random;
mod run;
mod settings;
mod trainer;

pub use history::{History, Point};
pub use order::Order;
pub use random::NumpyRandom;
pub use run::Run;
pub use settings::{Batch, SettingError, Settings, Source};
pub use trainer::Trainer;
