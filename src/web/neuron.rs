use std::cell::OnceCell;
#[cfg(feature = "full")]
use std::sync::Arc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::boundary::BoundaryPicture;
#[cfg(feature = "full")]
use super::landscape::LandscapePicture;
use super::layer::layers;
#[cfg(feature = "full")]
use super::lifted::LiftedPicture;
use super::loss::LossPicture;
#[cfg(feature = "full")]
use super::network::NetworkPicture;
use super::picture::{Hit, Picture, Scene};
#[cfg(feature = "full")]
use super::sigmoid::SigmoidPicture;
#[cfg(feature = "full")]
use super::slice::SlicePicture;
#[cfg(feature = "full")]
use crate::charts;
#[cfg(feature = "full")]
use crate::charts::lifted::Pose;
use crate::charts::{Colour, Theme, boundary};
#[cfg(feature = "full")]
use crate::data::{Dataset, Edit, Edits};
use crate::equations;
#[cfg(feature = "full")]
use crate::language;
#[cfg(feature = "full")]
use crate::model::{Activation, Confusion, Loss, Parameters, Penalty};
use crate::model::{Section, Step, Trace, Window};
#[cfg(feature = "full")]
use crate::number::{by_hand, grouped, plain};
#[cfg(feature = "full")]
use crate::shapes::{Mark, Writing};
use crate::share::{self, View, first_selected};
#[cfg(feature = "full")]
use crate::share::{Panel, Refusal};
#[cfg(feature = "full")]
use crate::train::Source;
use crate::train::{Limits, Run, Settings};
#[cfg(feature = "full")]
use crate::walk::Walk;
use crate::words::{self, Place};

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
    #[cfg(feature = "full")]
    counts: Counts,
    theme: Theme,
    pictures: Vec<Mounted>,
    #[cfg(feature = "full")]
    edits: Edits,
    hold: Hold,
    /// Of these rows.
    limits: Limits,
    /// What the boundary's picture shows of the inputs' space.
    seen: OnceCell<(Section, Window)>,
    /// Whether weights can be moved by hand.
    grips: bool,
    #[cfg(feature = "full")]
    walk: Walk,
    /// Counts how often the rows have been others.
    #[cfg(feature = "full")]
    rows_stamp: u32,
    /// From where lifted rows are seen.
    #[cfg(feature = "full")]
    pose: Pose,
    #[cfg(feature = "full")]
    opened: Opened,
    #[cfg(feature = "full")]
    shapes: crate::shapes::Shapes,
    #[cfg(feature = "full")]
    lit: charts::Lit,
}

/// What a link has left to say.
#[cfg(feature = "full")]
#[derive(Default)]
struct Opened {
    epoch: u32,
    dropped: String,
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
        Scene {
            run: &$neuron.run,
            view: &$neuron.view,
            selected: $neuron.selected,
            theme: &$neuron.theme,
            #[cfg(feature = "full")]
            lit: &$neuron.lit,
            grips: $neuron.grips,
            moving: $neuron.hold.is_a_row(),
            #[cfg(feature = "full")]
            pose: $neuron.pose,
        }
    };
}

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
        (self.edits = Edits::default());
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
            "sigmoid" => Box::new(SigmoidPicture::new(layers(canvases)?)?),
            #[cfg(feature = "full")]
            "landscape" => Box::new(LandscapePicture::new(layers(canvases)?, false)?),
            #[cfg(feature = "full")]
            "landscape-other" => Box::new(LandscapePicture::new(layers(canvases)?, true)?),
            #[cfg(feature = "full")]
            "lifted" => Box::new(LiftedPicture::new(layers(canvases)?)?),
            #[cfg(feature = "full")]
            "slice" => Box::new(SlicePicture::new(layers(canvases)?)?),
            #[cfg(feature = "full")]
            "network" => Box::new(NetworkPicture::new(layers(canvases)?)?),
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
            more |= !self.counts.work(&self.run, self.rows_stamp);
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
        self.walk.clear();
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
                self.hold = Hold::Space(at, self.pose.turn);
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
                self.set_pose(turn - SWING * (to - from), self.pose.lift);
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
        self.edits.let_go();
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
                    let count = self.counts.of(part, actual, called);
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
            "sigmoid" => words::activation(&self.run, self.selected),
            #[cfg(feature = "full")]
            "network" => words::network(&self.run, self.selected),
            #[cfg(feature = "full")]
            "lifted" => words::lifted(&self.run),
            #[cfg(feature = "full")]
            "slice" => words::slice(&self.run, self.along(), self.selected),
            #[cfg(feature = "full")]
            "landscape" => words::landscape(&self.run, self.view.axes),
            #[cfg(feature = "full")]
            "landscape-other" => {
                words::landscape_of_other_loss(&self.run, self.view.axes).unwrap_or_default()
            }
            #[cfg(feature = "full")]
            // Few are counted as they are now, many as they were when last they were.
            "confusion" if self.row_count() <= Counts::BUDGET => {
                words::calls(&self.run, &words::confusion(&self.run))
            }
            "confusion" => {
                let counted = self.counts.confusion.as_ref();
                counted.map(|parts| words::calls(&self.run, parts)).unwrap_or_default()
            }
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
        if crate::GATES_ONLY { equations::OF_A_GATE.to_owned() } else { equations::whole(&self.run, output) }
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

