use std::f64::consts::TAU;

use rand_mt::Mt;

/// A random stream for data only: drawing from it never changes the starting weights of a seed.
///
/// A Mersenne Twister like that of the weights, but seeded with two numbers, purpose and seed, by Matsumoto and Nishimura's
/// `init_by_array`: NumPy's `RandomState([purpose, seed])`.
pub(super) struct DataRandom(Mt);

/// The next number of a Mersenne Twister, computed as in NumPy's `random()`: uniform in [0, 1), 53 bits of two outputs a and b,
/// ((a >> 5) · 2²⁶ + (b >> 6)) / 2⁵³.
pub(crate) fn uniform(random: &mut Mt) -> f64 {
    let (high, low) = (random.next_u32() >> 5, random.next_u32() >> 6);
    (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
}

/// The purpose of a stream: streams with the same seed but different purposes are independent.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    /// Points of a shape.
    Generate = 1,
    /// Rows to hold out.
    HoldOut = 2,
}

impl DataRandom {
    pub(super) fn new(purpose: Purpose, seed: u32) -> Self {
        Self(Mt::new_with_key([purpose as u32, seed]))
    }

    /// Uniform in [0, 1).
    pub(super) fn uniform(&mut self) -> f64 {
        uniform(&mut self.0)
    }

    /// A uniform integer below `end`; 0 if `end` is 0.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        // The largest multiple of `end`. A number from there on is drawn again, because it would make small remainders more likely.
        let fair = (1 << 32) / u64::from(end.max(1)) * u64::from(end.max(1));
        loop {
            let drawn = self.0.next_u32();
            if u64::from(drawn) < fair {
                return drawn % end.max(1);
            }
        }
    }

    /// Two independent normal numbers of mean 0 and standard deviation 1 (Box and Muller, 1958): from uniform u and v,
    /// √(−2 ln (1 − u)) · (cos 2πv, sin 2πv). Both lie within ±8.6.
    pub(super) fn normal_pair(&mut self) -> [f64; 2] {
        let (u, v) = (self.uniform(), self.uniform());
        // u is below 1, so the logarithm is finite. Square roots have the same bits on every target.
        let radius = (-2.0 * libm::log(1.0 - u)).sqrt();
        let angle = TAU * v;
        [radius * libm::cos(angle), radius * libm::sin(angle)]
    }
}
