use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::language::Language;
use super::neuron::now;
use super::screen::Screen;
use crate::panels::clue::{CluePicture, Contents};
use crate::plot::{Colour, Extent, Plot, Theme};
use crate::text::Locale;
use crate::train::clue::{self, Landing, Place, Printed, Runs};
use crate::words::clue as words;

/// The longest time for the work in a frame, in milliseconds.
const FRAME: f64 = 6.0;

/// The number of runs shown.
const SEEDS: u32 = 64;

/// The state of the page's figure on which learning rate printed the article's weights.
///
/// A request is computed in pieces, frame by frame. Until it is complete, the previous result stays visible.
#[wasm_bindgen]
pub struct Clue {
    /// The language of its texts.
    locale: Rc<Locale>,
    printed: Printed,
    theme: Theme,
    etas: Vec<f64>,
    /// For each learning rate tried so far, the run that ends at the printed weights, if there is one.
    landings: Vec<Option<Option<Landing>>>,
    /// The requested learning rate, by its index, and number of epochs.
    wanted: (usize, u32),
    /// The range of learning rates tried so far: the curve of misses is drawn as the reader searches.
    searched: (usize, usize),
    /// Whether one of those tried misses by less than the rounding error.
    found: bool,
    running: Runs,
    shown: Option<Runs>,
    /// A learning rate and a number of epochs, and the start found for them.
    reached: Option<((usize, u32), Option<Place>)>,
    /// The learning rate given by the three printed numbers.
    rate: Option<Option<[f64; 2]>>,
    ends: Option<Figure>,
    misses: Option<Figure>,
}

/// A picture and the canvas that shows it.
struct Figure {
    screen: Screen,
    picture: CluePicture,
}

impl Figure {
    fn resize(&mut self, size: (u32, u32), ratio: f64) -> Result<(), JsValue> {
        let extent = Extent::of_canvas(size, ratio);
        if Plot::fits(extent) && self.screen.extent() != extent {
            self.screen.resize(extent)?;
            self.picture.forget();
        }
        Ok(())
    }

    fn draw(&mut self, theme: &Theme, locale: &Locale, contents: &Contents<'_>) -> Result<(), JsValue> {
        self.screen.draw(|layers| self.picture.draw(layers, theme, locale, contents))
    }
}

#[wasm_bindgen]
impl Clue {
    /// The state at the available learning rate nearest to `eta`, and this number of epochs.
    #[wasm_bindgen(constructor)]
    pub fn new(eta: f64, epochs: u32, language: &Language) -> Self {
        let etas = clue::etas();
        let mut nearest = 0;
        for (index, other) in etas.iter().enumerate() {
            if (other - eta).abs() < (etas[nearest] - eta).abs() {
                nearest = index;
            }
        }
        Self {
            locale: language.locale(),
            printed: Printed::ARTICLE,
            theme: Theme::light(),
            landings: vec![None; etas.len()],
            running: Runs::new(SEEDS, etas[nearest], epochs),
            wanted: (nearest, epochs),
            searched: (nearest, nearest),
            found: false,
            etas,
            shown: None,
            reached: None,
            rate: None,
            ends: None,
            misses: None,
        }
    }

    /// The available learning rates, in ascending order.
    #[wasm_bindgen(getter)]
    pub fn etas(&self) -> Vec<f64> {
        self.etas.clone()
    }

    /// The index of the requested learning rate.
    #[wasm_bindgen(getter)]
    pub fn tried(&self) -> usize {
        self.wanted.0
    }

    /// The text of a learning rate.
    pub fn eta_text(&self, index: usize) -> String {
        self.etas.get(index).map_or_else(String::new, |&eta| crate::number::short(eta))
    }

    /// The text of a number of epochs.
    pub fn epochs_text(&self, epochs: u32) -> String {
        self.locale.grouped(epochs.into())
    }

    /// Sets the element for the picture of `ends` or `misses`.
    pub fn mount(&mut self, panel: &str, stack: &Element) -> Result<(), JsValue> {
        let screen = Screen::new(stack, CluePicture::LAYERS)?;
        *self.figure(panel) = Some(Figure { screen, picture: CluePicture::default() });
        Ok(())
    }

    /// Sets a picture's size in device pixels, and the number of device pixels in a CSS pixel.
    pub fn resize(&mut self, panel: &str, width: u32, height: u32, ratio: f64) -> Result<(), JsValue> {
        let Some(figure) = self.figure(panel) else { return Ok(()) };
        figure.resize((width.max(1), height.max(1)), ratio)
    }

    /// Sets the colours as 0xRRGGBB (surface, ink, quiet, error, class 0, class 1, class 2), and the font family of the labels.
    pub fn paint(&mut self, colours: &[u32], font: String) {
        if let Some(theme) =
            Theme::of(&colours.iter().map(|&packed| Colour::hex(packed)).collect::<Vec<_>>(), font)
        {
            self.theme = theme;
            let figures = [&mut self.ends, &mut self.misses].into_iter().flatten();
            figures.for_each(|figure| figure.picture.forget());
        }
    }

    /// Requests a different learning rate, by its index, and a different number of epochs.
    pub fn ask(&mut self, eta: usize, epochs: u32) {
        if eta < self.etas.len() {
            self.wanted = (eta, epochs);
            self.searched = (self.searched.0.min(eta), self.searched.1.max(eta));
        }
    }

