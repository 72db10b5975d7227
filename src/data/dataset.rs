use std::sync::Arc;

use super::csv::Found;

/// A data set: a matrix X (rows × inputs) and a matrix Y of targets (rows × outputs), both row by row, with the names of the
/// inputs and of the classes.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    inputs: usize,
    outputs: usize,
    x: Vec<f64>,
    y: Vec<f64>,
    input_names: Vec<String>,
    class_names: Vec<String>,
    label: Option<String>,
    found: Origin,
}

/// What was found in the table from which rows come. Where they come from makes no rows different.
#[derive(Debug, Clone, Default)]
struct Origin(Option<Arc<Found>>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Dataset {
    /// Rows of inputs and rows of targets. `None` if the two differ in length, are empty, are ragged or contain a number that is
    /// not finite. The inputs are named x1, x2 …, the classes 0, 1 ….
    pub fn from_rows(x: &[impl AsRef<[f64]>], y: &[impl AsRef<[f64]>]) -> Option<Self> {
        let (inputs, outputs) = (x.first()?.as_ref().len(), y.first()?.as_ref().len());
        let fits = |rows: usize, width: usize, cells: &[f64]| {
            width > 0 && cells.len() == rows * width && cells.iter().all(|cell| cell.is_finite())
        };
        let ragged = x.iter().any(|row| row.as_ref().len() != inputs)
            || y.iter().any(|row| row.as_ref().len() != outputs);
        let cells: Vec<f64> = x.iter().flat_map(|row| row.as_ref()).copied().collect();
        let targets: Vec<f64> = y.iter().flat_map(|row| row.as_ref()).copied().collect();
        let is_whole = !ragged && fits(x.len(), inputs, &cells) && fits(x.len(), outputs, &targets);
        is_whole.then(|| Self::of_matrices(inputs, outputs, cells, targets))
    }

    /// Rows of this many inputs, one row after the other, each with the number of its class. `None` if there are no rows, or if
    /// they are incomplete, not finite, or of more than ten classes. Names are those of `like` as far as they fit.
    pub fn from_classes(inputs: usize, x: Vec<f64>, classes: &[usize], like: &Self) -> Option<Self> {
        let highest = classes.iter().max()?;
        let count = (highest + 1).max(like.class_names.len());
        let fits = inputs > 0 && x.len() == classes.len() * inputs && x.iter().all(|x| x.is_finite());
        if !fits || *highest > 9 {
            return None;
        }
        let fresh = Self::of_matrices(inputs, 1, Vec::new(), Vec::new());
        let names = if like.inputs == inputs { &like.input_names } else { &fresh.input_names };
        let mut class_names = like.class_names.clone();
        class_names.extend((class_names.len()..count).map(|class| class.to_string()));
        Some(Self::of_classes(x, classes, names.clone(), class_names).labelled(like.label.clone()))
    }

    /// Rows with this many inputs and one output. The caller guarantees that they are complete.
    pub(super) fn of_one_output(inputs: usize, x: Vec<f64>, y: Vec<f64>) -> Self {
        Self::of_matrices(inputs, 1, x, y)
    }

    /// Rows with the number of their class. The caller guarantees that they are complete. Two classes give one output, 0 or 1;
    /// more classes give one output each, which is 1 for the row's class and 0 for the others.
    pub(crate) fn of_classes(
        x: Vec<f64>,
        classes: &[usize],
        input_names: Vec<String>,
        class_names: Vec<String>,
    ) -> Self {
        let outputs = if class_names.len() == 2 { 1 } else { class_names.len() };
        let y = match outputs {
            1 => classes.iter().map(|&class| if class == 1 { 1.0 } else { 0.0 }).collect(),
            _ => {
                let mut y = vec![0.0; classes.len() * outputs];
                for (row, &class) in classes.iter().enumerate() {
                    y[row * outputs + class] = 1.0;
                }
                y
            }
        };
        let inputs = input_names.len();
        Self { inputs, outputs, x, y, input_names, class_names, label: None, found: Origin::default() }
    }

    fn of_matrices(inputs: usize, outputs: usize, x: Vec<f64>, y: Vec<f64>) -> Self {
        let input_names = (1..=inputs).map(|input| format!("x{input}")).collect();
        let class_names = (0..outputs.max(2)).map(|class| class.to_string()).collect();
        Self { inputs, outputs, x, y, input_names, class_names, label: None, found: Origin::default() }
    }

    /// The same rows with these names. `None` if there are not as many as inputs and classes.
    pub fn named(self, input_names: Vec<String>, class_names: Vec<String>) -> Option<Self> {
        let fits = input_names.len() == self.input_names.len() && class_names.len() == self.class_names.len();
        fits.then_some(Self { input_names, class_names, ..self })
    }

    /// The same rows, and the name of what tells their classes, if it has one.
    pub fn labelled(self, label: Option<String>) -> Self {
        Self { label, ..self }
    }

    /// The same rows, as they were found in a table.
    pub(super) fn found_in(self, found: Found) -> Self {
        Self { found: Origin(Some(Arc::new(found))), ..self }
    }

    /// Everything but the rows.
    fn without_rows(&self) -> Self {
        Self {
            x: Vec::new(),
            y: Vec::new(),
            input_names: self.input_names.clone(),
            class_names: self.class_names.clone(),
            label: self.label.clone(),
            found: self.found.clone(),
            ..*self
        }
    }

    /// The chosen rows in the given order. `None` if none is chosen or an index is out of range.
    pub fn select(&self, rows: &[usize]) -> Option<Self> {
        if rows.is_empty() || rows.iter().any(|&row| row >= self.len()) {
            return None;
        }
        let mut x = Vec::with_capacity(rows.len() * self.inputs);
        let mut y = Vec::with_capacity(rows.len() * self.outputs);
        for &row in rows {
            let (inputs, targets) = self.row(row);
            x.extend_from_slice(inputs);
            y.extend_from_slice(targets);
        }
        Some(Self { x, y, ..self.without_rows() })
    }

    /// The number of inputs of a row.
    #[inline(always)]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The number of outputs of a row: one for a gate.
    #[inline(always)]
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The same targets with different inputs, row by row, and with these names. `None` if the inputs do not fill every row or
    /// contain a number that is not finite.
    pub(super) fn with_inputs(&self, x: Vec<f64>, input_names: Vec<String>) -> Option<Self> {
        let inputs = input_names.len();
        let fits = inputs > 0 && x.len() == self.len() * inputs && x.iter().all(|cell| cell.is_finite());
        fits.then(|| Self { inputs, x, input_names, y: self.y.clone(), ..self.without_rows() })
    }

    /// The name of what tells the classes: of the label in a table.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// What was found in the table from which the rows come; `None` if they come from none, or have been replaced.
    pub fn found(&self) -> Option<&Found> {
        self.found.0.as_deref()
    }

    /// The names of the inputs, in their order.
    pub fn input_names(&self) -> &[String] {
        &self.input_names
    }

    /// The names of the classes: two if there is one output, otherwise one for each output.
    pub fn class_names(&self) -> &[String] {
        &self.class_names
    }

    /// The number of a row's class: [`class_of`] its targets. If `row` is out of range, that of the last row.
    pub fn class(&self, row: usize) -> usize {
        class_of(self.row(row).1)
    }

    /// The same rows with this one at index `row`, or added after the others if that is one past the end.
    pub(super) fn with_row(&self, row: usize, x: &[f64], class: usize) -> Self {
        let mut more = self.clone();
        let (inputs, outputs) = (self.inputs, self.outputs);
        more.x.resize(more.x.len().max((row + 1) * inputs), 0.0);
        more.y.resize(more.y.len().max((row + 1) * outputs), 0.0);
        more.x[row * inputs..][..inputs].copy_from_slice(x);
        let targets = &mut more.y[row * outputs..][..outputs];
        targets.iter_mut().enumerate().for_each(|(output, y)| *y = f64::from(u8::from(output == class)));
        if let [target] = targets {
            *target = f64::from(u8::from(class == 1));
        }
        more
    }

    /// The same rows with other targets instead of 0 and 1.
    pub(super) fn with_targets(mut self, [low, high]: [f64; 2]) -> Self {
        self.y.iter_mut().for_each(|y| *y = if *y == 0.0 { low } else { high });
        self
    }

    /// The number of rows: at least one.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.x.len() / self.inputs()
    }

    /// Always false: a data set has at least one row.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The inputs and the targets of one row; those of the last row if `row` is out of range.
    ///
    /// Not inlined, because it is called in many places. The training loops have inlined copies.
    #[inline(never)]
    pub fn row(&self, row: usize) -> (&[f64], &[f64]) {
        self.row_in_place(row)
    }

    /// Like [`Dataset::row`], but inlined.
    #[inline(always)]
    pub(crate) fn row_in_place(&self, row: usize) -> (&[f64], &[f64]) {
        let row = row.min(self.len() - 1);
        let (inputs, outputs) = (self.inputs(), self.outputs());
        (&self.x[row * inputs..(row + 1) * inputs], &self.y[row * outputs..(row + 1) * outputs])
    }

    /// Every row in order: inputs and targets.
    pub fn rows(&self) -> impl Iterator<Item = (&[f64], &[f64])> {
        (0..self.len()).map(|row| self.row(row))
    }
}

