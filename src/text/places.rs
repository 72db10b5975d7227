//! Named numbers, and the places on a page that show them.

use super::rows::about;
use crate::model::Trace;
use crate::number::{short, whole};
use crate::text::Locale;
use crate::train::Run;

/// Numbers of the run as a whole, not of a single row.
const OWN: [&str; 11] = [
    "meanLoss",
    "penaltyLoss",
    "accuracy",
    "right",
    "rows",
    "eta",
    "batch",
    "threshold",
    "epoch",
    "epochs",
    "progress",
];

/// Numbers of the held-out rows, if there are any.
const TESTING: [&str; 4] = ["testingLoss", "testingAccuracy", "testingRight", "testingRows"];

/// A number by its name: every name in the trace, and `meanLoss penaltyLoss accuracy right rows eta batch threshold epoch epochs
/// progress`; `testingLoss testingAccuracy testingRight testingRows` for held-out rows.
pub fn named(run: &Run, trace: &Trace, name: &str) -> Option<f64> {
    own_value(run, name).or_else(|| trace.get(name))
}

fn own_value(run: &Run, name: &str) -> Option<f64> {
    let measure = run.metrics();
    let testing = run.testing();
    Some(match name {
        "meanLoss" => measure.mean_loss,
        "penaltyLoss" => run.penalty_loss(),
        "accuracy" => measure.accuracy(),
        "right" => measure.right as f64,
        "rows" => measure.rows as f64,
        "eta" => run.settings().eta,
        "batch" => run.trainer().batch() as f64,
        "threshold" => run.settings().threshold,
        "epoch" => f64::from(run.epoch()),
        "epochs" => f64::from(run.settings().epochs),
        "progress" => run.progress(),
        "testingLoss" => testing?.mean_loss,
        "testingAccuracy" => testing?.accuracy(),
        "testingRight" => testing?.right as f64,
        "testingRows" => testing?.rows as f64,
        _ => return None,
    })
}

/// Every name for which [`named`] has a number.
pub fn names<'a>(run: &Run, trace: &'a Trace) -> Vec<&'a str> {
    let mut names: Vec<&str> = trace.names().iter().map(String::as_str).collect();
    names.extend_from_slice(&OWN);
    if run.testing().is_some() {
        names.extend_from_slice(&TESTING);
    }
    names
}

/// The numbers of these names, in their order.
pub fn values(run: &Run, trace: &Trace) -> Vec<f64> {
    let mut values = trace.values().to_vec();
    for name in OWN.iter().chain(if run.testing().is_some() { &TESTING[..] } else { &[] }) {
        values.extend(own_value(run, name));
    }
    values
}

/// The format of a named number in a place: `w1` with four decimals, `w1/6` with six, `b/4()` in parentheses if it is negative.
/// Data and settings are shown as short as possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    name: String,
    decimals: Option<usize>,
    enclosed: bool,
}

impl Place {
    /// Reads a place as written in a template.
    pub fn new(text: &str) -> Self {
        let (text, enclosed) = text.strip_suffix("()").map_or((text, false), |text| (text, true));
        let (name, decimals) = text.split_once('/').unwrap_or((text, ""));
        let whole = matches!(
            name,
            "eta"
                | "right"
                | "rows"
                | "epoch"
                | "epochs"
                | "batch"
                | "threshold"
                | "testingRight"
                | "testingRows"
        ) || name
            .strip_prefix(['x', 'y'])
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let decimals = decimals.parse().ok().or((!whole).then_some(4));
        Self { name: name.to_owned(), decimals, enclosed }
    }

    /// The current text of the place; a question mark for an unknown name.
    pub fn text(&self, run: &Run, trace: &Trace, locale: &Locale) -> String {
        let Some(value) = named(run, trace, &self.name) else { return "?".to_owned() };
        let text = match (self.decimals, self.name.as_str()) {
            (Some(decimals), _) => locale.fixed(value, decimals),
            (None, "epoch" | "epochs" | "rows" | "right" | "batch" | "testingRight" | "testingRows") => {
                locale.grouped(value as u64)
            }
            // Settings are shown as they were written.
            (None, "eta" | "threshold") => short(value),
            (None, _) => about(value),
        };
        if self.enclosed && text.starts_with('−') { ["(", &text, ")"].concat() } else { text }
    }
}

/// The names of the parameters, weights row by row and then biases: w1, w2, b, and with several outputs w1_1, …, b1, ….
pub fn parameter_names(run: &Run) -> Vec<String> {
    let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
    let name = |index: usize| {
        let [row, column] = [index / inputs + 1, index % inputs + 1].map(|number| whole(number as u64));
        match (index.checked_sub(inputs * outputs), outputs) {
            (None, 1) => ["w", &column].concat(),
            (None, _) => ["w", &row, "_", &column].concat(),
            (Some(_), 1) => "b".to_owned(),
            (Some(output), _) => ["b", &whole(output as u64 + 1)].concat(),
        }
    };
    (0..run.parameters().values().len()).map(name).collect()
}
