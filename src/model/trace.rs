use super::{Parameters, Step};

/// Every number of one forward and backward pass on one row, by name, for equations, code and tests.
///
/// | name | what it is |
/// |---|---|
/// | `x1` … `xn` | the row's inputs |
/// | `w1` … `wn`, `b` | weights and bias |
/// | `z` | w·x + b |
/// | `out` | the activation of z |
/// | `y` | the target |
/// | `error` | out − y |
/// | `loss` | L, by the rule's loss |
/// | `slope` | ∂out/∂z: out · (1 − out) for a sigmoid |
/// | `dz` | ∂L/∂z, by the rule: error · slope for squared error |
/// | `dw1` … `dwn`, `db` | ∂L/∂wᵢ = dz · xᵢ, ∂L/∂b = dz |
/// | `dp1` … `dpn` | ∂P/∂wᵢ, of the penalty: 0 without one |
/// | `w1Next` … `wnNext`, `bNext` | the parameters after one update on this row alone |
///
/// With m > 1 outputs, every name except those of inputs contains the number of its output: `w2_1` is the weight of output 2 for
/// input 1, `b2` its bias, `z2`, `out2`, … and `w2_1Next`.
#[derive(Debug, Clone)]
pub struct Trace {
    names: Vec<String>,
    values: Vec<f64>,
}

impl Trace {
    /// A trace for layers of this shape, all zero until [`Trace::take`] is called.
    pub fn new(inputs: usize, outputs: usize) -> Self {
        let names = names(inputs, outputs);
        let values = vec![0.0; names.len()];
        Self { names, values }
    }

    /// The names, in the order of the values.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The values, in the order of the names.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value with this name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.names.iter().position(|known| known == name).map(|index| self.values[index])
    }

    /// Computes the forward and backward pass of one row at these parameters. Allocates nothing.
    pub fn take(&mut self, parameters: &Parameters, x: &[f64], y: &[f64], step: Step) {
        let Step { rule, eta, penalty } = step;
        let mut values = self.values.iter_mut();
        let mut put = |value: f64| {
            if let Some(slot) = values.next() {
                *slot = value;
            }
        };
        x.iter().for_each(|&x| put(x));
        let rows = parameters.weights().chunks_exact(parameters.inputs());
        for (((w, &b), z), &y) in rows.zip(parameters.biases()).zip(parameters.zs(x)).zip(y) {
            let (out, dz) = (rule.activation().out(z), rule.dz(z, y));
            let along = eta * dz;
            w.iter().for_each(|&w| put(w));
            [b, z, out, y, out - y, rule.loss(z, y), rule.activation().slope(out), dz]
                .into_iter()
                .for_each(&mut put);
            x.iter().for_each(|x| put(dz * x));
            put(dz);
            w.iter().for_each(|&w| put(penalty.gradient(w)));
            w.iter().zip(x).for_each(|(&w, x)| put(w - (along * x + eta * penalty.gradient(w))));
            put(b - along);
        }
    }
}

/// The names of the numbers of one output. They contain the output's number if there are several outputs.
#[derive(Debug, Clone)]
pub(crate) struct OutputNames {
    /// The output's number from 1, as text; empty if there is only one output.
    pub number: String,
}

impl OutputNames {
    /// The names for one output, counted from 0, of this many outputs.
    pub fn new(output: usize, outputs: usize) -> Self {
        Self { number: if outputs > 1 { (output + 1).to_string() } else { String::new() } }
    }

    /// `z`, or `z2` if there are several outputs.
    pub fn name(&self, symbol: &str) -> String {
        format!("{symbol}{}", self.number)
    }

    /// `w1`, or `w2_1` if there are several outputs: the name of a number that belongs to an input, counted from 1.
    pub fn name_for_input(&self, symbol: &str, input: usize) -> String {
        let number = &self.number;
        if number.is_empty() { format!("{symbol}{input}") } else { format!("{symbol}{number}_{input}") }
    }

    /// `1`, or `2,1` if there are several outputs: the index of a number that belongs to an input.
    pub fn index(&self, input: &str) -> String {
        let number = &self.number;
        if number.is_empty() { input.to_owned() } else { format!("{number},{input}") }
    }
}

