//! The plural form of a message for a number: the cardinal rules of Unicode's CLDR. The browser has them for every language.
//! Elsewhere they come from a crate, which would add 6 KB to the browser's module.

/// The category that every language has.
pub(super) const OTHER: &str = "other";

#[cfg(feature = "web")]
pub(super) use browser::Plurals;
#[cfg(not(feature = "web"))]
pub(super) use native::Plurals;

#[cfg(feature = "web")]
mod browser {
    use js_sys::Array;
    use js_sys::Intl::PluralRules;

    use wasm_bindgen::JsValue;

    /// The rules of a language.
    pub struct Plurals(PluralRules);

    impl Plurals {
        /// The rules of the language with this tag.
        pub fn of(language: &str) -> Self {
            Self(PluralRules::new(&Array::of1(&JsValue::from_str(language)), &JsValue::UNDEFINED.into()))
        }

        /// The plural category of this count.
        pub fn category(&self, count: u64) -> String {
            self.0.select(count as f64).into()
        }
    }
}

#[cfg(not(feature = "web"))]
mod native {
    use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
    use unic_langid::LanguageIdentifier;

    use super::OTHER;

    /// The rules of a language; `None` for an unknown language.
    pub struct Plurals(Option<PluralRules>);

    impl Plurals {
        /// The rules of the language with this tag.
        pub fn of(language: &str) -> Self {
            let rules = |tag: LanguageIdentifier| PluralRules::create(tag, PluralRuleType::CARDINAL).ok();
            // Most regions use the rules of their language.
            let of_all =
                |tag: LanguageIdentifier| LanguageIdentifier::from_parts(tag.language, None, None, &[]);
            let tag = language.parse::<LanguageIdentifier>().ok();
            Self(tag.and_then(|tag| rules(tag.clone()).or_else(|| rules(of_all(tag)))))
        }

        /// The plural category of this count.
        pub fn category(&self, count: u64) -> &'static str {
            let category = self.0.as_ref().and_then(|rules| rules.select(count as usize).ok());
            match category {
                Some(PluralCategory::ZERO) => "zero",
                Some(PluralCategory::ONE) => "one",
                Some(PluralCategory::TWO) => "two",
                Some(PluralCategory::FEW) => "few",
                Some(PluralCategory::MANY) => "many",
                Some(PluralCategory::OTHER) | None => OTHER,
            }
        }
    }
}
