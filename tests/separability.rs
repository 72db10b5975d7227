//! What a line can separate, compared with every line on a small grid, and with SciPy's linear programs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]

use one_neuron::data::{Dataset, Gate, Generated, Iris, Measurement, Scaling, Shape, Species};
use one_neuron::model::{BestLine, most_right, separable};
use proptest::prelude::*;

fn set(x: &[impl AsRef<[f64]>], classes: &[bool]) -> Dataset {
    let y: Vec<[f64; 1]> = classes.iter().map(|&class| [f64::from(u8::from(class))]).collect();
    Dataset::from_rows(x, &y).unwrap()
}

/// How many rows are classified correctly with these weights and this bias: class 1 is where z ≥ 0.
fn right(dataset: &Dataset, parameters: &[f64]) -> usize {
    let (bias, weights) = parameters.split_last().unwrap();
    let z = |x: &[f64]| x.iter().zip(weights).fold(0.0, |z, (x, w)| z + w * x) + bias;
    (0..dataset.len()).filter(|&row| (z(dataset.row(row).0) >= 0.0) == (dataset.class(row) == 1)).count()
}

/// The largest number of rows that a line classifies correctly. The line found must classify as many.
fn most(dataset: &Dataset) -> usize {
    let BestLine { right: most, of, parameters } = most_right(dataset).unwrap();
    assert_eq!(of, dataset.len());
    let parameters = parameters.unwrap_or_else(|| panic!("no parameters: {dataset:?}"));
    assert_eq!(parameters.len(), dataset.inputs() + 1);
    assert_eq!(right(dataset, &parameters), most, "{parameters:?}: {dataset:?}");
    most
}

#[test]
fn knows_what_gates_allow() {
    for gate in Gate::ALL {
        let expected = if matches!(gate, Gate::Xor | Gate::Xnor) { 3 } else { 4 };
        assert_eq!(most(&gate.dataset()), expected, "{gate:?}");
        assert_eq!(separable(&gate.dataset()), Some(expected == 4), "{gate:?}");
    }
    // With x₁·x₂ as a third input, XOR is linearly separable.
    let product = set(
        &[[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 1.0]],
        &[false, true, true, false],
    );
    assert_eq!((separable(&product), most_right(&product)), (Some(true), None));
}

#[test]
fn agrees_with_scipys_linear_programs() {
    let (mut parted, mut count) = (0, 0);
    for line in include_str!("reference/separability.csv").lines().skip(1) {
        let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        let [inputs, expected, rows @ ..] = &cells[..] else { panic!("{line}") };
        let rows: Vec<_> = rows.chunks(*inputs as usize + 1).collect();
        let x: Vec<_> = rows.iter().map(|row| &row[1..]).collect();
        let dataset = set(&x, &rows.iter().map(|row| row[0] == 1.0).collect::<Vec<_>>());
        assert_eq!(separable(&dataset), Some(*expected == 1.0), "{line}");
        if *inputs <= 2.0 {
            assert_eq!(most(&dataset) == dataset.len(), *expected == 1.0, "{line}");
        }
        parted += usize::from(*expected == 1.0);
        count += 1;
    }
    assert!(count == 120 && (40..80).contains(&parted), "{parted} of {count}");
}

#[test]
fn knows_what_iris_allows() {
    let pair = |classes: [Species; 2]| Iris::new(&Measurement::ALL, &classes).unwrap().dataset();
    for (classes, parts) in [
        ([Species::Setosa, Species::Versicolor], true),
        ([Species::Setosa, Species::Virginica], true),
        ([Species::Versicolor, Species::Virginica], false),
    ] {
        let dataset = pair(classes);
        assert_eq!(separable(&dataset), Some(parts), "{classes:?}");
        let scaled = Scaling::standard(&dataset, dataset.len()).apply(&dataset).unwrap();
        assert_eq!(separable(&scaled), Some(parts), "{classes:?}, scaled");
    }
    assert_eq!(separable(&Iris::default().dataset()), None, "three outputs");
}

