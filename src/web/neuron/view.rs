//! Panels: their canvases, their content and axes, and drawing them.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::counts::Counts;
use super::{Neuron, scene};
use crate::panels::lifted::Pose;
use crate::panels::{self, Change, Colour, Highlight, Hit, Hold, Panel, Picture, Scene, Shown, Theme};
use crate::plot::Extent;
use crate::web::screen::Screen;
use crate::words;

/// A picture on the canvases of its panel.
pub(super) struct Mounted {
    panel: String,
    pub(super) picture: Box<dyn Picture>,
    screen: Screen,
}

impl Mounted {
    /// Draws and shows the changes. Returns true if there is more to do in the next frame although nothing moves.
    fn draw(&mut self, scene: &Scene<'_>) -> Result<bool, JsValue> {
        self.screen.draw(|layers| self.picture.draw(scene, layers))
    }

    /// What is at a position in device pixels.
    pub(super) fn hit(&self, scene: &Scene<'_>, place: (f64, f64)) -> Hit {
        self.picture.hit(scene, self.units(place))
    }

    /// The name of the symbol at a position in device pixels, if there is one.
    pub(super) fn symbol(&self, scene: &Scene<'_>, place: (f64, f64)) -> Option<String> {
        self.picture.symbol(scene, self.units(place))
    }

    /// What a press at a position in device pixels holds.
    pub(super) fn hold(&self, scene: &Scene<'_>, hit: Hit, place: (f64, f64)) -> Option<Hold> {
        self.picture.hold(scene, hit, self.units(place))
    }

    /// Whether a position in device pixels is on the mark of what it holds.
    pub(super) fn is_on_mark(&self, scene: &Scene<'_>, hit: Hit, place: (f64, f64)) -> bool {
        self.picture.is_on_mark(scene, hit, self.units(place))
    }

    /// The change when what is held has been dragged to a position in device pixels.
    pub(super) fn drag(&self, scene: &Scene<'_>, hold: &Hold, place: (f64, f64)) -> Option<Change> {
        self.picture.drag(scene, hold, self.units(place))
    }

    /// The inputs of a row added at a position in device pixels.
    pub(super) fn inputs_at(&self, scene: &Scene<'_>, place: (f64, f64)) -> Option<Vec<f64>> {
        self.picture.inputs_at(scene, self.units(place))
    }

    fn units(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let pixel = f64::from(self.screen.extent().pixel);
        (x * pixel, y * pixel)
    }
}

#[wasm_bindgen]
impl Neuron {
    /// The panels to show.
    #[wasm_bindgen(getter)]
    pub fn panels(&self) -> Vec<String> {
        self.view.panels.iter().map(|panel| panel.name().to_owned()).collect()
    }

    /// Sets the element for a panel's picture. Does nothing for a panel that is not a picture.
    pub fn mount(&mut self, panel: &str, stack: &Element) -> Result<(), JsValue> {
        if let Some(picture) = panels::picture(panel) {
            let screen = Screen::new(stack, picture.layers())?;
            let panel = panel.to_owned();
            self.pictures.push(Mounted { panel, picture, screen });
        }
        Ok(())
    }

    /// Removes all pictures, and releases their canvases in the page.
    pub fn unmount(&mut self) {
        self.pictures.clear();
    }

    /// Sets a panel's size in device pixels, and the number of device pixels in a CSS pixel. If there is no room to show anything,
    /// for example while it is hidden, the previous drawing stays.
    pub fn resize(&mut self, panel: &str, width: u32, height: u32, ratio: f64) -> Result<(), JsValue> {
        let extent = Extent::of_canvas((width.max(1), height.max(1)), ratio);
        let scene = scene!(self);
        for mounted in self.pictures.iter_mut().filter(|mounted| mounted.panel == panel) {
            if mounted.screen.extent() != extent && mounted.picture.has_room(&scene, extent) {
                mounted.screen.resize(extent)?;
                mounted.picture.resize(&scene, extent);
            }
        }
        Ok(())
    }

    /// Sets the colours as 0xRRGGBB (surface, ink, quiet, error, class 0, class 1, class 2), and the font family of the labels.
    pub fn paint(&mut self, colours: &[u32], font: String) {
        let colours: Vec<Colour> = colours.iter().map(|&packed| Colour::hex(packed)).collect();
        if let Some(theme) = Theme::of(&colours, font) {
            self.theme = theme;
            self.forget();
        }
    }

