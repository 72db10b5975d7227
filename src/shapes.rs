//! The forward pass of many rows as matrices: X · w + b = z → out as blocks with their sizes, and the sum behind one cell
//! of z, term by term.
//!
//! What stands there is said as the NumPy listing says it ([`crate::share::listing`]): of one neuron, `X @ w + b` with w of
//! (inputs,); of several, `X @ W.T + b` with W of outputs × inputs, so that the block beside X is W turned over. Rows held
//! out are the listing's `X_test`.

use std::ops::Range;

use crate::equations;
use crate::language::{self, filled};
use crate::model::Activation;
use crate::number::{fixed, grouped, is_short, short};
use crate::train::Run;

/// The most rows of a block that are shown, with the signs for those left out: always so many where they are more.
const MOST_LINES: usize = 8;

/// The most columns of a block, and the most terms of a sum, likewise.
const MOST_ACROSS: usize = 7;

/// Which cell of z the reader has chosen, besides the selected row, and how much of its sum stands there.
#[derive(Debug, Default)]
pub struct Shapes {
    output: usize,
    /// How many of the sum's lines; all of them where the reader does not walk.
    lines: Option<usize>,
    /// Whether all inputs are whole numbers.
    is_whole: bool,
    /// What was last written, and what the last numbers were of.
    written: Option<(u32, At)>,
    last: Option<(At, Vec<f64>)>,
}

/// Row, output, lines of the sum.
type At = (usize, usize, Option<usize>);

/// What is written, without its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The blocks, as HTML: each element of the class `n` is the place of a number.
    pub blocks: String,
    /// The sum of the chosen cell, likewise.
    pub sum: String,
    /// What there is to say of it, sentence by sentence: text.
    pub notes: Vec<String>,
}

