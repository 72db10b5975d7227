use crate::model::Norm;
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::parameter_names;
use crate::text::rows::row_name;

/// The description of the loss along one parameter, by its index among weights and then biases: the current position on it, for
/// the mean and for a raw row, and the curvature there.
pub fn slice(run: &Run, along: usize, row: usize, locale: &Locale) -> String {
    let (parameters, rule) = (run.parameters(), run.rule());
    let name = parameter_names(run).swap_remove(along);
    let (x, y) = run.examples().row(row);
    let (output, input) = (parameters.output_of(along), parameters.input_of(along, x));
    let own: f64 = parameters.zs(x).zip(y).map(|(z, &y)| rule.loss(z, y)).sum();
    let own_slope = input * rule.dz(parameters.z(output, x), y[output]);
    let mean = run.metrics().mean_loss + run.penalty_loss();
    let slope = crate::train::gradient(run)[along];
    let is_step = !rule.activation().has_slope();
    let is_linear = rule.activation().is_identity() && run.penalty().norm != Norm::L1;
    let with_slope = |loss: f64, slope: f64| {
        let slope = locale.fixed(slope, 4);
        let its_slope = if is_step { String::new() } else { locale.say(Message::ItsSlope { slope: &slope }) };
        [locale.fixed(loss, 4), its_slope].concat()
    };
    let shape = if is_step {
        Message::SliceSteps
    } else if is_linear {
        Message::SliceParabola
    } else if input == 0.0 {
        Message::SliceFlat
    } else if crate::train::curvature(run, along) < 0.0 {
        Message::SliceDown
    } else {
        Message::SliceUp
    };
    locale.say(Message::Slice {
        parameter: &name,
        value: &locale.fixed(parameters.values()[along], 3),
        mean: &with_slope(mean, slope),
        row: &row_name(run, row, locale),
        own: &with_slope(own, own_slope),
        shape: &shape,
    })
}
