use std::cmp::Ordering;

/// A whole number of any size.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Whole {
    /// Never of 0.
    negative: bool,
    /// Its size in words of 32 bits, the lowest first and the highest not 0: none of 0.
    words: Vec<u32>,
}

impl Whole {
    /// `value` / 2^`power`, of a finite number that is a multiple of 2^`power`.
    pub(super) fn of(value: f64, power: i32) -> Self {
        let mut whole = Self { negative: value < 0.0, words: Vec::new() };
        if let Some((odd, lowest)) = odd_part(value) {
            let places = (lowest - power) as usize;
            whole.words.resize(places / 32 + 3, 0);
            add_scaled(
                &mut whole.words[places / 32..],
                &[odd as u32, (odd >> 32) as u32],
                1 << (places % 32),
            );
        }
        whole.trimmed()
    }

    /// Whether it is below, equal to or above 0.
    pub(super) fn sign(&self) -> Ordering {
        self.compare(&Self::default())
    }

    /// Whether it is below, equal to or above another.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let sizes = || {
            let lengths = self.words.len().cmp(&other.words.len());
            lengths.then_with(|| self.words.iter().rev().cmp(other.words.iter().rev()))
        };
        match (self.negative, other.negative) {
            (false, false) => sizes(),
            (true, true) => sizes().reverse(),
            (negative, _) => {
                if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }

    /// x becomes −x.
    pub(super) fn negate(&mut self) {
        self.negative = !self.negative && !self.words.is_empty();
    }

    /// Adds a · b.
    pub(super) fn add_product(&mut self, a: &Self, b: &Self) {
        self.add_sized_product(a, b, a.negative != b.negative);
    }

    /// Subtracts a · b.
    pub(super) fn subtract_product(&mut self, a: &Self, b: &Self) {
        self.add_sized_product(a, b, a.negative == b.negative);
    }

    /// Adds |a| · |b| or, if that is to be negative, subtracts it.
    fn add_sized_product(&mut self, a: &Self, b: &Self, negative: bool) {
        let length = self.words.len().max(a.words.len() + b.words.len()) + 1;
        self.words.resize(length, 0);
        // In two's complement −x − 1 is the complement of x: so between two complements one subtracts by adding.
        let subtract = negative != self.negative;
        if subtract {
            complement(&mut self.words);
        }
        for (place, &word) in b.words.iter().enumerate() {
            add_scaled(&mut self.words[place..], &a.words, word);
        }
        if subtract {
            complement(&mut self.words);
            if self.words[length - 1] != 0 {
                // Below 0: −x is the complement of x, and 1.
                complement(&mut self.words);
                add_scaled(&mut self.words, &[1], 1);
                self.negative = !self.negative;
            }
        }
        self.trim();
    }

    /// x / `divisor`, where no remainder is left: each word of the quotient, from the lowest up, is what turns one more
    /// word of x − quotient · divisor into 0 (Jebelean, 1993).
    pub(super) fn quotient(&self, divisor: &Self) -> Self {
        let zeros = divisor.words.iter().take_while(|&&word| word == 0).count();
        let Some(lowest) = divisor.words.get(zeros) else { return Self::default() };
        let shift = zeros * 32 + lowest.trailing_zeros() as usize;
        let (mut words, divisor_words) = (self.halved(shift), divisor.halved(shift));
        // The inverse of an odd word modulo 2³², by Newton's method: of 3 right bits, then 6, 12, 24, 48.
        let odd = divisor_words[0];
        let mut inverse = odd;
        for _ in 0..4 {
            inverse = inverse.wrapping_mul(2_u32.wrapping_sub(odd.wrapping_mul(inverse)));
        }
        words.truncate((words.len() + 1).saturating_sub(divisor_words.len()));
        complement(&mut words);
        for place in 0..words.len() {
            let word = (!words[place]).wrapping_mul(inverse);
            add_scaled(&mut words[place..], &divisor_words, word);
            words[place] = word;
        }
        Self { negative: self.negative != divisor.negative, words }.trimmed()
    }

    /// About x, as m and e of m · 2ᵉ: to a double's last bit but one.
    pub(super) fn rounded(&self) -> (f64, i32) {
        let lowest = self.words.len().saturating_sub(3);
        let size =
            self.words[lowest..].iter().rev().fold(0.0, |sum, &word| sum * 4_294_967_296.0 + f64::from(word));
        (if self.negative { -size } else { size }, lowest as i32 * 32)
    }

    /// The words of |x| / 2^`times`, rounded down.
    fn halved(&self, times: usize) -> Vec<u32> {
        let words = &self.words[(times / 32).min(self.words.len())..];
        let pair = |place: usize| {
            u64::from(words[place]) | u64::from(words.get(place + 1).copied().unwrap_or(0)) << 32
        };
        let mut halved: Vec<u32> =
            (0..words.len()).map(|place| (pair(place) >> (times % 32)) as u32).collect();
        halved.truncate(halved.iter().rposition(|&word| word != 0).map_or(0, |highest| highest + 1));
        halved
    }

    fn trim(&mut self) {
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
        self.negative &= !self.words.is_empty();
    }

    fn trimmed(mut self) -> Self {
        self.trim();
        self
    }
}