/// How much a cell has to do with the chosen one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// Its row or its column is used.
    Used,
    /// It is the chosen one, or in the term of the moment.
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
    /// The chosen cell's output, counted from 0.
    pub fn output(&self, run: &Run) -> usize {
        self.output.min(run.parameters().outputs() - 1)
    }

    /// Chooses a cell's output, and its whole sum.
    pub fn choose(&mut self, output: usize) {
        (self.output, self.lines) = (output, None);
    }

    /// Moves so many rows down and outputs to the right, or back where negative, as far as there are any. The raw row it is
    /// then in.
    pub fn go(&mut self, run: &Run, row: usize, (down, right): (isize, isize)) -> usize {
        let block = Block::of(run, row);
        let last = run.parameters().outputs() - 1;
        self.choose(self.output(run).saturating_add_signed(right).min(last));
        let place = (block.at.saturating_add_signed(down)).min(block.rows - 1);
        block.raw_row(run, place).unwrap_or(row)
    }

    /// The next cell, or the one before, as one reads. The raw row it is in; nothing at the end, where nothing changes.
    pub fn next_cell(&mut self, run: &Run, row: usize, back: bool) -> Option<usize> {
        let block = Block::of(run, row);
        let outputs = run.parameters().outputs();
        let here = block.at * outputs + self.output(run);
        let next = here.checked_add_signed(if back { -1 } else { 1 })?;
        let row = (next < block.rows * outputs).then(|| block.raw_row(run, next / outputs))??;
        self.choose(next % outputs);
        Some(row)
    }

    /// The next line of the sum: a product, the bias, out; after the last, and where the sum stands there as a whole, the
    /// first. Of the next cell then, if there is one and this one has been walked through.
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

    /// The chosen cell and its number as a sentence; where the reader walks, the term of the moment and the sum so far.
    pub fn chosen(&self, run: &Run, row: usize) -> String {
        let (output, parameters) = (self.output(run), run.parameters());
        let (inputs, x) = (parameters.inputs(), run.examples().row(row).0);
        let z = parameters.z(output, x);
        let cell = self.cell(run, row);
        match self.line() {
            Some(line) if line < inputs => {
                let weights = &parameters.weights()[output * inputs..];
                let sum = x.iter().zip(weights).take(line + 1).fold(0.0, |sum, (x, w)| sum + x * w);
                let (x, w) = (data(x[line]), enclosed(fixed(weights[line], 4)));
                filled(language::CELL_TERM, &[&cell, &(line + 1).to_string(), &x, &w, &fixed(sum, 4)])
            }
            Some(line) if line > inputs => {
                let out = fixed(run.rule().activation().out(z), 4);
                filled(language::CELL_OUT, &[&cell, &fixed(z, 4), &out])
            }
            Some(_) => filled(language::CELL_BIAS, &[&cell, &fixed(z, 4)]),
            None => filled(language::CELL_WHOLE, &[&cell, &fixed(z, 4)]),
        }
    }

    fn cell(&self, run: &Run, row: usize) -> String {
        let (row, output) = (grouped(row as u64 + 1), (self.output(run) + 1).to_string());
        let name = if run.parameters().outputs() > 1 { language::CELL_OF_OUTPUT } else { language::CELL };
        filled(name, &["z", &row, &output])
    }

    /// The line of the moment: an input's, from 0, the bias's, which follows, and that of out.
    fn line(&self) -> Option<usize> {
        self.lines.map(|lines| lines - 1)
    }

    /// What is to be written for the selected row, of a run of this edition ([`crate::walk::Walk::edition`]); nothing where
    /// that was written last. The blocks of cells that stand in sight together are the same.
    pub fn write(&mut self, run: &Run, row: usize, edition: u32) -> Option<Writing> {
        let now = (edition, self.at(run, row));
        if self.written == Some(now) {
            return None;
        }
        self.written = Some(now);
        self.last = None;
        self.is_whole = run.examples().prepared().rows().all(|(x, _)| x.iter().all(|x| x.fract() == 0.0));
        let sight = Sight::new(self, run, row);
        Some(Writing { blocks: sight.blocks(run), sum: self.sum(run, row, &sight), notes: notes(run, row) })
    }

    /// What is written next is written anew.
    pub fn forget(&mut self) {
        self.written = None;
    }

    fn at(&self, run: &Run, row: usize) -> At {
        (row, self.output(run), self.lines)
    }

    /// The numbers in their places' order, each with what its cell has to do with the chosen one; nothing where they are
    /// the last ones.
    pub fn numbers(&mut self, run: &Run, row: usize) -> Option<Vec<(Mark, String)>> {
        let at = self.at(run, row);
        let values = run.parameters().values();
        if self.last.as_ref().is_some_and(|(last, numbers)| *last == at && numbers == values) {
            return None;
        }
        let sight = Sight::new(self, run, row);
        let mut numbers = Vec::new();
        let (line, output, inputs) = (self.line(), self.output(run), run.parameters().inputs());
        let is_at = |at: usize| line == Some(at);
        let x = |place: usize| run.examples().prepared().row(sight.block.first + place).0;
        for place in sight.lines.shown.clone() {
            for input in sight.inputs.shown.clone() {
                let value = x(place)[input];
                let text = if self.is_whole { short(value) } else { brief(value) };
                numbers.push((Mark::of(place == sight.block.at, is_at(input)), text));
            }
        }
        let parameters = run.parameters();
        for input in sight.inputs.shown.clone() {
            for other in sight.outputs.shown.clone() {
                let w = parameters.weights()[other * inputs + input];
                numbers.push((Mark::of(other == output, is_at(input)), brief(w)));
            }
        }
        for other in sight.outputs.shown.clone() {
            numbers.push((Mark::of(other == output, is_at(inputs)), brief(parameters.biases()[other])));
        }
        for is_out in [false, true] {
            for place in sight.lines.shown.clone() {
                for other in sight.outputs.shown.clone() {
                    let z = parameters.z(other, x(place));
                    let value = if is_out { run.rule().activation().out(z) } else { z };
                    let is_chosen = place == sight.block.at && other == output;
                    numbers.push((Mark::of(is_chosen, !is_out || is_at(inputs + 1)), brief(value)));
                }
            }
        }
        self.sum_numbers(run, row, &sight, &mut numbers);
        self.last = Some((at, values.to_vec()));
        Some(numbers)
    }

    /// The sum as a table: a line for each product, one for the bias, one for out.
    fn sum(&self, run: &Run, row: usize, sight: &Sight) -> String {
        const PLACES: &str = "</th><td class=\"n\"></td><td class=\"n\"></td><td class=\"n\"></td></tr>";
        const LINE: &str = "<tr><th scope=\"row\">";
        const CUT: &str = "<tr class=\"cut\" aria-hidden=\"true\"><th>⋮</th><td colspan=\"3\"></td></tr>";
        let names = sight.names(self.output(run));
        let column = match names.number.as_str() {
            "" => "w".to_owned(),
            number => filled(language::COLUMN_OF, &[number, "W<sup>T</sup>"]),
        };
        let mut text = [
            "<table class=\"sum\"><caption>",
            &self.cell(run, row),
            " = ",
            &filled(language::ROW_OF, &[&grouped(row as u64 + 1), sight.block.name]),
            " · ",
            &column,
            " + b",
            "</caption><thead><tr>",
        ]
        .concat();
        for head in language::SUM_HEADS {
            text.push_str(&["<th scope=\"col\">", head, "</th>"].concat());
        }
        text.push_str("</tr></thead><tbody>");
        if sight.terms.start > 0 {
            text.push_str(CUT);
        }
        for input in sight.terms.clone() {
            text.push_str(
                &[LINE, if input > 0 { "+ " } else { "" }, &x(input), " · ", &names.w(input), PLACES]
                    .concat(),
            );
        }
        if sight.terms.end < run.parameters().inputs() {
            text.push_str(CUT);
        }
        let [b, z, out] = ["b", "z", "out"].map(|letter| names.symbol(letter));
        let function = function(run.rule().activation());
        let (begin, end) = if function.is_empty() { ("", "") } else { ("(", ")") };
        text.push_str(&[LINE, "+ ", &b, " = ", &z, PLACES].concat());
        text.push_str(
            &[LINE, &out, " = <span class=\"signal\">", function, "</span>", begin, &z, end, PLACES].concat(),
        );
        text.push_str("</tbody></table>");
        text
    }

    /// Three for each line of the sum: its numbers, what they make, and the sum so far. What is yet to come is empty.
    fn sum_numbers(&self, run: &Run, row: usize, sight: &Sight, numbers: &mut Vec<(Mark, String)>) {
        let parameters = run.parameters();
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
                let both = [&data(x), " · ", &enclosed(fixed(w, 4))].concat();
                put(input, [both, fixed(x * w, 4), fixed(sum, 4)]);
            }
        }
        let (b, z) = (parameters.biases()[output], parameters.z(output, x));
        put(inputs, [fixed(b, 4), String::new(), fixed(z, 4)]);
        let activation = run.rule().activation();
        let of = match function(activation) {
            "" => fixed(z, 4),
            function => [function, "(", &fixed(z, 4), ")"].concat(),
        };
        put(inputs + 1, [of, String::new(), fixed(activation.out(z), 4)]);
    }
}

