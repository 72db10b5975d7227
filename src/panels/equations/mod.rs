//! The equations of a run as MathML: each with its symbols, and again with the numbers of a row.
//!
//! The class of a symbol is its family, `data-symbol` is its name, and `<mn class="live family" data-value="place">?</mn>` is the
//! place of a number, which [`crate::words::Place`] reads.

mod symbols;

use symbols::{Numbers, Symbols};
use crate::mathml::{
    Line, Math, becomes, equal, fraction, function, letter, lines, number, one_minus,
    product, symbol,
};

use crate::model::{Loss, Norm, Penalty};
use crate::text::{Locale, Message};
use crate::train::Run;
use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "equations";
}

/// The largest number of inputs that are written one by one. More are written as a vector.
pub const MOST_INPUTS: usize = 4;

/// The largest number of inputs whose names the notes list.
const MOST_NAMES: usize = 12;

/// The forward pass as MathML: from the inputs of a row to one output, counted from 0, and its loss.
pub fn forward(run: &Run, output: usize) -> String {
    let (symbols, numbers) = (&Symbols::new(run, output), &Numbers::new(run, output));
    let (inputs, rule) = (run.parameters().inputs(), run.rule());
    let activated = |z: Math| match rule.activation().symbol() {
        "" => z,
        name if name.chars().count() == 1 => letter("signal", name).beside(z.in_brackets()),
        name => function(Some("signal"), name).beside(z.in_brackets()),
    };
    let mut equations = Vec::new();
    if inputs > MOST_INPUTS {
        equations.push(equal(symbols.out(), [activated(symbols.weights() * symbols.inputs() + symbols.b())]));
    } else {
        let sum = |term: &dyn Fn(usize) -> Math| (2..=inputs).fold(term(1), |sum, input| sum + term(input));
        let in_symbols = sum(&|input| symbols.w(input).beside(symbols.x(input))) + symbols.b();
        let in_numbers = sum(&|input| numbers.w(input, "()") * numbers.x(input)) + numbers.b("()");
        equations.push(equal(symbols.out(), [activated(in_symbols)]));
        equations.push(equal(Math::nothing(), [activated(in_numbers)]));
    }
    equations.push(if rule.activation().is_identity() {
        equal(Math::nothing(), [numbers.out("")])
    } else {
        equal(Math::nothing(), [activated(numbers.z()), numbers.out("")])
    });
    let (in_symbols, in_numbers) = match rule.loss_kind() {
        Loss::SquaredError => {
            let half_squared =
                |error: Math| fraction(number("1"), number("2")).beside(error.in_brackets().squared());
            (half_squared(symbols.out() - symbols.y()), half_squared(numbers.out("") - numbers.y()))
        }
        Loss::CrossEntropy => {
            let ln = || function(None, "ln");
            let in_symbols = (-symbols.y()).beside(product([ln(), symbols.out()]))
                - one_minus(symbols.y()).beside(ln()).beside(one_minus(symbols.out()));
            let in_numbers = -numbers.y() * product([ln(), numbers.out("")])
                - one_minus(numbers.y()) * ln().beside(one_minus(numbers.out("")));
            (in_symbols, in_numbers)
        }
    };
    equations.push(equal(symbols.loss(), [in_symbols]));
    equations.push(equal(Math::nothing(), [in_numbers, numbers.loss()]));
    lines(&equations)
}

/// The update as MathML: from the error of one output, counted from 0, to its next weights and bias; in a batch of several rows,
/// to this row's contribution to them.
pub fn update(run: &Run, output: usize) -> String {
    update_with(run, run.penalty(), output)
}

/// The update with the penalty of a pass, which may differ from that of the next one.
pub(crate) fn update_with(run: &Run, penalty: Penalty, output: usize) -> String {
    let (symbols, numbers) = (&Symbols::new(run, output), &Numbers::new(run, output));
    let slope = |out: &dyn Fn(&'static str) -> Math| match run.rule().loss_kind() {
        Loss::SquaredError => run.rule().activation().slope_factors(out),
        Loss::CrossEntropy => Vec::new(),
    };
    // With dots: `out (1 − out)` would read as a function of 1 − out.
    let in_symbols = slope(&|_| symbols.out()).into_iter().fold(symbols.error(), |before, factor| before * factor);
    let error = numbers.out("") - numbers.y();
    let in_numbers = slope(&|form| numbers.out(form))
        .into_iter()
        .reduce(|before, factor| before * factor)
        .map_or(error.clone(), |slope| error.in_brackets() * slope);
    let mut equations =
        vec![equal(symbols.dz(), [in_symbols]), equal(Math::nothing(), [in_numbers, numbers.dz("/6")])];
    let norm = penalty.shown();
    let inputs = run.parameters().inputs();
    equations.extend(if run.trainer().batch() > 1 {
        parts_of_a_batch(symbols, numbers, inputs, norm)
    } else {
        steps(symbols, numbers, inputs, norm)
    });
    lines(&equations)
}

