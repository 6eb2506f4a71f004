"""Places of a transcript that deserve a look, in order of time. Pure; times in seconds of recording.

What she has edited is no doubt any more, nor what she has settled. Words and flags in what she has read are none
either: she has seen them and let them stand. Speech without words, and a correction that found no place, stay until
they are dealt with or settled: reading does not show them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Literal

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.once import once
from interview_tui.correcting.reading import read_stretches
from interview_tui.correcting.stretches import Stretches
from interview_tui.correcting.text import Unplaced
from interview_tui.interview.corrections import Decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.quality import Flag, FlagKind
from interview_tui.transcription.segments import Segment, Word, middle

Kind = Literal["words", "uncovered", "unplaced"] | FlagKind
Level = Literal["unsure", "doubtful"]
Stretch = tuple[float, float]

UNSURE = 0.7
"""A word heard with less probability than this is one.

Measured with the demo's model on its Swedish recording under noise (20, 16, 12 dB; 809 words): of the words below 0.5
three in four are wrong, of those from 0.5 to 0.7 as many; from 0.7 to 0.8 every other one, from 0.8 to 0.9 one in five,
above that three in a hundred (`bench/heard_again.py`). Without noise hardly any word is below 0.9.
"""
DOUBTFUL = 0.5
"""Below this it is one of the worse places: the first to look at where time is short."""
_LONG = 3.0
"""Seconds of speech without words that are more than a word or two."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place."""

    kind: Kind
    start: float
    end: float
    level: Level
    """`doubtful`: the first to look at."""
    probability: float | None = None
    """Of words: the least of them."""
    unplaced: Unplaced | None = field(default=None, repr=False)
    """The correction that found no place."""


def doubts(
    heard: Sequence[Passage],
    corrected: Sequence[Passage],
    decisions: Decisions,
    *,
    flags: Iterable[Flag] = (),
    uncovered: Iterable[Stretch] = (),
    unplaced: Iterable[Unplaced] = (),
) -> tuple[Doubt, ...]:
    """Every place that is left to look at. `heard`: the passages as they were heard; `corrected`: put right.

    `flags` and `uncovered` are the transcript's.
    """
    settled = Stretches((one.start, one.end, True) for one in decisions.settled)
    read = read_stretches(decisions)
    seen = _Seen(settled, read)
    flagged = [flag for flag in flags if (flag.start + flag.end) / 2 not in seen]
    odd = list({(one.start, one.end): one for one in reversed(list(_flags(flagged, heard, corrected)))}.values())
    guessed = _Seen(Stretches((one.start, one.end, True) for one in odd if one.kind == "unlikely"))
    unsure = [one for passage in corrected for segment in _unsure(passage) for one in _words(segment, seen)]
    found = [
        *(one for one in unsure if (one.start + one.end) / 2 not in guessed),  # asked about as a whole
        *odd,
        *(
            Doubt("uncovered", start, end, "doubtful" if end - start >= _LONG else "unsure")
            for start, end in uncovered_still(uncovered, corrected)
            if (start + end) / 2 not in settled
        ),
        *(
            Doubt("unplaced", one.start, one.end, "doubtful", unplaced=one)
            for one in unplaced
            if not any(
                later.n > one.correction.n and later.start <= (one.start + one.end) / 2 <= later.end
                for later in decisions.settled
            )
        ),
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end, doubt.kind)))


def uncovered_still(uncovered: Iterable[Stretch], corrected: Sequence[Passage]) -> tuple[Stretch, ...]:
    """The stretches of speech for which nobody has put in words."""
    return tuple((start, end) for start, end in uncovered if not any(_inside(corrected, start, end)))


class _Seen:
    """What she has settled or read."""

    def __init__(self, *stretches: Stretches) -> None:
        self._stretches = stretches

    def __contains__(self, at: float) -> bool:
        return any(at in one for one in self._stretches)


@once
def _unsure(passage: Passage) -> tuple[Segment, ...]:
    """Its segments in which a word is unsure."""
    return tuple(one for one in passage.segments if any(word.probability < UNSURE for word in one.words))


@once
def _reach(passage: Passage) -> tuple[float, float]:
    """Seconds from where the first of its segments begins to where the last one ends."""
    segments = passage.segments
    return min((one.start for one in segments), default=inf), max((one.end for one in segments), default=-inf)


def _words(segment: Segment, seen: _Seen) -> Iterator[Doubt]:
    """The places of one segment whose words are unsure; one sure word between two unsure ones goes with them."""
    low = [i for i, word in enumerate(segment.words) if word.probability < UNSURE and middle(word) not in seen]
    while low:
        place = [low.pop(0)]
        while low and low[0] - place[-1] <= 2:
            place.append(low.pop(0))
        words = [segment.words[i] for i in place]
        least = min(word.probability for word in words)
        yield Doubt(
            "words", words[0].start, words[-1].end, "doubtful" if least < DOUBTFUL else "unsure", probability=least
        )


def _flags(flagged: Sequence[Flag], heard: Sequence[Passage], corrected: Sequence[Passage]) -> Iterator[Doubt]:
    """Those whose words all stand as they were heard."""
    for flag in flagged:
        before = [(word.start, word.end, word.text) for word in _inside(heard, flag.start, flag.end)]
        if before == [(word.start, word.end, word.text) for word in _inside(corrected, flag.start, flag.end)]:
            yield Doubt(flag.kind, flag.start, flag.end, "doubtful")


def _inside(passages: Sequence[Passage], start: float, end: float) -> Iterator[Word]:
    return (
        word
        for passage in passages
        if (reach := _reach(passage))[0] <= end and reach[1] >= start
        for segment in passage.segments
        if segment.start <= end and segment.end >= start
        for word in words_of(segment)
        if start <= middle(word) <= end
    )
