//! Numbers as text, and back. In the browser its own reader and printer are used, which round just as Rust's do: Rust's
//! would be a quarter of the download.

/// A finite decimal number: digits with at most one point, a sign, an exponent. Nothing else: no `inf`, no `0x10`.
pub fn parse(text: &str) -> Option<f64> {
    let decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let number = text.bytes().any(|byte| byte.is_ascii_digit()) && text.bytes().all(decimal);
    platform::parse(text).filter(|value| number && value.is_finite())
}

/// A number with this many decimals and a real minus sign, which −0.00001 with four decimals does not get.
pub fn fixed(value: f64, decimals: u8) -> String {
    if value.is_nan() {
        return "not a number".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
    }
    let text = platform::fixed(value.abs(), decimals);
    let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if value < 0.0 && !zero { ["−", &text].concat() } else { text }
}

/// A number as short as it can be said without another number being meant.
pub fn short(value: f64) -> String {
    platform::short(value).replace('-', "−")
}

/// A whole number with commas between its thousands.
pub fn grouped(number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", grouped(number / 1000), number % 1000)
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

    pub fn fixed(value: f64, decimals: u8) -> String {
        format!("{value:.*}", usize::from(decimals))
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

    pub fn fixed(value: f64, decimals: u8) -> String {
        Number::from(value).to_fixed(decimals).map_or_else(|_| short(value), String::from)
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
        assert_eq!(fixed(0.07, 1), "0.1");
        assert_eq!(fixed(f64::NAN, 4), "not a number");
        assert_eq!(fixed(f64::NEG_INFINITY, 4), "−∞");
        assert_eq!(short(-0.5), "−0.5");
        assert_eq!(tick(0.1 + 0.2), "0.3");
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
