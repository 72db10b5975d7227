//! Measures the speed and size of the trainer and the page: this module builds them, `benches/browser.ts` measures them.

use std::path::PathBuf;

use crate::run::{Result, cargo, root, run};
use crate::wasm::Purpose;
use crate::{browsers, npm, python, rust, site, wasm};

/// The trainer without the rest, in `benches/trainer/`.
const TRAINER: &str = "trainer";

/// Alternatives for comparison, from npm and crates.io: in separate workspaces, so that only the benches install them.
const PEERS: &str = "benches/peers";

/// Builds everything to be measured, and runs the benches.
pub fn bench() -> Result<()> {
    npm::install()?;
    wasm::build(Purpose::Readers)?;
    site::build()?;
    let module = wasm::target_folder().join("bench/pkg");
    wasm::make(TRAINER, &["--package=trainer", "--lib", "--target", rust::WASM], Purpose::Readers, &module)?;
    run(&mut cargo(["build", "--profile=bench", "--package=trainer", "--bin=trainer"]))?;
    let native = wasm::target_folder().join("release").join(TRAINER);
    let found = browsers::find_or_install()?;

    let mut benches = npm::node("--import=ts-blank-space/register", ["benches/browser.ts"]);
    benches
        .env("CHROMIUM", found.chromium)
        .env("FIREFOX", found.firefox)
        .env("TRAINER_MODULE", module)
        .env("TRAINER", native);
    match python::with(&["numpy", "scikit-learn"]) {
        Ok(python) => {
            benches.env("PYTHON", python);
        }
        Err(sentence) => eprintln!("NumPy and scikit-learn are not measured. {sentence}"),
    }
    match npm::install_in(&root().join(PEERS)) {
        Ok(()) => {
            benches.env("NPM_PEERS", "installed");
        }
        Err(sentence) => eprintln!("TensorFlow.js and ml-logistic-regression are not measured. {sentence}"),
    }
    match linfa() {
        Ok(linfa) => {
            benches.env("LINFA", linfa);
        }
        Err(sentence) => eprintln!("linfa-logistic is not measured. {sentence}"),
    }
    run(&mut benches)
}

/// Builds the program that runs linfa-logistic.
fn linfa() -> Result<PathBuf> {
    let folder = wasm::target_folder().join("bench/linfa");
    let manifest = format!("--manifest-path={PEERS}/linfa/Cargo.toml");
    run(cargo(["build", "--release", "--locked", &manifest]).arg("--target-dir").arg(&folder))?;
    Ok(folder.join("release/linfa-peer"))
}
