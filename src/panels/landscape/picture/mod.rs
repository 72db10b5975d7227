//! The loss as a landscape over a plane, what the plane does not move fixed at its value: its height in colour and contour lines,
//! the path of the run, and an arrow from its current position in the direction of the next steps.

mod contours;
mod path;
mod surface;

pub use contours::Levels;
pub use surface::{Surface, gradient, lowest};
pub(crate) use surface::{row, sampled};

use self::contours::{Contours, draw_heights, fill};
use self::path::{Here, draw_path, draw_start, reached};
use super::{Limits, Plane};
use crate::model::{Parameters, Rule, Window};
use crate::number;
use crate::panels::picture::{Change, FINGER, Hit, Hold, Picture, Scene};
use crate::plot::{Drawn, Extent, Kind, Layer, Plot};
use crate::text::Message;
use crate::train::Run;

/// The landscape of a loss on five layers: the heights in colour, whose few pixels are stretched smoothly, the contour lines, the
/// path, the position of the run, and the axes.
///
/// The surface is computed in pieces, frame by frame, and the previous one stays until it is complete.
pub struct LandscapePicture {
    /// Whether it shows the loss that the run does not minimise.
    is_other: bool,
    extent: Option<Extent>,
    /// The surface shown, and the one being computed.
    shown: Surface,
    next: Surface,
    is_begun: bool,
    levels: Levels,
    contours: Contours,
    pixels: Vec<u8>,
    /// The last chart, and whether everything on the layers is drawn on it and still valid.
    plot: Option<Plot>,
    is_drawn: bool,
    /// Whether there is anything on the layers.
    is_empty: bool,
    plane: Plane,
    /// Whether the path is projected onto it, and whether the parameters along an axis are equal.
    told: (bool, bool),
    /// How many points of the history the path goes through, the number of all points, and their spacing.
    walked: Option<(usize, usize, u32)>,
    /// The position of the run on its layer, in quarters of a pixel.
    here: Option<Here>,
    /// All parameters in the previous frame.
    before: Vec<f64>,
    /// The address of the rows in memory.
    examples: usize,
}

impl LandscapePicture {
    /// The field's width and height in pixels.
    const CELLS: usize = 48;
    /// The number of rows whose loss is computed in a frame: about half a millisecond.
    const BUDGET: usize = 30_000;
    /// The number of rows while there is nothing to see yet.
    const FIRST_BUDGET: usize = 200_000;

    /// The landscape of the loss that a run minimises, or of the other one if `is_other`.
    pub fn new(is_other: bool) -> Self {
        Self {
            is_other,
            extent: None,
            shown: Surface::new(Self::CELLS + 1),
            next: Surface::new(Self::CELLS + 1),
            is_begun: false,
            levels: Levels::default(),
            contours: Contours::default(),
            pixels: vec![0; 4 * Self::CELLS * Self::CELLS],
            plot: None,
            is_drawn: false,
            is_empty: true,
            plane: [0, 1].into(),
            told: (false, true),
            walked: None,
            here: None,
            before: Vec::new(),
            examples: 0,
        }
    }

    fn rule(&self, run: &Run) -> Option<Rule> {
        if self.is_other { run.rule().with_other_loss() } else { Some(run.rule()) }
    }

