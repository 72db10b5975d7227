//! Out against z: the curve of the activation, the place of every row on it, and the slope at the selected row.
//!
//! With several outputs it shows that of the selected row's class.

use std::hash::{DefaultHasher, Hash, Hasher};

use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use crate::panels::picture::{Hit, Picture, Scene};
use crate::panels::{Highlight, rows};
use crate::model::{Activation, Parameters};
use crate::number;
use crate::plot::{Axis, Drawn, Extent, Kind, Layer, Pen, Plot, Theme, cut};
use crate::text::Message;
use crate::train::Run;

/// Out against z on three layers: the axes, the curve, and the rows, which move along it.
#[derive(Default)]
pub struct ActivationPicture {
    extent: Option<Extent>,
    /// The chart of the axes and the curve on the layers, and the threshold from which a row is predicted as class 1.
    drawn: Option<(Plot, f64)>,
    /// The hash of the rows on their layer, the output, and the highlighted symbol.
    look: Option<(u64, usize, Highlight)>,
}

impl Picture for ActivationPicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Still, Kind::Still, Kind::Moving]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.extent = Some(extent);
        self.forget(scene);
    }

    fn forget(&mut self, _: &Scene<'_>) {
        (self.drawn, self.look) = (None, None);
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, selected, parameters, theme, highlight, .. } = scene;
        let (Some(extent), [axes, curve, points]) = (self.extent, layers) else { return Ok(false) };
        let (output, threshold) = (output(run, selected), run.settings().threshold);
        let before = self.drawn.as_ref().map_or(0.0, |(plot, _)| plot.x().1);
        let reach = reach(run, parameters, output, before);
        // The chart is kept while possible, because laying it out is expensive.
        let drawn = self.drawn.take().filter(|(plot, known)| (plot.x().1, *known) == (reach, threshold));
        let plot = match drawn {
            Some((plot, _)) => plot,
            None => {
                let plot = self::plot(extent, run.rule().activation(), reach);
                axes.clear();
                draw_axes(axes, &plot, theme, run)?;
                curve.clear();
                draw_curve(curve, &plot, theme, run)?;
                self.look = None;
                plot
            }
        };
        let look = self::look(&plot, scene, output);
        if self.look.as_ref().is_none_or(|known| (known.0, known.1, &known.2) != (look, output, highlight)) {
            points.clear();
            draw_points(points, &plot, scene, output)?;
            self.look = Some((look, output, highlight.clone()));
        }
        self.drawn = Some((plot, threshold));
        Ok(false)
    }

    fn hit(&self, scene: &Scene<'_>, place: (f64, f64)) -> Hit {
        let row = |(plot, _): &(Plot, f64)| row_at(plot, scene, place);
        self.drawn.as_ref().and_then(row).map_or(Hit::Nothing, Hit::Row)
    }
}

/// The largest number of rows drawn. If there are more, an evenly spread sample of this size, and the selected row.
const MOST_ROWS: usize = 500;

/// The output shown: that of the selected row's class.
fn output(run: &Run, selected: usize) -> usize {
    if run.parameters().outputs() > 1 { run.examples().raw().class(selected) } else { 0 }
}

/// How far z reaches to either side: a round number beyond every row's z. `before` is the previous reach, 0 if there was none. The
/// reach grows in steps, and shrinks only if four fifths of it would be empty.
fn reach(run: &Run, parameters: &Parameters, output: usize, before: f64) -> f64 {
    let least = run.rule().activation().properties().reach;
    let highest =
        rows::shown(run, MOST_ROWS).map(|row| z_of(run, parameters, output, row).abs()).filter(|z| z.is_finite());
    let wanted = highest.fold(0.0, f64::max).min(1e300) * 1.08;
    if before > 0.0 && wanted <= before && (wanted > 0.2 * before || before <= least) {
        return before;
    }
    let (mut reach, mut steps) = (least, [4.0 / 3.0, 1.5, 4.0 / 3.0, 1.5].into_iter().cycle());
    // 6 8 12 16 24 32 …, 3 4 6 8 12 …, 2 3 4 6 8 ….
    if least == 2.0 {
        steps.next();
    }
    while reach < wanted {
        reach *= steps.next().unwrap_or(2.0);
    }
    reach.round()
}

/// The chart of an activation with z up to `reach` to either side.
fn plot(extent: Extent, activation: Activation, reach: f64) -> Plot {
    let up = match activation.properties().bounds {
        Some([low, high]) => {
            let margin = 0.1 * (high - low);
            Axis::linear((low - margin, high + margin)).with_step(0.5)
        }
        None => Axis::linear((-reach, reach)),
    };
    Plot::of(extent, Axis::linear((-reach, reach)), up)
}

