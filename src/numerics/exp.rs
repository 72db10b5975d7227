//! e to the x: the same bits on every target, and the same bits as NumPy.
//!
//! A browser's `Math.exp` differs from engine to engine, and `f64::exp` is whatever the platform links. Training uses each result
//! in the next step, so a single different bit would soon show. [`exp`] is therefore written out here in plain f64 operations,
//! whose results IEEE 754 defines exactly.
//!
//! # The algorithm
//! Published by Arm in its [optimized routines] (`math/exp.c`, © 2018 Arm Limited, MIT OR Apache-2.0 WITH
//! LLVM-exception), and used by glibc since 2.28:
//!
//! e^x = 2^(k/128) · e^r, where k = round(128·x / ln 2) and r = x − k·ln 2 / 128, so |r| ≤ ln 2 / 256
//!
//! The first factor comes from a table, e^r − 1 from a polynomial of degree 5.
//!
//! # Which bits
//! glibc's, and hence NumPy's whenever NumPy leaves `exp` to the C library (its own AVX-512 kernel differs in the last bit now and
//! then). Modern processors run glibc's code with *fused* multiply-adds, rounded once where two operations would round twice; for
//! 7 results in 10 000 that decides the last bit. WebAssembly has no such instruction, and emulating it in software is slow. So
//! [`exp`] computes without fused operations, and a test shows nearly always that they would round to the same double. Only if it
//! cannot are they carried out.
//!
//! # Speed
//! Nanoseconds on WebAssembly in V8 (Node.js 20), best of 25 rounds: for a row of batch-1 training on AND, where each `exp` waits
//! for the step before, and for an isolated call, where calls overlap.
//!
//! | `exp` | row | relative | call |
//! |---|--:|--:|--:|
//! | the algorithm without fused operations, other bits | 22.2 | 0.94 | 5.1 |
//! | this | 23.7 | 1.00 | 7.8 |
//! | crate `pxfm` 0.1.30, correctly rounded | 32.4 | 1.37 | 10.4 |
//! | `f64::exp` | 39.5 | 1.67 | 10.7 |
//! | crate `libm` 0.2.16 | 39.5 | 1.67 | 10.2 |
//! | the algorithm with all its fused operations, in software | 121 | 5.1 | 121 |
//!
//! The same loop in JavaScript, with `Math.exp`, takes 21 ns a row in Chromium and 39 in Node.js. Of inputs within ±40, 2.8 % need
//! a closer look, and nearly all of them a single fused operation.
//!
//! [optimized routines]: https://github.com/ARM-software/optimized-routines

use super::exp_table::POWERS;

/// e to the `x`, with an error of less than 0.511 units in the last place (0.5042 in a million inputs within ±40): eight results in
/// ten thousand are not the nearest double, but its neighbour.
///
/// Overflows to ∞ above 709.78, passes through the subnormal numbers below −708.39, and is 0 below −745.13.
/// `exp(±0) = 1`, `exp(∞) = ∞`, `exp(−∞) = 0`, and NaN stays NaN.
///
/// Not inlined, because it is called in many places. Only the hot loop has an inlined copy.
#[inline(never)]
pub fn exp(x: f64) -> f64 {
    exp_in_place(x)
}

/// Like [`exp`], but inlined.
#[inline(always)]
pub(crate) fn exp_in_place(x: f64) -> f64 {
    if !is_ordinary(x) {
        return exp_fused(x);
    }
    let Reduced { a, b, scale, tail } = reduce(x);
    let r = a + b;
    let r2 = r * r;
    let t = tail + r + r2 * (C2 + r * C3) + r2 * r2 * (C4 + r * C5);
    let p = scale * t;
    let y = scale + p;

    // Is y the result of fused operations? They may round differently at four places. At each of them, both variants have operands
    // so close that the results are equal or neighbours:
    //   r         its first product is exact (36 bits times 17), a therefore too; the second is rounded or not;
    //   t         the sum with r2·(…), then the sum with r2·r2·(…);
    //   p         rounded here, never there.
    // |r| and |t| stay below 2^-8, so neighbours are 2^-61 apart at most: 3·2^-61 + 2^-62 = 7·2^-62 of `scale` altogether.
    // The sum y + lo is exactly scale + p. Half the distance from y to its neighbours is at least 2^-54 of `scale`
    // (towards 0 from a power of two; 2^-53 of a `scale` that may be almost twice its own power of two comes to the same),
    // of which 7·2^-62 are 7/256 = 0.0273…: where 1.029 times lo still rounds to y, |lo| is at most 1/1.029 = 1 − 0.0281…
    // of it, and fused operations round to y too.
    // All that holds for equal k. A fused k differs only for 105 758 x, for which 128·x / ln 2 is rounded to a half
    // exactly: a test goes through them all.
    let lo = (scale - y) + p;
    if y != y + lo * 1.029 {
        return exp_enclosed(x);
    }
    y
}

