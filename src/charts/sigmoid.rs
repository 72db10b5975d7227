//! z against out: the activation's curve, every row's place on it, and the slope at the selected one.
//!
//! Of several outputs it shows that of the selected row's class.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::forward::{self, out_of};
use super::mark::Mark;
use super::pen::Pen;
use super::style::Drawn;
use super::{Lit, Plot, Theme, sample};
use crate::model::Activation;
use crate::number;
use crate::text::{Locale, Message};
use crate::train::Run;

/// The most rows drawn: of more, as many of them all over, and the selected one.
pub const MOST_ROWS: usize = 500;

/// The output shown: that of the selected row's class.
pub fn output(run: &Run, selected: usize) -> usize {
    if run.parameters().outputs() > 1 { run.examples().raw().class(selected) } else { 0 }
}

/// How far z reaches to either side, given how far it did before, 0 for nowhere: a round number beyond every row's. It
/// grows by steps, and shrinks only where four fifths of it would be empty.
pub fn reach(run: &Run, output: usize, before: f64) -> f64 {
    let least: f64 = match run.rule().activation() {
        Activation::Sigmoid => 6.0,
        Activation::Tanh => 3.0,
        Activation::Linear | Activation::Step => 2.0,
    };
    let highest = rows(run).map(|row| z_of(run, output, row).abs()).filter(|z| z.is_finite());
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

/// A picture of an activation with z up to `reach` to either side.
pub fn plot(size: (u32, u32), unit: f64, activation: Activation, reach: f64) -> Plot {
    let y = match activation {
        Activation::Sigmoid | Activation::Step => (-0.1, 1.1),
        Activation::Tanh => (-1.2, 1.2),
        Activation::Linear => (-reach, reach),
    };
    Plot::new(size, unit, (-reach, reach), y)
}

/// Draws the axes and, of one output, the out from which a row counts as class 1.
pub fn axes<DB: DrawingBackend>(backend: &mut DB, plot: &Plot, theme: &Theme, run: &Run) -> Drawn<DB> {
    plot.named_axes(backend, theme, ["z", "out"])?;
    let decision = run.rule().activation().decision(run.settings().threshold);
    let [left, _, right, _] = plot.area().map(|edge| edge as i32);
    let y = plot.point(0.0, decision).1;
    let mut pen = Pen::new(backend, plot, theme);
    if run.parameters().outputs() == 1 {
        pen.line((left, y), (right, y), theme.surface.towards(theme.quiet, 0.5), 1.0);
        let place = (right, y + plot.whole(5.0) as i32);
        let text = ["out = ", &number::tick(decision)].concat();
        pen.text(place, (HPos::Right, VPos::Top), &text, theme.quiet);
    }
    pen.done()
}

/// Draws the activation's curve.
pub fn curve<DB: DrawingBackend>(backend: &mut DB, plot: &Plot, theme: &Theme, run: &Run) -> Drawn<DB> {
    const PIECES: i32 = 160;
    let activation = run.rule().activation();
    let mut pen = Pen::new(backend, plot, theme);
    let (from, to) = plot.x;
    let mut path = (0..=PIECES).map(|piece| {
        let z = from + (to - from) * f64::from(piece) / f64::from(PIECES);
        plot.point(z, out_of(activation, z))
    });
    if activation == Activation::Step {
        let corners = [(from, 0.0), (0.0, 0.0), (0.0, 1.0), (to, 1.0)].map(|(z, out)| plot.point(z, out));
        pen.path(&mut corners.into_iter(), theme.signal(), 2.0);
    } else {
        pen.path(&mut path, theme.signal(), 2.0);
    }
    pen.done()
}

/// Tells pictures apart that look different, given where a mark of them stands to the eye: all places, and which rows are
/// right.
pub fn look(
    plot: &Plot,
    run: &Run,
    output: usize,
    selected: usize,
    eye: fn(BackendCoord) -> BackendCoord,
) -> u64 {
    let mut look = selected as u64;
    let mut take = |number: i32| look = (look ^ u64::from(number as u32)).wrapping_mul(0x100_0000_01b3);
    for row in rows(run).chain([selected]) {
        let (x, y) = eye(place(plot, run, output, row));
        take(x);
        take(2 * y + i32::from(run.is_right(row)));
    }
    look
}

/// Draws every row's mark, the selected one last: ringed, with the way to both axes, the one to
/// what is lit in full, and the slope there.
pub fn points<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    locale: &Locale,
    run: &Run,
    selected: usize,
    lit: &Lit,
) -> Drawn<DB> {
    let output = output(run, selected);
    let radius = Mark::radius_among(run.examples().raw().len());
    let mark = |pen: &mut Pen<DB>, row: usize| {
        let mark = Mark {
            class: run.examples().raw().class(row),
            is_right: run.is_right(row),
            is_held_out: run.examples().is_held_out(row),
            radius,
        };
        mark.draw(pen, place(plot, run, output, row));
    };
    let mut pen = Pen::new(backend, plot, theme);
    for row in rows(run).filter(|&row| row != selected) {
        mark(&mut pen, row);
    }
    let at = place(plot, run, output, selected);
    let [left, top, _, bottom] = plot.area().map(|edge| edge as i32);
    let number = if run.parameters().outputs() > 1 { output + 1 } else { 0 };
    for (letters, end) in [("out", (left, at.1)), ("z", (at.0, bottom))] {
        if lit.marks(letters, [number, 0]) {
            pen.line(at, end, theme.signal(), 4.0);
        } else {
            pen.dashed([at, end], [4.0, 3.0], theme.quiet, 1.0);
        }
    }
    slope(&mut pen, locale, run, output, selected);
    mark(&mut pen, selected);
    pen.ring(at, radius + 6.0, theme.ink, 1.5);
    if run.parameters().outputs() > 1 {
        let names = run.examples().raw().class_names();
        let text = locale.say(Message::NeuronOf { class: &names.get(output).map_or("", String::as_str) });
        pen.text((left + plot.whole(12.0) as i32, top), (HPos::Left, VPos::Top), &text, theme.quiet);
    }
    pen.done()
}

