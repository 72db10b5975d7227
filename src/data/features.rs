use super::{DataError, Dataset};

/// An input computed from others, which turns the straight decision boundary into a curve: with x₁·x₂ a single neuron learns XOR,
/// with x₁² and x₂² it draws a circle.
///
/// x₁ and x₂ are the first two inputs, unscaled, whatever their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// x₁·x₂.
    Product,
    /// x₁².
    FirstSquared,
    /// x₂².
    SecondSquared,
    /// sin x₁, with x₁ in radians.
    FirstSine,
    /// sin x₂, with x₂ in radians.
    SecondSine,
}

impl Feature {
    /// Every feature.
    pub const ALL: [Feature; 5] =
        [Self::Product, Self::FirstSquared, Self::SecondSquared, Self::FirstSine, Self::SecondSine];

    /// Its name as written in an attribute, which is also the name of its input.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Product => "x1*x2",
            Feature::FirstSquared => "x1^2",
            Feature::SecondSquared => "x2^2",
            Feature::FirstSine => "sin(x1)",
            Feature::SecondSine => "sin(x2)",
        }
    }

    /// Features from their names, separated by spaces. Refuses unknown and repeated names.
    pub fn list(names: &str) -> Result<Vec<Feature>, DataError> {
        let mut features = Vec::new();
        for name in names.split_ascii_whitespace() {
            match Self::ALL.into_iter().find(|feature| feature.name() == name) {
                Some(feature) if !features.contains(&feature) => features.push(feature),
                _ => return Err(DataError::Features(names.to_owned())),
            }
        }
        Ok(features)
    }

    /// The feature of one row, or `None` if it needs a second input and the row has none.
    ///
    /// The same bits on every target: the sine comes from the crate `libm`, compiled into the program.
    pub fn of(self, row: &[f64]) -> Option<f64> {
        let (x1, x2) = (row.first(), row.get(1));
        match self {
            Feature::Product => Some(x1? * x2?),
            Feature::FirstSquared => Some(x1? * x1?),
            Feature::SecondSquared => Some(x2? * x2?),
            Feature::FirstSine => Some(libm::sin(*x1?)),
            Feature::SecondSine => Some(libm::sin(*x2?)),
        }
    }

    /// The same rows with these features after their inputs, in this order. Scale the rows afterwards, not before.
    ///
    /// Refuses a feature of a second input if there is none, and a feature that is not finite in some row.
    pub fn append(dataset: &Dataset, features: &[Feature]) -> Result<Dataset, DataError> {
        let mut x = Vec::with_capacity(dataset.len() * (dataset.inputs() + features.len()));
        for (row, (inputs, _)) in dataset.rows().enumerate() {
            x.extend_from_slice(inputs);
            for &feature in features {
                let value = feature.of(inputs).ok_or(DataError::SecondInput(feature))?;
                if !value.is_finite() {
                    return Err(DataError::FeatureRange { feature, row });
                }
                x.push(value);
            }
        }
        let mut names = dataset.input_names().to_vec();
        names.extend(features.iter().map(|feature| feature.name().to_owned()));
        // Every row is filled with finite numbers.
        Ok(dataset.with_inputs(x, names).unwrap_or_else(|| dataset.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;

    #[test]
    fn follow_the_inputs_in_the_order_given() {
        let dataset = Dataset::from_rows(&[[2.0, -3.0, 9.0], [0.5, 1.0, 9.0]], &[[0.0], [1.0]]).unwrap();
        let features = Feature::list("x2^2 sin(x1)  x1*x2 sin(x2) x1^2").unwrap();
        let more = Feature::append(&dataset, &features).unwrap();
        assert_eq!(more.input_names(), ["x1", "x2", "x3", "x2^2", "sin(x1)", "x1*x2", "sin(x2)", "x1^2"]);
        let expected = [
            [2.0, -3.0, 9.0, 9.0, 0.909_297_426_825_681_7, -6.0, -0.141_120_008_059_867_2, 4.0],
            [0.5, 1.0, 9.0, 1.0, 0.479_425_538_604_203, 0.5, 0.841_470_984_807_896_5, 0.25],
        ];
        for (row, expected) in expected.iter().enumerate() {
            let (x, y) = more.row(row);
            assert!(x.iter().zip(expected).all(|(x, expected)| (x - expected).abs() < 1e-15), "{x:?}");
            assert_eq!((x.len(), y), (8, dataset.row(row).1));
        }
        assert_eq!(more.class_names(), dataset.class_names());
    }

    #[test]
    fn none_change_nothing() {
        assert_eq!(Feature::list(" ").unwrap(), []);
        assert_eq!(Feature::append(&Gate::Xor.dataset(), &[]).unwrap(), Gate::Xor.dataset());
    }

    /// With w = (1, 1, −2) and b = −½, z is positive exactly where XOR is 1.
    #[test]
    fn the_product_parts_xor() {
        let more = Feature::append(&Gate::Xor.dataset(), &[Feature::Product]).unwrap();
        for (x, y) in more.rows() {
            assert_eq!(x[0] + x[1] - 2.0 * x[2] - 0.5 > 0.0, y[0] == 1.0);
        }
    }

    #[test]
    fn refuses_what_it_cannot_make_in_a_sentence() {
        for names in ["x1^2 x1^2", "x3^2", "x1*x2,x1^2", "X1^2", "sin (x1)"] {
            assert_eq!(Feature::list(names).unwrap_err(), DataError::Features(names.to_owned()));
        }
        let single = Dataset::from_rows(&[[1.0]], &[[1.0]]).unwrap();
        for feature in [Feature::Product, Feature::SecondSquared, Feature::SecondSine] {
            let error = Feature::append(&single, &[Feature::FirstSine, feature]).unwrap_err();
            assert_eq!(error, DataError::SecondInput(feature));
        }
        assert_eq!(
            DataError::SecondInput(Feature::Product).to_string(),
            "features=\"x1*x2\" cannot be used: features takes only x1^2 and sin(x1) if rows have one input.",
        );
        let huge = Dataset::from_rows(&[[1.0, 1.0], [1e200, 1.0]], &[[1.0], [0.0]]).unwrap();
        let error = Feature::append(&huge, &[Feature::FirstSquared]).unwrap_err();
        assert_eq!(error, DataError::FeatureRange { feature: Feature::FirstSquared, row: 1 });
        assert!(Feature::append(&huge, &[Feature::FirstSine]).is_ok());
    }

    #[test]
    fn sines_keep_their_bits() {
        let bits = [0.1, 1.0, 5.1, -7.9, 1e6, 1e300].map(|x| Feature::FirstSine.of(&[x]).unwrap().to_bits());
        assert_eq!(
            bits,
            [
                0x3fb9_8eae_cb8b_cb2c,
                0x3fea_ed54_8f09_0cee,
                0xbfed_a046_1cd8_22bc,
                0xbfef_f753_d53a_5fa9,
                0xbfd6_664b_2568_d867,
                0xbfea_2c16_b010_e385
            ]
        );
    }
}
