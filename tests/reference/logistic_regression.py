"""Logistic regression by scikit-learn: where gradient descent with cross-entropy has to arrive.

    python3 tests/reference/logistic_regression.py

Writes two files. logistic_regression.csv is of versicolor against virginica, which no straight line parts: the inputs
(standardised), the norm and λ of the penalty; the mean cross-entropy and the coefficients, then the intercept, of the
optimum. scikit-learn minimises C · Σ loss + Σ w²/2 (or Σ |w|), so that its C is 1/(λ·n); the intercept is free.

one_vs_rest.csv is of all three species with three rows in ten held out, chosen as this project does: for each row whether
it is held out, and the species it is called by one regression a species, with l2 at λ = 0.0001 and at λ = 0.01. Inputs are
standardised over the rows to train on. Without a penalty there is no optimum: among these rows a plane parts setosa from
the others, and virginica too.
"""

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import StandardScaler

from holdout import held_out
from iris import MEASUREMENTS, irises, standardised

HERE = Path(__file__).parent

# Inputs by their places, the norm and λ.
OPTIMA = (
    ((0, 1, 2, 3), "none", 0.0),
    ((0, 1), "none", 0.0),
    ((2, 3), "none", 0.0),
    ((0, 1, 2, 3), "l2", 0.1),
    ((0, 1, 2, 3), "l2", 0.01),
    ((0, 1, 2, 3), "l2", 0.001),
    ((2, 3), "l2", 0.01),
    ((0, 1, 2, 3), "l1", 0.1),
    ((2, 3), "l1", 0.01),
)


def regression(norm, rate, rows):
    strength = {"C": np.inf} if norm == "none" else {"C": 1 / (rate * rows), "l1_ratio": float(norm == "l1")}
    solver = "saga" if norm == "l1" else "newton-cholesky"
    return LogisticRegression(**strength, solver=solver, tol=1e-12, max_iter=1_000_000, random_state=0)


def optima():
    x, species = irises(("versicolor", "virginica"))
    x = standardised(x)
    lines = ["inputs,norm,rate,mean_loss,parameters"]
    for inputs, norm, rate in OPTIMA:
        chosen = x[:, inputs]
        fitted = regression(norm, rate, len(x)).fit(chosen, species)
        mean_loss = log_loss(species, fitted.predict_proba(chosen))
        parameters = [*fitted.coef_[0], *fitted.intercept_]
        names = " ".join(MEASUREMENTS[place] for place in inputs)
        # Ten digits after the point: more are the solver's and the processor's affair.
        numbers = " ".join(f"{value:.10f}" for value in parameters)
        lines.append(f"{names},{norm},{rate},{mean_loss:.10f},{numbers}")
    return lines


def one_vs_rest():
    x, species = irises()
    held = held_out(species, 0.3, 0)
    x = StandardScaler().fit(x[~held]).transform(x)
    called = []
    for rate in (0.0001, 0.01):
        classifier = OneVsRestClassifier(regression("l2", rate, np.sum(~held)))
        called.append(classifier.fit(x[~held], species[~held]).predict(x))
    rows = zip(held.astype(int), *called)
    return ["held_out,called_at_0.0001,called_at_0.01", *(",".join(map(str, row)) for row in rows)]


def main() -> None:
    (HERE / "logistic_regression.csv").write_text("\n".join(optima()) + "\n")
    (HERE / "one_vs_rest.csv").write_text("\n".join(one_vs_rest()) + "\n")


if __name__ == "__main__":
    main()
