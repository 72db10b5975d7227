//! What few readers ask for: only in the module `full`.

use std::cell::OnceCell;
use std::sync::Arc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::counts::Counts;
use super::{Neuron, pairs, scene, thrown};
use crate::charts;
use crate::charts::lifted::Pose;
use crate::data::{Dataset, Edit, Edits};
use crate::language;
use crate::model::{Activation, Loss, Penalty};
use crate::number::{by_hand, plain};
use crate::shapes::{Mark, Shapes, Writing};
use crate::share::{self, Panel};
use crate::train::{Run, Source};
use crate::walk::Walk;
use crate::web::landscape::LandscapePicture;
use crate::web::layer::layers;
use crate::web::lifted::LiftedPicture;
use crate::web::network::NetworkPicture;
use crate::web::picture::Picture;
use crate::web::sigmoid::SigmoidPicture;
use crate::web::slice::SlicePicture;
use crate::words;

/// What it takes beside what every run has.
#[derive(Default)]
pub(super) struct Rarer {
    pub(super) counts: Counts,
    pub(super) edits: Edits,
    pub(super) walk: Walk,
    /// Counts how often the rows have been others.
    pub(super) rows_stamp: u32,
    /// From where lifted rows are seen.
    pub(super) pose: Pose,
    opened: Opened,
    shapes: Shapes,
    pub(super) lit: charts::Lit,
}

/// What a link has left to say.
#[derive(Default)]
struct Opened {
    epoch: u32,
    dropped: String,
}

#[wasm_bindgen]
impl Neuron {
    /// The same as they are shown, a line each, with the name of the class.
    pub fn row_cells(&self, row: usize) -> String {
        words::cells(self.run.examples().raw(), row)
    }

    /// What parameters are called, a line each: weights row by row, then biases.
    #[wasm_bindgen(getter)]
    pub fn parameter_names(&self) -> String {
        words::parameter_names(&self.run).join("\n")
    }

    /// The loss that is learned by, and the one that this activation could learn by instead, if there is one: a line each.
    #[wasm_bindgen(getter)]
    pub fn losses(&self) -> String {
        let rule = self.run.rule();
        match (rule.activation(), rule.loss_kind()) {
            (Activation::Sigmoid, Loss::SquaredError) => {
                [language::SQUARED_ERROR, language::CROSS_ENTROPY].join("\n")
            }
            (Activation::Sigmoid, Loss::CrossEntropy) => {
                [language::CROSS_ENTROPY, language::SQUARED_ERROR].join("\n")
            }
            _ => language::SQUARED_ERROR.to_owned(),
        }
    }

    /// How many rows are held out.
    #[wasm_bindgen(getter)]
    pub fn held_out(&self) -> usize {
        self.run.examples().held_out()
    }

    /// How inputs are scaled, in words; nothing where they are not.
    #[wasm_bindgen(getter)]
    pub fn scaling(&self) -> Option<String> {
        words::scaling(&self.run)
    }

    /// Another number whenever the rows are others.
    #[wasm_bindgen(getter)]
    pub fn rows_stamp(&self) -> u32 {
        self.rarer.rows_stamp
    }

    /// Other rows instead: inputs row by row, and the class of each. Nothing has changed where they are refused.
    pub fn set_rows(&mut self, inputs: usize, x: Vec<f64>, classes: &[u32]) -> Result<(), Array> {
        let raw = self.run.examples().raw();
        let classes: Vec<usize> = classes.iter().map(|&class| class as usize).collect();
        let dataset = Dataset::from_classes(inputs, x, &classes, raw)
            .ok_or_else(|| Array::of2(&"attribute".into(), &language::ROWS_TAKES.into()))?;
        self.rarer.edits.remember(self.rows(), false);
        self.take_rows(Arc::new(dataset))
    }

    /// Another row after the others, which is then the selected one. False where it cannot be.
    pub fn add_row(&mut self, x: Vec<f64>, class: usize) -> bool {
        let row = self.row_count();
        let added = self.edit(&Edit::Add(x, class), false);
        if added {
            self.selected = row;
        }
        added
    }

    /// Another place and class for a row. False where it cannot be.
    pub fn set_row(&mut self, row: usize, x: Vec<f64>, class: usize) -> bool {
        self.edit(&Edit::Set(row, x, class), false)
    }

    /// A row less. False where it cannot be.
    pub fn remove_row(&mut self, row: usize) -> bool {
        self.edit(&Edit::Remove(row), false)
    }

