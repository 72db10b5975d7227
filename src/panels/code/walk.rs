//! Steps through the NumPy listing line by line, with the values that each line has computed.

use std::sync::Arc;

use crate::data::Dataset;
use crate::model::{self, Norm, OutputNames, Parameters, Penalty, Trace};
use crate::number::{fixed, of_data};
use super::listing::{Line, Step, listing};
use crate::train::{Pass, Run};

/// The largest number of values of a list that are shown.
const MOST_NUMBERS: usize = 6;

/// The reader's position in the pass of a row, or of a batch of rows, and the lines that show their values.
///
/// There is no position before [`Walk::next_line`], or after the run has moved in any other way. The run itself moves with the
/// last line of a pass.
#[derive(Debug, Default)]
pub struct Walk {
    of: Option<Making>,
    edition: u32,
    /// The norm of the penalty of the pass shown.
    norm: Norm,
    spots: Vec<Spot>,
    at: Option<Place>,
}

/// The inputs of a listing: it is made again when any of them changes.
#[derive(Debug, PartialEq)]
struct Making {
    /// Compared by address, because every run has its own rows; kept here, so that the address is not reused.
    rows: Rows,
    weights: Option<Vec<f64>>,
    penalty: Penalty,
    penalties: Vec<(u32, Penalty)>,
}

#[derive(Debug)]
struct Rows(Arc<Dataset>);

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A line that is a step of the pass, or a line before the first epoch that has numbers to show.
#[derive(Debug)]
struct Spot {
    line: usize,
    step: Option<Step>,
    /// Whether its value is shown beside it. If several lines belong to the same step, only one shows it.
    shown: bool,
    /// The value, if it does not change.
    text: String,
}

impl Spot {
    /// The symbol of its value.
    fn symbol(&self) -> &'static str {
        match (self.step, self.text.get(..1)) {
            (Some(Step::Row), _) => "x",
            (Some(Step::Sum), _) => "z",
            (Some(Step::Out), _) => "out",
            (Some(Step::Slope), _) => "dz",
            (Some(Step::Weights), _) | (None, Some("w" | "W")) => "w",
            (Some(Step::Bias), _) | (None, Some("b")) => "b",
            (Some(Step::Epoch), _) | (None, _) => "",
        }
    }
}

#[derive(Debug)]
struct Place {
    /// The line that has just run, by its index among the spots.
    spot: usize,
    /// The epoch and row of the run.
    run: (u32, usize),
    /// The current epoch, counted from 0 as in the listing.
    epoch: u32,
    /// The raw row whose numbers are shown.
    row: usize,
    before: Parameters,
    /// The settings of its update.
    update: model::Step,
    /// The parameters after this pass, once they have been computed.
    after: Option<Parameters>,
}

impl Place {
    /// The beginning of the next pass, which is that of a raw row.
    fn new(run: &Run, row: usize, spot: usize) -> Self {
        let Pass { step: update, parameters, .. } = Pass::next(run, row);
        let epoch = run.trainer().epoch();
        Self { spot, run: (0, 0), epoch, row, before: parameters.clone(), update, after: None }
    }
}

impl Walk {
    /// The number of the listing, which changes with the listing and with anything else that training does not change.
    pub fn edition(&mut self, run: &Run) -> u32 {
        let settings = run.settings();
        let making = Making {
            rows: Rows(run.examples().shared()),
            weights: settings.weights.clone(),
            penalty: settings.penalty,
            penalties: settings.penalties.clone(),
        };
        if self.of.as_ref() != Some(&making) {
            *self = Self { of: Some(making), edition: self.edition + 1, ..Self::default() };
        }
        let norm = self.pass(run, 0).step.penalty.shown();
        if self.norm != norm {
            (self.norm, self.edition) = (norm, self.edition + 1);
        }
        self.edition
    }

    /// The listing's lines. This also finds the lines with values.
    pub fn lines(&mut self, run: &Run) -> Vec<Line> {
        self.edition(run);
        let lines = listing(run);
        let mut spots: Vec<Spot> = Vec::new();
        for (line, Line { text, step, .. }) in lines.iter().enumerate() {
            let text = if step.is_none() { start(run, text) } else { String::new() };
            let shown = step.is_some() || !text.is_empty();
            // Of several lines that begin an epoch the first counts, of those that take rows the last.
            if let Some(last) = spots.last_mut().filter(|last| *step == Some(Step::Row) && last.step == *step)
            {
                last.shown = false;
            }
            let again = *step == Some(Step::Epoch) && spots.iter().any(|spot| spot.step == *step);
            if shown {
                spots.push(Spot { line, step: *step, shown: !again, text });
            }
        }
        self.spots = spots;
        lines
    }

