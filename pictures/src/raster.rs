//! Converts SVG to PNG. Texts use the included font, so that pictures are the same on every machine.

use std::sync::Arc;

use one_neuron::charts::Colour;
use png::{ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::{Result, sentence};

/// A subset of Charis SIL; see `type/subset.sh`.
const TYPE: &[u8] = include_bytes!("../type/type.ttf");

/// The size of the result.
pub enum Scale {
    /// The number of pixels for each pixel of the original.
    Times(f32),
    /// The width in pixels.
    Width(u32),
}

/// A picture as PNG, with a background colour or transparent.
pub fn png(svg: &str, scale: Scale, ground: Option<Colour>) -> Result<Vec<u8>> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(TYPE.to_vec());
    let family = fonts.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
    let family = family.ok_or("The type of the pictures cannot be read.")?;
    fonts.set_sans_serif_family(&family);
    fonts.set_serif_family(&family);
    let options = Options { font_family: family, fontdb: Arc::new(fonts), ..Options::default() };
    // The font has the summation sign, but not the Greek letter.
    let svg = svg.replace('Σ', "∑");
    let tree =
        Tree::from_str(&svg, &options).map_err(|error| format!("The picture cannot be read: {error}."))?;
    let size = tree.size();
    let factor = match scale {
        Scale::Times(factor) => factor,
        Scale::Width(width) => width as f32 / size.width(),
    };
    let (width, height) = ((size.width() * factor).round(), (size.height() * factor).round());
    let mut pixels = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| format!("A picture of {width} by {height} pixels cannot be made."))?;
    if let Some(Colour(red, green, blue)) = ground {
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
    }
    resvg::render(&tree, Transform::from_scale(factor, factor), &mut pixels.as_mut());
    written(pixels)
}

/// The smallest of several encodings: areas of one colour are smaller without a filter, other pictures with one.
fn written(pixels: Pixmap) -> Result<Vec<u8>> {
    let (width, height) = (pixels.width(), pixels.height());
    let pixels = pixels.take_demultiplied();
    let filtered = |filter| {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width, height);
        encoder.set_color(ColorType::Rgba);
        encoder.set_compression(Compression::High);
        encoder.set_filter(filter);
        encoder.write_header()?.write_image_data(&pixels)?;
        Ok(file)
    };
    let files = [Filter::NoFilter, Filter::Adaptive]
        .map(filtered)
        .into_iter()
        .collect::<std::result::Result<Vec<_>, EncodingError>>();
    Ok(files.map_err(sentence)?.into_iter().min_by_key(Vec::len).unwrap_or_default())
}

/// The width and the height in the header of a PNG.
#[cfg(test)]
pub fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |from: usize| Some(u32::from_be_bytes(png.get(from..from + 4)?.try_into().ok()?));
    png.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((number(16)?, number(20)?))
}

#[cfg(test)]
mod tests {
    use one_neuron::charts::Theme;

    use super::*;

    #[test]
    fn words_are_drawn_in_the_type_that_comes_along() {
        let picture = |word: &str| {
            let svg = format!(
                "<svg width=\"80\" height=\"40\" xmlns=\"http://www.w3.org/2000/svg\"><text x=\"4\" y=\"30\" \
                 font-family=\"sans-serif\" font-size=\"30\">{word}</text></svg>"
            );
            png(&svg, Scale::Times(1.0), Some(Theme::light().surface)).unwrap()
        };
        let nothing = picture("\u{4e00}");
        for word in ["w", "σ", "−", "ß", "”", "×", "Σ", "x₁", "10⁻⁴"] {
            assert_ne!(picture(word), nothing, "{word}");
        }
        assert_eq!(size(&nothing), Some((80, 40)));
    }
}
