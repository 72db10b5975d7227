use super::{ActivationFunction, Properties, logit};
use crate::mathml::{Math, one_minus};
use crate::numerics::Real;

/// tanh z = 2σ(2z) − 1.
pub(super) struct Tanh;

impl ActivationFunction for Tanh {
    const PROPERTIES: Properties = Properties {
        name: "tanh",
        symbol: "tanh",
        numpy_out: "np.tanh(z)",
        numpy_slope: "1 - out * out",
        targets: [-1.0, 1.0],
        bounds: Some([-1.0, 1.0]),
        has_slope: true,
        reach: 3.0,
        shades: [-3.5, 3.5],
        notes: &[],
    };

    #[inline(always)]
    fn out<R: Real>(z: R) -> R {
        let out = (z + z).sigmoid();
        out + out - R::ONE
    }

    #[inline(always)]
    fn slope<R: Real>(out: R) -> R {
        R::ONE - out * out
    }

    fn bend(out: f64) -> f64 {
        -(Self::slope(out) * (2.0 * out))
    }

    fn decision_z(threshold: f64) -> f64 {
        0.5 * logit(threshold)
    }

    fn slope_factors(out: &dyn Fn(&'static str) -> Math) -> Vec<Math> {
        vec![one_minus(out("()").squared())]
    }
}
