//! The run as text for export: links, tags, scripts, tables, pictures.

use wasm_bindgen::prelude::*;

use super::{Attributes, Neuron, pairs};
use crate::panels::{self, Panel};
use crate::share;

/// The size of an exported SVG picture in CSS pixels.
const SIZE: (u32, u32) = (480, 400);

#[wasm_bindgen]
impl Neuron {
    /// The run as the query of an address; nothing if its rows are too many for one. `given` are attributes that only the page
    /// knows.
    pub fn query(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] given: &Attributes,
        epoch: u32,
    ) -> Option<String> {
        let link = share::long_query(self.run.settings(), &self.view, epoch, &borrowed(&pairs(given)));
        link.left_out.is_empty().then_some(link.query)
    }

    /// The tag that shows this run from its beginning; nothing if it has too many rows for one.
    pub fn embed(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] given: &Attributes,
    ) -> Option<String> {
        share::embed(self.run.settings(), &self.view, &borrowed(&pairs(given)))
    }

    /// A NumPy script with the same training, up to an epoch.
    pub fn numpy(&self, epoch: u32) -> String {
        share::numpy_to(&self.run, epoch)
    }

    /// The history as a table.
    pub fn history_csv(&self) -> String {
        share::history_csv(&self.run)
    }

    /// The rows as a table.
    pub fn rows_csv(&self) -> String {
        share::data_csv(self.run.examples().raw())
    }

    /// A panel's picture as SVG; nothing if the panel is not a picture.
    pub fn svg(&self, panel: &str) -> Option<String> {
        if panel == panels::OTHER_LANDSCAPE {
            return panels::still_of_other_loss(&self.run, &self.view, SIZE, &self.theme, &self.locale);
        }
        let look = (&self.theme, &*self.locale);
        panels::still_of_pass(&self.run, &self.view, Panel::named(panel)?.name(), SIZE, look, self.pass())
    }
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
