//! Everything that is checked and tested, in order.

use crate::browsers::{self, Browsers};
use crate::run::{Result, cargo, command, run};
use crate::stages::Stages;
use crate::{npm, python, rust, site, wasm};

/// Tries every stage, prints how they went, and fails if one did not pass.
pub fn test() -> Result<()> {
    let mut stages = Stages::default();

    let rust = stages.stage("Rust toolchain and crates", &[], || {
        rust::fetch_crates()?;
        rust::add_wasm_target()?;
        rust::add_components()
    });
    stages.stage("Rust formatting", &[rust], || run(&mut cargo(["fmt", "--all", "--check"])));
    stages.stage("Rust lints, native", &[rust], || {
        run(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    });
    stages.stage("Rust lints, WebAssembly", &[rust], || {
        run(cargo(["clippy"]).args(wasm::CARGO_FLAGS).args(["--", "--deny", "warnings"]))
    });
    let numpy = stages.optional("NumPy", || python::with(&["numpy"]));
    stages.stage("Rust tests", &[rust], || {
        let mut tests = cargo(["test", "--workspace", "--no-fail-fast"]);
        run(match &numpy {
            Some(python) => tests.env("PYTHON", python),
            None => &mut tests,
        })
    });
    stages.stage("Rust in German", &[rust], || {
        run(&mut cargo(["test", "--package=one-neuron", "--features=german", "--test=german"]))
    });
    stages.stage("Rust without features", &[rust], || {
        run(&mut cargo(["check", "--package=one-neuron", "--no-default-features"]))
    });
    stages.stage("Rust documentation", &[rust], || {
        run(cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"))
    });

    let packages = stages.stage("npm packages", &[], npm::install);
    let module = stages.stage("WebAssembly module", &[rust, packages], wasm::build);
    stages.stage("TypeScript types", &[module], || npm_script("typecheck"));
    stages.stage("Build plugins", &[packages], || npm_script("test:build"));
    let site = stages.stage("Static site", &[module], site::build);
    let mut found = None;
    let browsers = stages.stage("Browsers", &[], || {
        found = Some(browsers::find_or_install()?);
        Ok(())
    });
    stages.stage("Browser tests", &[site, browsers], || match &found {
        Some(Browsers { chromium, firefox }) => run(command("npm", ["run", "--silent", "test:browser"])
            .env("CHROMIUM", chromium)
            .env("FIREFOX", firefox)),
        None => Err("There is no browser to test in.".into()),
    });

    println!("\n━━ Summary\n{stages}");
    stages.verdict()
}

fn npm_script(name: &str) -> Result<()> {
    run(&mut command("npm", ["run", "--silent", name]))
}
