//! Facts about a run as words: where numbers stand, and the sentences that say what a picture shows, in the language of a [`Locale`].

pub mod clue;
mod corners;

use crate::data::{Dataset, class_of};
use crate::model::{Confusion, Loss, Measure, Norm, Rule, Section, Trace, Window};
use crate::number::{self, fixed, short, whole};
use crate::share::View;
use crate::text::{Locale, Message};
use crate::train::{Diagnosis, Limits, Run, Source, Trend};

pub use corners::corners;

/// The most rows a sentence names before it says how many more there are.
const MOST_NAMED: usize = 4;

/// The most rows that are named by their inputs, or that are named while that changes.
const FEW: usize = 8;

/// The most rows of which the number right is said while it changes; of more, the share in percent.
const MOST_COUNTED: usize = 50;

/// The most rows that are gone through for a sentence.
const MOST_SOUGHT: usize = 1000;

/// Numbers of the run as a whole, which are no row's.
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

/// Those of the rows held out, where there are any.
const TESTING: [&str; 4] = ["testingLoss", "testingAccuracy", "testingRight", "testingRows"];

/// Where a run stands: the number of every name in its trace, and `meanLoss penaltyLoss accuracy right rows eta batch threshold
/// epoch epochs progress`; `testingLoss testingAccuracy testingRight testingRows` of rows held out.
pub fn named(run: &Run, trace: &Trace, name: &str) -> Option<f64> {
    own_value(run, name).or_else(|| trace.get(name))
}

fn own_value(run: &Run, name: &str) -> Option<f64> {
    let measure = run.measure();
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

/// Every name that [`named`] knows.
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

    /// The text that stands there now; a question mark for a name that is nobody's.
    pub fn text(&self, run: &Run, trace: &Trace, locale: &Locale) -> String {
        let Some(value) = named(run, trace, &self.name) else { return "?".to_owned() };
        let text = match (self.decimals, self.name.as_str()) {
            (Some(decimals), _) => locale.fixed(value, decimals),
            (None, "epoch" | "epochs" | "rows" | "right" | "batch" | "testingRight" | "testingRows") => {
                locale.grouped(value as u64)
            }
            // Settings are what was written.
            (None, "eta" | "threshold") => short(value),
            (None, _) => about(value),
        };
        if self.enclosed && text.starts_with('−') { ["(", &text, ")"].concat() } else { text }
    }
}

/// A number as one would say it: as short as it is, but rounded to four digits, or to a whole number where it has as many.
fn about(value: f64) -> String {
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

fn list<T>(items: impl Iterator<Item = T>, text: impl Fn(T) -> String) -> String {
    items.map(text).collect::<Vec<_>>().join(", ")
}

/// A row's inputs and what its class is called.
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

fn class_name(dataset: &Dataset, class: usize) -> &str {
    dataset.class_names().get(class).map_or("", String::as_str)
}

/// A row in a sentence: by its inputs where it is one of few short ones, else by its number, from 1.
fn row_name(run: &Run, row: usize, locale: &Locale) -> String {
    let raw = run.examples().raw();
    let by_inputs =
        matches!(run.settings().source, Source::Gate(_)) || (raw.len() <= FEW && raw.inputs() <= 2);
    if by_inputs { inputs(raw, row) } else { locale.say(Message::Row { row: &(row + 1) }) }
}

/// What the neurons give for a raw row: of several, that of the row's class.
pub fn outs(run: &Run, row: usize, locale: &Locale) -> String {
    let (x, y) = run.examples().row(row);
    let output = if y.len() == 1 { 0 } else { class_of(y) };
    let out = run.parameters().outs(run.rule(), x).nth(output);
    out.map_or_else(String::new, |out| locale.fixed(out, 3))
}

/// What a raw row is called, and whether that is right.
pub fn verdict(run: &Run, row: usize, locale: &Locale) -> String {
    let examples = run.examples();
    let (x, y) = examples.row(row);
    let called = run.rule().called(run.parameters().zs(x), y.len(), run.settings().threshold);
    let (class, verdict) = (&class_name(examples.raw(), called), &right(run, row));
    locale.say(if examples.is_held_out(row) {
        Message::VerdictHeldOut { class, verdict }
    } else {
        Message::Verdict { class, verdict }
    })
}

/// Whether a raw row is called what it is.
fn right(run: &Run, row: usize) -> Message<'static> {
    if run.is_right(row) { Message::Right } else { Message::Wrong }
}

/// A row's numbers in a line.
pub fn row_numbers(run: &Run, row: usize, locale: &Locale) -> String {
    locale.say(Message::RowNumbers {
        number: &(row + 1),
        row: &self::row(run.examples().raw(), row),
        out: &outs(run, row, locale),
        verdict: &verdict(run, row, locale),
    })
}