/// What few readers ask for: only in the module `full`.
#[cfg(feature = "full")]
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
        self.rows_stamp
    }

    /// Other rows instead: inputs row by row, and the class of each. Nothing has changed where they are refused.
    pub fn set_rows(&mut self, inputs: usize, x: Vec<f64>, classes: &[u32]) -> Result<(), Array> {
        let raw = self.run.examples().raw();
        let classes: Vec<usize> = classes.iter().map(|&class| class as usize).collect();
        let dataset = Dataset::from_classes(inputs, x, &classes, raw)
            .ok_or_else(|| Array::of2(&"attribute".into(), &language::ROWS_TAKES.into()))?;
        self.edits.remember(self.rows(), false);
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
        let rows = if redo { self.edits.redo(now) } else { self.edits.undo(now) };
        rows.is_some_and(|rows| self.take_rows(rows).is_ok())
    }

    /// Whether there is a change of rows to undo, or one to do again where `redo`.
    pub fn can_undo(&self, redo: bool) -> bool {
        let (undo, again) = self.edits.can();
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
        self.walk.edition(&self.run)
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
        Self { opened: Opened { epoch, dropped: dropped.join(" ") }, ..Self::of(run, view) }
    }

    /// Where the link wants to go.
    #[wasm_bindgen(getter)]
    pub fn opened_epoch(&self) -> u32 {
        self.opened.epoch
    }

    /// What of the link could not be read, in sentences.
    #[wasm_bindgen(getter)]
    pub fn dropped(&self) -> String {
        self.opened.dropped.clone()
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
        let lines = self.walk.lines(&self.run);
        let mut valued = self.walk.valued().peekable();
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
        self.walk.values(&self.run, self.selected)
    }

    /// The line of the listing that has just run, counted from 0, where the reader walks through it.
    #[wasm_bindgen(getter)]
    pub fn code_line(&self) -> Option<usize> {
        self.walk.line(&self.run)
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
        vec![self.pose.turn, self.pose.lift]
    }

    /// Turns and lifts them.
    pub fn set_pose(&mut self, turn: f64, lift: f64) {
        use std::f64::consts::{PI, TAU};
        let turn = turn - TAU * ((turn + PI) / TAU).floor();
        if turn.is_finite() && (0.0..=1.0).contains(&lift) {
            self.pose = Pose { turn, lift };
        }
    }

    /// Runs the next line of the listing; all of a pass that are left where `pass`. The row it works on is then the selected
    /// one. False at the end.
    pub fn next_line(&mut self, pass: bool) -> bool {
        let walks =
            if pass { self.walk.next_pass(&mut self.run) } else { self.walk.next_line(&mut self.run) };
        if let Some(row) = self.walk.row(&self.run) {
            self.selected = row;
        }
        walks
    }

    // Symbols

    /// Marks the symbol of this name in pictures; none where it is empty.
    pub fn set_lit(&mut self, name: &str) {
        self.lit = charts::Lit::new(name);
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
            self.shapes.forget();
        }
        let edition = self.walk.edition(&self.run);
        let Writing { blocks, sum, notes } = self.shapes.write(&self.run, self.selected, edition)?;
        Some([&[blocks, sum][..], &notes].concat().join("\n"))
    }

    /// The numbers in these places, a line each behind a sign: `*` where the cell is the chosen one, or in the term of the
    /// moment, `+` where its row or column is used, else a space. Nothing where they are the last ones.
    #[wasm_bindgen(getter)]
    pub fn shapes_numbers(&mut self) -> Option<String> {
        let mut text = String::new();
        for (mark, number) in self.shapes.numbers(&self.run, self.selected)? {
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
        self.shapes.choose(output);
        self.select(row);
    }

    /// Chooses the cell so many rows down and outputs to the right, as far as there are any.
    pub fn go_cell(&mut self, down: i32, right: i32) {
        self.selected = self.shapes.go(&self.run, self.selected, (down as isize, right as isize));
    }

    /// Chooses the next cell, or the one before. False where there is none.
    pub fn next_cell(&mut self, back: bool) -> bool {
        let row = self.shapes.next_cell(&self.run, self.selected, back);
        row.map(|row| self.selected = row).is_some()
    }

    /// The next term of the chosen cell's sum; of the next cell's, after the last.
    pub fn next_term(&mut self) {
        self.selected = self.shapes.next_line(&self.run, self.selected);
    }

    /// The chosen cell and its number, or how far its sum is, as a sentence.
    #[wasm_bindgen(getter)]
    pub fn chosen_cell(&self) -> String {
        self.shapes.chosen(&self.run, self.selected)
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
            #[cfg(feature = "full")]
            counts: Counts::default(),
            #[cfg(feature = "full")]
            edits: Edits::default(),
            hold: Hold::Nothing,
            limits: Limits::default(),
            seen: OnceCell::new(),
            grips: false,
            #[cfg(feature = "full")]
            walk: Walk::default(),
            #[cfg(feature = "full")]
            rows_stamp: 0,
            #[cfg(feature = "full")]
            pose: Pose::default(),
            #[cfg(feature = "full")]
            opened: Opened::default(),
            #[cfg(feature = "full")]
            shapes: crate::shapes::Shapes::default(),
            #[cfg(feature = "full")]
            lit: charts::Lit::default(),
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

    #[cfg(feature = "full")]
    fn rows(&self) -> Arc<Dataset> {
        self.run.examples().shared()
    }

    /// Another run in the place of this one.
    fn replace(&mut self, run: Run, selected: usize) {
        self.run = run;
        #[cfg(feature = "full")]
        (self.rows_stamp += 1);
        self.seen = OnceCell::new();
        self.limits = Limits::default();
        self.trace = trace_of(&self.run);
        self.selected = selected.min(self.row_count() - 1);
        self.forget();
    }

    #[cfg(feature = "full")]
    fn take_rows(&mut self, rows: Arc<Dataset>) -> Result<(), Array> {
        let mut run = self.run.clone();
        run.set_rows(rows).map_err(|error| thrown(error.into()))?;
        self.replace(run, self.selected);
        self.work();
        Ok(())
    }

    /// Changes a row, which counts as one change with those that follow where `hold`.
    #[cfg(feature = "full")]
    fn edit(&mut self, edit: &Edit, hold: bool) -> bool {
        let before = self.rows();
        let Some(rows) = Edits::apply(&before, edit) else { return false };
        let changed = self.take_rows(Arc::new(rows)).is_ok();
        if changed {
            self.edits.remember(before, hold);
        }
        changed
    }

    #[cfg(feature = "full")]
    fn add_at(&mut self, panel: &str, place: (f64, f64), class: usize) -> bool {
        let rows = self.rows();
        // What the picture has no axis for is that of the selected row.
        let mut inputs = rows.row(self.selected).0.to_vec();
        panel == Panel::Boundary.name() && self.put(panel, place, &mut inputs) && self.add_row(inputs, class)
    }

    /// Puts the model at a place of the landscape.
    #[cfg(feature = "full")]
    fn walk_to(&mut self, panel: &str, place: (f64, f64)) -> bool {
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
    #[cfg(feature = "full")]
    fn slide_to(&mut self, panel: &str, place: (f64, f64)) -> bool {
        let Some(picture) = self.picture(panel) else { return false };
        let (here, beside) = (picture.numbers(place).0, picture.numbers((place.0 + 1.0, place.1)).0);
        let value = by_hand(here, if beside > here { beside - here } else { 1e-3 });
        self.set_along_to(value)
    }

    #[cfg(feature = "full")]
    fn set_along_to(&mut self, value: f64) -> bool {
        let mut values = self.run.parameters().values().to_vec();
        values[self.along()] = value;
        self.set_parameters(values)
    }

    /// Puts the numbers along the boundary's axes at a place into a row's inputs.
    #[cfg(feature = "full")]
    fn put(&self, panel: &str, place: (f64, f64), inputs: &mut [f64]) -> bool {
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

/// How many rows of which class are called what: those trained on, and those held out. Many are counted in pieces, frame by
/// frame, and what was counted before stays until that is done.
#[cfg(feature = "full")]
#[derive(Default)]
struct Counts {
    confusion: Option<[Confusion; 2]>,
    count: Option<Count>,
}

/// A count, and how far it is.
#[cfg(feature = "full")]
struct Count {
    parameters: Parameters,
    threshold: f64,
    rows_stamp: u32,
    done: usize,
    parts: [Confusion; 2],
}

#[cfg(feature = "full")]
impl Counts {
    /// Rows to count in a frame: some two milliseconds.
    const BUDGET: usize = 50_000;

    /// Goes on counting, anew where the run stands elsewhere by now. True when all is counted.
    fn work(&mut self, run: &Run, rows_stamp: u32) -> bool {
        let (examples, threshold) = (run.examples(), run.settings().threshold);
        let (training, all) = (examples.training(), examples.prepared().len());
        let bits = |value: &f64| value.to_bits();
        let holds = |count: &Count| {
            let values = count.parameters.values().iter().map(bits);
            values.eq(run.parameters().values().iter().map(bits)) && count.threshold == threshold
        };
        // Where the run moves on, a count of where it was is finished first: else there would never be one.
        let goes_on = |count: &Count| count.rows_stamp == rows_stamp && (count.done < all || holds(count));
        let begun = self.count.take().filter(goes_on);
        let mut count = begun.unwrap_or_else(|| Count {
            parameters: run.parameters().clone(),
            threshold,
            rows_stamp,
            done: 0,
            parts: [0; 2].map(|_| Confusion::new(examples.prepared().class_names().len())),
        });
        if count.done < all {
            let end = (count.done + Self::BUDGET).min(all);
            let pieces =
                [count.done.min(training)..end.min(training), count.done.max(training)..end.max(training)];
            for (part, rows) in count.parts.iter_mut().zip(pieces) {
                part.add(&count.parameters, examples.prepared(), rows, run.rule(), count.threshold);
            }
            count.done = end;
            if end == all {
                self.confusion = Some(count.parts.clone());
            }
        }
        let is_done = count.done == all && holds(&count);
        self.count = Some(count);
        is_done
    }

    fn of(&self, part: usize, actual: usize, called: usize) -> Option<usize> {
        let confusion = self.confusion.as_ref()?.get(part)?;
        let fits = actual < confusion.classes() && called < confusion.classes();
        fits.then(|| confusion.calls(actual)[called])
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
