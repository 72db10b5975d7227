//! Activation functions: each is defined in one file in this folder and has a line in the list below.

use crate::mathml::Math;
use crate::numerics::{Lanes, Real, exp};

/// The definition of an activation function f, where out = f(z).
trait ActivationFunction {
    /// Its name, formulas and limits.
    const PROPERTIES: Properties;

    /// out = f(z).
    fn out<R: Real>(z: R) -> R;

    /// The derivative ∂out/∂z, computed from `out`, not from z.
    fn slope<R: Real>(out: R) -> R;

    /// The second derivative ∂²out/∂z², computed from `out`.
    fn bend(out: f64) -> f64;

    /// ∂L/∂z from the error out − y. By default the derivative of the squared error by the chain rule.
    #[inline(always)]
    fn back<R: Real>(error: R, out: R) -> R {
        error * Self::slope(out)
    }

    /// The z from which on a row is predicted as the neuron's class. The threshold, from 0 to 1, says how far out must be on the
    /// way from the lower target to the higher one. ±∞ if out never gets there.
    fn decision_z(threshold: f64) -> f64;

    /// The factors of the derivative as formulas, written with `out`; empty if the derivative is 1 or is not used. `out` given the
    /// form `()` puts a negative number in brackets, for squaring.
    fn slope_factors(_out: &dyn Fn(&'static str) -> Math) -> Vec<Math> {
        Vec::new()
    }
}

/// The name, formulas and limits of an activation function.
#[derive(Debug)]
#[cfg_attr(not(feature = "charts"), allow(dead_code, reason = "without charts nothing is drawn"))]
pub(crate) struct Properties {
    /// Its name as written in an attribute. The builder shows the word `activation_name` of the language instead, if there is one.
    pub name: &'static str,
    /// What equations write in front of (z); empty if out is z itself.
    pub symbol: &'static str,
    /// out as an expression in NumPy.
    pub numpy_out: &'static str,
    /// ∂out/∂z as an expression in NumPy; empty if it is 1 or is not used.
    pub numpy_slope: &'static str,
    /// The targets y: of rows that are not of the neuron's class, and of rows that are.
    pub targets: [f64; 2],
    /// The lower and upper bound of out, if it is bounded.
    pub bounds: Option<[f64; 2]>,
    /// Whether training uses the derivative. Without one, it uses the error alone.
    pub has_slope: bool,
    /// The plot of f shows at least z from −reach to reach: about the range in which out changes.
    pub reach: f64,
    /// The range of z in which the colours of the decision field change: outside it, out is within half a colour step of its
    /// targets.
    pub shades: [f64; 2],
    /// Notes shown beside the equations, by their message names in the section `[run]` of a language.
    pub notes: &'static [&'static str],
}

/// Makes the enum [`Activation`] from a list of types that implement [`ActivationFunction`], each in its own file.
macro_rules! activations {
    ($($file:ident::$function:ident = $what:literal,)*) => {
        $(mod $file;)*

        /// The activation function of a neuron: out = f(z).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Activation {
            $(#[doc = $what] $function,)*
        }

        impl Activation {
            /// Every activation, in the order in which lists show them.
            pub const ALL: [Activation; [$($file::$function::PROPERTIES.name),*].len()] = [$(Self::$function),*];

            /// Its name, formulas and limits.
            pub(crate) fn properties(self) -> &'static Properties {
                match self {
                    $(Self::$function => const { &$file::$function::PROPERTIES },)*
                }
            }

            /// Like [`Activation::out`], but inlined.
            #[inline(always)]
            pub(super) fn out_in_place(self, z: f64) -> f64 {
                match self {
                    $(Self::$function => $file::$function::out(z),)*
                }
            }

            /// [`Activation::out`] for several rows.
            #[inline(always)]
            pub(super) fn outs(self, z: Lanes) -> Lanes {
                match self {
                    $(Self::$function => $file::$function::out(z),)*
                }
            }

            /// ∂L/∂z for the squared error, from the error out − y: by the chain rule, or for the step by the perceptron's rule.
            #[inline(always)]
            pub(super) fn back(self, error: f64, out: f64) -> f64 {
                match self {
                    $(Self::$function => $file::$function::back(error, out),)*
                }
            }

            /// [`Activation::back`] for several rows.
            #[inline(always)]
            pub(super) fn backs(self, error: Lanes, out: Lanes) -> Lanes {
                match self {
                    $(Self::$function => $file::$function::back(error, out),)*
                }
            }

            /// The derivative ∂out/∂z, computed from `out`, not from z: out·(1 − out) for the sigmoid.
            #[inline(always)]
            pub fn slope(self, out: f64) -> f64 {
                match self {
                    $(Self::$function => $file::$function::slope(out),)*
                }
            }

            /// The second derivative ∂²out/∂z², computed from `out`.
            pub(super) fn bend(self, out: f64) -> f64 {
                match self {
                    $(Self::$function => $file::$function::bend(out),)*
                }
            }

            /// The z at which out equals the [`Activation::decision`]: ±∞ for a threshold of 0 or 1 that out never reaches. For
            /// drawing, not for training.
            pub fn decision_z(self, threshold: f64) -> f64 {
                match self {
                    $(Self::$function => $file::$function::decision_z(threshold),)*
                }
            }

            /// The factors of the derivative as formulas; empty if the derivative is 1 or is not used. `out` writes out; with the
            /// form `()`, it puts a negative number in brackets.
            pub(crate) fn slope_factors(self, out: &dyn Fn(&'static str) -> Math) -> Vec<Math> {
                match self {
                    $(Self::$function => $file::$function::slope_factors(out),)*
                }
            }
        }
    };
}

