use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::plot::{self, Drawn, Extent, Layer, Refused};

/// The canvas in the page that shows a picture. Its layers are drawn on canvases behind the scenes, each only when it changes,
/// and are laid over one another here: the browser has one canvas to paint for a picture, however many layers it has.
pub struct Screen {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    extent: Extent,
    layers: Vec<Layer<'static>>,
    /// Canvases behind the scenes, one for each layer.
    behind: Vec<HtmlCanvasElement>,
}

impl Screen {
    /// A picture of so many layers on a canvas.
    pub fn new(canvas: HtmlCanvasElement, layers: usize) -> Result<Self, JsValue> {
        let document = canvas.owner_document().ok_or("The canvas of a picture has no document.")?;
        let another = |_| Ok(document.create_element("canvas")?.unchecked_into());
        let behind = (0..layers).map(another).collect::<Result<_, JsValue>>()?;
        let context = plot::context(&canvas).map_err(thrown)?;
        Ok(Self { canvas, context, extent: Extent::of_canvas((1, 1), 1.0), layers: Vec::new(), behind })
    }

    /// Takes a size in device pixels, so many of which make a CSS pixel. All layers are empty then.
    pub fn resize(&mut self, (width, height): (u32, u32), ratio: f64) -> Result<(), JsValue> {
        self.extent = Extent::of_canvas((width, height), ratio);
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        let layer = |canvas: &HtmlCanvasElement| Layer::canvas(canvas.clone(), self.extent);
        self.layers = self.behind.iter().map(layer).collect::<Drawn<_>>().map_err(thrown)?;
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

    /// Shows what has been drawn since this was called last.
    pub fn show(&self) -> Result<(), JsValue> {
        // Each is asked, for each forgets by it.
        let changed = self.layers.iter().filter(|layer| layer.has_changed()).count();
        if changed == 0 {
            return Ok(());
        }
        let (width, height) = (self.canvas.width(), self.canvas.height());
        self.context.clear_rect(0.0, 0.0, width.into(), height.into());
        self.layers.iter().try_for_each(|layer| layer.show_on(&self.context)).map_err(thrown)
    }
}

/// What JavaScript is told when a picture could not be drawn.
pub fn thrown(_: Refused) -> JsValue {
    "A picture could not be drawn: the browser refused.".into()
}
