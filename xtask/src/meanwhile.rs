//! The page, built by another process of this program while the tests of Rust run: both have a processor's work to do, and each
//! waits now and then for one compiler at the end of a chain.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::run::{Result, root};
use crate::wasm;

/// A build of the page that is under way. What it says is kept, and shown if it fails.
pub struct Meanwhile {
    build: Child,
    words: PathBuf,
}

impl Meanwhile {
    /// Begins to build the page.
    pub fn begin() -> Result<Self> {
        let words = wasm::target_folder().join("page.log");
        let cannot = |error: &std::io::Error| format!("The page cannot be built meanwhile: {error}.");
        let output = File::create(&words).map_err(|error| cannot(&error))?;
        let errors = output.try_clone().map_err(|error| cannot(&error))?;
        let program = env::current_exe().map_err(|error| cannot(&error))?;
        let build = Command::new(program)
            .arg("build")
            .current_dir(root())
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|error| cannot(&error))?;
        Ok(Self { build, words })
    }

    /// Waits for it.
    pub fn finish(mut self) -> Result<()> {
        let status = self.build.wait().map_err(|error| format!("The build of the page is lost: {error}."))?;
        if status.success() {
            return Ok(());
        }
        eprint!("{}", fs::read_to_string(&self.words).unwrap_or_default());
        Err("`cargo xtask build` failed; its own words are above.".into())
    }
}
