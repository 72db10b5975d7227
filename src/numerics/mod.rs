//! Numerics: `exp` with the same bits as in NumPy, and several rows side by side.
//!
//! Code here may look odd because it is exact or fast. Its comments say which.

mod exp;
mod exp_table;
pub(crate) mod lanes;
mod real;
mod whole;

pub use exp::exp;
pub(crate) use exp::exp_in_place;
pub(crate) use lanes::Lanes;
pub(crate) use real::Real;
pub(crate) use whole::{Whole, rounded, shifted};
