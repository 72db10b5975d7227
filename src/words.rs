//! Facts about a run as words: where numbers stand, and the sentences that say what a picture shows.

use crate::data::Dataset;
use crate::model::{Measure, Trace, Window};
use crate::number::{fixed, grouped, short};
use crate::train::Run;

/// The most rows a sentence names before it says how many more there are.
const MOST_NAMED: usize = 4;

/// Where a run stands: the number of every name in its trace, and `meanLoss accuracy right rows eta epoch epochs`.
pub fn named(run: &Run, trace: &Trace, name: &str) -> Option<f64> {
    let measure = run.measure();
    Some(match name {
        "meanLoss" => measure.mean_loss,
        "accuracy" => measure.accuracy(),
        "right" => measure.right as f64,
        "rows" => measure.rows as f64,
        "eta" => run.settings().eta,
        "epoch" => f64::from(run.epoch()),
        "epochs" => f64::from(run.settings().epochs),
        _ => return trace.get(name),
    })
}

/// Every name that [`named`] knows.
pub fn names<'a>(_run: &Run, trace: &'a Trace) -> impl Iterator<Item = &'a str> {
    let own = ["meanLoss", "accuracy", "right", "rows", "eta", "epoch", "epochs"];
    trace.names().iter().map(String::as_str).chain(own)
}

/// How a named number is shown in a place: `w1` with four decimals, `w1/6` with six, `b/4()` in parentheses where it is
/// negative. Data and settings are shown as short as they are.
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
        let whole = matches!(name, "eta" | "right" | "rows" | "epoch" | "epochs")
            || name
                .strip_prefix(['x', 'y'])
                .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let decimals = decimals.parse().ok().or((!whole).then_some(4));
        Self { name: name.to_owned(), decimals, enclosed }
    }

    /// The text that stands there now; a question mark for a name that is nobody's.
    pub fn text(&self, run: &Run, trace: &Trace) -> String {
        let Some(value) = named(run, trace, &self.name) else { return "?".to_owned() };
        let text = match (self.decimals, self.name.as_str()) {
            (Some(decimals), _) => fixed(value, decimals),
            (None, "epoch" | "epochs" | "rows" | "right") => grouped(value as u64),
            (None, _) => short(value),
        };
        if self.enclosed && text.starts_with('−') { format!("({text})") } else { text }
    }
}

/// A row by its inputs: (0, 1).
pub fn inputs(dataset: &Dataset, row: usize) -> String {
    let (x, _) = dataset.row(row);
    format!("({})", x.iter().map(|&x| short(x)).collect::<Vec<_>>().join(", "))
}

/// A row as a choice in a list: (0, 1) → 0.
pub fn row(dataset: &Dataset, row: usize) -> String {
    let (_, y) = dataset.row(row);
    format!("{} → {}", inputs(dataset, row), y.iter().map(|&y| short(y)).collect::<Vec<_>>().join(", "))
}

/// A row's numbers in a line.
pub fn row_numbers(run: &Run, row: usize) -> String {
    inputs(run.examples().raw(), row)
}

/// What the neurons give for a raw row: of several, that of the row's class.
pub fn outs(run: &Run, row: usize) -> String {
    let (x, y) = run.examples().row(row);
    let output = if y.len() == 1 { 0 } else { crate::data::class_of(y) };
    run.parameters().outs(run.rule(), x).nth(output).map_or_else(String::new, |out| fixed(out, 3))
}

/// Whether a raw row is called what it is.
pub fn verdict(run: &Run, row: usize) -> &'static str {
    match (run.is_right(row), run.examples().is_held_out(row)) {
        (true, false) => "right",
        (false, false) => "wrong",
        (true, true) => "right, held out",
        (false, true) => "wrong, held out",
    }
}

/// How inputs are scaled.
pub fn scaling(run: &Run) -> Option<String> {
    let scaling = run.examples().scaling()?;
    Some(fixed(scaling.mean()[0], 3))
}

/// How many rows of each class are called what: of those trained on, and of those held out.
pub fn confusion(_run: &Run) -> [Vec<Vec<usize>>; 2] {
    [Vec::new(), Vec::new()]
}

