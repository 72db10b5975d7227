//! Python with packages: for what is compared with NumPy, on a machine that has it. None need have it.

use std::path::PathBuf;

use crate::run::{Result, capture, command, root, succeeds};
use crate::wasm;

/// Which versions of the packages are installed.
const VERSIONS: &str = "tests/reference/requirements.txt";

/// A Python that has these packages: in a virtual environment, made at its first use.
///
/// An error is the sentence that says why there is none, and what to install if one wants it.
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
