#[cfg(feature = "web")]
use std::cell::Cell;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
#[cfg(feature = "web")]
use plotters_canvas::CanvasBackend;
#[cfg(feature = "web")]
use wasm_bindgen::{Clamped, JsCast, JsValue};
#[cfg(feature = "web")]
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmapRenderingContext, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

#[cfg(feature = "web")]
use super::Refused;
use super::{Drawn, Extent, Surface};

/// How often a layer changes, which determines how the page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A field of few pixels, stretched over the whole area between the axes.
    Field,
    /// It stays unchanged for many frames: shown as an image. Without a graphics card Chromium copies every visible canvas in each
    /// frame, changed or not, but no images.
    Still,
    /// It changes often while the run moves: shown on the canvas on which it is drawn.
    Moving,
}

/// One layer of a picture, which is redrawn separately: on its own canvas, or in SVG.
pub struct Layer<'a> {
    root: DrawingArea<Surface<'a>, Shift>,
    extent: Extent,
    target: Target,
}

enum Target {
    Blank,
    Svg {
        /// Markup below everything that plotters draws: areas with holes, for which plotters has no element.
        markup: String,
    },
    #[cfg(feature = "web")]
    Canvas(Canvas),
}

/// A canvas in the page.
#[cfg(feature = "web")]
struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The image that shows it, if the canvas is not in the page itself.
    image: Option<Image>,
}

/// An image that shows a canvas that is not in the page.
#[cfg(feature = "web")]
struct Image {
    renderer: ImageBitmapRenderingContext,
    /// Whether it shows the current content of the canvas.
    is_current: Cell<bool>,
}

impl<'a> Layer<'a> {
    /// A layer on which nothing is drawn.
    pub fn blank(extent: Extent) -> Self {
        Self { root: Surface::blank(extent).into_drawing_area(), extent, target: Target::Blank }
    }

    /// A layer in SVG: once the layer is dropped, `text` is a complete picture of what plotters drew.
    pub fn svg(text: &'a mut String, extent: Extent) -> Self {
        let root = Surface::svg(text, extent).into_drawing_area();
        Self { root, extent, target: Target::Svg { markup: String::new() } }
    }

    /// Its size.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The drawing area for plotters.
    pub fn root(&self) -> &DrawingArea<Surface<'a>, Shift> {
        &self.root
    }

    /// Whether pixels can be put onto it. If not, the content must be drawn as shapes.
    pub fn takes_pixels(&self) -> bool {
        !self.extent.is_svg()
    }

    /// Adds markup below everything else, if the layer is SVG.
    pub fn add_markup(&mut self, added: &str) {
        if let Target::Svg { markup } = &mut self.target {
            markup.push_str(added);
        }
    }

    /// Removes and returns the added markup.
    pub fn take_markup(&mut self) -> String {
        match &mut self.target {
            Target::Svg { markup } => std::mem::take(markup),
            _ => String::new(),
        }
    }

    /// Clears it. An SVG picture is drawn only once, and has nothing to clear.
    pub fn clear(&self) {
        self.clear_in(self.extent.all());
    }

    /// Clears the pixels around a rectangle in units: left, top, right, bottom.
    pub fn clear_in(&self, rectangle: [f64; 4]) {
        let [left, top, right, bottom] = self.extent.pixels_around(rectangle);
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            canvas.context.clear_rect(left, top, right - left, bottom - top);
            canvas.change();
        }
        let _ = (left, top, right, bottom);
    }

    /// Draws only in the pixels around a rectangle, in units: left, top, right, bottom. Stills are not clipped, because nothing
    /// has moved in them yet.
    pub fn clipped(&self, rectangle: [f64; 4], draw: impl FnOnce(&Self) -> Drawn) -> Drawn {
        let [left, top, right, bottom] = self.extent.pixels_around(rectangle);
        #[cfg(feature = "web")]
        if let Target::Canvas(Canvas { context, .. }) = &self.target {
            context.save();
            context.begin_path();
            context.rect(left, top, right - left, bottom - top);
            context.clip();
            let drawn = draw(self);
            context.restore();
            return drawn;
        }
        let _ = (left, top, right, bottom);
        draw(self)
    }

    /// Clears a rectangle and draws inside it, without touching anything else.
    pub fn redrawn(&self, inside: [f64; 4], draw: impl FnOnce(&Self) -> Drawn) -> Drawn {
        self.clear_in(inside);
        self.clipped(inside, draw)
    }

    /// Puts pixels of the screen, RGBA and `width` to a row, onto it. `at` is the offset of their top left corner in pixels.
    pub fn put(&self, pixels: &[u8], width: u32, at: (i32, i32)) -> Drawn {
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            return canvas.put(pixels, width, at);
        }
        let _ = (pixels, width, at);
        Ok(())
    }

    /// Puts a field onto it: few pixels, RGBA and `width` to a row, that are stretched smoothly over the whole area between the
    /// axes. It must be the lowest layer, with nothing else on it.
    pub fn put_field(&self, pixels: &[u8], width: u32) -> Drawn {
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            let height = (pixels.len() / 4) as u32 / width.max(1);
            if (canvas.element.width(), canvas.element.height()) != (width, height) {
                canvas.element.set_width(width);
                canvas.element.set_height(height);
            }
            return canvas.put(pixels, width, (0, 0));
        }
        let _ = (pixels, width);
        Ok(())
    }
}

