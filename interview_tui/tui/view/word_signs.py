"""Which words of a transcript are drawn otherwise than the rest, by when they are said. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from interview_tui.tui.view.spoken import SpokenWord

Span = tuple[float, float, str]
"""Seconds from, to, and the sign of the words whose middle is there."""


class WordSigns:
    """Stretches of talk, each with a sign; those of one sign may overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._edges: dict[str, list[float]] = {}
        """Sign → where its words begin, end, begin again …"""
        for start, end, sign in sorted(span for span in spans if span[0] < span[1]):
            edges = self._edges.setdefault(sign, [])
            if edges and start <= edges[-1]:
                edges[-1] = max(edges[-1], end)
            else:
                edges += [start, end]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordSigns) and other._edges == self._edges

    def __hash__(self) -> int:
        return hash(tuple((sign, tuple(edges)) for sign, edges in self._edges.items()))

    def runs(self, words: Sequence[SpokenWord]) -> list[tuple[int, int, str]]:
        """Characters from, to, and sign: words beside each other with the same sign are one run."""
        found = []
        for sign, edges in self._edges.items():
            if not words or edges[0] >= words[-1].end or edges[-1] <= words[0].start:
                continue
            run: tuple[int, int] | None = None
            for word in words:
                if bisect_right(edges, (word.start + word.end) / 2) % 2:
                    run = (run[0] if run else word.first, word.last)
                elif run:
                    found.append((*run, sign))
                    run = None
            if run:
                found.append((*run, sign))
        return found
