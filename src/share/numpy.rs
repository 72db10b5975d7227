//! A run as a NumPy script, line by line.

use super::tables::in_one_line;
use crate::data::{Dataset, Feature};
use crate::model::{Loss, Norm, Penalty};
use crate::number::plain;
use crate::train::Run;

/// The most numbers of data that stand in a script: as many as 2000 rows of two inputs and a class have.
pub const MOST_NUMBERS: usize = 6000;

/// The file that a script reads more rows from: the table made by [`super::data_csv`].
pub const DATA_FILE: &str = "one-neuron-data.csv";

/// The longest line of data.
const WIDTH: usize = 100;

/// The column at which remarks begin, where the code is shorter.
const REMARKS: usize = 52;

/// The steps by which a row, or a batch of rows, is learned from, in their order.
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
    /// Its step within an epoch; `None` for what is done once, before training.
    pub step: Option<Step>,
    /// Whether it consists of data only, of which there may be very many lines.
    pub data: bool,
}

impl Line {
    /// The code, and the remark without its sign. The remark is empty where there is none, or where the code contains quotation marks,
    /// in which the sign may stand for itself.
    pub fn parts(&self) -> (&str, &str) {
        match self.text.split_once("  # ") {
            Some((code, remark)) if !code.contains('"') => (code.trim_end(), remark),
            _ => (&self.text, ""),
        }
    }
}

/// A script that needs nothing but NumPy, trains as this run has trained up to its epoch, and prints weights, bias, mean loss and
/// accuracy, of rows held out too.
///
/// Its numbers are the same but for rounding: NumPy adds up many products in another order. Where the data are more than
/// [`MOST_NUMBERS`], the script reads them from [`DATA_FILE`], which must lie beside it.
pub fn numpy(run: &Run) -> String {
    numpy_to(run, run.epoch())
}

