//! The forward pass of many rows as matrices: X · w + b = z → out as blocks with their sizes, and the sum behind one cell
//! of z, term by term.
//!
//! The names are those of the NumPy listing ([`crate::share::listing`]): for one neuron, `X @ w + b` with w of the shape (inputs,);
//! for several, `X @ W.T + b` with W of outputs × inputs, so that the block beside X is W transposed. Rows that are held out are
//! the listing's `X_test`.

use std::ops::Range;

use maud::{Markup, PreEscaped, Render, html};

use crate::equations;
use crate::model::OutputNames;
use crate::number::{enclosed, of_data, short};
use crate::text::{Locale, Message};
use crate::train::Run;
use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "shapes";
}

/// The most lines of a block: rows, and marks for those left out. A block of more rows always has so many lines.
const MOST_LINES: usize = 8;

/// The most columns of a block, and the most terms of a sum, counted in the same way.
const MOST_ACROSS: usize = 7;

/// Which cell of z the reader has chosen in the selected row, and how much of its sum is shown.
#[derive(Debug, Default)]
pub struct Shapes {
    output: usize,
    /// How many lines of the sum are shown; `None` for all of them, unless the reader steps through it.
    lines: Option<usize>,
    /// Whether all inputs are whole numbers.
    is_whole: bool,
    /// What was written last, and what the last numbers were made from.
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
    /// Not at all.
    None,
    /// It is in a row or column that is used for it.
    Used,
    /// It is the chosen one, or in the current term.
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

    /// Moves so many rows down and outputs to the right, or back where negative, as far as there are any. Returns the raw row of
    /// the cell then chosen.
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

    /// Steps to the next line of the sum: a product, the bias, out. After the last line it is the first one of the next cell, if there
    /// is one; where the whole sum is shown, the first one of this cell. Returns the raw row.
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

