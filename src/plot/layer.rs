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

/// How a layer changes: what shows it in the page follows from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A field of few pixels, stretched over all between the axes.
    Field,
    /// It stays as it is for many frames: shown as an image. Without a graphics card Chromium copies every visible canvas in
    /// each frame, changed or not, but no image.
    Still,
    /// It changes often while the run moves: shown on the canvas on which it is drawn.
    Moving,
}

/// One layer of a picture, drawn again by itself: on a canvas of its own, or in SVG.
pub struct Layer<'a> {
    root: DrawingArea<Surface<'a>, Shift>,
    extent: Extent,
    target: Target,
}

enum Target {
    Blank,
    Svg {
        /// What lies below all that plotters draws: areas with holes, which it has no element for.
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
    /// What shows it, where the canvas is not in the page itself.
    image: Option<Image>,
}

/// What shows a canvas that is not in the page.
#[cfg(feature = "web")]
struct Image {
    renderer: ImageBitmapRenderingContext,
    /// Whether it shows what is on the canvas.
    is_current: Cell<bool>,
}

impl<'a> Layer<'a> {
    /// Nothing is drawn.
    pub fn blank(extent: Extent) -> Self {
        Self { root: Surface::blank(extent).into_drawing_area(), extent, target: Target::Blank }
    }

    /// A layer in SVG: `text` is a whole picture of what plotters drew, once the layer is dropped.
    pub fn svg(text: &'a mut String, extent: Extent) -> Self {
        let root = Surface::svg(text, extent).into_drawing_area();
        Self { root, extent, target: Target::Svg { markup: String::new() } }
    }

    /// How large it is.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// What plotters draws on.
    pub fn root(&self) -> &DrawingArea<Surface<'a>, Shift> {
        &self.root
    }

    /// Whether pixels can be put onto it: else the same is to be drawn as shapes.
    pub fn takes_pixels(&self) -> bool {
        !self.extent.is_svg()
    }

    /// Adds markup below all else, where it is SVG.
    pub fn add_markup(&mut self, added: &str) {
        if let Target::Svg { markup } = &mut self.target {
            markup.push_str(added);
        }
    }

    /// The markup added, and none any more.
    pub fn take_markup(&mut self) -> String {
        match &mut self.target {
            Target::Svg { markup } => std::mem::take(markup),
            _ => String::new(),
        }
    }

    /// Empties it. A picture in SVG is drawn once, and has nothing to lose.
    pub fn clear(&self) {
        self.clear_in(self.extent.all());
    }

    /// Empties the pixels around a rectangle in units: left, top, right, bottom.
    pub fn clear_in(&self, rectangle: [f64; 4]) {
        let [left, top, right, bottom] = self.extent.pixels_around(rectangle);
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            canvas.context.clear_rect(left, top, right - left, bottom - top);
            canvas.change();
        }
        let _ = (left, top, right, bottom);
    }

    /// Draws in the pixels around a rectangle only, in units: left, top, right, bottom. Stills are not cut off: what is drawn in
    /// them has not moved yet.
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

    /// Empties a rectangle and draws inside it: nothing else is touched.
    pub fn redrawn(&self, inside: [f64; 4], draw: impl FnOnce(&Self) -> Drawn) -> Drawn {
        self.clear_in(inside);
        self.clipped(inside, draw)
    }

    /// Puts pixels of the screen, RGBA and `width` to a row, onto it: their upper left corner lies so many of them from its own.
    pub fn put(&self, pixels: &[u8], width: u32, at: (i32, i32)) -> Drawn {
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            return canvas.put(pixels, width, at);
        }
        let _ = (pixels, width, at);
        Ok(())
    }

    /// Puts a field onto it: few pixels, RGBA and `width` to a row, that are stretched smoothly over all between the axes. It is
    /// the lowest layer, and has nothing else on it.
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
    /// Shows what has been drawn, where it is shown as an image.
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

    /// A layer on a canvas that is not in the page, shown as an image by one that is: see [`Kind::Still`].
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
    /// Takes note that what is on it changes.
    fn change(&self) {
        if let Some(image) = &self.image {
            image.is_current.set(false);
        }
    }

    /// Has its image show what is on it.
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
        // A view of our own memory: it must be shown before anything allocates.
        web_sys::ImageData::new_with_u8_clamped_array(Clamped(pixels), width)
            .and_then(|image| self.context.put_image_data(&image, left.into(), top.into()))
            .map_err(|_| Refused)
    }
}
