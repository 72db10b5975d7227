"""Write random rows of two classes, and whether SciPy finds a hyperplane that parts these, to separability.csv.

    python3 tests/reference/separability.py

A line is: how many inputs, 1 where the classes can be parted, else 0, and then row by row the class and the inputs.
"""

from pathlib import Path

import numpy as np
from scipy.optimize import linprog

PER_INPUTS = 12


def parted(x: np.ndarray, classes: np.ndarray) -> bool:
    """Whether y (w·x + b) >= 1 can hold in all rows; both answers are asked for, and one has to be found."""
    signed = np.where(classes == 1, 1.0, -1.0)[:, None] * np.column_stack([x, np.ones(len(x))])
    rows, width = signed.shape
    weights = linprog(np.zeros(width), A_ub=-signed, b_ub=-np.ones(rows), bounds=(None, None))
    # Shares of rows, not below 0 and together 1, of which the sum is 0: where there are such, weights are not.
    shares = linprog(np.zeros(rows), A_eq=np.vstack([signed.T, np.ones(rows)]), b_eq=[*np.zeros(width), 1.0])
    assert (weights.status == 0) != (shares.status == 0), (weights.message, shares.message)
    return weights.status == 0


def main() -> None:
    random = np.random.RandomState(0)
    lines = ["inputs,parted,class and inputs of each row"]
    for inputs in range(1, 11):
        for case in range(PER_INPUTS):
            # Of random classes, those of 2 · (inputs + 1) rows can be parted every other time (Cover, 1965).
            rows = 2 * (inputs + 1) + random.randint(-1, 2)
            x = random.uniform(-1, 1, (rows, inputs)).round(3)
            if case % 3 == 2:
                x = x.round(1) + 100
            classes = random.randint(0, 2, rows)
            cells = [f"{label},{','.join(map(repr, row.tolist()))}" for label, row in zip(classes, x)]
            lines.append(f"{inputs},{int(parted(x, classes))},{','.join(cells)}")
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
