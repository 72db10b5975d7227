/// The norm of the weights that the penalty uses. Biases are never penalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Norm {
    /// No penalty.
    #[default]
    None,
    /// λ·Σ|w|: pulls weights towards 0, and sets the least useful ones to 0.
    L1,
    /// λ/2·Σw²: keeps all weights small.
    L2,
}

impl Norm {
    /// Every norm.
    pub const ALL: [Norm; 3] = [Self::None, Self::L1, Self::L2];

    /// Its name as written in an attribute.
    pub fn name(self) -> &'static str {
        match self {
            Norm::None => "none",
            Norm::L1 => "l1",
            Norm::L2 => "l2",
        }
    }
}

/// A penalty (regularisation): λ times a norm of the weights, added to the mean loss that training minimises.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Penalty {
    /// The norm.
    pub norm: Norm,
    /// λ: finite and at least 0.
    pub rate: f64,
}

impl Penalty {
    #[inline(always)]
    fn norm(self) -> Norm {
        self.norm
    }

    /// Whether it has no effect.
    #[inline(always)]
    pub fn is_none(self) -> bool {
        self.norm() == Norm::None || self.rate == 0.0
    }

    /// The norm that equations show: none without effect.
    pub(crate) fn shown(self) -> Norm {
        if self.is_none() { Norm::None } else { self.norm }
    }

    /// The penalty of these weights: λ·Σ|w| or λ/2·Σw².
    pub fn loss(self, weights: &[f64]) -> f64 {
        match self.norm() {
            Norm::None => 0.0,
            Norm::L1 => self.rate * weights.iter().map(|w| w.abs()).sum::<f64>(),
            Norm::L2 => 0.5 * self.rate * weights.iter().map(|w| w * w).sum::<f64>(),
        }
    }

    /// Its derivative with respect to one weight: λ·sign w, which is 0 at 0, or λ·w.
    #[inline(always)]
    pub fn gradient(self, w: f64) -> f64 {
        match self.norm() {
            Norm::None => 0.0,
            Norm::L1 if w == 0.0 => 0.0,
            Norm::L1 => self.rate.copysign(w),
            Norm::L2 => self.rate * w,
        }
    }

    /// Its second derivative with respect to one weight: λ for L2, otherwise 0. That of λ·|w| at 0 is undefined and taken as 0.
    pub fn curvature(self) -> f64 {
        if self.norm == Norm::L2 { self.rate } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares every derivative with finite differences.
    #[test]
    fn gradients_agree_with_finite_differences() {
        for norm in Norm::ALL {
            let penalty = Penalty { norm, rate: 0.3 };
            for w in [-2.0, -0.1, 0.7, 3.0] {
                let difference = (penalty.loss(&[w + 1e-5, 4.0]) - penalty.loss(&[w - 1e-5, 4.0])) / 2e-5;
                assert!((penalty.gradient(w) - difference).abs() < 1e-9, "{norm:?} at {w}");
                let difference = (penalty.gradient(w + 1e-5) - penalty.gradient(w - 1e-5)) / 2e-5;
                assert!((penalty.curvature() - difference).abs() < 1e-9, "{norm:?} at {w}");
            }
            assert_eq!(penalty.gradient(0.0), 0.0);
        }
    }
}
