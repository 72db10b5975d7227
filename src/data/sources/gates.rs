use crate::data::Dataset;

/// A logic gate of two inputs: four rows, (0,0) (0,1) (1,0) (1,1), and one output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gate {
    /// 1 only if both inputs are 1.
    #[default]
    And,
    /// 1 if at least one input is 1.
    Or,
    /// The opposite of AND.
    Nand,
    /// The opposite of OR.
    Nor,
    /// 1 if the inputs differ: no straight line separates its classes.
    Xor,
    /// 1 if the inputs are equal: no straight line separates its classes.
    Xnor,
}

impl Gate {
    /// Every gate.
    pub const ALL: [Gate; 6] = [Gate::And, Gate::Or, Gate::Nand, Gate::Nor, Gate::Xor, Gate::Xnor];

    /// Its name as written in an attribute, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Gate::And => "and",
            Gate::Or => "or",
            Gate::Nand => "nand",
            Gate::Nor => "nor",
            Gate::Xor => "xor",
            Gate::Xnor => "xnor",
        }
    }

    /// Its output for each row, in the order (0,0) (0,1) (1,0) (1,1).
    pub fn answers(self) -> [f64; 4] {
        match self {
            Gate::And => [0.0, 0.0, 0.0, 1.0],
            Gate::Or => [0.0, 1.0, 1.0, 1.0],
            Gate::Nand => [1.0, 1.0, 1.0, 0.0],
            Gate::Nor => [1.0, 0.0, 0.0, 0.0],
            Gate::Xor => [0.0, 1.0, 1.0, 0.0],
            Gate::Xnor => [1.0, 0.0, 0.0, 1.0],
        }
    }

    /// Its four rows as a data set.
    pub fn dataset(self) -> Dataset {
        Dataset::of_one_output(2, vec![0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0], self.answers().to_vec())
    }
}
