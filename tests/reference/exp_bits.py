"""Write glibc's exp to exp_bits.csv and exp_checksums.txt.

    python3 tests/reference/exp_bits.py

Needs nothing but Python and glibc 2.28 or later on a processor with fused multiply-adds; says so and stops elsewhere.
Takes a minute or two.

exp_bits.csv        x and exp(x) as bits in hexadecimal: both ends of the number line, the borders between the cases
                    that the algorithm distinguishes, and inputs for which fused multiply-adds decide the last bit.
exp_checksums.txt   a running checksum of ten million results, after every hundred thousand.
"""

import ctypes
import math
import struct
from pathlib import Path

from exp_table import ROWS, row

HERE = Path(__file__).parent
MASK = (1 << 64) - 1

libm = ctypes.CDLL("libm.so.6")
libm.exp.restype = ctypes.c_double
libm.exp.argtypes = [ctypes.c_double]
exp = libm.exp


def bits(value: float) -> int:
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def double(word: int) -> float:
    return struct.unpack("<d", struct.pack("<Q", word & MASK))[0]


TABLE = [row(i) for i in range(ROWS)]
PER_LN2 = float.fromhex("0x1.71547652b82fep+7")


def without_fused_operations(x: float) -> float:
    """The same algorithm as a processor without fused multiply-adds runs it, for 2^-54 ≤ |x| < 512."""
    shifted = PER_LN2 * x + float.fromhex("0x1.8p+52")
    k = bits(shifted)
    kd = shifted - float.fromhex("0x1.8p+52")
    r = x + kd * float.fromhex("-0x1.62e42fefap-8") + kd * float.fromhex("-0x1.cf79abc9e3b3ap-47")
    missing, rounded = TABLE[k % ROWS]
    scale = double(rounded + (k << 45))
    r2 = r * r
    t = (
        double(missing)
        + r
        + r2 * (float.fromhex("0x1.ffffffffffdbdp-2") + r * float.fromhex("0x1.555555555543cp-3"))
        + r2 * r2 * (float.fromhex("0x1.55555cf172b91p-5") + r * float.fromhex("0x1.1111167a4d017p-7"))
    )
    return scale + scale * t


def generated(count: int):
    """xorshift64 (Marsaglia, 2003): nine x of ten within ±40, the tenth within ±750."""
    state = 88172645463325252
    for i in range(count):
        state ^= state << 13 & MASK
        state ^= state >> 7
        state ^= state << 17 & MASK
        yield ((state >> 11) / (1 << 53) - 0.5) * (1500.0 if i % 10 == 9 else 80.0)


def around(x: float, steps: int = 4):
    return [double(bits(x) + step) for step in range(-steps, steps + 1)]


def chosen() -> list[float]:
    xs = [0.0, 1.0, 2.0, 0.5, 10.0, 100.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, math.inf]
    # Where 1 + x begins and ends to suffice, and the sizes at which the algorithm branches.
    for border in (2.0**-54, 2.0**-53, 2.0**-52, 512.0, 1024.0, 709.782712893384, 708.3964185322641, 745.1332191019411):
        xs += around(border)
    xs += [2.0**-n for n in range(1, 60)]
    xs += [700 + i / 16 for i in range(16 * 50)]
    xs = [sign * x for x in xs for sign in (1.0, -1.0)] + [math.nan]
    # 128·x / ln 2 half-way between two integers, where k may be either.
    for n in range(-94000, 94000, 97):
        xs += [x for x in around((n + 0.5) / PER_LN2, 2) if PER_LN2 * x == n + 0.5]
    return xs


def main() -> None:
    hard, sums, total = [], [], 0
    for i, x in enumerate(generated(10_000_000), start=1):
        y = exp(x)
        total = (total ^ bits(y)) * 0x100000001B3 & MASK
        if i % 100_000 == 0:
            sums.append(f"{total:016x}\n")
        if len(hard) < 3000 and abs(x) < 512 and without_fused_operations(x) != y:
            hard.append(x)
    if len(hard) < 3000:
        raise SystemExit("This C library's exp runs without fused multiply-adds, or is another algorithm: nothing written.")
    rows = [f"{bits(x):016x},{bits(exp(x)):016x}\n" for x in chosen() + hard]
    (HERE / "exp_bits.csv").write_text("x,exp\n" + "".join(rows))
    (HERE / "exp_checksums.txt").write_text("".join(sums))


if __name__ == "__main__":
    main()
