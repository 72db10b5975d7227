use super::Run;
use crate::model::{Parameters, Step, Trace};

/// The forward and backward pass of one raw row, from the parameters with which it begins: what equations, code and pictures show
/// of a row.
///
/// All of them read the same pass, so that they show the same numbers, also after the pass has changed the parameters of the run.
#[derive(Debug, Clone, Copy)]
pub struct Pass<'a> {
    /// The raw row.
    pub row: usize,
    /// The parameters with which it begins.
    pub parameters: &'a Parameters,
    /// The settings of its update.
    pub step: Step,
    /// Whether its update has been done: then the parameters of the run are later ones.
    pub is_done: bool,
}

impl<'a> Pass<'a> {
    /// The pass that a raw row would make next, from the current parameters.
    pub fn next(run: &'a Run, row: usize) -> Self {
        // The penalty of the next step, which may have been changed since the last.
        let step = Step { penalty: run.penalty(), ..run.trainer().step() };
        Self { row, parameters: run.parameters(), step, is_done: false }
    }

    /// Writes every number of the pass into a trace of the run's shape.
    pub fn take(&self, run: &Run, trace: &mut Trace) {
        let (x, y) = run.examples().row(self.row);
        trace.take(self.parameters, x, y, self.step);
    }
}
