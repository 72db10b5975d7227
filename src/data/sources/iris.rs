use super::iris_table::FLOWERS;
use crate::data::csv::listed;
use crate::data::{DataError, Dataset};

/// 150 irises, 50 of each of three species, with four measurements: all species and measurements, or a selection.
///
/// Measured by Anderson (1935) and published by Fisher (“The use of multiple measurements in taxonomic problems”, 1936).
/// The values are those in R and scikit-learn; the copy in the UCI Machine Learning Repository differs in rows 35 and 38.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iris {
    measurements: Vec<Measurement>,
    species: Vec<Species>,
}

impl Default for Iris {
    /// All four measurements of all three species.
    fn default() -> Self {
        Self { measurements: Measurement::ALL.to_vec(), species: Species::ALL.to_vec() }
    }
}

impl Iris {
    /// These measurements, in this order, of two or three species, the first of which becomes class 0. Refuses repeated names, an
    /// empty list of measurements, and a single species.
    pub fn new(measurements: &[Measurement], species: &[Species]) -> Result<Self, DataError> {
        if measurements.is_empty() || twice(measurements) {
            return Err(DataError::Inputs(list(measurements, Measurement::name)));
        }
        if species.len() < 2 || twice(species) {
            return Err(DataError::Classes(list(species, Species::name)));
        }
        Ok(Self { measurements: measurements.to_vec(), species: species.to_vec() })
    }

    /// From comma-separated lists of names; a missing list means all. White space around names is ignored.
    pub fn from_names(inputs: Option<&str>, classes: Option<&str>) -> Result<Self, DataError> {
        let measurements = match inputs {
            None => Measurement::ALL.to_vec(),
            Some(names) => chosen(names, Measurement::ALL, Measurement::name)
                .ok_or_else(|| DataError::Inputs(names.to_owned()))?,
        };
        let species = match classes {
            None => Species::ALL.to_vec(),
            Some(names) => chosen(names, Species::ALL, Species::name)
                .ok_or_else(|| DataError::Classes(names.to_owned()))?,
        };
        Self::new(&measurements, &species)
    }

    /// The flowers of the chosen species, in the published order: all setosa, then versicolor, then virginica.
    ///
    /// Two species make one output, 1 for the second of them; three make one output each.
    pub fn dataset(&self) -> Dataset {
        let (mut x, mut classes) = (Vec::new(), Vec::new());
        for (row, flower) in FLOWERS.iter().enumerate() {
            let species = Species::ALL[row / 50];
            let Some(class) = self.species.iter().position(|&chosen| chosen == species) else { continue };
            // A quotient of integers, rounded once: the same double as the decimal number in the file.
            x.extend(
                self.measurements.iter().map(|&measurement| f64::from(flower[measurement as usize]) / 10.0),
            );
            classes.push(class);
        }
        let input_names = self.measurements.iter().map(|measurement| measurement.name().to_owned());
        let class_names = self.species.iter().map(|species| species.name().to_owned());
        Dataset::of_classes(x, &classes, input_names.collect(), class_names.collect())
            .labelled(Some("species".to_owned()))
    }
}

/// A measurement of a flower, in centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measurement {
    /// The length of a sepal.
    SepalLength,
    /// The width of a sepal.
    SepalWidth,
    /// The length of a petal.
    PetalLength,
    /// The width of a petal.
    PetalWidth,
}

impl Measurement {
    /// Every measurement, in the published order.
    pub const ALL: [Measurement; 4] =
        [Self::SepalLength, Self::SepalWidth, Self::PetalLength, Self::PetalWidth];

    /// Its name as a column name.
    pub fn name(self) -> &'static str {
        match self {
            Measurement::SepalLength => "sepal_length_cm",
            Measurement::SepalWidth => "sepal_width_cm",
            Measurement::PetalLength => "petal_length_cm",
            Measurement::PetalWidth => "petal_width_cm",
        }
    }
}

/// A species of iris.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Species {
    /// *Iris setosa*, which a straight line separates from the two others.
    Setosa,
    /// *Iris versicolor*, which no straight line separates from virginica.
    Versicolor,
    /// *Iris virginica*.
    Virginica,
}

