use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::boundary::BoundaryPicture;
use super::loss::LossPicture;
use super::picture::{Hit, Picture, Scene};
use crate::charts::{Colour, Theme};
use crate::model::Trace;
use crate::share::{self, Panel, View};
use crate::train::{Run, SettingError};
use crate::words::{self, Place};

/// One run and its pictures: what stands behind one `<one-neuron>`.
///
/// Attributes come a line each, name=value. What cannot be used is thrown as a sentence, and nothing
/// has changed then.
#[wasm_bindgen]
pub struct Neuron {
    run: Run,
    view: View,
    trace: Trace,
    selected: usize,
    places: Vec<Place>,
    theme: Theme,
    pictures: Vec<(Panel, Box<dyn Picture>)>,
}

/// What there is to draw, while the pictures are borrowed to draw it.
macro_rules! scene {
    ($neuron:expr) => {
        Scene { run: &$neuron.run, view: &$neuron.view, selected: $neuron.selected, theme: &$neuron.theme }
    };
}

#[wasm_bindgen]
impl Neuron {
    /// At epoch 0 of the run that these attributes make.
    #[wasm_bindgen(constructor)]
    pub fn new(attributes: &str) -> Result<Neuron, String> {
        let (run, view) = read(attributes)?;
        let theme = Theme::light();
        let trace = Trace::new(run.parameters().inputs(), run.parameters().outputs());
        let selected = run.examples().raw().len() - 1;
        Ok(Self { run, view, trace, selected, places: Vec::new(), theme, pictures: Vec::new() })
    }

    /// Starts over from these attributes.
    pub fn load(&mut self, attributes: &str) -> Result<(), String> {
        let (run, view) = read(attributes)?;
        let places = std::mem::take(&mut self.places);
        self.trace = Trace::new(run.parameters().inputs(), run.parameters().outputs());
        self.selected = self.selected.min(run.examples().raw().len() - 1);
        (self.run, self.view, self.places) = (run, view, places);
        self.forget();
        Ok(())
    }

    /// Takes over how these attributes show the run, and leaves the run as it is.
    pub fn show(&mut self, attributes: &str) -> Result<(), String> {
        self.view = read(attributes)?.1;
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
        let picture: (Panel, Box<dyn Picture>) = match (panel, canvases.try_into()) {
            ("boundary", Ok(canvases)) => {
                (Panel::Boundary, Box::new(BoundaryPicture::new(canvases, &scene)?))
            }
            ("loss", Ok(canvases)) => (Panel::Loss, Box::new(LossPicture::new(canvases)?)),
            _ => return Ok(()),
        };
        self.pictures.push(picture);
        Ok(())
    }

    /// A panel's size in device pixels, and how many of them make a CSS pixel.
    pub fn resize(&mut self, panel: &str, width: u32, height: u32, ratio: f64) -> Result<(), JsValue> {
        let size = (width.max(1), height.max(1));
        let scene = scene!(self);
        for (_, picture) in self.pictures.iter_mut().filter(|(known, _)| known.name() == panel) {
            picture.resize(&scene, size, ratio)?;
        }
        Ok(())
    }

    /// Colours as 0xRRGGBB (surface, ink, quiet, error, class 0, class 1, class 2), and the family of the labels.
    pub fn paint(&mut self, colours: &[u32], font: String) {
        let colour = |&packed: &u32| Colour::hex(packed);
        if let [surface, ink, quiet, error, classes @ ..] = colours
            && let [zero, one, two] = classes
        {
            let classes = [zero, one, two].map(colour);
            let [surface, ink, quiet, error] = [surface, ink, quiet, error].map(colour);
            self.theme = Theme { surface, ink, quiet, error, classes, font };
            self.forget();
        }
    }

    /// One animation frame: trains so many epochs and draws what that changed.
    pub fn frame(&mut self, epochs: u32) -> Result<(), JsValue> {
        if epochs > 0 {
            self.run.step(epochs.into());
        }
        let scene = scene!(self);
        for (_, picture) in &mut self.pictures {
            picture.draw(&scene)?;
        }
        Ok(())
    }

    /// So many epochs on, or back where negative.
    pub fn step(&mut self, epochs: f64) {
        self.run.step(epochs as i64);
    }

    /// One row on, which is then the one the next row's numbers are of.
    pub fn step_row(&mut self) {
        self.run.step_row();
        self.selected = self.run.row();
    }

