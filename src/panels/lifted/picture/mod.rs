//! The effect of the feature x1·x2 on the space: every row of two inputs lifted to the height of their product, seen from above
//! and from the side, with the plane of the decision boundary. On the ground below is the curve that the plane makes of it.

mod drawing;
mod projection;
mod space;

use self::projection::Projection;
use self::space::Space;
use crate::panels::picture::{Change, Hit, Hold, Picture, Scene};
use crate::panels::rows;
use crate::plot::{Drawn, Extent, Kind, Layer, Plot};
use crate::train::Run;

/// The largest number of rows drawn. If there are more, an evenly spread sample of this size, and the selected row.
const MOST_ROWS: usize = 300;

/// The viewing direction, and how far the rows are lifted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// The angle of the turn, anticlockwise seen from above, in radians.
    pub turn: f64,
    /// The share of the full height: from 0, flat on the ground, to 1.
    pub lift: f64,
}

impl Default for Pose {
    fn default() -> Self {
        Self { turn: 0.42, lift: 1.0 }
    }
}

/// Lifted rows on two layers: the ground, flat and lifted; the plane and the rows.
#[derive(Default)]
pub struct LiftedPicture {
    /// Only for sizes, because the space has its own axes.
    plot: Option<Plot>,
    /// The state of the layers: the space, the pose, and the selected row.
    drawn: Option<(Space, Pose, usize)>,
}

impl Picture for LiftedPicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Moving, Kind::Moving]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.plot = Some(Plot::new(extent, (0.0, 1.0), (0.0, 1.0)));
        self.forget(scene);
    }

    fn forget(&mut self, _: &Scene<'_>) {
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, selected, pose, .. } = scene;
        let (Some(plot), [ground, rows]) = (&self.plot, layers) else { return Ok(false) };
        let Some(space) = Space::new(run) else {
            ground.clear();
            rows.clear();
            self.drawn = None;
            return Ok(false);
        };
        let now = (space, pose, selected);
        let before = self.drawn.take();
        if before.as_ref() != Some(&now) {
            let (space, ..) = &now;
            let projection = Projection::new(plot.extent(), space, pose);
            if before.is_none_or(|(before, seen, _)| (&before, seen) != (space, pose)) {
                ground.clear();
                drawing::draw_ground(ground, plot, scene, (space, &projection))?;
            }
            rows.clear();
            drawing::draw_rows(rows, plot, scene, (space, &projection))?;
        }
        self.drawn = Some(now);
        Ok(false)
    }

    fn hit(&self, scene: &Scene<'_>, place: (f64, f64)) -> Hit {
        let (Some(plot), Some((space, pose, _))) = (&self.plot, &self.drawn) else { return Hit::Nothing };
        let projection = Projection::new(plot.extent(), space, *pose);
        row_at(plot, scene.run, &projection, place).map_or(Hit::Nothing, Hit::Row)
    }

    fn hold(&self, scene: &Scene<'_>, hit: Hit, (x, _): (f64, f64)) -> Option<Hold> {
        let plot = self.plot.as_ref().filter(|_| hit == Hit::Nothing)?;
        Some(Hold::Space(x / plot.css(1.0), scene.pose.turn))
    }

    fn drag(&self, scene: &Scene<'_>, hold: &Hold, (x, _): (f64, f64)) -> Option<Change> {
        /// Radians in a CSS pixel.
        const SWING: f64 = 0.008;
        let (&Hold::Space(from, turn), Some(plot)) = (hold, &self.plot) else { return None };
        let turn = turn - SWING * (x / plot.css(1.0) - from);
        Some(Change::Pose(Pose { turn, ..scene.pose }))
    }
}

/// The row whose mark is nearest to a position in units, if one is within reach of a finger.
fn row_at(plot: &Plot, run: &Run, projection: &Projection, place: (f64, f64)) -> Option<usize> {
    let mut places = rows::shown(run, MOST_ROWS).map(|row| (row, projection.place(lifted_row(run, row))));
    rows::nearest(&mut places, place, plot.css(24.0)).map(|(row, _)| row)
}

/// The position of a raw row, lifted.
fn lifted_row(run: &Run, row: usize) -> space::Place {
    match run.examples().raw().row(row).0 {
        &[x, y] => space::lifted(x, y),
        _ => [0.0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Gate};
    use crate::panels::picture::tests::{Stage, drawn_layers};
    use crate::train::{Settings, Source, at};

    pub(super) const EXTENT: Extent = Extent { size: (1920, 1600), unit: 4.0, pixel: 4 };

    pub(super) fn xor(epoch: u32) -> Run {
        let features = vec![Feature::Product];
        at(
            epoch,
            Settings {
                source: Source::Gate(Gate::Xor),
                features,
                eta: 0.5,
                epochs: 5000,
                ..Settings::default()
            },
        )
    }

    #[test]
    fn a_mark_is_found_where_it_is_drawn() {
        let run = xor(10);
        let plot = Plot::new(EXTENT, (0.0, 1.0), (0.0, 1.0));
        let space = Space::new(&run).unwrap();
        for turn in [-3.0, -1.2, 0.0, 0.42, 2.0] {
            let projection = Projection::new(EXTENT, &space, Pose { turn, lift: 1.0 });
            for row in 0..4 {
                let (x, y) = projection.place(lifted_row(&run, row));
                assert!((0.0..1920.0).contains(&x) && (0.0..1600.0).contains(&y), "{turn}: {x} {y}");
                assert_eq!(row_at(&plot, &run, &projection, (x + 8.0, y - 4.0)), Some(row));
            }
        }
    }

    #[test]
    fn the_ground_stays_while_only_the_selected_row_changes() {
        let mut run = xor(10);
        let mut picture = LiftedPicture::default();
        let mut draw = |run: &Run, selected: usize, turn: f64| {
            let stage = Stage { pose: Pose { turn, lift: 1.0 }, ..Stage::default() };
            let scene = stage.scene(run, selected);
            if picture.plot.is_none() {
                picture.resize(&scene, EXTENT);
            }
            drawn_layers(&mut picture, &scene, EXTENT)
        };
        assert_eq!(draw(&run, 3, 0.0), [true; 2]);
        assert_eq!(draw(&run, 3, 0.0), [false; 2]);
        assert_eq!(draw(&run, 2, 0.0), [false, true]);
        assert_eq!(draw(&run, 2, 0.1), [true; 2]);
        run.seek(11);
        assert_eq!(draw(&run, 2, 0.1), [true; 2]);
        assert_eq!(draw(&at(0, Settings::default()), 2, 0.1), [false; 2], "nothing to lift");
    }
}
