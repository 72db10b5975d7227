"""Print src/data/sources/iris_table.rs: the measurements of iris.csv in millimetres, species by species.

    python3 data/iris_table.py > src/data/sources/iris_table.rs
"""

import csv
from decimal import Decimal
from pathlib import Path

SPECIES = ("setosa", "versicolor", "virginica")

with Path(__file__).with_name("iris.csv").open(newline="") as file:
    _, *rows = csv.reader(file)

assert [row[4] for row in rows] == [species for species in SPECIES for _ in range(50)]
tenths = [[Decimal(cell) * 10 for cell in row[:4]] for row in rows]
assert all(cell == int(cell) and 0 < cell < 256 for row in tenths for cell in row)
print("// Written by data/iris_table.py from data/iris.csv.")
print()
print("/// Fifty flowers of each species: sepal length and width, petal length and width, in millimetres.")
print("pub(super) const FLOWERS: [[u8; 4]; 150] = [")
for row in tenths:
    print(f"    [{', '.join(str(int(cell)) for cell in row)}],")
print("];")
