/// The lines between the regions of a lattice in which different classes win, joined to paths: marching squares for any number of
/// classes.
///
/// Between two neighbouring points of different classes, the line passes where both scores are equal, with linear interpolation.
/// If more than two classes meet in a cell, their lines meet in one point.
#[derive(Debug, Clone, Default)]
pub struct Borders {
    pieces: Vec<Piece>,
    /// The pieces that end on each edge of the lattice.
    on_edges: Vec<[u32; 2]>,
    points: Vec<(f64, f64)>,
    /// The index after the last point of each chain.
    ends: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    edges: [u32; 2],
    points: [(f64, f64); 2],
    chained: bool,
}

/// The corners of a cell, clockwise from the top left one.
const CORNERS: [(f64, f64); 4] = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];

/// The score of a class at a point of the lattice.
type Score<'a> = &'a dyn Fn(u8, usize) -> f64;

const NONE: u32 = u32::MAX;

impl Borders {
    /// Finds the lines of a lattice with `columns` points in each row, from the class that wins at each of its points, and the
    /// score of every class there, `score(class, point)`. Positions are in columns and rows from the first point on.
    pub fn trace(&mut self, columns: usize, winners: &[u8], score: Score) {
        self.pieces.clear();
        let rows = winners.len() / columns.max(1);
        for row in 1..rows {
            for column in 1..columns {
                let last = row * columns + column;
                let corners = [last - columns - 1, last - columns, last, last - 1];
                let classes = corners.map(|corner| winners[corner]);
                if classes != [classes[0]; 4] {
                    self.cross(((column - 1) as f64, (row - 1) as f64), corners, classes, score);
                }
            }
        }
        self.on_edges.clear();
        self.on_edges.resize(2 * winners.len(), [NONE; 2]);
        for (index, piece) in self.pieces.iter().enumerate() {
            for edge in piece.edges {
                if let Some([first, second]) = self.on_edges.get_mut(edge as usize) {
                    *(if *first == NONE { first } else { second }) = index as u32;
                }
            }
        }
        self.chain();
    }

    /// Sets a single straight line, or none.
    pub fn set(&mut self, line: Option<[(f64, f64); 2]>) {
        self.points.clear();
        self.ends.clear();
        if let Some(line) = line {
            self.points.extend(line);
            self.ends.push(2);
        }
    }

