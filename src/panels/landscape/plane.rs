//! The plane over which a landscape is drawn: a plane in the space of all parameters, through the position of the run.

use crate::model::Parameters;
use crate::number::whole;
use crate::train::Run;

/// A direction in the space of parameters: one of them, or two that move together, by their index among [`Parameters::values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    one: usize,
    other: Option<usize>,
}

impl Direction {
    /// Along one parameter.
    pub const fn along(one: usize) -> Self {
        Self { one, other: None }
    }

    /// Along two different parameters, by the same distance in both: the first and the second may be any.
    pub const fn together(one: usize, other: usize) -> Self {
        Self { one, other: Some(other) }
    }

    /// The parameters that move, each by its index.
    pub fn parameters(self) -> impl Iterator<Item = usize> {
        std::iter::once(self.one).chain(self.other)
    }

    /// Whether two parameters move together.
    pub fn is_joint(self) -> bool {
        self.other.is_some()
    }

    /// Whether this parameter moves.
    pub fn moves(self, parameter: usize) -> bool {
        self.one == parameter || self.other == Some(parameter)
    }

    fn shares(self, other: Self) -> bool {
        self.parameters().any(|parameter| other.moves(parameter))
    }

    /// The mean of something over the parameters that move.
    pub fn mean(self, of: impl Fn(usize) -> f64) -> f64 {
        match self.other {
            None => of(self.one),
            Some(other) => 0.5 * of(self.one) + 0.5 * of(other),
        }
    }

    /// The coordinate of a position along it: the parameter, or the mean of both.
    pub fn coordinate(self, values: &[f64]) -> f64 {
        self.mean(|parameter| values.get(parameter).copied().unwrap_or(0.0))
    }

    /// Whether what moves together has the same value at a position.
    pub fn is_equal(self, values: &[f64]) -> bool {
        self.other.is_none_or(|other| values.get(self.one) == values.get(other))
    }

    /// The name of its coordinate at a position, made from the names of parameters: w1, or w1 = w2 if they are the same, else
    /// their mean.
    pub fn name(self, values: &[f64], name: impl Fn(usize) -> String) -> String {
        let Some(other) = self.other else { return name(self.one) };
        let (one, second) = (name(self.one), name(other));
        if self.is_equal(values) {
            [&one, " = ", &second].concat()
        } else {
            ["(", &one, " + ", &second, ") / 2"].concat()
        }
    }

    /// As in the attribute: counted from 1, with a plus sign between two.
    fn written(self) -> String {
        let numbers: Vec<_> = self.parameters().map(|parameter| whole(parameter as u64 + 1)).collect();
        numbers.join("+")
    }
}

/// A plane in the space of parameters, spanned by the directions of its horizontal and its vertical axis, which share no parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plane(pub [Direction; 2]);

impl From<[usize; 2]> for Plane {
    /// Over two parameters.
    fn from(parameters: [usize; 2]) -> Self {
        Self(parameters.map(Direction::along))
    }
}

impl Default for Plane {
    fn default() -> Self {
        [0, 1].into()
    }
}

impl Plane {
    /// Whether it is a plane in a space of this many dimensions.
    pub fn exists(self, parameters: usize) -> bool {
        let [across, up] = self.0;
        let is_there = |direction: Direction| {
            direction.parameters().all(|parameter| parameter < parameters) && direction.other != Some(direction.one)
        };
        is_there(across) && is_there(up) && !across.shares(up)
    }

    /// This plane if the model has its parameters, or else one that it has.
    pub fn within(self, parameters: &Parameters) -> Self {
        let count = parameters.values().len();
        if self.exists(count) {
            return self;
        }
        let [one, other] = self.0.map(|direction| direction.one.min(count - 1));
        match (one, other) {
            (0, 0) => [0, 1].into(),
            (one, other) if one == other => [one - 1, one].into(),
            pair => <[usize; 2]>::from(pair).into(),
        }
    }

    /// The parameters that it moves, each by its index.
    pub fn parameters(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().flat_map(Direction::parameters)
    }

    /// This plane with other axes. Where both would move the same of this many parameters, the axis that is not new becomes what
    /// the new one was, or else the first that is free.
    pub fn turned(self, axes: [Direction; 2], parameters: usize) -> Self {
        let new = usize::from(axes[0] == self.0[0]);
        let free = [axes[1 - new], self.0[new]].into_iter().chain((0..parameters).map(Direction::along));
        let mut turned = axes;
        if let Some(other) = free.into_iter().find(|direction| !direction.shares(axes[new])) {
            turned[1 - new] = other;
        }
        Self(turned)
    }

