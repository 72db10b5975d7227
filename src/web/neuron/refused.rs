use wasm_bindgen::prelude::*;

use crate::share::Refusal;

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
    pub(super) fn attribute(message: &str) -> Self {
        Self { code: "attribute".to_owned(), message: message.to_owned(), row: None, column: None }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let code = if matches!(refusal, Refusal::Table(_)) { "table" } else { "attribute" };
        let (row, column) = refusal.place().unzip();
        Self { code: code.to_owned(), message: refusal.message(), row, column: column.flatten() }
    }
}
