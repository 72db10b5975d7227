use super::exp;

/// σ(z) = 1 / (1 + e⁻ᶻ): any real number to a probability in \[0, 1\].
#[inline(always)]
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// σ′(z) = out · (1 − out), from `out` = σ(z), not from z.
#[inline(always)]
pub fn sigmoid_slope(out: f64) -> f64 {
    out * (1.0 - out)
}

/// The z at which σ(z) = `probability`: ln(p / (1 − p)). For drawing, not for training: `ln` is the platform's.
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
    }

    #[test]
    fn slope_is_the_derivative() {
        for z in [-6.0, -1.0, 0.0, 0.3, 2.0, 7.0] {
            let step = 1e-5;
            let difference = (sigmoid(z + step) - sigmoid(z - step)) / (2.0 * step);
            assert!((sigmoid_slope(sigmoid(z)) - difference).abs() < 1e-10, "at z = {z}");
        }
    }
}
