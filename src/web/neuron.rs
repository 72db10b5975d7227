use std::cell::OnceCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::boundary::BoundaryPicture;
use super::layer::layers;
use super::loss::LossPicture;
use super::picture::{Hit, Picture};
use crate::charts::{Colour, Theme, boundary};
#[cfg(feature = "full")]
use crate::data::Edit;
use crate::equations;
use crate::model::{Section, Step, Trace, Window};
#[cfg(feature = "full")]
use crate::number::grouped;
use crate::share::{self, View, first_selected};
#[cfg(feature = "full")]
use crate::share::{Panel, Refusal};
use crate::train::{Limits, Run, Settings};
use crate::words::{self, Place};
#[cfg(feature = "full")]
use rarer::Rarer;

#[cfg(feature = "full")]
mod counts;
#[cfg(feature = "full")]
mod rarer;

/// How long a frame may work on the run, in milliseconds.
const FRAME: f64 = 6.0;

/// How long a call that sends the run to an epoch may take at once: what follows a hand within that feels immediate.
const AT_ONCE: f64 = 50.0;

/// Rows to work on before looking at the clock again.
const PIECE: usize = 4096;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    pub(super) fn now() -> f64;
}

/// One run and its pictures: what stands behind one `<one-neuron>`.
///
/// Attributes come a line each, name=value. What cannot be used is thrown as a list: whose fault it is, a sentence and, of a table,
/// the row and the column at fault; nothing has changed then.
#[wasm_bindgen]
pub struct Neuron {
    run: Run,
    view: View,
    trace: Trace,
    selected: usize,
    places: Vec<Slot>,
    theme: Theme,
    pictures: Vec<Mounted>,
    hold: Hold,
    /// Of these rows.
    limits: Limits,
    /// What the boundary's picture shows of the inputs' space.
    seen: OnceCell<(Section, Window)>,
    /// Whether weights can be moved by hand.
    grips: bool,
    #[cfg(feature = "full")]
    rarer: Rarer,
}

/// A place on the page where Rust keeps a text.
enum Slot {
    /// A named number.
    Named(Place),
    /// `out@17`: what the neuron, or the one of its class, gives for a raw row.
    #[cfg(feature = "full")]
    Out(usize),
    /// `verdict@17`: whether a raw row is called what it is.
    #[cfg(feature = "full")]
    Verdict(usize),
    /// `called@0_1_2`: how many rows trained on (0) or held out (1) of this class are called that one.
    #[cfg(feature = "full")]
    Called(usize, usize, usize),
}

impl Slot {
    #[cfg(not(feature = "full"))]
    fn new(text: &str) -> Self {
        Slot::Named(Place::new(text))
    }

