use crate::attributes::numbered;
use crate::data::Feature;
use crate::train::{Accepted, Run, SettingError, Source};

/// How a run is shown: settings that can change without starting it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Epochs per animation frame while it plays: 1 to 10 000.
    pub rate: u32,
    /// Which pictures, tables and texts, in the author's order, each once.
    pub panels: Vec<Panel>,
    /// Whether the field of the decision boundary has one flat colour for each class instead of shades by probability.
    pub discrete: bool,
    /// The raw inputs along the axes of the boundary, counted from 0; the others are held at their mean over the training rows.
    pub pair: [usize; 2],
    /// The parameters along the axes of the landscape, by their index among [`Parameters::values`]; the others keep their values.
    ///
    /// [`Parameters::values`]: crate::model::Parameters::values
    pub axes: [usize; 2],
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
            along: 0,
            log_loss: false,
        }
    }
}

impl View {
    /// Refuses axes that a run of so many raw inputs and parameters does not have. The defaults are never refused.
    ///
    /// # Errors
    /// The first of the two that does not fit, with what it takes.
    pub fn check(&self, inputs: usize, parameters: usize) -> Result<(), SettingError> {
        for (name, chosen, count) in [("pair", self.pair, inputs), ("axes", self.axes, parameters)] {
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
    /// The panel `lifted`, unless the run is one that [`View::lifts`].
    pub fn check_panels(&self, run: &Run) -> Result<(), SettingError> {
        if self.panels.contains(&Panel::Lifted) && !Self::lifts(run) {
            return Err(SettingError::new("panels", Panel::Lifted.name(), Accepted::Lifted));
        }
        Ok(())
    }

    /// Whether the panel `lifted` can show a run: one of two inputs, their product as the only feature, and one output.
    pub fn lifts(run: &Run) -> bool {
        let (examples, outputs) = (run.examples(), run.parameters().outputs());
        examples.raw().inputs() == 2 && *examples.features() == [Feature::Product] && outputs == 1
    }
}

/// The row that is selected at first: the last of a gate, which is the interesting one of AND, else the first.
pub fn first_selected(run: &Run) -> usize {
    if matches!(run.settings().source, Source::Gate(_)) { run.examples().raw().len() - 1 } else { 0 }
}

/// One picture, table or text of `<one-neuron>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The decision boundary: probability as a field, the rows as points.
    Boundary,
    /// The mean loss, epoch by epoch.
    Loss,
    /// z against out, with every row on the curve.
    Sigmoid,
    /// The mean loss over two parameters, and the path walked.
    Landscape,
    /// The loss along one parameter, the others held.
    Slice,
    /// Rows of two inputs lifted to the height of their product, and the plane between the classes.
    Lifted,
    /// The forward pass and the update with the selected row's numbers.
    Equations,
    /// The NumPy listing with the running line marked.
    Code,
    /// The rows, to be edited.
    Data,
    /// Inputs, weights, sums and outputs as a diagram.
    Network,
    /// The confusion matrix.
    Confusion,
    /// X, W, b, z and out as blocks with their sizes, and the sum behind a cell of z.
    Shapes,
}

impl Panel {
    /// Every panel.
    pub const ALL: [Panel; 12] = [
        Panel::Boundary,
        Panel::Loss,
        Panel::Sigmoid,
        Panel::Landscape,
        Panel::Slice,
        Panel::Lifted,
        Panel::Equations,
        Panel::Code,
        Panel::Data,
        Panel::Network,
        Panel::Confusion,
        Panel::Shapes,
    ];

    /// Whether it is a picture: not a table, nor text.
    pub fn is_picture(self) -> bool {
        match self {
            Panel::Boundary
            | Panel::Loss
            | Panel::Sigmoid
            | Panel::Landscape
            | Panel::Slice
            | Panel::Lifted
            | Panel::Network => true,
            Panel::Equations | Panel::Code | Panel::Data | Panel::Confusion | Panel::Shapes => false,
        }
    }

    /// The panel of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.name() == name)
    }

    /// Its name as written in an attribute.
    pub fn name(self) -> &'static str {
        match self {
            Panel::Boundary => "boundary",
            Panel::Loss => "loss",
            Panel::Sigmoid => "sigmoid",
            Panel::Landscape => "landscape",
            Panel::Slice => "slice",
            Panel::Lifted => "lifted",
            Panel::Equations => "equations",
            Panel::Code => "code",
            Panel::Data => "data",
            Panel::Network => "network",
            Panel::Confusion => "confusion",
            Panel::Shapes => "shapes",
        }
    }
}
