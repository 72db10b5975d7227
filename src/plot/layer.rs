use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
#[cfg(feature = "web")]
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{Drawn, Extent, Surface};

/// One layer of a picture, drawn again by itself: on a canvas that is never in the page, or in SVG.
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

/// A canvas behind the scenes.
#[cfg(feature = "web")]
struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// Where few pixels are to be stretched to, in units; everywhere where there is nothing to be stretched.
    stretched: Option<[f64; 4]>,
    is_changed: std::cell::Cell<bool>,
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
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            canvas.is_changed.set(true);
        }
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
        let (width, height) = self.extent.size;
        self.clear_in([0.0, 0.0, width.into(), height.into()]);
    }

    /// Empties a rectangle in units: left, top, right, bottom.
    pub fn clear_in(&self, [left, top, right, bottom]: [f64; 4]) {
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            canvas.is_changed.set(true);
            canvas.context.clear_rect(left, top, right - left, bottom - top);
        }
        let _ = (left, top, right, bottom);
    }

    /// Draws inside a rectangle only, in units: left, top, right, bottom. Stills are not cut off: what is drawn in them has not
    /// moved yet.
    pub fn clipped(&self, [left, top, right, bottom]: [f64; 4], draw: impl FnOnce(&Self) -> Drawn) -> Drawn {
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

    /// Puts pixels of the screen, RGBA and `width` to a row, onto it: their upper left corner lies so many of them from its own.
    pub fn put(&self, pixels: &[u8], width: u32, at: (i32, i32)) -> Drawn {
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &self.target {
            return canvas.put(pixels, width, at);
        }
        let _ = (pixels, width, at);
        Ok(())
    }

    /// Puts few pixels, RGBA and `width` to a row, onto it, to be stretched smoothly over a rectangle in units: left, top, right,
    /// bottom. All that was there before goes.
    pub fn put_stretched(&mut self, pixels: &[u8], width: u32, over: [f64; 4]) -> Drawn {
        #[cfg(feature = "web")]
        if let Target::Canvas(canvas) = &mut self.target {
            canvas.stretched = Some(over);
            let height = (pixels.len() / 4) as u32 / width.max(1);
            if (canvas.element.width(), canvas.element.height()) != (width, height) {
                canvas.element.set_width(width);
                canvas.element.set_height(height);
            }
            return canvas.put(pixels, width, (0, 0));
        }
        let _ = (pixels, width, over);
        Ok(())
    }
}

#[cfg(feature = "web")]
impl Layer<'static> {
    /// A layer on a canvas of its own.
    pub fn canvas(element: HtmlCanvasElement, extent: Extent) -> Drawn<Self> {
        use plotters_canvas::CanvasBackend;

        use super::surface::Refused;

        let (width, height) = extent.size;
        element.set_width(width / extent.pixel);
        element.set_height(height / extent.pixel);
        let context = super::surface::context(&element)?;
        let unit = 1.0 / f64::from(extent.pixel);
        context.scale(unit, unit).map_err(|_| Refused)?;
        let backend = CanvasBackend::with_canvas_object(element.clone()).ok_or(Refused)?;
        let root = Surface::canvas(backend, extent).into_drawing_area();
        let canvas = Canvas { element, context, stretched: None, is_changed: true.into() };
        Ok(Self { root, extent, target: Target::Canvas(canvas) })
    }

    /// Whether anything has been drawn since this was asked last.
    pub fn has_changed(&self) -> bool {
        matches!(&self.target, Target::Canvas(canvas) if canvas.is_changed.replace(false))
    }

    /// Draws it over what is on another canvas of the same size, in pixels.
    pub fn show_on(&self, context: &CanvasRenderingContext2d) -> Drawn {
        let Target::Canvas(canvas) = &self.target else { return Ok(()) };
        let drawn = match canvas.stretched {
            None => context.draw_image_with_html_canvas_element(&canvas.element, 0.0, 0.0),
            Some(over) => {
                // At whole pixels, or its edges would be blurred.
                let [left, top, right, bottom] =
                    over.map(|edge| (edge / f64::from(self.extent.pixel)).round());
                context.draw_image_with_html_canvas_element_and_dw_and_dh(
                    &canvas.element,
                    left,
                    top,
                    right - left,
                    bottom - top,
                )
            }
        };
        drawn.map_err(|_| super::surface::Refused)
    }
}

#[cfg(feature = "web")]
impl Canvas {
    fn put(&self, pixels: &[u8], width: u32, (left, top): (i32, i32)) -> Drawn {
        use wasm_bindgen::Clamped;

        use super::surface::Refused;

        self.is_changed.set(true);
        // A view of our own memory: it must be shown before anything allocates.
        web_sys::ImageData::new_with_u8_clamped_array(Clamped(pixels), width)
            .and_then(|image| self.context.put_image_data(&image, left.into(), top.into()))
            .map_err(|_| Refused)
    }
}
