//! The sources of rows. A generated data set has one file in this folder and a line in the list of shapes below. All gates are in
//! one file, because each is only four numbers.

mod gates;
mod generated;
mod iris;
mod iris_table;

use std::sync::Arc;

pub use gates::Gate;
pub use generated::Generated;
use generated::on_circle;
pub use iris::{Iris, Measurement, Species};

use super::{DataError, Dataset};

/// The definition of a shape of points: their positions without noise.
trait ShapeOfPoints {
    /// Its name as written in an attribute, in lower case. The builder shows the word `dataset_name` of the language instead, if
    /// there is one.
    const NAME: &'static str;

    /// The point of class 0 or 1 at the share `u`, from 0 to 1, of the way along the shape.
    fn point(class: usize, u: f64) -> [f64; 2];
}

/// Makes the enum [`Shape`] from a list of types that implement [`ShapeOfPoints`], each in its own file.
macro_rules! shapes {
    ($($file:ident::$shape:ident = $what:literal,)*) => {
        $(mod $file;)*

        /// The shape of a generated set: the positions of its points without noise.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Shape {
            $(#[doc = $what] $shape,)*
        }

        impl Shape {
            /// Every shape, in the order in which lists show them.
            pub const ALL: [Shape; [$($file::$shape::NAME),*].len()] = [$(Self::$shape),*];

            /// Its name as written in an attribute, in lower case.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$shape => $file::$shape::NAME,)*
                }
            }

            /// The point of class 0 or 1 at the share `u`, from 0 to 1, of the way along the shape.
            fn point(self, class: usize, u: f64) -> [f64; 2] {
                match self {
                    $(Self::$shape => $file::$shape::point(class, u),)*
                }
            }
        }
    };
}

shapes! {
    blobs::Blobs = "Two clouds: class 0 around (−0.5, −0.5), class 1 around (0.5, 0.5). A straight line parts them.",
    circles::Circles = "Two circles around the origin: class 0 of radius 1, class 1 of radius 0.5. No straight line parts them.",
    moons::Moons = "Two half circles of radius 1, one in the other's open side: class 0 the upper one around (0, 0), class 1 the lower one around (1, 0.5). A straight line parts nearly all.",
    spiral::Spiral = "Two arms of one and a half turns each, from the origin to radius 1: class 1 is class 0 turned by half a turn.",
}

/// The source of the rows.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A logic gate.
    Gate(Gate),
    /// The irises, or some of them.
    Iris(Iris),
    /// Two classes of points generated from the seed of the run.
    Generated {
        /// The shape along which the points are placed.
        shape: Shape,
        /// The number of points.
        rows: u32,
        /// The standard deviation of the noise.
        noise: f64,
    },
    /// A table supplied by the author or the reader.
    Table(Arc<Dataset>),
    /// Rows that a reader has added or changed by hand.
    ByHand(Arc<Dataset>),
}

impl Source {
    /// Every source that has a name, in the order in which lists show them: a gate, the irises, or a generated set with its
    /// default settings.
    pub fn named() -> Vec<Self> {
        let mut named: Vec<Self> = Gate::ALL.map(Self::Gate).to_vec();
        named.push(Self::Iris(Iris::default()));
        named.extend(Shape::ALL.map(|shape| {
            let Generated { rows, noise, .. } = Generated::new(shape);
            Self::Generated { shape, rows, noise }
        }));
        named
    }

    /// Its name as written in the attribute `dataset`, if it has one.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Source::Gate(gate) => Some(gate.name()),
            Source::Iris(_) => Some("iris"),
            Source::Generated { shape, .. } => Some(shape.name()),
            Source::Table(_) | Source::ByHand(_) => None,
        }
    }

    /// Whether inputs are standardised by default.
    pub fn is_standardised(&self) -> bool {
        matches!(self, Source::Iris(_) | Source::Table(_))
    }

    /// The rows.
    ///
    /// # Errors
    /// A generated set with an invalid number of rows or noise.
    pub fn dataset(&self, seed: u32) -> Result<Arc<Dataset>, DataError> {
        Ok(match self {
            Source::Gate(gate) => Arc::new(gate.dataset()),
            Source::Iris(iris) => Arc::new(iris.dataset()),
            &Source::Generated { shape, rows, noise } => {
                Arc::new(Generated { shape, rows, noise, seed }.dataset()?)
            }
            Source::Table(dataset) | Source::ByHand(dataset) => dataset.clone(),
        })
    }
}
