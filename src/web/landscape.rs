use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::layer::{Layer, context, failed, quarters};
use super::picture::{Picture, Scene};
use crate::charts::Plot;
use crate::charts::landscape::{self, Contours, Here, Levels, Surface};
use crate::model::{Rule, Window};
use crate::train::Run;

/// The loss over two parameters on five canvases: the field of heights, whose few pixels the browser stretches smoothly, the
/// contour lines, the path walked, the place where the run stands, and the axes.
///
/// The surface is worked out in pieces, frame by frame, and the one before stays until it is done.
pub struct LandscapePicture {
    /// Whether it is of the other loss, and not of the one the run learns by.
    is_other: bool,
    field: CanvasRenderingContext2d,
    pixels: Vec<u8>,
    lines: Layer,
    path: Layer,
    place: Layer,
    axes: Layer,
    size: (u32, u32),
    unit: f64,
    /// The surface shown, and the next one.
    shown: Surface,
    next: Surface,
    is_begun: bool,
    levels: Levels,
    contours: Contours,
    /// Where what stands on the canvases lies.
    plot: Option<Plot>,
    parameters: [usize; 2],
    /// How many points of the history the path goes through, of how many, and their spacing.
    walked: Option<(usize, usize, u32)>,
    here: Option<Here>,
    /// Where the run stood in the frame before.
    before: Vec<f64>,
    /// Where the rows lie in memory.
    examples: usize,
}

impl LandscapePicture {
    /// The field's width and height in pixels.
    const CELLS: usize = 48;
    /// Rows whose loss is worked out in a frame: about half a millisecond.
    const BUDGET: usize = 30_000;
    /// The same while there is nothing to see yet.
    const FIRST_BUDGET: usize = 200_000;

    /// Takes its canvases: field, contour lines, path, place, axes. `is_other` for the landscape of the loss that the run
    /// does not learn by.
    pub fn new(
        [field, lines, path, place, axes]: [HtmlCanvasElement; 5],
        is_other: bool,
    ) -> Result<Self, JsValue> {
        field.set_width(Self::CELLS as u32);
        field.set_height(Self::CELLS as u32);
        Ok(Self {
            is_other,
            field: context(&field)?,
            pixels: vec![0; 4 * Self::CELLS * Self::CELLS],
            lines: Layer::new(lines, Layer::FINE)?,
            path: Layer::new(path, Layer::FINE)?,
            place: Layer::new(place, Layer::FINE)?,
            axes: Layer::new(axes, 1)?,
            size: (1, 1),
            unit: 1.0,
            shown: Surface::new(Self::CELLS + 1),
            next: Surface::new(Self::CELLS + 1),
            is_begun: false,
            levels: Levels::default(),
            contours: Contours::default(),
            plot: None,
            parameters: [0, 1],
            walked: None,
            here: None,
            before: Vec::new(),
            examples: 0,
        })
    }

    fn rule(&self, run: &Run) -> Option<Rule> {
        if self.is_other { run.rule().with_other_loss() } else { Some(run.rule()) }
    }

    /// Goes on with the surface where one is wanted. True where another one has come to be shown.
    fn work(&mut self, run: &Run, rule: Rule, window: Window) -> bool {
        let axes = self.parameters;
        let is_moving = self.before != run.parameters().values();
        self.before.clear();
        self.before.extend_from_slice(run.parameters().values());
        if self.is_begun && !self.next.is_of(run, rule, axes, window) {
            self.is_begun = false;
        }
        if !self.is_begun {
            // What moves its lines by less than two pixels or so can wait until nothing moves.
            let noticeable = if is_moving { 0.005 * (window.x.1 - window.x.0) } else { 0.0 };
            let is_wanted = !self.shown.is_done()
                || !self.shown.is_of(run, rule, axes, window)
                || self.shown.drift(run) > noticeable;
            if !is_wanted {
                return false;
            }
            self.next.begin(run, rule, axes, window);
            self.is_begun = true;
        }
        let budget = if self.shown.is_done() { Self::BUDGET } else { Self::FIRST_BUDGET };
        if self.next.work(budget) {
            std::mem::swap(&mut self.shown, &mut self.next);
            self.is_begun = false;
            return true;
        }
        false
    }

