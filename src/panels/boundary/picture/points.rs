use plotters_backend::BackendCoord;

use crate::model::Section;
use crate::panels::{Scene, rows, sample};
use crate::plot::{Colour, Drawn, Layer, Mark, Marker, Pen, Plot, Theme};
use crate::train::Run;

/// The rows as points, each with the marker of its class: filled if it is predicted correctly, otherwise hollow, and small in a
/// ring if it is held out.
///
/// Of very many rows only a sample is drawn. More than a few hundred points are painted as pixels, not as shapes.
#[derive(Debug, Clone)]
pub struct Points {
    plot: Plot,
    points: Vec<Point>,
    /// The number of rows.
    rows: usize,
    /// The radius of a marker, in CSS pixels.
    radius: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    row: u32,
    at: BackendCoord,
    class: u8,
    held_out: bool,
    right: bool,
}

impl Points {
    /// The largest number of rows drawn.
    pub const MOST: usize = 10_000;
    /// The largest number of rows drawn in SVG, where a picture with more would take megabytes.
    pub const MOST_IN_SVG: usize = 2000;
    /// The largest number of rows drawn as shapes.
    const FEW: usize = 500;

    /// The rows in a picture of a section, at most `most`, on whole pixels of the screen.
    pub fn new(run: &Run, section: &Section, plot: Plot, most: usize) -> Self {
        let rows = run.examples().raw().len();
        let drawn = most.min(rows);
        let point = |index| Point::new(run, section, &plot, sample::nth(index, rows, drawn));
        let points = (0..drawn).map(point).collect();
        // The more points, the smaller.
        let radius = (8.0 * (12.0 / drawn.max(12) as f64).sqrt().sqrt()).max(2.0);
        Self { points, plot, rows, radius }
    }

    /// Whether this row exists, drawn or not.
    pub fn has(&self, row: usize) -> bool {
        row < self.rows
    }

    /// Whether they are painted as pixels.
    pub fn are_many(&self) -> bool {
        self.points.len() > Self::FEW
    }

    /// Adopts the current state of the run, and returns whether the prediction of one of them has become right or wrong.
    pub fn follow(&mut self, run: &Run) -> bool {
        let mut changed = false;
        for point in &mut self.points {
            let right = run.is_right(point.row as usize);
            changed |= right != point.right;
            point.right = right;
        }
        changed
    }

    /// Draws them as shapes, and the selected row.
    pub fn draw(&self, layer: &Layer<'_>, scene: &Scene<'_>, section: &Section) -> Drawn {
        let mut pen = Pen::new(layer, &self.plot, scene.theme);
        // The wrong ones come last, because they are few and must be visible.
        for right in [true, false] {
            for point in self.points.iter().filter(|point| point.right == right) {
                pen.mark(self.mark(point), point.at);
            }
        }
        self.select(&mut pen, scene, section);
        pen.done()
    }

    /// Draws only the selected row, whether or not it is one of those drawn.
    pub fn ring(&self, layer: &Layer<'_>, scene: &Scene<'_>, section: &Section) -> Drawn {
        let mut pen = Pen::new(layer, &self.plot, scene.theme);
        self.select(&mut pen, scene, section);
        pen.done()
    }

    /// The selected row with a ring around it.
    fn select(&self, pen: &mut Pen<'_, '_>, scene: &Scene<'_>, section: &Section) {
        if self.has(scene.selected) {
            let point = Point::new(scene.run, section, &self.plot, scene.selected);
            pen.mark(self.mark(&point), point.at);
            let ring = self.radius + 6.0;
            if self.are_many() {
                // Among so many points it needs an outline.
                pen.ring(point.at, ring, pen.theme.surface, 4.5);
            }
            pen.ring(point.at, ring, pen.theme.ink, 1.5);
        }
    }

    fn mark(&self, point: &Point) -> Mark {
        Mark {
            class: point.class.into(),
            is_right: point.right,
            is_held_out: point.held_out,
            radius: self.radius,
        }
    }