/// An epoch's numbers in a line: those of the last point kept up to there. `None` where it was never reached.
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

/// What parameters are called, weights row by row and then biases: w1, w2, b, and with several outputs w1_1, …, b1, ….
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

/// How inputs are scaled: never silently. `None` where they are not.
pub fn scaling(run: &Run, locale: &Locale) -> Option<String> {
    let examples = run.examples();
    let scaling = examples.scaling()?;
    let names = examples.prepared().input_names().iter().zip(scaling.mean().iter().zip(scaling.deviation()));
    let inputs = list(names, |(input, (&mean, &deviation))| {
        locale.say(Message::ScaledInput { input, mean: &about(mean), deviation: &about(deviation) })
    });
    Some(locale.say(Message::Scaling { rows: &examples.training(), inputs: &inputs }))
}

/// How many rows of each class are called what: of those trained on, and of those held out.
pub fn confusion(run: &Run) -> [Confusion; 2] {
    let examples = run.examples();
    let (rule, threshold, all) = (run.rule(), run.settings().threshold, examples.prepared().len());
    [0..examples.training(), examples.training()..all]
        .map(|rows| Confusion::of(run.parameters(), examples.prepared(), rows, rule, threshold))
}

/// One line that says what is happening now. It changes only when that does, not with every number.
///
/// `limits` are those of the run's examples.
pub fn status(run: &Run, limits: &Limits, locale: &Locale) -> String {
    told(run, limits, locale, false)
}

/// The same; `exact` with every number, as where it is said once.
fn told(run: &Run, limits: &Limits, locale: &Locale, exact: bool) -> String {
    let (right, rows) = (run.measure().right, run.examples().training());
    let eta = &short(run.settings().eta);
    let diagnosis = Diagnosis::of(run, limits);
    if let Diagnosis::Broken { epoch } = diagnosis {
        let loss_is_finite = run.measure().mean_loss.is_finite();
        let what = if loss_is_finite { Message::BrokenWeights } else { Message::BrokenLoss };
        return locale.say(Message::Broken { epoch: &epoch, what: &what, eta });
    }
    // What changes all the time is said in full only where it rests.
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
        Diagnosis::Converged => locale.say(Message::AtRest),
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

/// Everything a listener needs, once: where the run stands, what it has learned, how good that is.
pub fn summary(run: &Run, limits: &Limits, locale: &Locale) -> String {
    let (names, values) = (parameter_names(run), run.parameters().values());
    // A page of weights would tell a listener nothing.
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
        loss: &locale.fixed(run.measure().mean_loss, 4),
        status: &told(run, limits, locale, true),
    })
}

/// How many decimals one could see along an axis from here to there.
fn decimals((from, to): (f64, f64)) -> usize {
    let (mut seen, mut decimals) = (to - from, 0);
    while seen < 100.0 && decimals < 12 {
        (seen, decimals) = (seen * 10.0, decimals + 1);
    }
    decimals
}

/// What the picture of the decision boundary shows: `section` and `window` are its plane and what of it is seen, which take a
/// look at all rows to be made, and stay as long as these.
pub fn boundary(run: &Run, section: &Section, window: &Window, locale: &Locale) -> String {
    let examples = run.examples();
    let raw = examples.raw();
    let level = run.rule().activation().decision_z(run.settings().threshold);
    let out = &short(run.rule().activation().decision(run.settings().threshold));
    let plane = section.plane(examples, run.parameters(), 0).filter(|_| run.parameters().outputs() == 1);
    let line = match plane.map(|plane| plane.line(window, level)) {
        Some(Some(ends)) => {
            let (across, up) = (decimals(window.x), decimals(window.y));
            let [from, to] = &ends.map(|(x, y)| ["(", &fixed(x, across), ", ", &fixed(y, up), ")"].concat());
            locale.say(Message::Line { out, from, to })
        }
        Some(None) => locale.say(Message::LineOutside { out }),
        None if run.parameters().outputs() > 1 => locale.say(Message::Regions),
        None => locale.say(Message::Curve { out }),
    };
    let name = |input: usize| raw.input_names().get(input).map_or("", String::as_str);
    let axes = if raw.inputs() > 2 {
        let (across, up) = (section.across(), section.up());
        let others = (0..raw.inputs()).filter(|input| *input != across && Some(*input) != up);
        let held = list(others, |input| [name(input), " = ", &about(section.held()[input])].concat());
        locale.say(Message::BoundaryAxes { across: &name(across), up: &up.map(name), held: &held })
    } else {
        String::new()
    };
    let rows = if raw.len() <= FEW && raw.inputs() <= 2 {
        let each = |row: usize| {
            locale.say(Message::RowIs {
                row: &inputs(raw, row),
                class: &class_name(raw, raw.class(row)),
                out: &outs(run, row, locale),
                verdict: &right(run, row),
            })
        };
        (0..raw.len()).map(each).collect::<Vec<_>>().join("; ")
    } else {
        let Measure { right, rows, .. } = run.measure();
        let mut text = locale.say(Message::TrainedRight { right: &right, rows: &rows });
        if raw.len() <= MOST_SOUGHT {
            let [training, _] = confusion(run);
            let each = list(0..raw.class_names().len(), |class| {
                let (right, rows) = (&training.calls(class)[class], &training.actual(class));
                locale.say(Message::ClassRight { right, rows, class: &class_name(raw, class) })
            });
            text = [&text, ": ", &each].concat();
        }
        text
    };
    locale.say(Message::Boundary { line: &line, axes: &axes, rows: &rows })
}

