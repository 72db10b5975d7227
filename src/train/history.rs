use crate::model::Metrics;

/// The history of a run, in bounded memory: parameters from which any epoch can be computed again, and the loss curve.
///
/// It keeps a point every `spacing` epochs: the parameters there, and the range of the loss from there up to the next point. When
/// there are [`History::CAPACITY`] points, every other one is dropped and the spacing doubles. Epochs in between are computed
/// again from the point before them, with the same bits, because training is deterministic.
#[derive(Debug, Clone)]
pub struct History {
    width: usize,
    spacing: u32,
    latest: u32,
    highest: f64,
    parameters: Vec<f64>,
    points: Vec<Point>,
}

/// One point of the loss curve: an epoch, and the range of the losses from it up to the next point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The epoch.
    pub epoch: u32,
    /// The mean loss at that epoch.
    pub loss: f64,
    /// The lowest mean loss from that epoch up to the next point.
    pub lowest: f64,
    /// The highest mean loss from that epoch up to the next point.
    pub highest: f64,
    /// The accuracy at that epoch.
    pub accuracy: f64,
    /// The mean loss on the held-out rows, if there are any.
    pub testing: Option<f64>,
}

impl History {
    /// The largest number of points kept. Even, so that halving keeps them evenly spaced.
    pub const CAPACITY: usize = 2000;

    /// An empty history for this many parameters.
    pub fn new(width: usize) -> Self {
        Self {
            width,
            spacing: 1,
            latest: 0,
            highest: 0.0,
            parameters: Vec::with_capacity(Self::CAPACITY * width),
            points: Vec::with_capacity(Self::CAPACITY),
        }
    }

    /// The number of parameters at a point.
    fn width(&self) -> usize {
        self.width
    }

    /// The last epoch recorded.
    pub fn latest(&self) -> u32 {
        self.latest
    }

    /// The highest mean loss so far.
    pub fn highest(&self) -> f64 {
        self.highest
    }

    /// The number of epochs between two points.
    pub fn spacing(&self) -> u32 {
        self.spacing
    }

    /// The points so far, evenly spaced from epoch 0 on.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Records an epoch: epoch 0 first, then each one after the latest. Other epochs are already known and change nothing.
    pub fn record(&mut self, epoch: u32, parameters: &[f64], measure: Metrics, testing: Option<Metrics>) {
        let Metrics { mean_loss: loss, .. } = measure;
        let testing = testing.map(|testing| testing.mean_loss);
        if !self.points.is_empty() && epoch != self.latest + 1 {
            return;
        }
        self.latest = epoch;
        self.highest = self.highest.max(loss).max(testing.unwrap_or(0.0));
        if self.points.len() == Self::CAPACITY && epoch.is_multiple_of(self.spacing) {
            self.halve();
        }
        match self.points.last_mut() {
            Some(last) if !epoch.is_multiple_of(self.spacing) => {
                last.lowest = last.lowest.min(loss);
                last.highest = last.highest.max(loss);
            }
            _ => {
                let accuracy = measure.accuracy();
                self.points.push(Point { epoch, loss, lowest: loss, highest: loss, accuracy, testing });
                self.parameters.extend_from_slice(parameters);
            }
        }
    }

    /// The last point at or before `epoch`: its epoch and its parameters.
    pub fn keyframe(&self, epoch: u32) -> Option<(u32, &[f64])> {
        let index = ((epoch / self.spacing) as usize).min(self.points.len().checked_sub(1)?);
        Some((self.points[index].epoch, &self.parameters[index * self.width()..][..self.width()]))
    }

    /// The parameters at every point, point after point.
    pub fn parameters(&self) -> &[f64] {
        &self.parameters
    }

    /// Forgets everything after an epoch that has been recorded.
    pub fn forget_after(&mut self, epoch: u32) {
        let kept = self.points.partition_point(|point| point.epoch <= epoch);
        self.points.truncate(kept);
        self.parameters.truncate(kept * self.width());
        self.latest = self.latest.min(epoch);
        // The range of the loss after the last point is forgotten too: the epochs from there up to `epoch` are recorded again.
        if let Some(last) = self.points.last_mut() {
            (last.lowest, last.highest) = (last.loss, last.loss);
            self.latest = self.latest.min(last.epoch);
        }
        let highest = |point: &Point| point.highest.max(point.testing.unwrap_or(0.0));
        self.highest = self.points.iter().map(highest).fold(0.0, f64::max);
    }

    fn halve(&mut self) {
        for index in 0..self.points.len() / 2 {
            let (kept, dropped) = (self.points[2 * index], self.points[2 * index + 1]);
            self.points[index] = Point {
                lowest: kept.lowest.min(dropped.lowest),
                highest: kept.highest.max(dropped.highest),
                ..kept
            };
            let width = self.width();
            let from = 2 * index * width;
            self.parameters.copy_within(from..from + width, index * width);
        }
        self.points.truncate(self.points.len() / 2);
        self.parameters.truncate(self.points.len() * self.width());
        self.spacing *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(mean_loss: f64) -> Metrics {
        Metrics { mean_loss, right: 1, rows: 2 }
    }

    fn recorded(epochs: u32) -> History {
        let mut history = History::new(1);
        for epoch in 0..=epochs {
            // A loss that is 1 at every hundredth epoch and below 1 elsewhere.
            let loss = if epoch % 100 == 99 { 1.0 } else { 1.0 / f64::from(epoch + 2) };
            history.record(epoch, &[f64::from(epoch)], measured(loss), None);
        }
        history
    }

    #[test]
    fn every_epoch_has_a_keyframe_at_or_before_it() {
        for epochs in [0, 1, 1999, 2000, 2001, 3999, 4000, 123_456] {
            let history = recorded(epochs);
            assert!(history.points().len() <= History::CAPACITY);
            for epoch in [0, 1.min(epochs), epochs / 3, epochs] {
                let (at, parameters) = history.keyframe(epoch).unwrap();
                assert!(at <= epoch && epoch - at < history.spacing(), "{at} for {epoch} of {epochs}");
                assert_eq!(parameters, [f64::from(at)]);
            }
        }
    }

    #[test]
    fn peaks_outlive_the_thinning() {
        let history = recorded(100_000);
        assert!(history.spacing() > 32);
        let peaks = history.points().iter().filter(|point| point.highest == 1.0).count();
        assert!(peaks >= 1000 * 63 / 64, "{peaks}");
        assert!(
            history.points().iter().all(|point| point.lowest <= point.loss && point.loss <= point.highest)
        );
    }

    #[test]
    fn a_million_epochs_fit_in_less_than_16_megabytes() {
        let mut history = History::new(3);
        let (points, parameters) = (history.points.capacity(), history.parameters.capacity());
        for epoch in 0..=1_000_000 {
            history.record(epoch, &[0.0; 3], measured(0.1), None);
        }
        assert_eq!(
            (history.points.capacity(), history.parameters.capacity()),
            (points, parameters),
            "no growth"
        );
        assert!(points * size_of::<Point>() + parameters * size_of::<f64>() < 16_000_000);
        assert!(history.spacing() <= 1024, "a seek computes at most {} epochs", history.spacing());
    }
}
