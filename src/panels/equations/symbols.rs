//! The symbols of one output, and the places of its numbers.

use crate::mathml::{Math, derivative, live, symbol};
use crate::model::OutputNames;
use crate::number::is_short;
use crate::train::Run;

/// The symbols of one output.
pub(super) struct Symbols {
    pub(super) names: OutputNames,
    /// Whether the activation has a derivative that the learning rule uses: the perceptron's rule has none.
    pub(super) has_derivative: bool,
}

impl Symbols {
    pub(super) fn new(run: &Run, output: usize) -> Self {
        Self { names: names(run, output), has_derivative: run.rule().activation().has_slope() }
    }

    pub(super) fn of_output(&self, family: &str, name: &str, letter: &str) -> Math {
        symbol(family, &self.names.name(name), letter, &self.names.number)
    }

    pub(super) fn x(&self, input: usize) -> Math {
        symbol("data", &format!("x{input}"), "x", &input.to_string())
    }

    /// All inputs, as a vector.
    pub(super) fn inputs(&self) -> Math {
        symbol("data", "x", "𝐱", "")
    }

    pub(super) fn w(&self, input: usize) -> Math {
        self.weight(&self.names.name_for_input("w", input), &input.to_string())
    }

    /// The weight of an arbitrary input i.
    pub(super) fn any_w(&self) -> Math {
        self.weight(&self.names.name("w"), "i")
    }

    pub(super) fn weight(&self, name: &str, input: &str) -> Math {
        symbol("parameter", name, "w", &self.names.index(input))
    }

    /// All weights, as a vector.
    pub(super) fn weights(&self) -> Math {
        self.of_output("parameter", "w", "𝐰")
    }

    pub(super) fn b(&self) -> Math {
        self.of_output("parameter", "b", "b")
    }

    pub(super) fn out(&self) -> Math {
        self.of_output("signal", "out", "out")
    }

    pub(super) fn y(&self) -> Math {
        self.of_output("data", "y", "y")
    }

    /// (out − y).
    pub(super) fn error(&self) -> Math {
        (self.out() - self.y()).in_brackets_named("error", &self.names.name("error"))
    }

    pub(super) fn loss(&self) -> Math {
        self.of_output("error", "loss", "L")
    }

    /// ∂L/∂z, or δ if there is no derivative.
    pub(super) fn dz(&self) -> Math {
        if self.has_derivative {
            self.derivative(&self.names.name("dz"), self.of_output("signal", "z", "z"))
        } else {
            self.of_output("error", "dz", "δ")
        }
    }

    pub(super) fn dw(&self, input: usize) -> Math {
        self.derivative(&self.names.name_for_input("dw", input), self.w(input))
    }

    pub(super) fn any_dw(&self) -> Math {
        self.derivative(&self.names.name("dw"), self.any_w())
    }

    pub(super) fn dweights(&self) -> Math {
        self.derivative(&self.names.name("dw"), self.weights())
    }

    pub(super) fn db(&self) -> Math {
        self.derivative(&self.names.name("db"), self.b())
    }

    pub(super) fn derivative(&self, name: &str, by: Math) -> Math {
        derivative("error", name, self.loss(), by)
    }
}

/// The places of one output's numbers.
///
/// `form` gives the format of a number: `/6` with six decimals instead of four, `()` in brackets if it is negative.
pub(super) struct Numbers {
    pub(super) names: OutputNames,
    pub(super) x_form: &'static str,
}

impl Numbers {
    pub(super) fn new(run: &Run, output: usize) -> Self {
        // Data are shown in full if they are short. Measured, scaled or computed values are rounded.
        let are_short = run.examples().prepared().rows().all(|(x, _)| x.iter().all(|&x| is_short(x)));
        Self { names: names(run, output), x_form: if are_short { "()" } else { "/4()" } }
    }

    pub(super) fn of_output(&self, family: &str, name: &str, form: &str) -> Math {
        live(family, &(self.names.name(name) + form))
    }

    pub(super) fn for_input(&self, family: &str, name: &str, input: usize, form: &str) -> Math {
        live(family, &(self.names.name_for_input(name, input) + form))
    }

    pub(super) fn x(&self, input: usize) -> Math {
        live("data", &format!("x{input}{}", self.x_form))
    }

    pub(super) fn w(&self, input: usize, form: &str) -> Math {
        self.for_input("parameter", "w", input, form)
    }

    pub(super) fn b(&self, form: &str) -> Math {
        self.of_output("parameter", "b", form)
    }

    pub(super) fn z(&self) -> Math {
        self.of_output("signal", "z", "")
    }

    pub(super) fn out(&self, form: &str) -> Math {
        self.of_output("signal", "out", form)
    }

    pub(super) fn y(&self) -> Math {
        self.of_output("data", "y", "()")
    }

    pub(super) fn loss(&self) -> Math {
        self.of_output("error", "loss", "")
    }

    pub(super) fn dz(&self, form: &str) -> Math {
        self.of_output("error", "dz", form)
    }

    pub(super) fn dw(&self, input: usize) -> Math {
        self.for_input("error", "dw", input, "/6")
    }

    /// The penalty's derivative with respect to this weight.
    pub(super) fn dp(&self, input: usize) -> Math {
        self.for_input("rate", "dp", input, "/6()")
    }

    pub(super) fn eta(&self) -> Math {
        live("rate", "eta")
    }
}

pub(super) fn names(run: &Run, output: usize) -> OutputNames {
    let outputs = run.parameters().outputs();
    OutputNames::new(output.min(outputs - 1), outputs)
}
