use plotters::element::{
    Circle, DashedPathElement, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text,
};
use plotters::series::LineSeries;
use plotters::style::ShapeStyle;
use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use super::surface::Refused;
use super::unclipped::{Anywhere, Unclipped};
use super::{Colour, Drawn, Layer, Mark, Marker, Plot, Surface, Theme};

/// Draws plotters' elements on a layer: positions in units, sizes in CSS pixels, colours of a theme. It continues after a failure,
/// which [`Pen::done`] reports, so that a picture of many marks need not check each one.
pub struct Pen<'a, 's> {
    layer: &'a Layer<'s>,
    /// The coordinates of the chart.
    pub plot: &'a Plot,
    /// The colours and the font.
    pub theme: &'a Theme,
    failure: Option<Refused>,
}

impl<'a, 's> Pen<'a, 's> {
    /// A pen for a layer of a picture.
    pub fn new(layer: &'a Layer<'s>, plot: &'a Plot, theme: &'a Theme) -> Self {
        Self { layer, plot, theme, failure: None }
    }

    /// The first failure, if there was one.
    pub fn done(self) -> Drawn {
        self.failure.map_or(Ok(()), Err)
    }

    fn keep(&mut self, drawn: Drawn) {
        if let (None, Err(failure)) = (self.failure, drawn) {
            self.failure = Some(failure);
        }
    }

    /// Draws any of plotters' elements, placed in units.
    pub fn draw<E>(&mut self, element: E)
    where
        for<'e> &'e Unclipped<E>: PointCollection<'e, BackendCoord, Anywhere>,
        Unclipped<E>: Drawable<Surface<'s>, Anywhere>,
    {
        let drawn = self.layer.root().draw(&Unclipped(element));
        self.keep(drawn.map_err(Refused::from));
    }

    /// A straight line. A horizontal or vertical one has a width of whole pixels of the screen, so that it is crisp.
    pub fn line(&mut self, from: BackendCoord, to: BackendCoord, colour: Colour, width: f64) {
        let style = self.straight(from, to, colour, width);
        self.draw(PathElement::new([from, to], style));
    }

    fn straight(&self, from: BackendCoord, to: BackendCoord, colour: Colour, width: f64) -> ShapeStyle {
        let is_along_an_axis = from.0 == to.0 || from.1 == to.1;
        let extent = self.plot.extent();
        colour.line(if is_along_an_axis { extent.stroke(width) } else { extent.whole(width) })
    }

    /// A line through these points.
    pub fn path(&mut self, points: &mut dyn Iterator<Item = BackendCoord>, colour: Colour, width: f64) {
        let style = colour.line(self.plot.whole(width));
        self.draw(PathElement::new(points.collect::<Vec<_>>(), style));
    }

