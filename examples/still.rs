//! Trains on AND as in the article and writes both pictures as SVG: `cargo run --example still -- some/folder`.

use std::path::PathBuf;

use one_neuron::charts::{Theme, still};
use one_neuron::share::{Panel, View};
use one_neuron::text::Locale;
use one_neuron::train::{Limits, Run, Settings};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() })?;
    run.seek(1000);
    for panel in [Panel::Boundary, Panel::Loss] {
        for (name, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
            let file = folder.join(format!("and-{}-{name}.svg", panel.name()));
            if let Some(picture) =
                still(&run, &View::default(), panel, (480, 400), &theme, Locale::english(), 3)
            {
                std::fs::write(&file, picture)?;
            }
        }
    }
    println!(
        "{} See {}.",
        one_neuron::words::summary(&run, &Limits::default(), Locale::english()),
        folder.display()
    );
    Ok(())
}
