//! Which learning rate printed these weights? Two pictures: the ends of runs from many starts, with a lens on the printed point;
//! and the distance of the printed bias from the surface of each learning rate.

use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use crate::number;
use crate::plot::{Axes, Axis, Drawn, Extent, Kind, Layer, Pen, Plot, Theme};
use crate::text::{Locale, Message};
use crate::train::clue::{Landing, Printed, Runs};

/// The contents of one of the two pictures.
#[derive(Clone, Copy)]
pub enum Contents<'a> {
    /// The ends of runs with one learning rate.
    Ends {
        /// The runs, all at their ends.
        runs: &'a Runs,
        /// The weights whose learning rate is wanted.
        printed: &'a Printed,
        /// A run of the same learning rate that ends at the printed weights.
        landing: Option<&'a Landing>,
    },
    /// The distance of the printed bias from the surface of each learning rate: its miss.
    Misses {
        /// Learning rates, in ascending order, and their misses.
        known: &'a [(f64, f64)],
        /// The largest miss due to rounding of the printed digits.
        rounding: f64,
        /// The marked learning rate.
        here: f64,
    },
}

/// One of the two pictures on two layers: the axes, and everything else. It redraws only changes.
#[derive(Default)]
pub struct CluePicture {
    /// The chart whose axes are on their layer.
    plot: Option<Plot>,
    /// What is on the other layer: see [`Contents::version`].
    drawn: Option<(f64, usize)>,
}

impl CluePicture {
    /// The layers, from the lowest up.
    pub const LAYERS: &[Kind] = &[Kind::Still, Kind::Moving];

    /// Discards the state of the layers, because the size or the colours have changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Draws the changes. All contents of one picture are of the same kind, with runs and misses for the same printed weights.
    pub fn draw(
        &mut self,
        layers: &mut [Layer<'_>],
        theme: &Theme,
        locale: &Locale,
        contents: &Contents<'_>,
    ) -> Drawn {
        let [axes, marks] = layers else { return Ok(()) };
        let version = Some(contents.version());
        if self.plot.is_some() && self.drawn == version {
            return Ok(());
        }
        let plot = match self.plot.take() {
            Some(plot) => plot,
            None => {
                let plot = contents.plot(axes.extent());
                axes.clear();
                contents.draw_axes(axes, &plot, theme, locale)?;
                plot
            }
        };
        marks.clear();
        contents.draw(marks, &plot, theme, locale)?;
        (self.plot, self.drawn) = (Some(plot), version);
        Ok(())
    }
}

impl Contents<'_> {
    /// Distinguishes the contents of a picture over time: ends by learning rate and epochs; misses, which become known one after
    /// another, by their number and the marked learning rate.
    fn version(&self) -> (f64, usize) {
        match self {
            Self::Ends { runs, .. } => (runs.eta(), runs.epochs() as usize),
            Self::Misses { known, here, .. } => (*here, known.len()),
        }
    }

    fn plot(&self, extent: Extent) -> Plot {
        match self {
            Self::Ends { .. } => ends_plot(extent),
            Self::Misses { .. } => misses_plot(extent),
        }
    }

    fn draw_axes(&self, layer: &Layer<'_>, plot: &Plot, theme: &Theme, locale: &Locale) -> Drawn {
        match self {
            Self::Ends { .. } => plot.draw_named_axes(layer, theme, ["w₁ + w₂", "b"]),
            Self::Misses { rounding, .. } => draw_misses_axes(layer, plot, theme, locale, *rounding),
        }
    }

    fn draw(&self, layer: &Layer<'_>, plot: &Plot, theme: &Theme, locale: &Locale) -> Drawn {
        match *self {
            Self::Ends { runs, printed, landing } => {
                draw_ends(layer, plot, theme, locale, runs, printed, landing)
            }
            Self::Misses { known, here, .. } => draw_misses(layer, plot, theme, known, here),
        }
    }
}

