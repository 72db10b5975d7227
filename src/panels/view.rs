use super::Panel;
use super::landscape::Limits;
use super::lifted::can_lift;
use crate::train::{Accepted, Run, SettingError, Source};

/// The settings of the display, which can change without starting the run over.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Epochs per animation frame while it plays: 1 to 10 000.
    pub rate: u32,
    /// The pictures, tables and texts, in the author's order, each once.
    pub panels: Vec<Panel>,
    /// Whether the field of the decision boundary has one flat colour for each class instead of shades by probability.
    pub discrete: bool,
    /// The raw inputs along the axes of the boundary, counted from 0; the others are fixed at their mean over the training rows.
    pub pair: [usize; 2],
    /// The parameters along the axes of the landscape, by their index among [`Parameters::values`]; the others keep their values.
    ///
    /// [`Parameters::values`]: crate::model::Parameters::values
    pub axes: [usize; 2],
    /// Two parameters, by their index among those values, of which the landscape moves each together with the other.
    pub tied: Option<[usize; 2]>,
    /// The ends of the axes of the landscape, unless they follow the path.
    pub limits: Option<Limits>,
    /// The parameter along which the loss is drawn as a slice, by its index among those values.
    pub along: usize,
    /// Whether the loss curve's scale is logarithmic.
    pub log_loss: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            rate: 1,
            panels: vec![Panel::Boundary, Panel::Loss],
            discrete: false,
            pair: [0, 1],
            axes: [0, 1],
            tied: None,
            limits: None,
            along: 0,
            log_loss: false,
        }
    }
}

impl View {
    /// Refuses axes that do not exist in a run with this many raw inputs and parameters. The defaults are never refused.
    ///
    /// # Errors
    /// The first of them that is invalid, with the accepted values.
    pub fn check(&self, inputs: usize, parameters: usize) -> Result<(), SettingError> {
        let tied = self.tied.unwrap_or([0, 1]);
        for (name, chosen, count) in
            [("pair", self.pair, inputs), ("axes", self.axes, parameters), ("tied", tied, parameters)]
        {
            if chosen != [0, 1] && chosen.iter().any(|&one| one >= count) {
                return Err(SettingError::new(name, &numbered(chosen), Accepted::PairOf(count)));
            }
        }
        if self.along > 0 && self.along >= parameters {
            let along = (self.along + 1).to_string();
            return Err(SettingError::new("along", &along, Accepted::AlongOf(parameters)));
        }
        Ok(())
    }

    /// Refuses panels that cannot show this run.
    ///
    /// # Errors
    /// The first of them, with the accepted values.
    pub fn check_panels(&self, run: &Run) -> Result<(), SettingError> {
        for panel in &self.panels {
            panel.check(run).map_err(|accepted| SettingError::new("panels", panel.name(), accepted))?;
        }
        Ok(())
    }

    /// Whether the panel `lifted` can show a run: two inputs, their product as the only feature, and one output.
    pub fn lifts(run: &Run) -> bool {
        can_lift(run)
    }
}

/// The row selected at first: for a gate the last one, which is the interesting one of AND, otherwise the first.
pub fn first_selected(run: &Run) -> usize {
    if matches!(run.settings().source, Source::Gate(_)) { run.examples().raw().len() - 1 } else { 0 }
}

/// A pair in the notation of attributes: counted from 1.
pub(crate) fn numbered([one, other]: [usize; 2]) -> String {
    format!("{},{}", one + 1, other + 1)
}
