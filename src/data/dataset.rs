/// Examples to learn from: a matrix X (rows × inputs) and a matrix Y (rows × outputs), both row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    inputs: usize,
    outputs: usize,
    x: Vec<f64>,
    y: Vec<f64>,
}

impl Dataset {
    /// Rows of inputs beside rows of targets, or `None` where the two differ in length, are empty, are ragged
    /// or hold a number that is not finite.
    pub fn from_rows(x: &[impl AsRef<[f64]>], y: &[impl AsRef<[f64]>]) -> Option<Self> {
        let (inputs, outputs) = (x.first()?.as_ref().len(), y.first()?.as_ref().len());
        let fits = |rows: usize, width: usize, cells: &[f64]| {
            width > 0 && cells.len() == rows * width && cells.iter().all(|cell| cell.is_finite())
        };
        let ragged = x.iter().any(|row| row.as_ref().len() != inputs)
            || y.iter().any(|row| row.as_ref().len() != outputs);
        let cells: Vec<f64> = x.iter().flat_map(|row| row.as_ref()).copied().collect();
        let targets: Vec<f64> = y.iter().flat_map(|row| row.as_ref()).copied().collect();
        let whole = !ragged && fits(x.len(), inputs, &cells) && fits(x.len(), outputs, &targets);
        whole.then_some(Self { inputs, outputs, x: cells, y: targets })
    }

    /// Rows known to be whole, of so many inputs and one output.
    pub(super) fn of_one_output(inputs: usize, x: Vec<f64>, y: Vec<f64>) -> Self {
        Self { inputs, outputs: 1, x, y }
    }

    /// How many inputs a row has.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many outputs a row has: one for a gate.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// How many rows there are: at least one.
    pub fn len(&self) -> usize {
        self.x.len() / self.inputs
    }

    /// Never: a data set has at least one row.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The inputs and the targets of one row; the last row where `row` lies past the end.
    #[inline(always)]
    pub fn row(&self, row: usize) -> (&[f64], &[f64]) {
        let row = row.min(self.len() - 1);
        (&self.x[row * self.inputs..][..self.inputs], &self.y[row * self.outputs..][..self.outputs])
    }

    /// Every row in order: inputs beside targets.
    pub fn rows(&self) -> impl Iterator<Item = (&[f64], &[f64])> {
        (0..self.len()).map(|row| self.row(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_matrix() {
        let rows = |x: &[&[f64]], y: &[&[f64]]| Dataset::from_rows(x, y);
        assert!(rows(&[], &[]).is_none(), "empty");
        assert!(rows(&[&[]], &[&[1.0]]).is_none(), "no inputs");
        assert!(rows(&[&[1.0], &[1.0, 2.0]], &[&[0.0], &[1.0]]).is_none(), "ragged");
        assert!(rows(&[&[1.0], &[2.0]], &[&[0.0]]).is_none(), "lengths differ");
        assert!(rows(&[&[f64::NAN]], &[&[0.0]]).is_none(), "not finite");
        let good = rows(&[&[1.0, 2.0], &[3.0, 4.0]], &[&[0.0], &[1.0]]).unwrap();
        assert_eq!((good.len(), good.inputs(), good.outputs()), (2, 2, 1));
        assert_eq!(good.row(1), (&[3.0, 4.0][..], &[1.0][..]));
    }
}
