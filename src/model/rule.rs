use thiserror::Error;

use super::{Activation, exp};
use crate::data::class_of;

/// The loss function of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loss {
    /// L = ½(out − y)²: the loss of the article.
    #[default]
    SquaredError,
    /// L = −y·ln out − (1 − y)·ln(1 − out), the binary cross-entropy of each output: convex in the weights.
    CrossEntropy,
}

impl Loss {
    /// Every loss.
    pub const ALL: [Loss; 2] = [Self::SquaredError, Self::CrossEntropy];

    /// Its name as written in an attribute.
    pub fn name(self) -> &'static str {
        match self {
            Loss::SquaredError => "mse",
            Loss::CrossEntropy => "cross-entropy",
        }
    }
}

/// The learning rule: an activation function and a loss function. For each output
///
/// | activation | loss | ∂L/∂z | known as |
/// |---|---|---|---|
/// | sigmoid | squared error | (out − y) · out · (1 − out) | the article's |
/// | sigmoid | cross-entropy | out − y | logistic regression |
/// | linear | squared error | out − y | the delta rule (Widrow and Hoff, 1960) |
/// | tanh | squared error | (out − y) · (1 − out²) | |
/// | step | squared error | out − y, though its derivative is 0 | the perceptron's rule (Rosenblatt, 1958) |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rule {
    activation: Activation,
    loss: Loss,
}

/// An activation and a loss that cannot be combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("cross-entropy takes the logarithm of a probability, and only sigmoid gives one")]
pub struct ImpossiblePair;

impl Rule {
    /// The rule of the article: sigmoid and squared error.
    pub const ARTICLE: Self = Self { activation: Activation::Sigmoid, loss: Loss::SquaredError };

    /// Combines an activation with a loss.
    ///
    /// # Errors
    /// Cross-entropy can only be combined with sigmoid.
    pub fn new(activation: Activation, loss: Loss) -> Result<Self, ImpossiblePair> {
        let possible = loss == Loss::SquaredError || activation == Activation::Sigmoid;
        possible.then_some(Self { activation, loss }).ok_or(ImpossiblePair)
    }

    /// The rule with the same activation and the other loss, to compare their loss landscapes: cross-entropy instead of squared
    /// error, or the other way around. `None` if the activation allows only one loss.
    pub fn with_other_loss(self) -> Option<Self> {
        let loss = match self.loss {
            Loss::SquaredError => Loss::CrossEntropy,
            Loss::CrossEntropy => Loss::SquaredError,
        };
        Self::new(self.activation, loss).ok()
    }

    /// The activation function.
    #[inline(always)]
    pub fn activation(self) -> Activation {
        self.activation
    }

    /// The loss function.
    #[inline(always)]
    pub fn loss_kind(self) -> Loss {
        self.loss
    }

    /// L of one output, from z and the target. Finite for every finite z: cross-entropy is computed from the logit, as max(z, 0) −
    /// z·y + ln(1 + e^−|z|).
    pub fn loss(self, z: f64, y: f64) -> f64 {
        self.loss_of(z, self.activation().out(z), y)
    }

    /// Like [`Rule::loss`], if out is already known.
    #[inline(always)]
    pub fn loss_of(self, z: f64, out: f64, y: f64) -> f64 {
        match self.loss_kind() {
            Loss::SquaredError => 0.5 * ((out - y) * (out - y)),
            Loss::CrossEntropy => z.max(0.0) - z * y + libm::log1p(exp(-z.abs())),
        }
    }

    /// ∂L/∂z of one output, from z and the target.
    ///
    /// Not inlined, because pictures and sentences call it in many places. The training loops have inlined copies.
    #[inline(never)]
    pub fn dz(self, z: f64, y: f64) -> f64 {
        self.dz_in_place(z, y)
    }

    /// Like [`Rule::dz`], but inlined.
    #[inline(always)]
    pub(super) fn dz_in_place(self, z: f64, y: f64) -> f64 {
        let out = self.activation().out_in_place(z);
        match self.loss_kind() {
            Loss::SquaredError => self.activation().back(out - y, out),
            Loss::CrossEntropy => out - y,
        }
    }

    /// ∂²L/∂z² of one output, from z and the target. It is negative where the loss is concave, for example with squared error and
    /// a sigmoid far from its target. For drawing, not for training. For step it is 0.
    pub fn curvature(self, z: f64, y: f64) -> f64 {
        let out = self.activation.out(z);
        let slope = self.activation.slope(out);
        match self.loss {
            // (out − y)′ · out′ + (out − y) · out″
            Loss::SquaredError => slope * slope + (out - y) * self.activation.bend(out),
            Loss::CrossEntropy => slope,
        }
    }

