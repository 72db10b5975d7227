//! The loss along one parameter, with the others fixed at their values: of the selected row, and the mean over all rows, with the
//! slope at the current parameter, and the parabola that touches the curve there. It shows whether the loss is a parabola itself.

mod curve;

pub use curve::{Bend, Slice, window, with};
use curve::{points, value};
use plotters::element::DashedPathElement;
use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};
use super::along;
use crate::model::Penalty;
use crate::number::by_hand;
use crate::panels::landscape::name;
use crate::panels::picture::{Change, Hit, Hold, Picture, Scene};
use crate::order::ordered;
use crate::plot::{Colour, Drawn, Extent, Kind, Layer, Mark, Pen, Plot, Theme};
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::rows;

/// The loss along one parameter on three layers: the axes, the curves, and the current position on them.
#[derive(Default)]
pub struct SlicePicture {
    extent: Option<Extent>,
    /// The parameter and the chart drawn last, and whether the axes on the layer belong to them.
    drawn: Option<(usize, Plot)>,
    has_axes: bool,
    /// The state of the curves on the layer.
    look: Option<Look>,
}

/// Everything on which the curves depend.
struct Look {
    parameters: Vec<f64>,
    selected: usize,
    penalty: Penalty,
    is_right: bool,
}

impl Look {
    fn of(run: &Run, selected: usize) -> Self {
        Self {
            parameters: run.parameters().values().to_vec(),
            selected,
            penalty: run.penalty(),
            is_right: run.is_right(selected),
        }
    }

    fn holds(&self, run: &Run, selected: usize) -> bool {
        self.parameters == run.parameters().values()
            && (self.selected, self.penalty) == (selected, run.penalty())
            && self.is_right == run.is_right(selected)
    }
}

impl Picture for SlicePicture {
    fn layers(&self) -> &'static [Kind] {
        &[Kind::Still, Kind::Moving, Kind::Moving]
    }

    fn resize(&mut self, scene: &Scene<'_>, extent: Extent) {
        self.extent = Some(extent);
        // The window stays in place: only its picture has a new size.
        self.drawn = self.drawn.take().map(|(along, plot)| (along, Plot::new(extent, plot.x(), plot.y())));
        self.forget(scene);
    }

    fn forget(&mut self, _: &Scene<'_>) {
        (self.has_axes, self.look) = (false, None);
    }

    fn draw(&mut self, scene: &Scene<'_>, layers: &mut [Layer<'_>]) -> Drawn<bool> {
        let &Scene { run, view, selected, theme, locale, .. } = scene;
        let (Some(extent), [axes, curves, marks]) = (self.extent, layers) else { return Ok(false) };
        if self.look.as_ref().is_some_and(|look| look.holds(run, selected)) {
            return Ok(false);
        }
        let along = along(run.parameters(), view.along);
        let before = self.drawn.as_ref().filter(|(known, _)| *known == along).map(|(_, plot)| plot.x());
        let slices = Slices::new(run, theme, locale, along, selected);
        let drawn = (along, slices.plot(extent, window(run, along, before)));
        let plot = &drawn.1;
        if !self.has_axes || self.drawn.as_ref() != Some(&drawn) {
            axes.clear();
            plot.draw_named_axes(axes, theme, [&name(run.parameters(), along), "L"])?;
        }
        curves.clear();
        slices.draw_curves(curves, plot, theme, locale)?;
        marks.clear();
        slices.draw_marks(marks, plot, theme)?;
        (self.drawn, self.has_axes, self.look) = (Some(drawn), true, Some(Look::of(run, selected)));
        Ok(false)
    }

    fn hold(&self, scene: &Scene<'_>, hit: Hit, _: (f64, f64)) -> Option<Hold> {
        (scene.grips && hit == Hit::Nothing).then_some(Hold::Parameters)
    }

    /// Moves the parameter along which the loss is sliced.
    fn drag(&self, scene: &Scene<'_>, _: &Hold, (x, y): (f64, f64)) -> Option<Change> {
        let (_, plot) = self.drawn.as_ref()?;
        let (from, to) = plot.x();
        let number = |x: f64| plot.numbers((x, y)).0.clamp(from, to);
        let (here, beside) = (number(x), number(x + f64::from(plot.extent().pixel)));
        let value = by_hand(here, if beside > here { beside - here } else { 1e-3 });
        let along = along(scene.run.parameters(), scene.view.along);
        Some(Change::Parameters(with(scene.run.parameters(), along, value)))
    }
}