impl Species {
    /// Every species, in the published order.
    pub const ALL: [Species; 3] = [Self::Setosa, Self::Versicolor, Self::Virginica];

    /// Its name in lower case, without the genus.
    pub fn name(self) -> &'static str {
        match self {
            Species::Setosa => "setosa",
            Species::Versicolor => "versicolor",
            Species::Virginica => "virginica",
        }
    }
}

/// The items with these names, which are separated by commas; `None` if a name is unknown.
fn chosen<T: Copy, const N: usize>(names: &str, all: [T; N], name: fn(T) -> &'static str) -> Option<Vec<T>> {
    listed(names).iter().map(|wanted| all.into_iter().find(|&one| name(one) == wanted)).collect()
}

fn twice<T: PartialEq>(chosen: &[T]) -> bool {
    chosen.iter().enumerate().any(|(place, one)| chosen[..place].contains(one))
}

fn list<T: Copy>(chosen: &[T], name: fn(T) -> &'static str) -> String {
    chosen.iter().map(|&one| name(one)).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_the_file() {
        let mut lines = include_str!("../../../data/iris.csv").lines();
        let all = Iris::default().dataset();
        let (species, measurements) = ("species", all.input_names().join(","));
        assert_eq!(lines.next().unwrap(), [&measurements, species].join(","));
        let mut rows = 0;
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            let x: Vec<f64> = cells[..4].iter().map(|cell| cell.parse().unwrap()).collect();
            assert_eq!(all.row(rows).0, x, "row {}", rows + 1);
            assert_eq!(all.class_names()[all.class(rows)], cells[4], "row {}", rows + 1);
            rows += 1;
        }
        assert_eq!((rows, all.len(), all.inputs(), all.outputs()), (150, 150, 4, 3));
    }

    #[test]
    fn has_fishers_values_in_the_rows_that_differ_elsewhere() {
        let all = Iris::default().dataset();
        assert_eq!(all.row(34).0, [4.9, 3.1, 1.5, 0.2]);
        assert_eq!(all.row(37).0, [4.9, 3.6, 1.4, 0.1]);
    }

    #[test]
    fn two_species_make_one_output() {
        let names = (Some("petal_width_cm, sepal_length_cm"), Some("virginica,versicolor"));
        let two = Iris::from_names(names.0, names.1).unwrap().dataset();
        assert_eq!((two.len(), two.inputs(), two.outputs()), (100, 2, 1));
        assert_eq!(two.input_names(), ["petal_width_cm", "sepal_length_cm"]);
        assert_eq!(two.class_names(), ["virginica", "versicolor"]);
        assert_eq!(two.row(0), (&[1.4, 7.0][..], &[1.0][..]), "a versicolor");
        assert_eq!(two.row(99), (&[1.8, 5.9][..], &[0.0][..]), "a virginica");
    }

    #[test]
    fn three_species_make_an_output_each() {
        let all = Iris::from_names(None, None).unwrap();
        assert_eq!(all, Iris::default());
        let targets = [0, 50, 100].map(|row| all.dataset().row(row).1.to_vec());
        assert_eq!(targets, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
    }

    #[test]
    fn refuses_what_it_has_not_in_a_sentence() {
        for names in ["", "petal_length_cm,", "petal", "petal_width_cm,petal_width_cm"] {
            let error = Iris::from_names(Some(names), None).unwrap_err();
            assert_eq!(error, DataError::Inputs(names.to_owned()));
        }
        for names in ["", "setosa", "setosa,setosa", "setosa,Virginica"] {
            let error = Iris::from_names(None, Some(names)).unwrap_err();
            assert_eq!(error, DataError::Classes(names.to_owned()));
        }
        assert_eq!(
            Iris::from_names(None, Some("rose")).unwrap_err().to_string(),
            "classes=\"rose\" cannot be used: classes takes two or three of setosa, versicolor and virginica, each \
             once, with commas between them.",
        );
        assert_eq!(Iris::new(&[], &Species::ALL).unwrap_err(), DataError::Inputs(String::new()));
    }
}