/// The rows among which the selected one is: those to train on, or those held out.
struct Block {
    /// As the listing calls them.
    name: &'static str,
    /// Where they begin among the prepared ones, and how many they are.
    first: usize,
    rows: usize,
    /// Where the selected one is, of these.
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

/// What of the blocks is in sight: as much as has room, and always the chosen cell.
struct Sight {
    block: Block,
    /// The raw rows of these lines.
    rows: Vec<usize>,
    lines: Cut,
    inputs: Cut,
    outputs: Cut,
    /// The products of the sum.
    terms: Range<usize>,
}

/// What is shown of so many.
struct Cut {
    shown: Range<usize>,
    all: usize,
}

impl Sight {
    fn new(shapes: &Shapes, run: &Run, row: usize) -> Self {
        let (inputs, outputs) = (run.parameters().inputs(), run.parameters().outputs());
        let block = Block::of(run, row);
        let term = shapes.lines.unwrap_or(1).clamp(1, inputs) - 1;
        let lines = Cut::new(block.rows, block.at, MOST_LINES);
        Self {
            rows: lines.shown.clone().filter_map(|place| block.raw_row(run, place)).collect(),
            lines,
            inputs: Cut::new(inputs, term, MOST_ACROSS),
            outputs: Cut::new(outputs, shapes.output(run), MOST_ACROSS),
            terms: Cut::new(inputs, term, MOST_ACROSS).shown,
            block,
        }
    }

    fn names(&self, output: usize) -> Names {
        Names { number: if self.outputs.all > 1 { (output + 1).to_string() } else { String::new() } }
    }