    /// The lines that show their values, in the order of [`Walk::values`], and the symbol of each value, empty if it has none.
    pub fn valued(&self) -> impl Iterator<Item = (usize, &'static str)> {
        self.spots.iter().filter(|spot| spot.shown).map(|spot| (spot.line, spot.symbol()))
    }

    /// The line that has just run, if the reader is stepping.
    pub fn line(&self, run: &Run) -> Option<usize> {
        self.spots.get(self.place(run)?.spot).map(|spot| spot.line)
    }

    /// The raw row whose pass the reader steps through.
    pub fn row(&self, run: &Run) -> Option<usize> {
        self.place(run).map(|place| place.row)
    }

    /// The pass to show: the one that the reader steps through, until the next begins; otherwise the next one of the raw row
    /// `selected`.
    pub fn pass<'a>(&'a self, run: &'a Run, selected: usize) -> Pass<'a> {
        self.place(run).map_or_else(
            || Pass::next(run, selected),
            |place| Pass {
                row: place.row,
                parameters: &place.before,
                step: place.update,
                is_done: place.spot + 1 == self.spots.len(),
            },
        )
    }

    /// The current weights and biases: within a pass, as its lines so far have left them.
    pub fn now<'a>(&'a self, run: &'a Run) -> [&'a [f64]; 2] {
        let now = run.parameters();
        let ahead = self.place(run).and_then(|place| place.after.as_ref()).unwrap_or(now);
        [ahead.weights(), now.biases()]
    }

    /// Ends the walk.
    pub fn clear(&mut self) {
        self.at = None;
    }

    /// Runs the next line; after the last line of a pass, the first of the next pass. Returns false at the end of the run.
    pub fn next_line(&mut self, run: &mut Run) -> bool {
        if self.spots.is_empty() {
            self.lines(run);
        }
        let next = self.place(run).map_or(0, |place| place.spot + 1);
        let mut place = match self.at.take().filter(|_| next > 0 && next < self.spots.len()) {
            Some(place) => Place { spot: next, ..place },
            None => {
                let Some(row) = run.next_row() else { return false };
                let begin = |spot: &Spot| match spot.step {
                    Some(Step::Epoch) => run.row() == 0,
                    step => step.is_some(),
                };
                let Some(spot) = self.spots.iter().position(begin) else { return false };
                Place::new(run, row, spot)
            }
        };
        if self.spots[place.spot].step == Some(Step::Weights) {
            let mut ahead = run.clone();
            ahead.step_batch();
            place.after = Some(ahead.parameters().clone());
        }
        if place.spot + 1 == self.spots.len() {
            run.step_batch();
            place.after = Some(run.parameters().clone());
        }
        place.run = stands(run);
        self.at = Some(place);
        true
    }

    /// Runs the rest of the pass, or the next pass after its end. Returns false at the end of the run.
    pub fn next_pass(&mut self, run: &mut Run) -> bool {
        loop {
            if !self.next_line(run) {
                return false;
            }
            if self.at.as_ref().is_some_and(|place| place.spot + 1 == self.spots.len()) {
                return true;
            }
        }
    }

    /// Runs all lines for the next row alone: in a batch of several rows, those of the update only for the last one. Returns false
    /// at the end of the run.
    pub fn next_row(&mut self, run: &mut Run) -> bool {
        if self.spots.is_empty() {
            self.lines(run);
        }
        let Some(row) = run.next_row() else { return false };
        let mut place = Place::new(run, row, 0);
        run.step_row();
        let is_whole = run.trainer().row().is_multiple_of(run.trainer().batch());
        let end = if is_whole { None } else { self.spots.iter().position(|spot| spot.step == Some(Step::Weights)) };
        place.spot = end.unwrap_or(self.spots.len()).saturating_sub(1);
        place.after = is_whole.then(|| run.parameters().clone());
        place.run = stands(run);
        self.at = Some(place);
        true
    }

    /// The values beside the lines that show them. While the reader is stepping, they are those of the reader's pass so far;
    /// otherwise those of a raw row at the current parameters.
    pub fn values(&self, run: &Run, selected: usize) -> Vec<String> {
        let place = self.place(run);
        let now = run.parameters();
        let after = place.map_or(Some(now), |place| place.after.as_ref());
        let pass = self.pass(run, selected);
        let mut trace = Trace::new(now.inputs(), now.outputs());
        pass.take(run, &mut trace);
        let of_spot = |(index, spot): (usize, &Spot)| match spot.step {
            None => spot.text.clone(),
            Some(_) if place.is_some_and(|place| place.spot < index) => String::new(),
            Some(Step::Epoch) => {
                let last = run.trainer().epoch().checked_sub(1);
                let epoch = place.map(|place| place.epoch).or(last);
                epoch.map_or_else(String::new, |epoch| format!("epoch = {epoch}"))
            }
            Some(Step::Weights) => after.map_or_else(String::new, weights),
            Some(Step::Bias) => after.map_or_else(String::new, bias),
            Some(step) => of_row(run, &trace, pass.row, step),
        };
        let shown = self.spots.iter().enumerate().filter(|(_, spot)| spot.shown);
        shown.map(of_spot).collect()
    }

    fn place(&self, run: &Run) -> Option<&Place> {
        self.at.as_ref().filter(|place| place.run == stands(run))
    }
}

