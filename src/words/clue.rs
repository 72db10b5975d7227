//! Which learning rate printed these weights, in words.

use crate::language::{self, filled};
use crate::number::{fixed, grouped, scientific, short};
use crate::train::clue::{Landing, Place, Printed, Runs};

/// How far the printed bias is from the surface of a learning rate.
pub fn miss(eta: f64, landing: Option<&Landing>, printed: &Printed) -> String {
    let eta = short(eta);
    let Some(landing) = landing else { return filled(language::NO_LANDING, &[&eta]) };
    let (miss, rounding) = (landing.miss(printed).abs(), landing.rounding(printed));
    let (says, than) = if miss < rounding {
        (language::MISSES_LESS, scientific(rounding))
    } else {
        let times = (miss / rounding).round() as u64;
        // Two digits of it.
        let mut step = 1;
        while times / step >= 100 {
            step *= 10;
        }
        let times = (times + step / 2) / step * step;
        (if times == 1 { language::MISSES_ONCE } else { language::MISSES_TIMES }, grouped(times))
    };
    filled(says, &[&eta, &scientific(miss), &than])
}

/// Whether runs come to the printed weights in so many epochs: `reached_from` is a start from which one does.
pub fn reach(runs: &Runs, printed: &Printed, reached_from: Option<&Place>) -> String {
    let after = grouped(runs.epochs().into());
    if let Some(start) = reached_from {
        let [w1, w2, b] = start.map(|number| fixed(number, 3));
        return filled(language::REACHED, &[&after, &w1, &w2, &b]);
    }
    let sum = printed.weights[0] + printed.weights[1];
    let (mut short_of, mut beyond, mut all) = (0, 0, 0);
    for place in runs.places() {
        if let &[w1, w2, _] = place {
            all += 1;
            short_of += usize::from(w1 + w2 < sum);
            beyond += usize::from(w1 + w2 > sum);
        }
    }
    let says = if short_of == all {
        language::NOT_SO_FAR
    } else if beyond == all {
        language::GONE_PAST
    } else {
        language::NOT_THERE
    };
    filled(says, &[&after])
}

/// What the picture of where runs end shows.
pub fn ends(runs: &Runs, printed: &Printed) -> String {
    let ranges = runs.places().fold([[f64::INFINITY, f64::NEG_INFINITY]; 2], |[sums, biases], place| {
        let &[w1, w2, b] = place else { return [sums, biases] };
        let within = |[low, high]: [f64; 2], number: f64| [low.min(number), high.max(number)];
        [within(sums, w1 + w2), within(biases, b)]
    });
    let [sums, biases] = ranges.map(|ends| {
        let [low, high] = ends.map(|end| fixed(end, 2));
        filled(language::RANGE, &[&low, &high])
    });
    filled(
        language::RUNS_END,
        &[
            &runs.places().count().to_string(),
            &short(runs.eta()),
            &grouped(runs.epochs().into()),
            &sums,
            &biases,
            &fixed(printed.weights[0] + printed.weights[1], 2),
            &fixed(printed.bias, 2),
        ],
    )
}

/// What the picture of misses shows, of learning rates from the lowest to the highest with how far each misses.
pub fn misses(known: &[(f64, f64)]) -> String {
    let mut text = language::MISSES_OF.to_owned();
    let mut told: Vec<f64> = Vec::new();
    let least = known.iter().min_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
    for (lead, one) in [("", known.first()), (", ", known.last()), (language::LEAST, least)] {
        if let Some((eta, miss)) = one.filter(|(eta, _)| !told.contains(eta)) {
            text.extend([lead, &filled(language::MISS_AT, &[&scientific(miss.abs()), &short(*eta)])]);
            told.push(*eta);
        }
    }
    text.push('.');
    text
}

/// The learning rate that the printed numbers give, and how far rounding leaves it open.
pub fn rate([eta, open]: [f64; 2]) -> String {
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > open && decimals < 15 {
        (unit, decimals) = (unit / 10.0, decimals + 1);
    }
    filled(language::SOLVED, &[&fixed(eta, decimals), &fixed(open, decimals)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::clue;

    const PRINTED: Printed = Printed::ARTICLE;

    fn missed(eta: f64) -> String {
        miss(eta, clue::surface(&PRINTED, eta).as_ref(), &PRINTED)
    }

    fn ended(eta: f64, epochs: u32) -> Runs {
        let mut runs = Runs::new(64, eta, epochs);
        while !runs.work() {}
        runs
    }

    #[test]
    fn says_how_far_the_printed_point_is_from_a_surface() {
        assert_eq!(
            missed(0.1),
            "At η = 0.1 the printed b misses the surface by 1.3·10⁻¹⁰: less than its own rounding leaves open, 1.2·10⁻⁸."
        );
        assert_eq!(
            missed(0.09),
            "At η = 0.09 the printed b misses the surface by 6.7·10⁻⁴: 54,000 times what rounding leaves open."
        );
        assert_eq!(
            miss(0.3, None, &PRINTED),
            "No run with η = 0.3 that comes near the printed weights was found."
        );
    }

    #[test]
    fn says_whether_a_run_can_be_there() {
        let said = |eta, epochs| {
            reach(&ended(eta, epochs), &PRINTED, clue::reached_from(&PRINTED, eta, epochs).as_ref())
        };
        assert!(
            said(0.1, 1000).starts_with("After 1,000 epochs a run can have the printed w1 and w2: from (0.")
        );
        assert_eq!(said(0.01, 1000), "After 1,000 epochs no run has come so far.");
        assert_eq!(said(0.3, 1000), "After 1,000 epochs every run has gone past it.");
        assert_eq!(said(0.3, 333), "After 333 epochs no start from 0 up to 1 leads just there.");
    }

    #[test]
    fn pictures_are_told() {
        assert_eq!(
            ends(&ended(0.01, 1000), &PRINTED),
            "From 64 starts all over, runs of AND come onto one thread and follow it down. With η = 0.01 they end, after \
             1,000 epochs, at w1 + w2 from 0.78 to 1.49 and b from −1.41 to −1.00. The printed point is at 5.30 and −4.09; a \
             lens on it shows the thread beside it or through it."
        );
        let known = |eta: f64| (eta, clue::surface(&PRINTED, eta).unwrap().miss(&PRINTED));
        assert_eq!(
            misses(&[known(0.01), known(0.1), known(0.3)]),
            "By how much the printed b misses the surface of each η tried: 6.0·10⁻³ at η = 0.01, 1.4·10⁻² at η = 0.3; least, \
             1.3·10⁻¹⁰ at η = 0.1."
        );
        assert!(misses(&[known(0.09)]).ends_with("tried: 6.7·10⁻⁴ at η = 0.09."));
        assert!(misses(&[known(0.05), known(0.09)]).ends_with("3.3·10⁻³ at η = 0.05, 6.7·10⁻⁴ at η = 0.09."));
        assert_eq!(
            rate(clue::rate(&PRINTED, [0.05, 0.2]).unwrap()),
            "Solved for η, the three printed numbers give 0.1000000 ± 0.0000002."
        );
    }
}
