"""Train two neurons side by side on three inputs, a row at a time, and write what they have learned to layer.csv.

    python3 tests/reference/layer.py

Columns: the epochs gone by; the six weights (wji from input i to output j) and the two biases; the mean over the rows of
Σⱼ ½(outⱼ − yⱼ)² with these. Every sum is added from left to right, as its formula is read; only `exp` and the starting
weights are NumPy's.
"""

from pathlib import Path

from with_libm_exp import np

INPUTS = (
    (0.5, -1.2, 3.0),
    (-0.3, 0.8, 1.1),
    (2.4, 0.1, -0.7),
    (0.0, 0.0, 0.0),
    (1.5, -2.5, 0.25),
    (-1.75, 1.3, -0.6),
    (0.9, 0.2, 0.4),
)
TARGETS = ((1.0, 0.0), (1.0, 1.0), (0.0, 0.0), (0.0, 1.0), (0.0, 0.0), (1.0, 1.0), (0.0, 1.0))
SEED = 7
LEARNING_RATE = 0.3
EPOCHS = (0, 1, 10, 500)


def forward(x, weights, bias):
    z = x[0] * weights[0]
    for xi, w in zip(x[1:], weights[1:]):
        z += xi * w
    z += bias
    return 1 / (1 + float(np.exp(-z)))


def train_one_epoch(weights, biases):
    for x, y in zip(INPUTS, TARGETS):
        for j, target in enumerate(y):
            out = forward(x, weights[j], biases[j])
            dz = (out - target) * (out * (1 - out))
            for i, xi in enumerate(x):
                weights[j][i] -= (LEARNING_RATE * dz) * xi
            biases[j] -= LEARNING_RATE * dz


def mean_loss(weights, biases):
    total = 0.0
    for x, y in zip(INPUTS, TARGETS):
        loss = 0.0
        for j, target in enumerate(y):
            error = forward(x, weights[j], biases[j]) - target
            loss += 0.5 * (error * error)
        total += loss
    return total / len(INPUTS)


def main() -> None:
    np.random.seed(SEED)
    outputs, inputs = len(TARGETS[0]), len(INPUTS[0])
    weights = [[float(np.random.random()) for _ in range(inputs)] for _ in range(outputs)]
    biases = [float(np.random.random()) for _ in range(outputs)]
    lines = ["epoch,w11,w12,w13,w21,w22,w23,b1,b2,mean_loss"]
    for epoch in range(max(EPOCHS) + 1):
        if epoch > 0:
            train_one_epoch(weights, biases)
        if epoch in EPOCHS:
            numbers = [*weights[0], *weights[1], *biases, mean_loss(weights, biases)]
            lines.append(",".join(map(repr, [epoch, *numbers])))
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
