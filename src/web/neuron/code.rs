//! The NumPy listing line by line, and the reader's steps through it.

use wasm_bindgen::prelude::*;

use super::Neuron;

/// A line of the NumPy listing.
#[wasm_bindgen(getter_with_clone)]
pub struct CodeLine {
    /// The code without its remark.
    #[wasm_bindgen(readonly)]
    pub code: String,
    /// The remark at its end, if there is one.
    #[wasm_bindgen(readonly)]
    pub remark: Option<String>,
    /// Whether it contains only data.
    #[wasm_bindgen(readonly)]
    pub is_data: bool,
    /// If it has a value, the next one of `code_values`: the symbol of the value, or nothing if it has none.
    #[wasm_bindgen(readonly)]
    pub value_of: Option<String>,
}

#[wasm_bindgen]
impl Neuron {
    /// The NumPy listing of the whole run.
    pub fn code(&mut self) -> Vec<CodeLine> {
        let lines = self.walk.lines(&self.run);
        let mut valued = self.walk.valued().peekable();
        let line = |(index, line): (usize, &crate::share::Line)| {
            let (code, remark) = line.parts();
            CodeLine {
                code: code.to_owned(),
                remark: (!remark.is_empty()).then(|| remark.to_owned()),
                is_data: line.data,
                value_of: valued.next_if(|(line, _)| *line == index).map(|(_, symbol)| symbol.to_owned()),
            }
        };
        lines.iter().enumerate().map(line).collect()
    }

    /// The values beside the lines that have them: those of the pass shown, as far as it has come.
    #[wasm_bindgen(getter)]
    pub fn code_values(&self) -> Vec<String> {
        self.walk.values(&self.run, self.selected)
    }

    /// The line of the listing that has just run, counted from 0, if the reader steps through it.
    #[wasm_bindgen(getter)]
    pub fn code_line(&self) -> Option<usize> {
        self.walk.line(&self.run)
    }

    /// Whether the pass shown is one that the reader steps through, and not the next one of the selected row.
    #[wasm_bindgen(getter)]
    pub fn walks(&self) -> bool {
        self.walk.row(&self.run).is_some()
    }

    /// Runs the next line of the listing, or all remaining lines of a pass if `pass`. The row on which it works becomes the
    /// selected one. Returns false at the end.
    pub fn next_line(&mut self, pass: bool) -> bool {
        let walks =
            if pass { self.walk.next_pass(&mut self.run) } else { self.walk.next_line(&mut self.run) };
        self.follow();
        walks
    }
}
