use std::ops::Range;
use std::rc::Rc;

use plotters::coord::combinators::IntoLogRange;
use plotters::coord::ranged1d::{
    KeyPointHint, NoDefaultFormatting, Ranged, ReversibleRanged, ValueFormatter,
};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::LogCoord;

use crate::number;

/// The numbers along one axis: plotters' linear or logarithmic coordinate, with labels in the same format as other numbers.
#[derive(Clone)]
pub struct Axis {
    from: f64,
    to: f64,
    scale: Scale,
    /// The distance from a tick to the next; `None` if it depends on the room.
    step: Option<f64>,
}

#[derive(Clone)]
enum Scale {
    Linear(RangedCoordf64),
    /// Shared, because plotters cannot copy it.
    Logarithmic(Rc<LogCoord<f64>>),
}

impl Axis {
    /// From one number to another, in equal steps.
    pub fn linear((from, to): (f64, f64)) -> Self {
        Self { from, to, scale: Scale::Linear((from..to).into()), step: None }
    }

    /// From one positive number to another, with equal space for each power of ten. Lower numbers, even 0, are placed at the lower
    /// end.
    pub fn logarithmic((from, to): (f64, f64)) -> Self {
        Self { from, to, scale: Scale::Logarithmic(Rc::new((from..to).log_scale().into())), step: None }
    }

    /// The same axis with ticks at the multiples of a number, however much room there is.
    pub fn with_step(self, step: f64) -> Self {
        Self { step: Some(step), ..self }
    }

    /// The ends.
    pub fn ends(&self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// Whether it is logarithmic.
    pub fn is_logarithmic(&self) -> bool {
        matches!(self.scale, Scale::Logarithmic(_))
    }

    /// The label of a tick.
    pub fn label(&self, value: f64) -> String {
        self.labels()(value)
    }

    /// The function that makes the label of a tick.
    pub fn labels(&self) -> &'static dyn Fn(f64) -> String {
        match self.scale {
            Scale::Logarithmic(_) => &number::compact,
            // In digits, unless there would be too many.
            Scale::Linear(_) if (1e-3..1e7).contains(&self.from.abs().max(self.to.abs())) => &number::tick,
            Scale::Linear(_) => &number::multiple_of_a_power,
        }
    }
}

/// The distance between ticks of a logarithmic axis, in powers of ten, if there are so many of them and at most `most` ticks: 1, 2
/// or 5 times a power of ten.
pub fn decade_step(decades: usize, most: usize) -> i32 {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    let fits = |step: &i32| decades.div_ceil(*step as usize) <= most.max(1);
    steps.into_iter().find(fits).unwrap_or(1000)
}

impl PartialEq for Axis {
    fn eq(&self, other: &Self) -> bool {
        (self.ends(), self.step, self.is_logarithmic()) == (other.ends(), other.step, other.is_logarithmic())
    }
}