    /// Continues computing the surface if a new one is needed. Returns whether a new one is shown.
    fn work(&mut self, run: &Run, rule: Rule, window: Window) -> bool {
        let plane = self.plane;
        let is_moving = self.before != run.parameters().values();
        self.before.clear();
        self.before.extend_from_slice(run.parameters().values());
        if self.is_begun && !self.next.is_of(run, rule, plane, window) {
            self.is_begun = false;
        }
        if !self.is_begun {
            // A movement of the contour lines by less than about two pixels can wait until nothing moves.
            let noticeable = if is_moving { 0.005 * (window.x.1 - window.x.0) } else { 0.0 };
            let is_wanted = !self.shown.is_done()
                || !self.shown.is_of(run, rule, plane, window)
                || self.shown.drift(run) > noticeable;
            if !is_wanted {
                return false;
            }
            self.next.begin(run, rule, plane, window);
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

    fn draw_surface(
        &mut self,
        scene: &Scene<'_>,
        plot: &Plot,
        field: &mut Layer<'_>,
        lines: &Layer<'_>,
        heights: Option<(f64, f64)>,
    ) -> Drawn {
        let (shown, levels, theme) = (&self.shown, &mut self.levels, scene.theme);
        levels.find(shown, heights);
        if field.takes_pixels() {
            fill(&mut self.pixels, shown, levels, theme);
            field.put_field(&self.pixels, Self::CELLS as u32)?;
        } else {
            draw_heights(field, plot, theme, shown, levels)?;
        }
        lines.clear();
        self.contours.draw(lines, plot, theme, shown, levels)
    }

    fn draw_path(&mut self, scene: &Scene<'_>, plot: &Plot, layer: &Layer<'_>) -> Drawn {
        let &Scene { run, theme, .. } = scene;
        let history = run.history();
        let (reached, all, spacing) = (reached(run), history.points().len(), history.spacing());
        let now = Some((reached, all, spacing));
        if self.walked == now {
            return Ok(());
        }
        // Continues from its end, or draws all of it.
        let from = match self.walked {
            Some((before, known, same)) if same == spacing && before <= reached && known <= all => before,
            _ => 0,
        };
        let along = self.plane;
        if from == 0 {
            layer.clear();
        }
        layer.clipped(plot.area(), |layer| {
            if from == 0 {
                draw_path(layer, plot, theme, run, along, (reached.saturating_sub(1), all), true)?;
            }
            // Two points back, so that the joint is complete.
            draw_path(layer, plot, theme, run, along, (from.saturating_sub(2), reached), false)?;
            if from == 0 { draw_start(layer, plot, theme, run, along) } else { Ok(()) }
        })?;
        self.walked = now;
        Ok(())
    }
}

impl Picture for LandscapePicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Field, Kind::Moving, Kind::Moving, Kind::Moving, Kind::Still]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.extent = Some(extent);
        self.plot = self.plot.take().map(|plot| Plot::new(extent, plot.x(), plot.y()));
        self.is_empty = true;
        self.forget(scene);
    }

    fn forget(&mut self, scene: &Scene<'_>) {
        // New colours or new weights set by hand leave the surface unchanged. New rows are created while the old ones still exist,
        // so their address in memory is different.
        let examples = std::ptr::from_ref(scene.run.examples()).addr();
        if self.examples != examples {
            self.shown.clear();
            self.is_begun = false;
            self.examples = examples;
        }
        self.is_drawn = false;
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, view, theme, .. } = scene;
        let (Some(extent), [field, lines, path, place, axes]) = (self.extent, layers) else {
            return Ok(false);
        };
        let Some(rule) = self.rule(run) else {
            if !std::mem::replace(&mut self.is_empty, true) {
                [field, lines, path, place, axes].into_iter().for_each(|layer| layer.clear());
            }
            self.is_drawn = false;
            return Ok(false);
        };
        self.plane = Plane::of(run.parameters(), view);
        let latest = if self.is_begun { &self.next } else { &self.shown };
        let before = latest.is_of_plane(self.plane).then(|| latest.window());
        let window = window(run, self.plane, view.limits, before);
        let is_new = self.work(run, rule, window);
        let is_shown = self.shown.is_done() && self.shown.is_of_plane(self.plane);
        let Window { x, y } = if is_shown { self.shown.window() } else { window };
        // The chart is kept while possible, because laying it out is expensive.
        let same = self.plot.take().filter(|plot| (plot.x(), plot.y()) == (x, y));
        let is_same = same.is_some() && self.is_drawn;
        let plot = same.unwrap_or_else(|| Plot::new(extent, x, y));
        let parameters = run.parameters();
        let told = (self.plane.projects(run), self.plane.is_level(parameters.values()));
        if !is_same || told != self.told {
            let names = [0, 1].map(|axis| self.plane.name(axis, parameters.values(), &|index| name(parameters, index)));
            axes.clear();
            plot.draw_named_axes(axes, theme, names.each_ref().map(String::as_str))?;
            if told.0 {
                plot.draw_note(axes, theme, &scene.locale.say(Message::ProjectedPath))?;
            }
            self.told = told;
        }
        if !is_same {
            (self.walked, self.here) = (None, None);
        }
        if is_shown && (is_new || !is_same) {
            // The heights hold over the window for which they are given.
            let heights = view.limits.filter(|limits| limits.window == Window { x, y }).and_then(|limits| limits.heights);
            self.draw_surface(scene, &plot, field, lines, heights)?;
        }
        self.draw_path(scene, &plot, path)?;
        let here = Here::of(&plot, run, rule, self.plane);
        let seen = Some(here.in_quarters(extent));
        if self.here != seen {
            place.clear();
            place.clipped(plot.area(), |layer| here.draw(layer, &plot, theme))?;
            self.here = seen;
        }
        (self.plot, self.is_drawn, self.is_empty) = (Some(plot), true, false);
        // Updates that were postponed while something moved are made when nothing moves any more.
        Ok(self.is_begun || self.shown.drift(run) > 0.0)
    }

    fn hold(&self, scene: &Scene<'_>, hit: Hit, _: (f64, f64)) -> Option<Hold> {
        (scene.grips && hit == Hit::Nothing).then_some(Hold::Parameters)
    }

    fn is_on_mark(&self, scene: &Scene<'_>, _: Hit, (x, y): (f64, f64)) -> bool {
        self.plot.as_ref().is_some_and(|plot| {
            let [across, up] = self.plane.coordinates(scene.run.parameters().values());
            let here = plot.place(across, up);
            (here.0 - x).hypot(here.1 - y) <= plot.css(FINGER)
        })
    }

    /// Moves the model to a position in the landscape.
    fn drag(&self, scene: &Scene<'_>, _: &Hold, place: (f64, f64)) -> Option<Change> {
        let (across, up) = self.plot.as_ref()?.numbers(place);
        let mut values = scene.run.parameters().values().to_vec();
        self.plane.shift(&mut values, [across, up]);
        Some(Change::Parameters(values))
    }
}

