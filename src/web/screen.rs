use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCanvasElement};

use crate::plot::{Drawn, Extent, Kind, Layer, Refused};

/// The canvases in the page that show a picture: one for each layer, on top of each other. A layer is redrawn only when it
/// changes. The browser composes the layers, without work for the page's thread.
pub struct Screen {
    /// One for each layer, from the lowest up.
    sheets: Vec<Sheet>,
    extent: Extent,
    layers: Vec<Layer<'static>>,
}

/// The canvas in the page that shows a layer, and the one on which it is drawn, if they are different.
struct Sheet {
    shown: HtmlCanvasElement,
    drawn: Option<HtmlCanvasElement>,
}

impl Screen {
    /// A picture with these layers, on new canvases at the beginning of `stack`.
    pub fn new(stack: &Element, layers: &[Kind]) -> Result<Self, JsValue> {
        let document = stack.owner_document().ok_or("The place of a picture has no document.")?;
        let canvas = || -> Result<HtmlCanvasElement, JsValue> {
            Ok(document.create_element("canvas")?.unchecked_into())
        };
        let mut sheets = Vec::new();
        for kind in layers {
            let drawn = if *kind == Kind::Still { Some(canvas()?) } else { None };
            let shown = canvas()?;
            if *kind == Kind::Field {
                shown.set_class_name("field");
            }
            sheets.push(Sheet { shown, drawn });
        }
        for sheet in sheets.iter().rev() {
            stack.prepend_with_node_1(&sheet.shown)?;
        }
        Ok(Self { sheets, extent: Extent::of_canvas((1, 1), 1.0), layers: Vec::new() })
    }

    /// Sets the size. All layers are then empty.
    pub fn resize(&mut self, extent: Extent) -> Result<(), JsValue> {
        self.extent = extent;
        let layer = |Sheet { shown, drawn }: &Sheet| match drawn {
            Some(drawn) => Layer::image(drawn.clone(), shown, self.extent),
            None => Layer::canvas(shown.clone(), self.extent),
        };
        self.layers = self.sheets.iter().map(layer).collect::<Drawn<_>>().map_err(thrown)?;
        Ok(())
    }

    /// The size of the picture.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// Draws on its layers, from the lowest up, and shows the result. Before it has a size there are no layers.
    pub fn draw<T>(&mut self, draw: impl FnOnce(&mut [Layer<'static>]) -> Drawn<T>) -> Result<T, JsValue> {
        let drawn = draw(&mut self.layers).map_err(thrown)?;
        self.layers.iter().try_for_each(Layer::show).map_err(thrown)?;
        Ok(drawn)
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        self.shown.remove();
    }
}

/// The error for JavaScript when a picture could not be drawn.
fn thrown(_: Refused) -> JsValue {
    "A picture could not be drawn: the browser refused.".into()
}
