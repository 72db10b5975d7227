//! What the panels show.
#![allow(missing_docs, dead_code)]
mod contour;
pub mod corners;
pub mod lifted;
mod lit;
pub mod loss;
pub mod network;
mod picture;
mod rows;
mod sample;
pub mod sigmoid;

pub use lit::Lit;
pub use picture::{Hit, Picture, Scene};
