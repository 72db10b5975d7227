//! The static site.

use std::process::Command;

use crate::run::{Result, run};
use crate::{npm, pictures};

/// Vite with `arguments`.
pub fn vite<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    npm::node("node_modules/vite/bin/vite.js", arguments)
}

/// Builds `dist/` and prints the sizes of its files. Needs the npm packages and the WebAssembly module.
pub fn build() -> Result<()> {
    pictures::build()?;
    run(&mut vite(["build"])).map_err(|_| "Vite could not build the page; its own words are above.".into())
}
