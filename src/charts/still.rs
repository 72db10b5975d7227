use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
};
use plotters_svg::SVGBackend;

use super::borders::Borders;
use super::boundary::field::{Shares, graded, is_flat};
use super::boundary::{self, Line, Points};
use super::landscape::{Contours, Here, Levels, Surface};
use super::loss::{LossPlot, Names, RowLosses, Scale};
use super::network::Network;
use super::straight::straightened;
use super::style::{Colour, Drawn, Label};
use super::{Lit, Plot, Theme, clue, corners, landscape, lifted, loss, sigmoid, slice};
use crate::data::Gate;
use crate::model::{Lattice, Rule, Section};
use crate::number;
use crate::share::{Panel, View};
use crate::text::Locale;
use crate::train::clue::{Printed, Runs};
use crate::train::{self, Run};

/// Units to a CSS pixel: backends place marks at whole units only.
const UNIT: u32 = 4;

/// A picture of a run as SVG, so many CSS pixels wide and high: what `<one-neuron>` shows before it moves, and without
/// WebAssembly, with its words in the language of `locale`. `None` for a panel that is no picture.
pub fn still(
    run: &Run,
    view: &View,
    panel: Panel,
    size: (u32, u32),
    theme: &Theme,
    locale: &Locale,
    selected: usize,
) -> Option<String> {
    framed(size, |canvas, below, size| {
        match panel {
            Panel::Boundary => {
                let section = Section::new(run.examples(), view.pair);
                let plot = boundary::plot(size, UNIT.into(), &section, run.examples().raw());
                field(below, &plot, theme, run, &section, view.discrete);
                still_boundary(canvas, &plot, theme, run, &section, selected).ok()?;
            }
            Panel::Loss => {
                let mut rows = RowLosses::of(run);
                let scale = Scale::of(run.history(), rows.as_ref(), view.log_loss);
                let plot = LossPlot::new(size, UNIT.into(), run.settings().epochs, scale);
                plot.axes(canvas, theme, locale).ok()?;
                loss::curves(canvas, &plot, theme, run, (rows.as_mut(), selected), 0).ok()?;
                if let Some(names) = Names::of(&plot, run, rows.as_mut(), selected) {
                    names.draw(canvas, &plot, theme, locale, run, selected).ok()?;
                }
                let place = plot.mark_place(run.epoch(), run.measure().mean_loss);
                loss::mark(canvas, &plot, theme, place).ok()?;
            }
            Panel::Sigmoid => {
                let output = sigmoid::output(run, selected);
                let reach = sigmoid::reach(run, output, 0.0);
                let plot = sigmoid::plot(size, UNIT.into(), run.rule().activation(), reach);
                sigmoid::axes(canvas, &plot, theme, run).ok()?;
                sigmoid::curve(canvas, &plot, theme, run).ok()?;
                sigmoid::points(canvas, &plot, theme, locale, run, selected, &Lit::default()).ok()?;
            }
            Panel::Landscape => still_landscape(canvas, size, theme, run, run.rule(), view).ok()?,
            Panel::Slice => {
                let along = slice::along(run.parameters(), view.along);
                let scene = slice::Scene::new(run, theme, locale, along, selected);
                let window = slice::window(run, along, None);
                let plot = slice::plot(size, UNIT.into(), window, scene.slices());
                slice::axes(canvas, &plot, theme, run, along).ok()?;
                scene.curves(canvas, &plot, theme, locale).ok()?;
                scene.marks(canvas, &plot, theme).ok()?;
            }
            Panel::Lifted => {
                let space = lifted::Space::new(run, lifted::Pose::default())?;
                let plot = Plot::new(size, UNIT.into(), (0.0, 1.0), (0.0, 1.0));
                lifted::ground(canvas, &plot, theme, run, &space).ok()?;
                lifted::rows(canvas, &plot, theme, run, &space, selected).ok()?;
            }
            Panel::Network => {
                let (network, lit) = (Network::new(size, UNIT.into(), run), Lit::default());
                network.edges(canvas, theme, locale, run, &lit).ok()?;
                network.nodes(canvas, theme, locale, run, &lit).ok()?;
                network.numbers(canvas, theme, locale, run, selected, &lit).ok()?;
            }
            _ => return None,
        }
        Some(())
    })
}

