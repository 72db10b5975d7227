use proptest::prelude::*;

use super::*;

/// The most rows on the corners of the unit square that a line can classify correctly: one of these lines stands for each way to
/// separate them.
fn by_every_line(dataset: &Dataset) -> usize {
    let mut most = 0;
    for w1 in [-1.0, 0.0, 1.0] {
        for w2 in [-1.0, 0.0, 1.0] {
            for b in [-1.5, -0.5, 0.5, 1.5] {
                let is_right = |(x, y): &(&[f64], &[f64])| match (x, y) {
                    ([x1, x2], [y]) => (w1 * x1 + w2 * x2 + b > 0.0) == (*y > 0.5),
                    _ => false,
                };
                most = most.max(dataset.rows().filter(is_right).count());
            }
        }
    }
    most
}

#[test]
fn of_every_table_of_truth_as_many_are_right_as_lines_allow() {
    let corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    for table in 0..16 {
        let truth = [0, 1, 2, 3].map(|row| [f64::from(table >> row & 1)]);
        let gate = Dataset::from_rows(&corners, &truth).unwrap();
        assert_eq!(by_every_line(&gate), most_right(&gate).unwrap().right, "{truth:?}");
    }
}

proptest! {
    #[test]
    fn haste_changes_no_answer(
        x in (1..=6_usize).prop_flat_map(|inputs| {
            proptest::collection::vec(proptest::collection::vec(0..4_u8, inputs), 2..40)
        }),
        classes in proptest::collection::vec(any::<bool>(), 40),
        hasty in 0..20_usize,
    ) {
        let x: Vec<Vec<f64>> = x.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect();
        let y: Vec<[f64; 1]> = classes[..x.len()].iter().map(|&class| [f64::from(u8::from(class))]).collect();
        let dataset = Dataset::from_rows(&x, &y).unwrap();
        let rows = WholeRows::new(&dataset).unwrap();
        let all: Vec<usize> = (0..dataset.len()).collect();
        let answers = [0, hasty, HASTY_STEPS].map(|hasty| rows.part(&all, hasty).unwrap().is_some());
        prop_assert!(answers[0] == answers[1] && answers[1] == answers[2], "{:?}", answers);
    }
}
