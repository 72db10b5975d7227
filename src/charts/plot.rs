use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::Theme;
use super::style::{Drawn, Label};
use crate::number;

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
    pub const MARGINS: [f64; 4] = [48.0, 24.0, 12.0, 32.0];
    /// The labels' size in CSS pixels.
    pub const FONT_SIZE: f64 = 13.0;

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

    /// Draws both axes with their ticks and labels, and level lines where asked.
    ///
    /// For a backend whose units are pixels: hairs lie on pixels, so that they are crisp.
    pub fn axes<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        levels: bool,
        label_x: impl Fn(f64) -> String,
    ) -> Drawn<DB> {
        self.upright(backend, theme, levels, &mut self.ticks_y(), 0)?;
        self.axis(backend, theme, label_x)
    }

    /// Draws both axes with these ticks along the upright one, and with their names, which stand at their far ends instead of
    /// numbers.
    pub fn named_axes<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        [across, up]: [&str; 2],
    ) -> Drawn<DB> {
        let [left, top, right, bottom] = self.area().map(|edge| edge as i32);
        // Of half a number.
        let (gap, beside) = (self.whole(8.0) as i32, self.css(32.0));
        self.upright(backend, theme, false, &mut self.ticks_y(), self.below_name())?;
        self.axis(backend, theme, |x| {
            if self.place(x, 0.0).0 < f64::from(right) - beside { number::tick(x) } else { String::new() }
        })?;
        let ends = [(right, bottom + gap), (left - gap, top)];
        for (name, end) in [across, up].into_iter().zip(ends) {
            backend.draw_text(name, &self.label(theme, HPos::Right, VPos::Top), end)?;
        }
        Ok(())
    }

    /// How high a label may stand where the upright axis's name is at its top: clear of it by a line and half a number.
    pub(super) fn below_name(&self) -> i32 {
        (self.area()[1] + self.css(22.0)) as i32
    }

    /// Round numbers along the upright axis, each with its label.
    pub(super) fn ticks_y(&self) -> impl Iterator<Item = (f64, String)> + use<> {
        let [_, top, _, bottom] = self.area().map(|edge| edge as i32);
        ticks(self.y, self.room(bottom - top, 44.0)).map(|value| (value, number::tick(value)))
    }

    /// Draws ticks of the upright axis, level lines where asked, and the labels of those that stand below `highest`.
    pub(super) fn upright<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        levels: bool,
        ticks: &mut dyn Iterator<Item = (f64, String)>,
        highest: i32,
    ) -> Drawn<DB> {
        let [left, _, right, bottom] = self.area().map(|edge| edge as i32);
        let (tick, gap, hair) = (self.whole(4.0) as i32, self.whole(8.0) as i32, self.whole(1.0));
        for (value, text) in ticks {
            let y = self.point(0.0, value).1;
            if levels && y < bottom {
                let level = theme.surface.towards(theme.quiet, 0.25).line(hair);
                backend.draw_line((left, y), (right, y), &level)?;
            }
            backend.draw_line((left - tick, y), (left, y), &theme.quiet.line(hair))?;
            if y >= highest {
                let label = self.label(theme, HPos::Right, VPos::Center);
                backend.draw_text(&text, &label, (left - gap, y))?;
            }
        }
        Ok(())
    }

    /// The same with ticks along the x axis alone.
    pub fn axis<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        label_x: impl Fn(f64) -> String,
    ) -> Drawn<DB> {
        let [left, top, right, bottom] = self.area().map(|edge| edge as i32);
        let (tick, gap, hair) = (self.whole(4.0) as i32, self.whole(8.0) as i32, self.whole(1.0));
        let quiet = theme.quiet.line(hair);
        for value in ticks(self.x, self.room(right - left, 76.0)) {
            let x = self.point(value, 0.0).0;
            backend.draw_line((x, bottom), (x, bottom + tick), &quiet)?;
            let label = self.label(theme, HPos::Center, VPos::Top);
            backend.draw_text(&label_x(value), &label, (x, bottom + gap))?;
        }
        backend.draw_line((left, top), (left, bottom), &quiet)?;
        backend.draw_line((left, bottom), (right, bottom), &quiet)
    }

    /// How a quiet word beside an axis is drawn.
    pub(super) fn label<'a>(&self, theme: &'a Theme, across: HPos, down: VPos) -> Label<'a> {
        Label { font: &theme.font, size: self.css(Self::FONT_SIZE), colour: theme.quiet, across, down }
    }

    /// How many ticks so many CSS pixels apart fit into a length.
    fn room(&self, length: i32, apart: f64) -> u32 {
        // In whole numbers: the message of a panicking `f64::clamp` would bring all of float printing along.
        (length as u32 / self.whole(apart)).clamp(1, 6)
    }
}