    /// The lines. In a closed one the last point equals the first.
    pub fn chains(&self) -> impl Iterator<Item = &[(f64, f64)]> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, &end)| &self.points[begin..end])
    }

    /// Maps every point to a different position.
    pub fn place(&mut self, place: impl Fn((f64, f64)) -> (f64, f64)) {
        self.points.iter_mut().for_each(|point| *point = place(*point));
    }

    /// Adds the pieces within one cell, from its top left position on.
    fn cross(&mut self, (x, y): (f64, f64), corners: [usize; 4], classes: [u8; 4], score: Score) {
        /// Edges by their corners, in the same direction as in the neighbouring cell, so that both find the same point.
        static EDGES: [(usize, usize); 4] = [(0, 1), (1, 2), (3, 2), (0, 3)];
        // The points at which lines cross the edges, and last the point at which they meet.
        let mut points = [(NONE, (0.0, 0.0)); 5];
        let mut count = 0;
        for (edge, &(from, to)) in EDGES.iter().enumerate() {
            let (one, other) = (classes[from], classes[to]);
            if one != other {
                let here = lead(score, one, other, corners[from]);
                let share = here / (here - lead(score, one, other, corners[to]));
                let share = if share >= 0.0 { share.min(1.0) } else { 0.5 };
                let ((x1, y1), (x2, y2)) = (CORNERS[from], CORNERS[to]);
                let place = (x + x1 + share * (x2 - x1), y + y1 + share * (y2 - y1));
                points[count] = (2 * corners[from] as u32 + (edge as u32 & 1), place);
                count += 1;
            }
        }
        let joined: &[(usize, usize)] = if count == 2 {
            &[(0, 1)]
        } else if classes[0] == classes[2] && classes[1] == classes[3] {
            // In a saddle, the class that wins on average connects its corners.
            let leads = corners.iter().map(|&corner| lead(score, classes[0], classes[1], corner));
            if leads.sum::<f64>() >= 0.0 { &[(0, 1), (2, 3)] } else { &[(3, 0), (1, 2)] }
        } else {
            let (u, v) = meeting(corners, classes, score);
            points[4].1 = (x + u, y + v);
            &[(0, 4), (1, 4), (2, 4), (3, 4)][..count]
        };
        for &(from, to) in joined {
            let (from, to) = (points[from], points[to]);
            self.pieces.push(Piece { edges: [from.0, to.0], points: [from.1, to.1], chained: false });
        }
    }

    fn chain(&mut self) {
        self.points.clear();
        self.ends.clear();
        // First the open lines from one of their ends, then the closed ones.
        for open in [true, false] {
            for index in 0..self.pieces.len() {
                let piece = self.pieces[index];
                let alone = |edge: u32| self.on_edges.get(edge as usize).is_none_or(|on| on[1] == NONE);
                let Some(end) = (0..2).find(|&end| !open || alone(piece.edges[end])) else { continue };
                if !piece.chained {
                    self.follow(index, end);
                }
            }
        }
    }

    /// Follows a line from this end of its first piece.
    fn follow(&mut self, mut index: usize, mut end: usize) {
        let begin = self.points.len();
        self.points.push(self.pieces[index].points[end]);
        loop {
            let piece = &mut self.pieces[index];
            piece.chained = true;
            let (edge, point) = (piece.edges[1 - end], piece.points[1 - end]);
            if let [.., before, last] = self.points[begin..]
                && is_straight(before, last, point)
            {
                self.points.pop();
            }
            self.points.push(point);
            let Some(&on) = self.on_edges.get(edge as usize) else { break };
            let next = if on[0] as usize == index { on[1] } else { on[0] };
            let Some(piece) = self.pieces.get(next as usize).filter(|piece| !piece.chained) else { break };
            (index, end) = (next as usize, usize::from(piece.edges[1] == edge));
        }
        self.ends.push(self.points.len());
    }
}

/// Whether the way through three points is straight at the middle one.
fn is_straight(from: (f64, f64), through: (f64, f64), to: (f64, f64)) -> bool {
    let (a, b) = ((through.0 - from.0, through.1 - from.1), (to.0 - through.0, to.1 - through.1));
    (a.0 * b.1 - a.1 * b.0).abs() < 1e-9 && a.0 * b.0 + a.1 * b.1 >= 0.0
}

/// The position in a cell at which three classes have equal scores, from its top left corner on, with each score taken as a plane;
/// the centre if that position is outside.
fn meeting(corners: [usize; 4], classes: [u8; 4], score: Score) -> (f64, f64) {
    let first = classes[0];
    // The lead of the first class over each other one: in the middle, and its change across and down.
    let mut apart = [[0.0; 3]; 2];
    let mut count = 0;
    for (corner, &other) in classes.iter().enumerate() {
        if other == first || count == 2 || (count == 1 && other == classes[corner - 1]) {
            continue;
        }
        for (&corner, (x, y)) in corners.iter().zip(CORNERS) {
            let here = lead(score, first, other, corner);
            apart[count][0] += 0.25 * here;
            apart[count][1] += (x - 0.5) * here;
            apart[count][2] += (y - 0.5) * here;
        }
        count += 1;
    }
    let [[p, px, py], [q, qx, qy]] = apart;
    let area = px * qy - py * qx;
    let (u, v) = ((py * q - p * qy) / area, (p * qx - px * q) / area);
    if u.abs() <= 0.5 && v.abs() <= 0.5 { (0.5 + u, 0.5 + v) } else { (0.5, 0.5) }
}