    fn blocks(&self, run: &Run) -> String {
        let [rows, inputs, outputs] =
            [self.block.rows, self.inputs.all, self.outputs.all].map(|count| grouped(count as u64));
        let is_one = self.outputs.all == 1;
        // The sizes that must agree, and those that remain.
        let inner = ["<b>", &inputs, "</b>"].concat();
        let [rows, outputs] = [rows, outputs].map(|outer| ["<em>", &outer, "</em>"].concat());
        let times = |one: &str, other: &str| [one, " × ", other].concat();
        let of_w = if is_one { inner.clone() } else { times(&inner, &outputs) };
        let of_z = if is_one { rows.clone() } else { times(&rows, &outputs) };
        let (says_w, says_b, says_z) = if is_one {
            (language::SIZE_W, language::SIZE_B, language::SIZE_Z)
        } else {
            (language::SIZE_W_MANY, language::SIZE_B_MANY, language::SIZE_Z_MANY)
        };
        // And what stands below it, between sizes.
        let sign = |sign: &str, below: &str| {
            let middle = "</span><span aria-hidden=\"true\" class=\"";
            ["<span class=\"sign\" aria-hidden=\"true\">", sign, middle, below, "\"></span>"].concat()
        };
        let activation = ["<span class=\"signal\">", function(run.rule().activation()), "</span> →"].concat();
        [
            self.x_block(),
            size(" first", &times(&rows, &inner), language::SIZE_X),
            sign("·", "link"),
            self.w_block(),
            size(" second", &of_w, says_w),
            sign("+", ""),
            self.b_block(),
            size("", &outputs, says_b),
            sign("=", ""),
            self.z_block("z", "<table role=\"grid\" class=\"block choices-of-z signal\"><caption>"),
            size("", &of_z, says_z),
            sign(&activation, ""),
            self.z_block("out", "<table class=\"block signal\"><caption>"),
            size("", &of_z, says_z),
        ]
        .concat()
    }

    /// X: rows × inputs.
    fn x_block(&self) -> String {
        let caption = ["<table class=\"block data\"><caption>", &button("x", self.block.name)].concat();
        let head = |input: usize| ["<th scope=\"col\">", &x(input), "</th>"].concat();
        let side = |line: usize| {
            let row = grouped(self.row(line) as u64 + 1);
            ["<th scope=\"row\"><span class=\"spoken\">", language::ROW_SPOKEN, " </span>", &row, "</th>"]
                .concat()
        };
        let cell = |_, input: usize| [" data-symbol=\"x", &(input + 1).to_string(), "\""].concat();
        table(caption, (&self.lines, &self.inputs), [&head, &side], &cell)
    }

    /// How a block of parameters begins: without room for the heads of columns, where these are not seen.
    fn parameter(&self) -> &'static str {
        if self.outputs.all == 1 {
            "<table class=\"block parameter bare\"><caption>"
        } else {
            "<table class=\"block parameter\"><caption>"
        }
    }

    /// w: inputs; of several neurons W turned over: inputs × outputs.
    fn w_block(&self) -> String {
        let is_one = self.outputs.all == 1;
        let name = if is_one { "w" } else { "W<sup>T</sup>" };
        let caption = [self.parameter(), &button("w", name)].concat();
        let side = |input: usize| {
            if is_one {
                return ["<th scope=\"row\">", &self.names(0).w(input), "</th>"].concat();
            }
            let input = (input + 1).to_string();
            ["<th scope=\"row\"><span class=\"spoken\">", language::INPUT_SPOKEN, " </span>", &input, "</th>"]
                .concat()
        };
        let cell = |input: usize, output: usize| {
            [" data-symbol=\"", &self.names(output).w_name(input), "\""].concat()
        };
        table(caption, (&self.inputs, &self.outputs), [&|output| self.head("w", output), &side], &cell)
    }

    /// b: outputs.
    fn b_block(&self) -> String {
        let caption = [self.parameter(), &button("b", "b")].concat();
        let side = |_| "<th scope=\"row\"><span class=\"spoken\">b</span></th>".to_owned();
        let cell = |_, output: usize| [" data-symbol=\"b", &self.names(output).number, "\""].concat();
        let once = Cut { shown: 0..1, all: 1 };
        table(caption, (&once, &self.outputs), [&|output| self.head("b", output), &side], &cell)
    }

    /// z, or out: rows × outputs.
    fn z_block(&self, name: &str, begin: &str) -> String {
        // In a grid there is nothing to press but its cells, which light the symbol themselves.
        let caption = if name == "z" {
            [begin, "<span class=\"symbol\" data-symbol=\"z\">z</span>"].concat()
        } else {
            [begin, &button(name, name)].concat()
        };
        let side = |line: usize| {
            let row = grouped(self.row(line) as u64 + 1);
            let cell = filled(language::CELL, &[name, &row]);
            ["<th scope=\"row\"><span class=\"spoken\">", &cell, "</span></th>"].concat()
        };
        let cell = |line: usize, output: usize| {
            let (row, number) = (self.row(line).to_string(), output.to_string());
            let symbol = &self.names(output).number;
            [" data-symbol=\"", name, symbol, "\" data-row=\"", &row, "\" data-output=\"", &number, "\""]
                .concat()
        };
        table(caption, (&self.lines, &self.outputs), [&|output| self.head(name, output), &side], &cell)
    }

