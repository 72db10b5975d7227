use wasm_bindgen::prelude::*;

use crate::share::Refusal;
use crate::text::{Locale, Message};
use crate::web::language::Language;

/// Why something is invalid: the error thrown to JavaScript.
#[wasm_bindgen]
pub struct Refused(Cause);

enum Cause {
    /// Attributes, or the table.
    Refusal(Refusal),
    /// Rows set by a script.
    Rows,
}

#[wasm_bindgen]
impl Refused {
    /// The kind of the error: `attribute` or `table`.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> String {
        let is_table = matches!(self.0, Cause::Refusal(Refusal::Table(_)));
        if is_table { "table" } else { "attribute" }.to_owned()
    }

    /// The error as a sentence: the value, its position, and the accepted values.
    pub fn message(&self, language: &Language) -> String {
        let locale: &Locale = &language.locale();
        match &self.0 {
            Cause::Refusal(refusal) => refusal.message(locale),
            Cause::Rows => locale.say(Message::RowsTakes),
        }
    }

    /// The row of the table with the error, if there is one, from 1.
    #[wasm_bindgen(getter)]
    pub fn row(&self) -> Option<usize> {
        self.place().map(|(row, _)| row)
    }

    /// The column of the cell with the error, if there is one, from 1.
    #[wasm_bindgen(getter)]
    pub fn column(&self) -> Option<usize> {
        self.place().and_then(|(_, column)| column)
    }
}

impl Refused {
    /// The error for invalid rows set by a script.
    pub(super) fn rows() -> Self {
        Self(Cause::Rows)
    }

    fn place(&self) -> Option<(usize, Option<usize>)> {
        match &self.0 {
            Cause::Refusal(refusal) => refusal.place(),
            Cause::Rows => None,
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(Cause::Refusal(refusal))
    }
}
