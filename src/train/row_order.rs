use rand_mt::Mt;

/// The row order of an epoch: the original order, or shuffled again for every epoch.
///
/// The shuffled order is NumPy's `RandomState([seed, epoch]).permutation(n)[::-1]`, where `epoch` counts the epochs already done,
/// so that the order of any epoch can be drawn again. Fisher and Yates's shuffle fixes the last place first. Because the result is
/// read backwards, each row costs one draw when its turn comes, and starting an epoch is cheap however many rows there are.
#[derive(Debug, Clone)]
pub struct RowOrder {
    rows: Vec<u32>,
    /// How many rows of the current epoch have been taken.
    done: usize,
    shuffle: Option<Shuffle>,
}

#[derive(Debug, Clone)]
struct Shuffle {
    seed: u32,
    random: Mt,
}

impl RowOrder {
    /// Rows 0, 1, 2 … in every epoch.
    pub fn in_order(rows: usize) -> Self {
        Self { rows: (0..rows as u32).collect(), done: 0, shuffle: None }
    }

    /// Rows in a different order in every epoch.
    pub fn shuffled(rows: usize, seed: u32) -> Self {
        let shuffle = Shuffle::of(seed, 0);
        let mut order = Self { shuffle: Some(shuffle), ..Self::in_order(rows) };
        order.begin(0);
        order
    }

    /// Whether the rows are not shuffled.
    pub fn is_in_order(&self) -> bool {
        self.shuffle.is_none()
    }

    /// Goes to the first row of an epoch; `epoch` counts the epochs before it.
    pub fn begin(&mut self, epoch: u32) {
        self.done = 0;
        if let Some(shuffle) = &mut self.shuffle {
            *shuffle = Shuffle::of(shuffle.seed, epoch);
            // NumPy's array is filled in backwards.
            let last = (self.rows.len() as u32).saturating_sub(1);
            self.rows.iter_mut().enumerate().for_each(|(place, row)| *row = last - place as u32);
        }
    }

    /// The next row, without taking it. If its epoch has not begun, `epoch` counts the epochs before it.
    pub fn peek(&self, epoch: u32, begun: bool) -> Option<u32> {
        let (last, done) = (self.rows.len().checked_sub(1)?, if begun { self.done } else { 0 });
        if done > last {
            return None;
        }
        let Some(shuffle) = &self.shuffle else {
            return self.rows.get(done).copied();
        };
        let mut random = if begun { shuffle.clone() } else { Shuffle::of(shuffle.seed, epoch) };
        let other = if done < last { random.up_to((last - done) as u32) as usize } else { 0 };
        // Before an epoch, the rows are in reverse order.
        if begun { self.rows.get(last - other).copied() } else { Some(other as u32) }
    }

    /// Takes the next `count` rows, or all that are left if they are fewer.
    pub fn next(&mut self, count: usize) -> &[u32] {
        let from = self.done;
        self.done = self.rows.len().min(from.saturating_add(count));
        if let Some(shuffle) = &mut self.shuffle {
            let last = self.rows.len().saturating_sub(1);
            for place in from..self.done.min(last) {
                let other = shuffle.up_to((last - place) as u32) as usize;
                self.rows.swap(place, last - other);
            }
        }
        &self.rows[from..self.done]
    }
}

impl Shuffle {
    /// The shuffle of an epoch; `epoch` counts the epochs before it.
    fn of(seed: u32, epoch: u32) -> Self {
        Self { seed, random: Mt::new_with_key([seed, epoch]) }
    }

    /// A uniform integer from 0 to `most`, drawn as in NumPy's shuffle: as many low bits of a random number as `most` has, drawn
    /// again until they are at most `most`.
    fn up_to(&mut self, most: u32) -> u32 {
        let mask = u32::MAX >> most.leading_zeros();
        loop {
            let drawn = self.random.next_u32() & mask;
            if drawn <= most {
                return drawn;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_can_be_seen_before_its_turn() {
        for rows in [1, 2, 7, 300] {
            for mut order in [RowOrder::in_order(rows), RowOrder::shuffled(rows, 5)] {
                for epoch in 0..4 {
                    let first = order.peek(epoch, false);
                    order.begin(epoch);
                    assert_eq!(order.peek(epoch, true), first);
                    for _ in 0..rows {
                        let seen = order.peek(epoch, true);
                        assert_eq!(order.next(1), [seen.unwrap()]);
                    }
                    assert_eq!(order.peek(epoch, true), None);
                }
            }
        }
    }
}
