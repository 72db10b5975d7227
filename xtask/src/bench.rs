//! Measuring the trainer: natively by `cargo bench`, and in the browsers by `benches/browser.ts`.

use std::path::Path;

use crate::browsers;
use crate::npm;
use crate::run::{Result, cargo, root, run};
use crate::wasm;

/// Runs the benches there are.
pub fn bench() -> Result<()> {
    let folder = root().join("benches");
    let native = has_rust_files(&folder);
    let browser = folder.join("browser.ts").exists();
    if !native && !browser {
        return Err("There are no benches yet.".into());
    }
    if native {
        run(&mut cargo(["bench", "--package=one-neuron"]))?;
    }
    if browser {
        npm::install()?;
        wasm::build()?;
        let found = browsers::find_or_install()?;
        run(npm::node("--import=ts-blank-space/register", ["benches/browser.ts"])
            .env("CHROMIUM", found.chromium)
            .env("FIREFOX", found.firefox))?;
    }
    Ok(())
}

fn has_rust_files(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
    })
}
