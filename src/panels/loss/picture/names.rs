//! The names of the curves, beside their ends.

use plotters_backend::text_anchor::{HPos, VPos};

use super::{LossPlot, RowLosses, row_colour};
use crate::panels::picture::Scene;
use crate::plot::{Drawn, Layer, Pen};
use crate::text::Message;
use crate::train::Run;
use crate::text::rows;

/// The names of the curves at their ends, if there are several: in whole CSS pixels, so that they seldom move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Names {
    /// The middle of each name: for the training rows, the held-out rows, and the selected row.
    pub(super) heights: [Option<i32>; 3],
    /// The left end of the names or, near the end of the run, their right end.
    pub(super) x: i32,
    pub(super) is_near_end: bool,
}

impl Names {
    /// The space reserved for a name, in CSS pixels.
    pub(super) const WIDTH: i32 = 88;
    pub(super) const HEIGHT: i32 = 16;
    /// The distance from a curve to a name above or below it.
    pub(super) const ASIDE: i32 = 12;

    /// The names of a run's curves; `None` if there is only one curve.
    pub fn of(plot: &LossPlot, run: &Run, rows: Option<&mut RowLosses>, selected: usize) -> Option<Self> {
        let index = run.history().points().len().checked_sub(1)?;
        let mut last = run.history().points()[index];
        last.testing = last.testing.filter(|_| run.examples().held_out() > 0);
        let own = rows.map(|rows| rows.loss(run, index, selected));
        if own.is_none() && last.testing.is_none() {
            return None;
        }
        let css = |units: f64| (units / plot.plot.css(1.0)).round() as i32;
        let [_, top, right, bottom] = plot.plot.area().map(css);
        let x = css(plot.x(last.epoch));
        let is_near_end = x + Self::WIDTH > right;
        let mut heights = [Some(last.loss), last.testing, own]
            .map(|loss| loss.map(|loss| css(f64::from(plot.mark_place(last.epoch, loss).1))));

        // From the highest down.
        let mut order = [0, 1, 2];
        for (one, other) in [(0, 1), (1, 2), (0, 1)] {
            if heights[order[one]] > heights[order[other]] {
                order.swap(one, other);
            }
        }
        let mut names = order.into_iter().filter(|&index| heights[index].is_some());
        let order = [names.next(), names.next(), names.next()];

        // If there is no room beside the curves' ends: the highest is above its curve and the others are below theirs, or above if
        // the axis is near. Each is clear of its neighbours, or else all are above the highest curve.
        let above = heights[order[0].unwrap_or(0)].unwrap_or(0) - Self::ASIDE;
        let (first, last) = (top + Self::HEIGHT / 2, bottom - Self::HEIGHT / 2);
        let (mut free, mut is_crowded) = (first, false);
        for (place, index) in order.into_iter().flatten().enumerate() {
            let mut height = heights[index].unwrap_or(0);
            if is_near_end {
                let is_above = place == 0 || height + Self::ASIDE > last;
                height += if is_above { -Self::ASIDE } else { Self::ASIDE };
                is_crowded |= is_above && height < free;
            }
            height = height.max(free);
            is_crowded |= height > last;
            heights[index] = Some(height);
            free = height + Self::HEIGHT;
        }
        if is_crowded {
            free = if is_near_end { above.max(first + 2 * Self::HEIGHT) } else { last };
            for index in order.into_iter().rev().flatten() {
                let height = heights[index].unwrap_or(0).min(free);
                heights[index] = Some(height);
                free = height - Self::HEIGHT;
            }
        }
        Some(Self { heights, x: if is_near_end { x.min(right - 4) } else { x + 10 }, is_near_end })
    }

    /// The area of the names, in units: left, top, right, bottom.
    pub fn bounds(&self, plot: &LossPlot) -> [f64; 4] {
        let css = |pixels: i32| plot.plot.css(f64::from(pixels));
        let heights = || self.heights.iter().flatten().copied();
        let (top, bottom) = (heights().min().unwrap_or(0), heights().max().unwrap_or(0));
        let left = if self.is_near_end { self.x - Self::WIDTH } else { self.x };
        [left, top - Self::HEIGHT, left + Self::WIDTH, bottom + Self::HEIGHT].map(css)
    }

    /// Draws them.
    pub(super) fn draw(&self, layer: &Layer<'_>, plot: &LossPlot, scene: &Scene<'_>) -> Drawn {
        let &Scene { run, selected, theme, locale, .. } = scene;
        let has_held_out = run.examples().held_out() > 0;
        let training = locale.say(if has_held_out { Message::TrainingName } else { Message::MeanName });
        let own = rows::inputs(run.examples().raw(), selected);
        // Only a short name shows at a glance which row it is.
        let own = if own.chars().count() <= 10 { own } else { locale.say(Message::SelectedName) };
        let mut pen = Pen::new(layer, &plot.plot, theme);
        let colours = [theme.error, theme.error, row_colour(theme, run, selected, true)];
        let names = [training, locale.say(Message::HeldOutName), own];
        for ((height, text), colour) in self.heights.into_iter().zip(&names).zip(colours) {
            let Some(height) = height else { continue };
            let place = [self.x, height].map(|pixels| plot.plot.css(f64::from(pixels)).round() as i32);
            let across = if self.is_near_end { HPos::Right } else { HPos::Left };
            pen.text(place.into(), (across, VPos::Center), text, colour);
        }
        pen.done()
    }
}