/// An epoch's numbers in a line.
pub fn epoch_numbers(_run: &Run, epoch: u32) -> Option<String> {
    Some(grouped(epoch.into()))
}

/// One line that says what is happening now. It changes only when that does, not with every number.
pub fn status(run: &Run) -> String {
    let Measure { right, rows, .. } = run.measure();
    if let Some(epoch) = run.broken().filter(|_| run.ended()) {
        let smaller = short(run.settings().eta);
        return format!(
            "Stopped at epoch {}: the loss is no longer a number. Try a learning rate η smaller than {smaller}, or smaller \
             starting weights.",
            grouped(epoch.into())
        );
    }
    let begun = if run.epoch() == 0 && run.row() == 0 { "Before any update: " } else { "" };
    let end = if run.ended() { "The end: " } else { begun };
    let count = grouped(rows as u64);
    if right == rows {
        let all = if end.is_empty() { "All" } else { "all" };
        return format!("{end}{all} {count} rows right.");
    }
    let still = if run.ended() { "Still wrong" } else { "Wrong" };
    format!("{end}{} of {count} rows right. {still}: {}.", grouped(right as u64), wrong(run))
}

/// Everything a listener needs, once: where the run stands, what it has learned, how good that is.
pub fn summary(run: &Run) -> String {
    let (epoch, epochs) = (grouped(run.epoch().into()), grouped(run.settings().epochs.into()));
    let parameters = run.parameters();
    let list = |letter: &str, values: &[f64]| {
        let one = values.len() == 1;
        let name = |index: usize| if one { letter.to_owned() } else { format!("{letter}{}", index + 1) };
        let texts =
            values.iter().enumerate().map(|(index, &value)| format!("{} = {}", name(index), fixed(value, 4)));
        texts.collect::<Vec<_>>().join(", ")
    };
    format!(
        "Epoch {epoch} of {epochs}. {}, {}. Mean loss {}. {}",
        list("w", parameters.weights()),
        list("b", parameters.biases()),
        fixed(run.measure().mean_loss, 4),
        status(run)
    )
}

/// What the picture of the decision boundary shows.
pub fn boundary(run: &Run) -> String {
    let (dataset, parameters) = (run.examples().raw(), run.parameters());
    let line = match Window::around(dataset).line(parameters, 0.0) {
        Some([from, to]) => {
            let point = |(x, y): (f64, f64)| format!("({}, {})", fixed(x, 2), fixed(y, 2));
            format!("The line out = 0.5 runs from {} to {}.", point(from), point(to))
        }
        None => "The line out = 0.5 lies outside the picture.".to_owned(),
    };
    let outs = |row: usize| {
        let (x, _) = run.examples().row(row);
        let outs = parameters.outs(run.rule(), x).map(|out| fixed(out, 3)).collect::<Vec<_>>().join(", ");
        let verdict = if run.is_right(row) { "right" } else { "wrong" };
        format!("{}: out {outs}, {verdict}", row_words(dataset, row))
    };
    let mut rows: Vec<String> = (0..dataset.len().min(2 * MOST_NAMED)).map(outs).collect();
    more(&mut rows, dataset.len());
    format!("Decision boundary. {line} {}.", rows.join("; "))
}

/// What the loss curve shows.
pub fn loss(run: &Run) -> String {
    let points = run.history().points();
    let first = points.first().map_or(f64::NAN, |point| point.loss);
    let now = run.measure().mean_loss;
    let course = match now.partial_cmp(&first) {
        Some(std::cmp::Ordering::Less) => "has fallen",
        Some(std::cmp::Ordering::Greater) => "has risen",
        Some(std::cmp::Ordering::Equal) => {
            return format!("Loss curve. The mean loss is {} at epoch 0.", fixed(now, 4));
        }
        None => "has gone",
    };
    let epoch = grouped(run.epoch().into());
    format!(
        "Loss curve. The mean loss {course} from {} at epoch 0 to {} at epoch {epoch}.",
        fixed(first, 4),
        fixed(now, 4)
    )
}