    #[cfg(feature = "full")]
    fn new(text: &str) -> Self {
        let (kind, numbers) = text.split_once('@').unwrap_or((text, ""));
        let mut numbers = numbers.split('_').map(|number| number.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        match kind {
            "out" if kind.len() < text.len() => Slot::Out(next()),
            "verdict" => Slot::Verdict(next()),
            "called" => Slot::Called(next(), next(), next()),
            _ => Slot::Named(Place::new(text)),
        }
    }
}

/// A picture on the canvases of its panel.
struct Mounted {
    panel: String,
    picture: Box<dyn Picture>,
    /// In device pixels, and how many of them make a CSS pixel.
    size: ((u32, u32), f64),
}

/// What a pointer holds on to.
enum Hold {
    Nothing,
    /// The mark of a raw row.
    #[cfg(feature = "full")]
    Row(usize),
    /// The loss curve.
    Time,
    /// The boundary's line.
    Line(boundary::Held),
    /// The model's place in the landscape.
    #[cfg(feature = "full")]
    Landscape,
    /// The weight that the loss is sliced along.
    #[cfg(feature = "full")]
    Slice,
    /// The space of lifted rows: where it was taken hold of, and how it was turned then.
    #[cfg(feature = "full")]
    Space(f64, f64),
}

impl Hold {
    fn is_a_row(&self) -> bool {
        #[cfg(feature = "full")]
        return matches!(self, Hold::Row(_));
        #[cfg(not(feature = "full"))]
        false
    }
}

/// What there is to draw, while the pictures are borrowed to draw it.
macro_rules! scene {
    ($neuron:expr) => {
        $crate::web::picture::Scene {
            run: &$neuron.run,
            view: &$neuron.view,
            selected: $neuron.selected,
            theme: &$neuron.theme,
            #[cfg(feature = "full")]
            lit: &$neuron.rarer.lit,
            grips: $neuron.grips,
            moving: $neuron.hold.is_a_row(),
            #[cfg(feature = "full")]
            pose: $neuron.rarer.pose,
        }
    };
}

#[cfg(feature = "full")]
use scene;

#[wasm_bindgen]
impl Neuron {
    /// At epoch 0 of the run that these attributes make; `table` is what was found at `src`, or what the reader has opened.
    #[wasm_bindgen(constructor)]
    pub fn new(attributes: &str, table: Option<Vec<u8>>) -> Result<Neuron, Array> {
        let (run, view) = read(attributes, table).map_err(thrown)?;
        Ok(Self::of(run, view))
    }

    /// Starts over from these attributes.
    pub fn load(&mut self, attributes: &str, table: Option<Vec<u8>>) -> Result<(), Array> {
        let (run, view) = read(attributes, table).map_err(thrown)?;
        #[cfg(feature = "full")]
        (self.rarer.edits = Default::default());
        self.view = view;
        let same = run.examples().raw().len() == self.run.examples().raw().len();
        let selected = if same { self.selected } else { first_selected(&run) };
        self.replace(run, selected);
        Ok(())
    }

    /// Takes over how these attributes show the run, and leaves the run as it is.
    pub fn show(&mut self, attributes: &str) -> Result<(), Array> {
        let (settings, view) = settings_of(attributes, None).map_err(thrown)?;
        #[cfg(feature = "full")]
        view.check_panels(&self.run).map_err(|error| thrown(error.into()))?;
        self.view = View {
            pair: self.view.pair,
            axes: self.view.axes,
            along: self.view.along,
            log_loss: self.view.log_loss,
            ..view
        };
        self.run.set_threshold(settings.threshold);
        self.forget();
        Ok(())
    }

    /// Epochs per frame.
    #[wasm_bindgen(getter)]
    pub fn rate(&self) -> u32 {
        self.view.rate
    }

    /// The panels to show, with spaces between them.
    #[wasm_bindgen(getter)]
    pub fn panels(&self) -> String {
        self.view.panels.iter().map(|panel| panel.name()).collect::<Vec<_>>().join(" ")
    }

    /// Lets go of all canvases.
    pub fn unmount(&mut self) {
        self.pictures.clear();
    }

    /// Takes a panel's canvases, from the lowest up; as many as it has layers.
    pub fn mount(&mut self, panel: &str, canvases: Vec<HtmlCanvasElement>) -> Result<(), JsValue> {
        let scene = scene!(self);
        let picture: Box<dyn Picture> = match panel {
            "boundary" => Box::new(BoundaryPicture::new(layers(canvases)?, &scene)?),
            "loss" => Box::new(LossPicture::new(layers(canvases)?)?),
            #[cfg(feature = "full")]
            _ => match rarer::picture(panel, canvases)? {
                Some(picture) => picture,
                None => return Ok(()),
            },
            #[cfg(not(feature = "full"))]
            _ => return Ok(()),
        };
        self.pictures.push(Mounted { panel: panel.to_owned(), picture, size: ((1, 1), 1.0) });
        Ok(())
    }

