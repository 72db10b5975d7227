use plotters::coord::CoordTranslate;
use plotters::drawing::Rect;
use plotters::element::{CoordMapper, Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// An element whose points stay in place when they are outside the drawing area.
///
/// plotters moves such points onto the edge of the area, which bends the lines to them. Here the parts outside are cut off by the
/// layer's clip, or by the canvas itself.
pub struct Unclipped<E>(pub E);

/// Places points without moving them into the drawing area.
pub struct Anywhere;

impl CoordMapper for Anywhere {
    type Output = BackendCoord;

    fn map<CT: CoordTranslate>(coordinates: &CT, from: &CT::From, _: &Rect) -> BackendCoord {
        coordinates.translate(from)
    }
}

impl<'a, E, Coord> PointCollection<'a, Coord, Anywhere> for &'a Unclipped<E>
where
    &'a E: PointCollection<'a, Coord>,
{
    type Point = <&'a E as PointCollection<'a, Coord>>::Point;
    type IntoIter = <&'a E as PointCollection<'a, Coord>>::IntoIter;

    fn point_iter(self) -> Self::IntoIter {
        self.0.point_iter()
    }
}

impl<E: Drawable<DB>, DB: DrawingBackend> Drawable<DB, Anywhere> for Unclipped<E> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut DB,
        parent: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.0.draw(points, backend, parent)
    }
}
