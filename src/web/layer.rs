use std::cell::RefCell;
use std::rc::Rc;

use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// One canvas of a picture. Its pixels are the screen's.
pub struct Layer {
    canvas: HtmlCanvasElement,
    pub context: CanvasRenderingContext2d,
    pub backend: Rc<RefCell<CanvasBackend>>,
    finer: u32,
}

impl Layer {
    /// How much finer than a pixel marks are placed: a backend takes whole numbers only, and a curve in whole pixels
    /// has steps.
    pub const FINE: u32 = 16;

    /// A canvas to draw on in units `finer` than its pixels.
    pub fn new(canvas: HtmlCanvasElement, finer: u32) -> Result<Self, JsValue> {
        let context = canvas.get_context("2d")?.ok_or("this browser has no 2D canvas")?;
        let backend =
            CanvasBackend::with_canvas_object(canvas.clone()).ok_or("this browser has no 2D canvas")?;
        let backend = Rc::new(RefCell::new(backend));
        Ok(Self { canvas, context: context.unchecked_into(), backend, finer })
    }

    /// Takes its size in pixels, which clears it.
    pub fn resize(&self, (width, height): (u32, u32)) -> Result<(), JsValue> {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        let unit = 1.0 / f64::from(self.finer);
        self.context.scale(unit, unit)
    }

    /// Clears a rectangle, in units: left, top, right, bottom.
    pub fn clear(&self, [left, top, right, bottom]: [f64; 4]) {
        self.context.clear_rect(left, top, right - left, bottom - top);
    }

    /// Clears all of it.
    pub fn clear_all(&self) {
        let size = |pixels: u32| f64::from(pixels * self.finer);
        self.clear([0.0, 0.0, size(self.canvas.width()), size(self.canvas.height())]);
    }

    /// Draws on it, and nowhere outside a rectangle.
    pub fn within<E: std::fmt::Debug>(
        &self,
        [left, top, right, bottom]: [f64; 4],
        draw: impl FnOnce(&mut CanvasBackend) -> Result<(), E>,
    ) -> Result<(), JsValue> {
        self.context.save();
        self.context.begin_path();
        self.context.rect(left, top, right - left, bottom - top);
        self.context.clip();
        let drawn = draw(&mut self.backend.borrow_mut());
        self.context.restore();
        drawn.map_err(failed)
    }
}

/// What could not be drawn, as JavaScript is told it.
pub fn failed(error: impl std::fmt::Debug) -> JsValue {
    JsValue::from(format!("A picture could not be drawn: {error:?}."))
}
