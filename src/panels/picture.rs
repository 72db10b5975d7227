use super::View;
use crate::plot::{Drawn, Extent, Kind, Layer, Plot, Theme};
use crate::text::Locale;
use crate::train::Run;

use super::Highlight;
use super::lifted::Pose;

/// What there is to draw.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The run, at the epoch that is shown.
    pub run: &'a Run,
    /// How it is shown.
    pub view: &'a View,
    /// The raw row whose numbers are shown.
    pub selected: usize,
    /// The language of what is written in it.
    pub locale: &'a Locale,
    /// Colours and type.
    pub theme: &'a Theme,
    /// The symbol that the reader points at.
    pub highlight: &'a Highlight,
    /// Whether the boundary's line can be moved by hand now.
    pub grips: bool,
    /// Whether a row is in the reader's hand: the boundary's axes stay, or they would run away from it.
    pub moving: bool,
    /// From where lifted rows are seen.
    pub pose: Pose,
}

/// What a panel draws, and what there is to take hold of in it. Written once, for the screen and for stills.
///
/// A picture is made in layers, so that each is drawn again only when what it shows has changed. Places are in units, as
/// [`Extent`] says.
pub trait Picture {
    /// The layers it is drawn on, from the lowest up. Only the lowest can be a field.
    fn layers(&self) -> &'static [Kind];

    /// Whether it could show anything in so much room.
    fn has_room(&self, _: &Scene<'_>, extent: Extent) -> bool {
        Plot::fits(extent)
    }

    /// Takes another size, where there is room: before that nothing is drawn. The layers are empty then.
    fn resize(&mut self, scene: &Scene<'_>, extent: Extent);

    /// Nothing that stands on the layers holds any more: the rows, the colours or the view are others.
    fn forget(&mut self, scene: &Scene<'_>);

    /// Draws what has changed, on its layers from the lowest up. True where it has more to do in the next frame although nothing
    /// moves.
    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool>;

    /// What is at a place.
    fn hit(&self, _: &Scene<'_>, _: (f64, f64)) -> Hit {
        Hit::Nothing
    }

    /// The name of the symbol at a place, where there is one.
    fn symbol(&self, _: &Scene<'_>, _: (f64, f64)) -> Option<String> {
        None
    }

    /// The numbers along the axes at a place; zeros where there are no axes.
    fn numbers(&self, _: (f64, f64)) -> (f64, f64) {
        (0.0, 0.0)
    }
}

/// What a pointer is on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hit {
    /// Nothing that can be held.
    Nothing,
    /// A raw row's mark.
    Row(usize),
    /// An epoch of the loss curve.
    Epoch(u32),
    /// The boundary's line, to be moved.
    Line,
    /// An end of the boundary's line, to be turned around the other: this one, of the two in the order of the picture.
    End(usize),
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// What a scene shows besides a run and its selected row: all as it is at first.
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

    /// Which of its layers a picture draws on now: tells that nothing is drawn again that did not change.
    pub fn drawn_layers(picture: &mut dyn Picture, scene: &Scene<'_>, extent: Extent) -> Vec<bool> {
        let mut texts = vec![String::new(); picture.layers().len()];
        let mut layers: Vec<Layer<'_>> = texts.iter_mut().map(|text| Layer::svg(text, extent)).collect();
        picture.draw(scene, &mut layers).unwrap();
        drop(layers);
        // More than the frame.
        texts.iter().map(|text| text.matches('<').count() > 2).collect()
    }
}
