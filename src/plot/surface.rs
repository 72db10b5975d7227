use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
#[cfg(feature = "web")]
use plotters_canvas::CanvasBackend;
use plotters_svg::SVGBackend;

use super::Extent;
use super::simplified::simplified;

/// The surface for all drawing: plotters' backend for a canvas, or that for SVG.
///
/// It is one concrete type, so that each picture is written and compiled once. It adds four things to the backends: straight lines
/// along an axis are aligned to the screen's pixels, SVG omits points that are on a straight line, text in SVG has exactly the
/// requested size, and no text is ever measured, because plotters would put a span with an inline style into the page for it,
/// which a strict content security policy reports.
pub struct Surface<'a> {
    backend: Backend<'a>,
    extent: Extent,
}

enum Backend<'a> {
    /// Nothing is drawn: only for the coordinates of a chart.
    Blank,
    #[cfg(feature = "web")]
    Canvas(CanvasBackend),
    Svg(SVGBackend<'a>),
}

/// The picture could not be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the picture could not be drawn")]
pub struct Refused;

/// What drawing returns.
pub type Drawn<T = ()> = Result<T, Refused>;

/// The result type of a plotters backend.
type Answer<T = ()> = Result<T, DrawingErrorKind<Refused>>;

impl From<DrawingAreaErrorKind<Refused>> for Refused {
    fn from(_: DrawingAreaErrorKind<Refused>) -> Self {
        Self
    }
}

/// The context for two-dimensional drawing on a canvas.
#[cfg(feature = "web")]
pub fn context(canvas: &web_sys::HtmlCanvasElement) -> Drawn<web_sys::CanvasRenderingContext2d> {
    use wasm_bindgen::JsCast;

    let context = canvas.get_context("2d").ok().flatten().ok_or(Refused)?;
    Ok(context.unchecked_into())
}

impl<'a> Surface<'a> {
    /// An invisible surface: a chart on it has the same coordinates as on every other surface of this size.
    pub fn blank(extent: Extent) -> Self {
        Self { backend: Backend::Blank, extent }
    }

    /// A canvas whose context is scaled to the units of `extent`.
    #[cfg(feature = "web")]
    pub fn canvas(backend: CanvasBackend, extent: Extent) -> Self {
        Self { backend: Backend::Canvas(backend), extent }
    }

    /// SVG that is written into `text`, complete once the surface is dropped.
    pub fn svg(text: &'a mut String, extent: Extent) -> Self {
        Self { backend: Backend::Svg(SVGBackend::with_string(text, extent.size)), extent }
    }

    /// A straight line, moved to the nearest pixels if it is horizontal or vertical.
    fn aligned(&self, mut from: BackendCoord, mut to: BackendCoord, width: u32) -> [BackendCoord; 2] {
        if from.0 == to.0 {
            from.0 = self.extent.aligned(from.0, width);
            to.0 = from.0;
        } else if from.1 == to.1 {
            from.1 = self.extent.aligned(from.1, width);
            to.1 = from.1;
        }
        [from, to]
    }
}

/// The result of a backend, converted to that of the surface.
fn answer<E: std::error::Error + Send + Sync>(drawn: Result<(), DrawingErrorKind<E>>) -> Answer {
    drawn.map_err(|_| DrawingErrorKind::DrawingError(Refused))
}

