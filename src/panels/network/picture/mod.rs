//! The model as a diagram: inputs, weights as edges, bias, sum, activation, output, with the selected row's numbers.

mod drawing;
mod layout;
mod look;

use crate::number;
use crate::plot::{Drawn, Extent, Kind, Layer};

use self::layout::Layout;
use crate::panels::Highlight;
use crate::panels::picture::{Picture, Scene};

/// The diagram on three layers: the edges, the nodes, which never change, and the numbers of the selected row.
#[derive(Default)]
pub struct NetworkPicture {
    layout: Option<Layout>,
    /// The state of the layers: the hashes of the edges and of the numbers, and the highlight.
    drawn: Option<(u64, u64, Highlight)>,
}

impl Picture for NetworkPicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Moving, Kind::Still, Kind::Moving]
    }

    fn has_room(&self, scene: &Scene<'_>, extent: Extent) -> bool {
        Layout::new(extent, scene.run).has_room()
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.layout = Some(Layout::new(extent, scene.run));
        self.drawn = None;
    }

    fn forget(&mut self, scene: &Scene<'_>) {
        if let Some(layout) = &self.layout {
            self.resize(scene, layout.extent());
        }
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, selected, parameters, highlight, .. } = scene;
        let (Some(layout), [edges, nodes, numbers]) = (&self.layout, layers) else { return Ok(false) };
        if !layout.has_room() {
            return Ok(false);
        }
        let now = (layout.edges_look(parameters), layout.numbers_look(run, parameters, selected));
        // With a new highlight, every layer looks different.
        let before = self.drawn.as_ref().filter(|(.., before)| before == highlight);
        let before = before.map(|&(edges, numbers, _)| (edges, numbers));
        if before == Some(now) {
            return Ok(false);
        }
        if before.is_none() {
            nodes.clear();
            layout.draw_nodes(nodes, scene)?;
        }
        if before.is_none_or(|(edges, _)| edges != now.0) {
            edges.clear();
            layout.draw_edges(edges, scene)?;
        }
        if before.is_none_or(|(_, numbers)| numbers != now.1) {
            numbers.clear();
            layout.draw_numbers(numbers, scene)?;
        }
        self.drawn = Some((now.0, now.1, highlight.clone()));
        Ok(false)
    }

    fn symbol(&self, scene: &Scene<'_>, (x, y): (f64, f64)) -> Option<String> {
        let layout = self.layout.as_ref()?;
        let unit = layout.extent().unit;
        layout.symbol((x / unit, y / unit), scene.run)
    }
}

/// The widths of edges in CSS pixels, by steps: each applies to weights below the given one.
const STEPS: [(f64, f64); 7] =
    [(0.1, 1.0), (0.5, 1.5), (1.0, 2.25), (2.0, 3.0), (4.0, 4.0), (8.0, 5.0), (f64::INFINITY, 6.0)];

/// The step of an edge's width, from the thinnest up.
fn step(weight: f64) -> usize {
    STEPS.iter().position(|(below, _)| weight.abs() < *below).unwrap_or(STEPS.len() - 1)
}

/// The text of a number in the diagram: with two decimals, but none if it is large, and in powers of ten if it is very large.
fn shown(value: f64) -> String {
    match value.abs() {
        1000.0..1e6 => number::fixed(value, 0),
        1e6.. if value.is_finite() => number::scientific(value),
        _ => number::fixed(value, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Dataset, Iris};
    use crate::panels::picture::tests::{Stage, drawn_layers};
    use crate::train::{Run, Settings, Source};

    pub(super) const EXTENT: Extent = Extent { size: (1920, 1600), unit: 4.0, pixel: 4 };

    pub(super) fn iris() -> Run {
        Run::new(Settings { source: Source::Iris(Iris::default()), ..Settings::default() }).unwrap()
    }

    /// A run with this many inputs and outputs.
    pub(super) fn wide(inputs: usize, outputs: usize) -> Run {
        let x: Vec<Vec<f64>> = (0..20)
            .map(|row| (0..inputs).map(|input| f64::from((row * input % 7) as u8)).collect())
            .collect();
        let y: Vec<Vec<f64>> = (0..20)
            .map(|row| (0..outputs).map(|output| f64::from(u8::from(row % outputs == output))).collect())
            .collect();
        let dataset = std::sync::Arc::new(Dataset::from_rows(&x, &y).unwrap());
        Run::new(Settings { source: Source::Table(dataset), ..Settings::default() }).unwrap()
    }

    #[test]
    fn numbers_are_short() {
        let cases = [
            (-0.004, "0.00"),
            (-1.2535, "−1.25"),
            (999.0, "999.00"),
            (12345.6, "12346"),
            (-4.2e12, "−4.2·10¹²"),
            (f64::INFINITY, "∞"),
        ];
        for (value, expected) in cases {
            assert_eq!(shown(value), expected);
        }
    }

    #[test]
    fn a_layer_is_drawn_again_when_it_looks_otherwise() {
        let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() }).unwrap();
        let mut picture = NetworkPicture::default();
        let mut draw = |run: &Run, selected: usize, highlight: &str, is_forgotten: bool| {
            let stage = Stage { highlight: Highlight::new(highlight), ..Stage::default() };
            let scene = stage.scene(run, selected);
            if picture.layout.is_none() {
                assert!(picture.has_room(&scene, EXTENT));
                picture.resize(&scene, EXTENT);
            } else if is_forgotten {
                picture.forget(&scene);
            }
            drawn_layers(&mut picture, &scene, EXTENT)
        };
        assert_eq!(draw(&run, 3, "", false), [true; 3]);
        assert_eq!(draw(&run, 3, "", false), [false; 3]);
        assert_eq!(draw(&run, 2, "", false), [false, false, true], "another row");
        run.seek(50);
        assert_eq!(draw(&run, 2, "", false), [true, false, true], "other weights");
        assert_eq!(draw(&run, 2, "w", false), [true; 3], "something is highlighted");
        assert_eq!(draw(&run, 2, "w", true), [true; 3]);
    }

    #[test]
    fn what_is_lit_looks_otherwise() {
        for run in [Run::new(Settings::default()).unwrap(), iris()] {
            let layout = Layout::new(EXTENT, &run);
            let drawn = |name: &str| {
                let (stage, mut picture) = (Stage { highlight: Highlight::new(name), ..Stage::default() }, String::new());
                let (layer, scene) = (Layer::svg(&mut picture, EXTENT), stage.scene(&run, 0));
                layout.draw_edges(&layer, &scene).unwrap();
                layout.draw_nodes(&layer, &scene).unwrap();
                layout.draw_numbers(&layer, &scene).unwrap();
                drop(layer);
                picture
            };
            let (none, one) = (drawn(""), if run.parameters().outputs() == 1 { "w2" } else { "w2_1" });
            let mut seen = vec![none.clone()];
            for name in ["x", "x1", "w", one, "b", "z", "out", "y", "error"] {
                let picture = drawn(name);
                assert!(!seen.contains(&picture), "{name}");
                seen.push(picture);
            }
            assert_eq!(drawn("eta"), none);
        }
    }
}