/// Draws the axes and, for one output, the out from which on a row is predicted as class 1.
fn draw_axes(layer: &Layer<'_>, plot: &Plot, theme: &Theme, run: &Run) -> Drawn {
    plot.draw_named_axes(layer, theme, ["z", "out"])?;
    let decision = run.rule().activation().decision(run.settings().threshold);
    let [left, _, right, _] = plot.area().map(|edge| edge as i32);
    let y = plot.point(0.0, decision).1;
    let mut pen = Pen::new(layer, plot, theme);
    if run.parameters().outputs() == 1 {
        pen.line((left, y), (right, y), theme.surface.towards(theme.quiet, 0.5), 1.0);
        let place = (right, y + plot.whole(5.0) as i32);
        let text = format!("out = {}", number::tick(decision));
        pen.text(place, (HPos::Right, VPos::Top), &text, theme.quiet);
    }
    pen.done()
}

/// Draws the activation's curve.
fn draw_curve(layer: &Layer<'_>, plot: &Plot, theme: &Theme, run: &Run) -> Drawn {
    const PIECES: i32 = 160;
    let activation = run.rule().activation();
    let (from, to) = plot.x();
    let mut pen = Pen::new(layer, plot, theme);
    if !activation.has_slope() {
        let mut corners = [(from, 0.0), (0.0, 0.0), (0.0, 1.0), (to, 1.0)].into_iter();
        pen.curve(&mut corners, theme.signal(), 2.0);
    } else {
        let mut curve = (0..=PIECES).map(|piece| {
            let z = from + (to - from) * f64::from(piece) / f64::from(PIECES);
            (z, activation.out(z))
        });
        pen.curve(&mut curve, theme.signal(), 2.0);
    }
    pen.done()
}

/// A hash of how the rows look: of all their places, and of which are predicted correctly.
fn look(plot: &Plot, scene: &Scene<'_>, output: usize) -> u64 {
    let &Scene { run, selected, .. } = scene;
    // Movements of less than a quarter of a pixel are invisible.
    let quarter = plot.extent().quarter();
    let mut look = DefaultHasher::new();
    selected.hash(&mut look);
    for row in rows::shown(run, MOST_ROWS).chain([selected]) {
        let (x, y) = place(plot, scene, output, row);
        (x.div_euclid(quarter), y.div_euclid(quarter), run.is_right(row)).hash(&mut look);
    }
    look.finish()
}

/// Draws the mark of every row. The selected one comes last, in a ring, with lines to both axes and the slope there. A line is
/// broad if its symbol is highlighted.
fn draw_points(layer: &Layer<'_>, plot: &Plot, scene: &Scene<'_>, output: usize) -> Drawn {
    let &Scene { run, selected, theme, locale, highlight, .. } = scene;
    let mut pen = Pen::new(layer, plot, theme);
    for row in rows::shown(run, MOST_ROWS).filter(|&row| row != selected) {
        pen.mark(rows::mark(run, row), place(plot, scene, output, row));
    }
    let at = place(plot, scene, output, selected);
    let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
    let number = if run.parameters().outputs() > 1 { output + 1 } else { 0 };
    for (letters, end) in [("out", (left, at.1)), ("z", (at.0, bottom))] {
        if highlight.marks(letters, [number, 0]) {
            pen.line(at, end, theme.signal(), 4.0);
        } else {
            pen.dashed([at, end], [4.0, 3.0], theme.quiet, 1.0);
        }
    }
    draw_slope(&mut pen, scene, output);
    let mark = rows::mark(run, selected);
    pen.mark(mark, at);
    pen.ring(at, mark.radius + 6.0, theme.ink, 1.5);
    if run.parameters().outputs() > 1 {
        let names = run.examples().raw().class_names();
        let text = locale.say(Message::NeuronOf { class: &names.get(output).map_or("", String::as_str) });
        let room = f64::from(right - left) / plot.css(1.0) - 12.0;
        pen.text((left + plot.whole(12.0) as i32, top), (HPos::Left, VPos::Top), &cut(&text, room), theme.quiet);
    }
    pen.done()
}

