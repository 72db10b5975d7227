//! Comparison with NumPy: the numbers written by the scripts in `tests/reference/`, to the bit.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::fs;
use std::sync::Arc;

use one_neuron::data::Dataset;
use one_neuron::train::clue::{self, Printed};
use one_neuron::train::{NumpyRandom, Run, Settings, Source};

/// The rows of a reference file, each as its numbers, without the header row.
fn rows(file: &str) -> Vec<Vec<f64>> {
    let text = fs::read_to_string(format!("{}/tests/reference/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let numbers = |line: &str| line.split(',').map(|cell| cell.parse().unwrap()).collect();
    let rows: Vec<_> = text.lines().skip(1).map(numbers).collect();
    assert!(!rows.is_empty(), "{file} is empty");
    rows
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn draws_numpys_numbers() {
    for row in rows("numpy_random.csv") {
        let mut random = NumpyRandom::new(row[0] as u32);
        let drawn: Vec<f64> = row[1..].iter().map(|_| random.random()).collect();
        assert_eq!(bits(&drawn), bits(&row[1..]), "seed {}", row[0]);
    }
}

#[test]
fn learns_what_the_articles_loop_learns() {
    let rows = rows("article_loop.csv");
    assert_eq!(rows.len(), 4 * 2 * 5, "four seeds, two learning rates, five epochs");
    for row in rows {
        let [seed, eta, epoch, w1, w2, b, mean_loss, accuracy] = row[..] else { panic!("{row:?}") };
        let settings = Settings { eta, epochs: 10_000, seed: seed as u32, ..Settings::default() };
        let mut run = Run::new(settings).unwrap();
        run.seek(epoch as u32);
        let place = format!("seed {seed}, learning rate {eta}, epoch {epoch}");
        assert_eq!(bits(run.parameters().values()), bits(&[w1, w2, b]), "{place}");
        assert_eq!(run.metrics().mean_loss.to_bits(), mean_loss.to_bits(), "{place}");
        assert_eq!(run.metrics().accuracy(), accuracy, "{place}");
    }
}

/// The data of `tests/reference/layer.py`.
fn layer_data() -> Dataset {
    let x = [
        [0.5, -1.2, 3.0],
        [-0.3, 0.8, 1.1],
        [2.4, 0.1, -0.7],
        [0.0, 0.0, 0.0],
        [1.5, -2.5, 0.25],
        [-1.75, 1.3, -0.6],
        [0.9, 0.2, 0.4],
    ];
    let y = [[1.0, 0.0], [1.0, 1.0], [0.0, 0.0], [0.0, 1.0], [0.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
    Dataset::from_rows(&x, &y).unwrap()
}

#[test]
fn several_inputs_and_outputs_learn_side_by_side() {
    let source = Source::ByHand(Arc::new(layer_data()));
    let mut run = Run::new(Settings { source, seed: 7, eta: 0.3, ..Settings::default() }).unwrap();
    for row in rows("layer.csv") {
        let (epoch, values, mean_loss) = (row[0] as u32, &row[1..9], row[9]);
        run.seek(epoch);
        assert_eq!(bits(run.parameters().values()), bits(values), "epoch {epoch}");
        assert_eq!(run.metrics().mean_loss.to_bits(), mean_loss.to_bits(), "epoch {epoch}");
    }
}

/// In the script, Newton's method uses differences between runs, here it uses derivatives.
#[test]
fn the_printed_bias_misses_what_numpys_runs_end_at() {
    let printed = Printed::ARTICLE;
    for row in rows("clue.csv") {
        let [eta, epochs, bias, w1, w2, miss] = row[..] else { panic!("{row:?}") };
        let landing = clue::land(&printed, eta, epochs as u32, bias).unwrap();
        assert!((landing.miss(&printed) - miss).abs() < 1e-13, "{row:?}: {}", landing.miss(&printed));
        let own = clue::surface(&printed, eta).unwrap().miss(&printed);
        assert!((own - miss).abs() < 1e-13, "{row:?}: {own}");
        // The start of a run is forgotten, so it follows less exactly from the end.
        assert!((landing.start[0] - w1).abs() < 1e-8 && (landing.start[1] - w2).abs() < 1e-8, "{landing:?}");
    }
}

/// The page's statements about the article's claims.
#[test]
fn the_page_says_what_is_true() {
    let at_1000 = |eta: f64| {
        let mut run = Run::new(Settings { eta, ..Settings::default() }).unwrap();
        run.seek(1000);
        run
    };
    let [slow, fast] = [0.01, 0.1].map(at_1000);
    assert_eq!((slow.metrics().right, fast.metrics().right), (3, 4));
    let out = slow.parameters().outs(slow.rule(), &[1.0, 1.0]).next().unwrap();
    assert!((out - 0.495).abs() < 5e-4, "{out}");
    let printed = [2.64924114, 2.6467143, -4.09029157];
    for (learned, printed) in fast.parameters().values().iter().zip(printed) {
        assert!((learned - printed).abs() < 2.1e-3, "{learned} for {printed}");
    }
}