/// The names of a layer's numbers, in the order in which [`Trace::take`] computes them.
fn names(inputs: usize, outputs: usize) -> Vec<String> {
    let mut names: Vec<String> = (1..=inputs).map(|input| format!("x{input}")).collect();
    for output in 0..outputs {
        let of_output = &OutputNames::new(output, outputs);
        let for_inputs =
            |symbol: &'static str| (1..=inputs).map(move |input| of_output.name_for_input(symbol, input));
        names.extend(for_inputs("w"));
        names.extend(
            ["b", "z", "out", "y", "error", "loss", "slope", "dz"].map(|symbol| of_output.name(symbol)),
        );
        names.extend(for_inputs("dw"));
        names.push(of_output.name("db"));
        names.extend(for_inputs("dp"));
        names.extend(for_inputs("w").map(|name| name + "Next"));
        names.push(of_output.name("b") + "Next");
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Dataset;
    use crate::model::{Norm, Penalty, Rule};

    fn parameters() -> Parameters {
        Parameters::from_values(3, 2, vec![0.4, -1.1, 0.7, 2.0, 0.3, -0.2, 0.1, -0.5]).unwrap()
    }

    const X: [f64; 3] = [0.9, -0.4, 1.7];
    const Y: [f64; 2] = [0.0, 1.0];

    const STEP: Step =
        Step { rule: Rule::ARTICLE, eta: 0.1, penalty: Penalty { norm: Norm::L2, rate: 0.01 } };

    fn loss(parameters: &Parameters) -> f64 {
        parameters.zs(&X).zip(Y).map(|(z, y)| STEP.rule.loss(z, y)).sum()
    }

    #[test]
    fn a_gate_has_these_names() {
        assert_eq!(
            names(2, 1).join(" "),
            "x1 x2 w1 w2 b z out y error loss slope dz dw1 dw2 db dp1 dp2 w1Next w2Next bNext"
        );
    }

    /// Compares every derivative with finite differences, so that a wrong formula cannot confirm itself.
    #[test]
    fn gradients_agree_with_finite_differences() {
        let here = parameters();
        let mut trace = Trace::new(3, 2);
        trace.take(&here, &X, &Y, STEP);
        let names = ["dw1_1", "dw1_2", "dw1_3", "dw2_1", "dw2_2", "dw2_3", "db1", "db2"];
        for (index, name) in names.into_iter().enumerate() {
            let moved = |by: f64| {
                let mut values = here.values().to_vec();
                values[index] += by;
                loss(&Parameters::from_values(3, 2, values).unwrap())
            };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!((trace.get(name).unwrap() - difference).abs() < 1e-10, "{name}");
        }
    }

    #[test]
    fn its_next_parameters_are_those_of_the_step() {
        let mut stepped = parameters();
        let mut trace = Trace::new(3, 2);
        trace.take(&stepped, &X, &Y, STEP);
        stepped.descend(&Dataset::from_rows(&[X], &[Y]).unwrap(), &[0], STEP);
        for (name, value) in
            ["w1_1Next", "w1_2Next", "w1_3Next", "w2_1Next", "w2_2Next", "w2_3Next", "b1Next", "b2Next"]
                .into_iter()
                .zip(stepped.values())
        {
            assert_eq!(trace.get(name), Some(*value), "{name}");
        }
    }

    #[test]
    fn one_output_needs_no_number() {
        let mut trace = Trace::new(2, 1);
        trace.take(
            &Parameters::from_values(2, 1, vec![0.5, -0.25, 0.125]).unwrap(),
            &[1.0, 2.0],
            &[1.0],
            STEP,
        );
        let names = "x1 x2 w1 w2 b z out y error loss slope dz dw1 dw2 db dp1 dp2 w1Next w2Next bNext";
        assert_eq!(trace.names().join(" "), names);
        assert_eq!(trace.get("z"), Some(0.125));
        assert_eq!(trace.get("out").map(|out| out - 1.0), trace.get("error"));
        assert_eq!(trace.get("w"), None);
    }
}
