use super::{ActivationFunction, Properties};
use crate::numerics::Real;

/// z itself.
pub(super) struct Linear;

impl ActivationFunction for Linear {
    const PROPERTIES: Properties = Properties {
        name: "linear",
        symbol: "",
        numpy_out: "z",
        numpy_slope: "",
        targets: [0.0, 1.0],
        bounds: None,
        has_slope: true,
        reach: 2.0,
        shades: [0.0, 1.0],
        notes: &[],
    };

    #[inline(always)]
    fn out<R: Real>(z: R) -> R {
        z
    }

    #[inline(always)]
    fn slope<R: Real>(_: R) -> R {
        R::ONE
    }

    fn bend(_: f64) -> f64 {
        0.0
    }

    fn decision_z(threshold: f64) -> f64 {
        threshold
    }
}