    /// A panel's size in device pixels, and how many of them make a CSS pixel. Where there is no room to show anything, for a
    /// moment or hidden, what was drawn stays.
    pub fn resize(&mut self, panel: &str, width: u32, height: u32, ratio: f64) -> Result<(), JsValue> {
        let size = (width.max(1), height.max(1));
        let scene = scene!(self);
        for mounted in self.pictures.iter_mut().filter(|mounted| mounted.panel == panel) {
            if mounted.size != (size, ratio) && mounted.picture.has_room(&scene, size, ratio) {
                mounted.size = (size, ratio);
                mounted.picture.resize(&scene, size, ratio)?;
            }
        }
        Ok(())
    }

    /// Colours as 0xRRGGBB (surface, ink, quiet, error, class 0, class 1, class 2), and the family of the labels.
    pub fn paint(&mut self, colours: &[u32], font: String) {
        let colours: Vec<Colour> = colours.iter().map(|&packed| Colour::hex(packed)).collect();
        if let Some(theme) = Theme::of(&colours, font) {
            self.theme = theme;
            self.forget();
        }
    }

    /// One animation frame: trains so many epochs, as far as there is time, and draws what has changed. True where there is
    /// more to do in the next frame although nobody plays.
    pub fn frame(&mut self, epochs: u32) -> Result<bool, JsValue> {
        if epochs > 0 && self.run.is_there() {
            self.run.aim(self.run.away(epochs.into()));
        }
        let mut more = !self.work();
        #[cfg(feature = "full")]
        if self.places.iter().any(|slot| matches!(slot, Slot::Called(..))) {
            more |= !self.rarer.counts.work(&self.run, self.rarer.rows_stamp);
        }
        let scene = scene!(self);
        for Mounted { picture, .. } in &mut self.pictures {
            more |= picture.draw(&scene)?;
        }
        Ok(more)
    }

    /// Goes on towards where the run was sent, as far as a frame has time. True when it is there.
    pub fn work(&mut self) -> bool {
        self.work_for(FRAME)
    }

    /// Whether it is on its way.
    #[wasm_bindgen(getter)]
    pub fn seeking(&self) -> bool {
        !self.run.is_there()
    }

    /// So many epochs on, or back where negative: at once, or in the next frames where that takes too long.
    pub fn step(&mut self, epochs: f64) {
        self.seek(self.run.away(epochs as i64));
    }

    /// One row on, which is then the one the next row's numbers are of.
    pub fn step_row(&mut self) {
        self.run.step_row();
        if let Some(row) = self.run.next_row() {
            self.selected = row;
        }
    }

    /// To any epoch: at once, or in the next frames where that takes too long.
    pub fn seek(&mut self, epoch: u32) {
        #[cfg(feature = "full")]
        self.rarer.walk.clear();
        self.run.aim(epoch);
        self.work_for(AT_ONCE);
    }

    /// Moves the model by hand: weights row by row, then biases. False where they are not as many, or not finite.
    pub fn set_parameters(&mut self, values: Vec<f64>) -> bool {
        let moved = self.run.set_parameters(values);
        if moved {
            self.forget();
        }
        moved
    }

    /// The current epoch.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> u32 {
        self.run.epoch()
    }

