"""Draw the generated sets with NumPy's Mersenne Twister and NumPy's functions, and write their first rows to generated.csv.

    python3 tests/reference/generated.py

Columns: the shape (0 blobs, 1 circles, 2 moons, 3 spiral), the seed, the noise, and the two inputs of eight rows, whose
classes take turns. NumPy's sines and logarithms may differ in the last bit: what is compared is the recipe.
"""

from pathlib import Path

import numpy as np

ROWS = 8
GENERATE = 1  # What the stream is for, beside the seed.


def point(shape, first, u):
    if shape == 0:
        return np.array([-0.5, -0.5]) if first else np.array([0.5, 0.5])
    if shape == 1:
        return (1.0 if first else 0.5) * np.array([np.cos(2 * np.pi * u), np.sin(2 * np.pi * u)])
    if shape == 2:
        moon = np.array([np.cos(np.pi * u), np.sin(np.pi * u)])
        return moon if first else np.array([1.0, 0.5]) - moon
    arm = u * np.array([np.cos(3 * np.pi * u), np.sin(3 * np.pi * u)])
    return arm if first else -arm


def main() -> None:
    names = [f"x{axis}_{row}" for row in range(ROWS) for axis in (1, 2)]
    lines = [",".join(["shape", "seed", "noise", *names])]
    for shape in range(4):
        for seed, noise in ((0, 0.1), (1, 0.0), (42, 0.3), (4294967295, 2.5)):
            random = np.random.RandomState([GENERATE, seed])
            cells = []
            for row in range(ROWS):
                u, v, w = random.random_sample(3)
                normal = np.sqrt(-2 * np.log(1 - v)) * np.array([np.cos(2 * np.pi * w), np.sin(2 * np.pi * w)])
                cells.extend(float(cell) for cell in point(shape, row % 2 == 0, u) + noise * normal)
            lines.append(",".join(map(repr, [shape, seed, noise, *cells])))
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
