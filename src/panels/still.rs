use plotters_backend::DrawingBackend;

use super::clue::{CluePicture, Contents};
use super::lifted::Pose;
use super::{Highlight, OTHER_LANDSCAPE, Panel, Picture, Scene, View, corners, picture};
use crate::data::Gate;
use crate::plot::{Drawn, Extent, Layer, Surface, Theme};
use crate::text::Locale;
use crate::train::clue::{Printed, Runs};
use crate::train::{self, Pass, Run};

/// A picture of a run as SVG, with this width and height in CSS pixels: the one that `<one-neuron>` shows before it moves, and
/// without WebAssembly, with its words in the language of `locale`. `None` for a panel that is not a picture, or has nothing to
/// show of this run.
pub fn still(
    run: &Run,
    view: &View,
    panel: Panel,
    size: (u32, u32),
    theme: &Theme,
    locale: &Locale,
    selected: usize,
) -> Option<String> {
    still_of(panel.name(), run, view, size, (theme, locale), Pass::next(run, selected))
}

/// The picture of a panel by its name, as [`still`], with the numbers of a pass.
#[cfg(feature = "web")]
pub(crate) fn still_of_pass(
    run: &Run,
    view: &View,
    name: &str,
    size: (u32, u32),
    (theme, locale): (&Theme, &Locale),
    pass: Pass<'_>,
) -> Option<String> {
    still_of(name, run, view, size, (theme, locale), pass)
}

/// The landscape of the loss that the run does not minimise, drawn like the other one by [`still`]. `None` if there is none.
pub fn still_of_other_loss(
    run: &Run,
    view: &View,
    size: (u32, u32),
    theme: &Theme,
    locale: &Locale,
) -> Option<String> {
    still_of(OTHER_LANDSCAPE, run, view, size, (theme, locale), Pass::next(run, 0))
}

fn still_of(
    name: &str,
    run: &Run,
    view: &View,
    size: (u32, u32),
    (theme, locale): (&Theme, &Locale),
    pass: Pass<'_>,
) -> Option<String> {
    let (mut picture, highlight) = (picture(name)?, Highlight::default());
    let pose = Pose::default();
    let scene = Scene {
        run,
        view,
        selected: pass.row,
        parameters: pass.parameters,
        locale,
        theme,
        highlight: &highlight,
        grips: false,
        moving: false,
        pose,
    };
    let extent = Extent::of_svg(size);
    if !picture.has_room(&scene, extent) {
        return None;
    }
    picture.resize(&scene, extent);
    settle(&mut *picture, &scene, extent)?;
    svg(extent, picture.layers().len(), |layers| picture.draw(&scene, layers).map(drop))
}

/// Draws an invisible picture until it has nothing more to do, so that content that takes several frames is then complete.
fn settle(picture: &mut dyn Picture, scene: &Scene<'_>, extent: Extent) -> Option<()> {
    let mut layers: Vec<Layer<'_>> = picture.layers().iter().map(|_| Layer::blank(extent)).collect();
    while picture.draw(scene, &mut layers).ok()? {}
    picture.forget(scene);
    Some(())
}

/// The content drawn on this many layers as one SVG picture. `None` if nothing is drawn.
fn svg(extent: Extent, layers: usize, draw: impl FnOnce(&mut [Layer<'_>]) -> Drawn) -> Option<String> {
    let mut texts = vec![String::new(); layers];
    let mut layers: Vec<Layer<'_>> = texts.iter_mut().map(|text| Layer::svg(text, extent)).collect();
    draw(&mut layers).ok()?;
    let below: String = layers.iter_mut().map(Layer::take_markup).collect();
    drop(layers);
    // Each text is a separate picture: the contents of their root elements are combined in one.
    let within = |text: &String| {
        let (_, content) = text.split_once('>')?;
        content.trim_end().strip_suffix("</svg>").map(|content| content.trim_end().to_owned())
    };
    let content = texts.iter().map(within).collect::<Option<String>>()?;
    if below.is_empty() && content.is_empty() {
        return None;
    }
    let mut frame = String::new();
    Surface::svg(&mut frame, extent).present().ok()?;
    let begin = frame.find('>')? + 1;
    frame.insert_str(begin, &(below + &content));
    Some(frame)
}

/// The two pictures of which learning rate printed the article's weights, as SVG: the ends of 64 runs at `eta` after this many
/// epochs, and the distance of the printed bias from the surface of each of `etas`.
pub fn still_clue(
    eta: f64,
    epochs: u32,
    etas: &[f64],
    size: (u32, u32),
    theme: &Theme,
    locale: &Locale,
) -> Option<[String; 2]> {
    let printed = &Printed::ARTICLE;
    let landing = train::clue::surface(printed, eta);
    let mut runs = Runs::new(64, eta, epochs);
    while !runs.work() {}
    let picture = |contents: Contents<'_>| {
        let draw = |layers: &mut [Layer<'_>]| CluePicture::default().draw(layers, theme, locale, &contents);
        svg(Extent::of_svg(size), CluePicture::LAYERS.len(), draw)
    };
    let ends = picture(Contents::Ends { runs: &runs, printed, landing: landing.as_ref() })?;
    let miss = |&eta: &f64| Some((eta, train::clue::surface(printed, eta)?.miss(printed)));
    let known: Vec<(f64, f64)> = etas.iter().filter_map(miss).collect();
    let rounding = landing.map_or(0.0, |landing| landing.rounding(printed));
    let misses = picture(Contents::Misses { known: &known, rounding, here: eta })?;
    Some([ends, misses])
}

/// Every way in which a line separates the corners of the unit square, by how many of a gate's rows it classifies correctly, as
/// SVG: with this width in CSS pixels, and the height that it needs.
pub fn still_corners(gate: Gate, width: u32, theme: &Theme, locale: &Locale) -> Option<String> {
    let extent = Extent::of_svg((width, corners::height(gate, width)));
    svg(extent, 1, |layers| corners::draw(&layers[0], theme, locale, gate))
}
