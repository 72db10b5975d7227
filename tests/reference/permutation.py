"""Shuffle with NumPy and write to permutation.csv in what order an epoch visits its rows.

    python3 tests/reference/permutation.py

Columns: the seed, the epochs already done, and the rows in their order, with spaces between them.
"""

from pathlib import Path

import numpy as np

ORDERS = ((0, 0, 4), (0, 1, 4), (0, 999_999, 4), (42, 7, 1), (42, 7, 2), (4_294_967_295, 3, 33), (5, 0, 64))


def main() -> None:
    lines = ["seed,epoch,order"]
    for seed, epoch, rows in ORDERS:
        order = np.random.RandomState([seed, epoch]).permutation(rows)[::-1]
        lines.append(f"{seed},{epoch},{' '.join(map(str, order))}")
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
