use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::{CoordTranslate, ReverseCoordTranslate, Shift};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::style::{Color, TRANSPARENT};
use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use super::{Axis, Drawn, Extent, Layer, Pen, Surface, Theme, tokens};

/// A chart on a surface.
type Chart<'a> = ChartContext<'a, Surface<'a>, Cartesian2d<Axis, Axis>>;

/// The coordinates of a chart: the positions of numbers along its axes in a picture, and the numbers at a position.
///
/// They are plotters' own, taken from a chart that is built on a blank surface: every layer of the picture, its axes and
/// hit-testing use the same ones.
#[derive(Clone)]
pub struct Plot {
    extent: Extent,
    x: Axis,
    y: Axis,
    coordinates: Cartesian2d<Axis, Axis>,
}

impl PartialEq for Plot {
    fn eq(&self, other: &Self) -> bool {
        (self.extent, &self.x, &self.y) == (other.extent, &other.x, &other.y)
    }
}

impl std::fmt::Debug for Plot {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Plot")
            .field("extent", &self.extent)
            .field("x", &self.x)
            .field("y", &self.y)
            .finish()
    }
}

/// How axes are drawn.
#[derive(Clone, Copy)]
pub struct Axes<'a> {
    /// Whether horizontal lines run from the ticks of the vertical axis across the chart.
    pub levels: bool,
    /// Whether the vertical axis has ticks.
    pub ticks_up: bool,
    /// The label of a tick of the horizontal axis; none if it is empty.
    pub label_across: &'a dyn Fn(f64) -> String,
    /// The label of a tick of the vertical axis.
    pub label_up: &'a dyn Fn(f64) -> String,
}

impl Plot {
    /// The font size of the labels in CSS pixels.
    pub const FONT_SIZE: f64 = 13.0;
    /// The length of a tick, in CSS pixels: half the distance from the axis to a label.
    const TICK: f64 = 4.0;

    /// A chart with two linear axes.
    pub fn new(extent: Extent, x: (f64, f64), y: (f64, f64)) -> Self {
        Self::of(extent, Axis::linear(x), Axis::linear(y))
    }

    /// A chart with these axes.
    pub fn of(extent: Extent, x: Axis, y: Axis) -> Self {
        let blank = Surface::blank(extent).into_drawing_area();
        let coordinates = match chart(&blank, extent, &x, &y) {
            Ok(chart) => chart.as_coord_spec().clone(),
            // Only a caption could fail.
            Err(_) => {
                Cartesian2d::new(x.clone(), y.clone(), (0..extent.size.0 as i32, extent.size.1 as i32..0))
            }
        };
        Self { extent, x, y, coordinates }
    }

    /// Whether a picture is so narrow that it has narrow margins, and leaves out what does not need to be said.
    pub fn is_narrow(extent: Extent) -> bool {
        extent.css_size().0 < tokens::PLOT_NARROW
    }

    /// The margins for the labels around the axes, in CSS pixels: left, right, top, bottom.
    pub fn margins(extent: Extent) -> [f64; 4] {
        let (left, right) = match Self::is_narrow(extent) {
            true => (tokens::NARROW_LEFT, tokens::NARROW_RIGHT),
            false => (tokens::PLOT_LEFT, tokens::PLOT_RIGHT),
        };
        [left, right, tokens::PLOT_TOP, tokens::PLOT_BOTTOM]
    }

    /// The size of the picture.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The numbers at the ends of the horizontal axis.
    pub fn x(&self) -> (f64, f64) {
        self.x.ends()
    }

    /// The numbers at the ends of the vertical axis.
    pub fn y(&self) -> (f64, f64) {
        self.y.ends()
    }

    /// Its coordinates, for plotters' elements.
    pub fn coordinates(&self) -> &Cartesian2d<Axis, Axis> {
        &self.coordinates
    }

    /// A length in CSS pixels, in units.
    pub fn css(&self, pixels: f64) -> f64 {
        self.extent.css(pixels)
    }

    /// A length in CSS pixels, in whole units, at least one.
    pub fn whole(&self, pixels: f64) -> u32 {
        self.extent.whole(pixels)
    }

    /// The rectangle between the axes in units: left, top, right, bottom.
    pub fn area(&self) -> [f64; 4] {
        let (x, y) = (self.coordinates.get_x_axis_pixel_range(), self.coordinates.get_y_axis_pixel_range());
        [x.start, y.start, x.end, y.end].map(f64::from)
    }

    /// The area between the axes without their lines, in units, as whole pixels: everything that moves is inside.
    pub fn inside(&self) -> [f64; 4] {
        let [left, top, right, bottom] = self.area();
        let hair = self.extent.stroke(1.0);
        let half = f64::from(hair) / 2.0;
        let [left, bottom] = [left, bottom].map(|axis| f64::from(self.extent.aligned(axis as i32, hair)));
        let [_, top, right, _] = self.extent.pixels_around([left, top, right, bottom]);
        [left + half, top, right, bottom - half]
    }

