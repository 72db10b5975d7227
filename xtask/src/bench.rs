//! Measuring the trainer: natively by cargo, and in the browsers by `benches/browser.ts`.

use crate::run::{Result, root};

/// Runs the benches there are.
pub fn bench() -> Result<()> {
    let browser = root().join("benches/browser.ts");
    if !browser.exists() {
        return Err("There are no benches yet.".into());
    }
    Err("There are no benches that this command knows how to run yet.".into())
}
