"""Train with NumPy by every rule, in batches, shuffled and penalised, and write what is learned to rules.csv.

    python3 tests/reference/rules.py

Columns: the rows learned from, and how; the epochs gone by; the share held out. Then, with the weights after them, the mean
over the rows of the loss summed over outputs, what the weights cost by themselves, the share of rows that are right with
the threshold at 0.5 and at 0.8; where rows are held out the loss and accuracy on these; and the parameters with spaces
between them: weights row by row, then biases.

Whole batches are worked on as matrices, and slopes come from z. Sums are taken in NumPy's order, and np.tanh is NumPy's
own: the last bits are not those of the trainer, nor of every processor. Where a jump (a step, a weight's sign, a decision)
is so near that these bits would choose the side, nothing is written.
"""

from pathlib import Path

from with_libm_exp import np

from generated import GENERATE, point
from holdout import held_out
from iris import irises, standardised

NEAR = 1e-9


def and_gate(seed):
    return np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[0.0], [0.0], [0.0], [1.0]])


def xor_with_product(seed):
    x, _ = and_gate(seed)
    return np.column_stack([x, x[:, 0] * x[:, 1]]), (x[:, :1] != x[:, 1:]).astype(float)


def two_irises(seed):
    x, species = irises(("versicolor", "virginica"))
    return x, species[:, None].astype(float)


def three_irises(seed):
    x, species = irises()
    return x, np.eye(3)[species]


def moons(seed):
    """600 points of noise 0.2: more rows than are gathered at a time, or measured one by one."""
    random = np.random.RandomState([GENERATE, seed])
    x = []
    for row in range(600):
        u, v, w = random.random_sample(3)
        normal = np.sqrt(-2 * np.log(1 - v)) * np.array([np.cos(2 * np.pi * w), np.sin(2 * np.pi * w)])
        x.append(point(2, row % 2 == 0, u) + 0.2 * normal)
    return np.array(x), np.array([[float(row % 2)] for row in range(600)])


DATA = {
    "and": and_gate,
    "xor x1*x2": xor_with_product,
    "iris versicolor+virginica": two_irises,
    "iris": three_irises,
    "moons": moons,
}

ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "linear": lambda z: z,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "tanh": np.tanh,
}

SLOPES = {
    "sigmoid": lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
    "linear": np.ones_like,
    "step": np.ones_like,  # Its rule goes as if it were: Rosenblatt's.
    "tanh": lambda z: 1 / np.cosh(z) ** 2,
}

PENALTIES = {
    "none": (lambda w: 0.0, np.zeros_like),
    "l1": (lambda w: np.abs(w).sum(), np.sign),
    "l2": (lambda w: (w * w).sum() / 2, lambda w: w),
}


def clear_of(jump, values, what):
    if np.min(np.abs(values - jump)) < NEAR:
        raise SystemExit(f"{what} is so near to {jump} that rounding chooses the side: take another configuration.")


class Neurons:
    """A layer: W (outputs × inputs) and b (outputs)."""

    def __init__(self, inputs, outputs, seed, activation, loss):
        np.random.seed(seed)
        self.w = np.random.random((outputs, inputs))
        self.b = np.random.random(outputs)
        self.activation, self.loss = activation, loss

    def z(self, x):
        # Not `x @ self.w.T`: how a matrix product adds depends on the processor.
        z = (x[:, None, :] * self.w).sum(axis=2) + self.b
        if self.activation == "step":
            clear_of(0.0, z, "z")
        return z

    def losses(self, x, y):
        z = self.z(x)
        if self.loss == "cross-entropy":
            return np.where(y == 1, np.logaddexp(0, -z), np.logaddexp(0, z))
        return (ACTIVATIONS[self.activation](z) - y) ** 2 / 2

    def dz(self, x, y):
        z = self.z(x)
        if self.loss == "cross-entropy":
            return np.where(y == 1, -1 / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))
        return (ACTIVATIONS[self.activation](z) - y) * SLOPES[self.activation](z)

    def learn(self, x, y, eta, penalty, rate):
        if penalty == "l1":
            clear_of(0.0, self.w, "a weight")
        dz = self.dz(x, y)
        dw = (dz[:, :, None] * x[:, None, :]).mean(axis=0)
        self.w = self.w - eta * (dw + rate * PENALTIES[penalty][1](self.w))
        self.b = self.b - eta * dz.mean(axis=0)

    def accuracy(self, x, y, threshold):
        z = self.z(x)
        if y.shape[1] > 1:
            highest = np.sort(z, axis=1)
            clear_of(0.0, highest[:, -1] - highest[:, -2], "the lead of an output")
            return np.mean(z.argmax(axis=1) == y.argmax(axis=1))
        decision = 2 * threshold - 1 if self.activation == "tanh" else threshold
        out = ACTIVATIONS[self.activation](z)
        clear_of(decision, out, "out")
        return np.mean((out >= decision) == (y > 0))


