//! Powers of ten and small digits, as labels have them.

use crate::number;

/// The decimal logarithm, for drawing, not for training: `ln` is the platform's.
pub fn log10(number: f64) -> f64 {
    number.ln() * std::f64::consts::LOG10_E
}

/// A power of ten: 10⁻⁵.
pub fn decade(exponent: i32) -> String {
    ["10", &number::raised(exponent)].concat()
}

/// A number in small digits below the line.
pub fn below(number: usize) -> String {
    let mut text = String::new();
    push_digits(&mut text, number as u32, ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉']);
    text
}

fn push_digits(text: &mut String, number: u32, digits: [char; 10]) {
    if number >= 10 {
        push_digits(text, number / 10, digits);
    }
    text.push(digits[(number % 10) as usize]);
}

/// How many characters a text has. Less code than `chars().count()`, which is made for long ones.
pub fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised_and_lowered() {
        assert_eq!([decade(-12), decade(0), decade(305)], ["10⁻¹²", "10⁰", "10³⁰⁵"]);
        assert_eq!([below(7), below(64), below(0)], ["₇", "₆₄", "₀"]);
        assert_eq!([length(""), length("w₁,₂"), length("−1.25")], [0, 4, 5]);
        assert!((log10(2e-5) - 2e-5_f64.log10()).abs() < 1e-14);
    }
}
