use std::sync::Arc;

use super::holdout::Split;
use super::{DataError, Dataset, Feature, Scaling};

/// Rows prepared for a model: features added, inputs scaled, targets set for the activation, and some rows held out for testing.
#[derive(Debug, Clone, PartialEq)]
pub struct Examples {
    raw: Arc<Dataset>,
    /// The training rows, then the held-out rows.
    prepared: Arc<Dataset>,
    training: usize,
    /// The index of each raw row among the prepared ones; empty if the indices are the same.
    places: Vec<u32>,
    features: Vec<Feature>,
    scaling: Option<Scaling>,
}

/// The settings for preparing rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Preparation<'a> {
    /// Further inputs, computed from the unscaled ones.
    pub features: &'a [Feature],
    /// Whether each input, features included, is brought to mean 0 and standard deviation 1 over the training rows.
    pub standardise: bool,
    /// The share of rows held out: 0 to [`Split::MOST`].
    pub holdout: f64,
    /// The seed for choosing them.
    pub seed: u32,
    /// The target of an output for rows that are not of its class, and for rows that are.
    pub targets: [f64; 2],
}

impl Examples {
    /// Prepares rows.
    ///
    /// # Errors
    /// The part of the preparation that is impossible with these rows.
    pub fn new(raw: Arc<Dataset>, preparation: &Preparation) -> Result<Self, DataError> {
        let Preparation { features, standardise, holdout, seed, targets } = *preparation;
        let Split { training, held_out } = Split::new(&raw, holdout, seed)?;
        let mut prepared = raw.clone();
        if !features.is_empty() {
            prepared = Arc::new(Feature::append(&prepared, features)?);
        }
        let mut places = Vec::new();
        if !held_out.is_empty() {
            let order = [&training[..], &held_out[..]].concat();
            places.resize(order.len(), 0);
            order.iter().enumerate().for_each(|(place, &row)| places[row] = place as u32);
            // Every row is chosen, each once.
            prepared = prepared.select(&order).map_or(prepared, Arc::new);
        }
        let scaling = standardise.then(|| Scaling::standard(&prepared, training.len()));
        if let Some(scaling) = &scaling {
            prepared = Arc::new(scaling.apply(&prepared).ok_or(DataError::Scale)?);
        }
        if targets != [0.0, 1.0] {
            prepared = Arc::new(Arc::unwrap_or_clone(prepared).with_targets(targets));
        }
        Ok(Self { raw, prepared, training: training.len(), places, features: features.to_vec(), scaling })
    }

    /// The original rows: unscaled, without features, targets 0 and 1.
    pub fn raw(&self) -> &Dataset {
        &self.raw
    }

    /// Like [`Examples::raw`], but shared.
    pub fn shared(&self) -> Arc<Dataset> {
        self.raw.clone()
    }

    /// The rows as the model sees them: first [`Examples::training`] training rows, then the held-out rows.
    pub fn prepared(&self) -> &Dataset {
        &self.prepared
    }

    /// The number of training rows.
    pub fn training(&self) -> usize {
        self.training
    }

    /// The number of held-out rows.
    pub fn held_out(&self) -> usize {
        self.prepared.len() - self.training
    }

    /// The index of a raw row among the prepared rows.
    pub fn place(&self, row: usize) -> usize {
        self.places.get(row).map_or(row, |&place| place as usize)
    }

    /// The raw row at an index of the prepared rows.
    pub fn raw_row(&self, place: usize) -> Option<usize> {
        if self.places.is_empty() {
            return Some(place).filter(|&row| row < self.prepared.len());
        }
        self.places.iter().position(|&other| other as usize == place)
    }

    /// Whether a raw row is held out.
    pub fn is_held_out(&self, row: usize) -> bool {
        self.place(row) >= self.training
    }

    /// Inputs and targets of a raw row as the model sees them.
    pub fn row(&self, row: usize) -> (&[f64], &[f64]) {
        self.prepared.row(self.place(row))
    }

    /// The features, whose inputs follow the raw ones.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// The scaling of the inputs, if they are scaled.
    pub fn scaling(&self) -> Option<&Scaling> {
        self.scaling.as_ref()
    }

    /// Converts one row of raw inputs to what the model sees, into `seen`, which must have room for the features too.
    pub fn see(&self, raw: &[f64], seen: &mut [f64]) {
        let made = self.features().iter().map(|feature| feature.of(raw).unwrap_or(0.0));
        for (input, (seen, value)) in seen.iter_mut().zip(raw.iter().copied().chain(made)).enumerate() {
            *seen = self.scaling().map_or(value, |scaling| scaling.scale(input, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Gate, Iris};

    const PLAIN: Preparation =
        Preparation { features: &[], standardise: false, holdout: 0.0, seed: 0, targets: [0.0, 1.0] };

    #[test]
    fn plain_rows_stay_as_they_are() {
        let examples = Examples::new(Arc::new(Gate::And.dataset()), &PLAIN).unwrap();
        assert_eq!(examples.prepared(), &Gate::And.dataset());
        assert_eq!((examples.training(), examples.held_out(), examples.place(3)), (4, 0, 3));
        assert!(Arc::ptr_eq(&examples.raw, &examples.prepared), "no copy of what does not change");
    }

    #[test]
    fn rows_held_out_come_last_and_are_found() {
        let iris = Arc::new(Iris::default().dataset());
        let examples = Examples::new(iris.clone(), &Preparation { holdout: 0.2, ..PLAIN }).unwrap();
        assert_eq!((examples.training(), examples.held_out()), (120, 30));
        let mut held_out = 0;
        for row in 0..150 {
            assert_eq!(examples.row(row), iris.row(row));
            held_out += usize::from(examples.is_held_out(row));
        }
        assert_eq!(held_out, 30);
    }

    #[test]
    fn scaling_is_that_of_the_rows_to_train_on() {
        let iris = Arc::new(Iris::default().dataset());
        let preparation = Preparation { holdout: 0.5, standardise: true, ..PLAIN };
        let examples = Examples::new(iris, &preparation).unwrap();
        let mean = |rows: std::ops::Range<usize>| {
            let count = rows.len() as f64;
            rows.map(|row| examples.prepared().row(row).0[2]).sum::<f64>() / count
        };
        assert!(mean(0..75).abs() < 1e-12);
        assert!(mean(75..150).abs() > 1e-6, "those held out are not looked at");
    }

    #[test]
    fn any_inputs_are_seen_as_rows_are() {
        let features = [Feature::Product, Feature::SecondSine];
        let preparation = Preparation { features: &features, standardise: true, ..PLAIN };
        let iris = Arc::new(Iris::default().dataset());
        let examples = Examples::new(iris.clone(), &preparation).unwrap();
        let mut seen = [0.0; 6];
        for row in [0, 77, 149] {
            examples.see(iris.row(row).0, &mut seen);
            assert_eq!(seen, examples.row(row).0);
        }
    }

    #[test]
    fn targets_are_the_activations() {
        let examples =
            Examples::new(Arc::new(Gate::And.dataset()), &Preparation { targets: [-1.0, 1.0], ..PLAIN })
                .unwrap();
        assert_eq!((examples.row(0).1, examples.row(3).1), (&[-1.0][..], &[1.0][..]));
        assert_eq!(examples.raw().row(0).1, [0.0]);
        assert_eq!((examples.prepared().class(0), examples.prepared().class(3)), (0, 1));
    }
}
