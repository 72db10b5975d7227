//! What Lighthouse says of the built site: `benches/lighthouse/run.mjs` asks it.

use crate::run::{Result, root, run};
use crate::wasm::Purpose;
use crate::{browsers, npm, site, wasm};

/// Lighthouse with all that it brings along: in a workspace of its own, that nothing else pays for.
const FOLDER: &str = "benches/lighthouse";

/// Builds the site, and has Lighthouse look at each of its pages. Fails if a page is not what it should be.
pub fn lighthouse() -> Result<()> {
    npm::install()?;
    npm::install_in(&root().join(FOLDER))?;
    wasm::build(Purpose::Readers)?;
    site::build()?;
    let chromium = browsers::find_or_install()?.chromium;
    run(npm::node("benches/lighthouse/run.mjs", []).env("CHROMIUM", chromium))
        .map_err(|_| "A page is not yet what it should be; its scores are above.".into())
}
