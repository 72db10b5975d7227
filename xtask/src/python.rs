//! Python with packages: for comparisons with NumPy, if the machine has Python. It is not required.

use std::path::PathBuf;

use crate::run::{Result, capture, command, root, succeeds};
use crate::wasm;

/// The versions of the packages to install.
const VERSIONS: &str = "tests/reference/requirements.txt";

/// A Python with these packages: in a virtual environment, created on first use.
///
/// An error is a sentence that gives the reason why there is none, and what to install.
pub fn with(packages: &[&str]) -> Result<PathBuf> {
    let folder = wasm::target_folder().join("python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let shown = python.to_string_lossy();
    if !succeeds(&mut command(&shown, ["-m", "pip", "--version"])) {
        let Ok(made) = capture(command("python3", ["-m", "venv"]).arg(&folder)) else {
            return Err("There is no python3.".into());
        };
        if !made.status.success() {
            return Err("`python3 -m venv` fails (on Debian, install python3-venv).".into());
        }
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint"];
    let installed = capture(command(&shown, install).arg(root().join(VERSIONS)).args(packages))?;
    if !installed.status.success() {
        return Err(format!("pip could not install {} as {VERSIONS} has them.", packages.join(" and ")));
    }
    Ok(python)
}