    /// Whether there is room for a chart in a picture of this size.
    pub fn fits(extent: Extent) -> bool {
        let [left, right, top, bottom] = Self::margins(extent).map(|margin| extent.css(margin));
        let (width, height) = (f64::from(extent.size.0), f64::from(extent.size.1));
        let least = 8.0 * f64::from(extent.pixel);
        width - left - right > least && height - top - bottom > least
    }

    /// The position of two numbers, in units.
    pub fn point(&self, x: f64, y: f64) -> BackendCoord {
        self.coordinates.translate(&(x, y))
    }

    /// Like [`Plot::point`], as floating-point numbers.
    pub fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = self.point(x, y);
        (x.into(), y.into())
    }

    /// The number of units in a difference of one along the horizontal axis and along the vertical one, if both are linear.
    pub fn units_per_one(&self) -> (f64, f64) {
        let [left, top, right, bottom] = self.area();
        let span = |(from, to): (f64, f64)| to - from;
        ((right - left) / span(self.x()), (bottom - top) / span(self.y()))
    }

    /// A number as a label of the horizontal axis.
    pub fn label_across(&self, x: f64) -> String {
        self.x.label(x)
    }

    /// A number as a label of the vertical axis.
    pub fn label_up(&self, y: f64) -> String {
        self.y.label(y)
    }

    /// The numbers at a position in units.
    pub fn numbers(&self, (x, y): (f64, f64)) -> (f64, f64) {
        self.coordinates
            .reverse_translate((x.round() as i32, y.round() as i32))
            .unwrap_or((self.x().0, self.y().0))
    }

    /// Draws both axes with their ticks and labels, and horizontal lines if requested.
    pub fn draw_axes(&self, layer: &Layer<'_>, theme: &Theme, axes: Axes<'_>) -> Drawn {
        let [left, top, right, bottom] = self.area();
        let mut chart = chart(layer.root(), self.extent, &self.x, &self.y)?;
        let quiet = theme.quiet.line(self.extent.stroke(1.0));
        let level = theme.surface.towards(theme.quiet, 0.25).line(self.extent.stroke(1.0));
        // Labels that are wider than the margin are smaller.
        let ticks_up = if axes.ticks_up { self.labels(bottom - top, 44.0) } else { 0 };
        let room = Self::margins(self.extent)[0] - 2.0 * Self::TICK;
        let widths = self.y.ticks(ticks_up).into_iter().map(|y| Self::width_of(&(axes.label_up)(y)));
        let size_up = Self::FONT_SIZE * (room / widths.fold(room, f64::max));
        let mut mesh = chart.configure_mesh();
        mesh.max_light_lines(0)
            .light_line_style(TRANSPARENT.stroke_width(1))
            .bold_line_style(level)
            .disable_x_mesh()
            .axis_style(quiet)
            .set_all_tick_mark_size(self.whole(Self::TICK) as i32)
            .label_style(theme.text_style(self.css(Self::FONT_SIZE), theme.quiet))
            .x_labels(self.labels(right - left, 76.0))
            .y_label_style(theme.text_style(self.css(size_up), theme.quiet))
            .y_labels(ticks_up);
        let (across, up) = (|x: &f64| (axes.label_across)(*x), |y: &f64| (axes.label_up)(*y));
        mesh.x_label_formatter(&across).y_label_formatter(&up);
        if !axes.levels {
            mesh.disable_mesh();
        }
        Ok(mesh.draw()?)
    }

    /// Axes with numbers at all ticks, and no horizontal lines.
    pub fn plain_axes(&self) -> Axes<'_> {
        Axes { levels: false, ticks_up: true, label_across: self.x.labels(), label_up: self.y.labels() }
    }

    /// About the width of a text, in CSS pixels.
    pub fn width_of(text: &str) -> f64 {
        6.6 * text.chars().count() as f64
    }

    /// Draws a note in the lower left corner of the chart.
    pub fn draw_note(&self, layer: &Layer<'_>, theme: &Theme, text: &str) -> Drawn {
        let [left, _, _, bottom] = self.area();
        let at = (left + self.css(4.0 + Self::width_of(text) / 2.0), bottom - self.css(12.0));
        let mut pen = Pen::new(layer, self, theme);
        pen.label((at.0 as i32, at.1 as i32), text, theme.surface, theme.quiet);
        pen.done()
    }

    /// Draws both axes with their names, which are at their far ends in place of numbers.
    pub fn draw_named_axes(&self, layer: &Layer<'_>, theme: &Theme, [across, up]: [&str; 2]) -> Drawn {
        let [left, top, right, bottom] = self.area().map(|edge| edge as i32);
        // The name, and half the width of a number.
        let beside = self.css(Self::width_of(across).max(12.0) + 20.0);
        let is_clear = |x: f64| self.place(x, 0.0).0 < f64::from(right) - beside;
        let label_across = |x: f64| if is_clear(x) { self.label_across(x) } else { String::new() };
        let label_up = |y: f64| if self.is_below_name(y) { self.label_up(y) } else { String::new() };
        self.draw_axes(
            layer,
            theme,
            Axes { label_across: &label_across, label_up: &label_up, ..self.plain_axes() },
        )?;
        let gap = self.whole(2.0 * Self::TICK) as i32;
        let mut pen = Pen::new(layer, self, theme);
        for (name, end) in [(across, (right, bottom + gap)), (up, (left - gap, top))] {
            pen.text(end, (HPos::Right, VPos::Top), name, theme.quiet);
        }
        pen.done()
    }

    /// Whether a number of the vertical axis is clear of the name at the top of the axis: by a line and half a number.
    pub fn is_below_name(&self, y: f64) -> bool {
        self.place(0.0, y).1 >= self.area()[1] + self.css(22.0)
    }

    /// The number of labels that fit along a length in units, `apart` CSS pixels from each other.
    fn labels(&self, length: f64, apart: f64) -> usize {
        (length / self.css(apart)).clamp(1.0, 6.0) as usize + 1
    }
}

