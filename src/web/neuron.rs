//! The handle for JavaScript: one run and its pictures. Its methods are in one file for each kind of task.

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{JsString, Map};
use wasm_bindgen::prelude::*;

use crate::data::Edits;
use crate::model::{Section, Trace, Window};
use crate::panels::lifted::Pose;
use crate::panels::{Highlight, Hold, Theme};
use crate::shapes::Shapes;
use crate::share::{self, Dropped, Refusal, View, first_selected};
use crate::text::Locale;
use crate::train::{Limits, Pass, Run, Settings};
use crate::walk::Walk;
use crate::web::language::Language;
use counts::Counts;
use numbers::Place;
use refused::Refused;
use rows::State;
use view::Mounted;

mod code;
mod counts;
mod export;
mod numbers;
mod playback;
mod pointer;
mod refused;
mod rows;
mod shapes;
mod view;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    pub(super) fn now() -> f64;
}

/// Attributes: names with their values.
type Attributes = Map<JsString, JsString>;

/// One run and its pictures: the state of one `<one-neuron>`.
///
/// Invalid attributes, tables and rows throw `Refused`, and then nothing has changed.
#[wasm_bindgen]
pub struct Neuron {
    /// The language of its texts.
    locale: Rc<Locale>,
    run: Run,
    view: View,
    /// The raw row whose pass is shown: see [`Walk::pass`].
    selected: usize,
    /// The numbers of that pass.
    trace: Trace,
    places: Vec<Place>,
    theme: Theme,
    pictures: Vec<Mounted>,
    hold: Option<Hold>,
    /// The limits of these rows, for the sentences about the best possible result.
    limits: Limits,
    /// The part of the input space that the boundary's picture shows.
    seen: OnceCell<(Section, Window)>,
    /// Whether weights can be moved by hand.
    grips: bool,
    counts: Counts,
    edits: Edits<State>,
    /// The number of the table, among those that the reader has opened and chosen from; 0 if the rows are the author's.
    table: usize,
    /// Counts the changes of the rows.
    rows_stamp: u32,
    walk: Walk,
    shapes: Shapes,
    /// The direction from which lifted rows are seen.
    pose: Pose,
    /// The symbol that the reader points at.
    highlight: Highlight,
    /// The epoch in a link, and the parts of the link that are invalid.
    opened: (u32, Vec<Dropped>),
}

/// The input of a drawing: borrows only these fields, so that the pictures can be borrowed at the same time to draw it.
macro_rules! scene {
    ($neuron:expr) => {
        $crate::panels::Scene {
            run: &$neuron.run,
            view: &$neuron.view,
            selected: $neuron.selected,
            parameters: $neuron.walk.pass(&$neuron.run, $neuron.selected).parameters,
            theme: &$neuron.theme,
            locale: &$neuron.locale,
            highlight: &$neuron.highlight,
            grips: $neuron.grips,
            moving: matches!($neuron.hold, Some($crate::panels::Hold::Row(_))),
            pose: $neuron.pose,
        }
    };
}

use scene;

#[wasm_bindgen]
impl Neuron {
    /// The run of these attributes, at epoch 0; `table` is the content of `src`, or the table that the reader has opened.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
        table: Option<Vec<u8>>,
        language: &Language,
    ) -> Result<Neuron, Refused> {
        let (run, view) = read(attributes, table)?;
        Ok(Self::of(run, view, language))
    }

    /// The run of a link, as far as it can be read; `table` is the content of its `src`.
    pub fn open(query: &str, table: Option<Vec<u8>>, language: &Language) -> Neuron {
        let share::Opened { run, view, epoch, dropped } = share::open(query, table.as_deref());
        Self { opened: (epoch, dropped), ..Self::of(run, view, language) }
    }

    /// Changes the language of all texts.
    pub fn speak(&mut self, language: &Language) {
        self.locale = language.locale();
        self.shapes.forget();
        self.forget();
    }

    /// The epoch in the link.
    #[wasm_bindgen(getter)]
    pub fn opened_epoch(&self) -> u32 {
        self.opened.0
    }

    /// The parts of the link that are invalid, in sentences.
    #[wasm_bindgen(getter)]
    pub fn dropped(&self) -> Vec<String> {
        self.opened.1.iter().map(|dropped| dropped.message(&self.locale)).collect()
    }

    /// Starts over from these attributes.
    pub fn load(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
        table: Option<Vec<u8>>,
    ) -> Result<(), Refused> {
        let (run, view) = read(attributes, table)?;
        (self.edits, self.table) = (Edits::default(), 0);
        self.view = view;
        let same = run.examples().raw().len() == self.run.examples().raw().len();
        let selected = if same { self.selected } else { first_selected(&run) };
        self.replace(run, selected);
        Ok(())
    }

    /// Starts over from a table that the reader has opened, or has chosen other columns of. Undo goes back over it. `number` tells it
    /// from others.
    pub fn open_table(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
        table: Option<Vec<u8>>,
        number: usize,
    ) -> Result<(), Refused> {
        let (run, view) = read(attributes, table)?;
        self.edits.remember(self.state(), false);
        (self.view, self.table) = (view, number);
        let selected = first_selected(&run);
        self.replace(run, selected);
        Ok(())
    }

    /// The number of the table from which the rows come; 0 if they are the author's.
    #[wasm_bindgen(getter)]
    pub fn table(&self) -> usize {
        self.table
    }

    /// Adopts the display settings in these attributes, but leaves the run and the reader's choices unchanged.
    pub fn show(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
    ) -> Result<(), Refused> {
        let (settings, view) = settings_of(attributes, None)?;
        view.check_panels(&self.run).map_err(Refusal::from)?;
        self.view = View {
            pair: self.view.pair,
            axes: self.view.axes,
            tied: self.view.tied,
            along: self.view.along,
            log_loss: self.view.log_loss,
            ..view
        };
        self.run.set_threshold(settings.threshold);
        self.forget();
        Ok(())
    }

    /// Adopts the penalty in these attributes, from here on.
    pub fn set_penalty(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
    ) -> Result<(), Refused> {
        let (settings, _) = settings_of(attributes, None)?;
        self.walk.clear();
        self.run.set_penalty(settings.penalty);
        self.forget();
        Ok(())
    }
}

