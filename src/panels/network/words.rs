use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::rows::{outs, row_name};

/// The description of the network for a raw row.
pub fn network(run: &Run, row: usize, locale: &Locale) -> String {
    let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
    let weights = run.parameters().weights();
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
        out: &outs(run, row, locale),
    })
}
