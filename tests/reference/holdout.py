"""Which rows are held out, by NumPy's generator: `from holdout import held_out`."""

import numpy as np

HOLD_OUT = 2  # What the stream is for, beside the seed.


def held_out(classes, share, seed):
    """For each row whether it is: of each class in turn its rounded share, the first places of a shuffle."""
    random = np.random.RandomState([HOLD_OUT, seed])

    def below(end):
        while True:
            drawn = int(random.randint(0, 2**32, dtype=np.uint32))
            if drawn < 2**32 // end * end:
                return drawn % end

    held, due = np.zeros(len(classes), bool), 0
    for number in range(classes.max() + 1):
        rows = np.flatnonzero(classes == number)
        before, due = due, int(np.floor(share * np.sum(classes <= number) + 0.5))
        for place in range(due - before):
            other = place + below(len(rows) - place)
            rows[[place, other]] = rows[[other, place]]
        held[rows[: due - before]] = True
    return held
