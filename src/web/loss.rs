use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed, quarters};
use super::picture::{Hit, Picture, Scene};
use crate::charts::loss::{self, LossPlot, Names, RowLosses, Scale};

/// The loss curves on three canvases: the axes, the curves, which only ever grow, and the mark that moves over them with the
/// curves' names.
pub struct LossPicture {
    axes: Layer,
    curve: Layer,
    mark: Layer,
    size: (u32, u32),
    unit: f64,
    /// The scale of what stands on the canvases, and the row whose curve is the strongest.
    drawn: Option<(LossPlot, usize)>,
    rows: Option<RowLosses>,
    /// Points of the history on the canvas, and their spacing.
    points: (usize, u32),
    /// Where the mark stands, in quarters of a pixel, and the names.
    marked: Option<((i32, i32), Option<Names>)>,
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
            drawn: None,
            rows: None,
            points: (0, 1),
            marked: None,
        })
    }
}

impl Picture for LossPicture {
    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        for layer in [&self.axes, &self.curve, &self.mark] {
            layer.resize(size)?;
        }
        self.forget(scene);
        Ok(())
    }

    fn forget(&mut self, _: &Scene) {
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, view, selected, theme, locale, .. } = scene;
        let history = run.history();
        if self.drawn.is_none() {
            self.rows = RowLosses::of(run);
        } else if let Some(rows) = &mut self.rows {
            rows.take_in(run);
        }
        let scale = Scale::of(history, self.rows.as_ref(), view.log_loss);
        let plot = LossPlot::new(self.size, self.unit, run.settings().epochs, scale);
        if !plot.plot.has_room() {
            return Ok(false);
        }
        let fine = plot.finer(Layer::FINE);
        let css = |pixels: f64| fine.plot.css(pixels);
        let [_, _, right, bottom] = fine.plot.area();
        let now = (plot, selected);
        match &self.drawn {
            Some(drawn) if *drawn == now => {}
            // Only the curves themselves differ, where there are any of rows.
            Some((plot, _)) if *plot == now.0 => {
                if self.rows.is_some() {
                    self.points.0 = 0;
                    self.marked = None;
                    self.mark.clear_all();
                }
            }
            _ => {
                self.axes.clear_all();
                now.0.axes(&mut self.axes.backend, theme, locale).map_err(failed)?;
                self.mark.clear_all();
                (self.points.0, self.marked) = (0, None);
            }
        }
        self.drawn = Some(now);
        if self.points.1 != history.spacing() {
            self.points = (0, history.spacing());
        }
        let points = history.points();
        let x_of =
            |index: usize| points.get(index).map(|point| fine.plot.place(f64::from(point.epoch), 0.0).0);
        let grown = match (self.points.0.checked_sub(1).and_then(x_of), x_of(points.len() - 1)) {
            (Some(drawn), Some(last)) => last - drawn >= f64::from(Layer::FINE),
            _ => true,
        };
        if grown {
            // At a pixel's edge: within a pixel, what is cleared and what is drawn again would leave a seam.
            let (first, clean) = loss::resume(&fine, points, self.points.0, f64::from(Layer::FINE));
            let strip = [clean, 0.0, right + css(8.0), bottom + css(8.0)];
            self.curve.clear(strip);
            let rows = (self.rows.as_mut(), selected);
            self.curve
                .finely(1, Some(strip), |canvas| loss::curves(canvas, &fine, theme, run, rows, first))?;
            self.points.0 = points.len();
        }
        let place = fine.mark_place(run.epoch(), run.measure().mean_loss);
        let names = Names::of(&fine, run, self.rows.as_mut(), selected);
        let marked = Some((quarters(place), names));
        if self.marked != marked {
            if let Some((before, names)) = self.marked {
                let x = f64::from(before.0 * Layer::FINE as i32 / 4);
                self.mark.clear([x - css(10.0), 0.0, x + css(10.0), bottom + css(10.0)]);
                if let Some(names) = names {
                    self.mark.clear(names.bounds(&fine));
                }
            }
            if let Some(names) = names {
                names.draw(&mut self.mark.backend, &fine, theme, locale, run, selected).map_err(failed)?;
            }
            loss::mark(&mut self.mark.backend, &fine, theme, place).map_err(failed)?;
            self.marked = marked;
        }
        Ok(false)
    }

    fn hit(&self, _: &Scene, place: (f64, f64)) -> Hit {
        self.drawn.as_ref().map_or(Hit::Nothing, |(plot, _)| Hit::Epoch(plot.epoch_at(place)))
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.drawn.as_ref().map_or((0.0, 0.0), |(plot, _)| plot.numbers(place))
    }
}
