//! Installs Debian packages, if possible: on Debian and its derivatives, as root.

use std::path::Path;
use std::process::Command;

use crate::run::{Result, capture, command, is_about_network, on_path, run, succeeds};

/// Whether packages can be installed here.
pub fn can_install() -> bool {
    let is_root = capture(&mut command("id", ["-u"])).is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    is_root && Path::new("/etc/debian_version").exists() && on_path("apt-get").is_some()
}

/// Installs these packages; does nothing if the list is empty.
pub fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    println!("Installing {list} …");
    let updated = capture(apt_get().arg("update"))?;
    let words = String::from_utf8_lossy(&updated.stderr).into_owned();
    run(apt_get().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages)).map_err(|_| {
        if is_about_network(&words) {
            format!("apt-get could not fetch {list}: check the connection to the mirror in /etc/apt, then run this again.")
        } else {
            format!("apt-get could not install {list}; its own words are above.")
        }
    })
}

/// Whether a package is installed.
pub fn is_installed(package: &str) -> bool {
    succeeds(&mut command("dpkg-query", ["--show", package])) && {
        let status =
            capture(&mut command("dpkg-query", ["--show", "--showformat=${db:Status-Status}", package]));
        status.is_ok_and(|output| output.stdout == b"installed")
    }
}

/// apt-get without questions.
fn apt_get() -> Command {
    let mut command = command("apt-get", [] as [&str; 0]);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
