//! Which learning rate printed these weights? The descriptions in words.

use crate::number::{fixed, scientific, short};
use crate::text::{Locale, Message};
use crate::train::clue::{Landing, Place, Printed, Runs};

/// The distance of the printed bias from the surface of a learning rate.
pub fn miss(eta: f64, landing: Option<&Landing>, printed: &Printed, locale: &Locale) -> String {
    let eta = &short(eta);
    let Some(landing) = landing else { return locale.say(Message::NoLanding { eta }) };
    let (distance, rounding) = (landing.miss(printed).abs(), landing.rounding(printed));
    let miss = &scientific(distance);
    if distance < rounding {
        return locale.say(Message::MissesLess { eta, miss, rounding: &scientific(rounding) });
    }
    let times = (distance / rounding).round() as u64;
    // Rounded to two digits.
    let mut step = 1;
    while times / step >= 100 {
        step *= 10;
    }
    locale.say(Message::MissesTimes { eta, miss, times: &((times + step / 2) / step * step) })
}

/// Whether runs reach the printed weights in this many epochs: `reached_from` is a start from which one does.
pub fn reach(runs: &Runs, printed: &Printed, reached_from: Option<&Place>, locale: &Locale) -> String {
    let epochs = &runs.epochs();
    if let Some(start) = reached_from {
        let [w1, w2, b] = &start.map(|number| fixed(number, 3));
        return locale.say(Message::Reached { epochs, w1, w2, b });
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
    locale.say(if short_of == all {
        Message::NotSoFar { epochs }
    } else if beyond == all {
        Message::GonePast { epochs }
    } else {
        Message::NotThere { epochs }
    })
}

/// The description of the picture of the ends of runs.
pub fn ends(runs: &Runs, printed: &Printed, locale: &Locale) -> String {
    let ranges = runs.places().fold([[f64::INFINITY, f64::NEG_INFINITY]; 2], |[sums, biases], place| {
        let &[w1, w2, b] = place else { return [sums, biases] };
        let within = |[low, high]: [f64; 2], number: f64| [low.min(number), high.max(number)];
        [within(sums, w1 + w2), within(biases, b)]
    });
    let [sums, biases] = &ranges.map(|ends| {
        let [from, to] = &ends.map(|end| fixed(end, 2));
        locale.say(Message::Range { from, to })
    });
    locale.say(Message::RunsEnd {
        starts: &runs.places().count(),
        eta: &short(runs.eta()),
        epochs: &runs.epochs(),
        sums,
        biases,
        sum: &fixed(printed.weights[0] + printed.weights[1], 2),
        bias: &fixed(printed.bias, 2),
    })
}

/// The description of the picture of misses, for learning rates in ascending order with their misses.
pub fn misses(known: &[(f64, f64)], locale: &Locale) -> String {
    let mut text = locale.say(Message::MissesOf);
    let mut told: Vec<f64> = Vec::new();
    let least = known.iter().min_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
    let and_least = locale.say(Message::Least);
    for (lead, one) in [("", known.first()), (", ", known.last()), (&and_least, least)] {
        if let Some((eta, miss)) = one.filter(|(eta, _)| !told.contains(eta)) {
            text.push_str(lead);
            text.push_str(&locale.say(Message::MissAt { miss: &scientific(miss.abs()), eta: &short(*eta) }));
            told.push(*eta);
        }
    }
    text.push('.');
    text
}

/// The learning rate given by the printed numbers, and its uncertainty due to rounding.
pub fn rate([eta, open]: [f64; 2], locale: &Locale) -> String {
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > open && decimals < 15 {
        (unit, decimals) = (unit / 10.0, decimals + 1);
    }
    locale.say(Message::Solved { eta: &fixed(eta, decimals), open: &fixed(open, decimals) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::clue;

    const PRINTED: Printed = Printed::ARTICLE;

    fn missed(eta: f64) -> String {
        miss(eta, clue::surface(&PRINTED, eta).as_ref(), &PRINTED, Locale::english())
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
            miss(0.3, None, &PRINTED, Locale::english()),
            "No run with η = 0.3 that comes near the printed weights was found."
        );
    }

    #[test]
    fn says_whether_a_run_can_be_there() {
        let said = |eta, epochs| {
            let from = clue::reached_from(&PRINTED, eta, epochs);
            reach(&ended(eta, epochs), &PRINTED, from.as_ref(), Locale::english())
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
            ends(&ended(0.01, 1000), &PRINTED, Locale::english()),
            "From 64 starts all over, runs of AND come onto one thread and follow it down. With η = 0.01 they end, after \
             1,000 epochs, at w1 + w2 from 0.78 to 1.49 and b from −1.41 to −1.00. The printed point is at 5.30 and −4.09; a \
             lens on it shows the thread beside it or through it."
        );
        let known = |eta: f64| (eta, clue::surface(&PRINTED, eta).unwrap().miss(&PRINTED));
        assert_eq!(
            misses(&[known(0.01), known(0.1), known(0.3)], Locale::english()),
            "By how much the printed b misses the surface of each η tried: 6.0·10⁻³ at η = 0.01, 1.4·10⁻² at η = 0.3; least, \
             1.3·10⁻¹⁰ at η = 0.1."
        );
        assert!(misses(&[known(0.09)], Locale::english()).ends_with("tried: 6.7·10⁻⁴ at η = 0.09."));
        assert!(
            misses(&[known(0.05), known(0.09)], Locale::english())
                .ends_with("3.3·10⁻³ at η = 0.05, 6.7·10⁻⁴ at η = 0.09.")
        );
        assert_eq!(
            rate(clue::rate(&PRINTED, [0.05, 0.2]).unwrap(), Locale::english()),
            "Solved for η, the three printed numbers give 0.1000000 ± 0.0000002."
        );
    }
}
