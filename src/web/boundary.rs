use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::canvas::Canvas;
use super::layer::{Layer, context, failed};
use super::picture::{Hit, Picture, Scene};
use crate::charts::Plot;
use crate::charts::boundary::{self, Field, Line, Points};
use crate::model::Section;

/// The decision boundary on three canvases: the field, whose few pixels the browser stretches smoothly, the line, and
/// the axes with the points.
pub struct BoundaryPicture {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    line: Layer,
    points: Layer,
    size: (u32, u32),
    unit: f64,
    parts: Parts,
    /// What stands on the canvases.
    drawn: Option<Drawn>,
}

/// What is drawn, as it follows the run.
struct Parts {
    section: Section,
    plot: Plot,
    field: Field,
    /// The field's pixels.
    pixels: Vec<u8>,
    line: Line,
    points: Points,
    /// The pixels of many points, between the axes.
    crowd: Vec<u8>,
    discrete: bool,
    pair: [usize; 2],
}

/// What a picture depends on that its parts do not follow themselves.
struct Drawn {
    parameters: Vec<f64>,
    threshold: f64,
    selected: usize,
    grips: bool,
}

impl BoundaryPicture {
    /// Takes its canvases: field, line, axes and points.
    pub fn new([field, line, points]: [HtmlCanvasElement; 3], scene: &Scene) -> Result<Self, JsValue> {
        Ok(Self {
            context: context(&field)?,
            element: field,
            line: Layer::new(line, Layer::FINE)?,
            points: Layer::new(points, 1)?,
            size: (1, 1),
            unit: 1.0,
            parts: Parts::new(scene, (1, 1), 1.0, None),
            drawn: None,
        })
    }

    fn draw_field(&mut self) -> Result<(), JsValue> {
        let Parts { field, pixels, .. } = &mut self.parts;
        let side = field.side() as u32;
        if self.element.width() != side {
            self.element.set_width(side);
            self.element.set_height(side);
        }
        field.fill(pixels);
        put(&self.context, pixels, side, (0, 0))
    }

    /// The line on a layer of its own, under few points.
    fn draw_line(&mut self, scene: &Scene) -> Result<(), JsValue> {
        let Parts { plot, line, points, .. } = &self.parts;
        // Its ends lie on the area's edges: half its width, or half a grip, beyond them.
        let fine = plot.finer(Layer::FINE);
        let ([left, top, right, bottom], rim) = (fine.area(), fine.css(10.0));
        self.line.clear([left - rim, top - rim, right + rim, bottom + rim]);
        line.draw(&mut self.line.backend, scene.theme, scene.run, points, scene.grips).map_err(failed)
    }

    /// Many points on the line's layer, for a line under them would not be seen.
    fn paint_points(&mut self, scene: &Scene) -> Result<(), JsValue> {
        let Parts { plot, points, crowd, .. } = &mut self.parts;
        let [left, top, right, bottom] = boundary::inside(plot);
        let (width, height) = ((right - left).max(1) as usize, (bottom - top).max(1) as usize);
        crowd.resize(4 * width * height, 0);
        points.paint(scene.theme, crowd, width, (left, top));
        put(&self.line.context, crowd, width as u32, (left, top))
    }

    /// The axes where `all`, and what stands between them: few points, or the line over many.
    fn draw_above(&mut self, scene: &Scene, all: bool) -> Result<(), JsValue> {
        let &Scene { run, selected, theme, grips, .. } = scene;
        let Parts { plot, section, points, line, .. } = &self.parts;
        let layer = &mut self.points;
        let inside = boundary::inside(plot).map(f64::from);
        if all {
            layer.clear_all();
            boundary::axes(&mut layer.backend, plot, theme, section).map_err(failed)?;
        } else {
            layer.clear(inside);
        }
        let draw = |canvas: &mut Canvas| {
            if points.are_many() {
                line.draw(canvas, theme, run, points, grips)?;
                points.ring(canvas, theme, run, section, selected)
            } else {
                points.draw(canvas, theme, run, section, selected)
            }
        };
        // Only grips reach over the axes, which are then drawn again with them.
        layer.finely(Layer::FINE, (!(all && grips)).then_some(inside), draw)
    }
}

