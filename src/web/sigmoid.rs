use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed, quarters};
use super::picture::{Hit, Picture, Scene};
use crate::charts::{Lit, Plot, sigmoid};

/// z against out on three canvases: the axes, the curve, and the rows, which move along it.
pub struct SigmoidPicture {
    axes: Layer,
    curve: Layer,
    points: Layer,
    size: (u32, u32),
    unit: f64,
    /// What the axes and the curve on the canvases are of: the window, and the share from which a row counts as class 1.
    drawn: Option<(Plot, f64)>,
    /// What the rows on the canvas look like, of which output, and what is lit.
    look: Option<(u64, usize, Lit)>,
}

impl SigmoidPicture {
    /// Takes its canvases: axes, curve, points.
    pub fn new([axes, curve, points]: [HtmlCanvasElement; 3]) -> Result<Self, JsValue> {
        Ok(Self {
            axes: Layer::new(axes, 1)?,
            curve: Layer::new(curve, Layer::FINE)?,
            points: Layer::new(points, Layer::FINE)?,
            size: (1, 1),
            unit: 1.0,
            drawn: None,
            look: None,
        })
    }
}

impl Picture for SigmoidPicture {
    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        for layer in [&self.axes, &self.curve, &self.points] {
            layer.resize(size)?;
        }
        self.forget(scene);
        Ok(())
    }

    fn forget(&mut self, _: &Scene) {
        (self.drawn, self.look) = (None, None);
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, selected, theme, locale, lit, .. } = scene;
        let output = sigmoid::output(run, selected);
        let before = self.drawn.as_ref().map_or(0.0, |(plot, _)| plot.x.1);
        let reach = sigmoid::reach(run, output, before);
        let plot = sigmoid::plot(self.size, self.unit, run.rule().activation(), reach);
        if !plot.has_room() {
            return Ok(false);
        }
        let fine = plot.finer(Layer::FINE);
        let now = (plot, run.settings().threshold);
        if self.drawn.as_ref() != Some(&now) {
            self.axes.clear_all();
            sigmoid::axes(&mut self.axes.backend, &now.0, theme, run).map_err(failed)?;
            self.curve.clear_all();
            sigmoid::curve(&mut self.curve.backend, &fine, theme, run).map_err(failed)?;
            (self.drawn, self.look) = (Some(now), None);
        }
        let look = Some((sigmoid::look(&fine, run, output, selected, quarters), output, lit.clone()));
        if self.look != look {
            self.points.clear_all();
            sigmoid::points(&mut self.points.backend, &fine, theme, locale, run, selected, lit)
                .map_err(failed)?;
            self.look = look;
        }
        Ok(false)
    }

    fn hit(&self, scene: &Scene, place: (f64, f64)) -> Hit {
        let row = |(plot, _): &(Plot, f64)| sigmoid::row_at(plot, scene.run, scene.selected, place);
        self.drawn.as_ref().and_then(row).map_or(Hit::Nothing, Hit::Row)
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.drawn.as_ref().map_or((0.0, 0.0), |(plot, _)| plot.numbers(place))
    }
}