    /// Whether a row with these sums z is classified correctly. With one output, out must reach the decision exactly if the target
    /// is the higher one; with several, the largest z must be that of the largest target.
    pub fn is_right(self, zs: impl Iterator<Item = f64>, y: &[f64], threshold: f64) -> bool {
        self.predicted(zs, y.len(), threshold) == class_of(y)
    }

    /// The former name of [`Rule::predicted`].
    #[deprecated(note = "it is called `predicted`")]
    pub fn called(self, zs: impl Iterator<Item = f64>, outputs: usize, threshold: f64) -> usize {
        self.predicted(zs, outputs, threshold)
    }

    /// The class that a row with these sums z is predicted as. With several outputs it is the one with the largest z, or the first
    /// of equal ones.
    pub fn predicted(self, zs: impl Iterator<Item = f64>, outputs: usize, threshold: f64) -> usize {
        let (mut predicted, mut highest) = (0, f64::NEG_INFINITY);
        for (output, z) in zs.enumerate() {
            if z > highest {
                (predicted, highest) = (output, z);
            }
        }
        if outputs > 1 {
            return predicted;
        }
        usize::from(self.activation().out(highest) >= self.activation().decision(threshold))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every possible combination.
    fn rules() -> impl Iterator<Item = Rule> {
        let losses = |activation| Loss::ALL.map(|loss| Rule::new(activation, loss));
        Activation::ALL.into_iter().flat_map(losses).flatten()
    }

    #[test]
    fn cross_entropy_goes_with_sigmoid_alone() {
        assert_eq!(rules().count(), Activation::ALL.len() + 1);
        for activation in Activation::ALL.into_iter().filter(|one| *one != Activation::Sigmoid) {
            assert_eq!(Rule::new(activation, Loss::CrossEntropy), Err(ImpossiblePair));
        }
    }

    /// Compares every derivative with finite differences, so that a wrong formula cannot confirm itself.
    #[test]
    fn derivatives_agree_with_finite_differences() {
        for rule in rules().filter(|rule| rule.activation().has_slope()) {
            // Not at 0, where a function may have a kink.
            for z in [-5.0, -1.0, -0.1, 0.01, 0.4, 1.3, 6.0] {
                for y in rule.activation().targets() {
                    let step = 1e-5;
                    let difference = (rule.loss(z + step, y) - rule.loss(z - step, y)) / (2.0 * step);
                    assert!((rule.dz(z, y) - difference).abs() < 1e-9, "{rule:?} at z = {z}, y = {y}");
                    let difference = (rule.dz(z + step, y) - rule.dz(z - step, y)) / (2.0 * step);
                    assert!((rule.curvature(z, y) - difference).abs() < 1e-9, "{rule:?} at z = {z}, y = {y}");
                }
            }
        }
    }

    #[test]
    fn the_perceptron_learns_only_where_it_is_wrong() {
        let rule = Rule::new(Activation::Step, Loss::SquaredError).unwrap();
        assert_eq!([rule.dz(0.3, 1.0), rule.dz(0.3, 0.0), rule.dz(-0.3, 1.0)], [0.0, 1.0, -1.0]);
    }

    #[test]
    fn cross_entropy_is_finite_however_wrong() {
        let rule = Rule::new(Activation::Sigmoid, Loss::CrossEntropy).unwrap();
        assert_eq!(rule.loss(-1000.0, 1.0), 1000.0);
        assert_eq!(rule.loss(1000.0, 1.0), 0.0);
        assert!((rule.loss(0.0, 1.0) - std::f64::consts::LN_2).abs() < 1e-16);
        assert!((rule.loss(-40.0, 0.0) - (-40.0_f64).exp()).abs() < 1e-30, "small, not 0");
    }

    #[test]
    fn of_several_outputs_the_largest_wins() {
        let rule = Rule::ARTICLE;
        let predicted = |zs: [f64; 3]| rule.predicted(zs.into_iter(), 3, 0.5);
        assert_eq!(
            [predicted([0.1, 3.0, -2.0]), predicted([1.0, 1.0, 0.0]), predicted([-3.0, -2.0, -1.0])],
            [1, 0, 2]
        );
        let one = |z: f64, threshold: f64| rule.predicted([z].into_iter(), 1, threshold);
        assert_eq!([one(0.0, 0.5), one(0.0, 0.6), one(-0.1, 0.5), one(5.0, 0.99)], [1, 0, 0, 1]);
    }
}
