use super::View;
use crate::plot::{Drawn, Extent, Kind, Layer, Plot, Theme};
use crate::text::Locale;
use crate::train::Run;

use super::Highlight;
use super::lifted::Pose;

/// The input of a drawing.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The run, at the epoch shown.
    pub run: &'a Run,
    /// The settings of the display.
    pub view: &'a View,
    /// The raw row whose numbers are shown.
    pub selected: usize,
    /// The language of its texts.
    pub locale: &'a Locale,
    /// Colours and fonts.
    pub theme: &'a Theme,
    /// The symbol that the reader points at.
    pub highlight: &'a Highlight,
    /// Whether the boundary's line can be moved by hand now.
    pub grips: bool,
    /// Whether the reader is dragging a row: then the boundary's axes stay, because otherwise they would move away from it.
    pub moving: bool,
    /// The direction from which lifted rows are seen.
    pub pose: Pose,
}

/// The drawing of a panel, and what can be dragged in it. Written once, for the screen and for stills.
///
/// A picture is drawn on layers, so that each layer is redrawn only when its content has changed. Positions are in units, as
/// [`Extent`] defines them.
pub trait Picture {
    /// The layers, from the lowest up. Only the lowest can be a field.
    fn layers(&self) -> &'static [Kind];

    /// Whether it can show anything at this size.
    fn has_room(&self, _: &Scene<'_>, extent: Extent) -> bool {
        Plot::fits(extent)
    }

    /// Sets the size, if there is room: before this, nothing is drawn. The layers are then empty.
    fn resize(&mut self, scene: &Scene<'_>, extent: Extent);

    /// Discards the state of the layers, because the rows, the colours or the view have changed.
    fn forget(&mut self, scene: &Scene<'_>);

    /// Draws the changes on its layers, in order from the lowest up. Returns true if it has more to do in the next frame although
    /// nothing moves.
    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool>;

    /// What is at a position.
    fn hit(&self, _: &Scene<'_>, _: (f64, f64)) -> Hit {
        Hit::Nothing
    }

    /// The name of the symbol at a position, if there is one.
    fn symbol(&self, _: &Scene<'_>, _: (f64, f64)) -> Option<String> {
        None
    }

    /// The numbers along the axes at a position; zeros if there are no axes.
    fn numbers(&self, _: (f64, f64)) -> (f64, f64) {
        (0.0, 0.0)
    }
}

/// The object under a pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hit {
    /// Nothing that can be dragged.
    Nothing,
    /// A raw row's mark.
    Row(usize),
    /// An epoch of the loss curve.
    Epoch(u32),
    /// The boundary's line, which can be moved.
    Line,
    /// An end of the boundary's line, which turns the line around its other end: this one of the two, in the order of the picture.
    End(usize),
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The parts of a scene besides a run and its selected row, all with their defaults.
    pub struct Stage {
        pub view: View,
        pub theme: Theme,
        pub highlight: Highlight,
        pub pose: Pose,
    }

    impl Default for Stage {
        fn default() -> Self {
            let (view, theme, highlight, pose) =
                (View::default(), Theme::light(), Highlight::default(), Pose::default());
            Self { view, theme, highlight, pose }
        }
    }

    impl Stage {
        pub fn scene<'a>(&'a self, run: &'a Run, selected: usize) -> Scene<'a> {
            let (view, theme, highlight, pose) = (&self.view, &self.theme, &self.highlight, self.pose);
            let locale = Locale::english();
            Scene { run, view, selected, locale, theme, highlight, grips: false, moving: false, pose }
        }
    }

    /// The layers on which a picture draws now, to test that nothing unchanged is redrawn.
    pub fn drawn_layers(picture: &mut dyn Picture, scene: &Scene<'_>, extent: Extent) -> Vec<bool> {
        let mut texts = vec![String::new(); picture.layers().len()];
        let mut layers: Vec<Layer<'_>> = texts.iter_mut().map(|text| Layer::svg(text, extent)).collect();
        picture.draw(scene, &mut layers).unwrap();
        drop(layers);
        // More elements than the frame.
        texts.iter().map(|text| text.matches('<').count() > 2).collect()
    }
}
