"""How fast a sound card's clock runs against the machine's, and against another card's. Pure.

Devices are commonly off by tens of millionths: 100 ppm are 0.36 s an hour. Sound is never resampled for it; the
figure is written down. A single block may come late by a tenth of a second, so a figure from less than a minute would
be noise; over minutes the slopes between many pairs agree, and their median does not mind a few late ones.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

SHORTEST_SECONDS = 60.0
_SHORTEST_SLOPE_SECONDS = 10.0
_FARTHEST_SECONDS = 30.0
_MOST_PAIRS = 150
"""Of one stretch; slopes between every two of them are some thousand."""


@dataclass(frozen=True, slots=True)
class Pair:
    """At this moment so many frames had been heard."""

    frames: int
    monotonic: float
    """Seconds of `time.monotonic()`."""
    wall: float
    """Seconds since 1970, by the clock on the wall."""
    stretch: int = 0
    """Pairs with the same number have nothing between them but sound: no gap, no pause, no other device."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Second `t` of the one is second `t + offset_seconds + t * ppm / 1e6` of the other."""

    offset_seconds: float
    ppm: float


def drift_ppm(pairs: Iterable[Pair], rate: int) -> float | None:
    """By how many millionths the device's clock is fast (its samples come too many); None before a minute.

    Gaps and pauses are between stretches and do not count: slopes are taken within each, and weigh by their length.
    """
    slopes: list[tuple[float, float]] = []
    heard = 0.0
    for _stretch, group in groupby(pairs, key=lambda pair: pair.stretch):
        points = _thinned(list(group))
        heard += points[-1].monotonic - points[0].monotonic
        slopes += _slopes([(pair.monotonic, pair.frames / rate - pair.monotonic) for pair in points])
    if heard < SHORTEST_SECONDS or not slopes:
        return None
    return _weighted_median(slopes) * 1e6


def drift_between(first: Sequence[Pair], rate: int, second: Sequence[Pair], second_rate: int) -> Alignment | None:
    """Where the sound of `first` is in `second`, both from this machine and counted in frames of their files.

    None if they have no common minute. What the two devices' own delays differ by (hundredths of a second) is in
    `offset_seconds` and cannot be told apart. A gap that was filled with silence does no harm.
    """
    moments = [pair.monotonic for pair in second]
    points: list[tuple[float, float]] = []
    for pair in _thinned(list(first)):
        index = bisect_right(moments, pair.monotonic)
        if index == 0 or index == len(second):
            continue
        before, after = second[index - 1], second[index]
        span = after.monotonic - before.monotonic
        if before.stretch != after.stretch or not 0 < span <= _FARTHEST_SECONDS:
            continue
        share = (pair.monotonic - before.monotonic) / span
        there = (before.frames + share * (after.frames - before.frames)) / second_rate
        here = pair.frames / rate
        points.append((here, there - here))
    if not points or points[-1][0] - points[0][0] < SHORTEST_SECONDS:
        return None
    slope = _weighted_median(_slopes(points))
    rests = sorted(y - slope * x for x, y in points)
    return Alignment(rests[len(rests) // 2], slope * 1e6)


def _thinned(pairs: list[Pair]) -> list[Pair]:
    """Evenly spread, the first and the last among them."""
    if len(pairs) <= _MOST_PAIRS:
        return pairs
    last = len(pairs) - 1
    return [pairs[round(index * last / (_MOST_PAIRS - 1))] for index in range(_MOST_PAIRS)]


def _slopes(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """(slope, its length) between every two points far enough apart."""
    return [
        ((later[1] - earlier[1]) / (later[0] - earlier[0]), later[0] - earlier[0])
        for index, earlier in enumerate(points)
        for later in points[index + 1 :]
        if later[0] - earlier[0] >= _SHORTEST_SLOPE_SECONDS
    ]


def _weighted_median(weighed: list[tuple[float, float]]) -> float:
    ranked = sorted(weighed)
    half = sum(weight for _, weight in ranked) / 2
    for value, weight in ranked:
        half -= weight
        if half <= 0:
            return value
    return ranked[-1][0]
