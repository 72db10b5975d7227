//! Which learning rate printed these weights, in words.

use crate::number::{fixed, grouped, scientific, short};
use crate::train::clue::{Landing, Place, Printed, Runs};

/// How far the printed bias is from the surface of a learning rate.
pub fn miss(eta: f64, landing: Option<&Landing>, printed: &Printed) -> String {
    let Some(landing) = landing else {
        return ["No run with η = ", &short(eta), " that comes near the printed weights was found."].concat();
    };
    let (miss, rounding) = (landing.miss(printed).abs(), landing.rounding(printed));
    let verdict = if miss < rounding {
        [": less than its own rounding leaves open, ", &scientific(rounding), "."]
    } else {
        let times = (miss / rounding).round() as u64;
        // Two digits of it.
        let mut step = 1;
        while times / step >= 100 {
            step *= 10;
        }
        let times = grouped((times + step / 2) / step * step);
        return [
            "At η = ",
            &short(eta),
            " the printed b misses the surface by ",
            &scientific(miss),
            ": ",
            &times,
            if times == "1" { " time" } else { " times" },
            " what rounding leaves open.",
        ]
        .concat();
    };
    ["At η = ", &short(eta), " the printed b misses the surface by ", &scientific(miss), &verdict.concat()]
        .concat()
}

/// Whether runs come to the printed weights in so many epochs: `reached_from` is a start from which one does.
pub fn reach(runs: &Runs, printed: &Printed, reached_from: Option<&Place>) -> String {
    let after = ["After ", &grouped(runs.epochs().into()), " epochs "].concat();
    if let Some([w1, w2, b]) = reached_from {
        return [
            &after,
            "a run can have the printed w1 and w2: from (",
            &fixed(*w1, 3),
            ", ",
            &fixed(*w2, 3),
            ", ",
            &fixed(*b, 3),
            ") on, it has.",
        ]
        .concat();
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
    let rest = if short_of == all {
        "no run has come so far."
    } else if beyond == all {
        "every run has gone past it."
    } else {
        "no start from 0 up to 1 leads just there."
    };
    [&after, rest].concat()
}

/// What the picture of where runs end shows.
pub fn ends(runs: &Runs, printed: &Printed) -> String {
    let ranges = runs.places().fold([[f64::INFINITY, f64::NEG_INFINITY]; 2], |[sums, biases], place| {
        let &[w1, w2, b] = place else { return [sums, biases] };
        let within = |[low, high]: [f64; 2], number: f64| [low.min(number), high.max(number)];
        [within(sums, w1 + w2), within(biases, b)]
    });
    let [sums, biases] = ranges.map(|[low, high]| [&fixed(low, 2), " to ", &fixed(high, 2)].concat());
    [
        "From ",
        &runs.places().count().to_string(),
        " starts all over, runs of AND come onto one thread and follow it down. With η = ",
        &short(runs.eta()),
        " they end, after ",
        &grouped(runs.epochs().into()),
        " epochs, at w1 + w2 from ",
        &sums,
        " and b from ",
        &biases,
        ". The printed point is at ",
        &fixed(printed.weights[0] + printed.weights[1], 2),
        " and ",
        &fixed(printed.bias, 2),
        "; a lens on it shows the thread beside it or through it.",
    ]
    .concat()
}

/// What the picture of misses shows, of learning rates from the lowest to the highest with how far each misses.
pub fn misses(known: &[(f64, f64)]) -> String {
    let mut text = "By how much the printed b misses the surface of each η tried: ".to_owned();
    let mut told: Vec<f64> = Vec::new();
    let least = known.iter().min_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
    for (lead, one) in [("", known.first()), (", ", known.last()), ("; least, ", least)] {
        if let Some((eta, miss)) = one.filter(|(eta, _)| !told.contains(eta)) {
            text.extend([lead, &scientific(miss.abs()), " at η = ", &short(*eta)]);
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
    [
        "Solved for η, the three printed numbers give ",
        &fixed(eta, decimals),
        " ± ",
        &fixed(open, decimals),
        ".",
    ]
    .concat()
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