/// The name of a parameter: w₂, or w₁,₂ for the first of several outputs and the second input; b, or b₁.
pub fn name(parameters: &Parameters, index: usize) -> String {
    let (inputs, weights) = (parameters.inputs(), parameters.weights().len());
    let several = parameters.outputs() > 1;
    let input = number::lowered(index % inputs + 1);
    match (index < weights, several) {
        (true, true) => format!("w{},{input}", number::lowered(index / inputs + 1)),
        (true, false) => format!("w{input}"),
        (false, true) => format!("b{}", number::lowered(index - weights + 1)),
        (false, false) => "b".to_owned(),
    }
}

/// The window of a plane that shows a run's path: that of `limits` or else, with a margin, as wide as it is high. The window
/// `before` is kept while it fits.
pub fn window(run: &Run, plane: Plane, limits: Option<Limits>, before: Option<Window>) -> Window {
    /// The narrowest window.
    const LEAST: f64 = 4.0;
    let mut ranges = plane.coordinates(run.parameters().values()).map(|here| (here, here));
    for values in run.history().parameters().chunks_exact(run.parameters().values().len()) {
        for (range, value) in ranges.iter_mut().zip(plane.coordinates(values)) {
            *range = (range.0.min(value), range.1.max(value));
        }
    }
    let shows = |(from, to): (f64, f64), (low, high): (f64, f64), rim: f64| low >= from + rim && high <= to - rim;
    if let Some(Limits { window, .. }) = limits
        && shows(window.x, ranges[0], 0.0)
        && shows(window.y, ranges[1], 0.0)
    {
        return window;
    }
    let [span_x, span_y] = ranges.map(|(low, high)| high - low);
    let span = span_x.max(span_y).min(1e300);
    if let Some(Window { x, y }) = before {
        // A single point may be dragged by the reader, up to the edge: nothing may jump during the drag.
        let rim = (x.1 - x.0) / if run.history().points().len() > 1 { 16.0 } else { 64.0 };
        // A window that is nearly empty is not kept.
        let fits = x.1 - x.0 <= (8.0 * span).max(4.0 * LEAST);
        if shows(x, ranges[0], rim) && shows(y, ranges[1], rim) && fits {
            return Window { x, y };
        }
    }
    // 4, 6, 8, 12, 16, 24 and so on.
    let (mut width, mut half) = (LEAST, true);
    while width < 1.6 * span {
        width *= if half { 1.5 } else { 4.0 / 3.0 };
        half = !half;
    }
    let step = width / 8.0;
    let [x, y] = ranges.map(|(low, high)| {
        let middle = ((low + high) / 2.0 / step).round() * step;
        (middle - width / 2.0, middle + width / 2.0)
    });
    Window { x, y }
}

#[cfg(test)]
mod tests;
