use rand_mt::Mt;

use crate::data::uniform;

/// NumPy's legacy generator: the same seed draws the same numbers, to the bit.
///
/// `numpy.random.seed(s)` fills a Mersenne Twister (Matsumoto and Nishimura, 1998) from one 32-bit number.
pub struct NumpyRandom(Mt);

impl NumpyRandom {
    /// The state after `numpy.random.seed(seed)`.
    pub fn new(seed: u32) -> Self {
        Self(Mt::new(seed))
    }

    /// Like `numpy.random.random()`: uniform in [0, 1).
    pub fn random(&mut self) -> f64 {
        uniform(&mut self.0)
    }
}
