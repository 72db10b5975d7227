use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed, quarters};
use super::picture::{Hit, Picture, Scene};
use crate::charts::{Plot, loss};

/// The loss curve on three canvases: the axes, the curve, which only ever grows, and the mark that moves over it.
pub struct LossPicture {
    axes: Layer,
    curve: Layer,
    mark: Layer,
    size: (u32, u32),
    unit: f64,
    /// The scale of what stands on the canvases.
    plot: Option<Plot>,
    /// Points of the history on the canvas, and their spacing.
    drawn: (usize, u32),
    /// Where the mark stands, in quarters of a pixel.
    marked: Option<(i32, i32)>,
}

impl LossPicture {
    /// Takes its canvases: axes, curve, mark.
    pub fn new([axes, curve, mark]: [HtmlCanvasElement; 3]) -> Result<Self, JsValue> {
        Ok(Self {
            axes: Layer::new(axes, 1)?,
            curve: Layer::new(curve, Layer::FINE)?,
            mark: Layer::new(mark, Layer::FINE)?,
            size: (1, 1),
            unit: 1.0,
            plot: None,
            drawn: (0, 1),
            marked: None,
        })
    }
}

impl Picture for LossPicture {
    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        let has_room = loss::plot(size, unit, 1, 1.0).has_room();
        if !has_room || (self.size, self.unit) == (size, unit) {
            return Ok(());
        }
        (self.size, self.unit) = (size, unit);
        for layer in [&self.axes, &self.curve, &self.mark] {
            layer.resize(size)?;
        }
        self.forget(scene);
        Ok(())
    }

    fn forget(&mut self, _: &Scene) {
        self.plot = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, theme, .. } = scene;
        let history = run.history();
        let plot = loss::plot(self.size, self.unit, run.settings().epochs, history.highest());
        if !plot.has_room() {
            return Ok(false);
        }
        let fine = plot.finer(Layer::FINE);
        let [_, _, right, bottom] = fine.area();
        if self.plot.as_ref() != Some(&plot) {
            self.axes.clear_all();
            plot.axes(&mut self.axes.backend, theme, true, loss::epoch_label).map_err(failed)?;
            self.mark.clear_all();
            (self.plot, self.drawn, self.marked) = (Some(plot), (0, history.spacing()), None);
        }
        if self.drawn.1 != history.spacing() {
            self.drawn = (0, history.spacing());
        }
        let points = history.points();
        let x_of = |index: usize| points.get(index).map(|point| fine.place(f64::from(point.epoch), 0.0).0);
        let grown = match (self.drawn.0.checked_sub(1).and_then(x_of), x_of(points.len() - 1)) {
            (Some(drawn), Some(last)) => last - drawn >= f64::from(Layer::FINE),
            _ => true,
        };
        if grown {
            let (first, clean) = loss::resume(&fine, points, self.drawn.0);
            let strip = [clean, 0.0, right + fine.css(8.0), bottom + fine.css(8.0)];
            self.curve.clear(strip);
            self.curve.within(strip, |canvas| loss::curve(canvas, &fine, theme, &points[first..]))?;
            self.drawn.0 = points.len();
        }
        let place = loss::mark_place(&fine, run.epoch(), run.measure().mean_loss);
        if self.marked != Some(quarters(place)) {
            if let Some((before, _)) = self.marked {
                let x = f64::from(before * Layer::FINE as i32 / 4);
                self.mark.clear([x - fine.css(10.0), 0.0, x + fine.css(10.0), bottom + fine.css(10.0)]);
            }
            loss::mark(&mut self.mark.backend, &fine, theme, place).map_err(failed)?;
            self.marked = Some(quarters(place));
        }
        Ok(false)
    }

    fn hit(&self, _: &Scene, place: (f64, f64)) -> Hit {
        let Some(plot) = &self.plot else { return Hit::Nothing };
        Hit::Epoch(self.numbers(place).0.max(plot.x.0).min(plot.x.1).round() as u32)
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.plot.as_ref().map_or((0.0, 0.0), |plot| plot.numbers(place))
    }
}
