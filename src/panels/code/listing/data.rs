//! The data of a script: rows written out or read from a file, targets, and the preparation of the rows.

use super::{DATA_FILE, MOST_NUMBERS, Script, WIDTH, shape};
use crate::data::{Dataset, Feature, in_one_line};
use crate::number::plain;

impl Script<'_> {
    /// The rows: X, and their targets, Y.
    pub(super) fn data(&mut self) {
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

    /// The rows from a file; `of_x` is the remark about X.
    pub(super) fn file(&mut self, raw: &Dataset, of_x: &str) {
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

    /// Y, from the class numbers.
    pub(super) fn targets(&mut self) {
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

    /// The preparation of the rows: features, held-out rows, scaling.
    pub(super) fn preparation(&mut self) {
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
            self.remarked("mean, std = X.mean(axis=0), X.std(axis=0)", &remark);
            // The standard deviation of a constant column is 0 or a rounding error, and is replaced by 1.
            let deviations = scaling.standard_deviation().iter().enumerate();
            let constant: Vec<String> = deviations
                .filter(|(_, deviation)| **deviation == 1.0)
                .map(|(input, _)| input.to_string())
                .collect();
            if !constant.is_empty() {
                let code = format!("std[[{}]] = 1", constant.join(", "));
                self.remarked(&code, "what is constant is only moved");
            }
            self.remarked("X = (X - mean) / std", "mean 0, standard deviation 1");
            if held_out > 0 {
                self.line("X_test = (X_test - mean) / std");
            }
        }
    }

    /// Code that draws the held-out rows, if they are too many to be listed.
    pub(super) fn draw_held_out(&mut self) {
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

    /// An array, with as many items in a line as fit.
    pub(super) fn array(&mut self, begin: &str, end: &str, remark: &str, items: Vec<String>) {
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

pub(super) fn bracketed(numbers: &[f64]) -> String {
    format!("[{}]", numbers.iter().map(|&number| plain(number)).collect::<Vec<_>>().join(", "))
}

/// Text as a Python string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", in_one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether the class names are their numbers.
fn are_numbers(class_names: &[String]) -> bool {
    class_names.iter().enumerate().all(|(class, name)| *name == class.to_string())
}

/// A remark with the names of the classes, if they are not their numbers.
fn class_remark(raw: &Dataset) -> String {
    if are_numbers(raw.class_names()) {
        return String::new();
    }
    let names = raw.class_names().iter().enumerate().map(|(class, name)| format!("{class} {name}"));
    format!(": {}", names.collect::<Vec<_>>().join(", "))
}

/// Whether the targets of every row encode its class.
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
