"""Print the coefficients in src/numerics/lanes.rs, and how far off they are.

    python3 tests/reference/lanes.py

Needs nothing but Python. Each approximation meets its function at Chebyshev's points, where interpolation is nearly the best
there is; 60-digit decimal arithmetic solves for the coefficients, which are then rounded to doubles once.
"""

from decimal import Decimal, getcontext

getcontext().prec = 60
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")
# r is at most half of ln 2, and a little where k is rounded the other way.
LARGEST = Decimal(2).ln() / 2 * Decimal("1.0001")


def solve(matrix, right):
    """Gauss and Jordan's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda row: abs(rows[row][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for other in range(len(rows)):
            if other != i:
                factor = rows[other][i] / rows[i][i]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def cosine(x):
    total = term = Decimal(1)
    n = 0
    while abs(term) > Decimal(10) ** -58:
        n += 2
        term = -term * x * x / (n * (n - 1))
        total += term
    return total


def points(count, end):
    """Chebyshev's, from 0 to `end`."""
    return [end / 2 * (1 + cosine(PI * (2 * i + 1) / (2 * count))) for i in range(count)]


def half_tanh(square):
    """tanh(r/2) / r for r² = `square`."""
    r = square.sqrt()
    return (r.exp() - 1) / (r.exp() + 1) / r


def double_artanh(square):
    """2·artanh(u) / u for u² = `square`."""
    u = square.sqrt()
    return ((1 + u) / (1 - u)).ln() / u


def rounded(numbers):
    return [Decimal(float(number)) for number in numbers]


def exponential():
    """P0, P1, Q0, Q1, Q2 with (s² + P1·s + P0) / (Q2·s² + Q1·s + Q0) = tanh(r/2) / r for s = r²."""
    at = points(5, LARGEST**2)
    values = [half_tanh(s) for s in at]
    matrix = [[Decimal(1), s, -value, -value * s, -value * s * s] for s, value in zip(at, values)]
    p0, p1, q0, q1, q2 = coefficients = rounded(solve(matrix, [-s * s for s in at]))
    worst = Decimal(0)
    for i in range(1, 2001):
        r = LARGEST * i / 2000
        s = r * r
        p, q = r * (s * s + p1 * s + p0), q2 * s * s + q1 * s + q0
        worst = max(worst, abs((q + p) / (q - p) / r.exp() - 1))
    return zip(["P0", "P1", "Q0", "Q1", "Q2"], coefficients), worst


def logarithm(count=11):
    """The series of 2·artanh(u) / u in u², u from 0 to ⅓, highest power first."""
    end = Decimal(1) / 9
    at = points(count, end)
    coefficients = rounded(solve([[s**n for n in range(count)] for s in at], [double_artanh(s) for s in at]))
    worst = Decimal(0)
    for i in range(1, 2001):
        s = end * i / 2000
        worst = max(worst, abs(sum(c * s**n for n, c in enumerate(coefficients)) / double_artanh(s) - 1))
    names = [f"u^{2 * n}" for n in reversed(range(count))]
    return zip(names, reversed(coefficients)), worst


def main() -> None:
    ln2 = Decimal(2).ln()
    high = round(float(ln2) * 2**40) / 2**40
    print(f"LN2_HIGH = {high!r}\nLN2_LOW = {float(ln2 - Decimal(high))!r}")
    for coefficients, worst in exponential(), logarithm():
        for name, coefficient in coefficients:
            print(f"{name} = {float(coefficient)!r}")
        print(f"relative error at most {float(worst):.2g}\n")


if __name__ == "__main__":
    main()