/// The odd number and the power of 2 that a finite `value` is the product of, but for its sign. None of 0.
pub(super) fn odd_part(value: f64) -> Option<(u64, i32)> {
    let bits = value.abs().to_bits();
    let (exponent, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let mantissa = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    let zeros = mantissa.trailing_zeros();
    (mantissa != 0).then(|| (mantissa >> zeros, exponent.max(1) - 1075 + zeros as i32))
}

fn complement(words: &mut [u32]) {
    for word in words {
        *word = !*word;
    }
}

/// Adds `words` · `factor`, as far as `sum` reaches.
fn add_scaled(sum: &mut [u32], words: &[u32], factor: u32) {
    let mut carry = 0;
    let mut sum = sum.iter_mut();
    for (&word, sum) in words.iter().zip(sum.by_ref()) {
        carry += u64::from(*sum) + u64::from(word) * u64::from(factor);
        *sum = carry as u32;
        carry >>= 32;
    }
    for sum in sum {
        if carry == 0 {
            break;
        }
        carry += u64::from(*sum);
        *sum = carry as u32;
        carry >>= 32;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(value: i128) -> Whole {
        let size = value.unsigned_abs();
        let words = (0..4).map(|place| (size >> (32 * place)) as u32).collect();
        Whole { negative: value < 0, words }.trimmed()
    }

    /// Numbers of all sizes, and those with many zeros at their end.
    fn any_size() -> impl Strategy<Value = i128> {
        (any::<i64>(), 0..64, 0..20).prop_map(|(value, less, more)| i128::from(value >> less) << more >> 1)
    }

    fn product(a: &Whole, b: &Whole) -> Whole {
        let mut product = Whole::default();
        product.add_product(a, b);
        product
    }

    proptest! {
        #[test]
        fn is_whole_number_arithmetic(a in any_size(), b in any_size(), c in -1000..1000_i128) {
            let mut sum = whole(c);
            sum.add_product(&whole(a >> 24), &whole(b >> 24));
            let mut expected = c + (a >> 24) * (b >> 24);
            prop_assert_eq!(&sum, &whole(expected));
            sum.subtract_product(&whole(a), &whole(c));
            expected -= a * c;
            prop_assert_eq!(&sum, &whole(expected));
            prop_assert_eq!(sum.sign(), expected.cmp(&0));
            prop_assert_eq!(sum.compare(&whole(b)), expected.cmp(&b));
            prop_assert_eq!(sum.compare(&sum), Ordering::Equal);
            let (value, power) = sum.rounded();
            prop_assert!((libm::ldexp(value, power) / expected as f64 - 1.0).abs() < 3e-16 || expected == 0);
            let mut opposite = sum.clone();
            opposite.negate();
            prop_assert_eq!(&opposite, &whole(-expected));
            sum.add_product(&opposite, &whole(1));
            prop_assert_eq!(sum, Whole::default());
        }

        #[test]
        fn divides_products(factors in proptest::collection::vec(any_size(), 1..12), a in any_size(), b in any_size()) {
            let many = factors.iter().fold(whole(1), |many, &factor| product(&many, &whole(factor)));
            let all = product(&product(&many, &whole(a)), &whole(b));
            if a != 0 {
                prop_assert_eq!(all.quotient(&whole(a)), product(&many, &whole(b)));
            }
            if many != whole(0) {
                prop_assert_eq!(all.quotient(&many), product(&whole(a), &whole(b)));
            }
        }

        #[test]
        fn takes_doubles_apart(value in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
            let (odd, power) = odd_part(value).unwrap();
            prop_assert_eq!(odd % 2, 1);
            prop_assert_eq!(libm::ldexp(odd as f64, power), value.abs());
            let (found, lower) = Whole::of(value, power - 70).rounded();
            prop_assert_eq!(libm::ldexp(found, lower + power - 70), value);
        }
    }

    #[test]
    fn takes_zero() {
        assert_eq!((odd_part(0.0), odd_part(-0.0)), (None, None));
        assert_eq!(Whole::of(-0.0, 3), Whole::default());
        assert_eq!(Whole::default().rounded(), (0.0, 0));
        let mut zero = Whole::default();
        zero.negate();
        assert_eq!(zero, Whole::default());
    }
}
