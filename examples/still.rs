//! Learns AND as the article does and writes its pictures, and others that no run is needed for, as SVG:
//! `cargo run --example still -- some/folder`.

use std::path::PathBuf;

use one_neuron::charts::{Theme, still, still_clue, still_corners};
use one_neuron::data::Gate;
use one_neuron::share::{Panel, View};
use one_neuron::train::{Limits, Run, Settings, clue};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() })?;
    run.seek(1000);
    for panel in [Panel::Boundary, Panel::Loss] {
        for (name, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
            let file = folder.join(format!("and-{}-{name}.svg", panel.name()));
            if let Some(picture) = still(&run, &View::default(), panel, (480, 400), &theme, 3) {
                std::fs::write(&file, picture)?;
            }
        }
    }
    for (name, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
        // Once for wide pages and once for phones: words stay as large.
        for (gate, width, of) in [(Gate::Xor, 640, "xor-corners"), (Gate::Xor, 340, "xor-corners-narrow")] {
            if let Some(picture) = still_corners(gate, width, &theme) {
                std::fs::write(folder.join(format!("{of}-{name}.svg")), picture)?;
            }
        }
        let pictures = still_clue(0.09, 1000, &clue::etas(), (480, 400), &theme);
        for (picture, which) in pictures.into_iter().flatten().zip(["ends", "misses"]) {
            std::fs::write(folder.join(format!("clue-{which}-{name}.svg")), picture)?;
        }
    }
    println!("{} See {}.", one_neuron::words::summary(&run, &Limits::default()), folder.display());
    Ok(())
}
