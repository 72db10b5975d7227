//! The forward pass of many rows as matrices: X · w + b = z → out as blocks with their sizes, and the sum for one cell of z, term
//! by term.
//!
//! The names are those of the NumPy listing ([`crate::panels::code::listing`]): for one neuron, `X @ w + b` with w of the shape (inputs,);

//! for several, `X @ W.T + b` with W of outputs × inputs, so that the block beside X is W transposed. Rows that are held out are
//! the listing's `X_test`.

mod sight;

use maud::{Markup, PreEscaped, html};
use crate::number::{enclosed, of_data, short};
use crate::text::{Locale, Message};
use crate::train::{Pass, Run};
use super::Room;
use sight::{Block, Sight, brief, notes, symbol, w, x};

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "shapes";
}

/// The largest number of lines in a block: rows, and marks for omitted rows. A block with more rows always has exactly this many
/// lines.
const MOST_LINES: usize = 8;

/// The largest number of columns in a block, and of terms in a sum, counted in the same way.
const MOST_ACROSS: usize = 7;

/// The cell of z that the reader has chosen in the selected row, and how much of its sum is shown.
#[derive(Debug, Default)]
pub struct Shapes {
    output: usize,
    /// How many lines of the sum are shown; `None` for all of them, unless the reader steps through it.
    lines: Option<usize>,
    /// Whether all inputs are integers.
    is_whole: bool,
    /// The state written last, and the state and parameters of the last numbers.
    written: Option<(u32, At)>,
    last: Option<(At, Vec<f64>)>,
}

/// Row, output, lines of the sum.
type At = (usize, usize, Option<usize>);

/// The panel without its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The blocks, as HTML: each element of the class `n` is the place for a number.
    pub blocks: String,
    /// The sum of the chosen cell, as HTML too.
    pub sum: String,
    /// Notes, a sentence each, as text.
    pub notes: Vec<String>,
}

/// How a cell is related to the chosen one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// No relation.
    None,
    /// It is in a row or column that is used for the chosen cell.
    Used,
    /// It is the chosen cell, or in the current term.
    Now,
}

impl Mark {
    fn of(is_used: bool, is_now: bool) -> Self {
        match (is_used, is_now) {
            (true, true) => Mark::Now,
            (true, false) => Mark::Used,
            _ => Mark::None,
        }
    }
}

impl Shapes {
    /// The output of the chosen cell, counted from 0.
    pub fn output(&self, run: &Run) -> usize {
        self.output.min(run.parameters().outputs() - 1)
    }

    /// Chooses the output of a cell, and shows its whole sum.
    pub fn choose(&mut self, output: usize) {
        (self.output, self.lines) = (output, None);
    }

    /// Moves this many rows down and outputs to the right, or back if negative, within the limits. Returns the raw row of the cell
    /// then chosen.
    pub fn go(&mut self, run: &Run, row: usize, (down, right): (isize, isize)) -> usize {
        let block = Block::of(run, row);
        let last = run.parameters().outputs() - 1;
        self.choose(self.output(run).saturating_add_signed(right).min(last));
        let place = (block.at.saturating_add_signed(down)).min(block.rows - 1);
        block.raw_row(run, place).unwrap_or(row)
    }

    /// Chooses the next cell, or the one before, in reading order. Returns its raw row; `None` at the end, where nothing changes.
    pub fn next_cell(&mut self, run: &Run, row: usize, back: bool) -> Option<usize> {
        let block = Block::of(run, row);
        let outputs = run.parameters().outputs();
        let here = block.at * outputs + self.output(run);
        let next = here.checked_add_signed(if back { -1 } else { 1 })?;
        let row = (next < block.rows * outputs).then(|| block.raw_row(run, next / outputs))??;
        self.choose(next % outputs);
        Some(row)
    }

    /// Steps to the next line of the sum: a product, the bias, out. After the last line comes the first one of the next cell, if
    /// there is one; if the whole sum is shown, the first one of this cell. Returns the raw row.
    pub fn next_line(&mut self, run: &Run, row: usize) -> usize {
        let last = run.parameters().inputs() + 2;
        let mut row = row;
        match self.lines {
            Some(lines) if lines < last => return self.walk_to(lines + 1, row),
            Some(_) => row = self.next_cell(run, row, false).unwrap_or(row),
            None => {}
        }
        self.walk_to(1, row)
    }