/// The largest number of rows that a line classifies correctly if no three rows are on one line: any line through two rows can be
/// moved a little to separate these two in any way.
fn most_through_pairs(dataset: &Dataset) -> usize {
    let at = |row: usize| (dataset.row(row).0[0], dataset.row(row).0[1]);
    let mut most = 0;
    for first in 0..dataset.len() {
        for second in 0..first {
            let ((x0, y0), (x1, y1)) = (at(first), at(second));
            let others = (0..dataset.len()).filter(|&row| row != first && row != second);
            let agree = others.filter(|&row| {
                let (x2, y2) = at(row);
                let area = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0);
                assert!(area.abs() > 1e-14, "{first}, {second} and {row} may be on one line: {dataset:?}");
                (area > 0.0) == (dataset.class(row) == 1)
            });
            let agree = agree.count();
            most = most.max(2 + agree.max(dataset.len() - 2 - agree));
        }
    }
    most
}

#[test]
fn knows_what_shapes_allow() {
    for shape in Shape::ALL {
        let dataset = Generated { shape, rows: 150, noise: 0.1, seed: 1 }.dataset().unwrap();
        let expected = most_through_pairs(&dataset);
        assert_eq!(most(&dataset), expected, "{shape:?}");
        assert_eq!(separable(&dataset), Some(expected == 150), "{shape:?}");
    }
}

/// Cases that a rounding error would change.
#[test]
fn a_last_bit_decides() {
    for (scale, shift) in [(1.0, 0.0), (0.5_f64.powi(700), 0.0), (2.0_f64.powi(500), 0.0), (1.0, 1e6)] {
        let at = |x: f64| x * scale + shift;
        // The midpoint of two points, and the next larger numbers.
        let mut y = at(2.0);
        for step in 0..3 {
            let dataset = set(&[[at(1.0); 2], [at(3.0); 2], [at(2.0), y]], &[true, true, false]);
            let parts = step > 0;
            assert_eq!(separable(&dataset), Some(parts), "{scale} {shift} {step}");
            assert_eq!(most_right(&dataset).unwrap().right, 2 + usize::from(parts), "{scale} {shift} {step}");
            y = y.next_up();
        }
    }
    // 0.1, 0.2 and 0.3 as doubles: the double 0.3 is not exactly on the line.
    let tenths = [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3_f64.next_up()], [0.1, 0.3]];
    assert_eq!(separable(&set(&tenths, &[true, false, true, true])), Some(true));
    // Neighbouring numbers.
    let neighbours = set(&[[1.0], [1.0_f64.next_up()], [1.0_f64.next_up().next_up()]], &[false, true, true]);
    assert_eq!((separable(&neighbours), most_right(&neighbours).unwrap().right), (Some(true), 3));
}

#[test]
fn says_where_it_does_not_look() {
    let of = |rows: usize, inputs: usize| {
        set(&vec![vec![1.0; inputs]; rows], &(0..rows).map(|row| row % 3 == 0).collect::<Vec<_>>())
    };
    assert_eq!(
        (separable(&of(200, 10)), separable(&of(201, 1)), separable(&of(4, 11))),
        (Some(false), None, None)
    );
    assert_eq!(most(&of(200, 2)), 133);
    assert_eq!((most_right(&of(201, 1)), most_right(&of(4, 3))), (None, None));
    let two_outputs = Dataset::from_rows(&[[0.0], [1.0]], &[[0.0, 1.0], [1.0, 0.0]]).unwrap();
    assert_eq!((separable(&two_outputs), most_right(&two_outputs)), (None, None));
    let far = set(&[[1e-300, 0.0], [1e300, 1.0], [0.0, 0.0]], &[true, false, false]);
    assert_eq!((separable(&far), most_right(&far)), (None, None), "numbers of 2000 bits");
    let one = set(&[[5.0]], &[true]);
    assert_eq!((separable(&one), most(&one)), (Some(true), 1));
}