/// Round numbers within a range, at most `most` steps apart: 1, 2 or 5 times a power of ten.
pub(super) fn ticks((from, to): (f64, f64), most: u32) -> impl Iterator<Item = f64> {
    let smallest = (to - from) / f64::from(most);
    let mut step = 1.0;
    // By multiplication only: a power of ten so found is as exact as can be, and logarithms are code to download.
    while step > smallest {
        step /= 10.0;
    }
    while step < smallest {
        let [twice, fivefold, tenfold] = [2.0, 5.0, 10.0].map(|times| times * step);
        step = if twice >= smallest {
            twice
        } else if fivefold >= smallest {
            fivefold
        } else {
            tenfold
        };
    }
    // A hair of tolerance: a range that ends on a tick shows it.
    let (first, last) = ((from / step - 1e-6).ceil(), (to / step + 1e-6).floor());
    (0..=(last - first) as u32).map(move |index| (first + f64::from(index)) * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let texts = |range, most| ticks(range, most).map(number::tick).collect::<Vec<_>>().join(" ");
        assert_eq!(texts((-0.4, 1.4), 5), "0 0.5 1");
        assert_eq!(texts((0.0, 1000.0), 5), "0 200 400 600 800 1000");
        assert_eq!(texts((0.0, 0.25), 6), "0 0.05 0.1 0.15 0.2 0.25");
        assert_eq!(texts((0.0, 1.0), 1), "0 1");
        assert_eq!(texts((0.0, 8e-9), 4), "0 2e−9 4e−9 6e−9 8e−9");
        assert_eq!(texts((-3.0, 1e6), 4), "0 500000 1000000");
    }

    #[test]
    fn numbers_and_places_are_each_others_opposite() {
        let plot = Plot::new((400, 300), 1.5, (-0.4, 1.4), (0.0, 0.25));
        let (x, y) = plot.numbers(plot.place(0.3, 0.2));
        assert!((x - 0.3).abs() < 1e-12 && (y - 0.2).abs() < 1e-12);
    }

    #[cfg(feature = "svg")]
    #[test]
    fn numbers_keep_clear_of_an_axis_name() {
        // A 1 that stands so many pixels below the top of its axis.
        let is_drawn = |below: f64| {
            let mut svg = String::new();
            let plot = Plot::new((400, 300), 1.0, (0.0, 1.0), (0.0, 1.0));
            let [_, top, _, bottom] = plot.area();
            let highest = (bottom - top) / (bottom - top - below);
            let plot = Plot::new((400, 300), 1.0, (0.0, 1.0), (0.0, highest));
            let mut canvas = plotters_svg::SVGBackend::with_string(&mut svg, (400, 300));
            plot.upright(&mut canvas, &Theme::light(), false, &mut plot.ticks_y(), plot.below_name())
                .unwrap();
            drop(canvas);
            svg.contains(">\n1\n<")
        };
        assert!(!is_drawn(4.0) && !is_drawn(17.0) && !is_drawn(20.0));
        assert!(is_drawn(24.0) && is_drawn(60.0));
    }

    /// The field is a canvas that the style sheet lays between the axes.
    #[test]
    fn the_style_sheet_agrees() {
        let css = include_str!("../../www/styles/element.css");
        let [left, right, top, bottom] = Plot::MARGINS;
        assert!(css.contains(&format!("inset: {top}px {right}px {bottom}px {left}px;")));
        assert!(css.contains(&format!("width: calc(100% - {}px);", left + right)));
        assert!(css.contains(&format!("height: calc(100% - {}px);", top + bottom)));
    }
}