    fn walk_to(&mut self, lines: usize, row: usize) -> usize {
        self.lines = Some(lines);
        row
    }

    /// The chosen cell and its number as a sentence. While the reader steps through the sum, it is the current term and the sum so
    /// far.
    pub fn chosen(&self, run: &Run, pass: Pass<'_>, locale: &Locale) -> String {
        let Pass { row, parameters, .. } = pass;
        let output = self.output(run);
        let (inputs, x) = (parameters.inputs(), run.examples().row(row).0);
        let z = parameters.z(output, x);
        let (cell, value) = (&self.cell(run, row, locale), &locale.fixed(z, 4));
        match self.line() {
            Some(line) if line < inputs => {
                let weights = &parameters.weights()[output * inputs..];
                let sum = x.iter().zip(weights).take(line + 1).fold(0.0, |sum, (x, w)| sum + x * w);
                locale.say(Message::CellTerm {
                    cell,
                    term: &(line + 1),
                    x: &of_data(x[line]),
                    w: &enclosed(locale.fixed(weights[line], 4)),
                    sum: &locale.fixed(sum, 4),
                })
            }
            Some(line) if line > inputs => {
                let out = &locale.fixed(run.rule().activation().out(z), 4);
                locale.say(Message::CellOut { cell, value, out })
            }
            Some(_) => locale.say(Message::CellBias { cell, value }),
            None => locale.say(Message::CellWhole { cell, value }),
        }
    }

    fn cell(&self, run: &Run, row: usize, locale: &Locale) -> String {
        let (cell, row, output) = (&"z", &(row + 1), &(self.output(run) + 1));
        locale.say(if run.parameters().outputs() > 1 {
            Message::CellOfOutput { cell, row, output }
        } else {
            Message::Cell { cell, row }
        })
    }

    /// The current line, counted from 0: one for each input, then that of the bias and that of out.
    fn line(&self) -> Option<usize> {
        self.lines.map(|lines| lines - 1)
    }

    /// The panel for the selected row of a run of this edition ([`crate::panels::code::walk::Walk::edition`]); `None` if it equals
    /// the panel written last. Cells that are visible together have the same blocks.
    pub fn write(&mut self, run: &Run, row: usize, edition: u32, locale: &Locale) -> Option<Writing> {
        let now = (edition, self.at(run, row));
        if self.written == Some(now) {
            return None;
        }
        self.written = Some(now);
        self.last = None;
        self.is_whole = run.examples().prepared().rows().all(|(x, _)| x.iter().all(|x| x.fract() == 0.0));
        let sight = Sight::new(self, run, row, locale);
        Some(Writing {
            blocks: sight.blocks(run).into_string(),
            sum: self.sum(run, row, &sight).into_string(),
            notes: notes(run, row, locale),
        })
    }

    /// Forces the next [`Shapes::write`] to write.
    pub fn forget(&mut self) {
        self.written = None;
    }

    fn at(&self, run: &Run, row: usize) -> At {
        (row, self.output(run), self.lines)
    }

    /// The numbers in the order of their places, each with the mark of its cell; `None` if they have not changed.
    pub fn numbers(&mut self, run: &Run, pass: Pass<'_>, locale: &Locale) -> Option<Vec<(Mark, String)>> {
        let Pass { row, parameters, .. } = pass;
        let at = self.at(run, row);
        let values = parameters.values();
        if self.last.as_ref().is_some_and(|(last, numbers)| *last == at && numbers == values) {
            return None;
        }
        let sight = Sight::new(self, run, row, locale);
        let mut numbers = Vec::new();
        let (line, output, inputs) = (self.line(), self.output(run), run.parameters().inputs());
        let is_at = |at: usize| line == Some(at);
        let x = |place: usize| run.examples().prepared().row(sight.block.first + place).0;
        for place in sight.lines.shown.clone() {
            for input in sight.inputs.shown.clone() {
                let value = x(place)[input];
                let text = if self.is_whole { short(value) } else { brief(value, locale) };
                numbers.push((Mark::of(place == sight.block.at, is_at(input)), text));
            }
        }
        for input in sight.inputs.shown.clone() {
            for other in sight.outputs.shown.clone() {
                let w = parameters.weights()[other * inputs + input];
                numbers.push((Mark::of(other == output, is_at(input)), brief(w, locale)));
            }
        }
        for other in sight.outputs.shown.clone() {
            numbers
                .push((Mark::of(other == output, is_at(inputs)), brief(parameters.biases()[other], locale)));
        }
        for is_out in [false, true] {
            for place in sight.lines.shown.clone() {
                for other in sight.outputs.shown.clone() {
                    let z = parameters.z(other, x(place));
                    let value = if is_out { run.rule().activation().out(z) } else { z };
                    let is_chosen = place == sight.block.at && other == output;
                    numbers.push((Mark::of(is_chosen, !is_out || is_at(inputs + 1)), brief(value, locale)));
                }
            }
        }
        self.sum_numbers(run, pass, &sight, &mut numbers);
        self.last = Some((at, values.to_vec()));
        Some(numbers)
    }

