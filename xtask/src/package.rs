//! The npm package: its folder `dist/npm/`, and the tarball that npm makes from it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Result, capture, cargo, command, root, run};
use crate::{npm, site};

/// The folder of the package before it is packed.
const FOLDER: &str = "dist/npm";

/// The folder for the pictures that become the package's `posters/`; `vite.package.config.ts` takes them from there.
const POSTERS: &str = "www/pkg/posters";

/// Makes the package, prints the sizes of its files, and returns the path of the tarball. Needs the npm packages and the
/// WebAssembly module.
pub fn package() -> Result<PathBuf> {
    run(&mut cargo(["run", "--quiet", "--package=one-neuron", "--example=still", "--", POSTERS]))?;
    run(&mut site::vite(["build", "--config", "vite.package.config.ts"]))
        .map_err(|_| "Vite could not build the package; its own words are above.".to_owned())?;
    pack()
}

/// Checks the tarball with the usual tools: whether everything that package.json promises is there, and whether TypeScript finds
/// its types.
pub fn check(tarball: &Path) -> Result<()> {
    let tarball = &*tarball.to_string_lossy();
    run(&mut npm::node("node_modules/publint/src/cli.js", ["run", tarball, "--strict"]))?;
    // It does not support `require`: it is for browsers, and for bundlers that support modules.
    run(&mut npm::node(
        "node_modules/@arethetypeswrong/cli/dist/index.js",
        [tarball, "--profile", "esm-only", "--no-emoji"],
    ))
}

/// `npm pack`, with the tarball in the folder above the package.
fn pack() -> Result<PathBuf> {
    // With a dot, because npm would read the path as the name of a remote repository.
    let folder = format!("./{FOLDER}");
    let output = capture(&mut command("npm", ["pack", "--silent", "--pack-destination", "dist", &folder]))?;
    let words = String::from_utf8_lossy(&output.stderr);
    let name = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let tarball = root().join("dist").join(&name);
    if !output.status.success() || fs::metadata(&tarball).is_err() {
        eprint!("{words}");
        return Err(format!("npm could not pack {FOLDER} (`npm pack`); its own words are above."));
    }
    println!("\nThe package is {}; its folder, for a look or a copy, is {FOLDER}/.", tarball.display());
    Ok(tarball)
}