/// The update of weights and bias from a single row.
fn steps(symbols: &Symbols, numbers: &Numbers, inputs: usize, norm: Norm) -> Vec<Line> {
    let mut equations = Vec::new();
    if inputs > MOST_INPUTS {
        let gradient = product([symbols.dz(), symbols.inputs()]);
        equations.push(becomes(symbols.weights(), [stepped(symbols.weights(), gradient, norm)]));
    } else {
        let in_numbers = |input: usize| {
            let gradient = numbers.dz("/6()") * numbers.x(input);
            let gradient = match norm {
                Norm::None => gradient,
                Norm::L1 | Norm::L2 => (gradient + numbers.dp(input)).in_brackets(),
            };
            [numbers.w(input, "/6") - numbers.eta() * gradient, numbers.w(input, "Next/6")]
        };
        let gradient = product([symbols.dz(), symbols.x(1)]);
        equations.push(becomes(symbols.w(1), [stepped(symbols.w(1), gradient, norm)]));
        equations.push(equal(Math::nothing(), in_numbers(1)));
        equations.extend((2..=inputs).map(|input| becomes(symbols.w(input), in_numbers(input))));
    }
    let b = numbers.b("/6") - numbers.eta() * numbers.dz("/6()");
    equations.push(becomes(symbols.b(), [symbols.b() - product([eta(), symbols.dz()])]));
    equations.push(equal(Math::nothing(), [b, numbers.b("Next/6")]));
    equations
}

/// The derivatives of a row, and the step that uses the mean of many rows.
fn parts_of_a_batch(symbols: &Symbols, numbers: &Numbers, inputs: usize, norm: Norm) -> Vec<Line> {
    let mut equations = Vec::new();
    let (weights, gradient) = if inputs > MOST_INPUTS {
        equations.push(equal(symbols.dweights(), [product([symbols.dz(), symbols.inputs()])]));
        (symbols.weights(), symbols.dweights())
    } else {
        equations.extend((1..=inputs).map(|input| {
            let in_symbols = product([symbols.dz(), symbols.x(input)]);
            equal(symbols.dw(input), [in_symbols, numbers.dz("/6()") * numbers.x(input), numbers.dw(input)])
        }));
        // One line for any weight i.
        (symbols.any_w(), symbols.any_dw())
    };
    equations.push(equal(symbols.db(), [symbols.dz(), numbers.dz("/6")]));
    equations.push(becomes(weights.clone(), [stepped(weights, gradient.barred(), norm)]));
    equations.push(becomes(symbols.b(), [symbols.b() - product([eta(), symbols.db().barred()])]));
    equations
}

/// w − η (gradient + gradient of the penalty).
fn stepped(w: Math, gradient: Math, norm: Norm) -> Math {
    let lambda = letter("rate", "λ");
    let gradient = match norm {
        Norm::None => gradient,
        Norm::L1 => (gradient + product([lambda, function(None, "sign"), w.clone()])).in_brackets(),
        Norm::L2 => (gradient + product([lambda, w.clone()])).in_brackets(),
    };
    w - product([eta(), gradient])
}

fn eta() -> Math {
    symbol("rate", "eta", "η", "")
}

/// Notes beside the equations, one sentence each: the names of inputs, and special properties of this learning rule.
pub fn notes(run: &Run, locale: &Locale) -> Vec<String> {
    let mut notes: Vec<String> = input_names(run, locale).into_iter().collect();
    let (examples, activation) = (run.examples(), run.rule().activation());
    if examples.scaling().is_some() {
        notes.push(locale.say(Message::AreScaled));
    }
    notes.extend(activation.properties().notes.iter().filter_map(|note| locale.named(note)));
    let rows = &run.trainer().batch();
    if *rows > 1 {
        notes.push(locale.say(Message::Batches { rows }));
    }
    notes
}

/// The names of inputs, if they are not x1, x2 and so on.
pub(crate) fn input_names(run: &Run, locale: &Locale) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for (input, name) in run.examples().prepared().input_names().iter().enumerate() {
        let own = format!("x{}", input + 1);
        if *name != own {
            names.push(format!("{own} = {}", name.replace('\n', " ")));
        }
    }
    if names.len() > MOST_NAMES {
        let more = locale.say(Message::AndMore { count: &(names.len() - MOST_NAMES) });
        names.truncate(MOST_NAMES);
        names.push(more);
    }
    (!names.is_empty()).then(|| names.join(", ") + ".")
}

#[cfg(test)]
mod tests;
