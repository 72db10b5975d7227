//! What the panels show.
#![allow(missing_docs, dead_code)]
pub mod lifted {
    #[derive(Debug, Clone, Copy, PartialEq, Default)]
    pub struct Pose;
}
mod lit;
pub mod loss;
pub mod network;
mod picture;
mod rows;
mod sample;
pub mod sigmoid;

pub use lit::Lit;
pub use picture::{Hit, Picture, Scene};
