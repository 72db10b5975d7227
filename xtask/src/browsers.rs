//! The two browsers in which the page is tested.

use std::env;
use std::path::PathBuf;

use crate::debian;
use crate::run::{Result, on_path};

/// The programs that start the browsers.
pub struct Browsers {
    pub chromium: PathBuf,
    pub firefox: PathBuf,
}

/// How to find a browser.
struct Browser {
    /// Its common name.
    name: &'static str,
    /// The environment variable for its location.
    variable: &'static str,
    /// Its program names on the `PATH`, the preferred one first.
    programs: &'static [&'static str],
    /// Its Debian package.
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

/// A text font, and a font with the table needed for equations.
const FONTS: [&str; 2] = ["fonts-dejavu-core", "fonts-stix"];

/// Finds the browsers, and first installs missing ones if possible: on Debian and its derivatives, as root.
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
