use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::layer::{Layer, context, failed, quarters};
use super::picture::{Hit, Picture, Scene};
use crate::charts::Plot;
use crate::charts::boundary::{self, Field};
use crate::model::Window;
use crate::number;

/// The decision boundary on three canvases: the field, whose few pixels the browser stretches smoothly, the line, and
/// the axes with the points.
pub struct BoundaryPicture {
    field: CanvasRenderingContext2d,
    pixels: Vec<u8>,
    colours: Field,
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

    /// Takes its canvases: field, line, axes and points.
    pub fn new([field, line, points]: [HtmlCanvasElement; 3], scene: &Scene) -> Result<Self, JsValue> {
        field.set_width(Self::CELLS as u32);
        field.set_height(Self::CELLS as u32);
        Ok(Self {
            field: context(&field)?,
            pixels: vec![0; 4 * Self::CELLS * Self::CELLS],
            colours: Field::new(scene.theme),
            line: Layer::new(line, Layer::FINE)?,
            points: Layer::new(points, 1)?,
            size: (1, 1),
            unit: 1.0,
            plot: boundary::plot((1, 1), 1.0, scene.run.examples().raw()),
            drawn: None,
        })
    }
}

impl Picture for BoundaryPicture {
    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        let has_room = boundary::plot(size, unit, scene.run.examples().raw()).has_room();
        if !has_room || (self.size, self.unit) == (size, unit) {
            return Ok(());
        }
        (self.size, self.unit) = (size, unit);
        self.line.resize(size)?;
        self.points.resize(size)?;
        self.forget(scene);
        Ok(())
    }

    fn forget(&mut self, scene: &Scene) {
        self.colours = Field::new(scene.theme);
        self.plot = boundary::plot(self.size, self.unit, scene.run.examples().raw());
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        if !self.plot.has_room() {
            return Ok(false);
        }
        let &Scene { run, selected, theme, .. } = scene;
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
            self.colours.fill(&mut self.pixels, Self::CELLS, window, parameters);
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
        Ok(false)
    }

    fn hit(&self, scene: &Scene, place: (f64, f64)) -> Hit {
        boundary::row_at(&self.plot, scene.run.examples().raw(), place).map_or(Hit::Nothing, Hit::Row)
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.plot.numbers(place)
    }
}