/// The slices of a run and its selected row, and the current position on them.
struct Slices {
    /// The mean, then the selected row.
    slices: [Slice; 2],
    /// The current value of the parameter.
    here: f64,
    /// Whether the loss has slopes: with the step function it has none.
    has_slope: bool,
    names: [String; 2],
    colours: [Colour; 2],
    /// The mark of the selected row.
    mark: Mark,
}

impl Slices {
    /// The number of pieces in which a curve is drawn.
    const PIECES: u32 = 160;

    fn new(run: &Run, theme: &Theme, locale: &Locale, along: usize, selected: usize) -> Self {
        let raw = run.examples().raw();
        let own = rows::inputs(raw, selected);
        let own = if own.chars().count() <= 10 { own } else { locale.say(Message::SelectedName) };
        Self {
            slices: [Slice::mean(run, along), Slice::of_row(run, along, selected)],
            here: value(run.parameters(), along),
            has_slope: run.rule().activation().has_slope(),
            names: [locale.say(Message::MeanName), own],
            colours: [theme.error, theme.class(raw.class(selected))],
            mark: Mark {
                class: raw.class(selected),
                is_right: run.is_right(selected),
                is_held_out: run.examples().is_held_out(selected),
                radius: 6.0,
            },
        }
    }

    /// The chart over a range of the parameter, as high as the higher slice.
    fn plot(&self, extent: Extent, x: (f64, f64)) -> Plot {
        let mut highest = 0.0_f64;
        for slice in &self.slices {
            for loss in points(x, 8).map(|p| slice.loss(p)).filter(|loss| loss.is_finite()) {
                highest = highest.max(loss);
            }
        }
        // 0.1, 0.2, 0.5, 1 and so on.
        let (mut top, mut steps) = (1e-6, [2.0, 2.5, 2.0].into_iter().cycle());
        while top < 0.999 * highest && top < 1e300 {
            top *= steps.next().unwrap_or(2.0);
        }
        Plot::new(extent, x, (-0.05 * top, 1.08 * top))
    }

    /// Draws the touching parabolas, thin and dashed, and over them the curves with their names.
    fn draw_curves(&self, layer: &Layer<'_>, plot: &Plot, theme: &Theme, locale: &Locale) -> Drawn {
        let mut pen = Pen::new(layer, plot, theme);
        if self.has_slope {
            for (slice, colour) in self.slices.iter().zip(self.colours).rev() {
                self.draw_parabola(&mut pen, slice.bend(self.here), colour.towards(theme.surface, 0.25));
            }
        }
        // More pieces for steps, so that they look vertical.
        let pieces = if self.has_slope { Self::PIECES } else { 4 * Self::PIECES };
        let (low, high) = plot.y();
        for (slice, (colour, width)) in self.slices.iter().zip(self.colours.into_iter().zip([2.5, 2.0])).rev()
        {
            let mut curve = points(plot.x(), pieces).map(|p| (p, slice.loss(p).max(low).min(high)));
            pen.curve(&mut curve, colour, width);
        }
        self.draw_names(&mut pen, locale);
        pen.done()
    }

    /// Draws a dashed parabola within the chart.
    fn draw_parabola(&self, pen: &mut Pen<'_, '_>, bend: Bend, colour: Colour) {
        let plot = pen.plot;
        let ((from, to), (low, high)) = (plot.x(), plot.y());
        let height = |p: f64| bend.parabola(p - self.here);
        // Between these ends it is completely inside or completely outside the chart.
        let mut ends = vec![from, to];
        let crossings = [low, high].into_iter().flat_map(|height| bend.crossings(height));
        ends.extend(crossings.map(|distance| self.here + distance).filter(|p| *p > from && *p < to));
        let order = ordered(ends.len(), &|one, other| ends[one].total_cmp(&ends[other]));
        for pair in order.windows(2).map(|pair| [ends[pair[0]], ends[pair[1]]]) {
            if !(low..=high).contains(&height(0.5 * (pair[0] + pair[1]))) {
                continue;
            }
            let path: Vec<BackendCoord> =
                points((pair[0], pair[1]), Self::PIECES).map(|p| plot.point(p, height(p))).collect();
            let [dash, gap] = [4.0, 3.0].map(|pixels| plot.whole(pixels) as i32);
            pen.draw(DashedPathElement::new(path, dash, gap, colour.line(plot.extent().stroke(1.0))));
        }
    }