fn stands(run: &Run) -> (u32, usize) {
    (run.trainer().epoch(), run.trainer().row())
}

/// The values of one row after a step, from the trace of the row.
fn of_row(run: &Run, trace: &Trace, row: usize, step: Step) -> String {
    let (x, y) = run.examples().row(row);
    let of = |name: &str, text: fn(f64) -> String| {
        let names = (0..y.len()).map(|output| OutputNames::new(output, y.len()).name(name));
        let values: Vec<f64> = names.filter_map(|name| trace.get(&name)).collect();
        format!("{name} = {}", one_or_list(&values, text))
    };
    let text = match step {
        Step::Row => format!("x = {}, {}", list(x, of_data), of("y", of_data)),
        Step::Sum => of("z", four),
        Step::Out => of("out", four),
        _ => of("dz", |value| fixed(value, 6)),
    };
    if run.trainer().batch() > 1 { format!("row {}: {text}", row + 1) } else { text }
}

/// The numbers computed by a line before the first epoch, unless they are in the line itself.
fn start(run: &Run, text: &str) -> String {
    if text.starts_with("mean, std")
        && let Some(scaling) = run.examples().scaling()
    {
        let [mean, deviation] = [scaling.mean(), scaling.standard_deviation()].map(|values| list(values, four));
        return format!("mean = {mean}, std = {deviation}");
    }
    let (name, value) = text.split_once('=').unwrap_or_default();
    if run.settings().weights.is_some() || !value.starts_with(" np.random.random(") {
        return String::new();
    }
    // The start of a run always stays in its history.
    let values = run.history().keyframe(0).map(|(_, values)| values.to_vec()).unwrap_or_default();
    let Some(start) = Parameters::from_values(run.parameters().inputs(), run.parameters().outputs(), values)
    else {
        return String::new();
    };
    match name.trim_end() {
        "w" | "W" => weights(&start),
        "b" => bias(&start),
        _ => String::new(),
    }
}

fn weights(parameters: &Parameters) -> String {
    let rows: Vec<String> =
        parameters.weights().chunks(parameters.inputs()).map(|row| list(row, four)).collect();
    match &rows[..] {
        [row] => format!("w = {row}"),
        rows => {
            let shown = (MOST_NUMBERS / parameters.inputs()).clamp(1, rows.len());
            let more = if shown < rows.len() { ", …" } else { "" };
            format!("W = ({}{more})", rows[..shown].join(", "))
        }
    }
}

fn bias(parameters: &Parameters) -> String {
    format!("b = {}", one_or_list(parameters.biases(), four))
}

fn four(value: f64) -> String {
    fixed(value, 4)
}

fn one_or_list(values: &[f64], text: fn(f64) -> String) -> String {
    if let [value] = values { text(*value) } else { list(values, text) }
}

/// Numbers in brackets, only the first ones if there are many. A single number is written as a tuple in Python: (1,).
fn list(values: &[f64], text: fn(f64) -> String) -> String {
    let mut texts: Vec<String> = values.iter().take(MOST_NUMBERS).map(|&value| text(value)).collect();
    if values.len() > MOST_NUMBERS {
        texts.push("…".to_owned());
    }
    format!("({}{}", texts.join(", "), if values.len() == 1 { ",)" } else { ")" })
}

#[cfg(test)]
mod tests;