impl Parts {
    /// In a picture of this size; with the axes of another, where they are to stay.
    fn new(scene: &Scene, size: (u32, u32), unit: f64, axes: Option<&Plot>) -> Self {
        /// A quarter of a pixel: what moves by less looks the same.
        const GRAIN: f64 = Layer::FINE as f64 / 4.0;
        let Scene { run, view, theme, .. } = scene;
        let section = Section::new(run.examples(), view.pair);
        let mut plot = boundary::plot(size, unit, &section, run.examples().raw());
        if let Some(axes) = axes {
            (plot.x, plot.y) = (axes.x, axes.y);
        }
        let field = Field::new(theme, run, &section, &plot, view.discrete);
        Self {
            pixels: vec![0; 4 * field.side() * field.side()],
            field,
            line: Line::new(run, &section, plot.finer(Layer::FINE), GRAIN),
            points: Points::new(run, &section, plot.finer(Layer::FINE), Layer::FINE, Points::MOST),
            crowd: Vec::new(),
            section,
            plot,
            discrete: view.discrete,
            pair: view.pair,
        }
    }
}

impl Picture for BoundaryPicture {
    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        self.line.resize(size)?;
        self.points.resize(size)?;
        self.forget(scene);
        Ok(())
    }

    fn forget(&mut self, scene: &Scene) {
        let axes = (scene.moving && self.parts.pair == scene.view.pair).then_some(&self.parts.plot);
        self.parts = Parts::new(scene, self.size, self.unit, axes);
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, view, selected, grips, .. } = scene;
        if !self.parts.plot.has_room() {
            return Ok(false);
        }
        if (self.parts.discrete, self.parts.pair) != (view.discrete, view.pair) {
            self.forget(scene);
        }
        let (values, threshold) = (run.parameters().values(), run.settings().threshold);
        let is_new = self.drawn.is_none();
        let drawn = self.drawn.get_or_insert_with(|| Drawn {
            parameters: values.to_vec(),
            threshold,
            selected,
            grips,
        });
        // By their bits: what is no number equals nothing, and would be drawn for ever.
        let bits = |value: &f64| value.to_bits();
        let moved = is_new
            || drawn.threshold != threshold
            || drawn.parameters.iter().map(bits).ne(values.iter().map(bits));
        let other_grips = std::mem::replace(&mut drawn.grips, grips) != grips;
        let other_row = std::mem::replace(&mut drawn.selected, selected) != selected;
        if moved {
            drawn.threshold = threshold;
            drawn.parameters.copy_from_slice(values);
        }
        let Parts { field, line, points, .. } = &mut self.parts;
        let line_moved = (moved && line.follow(run)) || is_new;
        let field_changed = moved && field.follow(run, line_moved);
        let points_changed = (moved && points.follow(run)) || is_new;
        let line_changed = line_moved || other_grips;
        let are_many = points.are_many();
        if field_changed {
            self.draw_field()?;
        }
        if are_many && points_changed {
            if is_new {
                self.line.clear_all();
            }
            self.paint_points(scene)?;
        }
        if !are_many && line_changed {
            self.draw_line(scene)?;
        }
        if other_row || if are_many { line_changed } else { points_changed } {
            self.draw_above(scene, is_new || (are_many && (grips || other_grips)))?;
        }
        Ok(false)
    }

    fn hit(&self, scene: &Scene, place: (f64, f64)) -> Hit {
        let Parts { plot, line, points, .. } = &self.parts;
        let fine = f64::from(Layer::FINE);
        let place = (place.0 * fine, place.1 * fine);
        let grip = if scene.grips { line.grip_at(place) } else { None };
        let nearest = points.nearest(place);
        let on_a_mark = nearest.is_some_and(|(_, away)| away <= points.radius() + fine * plot.css(4.0));
        match (grip, nearest) {
            (Some(Some(end)), _) => Hit::End(end),
            (Some(None), _) if !on_a_mark => Hit::Line,
            (_, Some((row, _))) => Hit::Row(row),
            _ => Hit::Nothing,
        }
    }

    fn numbers(&self, place: (f64, f64)) -> (f64, f64) {
        self.parts.plot.numbers(place)
    }
}

/// Puts pixels, RGBA and `width` to a row, onto a canvas.
fn put(
    context: &CanvasRenderingContext2d,
    pixels: &[u8],
    width: u32,
    (left, top): (i32, i32),
) -> Result<(), JsValue> {
    // A view of our own memory, so it must be shown before anything allocates.
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width)?;
    context.put_image_data(&image, left.into(), top.into())
}
