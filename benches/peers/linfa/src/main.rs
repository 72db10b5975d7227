//! Times linfa-logistic, for each request. Input and output have the format of trainer/src/main.rs, but it starts from zero and
//! stops by itself: a fit by L-BFGS that minimises cross-entropy with an l2 penalty, all with its defaults.

use std::fs;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use linfa::DatasetBase;
use linfa::prelude::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};

type Work = DatasetBase<Array2<f64>, Array1<bool>>;

fn main() -> io::Result<()> {
    let mut works = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let answer = answer(&mut works, &line)
            .ok_or_else(|| io::Error::other(format!("cannot be done: {}", &line[..line.len().min(80)])))?;
        let mut output = io::stdout().lock();
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(works: &mut Vec<Work>, line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match *words.as_slice() {
        ["work", _eta, _together, width, .., file] => {
            let width: usize = width.parse().ok()?;
            let bytes = fs::read(file).ok()?;
            let numbers: Vec<f64> =
                bytes.as_chunks().0.iter().map(|&bytes| f64::from_le_bytes(bytes)).collect();
            let rows = numbers.chunks_exact(width);
            let x = rows.clone().flat_map(|row| &row[..width - 1]).copied().collect();
            let y = rows.map(|row| row[width - 1] == 1.0).collect();
            let x = Array2::from_shape_vec((numbers.len() / width, width - 1), x).ok()?;
            works.push(DatasetBase::new(x, y));
            Some((works.len() - 1).to_string())
        }
        ["train", work, _epochs] => {
            let work = works.get(work.parse::<usize>().ok()?)?;
            let start = Instant::now();
            let model = LogisticRegression::default().fit(work).ok()?;
            let took = start.elapsed().as_secs_f64() * 1000.0;
            let weights = model.params().iter().map(|weight| format!(" {weight}"));
            Some(format!("{took}{} {}", weights.collect::<String>(), model.intercept()))
        }
        _ => None,
    }
}
