"""The common shape of what is heard of each voice: a normal distribution's, made rounder where little was heard."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def unit_root(within: Array, shrink: float) -> Array | None:
    """What makes a covariance (n × n) a unit one, after it was drawn by the share `shrink` towards a round one.

    None where it has no extent, or is not known: too little was heard to tell anything from.
    """
    size = len(within)
    extent = float(np.trace(within)) / size
    if not np.isfinite(within).all() or extent <= np.finfo(np.float32).eps ** 2:
        return None
    rounder = (1 - shrink) * within + shrink * extent * np.eye(size)
    result: Array = np.linalg.inv(np.linalg.cholesky(rounder))
    return result