    /// How far the running epoch is, from 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn progress(&self) -> f64 {
        self.run.progress()
    }

    /// The last epoch.
    #[wasm_bindgen(getter)]
    pub fn epochs(&self) -> u32 {
        self.run.settings().epochs
    }

    /// Whether the run stands at its end.
    #[wasm_bindgen(getter)]
    pub fn ended(&self) -> bool {
        self.run.ended()
    }

    /// Whether the run stands where its loss stopped being a number.
    #[wasm_bindgen(getter)]
    pub fn broken(&self) -> bool {
        self.run.broken().is_some_and(|epoch| epoch == self.run.epoch())
    }

    /// W, outputs × inputs, row by row.
    #[wasm_bindgen(getter)]
    pub fn weights(&self) -> Vec<f64> {
        self.run.parameters().weights().to_vec()
    }

    /// b, one for each output.
    #[wasm_bindgen(getter)]
    pub fn bias(&self) -> Vec<f64> {
        self.run.parameters().biases().to_vec()
    }

    // Rows

    /// How many rows the data has.
    #[wasm_bindgen(getter)]
    pub fn row_count(&self) -> usize {
        self.run.examples().raw().len()
    }

    /// A row's inputs as they were given, and then the number of its class.
    pub fn row_values(&self, row: usize) -> Vec<f64> {
        let raw = self.run.examples().raw();
        let mut values = raw.row(row).0.to_vec();
        values.push(raw.class(row) as f64);
        values
    }

    /// A row in words, for a list to choose from.
    pub fn row_label(&self, row: usize) -> String {
        words::row(self.run.examples().raw(), row)
    }

    /// What the data is called, in short: by its attribute, or just rows.
    #[wasm_bindgen(getter)]
    pub fn source_name(&self) -> String {
        self.run.settings().source.name().unwrap_or("rows").to_owned()
    }

    /// What inputs are called, a line each.
    #[wasm_bindgen(getter)]
    pub fn input_names(&self) -> String {
        self.run.examples().raw().input_names().join("\n")
    }

    /// What classes are called, a line each.
    #[wasm_bindgen(getter)]
    pub fn class_names(&self) -> String {
        self.run.examples().raw().class_names().join("\n")
    }

    /// The row whose numbers are shown.
    #[wasm_bindgen(getter)]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Shows this row's numbers. A row that is not there changes nothing.
    pub fn select(&mut self, row: usize) {
        if row < self.row_count() {
            self.selected = row;
        }
    }

    // Choices that need no new run

    /// Whether the loss curve's scale is logarithmic.
    pub fn set_log_loss(&mut self, log: bool) {
        self.view.log_loss = log;
        self.forget();
    }

    // The reader's hands

    /// What is at a place of a panel's picture, in device pixels, in words; and nothing where there is nothing to say.
    pub fn hover(&self, panel: &str, x: f64, y: f64) -> Option<String> {
        match self.hit(panel, (x, y)) {
            Hit::Row(row) => Some(words::row_numbers(&self.run, row)),
            Hit::Epoch(epoch) => words::epoch_numbers(&self.run, epoch),
            _ => None,
        }
    }

    /// Whether weights can be moved by hand: by the line's grips, and in the landscape.
    pub fn set_grips(&mut self, grips: bool) {
        self.grips = grips;
    }

    /// Whether there is a straight line to be moved.
    #[wasm_bindgen(getter)]
    pub fn has_line(&self) -> bool {
        boundary::nudged(&self.run, self.seen(), (0.0, 0.0), 0.0).is_some()
    }

    /// Moves the line by so much of the picture's width and height, and turns it anticlockwise by the angle whose half has the
    /// tangent `turn`. False where there is none.
    pub fn nudge(&mut self, right: f64, up: f64, turn: f64) -> bool {
        let moved = boundary::nudged(&self.run, self.seen(), (right, up), turn);
        moved.is_some_and(|values| self.set_parameters(values))
    }

    /// A press at a place of a panel's picture, in device pixels. `class` is that of the row to add where nothing is, or
    /// negative; `moves` whether a row can be moved. Says what follows: 0 nothing, 1 a row is selected, 2 another epoch, 3 another
    /// row, 4 the line may be moved, 5 the weights have been, 6 the space may be turned.
    #[cfg_attr(not(feature = "full"), expect(unused_variables))]
    pub fn press(&mut self, panel: &str, x: f64, y: f64, class: i32, moves: bool) -> u32 {
        self.hold = Hold::Nothing;
        let hit = self.hit(panel, (x, y));
        match hit {
            Hit::Row(row) => {
                self.selected = row;
                #[cfg(feature = "full")]
                if moves && panel == Panel::Boundary.name() {
                    self.hold = Hold::Row(row);
                }
                1
            }
            Hit::Epoch(epoch) => {
                self.hold = Hold::Time;
                self.seek(epoch);
                2
            }
            Hit::Line | Hit::End(_) => {
                let end = if let Hit::End(end) = hit { Some(end) } else { None };
                let held = boundary::Held::new(&self.run, self.view.pair, end);
                let holds = held.is_some();
                self.hold = held.map_or(Hold::Nothing, Hold::Line);
                if holds { 4 } else { 0 }
            }
            #[cfg(feature = "full")]
            Hit::Nothing if panel.starts_with("landscape") && self.grips => {
                self.hold = Hold::Landscape;
                if self.walk_to(panel, (x, y)) { 5 } else { 0 }
            }
            #[cfg(feature = "full")]
            Hit::Nothing if panel == "slice" && self.grips => {
                self.hold = Hold::Slice;
                if self.slide_to(panel, (x, y)) { 5 } else { 0 }
            }
            #[cfg(feature = "full")]
            Hit::Nothing if panel == "lifted" => {
                let at = self.picture(panel).map_or(0.0, |picture| picture.numbers((x, y)).0);
                self.hold = Hold::Space(at, self.rarer.pose.turn);
                6
            }
            #[cfg(not(feature = "full"))]
            Hit::Nothing => 0,
            #[cfg(feature = "full")]
            Hit::Nothing => {
                let added = usize::try_from(class).is_ok_and(|class| self.add_at(panel, (x, y), class));
                if added { 3 } else { 0 }
            }
        }
    }

    /// The pointer that pressed has moved there, in device pixels. True where that has changed anything.
    pub fn drag(&mut self, panel: &str, x: f64, y: f64) -> bool {
        match &self.hold {
            Hold::Nothing => false,
            #[cfg(feature = "full")]
            &Hold::Row(row) => {
                let (mut inputs, class) = (self.rows().row(row).0.to_vec(), self.rows().class(row));
                self.put(panel, (x, y), &mut inputs) && self.edit(&Edit::Set(row, inputs, class), true)
            }
            Hold::Time => match self.hit(panel, (x, y)) {
                Hit::Epoch(epoch) if epoch != self.run.epoch() => {
                    self.seek(epoch);
                    true
                }
                _ => false,
            },
            Hold::Line(held) => {
                let Some(picture) = self.picture(panel) else { return false };
                let moved = held.moved(&self.run, picture.numbers((x, y)));
                moved.is_some_and(|values| self.set_parameters(values))
            }
            #[cfg(feature = "full")]
            Hold::Landscape => self.walk_to(panel, (x, y)),
            #[cfg(feature = "full")]
            Hold::Slice => self.slide_to(panel, (x, y)),
            #[cfg(feature = "full")]
            &Hold::Space(from, turn) => {
                /// Radians to a CSS pixel.
                const SWING: f64 = 0.008;
                let to = self.picture(panel).map_or(from, |picture| picture.numbers((x, y)).0);
                self.set_pose(turn - SWING * (to - from), self.rarer.pose.lift);
                true
            }
        }
    }

    /// The pointer has let go.
    pub fn release(&mut self) {
        let held_a_row = self.hold.is_a_row();
        self.hold = Hold::Nothing;
        if held_a_row {
            self.forget();
        }
        #[cfg(feature = "full")]
        self.rarer.edits.let_go();
    }

    // Numbers and words

    /// Names of numbers, in the order of [`Neuron::values`], with spaces between them.
    #[wasm_bindgen(getter)]
    pub fn names(&self) -> String {
        words::names(&self.run, &self.trace).join(" ")
    }

    /// Every named number of the selected row and the current epoch.
    #[wasm_bindgen(getter)]
    pub fn values(&mut self) -> Vec<f64> {
        self.retrace();
        words::values(&self.run, &self.trace)
    }

    /// The loss curve: epoch, loss, accuracy, epoch, loss, accuracy, and so on.
    #[wasm_bindgen(getter)]
    pub fn history(&self) -> Vec<f64> {
        let mut flat = Vec::new();
        for point in self.run.history().points() {
            flat.extend_from_slice(&[f64::from(point.epoch), point.loss, point.accuracy]);
        }
        flat
    }

    /// Where numbers stand on the page, each as its template writes it, with spaces between them.
    pub fn place(&mut self, places: &str) {
        self.places = places.split(' ').map(Slot::new).collect();
    }

    /// The text for each of those places now, with line ends between them.
    pub fn texts(&mut self) -> String {
        self.retrace();
        let mut text = String::new();
        for (index, slot) in self.places.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            match slot {
                Slot::Named(place) => text.push_str(&place.text(&self.run, &self.trace)),
                #[cfg(feature = "full")]
                &Slot::Out(row) => text.push_str(&words::outs(&self.run, row)),
                #[cfg(feature = "full")]
                &Slot::Verdict(row) => text.push_str(&words::verdict(&self.run, row)),
                #[cfg(feature = "full")]
                &Slot::Called(part, actual, called) => {
                    let count = self.rarer.counts.of(part, actual, called);
                    text.push_str(&count.map_or_else(|| "…".to_owned(), |count| grouped(count as u64)));
                }
            }
        }
        text
    }

    /// One line that says what is happening now.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> String {
        words::status(&self.run, &self.limits)
    }

    /// Where the run stands, for a listener.
    #[wasm_bindgen(getter)]
    pub fn summary(&self) -> String {
        words::summary(&self.run, &self.limits)
    }

    /// What a panel's picture shows.
    pub fn describe(&self, panel: &str) -> String {
        match panel {
            "loss" => words::loss(&self.run),
            #[cfg(feature = "full")]
            _ if panel != Panel::Boundary.name() => self.describe_rarer(panel),
            _ => {
                let (section, window) = self.seen();
                words::boundary(&self.run, section, window)
            }
        }
    }

    // The run as text

    /// The weights, then biases, that the run starts from where these are not its seed's.
    #[wasm_bindgen(getter)]
    pub fn given_weights(&self) -> Option<Vec<f64>> {
        self.run.settings().weights.clone()
    }

    // Equations and code

    /// The equations of one output, counted from 0, a line each: forward and update as MathML with places for numbers, and
    /// then sentences to be read with them, which are text.
    pub fn equations(&self, output: usize) -> String {
        equations::whole(&self.run, output)
    }
}

