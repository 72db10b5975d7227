//! The Lighthouse report on the built site, made by `benches/lighthouse/run.mjs`.

use crate::run::{Result, root, run};
use crate::wasm::Purpose;
use crate::{browsers, npm, site, wasm};

/// Lighthouse with all its dependencies: in a separate workspace, so that nothing else installs them.
const FOLDER: &str = "benches/lighthouse";

/// Builds the site, and runs Lighthouse on each of its pages. Fails if a page does not meet the requirements.
pub fn lighthouse() -> Result<()> {
    npm::install()?;
    npm::install_in(&root().join(FOLDER))?;
    wasm::build(Purpose::Readers)?;
    site::build()?;
    let chromium = browsers::find_or_install()?.chromium;
    run(npm::node("benches/lighthouse/run.mjs", []).env("CHROMIUM", chromium))
        .map_err(|_| "A page is not yet what it should be; its scores are above.".into())
}