    /// The chosen cell and its number as a sentence; where the reader steps through the sum, the current term and the sum so far.
    pub fn chosen(&self, run: &Run, row: usize, locale: &Locale) -> String {
        let (output, parameters) = (self.output(run), run.parameters());
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

    /// The panel for the selected row of a run of this edition ([`crate::walk::Walk::edition`]); `None` where that is what was written
    /// last. Cells that are in sight together have the same blocks.
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

    /// Makes the next [`Shapes::write`] write in any case.
    pub fn forget(&mut self) {
        self.written = None;
    }

    fn at(&self, run: &Run, row: usize) -> At {
        (row, self.output(run), self.lines)
    }

    /// The numbers in the order of their places, each with the mark of its cell; `None` where they have not changed.
    pub fn numbers(&mut self, run: &Run, row: usize, locale: &Locale) -> Option<Vec<(Mark, String)>> {
        let at = self.at(run, row);
        let values = run.parameters().values();
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
        let parameters = run.parameters();
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
        self.sum_numbers(run, row, &sight, &mut numbers);
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
    fn sum_numbers(&self, run: &Run, row: usize, sight: &Sight, numbers: &mut Vec<(Mark, String)>) {
        let (parameters, locale) = (run.parameters(), sight.locale);
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

/// The rows that the selected one belongs to: the training rows, or those held out.
struct Block {
    /// Their name in the listing.
    name: &'static str,
    /// The index of the first among the prepared rows, and how many they are.
    first: usize,
    rows: usize,
    /// The index of the selected one among them.
    at: usize,
}

impl Block {
    fn of(run: &Run, row: usize) -> Self {
        let examples = run.examples();
        let (training, place) = (examples.training(), examples.place(row));
        if place < training {
            return Self { name: "X", first: 0, rows: training, at: place };
        }
        Self { name: "X_test", first: training, rows: examples.held_out(), at: place - training }
    }

    fn raw_row(&self, run: &Run, place: usize) -> Option<usize> {
        run.examples().raw_row(self.first + place)
    }
}

/// The part of the blocks that is shown: as much as there is room for, and always the chosen cell.
struct Sight<'a> {
    locale: &'a Locale,
    block: Block,
    /// The raw rows of these lines.
    rows: Vec<usize>,
    lines: Cut,
    inputs: Cut,
    outputs: Cut,
    /// The inputs whose products are shown in the sum.
    terms: Range<usize>,
}

/// Which of a number of rows or columns are shown.
struct Cut {
    shown: Range<usize>,
    all: usize,
}

impl<'a> Sight<'a> {
    fn new(shapes: &Shapes, run: &Run, row: usize, locale: &'a Locale) -> Self {
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        let block = Block::of(run, row);
        let term = shapes.lines.unwrap_or(1).clamp(1, inputs) - 1;
        let lines = Cut::new(block.rows, block.at, MOST_LINES);
        Self {
            locale,
            rows: lines.shown.clone().filter_map(|place| block.raw_row(run, place)).collect(),
            lines,
            inputs: Cut::new(inputs, term, MOST_ACROSS),
            outputs: Cut::new(outputs, shapes.output(run), MOST_ACROSS),
            terms: Cut::new(inputs, term, MOST_ACROSS).shown,
            block,
        }
    }

    fn names(&self, output: usize) -> OutputNames {
        OutputNames::new(output, self.outputs.all)
    }

    fn is_one_output(&self) -> bool {
        self.outputs.all == 1
    }

    /// The equation as a row of blocks and signs, with the sizes below it.
    fn blocks(&self, run: &Run) -> Markup {
        let [rows, inputs, outputs] = [self.block.rows, self.inputs.all, self.outputs.all]
            .map(|count| self.locale.grouped(count as u64));
        // The sizes that must agree, and those that remain.
        let inner = html! { b { (inputs) } };
        let [rows, outputs] = [rows, outputs].map(|outer| html! { em { (outer) } });
        let times = |one: &Markup, other: &Markup| html! { (one) " × " (other) };
        let of_x = times(&rows, &inner);
        let (of_w, of_z, [says_w, says_b, says_z]) = if self.is_one_output() {
            (inner, rows, [Message::SizeW, Message::SizeB, Message::SizeZ])
        } else {
            let says = [Message::SizeWMany, Message::SizeBMany, Message::SizeZMany];
            (times(&inner, &outputs), times(&rows, &outputs), says)
        };
        let size = |class: &str, size: &Markup, says: Message| {
            html! { p class=(class) { (size) small { (self.locale.say(says)) } } }
        };
        // With what stands below it, between the sizes.
        let sign = |sign: Markup, below: Option<&str>| {
            html! { span.sign aria-hidden="true" { (sign) } span aria-hidden="true" class=[below] {} }
        };
        let activated = html! { span.signal { (run.rule().activation().symbol()) } " →" };
        html! {
            (self.x_block())
            (size("size first", &of_x, Message::SizeX))
            (sign(html! { "·" }, Some("link")))
            (self.w_block())
            (size("size second", &of_w, says_w))
            (sign(html! { "+" }, None))
            (self.b_block())
            (size("size", &outputs, says_b))
            (sign(html! { "=" }, None))
            // In a grid there is nothing to press but its cells, which mark the symbol themselves.
            table role="grid" class="block choices-of-z signal" {
                caption { span.symbol data-symbol="z" { "z" } }
                (self.z_cells("z"))
            }
            (size("size", &of_z, says_z))
            (sign(activated, None))
            table.block.signal { caption { (button("out", "out")) } (self.z_cells("out")) }
            (size("size", &of_z, says_z))
        }
    }

    /// X: rows × inputs.
    fn x_block(&self) -> Markup {
        let side = |line| self.spoken_head("row", Message::RowSpoken, self.row(line));
        let head = |input| html! { th scope="col" { (x(input)) } };
        let cell = |_, input| html! { td.n data-symbol={ "x" (input + 1) } {} };
        html! {
            table.block.data {
                caption { (button("x", self.block.name)) }
                (cells((&self.lines, &side), (&self.inputs, &head), &cell))
            }
        }
    }

    /// w: inputs; for several neurons W transposed: inputs × outputs.
    fn w_block(&self) -> Markup {
        let is_one = self.is_one_output();
        let name = PreEscaped(if is_one { "w" } else { "W<sup>T</sup>" });
        let side = |input: usize| {
            if is_one {
                return html! { th scope="row" { (w(&self.names(0), input)) } };
            }
            self.spoken_head("row", Message::InputSpoken, input)
        };
        let head = |output| self.head("w", output);
        let cell = |input: usize, output| {
            html! { td.n data-symbol=(self.names(output).name_for_input("w", input + 1)) {} }
        };
        self.parameter_block(button("w", name), &cells((&self.inputs, &side), (&self.outputs, &head), &cell))
    }

    /// b: outputs.
    fn b_block(&self) -> Markup {
        let side = |_| html! { th scope="row" { span.spoken { "b" } } };
        let head = |output| self.head("b", output);
        let cell = |_, output| html! { td.n data-symbol=(self.names(output).name("b")) {} };
        let once = Cut { shown: 0..1, all: 1 };
        self.parameter_block(button("b", "b"), &cells((&once, &side), (&self.outputs, &head), &cell))
    }

    /// Without room for the heads of columns, where these are not seen.
    fn parameter_block(&self, caption: Markup, cells: &Markup) -> Markup {
        html! {
            table.block.parameter.bare[self.is_one_output()] { caption { (caption) } (cells) }
        }
    }

    /// z, or out: rows × outputs.
    fn z_cells(&self, name: &str) -> Markup {
        let side = |line| {
            let cell = self.locale.say(Message::Cell { cell: &name, row: &(self.row(line) + 1) });
            html! { th scope="row" { span.spoken { (cell) } } }
        };
        let head = |output| self.head(name, output);
        let cell = |line, output| {
            let symbol = self.names(output).name(name);
            html! { td.n data-symbol=(symbol) data-row=(self.row(line)) data-output=(output) {} }
        };
        cells((&self.lines, &side), (&self.outputs, &head), &cell)
    }

    /// The head of an output's column: its number, where there are several.
    fn head(&self, name: &str, output: usize) -> Markup {
        if self.is_one_output() {
            return html! { th scope="col" { span.spoken { (name) } } };
        }
        self.spoken_head("col", Message::OutputSpoken, output)
    }

    /// The head of a row or column: its number, counted from 1, before which a screen reader says what is counted.
    fn spoken_head(&self, scope: &str, what: Message, index: usize) -> Markup {
        let (what, number) = (self.locale.say(what), self.locale.grouped(index as u64 + 1));
        html! { th scope=(scope) { span.spoken { (what) " " } (number) } }
    }

    /// The raw row of a line.
    fn row(&self, line: usize) -> usize {
        self.rows.get(line - self.lines.shown.start).copied().unwrap_or(line)
    }
}

impl Cut {
    /// At most `most` of them, counting the marks for those left out, and `at` among them. They are cut into fixed pages, so that what
    /// is shown stays the same while `at` stays within a page.
    fn new(all: usize, at: usize, most: usize) -> Self {
        let ends = most - 1;
        let start = if all <= most || at < ends {
            0
        } else if at + ends >= all {
            all - ends
        } else {
            // A mark at both ends.
            ends + (at - ends) / (ends - 1) * (ends - 1)
        };
        let count = if all <= most {
            all
        } else if start == 0 || start + ends >= all {
            ends
        } else {
            ends - 1
        };
        Self { shown: start..(start + count).min(all), all }
    }

    /// Each that is shown, with `None` for what is left out before and behind them.
    fn items(&self) -> impl Iterator<Item = Option<usize>> {
        let before = (self.shown.start > 0).then_some(None);
        let behind = (self.shown.end < self.all).then_some(None);
        before.into_iter().chain(self.shown.clone().map(Some)).chain(behind)
    }
}

fn x(input: usize) -> Markup {
    let number = (input + 1).to_string();
    symbol("data", &format!("x{number}"), "x", &number)
}

fn w(names: &OutputNames, input: usize) -> Markup {
    let index = names.index(&(input + 1).to_string());
    symbol("parameter", &names.name_for_input("w", input + 1), "w", &index)
}

/// A symbol of this name, with an index where it has one.
fn symbol(family: &str, name: &str, letter: &str, index: &str) -> Markup {
    html! {
        span class=(family) data-symbol=(name) { i { (letter) } @if !index.is_empty() { sub { (index) } } }
    }
}

/// The name of a block, which marks the symbol wherever else it stands.
fn button(symbol: &str, shown: impl Render) -> Markup {
    html! { button.symbol data-symbol=(symbol) { (shown) } }
}

/// What is shown of a table's rows or columns, and the head of each.
type Side<'a> = (&'a Cut, &'a dyn Fn(usize) -> Markup);

/// The cells of a table of rows by columns, with heads for both.
fn cells(
    (rows, row_head): Side,
    (columns, column_head): Side,
    cell: &dyn Fn(usize, usize) -> Markup,
) -> Markup {
    let across = |of: &dyn Fn(usize) -> Markup| {
        html! { @for column in columns.items() { @match column { Some(column) => (of(column)), None => td.cut { "⋯" } } } }
    };
    html! {
        thead { tr { td {} (across(column_head)) } }
        tbody {
            @for row in rows.items() {
                @if let Some(row) = row {
                    tr { (row_head(row)) (across(&|column| cell(row, column))) }
                } @else {
                    tr.cut { td {} @for _ in columns.items() { td { "⋮" } } }
                }
            }
        }
    }
}

/// How the sizes fit together, in mathematics and in NumPy; and the names of inputs.
fn notes(run: &Run, row: usize, locale: &Locale) -> Vec<String> {
    let block = Block::of(run, row);
    let (matrix, parameters) = (&block.name, run.parameters());
    // Sizes as NumPy prints them, without groups.
    let [rows, inputs, outputs] =
        &[block.rows, parameters.inputs(), parameters.outputs()].map(|count| count.to_string());
    let is_one = parameters.outputs() == 1;
    let many = |one: &str| if is_one { one.to_owned() } else { format!("{one}, {outputs}") };
    // As NumPy writes them: one size is followed by a comma.
    let shape = |sizes: &str| format!("({sizes}{}", if sizes.contains(' ') { ")" } else { ",)" });
    let of_b = &if is_one { "()".to_owned() } else { shape(outputs) };
    let [of_x, of_w, of_z] =
        &[format!("{rows}, {inputs}"), many(inputs), many(rows)].map(|sizes| shape(&sizes));
    let (agree, in_numpy) = if is_one {
        (Message::SizesAgree { matrix, inputs, rows }, Message::InNumpy { matrix, of_x, of_w, of_b, of_z })
    } else {
        (
            Message::SizesAgreeMany { matrix, inputs, rows, outputs },
            Message::InNumpyMany { matrix, of_x, of_w, of_b, of_z },
        )
    };
    let mut notes = vec![locale.say(agree), locale.say(in_numpy)];
    if run.trainer().batch() == 1 {
        let (matrix, of_w) =
            if is_one { ("w", inputs.clone()) } else { ("W", format!("{outputs}, {inputs}")) };
        let (of_w, of_x) = (&shape(&of_w), &shape(inputs));
        notes.push(locale.say(Message::RowByRow { matrix: &matrix, of_w, of_x, of_b }));
    }
    notes.extend(equations::input_names(run, locale));
    notes
}

/// A number in a cell: with two decimals, or none where it is large.
fn brief(value: f64, locale: &Locale) -> String {
    locale.fixed(value, if value.abs() < 1000.0 { 2 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Iris};
    use crate::model::Activation;
    use crate::model::Trace;
    use crate::train::{Batch, Settings, Source};

    fn and() -> Run {
        Run::new(Settings::default()).unwrap()
    }

    fn iris(settings: Settings) -> Run {
        Run::new(Settings { source: Source::Iris(Iris::default()), ..settings }).unwrap()
    }

    /// A run of each kind, with rows to be selected.
    fn every() -> Vec<(Run, Vec<usize>)> {
        let features = vec![
            Feature::Product,
            Feature::FirstSquared,
            Feature::SecondSquared,
            Feature::FirstSine,
            Feature::SecondSine,
        ];
        vec![
            (and(), vec![0, 3]),
            (
                Run::new(Settings {
                    activation: Activation::Linear,
                    batch: Batch::All,
                    ..Settings::default()
                })
                .unwrap(),
                vec![1],
            ),
            (iris(Settings::default()), vec![0, 6, 7, 75, 143, 149]),
            (iris(Settings { features, holdout: 0.2, ..Settings::default() }), (0..150).collect()),
        ]
    }

    /// Text without tags, with `{}` for the places of numbers.
    fn read(markup: &str) -> String {
        let mut text = String::new();
        for part in markup.replace("</tr>", "\n").split('<') {
            let (tag, rest) = part.split_once('>').unwrap_or(("", part));
            text.push_str(if tag.starts_with("td class=\"n\"") { " {} " } else { "" });
            text.push_str(if tag.starts_with("th ") { " " } else { "" });
            text.push_str(rest);
        }
        text
    }

    fn fresh(shapes: &mut Shapes, run: &Run, row: usize) -> (Writing, Vec<(Mark, String)>) {
        shapes.forget();
        (
            shapes.write(run, row, 1, Locale::english()).unwrap(),
            shapes.numbers(run, row, Locale::english()).unwrap(),
        )
    }

    #[test]
    fn what_is_in_sight_has_the_chosen_one_and_always_as_much_room() {
        for all in 1..60 {
            for at in 0..all {
                let cut = Cut::new(all, at, MOST_LINES);
                assert!(cut.shown.contains(&at) && cut.shown.end <= all, "{at} of {all}: {:?}", cut.shown);
                assert_eq!(cut.items().count(), all.min(MOST_LINES), "{at} of {all}: {:?}", cut.shown);
            }
        }
    }

    #[test]
    fn every_place_has_its_number() {
        for (mut run, rows) in every() {
            run.seek(3);
            let mut shapes = Shapes::default();
            for row in rows {
                for output in 0..run.parameters().outputs() {
                    shapes.choose(output);
                    for _ in 0..run.parameters().inputs() + 3 {
                        let (Writing { blocks, sum, .. }, numbers) = fresh(&mut shapes, &run, row);
                        assert_eq!((blocks + &sum).matches("class=\"n\"").count(), numbers.len());
                        let chosen = numbers.iter().filter(|(mark, _)| *mark == Mark::Now).count();
                        assert!(chosen > 0, "row {row}");
                        shapes.next_line(&run, row);
                    }
                }
            }
        }
    }

    #[test]
    fn the_gate_is_four_by_two_times_two() {
        let (run, mut shapes) = (and(), Shapes::default());
        let (Writing { blocks, sum, notes }, numbers) = fresh(&mut shapes, &run, 3);
        let text = read(&blocks);
        for part in ["4 × 2rows × inputs", "2inputs", "1for each row", "4rows"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(blocks.matches("<b>2</b>").count(), 2);
        assert!(blocks.contains("data-symbol=\"z\" data-row=\"3\" data-output=\"0\""));
        assert_eq!(
            read(&sum),
            "z, row 4 = row 4 of X · w + b term in numbers makes so far\n x1 · w1 {}  {}  {} \n + x2 · w2 {}  {}  {} \n + b = z \
             {}  {}  {} \n out = σ(z) {}  {}  {} \n"
        );
        assert_eq!(
            notes,
            [
                "The inner sizes must agree: a row of X has 2 numbers, and so has w. The outer one remains: z has 4, one for \
                 each row.",
                "NumPy: z = X @ w + b, with the shapes (4, 2) @ (2,) + () → (4,).",
                "Row by row, as the listing learns: z = w @ x + b, with (2,) @ (2,) + () → ().",
            ]
        );
        // NumPy's seed 0: w = (0.5488…, 0.7152…), b = 0.6028…; its X @ w + b, and 1 / (1 + exp(-z)).
        let texts: Vec<&str> = numbers.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            texts.join(" "),
            "0 0 0 1 1 0 1 1 0.55 0.72 0.60 0.60 1.32 1.15 1.87 0.65 0.79 0.76 0.87 1 · 0.5488 0.5488 0.5488 1 · 0.7152 0.7152 \
             1.2640 0.6028  1.8668 σ(1.8668)  0.8661"
        );
        let marks: String = numbers
            .iter()
            .map(|(mark, _)| match mark {
                Mark::None => ' ',
                Mark::Used => '+',
                Mark::Now => '*',
            })
            .collect();
        assert_eq!(marks.trim_end(), "      +++++   *   +");
    }

    #[test]
    fn iris_is_turned_over_as_in_the_listing() {
        let run = iris(Settings::default());
        let (Writing { blocks, sum, notes }, _) = fresh(&mut Shapes::default(), &run, 60);
        let text = read(&blocks);
        for part in [
            "150 × 4rows × inputs",
            "4 × 3inputs × outputs",
            "3outputs, for each row",
            "150 × 3rows × outputs",
            "WT",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(text.contains("row 61") && !text.contains("row 1 "), "{text}");
        assert!(
            read(&sum).starts_with("z, row 61, output 1 = row 61 of X · column 1 of WT + b"),
            "{}",
            read(&sum)
        );
        assert_eq!(
            notes[1],
            "NumPy: z = X @ W.T + b, with the shapes (150, 4) @ (4, 3) + (3,) → (150, 3). W has a row for each output; T turns it over."
        );
        assert_eq!(
            notes[2],
            "Row by row, as the listing learns: z = W @ x + b, with (3, 4) @ (4,) + (3,) → (3,)."
        );
        let listing: String = crate::share::listing(&run).into_iter().map(|line| line.text + "\n").collect();
        assert!(listing.contains("z = W @ x + b"), "{listing}");
        assert!(notes[3].starts_with("x1 = sepal"), "{notes:?}");
        let all = Run::new(Settings { batch: Batch::All, ..run.settings().clone() }).unwrap();
        let listing: String = crate::share::listing(&all).into_iter().map(|line| line.text + "\n").collect();
        assert!(listing.contains("z = X @ W.T + b"), "{listing}");
    }

    #[test]
    fn the_sum_comes_to_the_number_in_the_cell_term_by_term() {
        for (mut run, rows) in every() {
            run.seek(7);
            let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
            let mut trace = Trace::new(inputs, outputs);
            for row in rows.into_iter().take(20) {
                let (x, y) = run.examples().row(row);
                trace.take(run.parameters(), x, y, run.trainer().step());
                let mut shapes = Shapes::default();
                shapes.choose(outputs - 1);
                let number = if outputs == 1 { String::new() } else { outputs.to_string() };
                let of =
                    |name: &str| Locale::english().fixed(trace.get(&[name, &number].concat()).unwrap(), 4);
                for line in 0..inputs + 2 {
                    assert_eq!(shapes.next_line(&run, row), row);
                    let (_, numbers) = fresh(&mut shapes, &run, row);
                    let now: Vec<_> = numbers.iter().rev().filter(|(mark, _)| *mark == Mark::Now).collect();
                    let (so_far, filled) =
                        (&now[0].1, numbers.iter().rev().take(12).filter(|(_, text)| text.is_empty()));
                    if line == inputs {
                        assert_eq!(*so_far, of("z"));
                    } else if line > inputs {
                        assert_eq!(*so_far, of("out"));
                    } else if line == 0 {
                        assert!(filled.count() > 3, "the rest is yet to come");
                        let weight =
                            if outputs == 1 { "w1".to_owned() } else { ["w", &number, "_1"].concat() };
                        assert_eq!(*so_far, Locale::english().fixed(x[0] * trace.get(&weight).unwrap(), 4));
                    }
                }
            }
        }
    }

    #[test]
    fn all_cells_are_walked_through_as_one_reads() {
        let run = iris(Settings { holdout: 0.2, ..Settings::default() });
        for held_out in [false, true] {
            let rows: Vec<usize> =
                (0..150).filter(|&row| run.examples().is_held_out(row) == held_out).collect();
            let mut shapes = Shapes::default();
            let mut row = rows[0];
            let mut seen = vec![(row, 0)];
            while let Some(next) = shapes.next_cell(&run, row, false) {
                row = next;
                seen.push((row, shapes.output(&run)));
            }
            let expected: Vec<_> =
                rows.iter().flat_map(|&row| (0..3).map(move |output| (row, output))).collect();
            assert_eq!(seen, expected);
            assert_eq!((shapes.next_cell(&run, row, false), shapes.output(&run)), (None, 2));
            for &(before, output) in expected.iter().rev().skip(1) {
                row = shapes.next_cell(&run, row, true).unwrap();
                assert_eq!((row, shapes.output(&run)), (before, output));
            }
            assert_eq!(shapes.next_cell(&run, row, true), None);
            assert_eq!((shapes.go(&run, row, (1, 5)), shapes.output(&run)), (rows[1], 2));
            assert_eq!(
                (shapes.go(&run, row, (isize::MAX, -1)), shapes.output(&run)),
                (rows[rows.len() - 1], 1)
            );
            assert_eq!(shapes.go(&run, row, (-3, 0)), rows[0]);
        }
    }

    #[test]
    fn after_the_last_term_comes_the_next_cell() {
        let (run, mut shapes) = (and(), Shapes::default());
        let mut said = Vec::new();
        let mut row = 2;
        for _ in 0..5 {
            row = shapes.next_line(&run, row);
            said.push((row, shapes.chosen(&run, row, Locale::english())));
        }
        let expected = [
            (2, "z, row 3, term 1: 1 · 0.5488; so far 0.5488."),
            (2, "z, row 3, term 2: 0 · 0.7152; so far 0.5488."),
            (2, "z, row 3, and b: 1.1516."),
            (2, "z, row 3: 1.1516; out 0.7598."),
            (3, "z, row 4, term 1: 1 · 0.5488; so far 0.5488."),
        ];
        assert_eq!(said, expected.map(|(row, text)| (row, text.to_owned())));
        shapes.choose(0);
        assert_eq!(shapes.chosen(&run, 3, Locale::english()), "z, row 4: 1.8668.");
    }

    #[test]
    fn nothing_is_done_twice() {
        let (mut run, mut shapes) = (and(), Shapes::default());
        let first = shapes.write(&run, 3, 1, Locale::english()).unwrap();
        assert!(shapes.write(&run, 3, 1, Locale::english()).is_none());
        assert!(
            shapes.numbers(&run, 3, Locale::english()).is_some()
                && shapes.numbers(&run, 3, Locale::english()).is_none()
        );
        run.step(1);
        assert!(
            shapes.write(&run, 3, 1, Locale::english()).is_none()
                && shapes.numbers(&run, 3, Locale::english()).is_some()
        );
        let other = shapes.write(&run, 2, 1, Locale::english()).unwrap();
        assert!(
            first.blocks == other.blocks && first.sum != other.sum,
            "what stands in sight stays as it is"
        );
        assert!(shapes.write(&run, 2, 2, Locale::english()).is_some(), "another edition");
    }
}