    /// Paints many points onto pixels, RGBA and `width` to a row, whose first one is at `corner` in pixels. Clears the pixels
    /// first.
    pub fn paint(&self, theme: &Theme, pixels: &mut [u8], width: usize, corner: BackendCoord) {
        pixels.fill(0);
        let pixel = self.plot.extent().pixel as i32;
        let classes = self.points.iter().map(|point| point.class).max().unwrap_or(0);
        let mut stamps = Vec::new();
        for kind in 0..4 * (usize::from(classes) + 1) {
            let radius = self.radius() / f64::from(pixel);
            stamps.push(Stamp::new(theme, kind / 4, radius, kind & 1 != 0, kind & 2 != 0));
        }
        for right in [true, false] {
            for point in self.points.iter().filter(|point| point.right == right) {
                let kind = u8::from(point.right) + 2 * u8::from(point.held_out);
                let at = (point.at.0 / pixel - corner.0, point.at.1 / pixel - corner.1);
                stamps[usize::from(4 * point.class + kind)].press(pixels, width, at);
            }
        }
    }

    /// The row whose point is nearest to a position in units, and its distance, if one of those drawn is within reach of a finger.
    pub fn nearest(&self, place: (f64, f64)) -> Option<(usize, f64)> {
        let mut places =
            self.points.iter().map(|point| (point.row as usize, (point.at.0.into(), point.at.1.into())));
        rows::nearest(&mut places, place, self.plot.css(24.0))
    }

    /// How many of them overlap a rectangle: left, top, right, bottom in units.
    pub fn within(&self, [left, top, right, bottom]: [f64; 4]) -> usize {
        let radius = self.radius();
        let within = |&&Point { at: (x, y), .. }: &&Point| {
            let (x, y) = (f64::from(x), f64::from(y));
            (left - radius..=right + radius).contains(&x) && (top - radius..=bottom + radius).contains(&y)
        };
        self.points.iter().filter(within).count()
    }

    /// How near to a marker's centre a pointer is on it, in units.
    pub fn edge(&self) -> f64 {
        self.plot.css(self.radius + 4.0)
    }

    /// Whether the markers are large enough for a finger, and so few that there is room between them.
    pub fn are_large(&self) -> bool {
        self.radius >= 6.0
    }

    /// A marker's radius in units.
    pub fn radius(&self) -> f64 {
        self.plot.css(self.radius)
    }
}

impl Point {
    fn new(run: &Run, section: &Section, plot: &Plot, row: usize) -> Self {
        let raw = run.examples().raw();
        let class = raw.class(row);
        let (x, y) = section.place(raw.row(row).0, class);
        let (left, top) = plot.point(x, y);
        // SVG has no pixels to align to.
        let pixel = if plot.extent().is_svg() { 1 } else { plot.extent().pixel as i32 };
        let whole = |units: i32| (units + pixel / 2).div_euclid(pixel) * pixel;
        Self {
            row: row as u32,
            at: (whole(left), whole(top)),
            class: class as u8,
            held_out: run.examples().is_held_out(row),
            right: run.is_right(row),
        }
    }
}

/// A marker in pixels.
struct Stamp {
    /// The number of pixels from the centre to each side.
    half: i32,
    pixels: Vec<u8>,
    /// The parts that are not empty: row, first column, and the column after the last.
    runs: Vec<(i32, i32, i32)>,
}

impl Stamp {
    fn new(theme: &Theme, class: usize, radius: f64, right: bool, held_out: bool) -> Self {
        let (marker, Colour(red, green, blue)) = (Marker::of(class), theme.class(class));
        let Colour(paper, of, it) = theme.surface;
        let radius = if held_out { 0.6 * radius } else { radius };
        let half = (1.5 * radius).ceil() as i32;
        let (mut pixels, mut runs) = (Vec::new(), Vec::new());
        for y in -half..=half {
            let mut run = (y, 0, 0);
            for x in -half..=half {
                let covers = |radius: f64| marker.covers((f64::from(x) / radius, f64::from(y) / radius));
                let pixel = if !covers(radius + 0.25) {
                    [0; 4]
                } else if !right && covers(0.6 * radius) {
                    [paper, of, it, 255]
                } else {
                    [red, green, blue, 255]
                };
                if pixel[3] > 0 {
                    run = (y, if run.1 == run.2 { x } else { run.1 }, x + 1);
                }
                pixels.extend(pixel);
            }
            if run.1 < run.2 {
                runs.push(run);
            }
        }
        Self { half, pixels, runs }
    }

