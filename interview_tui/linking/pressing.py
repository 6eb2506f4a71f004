"""What the key presses say about each utterance. Pure.

A press says that a question is being asked about now: people press late, by up to tens of seconds, a little early, or
not at all. So a question may begin anywhere near its press, likeliest at once and where the talk looks like it; to talk
on as if the press had not been costs the more, the longer; and a question without a press costs a forgotten one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
AT_ONCE, LATE, EARLY = (0.3, 0.8), (0.48, 10.0), (0.22, 3.8)
"""Share of the presses, and seconds: spread about the beginning, mean after it, mean before it."""
LATEST, EARLIEST = 45.0, 12.0
"""Seconds after and before the beginning of its question that a press may come."""
LOOKS, LOOKS_BETWEEN = 0.8, (-8.0, 0.75)
"""How much it counts that the talk looks as if a question begins there, and the log odds that it can say."""
BROKEN = -4.0
"""For a beginning in the middle of a sentence."""
FORGOTTEN, ASKED_AGAIN = -1.5, -7.0
"""For beginning without a press: a question that has none at all, and one that has its own elsewhere."""
ELSEWHERE, ELSEWHERE_AGAIN = 1 / 120, 1 / 50
"""A second under such a question costs this."""
IGNORED, IGNORED_FOR = 8.0, 10.0
"""What it costs to have talked on as if a press had not been for so many seconds of talk."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of recording for which a place was current."""

    start: float
    """Seconds; minus infinity for what lies before the first press."""
    end: float
    """Infinite while it lasts."""
    place: int


@dataclass(frozen=True)
class Pressed:
    """Utterances by places, as logarithms."""

    stays: Numbers
    """What it costs to be in the place, 0 or less."""
    enters: Numbers
    """What it costs to begin it here, 0 or less."""
    current: Numbers
    """For each utterance, the place that was current."""
    near: Numbers
    """Whether a press of the place may belong to the utterance."""


def pressed(spans: Sequence[Span], utterances: Sequence[Utterance], odds: Numbers, scripts: Numbers) -> Pressed:
    """`odds`: log odds that something new begins with each utterance. `scripts`: whether each place is no question but
    read aloud; the last place is nowhere.
    """
    places = len(scripts)
    nowhere = places - 1
    talk = _Talk(utterances, odds)
    free, ignoring = np.zeros((talk.size, places)), np.zeros((talk.size, places))
    near = np.zeros((talk.size, places), dtype=bool)
    current = np.full(talk.size, nowhere)
    has_press = np.isin(np.arange(places), [nowhere, *(span.place for span in spans)])
    enters = np.minimum(odds, 0.0)[:, None] + np.where(has_press, ASKED_AGAIN, FORGOTTEN)
    read_before = float("-inf")
    for span in _with_nowhere(spans, nowhere):
        inside = talk.inside(span)
        current[inside] = span.place
        early, late = (1.0, 1.0) if span.place == nowhere else (EARLIEST, LATEST)
        late = min(late, span.start - read_before)  # who reads aloud presses when she begins, and asks nothing else
        read_before = span.start if scripts[span.place] else float("-inf")
        free[:, span.place] = np.maximum(free[:, span.place], talk.shared(span.start - late, span.end))
        if span.start == float("-inf"):
            continue
        ignoring += talk.ignoring(inside)[:, None] * (np.arange(places) != span.place)
        window = talk.window(span, early, late)
        scores = talk.begins(span.start, window)
        before = np.where(near[window, span.place], enters[window, span.place], -np.inf)
        enters[window, span.place] = np.maximum(before, scores)
        near[window, span.place] = True
    beyond = np.maximum(talk.lasts[:, None] - free, 0.0) * np.where(has_press, ELSEWHERE_AGAIN, ELSEWHERE)
    return Pressed(-beyond - ignoring, enters, current, near)


class _Talk:
    """The utterances as numbers; all times in seconds."""

    def __init__(self, utterances: Sequence[Utterance], odds: Numbers) -> None:
        self.size = len(utterances)
        self.starts = np.array([utterance.start for utterance in utterances])
        last = max(utterance.end for utterance in utterances)
        self.ends = np.maximum(np.array([*self.starts[1:], last]), self.starts + 0.01)
        self.lasts = np.minimum(self.ends - self.starts, 20.0)
        self.middles = np.array([(utterance.start + utterance.end) / 2 for utterance in utterances])
        self.spoken = np.array([max(0.1, utterance.end - utterance.start) for utterance in utterances])
        broken = np.array([utterance.broken for utterance in utterances])
        self.looks = LOOKS * np.clip(odds, *LOOKS_BETWEEN) + BROKEN * broken

    def inside(self, span: Span) -> Numbers:
        """Numbers of the utterances in it."""
        return np.flatnonzero((self.middles >= span.start) & (self.middles < span.end))

    def shared(self, low: float, high: float) -> Numbers:
        """Seconds that each utterance has in common with a stretch."""
        return np.maximum(np.minimum(self.ends, high) - np.maximum(self.starts, low), 0.0)

    def window(self, span: Span, early: float, late: float) -> Numbers:
        """Whether each utterance may be the beginning; if nothing was said near the press, what is said next."""
        after = (self.starts >= span.start) & (self.starts < span.end)
        window: Numbers = (self.starts <= span.start + early) & (self.starts >= span.start - late)
        window &= self.starts < span.end
        if not window.any():
            window[np.flatnonzero(after)[:1]] = True
        return window

    def begins(self, press: float, window: Numbers) -> Numbers:
        """How likely each utterance in the window is the beginning; they share 1."""
        late = np.maximum(press - self.starts[window], -30.0)
        if not len(late):
            return late
        scores = self.looks[window] + _when(late)
        result: Numbers = scores - scores.max() - np.log(np.exp(scores - scores.max()).sum())
        return result

    def ignoring(self, inside: Numbers) -> Numbers:
        """What it costs at each utterance to talk on as if the press had not been: little at first, it may be early."""
        cost = np.zeros(self.size)
        if len(inside):
            said = np.minimum(np.cumsum(self.spoken[inside]) / IGNORED_FOR, 1.0)
            whole = IGNORED * min(1.0, 0.3 + float(self.spoken[inside].sum()) / IGNORED_FOR)
            cost[inside] = np.diff(whole * said**2 / float(said[-1]) ** 2, prepend=0.0)
        return cost


def _when(late: Numbers) -> Numbers:
    """How likely a press comes so many seconds after the question begins, as a logarithm."""
    at_once = np.exp(-0.5 * (late / AT_ONCE[1]) ** 2) / (AT_ONCE[1] * 2.5)
    after = np.where(late >= 0, np.exp(-np.maximum(late, 0) / LATE[1]) / LATE[1], 0)
    before = np.where(late < 0, np.exp(np.minimum(late, 0) / EARLY[1]) / EARLY[1], 0)
    result: Numbers = np.log(AT_ONCE[0] * at_once + LATE[0] * after + EARLY[0] * before)
    return result


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
