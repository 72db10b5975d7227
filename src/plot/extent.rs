/// The size of a picture in the units in which plotters draws, and the number of units in a CSS pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Width and height in units.
    pub size: (u32, u32),
    /// Units in a CSS pixel.
    pub unit: f64,
    /// Units in a pixel of the screen, to which thin lines are aligned.
    pub pixel: u32,
}

impl Extent {
    /// Units in a device pixel on a canvas.
    const ON_CANVAS: u32 = 16;
    /// Units in a CSS pixel in SVG.
    const IN_SVG: u32 = 4;

    /// The extent of a canvas with this size in device pixels. `ratio` is the number of device pixels in a CSS pixel.
    pub fn of_canvas((width, height): (u32, u32), ratio: f64) -> Self {
        let pixel = Self::ON_CANVAS;
        Self { size: (width * pixel, height * pixel), unit: ratio * f64::from(pixel), pixel }
    }

    /// The extent of an SVG picture with this size in CSS pixels.
    pub fn of_svg((width, height): (u32, u32)) -> Self {
        let pixel = Self::IN_SVG;
        Self { size: (width * pixel, height * pixel), unit: pixel.into(), pixel }
    }

    /// The whole area: left, top, right, bottom in units.
    pub fn all(&self) -> [f64; 4] {
        [0.0, 0.0, self.size.0.into(), self.size.1.into()]
    }

    /// Whether the picture is a still in SVG: nothing in it moves, and it contains the names of its axes.
    pub fn is_svg(&self) -> bool {
        self.pixel == Self::IN_SVG
    }

    /// Width and height in CSS pixels.
    pub fn css_size(&self) -> (f64, f64) {
        (f64::from(self.size.0) / self.unit, f64::from(self.size.1) / self.unit)
    }

    /// A length in CSS pixels, in units.
    pub fn css(&self, pixels: f64) -> f64 {
        pixels * self.unit
    }

    /// A length in CSS pixels, in whole units, at least one.
    pub fn whole(&self, pixels: f64) -> u32 {
        self.css(pixels).round().max(1.0) as u32
    }

    /// A quarter of a pixel of the screen: smaller movements are invisible.
    pub fn quarter(&self) -> i32 {
        (self.pixel / 4).max(1) as i32
    }

    /// The width in units of a line with this width in CSS pixels: whole pixels of the screen, so that it is crisp.
    pub fn stroke(&self, pixels: f64) -> u32 {
        let pixel = f64::from(self.pixel);
        // In SVG, which is scaled when it is shown, any width is equally good.
        if self.is_svg() {
            return self.whole(pixels);
        }
        ((self.css(pixels) / pixel).round().max(1.0) * pixel) as u32
    }

    /// The position across its axis of a horizontal or vertical line of this width, so that it covers whole pixels: a line of odd
    /// width is along the middle of a pixel, one of even width along its edge.
    pub fn aligned(&self, at: i32, width: u32) -> i32 {
        let pixel = self.pixel as i32;
        let middle = if (width as i32 / pixel) % 2 == 1 { pixel / 2 } else { 0 };
        // plotters' axis is one unit inside the numbers along it: both are on the same pixel with a unit to spare.
        (at + pixel / 2 - middle + 1).div_euclid(pixel) * pixel + middle
    }

    /// The whole pixels that a rectangle overlaps, in units: left, top, right, bottom.
    pub fn pixels_around(&self, [left, top, right, bottom]: [f64; 4]) -> [f64; 4] {
        let pixel = f64::from(self.pixel);
        let [left, top] = [left, top].map(|edge| (edge / pixel).floor() * pixel);
        let [right, bottom] = [right, bottom].map(|edge| (edge / pixel).ceil() * pixel);
        [left, top, right, bottom]
    }
}