/// The landscape of the loss that the run does not learn by, as [`still`] draws the other one. `None` where there is none.
pub fn still_of_other_loss(run: &Run, view: &View, size: (u32, u32), theme: &Theme) -> Option<String> {
    let rule = run.rule().with_other_loss()?;
    framed(size, |canvas, _, size| still_landscape(canvas, size, theme, run, rule, view).ok())
}

/// The two pictures of which learning rate printed the article's weights, as SVG: where 64 runs at `eta` end after so many
/// epochs, and by how much the printed bias misses the surface of each of `etas`.
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
    let ends = drawn(size, |canvas, size, unit| {
        let plot = clue::ends_plot(size, unit);
        clue::ends_axes(canvas, &plot, theme)?;
        clue::ends(canvas, &plot, theme, locale, &runs, printed, landing.as_ref())
    })?;
    let miss = |&eta: &f64| Some((eta, train::clue::surface(printed, eta)?.miss(printed)));
    let known: Vec<(f64, f64)> = etas.iter().filter_map(miss).collect();
    let misses = drawn(size, |canvas, size, unit| {
        let plot = clue::misses_plot(size, unit);
        let rounding = landing.map_or(0.0, |landing| landing.rounding(printed));
        clue::misses_axes(canvas, &plot, theme, locale, rounding)?;
        clue::misses(canvas, &plot, theme, &known, eta)
    })?;
    Some([ends, misses])
}

/// Every way in which a line parts the corners of the unit square, by how many of a gate's rows it gets right, as SVG: so many
/// CSS pixels wide, and as high as it takes.
pub fn still_corners(gate: Gate, width: u32, theme: &Theme, locale: &Locale) -> Option<String> {
    drawn((width, corners::height(gate, width)), |canvas, size, unit| {
        let plot = Plot::new(size, unit, (0.0, 1.0), (0.0, 1.0));
        corners::draw(canvas, &plot, theme, locale, gate, width)
    })
}

/// A picture as SVG, so many CSS pixels wide and high, of what is drawn on a canvas of that size in units, and of the markup
/// that goes below it: areas with holes are beyond what a backend can be asked for.
fn framed(
    size: (u32, u32),
    draw: impl FnOnce(&mut Svg<'_>, &mut String, (u32, u32)) -> Option<()>,
) -> Option<String> {
    let size = (size.0 * UNIT, size.1 * UNIT);
    let (mut picture, mut below) = (String::new(), String::new());
    let mut canvas = Svg(SVGBackend::with_string(&mut picture, size));
    draw(&mut canvas, &mut below, size)?;
    canvas.present().ok()?;
    drop(canvas);
    let begin = picture.find('>')? + 1;
    picture.insert_str(begin, &below);
    Some(picture)
}

/// The same of what needs no such markup, and asks how many units make a pixel.
fn drawn<'a>(
    size: (u32, u32),
    draw: impl FnOnce(&mut Svg<'_>, (u32, u32), f64) -> Drawn<Svg<'a>>,
) -> Option<String> {
    framed(size, |canvas, _, size| draw(canvas, size, UNIT.into()).ok())
}

/// The landscape of the loss of a rule.
fn still_landscape<DB: DrawingBackend>(
    backend: &mut DB,
    size: (u32, u32),
    theme: &Theme,
    run: &Run,
    rule: Rule,
    view: &View,
) -> Drawn<DB> {
    /// Cells from edge to edge.
    const CELLS: usize = 48;
    let axes = landscape::axes(run.parameters(), view.axes);
    let window = landscape::window(run, axes, None);
    let plot = landscape::plot(size, UNIT.into(), window);
    let (mut surface, mut levels) = (Surface::new(CELLS + 1), Levels::default());
    surface.begin(run, rule, axes, window);
    surface.work(usize::MAX);
    levels.find(&surface);
    heights(backend, &plot, theme, &surface, &levels)?;
    Contours::default().draw(backend, &plot, theme, &surface, &levels)?;
    landscape::scales(backend, &plot, theme, run, axes)?;
    let (reached, all) = (landscape::reached(run), run.history().points().len());
    landscape::walk(backend, &plot, theme, run, axes, (reached.saturating_sub(1), all), true)?;
    landscape::walk(backend, &plot, theme, run, axes, (0, reached), false)?;
    landscape::start(backend, &plot, theme, run, axes)?;
    Here::of(&plot, run, rule, axes).draw(backend, &plot, theme)
}

/// All but the field of the boundary, and the names of the axes, which the page else writes beside them.
fn still_boundary<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    section: &Section,
    selected: usize,
) -> Drawn<DB> {
    /// Of more rows a picture would be megabytes.
    const MOST: usize = 2000;
    let points = Points::new(run, section, plot.clone(), 1, MOST);
    let mut line = Line::new(run, section, plot.clone(), 1.0);
    line.follow(run);
    line.draw(backend, theme, run, &points, false)?;
    axes(backend, plot, theme, run, section)?;
    points.draw(backend, theme, run, section, selected)
}

