use crate::model::{Confusion, Parameters};
use crate::train::Run;

/// The confusion matrices of the training rows and of the held-out rows. Many rows are counted in pieces, frame by frame, and the
/// previous counts stay until the new ones are complete.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) confusion: Option<[Confusion; 2]>,
    count: Option<Count>,
}

/// A count in progress.
struct Count {
    parameters: Parameters,
    threshold: f64,
    rows_stamp: u32,
    done: usize,
    parts: [Confusion; 2],
}

impl Counts {
    /// The number of rows to count in a frame: about two milliseconds.
    pub(super) const BUDGET: usize = 50_000;

    /// Continues counting, and restarts if the run has moved. Returns true when everything is counted.
    pub(super) fn work(&mut self, run: &Run, rows_stamp: u32) -> bool {
        let (examples, threshold) = (run.examples(), run.settings().threshold);
        let (training, all) = (examples.training(), examples.prepared().len());
        let bits = |value: &f64| value.to_bits();
        let holds = |count: &Count| {
            let values = count.parameters.values().iter().map(bits);
            values.eq(run.parameters().values().iter().map(bits)) && count.threshold == threshold
        };
        // While the run keeps moving, a count of an earlier state is finished first. Otherwise there would never be a complete one.
        let goes_on = |count: &Count| count.rows_stamp == rows_stamp && (count.done < all || holds(count));
        let begun = self.count.take().filter(goes_on);
        let mut count = begun.unwrap_or_else(|| Count {
            parameters: run.parameters().clone(),
            threshold,
            rows_stamp,
            done: 0,
            parts: [0; 2].map(|_| Confusion::new(examples.prepared().class_names().len())),
        });
        if count.done < all {
            let end = (count.done + Self::BUDGET).min(all);
            let pieces =
                [count.done.min(training)..end.min(training), count.done.max(training)..end.max(training)];
            for (part, rows) in count.parts.iter_mut().zip(pieces) {
                part.add(&count.parameters, examples.prepared(), rows, run.rule(), count.threshold);
            }
            count.done = end;
            if end == all {
                self.confusion = Some(count.parts.clone());
            }
        }
        let is_done = count.done == all && holds(&count);
        self.count = Some(count);
        is_done
    }

    pub(super) fn of(&self, part: usize, actual: usize, predicted: usize) -> Option<usize> {
        let confusion = self.confusion.as_ref()?.get(part)?;
        let fits = actual < confusion.classes() && predicted < confusion.classes();
        fits.then(|| confusion.predictions(actual)[predicted])
    }
}
