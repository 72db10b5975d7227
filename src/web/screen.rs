use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlCanvasElement;

use crate::plot::{Drawn, Extent, Layer, Refused};

/// The canvases in the page that show a picture: one for each layer, above one another. A layer is drawn again only when it changes,
/// and the browser lays them over one another, which is no work of the page's thread.
pub struct Screen {
    /// One for each layer, from the lowest up.
    canvases: Vec<HtmlCanvasElement>,
    extent: Extent,
    layers: Vec<Layer<'static>>,
}

impl Screen {
    /// A picture of so many layers, the highest of them on a canvas, the others below it; the lowest may be a field.
    pub fn new(canvas: HtmlCanvasElement, layers: usize, has_field: bool) -> Result<Self, JsValue> {
        let document = canvas.owner_document().ok_or("The canvas of a picture has no document.")?;
        let mut canvases = Vec::new();
        for layer in 1..layers {
            let below: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
            if has_field && layer == 1 {
                below.set_class_name("field");
            }
            canvas.before_with_node_1(&below)?;
            canvases.push(below);
        }
        canvases.push(canvas);
        Ok(Self { canvases, extent: Extent::of_canvas((1, 1), 1.0), layers: Vec::new() })
    }

    /// Takes a size in device pixels, so many of which make a CSS pixel. All layers are empty then.
    pub fn resize(&mut self, size: (u32, u32), ratio: f64) -> Result<(), JsValue> {
        self.extent = Extent::of_canvas(size, ratio);
        let layer = |canvas: &HtmlCanvasElement| Layer::canvas(canvas.clone(), self.extent);
        self.layers = self.canvases.iter().map(layer).collect::<Drawn<_>>().map_err(thrown)?;
        Ok(())
    }

    /// How large the picture is.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// Its layers, from the lowest up: none before it has a size.
    pub fn layers(&mut self) -> &mut [Layer<'static>] {
        &mut self.layers
    }
}

/// What JavaScript is told when a picture could not be drawn.
pub fn thrown(_: Refused) -> JsValue {
    "A picture could not be drawn: the browser refused.".into()
}