activations! {
    sigmoid::Sigmoid = "out = σ(z), in (0, 1): logistic regression (Cox, 1958).",
    linear::Linear = "out = z: the ADALINE (Widrow and Hoff, 1960).",
    step::Step = "out = 1 where z ≥ 0, else 0: the perceptron (Rosenblatt, 1958).",
    tanh::Tanh = "out = tanh z, in (−1, 1). Its targets are −1 and 1, and it is undecided at 0.",
}

impl Default for Activation {
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl Activation {
    /// Its name as written in an attribute.
    pub fn name(self) -> &'static str {
        self.properties().name
    }

    /// out = f(z).
    ///
    /// Not inlined, because pictures and sentences call it in many places. The training loops have inlined copies.
    #[inline(never)]
    pub fn out(self, z: f64) -> f64 {
        self.out_in_place(z)
    }

    /// The targets y: of rows that are not of the neuron's class, and of rows that are.
    #[inline(always)]
    pub fn targets(self) -> [f64; 2] {
        self.properties().targets
    }

    /// The out from which on a row is predicted as the neuron's class. `threshold`, from 0 to 1, says where it lies between the
    /// two targets.
    #[inline(always)]
    pub fn decision(self, threshold: f64) -> f64 {
        let [low, high] = self.targets();
        low + (high - low) * threshold
    }

    /// Whether training uses the derivative: not for the step.
    pub(crate) fn has_slope(self) -> bool {
        self.properties().has_slope
    }

    /// What equations write in front of (z); empty if out is z itself.
    pub(crate) fn symbol(self) -> &'static str {
        self.properties().symbol
    }

    /// Whether out is z itself.
    pub(crate) fn is_identity(self) -> bool {
        self.symbol().is_empty()
    }

    /// Whether it becomes flat for large |z|, so that the gradient vanishes there.
    pub(crate) fn saturates(self) -> bool {
        self.has_slope() && self.properties().bounds.is_some()
    }
}

/// σ(z) = 1 / (1 + e⁻ᶻ): maps any real number to a probability in \[0, 1\].
#[inline(always)]
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// The z at which σ(z) = `probability`: ln(p / (1 − p)). For drawing, not for training, because `ln` differs between platforms.
pub fn logit(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        assert_eq!(sigmoid(0.0), 0.5);
        assert_eq!(sigmoid(f64::INFINITY), 1.0);
        assert_eq!(sigmoid(f64::NEG_INFINITY), 0.0);
        assert_eq!(logit(0.5), 0.0);
        assert!((logit(sigmoid(1.25)) - 1.25).abs() < 1e-14);
        let outs = |activation: Activation| [-800.0, -0.5, 0.0, 2.0, 800.0].map(|z| activation.out(z));
        assert_eq!(outs(Activation::Step), [0.0, 0.0, 1.0, 1.0, 1.0]);
        assert_eq!(outs(Activation::Linear), [-800.0, -0.5, 0.0, 2.0, 800.0]);
        for (out, expected) in outs(Activation::Tanh).iter().zip([-800.0, -0.5, 0.0, 2.0, 800.0]) {
            assert!((out - f64::tanh(expected)).abs() < 1e-15, "{out}");
        }
    }

    #[test]
    fn several_rows_at_once_are_each_alone() {
        for activation in Activation::ALL {
            let z = [-3.0, -0.25, 0.0, 4.5];
            let outs = activation.outs(Lanes::new(z));
            let backs = activation.backs(outs - Lanes::ONE, outs);
            for ((&z, &out), &back) in z.iter().zip(&outs.to_array()).zip(&backs.to_array()) {
                let alone = activation.out(z);
                assert!((out - alone).abs() < 1e-15, "{activation:?} at z = {z}");
                assert!(
                    (back - activation.back(alone - 1.0, alone)).abs() < 1e-15,
                    "{activation:?} at z = {z}"
                );
            }
        }
    }

    #[test]
    fn derivatives_are_those_that_differences_find() {
        for activation in Activation::ALL {
            for z in [-6.0, -1.0, 0.1, 0.3, 2.0, 7.0] {
                let step = 1e-5;
                let difference = |of: &dyn Fn(f64) -> f64| (of(z + step) - of(z - step)) / (2.0 * step);
                let slope = |z| activation.slope(activation.out(z));
                let (first, second) = (difference(&|z| activation.out(z)), difference(&slope));
                assert!((slope(z) - first).abs() < 1e-9, "{activation:?} at z = {z}");
                let bend = activation.bend(activation.out(z));
                assert!((bend - second).abs() < 1e-9, "{activation:?} at z = {z}");
            }
        }
    }

    #[test]
    fn a_row_counts_from_where_out_reaches_the_decision() {
        for activation in Activation::ALL {
            for threshold in [0.1, 0.5, 0.8] {
                let (z, decision) = (activation.decision_z(threshold), activation.decision(threshold));
                assert!(activation.out(z - 1e-6) < decision, "{activation:?} {threshold}");
                assert!(activation.out(z + 1e-6) >= decision, "{activation:?} {threshold}");
            }
        }
    }

    #[test]
    fn what_is_said_of_each_holds() {
        for activation in Activation::ALL {
            let Properties { targets, bounds, shades, reach, .. } = activation.properties();
            let [low, high] = targets;
            if let Some([least, most]) = bounds {
                let inside = |z: f64| (*least..=*most).contains(&activation.out(z));
                assert!([-50.0, -1.0, 0.0, 1.0, 50.0].into_iter().all(inside), "{activation:?}");
            }
            let share = |z: f64| (activation.out(z) - low) / (high - low);
            if activation.has_slope() {
                assert!(share(shades[0]) < 0.01 && share(shades[1]) > 0.99, "{activation:?}");
            }
            assert!(*reach > 0.0);
        }
    }
}
