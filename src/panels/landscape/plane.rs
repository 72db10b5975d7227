//! The plane over which a landscape is drawn: a plane in the space of all parameters, through the position of the run.

use crate::model::Parameters;
use crate::panels::View;
use crate::train::Run;

/// A plane in the space of parameters. Along each of its axes moves one parameter, or two that are tied: by the same distance, so
/// that their mean is the coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plane([[usize; 2]; 2]);

impl From<[usize; 2]> for Plane {
    /// Over two parameters, by their index among [`Parameters::values`].
    fn from([across, up]: [usize; 2]) -> Self {
        Self([[across; 2], [up; 2]])
    }
}

impl Plane {
    /// Over two parameters, of which the first or the second moves together with another, if it is tied to it.
    pub fn tied(axes: [usize; 2], tied: [usize; 2]) -> Self {
        let mut plane = Self::from(axes);
        if !tied.iter().all(|parameter| plane.moves(*parameter)) {
            for axis in &mut plane.0 {
                if tied.contains(&axis[0]) {
                    *axis = tied;
                }
            }
        }
        plane
    }

    /// The plane of a view, or another if the model does not have its parameters.
    pub fn of(parameters: &Parameters, view: &View) -> Self {
        let last = parameters.values().len() - 1;
        let [one, other] = view.axes.map(|index| index.min(last));
        let axes = if one != other { [one, other] } else { [one.max(1) - 1, one.max(1)] };
        match view.tied {
            Some(tied) if tied[0].max(tied[1]) <= last => Self::tied(axes, tied),
            _ => axes.into(),
        }
    }

    /// The parameters that move along an axis.
    pub fn along(&self, axis: usize) -> &[usize] {
        let both = &self.0[axis];
        if both[0] == both[1] { &both[..1] } else { both }
    }

    /// Whether it moves this parameter.
    pub fn moves(&self, parameter: usize) -> bool {
        self.0.as_flattened().contains(&parameter)
    }

    /// By how much an output's z changes with each coordinate, for these inputs; `None` if the plane moves no parameter of it.
    pub(super) fn slopes(&self, parameters: &Parameters, output: usize, x: &[f64]) -> Option<[f64; 2]> {
        let (mut slopes, mut is_moved) = ([0.0; 2], false);
        for (axis, slope) in slopes.iter_mut().enumerate() {
            for &parameter in self.along(axis) {
                if parameters.output_of(parameter) == output {
                    *slope += parameters.input_of(parameter, x);
                    is_moved = true;
                }
            }
        }
        is_moved.then_some(slopes)
    }

    /// The coordinates of the point of the plane nearest to a position.
    pub fn coordinates(&self, values: &[f64]) -> [f64; 2] {
        self.0.map(|[one, other]| 0.5 * values[one] + 0.5 * values[other])
    }

    /// Moves a position to these coordinates.
    pub fn shift(&self, values: &mut [f64], to: [f64; 2]) {
        let here = self.coordinates(values);
        for axis in 0..2 {
            for &parameter in self.along(axis) {
                values[parameter] = to[axis] + (values[parameter] - here[axis]);
            }
        }
    }

    /// How far two positions are apart at right angles to the plane: the largest difference in any parameter.
    pub fn apart(&self, one: &[f64], other: &[f64]) -> f64 {
        let (from, to) = (self.coordinates(one), self.coordinates(other));
        let mut farthest = 0.0_f64;
        for index in 0..one.len() {
            let axis = self.0.iter().position(|along| along.contains(&index));
            let within = axis.map_or(0.0, |axis| from[axis] - to[axis]);
            farthest = farthest.max((one[index] - other[index] - within).abs());
        }
        farthest
    }

    /// Whether the path of a run lies beside the plane through its current position, so that a picture shows its projection.
    pub fn projects(&self, run: &Run) -> bool {
        let here = run.parameters().values();
        let size = here.iter().fold(1.0, |size: f64, value| size.max(value.abs()));
        // More than by rounding.
        run.history().parameters().chunks_exact(here.len()).any(|values| self.apart(values, here) > 1e-9 * size)
    }

    /// Whether parameters that move together are equal at a position.
    pub fn is_level(&self, values: &[f64]) -> bool {
        self.0.iter().all(|[one, other]| values[*one] == values[*other])
    }

    /// The name of a coordinate, made from the names of parameters: w1; or, of two, w1 = w2 if they are equal, else their mean.
    pub fn name(&self, axis: usize, values: &[f64], name: &dyn Fn(usize) -> String) -> String {
        let [one, other] = self.0[axis];
        if one == other {
            return name(one);
        }
        let is_level = values[one] == values[other];
        let [before, between, after] = if is_level { ["", " = ", ""] } else { ["(", " + ", ") / 2"] };
        [before, &name(one), between, &name(other), after].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_those_of_the_nearest_point() {
        let plane = Plane::tied([0, 2], [0, 1]);
        let mut values = [3.0, 1.0, -2.0, 7.0];
        assert_eq!(plane.coordinates(&values), [2.0, -2.0]);
        let before = values;
        plane.shift(&mut values, [5.0, 0.5]);
        assert_eq!(values, [6.0, 4.0, 0.5, 7.0]);
        assert_eq!(plane.apart(&before, &values), 0.0, "moved within the plane");
        assert_eq!(plane.apart(&before, &[3.0, 1.0, 9.0, 6.5]), 0.5, "what is held");
        assert_eq!(plane.apart(&before, &[2.0, 2.0, -2.0, 7.0]), 1.0, "two that part");
    }

    #[test]
    fn an_axis_is_named_by_what_it_says() {
        let plane = Plane::tied([0, 2], [0, 1]);
        let names = |values: &[f64]| [0, 1].map(|axis| plane.name(axis, values, &|index| ["w1", "w2", "b"][index].to_owned()));
        assert_eq!(names(&[2.0, 2.0, 1.0]), ["w1 = w2", "b"]);
        assert_eq!(names(&[2.0, 1.0, 1.0]), ["(w1 + w2) / 2", "b"]);
    }

    #[test]
    fn each_of_two_that_are_tied_takes_the_other_along() {
        let along = |axes| {
            let plane = Plane::tied(axes, [0, 1]);
            [0, 1].map(|axis| plane.along(axis).to_vec())
        };
        assert_eq!(along([0, 2]), [vec![0, 1], vec![2]]);
        assert_eq!(along([2, 1]), [vec![2], vec![0, 1]]);
        assert_eq!(along([1, 0]), [vec![1], vec![0]], "both axes are theirs");
        assert_eq!(along([2, 3]), [vec![2], vec![3]]);
    }
}