    /// One animation frame: trains this many epochs, as far as there is time, and draws the changes. Returns true if there is more
    /// to do in the next frame although nothing is playing.
    pub fn frame(&mut self, epochs: u32) -> Result<bool, JsValue> {
        if epochs > 0 && self.run.is_there() {
            self.walk.clear();
            self.run.aim(self.run.away(epochs.into()));
        }
        let mut more = !self.work();
        more |= !self.count();
        let scene = scene!(self);
        for mounted in &mut self.pictures {
            more |= mounted.draw(&scene)?;
        }
        Ok(more)
    }

    /// The description of a panel's picture or table, for readers who cannot see it.
    pub fn describe(&self, panel: &str) -> String {
        // Few rows are counted now. For many rows, the last complete counts are used.
        let counted = (panel == Panel::Confusion.name() && self.row_count() <= Counts::BUDGET)
            .then(|| words::confusion(&self.run));
        let (section, window) = self.seen();
        let shown = Shown {
            run: &self.run,
            view: &self.view,
            pass: self.pass(),
            locale: &self.locale,
            seen: Some((section, window)),
            counts: counted.as_ref().or(self.counts.confusion.as_ref()),
        };
        panels::describe(panel, &shown)
    }

    // The reader's choices for pictures

    /// The raw inputs along the boundary's axes, from 0.
    #[wasm_bindgen(getter, unchecked_return_type = "[across: number, up: number]")]
    pub fn pair(&self) -> Vec<u32> {
        self.view.pair.map(|input| input as u32).to_vec()
    }

    /// Sets the raw inputs along the boundary's axes, from 0.
    pub fn set_pair(&mut self, first: usize, second: usize) {
        self.view.pair = [first, second];
        self.seen = OnceCell::new();
        self.forget();
    }

    /// The parameters along the landscape's axes, by their index among weights and then biases.
    #[wasm_bindgen(getter, unchecked_return_type = "[across: number, up: number]")]
    pub fn axes(&self) -> Vec<u32> {
        self.view.axes.map(|parameter| parameter as u32).to_vec()
    }

    /// Sets the parameters along the landscape's axes, by their index among weights and then biases.
    pub fn set_axes(&mut self, first: usize, second: usize) {
        self.view.axes = [first, second];
        self.forget();
    }

    /// The parameter along which the loss is sliced, by its index among weights and then biases.
    #[wasm_bindgen(getter)]
    pub fn along(&self) -> usize {
        panels::slice::along(self.run.parameters(), self.view.along)
    }

    /// Sets the parameter along which the loss is sliced.
    pub fn set_along(&mut self, parameter: usize) {
        self.view.along = parameter;
        self.forget();
    }

    /// Whether the loss curve's scale is logarithmic: by choice, or because the loss has left a linear one.
    #[wasm_bindgen(getter)]
    pub fn log_loss(&self) -> bool {
        self.view.log_loss || panels::loss::leaves_linear_scale(self.run.history())
    }

    /// Sets whether the loss curve's scale is logarithmic.
    pub fn set_log_loss(&mut self, log: bool) {
        self.view.log_loss = log;
        self.forget();
    }

    /// The turn of lifted rows, in radians from −π to π, and how far they are lifted, from 0 to 1.
    #[wasm_bindgen(getter, unchecked_return_type = "[turn: number, lift: number]")]
    pub fn pose(&self) -> Vec<f64> {
        vec![self.pose.turn, self.pose.lift]
    }

    /// Sets their turn and lift.
    pub fn set_pose(&mut self, turn: f64, lift: f64) {
        use std::f64::consts::{PI, TAU};
        let turn = turn - TAU * ((turn + PI) / TAU).floor();
        if turn.is_finite() && (0.0..=1.0).contains(&lift) {
            self.pose = Pose { turn, lift };
        }
    }

    /// Highlights the symbol with this name in pictures; none if it is empty.
    pub fn set_highlight(&mut self, name: &str) {
        self.highlight = Highlight::new(name);
    }
}

impl Neuron {
    pub(super) fn mounted(&self, panel: &str) -> Option<&Mounted> {
        self.pictures.iter().find(|mounted| mounted.panel == panel)
    }
}