    /// Whether it moves this parameter.
    pub fn moves(self, parameter: usize) -> bool {
        self.0.iter().any(|direction| direction.moves(parameter))
    }

    /// The coordinates of the point of the plane nearest to a position.
    pub fn coordinates(self, values: &[f64]) -> [f64; 2] {
        self.0.map(|direction| direction.coordinate(values))
    }

    /// Moves a position to these coordinates.
    pub fn shift(self, values: &mut [f64], to: [f64; 2]) {
        for (direction, to) in self.0.into_iter().zip(to) {
            let here = direction.coordinate(values);
            for parameter in direction.parameters() {
                if let Some(value) = values.get_mut(parameter) {
                    *value = to + (*value - here);
                }
            }
        }
    }

    /// How far two positions are apart at right angles to the plane: the largest difference in any parameter.
    pub fn apart(self, one: &[f64], other: &[f64]) -> f64 {
        let pairs = one.iter().zip(other).enumerate();
        let within = |index: usize| {
            let direction = self.0.into_iter().find(|direction| direction.moves(index));
            direction.map_or(0.0, |direction| direction.coordinate(one) - direction.coordinate(other))
        };
        pairs.fold(0.0, |farthest: f64, (index, (one, other))| {
            farthest.max((one - other - within(index)).abs())
        })
    }

    /// Whether the path of a run lies beside the plane through its current position, so that a picture shows its projection.
    pub fn projects(self, run: &Run) -> bool {
        /// Differences by rounding.
        const ROUNDING: f64 = 1e-9;
        let here = run.parameters().values();
        let size = here.iter().fold(1.0, |size: f64, value| size.max(value.abs()));
        run.history()
            .parameters()
            .chunks_exact(here.len())
            .any(|values| self.apart(values, here) > ROUNDING * size)
    }

    /// As in the attribute: 1+2,3.
    pub(crate) fn written(self) -> String {
        self.0.map(Direction::written).join(",")
    }

    /// Reads what [`Plane::written`] writes.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (across, up) = text.split_once(',')?;
        let number = |text: &str| text.trim_ascii().parse().ok().filter(|&number: &u32| number > 0);
        let direction = |text: &str| {
            let index = |text: &str| Some(number(text)? as usize - 1);
            Some(match text.split_once('+') {
                Some((one, other)) => Direction::together(index(one)?, index(other)?),
                None => Direction::along(index(text)?),
            })
        };
        Some(Self([direction(across)?, direction(up)?])).filter(|plane| plane.exists(usize::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["1,2", "3,1", "1+2,3", "4,1+3", "1+4,2+3"] {
            assert_eq!(Plane::read(text).unwrap().written(), text);
        }
        assert_eq!(Plane::read(" 1 + 2 , 3 "), Plane::read("1+2,3"));
        for text in ["", "1", "1,1", "1+1,2", "1+2,2", "0,1", "1+2+3,4", "1+,2", "w1,b", "1,2,3", "-1,1"] {
            assert_eq!(Plane::read(text), None, "{text}");
        }
    }

    #[test]
    fn coordinates_are_those_of_the_nearest_point() {
        let plane = Plane([Direction::together(0, 1), Direction::along(2)]);
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
        let plane = Plane([Direction::together(0, 1), Direction::along(2)]);
        let name = |index: usize| ["w1", "w2", "b"][index].to_owned();
        assert_eq!(plane.0.map(|axis| axis.name(&[2.0, 2.0, 1.0], name)), ["w1 = w2", "b"]);
        assert_eq!(plane.0.map(|axis| axis.name(&[2.0, 1.0, 1.0], name)), ["(w1 + w2) / 2", "b"]);
    }

    #[test]
    fn two_axes_never_move_the_same() {
        let plane = |text: &str| Plane::read(text).unwrap();
        for (before, axes, after) in [
            ("1,2", "3,2", "3,2"),
            ("1+2,3", "1+2,1", "3,1"),
            ("1,2", "1,1+2", "3,1+2"),
            ("3,2", "3,1+2", "3,1+2"),
            ("1,3", "1+2,3", "1+2,3"),
            ("2,3", "3,3", "3,2"),
        ] {
            let axes: Vec<_> = axes.split(',').map(|axis| plane(&format!("{axis},9")).0[0]).collect();
            assert_eq!(plane(before).turned([axes[0], axes[1]], 3), plane(after), "{before} {axes:?}");
        }
    }
}
