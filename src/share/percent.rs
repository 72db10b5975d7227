//! Percent-encoding (RFC 3986): a byte that means something else where it stands is written as % and two digits.

/// Appends text with every byte but those that `keeps` as % and its two hexadecimal digits.
pub(super) fn encode(text: &str, keeps: fn(u8) -> bool, into: &mut String) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut bytes = [0; 4];
    for character in text.chars() {
        let whole = character.encode_utf8(&mut bytes);
        if whole.bytes().all(keeps) {
            into.push(character);
            continue;
        }
        for byte in whole.bytes() {
            into.push('%');
            into.push(DIGITS[usize::from(byte >> 4)]);
            into.push(DIGITS[usize::from(byte & 15)]);
        }
    }
}

/// Text as it was. A % without two digits stands for itself, and what comes out as no UTF-8 for a replacement character.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    while let [first, after @ ..] = rest {
        rest = after;
        if let (b'%', [high, low, after @ ..]) = (*first, after)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            bytes.push((high * 16 + low) as u8);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(text: &str) -> String {
        let mut into = String::new();
        encode(text, |byte| byte.is_ascii_alphanumeric(), &mut into);
        into
    }

    #[test]
    fn follows_the_standard() {
        assert_eq!(encoded("a b%é/~"), "a%20b%25%C3%A9%2F%7E");
        assert_eq!(decode("a%20b%25%c3%A9+"), "a b%é+");
    }

    #[test]
    fn reads_what_is_broken() {
        assert_eq!(["%", "%2", "%zz", "%%41", "é%4"].map(decode), ["%", "%2", "%zz", "%A", "é%4"]);
        assert_eq!(decode("%ff!"), "\u{fffd}!");
    }

    proptest! {
        #[test]
        fn there_and_back(text: String) {
            prop_assert_eq!(decode(&encoded(&text)), text);
        }
    }
}
