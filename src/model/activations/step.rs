use super::{ActivationFunction, Properties};
use crate::numerics::Real;

/// H(z), Heaviside's step. Its derivative is 0, so the neuron learns by the perceptron's rule instead.
pub(super) struct Step;

impl ActivationFunction for Step {
    const PROPERTIES: Properties = Properties {
        name: "step",
        symbol: "H",
        numpy_out: "np.heaviside(z, 1)",
        numpy_slope: "",
        targets: [0.0, 1.0],
        bounds: Some([0.0, 1.0]),
        has_slope: false,
        reach: 2.0,
        shades: [0.0, 1.0],
        notes: &["step_is", "step_rule"],
    };

    #[inline(always)]
    fn out<R: Real>(z: R) -> R {
        z.heaviside()
    }

    #[inline(always)]
    fn slope<R: Real>(_: R) -> R {
        R::ZERO
    }

    fn bend(_: f64) -> f64 {
        0.0
    }

    /// Rosenblatt's rule uses the error unchanged.
    #[inline(always)]
    fn back<R: Real>(error: R, _: R) -> R {
        error
    }

    fn decision_z(threshold: f64) -> f64 {
        if threshold > 0.0 { 0.0 } else { f64::NEG_INFINITY }
    }
}
