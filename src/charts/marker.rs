use plotters_backend::{BackendCoord, DrawingBackend};

use super::Colour;
use super::style::Drawn;

/// The marker of a class, so that colour never tells classes apart alone: circle, square, triangle, diamond, cross, plus,
/// triangle on its tip, star, triangles to the right and to the left; from the eleventh class on they begin again.
///
/// Of radius 1, y down, and all nearly of the circle's area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// The corners, clockwise; none of a circle.
    pub corners: &'static [(f64, f64)],
}

impl Marker {
    /// The marker of a class.
    pub fn of(class: usize) -> Self {
        const ARM: f64 = 0.4;
        const LONG: f64 = 1.15;
        /// Of the arms of a cross, turned by an eighth: (LONG ± ARM) / √2, and ARM · √2.
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

    /// Whether a point lies on it.
    pub fn covers(&self, (x, y): (f64, f64)) -> bool {
        let last = self.corners.len().wrapping_sub(1);
        let Some(&(mut x1, mut y1)) = self.corners.get(last) else { return x * x + y * y <= 1.0 };
        let mut within = false;
        for &(x2, y2) in self.corners {
            // A ray to the left crosses the outline an odd number of times from within.
            if (y1 > y) != (y2 > y) && x > x1 + (y - y1) / (y2 - y1) * (x2 - x1) {
                within = !within;
            }
            (x1, y1) = (x2, y2);
        }
        within
    }

    /// Draws it as an area, so large in backend units.
    pub fn fill<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        at: BackendCoord,
        radius: f64,
        colour: Colour,
    ) -> Drawn<DB> {
        match self.corners {
            [] => backend.draw_circle(at, whole(radius), &colour.area(), true),
            // Four corners that are its own: a rectangle is crisper than a polygon.
            [(left, top), _, (right, bottom), _] if left == top && right == bottom => {
                let (half, area) = ((right * radius).round() as i32, colour.area());
                backend.draw_rect((at.0 - half, at.1 - half), (at.0 + half, at.1 + half), &area, true)
            }
            corners => backend.fill_polygon(corners.iter().map(|&c| place(at, c, radius)), &colour.area()),
        }
    }

    /// Draws its outline, so wide, within the area of the same radius.
    pub fn outline<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        at: BackendCoord,
        radius: f64,
        width: f64,
        colour: Colour,
    ) -> Drawn<DB> {
        let line = colour.line(whole(width));
        if self.corners.is_empty() {
            return backend.draw_circle(at, whole(radius - 0.5 * width), &line, false);
        }
        // Once around and on to the second corner, so that the first is a corner like the others.
        let count = self.corners.len();
        let around = (0..count + 2).map(|index| self.corners[index % count]);
        backend.draw_path(around.map(|corner| place(at, corner, radius - 0.6 * width)), &line)
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
