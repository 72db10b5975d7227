//! From Rust to the WebAssembly module in `www/pkg/`: compile, generate the glue, optimise.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::run::{Result, cargo, root, run};
use crate::{npm, pictures, rust};

/// Cargo's flags for building the module; the lints check the same code.
pub const CARGO_FLAGS: [&str; 6] =
    ["--package=one-neuron", "--lib", "--target", rust::WASM, "--no-default-features", "--features=web"];

/// Vectors of 128 bits, supported by Chromium, Firefox and Safari since 2021, 2021 and 2023: two numbers in each instruction.
const TARGET_FEATURES: &str = "-Ctarget-feature=+simd128";

/// The options for wasm-opt. It reads the features that the module uses from the module itself; naming more would let it use
/// instructions that some browsers do not support. The lowest memory is the far end of the stack, where Rust's linker puts it. It
/// is unused until the stack is full, so wasm-opt may assume that no address is in it. Taking the code apart and putting its loops and
/// branches together anew saves a kilobyte, compressed, and costs no time in V8; doing so again, and folding
/// equal and similar code, saves more.
#[rustfmt::skip]
const OPTIMISE: [&str; 14] = [
    "-Oz", "--flatten", "--rereloop", "-Oz", "--converge",
    "--flatten", "--rereloop", "--code-folding", "-Oz", "--code-folding", "-Oz",
    "--merge-similar-functions", "-Oz", "--low-memory-unused",
];

/// The purpose of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For readers: as small as possible.
    Readers,
    /// For development: built as fast as possible.
    Work,
}

/// Builds the page's module, and writes the data about the element beside it.
pub fn build(purpose: Purpose) -> Result<()> {
    make("one_neuron", &CARGO_FLAGS, purpose, &root().join("www/pkg"))?;
    pictures::describe_element(purpose)
}

/// Builds the module `name` with these `flags` for cargo, and puts it into the folder `package`, if its sources have changed. For
/// readers it needs the npm packages, which include wasm-opt.
pub fn make(name: &str, flags: &[&str], purpose: Purpose, package: &Path) -> Result<()> {
    rust::fetch_crates()?;
    rust::add_wasm_target()?;
    // `rustc` and not `build`, because of `--crate-type`: in Cargo.toml the crate is only a Rust library, so that its users do not
    // wait for a module to be linked.
    let (profile, folder) = match purpose {
        Purpose::Readers => ("release", "release"),
        Purpose::Work => ("dev", "debug"),
    };
    run(cargo(["rustc", "--profile", profile, "--crate-type=cdylib"]).args(flags).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        [TARGET_FEATURES, &nameless_sources()].join(" "),
    ))?;

    let compiled = target_folder().join(rust::WASM).join(format!("{folder}/{name}.wasm"));
    let stamp_file = package.join(".made-from");
    let stamp = stamp(&compiled)?;
    if fs::read_to_string(&stamp_file).is_ok_and(|made_from| made_from == stamp) {
        return Ok(());
    }

    // Built in a separate folder and moved when complete, so that a running dev server never sees half a module.
    let staging = package.join(".staging");
    clear(&staging)?;
    generate_glue(name, &compiled, &staging)?;
    if purpose == Purpose::Readers {
        optimise(&staging.join(format!("{name}_bg.wasm")))?;
    }
    move_over(&staging, package)?;
    fs::write(&stamp_file, stamp).map_err(|error| cannot("write", &stamp_file, &error))
}

/// Flags that keep this machine's folders out of the module: the source locations of panics are given relative to the crate.
fn nameless_sources() -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let Some(sources) = cargo_home.or_else(home).map(|cargo| cargo.join("registry/src")) else {
        return String::new();
    };
    let registries = fs::read_dir(sources).into_iter().flatten().flatten();
    let flags = registries.map(|registry| format!("--remap-path-prefix={}/=", registry.path().display()));
    flags.collect::<Vec<_>>().join(" ")
}

/// A hash of everything that determines the result of `make`: the compiled module, the version of wasm-opt, the steps in this file.
fn stamp(compiled: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    include_str!("wasm.rs").hash(&mut hasher);
    fs::read(compiled).map_err(|error| cannot("read", compiled, &error))?.hash(&mut hasher);
    let lock_file = root().join("package-lock.json");
    fs::read(&lock_file).map_err(|error| cannot("read", &lock_file, &error))?.hash(&mut hasher);
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn generate_glue(name: &str, compiled: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .omit_default_module_path(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .typescript(true)
                .generate(folder)
        })
        .map_err(|error| {
            format!(
                "wasm-bindgen could not make the JavaScript side of the module: {error:#}. If it speaks of versions, \
                 `wasm-bindgen` in Cargo.toml and `wasm-bindgen-cli-support` in xtask/Cargo.toml must be the same."
            )
        })
}

fn optimise(module: &Path) -> Result<()> {
    let module = module.to_string_lossy();
    let arguments = OPTIMISE.into_iter().chain([&*module, "-o", &*module]);
    run(&mut npm::node("node_modules/binaryen/bin/wasm-opt", arguments))
        .map_err(|_| "wasm-opt could not optimise the module; its own words are above.".into())
}

fn move_over(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).map_err(|error| cannot("read", from, &error))?.flatten() {
        let goal = to.join(entry.file_name());
        if goal.is_dir() {
            fs::remove_dir_all(&goal).map_err(|error| cannot("replace", &goal, &error))?;
        }
        fs::rename(entry.path(), &goal).map_err(|error| cannot("write", &goal, &error))?;
    }
    fs::remove_dir_all(from).map_err(|error| cannot("remove", from, &error))
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| cannot("clear", folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| cannot("make", folder, &error))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("Cannot {what} {}: {error}.", path.display())
}

/// The folder for cargo's output.
pub fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}
