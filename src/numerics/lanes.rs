//! Several rows side by side, and the sigmoid of all of them at once: the same bits on every target.
//!
//! # The algorithm
//! e^−z = 2^k · e^r with k = round(−z / ln 2) and r = −z − k·ln 2, so |r| ≤ ½ ln 2. Adding 3·2^51 rounds to an integer and leaves
//! it in the last bits, where a shift turns it into a power of two. And as tanh(r/2) is nearly r·P(r²) / Q(r²),
//!
//! e^r = (1 + tanh(r/2)) / (1 − tanh(r/2)) = (Q + rP) / (Q − rP)
//!
//! with three coefficients each, made by `tests/reference/lanes.py`: right to 4·10⁻¹⁸ for exact numbers. Left as a quotient, it
//! costs the sigmoid no second division: σ(z) = 1 / (1 + n/d) = d / (d + n). Everything is + − × ÷ of doubles, one comparison each
//! way, and a shift, which are the same on every target.
//!
//! # Speed
//! Nanoseconds for a row of two inputs and its gradient, in Chromium, with 10 000 rows, best of 30 rounds: 2.5 here, 6.1 in
//! JavaScript with `Math.exp`. With clamping and keeping NaN it is 3.0.

use wide::{f64x4, u64x4};

/// A number for each of several rows. Never use `mul_add`: it rounds once on some processors and twice on others.
pub(crate) type Lanes = f64x4;

/// The same number in all lanes.
#[inline(always)]
pub(crate) const fn all(number: f64) -> Lanes {
    // Written out, because `[number; 4]` and `splat` become a loop when optimised for size.
    Lanes::new([number, number, number, number])
}

/// σ(z) = 1 / (1 + e⁻ᶻ), within 3 units in the last place of [`crate::Real::sigmoid`]; 0 below
/// −699.6, and NaN stays NaN.
#[inline(always)]
pub(crate) fn sigmoid(z: Lanes) -> Lanes {
    let Quotient { n, d } = exp_minus(z);
    (d / (d + n)) | z.is_nan()
}

/// The largest |z| for which [`sigmoid_within`] is valid.
pub(crate) const REACH: f64 = 709.0;

/// The same bits as [`sigmoid`], but only for z from −[`REACH`] to [`REACH`]: it saves a tenth of the time for a row.
#[inline(always)]
pub(crate) fn sigmoid_within(z: Lanes) -> Lanes {
    let Quotient { n, d } = exp_minus_within(z);
    d / (d + n)
}

/// ln(1 + e^−|z|), right to 4 units in the last place, and σ(z), the same bits as [`sigmoid`]. NaN stays NaN.
///
/// With e^−|z| = n/d and u = n / (2d + n) ≤ ⅓ the logarithm is 2·atanh u: u times a polynomial in u², from the same script. A
/// logarithm of the product of many rows would save at most 2 of 5 nanoseconds a row, but small losses would be lost in the
/// rounding of 1 + e^−|z|.
#[inline(always)]
pub(crate) fn log_and_sigmoid(z: Lanes) -> (Lanes, Lanes) {
    let Quotient { n, d } = exp_minus(z & MAGNITUDE);
    let sum = d + n;
    let u = n / (d + sum);
    let square = u * u;
    let series = ATANH.iter().fold(ATANH_LAST, |series, &coefficient| series * square + coefficient);
    let out = z.simd_ge(Lanes::ZERO).select(d, n) / sum;
    ((u * series) | z.is_nan(), out | z.is_nan())
}

/// A number as the quotient n / d.
struct Quotient {
    n: Lanes,
    d: Lanes,
}

/// e^−z, right to 2 units in the last place; ∞ below −699.6, 0 above 708.7, and some number if z is NaN.
#[inline(always)]
fn exp_minus(z: Lanes) -> Quotient {
    // Beyond these limits, 2^k stays ∞ or 0. Their result for NaN differs between targets.
    exp_minus_within(z.fast_max(LEAST).fast_min(MOST))
}

/// Like [`exp_minus`], but only for z from −710 to [`REACH`].
#[inline(always)]
fn exp_minus_within(z: Lanes) -> Quotient {
    let shifted = z * PER_MINUS_LN2 + ROUND;
    let k = shifted - ROUND;
    // This is −r, so n and d change places.
    let r = z + k * LN2_HIGH + k * LN2_LOW;
    let square = r * r;
    let p = r * ((square + P1) * square + P0);
    let q = (Q2 * square + Q1) * square + Q0;
    let power = Lanes::from_bits(shifted.to_bits() << 52_u32);
    Quotient { n: (q - p) * power, d: q + p }
}

const LEAST: Lanes = all(-710.0);
const MOST: Lanes = all(REACH);
const PER_MINUS_LN2: Lanes = all(-std::f64::consts::LOG2_E);
/// 3·2^51 moves units into the last bit. With 1023 more, that last part is the exponent of a power in the format of doubles: 0 for
/// the number 0, 2047 for ∞.
const ROUND: Lanes = all(6_755_399_441_055_744.0 + 1023.0);
/// ln 2 to 40 bits after the point, so that the product with k is exact.
const LN2_HIGH: Lanes = all(0.693_147_180_560_117_7);
/// ln 2 minus [`LN2_HIGH`].
const LN2_LOW: Lanes = all(-1.723_944_452_561_483_5e-13);
/// Every bit except the sign.
const MAGNITUDE: Lanes = Lanes::from_bits(u64x4::new([u64::MAX >> 1; 4]));

/// P(s) = s² + P1·s + P0.
const P0: Lanes = all(15_131.471_563_769_981);
const P1: Lanes = all(420.273_098_272_714_83);
/// Q(s) = Q2·s² + Q1·s + Q0.
const Q0: Lanes = all(30_262.943_127_539_962);
const Q1: Lanes = all(3_362.458_123_840_365_3);
const Q2: Lanes = all(30.013_650_927_941_402);