    /// Names the curves, with their slopes at the current position: near the left or the right edge, depending on where there is
    /// more room between them.
    fn draw_names(&self, pen: &mut Pen<'_, '_>, locale: &Locale) {
        let plot = pen.plot;
        let [left, top, right, bottom] = plot.area();
        // Half a line of text.
        let (gap, line) = (plot.css(8.0), plot.css(9.0));
        let places = [left + gap, right - gap].map(|x| {
            let p = plot.numbers((x, 0.0)).0;
            [0, 1].map(|index| plot.place(p, self.slices[index].loss(p)).1.max(top).min(bottom))
        });
        let apart = places.map(|[one, other]| (one - other).abs());
        // On the side with more room beside the marks, unless the curves are too close to each other there.
        let here = plot.place(self.here, 0.0).0;
        let has_room = right - here > here - left;
        let is_right =
            if apart[usize::from(has_room)] > 3.0 * line { has_room } else { apart[1] >= apart[0] };
        let [mean, own] = places[usize::from(is_right)];
        let (x, side) = if is_right { (right - gap, HPos::Right) } else { (left + gap, HPos::Left) };
        // Each above its own curve, if there is room up to the edge and between the two; otherwise below.
        let between = (mean - own).abs();
        let has_upper_room = mean.min(own) - 1.7 * line >= top || between <= 2.4 * line;
        let has_lower_room = between > if has_upper_room { 2.4 * line } else { 4.2 * line };
        let upper = usize::from(own < mean);
        for (index, y) in [mean, own].into_iter().enumerate() {
            let is_above = if index == upper { has_upper_room } else { has_lower_room };
            let y = if is_above { y - line } else { y + line };
            let y = y.max(top + line).min(bottom - line);
            let at = (x.round() as i32, y.round() as i32);
            let mut text = self.names[index].clone();
            if self.has_slope {
                let slope = self.slices[index].bend(self.here).slope;
                let with_slope =
                    text.clone() + &locale.say(Message::AndSlope { slope: &locale.fixed(slope, 4) });
                // If there is no room for the slope beside the marks, only the words below the picture contain it.
                let end = plot.css(7.5 * with_slope.chars().count() as f64 + 18.0);
                let is_clear = if is_right { right - end > here } else { left + end < here };
                if is_clear {
                    text = with_slope;
                }
            }
            pen.text(at, (side, VPos::Center), &text, self.colours[index]);
        }
    }

    /// Draws the current position: a vertical line, and on each curve a mark with a piece of the tangent.
    fn draw_marks(&self, layer: &Layer<'_>, plot: &Plot, theme: &Theme) -> Drawn {
        let mut pen = Pen::new(layer, plot, theme);
        let [left, top, right, bottom] = plot.area().map(|edge| edge as i32);
        let bends = [0, 1].map(|index| self.slices[index].bend(self.here));
        let x = plot.point(self.here, 0.0).0;
        if !(left..=right).contains(&x) {
            return pen.done();
        }
        pen.line((x, top), (x, bottom), theme.surface.towards(theme.ink, 0.4), 1.0);
        let (low, high) = plot.y();
        let at = bends.map(|bend| plot.point(self.here, bend.loss.max(low).min(high)));
        if self.has_slope {
            for (bend, at) in bends.into_iter().zip(at).rev() {
                draw_tangent(&mut pen, bend.slope, at);
            }
        }
        pen.mark(self.mark, at[1]);
        pen.disc(at[0], 6.5, theme.surface);
        pen.disc(at[0], 5.0, theme.error);
        pen.done()
    }
}

/// Draws a piece of the tangent through a point, within the chart: with the same length in the picture whatever its slope.
fn draw_tangent(pen: &mut Pen<'_, '_>, slope: f64, at: BackendCoord) {
    let plot = pen.plot;
    let (right, up) = plot.units_per_one();
    let (across, up) = (right, slope * up);
    let stretch = plot.css(44.0) / across.hypot(up);
    if !stretch.is_finite() {
        return;
    }
    let (across, up) = (stretch * across, stretch * up);
    let [left, top, right, bottom] = plot.area();
    let end = |sign: f64| {
        let (x, y) = (f64::from(at.0) + sign * across, f64::from(at.1) - sign * up);
        (x.clamp(left, right).round() as i32, y.clamp(top, bottom).round() as i32)
    };
    // Through the point, so that it stays on it: a horizontal line with two ends would snap to whole pixels.
    pen.path(&mut [end(-1.0), at, end(1.0)].into_iter(), pen.theme.ink, 2.0);
}

#[cfg(test)]
mod tests;
