use super::{ActivationFunction, Properties, logit};
use crate::mathml::{Math, one_minus};
use crate::numerics::Real;

/// σ(z) = 1 / (1 + e⁻ᶻ).
pub(super) struct Sigmoid;

impl ActivationFunction for Sigmoid {
    const PROPERTIES: Properties = Properties {
        name: "sigmoid",
        symbol: "σ",
        numpy_out: "1 / (1 + np.exp(-z))",
        numpy_slope: "out * (1 - out)",
        targets: [0.0, 1.0],
        bounds: Some([0.0, 1.0]),
        has_slope: true,
        reach: 6.0,
        shades: [-7.0, 7.0],
        notes: &[],
    };

    #[inline(always)]
    fn out<R: Real>(z: R) -> R {
        z.sigmoid()
    }

    #[inline(always)]
    fn slope<R: Real>(out: R) -> R {
        out * (R::ONE - out)
    }

    fn bend(out: f64) -> f64 {
        Self::slope(out) * (1.0 - 2.0 * out)
    }

    fn decision_z(threshold: f64) -> f64 {
        logit(threshold)
    }

    fn slope_factors(out: &dyn Fn(&'static str) -> Math) -> Vec<Math> {
        vec![out(""), one_minus(out(""))]
    }
}
