"""Times the same work in NumPy and in scikit-learn, as often as it is told to.

A line of input asks, a line of output answers; see trainer/src/main.rs. Here `train` names first who is to do it:
`numpy`, `vectorised`, `fit` or `partial_fit`.
"""

import sys
import warnings
from time import perf_counter

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import SGDClassifier


def numpy(inputs, targets, start, eta, epochs):
    """One dot product a row, as one first writes it."""
    weights, bias = np.array(start[:-1]), start[-1:]
    for _ in range(epochs):
        for x, y in zip(inputs, targets):
            out = 1 / (1 + np.exp(-(np.dot(x, weights) + bias)))
            dz = (out - y) * out * (1 - out)
            weights -= eta * dz * x
            bias -= eta * dz
    return [*weights.tolist(), *bias.tolist()]


def vectorised(inputs, targets, start, eta, epochs):
    """All rows at once, as one writes it for speed."""
    weights, bias = np.array(start[:-1]), float(start[-1])
    for _ in range(epochs):
        out = 1 / (1 + np.exp(-(inputs @ weights + bias)))
        dz = (out - targets) * out * (1 - out)
        weights -= eta * (dz @ inputs) / len(inputs)
        bias -= eta * dz.mean()
    return [*weights.tolist(), float(bias)]


def classifier(eta, epochs):
    return SGDClassifier(
        loss="log_loss", penalty=None, learning_rate="constant", eta0=eta, shuffle=False, max_iter=epochs, tol=None
    )


def learned(model):
    return [*model.coef_[0].tolist(), *model.intercept_.tolist()]


def fit(inputs, targets, start, eta, epochs):
    """All epochs in one call."""
    return learned(classifier(eta, epochs).fit(inputs, targets, coef_init=start[:-1], intercept_init=start[-1:]))


def partial_fit(inputs, targets, start, eta, epochs):
    """A call for each epoch, from zero: this method takes no start."""
    model = classifier(eta, epochs)
    for _ in range(epochs):
        model.partial_fit(inputs, targets, classes=[0.0, 1.0])
    return learned(model)


PEERS = {"numpy": numpy, "vectorised": vectorised, "fit": fit, "partial_fit": partial_fit}


def main() -> None:
    warnings.simplefilter("ignore", ConvergenceWarning)
    works = []
    for line in sys.stdin:
        match line.split():
            case ["versions"]:
                python = ".".join(map(str, sys.version_info[:3]))
                print(f"CPython {python}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}", flush=True)
            case ["work", eta, _together, width, *numbers, file]:
                width = int(width)
                start, rows = np.array(numbers, dtype=float), np.fromfile(file).reshape(-1, width)
                works.append((rows[:, :-1].copy(), rows[:, -1].copy(), start, float(eta)))
                print(len(works) - 1, flush=True)
            case ["train", peer, work, epochs]:
                inputs, targets, start, eta = works[int(work)]
                begin = perf_counter()
                parameters = PEERS[peer](inputs, targets, start.copy(), eta, int(epochs))
                took = (perf_counter() - begin) * 1000
                print(took, *parameters, flush=True)
            case _:
                raise SystemExit(f"cannot be done: {line[:80]}")


if __name__ == "__main__":
    main()
