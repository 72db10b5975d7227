use wasm_bindgen::prelude::*;

use crate::share::Refusal;
use crate::text::{Locale, Message};
use crate::web::language::Language;

/// Why something cannot be used: what is thrown at JavaScript.
#[wasm_bindgen]
pub struct Refused(Cause);

enum Cause {
    /// Attributes, or the table.
    Refusal(Refusal),
    /// Rows that a script has set.
    Rows,
}

#[wasm_bindgen]
impl Refused {
    /// What is at fault: `attribute` or `table`.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> String {
        let is_table = matches!(self.0, Cause::Refusal(Refusal::Table(_)));
        if is_table { "table" } else { "attribute" }.to_owned()
    }

    /// A sentence: what, where, and what is accepted.
    pub fn message(&self, language: &Language) -> String {
        let locale: &Locale = &language.locale();
        match &self.0 {
            Cause::Refusal(refusal) => refusal.message(locale),
            Cause::Rows => locale.say(Message::RowsTakes),
        }
    }

    /// The row of the table at fault, where it is one, from 1.
    #[wasm_bindgen(getter)]
    pub fn row(&self) -> Option<usize> {
        self.place().map(|(row, _)| row)
    }

    /// The column at fault, where it is a cell, from 1.
    #[wasm_bindgen(getter)]
    pub fn column(&self) -> Option<usize> {
        self.place().and_then(|(_, column)| column)
    }
}

impl Refused {
    /// Of rows that a script has set, which cannot be.
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
