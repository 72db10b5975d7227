use super::{PER_LN2, ROUND, exp, exp_fused, fused};

/// Evenly spread numbers, the same every time.
fn spread(count: u32, from: f64, to: f64) -> impl Iterator<Item = f64> {
    // Multiples of the golden ratio never cluster.
    (1..=count).map(move |i| from + (to - from) * (f64::from(i) * 0.618_033_988_749_894_9).fract())
}

#[test]
fn is_wrong_by_less_than_0_511_units_in_the_last_place() {
    let exact = exact::Exp::new();
    let (mut worst, mut not_nearest) = (0.0_f64, 0);
    for x in spread(1_000_000, -40.0, 40.0) {
        let error = exact.error(x, exp(x));
        worst = worst.max(error);
        not_nearest += u32::from(error > 0.5);
    }
    println!("worst {worst:.4} ulp, not nearest {not_nearest} of 1 000 000");
    assert!(worst < 0.511, "{worst} ulp");
    assert!(not_nearest < 1_000, "{not_nearest} not nearest");
}

#[test]
fn is_as_exact_where_results_are_subnormal_or_huge() {
    let exact = exact::Exp::new();
    for x in spread(50_000, -745.1, -708.0)
        .chain(spread(50_000, 500.0, 709.78))
        .chain(spread(50_000, -708.0, -500.0))
    {
        let error = exact.error(x, exp(x));
        assert!(error < 0.511, "{error} ulp at {x}");
    }
}

#[test]
fn knows_the_ends_of_the_number_line() {
    assert_eq!(exp(0.0), 1.0);
    assert_eq!(exp(-0.0), 1.0);
    assert_eq!(exp(f64::from_bits(1)), 1.0);
    assert_eq!(exp(-f64::MIN_POSITIVE), 1.0);
    assert_eq!(exp(f64::INFINITY), f64::INFINITY);
    assert_eq!(exp(f64::MAX), f64::INFINITY);
    assert_eq!(exp(f64::NEG_INFINITY).to_bits(), 0);
    assert_eq!(exp(f64::MIN).to_bits(), 0);
    assert!(exp(f64::NAN).is_nan());
    // The last that does not overflow and the first that does, the last with a result above 0 and the first with 0.
    let (largest, smallest) = (709.782_712_893_384_f64, -745.133_219_101_941_1_f64);
    assert!(exp(largest).is_finite());
    assert_eq!(exp(largest.next_up()), f64::INFINITY);
    assert_eq!(exp(smallest).to_bits(), 1);
    assert_eq!(exp(smallest.next_down()).to_bits(), 0);
}

/// x, exp(x) as hexadecimal bits, by glibc: see `tests/reference/exp_bits.py`.
#[test]
fn gives_glibc_s_bits_in_hard_cases() {
    let cases = include_str!("../../../tests/reference/exp_bits.csv").lines().skip(1);
    let mut count = 0;
    for line in cases {
        let (x, expected) = line.split_once(',').unwrap();
        let [x, expected] = [x, expected].map(|bits| f64::from_bits(u64::from_str_radix(bits, 16).unwrap()));
        let y = exp(x);
        assert!(
            y.to_bits() == expected.to_bits() || y.is_nan() && expected.is_nan(),
            "{x}: {y}, not {expected}"
        );
        count += 1;
    }
    assert!(count > 5_000);
}

/// The case that [`exp`]'s rounding test leaves out: 128·x / ln 2, rounded, is halfway between two integers.
#[test]
fn gives_the_fused_bits_wherever_k_may_differ() {
    let (mut count, mut differ) = (0, 0);
    for n in -94_548..94_548 {
        let half_way = f64::from(n) + 0.5;
        let near = half_way / PER_LN2;
        let candidates = (0..9).map(|step| f64::from_bits(near.to_bits() - 4 + step));
        for x in candidates.filter(|&x| PER_LN2 * x == half_way && x.abs() < 512.0) {
            assert_eq!(exp(x).to_bits(), exp_fused(x).to_bits(), "{x}");
            count += 1;
            differ += u32::from(PER_LN2.mul_add(x, ROUND) != half_way + ROUND);
        }
    }
    assert_eq!((count, differ), (211_516, 105_758));
}

/// Compares with the processor's own instruction, or the C library's function.
#[test]
fn fuses_as_the_platform_does() {
    let signed = |bits: u64| {
        // 53 bits, an exponent from -60 to 59, and cases in which nearly all digits are 0 or 1, so that ties are near.
        let digits = match bits >> 60 {
            0..4 => bits & 0xf_0000_0000_000f,
            4..8 => bits | 0xf_ffff_ff00_0000,
            _ => bits,
        } & 0xf_ffff_ffff_ffff;
        let exponent = 963 + (bits >> 52 & 0xff) % 120;
        f64::from_bits(bits & 1 << 63 | exponent << 52 | digits)
    };
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    };
    for _ in 0..2_000_000 {
        let (a, b, c) = (signed(next()), signed(next()), signed(next()));
        // As far apart as possible, and as near as in `exp`: nearly cancelling, or each with the other's last bits.
        let near = f64::from_bits((a * b).to_bits().wrapping_add(next() % 5).wrapping_sub(2));
        let shift = f64::from_bits((1023 + next() % 112 - 56) << 52);
        for c in [c, near, -near, near * shift, -near * shift] {
            assert_eq!(fused(a, b, c).to_bits(), a.mul_add(b, c).to_bits(), "{a:e} · {b:e} + {c:e}");
        }
    }
}

