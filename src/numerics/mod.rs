//! Numbers to the bit: `exp` with the bits that NumPy has, and several rows side by side.
//!
//! What reads oddly here is written so because it is exact or because it is fast, and says which.

mod exp;
mod exp_table;
pub(crate) mod lanes;
mod real;

pub use exp::exp;
pub(crate) use exp::exp_in_place;
pub(crate) use lanes::Lanes;
pub(crate) use real::Real;
