use super::Plane;
use crate::model::{Loss, Rule};
use crate::text::{Locale, Message, parameter_names};
use crate::train::Run;

/// The description of the loss landscape over a plane, such as that of two parameters, by their index among weights and then
/// biases: the current position of the run, the direction of the next steps along each axis, and whether the path is a projection.
pub fn landscape(run: &Run, plane: impl Into<Plane>, locale: &Locale) -> String {
    let plane = plane.into();
    let [across, up] = &stands(run, run.rule(), plane).map(|Stand { name, value, slope }| {
        let (name, value) = (&name, &locale.fixed(value, 3));
        locale.say(match slope {
            Slope::Level => Message::ParameterRests { name, value },
            Slope::Up => Message::ParameterFalls { name, value },
            Slope::Down => Message::ParameterRises { name, value },
        })
    });
    let mut text = locale.say(Message::Landscape { across, up, loss: &locale.fixed(run.metrics().mean_loss, 4) });
    if plane.projects(run) {
        text.push_str(&locale.say(Message::LandscapeProjected));
    }
    text
}

/// The description of the landscape of the loss that the run does not minimise; `None` if there is none.
pub fn landscape_of_other_loss(run: &Run, plane: impl Into<Plane>, locale: &Locale) -> Option<String> {
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
    let [across, up] = &stands(run, rule, plane.into()).map(|Stand { name, value, slope }| {
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
    /// The name of its coordinate.
    name: String,
    value: f64,
    slope: Slope,
}

/// The direction of the loss along an axis: a step moves the other way.
enum Slope {
    Level,
    Up,
    Down,
}

/// The position of a run along each axis of a landscape, and the slope of a rule's loss there.
fn stands(run: &Run, rule: Rule, plane: Plane) -> [Stand; 2] {
    /// A tenth of the smallest slope that is visible in the fourth decimal.
    const LEVEL: f64 = 5e-6;
    let (names, gradient) = (parameter_names(run), crate::train::gradient_by(run, rule));
    let values = run.parameters().values();
    let (values_here, slopes) = (plane.coordinates(values), plane.coordinates(&gradient));
    [0, 1].map(|axis| Stand {
        name: plane.name(axis, values, &|index| names[index].clone()),
        value: values_here[axis],
        slope: match slopes[axis] {
            slope if slope.abs() < LEVEL => Slope::Level,
            slope if slope > 0.0 => Slope::Up,
            _ => Slope::Down,
        },
    })
}
