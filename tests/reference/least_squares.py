"""The least-squares solution, by numpy.linalg.lstsq: where the delta rule over all rows has to arrive.

    python3 tests/reference/least_squares.py

Columns of least_squares.csv: the rows; and the weights, output by output, then the biases, that minimise Σ ½(w·x + b − y)²
over rows of targets 0 and 1, with the irises standardised.
"""

from pathlib import Path

import numpy as np

from iris import irises, standardised

GATE = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ANSWERS = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
}


def main() -> None:
    data = {gate: (GATE, np.array(answers)[:, None]) for gate, answers in ANSWERS.items()}
    data["xor x1*x2"] = (np.column_stack([GATE, GATE[:, 0] * GATE[:, 1]]), data["xor"][1])
    x, species = irises(("versicolor", "virginica"))
    data["iris versicolor+virginica"] = (standardised(x), species[:, None])
    x, species = irises()
    data["iris"] = (standardised(x), np.eye(3)[species])
    lines = ["data,parameters"]
    for name, (x, y) in data.items():
        solution, *_ = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y)
        # Twelve digits after the point: more are the processor's affair. Adding 0 makes no zero negative.
        values = " ".join(f"{round(value, 12) + 0:.12f}" for value in [*solution[:-1].T.flat, *solution[-1]])
        lines.append(f"{name},{values}")
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