/// Draws the slope at the selected row, as a piece of the tangent, and its value.
fn draw_slope(pen: &mut Pen<'_, '_>, scene: &Scene<'_>, output: usize) {
    /// Half the tangent's length, in CSS pixels.
    const HALF: f64 = 52.0;
    let &Scene { run, selected, parameters, locale, .. } = scene;
    let plot = pen.plot;
    let activation = run.rule().activation();
    let z = z_of(run, parameters, output, selected);
    let out = activation.out(z);
    let slope = activation.slope(out);
    let at = plot.point(z, out);
    let area = plot.area();
    let [left, top, right, bottom] = area.map(|edge| edge as i32);
    // The horizontal and vertical change of the tangent, in units, when z grows by 1.
    let ((z0, z1), (out0, out1)) = (plot.x(), plot.y());
    let across = (area[2] - area[0]) / (z1 - z0);
    let up = (slope * (area[3] - area[1]) / (out1 - out0)).max(1e-9 * across);
    let stretch = plot.css(HALF) / across.hypot(up);
    let (across, up) = (stretch * across, stretch * up);
    let end = |room_across: i32, room_up: i32, sign: f64| {
        let share = (f64::from(room_across) / across).min(f64::from(room_up) / up).min(1.0) * sign;
        (at.0 + (share * across).round() as i32, at.1 - (share * up).round() as i32)
    };
    let (from, to) = (end(at.0 - left, bottom - at.1, -1.0), end(right - at.0, at.1 - top, 1.0));
    // Through the mark, as a path: a horizontal line would snap to whole pixels and leave the curve.
    pen.path(&mut [from, at, to].into_iter(), pen.theme.ink, 2.0);

    // The curve rises from left to right, so there is room above it on the left and below it on the right. The number is placed on
    // the outer side, or towards the middle if it does not fit there.
    let css = |pixels: f64| plot.css(pixels).round() as i32;
    let (width, gap) = (css(106.0), css(13.0));
    let is_left = if z < 0.0 { at.0 - gap - width >= left } else { at.0 + gap + width > right };
    let (x, y, side) = if is_left {
        (at.0 - gap, at.1 - css(22.0), HPos::Right)
    } else {
        (at.0 + gap, at.1 + css(20.0), HPos::Left)
    };
    let text = locale.say(Message::Slope { slope: &locale.fixed(slope, 4) });
    pen.text((x, y.max(top + gap).min(bottom - gap)), (side, VPos::Center), &text, pen.theme.ink);
}

/// The row whose mark is nearest to a position in units, if one is within reach of a finger.
fn row_at(plot: &Plot, scene: &Scene<'_>, place: (f64, f64)) -> Option<usize> {
    let output = output(scene.run, scene.selected);
    let place_of = |row| {
        let (x, y) = self::place(plot, scene, output, row);
        (row, (x.into(), y.into()))
    };
    rows::nearest(&mut rows::shown(scene.run, MOST_ROWS).map(place_of), place, plot.css(24.0)).map(|(row, _)| row)
}

fn z_of(run: &Run, parameters: &Parameters, output: usize, row: usize) -> f64 {
    parameters.z(output, run.examples().row(row).0)
}