/// The chart of a picture: the margins on the left and below are label areas, and those above and on the right are empty.
fn chart<'a>(root: &DrawingArea<Surface<'a>, Shift>, extent: Extent, x: &Axis, y: &Axis) -> Drawn<Chart<'a>> {
    let [left, right, top, bottom] = Plot::margins(extent).map(|margin| extent.whole(margin));
    Ok(ChartBuilder::on(root)
        .margin_right(right)
        .margin_top(top)
        .y_label_area_size(left)
        .x_label_area_size(bottom)
        .build_cartesian_2d(x.clone(), y.clone())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(x: (f64, f64), y: (f64, f64)) -> Plot {
        Plot::new(Extent::of_svg((400, 300)), x, y)
    }

    #[test]
    fn numbers_and_places_are_each_others_opposite() {
        let plot = plot((-0.4, 1.4), (0.0, 0.25));
        let (x, y) = plot.numbers(plot.place(0.3, 0.2));
        assert!((x - 0.3).abs() < 2e-3 && (y - 0.2).abs() < 3e-4, "{x} {y}");
        let (x, _) = plot.numbers((-100.0, 0.0));
        assert!(x < -0.4, "beyond the axes too: {x}");
    }

    #[test]
    fn a_chart_needs_room_beside_its_margins() {
        let fits = |width, height| Plot::fits(Extent::of_svg((width, height)));
        // 34 + 18 pixels across, 12 + 32 down, and between them at least the size of a mark.
        assert!(fits(100, 100) && fits(62, 54));
        assert!(!fits(52, 100) && !fits(100, 44));
    }

    #[test]
    fn the_area_is_what_the_margins_leave() {
        let [left, top, right, bottom] = plot((0.0, 1.0), (0.0, 1.0)).area();
        // plotters' last unit is the one before the margin.
        assert_eq!(
            [left, top, right, bottom],
            [48.0 * 4.0, 12.0 * 4.0, 376.0 * 4.0 - 1.0, 268.0 * 4.0 - 1.0]
        );
        // A narrow picture has narrow margins.
        let [left, _, right, _] = Plot::new(Extent::of_svg((200, 160)), (0.0, 1.0), (0.0, 1.0)).area();
        assert_eq!([left, right], [34.0 * 4.0, 182.0 * 4.0 - 1.0]);
    }

    /// The SVG of a picture's axes.
    fn drawn(plot: &Plot, draw: impl FnOnce(&Layer<'_>)) -> String {
        let mut text = String::new();
        let layer = Layer::svg(&mut text, plot.extent());
        draw(&layer);
        drop(layer);
        text
    }

    #[test]
    fn numbers_keep_clear_of_an_axis_name() {
        // A 1 at this many pixels below the top of its axis.
        let is_drawn = |below: f64| {
            let height = 300.0 - 12.0 - 32.0;
            let plot = plot((0.0, 1.0), (0.0, height / (height - below)));
            drawn(&plot, |layer| plot.draw_named_axes(layer, &Theme::light(), ["z", "out"]).unwrap())
                .matches(">\n1\n<")
                .count()
        };
        // The number along the horizontal axis gives way to the axis name.
        assert_eq!([4.0, 17.0, 20.0].map(is_drawn), [0; 3]);
        assert_eq!([24.0, 60.0].map(is_drawn), [1; 2]);
    }

    #[test]
    fn a_million_epochs_have_few_labels() {
        let plot = plot((0.0, 1e6), (0.0, 0.15));
        let svg = drawn(&plot, |layer| plot.draw_axes(layer, &Theme::light(), plot.plain_axes()).unwrap());
        let labels = svg.matches("<text").count();
        assert!((6..=14).contains(&labels), "{labels} labels: {svg}");
    }

    #[test]
    fn powers_of_ten_are_told_as_such() {
        let plot =
            Plot::of(Extent::of_svg((400, 300)), Axis::linear((0.0, 1.0)), Axis::logarithmic((1e-6, 1e-1)));
        let svg = drawn(&plot, |layer| plot.draw_axes(layer, &Theme::light(), plot.plain_axes()).unwrap());
        assert!(["10⁻⁶", "10⁻⁵", "0.001"].iter().all(|label| svg.contains(label)), "{svg}");
    }
}