impl Neuron {
    fn of(run: Run, view: View, language: &Language) -> Self {
        Self {
            locale: language.locale(),
            selected: first_selected(&run),
            trace: trace_of(&run),
            run,
            view,
            places: Vec::new(),
            theme: Theme::light(),
            pictures: Vec::new(),
            hold: None,
            limits: Limits::default(),
            seen: OnceCell::new(),
            grips: false,
            counts: Counts::default(),
            edits: Edits::default(),
            table: 0,
            rows_stamp: 0,
            walk: Walk::default(),
            shapes: Shapes::default(),
            pose: Pose::default(),
            highlight: Highlight::default(),
            opened: (0, Vec::new()),
        }
    }

    /// Replaces the run with another one.
    fn replace(&mut self, run: Run, selected: usize) {
        self.walk.clear();
        self.run = run;
        self.rows_stamp += 1;
        self.seen = OnceCell::new();
        self.limits = Limits::default();
        self.trace = trace_of(&self.run);
        self.selected = selected.min(self.row_count() - 1);
        self.forget();
    }

    /// Discards all drawings, so that they are redrawn, along axes that exist in the run.
    fn forget(&mut self) {
        let (inputs, parameters) = (self.run.examples().raw().inputs(), self.run.parameters().values().len());
        if self.view.check(inputs, parameters).is_err() {
            let View { pair, axes, tied, along, .. } = View::default();
            (self.view.pair, self.view.axes, self.view.tied, self.view.along) = (pair, axes, tied, along);
            self.seen = OnceCell::new();
        }
        let scene = scene!(self);
        self.pictures.iter_mut().for_each(|mounted| mounted.picture.forget(&scene));
    }

    /// The pass whose numbers are shown, everywhere.
    fn pass(&self) -> Pass<'_> {
        self.walk.pass(&self.run, self.selected)
    }

    /// Computes the numbers of that pass.
    fn retrace(&mut self) {
        self.walk.pass(&self.run, self.selected).take(&self.run, &mut self.trace);
    }

    /// Shows another row, and the pass that it would make next.
    fn choose(&mut self, row: usize) {
        if row != self.selected {
            self.selected = row;
            self.walk.clear();
        }
    }

    /// Shows the row on which the walk has come.
    fn follow(&mut self) {
        if let Some(row) = self.walk.row(&self.run) {
            self.selected = row;
        }
    }

    fn seen(&self) -> &(Section, Window) {
        self.seen.get_or_init(|| {
            let section = Section::new(self.run.examples(), self.view.pair);
            let window = section.window(self.run.examples().raw());
            (section, window)
        })
    }
}

fn trace_of(run: &Run) -> Trace {
    Trace::new(run.parameters().inputs(), run.parameters().outputs())
}

fn read(attributes: &Attributes, table: Option<Vec<u8>>) -> Result<(Run, View), Refusal> {
    let (settings, view) = settings_of(attributes, table.as_deref())?;
    drop(table);
    let run = Run::new(settings)?;
    view.check(run.examples().raw().inputs(), run.parameters().values().len())?;
    view.check_panels(&run)?;
    Ok((run, view))
}

fn settings_of(attributes: &Attributes, table: Option<&[u8]>) -> Result<(Settings, View), Refusal> {
    let attributes = pairs(attributes);
    share::parse(attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())), table)
}

fn pairs(attributes: &Attributes) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    attributes.for_each(&mut |value, name| pairs.push((name.into(), value.into())));
    pairs
}
