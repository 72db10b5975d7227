//! Compares data with NumPy and scikit-learn, and its bits with committed checksums.

use one_neuron::data::{Dataset, Generated, Iris, Scaling, Shape};

/// The rows of a reference file, each as its cells, without the header row.
fn cells(text: &str) -> impl Iterator<Item = Vec<f64>> {
    text.lines().skip(1).map(|line| line.split(',').flat_map(str::parse).collect())
}

/// A checksum of every bit of every input and target, in order.
fn checksum(dataset: &Dataset) -> String {
    let mut sum = 0_u64;
    for (x, y) in dataset.rows() {
        for cell in x.iter().chain(y) {
            sum = (sum ^ cell.to_bits()).wrapping_mul(0x100_0000_01b3).rotate_left(23);
        }
    }
    format!("{sum:016x}")
}

#[test]
fn generated_sets_follow_numpys_recipe() {
    let mut count = 0;
    for row in cells(include_str!("reference/generated.csv")) {
        let [shape, seed, noise, expected @ ..] = &row[..] else { panic!("{row:?}") };
        let recipe = Generated {
            shape: Shape::ALL[*shape as usize],
            rows: expected.len() as u32 / 2,
            noise: *noise,
            seed: *seed as u32,
        };
        let drawn: Vec<f64> = recipe.dataset().unwrap().rows().flat_map(|(x, _)| x.to_vec()).collect();
        assert_eq!(drawn.len(), 16);
        for (drawn, expected) in drawn.iter().zip(expected) {
            assert!((drawn - expected).abs() < 1e-13, "{drawn}, not {expected}: {recipe:?}");
        }
        count += 1;
    }
    assert_eq!(count, 4 * 4, "four shapes, four seeds with a noise each");
}

/// The bits are the same on every platform, with every compiler and with every version of a dependency.
#[test]
fn generated_sets_keep_their_bits() {
    for line in include_str!("reference/generated_checksums.txt").lines() {
        let [name, seed, _] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let shape = Shape::ALL.into_iter().find(|shape| shape.name() == name).unwrap();
        let recipe = Generated { shape, seed: seed.parse().unwrap(), rows: 10_000, noise: 0.1 };
        assert_eq!(line, format!("{name} {seed} {}", checksum(&recipe.dataset().unwrap())));
    }
}

#[test]
fn scales_as_scikit_learn_does() {
    let columns = Iris::default().dataset();
    let hard = cells(include_str!("reference/scaling_hard.csv")).collect::<Vec<_>>();
    let hard = Dataset::from_rows(&hard, &vec![[0.0]; hard.len()]).unwrap();
    let files =
        [include_str!("reference/scaling_iris.csv"), include_str!("reference/scaling_hard_scaled.csv")];
    for (dataset, file) in [columns, hard].iter().zip(files) {
        let mut expected = cells(file);
        let near = |found: &[f64], expected: &[f64], what: &str| {
            assert_eq!(found.len(), expected.len(), "{what}");
            for (found, expected) in found.iter().zip(expected) {
                let most = 1e-12 * expected.abs().max(1.0);
                assert!((found - expected).abs() <= most, "{found}, not {expected}: {what}");
            }
        };
        let scaling = Scaling::standard(dataset, dataset.len());
        near(scaling.mean(), &expected.next().unwrap(), "mean");
        near(scaling.standard_deviation(), &expected.next().unwrap(), "deviation");
        for (x, _) in scaling.apply(dataset).unwrap().rows() {
            near(x, &expected.next().unwrap(), "row");
        }
        assert_eq!(expected.next(), None);
    }
}
