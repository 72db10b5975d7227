use wasm_bindgen::prelude::*;

use crate::share::Refusal;
use crate::text::Locale;

/// Why something cannot be used: what is thrown at JavaScript.
#[wasm_bindgen(getter_with_clone)]
pub struct Refused {
    /// What is at fault: `attribute` or `table`.
    #[wasm_bindgen(readonly)]
    pub code: String,
    /// A sentence: what, where, and what is accepted.
    #[wasm_bindgen(readonly)]
    pub message: String,
    /// The row of the table at fault, where it is one, from 1.
    #[wasm_bindgen(readonly)]
    pub row: Option<usize>,
    /// The column at fault, where it is a cell, from 1.
    #[wasm_bindgen(readonly)]
    pub column: Option<usize>,
}

impl Refused {
    /// Of what a script or an author says.
    pub(super) fn attribute(message: String) -> Self {
        Self { code: "attribute".to_owned(), message, row: None, column: None }
    }
}

/// What makes of a refusal what is thrown, in a language.
pub(super) fn refused(locale: &Locale) -> impl Fn(Refusal) -> Refused {
    |refusal| {
        let code = if matches!(refusal, Refusal::Table(_)) { "table" } else { "attribute" };
        let (row, column) = refusal.place().unzip();
        Refused { code: code.to_owned(), message: refusal.message(locale), row, column: column.flatten() }
    }
}
