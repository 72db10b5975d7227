use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::marker::Marker;
use super::style::{Colour, Drawn, Label};
use super::{Plot, Theme};

/// Draws on a backend: places in its units, sizes in CSS pixels. It goes on after a failure, which [`Pen::done`] tells.
///
/// Pictures of many marks are a third shorter, in the download too, for not asking after each one whether it could be drawn.
pub struct Pen<'a, DB: DrawingBackend> {
    backend: &'a mut DB,
    pub plot: &'a Plot,
    pub theme: &'a Theme,
    failure: Option<DrawingErrorKind<DB::ErrorType>>,
}

// Each method is code once, not at every place where it is used.
impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    pub fn new(backend: &'a mut DB, plot: &'a Plot, theme: &'a Theme) -> Self {
        Self { backend, plot, theme, failure: None }
    }

    /// The first failure, if there was one.
    pub fn done(self) -> Drawn<DB> {
        self.failure.map_or(Ok(()), Err)
    }

    fn keep(&mut self, drawn: Drawn<DB>) {
        if let (None, Err(failure)) = (&self.failure, drawn) {
            self.failure = Some(failure);
        }
    }

    /// A straight line.
    #[inline(never)]
    pub fn line(&mut self, from: BackendCoord, to: BackendCoord, colour: Colour, width: f64) {
        let drawn = self.backend.draw_line(from, to, &colour.line(self.plot.whole(width)));
        self.keep(drawn);
    }

    /// A line through these points.
    #[inline(never)]
    pub fn path(&mut self, points: &mut dyn Iterator<Item = BackendCoord>, colour: Colour, width: f64) {
        let drawn = self.backend.draw_path(points, &colour.line(self.plot.whole(width)));
        self.keep(drawn);
    }

    /// A straight line of dashes so long with gaps so long.
    #[inline(never)]
    pub fn dashed(&mut self, [from, to]: [BackendCoord; 2], dash: [f64; 2], colour: Colour, width: f64) {
        let (across, down) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = (across * across + down * down).sqrt();
        let at = |way: f64| {
            let share = way.min(length) / length;
            (from.0 + (share * across).round() as i32, from.1 + (share * down).round() as i32)
        };
        let [dash, gap] = dash.map(|pixels| self.plot.css(pixels));
        let mut way = 0.0;
        while way < length {
            self.line(at(way), at(way + dash), colour, width);
            way += dash + gap;
        }
    }

    /// The outline of a polygon.
    ///
    /// Rectangles too: plotters' own for SVG takes no width.
    #[inline(never)]
    pub fn outline(&mut self, corners: &[BackendCoord], colour: Colour, width: f64) {
        // Around and a little further, so that the last corner is as sharp as the others.
        self.path(&mut corners.iter().copied().cycle().take(corners.len() + 2), colour, width);
    }

    /// A polygon.
    #[inline(never)]
    pub fn polygon(&mut self, corners: &[BackendCoord], colour: Colour) {
        let drawn = self.backend.fill_polygon(corners.iter().copied(), &colour.area());
        self.keep(drawn);
    }

    /// A circle's line.
    #[inline(never)]
    pub fn ring(&mut self, at: BackendCoord, radius: f64, colour: Colour, width: f64) {
        let (radius, ink) = (self.plot.whole(radius), colour.line(self.plot.whole(width)));
        let drawn = self.backend.draw_circle(at, radius, &ink, false);
        self.keep(drawn);
    }

    /// A circle's area.
    #[inline(never)]
    pub fn disc(&mut self, at: BackendCoord, radius: f64, colour: Colour) {
        let drawn = self.backend.draw_circle(at, self.plot.whole(radius), &colour.area(), true);
        self.keep(drawn);
    }

    /// A class's marker: in full, or its outline of this width.
    #[inline(never)]
    pub fn marker(
        &mut self,
        marker: Marker,
        at: BackendCoord,
        radius: f64,
        line: Option<f64>,
        colour: Colour,
    ) {
        let radius = self.plot.css(radius);
        let drawn = match line {
            None => marker.fill(self.backend, at, radius, colour),
            Some(width) => marker.outline(self.backend, at, radius, self.plot.css(width), colour),
        };
        self.keep(drawn);
    }

    /// A word, of which this side lies at its place.
    #[inline(never)]
    pub fn text(&mut self, at: BackendCoord, (across, down): (HPos, VPos), text: &str, colour: Colour) {
        let size = self.plot.css(Plot::FONT_SIZE);
        let label = Label { font: &self.theme.font, size, colour, across, down };
        let drawn = self.backend.draw_text(text, &label, at);
        self.keep(drawn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_begin_at_the_start_and_never_pass_the_end() {
        let mut picture = String::new();
        let mut svg = plotters_svg::SVGBackend::with_string(&mut picture, (100, 100));
        let plot = Plot::new((100, 100), 1.0, (0.0, 1.0), (0.0, 1.0));
        let theme = Theme::light();
        let mut pen = Pen::new(&mut svg, &plot, &theme);
        pen.dashed([(0, 0), (30, 40)], [20.0, 10.0], theme.ink, 1.0);
        pen.dashed([(5, 5), (5, 5)], [20.0, 10.0], theme.ink, 1.0);
        pen.done().unwrap();
        drop(svg);
        let ends = |name: &str| {
            let cut = |piece: &str| piece.split('"').next().map(str::to_owned).unwrap_or_default();
            picture.split(&format!(" {name}=\"")).skip(1).map(cut).collect::<Vec<_>>().join(" ")
        };
        assert_eq!([ends("x1"), ends("y1")], ["0 18", "0 24"]);
        assert_eq!([ends("x2"), ends("y2")], ["12 30", "16 40"]);
    }

    /// A backend on which nothing can be drawn.
    struct Refusing(u32);

    impl DrawingBackend for Refusing {
        type ErrorType = std::fmt::Error;

        fn get_size(&self) -> (u32, u32) {
            (100, 100)
        }

        fn ensure_prepared(&mut self) -> Drawn<Self> {
            Ok(())
        }

        fn present(&mut self) -> Drawn<Self> {
            Ok(())
        }

        fn draw_pixel(&mut self, _: BackendCoord, _: plotters_backend::BackendColor) -> Drawn<Self> {
            self.0 += 1;
            Err(DrawingErrorKind::DrawingError(std::fmt::Error))
        }
    }

    #[test]
    fn a_failure_is_told_in_the_end() {
        let plot = Plot::new((100, 100), 1.0, (0.0, 1.0), (0.0, 1.0));
        let theme = Theme::light();
        let mut backend = Refusing(0);
        let mut pen = Pen::new(&mut backend, &plot, &theme);
        pen.line((0, 0), (9, 9), theme.ink, 1.0);
        pen.line((0, 0), (9, 9), theme.ink, 1.0);
        assert!(pen.done().is_err());
        assert!(backend.0 >= 2, "it goes on");
    }
}
