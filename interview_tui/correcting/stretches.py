"""Stretches of recording about which somebody has said yes or no, the last word counting. Pure; times in seconds."""

from bisect import bisect_right
from collections.abc import Iterable


class Stretches:
    """What was said last about every second."""

    def __init__(self, said: Iterable[tuple[float, float, bool]]) -> None:
        """`said`: from, to before, and yes or no, oldest first. Nothing said is no."""
        spans = [(start, end, yes) for start, end, yes in said if start < end]
        edges = sorted({edge for start, end, _yes in spans for edge in (start, end)})
        cells = [False] * (len(edges) + 1)
        for start, end, yes in spans:
            first, last = bisect_right(edges, start), bisect_right(edges, end)
            cells[first:last] = [yes] * (last - first)
        kept = [i for i in range(len(edges)) if cells[i] != cells[i + 1]]
        self._edges = [edges[i] for i in kept]
        self._first = cells[0]

    def __contains__(self, at: float) -> bool:
        return self._first != bool(bisect_right(self._edges, at) % 2)

    def alike(self, start: float, end: float) -> bool:
        """Whether the same was said about all of it."""
        return bisect_right(self._edges, start) == bisect_right(self._edges, end)
