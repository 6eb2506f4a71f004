"""Words of a transcript in the recording they were said in: moved onto the speech that is heard there. Pure.

A cue with times keeps them, and its words stand where somebody speaks inside it. Words without times are spread over
all speech by their letters, sentence by sentence, so that sentences, and most of all turns, end in pauses. Seconds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from interview_tui.importing.clock import Clocked, Timed, natural
from interview_tui.transcription.segments import Word

Stretch = tuple[float, float]

_ENOUGH = 0.4
"""Share of the usual length of its words that must be heard as speech inside a cue; else its own times are better."""
_GRID = 1.5
"""Seconds of unbroken speech between places where a sentence may end all the same."""
_TURN = 2.5
"""What it costs to end a turn where there is no pause; a sentence costs less."""
_SENTENCE = 1.0
_PAUSE = 0.5
"""Seconds of a pause that make it a likely end."""
_PACE = 0.4
"""How much the pace may usually differ from sentence to sentence, as a share."""
_LOOSE = 0.5
"""Seconds by which any sentence may differ."""
_BAND = 30.0
"""Seconds of speech around where a sentence should end by the mean pace in which its end is looked for, at least."""
_WIDER = 0.06
"""The same, as a share of all speech."""


class Speech:
    """Stretches of speech in order, and places in them, counted in seconds of speech from the first one on."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = [(start, end) for start, end in stretches if end > start]
        self._starts = [start for start, _end in self.stretches]
        self._before = [0.0, *accumulate(end - start for start, end in self.stretches)]

    @property
    def seconds(self) -> float:
        """All speech together."""
        return self._before[-1]

    def spoken(self, at: float) -> float:
        """How much has been spoken before a second of recording."""
        i = bisect_right(self._starts, at) - 1
        return 0.0 if i < 0 else self._before[i] + min(at, self.stretches[i][1]) - self.stretches[i][0]

    def at(self, spoken: float) -> float:
        """The second of recording at which so much has been spoken; the end of the pause where one is."""
        return self.span(spoken, spoken)[0]

    def span(self, low: float, high: float) -> Stretch:
        """From when to when somebody speaks between two counts of seconds; never over a pause.

        Where there is one in between, it is the side with the middle.
        """
        i = min(max(bisect_right(self._before, (low + high) / 2) - 1, 0), len(self.stretches) - 1)
        start, end = self.stretches[i]
        before = self._before[i]
        return min(end, start + max(0.0, low - before)), min(end, start + max(0.0, high - before))

    def places(self) -> list[tuple[float, float]]:
        """Where a sentence may end: seconds of speech, and the pause there in seconds, 0 within speech."""
        found = []
        for i, (start, end) in enumerate(self.stretches):
            parts = int((end - start) // _GRID)
            found += [(self._before[i] + (end - start) * k / (parts + 1), 0.0) for k in range(1, parts + 1)]
            if i + 1 < len(self.stretches):
                found.append((self._before[i + 1], self.stretches[i + 1][0] - end))
        return found


def voiced(clocked: Clocked, speech: Sequence[Stretch], seconds: float) -> Clocked:
    """The cues with their words where somebody speaks in a recording of `seconds`.

    They are as they were where nobody speaks, or where each word has a time of its own.
    """
    heard = Speech(speech)
    if not heard.seconds and clocked.times == "none":
        heard = Speech([(0.0, seconds)])
    if not heard.seconds or clocked.times == "words" or not clocked.cues:
        return clocked
    if clocked.times == "none":
        return replace(clocked, cues=tuple(_spread_all(clocked.cues, heard)))
    following = [cue.start for cue in clocked.cues[1:]] + [float("inf")]
    return replace(
        clocked, cues=tuple(_inside(cue, until, heard) for cue, until in zip(clocked.cues, following, strict=True))
    )


def _inside(cue: Timed, following: float, heard: Speech) -> Timed:
    """A cue with its words on the speech inside it."""
    usual = natural([word.text for word in cue.words])
    end = cue.end if cue.has_end else min(following, cue.start + 3 * usual)
    low, high = heard.spoken(cue.start), heard.spoken(end)
    if high - low < _ENOUGH * usual:
        return cue
    if not cue.has_end:
        high = min(high, low + 1.5 * usual)
    return _on_speech(cue, low, high, heard)


def _on_speech(cue: Timed, low: float, high: float, heard: Speech) -> Timed:
    """A cue with its words on what is spoken between two counts of seconds."""
    lengths = [len(word.text) + 1 for word in cue.words]
    pace = (high - low) / sum(lengths)
    words: list[Word] = []
    at = low
    for word, length in zip(cue.words, lengths, strict=True):
        start, end = heard.span(at, at + length * pace)
        words.append(word.model_copy(update={"start": round(start, 3), "end": round(end, 3)}))
        at += length * pace
    return replace(cue, start=words[0].start, end=words[-1].end, words=tuple(words))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, with how long it should take and what it costs to end it outside a pause."""

    cue: int
    words: tuple[Word, ...]
    usual: float
    outside: float


def _spread_all(cues: Sequence[Timed], heard: Speech) -> list[Timed]:
    units = [unit for i, cue in enumerate(cues) for unit in _sentences(i, cue)]
    scale = heard.seconds / sum(unit.usual for unit in units)
    units = [replace(unit, usual=unit.usual * scale) for unit in units]
    ends = _best_ends(units, heard)
    placed: list[list[Word]] = [[] for _cue in cues]
    low = 0.0
    for unit, high in zip(units, ends, strict=True):
        part = Timed(0.0, 0.0, unit.words, None)
        placed[unit.cue] += _on_speech(part, low, high, heard).words
        low = high
    return [
        replace(cue, start=words[0].start, end=words[-1].end, words=tuple(words))
        for cue, words in zip(cues, placed, strict=True)
    ]


def _sentences(number: int, cue: Timed) -> list[_Unit]:
    units: list[_Unit] = []
    said: list[Word] = []
    for i, word in enumerate(cue.words):
        said.append(word)
        is_last = i == len(cue.words) - 1
        if is_last or word.text.endswith((".", "!", "?", "…")):
            usual = float(sum(len(one.text) + 1 for one in said))
            units.append(_Unit(number, tuple(said), usual, _TURN if is_last else _SENTENCE))
            said = []
    return units


def _best_ends(units: Sequence[_Unit], heard: Speech) -> list[float]:
    """Where each sentence ends, in seconds of speech: the cheapest way through pauses at an even pace.

    Dynamic programming over sentences and the places around where each should end.
    """
    places = [(0.0, 0.0), *heard.places(), (heard.seconds, 10.0)]
    where = [place for place, _pause in places]
    band = max(_BAND, _WIDER * heard.seconds)
    expected = list(accumulate(unit.usual for unit in units))
    costs: dict[int, float] = {0: 0.0}
    chosen: list[dict[int, int]] = []
    for n, unit in enumerate(units):
        is_last = n == len(units) - 1
        first = len(where) - 1 if is_last else bisect_left(where, expected[n] - band)
        last = len(where) if is_last else bisect_right(where, expected[n] + band)
        slack = _PACE * unit.usual + _LOOSE
        now: dict[int, float] = {}
        came: dict[int, int] = {}
        for k in range(first, last):
            best, best_from = float("inf"), -1
            for j in range(k, -1, -1):
                took = where[k] - where[j]
                if took > 3 * unit.usual + 4 * _LOOSE and best_from >= 0:
                    break
                before = costs.get(j)
                if before is None:
                    continue
                cost = before + ((took - unit.usual) / slack) ** 2
                if cost < best:
                    best, best_from = cost, j
            if best_from >= 0:
                now[k] = best + unit.outside / (1.0 + (places[k][1] / _PAUSE) ** 2)
                came[k] = best_from
        costs = now
        chosen.append(came)
    at = len(where) - 1
    ends: list[float] = []
    for came in reversed(chosen):
        ends.append(where[at])
        at = came[at]
    return ends[::-1]
