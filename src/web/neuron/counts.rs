use crate::model::{Confusion, Parameters};
use crate::train::Run;

/// How many rows of which class are called what: those trained on, and those held out. Many are counted in pieces, frame by
/// frame, and what was counted before stays until that is done.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) confusion: Option<[Confusion; 2]>,
    count: Option<Count>,
}

/// A count, and how far it is.
struct Count {
    parameters: Parameters,
    threshold: f64,
    rows_stamp: u32,
    done: usize,
    parts: [Confusion; 2],
}

impl Counts {
    /// Rows to count in a frame: some two milliseconds.
    pub(super) const BUDGET: usize = 50_000;

    /// Goes on counting, anew where the run stands elsewhere by now. True when all is counted.
    pub(super) fn work(&mut self, run: &Run, rows_stamp: u32) -> bool {
        let (examples, threshold) = (run.examples(), run.settings().threshold);
        let (training, all) = (examples.training(), examples.prepared().len());
        let bits = |value: &f64| value.to_bits();
        let holds = |count: &Count| {
            let values = count.parameters.values().iter().map(bits);
            values.eq(run.parameters().values().iter().map(bits)) && count.threshold == threshold
        };
        // Where the run moves on, a count of where it was is finished first: else there would never be one.
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