    /// The head of an output's column: its number, where there are several.
    fn head(&self, name: &str, output: usize) -> String {
        let names = self.names(output);
        if names.number.is_empty() {
            return ["<th scope=\"col\"><span class=\"spoken\">", name, "</span></th>"].concat();
        }
        [
            "<th scope=\"col\"><span class=\"spoken\">",
            language::OUTPUT_SPOKEN,
            " </span>",
            &names.number,
            "</th>",
        ]
        .concat()
    }

    /// The raw row of a line.
    fn row(&self, line: usize) -> usize {
        self.rows.get(line - self.lines.shown.start).copied().unwrap_or(line)
    }
}

impl Cut {
    /// So many of them at most, with the signs for those left out, and `at` among them. Others only where `at` leaves these.
    fn new(all: usize, at: usize, most: usize) -> Self {
        let ends = most - 1;
        let start = if all <= most || at < ends {
            0
        } else if at + ends >= all {
            all - ends
        } else {
            // A sign at both ends.
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

    /// Does something for each that is shown, and for the signs, which have no number.
    fn each(&self, mut act: impl FnMut(Option<usize>)) {
        if self.shown.start > 0 {
            act(None);
        }
        self.shown.clone().for_each(|number| act(Some(number)));
        if self.shown.end < self.all {
            act(None);
        }
    }
}

/// What an output's symbols are called.
struct Names {
    /// Its number, where there are several.
    number: String,
}

impl Names {
    fn symbol(&self, letter: &str) -> String {
        let family = if letter == "b" { "parameter" } else { "signal" };
        symbol(family, &[letter, &self.number].concat(), letter, &self.number)
    }

    fn w_name(&self, input: usize) -> String {
        let input = (input + 1).to_string();
        if self.number.is_empty() {
            ["w", &input].concat()
        } else {
            ["w", &self.number, "_", &input].concat()
        }
    }

    fn w(&self, input: usize) -> String {
        let number = (input + 1).to_string();
        let comma = if self.number.is_empty() { "" } else { "," };
        symbol("parameter", &self.w_name(input), "w", &[&*self.number, comma, &number].concat())
    }
}

fn x(input: usize) -> String {
    let number = (input + 1).to_string();
    symbol("data", &["x", &number].concat(), "x", &number)
}

/// A symbol of this name, with a number at its foot where it has one.
fn symbol(family: &str, name: &str, letter: &str, number: &str) -> String {
    let foot = if number.is_empty() { String::new() } else { ["<sub>", number, "</sub>"].concat() };
    ["<span class=\"", family, "\" data-symbol=\"", name, "\"><i>", letter, "</i>", &foot, "</span>"].concat()
}

/// The name of a block, which lights the symbol wherever else it stands.
fn button(symbol: &str, shown: &str) -> String {
    ["<button class=\"symbol\" data-symbol=\"", symbol, "\">", shown, "</button>"].concat()
}

fn size(class: &str, size: &str, says: &str) -> String {
    ["<p class=\"size", class, "\">", size, "<small>", says, "</small></p>"].concat()
}

/// How the activation is called in an equation; nothing where out is z.
fn function(activation: Activation) -> &'static str {
    match activation {
        Activation::Sigmoid => "σ",
        Activation::Tanh => "tanh",
        Activation::Step => "H",
        Activation::Linear => "",
    }
}

/// A table of rows by columns, with heads for columns and rows, and the attributes of each cell.
fn table(
    caption: String,
    (rows, columns): (&Cut, &Cut),
    [head, side]: [&dyn Fn(usize) -> String; 2],
    cell: &dyn Fn(usize, usize) -> String,
) -> String {
    let mut text = caption;
    text.push_str("</caption><thead><tr><td></td>");
    columns.each(|column| match column {
        None => text.push_str("<td class=\"cut\">⋯</td>"),
        Some(column) => text.push_str(&head(column)),
    });
    text.push_str("</tr></thead><tbody>");
    rows.each(|row| {
        let Some(row) = row else {
            text.push_str("<tr class=\"cut\"><td></td>");
            columns.each(|_| text.push_str("<td>⋮</td>"));
            return text.push_str("</tr>");
        };
        text.push_str("<tr>");
        text.push_str(&side(row));
        columns.each(|column| match column {
            None => text.push_str("<td class=\"cut\">⋯</td>"),
            Some(column) => text.push_str(&["<td class=\"n\"", &cell(row, column), "></td>"].concat()),
        });
        text.push_str("</tr>");
    });
    text.push_str("</tbody></table>");
    text
}

/// What the sizes have to do with each other, as mathematics and as the listing says it; and what inputs are called.
fn notes(run: &Run, row: usize) -> Vec<String> {
    let block = Block::of(run, row);
    let (name, parameters) = (block.name, run.parameters());
    let [rows, inputs, outputs] =
        [block.rows, parameters.inputs(), parameters.outputs()].map(|count| count.to_string());
    let is_one = parameters.outputs() == 1;
    let many = |one: &str| if is_one { one.to_owned() } else { [one, ", ", &outputs].concat() };
    let agree = if is_one { language::SIZES_AGREE } else { language::SIZES_AGREE_MANY };
    let mut notes = vec![filled(agree, &[name, &inputs, &rows, &outputs])];
    // As NumPy writes them: of one size with a comma, of none without anything.
    let shape = |sizes: &str| ["(", sizes, if sizes.contains(' ') { ")" } else { ",)" }].concat();
    let of_b = if is_one { "()".to_owned() } else { shape(&outputs) };
    let in_numpy = if is_one { language::IN_NUMPY } else { language::IN_NUMPY_MANY };
    let (of_x, of_w) = (shape(&[&*rows, ", ", &inputs].concat()), shape(&many(&inputs)));
    notes.push(filled(in_numpy, &[name, &of_x, &of_w, &of_b, &shape(&many(&rows))]));
    if run.trainer().batch() == 1 {
        let (letter, of_w) =
            if is_one { ("w", inputs.clone()) } else { ("W", [&*outputs, ", ", &inputs].concat()) };
        notes.push(filled(language::ROW_BY_ROW, &[letter, &shape(&of_w), &shape(&inputs), &of_b]));
    }
    notes.extend(equations::input_names(run));
    notes
}

/// A number in a cell: with two decimals, but large ones with none.
fn brief(value: f64) -> String {
    fixed(value, if value.abs() < 1000.0 { 2 } else { 0 })
}

/// A number of the data, as short as it is where that is short.
fn data(value: f64) -> String {
    if is_short(value) { short(value) } else { fixed(value, 4) }
}

/// In brackets where it is negative.
fn enclosed(text: String) -> String {
    if text.starts_with('−') { ["(", &text, ")"].concat() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Iris};
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
        (shapes.write(run, row, 1).unwrap(), shapes.numbers(run, row).unwrap())
    }