/// Handles the three inputs in a hundred for which [`exp`] cannot tell: by enclosing instead of estimating.
///
/// Rounding is monotonic, so the result of a fused operation lies between those of two operands that enclose its own. If both ends
/// agree, they are the fused result, and only the last operation still has to be fused.
#[cold]
#[inline(never)]
fn exp_enclosed(x: f64) -> f64 {
    let Reduced { a, b, scale, tail } = reduce(x);
    let r = a + b;
    let r2 = r * r;
    let r4 = r2 * r2;
    let first = tail + r;
    // Halfway between two integers, a fused k may be the other one. The unrounded b is within 2^-53 of b. And the coefficients are
    // moved by several times the rounding of everything that is multiplied with them.
    let k_agrees = (PER_LN2 * x).fract().abs() != 0.5;
    let r_agrees = a + b * (1.0 - f64::EPSILON) == a + b * (1.0 + f64::EPSILON);
    let below = first + r2 * (r * C3 + (C2 - TWO_POW_51)) + r4 * (r * C5 + (C4 - TWO_POW_54));
    let above = first + r2 * (r * C3 + (C2 + TWO_POW_51)) + r4 * (r * C5 + (C4 + TWO_POW_54));
    if k_agrees && r_agrees && below == above { fused(scale, below, scale) } else { exp_fused(x) }
}

/// glibc's computation, operation by operation, as in its x86-64 build with fused multiply-adds (read from version 2.36, compiled
/// by GCC 12). Right for every x, and slow: each [`fused`] is two dozen operations.
#[cold]
#[inline(never)]
fn exp_fused(x: f64) -> f64 {
    if x.abs() >= 1024.0 {
        return if x > 0.0 { f64::INFINITY } else { 0.0 };
    }
    // Also for NaN, for which every comparison is false.
    if x.is_nan() || x.abs() < SMALLEST {
        return 1.0 + x;
    }
    let shifted = fused(PER_LN2, x, ROUND);
    let k = shifted - ROUND;
    let r = fused(k, MINUS_LN2_LOW, fused(k, MINUS_LN2_HIGH, x));
    let (scale, tail) = power(shifted);
    let r2 = r * r;
    let t = fused(r2, fused(r, C3, C2), r + tail);
    let t = fused(r2 * r2, fused(r, C5, C4), t);
    if is_ordinary(x) {
        return fused(scale, t, scale);
    }

    // |x| ≥ 512: the result may leave the range of normal numbers, and `scale` may already have left it. So compute with a shifted
    // exponent, and shift the result back.
    if x > 0.0 {
        let scale = f64::from_bits(scale.to_bits().wrapping_sub(1009 << 52));
        return fused(scale, t, scale) * TWO_POW_1009;
    }
    let scale = f64::from_bits(scale.to_bits().wrapping_add(1022 << 52));
    let p = scale * t;
    let mut y = scale + p;
    if y < 1.0 {
        // The result will be subnormal. Adding 1 rounds it at the last bit of the subnormal number, once, not twice.
        let lo = (scale - y) + p;
        let hi = 1.0 + y;
        y = ((1.0 - hi) + y + lo) + hi - 1.0;
    }
    y * f64::MIN_POSITIVE
}

/// a·b + c, rounded once, like [`f64::mul_add`], if no step overflows or underflows: the operands here are far from both limits.
/// On WebAssembly the standard library uses software that handles every operand, four times the size of this, and slower.
///
/// Both operations are computed without error, as sums of two doubles. Their smaller parts are added *rounded to odd*: that keeps
/// the last rounding from seeing a tie where there is none. Algorithm and proof: S. Boldo and G. Melquiond, *Emulation of FMA and
/// correctly rounded sums: proved algorithms using rounding to odd*, IEEE Transactions on Computers 57 (2008).
#[inline(never)]
fn fused(a: f64, b: f64, c: f64) -> f64 {
    let (product, product_rest) = exact_product(a, b);
    let (low, low_rest) = exact_sum(c, product_rest);
    let (high, high_rest) = exact_sum(product, low);
    let (rest, lost) = exact_sum(low_rest, high_rest);
    // Rounds to odd: of the two doubles that enclose an inexact sum, takes the one whose last bit is 1.
    let bits = rest.to_bits();
    let odd = match lost != 0.0 && bits & 1 == 0 {
        true if (lost > 0.0) == (rest > 0.0) => bits + 1,
        true => bits - 1,
        false => bits,
    };
    high + f64::from_bits(odd)
}

