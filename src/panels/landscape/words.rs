use crate::model::{Loss, Rule};
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::parameter_names;

/// The description of the loss landscape over these two parameters, by their index among weights and then biases: the current
/// position of the run, and the direction of the next steps along each of them.
pub fn landscape(run: &Run, axes: [usize; 2], locale: &Locale) -> String {
    let [across, up] = &stands(run, run.rule(), axes).map(|Stand { name, value, slope }| {
        let (name, value) = (&name, &locale.fixed(value, 3));
        locale.say(match slope {
            Slope::Level => Message::ParameterRests { name, value },
            Slope::Up => Message::ParameterFalls { name, value },
            Slope::Down => Message::ParameterRises { name, value },
        })
    });
    locale.say(Message::Landscape { across, up, loss: &locale.fixed(run.metrics().mean_loss, 4) })
}

/// The description of the landscape of the loss that the run does not minimise; `None` if there is none.
pub fn landscape_of_other_loss(run: &Run, axes: [usize; 2], locale: &Locale) -> Option<String> {
    /// The largest number of rows for the mean.
    const MOST: usize = 10_000;
    let rule = run.rule().with_other_loss()?;
    let (parameters, rows) = (run.parameters(), run.examples().training());
    let stride = rows.div_ceil(MOST);
    let losses = (0..rows).step_by(stride).map(|row| {
        let (x, y) = run.examples().prepared().row(row);
        parameters.zs(x).zip(y).map(|(z, &y)| rule.loss(z, y)).sum::<f64>()
    });
    let (sum, count) = losses.fold((0.0, 0_u32), |(sum, count), loss| (sum + loss, count + 1));
    let mean = locale.fixed(sum / f64::from(count), 4);
    let loss = &if stride > 1 { locale.say(Message::About { value: &mean }) } else { mean };
    let [across, up] = &stands(run, rule, axes).map(|Stand { name, value, slope }| {
        let (name, value) = (&name, &locale.fixed(value, 3));
        locale.say(match slope {
            Slope::Level => Message::ParameterWouldRest { name, value },
            Slope::Up => Message::ParameterWouldFall { name, value },
            Slope::Down => Message::ParameterWouldRise { name, value },
        })
    });
    Some(locale.say(match rule.loss_kind() {
        Loss::SquaredError => Message::LandscapeOfSquaredError { across, up, loss },
        Loss::CrossEntropy => Message::LandscapeOfCrossEntropy { across, up, loss },
    }))
}

/// The position of a run along an axis of a landscape.
struct Stand {
    /// The name of the parameter.
    name: String,
    value: f64,
    slope: Slope,
}

/// The direction of the loss along a parameter: a step moves the parameter the other way.
enum Slope {
    Level,
    Up,
    Down,
}

/// The position of a run along each axis of a landscape, and the slope of a rule's loss there.
fn stands(run: &Run, rule: Rule, axes: [usize; 2]) -> [Stand; 2] {
    /// A tenth of the smallest slope that is visible in the fourth decimal.
    const LEVEL: f64 = 5e-6;
    let (names, gradient) = (parameter_names(run), crate::train::gradient_by(run, rule));
    axes.map(|axis| Stand {
        name: names.get(axis).cloned().unwrap_or_default(),
        value: run.parameters().values().get(axis).copied().unwrap_or(0.0),
        slope: match gradient.get(axis).copied().unwrap_or(0.0) {
            slope if slope.abs() < LEVEL => Slope::Level,
            slope if slope > 0.0 => Slope::Up,
            _ => Slope::Down,
        },
    })
}