    /// Undoes the last change of rows, or does it again where `redo`. False where there is none.
    pub fn undo(&mut self, redo: bool) -> bool {
        let now = self.rows();
        let rows = if redo { self.rarer.edits.redo(now) } else { self.rarer.edits.undo(now) };
        rows.is_some_and(|rows| self.take_rows(rows).is_ok())
    }

    /// Whether there is a change of rows to undo, or one to do again where `redo`.
    pub fn can_undo(&self, redo: bool) -> bool {
        let (undo, again) = self.rarer.edits.can();
        if redo { again } else { undo }
    }

    /// Whether the rows are few enough to be changed by hand.
    #[wasm_bindgen(getter)]
    pub fn editable(&self) -> bool {
        self.row_count() <= Edits::MOST_ROWS
    }

    /// The raw inputs along the boundary's axes, from 0.
    #[wasm_bindgen(getter)]
    pub fn pair(&self) -> Vec<u32> {
        self.view.pair.map(|input| input as u32).to_vec()
    }

    /// The parameters along the landscape's axes, from 0.
    #[wasm_bindgen(getter)]
    pub fn axes(&self) -> Vec<u32> {
        self.view.axes.map(|parameter| parameter as u32).to_vec()
    }

    /// The raw inputs along the boundary's axes, from 0.
    pub fn set_pair(&mut self, first: usize, second: usize) {
        self.view.pair = [first, second];
        self.seen = OnceCell::new();
        self.forget();
    }

    /// The parameters along the landscape's axes, by their place among weights and then biases.
    pub fn set_axes(&mut self, first: usize, second: usize) {
        self.view.axes = [first, second];
        self.forget();
    }

    /// Takes over the penalty that these attributes say, from here on.
    pub fn set_penalty(&mut self, attributes: &str) -> Result<(), Array> {
        let (settings, _) = share::parse(pairs(attributes), None).map_err(thrown)?;
        self.run.set_penalty(settings.penalty);
        self.forget();
        Ok(())
    }

    /// What the reader has changed on the way, as attributes a line each: with them and the rows the run can be made again.
    #[wasm_bindgen(getter)]
    pub fn changes(&self) -> String {
        let (settings, view) = (self.run.settings(), &self.view);
        let penalty = |penalty: &Penalty| [penalty.norm.name(), ":", &plain(penalty.rate)].concat();
        let penalties: Vec<String> = settings
            .penalties
            .iter()
            .map(|(epoch, other)| [&epoch.to_string(), ":", &penalty(other)].concat())
            .collect();
        let one = |[first, second]: [usize; 2]| [(first + 1).to_string(), (second + 1).to_string()].join(",");
        let mut lines = [
            "penalty=",
            settings.penalty.norm.name(),
            "\npenalty-rate=",
            &plain(settings.penalty.rate),
            "\npair=",
            &one(view.pair),
            "\naxes=",
            &one(view.axes),
            "\nalong=",
            &(view.along + 1).to_string(),
            "\n",
        ]
        .concat();
        if !penalties.is_empty() {
            lines.extend(["penalties=", &penalties.join(" "), "\n"]);
        }
        if view.log_loss {
            lines.push_str("log-loss=\n");
        }
        lines
    }

    /// Whether rows have been changed by hand.
    #[wasm_bindgen(getter)]
    pub fn by_hand(&self) -> bool {
        matches!(self.run.settings().source, Source::ByHand(_))
    }

    /// The history as a table.
    pub fn history_csv(&self) -> String {
        share::history_csv(&self.run)
    }

    /// The number of what does not change by learning, which equations and code are written from: another where they may be
    /// others.
    #[wasm_bindgen(getter)]
    pub fn edition(&mut self) -> u32 {
        self.rarer.walk.edition(&self.run)
    }

    /// How many outputs there are.
    #[wasm_bindgen(getter)]
    pub fn outputs(&self) -> usize {
        self.run.parameters().outputs()
    }

    /// How many rows learn together.
    #[wasm_bindgen(getter)]
    pub fn batch(&self) -> usize {
        self.run.trainer().batch()
    }

    /// The run of a link, or what can be read of it; `opened_epoch` is where it is to go, `dropped` what could not be read.
    pub fn open(query: &str) -> Neuron {
        let share::Opened { run, view, epoch, dropped } = share::open(query, None);
        let mut neuron = Self::of(run, view);
        neuron.rarer.opened = Opened { epoch, dropped: dropped.join(" ") };
        neuron
    }

    /// Where the link wants to go.
    #[wasm_bindgen(getter)]
    pub fn opened_epoch(&self) -> u32 {
        self.rarer.opened.epoch
    }

