use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed};
use super::picture::{Picture, Scene};
use crate::charts::{Plot, slice};
use crate::model::Penalty;

/// The loss along one parameter on three canvases: the axes, the curves, and where the run stands on them.
pub struct SlicePicture {
    axes: Layer,
    curves: Layer,
    marks: Layer,
    size: (u32, u32),
    unit: f64,
    /// Along which parameter, and what the axes on the canvas span.
    drawn: Option<(usize, Plot)>,
    /// What the curves on the canvas are of: all parameters, the selected row, the penalty, and whether that row is right.
    look: Option<(Vec<f64>, usize, Penalty, bool)>,
}

impl SlicePicture {
    /// Takes its canvases: axes, curves, marks.
    pub fn new([axes, curves, marks]: [HtmlCanvasElement; 3]) -> Result<Self, JsValue> {
        Ok(Self {
            axes: Layer::new(axes, 1)?,
            curves: Layer::new(curves, Layer::FINE)?,
            marks: Layer::new(marks, Layer::FINE)?,
            size: (1, 1),
            unit: 1.0,
            drawn: None,
            look: None,
        })
    }
}

impl Picture for SlicePicture {
    fn resize(&mut self, _: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        for layer in [&self.axes, &self.curves, &self.marks] {
            layer.resize(size)?;
        }
        // The window stays where it was: only its picture is larger.
        self.look = None;
        if let Some((_, plot)) = &mut self.drawn {
            *plot = Plot::new(size, unit, plot.x, (0.0, 0.0));
        }
        Ok(())
    }

    fn forget(&mut self, _: &Scene) {
        self.look = None;
        if let Some((_, plot)) = &mut self.drawn {
            // Other colours, perhaps: the axes are drawn again, over the same window.
            plot.y = (0.0, 0.0);
        }
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, view, selected, theme, locale, .. } = scene;
        let now = (run.parameters().values(), selected, run.penalty(), run.is_right(selected));
        if self.look.as_ref().is_some_and(|look| (&look.0[..], look.1, look.2, look.3) == now) {
            return Ok(false);
        }
        let along = slice::along(run.parameters(), view.along);
        let before = self.drawn.as_ref().filter(|(known, _)| *known == along).map(|(_, plot)| plot.x);
        let window = slice::window(run, along, before);
        let seen = slice::Scene::new(run, theme, locale, along, selected);
        let plot = slice::plot(self.size, self.unit, window, seen.slices());
        if !plot.has_room() {
            return Ok(false);
        }
        let drawn = Some((along, plot.clone()));
        if self.drawn != drawn {
            self.axes.clear_all();
            slice::axes(&mut self.axes.backend, &plot, theme, run, along).map_err(failed)?;
            self.drawn = drawn;
        }
        let fine = plot.finer(Layer::FINE);
        self.curves.clear_all();
        seen.curves(&mut self.curves.backend, &fine, theme, locale).map_err(failed)?;
        self.marks.clear_all();
        seen.marks(&mut self.marks.backend, &fine, theme).map_err(failed)?;
        self.look = Some((now.0.to_vec(), now.1, now.2, now.3));
        Ok(false)
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.drawn.as_ref().map_or((0.0, 0.0), |(_, plot)| {
            let (x, y) = plot.numbers(place);
            (x.max(plot.x.0).min(plot.x.1), y)
        })
    }
}