/// The class that a row's targets encode: with one output 1 if its target is more than ½, with several the output with the largest
/// target, the first of equal ones.
pub fn class_of(targets: &[f64]) -> usize {
    if let [target] = targets {
        return usize::from(*target > 0.5);
    }
    let mut class = 0;
    for (output, target) in targets.iter().enumerate() {
        if *target > targets[class] {
            class = output;
        }
    }
    class
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

    #[test]
    fn inputs_and_classes_have_names() {
        let strings = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let one = Dataset::from_rows(&[[1.0, 2.0]], &[[1.0]]).unwrap();
        assert_eq!(one.input_names(), ["x1", "x2"]);
        assert_eq!(one.class_names(), ["0", "1"]);
        let three = Dataset::from_rows(&[[1.0]], &[[0.0, 0.0, 1.0]]).unwrap();
        assert_eq!(three.class_names(), ["0", "1", "2"]);
        let named = one.clone().named(strings(&["length", "width"]), strings(&["no", "yes"])).unwrap();
        assert_eq!((&named.input_names()[1][..], &named.class_names()[1][..]), ("width", "yes"));
        assert!(one.clone().named(strings(&["length"]), strings(&["no", "yes"])).is_none());
        assert!(one.named(strings(&["length", "width"]), strings(&["no"])).is_none());
    }

    #[test]
    fn every_row_has_a_class() {
        let one = Dataset::from_rows(&[[0.0]; 4], &[[0.0], [1.0], [-1.0], [1.0]]).unwrap();
        assert_eq!([0, 1, 2, 3].map(|row| one.class(row)), [0, 1, 0, 1]);
        let y = [[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]];
        let three = Dataset::from_rows(&[[0.0]; 4], &y).unwrap();
        assert_eq!([0, 1, 2, 3].map(|row| three.class(row)), [2, 1, 0, 0]);
    }

    #[test]
    fn classes_become_targets() {
        let names = |count: usize| (0..count).map(|name| name.to_string()).collect::<Vec<_>>();
        let two = Dataset::of_classes(vec![5.0, 6.0], &[1, 0], names(1), names(2));
        assert_eq!((two.row(0), two.row(1)), ((&[5.0][..], &[1.0][..]), (&[6.0][..], &[0.0][..])));
        let three = Dataset::of_classes(vec![5.0, 6.0], &[2, 0], names(1), names(3));
        assert_eq!((three.row(0).1, three.row(1).1), (&[0.0, 0.0, 1.0][..], &[1.0, 0.0, 0.0][..]));
    }

    #[test]
    fn selects_rows() {
        let three = Dataset::from_rows(&[[1.0], [2.0], [3.0]], &[[0.0], [1.0], [0.0]]).unwrap();
        let two = three.select(&[2, 1]).unwrap();
        assert_eq!((two.len(), two.row(0), two.row(1).1), (2, (&[3.0][..], &[0.0][..]), &[1.0][..]));
        assert!(three.select(&[]).is_none());
        assert!(three.select(&[3]).is_none());
    }
}
