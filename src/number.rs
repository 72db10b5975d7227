//! Numbers as text, and back: the only place where they are rounded.

/// A finite decimal number: digits with at most one point, a sign, an exponent. Other forms such as `inf` or `0x10` are refused.
pub fn parse(text: &str) -> Option<f64> {
    let is_decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    if text.is_empty() || !text.bytes().all(is_decimal) {
        return None;
    }
    read(text).filter(|value| value.is_finite())
}

#[cfg(not(feature = "web"))]
fn read(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// Uses JavaScript's `Number`, with the same bits: Rust's own parser would add tables of 13 KB, compressed by brotli, to the
/// module.
#[cfg(feature = "web")]
fn read(text: &str) -> Option<f64> {
    Some(wasm_bindgen::JsValue::from_str(text).unchecked_into_f64())
}

/// A number with this many decimals and a real minus sign, which −0.00001 with four decimals does not get. An invalid number is
/// NaN; [`Locale::fixed`](crate::text::Locale::fixed) has a word for it.
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    // Halves are rounded up, as is usual: 0.15 to 0.2, though its double is slightly less.
    let scaled = (0..decimals).fold(value.abs(), |scaled, _| scaled * 10.0).round();
    let sign = if value < 0.0 && scaled > 0.0 { "−" } else { "" };
    // From 2⁵³ on, a double has no decimals.
    if scaled >= 9_007_199_254_740_992.0 {
        return if value.is_infinite() { format!("{sign}∞") } else { short(value) };
    }
    let unit = 10_u64.pow(decimals as u32);
    let (whole, rest) = (scaled as u64 / unit, scaled as u64 % unit);
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0decimals$}") }
}

/// The shortest text that is read as exactly this number, with a real minus sign.
pub fn short(value: f64) -> String {
    plain(value).replace('-', "−")
}

/// Like [`short`], but with a hyphen as the minus sign, as it is typed. Very large and very small numbers have an exponent, as in
/// JavaScript: 1e+21, 1e-7.
pub fn plain(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size < 1e-6 => format!("{value:e}"),
        size if size >= 1e21 => format!("{value:e}").replace('e', "e+"),
        _ => value.to_string(),
    }
}

/// Whether the [`short`] text of a number is short: it has at most four decimals.
pub fn is_short(value: f64) -> bool {
    (value * 1e4).round() / 1e4 == value
}

/// A number of the data: in its shortest form, or with four decimals if that is long.
pub fn of_data(value: f64) -> String {
    if is_short(value) { short(value) } else { fixed(value, 4) }
}

/// An integer.
pub fn whole(number: u64) -> String {
    number.to_string()
}

/// An integer in superscript digits: ⁻⁵.
pub fn raised(number: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let text = number.to_string();
    text.chars().map(|sign| sign.to_digit(10).map_or('⁻', |digit| DIGITS[digit as usize])).collect()
}

/// Puts the text of a negative number into brackets, for use as a factor or summand: (−0.5).
pub fn enclosed(text: String) -> String {
    if text.starts_with('−') { format!("({text})") } else { text }
}

/// An integer in subscript digits: ₁₂.
pub fn lowered(number: usize) -> String {
    const DIGITS: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    whole(number as u64).bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
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
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{}·10{}", fixed(mantissa, 1), raised(exponent))
}

/// A number rounded to the power of ten below `fine`, for a value set by hand in steps of about `fine`.
pub fn by_hand(value: f64, fine: f64) -> f64 {
    // Powers of ten from 1 up are exact. Below 1, their inverses are used.
    let (mut step, mut inverse) = (1.0, 1.0);
    while step * 10.0 <= fine && step < 1e300 {
        step *= 10.0;
    }
    while inverse * fine < 1.0 && inverse < 1e300 {
        inverse *= 10.0;
    }
    if inverse > 1.0 { (value * inverse).round() / inverse } else { (value / step).round() * step }
}

/// A number for a tick of an axis: short, and without the rounding error from adding up tenths: 0.3, not 0.30000000000000004.
pub fn tick(value: f64) -> String {
    short((value * 1e9).round() / 1e9)
}

/// A number of any size in little room: in digits if there are few, otherwise as a multiple of a power of ten.
pub fn compact(value: f64) -> String {
    if (0.000_999..99_999.0).contains(&value) { tick(value) } else { multiple_of_a_power(value) }
}

/// A number as a multiple of a power of ten: 2·10⁻⁵.
pub fn multiple_of_a_power(value: f64) -> String {
    if value == 0.0 {
        return tick(value);
    }
    let exponent = (value.abs().log10() + 1e-9).floor() as i32;
    let power = format!("10{}", raised(exponent));
    let step = (value / 10_f64.powi(exponent) * 100.0).round() / 100.0;
    match step {
        1.0 => power,
        -1.0 => format!("−{power}"),
        _ => format!("{}·{power}", tick(step)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        assert_eq!([raised(-12), raised(0), raised(305)], ["⁻¹²", "⁰", "³⁰⁵"]);
        assert_eq!([lowered(7), lowered(64), lowered(0)], ["₇", "₆₄", "₀"]);
    }

    #[test]
    fn very_large_and_very_small_numbers_have_an_exponent() {
        assert_eq!(
            [1e-6, 1e-7, -2.5e-10, 1e20, 1.5e21].map(plain),
            ["0.000001", "1e-7", "-2.5e-10", "100000000000000000000", "1.5e+21"]
        );
        assert_eq!([-0.0, -1e-7].map(short), ["0", "−1e−7"]);
        assert_eq!([0, 7, -1234].map(raised), ["⁰", "⁷", "⁻¹²³⁴"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assert_eq!(parse(&plain(value)), value.is_finite().then_some(value));
        }

        #[test]
        fn decimals_are_those_of_a_whole_number_with_a_point(number in -999_999_999_999_i64..1_000_000_000_000, decimals in 0..7_usize) {
            let mut expected = format!("{:0width$}", number.abs(), width = decimals + 1);
            if decimals > 0 {
                expected.insert(expected.len() - decimals, '.');
            }
            if number < 0 {
                expected.insert(0, '−');
            }
            prop_assert_eq!(fixed(number as f64 / 10_f64.powi(decimals as i32), decimals), expected);
        }
    }
}