    /// What of the link could not be read, in sentences.
    #[wasm_bindgen(getter)]
    pub fn dropped(&self) -> String {
        self.rarer.opened.dropped.clone()
    }

    /// The run of another module's neuron: of these attributes, with other rows where `inputs` is not 0, from these weights
    /// where they are given.
    pub fn copied(
        attributes: &str,
        table: Option<Vec<u8>>,
        inputs: usize,
        x: Vec<f64>,
        classes: &[u32],
        weights: Option<Vec<f64>>,
    ) -> Result<Neuron, Array> {
        let refused = |error: crate::train::SettingError| thrown(error.into());
        let (mut settings, view) = share::parse(pairs(attributes), table.as_deref()).map_err(thrown)?;
        if inputs > 0 {
            let like = settings.source.dataset(settings.seed).map_err(|error| refused(error.into()))?;
            let classes: Vec<usize> = classes.iter().map(|&class| class as usize).collect();
            settings.standardise = Some(settings.is_standardised());
            if let Some(rows) = Dataset::from_classes(inputs, x, &classes, &like) {
                settings.source = Source::ByHand(Arc::new(rows));
            }
        }
        settings.weights = weights;
        Ok(Self::of(Run::new(settings).map_err(refused)?, view))
    }

    /// The rows as a table.
    pub fn rows_csv(&self) -> String {
        share::data_csv(self.run.examples().raw())
    }

    /// The run as the query of an address, and in a second line what that could not take in. `given` are attributes that only
    /// the page knows, a line each.
    pub fn query(&self, given: &str, epoch: u32) -> String {
        let given: Vec<_> = pairs(given).collect();
        let link = share::query(self.run.settings(), &self.view, epoch, &given);
        [&link.query, "\n", link.note.as_deref().unwrap_or_default()].concat()
    }

    /// A panel's picture as SVG; nothing where it is no picture.
    pub fn svg(&self, panel: &str) -> Option<String> {
        if panel == "landscape-other" {
            return charts::still_of_other_loss(&self.run, &self.view, (480, 400), &self.theme);
        }
        let panel = Panel::ALL.into_iter().find(|known| known.name() == panel)?;
        charts::still(&self.run, &self.view, panel, (480, 400), &self.theme, self.selected)
    }

    /// The tag that shows this run from its beginning; nothing where its rows are too many for one.
    pub fn embed(&self, given: &str) -> Option<String> {
        share::embed(self.run.settings(), &self.view, &pairs(given).collect::<Vec<_>>())
    }

    /// A NumPy script that learns the same, up to an epoch.
    pub fn numpy(&self, epoch: u32) -> String {
        share::numpy_to(&self.run, epoch)
    }

    /// The NumPy listing of the whole run, line by line. A line begins with `-` where it is but data, with `+` where it has a
    /// value, in the order of [`Neuron::code_values`], else with a space; a remark stands behind a tab.
    pub fn code(&mut self) -> String {
        let lines = self.rarer.walk.lines(&self.run);
        let mut valued = self.rarer.walk.valued().peekable();
        let mut text = String::new();
        for (index, line) in lines.iter().enumerate() {
            let sign = match valued.next_if_eq(&index) {
                Some(_) => "+",
                None if line.data => "-",
                None => " ",
            };
            let (code, remark) = line.parts();
            text.extend([if index > 0 { "\n" } else { "" }, sign, code]);
            if !remark.is_empty() {
                text.extend(["\t", remark]);
            }
        }
        text
    }

    /// What stands beside the lines that have values, a line each: of the reader's pass as far as it has come, or else of the
    /// selected row.
    #[wasm_bindgen(getter)]
    pub fn code_values(&self) -> String {
        self.rarer.walk.values(&self.run, self.selected)
    }

    /// The line of the listing that has just run, counted from 0, where the reader walks through it.
    #[wasm_bindgen(getter)]
    pub fn code_line(&self) -> Option<usize> {
        self.rarer.walk.line(&self.run)
    }

    /// The parameter that the loss is sliced along, by its place among weights and then biases.
    #[wasm_bindgen(getter)]
    pub fn along(&self) -> usize {
        charts::slice::along(self.run.parameters(), self.view.along)
    }

    /// Slices the loss along this parameter.
    pub fn set_along(&mut self, parameter: usize) {
        self.view.along = parameter;
        self.forget();
    }