    /// A curve through numbers along the axes.
    pub fn curve(&mut self, numbers: &mut dyn Iterator<Item = (f64, f64)>, colour: Colour, width: f64) {
        let style = colour.line(self.plot.whole(width));
        let area = self.layer.root().apply_coord_spec(self.plot.coordinates().clone());
        for series in LineSeries::<Surface<'s>, _>::new(numbers, style) {
            let drawn = area.draw(&Unclipped(series));
            self.keep(drawn.map_err(Refused::from));
        }
    }

    /// A dashed straight line with these lengths of dashes and gaps.
    pub fn dashed(
        &mut self,
        [from, to]: [BackendCoord; 2],
        [dash, gap]: [f64; 2],
        colour: Colour,
        width: f64,
    ) {
        let style = self.straight(from, to, colour, width);
        let [dash, gap] = [dash, gap].map(|pixels| self.plot.whole(pixels) as i32);
        self.draw(DashedPathElement::new([from, to], dash, gap, style));
    }

    /// The outline of a polygon.
    pub fn outline(&mut self, corners: &[BackendCoord], colour: Colour, width: f64) {
        // Once around and a little further, so that the last corner is as sharp as the others.
        self.path(&mut corners.iter().copied().cycle().take(corners.len() + 2), colour, width);
    }

    /// A polygon.
    pub fn polygon(&mut self, corners: &[BackendCoord], colour: Colour) {
        self.draw(Polygon::new(corners, colour.area()));
    }

    /// The outline of a circle.
    pub fn ring(&mut self, at: BackendCoord, radius: f64, colour: Colour, width: f64) {
        let style = colour.line(self.plot.whole(width));
        self.draw(Circle::new(at, self.plot.whole(radius) as i32, style));
    }

    /// A filled circle.
    pub fn disc(&mut self, at: BackendCoord, radius: f64, colour: Colour) {
        self.draw(Circle::new(at, self.plot.whole(radius) as i32, colour.area()));
    }

    /// The marker of a class: filled, or its outline with this width.
    pub fn marker(
        &mut self,
        marker: Marker,
        at: BackendCoord,
        radius: f64,
        line: Option<f64>,
        colour: Colour,
    ) {
        let radius = self.plot.css(radius);
        self.draw(match line {
            None => marker.filled(at, radius, colour),
            Some(width) => marker.outlined(at, radius, self.plot.css(width), colour),
        });
    }

    /// A row's mark.
    pub fn mark(&mut self, mark: Mark, at: BackendCoord) {
        mark.draw(self, at);
    }

    /// A text. The given sides of it are at this position.
    pub fn text(&mut self, at: BackendCoord, sides: (HPos, VPos), text: &str, colour: Colour) {
        self.text_of_size(at, sides, text, colour, Plot::FONT_SIZE);
    }

    /// A text around this position, on a ground of its own.
    pub fn label(&mut self, (x, y): BackendCoord, text: &str, ground: Colour, colour: Colour) {
        let (half, high) = (self.plot.css(Plot::width_of(text) / 2.0) as i32, self.plot.css(8.0) as i32);
        self.draw(Rectangle::new([(x - half, y - high), (x + half, y + high)], ground.area()));
        self.text((x, y), (HPos::Center, VPos::Center), text, colour);
    }

    /// Like [`Pen::text`], with this font size in CSS pixels.
    pub fn text_of_size(
        &mut self,
        at: BackendCoord,
        (across, down): (HPos, VPos),
        text: &str,
        colour: Colour,
        size: f64,
    ) {
        let style = self.theme.text_style(self.plot.css(size), colour).pos(Pos::new(across, down));
        let drawn = self.layer.root().draw(&Unclipped(Text::new(text, at, style)));
        self.keep(drawn.map_err(Refused::from));
    }
}

/// A name cut to a width in CSS pixels.
pub fn cut(name: &str, width: f64) -> String {
    let room = (width / 7.0) as usize;
    if name.chars().count() <= room {
        return name.to_owned();
    }
    name.chars().take(room.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::Extent;

    #[test]
    fn dashes_begin_at_the_start_and_never_pass_the_end() {
        let mut picture = String::new();
        let extent = Extent::of_svg((100, 100));
        let (plot, theme) = (Plot::new(extent, (0.0, 1.0), (0.0, 1.0)), Theme::light());
        let layer = Layer::svg(&mut picture, extent);
        let mut pen = Pen::new(&layer, &plot, &theme);
        pen.dashed([(0, 0), (120, 160)], [20.0, 10.0], theme.ink, 1.0);
        pen.dashed([(20, 20), (20, 20)], [20.0, 10.0], theme.ink, 1.0);
        pen.done().unwrap();
        drop(layer);
        let cut = |piece: &str| piece.split('"').next().map(str::trim).unwrap_or_default().to_owned();
        let dashes: Vec<String> = picture.split(" points=\"").skip(1).map(cut).collect();
        assert_eq!(dashes, ["0,0 48,64", "72,96 120,160"]);
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!([cut("petal length", 84.0), cut("petal length", 70.0)], ["petal length", "petal len…"]);
    }
}