fn row_words(dataset: &Dataset, row: usize) -> String {
    let (_, y) = dataset.row(row);
    format!("{} is {}", inputs(dataset, row), y.iter().map(|&y| short(y)).collect::<Vec<_>>().join(", "))
}

/// The rows that are called what they are not.
fn wrong(run: &Run) -> String {
    let dataset = run.examples().raw();
    let is_wrong = |row: &usize| !run.examples().is_held_out(*row) && !run.is_right(*row);
    let mut named: Vec<String> =
        (0..dataset.len()).filter(is_wrong).take(MOST_NAMED).map(|row| inputs(dataset, row)).collect();
    more(&mut named, run.measure().rows - run.measure().right);
    named.join(", ")
}

fn more(named: &mut Vec<String>, of: usize) {
    let rest = of.saturating_sub(named.len());
    if rest > 0 {
        named.push(format!("and {} more", grouped(rest as u64)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::Settings;

    fn at(epoch: u32, settings: Settings) -> Run {
        let mut run = Run::new(settings).unwrap();
        run.seek(epoch);
        run
    }

    #[test]
    fn a_place_says_how_its_number_is_shown() {
        let run = at(1000, Settings::default());
        let mut trace = Trace::new(2, 1);
        let (x, y) = run.examples().row(3);
        trace.take(run.parameters(), x, y, run.trainer().step());
        let text = |place: &str| Place::new(place).text(&run, &trace);
        assert_eq!(["x1", "y", "eta", "epoch", "right"].map(text), ["1", "1", "0.01", "1,000", "3"]);
        assert_eq!(["w1", "w1/2", "w1/6"].map(text), ["0.5703", "0.57", "0.570283"]);
        assert_eq!(["b", "b()", "b/1()", "w1()"].map(text), ["−1.2535", "(−1.2535)", "(−1.3)", "0.5703"]);
        assert_eq!(text("nobody"), "?");
    }

    #[test]
    fn says_what_really_happens_in_the_articles_run() {
        assert_eq!(
            status(&at(0, Settings::default())),
            "Before any update: 1 of 4 rows right. Wrong: (0, 0), (0, 1), (1, 0)."
        );
        assert_eq!(
            status(&at(1000, Settings::default())),
            "The end: 3 of 4 rows right. Still wrong: (1, 1)."
        );
        assert_eq!(
            status(&at(1000, Settings { eta: 0.1, ..Settings::default() })),
            "The end: all 4 rows right."
        );
        assert_eq!(status(&at(999, Settings { eta: 0.1, ..Settings::default() })), "All 4 rows right.");
    }

    #[test]
    fn a_run_that_broke_says_what_to_try() {
        // The third row takes the first weight to −∞, and −∞ · 0 is no number.
        let weights = Some(vec![-1.7e308, 0.0, 1.7e308]);
        let run = at(1000, Settings { eta: 1.7e308, weights, ..Settings::default() });
        assert_eq!((run.broken(), run.epoch(), run.ended()), (Some(1), 1, true));
        assert!(status(&run).starts_with("Stopped at epoch 1: the loss is no longer a number. Try "));
        assert!(summary(&run).contains("w1 = −∞"), "{}", summary(&run));
    }

    #[test]
    fn pictures_are_told_in_words() {
        let run = at(1000, Settings::default());
        assert_eq!(
            boundary(&run),
            "Decision boundary. The line out = 0.5 runs from (1.40, 0.69) to (0.57, 1.40). (0, 0) is 0: out 0.222, right; \
             (0, 1) is 0: out 0.357, right; (1, 0) is 0: out 0.336, right; (1, 1) is 1: out 0.495, wrong."
        );
        assert_eq!(
            loss(&run),
            "Loss curve. The mean loss has fallen from 0.2044 at epoch 0 to 0.0680 at epoch 1,000."
        );
        assert_eq!(
            summary(&run),
            "Epoch 1,000 of 1,000. w1 = 0.5703, w2 = 0.6631, b = −1.2535. Mean loss 0.0680. The end: 3 of 4 rows right. \
             Still wrong: (1, 1)."
        );
    }
}