/// What the loss curve shows.
pub fn loss(run: &Run, locale: &Locale) -> String {
    let first = run.history().points().first().map_or(f64::NAN, |point| point.loss);
    let now = run.measure().mean_loss;
    let (from, to, epoch) = (&locale.fixed(first, 4), &locale.fixed(now, 4), &run.epoch());
    let mut text = locale.say(if from == to {
        Message::LossIs { loss: to, epoch }
    } else {
        match now.partial_cmp(&first) {
            Some(std::cmp::Ordering::Less) => Message::LossFell { from, to, epoch },
            Some(_) => Message::LossRose { from, to, epoch },
            None => Message::LossWent { from, to, epoch },
        }
    });
    if Trend::of(run).is_some_and(|trend| trend.is_settled()) {
        text.push_str(&locale.say(Message::ItRests));
    }
    let history = run.history();
    // Worth a word where it is a hundredth lower than now.
    let lowest = |losses: &mut dyn Iterator<Item = (f64, u32)>, now: f64| {
        let (loss, epoch) = losses.reduce(lower).filter(|&(loss, _)| loss < 0.99 * now)?;
        let (loss, epoch) = (&fixed(loss, 4), &epoch);
        Some(locale.say(if history.spacing() > 1 {
            Message::NearEpoch { epoch, loss }
        } else {
            Message::AtEpoch { epoch, loss }
        }))
    };
    if let Some(place) = lowest(&mut history.points().iter().map(|point| (point.lowest, point.epoch)), now) {
        text.push_str(&locale.say(Message::LossLowest { place: &place }));
    }
    if let Some(testing) = run.testing() {
        let mut losses = history.points().iter().filter_map(|point| Some((point.testing?, point.epoch)));
        let place = lowest(&mut losses, testing.mean_loss);
        text.push_str(&locale.say(Message::LossHeldOut {
            loss: &locale.fixed(testing.mean_loss, 4),
            lowest: &place.as_ref().map(|place| Message::AndLowest { place }),
        }));
    }
    text
}

/// Of two losses and their epochs, the first one that is no higher.
fn lower(first: (f64, u32), next: (f64, u32)) -> (f64, u32) {
    if next.0 < first.0 { next } else { first }
}

/// What the confusion matrix shows, of the rows trained on and those held out.
pub fn calls(run: &Run, parts: &[Confusion; 2], locale: &Locale) -> String {
    let raw = run.examples().raw();
    let sentence = |part: &Confusion, class: usize| {
        let calls = part.calls(class);
        let mut others = String::new();
        for called in (0..part.classes()).filter(|&called| called != class && calls[called] > 0) {
            let (rows, class) = (&calls[called], &class_name(raw, called));
            others.push_str(&locale.say(Message::CalledOther { rows, class }));
        }
        locale.say(Message::CalledSo {
            rows: &part.actual(class),
            class: &class_name(raw, class),
            right: &calls[class],
            others: &others,
        })
    };
    let mut text = locale.say(Message::Calls);
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| part.rows() > 0) {
        if index > 0 {
            text.push_str(&locale.say(Message::CallsHeldOut));
        }
        let classes = (0..part.classes()).filter(|&class| part.actual(class) > 0);
        classes.for_each(|class| text.push_str(&sentence(part, class)));
    }
    text
}

/// What the activation's curve shows of a raw row.
pub fn activation(run: &Run, row: usize, locale: &Locale) -> String {
    let (x, y) = run.examples().row(row);
    let output = if y.len() == 1 { 0 } else { class_of(y) };
    let (z, activation) = (run.parameters().z(output, x), run.rule().activation());
    let out = activation.out(z);
    locale.say(Message::Activation {
        name: &activation.name(),
        row: &row_name(run, row, locale),
        z: &locale.fixed(z, 3),
        out: &locale.fixed(out, 3),
        slope: &locale.fixed(activation.slope(out), 4),
    })
}

