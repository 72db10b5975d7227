use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use super::layer::{Layer, failed};
use super::picture::{Picture, Scene};
use crate::charts::Lit;
use crate::charts::network::Network;

/// The model as a diagram on three canvases: the edges, the nodes, which stay, and the numbers.
pub struct NetworkPicture {
    edges: Layer,
    nodes: Layer,
    numbers: Layer,
    size: (u32, u32),
    unit: f64,
    /// What stands on the canvases: what edges and numbers look like, and what is lit.
    drawn: Option<(u64, u64, Lit)>,
}

impl NetworkPicture {
    /// Takes its canvases: edges, nodes, numbers.
    pub fn new([edges, nodes, numbers]: [HtmlCanvasElement; 3]) -> Result<Self, JsValue> {
        Ok(Self {
            edges: Layer::new(edges, Layer::FINE)?,
            nodes: Layer::new(nodes, Layer::FINE)?,
            numbers: Layer::new(numbers, Layer::FINE)?,
            size: (1, 1),
            unit: 1.0,
            drawn: None,
        })
    }
}

impl Picture for NetworkPicture {
    fn has_room(&self, scene: &Scene, size: (u32, u32), unit: f64) -> bool {
        Network::new(size, unit, scene.run).has_room()
    }

    fn resize(&mut self, scene: &Scene, size: (u32, u32), unit: f64) -> Result<(), JsValue> {
        (self.size, self.unit) = (size, unit);
        for layer in [&self.edges, &self.nodes, &self.numbers] {
            layer.resize(size)?;
        }
        self.forget(scene);
        Ok(())
    }

    fn forget(&mut self, _: &Scene) {
        self.drawn = None;
    }

    fn draw(&mut self, scene: &Scene) -> Result<bool, JsValue> {
        let &Scene { run, selected, theme, locale, lit, .. } = scene;
        let network = Network::new(self.size, self.unit, run);
        if !network.has_room() {
            return Ok(false);
        }
        let now = (network.edges_look(run), network.numbers_look(run, selected));
        let drawn = self
            .drawn
            .as_ref()
            .filter(|(.., before)| before == lit)
            .map(|(edges, numbers, _)| (*edges, *numbers));
        let network = network.finer(Layer::FINE);
        if drawn.is_none() {
            self.nodes.clear_all();
            network.nodes(&mut self.nodes.backend, theme, locale, run, lit).map_err(failed)?;
        }
        if drawn.is_none_or(|(edges, _)| edges != now.0) {
            self.edges.clear_all();
            network.edges(&mut self.edges.backend, theme, locale, run, lit).map_err(failed)?;
        }
        if drawn.is_none_or(|(_, numbers)| numbers != now.1) {
            self.numbers.clear_all();
            network.numbers(&mut self.numbers.backend, theme, locale, run, selected, lit).map_err(failed)?;
        }
        if drawn != Some(now) {
            self.drawn = Some((now.0, now.1, lit.clone()));
        }
        Ok(false)
    }

    fn symbol(&self, scene: &Scene, (x, y): (f64, f64)) -> Option<String> {
        Network::new(self.size, self.unit, scene.run).symbol((x / self.unit, y / self.unit), scene.run)
    }
}
