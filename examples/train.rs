//! Trains on AND and on the irises, prints a summary of each run, and draws a picture of each as SVG:
//! `cargo run --example train -- some/folder`.

use std::path::{Path, PathBuf};

use one_neuron::charts::{Theme, still};
use one_neuron::data::Iris;
use one_neuron::model::Loss;
use one_neuron::share::{Panel, View};
use one_neuron::text::Locale;
use one_neuron::train::{Limits, Run, Settings, Source};
use one_neuron::words;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;

    // One neuron, two inputs, four rows.
    let and = Settings { eta: 0.1, ..Settings::default() };
    learn(and, &folder.join("and.svg"))?;

    // Three neurons, one for each species; four measurements, standardised; a fifth of the rows held out for testing.
    let iris = Settings {
        source: Source::Iris(Iris::default()),
        loss: Loss::CrossEntropy,
        eta: 0.1,
        epochs: 200,
        holdout: 0.2,
        ..Settings::default()
    };
    learn(iris, &folder.join("iris.svg"))
}

/// Trains to the end, and draws the decision boundary there.
fn learn(settings: Settings, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut run = Run::new(settings)?;
    run.seek(run.end());
    println!("{}", words::summary(&run, &Limits::default(), Locale::english()));
    // Petals separate the species better than sepals, so the last two of the four inputs are along the axes.
    let inputs = run.examples().raw().inputs();
    let view = View { pair: [inputs - 2, inputs - 1], ..View::default() };
    let row = run.examples().raw().len() - 1;
    if let Some(picture) =
        still(&run, &view, Panel::Boundary, (480, 400), &Theme::light(), Locale::english(), row)
    {
        std::fs::write(file, picture)?;
        println!("See {}.\n", file.display());
    }
    Ok(())
}