/// What the loss landscape shows over these two parameters, by their places among weights and then biases: where the run
/// stands, and which way the next steps take each of them.
pub fn landscape(run: &Run, axes: [usize; 2], locale: &Locale) -> String {
    let [across, up] = &stands(run, run.rule(), axes).map(|Stand { name, value, slope }| {
        let (name, value) = (&name, &locale.fixed(value, 3));
        locale.say(match slope {
            Slope::Level => Message::ParameterRests { name, value },
            Slope::Up => Message::ParameterFalls { name, value },
            Slope::Down => Message::ParameterRises { name, value },
        })
    });
    locale.say(Message::Landscape { across, up, loss: &locale.fixed(run.measure().mean_loss, 4) })
}

/// The same of the loss that the run does not learn by; `None` where there is none.
pub fn landscape_of_other_loss(run: &Run, axes: [usize; 2], locale: &Locale) -> Option<String> {
    /// Rows that are gone through for a mean, at most.
    const MOST: usize = 10_000;
    let rule = run.rule().with_other_loss()?;
    let (parameters, rows) = (run.parameters(), run.examples().training());
    let stride = rows.div_ceil(MOST);
    let losses = (0..rows).step_by(stride).map(|row| {
        let (x, y) = run.examples().prepared().row(row);
        parameters.zs(x).zip(y).map(|(z, &y)| rule.loss(z, y)).sum::<f64>()
    });
    let (sum, count) = losses.fold((0.0, 0_u32), |(sum, count), loss| (sum + loss, count + 1));
    let mean = locale.fixed(sum / f64::from(count), 4);
    let loss = &if stride > 1 { locale.say(Message::About { value: &mean }) } else { mean };
    let [across, up] = &stands(run, rule, axes).map(|Stand { name, value, slope }| {
        let (name, value) = (&name, &locale.fixed(value, 3));
        locale.say(match slope {
            Slope::Level => Message::ParameterWouldRest { name, value },
            Slope::Up => Message::ParameterWouldFall { name, value },
            Slope::Down => Message::ParameterWouldRise { name, value },
        })
    });
    Some(locale.say(match rule.loss_kind() {
        Loss::SquaredError => Message::LandscapeOfSquaredError { across, up, loss },
        Loss::CrossEntropy => Message::LandscapeOfCrossEntropy { across, up, loss },
    }))
}

/// Where a run stands along an axis of a landscape.
struct Stand {
    /// What the parameter is called.
    name: String,
    value: f64,
    slope: Slope,
}

/// How the loss goes along a parameter: a step takes the parameter the other way.
enum Slope {
    Level,
    Up,
    Down,
}

/// Where a run stands along each axis of a landscape, and how a rule's loss goes there.
fn stands(run: &Run, rule: Rule, axes: [usize; 2]) -> [Stand; 2] {
    /// A tenth of the least slope that shows in the fourth decimal.
    const LEVEL: f64 = 5e-6;
    let (names, gradient) = (parameter_names(run), crate::train::gradient_by(run, rule));
    axes.map(|axis| Stand {
        name: names.get(axis).cloned().unwrap_or_default(),
        value: run.parameters().values().get(axis).copied().unwrap_or(0.0),
        slope: match gradient.get(axis).copied().unwrap_or(0.0) {
            slope if slope.abs() < LEVEL => Slope::Level,
            slope if slope > 0.0 => Slope::Up,
            _ => Slope::Down,
        },
    })
}

/// What the loss along one parameter shows, by its place among weights and then biases: where the run stands on it, of the
/// mean and of a raw row, and how it bends there.
pub fn slice(run: &Run, along: usize, row: usize, locale: &Locale) -> String {
    let (parameters, rule) = (run.parameters(), run.rule());
    let name = parameter_names(run).swap_remove(along);
    let (x, y) = run.examples().row(row);
    let (output, input) = (parameters.output_of(along), parameters.input_of(along, x));
    let own: f64 = parameters.zs(x).zip(y).map(|(z, &y)| rule.loss(z, y)).sum();
    let own_slope = input * rule.dz(parameters.z(output, x), y[output]);
    let mean = run.measure().mean_loss + run.penalty_loss();
    let slope = crate::train::gradient(run)[along];
    let is_step = !rule.activation().has_slope();
    let is_linear = rule.activation().is_identity() && run.penalty().norm != Norm::L1;
    let with_slope = |loss: f64, slope: f64| {
        let slope = locale.fixed(slope, 4);
        let its_slope = if is_step { String::new() } else { locale.say(Message::ItsSlope { slope: &slope }) };
        [locale.fixed(loss, 4), its_slope].concat()
    };
    let shape = if is_step {
        Message::SliceSteps
    } else if is_linear {
        Message::SliceParabola
    } else if input == 0.0 {
        Message::SliceFlat
    } else if crate::train::curvature(run, along) < 0.0 {
        Message::SliceDown
    } else {
        Message::SliceUp
    };
    locale.say(Message::Slice {
        parameter: &name,
        value: &locale.fixed(parameters.values()[along], 3),
        mean: &with_slope(mean, slope),
        row: &row_name(run, row, locale),
        own: &with_slope(own, own_slope),
        shape: &shape,
    })
}

