use std::cell::RefCell;
use std::rc::Rc;

use plotters::prelude::*;
use plotters::style::FontFamily;
use plotters_backend::BackendCoord;

use super::Theme;

/// Where a picture's axes lie on its surface, and which numbers they span.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Backend units to a CSS pixel: the device pixel ratio on a canvas, more where marks must fall between its pixels.
    unit: f64,
    /// From edge to edge, in backend units.
    size: (u32, u32),
    /// The x axis, from and to.
    pub x: (f64, f64),
    /// The y axis, from and to.
    pub y: (f64, f64),
}

impl Plot {
    /// Room for the labels around the axes, in CSS pixels: left, right, top, bottom. The style sheet repeats them.
    pub const MARGINS: [f64; 4] = [48.0, 16.0, 12.0, 32.0];
    const FONT_SIZE: f64 = 13.0;

    /// A picture of this many backend units, so many to a CSS pixel.
    pub fn new(size: (u32, u32), unit: f64, x: (f64, f64), y: (f64, f64)) -> Self {
        Self { unit, size, x, y }
    }

    /// The same picture in units so many times finer.
    pub fn finer(&self, times: u32) -> Self {
        let size = (self.size.0 * times, self.size.1 * times);
        Self { unit: self.unit * f64::from(times), size, ..*self }
    }

    /// Its size in backend units.
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// So many CSS pixels, in backend units.
    pub fn css(&self, pixels: f64) -> f64 {
        pixels * self.unit
    }

    /// The same as a whole number, at least one.
    pub fn whole(&self, pixels: f64) -> u32 {
        self.css(pixels).round().max(1.0) as u32
    }

    fn margins(&self) -> [u32; 4] {
        Self::MARGINS.map(|margin| self.whole(margin))
    }

    /// The rectangle between the axes in backend units: left, top, right, bottom.
    pub fn area(&self) -> [f64; 4] {
        let [left, right, top, bottom] = self.margins().map(f64::from);
        let (width, height) = (f64::from(self.size.0), f64::from(self.size.1));
        [left, top, (width - right).max(left + 1.0), (height - bottom).max(top + 1.0)]
    }

    /// Whether there is room for a picture at all.
    pub fn has_room(&self) -> bool {
        let [left, top, right, bottom] = self.area();
        right - left > 8.0 && bottom - top > 8.0
    }

    /// A point of the picture in backend units, not rounded.
    pub fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.area();
        let share = |value: f64, (from, to): (f64, f64)| (value - from) / (to - from);
        (left + share(x, self.x) * (right - left), bottom - share(y, self.y) * (bottom - top))
    }

    /// A point of the picture as a backend takes it.
    pub fn point(&self, x: f64, y: f64) -> BackendCoord {
        let (x, y) = self.place(x, y);
        (x.round() as i32, y.round() as i32)
    }

    /// The numbers at a point in backend units.
    pub fn numbers(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [left, top, right, bottom] = self.area();
        let at = |share: f64, (from, to): (f64, f64)| from + share * (to - from);
        (at((x - left) / (right - left), self.x), at((bottom - y) / (bottom - top), self.y))
    }

    /// Draws both axes with their ticks and labels, and level lines of the grid where asked.
    ///
    /// # Errors
    /// Whatever the backend says.
    pub fn axes<DB: DrawingBackend>(
        &self,
        backend: &Rc<RefCell<DB>>,
        theme: &Theme,
        grid: bool,
        label_x: &dyn Fn(&f64) -> String,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        let [left, right, top, bottom] = self.margins();
        let root = DrawingArea::from(backend);
        let mut chart = ChartBuilder::on(&root)
            .margin_top(top)
            .margin_right(right)
            .set_label_area_size(LabelAreaPosition::Left, left)
            .set_label_area_size(LabelAreaPosition::Bottom, bottom)
            .build_cartesian_2d(self.x.0..self.x.1, self.y.0..self.y.1)?;
        let [area_left, area_top, area_right, area_bottom] = self.area();
        let hair = self.whole(1.0);
        let labels =
            (FontFamily::Name(&theme.font), self.css(Self::FONT_SIZE)).into_font().color(&theme.quiet);
        let ticks = |length: f64, apart: f64| (length / self.unit / apart).clamp(2.0, 6.0) as usize;
        let mut mesh = chart.configure_mesh();
        mesh.disable_x_mesh()
            .axis_style(theme.quiet.stroke_width(hair))
            .bold_line_style(theme.quiet.mix(0.25).stroke_width(hair))
            .light_line_style(TRANSPARENT)
            .label_style(labels)
            .x_labels(ticks(area_right - area_left, 72.0))
            .y_labels(ticks(area_bottom - area_top, 48.0))
            .set_tick_mark_size(LabelAreaPosition::Left, self.whole(4.0))
            .set_tick_mark_size(LabelAreaPosition::Bottom, self.whole(4.0))
            .x_label_formatter(label_x)
            .y_label_formatter(&|value| crate::words::tick(*value));
        if !grid {
            mesh.disable_y_mesh();
        }
        mesh.draw()
    }
}
