//! Messages, and the values that fill their gaps.

use super::Locale;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A value that fills a gap: a text, a count, or another message.
///
/// A count is written with the language's thousands separator, and selects the plural form of a message. A number that counts
/// nothing, such as a weight, is passed as text.
pub(crate) trait Part {
    /// Appends it to the text.
    fn write(&self, locale: &Locale, text: &mut String);

    /// Its number, if it is a count.
    fn count(&self) -> Option<u64> {
        None
    }
}

impl Part for &str {
    fn write(&self, _: &Locale, text: &mut String) {
        text.push_str(self);
    }
}

impl Part for String {
    fn write(&self, _: &Locale, text: &mut String) {
        text.push_str(self);
    }
}

impl Part for u64 {
    fn write(&self, locale: &Locale, text: &mut String) {
        text.push_str(&locale.grouped(*self));
    }

    fn count(&self) -> Option<u64> {
        Some(*self)
    }
}

impl Part for usize {
    fn write(&self, locale: &Locale, text: &mut String) {
        (*self as u64).write(locale, text);
    }

    fn count(&self) -> Option<u64> {
        Some(*self as u64)
    }
}

impl Part for u32 {
    fn write(&self, locale: &Locale, text: &mut String) {
        u64::from(*self).write(locale, text);
    }

    fn count(&self) -> Option<u64> {
        Some(u64::from(*self))
    }
}

impl Part for Message<'_> {
    fn write(&self, locale: &Locale, text: &mut String) {
        locale.write(self, text);
    }
}

impl<P: Part> Part for Option<P> {
    fn write(&self, locale: &Locale, text: &mut String) {
        if let Some(part) = self {
            part.write(locale, text);
        }
    }

    fn count(&self) -> Option<u64> {
        self.as_ref().and_then(Part::count)
    }
}