    fn press(&self, pixels: &mut [u8], width: usize, (left, top): (i32, i32)) {
        let side = 2 * self.half + 1;
        for &(y, from, to) in &self.runs {
            let (from, to) = (from.max(-left), to.min(width as i32 - left));
            if top + y < 0 || from >= to {
                continue;
            }
            let source = 4 * ((y + self.half) * side + from + self.half) as usize;
            let goal = 4 * ((top + y) as usize * width + (left + from) as usize);
            let length = 4 * (to - from) as usize;
            let stamp = self.pixels.get(source..source + length);
            if let (Some(goal), Some(stamp)) = (pixels.get_mut(goal..goal + length), stamp) {
                goal.copy_from_slice(stamp);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{Dataset, Shape};
    use crate::panels::boundary;
    use crate::plot::Extent;
    use crate::train::{Settings, Source};

    fn points(run: &Run, most: usize) -> Points {
        let section = Section::new(run.examples(), [0, 1]);
        let plot = boundary::plot(Extent::of_svg((400, 300)), &section, run.examples().raw());
        Points::new(run, &section, plot, most)
    }

    fn blobs(rows: u32, holdout: f64) -> Run {
        let source = Source::Generated { shape: Shape::Blobs, rows, noise: 0.3 };
        let weights = Some(vec![2.0, 1.0, 0.2]);
        Run::new(Settings { source, holdout, weights, ..Settings::default() }).unwrap()
    }

    #[test]
    fn a_row_is_found_where_it_is_drawn() {
        let run = Run::new(Settings::default()).unwrap();
        let points = points(&run, Points::MOST);
        for (row, (x, _)) in run.examples().raw().rows().enumerate() {
            let (left, top) = points.plot.place(x[0], x[1]);
            let (found, away) = points.nearest((left + 40.0, top - 40.0)).unwrap();
            assert!(found == row && (away - 3200_f64.sqrt()).abs() < 1.5, "{found}, {away}");
        }
        assert_eq!(points.nearest(points.plot.place(0.5, 0.5)), None);
        assert_eq!(
            (points.within([0.0, 0.0, 1600.0, 1200.0]), points.within([0.0, 0.0, 360.0, 1200.0])),
            (4, 0)
        );
    }

    #[test]
    fn they_are_drawn_again_only_where_one_is_called_something_else() {
        let mut run =
            Run::new(Settings { weights: Some(vec![1.0, 1.0, -1.5]), ..Settings::default() }).unwrap();
        let mut points = points(&run, Points::MOST);
        let right = |points: &Points| points.points.iter().map(|point| point.right).collect::<Vec<_>>();
        assert_eq!(right(&points), [true; 4]);
        run.set_parameters(vec![1.0, 1.0, -1.2]);
        assert!(!points.follow(&run));
        run.set_parameters(vec![1.0, 1.0, -0.5]);
        assert!(points.follow(&run));
        assert_eq!(right(&points), [true, false, false, true]);
        assert!(!points.follow(&run));
        assert!(run.set_threshold(0.9) && points.follow(&run));
        assert_eq!(right(&points), [true, true, true, false]);
    }

    #[test]
    fn of_very_many_some_of_all_kinds_are_drawn() {
        let run = blobs(25_000, 0.2);
        let points = points(&run, 1000);
        assert_eq!(points.points.len(), 1000);
        let drawn = |rows| self::points(&blobs(rows, 0.0), Points::MOST).points.len();
        assert_eq!([drawn(25_000), drawn(7)], [10_000, 7]);
        let raw = run.examples().raw();
        let mut before = None;
        let mut kinds = [[0; 2]; 2];
        for point in &points.points {
            let row = point.row as usize;
            assert!(before < Some(row), "each once, and in order");
            before = Some(row);
            let (class, held_out) = (raw.class(row), run.examples().is_held_out(row));
            assert_eq!((usize::from(point.class), point.held_out), (class, held_out));
            assert_eq!(point.right, run.is_right(row));
            kinds[class][usize::from(held_out)] += 1;
        }
        // Half of the rows are of each class, because classes alternate. A fifth of each half is held out.
        let near = |count: i32, expected: i32| (count - expected).abs() < 45;
        assert!(near(kinds[0][0], 400) && near(kinds[1][1], 100) && near(kinds[0][1], 100), "{kinds:?}");
    }

    /// The colours of the pixels around a place, in the order in which they come.
    fn colours(pixels: &[u8], width: usize, at: BackendCoord, reach: i32) -> Vec<[u8; 4]> {
        let around = (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (at.0 + x, at.1 + y)));
        let pixel = |(x, y): BackendCoord| {
            let from = 4 * (y as usize * width + x as usize);
            [pixels[from], pixels[from + 1], pixels[from + 2], pixels[from + 3]]
        };
        let mut colours: Vec<_> = around.map(pixel).filter(|pixel| pixel[3] > 0).collect();
        colours.dedup();
        colours
    }

    #[test]
    fn many_are_painted_in_the_colours_of_their_classes() {
        let run = blobs(2000, 0.0);
        let points = points(&run, Points::MOST);
        assert!(points.are_many());
        let theme = Theme::light();
        let (width, corner) = (300, (60, 20));
        let mut pixels = vec![7; 4 * width * 240];
        points.paint(&theme, &mut pixels, width, corner);
        let painted = pixels.chunks_exact(4).filter(|pixel| pixel[3] == 255).count();
        assert_eq!(painted + pixels.chunks_exact(4).filter(|pixel| *pixel == [0; 4]).count(), width * 240);
        assert!(painted > 2000, "{painted}");
        // Wrong ones come last: the centre of the last of them is a hole.
        let wrong = points.points.iter().rfind(|point| !point.right).unwrap();
        let at = (wrong.at.0 / 4 - corner.0, wrong.at.1 / 4 - corner.1);
        let Colour(red, green, blue) = theme.surface;
        assert_eq!(colours(&pixels, width, at, 0), [[red, green, blue, 255]]);
        let Colour(red, green, blue) = theme.class(wrong.class.into());
        assert!(colours(&pixels, width, at, 3).contains(&[red, green, blue, 255]));
    }

    #[test]
    fn what_lies_beyond_the_pixels_is_cut_off() {
        let x = [[0.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        let raw = Dataset::from_rows(&x, &[[0.0], [1.0], [1.0]]).unwrap();
        let run =
            Run::new(Settings { source: Source::ByHand(Arc::new(raw)), ..Settings::default() }).unwrap();
        let points = points(&run, Points::MOST);
        let (width, height) = (40, 30);
        for point in &points.points {
            // The centre of the marker in each corner of the pixels in turn, and far away.
            for (left, top) in [(0, 0), (39, 0), (0, 29), (39, 29), (-500, 10), (10, 500)] {
                let mut pixels = vec![0; 4 * width * height];
                points.paint(
                    &Theme::dark(),
                    &mut pixels,
                    width,
                    (point.at.0 / 4 - left, point.at.1 / 4 - top),
                );
                let painted = pixels.chunks_exact(4).filter(|pixel| pixel[3] > 0).count();
                let within = (0..40).contains(&left) && (0..30).contains(&top);
                assert_eq!(painted > 0, within, "at {left}, {top}: {painted}");
            }
        }
    }

    #[test]
    fn ten_classes_have_ten_marks() {
        let x: Vec<[f64; 2]> = (0..10).map(|row| [f64::from(row), f64::from(row % 3)]).collect();
        let y: Vec<[f64; 10]> = (0..10)
            .map(|row| {
                let mut y = [0.0; 10];
                y[row] = 1.0;
                y
            })
            .collect();
        let raw = Dataset::from_rows(&x, &y).unwrap();
        let run =
            Run::new(Settings { source: Source::ByHand(Arc::new(raw)), ..Settings::default() }).unwrap();
        let points = points(&run, Points::MOST);
        let theme = Theme::light();
        let stamps: Vec<Vec<u8>> =
            (0..10).map(|class| Stamp::new(&theme, class, points.radius(), true, false).pixels).collect();
        for (class, stamp) in stamps.iter().enumerate() {
            assert!(!stamps[..class].contains(stamp), "{class}");
        }
    }
}
