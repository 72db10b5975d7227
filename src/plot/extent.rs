/// How large a picture is, in the units that plotters draws in, and how many of them make a CSS pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Width and height in units.
    pub size: (u32, u32),
    /// Units to a CSS pixel.
    pub unit: f64,
    /// Units to a pixel of the screen, on which hairs are aligned.
    pub pixel: u32,
}

impl Extent {
    /// Units to a device pixel on a canvas.
    const ON_CANVAS: u32 = 16;
    /// Units to a CSS pixel in SVG.
    const IN_SVG: u32 = 4;

    /// That of a canvas of so many device pixels, `ratio` of which make a CSS pixel.
    pub fn of_canvas((width, height): (u32, u32), ratio: f64) -> Self {
        let pixel = Self::ON_CANVAS;
        Self { size: (width * pixel, height * pixel), unit: ratio * f64::from(pixel), pixel }
    }

    /// That of an SVG picture of so many CSS pixels.
    pub fn of_svg((width, height): (u32, u32)) -> Self {
        let pixel = Self::IN_SVG;
        Self { size: (width * pixel, height * pixel), unit: pixel.into(), pixel }
    }

    /// All of it: left, top, right, bottom in units.
    pub fn all(&self) -> [f64; 4] {
        [0.0, 0.0, self.size.0.into(), self.size.1.into()]
    }

    /// Whether it is of a picture in SVG, which shows a moment: nothing in it moves, and it brings the names of its axes along.
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

    /// The same in whole units, at least one.
    pub fn whole(&self, pixels: f64) -> u32 {
        self.css(pixels).round().max(1.0) as u32
    }

    /// A quarter of a pixel of the screen: what moves by less looks the same.
    pub fn quarter(&self) -> i32 {
        (self.pixel / 4).max(1) as i32
    }

    /// The width of a line so many CSS pixels wide: whole pixels of the screen, so that it can be crisp.
    pub fn stroke(&self, pixels: f64) -> u32 {
        let pixel = f64::from(self.pixel);
        // In SVG, which is scaled to the screen by whoever shows it, any width is as good.
        if self.is_svg() {
            return self.whole(pixels);
        }
        ((self.css(pixels) / pixel).round().max(1.0) * pixel) as u32
    }

    /// Where along an axis the middle of a level or upright line of this width lies, so that it covers whole pixels: a line of
    /// odd width lies along the middle of a pixel, one of even width along its edge.
    pub fn aligned(&self, at: i32, width: u32) -> i32 {
        let pixel = self.pixel as i32;
        let middle = if (width as i32 / pixel) % 2 == 1 { pixel / 2 } else { 0 };
        // plotters' axis lies one unit inside the numbers along it: both fall onto one pixel with a unit to spare.
        (at + pixel / 2 - middle + 1).div_euclid(pixel) * pixel + middle
    }

    /// The whole pixels that a rectangle reaches into, in units: left, top, right, bottom.
    pub fn pixels_around(&self, [left, top, right, bottom]: [f64; 4]) -> [f64; 4] {
        let pixel = f64::from(self.pixel);
        let [left, top] = [left, top].map(|edge| (edge / pixel).floor() * pixel);
        let [right, bottom] = [right, bottom].map(|edge| (edge / pixel).ceil() * pixel);
        [left, top, right, bottom]
    }
}
