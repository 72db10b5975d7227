use std::iter::once;

use super::*;
use crate::model::Activation;

const ROWS: usize = 83;

fn rules() -> impl Iterator<Item = Rule> {
    let losses = |activation| Loss::ALL.map(|loss| Rule::new(activation, loss));
    Activation::ALL.into_iter().flat_map(losses).flatten()
}

/// Scattered numbers from −1 to 1.
fn scattered(count: usize) -> Vec<f64> {
    (1..=count).map(|i| 2.0 * (i as f64 * 0.618_033_988_749_894_9).fract() - 1.0).collect()
}

fn parameters(inputs: usize, outputs: usize) -> Parameters {
    let values = scattered(outputs * (inputs + 1)).iter().map(|value| 2.0 * value).collect();
    Parameters::from_values(inputs, outputs, values).unwrap()
}

/// A data set with this many inputs and outputs, and with the targets of this rule.
fn dataset(inputs: usize, outputs: usize, rule: Rule) -> Dataset {
    let x: Vec<Vec<f64>> =
        scattered(ROWS * inputs).chunks(inputs).map(|x| x.iter().map(|x| 4.0 * x).collect()).collect();
    let targets = rule.activation().targets();
    let class = |row: usize| (row * 7 / 3) % outputs.max(2);
    let y: Vec<Vec<f64>> = (0..ROWS)
        .map(|row| match outputs {
            1 => vec![targets[class(row)]],
            _ => (0..outputs).map(|output| targets[usize::from(output == class(row))]).collect(),
        })
        .collect();
    Dataset::from_rows(&x, &y).unwrap()
}

fn shapes() -> impl Iterator<Item = (usize, usize, Rule)> {
    [(2, 1), (1, 1), (5, 1), (2, 3), (4, 3)]
        .into_iter()
        .flat_map(|(inputs, outputs)| rules().map(move |rule| (inputs, outputs, rule)))
}

fn gradient(
    tiles: &Tiles,
    pieces: impl IntoIterator<Item = Range<usize>>,
    rule: Rule,
    parameters: &Parameters,
) -> (Vec<f64>, Metrics) {
    let mut gradient = Gradient::new(parameters.values().len());
    let mut tally = Tally::default();
    for rows in pieces {
        tiles.add_gradient(rows.clone(), rule, parameters, &mut gradient);
        tiles.add_losses(rows.clone(), rule, 0.4, parameters, &mut tally);
    }
    assert_eq!(gradient.rows(), tally.rows());
    (gradient.mean().collect(), tally.metrics())
}

/// Compares with the same formulas row by row.
#[test]
fn what_one_row_after_the_other_gives() {
    for (inputs, outputs, rule) in shapes() {
        let (dataset, parameters) = (dataset(inputs, outputs, rule), parameters(inputs, outputs));
        for rows in [0..ROWS, 5..6, 1..8, 42..ROWS] {
            let mut expected = vec![0.0; parameters.values().len()];
            for (x, y) in rows.clone().map(|row| dataset.row(row)) {
                for (output, &y) in y.iter().enumerate() {
                    let dz = rule.dz(parameters.z(output, x), y) / rows.len() as f64;
                    for (sum, x) in expected[output * inputs..].iter_mut().zip(x) {
                        *sum += dz * x;
                    }
                    expected[outputs * inputs + output] += dz;
                }
            }
            let loss = Metrics::of(&parameters, &dataset, rows.clone(), rule, 0.4);
            let (mean, measure) = gradient(&Tiles::of(&dataset), once(rows.clone()), rule, &parameters);
            let length = expected.iter().map(|g| g * g).sum::<f64>().sqrt();
            for (found, expected) in mean.iter().zip(&expected) {
                assert!(
                    (found - expected).abs() <= 1e-13 * length + 1e-15,
                    "{rule:?}: {mean:?}, not {expected:?}"
                );
            }
            let off = (measure.mean_loss - loss.mean_loss).abs();
            assert!(off <= 1e-13 * loss.mean_loss + 1e-15, "{rule:?}: {measure:?}, not {loss:?}");
            assert_eq!((measure.right, measure.rows), (loss.right, loss.rows), "{rule:?}");
        }
    }
}

fn bits((mean, measure): (Vec<f64>, Metrics)) -> (Vec<u64>, u64, usize) {
    let mean = mean.iter().map(|number| number.to_bits()).collect();
    (mean, measure.mean_loss.to_bits(), measure.right)
}