    #[test]
    fn what_is_in_sight_has_the_chosen_one_and_always_as_much_room() {
        for all in 1..60 {
            for at in 0..all {
                let cut = Cut::new(all, at, MOST_LINES);
                assert!(cut.shown.contains(&at) && cut.shown.end <= all, "{at} of {all}: {:?}", cut.shown);
                let mut count = 0;
                cut.each(|_| count += 1);
                assert_eq!(count, all.min(MOST_LINES), "{at} of {all}: {:?}", cut.shown);
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
                let of = |name: &str| fixed(trace.get(&[name, &number].concat()).unwrap(), 4);
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
                        assert_eq!(*so_far, fixed(x[0] * trace.get(&weight).unwrap(), 4));
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
            said.push((row, shapes.chosen(&run, row)));
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
        assert_eq!(shapes.chosen(&run, 3), "z, row 4: 1.8668.");
    }

    #[test]
    fn nothing_is_done_twice() {
        let (mut run, mut shapes) = (and(), Shapes::default());
        let first = shapes.write(&run, 3, 1).unwrap();
        assert!(shapes.write(&run, 3, 1).is_none());
        assert!(shapes.numbers(&run, 3).is_some() && shapes.numbers(&run, 3).is_none());
        run.step(1);
        assert!(shapes.write(&run, 3, 1).is_none() && shapes.numbers(&run, 3).is_some());
        let other = shapes.write(&run, 2, 1).unwrap();
        assert!(
            first.blocks == other.blocks && first.sum != other.sum,
            "what stands in sight stays as it is"
        );
        assert!(shapes.write(&run, 2, 2).is_some(), "another edition");
    }
}
