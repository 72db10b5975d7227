//! Node and the packages of `package-lock.json`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Result, capture, command, is_about_network, root};

/// A version of Node: major, minor.
type Version = (u32, u32);

/// Installs the packages in the lock file, unless they are already installed.
pub fn install() -> Result<()> {
    check_node()?;
    install_in(&root())
}

/// The same for the lock file in another folder.
pub fn install_in(folder: &Path) -> Result<()> {
    let lock_file = folder.join("package-lock.json");
    let lock =
        fs::read(&lock_file).map_err(|error| format!("{} cannot be read: {error}.", lock_file.display()))?;
    // A copy of the lock file from the time when the packages were installed.
    let stamp = folder.join("node_modules/.installed-from.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }

    println!("Installing the npm packages …");
    let output = capture(command("npm", ["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    if output.status.success() {
        return fs::write(&stamp, lock)
            .map_err(|error| format!("{} cannot be written: {error}.", stamp.display()));
    }
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    if is_about_network(&words) {
        return Err("npm could not fetch the packages: check the connection to its registry (`npm ping`), then run this \
                    again."
            .into());
    }
    eprint!("{words}");
    Err(format!(
        "npm could not install the packages of {} (`npm ci`); its own words are above.",
        lock_file.display()
    ))
}

/// Node, running `file` (or with an option in its place) with `arguments`.
pub fn node<'a>(file: &'a str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    command("node", [file].into_iter().chain(arguments))
}

fn check_node() -> Result<()> {
    const INSTALL: &str = "install Node 20.19 or newer with npm (https://nodejs.org), then run this again";

    let output = capture(&mut command("node", ["--version"]))
        .map_err(|_| format!("Node is not installed: {INSTALL}."))?;
    let answer = String::from_utf8_lossy(&output.stdout).trim().to_string();
    let version = parse(&answer).ok_or_else(|| format!("`node --version` answers `{answer}`: {INSTALL}."))?;
    if !is_supported(version) {
        return Err(format!("Node {} is not supported: {INSTALL}.", answer.trim_start_matches('v')));
    }
    capture(&mut command("npm", ["--version"])).map_err(|_| format!("npm is not installed: {INSTALL}."))?;
    Ok(())
}

fn parse(answer: &str) -> Option<Version> {
    let mut numbers = answer.strip_prefix('v')?.split('.').map(|part| part.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Vite's requirement: 20.19 and later 20.x versions, or 22.12 and later.
fn is_supported(version: Version) -> bool {
    matches!(version, (20, 19..)) || version >= (22, 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(parse("v20.19.0"), Some((20, 19)));
        assert_eq!(parse("v24.1.0-nightly"), Some((24, 1)));
        assert_eq!(parse("20.19.0"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn old_versions_are_refused() {
        let supported = [(20, 19), (20, 20), (22, 12), (23, 0), (24, 1)];
        let refused = [(16, 20), (18, 20), (20, 18), (21, 7), (22, 11)];
        assert!(supported.into_iter().all(is_supported));
        assert!(!refused.into_iter().any(is_supported));
    }
}
