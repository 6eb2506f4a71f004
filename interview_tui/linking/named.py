"""Numbers with names, and their sum when each name has a weight. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

Numbers = np.ndarray


@dataclass(frozen=True)
class Named:
    """A table of numbers for each name."""

    names: tuple[str, ...]
    values: Numbers
    """The last axis is the names'."""

    def weighed(self, weights: Mapping[str, float]) -> Numbers:
        """The sum over the names. KeyError if one of them has no weight."""
        total: Numbers = self.values @ np.array([weights[name] for name in self.names])
        return total


def named(tables: Mapping[str, Numbers], shape: tuple[int, ...]) -> Named:
    """Each table is made as large as `shape`."""
    values = [np.broadcast_to(table, shape) for table in tables.values()]
    return Named(tuple(tables), np.stack(values, axis=-1))