impl std::fmt::Debug for Axis {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = if self.is_logarithmic() { "Logarithmic" } else { "Linear" };
        formatter.debug_tuple(name).field(&self.ends()).finish()
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        /// Beyond this many lengths of the axis outside its ends everything looks the same, and units stay far from overflow.
        const FAR: f64 = 50.0;
        match &self.scale {
            Scale::Linear(scale) => {
                let far = FAR * (self.to - self.from).abs();
                let (low, high) = (self.from.min(self.to) - far, self.from.max(self.to) + far);
                scale.map(&value.max(low).min(high), limit)
            }
            Scale::Logarithmic(scale) => {
                scale.map(&value.max(self.from).min(self.to * 1e9).min(f64::MAX), limit)
            }
        }
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let most = hint.max_num_points();
        let (span, size) = ((self.to - self.from).abs(), self.from.abs().max(self.to.abs()));
        // If steps between the ends would be lost in rounding, plotters would search forever.
        let has_steps = span > 1e-12 * size && span > 1e-290;
        if most == 0 || !span.is_finite() || !has_steps {
            return Vec::new();
        }
        if let Some(step) = self.step {
            let (first, last) = ((self.from / step).ceil() as i32, (self.to / step).floor() as i32);
            return (first..=last).map(|multiple| f64::from(multiple) * step).collect();
        }
        match &self.scale {
            Scale::Linear(scale) => {
                // plotters treats numbers closer together than 2·10⁻¹⁶ as equal, so small ones are scaled up for it.
                if span > 1e-6 {
                    return scale.key_points(most);
                }
                let times = 10_f64.powi(-span.log10().floor() as i32);
                let large = RangedCoordf64::from(self.from * times..self.to * times);
                large.key_points(most).into_iter().map(|value| value / times).collect()
            }
            Scale::Logarithmic(_) => {
                // With a small tolerance for the rounding of logarithms.
                let first = (self.from.log10() - 1e-9).ceil() as i32;
                let last = (self.to.log10() + 1e-9).floor() as i32;
                let decades = (last - first + 1).max(0) as usize;
                let power = |exponent: i32| 10_f64.powi(exponent);
                if 3 * decades > most {
                    let step = decade_step(decades, most);
                    let multiples = (first..=last).filter(|exponent| exponent.rem_euclid(step) == 0);
                    return multiples.map(power).collect();
                }
                // 1, 2 and 5 times each power of ten, if there is room for them.
                let steps = (first - 1..=last)
                    .flat_map(|exponent| [1.0, 2.0, 5.0].map(|step| step * power(exponent)));
                let inside = |value: &f64| (self.from * 0.999_999..=self.to * 1.000_001).contains(value);
                steps.filter(inside).collect()
            }
        }
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

impl ReversibleRanged for Axis {
    /// Also beyond the ends, because a drag may leave the picture.
    fn unmap(&self, at: i32, (from, to): (i32, i32)) -> Option<f64> {
        let share = f64::from(at - from) / f64::from(to - from);
        let value = match self.scale {
            Scale::Linear(_) => self.from + share * (self.to - self.from),
            Scale::Logarithmic(_) => self.from * (self.to / self.from).powf(share),
        };
        value.is_finite().then_some(value)
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, value: &f64) -> String {
        self.label(*value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis, most: usize) -> String {
        axis.key_points(most).into_iter().map(|value| axis.label(value)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_round_and_few() {
        let linear = |range, most| labels(&Axis::linear(range), most);
        assert_eq!(linear((-0.4, 1.4), 6), "0 0.5 1");
        assert_eq!(linear((0.0, 1000.0), 6), "0 200 400 600 800 1000");
        assert_eq!(linear((0.0, 1e6), 6), "0 200000 400000 600000 800000 1000000");
        assert_eq!(linear((0.0, 0.25), 7), "0 0.05 0.1 0.15 0.2 0.25");
        assert_eq!(linear((0.0, 1.0), 2), "0 1");
        assert_eq!(linear((0.0, 8e-9), 5), "0 2·10⁻⁹ 4·10⁻⁹ 6·10⁻⁹ 8·10⁻⁹");
        assert_eq!(linear((0.0, 2e14), 5), "0 5·10¹³ 10¹⁴ 1.5·10¹⁴ 2·10¹⁴");
        assert_eq!(linear((-2e14, 2e14), 5), "−2·10¹⁴ −10¹⁴ 0 10¹⁴ 2·10¹⁴");
        assert_eq!(linear((f64::NAN, 1.0), 5), "");
        assert_eq!(labels(&Axis::linear((-0.1, 1.1)).with_step(0.5), 7), "0 0.5 1");
    }

    #[test]
    fn tiny_numbers_have_ticks_too() {
        let points = Axis::linear((0.0, 4e-17)).key_points(5);
        assert_eq!(points.len(), 5, "{points:?}");
        assert!(points.windows(2).all(|pair| (pair[1] - pair[0] - 1e-17).abs() < 1e-22), "{points:?}");
    }

    #[test]
    fn ends_that_are_nearly_the_same_have_no_ticks_between() {
        for from in [1e-300, 0.1, 1e17, 1e300] {
            let to = from * (1.0 + 4.0 * f64::EPSILON);
            assert!(Axis::linear((from, to)).key_points(6).is_empty(), "{from}");
        }
    }

    #[test]
    fn decades_are_labelled() {
        let logarithmic = |range, most| labels(&Axis::logarithmic(range), most);
        assert_eq!(logarithmic((1e-9, 0.15), 12), "10⁻⁹ 10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴ 0.001 0.01 0.1");
        assert_eq!(logarithmic((1e-12, 0.15), 6), "10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 0.01");
        assert_eq!(logarithmic((0.1, 0.25), 6), "0.1 0.2");
        assert_eq!(logarithmic((1e5, 1e7), 9), "10⁵ 2·10⁵ 5·10⁵ 10⁶ 2·10⁶ 5·10⁶ 10⁷");
        assert_eq!(logarithmic((0.1, 1e30), 7), "1 10⁵ 10¹⁰ 10¹⁵ 10²⁰ 10²⁵ 10³⁰");
        assert_eq!(logarithmic((1e-3, f64::MAX), 7), "1 10⁵⁰ 10¹⁰⁰ 10¹⁵⁰ 10²⁰⁰ 10²⁵⁰ 10³⁰⁰");
        assert_eq!(logarithmic((1e-300, 1e300), 5), "10⁻²⁰⁰ 1 10²⁰⁰");
    }

    #[test]
    fn places_and_numbers_are_each_others_opposite() {
        for axis in [Axis::linear((-0.4, 1.4)), Axis::logarithmic((1e-6, 0.2))] {
            let (from, to) = axis.ends();
            for share in [0.0, 0.3, 1.0] {
                let value = if axis.is_logarithmic() {
                    from * (to / from).powf(share)
                } else {
                    from + share * (to - from)
                };
                let there = axis.map(&value, (100, 50_100));
                let back = axis.unmap(there, (100, 50_100)).unwrap();
                assert!((back - value).abs() <= 1e-3 * value.abs() + 1e-4, "{value} {back}");
            }
        }
    }

    #[test]
    fn what_is_far_off_or_no_number_overflows_nothing() {
        for axis in
            [Axis::linear((0.0, 1.0)), Axis::logarithmic((1e-3, 1.0)), Axis::logarithmic((1e-3, f64::MAX))]
        {
            for value in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e300, -1e300, 0.0] {
                assert!(axis.map(&value, (16_000, 0)).abs() < 2_000_000);
            }
        }
    }
}