    /// One animation frame: works on the request, and draws the changes. Returns true if there is more to do in the next frame.
    pub fn frame(&mut self) -> Result<bool, JsValue> {
        let start = now();
        let mut more = true;
        while more && now() - start < FRAME {
            more = self.work();
        }
        self.draw()?;
        Ok(more)
    }

    /// Whether the request is fully computed and shown.
    #[wasm_bindgen(getter)]
    pub fn is_there(&self) -> bool {
        self.shown.as_ref().is_some_and(|runs| self.is_wanted(runs))
            && self.reached.is_some_and(|(asked, _)| asked == self.wanted)
    }

    /// The distance of the printed bias from the surface of the learning rate, and whether runs reach it in this number of epochs.
    #[wasm_bindgen(getter)]
    pub fn sentence(&self) -> String {
        let miss = match self.landings[self.wanted.0] {
            Some(landing) => {
                words::miss(self.etas[self.wanted.0], landing.as_ref(), &self.printed, &self.locale)
            }
            None => return String::new(),
        };
        let reach = match (&self.shown, &self.reached) {
            (Some(runs), Some((asked, start))) if *asked == self.wanted && self.is_wanted(runs) => {
                words::reach(runs, &self.printed, start.as_ref(), &self.locale)
            }
            _ => return miss,
        };
        [&miss, " ", &reach].concat()
    }

    /// The description of a picture.
    pub fn describe(&self, panel: &str) -> String {
        match (&self.shown, panel) {
            (Some(runs), "ends") => words::ends(runs, &self.printed, &self.locale),
            (_, "misses") => [&words::misses(&self.known(), &self.locale), " ", &self.answer()].concat(),
            _ => String::new(),
        }
    }

    /// The learning rate given by the three printed numbers, as a sentence; empty before the reader has found it.
    #[wasm_bindgen(getter)]
    pub fn answer(&self) -> String {
        let rate = self.rate.filter(|_| self.found).flatten();
        rate.map_or_else(String::new, |rate| words::rate(rate, &self.locale))
    }
}

impl Clue {
    fn is_wanted(&self, runs: &Runs) -> bool {
        (runs.eta(), runs.epochs()) == (self.etas[self.wanted.0], self.wanted.1)
    }

    fn figure(&mut self, panel: &str) -> &mut Option<Figure> {
        if panel == "ends" { &mut self.ends } else { &mut self.misses }
    }

    /// Works on the most urgent piece, which takes some milliseconds at most. Returns false if there is none.
    fn work(&mut self) -> bool {
        let (eta, epochs) = self.wanted;
        if self.landings[eta].is_none() {
            self.land(eta);
            return true;
        }
        // Runs in progress are completed, whatever is requested by then. Otherwise nothing would move while the reader drags.
        let is_shown = |runs: &Runs| {
            let shown = self.shown.as_ref();
            shown.is_some_and(|shown| (shown.eta(), shown.epochs()) == (runs.eta(), runs.epochs()))
        };
        if !is_shown(&self.running) {
            if self.running.work() {
                self.shown = Some(self.running.clone());
            }
            return true;
        }
        if !self.is_wanted(&self.running) {
            self.running = Runs::new(SEEDS, self.etas[eta], epochs);
            return true;
        }
        if self.reached.is_none_or(|(asked, _)| asked != self.wanted) {
            let start = clue::reached_from(&self.printed, self.etas[eta], epochs);
            self.reached = Some((self.wanted, start));
            let landing = self.landings[eta].flatten();
            let hits = |landing: Landing| landing.miss(&self.printed).abs() < landing.rounding(&self.printed);
            self.found |= landing.is_some_and(hits);
            return true;
        }
        // The remaining ones, from the requested one outwards.
        let away = |index: &usize| index.abs_diff(eta);
        let missing = (0..self.etas.len()).filter(|&index| self.landings[index].is_none()).min_by_key(away);
        if let Some(index) = missing {
            self.land(index);
            return true;
        }
        if self.rate.is_none() {
            self.rate = Some(clue::rate(&self.printed, [0.05, 0.2]));
        }
        false
    }

    fn land(&mut self, index: usize) {
        self.landings[index] = Some(clue::surface(&self.printed, self.etas[index]));
    }

    /// The learning rates within the range tried whose misses are known, with these misses.
    fn known(&self) -> Vec<(f64, f64)> {
        let known = self.etas.iter().zip(&self.landings).take(self.searched.1 + 1).skip(self.searched.0);
        known
            .filter_map(|(&eta, landing)| Some((eta, landing.as_ref()?.as_ref()?.miss(&self.printed))))
            .collect()
    }

    fn draw(&mut self) -> Result<(), JsValue> {
        let (theme, locale, printed, known) = (&self.theme, &*self.locale, &self.printed, self.known());
        if let (Some(figure), Some(runs)) = (&mut self.ends, &self.shown) {
            let index = self.etas.iter().position(|&eta| eta == runs.eta());
            let landing = index.and_then(|index| self.landings[index].flatten());
            figure.draw(theme, locale, &Contents::Ends { runs, printed, landing: landing.as_ref() })?;
        }
        let any = self.landings.iter().flatten().flatten().next();
        if let (Some(figure), Some(any)) = (&mut self.misses, any) {
            let here = self.shown.as_ref().map_or(self.etas[self.wanted.0], Runs::eta);
            let rounding = any.rounding(printed);
            figure.draw(theme, locale, &Contents::Misses { known: &known, rounding, here })?;
        }
        Ok(())
    }
}
