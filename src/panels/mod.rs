//! The panels: each has its own module, which defines its picture, what can be dragged in it, and its description in words. To add
//! one, write its module and its line in the list below.
//!
//! A picture is drawn on layers, so that each layer is redrawn only when its content has changed:
//!
//! | picture | layers, from below | changes with |
//! |---|---|---|
//! | [`boundary`] | field (pixels), many points (pixels), line, axes and few points | weights; right or wrong; weights; data, selection, right or wrong |
//! | [`loss`] | axes, curves, mark and names | scale; epochs never seen before, selection; the current epoch |
//! | [`activation`] | axes, curve, points | window; window; z, selection, right or wrong, what is [`Highlight`] |
//! | [`landscape`] | field (pixels), contour lines, path, place, axes | the surface; the surface; epochs; weights; window, whether the path is projected |
//! | [`mod@slice`] | axes, curves, marks | window; weights; weights, selection |
//! | [`clue`] | axes, all else | never; η, epochs |
//! | [`lifted`] | ground, plane and rows | weights, pose; weights, selection, pose |
//! | [`network`] | edges, nodes, numbers | weights; data; selection, weights; all with what is [`Highlight`] |

#[cfg(feature = "charts")]
mod borders;
pub mod clue;
#[cfg(feature = "charts")]
mod contour;
pub mod corners;
#[cfg(feature = "charts")]
mod highlight;
#[cfg(feature = "charts")]
mod picture;
#[cfg(feature = "charts")]
mod rows;
#[cfg(feature = "charts")]
mod sample;
#[cfg(feature = "charts")]
mod still;
mod view;

#[cfg(feature = "charts")]
pub use crate::plot::{Colour, Extent, Marker, Plot, Theme};
#[cfg(feature = "charts")]
pub use contour::contour;
#[cfg(feature = "charts")]
pub use highlight::Highlight;

/// The former name of [`Highlight`].
#[cfg(feature = "charts")]
#[deprecated(note = "it is called `Highlight`")]
pub type Lit = Highlight;
#[cfg(feature = "charts")]
pub use picture::{Change, Hit, Hold, Picture, Scene};
#[cfg(feature = "charts")]
#[cfg(feature = "web")]
pub(crate) use still::still_of_pass;
#[cfg(feature = "charts")]
pub use still::{still, still_clue, still_corners, still_of_other_loss};

use crate::model::{Confusion, Section, Window};
use crate::text::Locale;
use crate::train::{Accepted, Pass, Run};

pub(crate) use view::numbered;
pub use view::{View, first_selected};

/// The definition of a panel.
trait Room {
    /// Its name as written in an attribute.
    const NAME: &'static str;
    /// Its former name, which is still accepted.
    const ALIAS: Option<&'static str> = None;
    /// Whether it is a picture, which is drawn here. TypeScript shows the others.
    const IS_PICTURE: bool = false;
    /// The symbol for which its title stands, by its name among the numbers of a run.
    const SYMBOL: Option<&'static str> = None;

    /// Refuses a run that it cannot show.
    ///
    /// # Errors
    /// The accepted values.
    fn check(_run: &Run) -> Result<(), Accepted> {
        Ok(())
    }

    /// Its description in words: empty if the panel is text itself.
    fn describe(_shown: &Shown<'_>) -> String {
        String::new()
    }

    /// A new picture of it, with nothing drawn yet.
    #[cfg(feature = "charts")]
    fn picture() -> Option<Box<dyn Picture>> {
        None
    }
}

/// The contents of a panel: a run, and what the reader has chosen.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The run, at the epoch shown.
    pub run: &'a Run,
    /// The settings of the display.
    pub view: &'a View,
    /// The pass whose numbers are shown.
    pub pass: Pass<'a>,
    /// The language.
    pub locale: &'a Locale,
    /// The section of the input space in the picture of the boundary, and the visible part of it, if already computed.
    pub seen: Option<(&'a Section, &'a Window)>,
    /// The confusion matrices of the training rows and of the held-out rows, if already counted.
    pub counts: Option<&'a [Confusion; 2]>,
}

