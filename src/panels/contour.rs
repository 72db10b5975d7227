/// The line along which a grid of numbers crosses a level, in pieces, by marching squares: in each cell, the line connects the
/// points on the edges at which linear interpolation reaches the level.
///
/// `grid` is row by row, with `columns` numbers in a row. `piece` gets both ends of each piece, in columns and rows from the
/// grid's first corner on. A corner exactly at the level counts as above, and a saddle is split according to its mean. Cells with
/// a corner that is not finite are skipped.
pub fn contour(grid: &[f64], columns: usize, level: f64, mut piece: impl FnMut((f64, f64), (f64, f64))) {
    let rows = grid.len() / columns.max(1);
    for row in 1..rows {
        for column in 1..columns {
            let corner =
                |right: usize, down: usize| grid[(row - 1 + down) * columns + column - 1 + right] - level;
            // Around the cell: top left, top right, bottom right, bottom left.
            let corners = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
            let above = corners.map(|height| height >= 0.0);
            if above == [above[0]; 4] || corners.iter().any(|height| !height.is_finite()) {
                continue;
            }
            let (x, y) = ((column - 1) as f64, (row - 1) as f64);
            let share = |from: usize, to: usize| corners[from] / (corners[from] - corners[to]);
            let crossing = |edge: usize| match edge {
                0 => (x + share(0, 1), y),
                1 => (x + 1.0, y + share(1, 2)),
                2 => (x + share(3, 2), y + 1.0),
                _ => (x, y + share(0, 3)),
            };
            let crossed = |edge: usize| above[edge] != above[(edge + 1) % 4];
            let mut edges = (0..4).filter(|&edge| crossed(edge));
            let ends = [edges.next(), edges.next(), edges.next(), edges.next()];
            match ends {
                [Some(a), Some(b), Some(c), Some(d)] => {
                    let high = corners.iter().sum::<f64>() >= 0.0;
                    // The two opposite corners that are cut off: those not on the mean's side.
                    let (first, second) = if above[0] == high { ((a, b), (c, d)) } else { ((d, a), (b, c)) };
                    piece(crossing(first.0), crossing(first.1));
                    piece(crossing(second.0), crossing(second.1));
                }
                [Some(a), Some(b), ..] => piece(crossing(a), crossing(b)),
                _ => {}
            }
        }
    }
}

/// Moves one whole line from the pieces into `line`, end to end. Returns false if none is left.
pub fn join(pieces: &mut Vec<[(f64, f64); 2]>, line: &mut Vec<(f64, f64)>) -> bool {
    line.clear();
    let Some(piece) = pieces.pop() else { return false };
    line.extend(piece);
    // Continues from one end, and then from the other.
    for _ in 0..2 {
        while let Some(next) = line.last().and_then(|end| next(pieces, *end)) {
            line.push(next);
        }
        line.reverse();
    }
    true
}

/// Removes the piece that begins or ends at a point from the pieces, and returns its other end.
fn next(pieces: &mut Vec<[(f64, f64); 2]>, place: (f64, f64)) -> Option<(f64, f64)> {
    let index = pieces.iter().position(|piece| piece.contains(&place))?;
    let [from, to] = pieces.swap_remove(index);
    Some(if from == place { to } else { from })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(grid: &[f64], columns: usize, level: f64) -> Vec<[(f64, f64); 2]> {
        let mut pieces = Vec::new();
        contour(grid, columns, level, |from, to| pieces.push([from, to]));
        pieces
    }

    #[test]
    fn a_slope_is_crossed_straight() {
        let slope: Vec<f64> = (0..12).map(|index| f64::from(index % 4)).collect();
        assert_eq!(pieces(&slope, 4, 1.25), [[(1.25, 0.0), (1.25, 1.0)], [(1.25, 1.0), (1.25, 2.0)]]);
        assert!(pieces(&slope, 4, 5.0).is_empty() && pieces(&[], 4, 0.0).is_empty());
        assert!(pieces(&[f64::NAN, 1.0, 0.0, 1.0], 2, 0.5).is_empty());
    }

    #[test]
    fn a_saddle_is_parted_as_its_mean_says() {
        // High in two opposite corners: joined if the mean is high, separate if it is low.
        let joined = pieces(&[1.0, -0.5, -0.5, 1.0], 2, 0.0);
        assert_eq!(joined.len(), 2);
        for [from, to] in joined {
            // Each cuts off a low corner: the top right or the bottom left.
            assert!((from.0 - from.1).signum() == (to.0 - to.1).signum());
        }
        for [from, to] in pieces(&[0.5, -1.0, -1.0, 0.5], 2, 0.0) {
            assert!((from.0 + from.1 - 1.0).signum() == (to.0 + to.1 - 1.0).signum());
        }
    }

    #[test]
    fn a_circle_closes() {
        let side = 41;
        let grid: Vec<f64> = (0..side * side)
            .map(|index| f64::hypot((index % side) as f64 - 20.0, (index / side) as f64 - 20.0))
            .collect();
        let found = pieces(&grid, side, 12.0);
        let length: f64 = found.iter().map(|[a, b]| f64::hypot(a.0 - b.0, a.1 - b.1)).sum();
        assert!((length / (12.0 * std::f64::consts::TAU) - 1.0).abs() < 0.01, "{length}");
        for end in found.iter().flatten() {
            assert_eq!(found.iter().flatten().filter(|other| *other == end).count(), 2, "{end:?}");
        }
    }
}
