"""Train a neuron on AND with NumPy, a row at a time, and write what it has learned to article_loop.csv.

    python3 tests/reference/article_loop.py

Columns: the seed, the learning rate η, the epochs gone by; the weights and the bias; the mean over the four rows of
½(out − y)² and the share of rows on the right side of out = 0.5, both with these weights. Every number is written with
as few digits as bring back the same double.
"""

from pathlib import Path

from with_libm_exp import np

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([0.0, 0.0, 0.0, 1.0])
SEEDS = (0, 1, 2, 42)
LEARNING_RATES = (0.01, 0.1)
EPOCHS = (0, 1, 10, 1000, 10000)


def forward(x, weights, bias):
    return 1 / (1 + np.exp(-(np.dot(x, weights) + bias)))


def train_one_epoch(weights, bias, eta):
    for x, y in zip(INPUTS, TARGETS):
        out = forward(x, weights, bias)
        error = out - y
        slope = out * (1 - out)
        dz = error * slope
        weights -= (eta * dz) * x
        bias -= eta * dz


def measure(weights, bias):
    loss, right = 0.0, 0
    for x, y in zip(INPUTS, TARGETS):
        out = float(forward(x, weights, bias)[0])
        error = out - float(y)
        loss += 0.5 * (error * error)
        right += int((out >= 0.5) == y)
    return loss / len(TARGETS), right / len(TARGETS)


def main() -> None:
    lines = ["seed,eta,epoch,w1,w2,b,mean_loss,accuracy"]
    for seed in SEEDS:
        for eta in LEARNING_RATES:
            np.random.seed(seed)
            weights = np.random.random(size=2)
            bias = np.random.random(size=1)
            for epoch in range(max(EPOCHS) + 1):
                if epoch > 0:
                    train_one_epoch(weights, bias, eta)
                if epoch in EPOCHS:
                    numbers = [eta, epoch, *weights.tolist(), *bias.tolist(), *measure(weights, bias)]
                    lines.append(",".join(map(repr, [seed, *numbers])))
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
