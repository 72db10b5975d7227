use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::canvas::Canvas;

/// One canvas of a picture. Its pixels are the screen's.
pub struct Layer {
    canvas: HtmlCanvasElement,
    pub context: CanvasRenderingContext2d,
    pub backend: Canvas,
    finer: u32,
}

impl Layer {
    /// How much finer than a pixel marks are placed: a backend takes whole numbers only, and a curve in whole pixels
    /// has steps.
    pub const FINE: u32 = 16;

    /// A canvas to draw on in units `finer` than its pixels.
    pub fn new(canvas: HtmlCanvasElement, finer: u32) -> Result<Self, JsValue> {
        let context: CanvasRenderingContext2d = context(&canvas)?;
        let backend = Canvas::new(canvas.clone(), context.clone());
        Ok(Self { canvas, context, backend, finer })
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

    /// Draws on it in units so many times finer than its own; nowhere outside a rectangle where one is given, in its own.
    pub fn finely<E>(
        &mut self,
        times: u32,
        inside: Option<[f64; 4]>,
        draw: impl FnOnce(&mut Canvas) -> Result<(), E>,
    ) -> Result<(), JsValue> {
        self.context.save();
        if let Some([left, top, right, bottom]) = inside {
            self.context.begin_path();
            self.context.rect(left, top, right - left, bottom - top);
            self.context.clip();
        }
        let unit = 1.0 / f64::from(times);
        self.context.scale(unit, unit)?;
        let drawn = draw(&mut self.backend);
        self.context.restore();
        drawn.map_err(failed)
    }
}

/// A panel's canvases as its picture takes them: one for each layer, from the lowest up.
pub fn layers<const N: usize>(canvases: Vec<HtmlCanvasElement>) -> Result<[HtmlCanvasElement; N], JsValue> {
    canvases.try_into().map_err(|_| "A panel has other canvases than its picture has layers.".into())
}

/// A place in fine units, to a quarter of a pixel: what moves by less looks the same.
pub fn quarters((x, y): (i32, i32)) -> (i32, i32) {
    const QUARTER: i32 = Layer::FINE as i32 / 4;
    (x.div_euclid(QUARTER), y.div_euclid(QUARTER))
}

/// The canvas's means to draw in two dimensions.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    Ok(canvas.get_context("2d")?.ok_or("This browser cannot draw on a canvas.")?.unchecked_into())
}

/// What JavaScript is told when a backend fails.
pub fn failed<E>(_: E) -> JsValue {
    "A picture could not be drawn: the browser refused.".into()
}
