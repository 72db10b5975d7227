use rand_mt::Mt;

/// The order in which an epoch visits its rows: as they come, or shuffled anew for every epoch.
///
/// Shuffled, it is NumPy's `RandomState([seed, epoch]).permutation(n)[::-1]`, with the epochs already done for `epoch`: any
/// epoch's order can be drawn again. Fisher and Yates's shuffle settles the last place first, so backwards each row costs
/// one draw when its turn comes, and beginning an epoch costs next to nothing however many rows there are.
#[derive(Debug, Clone)]
pub struct Order {
    rows: Vec<u32>,
    /// Rows handed out of the running epoch.
    done: usize,
    shuffle: Option<Shuffle>,
}

#[derive(Debug, Clone)]
struct Shuffle {
    seed: u32,
    random: Mt,
}

impl Order {
    /// Rows 0, 1, 2 … in every epoch.
    pub fn in_order(rows: usize) -> Self {
        Self { rows: (0..rows as u32).collect(), done: 0, shuffle: None }
    }

    /// Rows in another order in every epoch.
    pub fn shuffled(rows: usize, seed: u32) -> Self {
        let shuffle = Shuffle { seed, random: Mt::new(seed) };
        let mut order = Self { shuffle: Some(shuffle), ..Self::in_order(rows) };
        order.begin(0);
        order
    }

    /// Whether rows come as they are.
    pub fn is_in_order(&self) -> bool {
        self.shuffle.is_none()
    }

    /// To the first row of the epoch that follows so many.
    pub fn begin(&mut self, epoch: u32) {
        self.done = 0;
        if let Some(shuffle) = &mut self.shuffle {
            shuffle.random = Mt::new_with_key([shuffle.seed, epoch]);
            // NumPy's array from its end.
            let last = (self.rows.len() as u32).saturating_sub(1);
            self.rows.iter_mut().enumerate().for_each(|(place, row)| *row = last - place as u32);
        }
    }

    /// The next so many rows, or as many as there are.
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
    /// A whole number from 0 to `most`, each as likely, drawn as NumPy's shuffle does: as many low bits as `most` has, until
    /// they are few enough.
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
