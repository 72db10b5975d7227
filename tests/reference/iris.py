"""The irises of data/iris.csv for the scripts that learn from them: `from iris import irises, standardised`."""

from pathlib import Path

import numpy as np

FILE = Path(__file__).parents[2] / "data" / "iris.csv"
SPECIES = ("setosa", "versicolor", "virginica")
MEASUREMENTS = ("sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm")


def irises(species=SPECIES):
    """Four measurements of every flower of these species, in the file's order, and the number of its species among them."""
    lines = [line.split(",") for line in FILE.read_text().splitlines()]
    if lines[0] != [*MEASUREMENTS, "species"]:
        raise SystemExit(f"{FILE} has other columns: {lines[0]}")
    flowers = [line for line in lines[1:] if line[4] in species]
    return np.array([line[:4] for line in flowers], float), np.array([species.index(line[4]) for line in flowers])


def standardised(x, training=slice(None)):
    """Every column, less its mean and over its deviation among the rows to train on."""
    return (x - x[training].mean(axis=0)) / x[training].std(axis=0)
