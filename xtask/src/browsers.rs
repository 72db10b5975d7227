//! The two browsers that the page is tested in.

use std::env;
use std::path::PathBuf;

use crate::debian;
use crate::run::{Result, on_path};

/// The programs that start the browsers.
pub struct Browsers {
    pub chromium: PathBuf,
    pub firefox: PathBuf,
}

/// A browser as it is looked for.
struct Browser {
    /// What people call it.
    name: &'static str,
    /// The environment variable that says where it is.
    variable: &'static str,
    /// What it is called on a `PATH`, first choice first.
    programs: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

/// Text, and a font with the table that equations are set by.
const FONTS: [&str; 2] = ["fonts-dejavu-core", "fonts-stix"];

/// Finds the browsers, after installing what is missing where that can be done: on Debian and its kin, as root.
pub fn find_or_install() -> Result<Browsers> {
    if debian::can_install() {
        install_missing()?;
    }
    Ok(Browsers { chromium: CHROMIUM.located()?, firefox: FIREFOX.located()? })
}

impl Browser {
    fn located(&self) -> Result<PathBuf> {
        let Self { name, variable, package, .. } = self;
        if let Some(file) = env::var_os(variable).map(PathBuf::from) {
            return if file.is_file() {
                Ok(file)
            } else {
                Err(format!(
                    "{variable} is set to {}, which is no file: set it to the program of {name}.",
                    file.display()
                ))
            };
        }
        self.programs.iter().find_map(|program| on_path(program)).ok_or_else(|| {
            format!(
                "{name} is not installed: install it (on Debian, as root: `apt-get install {package}`) or set \
                 {variable} to its program, then run this again."
            )
        })
    }

    fn is_missing(&self) -> bool {
        env::var_os(self.variable).is_none()
            && !self.programs.iter().any(|program| on_path(program).is_some())
    }
}

fn install_missing() -> Result<()> {
    let browsers = [CHROMIUM, FIREFOX].into_iter().filter(Browser::is_missing).map(|browser| browser.package);
    let fonts = FONTS.into_iter().filter(|package| !debian::is_installed(package));
    debian::install(&browsers.chain(fonts).collect::<Vec<_>>())
}
