use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed};
use crate::charts::{Plot, Theme, loss};
use crate::train::Run;

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
    /// Where the mark stands: the epoch, and the loss by its bits, so that even one that is no number equals itself.
    marked: Option<(u32, u64)>,
}

impl LossPicture {
    pub fn new(
        axes: HtmlCanvasElement,
        curve: HtmlCanvasElement,
        mark: HtmlCanvasElement,
    ) -> Result<Self, JsValue> {
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

    pub fn resize(&mut self, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        for layer in [&self.axes, &self.curve, &self.mark] {
            layer.resize(size)?;
        }
        self.forget();
        Ok(())
    }

    /// Nothing that stands on the canvases holds any more.
    pub fn forget(&mut self) {
        self.plot = None;
    }

    pub fn draw(&mut self, run: &Run, theme: &Theme) -> Result<(), JsValue> {
        let history = run.history();
        let plot = loss::plot(self.size, self.unit, run.settings().epochs, history.highest());
        if !plot.has_room() {
            return Ok(());
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
        if points.len() > self.drawn.0 {
            let (first, clean) = loss::resume(&fine, points, self.drawn.0);
            let strip = [clean, 0.0, right + fine.css(8.0), bottom + fine.css(8.0)];
            self.curve.clear(strip);
            self.curve.within(strip, |canvas| loss::curve(canvas, &fine, theme, &points[first..]))?;
            self.drawn.0 = points.len();
        }
        let mark = (run.epoch(), run.measure().mean_loss.to_bits());
        if self.marked != Some(mark) {
            if let Some((epoch, _)) = self.marked {
                let (x, _) = fine.place(f64::from(epoch), 0.0);
                self.mark.clear([x - fine.css(10.0), 0.0, x + fine.css(10.0), bottom + fine.css(10.0)]);
            }
            loss::mark(&mut self.mark.backend, &fine, theme, run.epoch(), run.measure().mean_loss)
                .map_err(failed)?;
            self.marked = Some(mark);
        }
        Ok(())
    }

    /// The epoch at a place in device pixels.
    pub fn epoch_at(&self, x: f64) -> Option<u32> {
        let plot = self.plot.as_ref()?;
        let (epoch, _) = plot.numbers((x, 0.0));
        Some(epoch.max(plot.x.0).min(plot.x.1).round() as u32)
    }
}
