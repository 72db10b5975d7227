use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::text::Locale;

/// A language: its messages, which the page has fetched, for everything that uses it.
#[wasm_bindgen]
pub struct Language(Rc<Locale>);

#[wasm_bindgen]
impl Language {
    /// The language with this tag. `words` has a line for each form of each message, in the format that the build of the page
    /// writes.
    #[wasm_bindgen(constructor)]
    pub fn new(tag: &str, words: &str) -> Self {
        Self(Rc::new(Locale::read(tag, words)))
    }
}

impl Language {
    pub(super) fn locale(&self) -> Rc<Locale> {
        self.0.clone()
    }
}
