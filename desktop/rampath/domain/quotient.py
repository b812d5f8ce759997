"""Division of figures that may be missing, zero or absurd."""

import numpy as np

from rampath.domain.carried import Array


def quotient(dividend: Array, divisor: Array) -> Array:
    """One array by another of the same shape or one that fits it; NaN wherever that is no figure."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found: Array = dividend / divisor
    found[~np.isfinite(found)] = np.nan
    return found
