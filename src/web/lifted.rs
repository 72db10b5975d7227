use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed};
use super::picture::{Hit, Picture, Scene};
use crate::charts::Plot;
use crate::charts::lifted::{self, Space};

/// Rows lifted by x1·x2 on two canvases: the ground, flat and lifted; the plane and the rows.
pub struct LiftedPicture {
    ground: Layer,
    rows: Layer,
    size: (u32, u32),
    unit: f64,
    /// What stands on the canvases: the space, and the selected row.
    drawn: Option<(Space, usize)>,
}

impl LiftedPicture {
    /// Takes its canvases: ground, rows.
    pub fn new([ground, rows]: [HtmlCanvasElement; 2]) -> Result<Self, JsValue> {
        let (ground, rows) = (Layer::new(ground, Layer::FINE)?, Layer::new(rows, Layer::FINE)?);
        Ok(Self { ground, rows, size: (1, 1), unit: 1.0, drawn: None })
    }

    fn plot(&self) -> Plot {
        Plot::new(self.size, self.unit, (0.0, 1.0), (0.0, 1.0))
    }
}

impl Picture for LiftedPicture {
    fn resize(&mut self, _: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit, self.drawn) = (size, unit, None);
        self.ground.resize(size)?;
        self.rows.resize(size)
    }

    fn forget(&mut self, _: &Scene) {
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, theme, selected, pose, .. } = scene;
        let plot = self.plot();
        let now = Space::new(run, pose).map(|space| (space, selected));
        if self.drawn.is_some() && self.drawn == now || !plot.has_room() {
            return Ok(false);
        }
        let is_moved = self.drawn.as_ref().map(|(space, _)| space) != now.as_ref().map(|(space, _)| space);
        let fine = plot.finer(Layer::FINE);
        if is_moved {
            self.ground.clear_all();
        }
        self.rows.clear_all();
        if let Some((space, _)) = &now {
            if is_moved {
                lifted::ground(&mut self.ground.backend, &fine, theme, run, space).map_err(failed)?;
            }
            lifted::rows(&mut self.rows.backend, &fine, theme, run, space, selected).map_err(failed)?;
        }
        self.drawn = now;
        Ok(false)
    }

    fn hit(&self, scene: &Scene, place: (f64, f64)) -> Hit {
        let row = |(space, _): &(Space, usize)| lifted::row_at(&self.plot(), scene.run, space, place);
        self.drawn.as_ref().and_then(row).map_or(Hit::Nothing, Hit::Row)
    }

    /// CSS pixels: there are no axes along which numbers could be told.
    fn numbers(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (x / self.unit, y / self.unit)
    }
}
