//! The decision boundary over a section of the space of inputs: a coloured field that shows which class wins and how clearly, the
//! lines between the regions, and the rows as points.
//!
//! Each part follows a run from frame to frame: it keeps what it needs, adopts the changes, and reports whether it looks different.

mod bands;
mod field;
mod grip;
mod line;
mod points;

pub use field::Field;
pub use grip::{Held, nudged};
pub use line::Line;
pub use points::Points;

use plotters_backend::text_anchor::{HPos, VPos};

use crate::panels::picture::{Change, Hit, Hold, Picture, Scene};
use crate::data::Dataset;
use crate::model::{Section, Window};
use crate::number;
use crate::plot::{Axes, Drawn, Extent, Kind, Layer, Pen, Plot, Theme, cut};
use crate::train::Run;

/// The boundary on four layers: the field, whose few pixels are stretched smoothly; many points, which would hide the line; the
/// line; the axes with few points, or only the selected one of many.
#[derive(Default)]
pub struct BoundaryPicture {
    extent: Option<Extent>,
    parts: Option<Parts>,
    /// The state drawn on the layers.
    drawn: Option<Shown>,
}

/// The parts of the picture, which follow the run.
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

/// The state on which a picture depends and that its parts do not follow themselves.
struct Shown {
    parameters: Vec<f64>,
    threshold: f64,
    /// The selected row, and whether it is predicted correctly.
    selected: (usize, bool),
    grips: bool,
}

impl Picture for BoundaryPicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Field, Kind::Still, Kind::Moving, Kind::Still]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.extent = Some(extent);
        self.forget(scene);
    }

    fn forget(&mut self, scene: &Scene<'_>) {
        let Some(extent) = self.extent else { return };
        let kept = self.parts.as_ref().filter(|parts| scene.moving && parts.pair == scene.view.pair);
        let parts = Parts::new(scene, extent, kept.map(|parts| &parts.plot));
        self.parts = Some(parts);
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, view, selected, theme, grips, .. } = scene;
        let is_other = |parts: &Parts| (parts.discrete, parts.pair) != (view.discrete, view.pair);
        if self.parts.as_ref().is_some_and(is_other) {
            self.forget(scene);
        }
        let (Some(parts), [field, crowd, line, above]) = (&mut self.parts, layers) else { return Ok(false) };
        let (values, threshold) = (run.parameters().values(), run.settings().threshold);
        let selected = (selected, parts.points.has(selected) && run.is_right(selected));
        let is_new = self.drawn.is_none();
        let drawn = self.drawn.get_or_insert_with(|| Shown {
            parameters: values.to_vec(),
            threshold,
            selected,
            grips,
        });
        // Compared by bits, because NaN equals nothing and would be drawn forever.
        let bits = |value: &f64| value.to_bits();
        let has_moved = is_new
            || drawn.threshold != threshold
            || drawn.parameters.iter().map(bits).ne(values.iter().map(bits));
        let other_grips = std::mem::replace(&mut drawn.grips, grips) != grips;
        let other_selected = std::mem::replace(&mut drawn.selected, selected) != selected;
        if has_moved {
            drawn.threshold = threshold;
            drawn.parameters.copy_from_slice(values);
        }
        let line_moved = (has_moved && parts.line.follow(run)) || is_new;
        let field_changed = has_moved && parts.field.follow(run, line_moved);
        let points_changed = (has_moved && parts.points.follow(run)) || is_new;
        if field_changed {
            parts.draw_field(field, theme, run)?;
        }
        let are_many = parts.points.are_many() && crowd.takes_pixels();
        if are_many && points_changed {
            parts.paint_points(crowd, theme)?;
        } else if is_new {
            crowd.clear();
        }
        if line_moved || other_grips {
            parts.draw_line(line, scene)?;
        }
        if is_new {
            above.clear();
            draw_axes(above, &parts.plot, scene, &parts.section)?;
        }
        if is_new || other_selected || (points_changed && !are_many) {
            above.redrawn(parts.plot.inside(), |above| {
                if are_many {
                    parts.points.ring(above, scene, &parts.section)
                } else {
                    parts.points.draw(above, scene, &parts.section)
                }
            })?;
        }
        Ok(false)
    }

    fn hit(&self, scene: &Scene<'_>, place: (f64, f64)) -> Hit {
        let Some(Parts { line, points, .. }) = &self.parts else { return Hit::Nothing };
        let grip = if scene.grips { line.grip_at(place) } else { None };
        let nearest = points.nearest(place);
        let on_a_mark = nearest.is_some_and(|(_, away)| away <= points.edge());
        match (grip, nearest) {
            (Some(Some(end)), _) => Hit::End(end),
            (Some(None), _) if !on_a_mark => Hit::Line,
            (_, Some((row, _))) => Hit::Row(row),
            _ => Hit::Nothing,
        }
    }

    fn hold(&self, scene: &Scene<'_>, hit: Hit, _: (f64, f64)) -> Option<Hold> {
        let held = |end| Held::new(scene.run, scene.view.pair, end).map(Hold::Line);
        match hit {
            Hit::Row(row) => Some(Hold::Row(row)),
            Hit::Line => held(None),
            Hit::End(end) => held(Some(end)),
            _ => None,
        }
    }

    /// Of the line, only the grips: it is too long to be kept from scrolling. Of many rows, only the selected one, for the same
    /// reason.
    fn is_on_mark(&self, scene: &Scene<'_>, hit: Hit, place: (f64, f64)) -> bool {
        let Some(Parts { line, points, .. }) = &self.parts else { return false };
        match hit {
            Hit::Line => line.is_on_middle(place),
            Hit::Row(row) if row != scene.selected => {
                points.are_large() && points.nearest(place).is_some_and(|(_, away)| away <= points.edge())
            }
            _ => true,
        }
    }

    fn drag(&self, scene: &Scene<'_>, hold: &Hold, place: (f64, f64)) -> Option<Change> {
        let plot = &self.parts.as_ref()?.plot;
        match hold {
            &Hold::Row(row) => Some(Change::Row(row, moved(plot, scene, row, place))),
            Hold::Line(held) => held.moved(scene.run, plot.numbers(place)).map(Change::Parameters),
            _ => None,
        }
    }

    /// Inputs without an axis in the picture are those of the selected row.
    fn inputs_at(&self, scene: &Scene<'_>, place: (f64, f64)) -> Option<Vec<f64>> {
        Some(moved(&self.parts.as_ref()?.plot, scene, scene.selected, place))
    }
}

