//! Pictures that native Rust draws in advance, in the program `pictures`. It is not part of these commands, because each of them
//! would then have to wait for its compilation.

use std::process::Command;
use std::{env, fs};

use crate::run::{Result, cargo, root, run};
use crate::wasm::{self, Purpose};

/// Draws a poster, from a query, a file, and optionally a size. File names are relative to the folder where the command was called.
pub fn poster(arguments: &[String]) -> Result<()> {
    let here = env::current_dir().map_err(|error| format!("The current folder is gone: {error}."))?;
    let manifest = root().join("Cargo.toml");
    let mut pictures = cargo(["run", "--quiet", "--package=pictures", "--manifest-path"]);
    pictures.arg(manifest).args(["--", "poster"]).args(arguments).current_dir(here);
    run(&mut pictures).map_err(|_| "There is no poster; the reason is above.".into())
}

/// Compiles the program, which the build of the page calls, so that compiler messages are visible: for the stills, and with the
/// code for PNG.
pub fn build() -> Result<()> {
    build_for_stills()?;
    run(&mut cargo(["build", "--quiet", "--package=pictures"]))
}

/// Writes the data about the attributes and panels of the element, for its scripts, and into the reference page.
pub fn describe_element(purpose: Purpose) -> Result<()> {
    build_for_stills()?;
    let program = wasm::target_folder().join("debug/pictures");
    let folder = root().join("www/pkg");
    fs::create_dir_all(&folder).map_err(|error| format!("Cannot make {}: {error}.", folder.display()))?;
    let mut describe = Command::new(program);
    describe.arg("element").arg(folder);
    if purpose == Purpose::Work {
        describe.arg(root().join("docs/element.md"));
    }
    run(&mut describe)
}

/// Like [`build`], but only for the stills, which are enough while the page is being developed.
pub fn build_for_stills() -> Result<()> {
    run(&mut cargo(["build", "--quiet", "--package=pictures", "--no-default-features"]))
}
