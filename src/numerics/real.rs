use std::ops::{Add, Div, Mul, Neg, Sub};

use super::exp;
use super::lanes::{self, Lanes};

/// A number, or one number for each of several rows: a formula written for `Real` works for a single row and for rows side by side.
#[allow(dead_code, reason = "it offers what formulas are made of, whether today's need it or not")]
pub(crate) trait Real:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;

    /// σ(z) = 1 / (1 + e⁻ᶻ).
    fn sigmoid(self) -> Self;

    /// H(z), Heaviside's step: 1 where z ≥ 0, else 0.
    fn heaviside(self) -> Self;

    /// |z|.
    fn magnitude(self) -> Self;
}

impl Real for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;

    #[inline(always)]
    fn sigmoid(self) -> Self {
        1.0 / (1.0 + exp(-self))
    }

    #[inline(always)]
    fn heaviside(self) -> Self {
        f64::from(u8::from(self >= 0.0))
    }

    #[inline(always)]
    fn magnitude(self) -> Self {
        self.abs()
    }
}

impl Real for Lanes {
    const ZERO: Self = Lanes::ZERO;
    const ONE: Self = Lanes::ONE;

    #[inline(always)]
    fn sigmoid(self) -> Self {
        lanes::sigmoid(self)
    }

    #[inline(always)]
    fn heaviside(self) -> Self {
        Lanes::ONE & self.simd_ge(Lanes::ZERO)
    }

    #[inline(always)]
    fn magnitude(self) -> Self {
        self.abs()
    }
}
