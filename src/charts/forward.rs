//! What the model computes, once each for all pictures and not inlined: training wants it fast, and pictures want it short.

use crate::model::{Activation, Parameters, Rule};

/// z of one output on a row.
#[inline(never)]
pub fn z_of(parameters: &Parameters, output: usize, x: &[f64]) -> f64 {
    parameters.z(output, x)
}

/// out, from z.
#[inline(never)]
pub fn out_of(activation: Activation, z: f64) -> f64 {
    activation.out(z)
}

/// L of one output, from z and the target.
#[inline(never)]
pub fn loss_of(rule: Rule, z: f64, y: f64) -> f64 {
    rule.loss(z, y)
}

/// ∂L/∂z of one output, from z and the target.
#[inline(never)]
pub fn dz_of(rule: Rule, z: f64, y: f64) -> f64 {
    rule.dz(z, y)
}
