//! A run as a NumPy script, line by line.

use super::tables::in_one_line;
use crate::data::{Dataset, Feature};
use crate::model::{Activation, Loss, Norm, Penalty};
use crate::number::plain;
use crate::train::Run;

/// The most numbers that a script carries itself: as many as 2000 rows of two inputs and a class have.
pub const MOST_NUMBERS: usize = 6000;

/// What a script reads where the rows are more than it carries: what [`super::data_csv`] makes.
pub const DATA_FILE: &str = "one-neuron-data.csv";

/// The longest line that rows share.
const WIDTH: usize = 100;

/// The column in which remarks begin, where there is room.
const REMARKS: usize = 52;

/// What a line does to a row, or to a batch of them, in the order in which it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An epoch begins.
    Epoch,
    /// The next row, or batch of rows, has its turn.
    Row,
    /// z = w·x + b.
    Sum,
    /// out, from z.
    Out,
    /// ∂L/∂z.
    Slope,
    /// The weights move.
    Weights,
    /// The bias moves.
    Bias,
}

/// A line of the script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands there.
    pub text: String,
    /// What it does while a row is learned from; `None` for what is done once, before.
    pub step: Option<Step>,
    /// Whether it is but data, of which there may be very many lines.
    pub data: bool,
}

/// A script that needs nothing but NumPy, learns what this run has learned up to where it stands, and prints its weights, bias,
/// mean loss and accuracy; those of rows held out too.
///
/// The numbers are the same but for rounding: NumPy adds up many products in another order. Where the rows are more than
/// [`MOST_NUMBERS`], the script reads them from [`DATA_FILE`], which is to lie beside it.
pub fn numpy(run: &Run) -> String {
    let mut script = Script::new(run);
    script.listing();
    script.measures();
    let mut text = String::new();
    for line in script.lines {
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

/// The same without its last part, which prints: what learns, line by line.
pub fn listing(run: &Run) -> Vec<Line> {
    let mut script = Script::new(run);
    script.listing();
    script.lines
}

struct Script<'a> {
    run: &'a Run,
    lines: Vec<Line>,
    indent: usize,
    step: Option<Step>,
    /// Inputs, features included, and outputs.
    inputs: usize,
    outputs: usize,
    /// How many rows learn together, where it is not all.
    batch: Option<usize>,
}

impl<'a> Script<'a> {
    fn new(run: &'a Run) -> Self {
        let batch = Some(run.trainer().batch()).filter(|&batch| batch < run.examples().training());
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        // Of a single row it is the same, and simpler, to take it as a row.
        let batch = batch.or((run.examples().training() == 1).then_some(1));
        Self { run, lines: Vec::new(), indent: 0, step: None, inputs, outputs, batch }
    }

    fn listing(&mut self) {
        self.line(&["import numpy as np"]);
        self.line(&[]);
        self.data();
        self.preparation();
        self.line(&[]);
        self.start();
        self.line(&[]);
        self.epochs();
    }

    /// The rows: X, and what is wanted of them, Y.
    fn data(&mut self) {
        let raw = self.run.examples().raw();
        let rows = raw.len();
        let of_classes = are_classes(raw);
        let shape = shape(&[rows, raw.inputs()]);
        let named = !raw.input_names().iter().enumerate().all(|(input, name)| *name == x_name(input));
        let names = if named { [": ", &raw.input_names().join(", ")].concat() } else { String::new() };
        if of_classes && rows * (raw.inputs() + 1) > MOST_NUMBERS {
            return self.file(raw, &shape, &names);
        }
        self.list(
            "X",
            &["], dtype=float)"],
            &[&shape, " rows × inputs", &names],
            raw.rows().map(|(x, _)| bracketed(x)),
        );
        if of_classes {
            let name = if self.outputs > 1 { "classes" } else { "Y" };
            let remark = [&self::shape(&[rows]), &*class_remark(raw)];
            let classes = (0..rows).map(|row| raw.class(row).to_string());
            self.list(name, &[if self.outputs > 1 { "])" } else { "], dtype=float)" }], &remark, classes);
            self.targets(name);
        } else {
            let targets = (0..rows).map(|row| self.run.examples().row(row).1.to_vec());
            let one = self.outputs == 1;
            let texts: Vec<String> = targets.map(|y| if one { plain(y[0]) } else { bracketed(&y) }).collect();
            let shape = if one { self::shape(&[rows]) } else { self::shape(&[rows, self.outputs]) };
            self.list("Y", &["], dtype=float)"], &[&shape], texts.into_iter());
        }
    }

    /// The rows from a file.
    fn file(&mut self, raw: &Dataset, shape: &str, names: &str) {
        let inputs = raw.inputs().to_string();
        self.line(&[
            "# Needs the exported data beside it. Names are in its first line, classes in its last column.",
        ]);
        self.line(&["file = dict(fname=\"", DATA_FILE, "\", delimiter=\",\", quotechar='\"', skiprows=1,"]);
        self.line(&["            comments=None, encoding=\"utf-8\")"]);
        self.remarked(
            &["X = np.loadtxt(usecols=range(", &inputs, "), ndmin=2, **file)"],
            &[shape, " rows × inputs", names],
        );
        let rows = self::shape(&[raw.len()]);
        let name = if self.outputs > 1 { "classes" } else { "Y" };
        let numbered = raw.class_names().iter().enumerate().all(|(class, name)| *name == class.to_string());
        if numbered {
            let kind = if self.outputs > 1 { "int" } else { "float" };
            self.remarked(
                &[name, " = np.loadtxt(usecols=", &inputs, ", dtype=", kind, ", **file)"],
                &[&rows],
            );
        } else {
            let list = raw.class_names().iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
            self.line(&["names = [", &list, "]"]);
            let labels = ["np.loadtxt(usecols=", &inputs, ", dtype=str, **file)"].concat();
            let kind = if self.outputs > 1 { "" } else { ", dtype=float" };
            let list = [name, " = np.array([names.index(name) for name in ", &labels, "]", kind, ")"];
            self.remarked(&list, &[&rows]);
        }
        self.targets(name);
    }

    /// Y, from the numbers of classes.
    fn targets(&mut self, name: &str) {
        let tanh = self.run.settings().activation == Activation::Tanh;
        let (rows, outputs) = (self.run.examples().raw().len(), self.outputs.to_string());
        if self.outputs > 1 {
            let (before, after) = if tanh { ("2 * ", " - 1") } else { ("", "") };
            let remark = if tanh {
                " rows × outputs: 1 for its class, else −1"
            } else {
                " rows × outputs: 1 for its class"
            };
            let shape = shape(&[rows, self.outputs]);
            self.remarked(&["Y = ", before, "np.eye(", &outputs, ")[", name, "]", after], &[&shape, remark]);
        } else if tanh {
            self.remarked(&["Y = 2 * Y - 1"], &[&shape(&[rows]), " −1 or 1, as tanh has it"]);
        }
    }

    /// What is done to rows before they are learned from.
    fn preparation(&mut self) {
        let (run, settings) = (self.run, self.run.settings());
        let (examples, rows) = (run.examples(), run.examples().raw().len());
        if !settings.features.is_empty() {
            let made = settings.features.iter().map(|&feature| expression(feature));
            let columns = made.collect::<Vec<_>>().join(", ");
            let remark = " with inputs made of others";
            self.remarked(
                &["X = np.column_stack([X, ", &columns, "])"],
                &[&shape(&[rows, self.inputs]), remark],
            );
        }
        let held_out = examples.held_out();
        if held_out > 0 {
            self.line(&[]);
            if held_out > MOST_NUMBERS / 3 {
                self.draw_held_out();
            } else {
                let numbers = (0..rows).filter(|&row| examples.is_held_out(row)).map(|row| row.to_string());
                self.list("held_out", &["])"], &["rows kept to test with"], numbers);
            }
            let test = shape(&[held_out, self.inputs]);
            let train = shape(&[rows - held_out, self.inputs]);
            self.remarked(&["X_test, Y_test = X[held_out], Y[held_out]"], &[&test]);
            self.remarked(&["X = np.delete(X, held_out, axis=0)"], &[&train]);
            self.line(&["Y = np.delete(Y, held_out, axis=0)"]);
        }
        if let Some(scaling) = examples.scaling() {
            self.line(&[]);
            let each = shape(&[self.inputs]);
            let whose = if held_out > 0 { " of the rows to train on" } else { "" };
            self.remarked(&["mean, deviation = X.mean(axis=0), X.std(axis=0)"], &[&each, whose]);
            // A constant column's is rounding, if it is not 0.
            let constant = scaling.deviation().iter().enumerate().filter(|(_, deviation)| **deviation == 1.0);
            let constant = constant.map(|(input, _)| input.to_string()).collect::<Vec<_>>().join(", ");
            if !constant.is_empty() {
                self.remarked(&["deviation[[", &constant, "]] = 1"], &["what is constant is only moved"]);
            }
            self.remarked(&["X = (X - mean) / deviation"], &["mean 0, deviation 1"]);
            if held_out > 0 {
                self.line(&["X_test = (X_test - mean) / deviation"]);
            }
        }
    }

    /// The rows held out where they are too many to be listed.
    fn draw_held_out(&mut self) {
        let settings = self.run.settings();
        let seed = settings.seed.to_string();
        let share = plain(settings.holdout);
        let several = self.outputs > 1;
        let class = if several { "Y.argmax(axis=1)" } else { "(Y > 0.5)" };
        let count = self.run.examples().raw().class_names().len().to_string();
        for line in [
            &["# Rows kept to test with: each class gives its share, drawn from a generator of their own."][..],
            &["random = np.random.RandomState([2, ", &seed, "])"],
            &["held_out, seen, due = [], 0, 0"],
            &["for number in range(", &count, "):"],
            &["    rows = np.flatnonzero(", class, " == number)"],
            &["    seen, before = seen + len(rows), due"],
            &["    due = int(np.floor(", &share, " * seen + 0.5))"],
            &["    for place in range(min(due - before, len(rows) - 1)):"],
            &["        end = len(rows) - place"],
            &["        drawn = 2**32"],
            &["        while drawn >= 2**32 // end * end:"],
            &["            drawn = int(random.randint(2**32, dtype=np.uint32))"],
            &["        other = place + drawn % end"],
            &["        rows[place], rows[other] = rows[other], rows[place]"],
            &["        held_out.append(rows[place])"],
            &["held_out.sort()"],
        ] {
            self.line(line);
        }
    }

    /// Starting weights and biases.
    fn start(&mut self) {
        let (inputs, outputs) = (self.inputs.to_string(), self.outputs.to_string());
        let one = self.outputs == 1;
        let w = if one { shape(&[self.inputs]) } else { shape(&[self.outputs, self.inputs]) };
        let b = if one { "()".to_owned() } else { shape(&[self.outputs]) };
        let matrix = if one { "" } else { " outputs × inputs" };
        let name = self.weights();
        if let Some(values) = &self.run.settings().weights {
            let (weights, biases) = values.split_at(self.outputs * self.inputs);
            let rows: Vec<String> = weights.chunks(self.inputs).map(bracketed).collect();
            if one {
                self.remarked(&[name, " = np.array(", &rows[0], ", dtype=float)"], &[&w]);
                self.remarked(&["b = ", &plain(biases[0])], &[&b]);
            } else {
                self.list(name, &["], dtype=float)"], &[&w, matrix], rows.into_iter());
                self.remarked(&["b = np.array(", &bracketed(biases), ", dtype=float)"], &[&b]);
            }
            return;
        }
        self.line(&["np.random.seed(", &self.run.settings().seed.to_string(), ")"]);
        let size = if one { inputs } else { ["(", &outputs, ", ", &inputs, ")"].concat() };
        self.remarked(&[name, " = np.random.random(", &size, ")"], &[&w, matrix]);
        self.remarked(&["b = np.random.random(", if one { "" } else { &outputs }, ")"], &[&b]);
    }

    /// What is done in every epoch.
    fn epochs(&mut self) {
        let run = self.run;
        let (epochs, seed) = (run.epoch().to_string(), run.settings().seed.to_string());
        self.line(&["eta = ", &plain(run.settings().eta)]);
        let changes: Vec<_> =
            run.settings().penalties.iter().filter(|(from, _)| *from < run.epoch()).collect();
        if !changes.is_empty() {
            self.line(&[]);
            self.line(&["def penalty(epoch):  # its gradient, which has been changed on the way"]);
            for (from, penalty) in changes.iter().rev() {
                self.line(&["    if epoch >= ", &from.to_string(), ":"]);
                self.line(&["        return ", &self.gradient(*penalty)]);
            }
            self.line(&["    return ", &self.gradient(run.settings().penalty)]);
            self.line(&[]);
        }
        self.at(0, Step::Epoch, &["for epoch in range(", &epochs, "):"], "");
        let (w, one, size) = (self.weights(), self.outputs == 1, self.batch);
        let penalty = match (&changes[..], run.settings().penalty) {
            ([], penalty) if penalty.is_none() => String::new(),
            ([], penalty) => [" + ", &self.gradient(penalty)].concat(),
            _ => " + penalty(epoch)".to_owned(),
        };
        let row = [self.inputs];
        let (x, y, shapes) = match size {
            Some(1) => ("x", "y", (shape(&row), if one { "()".to_owned() } else { shape(&[self.outputs]) })),
            Some(batch) => ("x", "y", self.batch_shapes(batch)),
            None => ("X", "Y", self.batch_shapes(run.examples().training())),
        };
        let order = ["np.random.RandomState([", &seed, ", epoch]).permutation(len(X))[::-1]"].concat();
        let shuffled = run.settings().shuffle;
        let deep = match size {
            None => 1,
            Some(1) if !shuffled => {
                self.at(
                    1,
                    Step::Row,
                    &["for x, y in zip(X, Y):"],
                    &[&shapes.0[..], ", ", &shapes.1].concat(),
                );
                2
            }
            Some(1) => {
                self.at(1, Step::Row, &["for row in ", &order, ":"], "");
                self.at(2, Step::Row, &["x, y = X[row], Y[row]"], &[&shapes.0[..], ", ", &shapes.1].concat());
                2
            }
            Some(batch) => {
                let batch = batch.to_string();
                if shuffled {
                    self.at(1, Step::Epoch, &["order = ", &order], "");
                }
                self.at(1, Step::Row, &["for start in range(0, len(X), ", &batch, "):"], "");
                let rows = if shuffled {
                    self.at(
                        2,
                        Step::Row,
                        &["rows = order[start:start + ", &batch, "]"],
                        "the last may be fewer",
                    );
                    "rows".to_owned()
                } else {
                    ["start:start + ", &batch].concat()
                };
                let shapes = [&shapes.0[..], ", ", &shapes.1].concat();
                self.at(2, Step::Row, &["x, y = X[", &rows, "], Y[", &rows, "]"], &shapes);
                2
            }
        };
        let z = &shapes.1;
        self.forward(deep, x, size == Some(1), z);
        let error = ["(out - ", y, ")"].concat();
        let slope = match (run.settings().activation, run.settings().loss) {
            (Activation::Sigmoid, Loss::SquaredError) => " * (out * (1 - out))",
            (Activation::Tanh, _) => " * (1 - out * out)",
            _ => "",
        };
        let dz = if slope.is_empty() { ["out - ", y].concat() } else { [&error, slope].concat() };
        self.at(deep, Step::Slope, &["dz = ", &dz], z);
        let gradient = match (size, one) {
            (Some(1), true) => "dz * x".to_owned(),
            (Some(1), false) => "np.outer(dz, x)".to_owned(),
            (_, true) => ["dz @ ", x, " / len(", x, ")"].concat(),
            (_, false) => ["dz.T @ ", x, " / len(", x, ")"].concat(),
        };
        let along = if penalty.is_empty() && size == Some(1) {
            ["eta * ", &gradient].concat()
        } else {
            ["eta * (", &gradient, &penalty, ")"].concat()
        };
        let shape_w = if one { shape(&row) } else { shape(&[self.outputs, self.inputs]) };
        self.at(deep, Step::Weights, &[w, " -= ", &along], &shape_w);
        let along = match (size, one) {
            (Some(1), _) => "dz",
            (_, true) => "dz.mean()",
            (_, false) => "dz.mean(axis=0)",
        };
        let shape_b = if one { "()".to_owned() } else { shape(&[self.outputs]) };
        self.at(deep, Step::Bias, &["b -= eta * ", along], &shape_b);
    }

    /// z and out of these rows, or of one.
    fn forward(&mut self, deep: usize, x: &str, is_row: bool, shape: &str) {
        let product = match (is_row, self.outputs == 1) {
            (true, true) => "w @ x".to_owned(),
            (true, false) => "W @ x".to_owned(),
            (false, true) => [x, " @ w"].concat(),
            (false, false) => [x, " @ W.T"].concat(),
        };
        self.at(deep, Step::Sum, &["z = ", &product, " + b"], shape);
        let out = match self.run.settings().activation {
            Activation::Sigmoid => "1 / (1 + np.exp(-z))",
            Activation::Linear => "z",
            Activation::Step => "np.heaviside(z, 1)",
            Activation::Tanh => "np.tanh(z)",
        };
        self.at(deep, Step::Out, &["out = ", out], shape);
    }

    /// Prints what has been learned, and how good it is.
    fn measures(&mut self) {
        let (one, w) = (self.outputs == 1, self.weights());
        let tests = self.run.examples().held_out() > 0;
        self.step = None;
        self.line(&[]);
        self.line(&["print(\"weights:\", *", w, if one { ")" } else { ".ravel())" }]);
        self.line(&["print(\"bias:\", ", if one { "b)" } else { "*b)" }]);
        let (deep, x, y, prefix) = if tests {
            self.line(&["for name, x, y in (\"training\", X, Y), (\"testing\", X_test, Y_test):"]);
            (1, "x", "y", "name, ")
        } else {
            (0, "X", "Y", "")
        };
        let rows = if tests { String::new() } else { self.batch_shapes(self.run.examples().raw().len()).1 };
        self.forward(deep, x, false, &rows);
        let loss = match self.run.settings().loss {
            Loss::SquaredError => ["0.5 * (out - ", y, ") ** 2"].concat(),
            Loss::CrossEntropy => ["np.maximum(z, 0) - z * ", y, " + np.log1p(np.exp(-np.abs(z)))"].concat(),
        };
        self.at(deep, Step::Out, &["loss = ", &loss], &rows);
        let settings = self.run.settings();
        let right = if one {
            let decision = plain(settings.activation.decision(settings.threshold));
            ["(out >= ", &decision, ") == (", y, " > 0.5)"].concat()
        } else {
            ["z.argmax(axis=1) == ", y, ".argmax(axis=1)"].concat()
        };
        self.at(deep, Step::Out, &["right = ", &right], "");
        let sum = if one { "loss" } else { "loss.sum(axis=1)" };
        self.at(deep, Step::Out, &["print(", prefix, "\"mean loss:\", ", sum, ".mean())"], "");
        self.at(deep, Step::Out, &["print(", prefix, "\"accuracy:\", right.mean())"], "");
    }

    /// What the weights are called.
    fn weights(&self) -> &'static str {
        if self.outputs == 1 { "w" } else { "W" }
    }

    /// Shapes of a batch: its inputs, and what there is for each of its outputs.
    fn batch_shapes(&self, rows: usize) -> (String, String) {
        let outs = if self.outputs == 1 { shape(&[rows]) } else { shape(&[rows, self.outputs]) };
        (shape(&[rows, self.inputs]), outs)
    }

    /// A penalty's gradient.
    fn gradient(&self, penalty: Penalty) -> String {
        let (rate, w) = (plain(penalty.rate), self.weights());
        match penalty.norm {
            Norm::None => "0".to_owned(),
            Norm::L1 => [&rate, " * np.sign(", w, ")"].concat(),
            Norm::L2 => [&rate, " * ", w].concat(),
        }
    }

    /// A line at a depth, which does that, with the shape of what it makes.
    fn at(&mut self, deep: usize, step: Step, parts: &[&str], shape: &str) {
        (self.indent, self.step) = (deep, Some(step));
        if shape.is_empty() {
            self.line(parts)
        } else {
            self.remarked(parts, &[shape])
        }
        (self.indent, self.step) = (0, None);
    }

    fn line(&mut self, parts: &[&str]) {
        let mut text = "    ".repeat(self.indent);
        parts.iter().for_each(|part| text.push_str(part));
        self.lines.push(Line { text, step: self.step, data: false });
    }

    /// A line with a remark. Names that come from outside stand in remarks, and must not end them.
    fn remarked(&mut self, parts: &[&str], remark: &[&str]) {
        self.line(parts);
        if let Some(Line { text, .. }) = self.lines.last_mut() {
            remark_on(text, remark);
        }
    }

    /// An array, whose items share lines.
    fn list(&mut self, name: &str, end: &[&str], remark: &[&str], items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        let (begin, end) = ([name, " = np.array(["].concat(), end.concat());
        let whole: usize = begin.len() + end.len() + items.iter().map(|item| item.len() + 2).sum::<usize>();
        if whole <= WIDTH {
            return self.remarked(&[&begin, &items.join(", "), &end], remark);
        }
        self.remarked(&[&begin], remark);
        let from = self.lines.len();
        let mut text = "   ".to_owned();
        for item in items {
            if text.len() + item.len() + 2 > WIDTH {
                self.line(&[&text]);
                "   ".clone_into(&mut text);
            }
            text.push(' ');
            text.push_str(&item);
            text.push(',');
        }
        self.line(&[&text]);
        self.lines[from..].iter_mut().for_each(|line| line.data = true);
        self.line(&[&end]);
    }
}

