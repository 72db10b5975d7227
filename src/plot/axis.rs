use std::ops::Range;

use plotters::coord::ranged1d::{
    KeyPointHint, NoDefaultFormatting, Ranged, ReversibleRanged, ValueFormatter,
};
use plotters::coord::types::RangedCoordf64;

use crate::number;
use crate::numerics::exp;

/// The numbers along one axis: plotters' coordinate, of them or of their logarithms, with labels in the same format as other numbers.
#[derive(Clone)]
pub struct Axis {
    from: f64,
    to: f64,
    /// plotters' coordinate: of the numbers, or of their logarithms.
    scale: RangedCoordf64,
    is_logarithmic: bool,
    /// The distance from a tick to the next; `None` if it depends on the room.
    step: Option<f64>,
}

impl Axis {
    /// From one number to another, in equal steps.
    pub fn linear((from, to): (f64, f64)) -> Self {
        Self { from, to, scale: (from..to).into(), is_logarithmic: false, step: None }
    }

    /// From one positive number to another, with equal space for each power of ten. Lower numbers, even 0, are placed at the lower
    /// end.
    pub fn logarithmic((from, to): (f64, f64)) -> Self {
        Self { from, to, scale: (from.ln()..to.ln()).into(), is_logarithmic: true, step: None }
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
        self.is_logarithmic
    }

    /// At most this many ticks.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let (span, size) = ((self.to - self.from).abs(), self.from.abs().max(self.to.abs()));
        // Steps between the ends would be lost in rounding.
        let has_steps = span > 1e-12 * size && span > 1e-290;
        if most == 0 || !span.is_finite() || !has_steps {
            return Vec::new();
        }
        if let Some(step) = self.step {
            let (first, last) = ((self.from / step).ceil() as i32, (self.to / step).floor() as i32);
            return (first..=last).map(|multiple| f64::from(multiple) * step).collect();
        }
        // Ticks of a logarithmic axis are powers of ten: multiples of a step among their exponents.
        let (low, high) = match (self.is_logarithmic, self.from.min(self.to), self.from.max(self.to)) {
            (true, low, high) => (low.log10(), high.log10()),
            (false, low, high) => (low, high),
        };
        let multiples = |step: f64| [(low / step - 1e-9).ceil(), (high / step + 1e-9).floor()];
        let count = |step: f64| multiples(step)[1] - multiples(step)[0] + 1.0;
        let mut ticks = Vec::new();
        if self.is_logarithmic && 3.0 * count(1.0) <= most as f64 {
            // 1, 2 and 5 times each power of ten, if there is room for them.
            for exponent in low.floor() as i32..=high.ceil() as i32 {
                for value in [1.0, 2.0, 5.0].map(|times| times * 10_f64.powi(exponent)) {
                    if (self.from * 0.999_999..=self.to * 1.000_001).contains(&value) {
                        ticks.push(value);
                    }
                }
            }
            return ticks;
        }
        // The smallest of 1, 2 and 5 times a power of ten that leaves room, but no part of a power of ten.
        let mut power = 10_f64.powi((high - low).log10().floor() as i32);
        let mut step = 10.0 * power;
        'finer: loop {
            for finer in [5.0, 2.0, 1.0].map(|times| times * power) {
                if count(finer) > most as f64 || (self.is_logarithmic && finer < 1.0) {
                    break 'finer;
                }
                step = finer;
            }
            power /= 10.0;
        }
        let [mut multiple, last] = multiples(step);
        while multiple <= last {
            let tick = multiple * step;
            ticks.push(if self.is_logarithmic { 10_f64.powi(tick as i32) } else { tick });
            multiple += 1.0;
        }
        ticks
    }

    /// The label of a tick.
    pub fn label(&self, value: f64) -> String {
        self.labels()(value)
    }

    /// The function that makes the label of a tick.
    pub fn labels(&self) -> &'static dyn Fn(f64) -> String {
        if self.is_logarithmic {
            return &number::compact;
        }
        // In digits, unless there would be too many.
        let is_short = (1e-3..1e7).contains(&self.from.abs().max(self.to.abs()));
        if is_short { &number::tick } else { &number::multiple_of_a_power }
    }
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
        if self.is_logarithmic {
            // What is no number is at the far end, where it comes from.
            let within = value.max(self.from).min(self.to * 1e9).min(f64::MAX);
            let value = if value.is_nan() { self.to } else { within };
            return self.scale.map(&value.ln(), limit);
        }
        let far = FAR * (self.to - self.from).abs();
        let (low, high) = (self.from.min(self.to) - far, self.from.max(self.to) + far);
        self.scale.map(&value.max(low).min(high), limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        self.ticks(hint.max_num_points())
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

impl ReversibleRanged for Axis {
    /// Also beyond the ends, because a drag may leave the picture.
    fn unmap(&self, at: i32, (from, to): (i32, i32)) -> Option<f64> {
        let share = f64::from(at - from) / f64::from(to - from);
        let Range { start, end } = self.scale.range();
        let value = start + share * (end - start);
        let value = if self.is_logarithmic { exp(value) } else { value };
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