/// The chart of the ends of runs: w1 + w2 across, b up.
///
/// A run has three parameters; on their surface w1 and w2 are nearly equal, so their sum contains almost all information.
fn ends_plot(extent: Extent) -> Plot {
    Plot::new(extent, (0.0, 10.0), (-7.6, 1.4))
}

/// The chart of misses: η across, and upwards the distance of the printed bias from the surface.
fn misses_plot(extent: Extent) -> Plot {
    Plot::of(extent, Axis::linear((0.0, 0.3)), Axis::logarithmic((4e-11, 0.1)))
}

/// Draws the axes of misses, and the band in which a miss may be due to rounding.
fn draw_misses_axes(layer: &Layer<'_>, plot: &Plot, theme: &Theme, locale: &Locale, rounding: f64) -> Drawn {
    let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
    let gap = plot.whole(8.0) as i32;
    let mut pen = Pen::new(layer, plot, theme);
    let level = plot.point(0.0, rounding).1;
    let band = [(left, level), (right, level), (right, bottom), (left, bottom)];
    pen.polygon(&band, theme.surface.towards(theme.quiet, 0.14));
    pen.text(
        (right - gap, level + gap),
        (HPos::Right, VPos::Top),
        &locale.say(Message::WithinRounding),
        theme.ink,
    );
    pen.done()?;
    let last = f64::from(right) - plot.css(20.0);
    let label_across =
        |eta: f64| if plot.place(eta, 0.0).0 < last { plot.label_across(eta) } else { String::new() };
    let label_up = |miss: f64| if plot.is_below_name(miss) { plot.label_up(miss) } else { String::new() };
    let axes = Axes { label_across: &label_across, label_up: &label_up, ..plot.plain_axes() };
    plot.draw_axes(layer, theme, axes)?;
    let mut pen = Pen::new(layer, plot, theme);
    pen.text((right, bottom + gap), (HPos::Right, VPos::Top), "η", theme.rate());
    pen.text((left - gap, top), (HPos::Right, VPos::Top), &locale.say(Message::Miss), theme.error);
    pen.done()
}

/// Draws the paths of runs and their ends, the printed point, and a lens on it that shows the surface of their learning rate.
fn draw_ends(
    layer: &Layer<'_>,
    plot: &Plot,
    theme: &Theme,
    locale: &Locale,
    runs: &Runs,
    printed: &Printed,
    landing: Option<&Landing>,
) -> Drawn {
    let mut pen = Pen::new(layer, plot, theme);
    let ((left, right), (low, high)) = (plot.x(), plot.y());
    let is_shown = |&(x, y): &(f64, f64)| (left..=right).contains(&x) && (low..=high).contains(&y);
    let colour = theme.parameter();
    for path in runs.paths() {
        let mut points = path.iter().map(|&[sum, b]| (sum, b)).filter(is_shown);
        pen.curve(&mut points, theme.surface.towards(colour, 0.4), 1.0);
    }
    for place in runs.places() {
        if let &[w1, w2, b] = place
            && is_shown(&(w1 + w2, b))
        {
            pen.disc(plot.point(w1 + w2, b), 2.0, colour);
        }
    }
    let [w1, w2] = printed.weights;
    let at = plot.point(w1 + w2, printed.bias);
    let lens = Lens::new(plot, runs.eta(), landing, printed);
    lens.draw_rays(&mut pen, at);
    pen.ring(at, 7.0, theme.ink, 1.5);
    let beside = (at.0 - plot.css(12.0) as i32, at.1 + plot.css(6.0) as i32);
    pen.text(beside, (HPos::Right, VPos::Center), &locale.say(Message::Printed), theme.ink);
    lens.draw(&mut pen, locale, landing, printed);
    pen.done()
}