fn remark_on(text: &mut String, remark: &[&str]) {
    text.push_str("  ");
    while text.len() < REMARKS {
        text.push(' ');
    }
    text.push_str("# ");
    text.extend(remark.iter().flat_map(|part| in_one_line(part)));
}

/// A shape as Python writes it.
fn shape(sizes: &[usize]) -> String {
    match sizes {
        [size] => ["(", &size.to_string(), ",)"].concat(),
        _ => ["(", &sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", "), ")"].concat(),
    }
}

fn bracketed(numbers: &[f64]) -> String {
    ["[", &numbers.iter().map(|&number| plain(number)).collect::<Vec<_>>().join(", "), "]"].concat()
}

/// Text as Python quotes it.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in in_one_line(text) {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

fn x_name(input: usize) -> String {
    ["x", &(input + 1).to_string()].concat()
}

/// What the classes are called, where they are not called by their numbers.
fn class_remark(raw: &Dataset) -> String {
    let names = raw.class_names().iter().enumerate();
    if names.clone().all(|(class, name)| *name == class.to_string()) {
        return String::new();
    }
    let named = names.map(|(class, name)| [&class.to_string(), " ", &name[..]].concat());
    [": ", &named.collect::<Vec<_>>().join(", ")].concat()
}

/// Whether every row's targets say its class, and no more.
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
