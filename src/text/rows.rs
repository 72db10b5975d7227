//! Rows and classes as words.

use crate::data::{Dataset, class_of};
use crate::model::Parameters;
use crate::number::{fixed, short};
use crate::text::{Locale, Message};
use crate::train::{Run, Source};

/// Rows are named by their inputs, or while they change, only if there are at most this many.
pub(crate) const FEW: usize = 8;

/// A number in short form: rounded to four digits, or to an integer if it has at least four digits before the point.
pub(crate) fn about(value: f64) -> String {
    let size = value.abs();
    if size.is_nan() || size >= 1e15 {
        return fixed(value, 0);
    }
    let mut unit = 1.0;
    while size > 0.0 && size * unit < 1000.0 && unit < 1e300 {
        unit *= 10.0;
    }
    short((value * unit).round() / unit)
}

pub(crate) fn list<T>(items: impl Iterator<Item = T>, text: impl Fn(T) -> String) -> String {
    items.map(text).collect::<Vec<_>>().join(", ")
}

/// A row's inputs and the name of its class.
pub fn cells(dataset: &Dataset, row: usize) -> Vec<String> {
    let inputs = dataset.row(row).0.iter().map(|&x| about(x));
    inputs.chain([class_name(dataset, dataset.class(row)).to_owned()]).collect()
}

/// A row by its inputs: (0, 1).
pub fn inputs(dataset: &Dataset, row: usize) -> String {
    ["(", &list(dataset.row(row).0.iter(), |&x| about(x)), ")"].concat()
}

/// A row as a choice in a list: (0, 1) → 0.
pub fn row(dataset: &Dataset, row: usize) -> String {
    [&inputs(dataset, row), " → ", class_name(dataset, dataset.class(row))].concat()
}

pub(crate) fn class_name(dataset: &Dataset, class: usize) -> &str {
    dataset.class_names().get(class).map_or("", String::as_str)
}

/// A class by its name and that of the label: class 1, species setosa.
pub fn class_called(dataset: &Dataset, class: usize, locale: &Locale) -> String {
    let class = &class_name(dataset, class);
    match &dataset.label() {
        Some(label) => locale.say(Message::ClassOfLabel { label, class }),
        None => locale.say(Message::ClassOf { class }),
    }
}

/// A row in a sentence: by its inputs if there are few rows with few inputs, otherwise by its number, from 1.
pub(crate) fn row_name(run: &Run, row: usize, locale: &Locale) -> String {
    let raw = run.examples().raw();
    let by_inputs =
        matches!(run.settings().source, Source::Gate(_)) || (raw.len() <= FEW && raw.inputs() <= 2);
    if by_inputs { inputs(raw, row) } else { locale.say(Message::Row { row: &(row + 1) }) }
}

/// The output of the neuron for a raw row; with several neurons, that of the row's class.
pub fn outs(run: &Run, row: usize, locale: &Locale) -> String {
    out_of(run, run.parameters(), row, locale)
}

/// The same with other parameters than the current ones.
pub(crate) fn out_of(run: &Run, parameters: &Parameters, row: usize, locale: &Locale) -> String {
    let (x, y) = run.examples().row(row);
    let output = if y.len() == 1 { 0 } else { class_of(y) };
    let out = parameters.outs(run.rule(), x).nth(output);
    out.map_or_else(String::new, |out| locale.fixed(out, 3))
}

/// The class that a raw row is predicted as, and whether that is right.
pub fn verdict(run: &Run, row: usize, locale: &Locale) -> String {
    let examples = run.examples();
    let (x, y) = examples.row(row);
    let predicted = run.rule().predicted(run.parameters().zs(x), y.len(), run.settings().threshold);
    let (class, verdict) = (&class_name(examples.raw(), predicted), &right(run, row));
    locale.say(if examples.is_held_out(row) {
        Message::VerdictHeldOut { class, verdict }
    } else {
        Message::Verdict { class, verdict }
    })
}

/// Whether a raw row is classified correctly, as a message.
pub(crate) fn right(run: &Run, row: usize) -> Message<'static> {
    if run.is_right(row) { Message::Right } else { Message::Wrong }
}

/// The numbers of a row in one line.
pub fn row_numbers(run: &Run, row: usize, locale: &Locale) -> String {
    locale.say(Message::RowNumbers {
        number: &(row + 1),
        row: &self::row(run.examples().raw(), row),
        out: &outs(run, row, locale),
        verdict: &verdict(run, row, locale),
    })
}

/// The scaling of the inputs, which is always mentioned. `None` if they are not scaled.
pub fn scaling(run: &Run, locale: &Locale) -> Option<String> {
    let examples = run.examples();
    let scaling = examples.scaling()?;
    let names =
        examples.prepared().input_names().iter().zip(scaling.mean().iter().zip(scaling.standard_deviation()));
    let inputs = list(names, |(input, (&mean, &deviation))| {
        locale.say(Message::ScaledInput { input, mean: &about(mean), deviation: &about(deviation) })
    });
    Some(locale.say(Message::Scaling { rows: &examples.training(), inputs: &inputs }))
}
