//! The visible part of the blocks: as many rows and columns as fit, and the tables made of them.

use std::ops::Range;

use maud::{Markup, PreEscaped, Render, html};

use crate::model::OutputNames;
use crate::panels::equations;
use crate::text::{Locale, Message};
use crate::train::Run;
use super::{MOST_ACROSS, MOST_LINES, Shapes};

/// The rows that the selected one belongs to: the training rows, or the held-out rows.
pub(super) struct Block {
    /// Their name in the listing.
    pub(super) name: &'static str,
    /// The index of the first among the prepared rows, and the number of rows.
    pub(super) first: usize,
    pub(super) rows: usize,
    /// The index of the selected one among them.
    pub(super) at: usize,
}

impl Block {
    pub(super) fn of(run: &Run, row: usize) -> Self {
        let examples = run.examples();
        let (training, place) = (examples.training(), examples.place(row));
        if place < training {
            return Self { name: "X", first: 0, rows: training, at: place };
        }
        Self { name: "X_test", first: training, rows: examples.held_out(), at: place - training }
    }

    pub(super) fn raw_row(&self, run: &Run, place: usize) -> Option<usize> {
        run.examples().raw_row(self.first + place)
    }
}

/// The visible part of the blocks: as much as fits, always including the chosen cell.
pub(super) struct Sight<'a> {
    pub(super) locale: &'a Locale,
    pub(super) block: Block,
    /// The raw rows of these lines.
    pub(super) rows: Vec<usize>,
    pub(super) lines: Cut,
    pub(super) inputs: Cut,
    pub(super) outputs: Cut,
    /// The inputs whose products are shown in the sum.
    pub(super) terms: Range<usize>,
}

/// The shown range of a number of rows or columns.
pub(super) struct Cut {
    pub(super) shown: Range<usize>,
    pub(super) all: usize,
}

impl<'a> Sight<'a> {
    pub(super) fn new(shapes: &Shapes, run: &Run, row: usize, locale: &'a Locale) -> Self {
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

    pub(super) fn names(&self, output: usize) -> OutputNames {
        OutputNames::new(output, self.outputs.all)
    }

    pub(super) fn is_one_output(&self) -> bool {
        self.outputs.all == 1
    }

    /// The equation as a row of blocks and signs, with the sizes below it.
    pub(super) fn blocks(&self, run: &Run) -> Markup {
        let [rows, inputs, outputs] = [self.block.rows, self.inputs.all, self.outputs.all]
            .map(|count| self.locale.grouped(count as u64));
        // The sizes that must agree, and the remaining ones.
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
        // A sign, with the text below it, between the sizes.
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
            // A grid has nothing to press except its cells, which highlight the symbol themselves.
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
    pub(super) fn x_block(&self) -> Markup {
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
    pub(super) fn w_block(&self) -> Markup {
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
    pub(super) fn b_block(&self) -> Markup {
        let side = |_| html! { th scope="row" { span.spoken { "b" } } };
        let head = |output| self.head("b", output);
        let cell = |_, output| html! { td.n data-symbol=(self.names(output).name("b")) {} };
        let once = Cut { shown: 0..1, all: 1 };
        self.parameter_block(button("b", "b"), &cells((&once, &side), (&self.outputs, &head), &cell))
    }

    /// A block without space for column headings, if they are hidden.
    pub(super) fn parameter_block(&self, caption: Markup, cells: &Markup) -> Markup {
        html! {
            table.block.parameter.bare[self.is_one_output()] { caption { (caption) } (cells) }
        }
    }

    /// z, or out: rows × outputs.
    pub(super) fn z_cells(&self, name: &str) -> Markup {
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

    /// The heading of an output's column: its number, if there are several.
    pub(super) fn head(&self, name: &str, output: usize) -> Markup {
        if self.is_one_output() {
            return html! { th scope="col" { span.spoken { (name) } } };
        }
        self.spoken_head("col", Message::OutputSpoken, output)
    }

    /// The heading of a row or column: its number, counted from 1. A screen reader says before it what is counted.
    pub(super) fn spoken_head(&self, scope: &str, what: Message, index: usize) -> Markup {
        let (what, number) = (self.locale.say(what), self.locale.grouped(index as u64 + 1));
        html! { th scope=(scope) { span.spoken { (what) " " } (number) } }
    }

    /// The raw row of a line.
    pub(super) fn row(&self, line: usize) -> usize {
        self.rows.get(line - self.lines.shown.start).copied().unwrap_or(line)
    }
}

impl Cut {
    /// At most `most` of them, counting the marks for omitted ones, and including `at`. They are divided into fixed pages, so that
    /// the shown range stays the same while `at` stays within a page.
    pub(super) fn new(all: usize, at: usize, most: usize) -> Self {
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

    /// Each shown item, with `None` for the omitted ones before and after them.
    pub(super) fn items(&self) -> impl Iterator<Item = Option<usize>> {
        let before = (self.shown.start > 0).then_some(None);
        let behind = (self.shown.end < self.all).then_some(None);
        before.into_iter().chain(self.shown.clone().map(Some)).chain(behind)
    }
}

pub(super) fn x(input: usize) -> Markup {
    let number = (input + 1).to_string();
    symbol("data", &format!("x{number}"), "x", &number)
}

pub(super) fn w(names: &OutputNames, input: usize) -> Markup {
    let index = names.index(&(input + 1).to_string());
    symbol("parameter", &names.name_for_input("w", input + 1), "w", &index)
}

/// A symbol with this name, and an index if it has one.
pub(super) fn symbol(family: &str, name: &str, letter: &str, index: &str) -> Markup {
    html! {
        span class=(family) data-symbol=(name) { i { (letter) } @if !index.is_empty() { sub { (index) } } }
    }
}

/// The name of a block, which highlights the symbol everywhere.
pub(super) fn button(symbol: &str, shown: impl Render) -> Markup {
    html! { button.symbol data-symbol=(symbol) { (shown) } }
}

/// The shown range of a table's rows or columns, and the heading of each.
pub(super) type Side<'a> = (&'a Cut, &'a dyn Fn(usize) -> Markup);

/// The cells of a table of rows by columns, with headings for both.
pub(super) fn cells(
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

/// How the sizes fit together, in mathematics and in NumPy, and the names of inputs.
pub(super) fn notes(run: &Run, row: usize, locale: &Locale) -> Vec<String> {
    let block = Block::of(run, row);
    let (matrix, parameters) = (&block.name, run.parameters());
    // Sizes as NumPy prints them, without thousands separators.
    let [rows, inputs, outputs] =
        &[block.rows, parameters.inputs(), parameters.outputs()].map(|count| count.to_string());
    let is_one = parameters.outputs() == 1;
    let many = |one: &str| if is_one { one.to_owned() } else { format!("{one}, {outputs}") };
    // In NumPy's notation: a single size is followed by a comma.
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

/// A number in a cell: with two decimals, or none if it is large.
pub(super) fn brief(value: f64, locale: &Locale) -> String {
    locale.fixed(value, if value.abs() < 1000.0 { 2 } else { 0 })
}
