//! What the panels show.
#![allow(missing_docs, dead_code)]
pub mod lifted { #[derive(Debug,Clone,Copy,PartialEq,Default)] pub struct Pose; }
mod borders; pub mod boundary;
mod contour; pub mod landscape; pub mod slice; pub mod clue;
mod lit; pub mod loss; mod picture; mod sample; pub use lit::Lit; pub use picture::{Hit,Picture,Scene};
