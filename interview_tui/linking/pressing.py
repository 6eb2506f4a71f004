"""What the key presses say about each utterance. Pure.

A press says that a question is being asked about now: people press late, by up to tens of seconds, a little early, or
not at all. So a question costs nothing between its press and the next one; before its press it costs the more, the
longer before; after the next press even more; and elsewhere it costs a forgotten press.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.linking.utterances import Utterance

TP = dict(late=10.0, late_max=45.0, early=3.8, early_max=12.0, spike=0.8, p_spike=0.3, p_late=0.48, elsewhere=1 / 120, ignored=8.0, ramp=10.0, form=0.8, floor=-8.0, most=0.75, broken=-1.7, forgotten=-1.5, again=-7.0, elsewhere_again=1 / 50, order=0.6)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of recording for which a place was current."""

    start: float
    end: float
    """Infinite while it lasts."""
    place: int


@dataclass(frozen=True)
class Pressed:
    """Utterances by places, as logarithms."""

    stays: np.ndarray
    """What it costs to be in the place, 0 or less."""
    enters: np.ndarray
    """What it costs to begin it here, 0 or less."""
    current: np.ndarray
    """For each utterance, the place that was current."""
    near: np.ndarray
    """Whether a press of the place may belong to the utterance."""


def pressed(
    spans: Sequence[Span], utterances: Sequence[Utterance], odds: np.ndarray, places: int, nowhere: int
) -> Pressed:
    """`odds`: log odds that something new begins with each utterance. `nowhere` is the place of what belongs to nothing."""
    starts = np.array([u.start for u in utterances])
    ends = np.array([*starts[1:], max(u.end for u in utterances)])
    ends = np.maximum(ends, starts + 0.01)
    lasts = np.minimum(ends - starts, 20.0)
    free = np.zeros((len(utterances), places))
    ignoring = np.zeros((len(utterances), places))
    near = np.zeros((len(utterances), places), dtype=bool)
    known = np.isin(np.arange(places), [span.place for span in spans] + [nowhere])
    enters = np.minimum(odds, 0.0)[:, None] + np.where(known, TP["again"], TP["forgotten"])
    rate = np.where(known, TP["elsewhere_again"], TP["elsewhere"])
    current = np.full(len(utterances), nowhere)
    middles = np.array([(u.start + u.end) / 2 for u in utterances])
    spoken = np.array([max(0.1, u.end - u.start) for u in utterances])
    broken = np.array([u.broken for u in utterances])
    looks = TP["form"] * np.clip(odds, TP["floor"], TP["most"]) + TP["broken"] * broken
    filled = _with_nowhere(spans, nowhere)
    for span in filled:
        held = _shared(starts, ends, span.start - TP["late_max"] if span.place != nowhere else span.start, span.end)
        free[:, span.place] = np.maximum(free[:, span.place], held)
        if span.start > float("-inf"):
            ignoring += _ignoring(span, middles, spoken)[:, None] * (np.arange(places) != span.place)
        late_max, early_max = (1.0, 1.0) if span.place == nowhere else (TP["late_max"], TP["early_max"])
        window = (starts <= span.start + early_max) & (starts >= span.start - late_max) & (starts < span.end)
        if span.start > float("-inf") and not window.any():  # nothing was said around it: it may begin with what is said next
            window[np.flatnonzero((starts >= span.start) & (starts < span.end))[:1]] = True
        if window.any():
            scores = looks[window] + _when(np.maximum(span.start - starts[window], -30.0))
            scores = scores - scores.max() - np.log(np.exp(scores - scores.max()).sum())
            enters[window, span.place] = np.where(near[window, span.place], np.maximum(enters[window, span.place], scores), scores)
            near[window, span.place] = True
        current[(middles >= span.start) & (middles < span.end)] = span.place
    cost = np.maximum(lasts[:, None] - np.minimum(free, lasts[:, None]), 0.0) * rate + ignoring
    return Pressed(-cost, enters, current, near)


def _ignoring(span: Span, middles: np.ndarray, spoken: np.ndarray) -> np.ndarray:
    """What it costs at each utterance to talk on as if the press had not been: little at first, for it may be early."""
    inside = np.flatnonzero((middles >= span.start) & (middles < span.end))
    cost = np.zeros(len(middles))
    if len(inside):
        said = np.minimum(np.cumsum(spoken[inside]) / TP["ramp"], 1.0)
        whole = TP["ignored"] * min(1.0, 0.3 + float(spoken[inside].sum()) / TP["ramp"])
        grown = whole * said**2 / max(float(said[-1]) ** 2, 1e-9)
        cost[inside] = np.diff(grown, prepend=0.0)
    return cost


def _when(late: np.ndarray) -> np.ndarray:
    """How likely a press comes so many seconds after the question begins, as a logarithm."""
    spike = np.exp(-0.5 * (late / TP["spike"]) ** 2) / (TP["spike"] * 2.5)
    after = np.where(late >= 0, np.exp(-np.maximum(late, 0) / TP["late"]) / TP["late"], 0)
    before = np.where(late < 0, np.exp(np.minimum(late, 0) / TP["early"]) / TP["early"], 0)
    return np.log(TP["p_spike"] * spike + TP["p_late"] * after + (1 - TP["p_spike"] - TP["p_late"]) * before)


def _with_nowhere(spans: Sequence[Span], nowhere: int) -> list[Span]:
    """The spans, and what lies before, between and after them."""
    result: list[Span] = []
    at = float("-inf")
    for span in spans:
        if span.start > at:
            result.append(Span(at, span.start, nowhere))
        result.append(span)
        at = max(at, span.end)
    if at < float("inf"):
        result.append(Span(at, float("inf"), nowhere))
    return result


def _shared(starts: np.ndarray, ends: np.ndarray, low: float, high: float) -> np.ndarray:
    """Seconds that each utterance has in common with a stretch."""
    return np.maximum(np.minimum(ends, high) - np.maximum(starts, low), 0.0)
