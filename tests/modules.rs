//! The modules of the crate stand in layers: each uses only those below it.
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up.
const LAYERS: [&str; 14] = [
    "number",
    "order",
    "mathml",
    "numerics",
    "data",
    "model",
    "train",
    "text",
    "plot",
    "panels",
    "attributes",
    "share",
    "words",
    "web",
];

/// The files of a module: a file, a folder, or both.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
        return entries.flat_map(|entry| files(&entry)).collect();
    }
    let is_code = path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs");
    if is_code { vec![path.to_owned()] } else { Vec::new() }
}

/// The code of a file, without its comments and its tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let tested = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    tested.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_module_uses_only_those_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (height, module) in LAYERS.iter().enumerate() {
        let found: Vec<PathBuf> = [root.join(format!("{module}.rs")), root.join(module)]
            .iter()
            .filter(|path| path.exists())
            .flat_map(|path| files(path))
            .collect();
        assert!(!found.is_empty(), "{module} is no module any more");
        for file in found {
            for name in code(&file).split("crate::").skip(1) {
                let used = name
                    .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
                    .next()
                    .unwrap_or_default();
                // What the root calls by other names.
                let used =
                    if ["equations", "shapes", "walk", "charts"].contains(&used) { "panels" } else { used };
                let Some(depth) = LAYERS.iter().position(|layer| *layer == used) else { continue };
                assert!(depth <= height, "{} uses {used}, which stands above {module}", file.display());
            }
        }
    }
}