/// Ten million results, compared by a checksum after every hundred thousand.
#[test]
fn gives_glibc_s_bits_ten_million_times() {
    let sums = include_str!("../../../tests/reference/exp_checksums.txt").lines();
    let (mut state, mut sum, mut count) = (88_172_645_463_325_252_u64, 0_u64, 0);
    for expected in sums {
        for i in 0..100_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let width = if i % 10 == 9 { 1500.0 } else { 80.0 };
            let x = ((state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5) * width;
            sum = (sum ^ exp(x).to_bits()).wrapping_mul(0x100_0000_01b3);
            count += 1;
        }
        assert_eq!(format!("{sum:016x}"), expected, "among the 100 000 before {count}");
    }
    assert_eq!(count, 10_000_000);
}

/// e to the x in integers, to 2^-100: the correct value, independent of any floating-point arithmetic.
mod exact {
    /// All numbers here are integers, in units of 2^-116.
    const ONE: u128 = 1 << 116;
    /// ln 2 = 0.B17217F7D1CF79ABC9E3B39803F2F6AF… in hexadecimal.
    const LN_2: i128 = 0xb_1721_7f7d_1cf7_9abc_9e3b_3980_3f2f;

    pub struct Exp {
        /// e^(j/256), j/256 ≤ ln 2. Each is a product of up to 177 factors that lose less than a unit: off by less than 2^-107.
        powers: Vec<u128>,
    }

    impl Exp {
        pub fn new() -> Self {
            let step = taylor(ONE / 256);
            let powers = std::iter::successors(Some(ONE), |&power| Some(multiply(power, step)));
            Self { powers: powers.take(178).collect() }
        }

        /// The error of `y` as a value of e^x, in units in y's last place.
        pub fn error(&self, x: f64, y: f64) -> f64 {
            // x itself, exactly: |x| < 2^10, and no bits below 2^-116 for the inputs tested.
            let x = fixed(x);
            // e^x = 2^k · e^(j/256) · e^s. LN_2 is off by less than a unit, k of them by less than 2^-105.
            let k = x.div_euclid(LN_2);
            let r = x.rem_euclid(LN_2).unsigned_abs();
            let (j, s) = (r / (ONE / 256), r % (ONE / 256));
            let exact = multiply(self.powers[j as usize], taylor(s));
            // y = last · 2^place, e^x = exact · 2^(k − 116).
            let bits = y.to_bits();
            let exponent = (bits >> 52).max(1) as i128;
            let last = (bits & ((1 << 52) - 1)) | if bits >> 52 == 0 { 0 } else { 1 << 52 };
            let place = exponent - 1075;
            let drop = place - (k - 116);
            // In units of e^x's last bit here: the difference may be as wide as a unit in the last place.
            let difference = if drop < 128 - 53 {
                ((u128::from(last) << drop).abs_diff(exact)) as f64
            } else {
                // Only if hardly a bit of y is left.
                (last as f64 * 2_f64.powi(drop as i32) - exact as f64).abs()
            };
            difference / 2_f64.powi(drop as i32)
        }
    }

    /// `x` in units of 2^-116.
    fn fixed(x: f64) -> i128 {
        let bits = x.abs().to_bits();
        let exponent = (bits >> 52) as i32 - 1075 + 116;
        let mantissa = i128::from(bits & ((1 << 52) - 1) | (1 << 52));
        assert!((0..=74).contains(&exponent), "{x}");
        (mantissa << exponent) * if x < 0.0 { -1 } else { 1 }
    }

    /// e^s for s ≤ 1/256 by its series, from the last term inwards: 1 + s(1 + s/2(1 + s/3(…))). The first omitted term is below
    /// 2^-120 / 15!.
    fn taylor(s: u128) -> u128 {
        (1..=14).rev().fold(ONE, |sum, n| ONE + multiply(s, sum) / n)
    }

    /// The product, rounded down. Factors below 2^118.
    fn multiply(a: u128, b: u128) -> u128 {
        const HALF: u128 = (1 << 64) - 1;
        let (a1, a0, b1, b0) = (a >> 64, a & HALF, b >> 64, b & HALF);
        let middle = a1 * b0 + ((a0 * b0) >> 64);
        let middle_low = a0 * b1 + (middle & HALF);
        let high = a1 * b1 + (middle >> 64) + (middle_low >> 64);
        (high << 12) | ((middle_low & HALF) >> 52)
    }
}
