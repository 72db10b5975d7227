//! The state of a run, in one line or in a few sentences.

use super::parameter_names;
use super::rows::{FEW, list, row_name};
use crate::number::{fixed, short};
use crate::text::{Locale, Message};
use crate::train::{Diagnosis, Limits, Run, sizes_differ};

/// The largest number of rows a sentence names before it gives the number of the others.
const MOST_NAMED: usize = 4;

/// The largest number of rows for which the number of correct ones is shown while it changes. With more rows, it is a percentage.
const MOST_COUNTED: usize = 50;

/// The largest number of rows examined for a sentence.
pub(crate) const MOST_SOUGHT: usize = 1000;

/// From this learning rate on, a step is so large that what goes wrong is first of all its doing.
const HUGE: f64 = 10.0;

/// One line that describes the current state. It changes only with the state, not with every number.
///
/// `limits` are those of the run's examples.
pub fn status(run: &Run, limits: &Limits, locale: &Locale) -> String {
    told(run, limits, locale, false)
}

/// Like [`status`]; with `exact` it contains every number, for sentences that are spoken once.
fn told(run: &Run, limits: &Limits, locale: &Locale, exact: bool) -> String {
    let (right, rows) = (run.metrics().right, run.examples().training());
    let eta = &short(run.settings().eta);
    let diagnosis = Diagnosis::of(run, limits);
    if let Diagnosis::Broken { epoch } = diagnosis {
        let loss_is_finite = run.metrics().mean_loss.is_finite();
        let what = if loss_is_finite { Message::BrokenWeights } else { Message::BrokenLoss };
        let broken = locale.say(Message::Broken { epoch: &epoch, what: &what, eta });
        let scale = sizes_differ(run).then(|| locale.say(Message::SizesDiffer));
        return broken + &scale.unwrap_or_default();
    }
    // Numbers that change all the time are written in full only at rest.
    let rests = matches!(
        diagnosis,
        Diagnosis::Start | Diagnosis::Converged | Diagnosis::Saturated | Diagnosis::Settled { .. }
    );
    let exact = exact || rests || run.ended();
    let start = (diagnosis == Diagnosis::Start).then_some(Message::Start);
    let end = if run.ended() { Some(Message::End) } else { start };
    let right_words = match (right == rows, end) {
        (true, None) => locale.say(Message::AllRight { rows: &rows }),
        (true, Some(_)) => locale.say(Message::AndAllRight { rows: &rows }),
        _ if exact || rows <= MOST_COUNTED => {
            let wrong = if exact || rows <= FEW { wrong(run, locale) } else { String::new() };
            locale.say(Message::SomeRight { right: &right, rows: &rows, wrong: &wrong })
        }
        _ => {
            let percent = &(100 * right as u64 / rows as u64);
            locale.say(Message::PercentRight { percent, rows: &rows })
        }
    };
    let testing = run.testing().filter(|_| exact).map_or_else(String::new, |testing| {
        locale.say(Message::HeldOut { right: &testing.right, rows: &testing.rows })
    });
    let advice = match diagnosis {
        Diagnosis::Start => {
            let left_out = run.examples().raw().found().map_or(0, |found| found.left_out);
            let left_out = (left_out > 0).then_some(Message::RowsLeftOut { rows: &left_out });
            let scale = sizes_differ(run).then_some(Message::SizesDiffer);
            [left_out, scale].into_iter().flatten().map(|message| locale.say(message)).collect()
        }
        Diagnosis::Converged => locale.say(Message::AtRest),
        Diagnosis::Saturated
        | Diagnosis::Diverging
        | Diagnosis::FinishedWrong
        | Diagnosis::Settled { .. }
            if sizes_differ(run) =>
        {
            locale.say(Message::SizesDiffer)
        }
        Diagnosis::Saturated if run.settings().eta >= HUGE => locale.say(Message::SaturatedBySteps { eta }),
        Diagnosis::Saturated => locale.say(Message::Saturated),
        Diagnosis::Diverging => locale.say(Message::Diverging { eta }),
        Diagnosis::NotSeparable { best } => {
            let is_line = run.parameters().inputs() == 2 && run.examples().features().is_empty();
            locale.say(match (is_line, &best) {
                (true, None) => Message::NoLine,
                (true, Some(best)) => Message::NoLineMore { best },
                (false, None) => Message::NoNeuron,
                (false, Some(best)) => Message::NoNeuronMore { best },
            })
        }
        Diagnosis::Settled { separable: true } => locale.say(Message::SettledSeparable),
        Diagnosis::Settled { separable: false } => locale.say(Message::Settled),
        Diagnosis::FinishedWrong => locale.say(Message::StillLearning),
        _ => String::new(),
    };
    [end.map_or_else(String::new, |end| locale.say(end)), right_words, testing, advice].concat()
}

/// A complete summary, for a screen reader: the state of the run, its parameters, and its metrics.
pub fn summary(run: &Run, limits: &Limits, locale: &Locale) -> String {
    let (names, values) = (parameter_names(run), run.parameters().values());
    // A long list of weights would tell a listener nothing.
    let parameters = if names.len() > FEW {
        String::new()
    } else {
        let each = |(name, &value): (&String, &f64)| [name, " = ", &locale.fixed(value, 4)].concat();
        [&list(names.iter().zip(values), each), ". "].concat()
    };
    locale.say(Message::Summary {
        epoch: &run.epoch(),
        epochs: &run.settings().epochs,
        parameters: &parameters,
        loss: &locale.fixed(run.metrics().mean_loss, 4),
        status: &told(run, limits, locale, true),
    })
}

/// The wrongly classified rows, if they are few enough to be named.
fn wrong(run: &Run, locale: &Locale) -> String {
    let rows = run.examples().raw().len();
    if rows > MOST_SOUGHT {
        return String::new();
    }
    let is_wrong = |row: &usize| !run.examples().is_held_out(*row) && !run.is_right(*row);
    // Each name stays on one line.
    let name = |row| row_name(run, row, locale).replace(' ', "\u{a0}");
    let mut named: Vec<String> = (0..rows).filter(is_wrong).take(MOST_NAMED).map(name).collect();
    let rest = (run.examples().training() - run.metrics().right).saturating_sub(named.len());
    if rows > MOST_NAMED && rest > 0 {
        // A few names among many would change all the time.
        if rest > MOST_NAMED {
            return String::new();
        }
        named.push(locale.say(Message::AndMore { count: &rest }));
    }
    let rows = &named.join(", ");
    locale.say(if run.ended() { Message::StillWrong { rows } } else { Message::AreWrong { rows } })
}

/// The numbers of an epoch in one line: those of the last recorded point up to it. `None` for an epoch that was never reached.
pub fn epoch_numbers(run: &Run, epoch: u32, locale: &Locale) -> Option<String> {
    let history = run.history();
    if epoch > history.latest() {
        return None;
    }
    let point = history.points().get((epoch / history.spacing()) as usize)?;
    let testing = point.testing.map(|loss| locale.fixed(loss, 4));
    Some(locale.say(Message::EpochNumbers {
        epoch: &point.epoch,
        loss: &locale.fixed(point.loss, 4),
        held_out: &testing.as_ref().map(|loss| Message::EpochHeldOut { loss }),
        right: &fixed(100.0 * point.accuracy, 1),
    }))
}
