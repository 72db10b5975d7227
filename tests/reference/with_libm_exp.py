"""NumPy whose `exp` is the C library's: `from with_libm_exp import np`.

NumPy has an `exp` of its own for processors with AVX-512, which differs from the C library's in the last bit of about
one result in twenty. The reference numbers must not depend on the processor, so that one is switched off here, before
NumPy is loaded, and then checked to be off.
"""

import math
import os
import sys
import warnings

if "numpy" in sys.modules:
    raise SystemExit("NumPy is loaded already: import with_libm_exp first.")
# What the features are called depends on NumPy's version; names unknown to one are no error.
os.environ["NPY_DISABLE_CPU_FEATURES"] = "X86_V4 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"

with warnings.catch_warnings():
    warnings.simplefilter("ignore", ImportWarning)
    import numpy as np


def check() -> None:
    # Steps by the golden ratio, spread evenly within ±40. As an array and one by one: NumPy may compute them differently.
    xs = [80.0 * (i * 0.6180339887498949 % 1.0) - 40.0 for i in range(200_000)]
    expected = [math.exp(x) for x in xs]
    differ = sum(a != b for a, b in zip(np.exp(np.array(xs)).tolist(), expected))
    differ += sum(float(np.exp(np.array([x]))[0]) != y for x, y in zip(xs[:20_000], expected))
    if differ:
        raise SystemExit(
            f"NumPy {np.__version__} still computes exp its own way: {differ} results differ from the C library's. "
            "See numpy.show_runtime() for what its processor features are called, and add them in with_libm_exp.py."
        )


check()