/// The axes with their names: at the end of the first one instead of the numbers there, and above the second.
fn axes<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    section: &Section,
) -> Drawn<DB> {
    let name = |input: usize| run.examples().raw().input_names().get(input).map_or("", |name| name);
    let across = name(section.across());
    let [_, _, right, bottom] = plot.area();
    let begins = right + plot.css(20.0 - 8.0 * across.chars().count() as f64);
    let label = |x: f64| {
        let text = number::tick(x);
        let ends = plot.place(x, 0.0).0 + plot.css(4.0 * text.chars().count() as f64);
        if ends < begins { text } else { String::new() }
    };
    let (corner, below) = ((right + plot.css(20.0)) as i32, (bottom + plot.css(8.0)) as i32);
    backend.draw_text(across, &plot.label(theme, HPos::Right, VPos::Top), (corner, below))?;
    match section.up() {
        Some(up) => {
            let above = Label { size: plot.css(12.0), ..plot.label(theme, HPos::Left, VPos::Bottom) };
            backend.draw_text(name(up), &above, (plot.css(4.0) as i32, plot.css(12.0) as i32))?;
            plot.axes(backend, theme, false, label)
        }
        None => plot.axis(backend, theme, label),
    }
}

/// The field in bands of equal colour, each laid over the one before.
fn field(svg: &mut String, plot: &Plot, theme: &Theme, run: &Run, section: &Section, discrete: bool) {
    const BANDS: u8 = 16;
    let cells = Line::CELLS;
    let activation = run.rule().activation();
    let level = activation.decision_z(run.settings().threshold);
    let mut lattice = Lattice::corners(run.examples(), section, &boundary::window(plot), cells);
    lattice.take(run.parameters(), 0.0);
    let shares = Shares::new(activation);
    let flat = is_flat(activation, discrete);
    let side = lattice.side();
    // By how much a class has more than every other: of z, or of shares.
    let lead = |class: usize, point: usize, by_z: bool| {
        let score = |output: usize| {
            let z = lattice.z(output, point % side, point / side);
            if by_z { z } else { f64::from(shares.of(z)) / f64::from(Shares::WHOLE) }
        };
        match lattice.outputs() {
            1 => {
                let lead = if by_z { score(0) - level } else { 2.0 * score(0) - 1.0 };
                if class == 0 { -lead } else { lead }
            }
            outputs => {
                let others = (0..outputs).filter(|&other| other != class).map(score);
                score(class) - others.fold(f64::NEG_INFINITY, f64::max)
            }
        }
    };
    let [left, top, right, bottom] = plot.area();
    let wide = side + 2;
    let mut borders = Borders::default();
    let classes = run.examples().raw().class_names().len();
    for class in 0..classes {
        // The lowest band is the whole region; between two classes it is the surface.
        let bands = if flat { 0..=0 } else { u8::from(classes == 2)..=BANDS };
        for band in bands {
            let leads: Vec<f64> = (0..side * side).map(|point| lead(class, point, band == 0)).collect();
            let from = if band == 0 { 0.0 } else { (f64::from(band) - 0.5) / f64::from(BANDS) };
            // In a rim where the class never wins, so that every border closes.
            let over = |point: usize| {
                let (column, row) = (point % wide, point / wide);
                let within = (1..=side).contains(&column) && (1..=side).contains(&row);
                if within { leads[(row - 1) * side + column - 1] - from } else { -1e300 }
            };
            let within: Vec<u8> = (0..wide * wide).map(|point| u8::from(over(point) >= 0.0)).collect();
            borders.trace(wide, &within, &|class, point| if class == 0 { 0.0 } else { over(point) });
            borders.place(|(column, row)| {
                let share = |place: f64| ((place - 1.0) / cells as f64).clamp(0.0, 1.0);
                (left + share(column) * (right - left), top + share(row) * (bottom - top))
            });
            let share = if flat { 1.0 } else { graded(classes, f64::from(band) / f64::from(BANDS)) };
            path(svg, &borders, theme.tint(class, share));
        }
    }
}