/// Calls the current backend.
macro_rules! on {
    ($surface:ident, $backend:ident => $work:expr) => {
        match &mut $surface.backend {
            Backend::Blank => Ok(()),
            #[cfg(feature = "web")]
            Backend::Canvas($backend) => answer($work),
            Backend::Svg($backend) => answer($work),
        }
    };
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.extent.size
    }

    fn ensure_prepared(&mut self) -> Answer {
        on!(self, backend => backend.ensure_prepared())
    }

    fn present(&mut self) -> Answer {
        on!(self, backend => backend.present())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Answer {
        on!(self, backend => backend.draw_pixel(at, colour))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Answer {
        // Not the backend's own method: plotters-canvas shifts lines by half of its pixels, which are units here.
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Answer {
        let mut path = path.into_iter();
        let (Some(from), Some(to)) = (path.next(), path.next()) else { return Ok(()) };
        let third = path.next();
        let start = if third.is_none() { self.aligned(from, to, style.stroke_width()) } else { [from, to] };
        let points = start.into_iter().chain(third).chain(path);
        match &mut self.backend {
            Backend::Blank => Ok(()),
            #[cfg(feature = "web")]
            Backend::Canvas(backend) => answer(backend.draw_path(points, style)),
            Backend::Svg(backend) => answer(backend.draw_path(simplified(points), style)),
        }
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Answer {
        on!(self, backend => backend.draw_rect(from, to, style, fill))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Answer {
        on!(self, backend => backend.draw_circle(at, radius, style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Answer {
        on!(self, backend => backend.fill_polygon(corners, style))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Answer {
        match &mut self.backend {
            // A label that gives way to another text is empty.
            _ if text.is_empty() => Ok(()),
            Backend::Blank => Ok(()),
            #[cfg(feature = "web")]
            Backend::Canvas(backend) => answer(backend.draw_text(text, style, at)),
            Backend::Svg(backend) => answer(backend.draw_text(text, &AsLarge(style), at)),
        }
    }

    /// An estimate from the mean width of a digit: plotters asks only for layouts that we do not use.
    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Answer<(u32, u32)> {
        let size = style.size();
        Ok(((0.6 * size * text.chars().count() as f64) as u32, size as u32))
    }
}

/// A text style whose size in SVG is exact: plotters-svg divides sizes by 1.24.
struct AsLarge<'a, S>(&'a S);

impl<S: BackendTextStyle> BackendTextStyle for AsLarge<'_, S> {
    type FontError = S::FontError;

    fn color(&self) -> BackendColor {
        self.0.color()
    }

    fn size(&self) -> f64 {
        1.24 * self.0.size()
    }

    fn transform(&self) -> plotters_backend::FontTransform {
        self.0.transform()
    }

    fn style(&self) -> plotters_backend::FontStyle {
        self.0.style()
    }

    fn anchor(&self) -> plotters_backend::text_anchor::Pos {
        self.0.anchor()
    }

    fn family(&self) -> plotters_backend::FontFamily<'_> {
        self.0.family()
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), S::FontError> {
        self.0.layout_box(text)
    }

    fn draw<E, DrawPixel: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        at: BackendCoord,
        draw: DrawPixel,
    ) -> Result<Result<(), E>, S::FontError> {
        self.0.draw(text, at, draw)
    }
}

#[cfg(test)]
mod tests {
    use crate::plot::{Axes, Extent, Layer, Plot, Theme};

    /// The lines of a chart's axes on a canvas with `ratio` device pixels in a CSS pixel, in units: width, and the two ends.
    fn lines(ratio: f64) -> Vec<(i32, [(i32, i32); 2])> {
        let extent = Extent::of_canvas(((480.0 * ratio) as u32, (400.0 * ratio) as u32), ratio);
        let plot = Plot::new(extent, (0.0, 1000.0), (0.0, 0.25));
        let mut text = String::new();
        let layer = Layer::svg(&mut text, extent);
        plot.draw_axes(&layer, &Theme::light(), Axes { levels: true, ..plot.plain_axes() }).unwrap();
        drop(layer);
        let after = |piece: &str, name: &str| {
            piece
                .split(&format!("{name}=\""))
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .map(str::to_owned)
        };
        let line = |piece: &str| {
            let numbers: Vec<i32> =
                after(piece, "points")?.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
            let &[x1, y1, x2, y2] = numbers.as_slice() else { return None };
            Some((after(piece, "stroke-width")?.parse().ok()?, [(x1, y1), (x2, y2)]))
        };
        text.split("<polyline").skip(1).map(|piece| line(piece).unwrap()).collect()
    }

    #[test]
    fn hairs_lie_on_pixels() {
        for ratio in [1.0, 1.25, 1.5, 2.0, 3.0] {
            let lines = lines(ratio);
            assert!(lines.len() >= 14, "two axes, their ticks and level lines: {}", lines.len());
            for (width, [from, to]) in lines {
                assert_eq!(width, (ratio.round() * 16.0) as i32, "whole pixels at ratio {ratio}");
                let middle = if width / 16 % 2 == 1 { 8 } else { 0 };
                let across = if from.0 == to.0 { from.0 } else { from.1 };
                assert_eq!(across.rem_euclid(16), middle, "{from:?} to {to:?} at ratio {ratio}");
            }
        }
    }

    /// plotters puts an axis one unit inside the numbers along it.
    #[test]
    fn the_lowest_level_lies_on_the_axis() {
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            let levels: Vec<i32> = lines(ratio)
                .into_iter()
                .filter(|(_, [from, to])| from.1 == to.1 && (from.0 - to.0).abs() > 4000)
                .map(|(_, [from, _])| from.1)
                .collect();
            let lowest = *levels.iter().max().unwrap();
            let near = levels.iter().filter(|&&level| lowest - level < 32).count();
            assert_eq!(near, 2, "the axis and the level of 0 at ratio {ratio}: {levels:?}");
            assert!(levels.iter().all(|&level| lowest - level >= 32 || level == lowest), "{levels:?}");
        }
    }
}
