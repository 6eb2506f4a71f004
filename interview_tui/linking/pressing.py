"""What the key presses say about each utterance. Pure.

A press says that a question is being asked about now: people press late, by up to tens of seconds, a little early, or
not at all. So a question may begin anywhere near its press, likeliest at once and where the talk looks like it; to talk
on as if the press had not been costs the more, the longer; and a question without a press costs a forgotten one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.linking.named import Named, named
from interview_tui.linking.utterances import Utterance

Numbers = np.ndarray
AT_ONCE, LATE, EARLY = (0.3, 0.8), (0.48, 10.0), (0.22, 3.8)
"""Share of the presses, and seconds: spread about the beginning, mean after it, mean before it."""
LATEST, EARLIEST = 45.0, 12.0
"""Seconds after and before the beginning of its question that a press may come."""
_LIKELIEST, _UNLIKELIEST = 0.0, -8.0
"""Nats that the time between a beginning and its press can say."""
IGNORED_FOR = 10.0
"""Seconds of talk after a press from which it is wholly ignored, if it is."""
_LONGEST = 20.0
"""Seconds of an utterance that count."""
_MINUTE = 60.0


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
    """What the presses say, as named numbers; weighed in `weights.py`."""

    being: Named
    """Utterances by places: of being in the place."""
    opening: Named
    """The same: of beginning it here."""
    current: Numbers
    """For each utterance, the place that was current."""
    near: Numbers
    """Utterances by places: whether a press of the place may belong to the utterance."""


def pressed(spans: Sequence[Span], utterances: Sequence[Utterance], scripts: Numbers) -> Pressed:
    """`scripts`: whether each place is no question but read aloud; the last place is nowhere."""
    places = len(scripts)
    nowhere = places - 1
    talk = _Talk(utterances)
    free, ignored = np.zeros((talk.size, places)), np.zeros((talk.size, places))
    when = np.full((talk.size, places), -np.inf)
    current = np.full(talk.size, nowhere)
    has_press = np.isin(np.arange(places), [span.place for span in spans])
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
        ignored += talk.ignored(inside)[:, None] * (np.arange(places) != span.place)
        window = talk.window(span, early, late)
        when[window, span.place] = np.maximum(when[window, span.place], talk.when(span.start, window, early))
    near = when > -np.inf
    beyond = np.maximum(talk.lasts[:, None] - free, 0.0) / _MINUTE
    shape = (talk.size, places)
    being = {
        "ignored": ignored,
        "beyond_pressed": beyond * has_press,
        "beyond_unpressed": beyond * ~has_press * ~scripts,
        "beyond_script": beyond * ~has_press * scripts,
    }
    opening = {
        "near": near,
        "when": np.where(near, np.clip(when, _UNLIKELIEST, _LIKELIEST), 0.0),
        "again": ~near * has_press,
        "unpressed": ~near * ~has_press * ~scripts,
        "unpressed_script": ~near * ~has_press * scripts,
        "broken": talk.broken[:, None],
    }
    return Pressed(named(being, shape), named(opening, shape), current, near)


class _Talk:
    """The utterances as numbers; all times in seconds."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self.size = len(utterances)
        self.starts = np.array([utterance.start for utterance in utterances])
        last = max(utterance.end for utterance in utterances)
        self.ends = np.maximum(np.array([*self.starts[1:], last]), self.starts + 0.01)
        self.lasts = np.minimum(self.ends - self.starts, _LONGEST)
        self.middles = np.array([(utterance.start + utterance.end) / 2 for utterance in utterances])
        self.spoken = np.array([max(0.1, utterance.end - utterance.start) for utterance in utterances])
        self.broken = np.array([utterance.broken for utterance in utterances], dtype=float)

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

    def when(self, press: float, window: Numbers, early: float) -> Numbers:
        """How likely the press comes then, if the place begins at each utterance of the window; as logarithms.

        In silence one may press earlier than anybody would while somebody talks.
        """
        return _when(np.maximum(press - self.starts[window], -early))

    def ignored(self, inside: Numbers) -> Numbers:
        """How much more a press is ignored with each utterance that talks on: little at first, it may be early."""
        more = np.zeros(self.size)
        if len(inside):
            said = np.minimum(np.cumsum(self.spoken[inside]) / IGNORED_FOR, 1.0)
            whole = min(1.0, 0.3 + float(self.spoken[inside].sum()) / IGNORED_FOR)
            more[inside] = np.diff(whole * said**2 / float(said[-1]) ** 2, prepend=0.0)
        return more


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
