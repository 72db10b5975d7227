use crate::text::{Locale, Message};
use crate::train::{Pass, Run};
use crate::text::rows::{out_of, row_name};

/// The description of the network for a raw row.
pub fn network(run: &Run, row: usize, locale: &Locale) -> String {
    of_pass(run, Pass::next(run, row), locale)
}

pub(super) fn of_pass(run: &Run, Pass { row, parameters, .. }: Pass<'_>, locale: &Locale) -> String {
    let (inputs, outputs) = (parameters.inputs(), parameters.outputs());
    let weights = parameters.weights();
    let mut largest = 0;
    for (index, weight) in weights.iter().enumerate() {
        if weight.abs() > weights[largest].abs() {
            largest = index;
        }
    }
    let name = run.examples().prepared().input_names().get(largest % inputs).map_or("", String::as_str);
    locale.say(Message::Network {
        inputs: &Message::Inputs { inputs: &inputs },
        neurons: &Message::Neurons { neurons: &outputs },
        weight: &locale.fixed(weights[largest], 3),
        input: &name,
        row: &row_name(run, row, locale),
        out: &out_of(run, parameters, row, locale),
    })
}
