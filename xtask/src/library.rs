//! The crate as its users get it: whether it can be packed and built from the package, its dependencies, and its example.

use std::fs;

use crate::run::{Result, capture, cargo, run};
use crate::wasm;

/// Crates that only the browser's module needs.
const OF_THE_BROWSER: [&str; 5] = ["js-sys", "plotters-canvas", "talc", "wasm-bindgen", "web-sys"];

/// Packs the crate, and builds it from the package alone. Uncommitted changes are packed too; nothing is published.
pub fn package() -> Result<()> {
    let offline = ["--package=one-neuron", "--allow-dirty", "--offline"];
    run(cargo(["package", "--quiet"]).args(offline))
}

/// Fails if the default features depend on crates for the browser.
pub fn dependencies() -> Result<()> {
    let tree =
        ["tree", "--package=one-neuron", "--edges=normal", "--prefix=none", "--format={p}", "--offline"];
    let output = capture(&mut cargo(tree))?;
    let lines = String::from_utf8_lossy(&output.stdout);
    let names: Vec<&str> = lines.lines().filter_map(|line| line.split(' ').next()).collect();
    if !output.status.success() || !names.contains(&"libm") {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err("Cargo could not say what the crate depends on; its own words are above.".into());
    }
    match OF_THE_BROWSER.iter().find(|name| names.contains(name)) {
        Some(name) => {
            Err(format!("With its default features the crate brings {name} along: only `web` may."))
        }
        None => Ok(()),
    }
}

/// Runs the example from the documentation, and checks that the pictures are there.
pub fn example() -> Result<()> {
    let folder = wasm::target_folder().join("example");
    // Removes the pictures of an earlier run, so that they are not taken for the new ones.
    let _ = fs::remove_dir_all(&folder);
    run(cargo(["run", "--quiet", "--package=one-neuron", "--example=train", "--"]).arg(&folder))?;
    for name in ["and.svg", "iris.svg"] {
        let file = folder.join(name);
        let picture = fs::read_to_string(&file)
            .map_err(|error| format!("{} is not there: {error}.", file.display()))?;
        if !(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>")) {
            return Err(format!("{} is no picture.", file.display()));
        }
    }
    Ok(())
}