/// A lens on the printed point. Its magnification is chosen so that the surface of a learning rate is visible beside the point, or
/// through it.
struct Lens {
    /// In units, like the radius.
    centre: (f64, f64),
    radius: f64,
    magnification: f64,
    eta: f64,
}

impl Lens {
    /// The largest magnification: the uncertainty due to rounding fills the lens.
    const MOST: f64 = 1e8;

    fn new(plot: &Plot, eta: f64, landing: Option<&Landing>, printed: &Printed) -> Self {
        let [left, top, right, bottom] = plot.area();
        let radius = (0.25 * (right - left)).min(0.27 * (bottom - top));
        let centre = (right - radius - plot.css(2.0), top + radius + plot.css(2.0));
        let miss = landing.map_or(1.0, |landing| landing.miss(printed).abs());
        let away = miss * plot.units_per_one().1;
        let mut magnification = 1.0;
        while magnification < Self::MOST && 10.0 * magnification * away < 0.8 * radius {
            magnification *= 10.0;
        }
        Self { centre, radius, magnification, eta }
    }

    /// Draws two lines from the rim around the point to the rim of the lens.
    fn draw_rays(&self, pen: &mut Pen<'_, '_>, at: BackendCoord) {
        let (across, down) = (self.centre.0 - f64::from(at.0), self.centre.1 - f64::from(at.1));
        let length = across.hypot(down);
        let (across, down) = (across / length, down / length);
        let ring = pen.plot.css(7.0);
        let colour = pen.theme.surface.towards(pen.theme.quiet, 0.6);
        for side in [-1.0, 1.0] {
            let edge = |(x, y): (f64, f64), radius: f64| {
                whole((x - side * radius * down, y + side * radius * across))
            };
            pen.line(edge((at.0.into(), at.1.into()), ring), edge(self.centre, self.radius), colour, 1.0);
        }
    }

    fn draw(&self, pen: &mut Pen<'_, '_>, locale: &Locale, landing: Option<&Landing>, printed: &Printed) {
        let (plot, theme) = (pen.plot, pen.theme);
        let centre = whole(self.centre);
        let radius = self.radius / plot.css(1.0);
        pen.disc(centre, radius, theme.surface);
        // The length in units of a difference of one within the lens, across and up.
        let (right, up) = plot.units_per_one();
        let (right, up) = (self.magnification * right, self.magnification * up);
        if let Some(landing) = landing {
            // The range of the point before its digits were rounded: drawn only if it is large enough to be seen.
            let half = (2.0 * printed.half_digit * right, printed.half_digit * up);
            if half.0 > plot.css(2.0) {
                let (x, y) = self.centre;
                let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                    .map(|(across, down)| whole((x + across * half.0, y + down * half.1)));
                pen.polygon(&corners, theme.surface.towards(theme.quiet, 0.25));
                let below = whole((x, y + half.1 + plot.css(4.0)));
                pen.text(below, (HPos::Center, VPos::Top), &locale.say(Message::Rounding), theme.ink);
            }
            // Both weights change by half of the change of their sum.
            let slope = (landing.slopes[0] + landing.slopes[1]) / 2.0;
            let (across, down) = (right, -slope * up);
            let below = landing.miss(printed) * up;
            if let Some(ends) = chord((across, down), below, self.radius) {
                let [from, to] = ends.map(|(x, y)| whole((self.centre.0 + x, self.centre.1 + y)));
                pen.line(from, to, theme.rate(), 2.0);
            }
        }
        pen.disc(centre, 4.0, theme.surface);
        pen.disc(centre, 3.0, theme.ink);
        pen.ring(centre, radius, theme.ink, 1.5);
        let line = plot.css(17.0);
        let mut write = |number: f64, text: &str, colour| {
            let y = self.centre.1 + self.radius + plot.css(4.0) + number * line;
            // Beside the rays.
            pen.text(whole((self.centre.0 + self.radius, y)), (HPos::Right, VPos::Top), text, colour);
        };
        // As a power of ten if there is no room for all the zeros.
        let times = if radius < 70.0 {
            format!("10{}", number::raised(self.magnification.log10().round() as i32))
        } else {
            locale.grouped(self.magnification as u64)
        };
        write(0.0, &format!("× {times}"), theme.quiet);
        write(1.0, &format!("η = {}", number::short(self.eta)), theme.rate());
    }
}

