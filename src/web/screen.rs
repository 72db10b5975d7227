use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

use crate::plot::{self, Drawn, Extent, Layer, Refused};

/// The canvas in the page that shows a picture. Its layers are drawn on canvases behind the scenes, each only when it changes,
/// and what has changed of them is laid over one another here: the browser has one canvas to paint, however many layers
/// there are. Only a field has a canvas of its own, below: to stretch its few pixels is then no work of the page's thread.
pub struct Screen {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    extent: Extent,
    layers: Vec<Layer<'static>>,
    /// A canvas for each layer.
    canvases: Vec<HtmlCanvasElement>,
    /// How many of them, from the lowest up, are in the page by themselves.
    fields: usize,
}

impl Screen {
    /// A picture of so many layers on a canvas; the lowest of them may be a field.
    pub fn new(canvas: HtmlCanvasElement, layers: usize, has_field: bool) -> Result<Self, JsValue> {
        let document = canvas.owner_document().ok_or("The canvas of a picture has no document.")?;
        let canvases = (0..layers).map(|_| another(&document)).collect::<Result<Vec<_>, _>>()?;
        if let Some(field) = canvases.first().filter(|_| has_field) {
            field.set_class_name("field");
            canvas.before_with_node_1(field)?;
        }
        let context = plot::context(&canvas).map_err(thrown)?;
        let extent = Extent::of_canvas((1, 1), 1.0);
        Ok(Self { canvas, context, extent, layers: Vec::new(), canvases, fields: has_field.into() })
    }

    /// Takes a size in device pixels, so many of which make a CSS pixel. All layers are empty then.
    pub fn resize(&mut self, (width, height): (u32, u32), ratio: f64) -> Result<(), JsValue> {
        self.extent = Extent::of_canvas((width, height), ratio);
        self.canvas.set_width(width);
        self.canvas.set_height(height);
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

    /// Shows what has been drawn since this was called last.
    pub fn show(&self) -> Result<(), JsValue> {
        let layers = self.layers.get(self.fields..).unwrap_or_default();
        let union = |[l, t, r, b]: [f64; 4], [left, top, right, bottom]: [f64; 4]| {
            [left.min(l), top.min(t), right.max(r), bottom.max(b)]
        };
        let Some([left, top, right, bottom]) = layers.iter().filter_map(Layer::take_changed).reduce(union)
        else {
            return Ok(());
        };
        // In whole pixels, and no more than there are.
        let pixel = f64::from(self.extent.pixel);
        let [width, height] = [self.canvas.width(), self.canvas.height()].map(f64::from);
        let [left, top] = [left, top].map(|edge| (edge / pixel).floor().max(0.0));
        let [right, bottom] =
            [(right, width), (bottom, height)].map(|(edge, most)| (edge / pixel).ceil().min(most));
        if left >= right || top >= bottom {
            return Ok(());
        }
        self.context.clear_rect(left, top, right - left, bottom - top);
        let rectangle = [left, top, right, bottom];
        layers.iter().try_for_each(|layer| layer.show_on(&self.context, rectangle)).map_err(thrown)
    }
}

fn another(document: &Document) -> Result<HtmlCanvasElement, JsValue> {
    Ok(document.create_element("canvas")?.unchecked_into())
}

/// What JavaScript is told when a picture could not be drawn.
pub fn thrown(_: Refused) -> JsValue {
    "A picture could not be drawn: the browser refused.".into()
}