    fn draw_surface(&mut self, scene: &Scene, fine: &Plot) -> Result<(), JsValue> {
        self.levels.find(&self.shown);
        landscape::fill(&mut self.pixels, &self.shown, &self.levels, scene.theme);
        let cells = Self::CELLS as u32;
        // A view of our own memory, so it must be shown before anything allocates.
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&self.pixels), cells, cells)?;
        self.field.put_image_data(&image, 0.0, 0.0)?;
        self.lines.clear_all();
        let (shown, levels) = (&self.shown, &self.levels);
        self.contours.draw(&mut self.lines.backend, fine, scene.theme, shown, levels).map_err(failed)
    }

    fn draw_path(&mut self, scene: &Scene, fine: &Plot) -> Result<(), JsValue> {
        let &Scene { run, theme, .. } = scene;
        let history = run.history();
        let now = (landscape::reached(run), history.points().len(), history.spacing());
        if self.walked == Some(now) {
            return Ok(());
        }
        // On from where it ended, or all of it.
        let from = match self.walked {
            Some((reached, all, spacing)) if spacing == now.2 && reached <= now.0 && all <= now.1 => reached,
            _ => 0,
        };
        let (axes, path) = (self.parameters, &mut self.path);
        if from == 0 {
            path.clear_all();
        }
        path.finely(1, Some(fine.area()), |canvas| {
            if from == 0 {
                landscape::walk(canvas, fine, theme, run, axes, (now.0.saturating_sub(1), now.1), true)?;
            }
            // Two points back, so that the joint is whole.
            landscape::walk(canvas, fine, theme, run, axes, (from.saturating_sub(2), now.0), false)?;
            if from == 0 { landscape::start(canvas, fine, theme, run, axes) } else { Ok(()) }
        })?;
        self.walked = Some(now);
        Ok(())
    }
}

impl Picture for LandscapePicture {
    fn resize(&mut self, _: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        for layer in [&self.lines, &self.path, &self.place, &self.axes] {
            layer.resize(size)?;
        }
        self.plot = None;
        Ok(())
    }

    fn forget(&mut self, scene: &Scene) {
        // Other colours, or other weights put there by hand, leave the surface as it is. Other rows are made while those before
        // are still there, and so lie elsewhere.
        let examples = std::ptr::from_ref(scene.run.examples()).addr();
        if self.examples != examples {
            self.shown.clear();
            self.is_begun = false;
            self.examples = examples;
        }
        self.plot = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, view, theme, .. } = scene;
        let Some(rule) = self.rule(run) else {
            if self.plot.take().is_some() {
                self.field.clear_rect(0.0, 0.0, Self::CELLS as f64, Self::CELLS as f64);
                [&self.lines, &self.path, &self.place, &self.axes].into_iter().for_each(Layer::clear_all);
            }
            return Ok(false);
        };
        self.parameters = landscape::axes(run.parameters(), view.axes);
        let latest = if self.is_begun { &self.next } else { &self.shown };
        let before = latest.is_of_axes(self.parameters).then(|| latest.window());
        let window = landscape::window(run, self.parameters, before);
        let is_new = self.work(run, rule, window);
        let is_shown = self.shown.is_done() && self.shown.is_of_axes(self.parameters);
        let plot = landscape::plot(self.size, self.unit, if is_shown { self.shown.window() } else { window });
        if !plot.has_room() {
            return Ok(false);
        }
        let fine = plot.finer(Layer::FINE);
        let is_moved = self.plot.as_ref() != Some(&plot);
        if is_moved {
            self.axes.clear_all();
            landscape::scales(&mut self.axes.backend, &plot, theme, run, self.parameters).map_err(failed)?;
            (self.plot, self.walked, self.here) = (Some(plot), None, None);
        }
        if is_shown && (is_new || is_moved) {
            self.draw_surface(scene, &fine)?;
        }
        self.draw_path(scene, &fine)?;
        let here = Here::of(&fine, run, rule, self.parameters);
        let seen = Some(here.seen(quarters));
        if self.here != seen {
            self.place.clear_all();
            self.place.finely(1, Some(fine.area()), |canvas| here.draw(canvas, &fine, theme))?;
            self.here = seen;
        }
        // When nothing moves any more, what was left alone while it did is made good.
        Ok(self.is_begun || self.shown.drift(run) > 0.0)
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.plot.as_ref().map_or((0.0, 0.0), |plot| plot.numbers(place))
    }
}
