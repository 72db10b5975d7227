"""Ask NumPy how far the article's printed bias lies from where runs of AND end, and write it to clue.csv.

    python3 tests/reference/clue.py

For each learning rate η, number of epochs and starting bias, Newton's method looks for the two starting weights from which
a run ends at the printed weights; derivatives are differences between runs that start a little apart. Columns: η, the
epochs, the starting bias; the starting weights found; by how much the printed bias lies above the bias where that run ends.
Every number is written with as few digits as bring back the same double.
"""

from pathlib import Path

from with_libm_exp import np

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([0.0, 0.0, 0.0, 1.0])
PRINTED_WEIGHTS = np.array([2.64924114, 2.6467143])
PRINTED_BIAS = -4.09029157
CASES = (
    (0.1, 1000, 0.0),
    (0.1, 1000, 0.5),
    (0.1, 960, 0.0),
    (0.1, 1040, 0.999),
    (0.1001, 1000, 0.5),
    (0.0999, 1001, 0.5),
    (0.09, 1000, 0.5),
    (0.09, 1111, 0.5),
    (0.11, 909, 0.5),
    (0.05, 2000, 0.5),
    (0.2, 500, 0.5),
    (0.3, 333, 0.5),
    (0.02, 5000, 0.5),
    (0.01, 10000, 0.5),
)


def ends(starts, eta, epochs):
    """Where runs from these starts, a row each, end."""
    runs = np.array(starts)
    for _ in range(epochs):
        for x, y in zip(INPUTS, TARGETS):
            out = 1 / (1 + np.exp(-(runs[:, :2] @ x + runs[:, 2])))
            step = eta * ((out - y) * (out * (1 - out)))
            runs[:, :2] -= step[:, None] * x
            runs[:, 2] -= step
    return runs


def land(eta, epochs, bias):
    apart = 1e-6
    weights = np.array([0.5, 0.5])
    for _ in range(30):
        w1, w2 = weights
        here, right, up = ends([[w1, w2, bias], [w1 + apart, w2, bias], [w1, w2 + apart, bias]], eta, epochs)
        amiss = here[:2] - PRINTED_WEIGHTS
        if np.abs(amiss).max() < 2e-15:
            break
        jacobian = np.array([right[:2] - here[:2], up[:2] - here[:2]]).T / apart
        step = np.linalg.solve(jacobian, amiss)
        weights -= step / max(1.0, np.abs(step).max())
    assert np.abs(amiss).max() < 1e-13, (eta, epochs, amiss)
    return weights, PRINTED_BIAS - here[2]


def main() -> None:
    lines = ["eta,epochs,bias,w1,w2,miss"]
    for eta, epochs, bias in CASES:
        (w1, w2), miss = land(eta, epochs, bias)
        lines.append(",".join(map(repr, [eta, epochs, bias, float(w1), float(w2), float(miss)])))
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
