"""Standardise with scikit-learn: the irises, and columns that are hard to scale.

    python3 tests/reference/scaling.py

Writes scaling_hard.csv, which are such columns: constant, nearly constant, far from 0, of few and of far apart values; and
scaling_iris.csv and scaling_hard_scaled.csv: below a row of names the means, the deviations, and then every row scaled.
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_iris
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
ROWS = 40


def write(name, names, rows):
    lines = [",".join(names), *(",".join(repr(float(cell)) for cell in row) for row in rows)]
    (HERE / name).write_text("\n".join(lines) + "\n")


def scaled(rows):
    scaler = StandardScaler().fit(rows)
    return [scaler.mean_, scaler.scale_, *scaler.transform(rows)]


def main() -> None:
    names = ["sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm"]
    write("scaling_iris.csv", names, scaled(load_iris().data))

    random = np.random.RandomState(0)
    columns = {
        "constant": np.full(ROWS, 0.1),
        "zero": np.zeros(ROWS),
        "nearly_constant": np.where(np.arange(ROWS) % 2, 0.3, 0.1 + 0.2),
        "mean_1000": 1000 + random.standard_normal(ROWS),
        "small": 1e-6 * random.standard_normal(ROWS),
        "large": 1e6 * random.standard_normal(ROWS),
        "one_differs": np.eye(1, ROWS, 7)[0],
        "wide": 10 ** random.uniform(-8, 8, ROWS),
    }
    hard = np.column_stack(list(columns.values()))
    write("scaling_hard.csv", columns, hard)
    write("scaling_hard_scaled.csv", columns, scaled(hard))


if __name__ == "__main__":
    main()