/// The inputs of a raw row, with the numbers at a position for those along the axes: as short as the picture shows them apart.
fn moved(plot: &Plot, scene: &Scene<'_>, row: usize, (x, y): (f64, f64)) -> Vec<f64> {
    let pixel = f64::from(plot.extent().pixel);
    let (here, beside) = (plot.numbers((x, y)), plot.numbers((x + pixel, y + pixel)));
    let mut inputs = scene.run.examples().raw().row(row).0.to_vec();
    let [first, second] = scene.view.pair;
    for (input, value, next) in [(first, here.0, beside.0), (second, here.1, beside.1)] {
        if let Some(slot) = inputs.get_mut(input) {
            *slot = number::by_hand(value, (next - value).abs());
        }
    }
    inputs
}

impl Parts {
    /// For a picture of this size; with the axes of `axes`, if they are to stay.
    fn new(scene: &Scene<'_>, extent: Extent, axes: Option<&Plot>) -> Self {
        let Scene { run, view, theme, .. } = scene;
        let section = Section::new(run.examples(), view.pair);
        let plot = match axes {
            Some(axes) => Plot::new(extent, axes.x(), axes.y()),
            None => plot(extent, &section, run.examples().raw()),
        };
        let field = Field::new(theme, run, &section, &plot, view.discrete);
        Self {
            pixels: vec![0; 4 * field.side() * field.side()],
            field,
            line: Line::new(run, &section, plot.clone(), extent.quarter().into()),
            points: Points::new(
                run,
                &section,
                plot.clone(),
                if extent.is_svg() { Points::MOST_IN_SVG } else { Points::MOST },
            ),
            crowd: Vec::new(),
            section,
            plot,
            discrete: view.discrete,
            pair: view.pair,
        }
    }

