//! What native Rust draws before anyone looks, in the program `pictures`: not part of these commands, or each would wait
//! for it to be compiled.

use std::env;

use crate::run::{Result, cargo, root, run};

/// Draws a poster: a query, a file, and perhaps a size. Files are found from where the command was called.
pub fn poster(arguments: &[String]) -> Result<()> {
    let here = env::current_dir().map_err(|error| format!("The current folder is gone: {error}."))?;
    let manifest = root().join("Cargo.toml");
    let mut pictures = cargo(["run", "--quiet", "--package=pictures", "--manifest-path"]);
    pictures.arg(manifest).args(["--", "poster"]).args(arguments).current_dir(here);
    run(&mut pictures).map_err(|_| "There is no poster; the reason is above.".into())
}

/// Compiles the program, which the build of the page calls.
pub fn build() -> Result<()> {
    run(&mut cargo(["build", "--quiet", "--package=pictures"]))
}
