//! All checks and tests, in order.

use std::path::PathBuf;

use crate::browsers::{self, Browsers};
use crate::run::{Result, cargo, command, on_path, run, run_tests};
use crate::stages::Stages;
use crate::wasm::Purpose;
use crate::{library, npm, package, python, rust, site, site_makers, wasm};

/// A part that can be tested separately, with everything on which it depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Formatting, lints, tests and documentation of all Rust code, and the crate as its users get it.
    Rust,
    /// The page, the frame and the builder in Chromium and Firefox, with the types and the plugins of their build.
    Browser,
    /// The npm package, with bundlers and site makers.
    Package,
}

impl Part {
    /// All of them, with their names on the command line.
    const ALL: [(&str, Self); 3] =
        [("rust", Self::Rust), ("browser", Self::Browser), ("package", Self::Package)];

    /// The parts with these names; all of them if the list is empty.
    pub fn named(names: &[&str]) -> Result<Vec<Self>> {
        if names.is_empty() {
            return Ok(Self::ALL.map(|(_, part)| part).to_vec());
        }
        let part = |name: &&str| Self::ALL.iter().find(|(known, _)| known == name).map(|(_, part)| *part);
        let unknown = |name: &str| {
            let known = Self::ALL.map(|(known, _)| known).join(", ");
            format!("`cargo xtask test` takes any of {known}, not `{name}`.")
        };
        names.iter().map(|name| part(name).ok_or_else(|| unknown(name))).collect()
    }
}

/// Tries every stage of these parts, prints the results, and fails if one did not pass.
pub fn test(parts: &[Part]) -> Result<()> {
    let mut stages = Stages::default();
    let rust = stages.stage("Rust toolchain and crates", &[], || {
        rust::fetch_crates()?;
        rust::add_wasm_target()?;
        rust::add_components()
    });
    if parts.contains(&Part::Rust) {
        test_rust(&mut stages, rust);
    }
    if parts.contains(&Part::Browser) || parts.contains(&Part::Package) {
        test_page(&mut stages, rust, parts);
    }
    if let Some(actionlint) = stages.optional("actionlint", || {
        on_path("actionlint").ok_or_else(|| "It is not on the PATH: workflows are not checked.".into())
    }) {
        stages.stage("Workflows", &[], || run(&mut command(&actionlint.to_string_lossy(), [] as [&str; 0])));
    }
    println!("\n━━ Summary\n{stages}");
    stages.verdict()
}

fn test_rust(stages: &mut Stages, rust: bool) {
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
    stages.stage("Rust without features", &[rust], || {
        run(&mut cargo(["check", "--package=one-neuron", "--no-default-features"]))
    });
    stages.stage("Rust documentation", &[rust], || {
        run(cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"))
    });
    stages.stage("Crate", &[rust], || {
        library::dependencies()?;
        library::example()?;
        library::package()
    });
}

fn test_page(stages: &mut Stages, rust: bool, parts: &[Part]) {
    let packages = stages.stage("npm packages", &[], npm::install);
    let module = stages.stage("WebAssembly module", &[rust, packages], || wasm::build(Purpose::Readers));
    let site = stages.stage("Static site", &[module], site::build);
    if parts.contains(&Part::Browser) {
        stages.stage("TypeScript types", &[site], || npm_script("typecheck"));
        stages.stage("Build plugins", &[site], || npm_script("test:build"));
    }
    // After the site, whose build empties `dist/`.
    let packed = parts.contains(&Part::Package)
        && stages.stage("npm package", &[site], || package::check(&package::package()?));
    let mut found = None;
    let browsers = stages.stage("Browsers", &[], || {
        found = Some(browsers::find_or_install()?);
        Ok(())
    });
    let in_browsers = |script, others: &[(&str, Option<PathBuf>)]| match &found {
        Some(Browsers { chromium, firefox }) => {
            let programs = others.iter().filter_map(|(name, program)| Some((name, program.as_ref()?)));
            run_tests(
                command("npm", ["run", "--silent", script])
                    .env("CHROMIUM", chromium)
                    .env("FIREFOX", firefox)
                    .envs(programs),
            )
        }
        None => Err("There is no browser to test in.".into()),
    };
    if parts.contains(&Part::Browser) {
        stages.stage("Browser tests", &[site, browsers], || in_browsers("test:browser", &[]));
    }
    if parts.contains(&Part::Package) {
        let mdbook = stages.optional("mdBook", site_makers::mdbook);
        let hugo = stages.optional("Hugo", site_makers::hugo);
        stages.stage("Package tests", &[packed, browsers], || {
            in_browsers("test:package", &[("MDBOOK", mdbook), ("HUGO", hugo)])
        });
    }
}

fn npm_script(name: &str) -> Result<()> {
    run(&mut command("npm", ["run", "--silent", name]))
}
