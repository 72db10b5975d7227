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

impl Line {
    /// What Python runs, and the remark on it without its sign; that is empty where there is none, or where a text in quotation
    /// marks makes it unsure where one begins.
    pub fn parts(&self) -> (&str, &str) {
        match self.text.split_once("  # ") {
            Some((code, remark)) if !code.contains('"') => (code.trim_end(), remark),
            _ => (&self.text, ""),
        }
    }
}

/// A script that needs nothing but NumPy, learns what this run has learned up to where it stands, and prints its weights, bias,
/// mean loss and accuracy; those of rows held out too.
///
/// The numbers are the same but for rounding: NumPy adds up many products in another order. Where the rows are more than
/// [`MOST_NUMBERS`], the script reads them from [`DATA_FILE`], which is to lie beside it.
pub fn numpy(run: &Run) -> String {
    numpy_to(run, run.epoch())
}

/// The same up to another epoch.
pub fn numpy_to(run: &Run, epoch: u32) -> String {
    let mut script = Script::new(run, epoch);
    script.listing();
    script.measures();
    let mut text = String::new();
    for line in script.lines {
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

/// The same from the first to the last epoch, without its last part, which prints: what learns, line by line.
pub fn listing(run: &Run) -> Vec<Line> {
    let mut script = Script::new(run, run.settings().epochs);
    script.listing();
    script.lines
}

struct Script<'a> {
    run: &'a Run,
    /// How many epochs it learns.
    epochs: u32,
    lines: Vec<Line>,
    /// What stands in lines for `{name}`.
    words: Vec<(&'static str, String)>,
    /// How many rows learn together, where it is not all.
    batch: Option<usize>,
    one: bool,
}

impl<'a> Script<'a> {
    fn new(run: &'a Run, epochs: u32) -> Self {
        let (settings, examples) = (run.settings(), run.examples());
        let (training, all) = (examples.training(), examples.raw().len());
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        // Of a single row it is the same, and simpler, to take it as a row.
        let batch = Some(run.trainer().batch()).filter(|&batch| batch < training || training == 1);
        let one = outputs == 1;
        let outs = |rows: usize| if one { shape(&[rows]) } else { shape(&[rows, outputs]) };
        let mut script = Self { run, epochs, lines: Vec::new(), words: Vec::new(), batch, one };
        // Weights, and shapes: of weights, of biases, of X, of a batch or a row and of what there is for its outputs.
        script.word("W", if one { "w" } else { "W" });
        script.set("W()", if one { shape(&[inputs]) } else { shape(&[outputs, inputs]) });
        let each = if one { "()".to_owned() } else { shape(&[outputs]) };
        script.set("b()", each.clone());
        script.set("X()", shape(&[all, inputs]));
        script.set("Y()", outs(all));
        script.set("rows()", shape(&[all]));
        script.set("each()", shape(&[inputs]));
        let (x, y) = match batch {
            Some(1) => (shape(&[inputs]), each),
            _ => (shape(&[batch.unwrap_or(training), inputs]), outs(batch.unwrap_or(training))),
        };
        script.set("x()", x);
        script.set("y()", y);
        let (x, y) = if batch.is_some() { ("x", "y") } else { ("X", "Y") };
        script.word("x", x);
        script.word("y", y);
        script.set("raw", examples.raw().inputs().to_string());
        script.set("inputs", inputs.to_string());
        script.set("outputs", outputs.to_string());
        script.set("seed", settings.seed.to_string());
        script.set("eta", plain(settings.eta));
        script.set("epochs", epochs.to_string());
        script.set("batch", batch.unwrap_or(0).to_string());
        script
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

    /// The rows: X, and what is wanted of them, Y.
    fn data(&mut self) {
        let (one, raw) = (self.one, self.run.examples().raw());
        let count = raw.len() * (raw.inputs() + 1);
        let of_classes = are_classes(raw);
        let named = !raw.input_names().iter().enumerate().all(|(input, name)| *name == x_name(input));
        self.set("names", if named { [": ", &raw.input_names().join(", ")].concat() } else { String::new() });
        self.set("raw()", shape(&[raw.len(), raw.inputs()]));
        self.word("classes", if one { "Y" } else { "classes" });
        if of_classes && count > MOST_NUMBERS {
            return self.file(raw);
        }
        let rows = raw.rows().map(|(x, _)| bracketed(x)).collect();
        self.array("X = np.array([", "], dtype=float)", "{raw()} rows × inputs{names}", rows);
        if of_classes {
            self.set("names", class_remark(raw));
            let classes = (0..raw.len()).map(|row| raw.class(row).to_string()).collect();
            let end = if one { "], dtype=float)" } else { "])" };
            self.array("{classes} = np.array([", end, "{rows()}{names}", classes);
            self.targets();
        } else {
            let target = |y: &[f64]| if one { plain(y[0]) } else { bracketed(y) };
            let targets = (0..raw.len()).map(|row| target(self.run.examples().row(row).1)).collect();
            self.array("Y = np.array([", "], dtype=float)", "{Y()}", targets);
        }
    }

    /// The rows from a file.
    fn file(&mut self, raw: &Dataset) {
        self.line(
            "# Needs the exported data beside it. Names are in its first line, classes in its last column.",
        );
        self.line("file = dict(fname=\"one-neuron-data.csv\", delimiter=\",\", quotechar='\"', skiprows=1,");
        self.line("            comments=None, encoding=\"utf-8\")");
        self.line("X = np.loadtxt(usecols=range({raw}), ndmin=2, **file)\t{raw()} rows × inputs{names}");
        self.word("kind", if self.one { "float" } else { "int" });
        if raw.class_names().iter().enumerate().all(|(class, name)| *name == class.to_string()) {
            self.line("{classes} = np.loadtxt(usecols={raw}, dtype={kind}, **file)\t{rows()}");
        } else {
            self.set(
                "names",
                raw.class_names().iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", "),
            );
            self.line("names = [{names}]");
            self.line("labels = np.loadtxt(usecols={raw}, dtype=str, **file)\t{rows()}");
            self.line(
                "{classes} = np.array([names.index(label) for label in labels], dtype={kind})\t{rows()}",
            );
        }
        self.targets();
    }

    /// Y, from the numbers of classes.
    fn targets(&mut self) {
        match (self.one, self.run.settings().activation) {
            (true, Activation::Tanh) => self.line("Y = 2 * Y - 1\t{rows()} −1 or 1, as tanh has it"),
            (true, _) => {}
            (false, Activation::Tanh) => {
                self.line(
                    "Y = 2 * np.eye({outputs})[classes] - 1\t{Y()} rows × outputs: 1 for its class, else −1",
                );
            }
            (false, _) => self.line("Y = np.eye({outputs})[classes]\t{Y()} rows × outputs: 1 for its class"),
        }
    }

    /// What is done to rows before they are learned from.
    fn preparation(&mut self) {
        let (run, settings) = (self.run, self.run.settings());
        let examples = run.examples();
        if !settings.features.is_empty() {
            let mut made = String::new();
            for &feature in &settings.features {
                made.push_str(", ");
                made.push_str(expression(feature));
            }
            self.set("made", made);
            self.line("X = np.column_stack([X{made}])\t{X()} with inputs made of others");
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
            let inputs = run.parameters().inputs();
            self.set("test()", shape(&[held_out, inputs]));
            self.set("train()", shape(&[examples.training(), inputs]));
            self.line("X_test, Y_test = X[held_out], Y[held_out]\t{test()}");
            self.line("X = np.delete(X, held_out, axis=0)\t{train()}");
            self.line("Y = np.delete(Y, held_out, axis=0)");
        }
        if let Some(scaling) = examples.scaling() {
            self.line("");
            self.line("mean, deviation = X.mean(axis=0), X.std(axis=0)\t{each()} of the rows to train on");
            // A constant column's is rounding, if it is not 0.
            let mut constant = String::new();
            for (input, _) in
                scaling.deviation().iter().enumerate().filter(|(_, deviation)| **deviation == 1.0)
            {
                constant.push_str(if constant.is_empty() { "" } else { ", " });
                constant.push_str(&input.to_string());
            }
            if !constant.is_empty() {
                self.set("constant", constant);
                self.line("deviation[[{constant}]] = 1\twhat is constant is only moved");
            }
            self.line("X = (X - mean) / deviation\tmean 0, deviation 1");
            if held_out > 0 {
                self.line("X_test = (X_test - mean) / deviation");
            }
        }
    }

    /// The rows held out where they are too many to be listed.
    fn draw_held_out(&mut self) {
        self.set("share", plain(self.run.settings().holdout));
        self.set("count", self.run.examples().raw().class_names().len().to_string());
        self.word("class", if self.one { "(Y > 0.5)" } else { "Y.argmax(axis=1)" });
        for line in [
            "# Rows kept to test with: each class gives its share, drawn from a generator of their own.",
            "random = np.random.RandomState([2, {seed}])",
            "held_out, seen, due = [], 0, 0",
            "for number in range({count}):",
            "    rows = np.flatnonzero({class} == number)",
            "    seen, before = seen + len(rows), due",
            "    due = int(np.floor({share} * seen + 0.5))",
            "    for place in range(min(due - before, len(rows) - 1)):",
            "        end = len(rows) - place",
            "        drawn = 2**32",
            "        while drawn >= 2**32 // end * end:",
            "            drawn = int(random.randint(2**32, dtype=np.uint32))",
            "        other = place + drawn % end",
            "        rows[place], rows[other] = rows[other], rows[place]",
            "        held_out.append(rows[place])",
            "held_out.sort()",
        ] {
            self.line(line);
        }
    }

    /// Starting weights and biases.
    fn start(&mut self) {
        self.word("matrix", if self.one { "" } else { " outputs × inputs" });
        if let Some(values) = &self.run.settings().weights {
            let parameters = self.run.parameters();
            let (weights, biases) = values.split_at(parameters.weights().len());
            if self.one {
                self.set("start", bracketed(weights));
                self.set("bias", plain(biases[0]));
                self.line("w = np.array({start}, dtype=float)\t{W()}");
                self.line("b = {bias}\t{b()}");
            } else {
                let rows = weights.chunks(parameters.inputs());
                self.set("bias", bracketed(biases));
                self.array(
                    "W = np.array([",
                    "], dtype=float)",
                    "{W()}{matrix}",
                    rows.map(bracketed).collect(),
                );
                self.line("b = np.array({bias}, dtype=float)\t{b()}");
            }
            return;
        }
        self.line("np.random.seed({seed})");
        if self.one {
            self.line("w = np.random.random({inputs})\t{W()}");
            self.line("b = np.random.random()\t{b()}");
        } else {
            self.line("W = np.random.random(({outputs}, {inputs}))\t{W()}{matrix}");
            self.line("b = np.random.random({outputs})\t{b()}");
        }
    }

    /// What is done in every epoch.
    fn epochs(&mut self) {
        let (settings, one, epochs) = (self.run.settings(), self.one, self.epochs);
        self.line("eta = {eta}");
        let mut penalty = match settings.penalty {
            penalty if penalty.is_none() => String::new(),
            penalty => [" + ", &self.gradient(penalty)].concat(),
        };
        let mut changes = settings.penalties.iter().rev().filter(|(from, _)| *from < epochs).peekable();
        if changes.peek().is_some() {
            self.line("");
            self.line("def penalty(epoch):  # its gradient, which has been changed on the way");
            for (from, penalty) in changes {
                self.set("from", from.to_string());
                self.set("gradient", self.gradient(*penalty));
                self.line("    if epoch >= {from}:");
                self.line("        return {gradient}");
            }
            self.set("gradient", self.gradient(settings.penalty));
            self.line("    return {gradient}");
            self.line("");
            penalty = " + penalty(epoch)".to_owned();
        }
        self.step(Step::Epoch, 0, "for epoch in range({epochs}):");
        self.set("order", self.filled("np.random.RandomState([{seed}, epoch]).permutation(len(X))[::-1]"));
        let deep = match (self.batch, settings.shuffle) {
            (None, _) => 1,
            (Some(1), false) => {
                self.step(Step::Row, 1, "for x, y in zip(X, Y):\t{x()}, {y()}");
                2
            }
            (Some(1), true) => {
                self.step(Step::Row, 1, "for row in {order}:");
                self.step(Step::Row, 2, "x, y = X[row], Y[row]\t{x()}, {y()}");
                2
            }
            (Some(_), false) => {
                self.step(Step::Row, 1, "for start in range(0, len(X), {batch}):\tthe last may be fewer");
                self.step(
                    Step::Row,
                    2,
                    "x, y = X[start:start + {batch}], Y[start:start + {batch}]\t{x()}, {y()}",
                );
                2
            }
            (Some(_), true) => {
                self.step(Step::Epoch, 1, "order = {order}");
                self.step(Step::Row, 1, "for start in range(0, len(X), {batch}):\tthe last may be fewer");
                self.step(Step::Row, 2, "rows = order[start:start + {batch}]");
                self.step(Step::Row, 2, "x, y = X[rows], Y[rows]\t{x()}, {y()}");
                2
            }
        };
        self.forward(deep, self.batch == Some(1));
        let dz = match (settings.activation, settings.loss) {
            (Activation::Sigmoid, Loss::SquaredError) => "dz = (out - {y}) * (out * (1 - out))\t{y()}",
            (Activation::Tanh, _) => "dz = (out - {y}) * (1 - out * out)\t{y()}",
            _ => "dz = out - {y}\t{y()}",
        };
        self.step(Step::Slope, deep, dz);
        let (gradient, bias) = match (self.batch, one) {
            (Some(1), true) => ("dz * x", "b -= eta * dz\t{b()}"),
            (Some(1), false) => ("np.outer(dz, x)", "b -= eta * dz\t{b()}"),
            (_, true) => ("dz @ {x} / len({x})", "b -= eta * dz.mean()\t{b()}"),
            (_, false) => ("dz.T @ {x} / len({x})", "b -= eta * dz.mean(axis=0)\t{b()}"),
        };
        self.set("gradient", self.filled(gradient));
        let is_short = penalty.is_empty() && self.batch == Some(1);
        self.set("penalty", penalty);
        let weights = if is_short {
            "{W} -= eta * {gradient}\t{W()}"
        } else {
            "{W} -= eta * ({gradient}{penalty})\t{W()}"
        };
        self.step(Step::Weights, deep, weights);
        self.step(Step::Bias, deep, bias);
    }

    /// z and out of these rows, or of one.
    fn forward(&mut self, deep: usize, is_row: bool) {
        let z = match (is_row, self.one) {
            (true, _) => "z = {W} @ x + b\t{y()}",
            (false, true) => "z = {x} @ w + b\t{y()}",
            (false, false) => "z = {x} @ W.T + b\t{y()}",
        };
        self.step(Step::Sum, deep, z);
        let out = match self.run.settings().activation {
            Activation::Sigmoid => "out = 1 / (1 + np.exp(-z))\t{y()}",
            Activation::Linear => "out = z\t{y()}",
            Activation::Step => "out = np.heaviside(z, 1)\t{y()}",
            Activation::Tanh => "out = np.tanh(z)\t{y()}",
        };
        self.step(Step::Out, deep, out);
    }

    /// Prints what has been learned, and how good it is.
    fn measures(&mut self) {
        let (one, settings) = (self.one, self.run.settings());
        self.line("");
        self.line(if one { "print(\"weights:\", *w)" } else { "print(\"weights:\", *W.ravel())" });
        self.line(if one { "print(\"bias:\", b)" } else { "print(\"bias:\", *b)" });
        let tests = self.run.examples().held_out() > 0;
        let (x, y, prefix, deep) = if tests { ("x", "y", "name, ", 1) } else { ("X", "Y", "", 0) };
        self.word("x", x);
        self.word("y", y);
        self.word("prefix", prefix);
        let of_all = self.filled(if tests { "" } else { "{Y()}" });
        self.set("y()", of_all);
        self.set("decision", plain(settings.activation.decision(settings.threshold)));
        if tests {
            self.line("for name, x, y in (\"training\", X, Y), (\"testing\", X_test, Y_test):");
        }
        self.forward(deep, false);
        for line in [
            match settings.loss {
                Loss::SquaredError => "loss = 0.5 * (out - {y}) ** 2\t{y()}",
                Loss::CrossEntropy => {
                    "loss = np.maximum(z, 0) - z * {y} + np.log1p(np.exp(-np.abs(z)))\t{y()}"
                }
            },
            if one {
                "right = (out >= {decision}) == ({y} > 0.5)"
            } else {
                "right = z.argmax(axis=1) == {y}.argmax(axis=1)"
            },
            if one {
                "print({prefix}\"mean loss:\", loss.mean())"
            } else {
                "print({prefix}\"mean loss:\", loss.sum(axis=1).mean())"
            },
            "print({prefix}\"accuracy:\", right.mean())",
        ] {
            self.step(Step::Out, deep, line);
        }
    }

    /// A penalty's gradient.
    fn gradient(&self, penalty: Penalty) -> String {
        let rate = plain(penalty.rate);
        match penalty.norm {
            Norm::None => "0".to_owned(),
            Norm::L1 => [&rate, &*self.filled(" * np.sign({W})")].concat(),
            Norm::L2 => [&rate, &*self.filled(" * {W}")].concat(),
        }
    }

    /// What stands for `{name}` from now on, where it is but a word.
    fn word(&mut self, name: &'static str, word: &str) {
        self.set(name, word.to_owned());
    }

    /// What stands for `{name}` from now on.
    fn set(&mut self, name: &'static str, word: String) {
        match self.words.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = word,
            None => self.words.push((name, word)),
        }
    }

    /// A line as it will stand, every `{name}` filled in. What is filled in is not looked at again.
    fn filled(&self, line: &str) -> String {
        let mut text = String::new();
        for (number, part) in line.split('{').enumerate() {
            match part.split_once('}') {
                Some((name, after)) if number > 0 => {
                    let word = self.words.iter().find(|(known, _)| *known == name);
                    text.push_str(word.map_or("", |(_, word)| word));
                    text.push_str(after);
                }
                _ => text.push_str(part),
            }
        }
        text
    }

    /// A line that is done once.
    fn line(&mut self, line: &str) {
        self.put(None, 0, line);
    }

    /// A line that does this, so deep in loops.
    fn step(&mut self, step: Step, deep: usize, line: &str) {
        self.put(Some(step), deep, line);
    }

    /// A line with, behind a tab, a remark. Names that come from outside stand in remarks, and must not end them.
    fn put(&mut self, step: Option<Step>, deep: usize, line: &str) {
        let (code, remark) = line.split_once('\t').unwrap_or((line, ""));
        let mut text = "    ".repeat(deep);
        text.push_str(&self.filled(code));
        let remark = self.filled(remark);
        if !remark.is_empty() {
            text.push_str("  ");
            while text.len() < REMARKS {
                text.push(' ');
            }
            text.push_str("# ");
            text.extend(in_one_line(&remark));
        }
        self.lines.push(Line { text, step, data: false });
    }

    /// An array, whose items share lines.
    fn array(&mut self, begin: &str, end: &str, remark: &str, items: Vec<String>) {
        let remark = ["\t", remark].concat();
        let whole: usize = begin.len() + end.len() + items.iter().map(|item| item.len() + 2).sum::<usize>();
        if whole <= WIDTH {
            return self.line(&[begin, &items.join(", "), end, &remark].concat());
        }
        self.line(&[begin, &remark].concat());
        let from = self.lines.len();
        let mut text = "   ".to_owned();
        for item in items {
            if text.len() + item.len() + 2 > WIDTH {
                self.line(&text);
                "   ".clone_into(&mut text);
            }
            text.push(' ');
            text.push_str(&item);
            text.push(',');
        }
        self.line(&text);
        self.lines[from..].iter_mut().for_each(|line| line.data = true);
        self.line(end);
    }
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