/// One area of a colour within closed lines; where one is within another, a hole.
fn path(svg: &mut String, borders: &Borders, Colour(red, green, blue): Colour) {
    let mut outline = String::new();
    for chain in borders.chains() {
        for (index, &(x, y)) in chain.iter().enumerate() {
            outline += &format!("{}{x:.0} {y:.0}", if index == 0 { "M" } else { " " });
        }
        outline += "Z";
    }
    if !outline.is_empty() {
        *svg += &format!(
            "\n<path fill=\"#{red:02x}{green:02x}{blue:02x}\" fill-rule=\"evenodd\" d=\"{outline}\"/>"
        );
    }
}

/// Plotters' backend for SVG, but for the size of words, which it makes smaller than they are asked to be, and for lines of more
/// points than they need.
pub(super) struct Svg<'a>(SVGBackend<'a>);

type Answer = Result<(), DrawingErrorKind<std::io::Error>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Answer {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Answer {
        self.0.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Answer {
        self.0.draw_pixel(at, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Answer {
        self.0.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Answer {
        self.0.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Answer {
        self.0.draw_path(straightened(path), style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Answer {
        self.0.draw_circle(at, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Answer {
        self.0.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Answer {
        self.0.draw_text(text, &AsLarge(style), at)
    }
}

/// A style of words that become as large as it says.
struct AsLarge<'a, S>(&'a S);

impl<S: BackendTextStyle> BackendTextStyle for AsLarge<'_, S> {
    type FontError = S::FontError;

    fn color(&self) -> BackendColor {
        self.0.color()
    }

    fn size(&self) -> f64 {
        1.24 * self.0.size()
    }

    fn anchor(&self) -> Pos {
        self.0.anchor()
    }

    fn family(&self) -> FontFamily<'_> {
        self.0.family()
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), S::FontError> {
        self.0.layout_box(text)
    }

    fn draw<E, DrawPixel: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        at: BackendCoord,
        draw: DrawPixel,
    ) -> Result<Result<(), E>, S::FontError> {
        self.0.draw(text, at, draw)
    }
}

/// A landscape in steps of colour, cut into runs of cells.
fn heights<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    surface: &Surface,
    levels: &Levels,
) -> Drawn<DB> {
    const STEPS: f64 = 24.0;
    let cells = surface.cells();
    let [left, top, right, bottom] = plot.area();
    let at =
        |cell: usize, from: f64, to: f64| (from + (to - from) * cell as f64 / cells as f64).round() as i32;
    for row in 0..cells {
        let step = |column: usize| (surface.share(levels, row * cells + column) * STEPS).round();
        let mut from = 0;
        for column in 1..=cells {
            if column == cells || step(column) != step(from) {
                let corner = (at(from, left, right), at(row, top, bottom));
                let opposite = (at(column, left, right), at(row + 1, top, bottom));
                // Each reaches a little under the next, or seams would show.
                let seam = |is_last: bool| if is_last { 0 } else { plot.css(1.0) as i32 };
                let opposite = (opposite.0 + seam(column == cells), opposite.1 + seam(row + 1 == cells));
                backend.draw_rect(corner, opposite, &theme.height(step(from) / STEPS).area(), true)?;
                from = column;
            }
        }
    }
    Ok(())
}