/// What the module `full` says in other ways.
#[cfg(not(feature = "full"))]
#[wasm_bindgen]
impl Neuron {
    /// What the reader has changed on the way, as attributes a line each.
    #[wasm_bindgen(getter)]
    pub fn changes(&self) -> String {
        if self.view.log_loss { "log-loss=\n" } else { "" }.to_owned()
    }
}

impl Neuron {
    fn of(run: Run, view: View) -> Self {
        Self {
            trace: trace_of(&run),
            selected: first_selected(&run),
            run,
            view,
            places: Vec::new(),
            theme: Theme::light(),
            pictures: Vec::new(),
            hold: Hold::Nothing,
            limits: Limits::default(),
            seen: OnceCell::new(),
            grips: false,
            #[cfg(feature = "full")]
            rarer: Rarer::default(),
        }
    }

    fn work_for(&mut self, milliseconds: f64) -> bool {
        let start = now();
        loop {
            if self.run.work(PIECE) {
                return true;
            }
            if now() - start > milliseconds {
                return false;
            }
        }
    }

    fn retrace(&mut self) {
        let (x, y) = self.run.examples().row(self.selected);
        // The penalty of the step to come, which may have been changed since the last.
        let step = Step { penalty: self.run.penalty(), ..self.run.trainer().step() };
        self.trace.take(self.run.parameters(), x, y, step);
    }