/// The same up to another epoch.
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
    /// For how many epochs the script trains.
    epochs: u32,
    lines: Vec<Line>,
    /// The batch size, where a batch is not all rows.
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
        // A single row is simpler taken as a row than as a batch, with the same result.
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

    /// The shape of an array with a number for each output of so many rows.
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

    /// The rows: X, and their targets, Y.
    fn data(&mut self) {
        let (one, raw) = (self.one, self.run.examples().raw());
        let is_named =
            raw.input_names().iter().enumerate().any(|(input, name)| *name != format!("x{}", input + 1));
        let names = if is_named { format!(": {}", raw.input_names().join(", ")) } else { String::new() };
        let of_x = format!("{} rows × inputs{names}", shape(&[raw.len(), raw.inputs()]));
        let of_classes = are_classes(raw);
        if of_classes && raw.len() * (raw.inputs() + 1) > MOST_NUMBERS {
            return self.file(raw, &of_x);
        }
        self.array(
            "X = np.array([",
            "], dtype=float)",
            &of_x,
            raw.rows().map(|(x, _)| bracketed(x)).collect(),
        );
        if of_classes {
            let (name, end) = if one { ("Y", "], dtype=float)") } else { ("classes", "])") };
            let remark = shape(&[raw.len()]) + &class_remark(raw);
            let classes = (0..raw.len()).map(|row| raw.class(row).to_string()).collect();
            self.array(&format!("{name} = np.array(["), end, &remark, classes);
            self.targets();
        } else {
            let target = |y: &[f64]| if one { plain(y[0]) } else { bracketed(y) };
            let targets = (0..raw.len()).map(|row| target(self.run.examples().row(row).1)).collect();
            self.array("Y = np.array([", "], dtype=float)", &self.shape_of_outputs(raw.len()), targets);
        }
    }

    /// The rows from a file; `of_x` says what X is.
    fn file(&mut self, raw: &Dataset, of_x: &str) {
        let (inputs, rows) = (raw.inputs(), shape(&[raw.len()]));
        let (classes, kind) = if self.one { ("Y", "float") } else { ("classes", "int") };
        self.line(
            "# Needs the exported data beside it. Names are in its first line, classes in its last column.",
        );
        self.line(&format!(
            "file = dict(fname=\"{DATA_FILE}\", delimiter=\",\", quotechar='\"', skiprows=1,"
        ));
        self.line("            comments=None, encoding=\"utf-8\")");
        self.remarked(&format!("X = np.loadtxt(usecols=range({inputs}), ndmin=2, **file)"), of_x);
        if are_numbers(raw.class_names()) {
            self.remarked(&format!("{classes} = np.loadtxt(usecols={inputs}, dtype={kind}, **file)"), &rows);
        } else {
            let names: Vec<String> = raw.class_names().iter().map(|name| quoted(name)).collect();
            self.line(&format!("names = [{}]", names.join(", ")));
            self.remarked(&format!("labels = np.loadtxt(usecols={inputs}, dtype=str, **file)"), &rows);
            let numbers = format!("np.array([names.index(label) for label in labels], dtype={kind})");
            self.remarked(&format!("{classes} = {numbers}"), &rows);
        }
        self.targets();
    }

    /// Y, from the numbers of classes.
    fn targets(&mut self) {
        let rows = self.run.examples().raw().len();
        let (outputs, of_y) = (self.run.parameters().outputs(), self.shape_of_outputs(rows));
        let activation = self.run.settings().activation;
        let are_signed = activation.targets() == [-1.0, 1.0];
        match (self.one, are_signed) {
            (true, true) => {
                let remark = format!("{of_y} −1 or 1, as {} has it", activation.name());
                self.remarked("Y = 2 * Y - 1", &remark);
            }
            (true, false) => {}
            (false, true) => {
                let remark = format!("{of_y} rows × outputs: 1 for its class, else −1");
                self.remarked(&format!("Y = 2 * np.eye({outputs})[classes] - 1"), &remark);
            }
            (false, false) => {
                let remark = format!("{of_y} rows × outputs: 1 for its class");
                self.remarked(&format!("Y = np.eye({outputs})[classes]"), &remark);
            }
        }
    }

    /// How rows are prepared: features, rows held out, scaling.
    fn preparation(&mut self) {
        let (run, features) = (self.run, &self.run.settings().features);
        let (examples, inputs) = (run.examples(), run.parameters().inputs());
        if !features.is_empty() {
            let made: Vec<&str> = features.iter().map(|&feature| expression(feature)).collect();
            let remark = format!("{} with inputs made of others", shape(&[examples.raw().len(), inputs]));
            self.remarked(&format!("X = np.column_stack([X, {}])", made.join(", ")), &remark);
        }
        let held_out = examples.held_out();
        if held_out > 0 {
            self.line("");
            if held_out > MOST_NUMBERS / 3 {
                self.draw_held_out();
            } else {
                let rows = (0..examples.raw().len()).filter(|&row| examples.is_held_out(row));
                let numbers = rows.map(|row| row.to_string()).collect();
                self.array("held_out = np.array([", "])", "rows kept to test with", numbers);
            }
            self.remarked("X_test, Y_test = X[held_out], Y[held_out]", &shape(&[held_out, inputs]));
            self.remarked("X = np.delete(X, held_out, axis=0)", &shape(&[examples.training(), inputs]));
            self.line("Y = np.delete(Y, held_out, axis=0)");
        }
        if let Some(scaling) = examples.scaling() {
            self.line("");
            let remark = format!("{} of the rows to train on", shape(&[inputs]));
            self.remarked("mean, deviation = X.mean(axis=0), X.std(axis=0)", &remark);
            // The deviation of a constant column is 0 or a rounding error, and is replaced by 1.
            let deviations = scaling.deviation().iter().enumerate();
            let constant: Vec<String> = deviations
                .filter(|(_, deviation)| **deviation == 1.0)
                .map(|(input, _)| input.to_string())
                .collect();
            if !constant.is_empty() {
                let code = format!("deviation[[{}]] = 1", constant.join(", "));
                self.remarked(&code, "what is constant is only moved");
            }
            self.remarked("X = (X - mean) / deviation", "mean 0, deviation 1");
            if held_out > 0 {
                self.line("X_test = (X_test - mean) / deviation");
            }
        }
    }

    /// The rows held out where they are too many to be listed.
    fn draw_held_out(&mut self) {
        let (seed, share) = (self.run.settings().seed, plain(self.run.settings().holdout));
        let count = self.run.examples().raw().class_names().len();
        let class = if self.one { "(Y > 0.5)" } else { "Y.argmax(axis=1)" };
        self.line(
            "# Rows kept to test with: each class gives its share, drawn from a generator of their own.",
        );
        self.line(&format!("random = np.random.RandomState([2, {seed}])"));
        self.line("held_out, seen, due = [], 0, 0");
        self.line(&format!("for number in range({count}):"));
        self.line(&format!("    rows = np.flatnonzero({class} == number)"));
        self.line("    seen, before = seen + len(rows), due");
        self.line(&format!("    due = int(np.floor({share} * seen + 0.5))"));
        self.line("    for place in range(min(due - before, len(rows) - 1)):");
        self.line("        end = len(rows) - place");
        self.line("        drawn = 2**32");
        self.line("        while drawn >= 2**32 // end * end:");
        self.line("            drawn = int(random.randint(2**32, dtype=np.uint32))");
        self.line("        other = place + drawn % end");
        self.line("        rows[place], rows[other] = rows[other], rows[place]");
        self.line("        held_out.append(rows[place])");
        self.line("held_out.sort()");
    }

    /// Starting weights and biases.
    fn start(&mut self) {
        let (settings, parameters) = (self.run.settings(), self.run.parameters());
        let (inputs, outputs) = (parameters.inputs(), parameters.outputs());
        let (of_w, of_b) = (self.shape_of_w(), self.shape_of_b());
        let of_matrix = format!("{of_w} outputs × inputs");
        if let Some(values) = &settings.weights {
            let (weights, biases) = values.split_at(parameters.weights().len());
            if self.one {
                self.remarked(&format!("w = np.array({}, dtype=float)", bracketed(weights)), &of_w);
                self.remarked(&format!("b = {}", plain(biases[0])), &of_b);
            } else {
                let rows = weights.chunks(inputs).map(bracketed).collect();
                self.array("W = np.array([", "], dtype=float)", &of_matrix, rows);
                self.remarked(&format!("b = np.array({}, dtype=float)", bracketed(biases)), &of_b);
            }
            return;
        }
        self.line(&format!("np.random.seed({})", settings.seed));
        if self.one {
            self.remarked(&format!("w = np.random.random({inputs})"), &of_w);
            self.remarked("b = np.random.random()", &of_b);
        } else {
            self.remarked(&format!("W = np.random.random(({outputs}, {inputs}))"), &of_matrix);
            self.remarked(&format!("b = np.random.random({outputs})"), &of_b);
        }
    }

    /// The loop over epochs.
    fn epochs(&mut self) {
        let (settings, one, epochs, w) = (self.run.settings(), self.one, self.epochs, self.w);
        self.line(&format!("eta = {}", plain(settings.eta)));
        let mut penalty = match settings.penalty {
            penalty if penalty.is_none() => String::new(),
            penalty => format!(" + {}", self.gradient(penalty)),
        };
        let mut changes = settings.penalties.iter().rev().filter(|(from, _)| *from < epochs).peekable();
        if changes.peek().is_some() {
            self.line("");
            self.line("def penalty(epoch):  # its gradient, which has been changed on the way");
            for (from, penalty) in changes {
                self.line(&format!("    if epoch >= {from}:"));
                self.line(&format!("        return {}", self.gradient(*penalty)));
            }
            self.line(&format!("    return {}", self.gradient(settings.penalty)));
            self.line("");
            penalty = " + penalty(epoch)".to_owned();
        }
        self.step(Step::Epoch, 0, &format!("for epoch in range({epochs}):"), "");
        let (deep, x, y) = if self.batch.is_some() { (2, "x", "y") } else { (1, "X", "Y") };
        let of_y = self.rows_of_epoch();
        self.forward(deep, x, self.batch == Some(1), &of_y);
        let dz = match (settings.activation.properties().numpy_slope, settings.loss) {
            ("", _) | (_, Loss::CrossEntropy) => format!("dz = out - {y}"),
            (slope, Loss::SquaredError) => format!("dz = (out - {y}) * ({slope})"),
        };
        self.step(Step::Slope, deep, &dz, &of_y);
        let (gradient, bias) = match (self.batch, one) {
            (Some(1), true) => ("dz * x".to_owned(), "b -= eta * dz"),
            (Some(1), false) => ("np.outer(dz, x)".to_owned(), "b -= eta * dz"),
            (_, true) => (format!("dz @ {x} / len({x})"), "b -= eta * dz.mean()"),
            (_, false) => (format!("dz.T @ {x} / len({x})"), "b -= eta * dz.mean(axis=0)"),
        };
        let weights = if penalty.is_empty() && self.batch == Some(1) {
            format!("{w} -= eta * {gradient}")
        } else {
            format!("{w} -= eta * ({gradient}{penalty})")
        };
        self.step(Step::Weights, deep, &weights, &self.shape_of_w());
        self.step(Step::Bias, deep, bias, &self.shape_of_b());
    }

    /// The loops over rows, or batches of them, within an epoch, which make x and y. The shape of y, or of Y where there are none.
    fn rows_of_epoch(&mut self) -> String {
        let (settings, inputs) = (self.run.settings(), self.run.parameters().inputs());
        let order = format!("np.random.RandomState([{}, epoch]).permutation(len(X))[::-1]", settings.seed);
        let Some(batch) = self.batch else { return self.shape_of_outputs(self.run.examples().training()) };
        let (of_x, of_y) = match batch {
            1 => (shape(&[inputs]), self.shape_of_b()),
            _ => (shape(&[batch, inputs]), self.shape_of_outputs(batch)),
        };
        let shapes = format!("{of_x}, {of_y}");
        match (batch, settings.shuffle) {
            (1, false) => self.step(Step::Row, 1, "for x, y in zip(X, Y):", &shapes),
            (1, true) => {
                self.step(Step::Row, 1, &format!("for row in {order}:"), "");
                self.step(Step::Row, 2, "x, y = X[row], Y[row]", &shapes);
            }
            (_, shuffle) => {
                let batches = format!("for start in range(0, len(X), {batch}):");
                if shuffle {
                    self.step(Step::Epoch, 1, &format!("order = {order}"), "");
                    self.step(Step::Row, 1, &batches, "the last may be fewer");
                    self.step(Step::Row, 2, &format!("rows = order[start:start + {batch}]"), "");
                    self.step(Step::Row, 2, "x, y = X[rows], Y[rows]", &shapes);
                } else {
                    self.step(Step::Row, 1, &batches, "the last may be fewer");
                    let rows = format!("start:start + {batch}");
                    self.step(Step::Row, 2, &format!("x, y = X[{rows}], Y[{rows}]"), &shapes);
                }
            }
        }
        of_y
    }

    /// z and out of the rows `x`, or of one row.
    fn forward(&mut self, deep: usize, x: &str, is_row: bool, of_y: &str) {
        let z = match (is_row, self.one) {
            (true, _) => format!("z = {} @ x + b", self.w),
            (false, true) => format!("z = {x} @ w + b"),
            (false, false) => format!("z = {x} @ W.T + b"),
        };
        self.step(Step::Sum, deep, &z, of_y);
        let out = format!("out = {}", self.run.settings().activation.properties().numpy_out);
        self.step(Step::Out, deep, &out, of_y);
    }

    /// Prints what has been learned, and how good it is.
    fn measures(&mut self) {
        let (one, settings, raw) = (self.one, self.run.settings(), self.run.examples().raw());
        self.line("");
        self.line(if one { "print(\"weights:\", *w)" } else { "print(\"weights:\", *W.ravel())" });
        self.line(if one { "print(\"bias:\", b)" } else { "print(\"bias:\", *b)" });
        let tests = self.run.examples().held_out() > 0;
        let (x, y, of_y, name, deep) = if tests {
            ("x", "y", String::new(), "name, ", 1)
        } else {
            ("X", "Y", self.shape_of_outputs(raw.len()), "", 0)
        };
        if tests {
            self.line("for name, x, y in (\"training\", X, Y), (\"testing\", X_test, Y_test):");
        }
        self.forward(deep, x, false, &of_y);
        let loss = match settings.loss {
            Loss::SquaredError => format!("loss = 0.5 * (out - {y}) ** 2"),
            Loss::CrossEntropy => {
                format!("loss = np.maximum(z, 0) - z * {y} + np.log1p(np.exp(-np.abs(z)))")
            }
        };
        let (right, mean) = if one {
            let decision = plain(settings.activation.decision(settings.threshold));
            (format!("(out >= {decision}) == ({y} > 0.5)"), "loss.mean()")
        } else {
            (format!("z.argmax(axis=1) == {y}.argmax(axis=1)"), "loss.sum(axis=1).mean()")
        };
        self.step(Step::Out, deep, &loss, &of_y);
        self.step(Step::Out, deep, &format!("right = {right}"), "");
        self.step(Step::Out, deep, &format!("print({name}\"mean loss:\", {mean})"), "");
        self.step(Step::Out, deep, &format!("print({name}\"accuracy:\", right.mean())"), "");
    }

    /// A penalty's gradient.
    fn gradient(&self, penalty: Penalty) -> String {
        let (rate, w) = (plain(penalty.rate), self.w);
        match penalty.norm {
            Norm::None => "0".to_owned(),
            Norm::L1 => format!("{rate} * np.sign({w})"),
            Norm::L2 => format!("{rate} * {w}"),
        }
    }

    /// A line that runs once.
    fn line(&mut self, code: &str) {
        self.put(None, 0, code, "");
    }

    /// The same with a remark.
    fn remarked(&mut self, code: &str, remark: &str) {
        self.put(None, 0, code, remark);
    }

    /// A line that is this step, indented `deep` times, with a remark, which may be empty.
    fn step(&mut self, step: Step, deep: usize, code: &str, remark: &str) {
        self.put(Some(step), deep, code, remark);
    }

    /// Adds a line. Names from outside stand in remarks and must not end them, so remarks are kept in one line.
    fn put(&mut self, step: Option<Step>, deep: usize, code: &str, remark: &str) {
        let mut text = "    ".repeat(deep) + code;
        if !remark.is_empty() {
            text += "  ";
            text += &" ".repeat(REMARKS.saturating_sub(text.len()));
            text += &format!("# {}", in_one_line(remark));
        }
        self.lines.push(Line { text, step, data: false });
    }

    /// An array, with as many items to a line as there is room for.
    fn array(&mut self, begin: &str, end: &str, remark: &str, items: Vec<String>) {
        let whole: usize = begin.len() + end.len() + items.iter().map(|item| item.len() + 2).sum::<usize>();
        if whole <= WIDTH {
            return self.remarked(&format!("{begin}{}{end}", items.join(", ")), remark);
        }
        self.remarked(begin, remark);
        let from = self.lines.len();
        let mut text = "   ".to_owned();
        for item in items {
            if text.len() + item.len() + 2 > WIDTH {
                self.line(&text);
                text.truncate(3);
            }
            text += &format!(" {item},");
        }
        self.line(&text);
        self.lines[from..].iter_mut().for_each(|line| line.data = true);
        self.line(end);
    }
}

