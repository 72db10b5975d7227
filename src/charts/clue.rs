//! Which learning rate printed these weights? Two pictures: where runs from many starts end, with a lens on the printed point;
//! and by how much the printed bias misses the surface of each learning rate.

use plotters_backend::DrawingBackend;
use plotters_backend::text_anchor::{HPos, VPos};

use super::numerals::{decade, log10};
use super::pen::Pen;
use super::style::Drawn;
use super::{Plot, Theme};
use crate::number;
use crate::text::{Locale, Message};
use crate::train::clue::{Landing, Printed, Runs};

/// A picture of where runs end: w1 + w2 across, b up.
///
/// A run has three numbers; on their surface w1 and w2 are nearly the same, so that little is lost.
pub fn ends_plot(size: (u32, u32), unit: f64) -> Plot {
    Plot::new(size, unit, (0.0, 10.0), (-7.6, 1.4))
}

/// A picture of misses: η across, and up the decimal logarithm of how far the printed bias is from the surface.
pub fn misses_plot(size: (u32, u32), unit: f64) -> Plot {
    Plot::new(size, unit, (0.0, 0.3), (-10.4, -1.0))
}

/// Draws the axes of where runs end.
pub fn ends_axes<DB: DrawingBackend>(backend: &mut DB, plot: &Plot, theme: &Theme) -> Drawn<DB> {
    plot.named_axes(backend, theme, ["w₁ + w₂", "b"])
}

/// Draws the axes of misses, and the band in which a miss is less than what rounding leaves open.
pub fn misses_axes<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    locale: &Locale,
    rounding: f64,
) -> Drawn<DB> {
    let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
    let gap = plot.whole(8.0) as i32;
    let mut pen = Pen::new(backend, plot, theme);
    let level = plot.point(0.0, log10(rounding)).1;
    let band = [(left, level), (right, level), (right, bottom), (left, bottom)];
    pen.polygon(&band, theme.surface.towards(theme.quiet, 0.14));
    let within_rounding = locale.say(Message::WithinRounding);
    pen.text((right - gap, level + gap), (HPos::Right, VPos::Top), &within_rounding, theme.ink);
    pen.done()?;
    let mut ticks = (-5..=-1).map(|half| (f64::from(2 * half), decade(2 * half)));
    plot.upright(backend, theme, false, &mut ticks, top)?;
    let last = f64::from(right) - plot.css(20.0);
    plot.axis(
        backend,
        theme,
        |eta| {
            if plot.place(eta, 0.0).0 < last { number::tick(eta) } else { String::new() }
        },
    )?;
    let mut pen = Pen::new(backend, plot, theme);
    pen.text((right, bottom + gap), (HPos::Right, VPos::Top), "η", theme.rate());
    pen.text((left - gap, top), (HPos::Right, VPos::Top), &locale.say(Message::Miss), theme.error);
    pen.done()
}

