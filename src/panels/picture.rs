use super::View;
use crate::model::Parameters;
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
    /// The raw row whose pass is shown.
    pub selected: usize,
    /// The parameters with which that pass begins: the current ones, except after the pass has changed them.
    pub parameters: &'a Parameters,
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

    /// What a press at a position holds, to be dragged from there; `None` if nothing there can be dragged.
    fn hold(&self, _: &Scene<'_>, _: Hit, _: (f64, f64)) -> Option<Hold> {
        None
    }

    /// Whether a position is on the mark of what it holds, as far as a finger can tell. Beside the marks a finger scrolls the page,
    /// while a mouse can also hold what is there.
    fn is_on_mark(&self, _: &Scene<'_>, _: Hit, _: (f64, f64)) -> bool {
        true
    }

    /// The change when what is held has been dragged to a position.
    fn drag(&self, _: &Scene<'_>, _: &Hold, _: (f64, f64)) -> Option<Change> {
        None
    }

    /// The inputs of a row added at a position; `None` if no row can be added to this picture.
    fn inputs_at(&self, _: &Scene<'_>, _: (f64, f64)) -> Option<Vec<f64>> {
        None
    }
}

/// How near to a mark a finger must be to hold it, in CSS pixels.
pub(super) const FINGER: f64 = 20.0;

/// What a pointer holds in a picture.
#[derive(Debug)]
pub enum Hold {
    /// The mark of a raw row.
    Row(usize),
    /// The current epoch, on the loss curve.
    Epoch,
    /// The boundary's line.
    Line(super::boundary::Held),
    /// The parameters along the axes of the picture.
    Parameters,
    /// The space of lifted rows: where the drag started, in CSS pixels, and the turn at that time.
    Space(f64, f64),
}

/// A change that a drag asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Other inputs of a raw row.
    Row(usize, Vec<f64>),
    /// Another epoch.
    Epoch(u32),
    /// Other weights and biases.
    Parameters(Vec<f64>),
    /// Another view of the lifted rows.
    Pose(Pose),
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
            let parameters = run.parameters();
            Scene {
                run,
                view,
                selected,
                parameters,
                locale,
                theme,
                highlight,
                grips: false,
                moving: false,
                pose,
            }
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

    #[test]
    fn a_drag_asks_for_what_its_picture_can_change() {
        use crate::data::{Feature, Gate, Source};
        use crate::panels::Panel;
        use crate::train::{Settings, at};

        let extent = Extent::of_svg((480, 400));
        let settings = Settings { eta: 0.1, ..Settings::default() };
        let (gate, stage) = (at(100, settings.clone()), Stage::default());
        let before = gate.parameters().values().to_vec();
        // Of a picture, what a press in its middle holds, and what it asks for when it is dragged to the upper right of that.
        let dragged = |panel: Panel, run: &Run, hit: Hit| {
            let scene = Scene { grips: true, ..stage.scene(run, 3) };
            let mut picture = panel.picture().unwrap();
            picture.resize(&scene, extent);
            drawn_layers(&mut *picture, &scene, extent);
            let place =
                |share: f64| (share * f64::from(extent.size.0), (1.0 - share) * f64::from(extent.size.1));
            let held = picture.hold(&scene, hit, place(0.5))?;
            picture.drag(&scene, &held, place(0.7))
        };
        let Some(Change::Row(3, inputs)) = dragged(Panel::Boundary, &gate, Hit::Row(3)) else {
            panic!("no row")
        };
        assert!(inputs.len() == 2 && inputs.iter().all(|x| (0.5..1.5).contains(x)), "{inputs:?}");
        let Some(Change::Epoch(epoch)) = dragged(Panel::Loss, &gate, Hit::Epoch(0)) else {
            panic!("no epoch")
        };
        assert!((500..900).contains(&epoch), "{epoch}");
        let Some(Change::Parameters(walked)) = dragged(Panel::Landscape, &gate, Hit::Nothing) else {
            panic!("no position")
        };
        assert!(walked[0] != before[0] && walked[1] != before[1] && walked[2] == before[2], "{walked:?}");
        let Some(Change::Parameters(slid)) = dragged(Panel::Slice, &gate, Hit::Nothing) else {
            panic!("no weight")
        };
        assert!(slid[0] != before[0] && slid[1..] == before[1..], "{slid:?}");
        let xor = Settings { source: Source::Gate(Gate::Xor), features: vec![Feature::Product], ..settings };
        let Some(Change::Pose(pose)) = dragged(Panel::Lifted, &at(10, xor), Hit::Nothing) else {
            panic!("no pose")
        };
        assert!(pose.turn < stage.pose.turn && pose.lift == stage.pose.lift, "{pose:?}");
        // A finger must be on the mark, which takes only a part of the picture.
        for (panel, hit) in [
            (Panel::Boundary, Hit::Row(2)),
            (Panel::Loss, Hit::Epoch(500)),
            (Panel::Landscape, Hit::Nothing),
            (Panel::Slice, Hit::Nothing),
        ] {
            let scene = Scene { grips: true, ..stage.scene(&gate, 3) };
            let mut picture = panel.picture().unwrap();
            picture.resize(&scene, extent);
            drawn_layers(&mut *picture, &scene, extent);
            let cell = extent.size.0 / 48;
            let places = (0..48).flat_map(|x| (0..40).map(move |y| (x, y)));
            let held = places
                .filter(|&(x, y)| picture.is_on_mark(&scene, hit, ((x * cell).into(), (y * cell).into())))
                .count();
            assert!((4..=40 * 5).contains(&held), "{panel:?}: {held} of 1920");
        }
        // And nothing where there is nothing to drag.
        assert_eq!(dragged(Panel::Activation, &gate, Hit::Row(3)), None);
        assert_eq!(dragged(Panel::Network, &gate, Hit::Nothing), None);
    }
}
