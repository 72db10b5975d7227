//! A run as a NumPy script, line by line.

mod data;
mod training;

use crate::data::in_one_line;
use crate::train::Run;

/// The largest number of data values in a script: that of 2000 rows with two inputs and a class.
pub const MOST_NUMBERS: usize = 6000;

/// The file from which a script reads more rows: the table made by [`crate::share::data_csv`].
pub const DATA_FILE: &str = "one-neuron-data.csv";

/// The longest line of data.
const WIDTH: usize = 100;

/// The column at which remarks begin, if the code is shorter.
const REMARKS: usize = 52;

/// The steps of training on a row, or on a batch of rows, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An epoch begins.
    Epoch,
    /// The next row, or batch of rows, is taken.
    Row,
    /// z = w·x + b.
    Sum,
    /// out, from z.
    Out,
    /// ∂L/∂z.
    Slope,
    /// The weights are updated.
    Weights,
    /// The bias is updated.
    Bias,
}

/// A line of the script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text of the line.
    pub text: String,
    /// Its step within an epoch; `None` for code that runs once, before training.
    pub step: Option<Step>,
    /// Whether it contains only data. There may be very many such lines.
    pub data: bool,
}

impl Line {
    /// The code, and the remark without its `#`. The remark is empty if there is none, or if the code contains quotation marks, in
    /// which `#` may be an ordinary character.
    pub fn parts(&self) -> (&str, &str) {
        match self.text.split_once('#') {
            Some((code, remark)) if code.ends_with("  ") && !code.contains('"') => {
                (code.trim_end(), remark.trim_start())
            }
            _ => (&self.text, ""),
        }
    }
}

/// A script that needs only NumPy, repeats the training of this run up to its epoch, and prints weights, bias, mean loss and
/// accuracy, also on held-out rows.
///
/// Its numbers are the same except for rounding: NumPy adds many products in a different order. With more than [`MOST_NUMBERS`]
/// data values, the script reads them from [`DATA_FILE`], which must be in the same folder.
pub fn numpy(run: &Run) -> String {
    numpy_to(run, run.epoch())
}

/// Like [`numpy`], but up to this epoch.
pub fn numpy_to(run: &Run, epoch: u32) -> String {
    let mut script = Script::new(run, epoch);
    script.listing();
    script.measures();
    script.lines.into_iter().map(|line| line.text + "\n").collect()
}

/// The part of the script that trains, from the first to the last epoch, line by line.
pub fn listing(run: &Run) -> Vec<Line> {
    let mut script = Script::new(run, run.settings().epochs);
    script.listing();
    script.lines
}

struct Script<'a> {
    run: &'a Run,
    /// The number of epochs that the script trains.
    epochs: u32,
    lines: Vec<Line>,
    /// The batch size; `None` if a batch is all rows.
    batch: Option<usize>,
    /// Whether there is one output.
    one: bool,
    /// The name of the weights: `w` for the vector of one neuron, `W` for a matrix.
    w: &'static str,
}

impl<'a> Script<'a> {
    fn new(run: &'a Run, epochs: u32) -> Self {
        let training = run.examples().training();
        let one = run.parameters().outputs() == 1;
        // A single row is simpler to handle as a row than as a batch, with the same result.
        let batch = Some(run.trainer().batch()).filter(|&batch| batch < training || training == 1);
        Self { run, epochs, lines: Vec::new(), batch, one, w: if one { "w" } else { "W" } }
    }

    fn listing(&mut self) {
        self.line("import numpy as np");
        self.line("");
        self.data();
        self.preparation();
        self.line("");
        self.start();
        self.line("");
        self.epochs();
    }

    /// The shape of an array with a number for each output of this many rows.
    fn shape_of_outputs(&self, rows: usize) -> String {
        if self.one { shape(&[rows]) } else { shape(&[rows, self.run.parameters().outputs()]) }
    }

    /// The shape of the weights.
    fn shape_of_w(&self) -> String {
        let (inputs, outputs) = (self.run.parameters().inputs(), self.run.parameters().outputs());
        if self.one { shape(&[inputs]) } else { shape(&[outputs, inputs]) }
    }

    /// The shape of the biases, and of an array with a number for each output of one row.
    fn shape_of_b(&self) -> String {
        if self.one { "()".to_owned() } else { shape(&[self.run.parameters().outputs()]) }
    }

    /// A line that runs once.
    fn line(&mut self, code: &str) {
        self.put(None, 0, code, "");
    }

    /// The same, with a remark.
    fn remarked(&mut self, code: &str, remark: &str) {
        self.put(None, 0, code, remark);
    }

    /// A line of this step, indented `deep` times, with a remark, which may be empty.
    fn step(&mut self, step: Step, deep: usize, code: &str, remark: &str) {
        self.put(Some(step), deep, code, remark);
    }

    /// Adds a line. Remarks contain external names, which must not end them, so remarks are kept on one line.
    fn put(&mut self, step: Option<Step>, deep: usize, code: &str, remark: &str) {
        let mut text = "    ".repeat(deep) + code;
        if !remark.is_empty() {
            text += "  ";
            text += &" ".repeat(REMARKS.saturating_sub(text.len()));
            text += &format!("# {}", in_one_line(remark));
        }
        self.lines.push(Line { text, step, data: false });
    }
}

/// A shape in Python syntax.
fn shape(sizes: &[usize]) -> String {
    match sizes {
        [size] => format!("({size},)"),
        _ => format!("({})", sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    }
}