/// Draws the paths of runs and their ends, the printed point, and a lens on it in which the surface of their learning rate is
/// seen.
pub fn ends<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    locale: &Locale,
    runs: &Runs,
    printed: &Printed,
    landing: Option<&Landing>,
) -> Drawn<DB> {
    let mut pen = Pen::new(backend, plot, theme);
    let is_shown =
        |&(x, y): &(f64, f64)| (plot.x.0..=plot.x.1).contains(&x) && (plot.y.0..=plot.y.1).contains(&y);
    let colour = theme.parameter();
    for path in runs.paths() {
        let points = path.iter().map(|&[sum, b]| (sum, b)).filter(is_shown);
        pen.path(&mut points.map(|(sum, b)| plot.point(sum, b)), theme.surface.towards(colour, 0.4), 1.0);
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
    lens.rays(&mut pen, at);
    pen.ring(at, 7.0, theme.ink, 1.5);
    let beside = (at.0 - plot.css(12.0) as i32, at.1 + plot.css(6.0) as i32);
    pen.text(beside, (HPos::Right, VPos::Center), &locale.say(Message::Printed), theme.ink);
    lens.draw(&mut pen, locale, landing, printed);
    pen.done()
}

/// What magnifies the printed point: so many times that the surface of a learning rate is beside it, or through it.
struct Lens {
    /// In backend units.
    centre: (f64, f64),
    radius: f64,
    magnification: f64,
    eta: f64,
}

impl Lens {
    /// The most: the rounding of the printed digits fills it.
    const MOST: f64 = 1e8;

    fn new(plot: &Plot, eta: f64, landing: Option<&Landing>, printed: &Printed) -> Self {
        let [left, top, right, bottom] = plot.area();
        let radius = (0.25 * (right - left)).min(0.27 * (bottom - top));
        let centre = (right - radius - plot.css(2.0), top + radius + plot.css(2.0));
        let miss = landing.map_or(1.0, |landing| landing.miss(printed).abs());
        let away = (plot.place(0.0, 0.0).1 - plot.place(0.0, miss).1).abs();
        let mut magnification = 1.0;
        while magnification < Self::MOST && 10.0 * magnification * away < 0.8 * radius {
            magnification *= 10.0;
        }
        Self { centre, radius, magnification, eta }
    }

    /// From the point to the lens.
    fn rays<DB: DrawingBackend>(&self, pen: &mut Pen<DB>, at: (i32, i32)) {
        let (across, down) = (self.centre.0 - f64::from(at.0), self.centre.1 - f64::from(at.1));
        let length = (across * across + down * down).sqrt();
        let (across, down) = (across / length, down / length);
        let ring = pen.plot.css(7.0);
        for side in [-1.0, 1.0] {
            let edge = |(x, y): (f64, f64), radius: f64| {
                ((x - side * radius * down).round() as i32, (y + side * radius * across).round() as i32)
            };
            let from = edge((f64::from(at.0), f64::from(at.1)), ring);
            pen.line(
                from,
                edge(self.centre, self.radius),
                pen.theme.surface.towards(pen.theme.quiet, 0.6),
                1.0,
            );
        }
    }

    fn draw<DB: DrawingBackend>(
        &self,
        pen: &mut Pen<DB>,
        locale: &Locale,
        landing: Option<&Landing>,
        printed: &Printed,
    ) {
        let (plot, theme) = (pen.plot, pen.theme);
        let whole = |(x, y): (f64, f64)| (x.round() as i32, y.round() as i32);
        let centre = whole(self.centre);
        let radius = self.radius / plot.css(1.0);
        pen.disc(centre, radius, theme.surface);
        // How many backend units a unit of either axis takes in here.
        let (origin, one) = (plot.place(0.0, 0.0), plot.place(1.0, 1.0));
        let (right, up) = (one.0 - origin.0, origin.1 - one.1);
        let (right, up) = (self.magnification * right, self.magnification * up);
        if let Some(landing) = landing {
            // Where rounding may have moved the point from: seen only where all is large.
            let half = (2.0 * printed.half_digit * right, printed.half_digit * up);
            if half.0 > plot.css(2.0) {
                let (x, y) = self.centre;
                let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                    .map(|(across, down)| whole((x + across * half.0, y + down * half.1)));
                pen.polygon(&corners, theme.surface.towards(theme.quiet, 0.25));
                let below = whole((x, y + half.1 + plot.css(4.0)));
                pen.text(below, (HPos::Center, VPos::Top), &locale.say(Message::Rounding), theme.ink);
            }
            // Both weights change by half of what their sum does.
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
        // Where there is no room for all the noughts, as a power.
        let times = if radius < 70.0 {
            decade(log10(self.magnification).round() as i32)
        } else {
            locale.grouped(self.magnification as u64)
        };
        write(0.0, &["× ", &times].concat(), theme.quiet);
        write(1.0, &["η = ", &number::short(self.eta)].concat(), theme.rate());
    }
}

/// Where a line in this direction, which passes so far below the middle of a circle, enters and leaves it.
fn chord((across, down): (f64, f64), below: f64, radius: f64) -> Option<[(f64, f64); 2]> {
    let squared = across * across + down * down;
    // |t · (across, down) + (0, below)| = radius
    let half = -down * below / squared;
    let root = half * half - (below * below - radius * radius) / squared;
    let root = if root > 0.0 { root.sqrt() } else { return None };
    Some([half - root, half + root].map(|t| (t * across, below + t * down)))
}

/// Draws by how much the printed bias misses the surface of each learning rate, as far as they are known, and a mark at one of
/// them.
pub fn misses<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    known: &[(f64, f64)],
    here: f64,
) -> Drawn<DB> {
    let place = |&(eta, miss): &(f64, f64)| {
        // A miss of nothing at all is as low as the picture goes.
        let height = log10(miss.abs().max(1e-300)).max(plot.y.0).min(plot.y.1);
        plot.point(eta, height)
    };
    let [_, top, _, bottom] = plot.area().map(|edge| edge as i32);
    let mut pen = Pen::new(backend, plot, theme);
    pen.path(&mut known.iter().map(place), theme.error, 2.0);
    let x = plot.point(here, 0.0).0;
    pen.line((x, top), (x, bottom), theme.surface.towards(theme.ink, 0.4), 1.0);
    if let Some(at) = known.iter().find(|(eta, _)| *eta == here).map(place) {
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
        let plot = ends_plot((480, 400), 1.0);
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
        let plot = ends_plot((480, 400), 1.0);
        for place in runs.places() {
            assert!(place[0] + place[1] < plot.x.1 && place[2] > plot.y.0, "{place:?}");
        }
        let plot = misses_plot((480, 400), 1.0);
        for eta in [0.01, 0.1, 0.3] {
            let miss = clue::surface(&Printed::ARTICLE, eta).unwrap().miss(&Printed::ARTICLE);
            assert!((plot.y.0..plot.y.1).contains(&log10(miss.abs())), "{miss}");
        }
    }
}
