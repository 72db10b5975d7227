//! What one neuron computes: forward pass, loss, backward pass, the trace that names every number, and the analysis of its
//! decision boundary.
//!
//! A layer of m neurons over n inputs (m = 1 for a gate):
//!
//! | name | shape | equation |
//! |---|---|---|
//! | x, y | n, m | one row of the data |
//! | W, b | m × n, m | what is learned |
//! | z | m | z = W·x + b, added from left to right |
//! | out | m | out = σ(z) = 1 / (1 + e⁻ᶻ) |
//! | L | 1 | L = Σ ½(out − y)² |
//! | ∂L/∂z | m | (out − y) · out · (1 − out) |
//! | ∂L/∂W, ∂L/∂b | m × n, m | ∂L/∂z · xᵢ, ∂L/∂z · 1 |

mod activations;
mod boundary;
mod confusion;
mod lattice;
mod metrics;
mod parameters;
mod partings;
mod penalty;
mod rule;
mod separability;
mod tiles;
mod trace;

pub use crate::numerics::exp;
pub use activations::{Activation, logit, sigmoid};
pub use boundary::{Plane, Section, Window};
pub use confusion::Confusion;
pub use lattice::Lattice;
pub use metrics::Metrics;

/// The former name of [`Metrics`].
#[deprecated(note = "it is called `Metrics`")]
pub type Measure = Metrics;
pub use parameters::{Parameters, Step};
pub use partings::{CORNERS, Parting, partings};
pub use penalty::{Norm, Penalty};
pub use rule::{ImpossiblePair, Loss, Rule};
pub use separability::{BestLine, most_right, separable};
pub use tiles::{Gradient, Tally, Tiles};
pub(crate) use trace::OutputNames;
pub use trace::Trace;
