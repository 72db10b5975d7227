use super::exp;

/// σ(z) = 1 / (1 + e⁻ᶻ): any real number to a probability in \[0, 1\].
#[inline(always)]
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// The z at which σ(z) = `probability`: ln(p / (1 − p)). For drawing, not for training: `ln` is the platform's.
pub fn logit(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}

/// The activation function of a neuron: out = f(z).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Activation {
    /// out = σ(z), in (0, 1): logistic regression (Cox, 1958).
    #[default]
    Sigmoid,
    /// out = z: the ADALINE (Widrow and Hoff, 1960).
    Linear,
    /// out = 1 where z ≥ 0, else 0: the perceptron (Rosenblatt, 1958).
    Step,
    /// out = tanh z, in (−1, 1). Its targets are −1 and 1, and it is undecided at 0.
    Tanh,
}

impl Activation {
    /// Every activation.
    pub const ALL: [Activation; 4] = [Self::Sigmoid, Self::Linear, Self::Step, Self::Tanh];

    /// Its name as written in an attribute.
    pub fn name(self) -> &'static str {
        match self {
            Activation::Sigmoid => "sigmoid",
            Activation::Linear => "linear",
            Activation::Step => "step",
            Activation::Tanh => "tanh",
        }
    }

    /// out = f(z).
    ///
    /// Not inlined, for pictures and sentences ask for it in many places; the loops that train have copies of their own.
    #[inline(never)]
    pub fn out(self, z: f64) -> f64 {
        self.out_in_place(z)
    }

    /// [`Activation::out`], inlined.
    #[inline(always)]
    pub(super) fn out_in_place(self, z: f64) -> f64 {
        match self {
            Activation::Sigmoid => sigmoid(z),
            Activation::Linear => z,
            Activation::Step => f64::from(u8::from(z >= 0.0)),
            Activation::Tanh => 2.0 * sigmoid(2.0 * z) - 1.0,
        }
    }

    /// The derivative ∂out/∂z, computed from `out`, not from z: out·(1 − out), 1, 0 and 1 − out².
    #[inline(always)]
    pub fn slope(self, out: f64) -> f64 {
        match self {
            Activation::Sigmoid => out * (1.0 - out),
            Activation::Linear => 1.0,
            Activation::Step => 0.0,
            Activation::Tanh => 1.0 - out * out,
        }
    }

    /// The targets y: of a row that is not of the neuron's class, and of one that is.
    pub fn targets(self) -> [f64; 2] {
        if self == Activation::Tanh { [-1.0, 1.0] } else { [0.0, 1.0] }
    }

    /// The out from which on a row is classified as the neuron's class. `threshold`, from 0 to 1, says how far between the two
    /// targets it lies.
    #[inline(always)]
    pub fn decision(self, threshold: f64) -> f64 {
        if self == Activation::Tanh { 2.0 * threshold - 1.0 } else { threshold }
    }

    /// The z at which out equals the [`Activation::decision`]: ±∞ for a threshold of 0 or 1 that is never reached. For drawing,
    /// not for training.
    pub fn decision_z(self, threshold: f64) -> f64 {
        match self {
            Activation::Sigmoid => logit(threshold),
            Activation::Linear => threshold,
            Activation::Step if threshold > 0.0 => 0.0,
            Activation::Step => f64::NEG_INFINITY,
            Activation::Tanh => 0.5 * logit(threshold),
        }
    }
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
    fn slopes_are_the_derivatives() {
        for activation in Activation::ALL {
            for z in [-6.0, -1.0, 0.1, 0.3, 2.0, 7.0] {
                let step = 1e-5;
                let difference = (activation.out(z + step) - activation.out(z - step)) / (2.0 * step);
                let slope = activation.slope(activation.out(z));
                assert!((slope - difference).abs() < 1e-9, "{} at z = {z}", activation.name());
            }
        }
    }

    #[test]
    fn a_row_counts_from_where_out_reaches_the_decision() {
        for activation in Activation::ALL {
            for threshold in [0.1, 0.5, 0.8] {
                let (z, decision) = (activation.decision_z(threshold), activation.decision(threshold));
                assert!(activation.out(z - 1e-6) < decision, "{} {threshold}", activation.name());
                assert!(activation.out(z + 1e-6) >= decision, "{} {threshold}", activation.name());
            }
        }
    }
}