/// The slope at the selected row, as a piece of the tangent there, and its number.
fn slope<DB: DrawingBackend>(pen: &mut Pen<DB>, locale: &Locale, run: &Run, output: usize, selected: usize) {
    let plot = pen.plot;
    let activation = run.rule().activation();
    let z = z_of(run, output, selected);
    let out = out_of(activation, z);
    let slope = activation.slope(out);
    let (at, beside) = (plot.point(z, out), plot.place(z + 1.0, out + slope));
    let here = plot.place(z, out);
    let (across, up) = (beside.0 - here.0, (here.1 - beside.1).max(1e-9));
    let stretch = plot.css(52.0) / (across * across + up * up).sqrt();
    let (across, up) = (stretch * across, stretch * up);
    let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
    let end = |room_across: i32, room_up: i32, sign: f64| {
        let share = (f64::from(room_across) / across).min(f64::from(room_up) / up).min(1.0) * sign;
        (at.0 + (share * across).round() as i32, at.1 - (share * up).round() as i32)
    };
    let (from, to) = (end(at.0 - left, bottom - at.1, -1.0), end(right - at.0, at.1 - top, 1.0));
    pen.line(from, to, pen.theme.ink, 2.0);

    // The curve rises from the left to the right, so there is room above it on the left and below it on the right: beyond the
    // middle towards the middle, where the number would not fit on the other side.
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

/// The row whose mark lies nearest to a place in backend units, if one is within a finger's reach.
pub fn row_at(plot: &Plot, run: &Run, selected: usize, place: (f64, f64)) -> Option<usize> {
    let output = output(run, selected);
    // Squared distances, the first of them a finger's reach.
    let (mut nearest, mut least) = (None, plot.css(24.0) * plot.css(24.0));
    for row in rows(run) {
        let (x, y) = self::place(plot, run, output, row);
        let (across, down) = (f64::from(x) - place.0, f64::from(y) - place.1);
        let distance = across * across + down * down;
        if distance <= least {
            (nearest, least) = (Some(row), distance);
        }
    }
    nearest
}

/// The rows drawn, in order: all, or some all over.
fn rows(run: &Run) -> impl Iterator<Item = usize> + use<> {
    let all = run.examples().raw().len();
    let count = all.min(MOST_ROWS);
    (0..count).map(move |index| sample::nth(index, all, count))
}

fn z_of(run: &Run, output: usize, row: usize) -> f64 {
    forward::z_of(run.parameters(), output, run.examples().row(row).0)
}

/// Where a row's mark stands. A row beyond the picture, whose z is no number, stands at its edge.
fn place(plot: &Plot, run: &Run, output: usize, row: usize) -> BackendCoord {
    let z = z_of(run, output, row).max(plot.x.0).min(plot.x.1);
    plot.point(z, out_of(run.rule().activation(), z))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Iris, Shape};
    use crate::train::{Settings, Source};

    fn run(settings: Settings) -> Run {
        Run::new(settings).unwrap()
    }

    fn pushed(activation: Activation, b: f64) -> Run {
        run(Settings { activation, weights: Some(vec![0.1, 0.2, b]), ..Settings::default() })
    }

    #[test]
    fn the_window_grows_by_round_steps() {
        let reaches = |activation, bs: [f64; 5]| bs.map(|b| reach(&pushed(activation, b), 0, 0.0));
        assert_eq!(
            reaches(Activation::Sigmoid, [0.0, 5.8, -7.6, 20.0, 1e4]),
            [6.0, 8.0, 12.0, 24.0, 12_288.0]
        );
        assert_eq!(reaches(Activation::Tanh, [0.0, 3.1, 4.0, 6.0, 8.0]), [3.0, 4.0, 6.0, 8.0, 12.0]);
        assert_eq!(reaches(Activation::Linear, [0.0, 1.8, 3.0, 4.0, 6.0]), [2.0, 3.0, 4.0, 6.0, 8.0]);
        assert!(reach(&pushed(Activation::Linear, 1.7e308), 0, 0.0).is_finite());
    }

    #[test]
    fn the_window_stays_while_it_can() {
        let of = |b: f64, before: f64| reach(&pushed(Activation::Sigmoid, b), 0, before);
        assert_eq!([of(0.0, 6.0), of(7.0, 12.0), of(10.5, 12.0), of(2.0, 8.0)], [6.0, 12.0, 12.0, 8.0]);
        assert_eq!([of(0.0, 24.0), of(1.0, 48.0)], [6.0, 6.0], "nearly empty");
    }

    #[test]
    fn a_mark_is_found_where_it_is_drawn() {
        let run = run(Settings::default());
        let plot = plot((480, 400), 1.0, Activation::Sigmoid, 6.0);
        for row in 0..4 {
            let (x, y) = place(&plot, &run, 0, row);
            let (z, out) = plot.numbers((x.into(), y.into()));
            assert!((z - z_of(&run, 0, row)).abs() < 0.02);
            assert!((out - crate::model::sigmoid(z)).abs() < 0.01);
            assert_eq!(row_at(&plot, &run, 0, (f64::from(x) + 2.0, y.into())), Some(row));
        }
        assert_eq!(row_at(&plot, &run, 0, (60.0, 200.0)), None);
    }

    #[test]
    fn many_rows_are_thinned() {
        let source = Source::Generated { shape: Shape::Blobs, rows: 1700, noise: 0.1 };
        let run = run(Settings { source, ..Settings::default() });
        let rows: Vec<usize> = rows(&run).collect();
        assert_eq!((rows.len(), rows[0]), (500, 0));
        assert!(rows.windows(2).all(|pair| (1..=6).contains(&(pair[1] - pair[0]))));
    }

    #[test]
    fn of_several_outputs_it_is_that_of_the_rows_class() {
        let source = Source::Iris(Iris::default());
        let run = run(Settings { source, ..Settings::default() });
        assert_eq!([0, 75, 149].map(|row| output(&run, row)), [0, 1, 2]);
    }

    #[test]
    fn the_look_changes_with_what_is_seen() {
        let plot = plot((480, 400), 1.0, Activation::Sigmoid, 6.0);
        let look = |run: &Run, selected| look(&plot, run, 0, selected, |place| place);
        let mut run = run(Settings { eta: 0.1, ..Settings::default() });
        let start = look(&run, 3);
        assert_eq!(start, look(&run, 3));
        assert_ne!(start, look(&run, 2));
        run.seek(100);
        assert_ne!(start, look(&run, 3));
        run.seek(0);
        assert_eq!(start, look(&run, 3));
    }
}