/// Every way in which a line separates points with coordinates 0 to 4, and so the largest number that any line classifies
/// correctly.
///
/// Take a line through two such points, and turn or shift it a little. Its normal is then 5 times that of the original line, whose
/// numbers are at most 4, changed by at most 1: points beside the line are then still on the same side.
fn most_on_grid(points: &[([i32; 2], bool)]) -> usize {
    let mut most = 0;
    for w1 in -21..=21 {
        for w2 in -21..=21 {
            let mut z: Vec<(i32, bool)> =
                points.iter().map(|&([x1, x2], class)| (w1 * x1 + w2 * x2, class)).collect();
            z.sort_unstable();
            for &(threshold, _) in z.iter().chain([&(i32::MAX, true)]) {
                most = most.max(z.iter().filter(|&&(z, class)| (z >= threshold) == class).count());
            }
        }
    }
    most
}

fn grid(most: usize) -> impl Strategy<Value = Vec<([i32; 2], bool)>> {
    proptest::collection::vec(([0..5, 0..5], any::<bool>()), 1..most)
}

fn grid_set(points: &[([i32; 2], bool)]) -> Dataset {
    let x: Vec<[f64; 2]> = points.iter().map(|point| point.0.map(f64::from)).collect();
    set(&x, &points.iter().map(|point| point.1).collect::<Vec<_>>())
}

/// Integer rows, up to 60 with up to 10 inputs, and weights and a bias.
fn weighed() -> impl Strategy<Value = (Vec<Vec<i64>>, Vec<i64>, i64)> {
    (1..=10_usize).prop_flat_map(|inputs| {
        let row = || proptest::collection::vec(-1000..1000_i64, inputs);
        (proptest::collection::vec(row(), 8..60), row(), -3000..3000_i64)
    })
}

fn floats(rows: &[Vec<i64>]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| row.iter().map(|&cell| cell as f64).collect()).collect()
}

