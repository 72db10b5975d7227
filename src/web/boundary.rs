use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::layer::{Layer, context, failed, quarters};
use crate::charts::boundary::{self, Field};
use crate::charts::{Plot, Theme};
use crate::model::Window;
use crate::number;
use crate::train::Run;

/// The decision boundary on three canvases: the field, whose few pixels the browser stretches smoothly, the line, and
/// the axes with the points.
pub struct BoundaryPicture {
    field: CanvasRenderingContext2d,
    pixels: Vec<u8>,
    line: Layer,
    points: Layer,
    size: (u32, u32),
    unit: f64,
    plot: Plot,
    drawn: Option<Drawn>,
}

/// What stands on the canvases, as far as an eye could tell: what would look the same is not drawn again.
struct Drawn {
    field: [i32; 3],
    line: Option<[(i32, i32); 2]>,
    points: (u64, usize),
}

impl BoundaryPicture {
    /// The field's width and height in pixels.
    const CELLS: usize = 64;

    pub fn new(
        field: HtmlCanvasElement,
        line: HtmlCanvasElement,
        points: HtmlCanvasElement,
        run: &Run,
    ) -> Result<Self, JsValue> {
        field.set_width(Self::CELLS as u32);
        field.set_height(Self::CELLS as u32);
        Ok(Self {
            field: context(&field)?,
            pixels: vec![0; 4 * Self::CELLS * Self::CELLS],
            line: Layer::new(line, Layer::FINE)?,
            points: Layer::new(points, 1)?,
            size: (1, 1),
            unit: 1.0,
            plot: boundary::plot((1, 1), 1.0, run.examples().raw()),
            drawn: None,
        })
    }

    pub fn resize(&mut self, size: (u32, u32), unit: f64, run: &Run) -> Result<(), JsValue> {
        // Too small to show anything, for a moment or hidden: what was drawn stays.
        let has_room = boundary::plot(size, unit, run.examples().raw()).has_room();
        if !has_room || (self.size, self.unit) == (size, unit) {
            return Ok(());
        }
        (self.size, self.unit) = (size, unit);
        self.line.resize(size)?;
        self.points.resize(size)?;
        self.forget(run);
        Ok(())
    }

    /// Nothing that stands on the canvases holds any more.
    pub fn forget(&mut self, run: &Run) {
        self.plot = boundary::plot(self.size, self.unit, run.examples().raw());
        self.drawn = None;
    }

    pub fn draw(&mut self, run: &Run, selected: usize, theme: &Theme, field: &Field) -> Result<(), JsValue> {
        if !self.plot.has_room() {
            return Ok(());
        }
        let parameters = run.parameters();
        let window = Window { x: self.plot.x, y: self.plot.y };
        let fine = self.plot.finer(Layer::FINE);
        let now = Drawn {
            field: Field::look(window, parameters),
            line: boundary::ends(&fine, parameters).map(|ends| ends.map(quarters)),
            points: (boundary::verdicts(run), selected),
        };
        let drawn = self.drawn.as_ref();
        if drawn.is_none_or(|drawn| drawn.field != now.field) {
            field.fill(&mut self.pixels, Self::CELLS, window, parameters);
            let cells = Self::CELLS as u32;
            // A view of our own memory, so it must be shown before anything allocates.
            let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&self.pixels), cells, cells)?;
            self.field.put_image_data(&image, 0.0, 0.0)?;
        }
        if drawn.is_none_or(|drawn| drawn.line != now.line) {
            // Its ends lie on the area's edges, half its width beyond them.
            let ([left, top, right, bottom], rim) = (fine.area(), fine.css(2.0));
            self.line.clear([left - rim, top - rim, right + rim, bottom + rim]);
            boundary::line(&mut self.line.backend, &fine, theme, parameters).map_err(failed)?;
        }
        if drawn.is_none_or(|drawn| drawn.points != now.points) {
            let (plot, canvas) = (&self.plot, &mut self.points);
            canvas.clear_all();
            plot.axes(&mut canvas.backend, theme, false, number::tick).map_err(failed)?;
            boundary::points(&mut canvas.backend, plot, theme, run, selected).map_err(failed)?;
        }
        self.drawn = Some(now);
        Ok(())
    }

    /// The row drawn at a place in device pixels.
    pub fn row_at(&self, run: &Run, x: f64, y: f64) -> Option<usize> {
        boundary::row_at(&self.plot, run.examples().raw(), (x, y))
    }
}