/// The position of a row's mark. A row outside the picture, or whose z is NaN, is placed at its edge.
fn place(plot: &Plot, scene: &Scene<'_>, output: usize, row: usize) -> BackendCoord {
    let &Scene { run, parameters, .. } = scene;
    let z = z_of(run, parameters, output, row).max(plot.x().0).min(plot.x().1);
    plot.point(z, run.rule().activation().out(z))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Iris;
    use crate::panels::picture::tests::{Stage, drawn_layers};
    use crate::train::{Settings, Source};

    fn run(settings: Settings) -> Run {
        Run::new(settings).unwrap()
    }

    fn pushed(activation: Activation, b: f64) -> Run {
        run(Settings { activation, weights: Some(vec![0.1, 0.2, b]), ..Settings::default() })
    }

    fn reach_of(run: &Run, before: f64) -> f64 {
        reach(run, run.parameters(), 0, before)
    }

    #[test]
    fn the_window_grows_by_round_steps() {
        let reaches = |activation, bs: [f64; 5]| bs.map(|b| reach_of(&pushed(activation, b), 0.0));
        assert_eq!(
            reaches(Activation::Sigmoid, [0.0, 5.8, -7.6, 20.0, 1e4]),
            [6.0, 8.0, 12.0, 24.0, 12_288.0]
        );
        assert_eq!(reaches(Activation::Tanh, [0.0, 3.1, 4.0, 6.0, 8.0]), [3.0, 4.0, 6.0, 8.0, 12.0]);
        assert_eq!(reaches(Activation::Linear, [0.0, 1.8, 3.0, 4.0, 6.0]), [2.0, 3.0, 4.0, 6.0, 8.0]);
        assert!(reach_of(&pushed(Activation::Linear, 1.7e308), 0.0).is_finite());
    }

    #[test]
    fn the_window_stays_while_it_can() {
        let of = |b: f64, before: f64| reach_of(&pushed(Activation::Sigmoid, b), before);
        assert_eq!([of(0.0, 6.0), of(7.0, 12.0), of(10.5, 12.0), of(2.0, 8.0)], [6.0, 12.0, 12.0, 8.0]);
        assert_eq!([of(0.0, 24.0), of(1.0, 48.0)], [6.0, 6.0], "nearly empty");
    }

    #[test]
    fn a_mark_is_found_where_it_is_drawn() {
        let run = run(Settings::default());
        let plot = plot(Extent::of_svg((480, 400)), Activation::Sigmoid, 6.0);
        let stage = Stage::default();
        let scene = stage.scene(&run, 0);
        for row in 0..4 {
            let (x, y) = place(&plot, &scene, 0, row);
            let (z, out) = plot.numbers((x.into(), y.into()));
            assert!((z - z_of(&run, run.parameters(), 0, row)).abs() < 0.02);
            assert!((out - crate::model::sigmoid(z)).abs() < 0.01);
            assert_eq!(row_at(&plot, &scene, (f64::from(x) + 8.0, y.into())), Some(row));
        }
        assert_eq!(row_at(&plot, &scene, (240.0, 800.0)), None);
    }

    #[test]
    fn of_several_outputs_it_is_that_of_the_rows_class() {
        let source = Source::Iris(Iris::default());
        let run = run(Settings { source, ..Settings::default() });
        assert_eq!([0, 75, 149].map(|row| output(&run, row)), [0, 1, 2]);
    }

    #[test]
    fn the_look_changes_with_what_is_seen() {
        let plot = plot(Extent::of_svg((480, 400)), Activation::Sigmoid, 6.0);
        let look = |run: &Run, selected| look(&plot, &Stage::default().scene(run, selected), 0);
        let mut run = run(Settings { eta: 0.1, ..Settings::default() });
        let start = look(&run, 3);
        assert_eq!(start, look(&run, 3));
        assert_ne!(start, look(&run, 2));
        run.seek(100);
        assert_ne!(start, look(&run, 3));
        run.seek(0);
        assert_eq!(start, look(&run, 3));
    }

    #[test]
    fn axes_and_curve_stay_while_the_window_does() {
        let extent = Extent::of_svg((480, 400));
        let mut run = run(Settings { eta: 0.1, ..Settings::default() });
        let mut picture = ActivationPicture::default();
        let mut draw = |run: &Run, selected: usize, highlight: &str| {
            let stage = Stage { highlight: Highlight::new(highlight), ..Stage::default() };
            let scene = stage.scene(run, selected);
            if picture.extent.is_none() {
                picture.resize(&scene, extent);
            }
            drawn_layers(&mut picture, &scene, extent)
        };
        assert_eq!(draw(&run, 3, ""), [true; 3]);
        assert_eq!(draw(&run, 3, ""), [false; 3]);
        assert_eq!(draw(&run, 2, ""), [false, false, true], "another row");
        assert_eq!(draw(&run, 2, "z"), [false, false, true], "something is highlighted");
        run.seek(100);
        assert_eq!(draw(&run, 2, "z"), [false, false, true], "other weights");
        assert!(run.set_parameters(vec![9.0, 9.0, 9.0]));
        assert_eq!(draw(&run, 2, "z"), [true; 3], "another window");
    }

    #[test]
    fn numbers_beyond_all_measure_are_drawn() {
        let extent = Extent::of_svg((480, 400));
        for activation in Activation::ALL {
            for b in [1e4, -1e12, 1.7e308] {
                let run = pushed(activation, b);
                let plot = plot(extent, activation, reach_of(&run, 0.0));
                let mut text = String::new();
                let layer = Layer::svg(&mut text, extent);
                let stage = Stage::default();
                draw_axes(&layer, &plot, &stage.theme, &run).unwrap();
                draw_curve(&layer, &plot, &stage.theme, &run).unwrap();
                draw_points(&layer, &plot, &stage.scene(&run, 0), 0).unwrap();
                drop(layer);
                assert!(text.contains("slope = ") && text.len() < 20_000, "{text}");
            }
        }
    }
}