proptest! {
    #[test]
    fn finds_the_best_of_all_lines(points in grid(12)) {
        let dataset = grid_set(&points);
        let expected = most_on_grid(&points);
        prop_assert_eq!(most(&dataset), expected);
        prop_assert_eq!(separable(&dataset), Some(expected == points.len()));
        // Only the first coordinate: thresholds.
        let x: Vec<[f64; 1]> = points.iter().map(|point| [f64::from(point.0[0])]).collect();
        let alone = set(&x, &points.iter().map(|point| point.1).collect::<Vec<_>>());
        let expected = most_on_grid(&points.iter().map(|&([x, _], class)| ([x, 0], class)).collect::<Vec<_>>());
        prop_assert_eq!(most(&alone), expected);
        prop_assert_eq!(separable(&alone), Some(expected == points.len()));
    }

    #[test]
    fn no_line_is_better(
        x in proptest::collection::vec([-1.0..1.0, -1.0..1.0_f64], 2..40),
        classes in proptest::collection::vec(any::<bool>(), 40),
        lines in proptest::collection::vec([-1.0..1.0, -1.0..1.0, -1.0..1.0_f64], 300),
        scale in [-200..200_i32, -200..200],
    ) {
        let dataset = set(&x, &classes[..x.len()]);
        let best = most(&dataset);
        for line in lines {
            prop_assert!(right(&dataset, &line) <= best);
        }
        prop_assert_eq!(best, most_through_pairs(&dataset));
        // The same points, rotated and in other units.
        let opposite: Vec<bool> = classes[..x.len()].iter().map(|class| !class).collect();
        let turned: Vec<[f64; 2]> = x.iter().rev().map(|&[x1, x2]| [-x2, x1]).collect();
        let turned_classes: Vec<bool> = opposite.iter().rev().copied().collect();
        prop_assert_eq!(most(&set(&turned, &turned_classes)), best);
        let units = scale.map(|power| 2.0_f64.powi(power));
        let scaled: Vec<[f64; 2]> = x.iter().map(|&[x1, x2]| [x1 * units[0], x2 * units[1]]).collect();
        prop_assert_eq!(most(&set(&scaled, &opposite)), best);
        prop_assert_eq!(separable(&dataset), Some(best == x.len()));
    }

    /// Points within a few last bits of a line, where doubles give wrong sides (Kettner et al., 2008), and the same points in
    /// exact coordinates: by how many last bits they are to the right of the line, and above it.
    #[test]
    fn is_not_misled_by_rounding(
        near in proptest::collection::vec(([0..64_i32, 0..64], any::<bool>()), 1..6),
        far in proptest::collection::vec((12..100_i32, any::<bool>()), 2..30),
    ) {
        let bit = 0.5_f64.powi(53);
        let at = |bits: i32| 0.5 + f64::from(bits) * bit;
        let x = near.iter().map(|&([x1, x2], _)| [at(x1), at(x2)]);
        let x: Vec<[f64; 2]> = x.chain(far.iter().map(|&(x, _)| [x.into(), x.into()])).collect();
        let seen = near.iter().map(|&([x1, x2], _)| [x1, x2 - x1].map(f64::from));
        let seen: Vec<[f64; 2]> =
            seen.chain(far.iter().map(|&(x, _)| [(f64::from(x) - 0.5) / bit, 0.0])).collect();
        let classes: Vec<bool> = near.iter().map(|near| near.1).chain(far.iter().map(|far| far.1)).collect();
        let dataset = set(&x, &classes);
        let best = most_right(&dataset).unwrap();
        prop_assert_eq!(best.right, most_right(&set(&seen, &classes)).unwrap().right);
        prop_assert_eq!(separable(&dataset), Some(best.right == x.len()));
        // Doubles may not suffice for its parameters; but if there are parameters, they are right.
        prop_assert!(best.parameters.is_none_or(|parameters| right(&dataset, &parameters) == best.right));
    }

    #[test]
    fn knows_what_was_parted((rows, weights, bias) in weighed()) {
        let z = |row: &[i64]| row.iter().zip(&weights).map(|(x, w)| x * w).sum::<i64>() * 1000 + bias * 100_000 + 1;
        let classes: Vec<bool> = rows.iter().map(|row| z(row) > 0).collect();
        let dataset = set(&floats(&rows), &classes);
        prop_assert_eq!(separable(&dataset), Some(true));
        if dataset.inputs() <= 2 {
            prop_assert_eq!(most(&dataset), rows.len());
        }
    }

    #[test]
    fn knows_what_was_made_to_overlap((mut rows, weights, bias) in weighed(), among in 1..4_usize) {
        let z = |row: &[i64]| row.iter().zip(&weights).map(|(x, w)| x * w).sum::<i64>() * 1000 + bias * 100_000 + 1;
        let mut classes: Vec<bool> = rows.iter().map(|row| z(row) > 0).collect();
        // A row of the other class: at the position of a row, or in the middle of two, four or eight rows of one class.
        let (count, side) = (1 << among >> 1, classes[0]);
        let of_side = (0..rows.len()).filter(|&row| classes[row] == side).cycle();
        let chosen: Vec<&Vec<i64>> = of_side.take(count).map(|row| &rows[row]).collect();
        let middle = (0..weights.len()).map(|input| chosen.iter().map(|row| row[input]).sum::<i64>()).collect();
        // In eighths, all are integers.
        rows.iter_mut().flatten().for_each(|cell| *cell *= count as i64);
        rows.push(middle);
        classes.push(!side);
        let dataset = set(&floats(&rows), &classes);
        prop_assert_eq!(separable(&dataset), Some(false));
        if dataset.inputs() <= 2 {
            prop_assert!(most(&dataset) < rows.len());
        }
    }
}