    /// The sum as a table: a line for each product, one for the bias, one for out.
    fn sum(&self, run: &Run, row: usize, sight: &Sight) -> Markup {
        let names = sight.names(self.output(run));
        let locale = sight.locale;
        let row_of_block = locale.say(Message::RowOf { row: &(row + 1), matrix: &sight.block.name });
        let column = match names.number.as_str() {
            "" => "w".to_owned(),
            number => locale.say(Message::ColumnOf { column: &number, matrix: &"W<sup>T</sup>" }),
        };
        let [b, z, out] = [("parameter", "b"), ("signal", "z"), ("signal", "out")]
            .map(|(family, letter)| symbol(family, &names.name(letter), letter, &names.number));
        let function = run.rule().activation().symbol();
        let line = |term: Markup| html! { tr { th scope="row" { (term) } @for _ in 0..3 { td.n {} } } };
        let cut = html! { tr.cut aria-hidden="true" { th { "⋮" } td colspan="3" {} } };
        let heads = [Message::SumTerm, Message::SumNumbers, Message::SumMakes, Message::SumSoFar];
        html! {
            table.sum {
                caption { (self.cell(run, row, locale)) " = " (row_of_block) " · " (PreEscaped(column)) " + b" }
                thead { tr { @for head in heads { th scope="col" { (locale.say(head)) } } } }
                tbody {
                    @if sight.terms.start > 0 { (cut) }
                    @for input in sight.terms.clone() {
                        (line(html! { @if input > 0 { "+ " } (x(input)) " · " (w(&names, input)) }))
                    }
                    @if sight.terms.end < run.parameters().inputs() { (cut) }
                    (line(html! { "+ " (b) " = " (z) }))
                    (line(html! {
                        (out) " = " span.signal { (function) }
                        @if function.is_empty() { (z) } @else { "(" (z) ")" }
                    }))
                }
            }
        }
    }

    /// Three texts for each line of the sum: the term in numbers, its value, and the sum so far. Lines yet to come are empty.
    fn sum_numbers(&self, run: &Run, pass: Pass<'_>, sight: &Sight, numbers: &mut Vec<(Mark, String)>) {
        let (Pass { row, parameters, .. }, locale) = (pass, sight.locale);
        let (inputs, output) = (parameters.inputs(), self.output(run));
        let (x, weights) = (run.examples().row(row).0, &parameters.weights()[output * parameters.inputs()..]);
        let shown = self.lines.unwrap_or(inputs + 2);
        let mut put = |at: usize, texts: [String; 3]| {
            let mark = if self.line() == Some(at) { Mark::Now } else { Mark::None };
            numbers.extend(texts.map(|text| (mark, if at < shown { text } else { String::new() })));
        };
        let mut sum = 0.0;
        for (input, (&x, &w)) in x.iter().zip(weights).enumerate() {
            sum += x * w;
            if sight.terms.contains(&input) {
                let both = format!("{} · {}", of_data(x), enclosed(locale.fixed(w, 4)));
                put(input, [both, locale.fixed(x * w, 4), locale.fixed(sum, 4)]);
            }
        }
        let (b, z) = (parameters.biases()[output], parameters.z(output, x));
        put(inputs, [locale.fixed(b, 4), String::new(), locale.fixed(z, 4)]);
        let activation = run.rule().activation();
        let of = match activation.symbol() {
            "" => locale.fixed(z, 4),
            function => format!("{function}({})", locale.fixed(z, 4)),
        };
        put(inputs + 1, [of, String::new(), locale.fixed(activation.out(z), 4)]);
    }
}

#[cfg(test)]
mod tests;
