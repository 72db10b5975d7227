use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use super::projection::Projection;
use super::space::{Space, lifted};
use super::{MOST_ROWS, lifted_row};
use crate::number;
use crate::order::ordered;
use crate::panels::{Scene, rows};
use crate::plot::{Drawn, Layer, Pen, Plot, cut};
use crate::train::Run;
use crate::text::rows::inputs;

/// Draws the ground with its classes, and the lifted ground.
pub fn draw_ground(
    layer: &Layer<'_>,
    plot: &Plot,
    scene: &Scene<'_>,
    (space, projection): (&Space, &Projection),
) -> Drawn {
    const LINES: u32 = 6;
    let &Scene { run, theme, .. } = scene;
    let mut pen = Pen::new(layer, plot, theme);
    let at = |(x, y): (f64, f64)| projection.point([x, y, 0.0]);
    pen.polygon(&space.corners().map(at), theme.tint(0, 0.6));
    for strip in space.strips() {
        let strip = strip.map(at);
        pen.polygon(&strip, theme.tint(1, 0.6));
        // Covers the seam to the next strip.
        pen.line(strip[0], strip[1], theme.tint(1, 0.6), 1.0);
    }
    for line in space.curve() {
        pen.path(&mut line.into_iter().map(at), theme.surface.towards(theme.ink, 0.65), 1.5);
    }
    // With one input fixed, the lifted ground is straight.
    let [(x0, x1), (y0, y1), _] = space.ranges();
    let at = |x: f64, y: f64| projection.point(lifted(x, y));
    for line in 0..=LINES {
        let share = f64::from(line) / f64::from(LINES);
        let (x, y) = (x0 + share * (x1 - x0), y0 + share * (y1 - y0));
        let colour = theme.surface.towards(theme.quiet, 0.6);
        pen.line(at(x, y0), at(x, y1), colour, 1.0);
        pen.line(at(x0, y), at(x1, y), colour, 1.0);
    }
    draw_names(&mut pen, run, space, projection);
    pen.done()
}

/// Names the inputs, each beside the nearer of the two edges of the ground along it, and the height.
fn draw_names(pen: &mut Pen<'_, '_>, run: &Run, space: &Space, projection: &Projection) {
    let plot = pen.plot;
    let [(x0, x1), (y0, y1), _] = space.ranges();
    let (x, y) = (0.5 * (x0 + x1), 0.5 * (y0 + y1));
    let edges = [[[x, y0, 0.0], [x, y1, 0.0]], [[x0, y, 0.0], [x1, y, 0.0]]];
    let (middle_x, _) = projection.place([x, y, 0.0]);
    for (name, edge) in run.examples().raw().input_names().iter().zip(edges) {
        let [one, other] = edge.map(|place| projection.place(place));
        let (at_x, at_y) = if one.1 > other.1 { one } else { other };
        let aside = (at_x - middle_x) / plot.css(120.0);
        let place = ((at_x + plot.css(10.0) * aside) as i32, (at_y + plot.css(8.0)) as i32);
        let side = if aside < 0.0 { HPos::Right } else { HPos::Left };
        let (width, x) = (plot.extent().css_size().0, at_x / plot.css(1.0));
        let room = if aside < 0.0 { x } else { width - x };
        pen.text(place, (side, VPos::Top), &cut(name, room), pen.theme.quiet);
    }
    // The name of the height, at the highest point of the lifted ground.
    let highest = space.corners().into_iter().max_by(|(x, y), (u, v)| (x * y).total_cmp(&(u * v)));
    if let Some((x, y)) = highest {
        let at = projection.point(lifted(x, y));
        let above = (at.0, at.1 - plot.whole(4.0) as i32);
        pen.text(above, (HPos::Center, VPos::Bottom), "x1·x2", pen.theme.quiet);
    }
}