#[cfg(feature = "web")]
impl Layer<'static> {
    /// Shows what has been drawn, if the layer is shown as an image.
    pub fn show(&self) -> Drawn {
        match &self.target {
            Target::Canvas(canvas) => canvas.show().map_err(|_| Refused),
            _ => Ok(()),
        }
    }

    /// A layer on a canvas in the page.
    pub fn canvas(element: HtmlCanvasElement, extent: Extent) -> Drawn<Self> {
        Self::on(element, None, extent)
    }

    /// A layer on a canvas outside the page, shown as an image by the canvas `shown` in the page: see [`Kind::Still`].
    pub fn image(element: HtmlCanvasElement, shown: &HtmlCanvasElement, extent: Extent) -> Drawn<Self> {
        set_size(shown, extent);
        let renderer = shown.get_context("bitmaprenderer").ok().flatten().ok_or(Refused)?.unchecked_into();
        Self::on(element, Some(Image { renderer, is_current: Cell::new(true) }), extent)
    }

    fn on(element: HtmlCanvasElement, image: Option<Image>, extent: Extent) -> Drawn<Self> {
        set_size(&element, extent);
        let context = super::surface::context(&element)?;
        let unit = 1.0 / f64::from(extent.pixel);
        context.scale(unit, unit).map_err(|_| Refused)?;
        let backend = CanvasBackend::with_canvas_object(element.clone()).ok_or(Refused)?;
        let root = Surface::canvas(backend, extent).into_drawing_area();
        Ok(Self { root, extent, target: Target::Canvas(Canvas { element, context, image }) })
    }
}

#[cfg(feature = "web")]
fn set_size(canvas: &HtmlCanvasElement, extent: Extent) {
    let (width, height) = extent.size;
    canvas.set_width(width / extent.pixel);
    canvas.set_height(height / extent.pixel);
}

#[cfg(feature = "web")]
impl Canvas {
    /// Records that its content changes.
    fn change(&self) {
        if let Some(image) = &self.image {
            image.is_current.set(false);
        }
    }

    /// Updates its image with its content.
    fn show(&self) -> Result<(), JsValue> {
        let Some(image) = self.image.as_ref().filter(|image| !image.is_current.replace(true)) else {
            return Ok(());
        };
        let copy = OffscreenCanvas::new(self.element.width(), self.element.height())?;
        let context = copy.get_context("2d")?.ok_or(JsValue::NULL)?;
        let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
        context.draw_image_with_html_canvas_element(&self.element, 0.0, 0.0)?;
        image.renderer.transfer_from_image_bitmap(&copy.transfer_to_image_bitmap()?);
        Ok(())
    }

    fn put(&self, pixels: &[u8], width: u32, (left, top): (i32, i32)) -> Drawn {
        self.change();
        // A view of the module's memory: it must be used before anything allocates.
        web_sys::ImageData::new_with_u8_clamped_array(Clamped(pixels), width)
            .and_then(|image| self.context.put_image_data(&image, left.into(), top.into()))
            .map_err(|_| Refused)
    }
}