    fn forget(&mut self) {
        let (inputs, parameters) = (self.run.examples().raw().inputs(), self.run.parameters().values().len());
        if !crate::GATES_ONLY && self.view.check(inputs, parameters).is_err() {
            let View { pair, axes, along, .. } = View::default();
            (self.view.pair, self.view.axes, self.view.along) = (pair, axes, along);
            self.seen = OnceCell::new();
        }
        let scene = scene!(self);
        self.pictures.iter_mut().for_each(|mounted| mounted.picture.forget(&scene));
    }

    fn seen(&self) -> &(Section, Window) {
        self.seen.get_or_init(|| {
            let section = Section::new(self.run.examples(), self.view.pair);
            let window = section.window(self.run.examples().raw());
            (section, window)
        })
    }

    fn hit(&self, panel: &str, place: (f64, f64)) -> Hit {
        self.picture(panel).map_or(Hit::Nothing, |picture| picture.hit(&scene!(self), place))
    }

    fn picture(&self, panel: &str) -> Option<&dyn Picture> {
        let found = self.pictures.iter().find(|mounted| mounted.panel == panel);
        found.map(|mounted| mounted.picture.as_ref())
    }

    /// Another run in the place of this one.
    fn replace(&mut self, run: Run, selected: usize) {
        self.run = run;
        #[cfg(feature = "full")]
        (self.rarer.rows_stamp += 1);
        self.seen = OnceCell::new();
        self.limits = Limits::default();
        self.trace = trace_of(&self.run);
        self.selected = selected.min(self.row_count() - 1);
        self.forget();
    }
}

