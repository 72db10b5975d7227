//! Pictures that stand still: what the page shows where nothing can move.

use std::fs;

use one_neuron::charts::{Theme, still};
use one_neuron::share::Panel;
use one_neuron::train::{Run, Settings};

use crate::run::{Result, root};

/// Draws the article's run at its last epoch into `www/pkg/stills/`.
pub fn draw() -> Result<()> {
    let folder = root().join("www/pkg/stills");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let mut run = Run::new(Settings::default()).map_err(|error| error.to_string())?;
    run.seek(run.end());
    for panel in [Panel::Boundary, Panel::Loss] {
        let file = folder.join(format!("and-{}.svg", panel.name()));
        let picture = still(&run, panel, (480, 400), &Theme::light(), 3);
        let picture = picture.ok_or_else(|| format!("there is no still of the {} panel", panel.name()))?;
        if fs::read_to_string(&file).is_ok_and(|before| before == picture) {
            continue;
        }
        fs::write(&file, picture).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    }
    Ok(())
}
