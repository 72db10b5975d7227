//! Measuring the trainer, the page and what they weigh: what is measured is made here, `benches/browser.ts` measures it.

use std::path::PathBuf;

use crate::run::{Result, capture, cargo, command, root, run};
use crate::{browsers, npm, rust, site, wasm};

/// The trainer alone, in `benches/trainer/`.
const TRAINER: &str = "trainer";

/// What NumPy and scikit-learn are installed from.
const PYTHON_PACKAGES: &str = "tests/reference/requirements.txt";

/// Builds what is to be measured, and runs the benches.
pub fn bench() -> Result<()> {
    npm::install()?;
    wasm::build()?;
    site::build()?;
    let module = wasm::target_folder().join("bench/pkg");
    wasm::make(TRAINER, &["--package=trainer", "--lib", "--target", rust::WASM], &module)?;
    run(&mut cargo(["build", "--profile=bench", "--package=trainer", "--bin=trainer"]))?;
    let native = wasm::target_folder().join("release").join(TRAINER);
    let found = browsers::find_or_install()?;

    let mut benches = npm::node("--import=ts-blank-space/register", ["benches/browser.ts"]);
    benches
        .env("CHROMIUM", found.chromium)
        .env("FIREFOX", found.firefox)
        .env("TRAINER_MODULE", module)
        .env("TRAINER", native);
    match python() {
        Ok(python) => {
            benches.env("PYTHON", python);
        }
        Err(sentence) => eprintln!("{sentence}"),
    }
    run(&mut benches)
}

/// A Python that has NumPy and scikit-learn: in a virtual environment, made at its first use.
fn python() -> Result<PathBuf> {
    let folder = wasm::target_folder().join("bench/python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let without = "so NumPy and scikit-learn are not measured";
    let Ok(made) = capture(command("python3", ["-m", "venv"]).arg(&folder)) else {
        return Err(format!("There is no python3, {without}."));
    };
    if !made.status.success() {
        return Err(format!("`python3 -m venv` fails (on Debian, install python3-venv), {without}."));
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    let installed = capture(command(&python.to_string_lossy(), install).arg(root().join(PYTHON_PACKAGES)))?;
    if !installed.status.success() {
        return Err(format!("pip could not install the packages of {PYTHON_PACKAGES}, {without}."));
    }
    Ok(python)
}
