//! Measuring the trainer, the page and what they weigh: what is measured is made here, `benches/browser.ts` measures it.

use crate::run::{Result, cargo, run};
use crate::{browsers, npm, python, rust, site, wasm};

/// The trainer alone, in `benches/trainer/`.
const TRAINER: &str = "trainer";

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
    match python::with(&["numpy", "scikit-learn"]) {
        Ok(python) => {
            benches.env("PYTHON", python);
        }
        Err(sentence) => eprintln!("NumPy and scikit-learn are not measured. {sentence}"),
    }
    run(&mut benches)
}