/// Makes the enum [`Panel`] from a list of modules, files or folders, each with a [`Room`] called `ThePanel`.
macro_rules! panels {
    ($($room:ident: $panel:ident = $what:literal,)*) => {
        $(pub mod $room;)*

        /// One picture, table or text of `<one-neuron>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Panel {
            $(#[doc = $what] $panel,)*
        }

        impl Panel {
            /// Every panel, in the order in which lists show them.
            pub const ALL: [Panel; [$($room::ThePanel::NAME),*].len()] = [$(Self::$panel),*];

            /// Its name as written in an attribute.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$panel => $room::ThePanel::NAME,)*
                }
            }

            /// Its description for authors, as a sentence; empty in the browser's module, which has its own texts.
            pub fn what(self) -> &'static str {
                match self {
                    $(Self::$panel => const { if cfg!(feature = "web") { "" } else { $what } },)*
                }
            }

            /// Its former name, which is still accepted.
            pub fn alias(self) -> Option<&'static str> {
                match self {
                    $(Self::$panel => $room::ThePanel::ALIAS,)*
                }
            }

            /// Whether it is a picture: not a table or text.
            pub fn is_picture(self) -> bool {
                match self {
                    $(Self::$panel => $room::ThePanel::IS_PICTURE,)*
                }
            }

            /// The symbol for which its title stands, by its name among the numbers of a run.
            pub fn symbol(self) -> Option<&'static str> {
                match self {
                    $(Self::$panel => $room::ThePanel::SYMBOL,)*
                }
            }

            /// Refuses a run that it cannot show.
            ///
            /// # Errors
            /// The accepted values.
            pub(crate) fn check(self, run: &Run) -> Result<(), Accepted> {
                match self {
                    $(Self::$panel => $room::ThePanel::check(run),)*
                }
            }

            /// Its description in words, which is its text alternative; empty if the panel is text itself.
            pub fn describe(self, shown: &Shown<'_>) -> String {
                match self {
                    $(Self::$panel => $room::ThePanel::describe(shown),)*
                }
            }

            /// A new picture of it, with nothing drawn yet; `None` if it is not a picture.
            #[cfg(feature = "charts")]
            pub(crate) fn picture(self) -> Option<Box<dyn Picture>> {
                match self {
                    $(Self::$panel => $room::ThePanel::picture(),)*
                }
            }
        }
    };
}

/// The room of the panel [`Panel::Activation`], by its former name.
pub use activation as sigmoid;

panels! {
    boundary: Boundary = "The decision boundary: probability as a field, the rows as points.",
    loss: Loss = "The mean loss, epoch by epoch.",
    activation: Activation = "z against out, with every row on the curve.",
    landscape: Landscape = "The mean loss over two parameters, and the path walked.",
    slice: Slice = "The loss along one parameter, the others held.",
    lifted: Lifted = "Rows of two inputs lifted to the height of their product, and the plane between the classes.",
    equations: Equations = "The forward pass and the update with the selected row's numbers.",
    code: Code = "The NumPy listing with the running line marked.",
    data: Data = "The rows, to be edited.",
    network: Network = "Inputs, weights, sums and outputs as a diagram.",
    confusion: Confusion = "The confusion matrix.",
    shapes: Shapes = "X, W, b, z and out as blocks with their sizes, and the sum behind a cell of z.",
}

#[allow(non_upper_case_globals, reason = "a variant's name, from before")]
impl Panel {
    /// The former name of [`Panel::Activation`].
    pub const Sigmoid: Self = Self::Activation;
}

impl Panel {
    /// The panel with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.name() == name || panel.alias() == Some(name))
    }
}

/// The name of the landscape of the loss that a run does not minimise, which is shown beside its own landscape.
#[cfg(feature = "charts")]
pub(crate) const OTHER_LANDSCAPE: &str = "landscape-other";

/// The description of a panel in words, by its name, including that of the other landscape.
#[cfg(feature = "web")]
pub(crate) fn describe(name: &str, shown: &Shown<'_>) -> String {
    if name == OTHER_LANDSCAPE {
        let other = landscape::words::landscape_of_other_loss(
            shown.run,
            landscape::Plane::of(shown.run.parameters(), shown.view),
            shown.locale,
        );
        return other.unwrap_or_default();
    }
    Panel::named(name).map_or_else(String::new, |panel| panel.describe(shown))
}

/// The picture of a panel by its name; `None` if the panel is not a picture.
#[cfg(feature = "charts")]
pub(crate) fn picture(name: &str) -> Option<Box<dyn Picture>> {
    if name == OTHER_LANDSCAPE {
        return Some(Box::new(landscape::LandscapePicture::new(true)));
    }
    Panel::named(name)?.picture()
}
