use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::text::Locale;

/// A language: the words of it that the page has fetched, for all that speaks it.
#[wasm_bindgen]
pub struct Language(Rc<Locale>);

#[wasm_bindgen]
impl Language {
    /// The language of this tag. `words` has a line for each form of each message, as the build of the page writes it.
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