/// The difference of the scores of two classes.
fn lead(score: Score, one: u8, other: u8, point: usize) -> f64 {
    score(one, point) - score(other, point)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines between classes with these scores at each place of a lattice.
    fn borders(side: usize, scores: impl Fn(f64, f64) -> Vec<f64>) -> Vec<Vec<(f64, f64)>> {
        let of = |point: usize| scores((point % side) as f64, (point / side) as f64);
        let best = |scores: Vec<f64>| {
            let highest = scores.iter().copied().fold(f64::MIN, f64::max);
            scores.iter().position(|&score| score == highest).unwrap() as u8
        };
        let winners: Vec<u8> = (0..side * side).map(|point| best(of(point))).collect();
        let mut borders = Borders::default();
        // Twice, because the previous content must not matter.
        borders.trace(side, &winners, &|class, point| of(point)[class as usize]);
        borders.trace(side, &winners, &|class, point| of(point)[class as usize]);
        borders.chains().map(<[_]>::to_vec).collect()
    }

    #[test]
    fn a_straight_border_has_two_points() {
        let found = borders(9, |x, y| vec![0.0, x + 0.5 * y - 4.25]);
        assert_eq!(found.len(), 1);
        let [from, to] = found[0][..] else { panic!("{found:?}") };
        assert_eq!((from.0.max(to.0), from.1.max(to.1)), (4.25, 8.0));
        assert!(borders(9, |_, _| vec![0.0, 1.0]).is_empty());
    }

    #[test]
    fn a_circle_closes_and_is_as_long_as_it_should_be() {
        let found = borders(41, |x, y| vec![12.0, f64::hypot(x - 20.0, y - 20.0)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].first(), found[0].last());
        let length: f64 =
            found[0].windows(2).map(|ends| f64::hypot(ends[0].0 - ends[1].0, ends[0].1 - ends[1].1)).sum();
        assert!((length / (12.0 * std::f64::consts::TAU) - 1.0).abs() < 0.01, "{length}");
    }

    #[test]
    fn three_regions_meet_where_all_score_the_same() {
        let found = borders(11, |x, y| vec![0.0, x - 4.3, 0.5 * x + y - 7.35]);
        assert_eq!(found.len(), 3, "{found:?}");
        // x = 4.3 and y = 7.35 − 2.15.
        for chain in &found {
            let near = |&(x, y): &(f64, f64)| (x - 4.3).abs() < 1e-9 && (y - 5.2).abs() < 1e-9;
            assert!(chain.first().is_some_and(near) != chain.last().is_some_and(near), "{chain:?}");
            assert_eq!(chain.len(), 2, "straight: {chain:?}");
        }
    }

    #[test]
    fn a_saddle_is_parted_as_its_mean_says() {
        let saddle = |corners: [f64; 4]| borders(2, move |x, y| vec![0.0, corners[(x + 2.0 * y) as usize]]);
        for (corners, joined) in [([1.0, -0.5, -0.5, 1.0], true), ([0.5, -1.0, -1.0, 0.5], false)] {
            let found = saddle(corners);
            assert_eq!(found.len(), 2);
            for chain in found {
                let [from, to] = chain[..] else { panic!("{chain:?}") };
                // Joined, the high corners, upper left and lower right, are on one side of both lines.
                let (above, below) = (from.0 - from.1, to.0 - to.1);
                let around_high = (from.0 + from.1 - 1.0) * (to.0 + to.1 - 1.0) > 0.0;
                assert_eq!(above * below > 0.0, joined);
                assert_eq!(around_high, !joined);
            }
        }
    }

    #[test]
    fn four_classes_and_no_numbers_are_drawn_somehow() {
        let four = borders(2, |x, y| {
            let mut scores = vec![0.0; 4];
            scores[(x + 2.0 * y) as usize] = 1.0;
            scores
        });
        assert_eq!(four.len(), 4);
        let mut borders = Borders::default();
        borders.trace(2, &[0, 1, 2, 1], &|_, _| f64::NAN);
        assert!(borders.chains().flatten().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)));
        borders.trace(0, &[], &|_, _| 0.0);
        assert_eq!(borders.chains().count(), 0);
    }
}
