//! The parts of the Rust toolchain that the commands need: the crates, the WebAssembly target, the formatter, the lints.

use std::path::Path;

use crate::run::{Result, capture, cargo, command, is_about_network, run, succeeds};

/// The compilation target for browsers.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Fetches the crates in the lock file first, so that network errors are reported once and clearly.
pub fn fetch_crates() -> Result<()> {
    let output = capture(&mut cargo(["fetch", "--quiet"]))?;
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    eprint!("{words}");
    Err(if is_about_network(&words) || words.contains("failed to download") {
        "Cargo could not fetch the crates: check the network connection, then run this again.".into()
    } else {
        "Cargo could not read the crates that are needed; its own words are above.".into()
    })
}

/// Adds the WebAssembly target to the toolchain if it is missing.
pub fn add_wasm_target() -> Result<()> {
    let output = capture(&mut command("rustc", ["--print", "target-libdir", "--target", WASM]))?;
    let folder = String::from_utf8_lossy(&output.stdout).trim().to_string();
    if output.status.success() && Path::new(&folder).is_dir() {
        return Ok(());
    }
    rustup(["target", "add", WASM], &format!("the WebAssembly target (`rustup target add {WASM}`)"))
}

/// Adds rustfmt and clippy to the toolchain if they are missing.
pub fn add_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !succeeds(&mut cargo([subcommand, "--version"])) {
            rustup(["component", "add", component], component)?;
        }
    }
    Ok(())
}

fn rustup(arguments: [&str; 3], what: &str) -> Result<()> {
    if !succeeds(&mut command("rustup", ["--version"])) {
        return Err(format!(
            "The Rust toolchain lacks {what}, and there is no rustup to add it: install Rust from https://rustup.rs, \
             then run this again."
        ));
    }
    run(&mut command("rustup", arguments)).map_err(|_| {
        format!(
            "rustup could not add {what}: check the connection to static.rust-lang.org, then run this again."
        )
    })
}
