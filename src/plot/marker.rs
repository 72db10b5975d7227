use plotters::element::{Drawable, PointCollection};
use plotters::style::ShapeStyle;
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::Colour;

/// The marker of a class, so that classes are never distinguished by colour alone: circle, square, triangle, diamond, cross, plus,
/// triangle on its tip, star, triangles to the right and to the left. From the eleventh class on they repeat.
///
/// With radius 1, y pointing down, and all with nearly the area of the circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// The corners, clockwise; none for a circle.
    pub corners: &'static [(f64, f64)],
}

impl Marker {
    /// The marker of a class.
    pub fn of(class: usize) -> Self {
        const ARM: f64 = 0.4;
        const LONG: f64 = 1.15;
        /// Coordinates of the arms of a cross, turned by 45°: (LONG ± ARM) / √2, and ARM · √2.
        const OUT: f64 = 1.0960;
        const IN: f64 = 0.5303;
        const NOTCH: f64 = 0.5657;
        const CORNERS: [&[(f64, f64)]; 10] = [
            &[],
            &[(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)],
            &[(0.0, -1.3), (1.25, 0.9), (-1.25, 0.9)],
            &[(0.0, -1.3), (1.2, 0.0), (0.0, 1.3), (-1.2, 0.0)],
            &[
                (0.0, -NOTCH),
                (IN, -OUT),
                (OUT, -IN),
                (NOTCH, 0.0),
                (OUT, IN),
                (IN, OUT),
                (0.0, NOTCH),
                (-IN, OUT),
                (-OUT, IN),
                (-NOTCH, 0.0),
                (-OUT, -IN),
                (-IN, -OUT),
            ],
            &[
                (-ARM, -LONG),
                (ARM, -LONG),
                (ARM, -ARM),
                (LONG, -ARM),
                (LONG, ARM),
                (ARM, ARM),
                (ARM, LONG),
                (-ARM, LONG),
                (-ARM, ARM),
                (-LONG, ARM),
                (-LONG, -ARM),
                (-ARM, -ARM),
            ],
            &[(0.0, 1.3), (-1.25, -0.9), (1.25, -0.9)],
            &[
                (0.0, -1.45),
                (0.38, -0.52),
                (1.38, -0.45),
                (0.61, 0.2),
                (0.85, 1.17),
                (0.0, 0.64),
                (-0.85, 1.17),
                (-0.61, 0.2),
                (-1.38, -0.45),
                (-0.38, -0.52),
            ],
            &[(1.3, 0.0), (-0.9, 1.25), (-0.9, -1.25)],
            &[(-1.3, 0.0), (0.9, -1.25), (0.9, 1.25)],
        ];
        Self { corners: CORNERS[class % CORNERS.len()] }
    }

    /// Whether it covers a point.
    pub fn covers(&self, (x, y): (f64, f64)) -> bool {
        let last = self.corners.len().wrapping_sub(1);
        let Some(&(mut x1, mut y1)) = self.corners.get(last) else { return x * x + y * y <= 1.0 };
        let mut within = false;
        for &(x2, y2) in self.corners {
            // From a point inside, a ray to the left crosses the outline an odd number of times.
            if (y1 > y) != (y2 > y) && x > x1 + (y - y1) / (y2 - y1) * (x2 - x1) {
                within = !within;
            }
            (x1, y1) = (x2, y2);
        }
        within
    }

    /// Its area as an element, with this radius in units.
    pub fn filled(self, at: BackendCoord, radius: f64, colour: Colour) -> Placed {
        Placed { marker: self, at, radius, style: colour.area() }
    }

    /// Its outline as an element, with this line width, inside the area of the same radius.
    pub fn outlined(self, at: BackendCoord, radius: f64, width: f64, colour: Colour) -> Placed {
        Placed { marker: self, at, radius, style: colour.line(whole(width)) }
    }
}

/// A marker at its position: an element for plotters. Sizes are in units.
pub struct Placed {
    marker: Marker,
    at: BackendCoord,
    radius: f64,
    style: ShapeStyle,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Placed {
    type Point = BackendCoord;
    type IntoIter = std::iter::Once<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Placed {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let Self { marker: Marker { corners }, radius, style, .. } = self;
        let width = f64::from(style.stroke_width);
        for at in points {
            match *corners {
                [] if style.filled => backend.draw_circle(at, whole(*radius), style, true)?,
                [] => backend.draw_circle(at, whole(radius - 0.5 * width), style, false)?,
                // If the four corners are its own, a rectangle is crisper than a polygon.
                &[(left, top), _, (right, bottom), _] if style.filled && left == top && right == bottom => {
                    let half = (right * radius).round() as i32;
                    backend.draw_rect((at.0 - half, at.1 - half), (at.0 + half, at.1 + half), style, true)?;
                }
                corners if style.filled => {
                    backend.fill_polygon(corners.iter().map(|&corner| place(at, corner, *radius)), style)?;
                }
                corners => {
                    // Once around and on to the second corner, so that the first corner looks like the others.
                    let around = corners.iter().cycle().take(corners.len() + 2);
                    let inner = radius - 0.6 * width;
                    backend.draw_path(around.map(|&corner| place(at, corner, inner)), style)?;
                }
            }
        }
        Ok(())
    }
}

fn whole(length: f64) -> u32 {
    length.round().max(1.0) as u32
}

fn place(at: BackendCoord, (x, y): (f64, f64), radius: f64) -> BackendCoord {
    (at.0 + (x * radius).round() as i32, at.1 + (y * radius).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_of_a_size_and_no_two_alike() {
        let grid =
            || (-20..=20).flat_map(|x| (-20..=20).map(move |y| (f64::from(x) / 13.0, f64::from(y) / 13.0)));
        let covered = |class: usize| grid().map(|point| Marker::of(class).covers(point)).collect::<Vec<_>>();
        let all: Vec<Vec<bool>> = (0..10).map(covered).collect();
        let count = |cover: &[bool]| cover.iter().filter(|&&covered| covered).count() as f64;
        for (class, cover) in all.iter().enumerate() {
            let size = count(cover) / count(&all[0]);
            assert!((0.7..1.2).contains(&size), "class {class} is {size} of the circle");
            for other in &all[..class] {
                let differ = cover.iter().zip(other).filter(|(one, other)| one != other).count() as f64;
                assert!(differ > 0.15 * count(&all[0]), "class {class} looks like another: {differ}");
            }
        }
        assert_eq!(Marker::of(10), Marker::of(0));
    }
}