#[test]
fn the_same_bits_however_it_is_cut() {
    for (inputs, outputs, rule) in shapes() {
        let (tiles, parameters) = (Tiles::of(&dataset(inputs, outputs, rule)), parameters(inputs, outputs));
        let all = bits(gradient(&tiles, once(3..ROWS), rule, &parameters));
        for cut in 3..=ROWS {
            let pieces = [3..cut, cut..(cut + 5).min(ROWS), (cut + 5).min(ROWS)..ROWS];
            assert_eq!(bits(gradient(&tiles, pieces, rule, &parameters)), all, "{rule:?}, {cut}");
        }
    }
}

/// The special path of the article's rule and the general path: a third input that is always 0 takes the general path.
#[test]
fn both_paths_give_the_same_bits() {
    let two = dataset(2, 1, Rule::ARTICLE);
    let (mut tiles, mut wider) = (Tiles::new(2, 1), Tiles::new(3, 1));
    for (x, y) in two.rows() {
        tiles.push(x, y);
        wider.push(&[x[0], x[1], 0.0], y);
    }
    let given = |values: Vec<f64>| Parameters::from_values(values.len() - 1, 1, values).unwrap();
    let (few, loss) = gradient(&tiles, once(1..ROWS), Rule::ARTICLE, &given(vec![0.3, -0.7, 0.1]));
    let (more, same) = gradient(&wider, once(1..ROWS), Rule::ARTICLE, &given(vec![0.3, -0.7, 9.0, 0.1]));
    assert_eq!((few, loss), (vec![more[0], more[1], more[3]], same));
}

/// A row exactly at the threshold is predicted as class 1, and of equal outputs the first wins, as it is row by row.
#[test]
fn rows_are_called_as_one_by_one() {
    for rule in rules() {
        for threshold in [0.0, 0.3, 0.5, 1.0] {
            for y in rule.activation().targets() {
                let parameters = Parameters::from_values(1, 1, vec![1.0, 0.0]).unwrap();
                let x = [[0.0], [-0.0], [1.0], [-1.0], [0.3], [50.0], [-50.0]];
                let dataset = Dataset::from_rows(&x, &[[y]; 7]).unwrap();
                let mut tally = Tally::default();
                Tiles::of(&dataset).add_losses(0..7, rule, threshold, &parameters, &mut tally);
                let expected = Metrics::of(&parameters, &dataset, 0..7, rule, threshold);
                assert_eq!(tally.metrics().right, expected.right, "{rule:?} {threshold} {y}");
            }
        }
    }
    let equal = Parameters::from_values(1, 3, vec![0.0, 1.0, 1.0, 0.5, 0.5, 0.5]).unwrap();
    let y = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 1.0, 1.0]];
    let dataset = Dataset::from_rows(&[[0.0], [1.0], [1.0], [0.0], [2.0]], &y).unwrap();
    let mut tally = Tally::default();
    Tiles::of(&dataset).add_losses(0..5, Rule::ARTICLE, 0.5, &equal, &mut tally);
    assert_eq!(tally.metrics().right, 4, "all but the third");
    let expected = Metrics::of(&equal, &dataset, 0..5, Rule::ARTICLE, 0.5);
    assert_eq!(expected.right, 4);
}

/// An invalid number must be noticed, but only in the ranges of rows that contain it.
#[test]
fn what_is_no_number_spoils_its_own_piece() {
    let parameters = Parameters::from_values(2, 1, vec![1e308, -1e308, 0.0]).unwrap();
    let mut tiles = Tiles::new(2, 1);
    for row in 0..8 {
        let x = if row == 5 { [10.0, 10.0] } else { [1e-308, 0.0] };
        tiles.push(&x, &[0.0]);
    }
    for rule in rules().filter(|rule| rule.activation().has_slope()) {
        for (rows, broken) in [(0..8, true), (4..6, true), (0..5, false), (6..8, false)] {
            let (mean, measure) = gradient(&tiles, once(rows.clone()), rule, &parameters);
            assert_eq!(mean.iter().any(|number| number.is_nan()), broken, "{rule:?} {rows:?}");
            assert_eq!(measure.mean_loss.is_nan(), broken, "{rule:?} {rows:?}");
        }
    }
}
