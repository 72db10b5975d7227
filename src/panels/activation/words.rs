use crate::data::class_of;
use crate::text::{Locale, Message};
use crate::train::{Pass, Run};
use crate::text::rows::row_name;

/// The description of the activation curve for a raw row.
pub fn activation(run: &Run, row: usize, locale: &Locale) -> String {
    of_pass(run, Pass::next(run, row), locale)
}

pub(super) fn of_pass(run: &Run, Pass { row, parameters, .. }: Pass<'_>, locale: &Locale) -> String {
    let (x, y) = run.examples().row(row);
    let output = if y.len() == 1 { 0 } else { class_of(y) };
    let (z, activation) = (parameters.z(output, x), run.rule().activation());
    let out = activation.out(z);
    locale.say(Message::Activation {
        name: &activation.name(),
        row: &row_name(run, row, locale),
        z: &locale.fixed(z, 3),
        out: &locale.fixed(out, 3),
        slope: &locale.fixed(activation.slope(out), 4),
    })
}