/// 2·atanh u / u by powers of u²: the coefficient of the highest power, then the others downwards.
const ATANH_LAST: Lanes = all(0.170_441_635_627_813_98);
const ATANH: [Lanes; 10] = [
    all(0.083_245_065_118_608_2),
    all(0.121_101_687_280_692_18),
    all(0.133_003_740_326_746_25),
    all(0.153_866_140_423_040_1),
    all(0.181_817_408_325_048_06),
    all(0.222_222_240_807_476_74),
    all(0.285_714_285_454_541_14),
    all(0.400_000_000_001_857_5),
    all(0.666_666_666_666_661_5),
    all(2.0),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::{Real, exp};

    /// Numbers spread over a range, including 0, four at a time.
    fn tour(end: f64, count: u32) -> impl Iterator<Item = Lanes> {
        // Multiples of the golden ratio spread everywhere and never repeat.
        let at = move |i: u32| end * (2.0 * (f64::from(i) * 0.618_033_988_749_894_9).fract() - 1.0);
        (0..count).map(move |i| Lanes::new([at(4 * i), at(4 * i + 1), at(4 * i + 2), at(4 * i + 3)]))
    }

    /// The distance of `found` from `expected`, in units in the last place of `expected`.
    fn units(found: f64, expected: f64) -> f64 {
        (found - expected).abs() / (f64::from_bits(expected.to_bits() + 1) - expected)
    }

    /// The largest of those distances over 200 000 numbers up to `end`.
    fn worst(end: f64, found: impl Fn(Lanes) -> Lanes, expected: impl Fn(f64) -> f64) -> f64 {
        let each = tour(end, 50_000).flat_map(|z| {
            let found = found(z).to_array();
            z.to_array().into_iter().zip(found)
        });
        each.map(|(z, found)| units(found, expected(z))).fold(0.0, f64::max)
    }

    fn exp_of_minus(z: Lanes) -> Lanes {
        let Quotient { n, d } = exp_minus(z);
        n / d
    }

    #[test]
    fn wrong_by_no_more_than_said() {
        for end in [1.0, 40.0, 699.0] {
            let exp_worst = worst(end, exp_of_minus, |z| exp(-z));
            let sigmoid_worst = worst(end, sigmoid, Real::sigmoid);
            let log_worst = worst(end, |z| log_and_sigmoid(z).0, |z| libm::log1p(exp(-z.abs())));
            let other_worst = worst(end, |z| log_and_sigmoid(z).1, Real::sigmoid);
            assert!(exp_worst <= 2.0, "{exp_worst} within {end}");
            assert!(sigmoid_worst <= 3.0 && other_worst <= 3.0, "{sigmoid_worst} {other_worst} within {end}");
            assert!(log_worst <= 4.0, "{log_worst} within {end}");
        }
    }

    #[test]
    fn the_ends_are_clean() {
        let z = Lanes::new([0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY]);
        assert_eq!(sigmoid(z).to_array(), [0.5, 0.5, 1.0, 0.0]);
        let (log, out) = log_and_sigmoid(z);
        assert_eq!(out.to_array(), [0.5, 0.5, 1.0, 0.0]);
        assert!((log.to_array()[0] - std::f64::consts::LN_2).abs() < 1e-15);
        assert_eq!(log.to_array()[2..], [0.0, 0.0]);

        let far = Lanes::new([40.0, 708.0, 800.0, f64::MAX]);
        assert_eq!(sigmoid(far), Lanes::ONE);
        assert_eq!(sigmoid(-far).to_array()[1..], [0.0; 3]);
        assert_eq!(sigmoid(Lanes::new([-699.3, -699.7, -709.5, -750.0])).to_array()[1..], [0.0; 3]);
        assert!(sigmoid(all(-699.3)).to_array()[0] > 0.0);
        assert_eq!(
            exp_of_minus(Lanes::new([708.7, 708.8, -699.3, -699.8])).to_array()[1..],
            [0.0, exp(699.3), f64::INFINITY]
        );
        assert_eq!(log_and_sigmoid(far).1, Lanes::ONE);
        assert_eq!(log_and_sigmoid(-far).0.to_array()[2..], [0.0; 2]);
    }

    #[test]
    fn within_its_reach_nothing_is_clamped() {
        for z in tour(REACH, 10_000).chain([all(REACH), all(-REACH)]) {
            assert_eq!(
                sigmoid_within(z).to_array().map(f64::to_bits),
                sigmoid(z).to_array().map(f64::to_bits)
            );
        }
    }

    /// In every lane separately, and with either sign.
    #[test]
    fn nan_stays_nan() {
        for nan in [f64::NAN, -f64::NAN] {
            let z = Lanes::new([1.0, nan, -1000.0, nan]);
            for lanes in [sigmoid(z), log_and_sigmoid(z).0, log_and_sigmoid(z).1] {
                assert_eq!(lanes.to_array().map(f64::is_nan), [false, true, false, true]);
            }
        }
    }

    /// On every target and with every compiler: all bits of 200 000 results, mixed into one number.
    #[test]
    fn the_same_bits_everywhere() {
        let mixed = |lanes: fn(Lanes) -> Lanes| {
            tour(60.0, 50_000).flat_map(|z| lanes(z).to_array()).fold(0_u64, |mixed, number| {
                (mixed ^ number.to_bits()).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
            })
        };
        assert_eq!(
            [mixed(sigmoid), mixed(|z| log_and_sigmoid(z).0), mixed(|z| log_and_sigmoid(z).1)],
            [12_971_269_273_709_308_630, 11_296_698_308_376_472_737, 12_971_269_273_709_308_630]
        );
    }
}
