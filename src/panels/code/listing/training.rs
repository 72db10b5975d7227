//! The training of a script: starting weights, epochs, the forward and the backward pass, and the printed results.

use super::data::bracketed;
use super::{Script, Step, shape};
use crate::model::{Loss, Norm, Penalty};
use crate::number::plain;

impl Script<'_> {
    /// Starting weights and biases.
    pub(super) fn start(&mut self) {
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
    pub(super) fn epochs(&mut self) {
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

    /// The loops over rows, or batches of them, within an epoch, which make x and y. Returns the shape of y, or of Y if there are
    /// no such loops.
    pub(super) fn rows_of_epoch(&mut self) -> String {
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

    /// z and out for the rows `x`, or for one row.
    pub(super) fn forward(&mut self, deep: usize, x: &str, is_row: bool, of_y: &str) {
        let z = match (is_row, self.one) {
            (true, _) => format!("z = {} @ x + b", self.w),
            (false, true) => format!("z = {x} @ w + b"),
            (false, false) => format!("z = {x} @ W.T + b"),
        };
        self.step(Step::Sum, deep, &z, of_y);
        let out = format!("out = {}", self.run.settings().activation.properties().numpy_out);
        self.step(Step::Out, deep, &out, of_y);
    }

    /// Prints the parameters and the metrics.
    pub(super) fn measures(&mut self) {
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
    pub(super) fn gradient(&self, penalty: Penalty) -> String {
        let (rate, w) = (plain(penalty.rate), self.w);
        match penalty.norm {
            Norm::None => "0".to_owned(),
            Norm::L1 => format!("{rate} * np.sign({w})"),
            Norm::L2 => format!("{rate} * {w}"),
        }
    }
}