    fn draw_field(&mut self, layer: &mut Layer<'_>, theme: &Theme, run: &Run) -> Drawn {
        if !layer.takes_pixels() {
            layer.add_markup(&bands::markup(&self.plot, theme, run, &self.section, self.discrete));
            return Ok(());
        }
        self.field.fill(&mut self.pixels);
        layer.put_field(&self.pixels, self.field.side() as u32)
    }

    fn draw_line(&self, layer: &Layer<'_>, scene: &Scene<'_>) -> Drawn {
        // Its ends are at the edges of the area and reach beyond them by half its width, or half a grip.
        let ([left, top, right, bottom], rim) = (self.plot.area(), self.plot.css(10.0));
        layer.redrawn([left - rim, top - rim, right + rim, bottom + rim], |layer| {
            self.line.draw(layer, scene.theme, scene.run, &self.points, scene.grips)
        })
    }

    fn paint_points(&mut self, layer: &Layer<'_>, theme: &Theme) -> Drawn {
        // Between the axes, without them, in pixels.
        let pixel = f64::from(layer.extent().pixel);
        let [left, top, right, bottom] = self.plot.inside().map(|edge| (edge / pixel).round() as i32);
        let (width, height) = ((right - left).max(1) as usize, (bottom - top).max(1) as usize);
        self.crowd.resize(4 * width * height, 0);
        self.points.paint(theme, &mut self.crowd, width, (left, top));
        layer.put(&self.crowd, width as u32, (left, top))
    }
}

/// The chart of a section with all rows of a data set.
pub fn plot(extent: Extent, section: &Section, raw: &Dataset) -> Plot {
    let Window { x, y } = section.window(raw);
    Plot::new(extent, x, y)
}

/// The window of a section that is in a picture.
pub fn window(plot: &Plot) -> Window {
    Window { x: plot.x(), y: plot.y() }
}

/// Draws the axes, in raw units; without ticks along the second if there is no second input. In a still, the names of the axes are
/// at the end of the first one, in place of the numbers there, and above the second: on the page they are text beside the picture.
fn draw_axes(layer: &Layer<'_>, plot: &Plot, scene: &Scene<'_>, section: &Section) -> Drawn {
    let Scene { run, theme, .. } = scene;
    let ticks_up = section.up().is_some();
    if layer.takes_pixels() {
        let label_up = |y: f64| if plot.is_below_name(y) { number::tick(y) } else { String::new() };
        return plot.draw_axes(layer, theme, Axes { ticks_up, label_up: &label_up, ..plot.plain_axes() });
    }
    let name = |input: usize| run.examples().raw().input_names().get(input).map_or("", |name| name);
    let [left, _, right, bottom] = plot.area();
    let across = &cut(name(section.across()), (right - left) / plot.css(1.0));
    let begins = right + plot.css(20.0 - 8.0 * across.chars().count() as f64);
    let label_across = |x: f64| {
        let text = number::tick(x);
        let ends = plot.place(x, 0.0).0 + plot.css(4.0 * text.chars().count() as f64);
        if ends < begins { text } else { String::new() }
    };
    plot.draw_axes(layer, theme, Axes { ticks_up, label_across: &label_across, ..plot.plain_axes() })?;
    let mut pen = Pen::new(layer, plot, theme);
    let corner = ((right + plot.css(20.0)) as i32, (bottom + plot.css(8.0)) as i32);
    pen.text(corner, (HPos::Right, VPos::Top), across, theme.quiet);
    if let Some(up) = section.up() {
        let above = (plot.css(4.0) as i32, plot.css(12.0) as i32);
        pen.text_of_size(above, (HPos::Left, VPos::Bottom), &cut(name(up), plot.extent().css_size().0 - 8.0), theme.quiet, 12.0);
    }
    pen.done()
}
