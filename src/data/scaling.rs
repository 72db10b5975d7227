use super::Dataset;

/// Standardisation: x ↦ (x − μ) / σ, with a column's mean μ and its population standard deviation
/// σ = √(Σ (x − μ)² / n), so that every input has mean 0 and standard deviation 1 over the rows it was computed from.
///
/// A constant column is centred and gets the standard deviation 1. A column counts as constant if its numbers differ only by
/// rounding: if its variance is at most n·ε·σ² + (n·μ·ε)², the criterion of scikit-learn's `StandardScaler`, or if its standard
/// deviation is below the smallest normal number, 2.2·10⁻³⁰⁸.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaling {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Scaling {
    /// Computed from the first `training` rows only, because held-out rows must have no influence.
    pub fn standard(dataset: &Dataset, training: usize) -> Self {
        let (mut mean, mut deviation) = (Vec::new(), Vec::new());
        for input in 0..dataset.inputs() {
            let (m, d) = column(dataset, training, input);
            mean.push(m);
            deviation.push(d);
        }
        Self { mean, deviation }
    }

    /// μ of every input.
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// The former name of [`Scaling::standard_deviation`].
    #[deprecated(note = "it is called `standard_deviation`")]
    pub fn deviation(&self) -> &[f64] {
        self.standard_deviation()
    }

    /// σ of every input, its standard deviation: greater than 0.
    pub fn standard_deviation(&self) -> &[f64] {
        &self.deviation
    }

    /// A value of this input, scaled: (x − μ) / σ.
    pub fn scale(&self, input: usize, x: f64) -> f64 {
        // Halving is exact, and the difference of the halves is in range for any two doubles.
        (0.5 * x - 0.5 * self.mean[input]) / (0.5 * self.deviation[input])
    }

    /// The value whose scaled value is x: μ + σ·x.
    pub fn unscale(&self, input: usize, x: f64) -> f64 {
        self.mean[input] + self.deviation[input] * x
    }

    /// The same rows, scaled. `None` if the number of inputs differs or a number overflows, which can happen in a row from which
    /// the scaling was not computed.
    pub fn apply(&self, dataset: &Dataset) -> Option<Dataset> {
        if dataset.inputs() != self.mean.len() {
            return None;
        }
        let mut x = Vec::with_capacity(dataset.len() * dataset.inputs());
        for (inputs, _) in dataset.rows() {
            x.extend(inputs.iter().enumerate().map(|(input, &cell)| self.scale(input, cell)));
        }
        dataset.with_inputs(x, dataset.input_names().to_vec())
    }
}

/// Mean and standard deviation of one input over the first `rows` rows.
fn column(dataset: &Dataset, rows: usize, input: usize) -> (f64, f64) {
    let cells = || dataset.rows().take(rows).map(|(x, _)| x[input]);
    let n = rows as f64;
    // In units of the power of two below the largest number: this is exact, and no square overflows.
    let unit = power_of_two_below(cells().fold(0.0, |largest: f64, cell| largest.max(cell.abs())));
    // Summed as distances from the first row, so that equal numbers have exactly this number as their mean.
    let first = dataset.row(0).0[input] / unit;
    let mean = first + cells().map(|cell| cell / unit - first).sum::<f64>() / n;
    let square = |cell: f64| (cell / unit - mean) * (cell / unit - mean);
    let variance = cells().map(square).sum::<f64>() / n;
    let rounding = n * mean * f64::EPSILON;
    let constant = variance <= n * f64::EPSILON * variance + rounding * rounding;
    let deviation = variance.sqrt() * unit;
    (mean * unit, if constant || deviation < f64::MIN_POSITIVE { 1.0 } else { deviation })
}

