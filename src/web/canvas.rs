use std::fmt;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Plotters' backend for a canvas. `plotters-canvas` is another, but it is four times the size, makes a string of every
/// colour on every stroke, and turns left and right labels around on a page that reads from right to left.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

/// The browser would not draw.
#[derive(Debug)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the browser would not draw")
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

impl Canvas {
    pub fn new(element: HtmlCanvasElement, context: CanvasRenderingContext2d) -> Self {
        Self { element, context }
    }

    fn stroke(&self, style: &impl BackendStyle) {
        self.context.set_stroke_style_str(&hex(style.color()));
        self.context.set_line_width(style.stroke_width().into());
        self.context.stroke();
    }

    fn fill(&self, color: BackendColor) {
        self.context.set_fill_style_str(&hex(color));
        self.context.fill();
    }
}

/// #rrggbb. Nothing that is drawn here is transparent.
fn hex(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    let mut text = String::from('#');
    for channel in [red, green, blue] {
        for digit in [channel >> 4, channel & 15] {
            text.push(char::from(if digit < 10 { b'0' } else { b'a' - 10 } + digit));
        }
    }
    text
}

impl DrawingBackend for Canvas {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        (self.element.width(), self.element.height())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.context.begin_path();
        self.context.rect(x.into(), y.into(), 1.0, 1.0);
        self.fill(color);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        // A line of odd width is crisp along the middle of a pixel, one of even width along its edge.
        let middle = if style.stroke_width() % 2 == 1 { 0.5 } else { 0.0 };
        self.context.begin_path();
        for (x, y) in path {
            self.context.line_to(f64::from(x) + middle, f64::from(y) + middle);
        }
        self.stroke(style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.context.begin_path();
        self.context.rect(left.into(), top.into(), (right - left).into(), (bottom - top).into());
        if fill {
            self.fill(style.color());
        } else {
            self.stroke(style);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.context.begin_path();
        self.context
            .arc(x.into(), y.into(), radius.into(), 0.0, std::f64::consts::TAU)
            .map_err(|_| DrawingErrorKind::DrawingError(Refused))?;
        if fill {
            self.fill(style.color());
        } else {
            self.stroke(style);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.context.begin_path();
        for (x, y) in corners {
            self.context.line_to(x.into(), y.into());
        }
        self.fill(style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "left",
            HPos::Right => "right",
            HPos::Center => "center",
        });
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        let size = crate::number::whole(style.size() as u64);
        self.context.set_font(&[&size, "px ", style.family().as_str()].concat());
        self.context.set_fill_style_str(&hex(style.color()));
        self.context.fill_text(text, x.into(), y.into()).map_err(|_| DrawingErrorKind::DrawingError(Refused))
    }
}
