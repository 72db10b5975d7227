use rand_mt::Mt;

/// NumPy's legacy generator: the same seed draws the same numbers, to the bit.
///
/// `numpy.random.seed(s)` fills a Mersenne Twister (Matsumoto and Nishimura, 1998) from one 32-bit number, and
/// `numpy.random.random()` makes a double from two of its outputs a and b: ((a >> 5) · 2²⁶ + (b >> 6)) / 2⁵³.
pub struct NumpyRandom(Mt);

impl NumpyRandom {
    /// As after `numpy.random.seed(seed)`.
    pub fn new(seed: u32) -> Self {
        Self(Mt::new(seed))
    }

    /// As `numpy.random.random()`: uniform in [0, 1).
    pub fn random(&mut self) -> f64 {
        let (high, low) = (self.0.next_u32() >> 5, self.0.next_u32() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }
}