fn whole((x, y): (f64, f64)) -> BackendCoord {
    (x.round() as i32, y.round() as i32)
}

/// The points at which a line in this direction, which passes at `below` under the centre of a circle, enters and leaves it.
fn chord((across, down): (f64, f64), below: f64, radius: f64) -> Option<[(f64, f64); 2]> {
    let squared = across * across + down * down;
    // |t · (across, down) + (0, below)| = radius
    let half = -down * below / squared;
    let root = half * half - (below * below - radius * radius) / squared;
    let root = if root > 0.0 { root.sqrt() } else { return None };
    Some([half - root, half + root].map(|t| (t * across, below + t * down)))
}

/// Draws the distance of the printed bias from the surface of each learning rate, for those known so far, and a mark at one of
/// them.
fn draw_misses(layer: &Layer<'_>, plot: &Plot, theme: &Theme, known: &[(f64, f64)], here: f64) -> Drawn {
    // Lower misses, including 0, are drawn at the lower end of the axis.
    let height = |miss: f64| miss.abs().min(plot.y().1);
    let [_, top, _, bottom] = plot.area().map(|edge| edge as i32);
    let mut pen = Pen::new(layer, plot, theme);
    pen.curve(&mut known.iter().map(|&(eta, miss)| (eta, height(miss))), theme.error, 2.0);
    let x = plot.point(here, 0.0).0;
    pen.line((x, top), (x, bottom), theme.surface.towards(theme.ink, 0.4), 1.0);
    if let Some(&(eta, miss)) = known.iter().find(|(eta, _)| *eta == here) {
        let at = plot.point(eta, height(miss));
        pen.disc(at, 6.5, theme.surface);
        pen.disc(at, 5.0, theme.rate());
    }
    pen.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::clue;

    #[test]
    fn the_lens_magnifies_until_the_surface_is_beside_the_point() {
        let plot = ends_plot(Extent::of_svg((480, 400)));
        let times = |eta: f64| {
            let landing = clue::surface(&Printed::ARTICLE, eta);
            Lens::new(&plot, eta, landing.as_ref(), &Printed::ARTICLE).magnification
        };
        assert_eq!([0.3, 0.09, 0.1001, 0.1].map(times), [1e2, 1e3, 1e5, 1e8]);
    }

    #[test]
    fn a_line_is_cut_where_it_meets_the_lens() {
        let ends = chord((3.0, 4.0), 2.0, 5.0).unwrap();
        for (x, y) in ends {
            assert!((x * x + y * y - 25.0).abs() < 1e-12 && (3.0 * (y - 2.0) - 4.0 * x).abs() < 1e-12);
        }
        assert!(ends[0].0 < ends[1].0);
        assert_eq!(chord((1.0, 0.0), 5.1, 5.0), None);
    }

    #[test]
    fn the_windows_have_room_for_every_learning_rate() {
        let mut runs = Runs::new(4, 0.3, 2000);
        while !runs.work() {}
        let plot = ends_plot(Extent::of_svg((480, 400)));
        for place in runs.places() {
            assert!(place[0] + place[1] < plot.x().1 && place[2] > plot.y().0, "{place:?}");
        }
        let plot = misses_plot(Extent::of_svg((480, 400)));
        for eta in [0.01, 0.1, 0.3] {
            let miss = clue::surface(&Printed::ARTICLE, eta).unwrap().miss(&Printed::ARTICLE);
            assert!((plot.y().0..plot.y().1).contains(&miss.abs()), "{miss}");
        }
    }
}
