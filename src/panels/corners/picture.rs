//! Every way in which a line separates the four corners of the unit square, each as a small picture, in rows by how many of a
//! gate's rows it classifies correctly. This is a proof, because there are no other ways.

use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use crate::data::Gate;
use crate::model::{CORNERS, Parting, partings};
use crate::plot::{Drawn, Layer, Mark, Pen, Plot, Theme};
use crate::text::{Locale, Message};

/// The ways, from those that classify most of a gate's rows correctly to those that classify fewest: the number of correct rows,
/// and the ways.
pub fn by_right(gate: Gate) -> Vec<(usize, Vec<Parting>)> {
    let all = partings();
    let with = |right: usize| all.iter().filter(|parting| parting.right(gate) == right).copied().collect();
    let rows = (0..=4).rev().map(|right| (right, with(right)));
    rows.filter(|(_, partings): &(usize, Vec<Parting>)| !partings.is_empty()).collect()
}

/// The layout, in CSS pixels: the words on the left, and square cells beside them.
#[derive(Debug, Clone, Copy)]
struct Layout {
    words: f64,
    cell: f64,
    gap: f64,
}

impl Layout {
    /// The largest layout for a width.
    fn new(gate: Gate, width: f64) -> Self {
        let most = by_right(gate).iter().map(|(_, partings)| partings.len()).max().unwrap_or(1) as f64;
        let (words, gap) = (60.0, if width < 480.0 { 6.0 } else { 14.0 });
        let cell = (width - words) / most - gap;
        Self { words, cell: cell.min(96.0), gap }
    }
}

/// The height of the picture for a width, both in CSS pixels.
pub fn height(gate: Gate, width: u32) -> u32 {
    let Layout { cell, gap, .. } = Layout::new(gate, width.into());
    (by_right(gate).len() as f64 * (cell + gap)).ceil() as u32
}

/// Draws it over the width of a layer. The layer has the height given by [`height`].
pub fn draw(layer: &Layer<'_>, theme: &Theme, locale: &Locale, gate: Gate) -> Drawn {
    let extent = layer.extent();
    let Layout { words, cell, gap } = Layout::new(gate, extent.css_size().0);
    let plot = Plot::new(extent, (0.0, 1.0), (0.0, 1.0));
    let mut pen = Pen::new(layer, &plot, theme);
    for (row, (right, partings)) in by_right(gate).into_iter().enumerate() {
        let top = row as f64 * (cell + gap) + gap / 2.0;
        let middle = top + cell / 2.0;
        let at = |x: f64, y: f64| (plot.css(x).round() as i32, plot.css(y).round() as i32);
        let colour = if row == 0 { theme.ink } else { theme.quiet };
        let text = locale.say(Message::Of4 { right: &right });
        pen.text(at(0.0, middle), (HPos::Left, VPos::Center), &text, colour);
        if row == 0 {
            pen.text(
                at(0.0, middle + 17.0),
                (HPos::Left, VPos::Center),
                &locale.say(Message::AtBest),
                colour,
            );
        }
        for (column, parting) in partings.iter().enumerate() {
            let left = words + column as f64 * (cell + gap);
            draw_one(&mut pen, at(left, top), at(left + cell, top + cell), parting, gate);
        }
    }
    pen.done()
}

/// Draws one way, between these corners of its picture: the two parts of the square around the gate's corners, the line between
/// them, and the gate's rows, hollow if wrong.
fn draw_one(pen: &mut Pen<'_, '_>, from: BackendCoord, to: BackendCoord, parting: &Parting, gate: Gate) {
    /// The distance from a corner to the edge of its picture.
    const RIM: f64 = 0.42;
    let theme = pen.theme;
    let side = f64::from(to.0 - from.0) / (1.0 + 2.0 * RIM);
    let at = |[x, y]: [f64; 2]| {
        let (across, up) = (side * (x + RIM), side * (1.0 + RIM - y));
        (from.0 + across.round() as i32, from.1 + up.round() as i32)
    };
    let [w1, w2, b] = parting.line;
    let z = |[x, y]: [f64; 2]| w1 * x + w2 * y + b;
    let (low, high) = (-RIM, 1.0 + RIM);
    let square = [[low, low], [high, low], [high, high], [low, high]];
    pen.polygon(&square.map(at), theme.tint(0, 0.55));
    // The part of the square on the side of class 1, and the points at which its edge crosses the line.
    let (mut half, mut crossings) = (Vec::new(), Vec::new());
    for (index, &corner) in square.iter().enumerate() {
        let next = square[(index + 1) % 4];
        let (here, there) = (z(corner), z(next));
        if here > 0.0 {
            half.push(at(corner));
        }
        if (here > 0.0) != (there > 0.0) {
            let share = here / (here - there);
            let crossing = [0, 1].map(|axis| corner[axis] + share * (next[axis] - corner[axis]));
            half.push(at(crossing));
            crossings.push(at(crossing));
        }
    }
    if half.len() > 2 {
        pen.polygon(&half, theme.tint(1, 0.55));
    }
    if let [one, other] = crossings[..] {
        pen.line(one, other, theme.ink, 1.5);
    }
    let radius = (pen.plot.css(6.0)).min(0.16 * side) / pen.plot.css(1.0);
    for ((corner, answer), class) in CORNERS.into_iter().zip(gate.answers()).zip(parting.classes) {
        let target = answer > 0.5;
        let mark = Mark { class: usize::from(target), is_right: class == target, is_held_out: false, radius };
        pen.mark(mark, at(corner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_go_from_the_best_to_the_worst() {
        let counts =
            |gate| by_right(gate).iter().map(|(right, ways)| (*right, ways.len())).collect::<Vec<_>>();
        assert_eq!(counts(Gate::Xor), [(3, 4), (2, 6), (1, 4)]);
        assert_eq!(counts(Gate::Xnor), [(3, 4), (2, 6), (1, 4)]);
        assert_eq!(counts(Gate::And), [(4, 1), (3, 3), (2, 6), (1, 3), (0, 1)]);
    }

    #[test]
    fn it_fits_its_width() {
        for width in [300, 340, 640, 900] {
            let Layout { words, cell, gap } = Layout::new(Gate::Xor, width.into());
            assert!(words + 6.0 * (cell + gap) <= f64::from(width) + 0.1 && cell > 30.0);
            assert!(height(Gate::And, width) > height(Gate::Xor, width));
        }
    }
}