/// a + b as a double and its rounding error (Knuth).
#[inline(always)]
fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

/// a·b as a double and its rounding error (Dekker), from halves of 26 bits (Veltkamp).
#[inline(always)]
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let halves = |whole: f64| {
        let high = whole * SPLIT - (whole * SPLIT - whole);
        (high, whole - high)
    };
    let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
    let product = a * b;
    (product, a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low))
}

/// Whether 2^-54 ≤ |x| < 512. Below that, e^x is 1 + x; above it, intermediate values may overflow or underflow.
#[inline(always)]
fn is_ordinary(x: f64) -> bool {
    // A single comparison of exponents: a smaller exponent wraps around to a large number.
    let exponent = |x: f64| x.to_bits() >> 52 & 0x7ff;
    exponent(x).wrapping_sub(exponent(SMALLEST)) < exponent(512.0) - exponent(SMALLEST)
}

/// x = k·ln 2 / 128 + a + b, and 2^(k/128) = scale · (1 + tail).
struct Reduced {
    a: f64,
    b: f64,
    scale: f64,
    tail: f64,
}

#[inline(always)]
fn reduce(x: f64) -> Reduced {
    let shifted = PER_LN2 * x + ROUND;
    let k = shifted - ROUND;
    let (scale, tail) = power(shifted);
    Reduced { a: x + k * MINUS_LN2_HIGH, b: k * MINUS_LN2_LOW, scale, tail }
}

/// 2^(k/128) = scale · (1 + tail), where `shifted` is k + [`ROUND`].
#[inline(always)]
fn power(shifted: f64) -> (f64, f64) {
    // k is in the last bits. Shifting removes those of `ROUND`.
    let k = shifted.to_bits();
    let i = 2 * (k & 127) as usize;
    (f64::from_bits(POWERS[i + 1].wrapping_add(k << 45)), f64::from_bits(POWERS[i]))
}

// Constants as bits: Rust has no hexadecimal floating-point literals, and decimal ones would hide their structure.

/// 2^-54
const SMALLEST: f64 = f64::from_bits(0x3c90_0000_0000_0000);
/// 2^-51
const TWO_POW_51: f64 = f64::from_bits(0x3cc0_0000_0000_0000);
/// 2^-54
const TWO_POW_54: f64 = SMALLEST;
/// 2^1009
const TWO_POW_1009: f64 = f64::from_bits(0x7f00_0000_0000_0000);
/// 2^27 + 1
const SPLIT: f64 = 134_217_729.0;
/// 1.5·2^52: adding it rounds a small number to an integer, which is then in the last bits of the sum.
const ROUND: f64 = f64::from_bits(0x4338_0000_0000_0000);
/// 128 / ln 2
const PER_LN2: f64 = f64::from_bits(0x4067_1547_652b_82fe);
/// −ln 2 / 128, its first 36 bits, so that products with k are exact, …
const MINUS_LN2_HIGH: f64 = f64::from_bits(0xbf76_2e42_fefa_0000);
/// … and the next 53.
const MINUS_LN2_LOW: f64 = f64::from_bits(0xbd0c_f79a_bc9e_3b3a);
// e^r − 1 = r + C2·r² + C3·r³ + C4·r⁴ + C5·r⁵, to 1.6·2^-66 in |r| ≤ ln 2 / 256: near 1/2, 1/6, 1/24 and 1/120.
const C2: f64 = f64::from_bits(0x3fdf_ffff_ffff_fdbd);
const C3: f64 = f64::from_bits(0x3fc5_5555_5555_543c);
const C4: f64 = f64::from_bits(0x3fa5_5555_cf17_2b91);
const C5: f64 = f64::from_bits(0x3f81_1111_67a4_d017);

#[cfg(test)]
mod tests;
