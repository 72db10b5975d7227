"""Write the first eight numbers of NumPy's legacy generator for some seeds to numpy_random.csv.

    python3 tests/reference/numpy_random.py
"""

from pathlib import Path

import numpy as np

SEEDS = (0, 1, 2, 42, 123456789, 4294967295)
COUNT = 8


def main() -> None:
    lines = ["seed," + ",".join(f"random{i}" for i in range(1, COUNT + 1))]
    for seed in SEEDS:
        np.random.seed(seed)
        lines.append(",".join([str(seed), *(repr(float(np.random.random())) for _ in range(COUNT))]))
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