/// What rows lifted by x1·x2 show.
pub fn lifted(run: &Run, locale: &Locale) -> String {
    if !View::lifts(run) {
        return locale.say(Message::NotLifted);
    }
    let raw = run.examples().raw();
    let out = &number::tick(run.rule().activation().decision(run.settings().threshold));
    let Measure { right, rows, .. } = run.measure();
    let mut text = locale.say(Message::Lifted { out, right: &right, rows: &rows });
    for row in (0..raw.len()).filter(|_| raw.len() <= FEW) {
        let height = &about(raw.row(row).0.iter().product());
        let name = &self::row(raw, row);
        text.push_str(if row == 0 { " " } else { "; " });
        text.push_str(&locale.say(if run.is_right(row) {
            Message::LiftedRight { row: name, height }
        } else {
            Message::LiftedWrong { row: name, height }
        }));
    }
    if raw.len() <= FEW {
        text.push('.');
    }
    text
}

/// What the network shows of a raw row.
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

/// Which rows are called what they are not, where they are few enough to be named.
fn wrong(run: &Run, locale: &Locale) -> String {
    let rows = run.examples().raw().len();
    if rows > MOST_SOUGHT {
        return String::new();
    }
    let is_wrong = |row: &usize| !run.examples().is_held_out(*row) && !run.is_right(*row);
    // Each on one line.
    let name = |row| row_name(run, row, locale).replace(' ', "\u{a0}");
    let mut named: Vec<String> = (0..rows).filter(is_wrong).take(MOST_NAMED).map(name).collect();
    let rest = (run.examples().training() - run.measure().right).saturating_sub(named.len());
    if rows > MOST_NAMED && rest > 0 {
        // Names of a few among many would change all the time.
        if rest > MOST_NAMED {
            return String::new();
        }
        named.push(locale.say(Message::AndMore { count: &rest }));
    }
    let rows = &named.join(", ");
    locale.say(if run.ended() { Message::StillWrong { rows } } else { Message::AreWrong { rows } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Gate, Iris, Shape};
    use crate::model::Activation;
    use crate::train::{Settings, at};

    fn said(run: &Run) -> String {
        status(run, &Limits::default(), Locale::english())
    }

    #[test]
    fn a_place_says_how_its_number_is_shown() {
        let run = at(1000, Settings::default());
        let mut trace = Trace::new(2, 1);
        let (x, y) = run.examples().row(3);
        trace.take(run.parameters(), x, y, run.trainer().step());
        let text = |place: &str| Place::new(place).text(&run, &trace, Locale::english());
        assert_eq!(["x1", "y", "eta", "epoch", "right"].map(text), ["1", "1", "0.01", "1,000", "3"]);
        assert_eq!(["w1", "w1/2", "w1/6"].map(text), ["0.5703", "0.57", "0.570283"]);
        assert_eq!(["b", "b()", "b/1()", "w1()"].map(text), ["−1.2535", "(−1.2535)", "(−1.3)", "0.5703"]);
        assert_eq!(text("nobody"), "?");
    }

    #[test]
    fn says_what_really_happens_in_the_articles_run() {
        assert_eq!(
            said(&at(0, Settings::default())),
            "Before any update: 1 of 4 rows right. Wrong: (0,\u{a0}0), (0,\u{a0}1), (1,\u{a0}0)."
        );
        assert_eq!(
            said(&at(1000, Settings::default())),
            "The end: 3 of 4 rows right. Still wrong: (1,\u{a0}1). It was still learning: more epochs or a larger η would go on."
        );
        assert_eq!(
            said(&at(1000, Settings { eta: 0.1, ..Settings::default() })),
            "The end: all 4 rows right."
        );
        assert_eq!(said(&at(999, Settings { eta: 0.1, ..Settings::default() })), "All 4 rows right.");
    }

    #[test]
    fn a_run_that_broke_says_what_to_try() {
        // The third row takes the first weight to −∞, and −∞ · 0 is no number.
        let weights = Some(vec![-1.7e308, 0.0, 1.7e308]);
        let run = at(1000, Settings { eta: 1.7e308, weights, ..Settings::default() });
        assert_eq!((run.broken(), run.epoch(), run.ended()), (Some(1), 1, true));
        assert!(said(&run).starts_with("Stopped at epoch 1: the loss is no longer a number. Try "));
        assert!(
            summary(&run, &Limits::default(), Locale::english()).contains("w1 = −∞"),
            "{}",
            summary(&run, &Limits::default(), Locale::english())
        );
    }

    /// Along two raw inputs.
    fn boundary_of(run: &Run, pair: [usize; 2]) -> String {
        let section = Section::new(run.examples(), pair);
        boundary(run, &section, &section.window(run.examples().raw()), Locale::english())
    }

    #[test]
    fn pictures_are_told_in_words() {
        let run = at(1000, Settings::default());
        assert_eq!(
            boundary_of(&run, [0, 1]),
            "Decision boundary. The line out = 0.5 runs from (1.40, 0.69) to (0.57, 1.40). (0, 0) is 0: out 0.222, right; \
             (0, 1) is 0: out 0.357, right; (1, 0) is 0: out 0.336, right; (1, 1) is 1: out 0.495, wrong."
        );
        assert_eq!(
            loss(&run, Locale::english()),
            "Loss curve. The mean loss has fallen from 0.2044 at epoch 0 to 0.0680 at epoch 1,000."
        );
        assert_eq!(
            summary(&run, &Limits::default(), Locale::english()),
            "Epoch 1,000 of 1,000. w1 = 0.5703, w2 = 0.6631, b = −1.2535. Mean loss 0.0680. The end: 3 of 4 rows right. \
             Still wrong: (1,\u{a0}1). It was still learning: more epochs or a larger η would go on."
        );
        assert_eq!(
            landscape(&run, [0, 2], Locale::english()),
            "The mean loss as a landscape over two parameters. The run stands at w1 = 0.570, rising, and b = −1.253, falling; \
             the mean loss there is 0.0680."
        );
    }

    #[test]
    fn a_slice_says_how_the_loss_bends() {
        let run = at(1000, Settings { eta: 0.1, ..Settings::default() });
        assert_eq!(
            slice(&run, 0, 3, Locale::english()),
            "The loss along w1, all else held. At w1 = 2.648 the mean loss is 0.0158, its slope −0.0028; that of (1, 1) is \
             0.0266, its slope −0.0409. There the mean bends up, as a parabola with a lowest point does; farther away the two \
             part."
        );
        assert!(
            slice(&run, 1, 0, Locale::english())
                .ends_with("The row’s loss does not change with it: its input is 0.")
        );
        let far = Settings { weights: Some(vec![6.0, 6.0, -3.0]), ..Settings::default() };
        let told = slice(&at(0, far), 2, 0, Locale::english());
        assert!(
            told.ends_with("There the mean bends down, which a parabola with a lowest point never does."),
            "{told}"
        );
        let of = |activation| {
            slice(&at(5, Settings { activation, ..Settings::default() }), 0, 3, Locale::english())
        };
        assert!(of(Activation::Linear).ends_with("It is a parabola."));
        assert!(of(Activation::Step).ends_with("It goes in steps and has no slope."));
    }

    #[test]
    fn the_other_landscape_is_told_by_its_own_loss() {
        let run = at(1000, Settings::default());
        // The mean of −ln of what is given to each row's class, from the outs 0.222, 0.357, 0.336 and 0.495, for the last row the only 1.
        assert_eq!(
            landscape_of_other_loss(&run, [0, 2], Locale::english()).unwrap(),
            "The mean cross-entropy, by which this run does not learn, as a landscape over the same two parameters. The run \
             stands at w1 = 0.570, which it would have rise, and b = −1.253, which it would have fall; the mean cross-entropy \
             there is 0.4510."
        );
        let step = at(1, Settings { activation: Activation::Step, ..Settings::default() });
        assert_eq!(landscape_of_other_loss(&step, [0, 1], Locale::english()), None);
    }

    #[test]
    fn the_lowest_loss_is_told_where_it_was() {
        let source = Source::Generated { shape: Shape::Moons, rows: 40, noise: 0.4 };
        let run = at(900, Settings { source, holdout: 0.5, eta: 1.0, ..Settings::default() });
        let said = loss(&run, Locale::english());
        let points = run.history().points();
        let lowest =
            points.iter().min_by(|one, other| one.testing.partial_cmp(&other.testing).unwrap()).unwrap();
        let (testing, epoch) =
            (fixed(lowest.testing.unwrap(), 4), Locale::english().grouped(lowest.epoch.into()));
        assert!(lowest.epoch > 0 && lowest.epoch < 900);
        assert!(said.ends_with(&[", and lowest at epoch ", &epoch, ": ", &testing, "."].concat()), "{said}");
        // It overshoots, and is lowest on the way.
        let weights = Some(vec![1.0, 1.0, 1.0]);
        let rising = Settings { activation: Activation::Linear, eta: 0.9, weights, ..Settings::default() };
        let said = loss(&at(400, rising), Locale::english());
        assert!(said.contains(" It is lowest at epoch "), "{said}");
        assert!(!loss(&at(1000, Settings::default()), Locale::english()).contains("lowest"));
    }

    #[test]
    fn calls_are_told_class_by_class() {
        let run = at(1000, Settings::default());
        assert_eq!(
            calls(&run, &confusion(&run), Locale::english()),
            "Which class is called what. Of 3 of class 0, 3 are called so. Of 1 of class 1, 0 are called so, 1 called 0."
        );
        let iris =
            Settings { source: Source::Iris(Iris::default()), holdout: 0.2, eta: 0.1, ..Settings::default() };
        let run = at(20, iris);
        let said = calls(&run, &confusion(&run), Locale::english());
        assert!(said.starts_with("Which class is called what. Of 40 of class setosa, "), "{said}");
        assert!(said.contains(" Held out: Of 10 of class setosa, 10 are called so."), "{said}");
    }

    #[test]
    fn lifted_rows_are_told() {
        let features = vec![Feature::Product];
        let source = Source::Gate(Gate::Xor);
        let settings = Settings { source, features, eta: 0.5, epochs: 5000, ..Settings::default() };
        assert_eq!(
            lifted(&at(5000, settings), Locale::english()),
            "Every row lifted to the height of x1·x2, and the plane out = 0.5 between the classes: 4 of 4 rows are on their own \
             side. (0, 0) → 0 at the height 0, right; (0, 1) → 1 at the height 0, right; (1, 0) → 1 at the height 0, right; \
             (1, 1) → 0 at the height 1, right."
        );
        assert_eq!(
            lifted(&at(0, Settings::default()), Locale::english()),
            "Only rows of two inputs with the feature x1*x2 can be lifted."
        );
    }

    #[test]
    fn a_loss_that_stays_is_told_where_it_is() {
        let weights = Some(vec![30.0, 30.0, -90.0]);
        let stuck = at(10, Settings { weights, ..Settings::default() });
        assert_eq!(loss(&stuck, Locale::english()), "Loss curve. The mean loss is 0.1250 at epoch 10.");
        assert!(
            landscape(&stuck, [0, 1], Locale::english())
                .contains("w1 = 30.000, at rest, and w2 = 30.000, at rest")
        );
        let linear = Settings { activation: Activation::Linear, eta: 0.1, ..Settings::default() };
        assert_eq!(
            loss(&at(900, linear), Locale::english()),
            "Loss curve. The mean loss has fallen from 0.5222 at epoch 0 to 0.0318 at epoch 900. It has come to rest."
        );
    }

    /// Small numbers are not nothing, and drawn ones not long.
    #[test]
    fn numbers_of_the_data_are_told_as_they_are() {
        let said = [
            (0.0, "0"),
            (5.1, "5.1"),
            (-1.253_491_2, "−1.253"),
            (0.000_012_345_6, "0.00001235"),
            (12_345.678, "12346"),
            (f64::INFINITY, "∞"),
            (f64::NAN, "NaN"),
        ];
        for (value, expected) in said {
            assert_eq!(about(value), expected);
        }
        assert_eq!([(-0.4, 1.4), (0.0, 200.0), (0.0, 0.0009), (1.0, 1.0)].map(decimals), [2, 0, 6, 12]);
        let tiny: Vec<[f64; 2]> =
            (0..20).map(|row| [f64::from(row) * 1e-5, f64::from(row % 7) * 1e-4]).collect();
        let y: Vec<[f64; 1]> = (0..20).map(|row| [f64::from(u8::from(row > 9))]).collect();
        let source = Source::Table(std::sync::Arc::new(Dataset::from_rows(&tiny, &y).unwrap()));
        let run = at(100, Settings { source, eta: 0.1, ..Settings::default() });
        let scaled = scaling(&run, Locale::english()).unwrap();
        assert!(
            scaled.ends_with(
                "x1: mean 0.000095, deviation 0.00005766, x2: mean 0.000285, deviation 0.0001931."
            ),
            "{scaled}"
        );
        assert_eq!(
            boundary_of(&run, [0, 1]),
            "Decision boundary. The line out = 0.5 runs from (0.000113, −0.000096) to (0.000076, 0.000696). 20 of 20 rows \
             trained on are right: 10 of 10 of class 0, 10 of 10 of class 1."
        );
    }

    /// While a number changes all the time, the line does not.
    #[test]
    fn of_many_rows_the_share_is_said_until_it_rests() {
        let moons = |rows| Settings {
            source: Source::Generated { shape: Shape::Moons, rows, noise: 0.1 },
            holdout: 0.2,
            eta: 0.01,
            epochs: 40,
            ..Settings::default()
        };
        let run = at(8, moons(200));
        assert_eq!(said(&run), "73 % of 160 rows right.");
        assert_eq!(
            summary(&run, &Limits::default(), Locale::english()),
            "Epoch 8 of 40. w1 = 0.8235, w2 = 0.0595, b = 0.1381. Mean loss 0.0991. 117 of 160 rows right. Held out: 24 of \
             40."
        );
        assert_eq!(
            said(&at(40, moons(200))),
            "The end: 141 of 160 rows right. Held out: 34 of 40. Whatever the weights, no line gets more than 150 right."
        );
        // Of very many, only counts.
        let many = at(3, moons(3000));
        assert_eq!(
            boundary_of(&many, [0, 1]),
            "Decision boundary. The line out = 0.5 runs from (−1.08, −0.98) to (2.20, 1.50). 1,983 of 2,400 rows trained on \
             are right."
        );
    }

    #[test]
    fn parameters_are_called_as_in_the_trace() {
        for source in [Settings::default().source, Source::Iris(Iris::default())] {
            let run = at(1, Settings { source, ..Settings::default() });
            let mut trace = Trace::new(run.parameters().inputs(), run.parameters().outputs());
            let (x, y) = run.examples().row(0);
            trace.take(run.parameters(), x, y, run.trainer().step());
            let values: Vec<f64> =
                parameter_names(&run).iter().map(|name| trace.get(name).unwrap()).collect();
            assert_eq!(values, run.parameters().values());
        }
    }

    #[test]
    fn every_name_has_its_value_in_the_same_place() {
        for holdout in [0.0, 0.5] {
            let run = at(3, Settings { holdout, ..Settings::default() });
            let mut trace = Trace::new(2, 1);
            let (x, y) = run.examples().row(0);
            trace.take(run.parameters(), x, y, run.trainer().step());
            let each: Vec<f64> =
                names(&run, &trace).into_iter().map(|name| named(&run, &trace, name).unwrap()).collect();
            assert_eq!(each, values(&run, &trace));
            assert_eq!(names(&run, &trace).contains(&"testingRows"), holdout > 0.0);
        }
    }

    #[test]
    fn says_why_it_goes_no_further() {
        let gate = |gate| Settings { source: Source::Gate(gate), epochs: 20_000, ..Settings::default() };
        let xor = at(20_000, Settings { eta: 0.5, ..gate(Gate::Xor) });
        assert!(
            said(&xor).ends_with("Whatever the weights, no line gets more than 3 right."),
            "{}",
            said(&xor)
        );
        let learned = at(20_000, Settings { eta: 0.5, features: vec![Feature::Product], ..gate(Gate::Xor) });
        assert!(said(&learned).starts_with("The end: all 4 rows right."), "{}", said(&learned));
        let stuck = at(1000, Settings { weights: Some(vec![30.0, 30.0, -90.0]), ..Settings::default() });
        assert!(
            said(&stuck).contains("Stuck: the wrong rows lie where the curve is flat"),
            "{}",
            said(&stuck)
        );
        let linear = Settings { activation: Activation::Linear, eta: 2.5, ..Settings::default() };
        assert!(said(&at(60, linear)).contains("The loss grows"), "{}", said(&at(60, Settings::default())));
    }

    #[test]
    fn many_inputs_classes_and_rows_are_told_of() {
        let settings =
            Settings { source: Source::Iris(Iris::default()), holdout: 0.2, eta: 0.1, ..Settings::default() };
        let run = at(100, settings);
        let told = boundary_of(&run, [2, 3]);
        assert!(
            told.contains(
                "Across petal_length_cm, up petal_width_cm; held at their mean: sepal_length_cm = 5.8"
            ),
            "{told}"
        );
        assert!(told.contains(" rows trained on are right: 40 of 40 of class setosa, "), "{told}");
        let summed = summary(&run, &Limits::default(), Locale::english());
        assert!(summed.contains("Held out: 2"), "{summed}");
        assert!(
            scaling(&run, Locale::english()).unwrap().contains("petal_width_cm: mean 1."),
            "{:?}",
            scaling(&run, Locale::english())
        );
        assert_eq!(row(run.examples().raw(), 0), "(5.1, 3.5, 1.4, 0.2) → setosa");
        assert!(
            row_numbers(&run, 149, Locale::english())
                .starts_with("Row 150: (5.9, 3, 5.1, 1.8) → virginica, out 0.")
        );
        let [training, testing] = confusion(&run);
        assert_eq!((training.rows(), training.right()), (120, run.measure().right));
        assert_eq!((testing.rows(), testing.right()), (30, run.testing().unwrap().right));
        assert!(
            epoch_numbers(&run, 50, Locale::english()).unwrap().starts_with("Epoch 50: mean loss 0."),
            "{:?}",
            epoch_numbers(&run, 50, Locale::english())
        );
        assert_eq!(epoch_numbers(&run, 101, Locale::english()), None);
    }

    #[test]
    fn numbers_that_were_drawn_are_shown_short() {
        let source = Source::Generated { shape: Shape::Moons, rows: 20, noise: 0.1 };
        let run = at(1, Settings { source, ..Settings::default() });
        let text = inputs(run.examples().raw(), 3);
        assert!(text.len() < 20, "{text}");
    }
}