fn trace_of(run: &Run) -> Trace {
    Trace::new(run.parameters().inputs(), run.parameters().outputs())
}

/// Attributes a line each, name=value.
fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    attributes.lines().filter_map(|line| line.split_once('='))
}

fn read(attributes: &str, table: Option<Vec<u8>>) -> Result<(Run, View), Refusal> {
    let (settings, view) = settings_of(attributes, table.as_deref())?;
    drop(table);
    #[cfg(not(feature = "full"))]
    let run = Run::of_gate(settings).ok_or(Beyond)?;
    #[cfg(feature = "full")]
    let run = Run::new(settings)?;
    #[cfg(feature = "full")]
    view.check(run.examples().raw().inputs(), run.parameters().values().len())?;
    #[cfg(feature = "full")]
    view.check_panels(&run)?;
    Ok((run, view))
}

#[cfg(feature = "full")]
fn settings_of(attributes: &str, table: Option<&[u8]>) -> Result<(Settings, View), Refusal> {
    share::parse(pairs(attributes), table)
}

/// What this module cannot read, the module `full` can, or has a sentence for.
#[cfg(not(feature = "full"))]
struct Beyond;

#[cfg(not(feature = "full"))]
type Refusal = Beyond;

#[cfg(not(feature = "full"))]
fn settings_of(attributes: &str, _: Option<&[u8]>) -> Result<(Settings, View), Refusal> {
    share::plain(pairs(attributes)).ok_or(Beyond)
}

/// An empty list.
#[cfg(not(feature = "full"))]
fn thrown(_: Refusal) -> Array {
    Array::new()
}

/// A refusal as it is thrown: whose fault it is, `attribute` or `table`, the sentence, and of a table the row and the column.
#[cfg(feature = "full")]
fn thrown(refusal: Refusal) -> Array {
    let code = if matches!(refusal, Refusal::Table(_)) { "table" } else { "attribute" };
    let thrown = Array::of2(&code.into(), &refusal.message().into());
    if let Some((row, column)) = refusal.place() {
        thrown.push(&(row as f64).into());
        if let Some(column) = column {
            thrown.push(&(column as f64).into());
        }
    }
    thrown
}