def train(data, activation, loss, eta, batch, penalty, rate, shuffle, seed, epochs, holdout):
    x, y = DATA[data](seed)
    held = held_out(y.argmax(axis=1) if y.shape[1] > 1 else y[:, 0].astype(int), holdout, seed)
    if data.startswith("iris"):
        x = standardised(x, ~held)
    if activation == "tanh":
        y = 2 * y - 1
    tests = x[held], y[held]
    x, y = x[~held], y[~held]
    neurons = Neurons(x.shape[1], y.shape[1], seed, activation, loss)
    size = len(x) if batch == "all" else batch
    for epoch in range(epochs):
        order = np.arange(len(x))
        if shuffle:
            order = np.random.RandomState([seed, epoch]).permutation(len(x))[::-1]
        for rows in np.split(order, range(size, len(x), size)):
            neurons.learn(x[rows], y[rows], eta, penalty, rate)
    numbers = {
        "mean_loss": neurons.losses(x, y).sum(axis=1).mean(),
        "penalty_loss": rate * PENALTIES[penalty][0](neurons.w),
        "accuracy": neurons.accuracy(x, y, 0.5),
        "accuracy_at_0.8": neurons.accuracy(x, y, 0.8),
    }
    if holdout:
        numbers["testing_loss"] = neurons.losses(*tests).sum(axis=1).mean()
        numbers["testing_accuracy"] = neurons.accuracy(*tests, 0.5)
    return numbers, [*neurons.w.flat, *neurons.b]


RULES = (
    ("sigmoid", "mse", 0.5),
    ("sigmoid", "cross-entropy", 0.3),
    ("linear", "mse", 0.05),
    ("step", "mse", 0.07),
    ("tanh", "mse", 0.1),
)

# For each rule: the rows, the batch size, the penalty and its rate, whether shuffled, the seed, the epochs, the share held
# out.
EACH = (
    ("and", 1, "none", 0.0, False, 0, 40, 0.0),
    ("and", 3, "none", 0.0, False, 1, 40, 0.0),
    ("and", "all", "l2", 0.01, False, 2, 100, 0.0),
    ("xor x1*x2", 1, "l2", 0.01, True, 3, 40, 0.0),
    ("xor x1*x2", 3, "l1", 0.01, True, 4294967295, 40, 0.0),
    ("iris versicolor+virginica", 1, "l1", 0.01, False, 0, 3, 0.0),
    ("iris versicolor+virginica", "all", "l2", 0.01, True, 42, 50, 0.0),
    ("iris", 1, "none", 0.0, True, 7, 3, 0.0),
    ("iris", 3, "l2", 0.01, False, 8, 5, 0.0),
    ("iris", "all", "l1", 0.01, False, 9, 50, 0.0),
)

# The rule, then the same.
MORE = (
    (1, "iris", 64, "none", 0.0, True, 10, 20, 0.0),
    (1, "iris", 3, "l2", 0.01, True, 11, 5, 0.3),
    (4, "iris versicolor+virginica", "all", "none", 0.0, False, 12, 30, 0.25),
    (1, "moons", "all", "none", 0.0, False, 0, 20, 0.0),
    (0, "moons", 257, "l2", 0.01, True, 1, 5, 0.0),
    (4, "moons", 3, "l1", 0.01, False, 2, 2, 0.0),
    (1, "moons", 100, "none", 0.0, True, 3, 4, 0.35),
)

HOW = ("data", "activation", "loss", "eta", "batch", "penalty", "rate", "shuffle", "seed", "epochs", "holdout")
NUMBERS = ("mean_loss", "penalty_loss", "accuracy", "accuracy_at_0.8", "testing_loss", "testing_accuracy")


def main() -> None:
    lines = [",".join([*HOW, *NUMBERS, "parameters"])]
    runs = [(rule, how) for rule in RULES for how in EACH] + [(RULES[rule], how) for rule, *how in MORE]
    for rule, (data, *how) in runs:
        numbers, parameters = train(data, *rule, *how)
        cells = [{True: "on", False: "off"}[cell] if isinstance(cell, bool) else str(cell) for cell in (data, *rule, *how)]
        cells += [repr(float(numbers[name])) if name in numbers else "" for name in NUMBERS]
        lines.append(",".join([*cells, " ".join(repr(float(value)) for value in parameters)]))
    Path(__file__).with_suffix(".csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