    /// To any epoch.
    pub fn seek(&mut self, epoch: u32) {
        self.run.seek(epoch);
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

    /// Rows of the running epoch already done: 0 between epochs.
    #[wasm_bindgen(getter)]
    pub fn row(&self) -> usize {
        self.run.row()
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

    /// How many rows the data has.
    #[wasm_bindgen(getter)]
    pub fn row_count(&self) -> usize {
        self.run.examples().raw().len()
    }

    /// A row's inputs, and then its targets.
    pub fn row_values(&self, row: usize) -> Vec<f64> {
        let (x, y) = self.run.examples().raw().row(row);
        [x, y].concat()
    }

    /// A row in words, for a list to choose from.
    pub fn row_label(&self, row: usize) -> String {
        words::row(self.run.examples().raw(), row)
    }

    /// The row whose numbers are shown.
    #[wasm_bindgen(getter)]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Shows this row's numbers. A row that is not there changes nothing.
    pub fn select(&mut self, row: usize) {
        if row < self.run.examples().raw().len() {
            self.selected = row;
        }
    }

    /// The row drawn at a place of a panel's picture, in device pixels.
    pub fn row_at(&self, panel: &str, x: f64, y: f64) -> Option<usize> {
        match self.hit(panel, (x, y)) {
            Hit::Row(row) => Some(row),
            _ => None,
        }
    }

    /// The epoch at a place of the loss curve, in device pixels.
    pub fn epoch_at(&self, x: f64) -> Option<u32> {
        match self.hit(Panel::Loss.name(), (x, 0.0)) {
            Hit::Epoch(epoch) => Some(epoch),
            _ => None,
        }
    }

    /// Names of numbers, in the order of [`Neuron::values`], with spaces between them.
    #[wasm_bindgen(getter)]
    pub fn names(&self) -> String {
        words::names(&self.trace).collect::<Vec<_>>().join(" ")
    }

    /// Every named number of the selected row and the current epoch.
    #[wasm_bindgen(getter)]
    pub fn values(&mut self) -> Vec<f64> {
        self.retrace();
        words::names(&self.trace)
            .map(|name| words::named(&self.run, &self.trace, name).unwrap_or(f64::NAN))
            .collect()
    }

    /// The loss curve: epoch, loss, accuracy, epoch, loss, accuracy, and so on.
    #[wasm_bindgen(getter)]
    pub fn history(&self) -> Vec<f64> {
        let points = self.run.history().points().iter();
        points.flat_map(|point| [f64::from(point.epoch), point.loss, point.accuracy]).collect()
    }

    /// Where numbers stand on the page, each as its template writes it, with spaces between them.
    pub fn place(&mut self, places: &str) {
        self.places = places.split(' ').map(Place::new).collect();
    }

    /// The text for each of those places now, with line ends between them.
    pub fn texts(&mut self) -> String {
        self.retrace();
        let mut text = String::new();
        for place in &self.places {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&place.text(&self.run, &self.trace));
        }
        text
    }

    /// One line that says what is happening now.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> String {
        words::status(&self.run)
    }

    /// Where the run stands, for a listener.
    #[wasm_bindgen(getter)]
    pub fn summary(&self) -> String {
        words::summary(&self.run)
    }

    /// What a panel's picture shows.
    pub fn describe(&self, panel: &str) -> String {
        if panel == Panel::Loss.name() { words::loss(&self.run) } else { words::boundary(&self.run) }
    }

    fn retrace(&mut self) {
        let (x, y) = self.run.examples().row(self.selected);
        self.trace.take(self.run.parameters(), x, y, self.run.trainer().step());
    }

    fn forget(&mut self) {
        let scene = scene!(self);
        self.pictures.iter_mut().for_each(|(_, picture)| picture.forget(&scene));
    }

    fn hit(&self, panel: &str, place: (f64, f64)) -> Hit {
        let found = self.pictures.iter().find(|(known, _)| known.name() == panel);
        found.map_or(Hit::Nothing, |(_, picture)| picture.hit(&scene!(self), place))
    }
}

/// Attributes a line each, name=value.
fn read(attributes: &str) -> Result<(Run, View), String> {
    let sentence = |error: SettingError| error.to_string();
    let pairs = attributes.lines().filter_map(|line| line.split_once('='));
    let (settings, view) = share::parse(pairs, None).map_err(|refusal| refusal.message())?;
    Ok((Run::new(settings).map_err(sentence)?, view))
}
