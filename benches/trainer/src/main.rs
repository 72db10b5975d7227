//! Times the trainer natively, for each request.
//!
//! Each line of input is a request, each line of output its answer:
//!
//! - `work`, η, 1 if all rows make a step together and otherwise 0, the number of parameters, these, then a file of
//!   doubles, all rows: sets up a work, numbered from 0;
//! - `train`, a work's number, epochs: trains from its start, and answers with the time in milliseconds, then the
//!   resulting parameters.

use std::fs;
use std::io::{self, BufRead, Write};
use std::str::SplitWhitespace;
use std::time::Instant;

use trainer::Work;

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
    let mut words = line.split_whitespace();
    match words.next()? {
        "work" => {
            let eta = number(&mut words)?;
            let together = number::<u8>(&mut words)? == 1;
            let width: usize = number(&mut words)?;
            let start = (0..width).map(|_| number(&mut words)).collect::<Option<Vec<f64>>>()?;
            let rows = fs::read(words.next()?).ok()?;
            let rows: Vec<f64> = rows.as_chunks().0.iter().map(|&bytes| f64::from_le_bytes(bytes)).collect();
            works.push(Work::new(&rows, start, eta, together)?);
            Some(format!("{}", works.len() - 1))
        }
        "train" => {
            let work = works.get(number::<usize>(&mut words)?)?;
            let epochs = number(&mut words)?;
            let start = Instant::now();
            let learned = work.train(epochs);
            let took = start.elapsed().as_secs_f64() * 1000.0;
            Some(learned.iter().fold(took.to_string(), |text, value| format!("{text} {value}")))
        }
        _ => None,
    }
}

fn number<T: std::str::FromStr>(words: &mut SplitWhitespace) -> Option<T> {
    words.next()?.parse().ok()
}