/// A shape as Python writes it.
fn shape(sizes: &[usize]) -> String {
    match sizes {
        [size] => format!("({size},)"),
        _ => format!("({})", sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    }
}

fn bracketed(numbers: &[f64]) -> String {
    format!("[{}]", numbers.iter().map(|&number| plain(number)).collect::<Vec<_>>().join(", "))
}

/// Text as Python quotes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", in_one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether classes are called by their numbers.
fn are_numbers(class_names: &[String]) -> bool {
    class_names.iter().enumerate().all(|(class, name)| *name == class.to_string())
}

/// What the classes are called, where they are not called by their numbers.
fn class_remark(raw: &Dataset) -> String {
    if are_numbers(raw.class_names()) {
        return String::new();
    }
    let names = raw.class_names().iter().enumerate().map(|(class, name)| format!("{class} {name}"));
    format!(": {}", names.collect::<Vec<_>>().join(", "))
}

/// Whether the targets of every row are those of its class, and nothing else.
fn are_classes(raw: &Dataset) -> bool {
    (0..raw.len()).all(|row| {
        let (class, y) = (raw.class(row), raw.row(row).1);
        let one = y.len() == 1;
        y.iter()
            .enumerate()
            .all(|(output, &y)| y == f64::from(u8::from(class == if one { 1 } else { output })))
    })
}

fn expression(feature: Feature) -> &'static str {
    match feature {
        Feature::Product => "X[:, 0] * X[:, 1]",
        Feature::FirstSquared => "X[:, 0] ** 2",
        Feature::SecondSquared => "X[:, 1] ** 2",
        Feature::FirstSine => "np.sin(X[:, 0])",
        Feature::SecondSine => "np.sin(X[:, 1])",
    }
}