/// Draws the plane with its cut through the lifted ground, and the rows: those behind the plane below it.
pub fn draw_rows(
    layer: &Layer<'_>,
    plot: &Plot,
    scene: &Scene<'_>,
    (space, projection): (&Space, &Projection),
) -> Drawn {
    let &Scene { run, theme, selected, .. } = scene;
    let mut pen = Pen::new(layer, plot, theme);
    for row in rows::shown(run, MOST_ROWS) {
        let [x, y, h] = lifted_row(run, row);
        let ends = [projection.point([x, y, 0.0]), projection.point([x, y, h])];
        pen.dashed(ends, [3.0, 3.0], theme.quiet, 1.0);
    }
    let is_behind = |row: usize| space.is_behind(lifted_row(run, row), projection.towards_eye());
    draw_marks(&mut pen, run, projection, selected, &is_behind);
    draw_plane(&mut pen, run, space, projection);
    for line in space.curve() {
        let mut seen = line.into_iter().map(|(x, y)| projection.point(lifted(x, y)));
        pen.path(&mut seen, theme.ink, 2.5);
    }
    draw_marks(&mut pen, run, projection, selected, &|row| !is_behind(row));
    pen.done()
}

/// Draws the plane: its outline, thin lines along it, and its name at its top left corner.
fn draw_plane(pen: &mut Pen<'_, '_>, run: &Run, space: &Space, projection: &Projection) {
    const LINES: u32 = 14;
    let corners: Vec<BackendCoord> =
        space.plane().into_iter().map(|corner| projection.point(corner)).collect();
    let Some(&(x, y)) = corners.iter().min_by_key(|(x, y)| x + y) else { return };
    let theme = pen.theme;
    let [(from, to), ..] = space.ranges();
    let thin = theme.surface.towards(theme.ink, 0.55);
    for line in 1..LINES {
        let x = from + (to - from) * f64::from(line) / f64::from(LINES);
        if let Some([one, other]) = space.hatch(x) {
            pen.line(projection.point(one), projection.point(other), thin, 1.0);
        }
    }
    pen.outline(&corners, theme.ink, 1.0);
    let decision = run.rule().activation().decision(run.settings().threshold);
    let above = (x, y - pen.plot.whole(4.0) as i32);
    let text = format!("out = {}", number::tick(decision));
    pen.text(above, (HPos::Left, VPos::Bottom), &text, theme.ink);
}

/// Draws the marks of the rows that meet this condition, the farthest first.
fn draw_marks(
    pen: &mut Pen<'_, '_>,
    run: &Run,
    projection: &Projection,
    selected: usize,
    is_drawn: &dyn Fn(usize) -> bool,
) {
    /// The largest number of rows that are named.
    const FEW: usize = 6;
    let plot = pen.plot;
    let raw = run.examples().raw();
    let shown: Vec<usize> = rows::shown(run, MOST_ROWS).collect();
    // Rows lower in the picture of the ground are nearer.
    let down = |row: usize| {
        let [x, y, _] = lifted_row(run, row);
        projection.place([x, y, 0.0]).1
    };
    let order = ordered(shown.len(), &|one, other| down(shown[one]).total_cmp(&down(shown[other])));
    let mut rows: Vec<usize> = order.into_iter().map(|place| shown[place]).collect();
    if !rows.contains(&selected) {
        rows.push(selected);
    }
    for row in rows.into_iter().filter(|&row| is_drawn(row)) {
        let (at, mark) = (projection.point(lifted_row(run, row)), rows::mark(run, row));
        pen.mark(mark, at);
        if row == selected {
            pen.ring(at, mark.radius + 6.0, pen.theme.ink, 1.5);
        }
        if raw.len() <= FEW {
            let beside = (at.0 + plot.whole(16.0) as i32, at.1 - plot.whole(4.0) as i32);
            pen.text(beside, (HPos::Left, VPos::Bottom), &inputs(raw, row), pen.theme.ink);
        }
    }
}
