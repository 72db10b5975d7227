//! Numbers as text, and back. In the browser, where that is not simple, its own reader and printer do it, which round just
//! as Rust's do: Rust's would be a quarter of the download.

/// A finite decimal number: digits with at most one point, a sign, an exponent. Nothing else: no `inf`, no `0x10`.
pub fn parse(text: &str) -> Option<f64> {
    let decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let number = text.bytes().any(|byte| byte.is_ascii_digit()) && text.bytes().all(decimal);
    platform::parse(text).filter(|value| number && value.is_finite())
}

/// A number with this many decimals and a real minus sign, which −0.00001 with four decimals does not get. What is no number is NaN, for
/// which [`Locale::fixed`](crate::text::Locale::fixed) has a word.
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    let scaled = (0..decimals).fold(value.abs(), |scaled, _| scaled * 10.0).round();
    let sign = if value < 0.0 && scaled > 0.0 { "−" } else { "" };
    // In integers, for it is done for every number in every frame. From 2⁵³ on, a number has no decimals anyway.
    if scaled >= 9_007_199_254_740_992.0 {
        return if value.is_infinite() { [sign, "∞"].concat() } else { short(value) };
    }
    let digits = whole(scaled as u64);
    let zeros = (decimals + 1).saturating_sub(digits.len());
    let mut text = String::with_capacity(sign.len() + zeros + digits.len() + 1);
    text.push_str(sign);
    (0..zeros).for_each(|_| text.push('0'));
    text.push_str(&digits);
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    text
}

/// A number as short as it can be said without another number being meant.
pub fn short(value: f64) -> String {
    plain(value).replace('-', "−")
}

/// The same with a hyphen for a minus sign, as one would type it.
pub fn plain(value: f64) -> String {
    platform::short(value)
}

/// Whether a number is [`short`] by itself: it has four decimals at most.
pub fn is_short(value: f64) -> bool {
    (value * 1e4).round() / 1e4 == value
}

/// A whole number. The standard library's way would be as much code as all else here.
pub fn whole(number: u64) -> String {
    let mut text = String::new();
    push_digits(&mut text, number);
    text
}

fn push_digits(text: &mut String, number: u64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// A whole number in raised digits: ⁻⁵.
pub fn raised(number: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let sign = if number < 0 { "⁻" } else { "" };
    let digits = whole(number.unsigned_abs().into());
    let digits = digits.bytes().map(|digit| DIGITS[usize::from(digit - b'0')]);
    sign.chars().chain(digits).collect()
}

/// A number of any size with two digits: 6.7·10⁻⁴.
pub fn scientific(value: f64) -> String {
    if !value.is_finite() || value == 0.0 {
        return fixed(value, 0);
    }
    let (mut mantissa, mut exponent) = (value.abs(), 0);
    while mantissa < 1.0 {
        (mantissa, exponent) = (mantissa * 10.0, exponent - 1);
    }
    while mantissa >= 9.95 {
        (mantissa, exponent) = (mantissa / 10.0, exponent + 1);
    }
    [if value < 0.0 { "−" } else { "" }, &fixed(mantissa, 1), "·10", &raised(exponent)].concat()
}

/// A number rounded to the power of ten below `fine`: as exact as a hand that can move by `fine`.
pub fn by_hand(value: f64, fine: f64) -> f64 {
    // Powers of ten from 1 up are exact: below 1, their inverse.
    let (mut step, mut inverse) = (1.0, 1.0);
    while step * 10.0 <= fine && step < 1e300 {
        step *= 10.0;
    }
    while inverse * fine < 1.0 && inverse < 1e300 {
        inverse *= 10.0;
    }
    if inverse > 1.0 { (value * inverse).round() / inverse } else { (value / step).round() * step }
}

/// A number beside a tick of an axis: short, and without the dust that adding up tenths leaves behind.
pub fn tick(value: f64) -> String {
    short((value * 1e9).round() / 1e9)
}

#[cfg(not(feature = "web"))]
mod platform {
    pub fn parse(text: &str) -> Option<f64> {
        text.parse().ok()
    }

    pub fn short(value: f64) -> String {
        value.to_string()
    }
}

#[cfg(feature = "web")]
mod platform {
    use js_sys::Number;
    use wasm_bindgen::JsValue;

    pub fn parse(text: &str) -> Option<f64> {
        // As the unary + of JavaScript reads it.
        Some(JsValue::from_str(text).unchecked_into_f64())
    }

    pub fn short(value: f64) -> String {
        Number::from(value).to_string_with_radix(10).map_or_else(|_| String::new(), String::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_decimal_numbers_and_nothing_else() {
        for (text, value) in
            [("0.01", 0.01), ("-2.5", -2.5), ("+1", 1.0), ("1e-3", 0.001), ("5.", 5.0), (".5", 0.5)]
        {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for text in
            ["", " ", "1 ", "NaN", "inf", "-Infinity", "0x10", "1_0", "e", "-", "1e", "--1", "1e999", "١"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn shows_numbers_rounded_with_a_real_minus() {
        assert_eq!(fixed(-1.25349, 4), "−1.2535");
        assert_eq!(fixed(-0.00001, 4), "0.0000");
        assert_eq!(
            [fixed(0.07, 1), fixed(2.6, 0), fixed(0.0, 2), fixed(-12.345, 2)],
            ["0.1", "3", "0.00", "−12.35"]
        );
        assert_eq!([fixed(1e300, 4), fixed(-1e15, 2)], [short(1e300), short(-1e15)]);
        assert_eq!(fixed(f64::NAN, 4), "NaN");
        assert_eq!(fixed(f64::NEG_INFINITY, 4), "−∞");
        assert_eq!(short(-0.5), "−0.5");
        assert_eq!(
            [
                scientific(6.66e-4),
                scientific(-0.0996),
                scientific(1234.0),
                scientific(0.0),
                scientific(1e-10)
            ],
            ["6.7·10⁻⁴", "−1.0·10⁻¹", "1.2·10³", "0", "1.0·10⁻¹⁰"]
        );
        assert_eq!(tick(0.1 + 0.2), "0.3");
        assert_eq!([5.1, -0.0725, 3.0, 0.1 + 0.2, 1.0 / 3.0].map(is_short), [true, true, true, false, false]);
        assert_eq!(
            [by_hand(0.123_456, 0.004), by_hand(-5.678, 0.1), by_hand(1234.5, 30.0)],
            [0.123, -5.7, 1230.0]
        );
    }
}
