//! What the article teaches.

pub mod exp;