    /// Moves the parameter that the loss is sliced along by so much of the picture's width. False where it cannot be.
    pub fn slide(&mut self, share: f64) -> bool {
        let along = self.along();
        let (from, to) = charts::slice::window(&self.run, along, None);
        let step = share * (to - from);
        let value = self.run.parameters().values()[along] + step;
        self.set_along_to(by_hand(value, step.abs()))
    }

    /// How far lifted rows are turned, in radians from −π to π, and how far they are lifted, from 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn pose(&self) -> Vec<f64> {
        vec![self.rarer.pose.turn, self.rarer.pose.lift]
    }

    /// Turns and lifts them.
    pub fn set_pose(&mut self, turn: f64, lift: f64) {
        use std::f64::consts::{PI, TAU};
        let turn = turn - TAU * ((turn + PI) / TAU).floor();
        if turn.is_finite() && (0.0..=1.0).contains(&lift) {
            self.rarer.pose = Pose { turn, lift };
        }
    }

    /// Runs the next line of the listing; all of a pass that are left where `pass`. The row it works on is then the selected
    /// one. False at the end.
    pub fn next_line(&mut self, pass: bool) -> bool {
        let walks = if pass {
            self.rarer.walk.next_pass(&mut self.run)
        } else {
            self.rarer.walk.next_line(&mut self.run)
        };
        if let Some(row) = self.rarer.walk.row(&self.run) {
            self.selected = row;
        }
        walks
    }

    // Symbols

    /// Marks the symbol of this name in pictures; none where it is empty.
    pub fn set_lit(&mut self, name: &str) {
        self.rarer.lit = charts::Lit::new(name);
    }

    /// The name of the symbol at a place of the network's picture, in device pixels.
    pub fn symbol_at(&self, x: f64, y: f64) -> Option<String> {
        self.picture(Panel::Network.name())?.symbol(&scene!(self), (x, y))
    }

    // The forward pass as matrices

    /// The blocks, the sum of the chosen cell, and then sentences, which are text: a line each, the first two as HTML with
    /// places of the class `n`. Nothing where that is what was written last, unless `anew`.
    pub fn shapes(&mut self, anew: bool) -> Option<String> {
        if anew {
            self.rarer.shapes.forget();
        }
        let edition = self.rarer.walk.edition(&self.run);
        let Writing { blocks, sum, notes } = self.rarer.shapes.write(&self.run, self.selected, edition)?;
        Some([&[blocks, sum][..], &notes].concat().join("\n"))
    }

    /// The numbers in these places, a line each behind a sign: `*` where the cell is the chosen one, or in the term of the
    /// moment, `+` where its row or column is used, else a space. Nothing where they are the last ones.
    #[wasm_bindgen(getter)]
    pub fn shapes_numbers(&mut self) -> Option<String> {
        let mut text = String::new();
        for (mark, number) in self.rarer.shapes.numbers(&self.run, self.selected)? {
            let sign = match mark {
                Mark::None => " ",
                Mark::Used => "+",
                Mark::Now => "*",
            };
            text.extend([if text.is_empty() { "" } else { "\n" }, sign, &number]);
        }
        Some(text)
    }

    /// Chooses a cell of z: its row is then the selected one.
    pub fn choose_cell(&mut self, row: usize, output: usize) {
        self.rarer.shapes.choose(output);
        self.select(row);
    }

    /// Chooses the cell so many rows down and outputs to the right, as far as there are any.
    pub fn go_cell(&mut self, down: i32, right: i32) {
        self.selected = self.rarer.shapes.go(&self.run, self.selected, (down as isize, right as isize));
    }

    /// Chooses the next cell, or the one before. False where there is none.
    pub fn next_cell(&mut self, back: bool) -> bool {
        let row = self.rarer.shapes.next_cell(&self.run, self.selected, back);
        row.map(|row| self.selected = row).is_some()
    }

    /// The next term of the chosen cell's sum; of the next cell's, after the last.
    pub fn next_term(&mut self) {
        self.selected = self.rarer.shapes.next_line(&self.run, self.selected);
    }

    /// The chosen cell and its number, or how far its sum is, as a sentence.
    #[wasm_bindgen(getter)]
    pub fn chosen_cell(&self) -> String {
        self.rarer.shapes.chosen(&self.run, self.selected)
    }
}

