//! Messages, and what fills their gaps.

use super::Locale;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// What fills a gap: a text, a number of things, or another message.
///
/// A number is written as the language groups it, and chooses the form of a message where its grammar follows numbers. What looks like
/// a number but counts nothing, such as a weight, comes as text.
pub(crate) trait Part {
    /// Writes it behind what is there.
    fn write(&self, locale: &Locale, text: &mut String);

    /// How many, where it is a number of things.
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
