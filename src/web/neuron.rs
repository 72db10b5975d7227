//! The handle that JavaScript holds: one run and its pictures. What it does is told in a file for each kind of task.

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{JsString, Map};
use wasm_bindgen::prelude::*;

use crate::data::Edits;
use crate::model::{Section, Step, Trace, Window};
use crate::panels::lifted::Pose;
use crate::panels::{Highlight, Theme};
use crate::shapes::Shapes;
use crate::share::{self, Dropped, Refusal, View, first_selected};
use crate::text::Locale;
use crate::train::{Limits, Run, Settings};
use crate::walk::Walk;
use crate::web::language::Language;
use counts::Counts;
use numbers::Place;
use pointer::Hold;
use refused::Refused;
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

/// One run and its pictures: what stands behind one `<one-neuron>`.
///
/// What attributes, tables and rows cannot say is thrown as `Refused`, and nothing has changed then.
#[wasm_bindgen]
pub struct Neuron {
    /// The language in which it is told.
    locale: Rc<Locale>,
    run: Run,
    view: View,
    /// The raw row whose numbers are shown.
    selected: usize,
    /// The numbers of that row.
    trace: Trace,
    places: Vec<Place>,
    theme: Theme,
    pictures: Vec<Mounted>,
    hold: Hold,
    /// What these rows allow, for the sentences that say how far a run can come.
    limits: Limits,
    /// What the boundary's picture shows of the inputs' space.
    seen: OnceCell<(Section, Window)>,
    /// Whether weights can be moved by hand.
    grips: bool,
    counts: Counts,
    edits: Edits,
    /// Counts how often the rows have been others.
    rows_stamp: u32,
    walk: Walk,
    shapes: Shapes,
    /// From where lifted rows are seen.
    pose: Pose,
    /// The symbol that the reader points at.
    highlight: Highlight,
    /// The epoch that a link wants to go to, and what of the link could not be read.
    opened: (u32, Vec<Dropped>),
}

/// What there is to draw: of these fields alone, so that the pictures can be borrowed at the same time to draw it.
macro_rules! scene {
    ($neuron:expr) => {
        $crate::panels::Scene {
            run: &$neuron.run,
            view: &$neuron.view,
            selected: $neuron.selected,
            theme: &$neuron.theme,
            locale: &$neuron.locale,
            highlight: &$neuron.highlight,
            grips: $neuron.grips,
            moving: matches!($neuron.hold, $crate::web::neuron::pointer::Hold::Row(_)),
            pose: $neuron.pose,
        }
    };
}

use scene;

#[wasm_bindgen]
impl Neuron {
    /// At epoch 0 of the run that these attributes make; `table` is what was found at `src`, or what the reader has opened.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
        table: Option<Vec<u8>>,
        language: &Language,
    ) -> Result<Neuron, Refused> {
        let (run, view) = read(attributes, table)?;
        Ok(Self::of(run, view, language))
    }

    /// The run of a link, or what can be read of it.
    pub fn open(query: &str, language: &Language) -> Neuron {
        let share::Opened { run, view, epoch, dropped } = share::open(query, None);
        Self { opened: (epoch, dropped), ..Self::of(run, view, language) }
    }

    /// Tells the run in another language from here on.
    pub fn speak(&mut self, language: &Language) {
        self.locale = language.locale();
        self.shapes.forget();
        self.forget();
    }

    /// The epoch that the link wants to go to.
    #[wasm_bindgen(getter)]
    pub fn opened_epoch(&self) -> u32 {
        self.opened.0
    }

    /// What of the link could not be read, in sentences.
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
        self.edits = Edits::default();
        self.view = view;
        let same = run.examples().raw().len() == self.run.examples().raw().len();
        let selected = if same { self.selected } else { first_selected(&run) };
        self.replace(run, selected);
        Ok(())
    }

    /// Takes over how these attributes show the run, and leaves the run as it is, and what the reader has chosen.
    pub fn show(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
    ) -> Result<(), Refused> {
        let (settings, view) = settings_of(attributes, None)?;
        view.check_panels(&self.run).map_err(Refusal::from)?;
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

    /// Takes over the penalty that these attributes say, from here on.
    pub fn set_penalty(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Map<string, string>")] attributes: &Attributes,
    ) -> Result<(), Refused> {
        let (settings, _) = settings_of(attributes, None)?;
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
            hold: Hold::Nothing,
            limits: Limits::default(),
            seen: OnceCell::new(),
            grips: false,
            counts: Counts::default(),
            edits: Edits::default(),
            rows_stamp: 0,
            walk: Walk::default(),
            shapes: Shapes::default(),
            pose: Pose::default(),
            highlight: Highlight::default(),
            opened: (0, Vec::new()),
        }
    }

    /// Another run in the place of this one.
    fn replace(&mut self, run: Run, selected: usize) {
        self.run = run;
        self.rows_stamp += 1;
        self.seen = OnceCell::new();
        self.limits = Limits::default();
        self.trace = trace_of(&self.run);
        self.selected = selected.min(self.row_count() - 1);
        self.forget();
    }

    /// Has every picture drawn anew, along axes that the run has.
    fn forget(&mut self) {
        let (inputs, parameters) = (self.run.examples().raw().inputs(), self.run.parameters().values().len());
        if self.view.check(inputs, parameters).is_err() {
            let View { pair, axes, along, .. } = View::default();
            (self.view.pair, self.view.axes, self.view.along) = (pair, axes, along);
            self.seen = OnceCell::new();
        }
        let scene = scene!(self);
        self.pictures.iter_mut().for_each(|mounted| mounted.picture.forget(&scene));
    }

    /// Takes the trace of the selected row at the parameters of the moment.
    fn retrace(&mut self) {
        let (x, y) = self.run.examples().row(self.selected);
        // The penalty of the step to come, which may have been changed since the last.
        let step = Step { penalty: self.run.penalty(), ..self.run.trainer().step() };
        self.trace.take(self.run.parameters(), x, y, step);
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
