use super::leaves_linear_scale;
use crate::number::fixed;
use crate::text::{Locale, Message};
use crate::train::{Run, Trend};

/// The description of the loss curve.
pub fn loss(run: &Run, locale: &Locale) -> String {
    let first = run.history().points().first().map_or(f64::NAN, |point| point.loss);
    let now = run.metrics().mean_loss;
    let (from, to, epoch) = (&locale.fixed(first, 4), &locale.fixed(now, 4), &run.epoch());
    let mut text = locale.say(if from == to {
        Message::LossIs { loss: to, epoch }
    } else {
        match now.partial_cmp(&first) {
            Some(std::cmp::Ordering::Less) => Message::LossFell { from, to, epoch },
            Some(_) => Message::LossRose { from, to, epoch },
            None => Message::LossWent { from, to, epoch },
        }
    });
    if Trend::of(run).is_some_and(|trend| trend.is_settled()) {
        text.push_str(&locale.say(Message::ItRests));
    }
    let history = run.history();
    if leaves_linear_scale(history) {
        text.push_str(&locale.say(Message::LossLogarithmic));
    }
    // Worth mentioning if it is one per cent lower than now.
    let lowest = |losses: &mut dyn Iterator<Item = (f64, u32)>, now: f64| {
        let (loss, epoch) = losses.reduce(lower).filter(|&(loss, _)| loss < 0.99 * now)?;
        let (loss, epoch) = (&fixed(loss, 4), &epoch);
        Some(locale.say(if history.spacing() > 1 {
            Message::NearEpoch { epoch, loss }
        } else {
            Message::AtEpoch { epoch, loss }
        }))
    };
    if let Some(place) = lowest(&mut history.points().iter().map(|point| (point.lowest, point.epoch)), now) {
        text.push_str(&locale.say(Message::LossLowest { place: &place }));
    }
    if let Some(testing) = run.testing() {
        let mut losses = history.points().iter().filter_map(|point| Some((point.testing?, point.epoch)));
        let place = lowest(&mut losses, testing.mean_loss);
        text.push_str(&locale.say(Message::LossHeldOut {
            loss: &locale.fixed(testing.mean_loss, 4),
            lowest: &place.as_ref().map(|place| Message::AndLowest { place }),
        }));
    }
    text
}

/// The lower of two losses with their epochs, or the first if they are equal.
fn lower(first: (f64, u32), next: (f64, u32)) -> (f64, u32) {
    if next.0 < first.0 { next } else { first }
}