/// The largest power of two that is at most `x`, or the smallest normal number.
fn power_of_two_below(x: f64) -> f64 {
    let exponent = x.to_bits() & (0x7ff << 52);
    f64::from_bits(exponent).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn standard(dataset: &Dataset) -> Scaling {
        Scaling::standard(dataset, dataset.len())
    }

    fn one_column(cells: &[f64]) -> Dataset {
        let x: Vec<[f64; 1]> = cells.iter().map(|&cell| [cell]).collect();
        Dataset::from_rows(&x, &vec![[0.0]; cells.len()]).unwrap()
    }

    #[test]
    fn scales_to_mean_0_and_deviation_1() {
        let dataset = one_column(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        let scaling = standard(&dataset);
        assert_eq!((scaling.mean(), scaling.standard_deviation()), (&[5.0][..], &[2.0][..]));
        let scaled: Vec<f64> = scaling.apply(&dataset).unwrap().rows().map(|(x, _)| x[0]).collect();
        assert_eq!(scaled, [-1.5, -0.5, -0.5, -0.5, 0.0, 0.0, 1.0, 2.0]);
        assert_eq!(scaling.unscale(0, 2.0), 9.0);
    }

    #[test]
    fn keeps_names_and_targets() {
        let dataset = crate::data::Iris::default().dataset();
        let scaled = standard(&dataset).apply(&dataset).unwrap();
        assert_eq!(scaled.input_names(), dataset.input_names());
        assert_eq!(scaled.class_names(), dataset.class_names());
        assert!(scaled.rows().zip(dataset.rows()).all(|(scaled, row)| scaled.1 == row.1));
    }

    #[test]
    fn centres_constant_columns() {
        for (cells, mean) in
            [(&[0.1; 10][..], 0.1), (&[7.0], 7.0), (&[f64::MAX; 3], f64::MAX), (&[0.0; 2], 0.0)]
        {
            let dataset = one_column(cells);
            let scaling = standard(&dataset);
            assert_eq!((scaling.mean(), scaling.standard_deviation()), (&[mean][..], &[1.0][..]));
            assert!(scaling.apply(&dataset).unwrap().rows().all(|(x, _)| x == [0.0]));
        }
        let rounding = standard(&one_column(&[0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2]));
        assert_eq!(rounding.standard_deviation(), [1.0]);
        let smallest = one_column(&[0.0, f64::from_bits(1), f64::from_bits(3)]);
        assert_eq!(standard(&smallest).standard_deviation(), [1.0]);
        assert!(standard(&smallest).apply(&smallest).is_some());
    }

    #[test]
    fn refuses_other_columns() {
        let scaling = standard(&one_column(&[1.0, 2.0]));
        let two = Dataset::from_rows(&[[1.0, 2.0]], &[[0.0]]).unwrap();
        assert!(scaling.apply(&two).is_none());
        assert!(scaling.apply(&one_column(&[1e300])).is_some(), "far out, but a number");
        let narrow = standard(&one_column(&[0.0, 1e-9]));
        assert!(narrow.apply(&one_column(&[f64::MAX])).is_none(), "no number");
    }

    #[test]
    fn squares_never_leave_the_range() {
        for size in [f64::MAX, 1e200, 1e-200] {
            let dataset = one_column(&[size, -size, size, size]);
            let scaling = standard(&dataset);
            assert_eq!(scaling.mean(), [size / 2.0]);
            let root = 0.75_f64.sqrt();
            assert!((scaling.standard_deviation()[0] / size - root).abs() < 1e-15);
            let scaled = scaling.apply(&dataset).unwrap();
            assert!((scaled.row(0).0[0] - 0.5 / root).abs() < 1e-15);
            assert!((scaled.row(1).0[0] + 1.5 / root).abs() < 1e-15);
        }
    }

    proptest! {
        #[test]
        fn any_column_can_be_scaled(cells in prop::collection::vec(
            any::<f64>().prop_filter("a number", |cell| cell.is_finite()), 1..20,
        )) {
            let dataset = one_column(&cells);
            let scaling = standard(&dataset);
            prop_assert!(scaling.mean()[0].is_finite());
            prop_assert!(scaling.standard_deviation()[0] > 0.0 && scaling.standard_deviation()[0].is_finite());
            let scaled = scaling.apply(&dataset);
            prop_assert!(scaled.is_some());
        }
    }
}