impl Neuron {
    /// What such a panel's picture shows; nothing where it is none.
    pub(super) fn describe_rarer(&self, panel: &str) -> String {
        match panel {
            "sigmoid" => words::activation(&self.run, self.selected),
            "network" => words::network(&self.run, self.selected),
            "lifted" => words::lifted(&self.run),
            "slice" => words::slice(&self.run, self.along(), self.selected),
            "landscape" => words::landscape(&self.run, self.view.axes),
            "landscape-other" => {
                words::landscape_of_other_loss(&self.run, self.view.axes).unwrap_or_default()
            }
            // Few are counted as they are now, many as they were when last they were.
            "confusion" if self.row_count() <= Counts::BUDGET => {
                words::calls(&self.run, &words::confusion(&self.run))
            }
            "confusion" => {
                let counted = self.rarer.counts.confusion.as_ref();
                counted.map(|parts| words::calls(&self.run, parts)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    pub(super) fn rows(&self) -> Arc<Dataset> {
        self.run.examples().shared()
    }

    pub(super) fn take_rows(&mut self, rows: Arc<Dataset>) -> Result<(), Array> {
        let mut run = self.run.clone();
        run.set_rows(rows).map_err(|error| thrown(error.into()))?;
        self.replace(run, self.selected);
        self.work();
        Ok(())
    }

    /// Changes a row, which counts as one change with those that follow where `hold`.
    pub(super) fn edit(&mut self, edit: &Edit, hold: bool) -> bool {
        let before = self.rows();
        let Some(rows) = Edits::apply(&before, edit) else { return false };
        let changed = self.take_rows(Arc::new(rows)).is_ok();
        if changed {
            self.rarer.edits.remember(before, hold);
        }
        changed
    }

    pub(super) fn add_at(&mut self, panel: &str, place: (f64, f64), class: usize) -> bool {
        let rows = self.rows();
        // What the picture has no axis for is that of the selected row.
        let mut inputs = rows.row(self.selected).0.to_vec();
        panel == Panel::Boundary.name() && self.put(panel, place, &mut inputs) && self.add_row(inputs, class)
    }

    /// Puts the model at a place of the landscape.
    pub(super) fn walk_to(&mut self, panel: &str, place: (f64, f64)) -> bool {
        let Some(picture) = self.picture(panel) else { return false };
        let (across, up) = picture.numbers(place);
        let mut values = self.run.parameters().values().to_vec();
        for (axis, value) in self.view.axes.into_iter().zip([across, up]) {
            if let Some(slot) = values.get_mut(axis) {
                *slot = value;
            }
        }
        self.set_parameters(values)
    }

    /// Puts the parameter that the loss is sliced along at a place of the slice.
    pub(super) fn slide_to(&mut self, panel: &str, place: (f64, f64)) -> bool {
        let Some(picture) = self.picture(panel) else { return false };
        let (here, beside) = (picture.numbers(place).0, picture.numbers((place.0 + 1.0, place.1)).0);
        let value = by_hand(here, if beside > here { beside - here } else { 1e-3 });
        self.set_along_to(value)
    }

    pub(super) fn set_along_to(&mut self, value: f64) -> bool {
        let mut values = self.run.parameters().values().to_vec();
        values[self.along()] = value;
        self.set_parameters(values)
    }

    /// Puts the numbers along the boundary's axes at a place into a row's inputs.
    pub(super) fn put(&self, panel: &str, place: (f64, f64), inputs: &mut [f64]) -> bool {
        let Some(picture) = self.picture(panel) else { return false };
        let (here, beside) = (picture.numbers(place), picture.numbers((place.0 + 1.0, place.1 + 1.0)));
        let [first, second] = self.view.pair;
        for (input, value, next) in [(first, here.0, beside.0), (second, here.1, beside.1)] {
            if let Some(slot) = inputs.get_mut(input) {
                *slot = by_hand(value, (next - value).abs());
            }
        }
        true
    }
}

/// The picture of such a panel on its canvases; none where it has none.
pub(super) fn picture(
    panel: &str,
    canvases: Vec<HtmlCanvasElement>,
) -> Result<Option<Box<dyn Picture>>, JsValue> {
    let picture: Box<dyn Picture> = match panel {
        "sigmoid" => Box::new(SigmoidPicture::new(layers(canvases)?)?),
        "landscape" => Box::new(LandscapePicture::new(layers(canvases)?, false)?),
        "landscape-other" => Box::new(LandscapePicture::new(layers(canvases)?, true)?),
        "lifted" => Box::new(LiftedPicture::new(layers(canvases)?)?),
        "slice" => Box::new(SlicePicture::new(layers(canvases)?)?),
        "network" => Box::new(NetworkPicture::new(layers(canvases)?)?),
        _ => return Ok(None),
    };
    Ok(Some(picture))
}
