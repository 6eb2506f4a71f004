"""The passages while they are put right: where words stand by their seconds, and what is done to them. Pure.

Only segments that are touched are built anew, and only passages that hold such a segment.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from interview_tui.correcting.once import once
from interview_tui.correcting.timing import between, instead
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word, cut, middle, spaces

Made = tuple[Passage, tuple[tuple[object, ...], ...], Passage]
"""A passage as it was, what was done to it, and what it has become."""

_MEETS = 60.0
"""Seconds: a segment that ends farther from the place where it meets the next one than this is not looked at."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together in one segment: from `first` to before `after`."""

    passage: int
    segment: int
    first: int
    after: int


def words_of(segment: Segment) -> tuple[Word, ...]:
    """Its words; all of it as one where nobody knows when each was said; none where there is nothing left of it."""
    if segment.words or not segment.text.strip():
        return segment.words
    return (Word(start=segment.start, end=segment.end, text=segment.text.strip()),)


def tokens_of(segment: Segment) -> list[tuple[int, int, str]]:
    """Its words as they are written, between spaces: number of the first word, of the one after the last, and the text.

    Most are one word; `e-post` may have been heard as `e` and `-post`.
    """
    words, before = words_of(segment), spaces(segment)
    if "" not in before[1:]:
        return [(i, i + 1, word.text) for i, word in enumerate(words)]
    firsts = [i for i, space in enumerate(before) if space or not i]
    return [
        (first, after, "".join(word.text for word in words[first:after]))
        for first, after in pairwise([*firsts, len(words)])
    ]


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where the segments of a passage begin and end, in seconds."""

    starts: tuple[float, ...]
    reach: tuple[float, ...]
    """Of each, where it or one before it ends, whichever is later."""
    in_order: bool
    low: float
    high: float


def _measured(segments: Sequence[Segment]) -> _Extent:
    starts = tuple(min(s.start, s.words[0].start) if s.words else s.start for s in segments)
    reach = tuple(accumulate((max(s.end, s.words[-1].end) if s.words else s.end for s in segments), max))
    in_order = all(a <= b for a, b in pairwise(starts))
    return _Extent(starts, reach, in_order, min(starts, default=0.0), reach[-1] if reach else 0.0)


@once
def _extent_of(passage: Passage) -> _Extent:
    return _measured(passage.segments)


class _Sheet:
    """The segments of one passage, in order, and how far each reaches. It is never changed: another takes its place."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.segments: list[Segment] = list(passage.segments)
        self.done: tuple[tuple[object, ...], ...] = ()
        """What was done to it, in order: two sheets of one passage with the same list are the same."""
        self._now: Made | None = passage, (), passage
        self._extent = _extent_of(passage)

    @property
    def low(self) -> float:
        """Where the first of its segments begins, in seconds."""
        return self._extent.low

    @property
    def high(self) -> float:
        """Where the last of them ends."""
        return self._extent.high

    def near(self, start: float, end: float) -> Iterable[int]:
        """The segments that may have words from `start` to `end`."""
        if not self._extent.in_order:
            return range(len(self.segments))
        last = first = bisect_right(self._extent.starts, end)
        while first and self._extent.reach[first - 1] >= start:
            first -= 1
        return range(first, last)

    def put(self, first: int, after: int, segments: Sequence[Segment], why: tuple[object, ...]) -> "_Sheet":
        """With other segments instead of those from `first` to before `after`."""
        other = self._other(why)
        other.segments[first:after] = segments
        other._extent = _measured(other.segments)
        return other

    def write(self, number: int, segment: Segment, why: tuple[object, ...]) -> "_Sheet":
        """With a segment that reads otherwise and has the time that it had."""
        other = self._other(why)
        other.segments[number] = segment
        return other

    def _other(self, why: tuple[object, ...]) -> "_Sheet":
        other = copy(self)
        other.segments, other.done, other._now = self.segments.copy(), (*self.done, why), None
        return other

    def now(self, before: Made | None) -> Made:
        """What has become of it: always the same object, and that of `before` if the same was done to it."""
        if self._now is None:
            if before is not None and before[0] is self.passage and before[1] == self.done:
                self._now = before
            else:
                left = tuple(s for s in self.segments if s.words or s.text.strip())
                self._now = self.passage, self.done, replace(self.passage, segments=left)
        return self._now


Marker = tuple["_Sheet", ...]
"""How a desk looked at some moment."""


class Desk:
    """Passages that are worked on. Places are seconds; a word is where its middle is."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._sheets = [_Sheet(passage) for passage in passages]
        self.fresh: set[Word] = set()
        """Words that nobody has heard there."""

    def marker(self) -> Marker:
        """How it looks now, to go back to."""
        return tuple(self._sheets)

    def go_back(self, marker: Marker) -> None:
        self._sheets = list(marker)

    def passages(self, before: Mapping[int, Made]) -> list[Made]:
        """What has become of each. `before`: what became of them another time, by the id of each as it was."""
        return [sheet.now(before.get(id(sheet.passage))) for sheet in self._sheets]

    def segment(self, run: Run) -> Segment:
        return self._sheets[run.passage].segments[run.segment]

    def words(self, run: Run) -> tuple[Word, ...]:
        """The words of a run."""
        return words_of(self.segment(run))[run.first : run.after]

    def tokens(self, runs: Iterable[Run]) -> list[tuple[Run, str]]:
        """Their words as they are written, each with its place."""
        return [
            (Run(run.passage, run.segment, max(first, run.first), min(after, run.after)), text)
            for run in runs
            for first, after, text in tokens_of(self.segment(run))
            if first < run.after and after > run.first
        ]

    def text(self, runs: Iterable[Run]) -> str:
        return " ".join(text for _run, text in self.tokens(runs))

    def that_read(self, text: str, runs: Sequence[Run]) -> tuple[Run, ...]:
        """The runs, or the one of them, with this text: where two talk at a time one is meant. Empty if none has."""
        wanted = text.split()
        if not wanted:
            return ()
        if self.text(runs).split() == wanted:
            return tuple(runs)
        return next(((run,) for run in runs if self.text([run]).split() == wanted), ())

    def inside(self, start: float, end: float) -> list[Run]:
        """The words from `start` to before `end`, in the order in which they are read."""
        result = []
        for number, sheet in enumerate(self._sheets):
            if sheet.low >= end or sheet.high < start:
                continue
            for i in sheet.near(start, end):
                mine = [j for j, word in enumerate(words_of(sheet.segments[i])) if start <= middle(word) < end]
                if mine:
                    result.append(Run(number, i, mine[0], mine[-1] + 1))
        return result

    # What is done

    def rewrite(self, runs: Sequence[Run], text: str, why: tuple[object, ...]) -> None:
        """The words of the runs, which are at least one, read `text` now. Those that it has as well stay as they are.

        New ones stand in the segment of the first word that they replace, or of the word before them.
        """
        old, new = self.tokens(runs), text.split()
        lost: dict[tuple[int, int], set[int]] = {}
        fresh: dict[tuple[int, int], dict[int, tuple[Word, ...]]] = {}
        for first, last, put in _differences([said for _run, said in old], new):
            gone = [run for run, _said in old[first:last]]
            if gone:
                where, at = gone[0], gone[0].first
                after = max(run.after for run in gone if (run.passage, run.segment) == (where.passage, where.segment))
            else:
                where, at = (old[first - 1][0], old[first - 1][0].after) if first else (old[0][0], old[0][0].first)
                after = at
            there = words_of(self.segment(where))
            beside = there[at - 1] if at else None, there[after] if after < len(there) else None
            words = [word for run in gone for word in self.words(run)]
            timed = instead(words, put, *beside) if words else between(*beside, put)
            fresh.setdefault((where.passage, where.segment), {})[at] = timed
            self.fresh.update(timed)
            for run in gone:
                lost.setdefault((run.passage, run.segment), set()).update(range(run.first, run.after))
        for passage, number in dict.fromkeys((*lost, *fresh)):
            sheet = self._sheets[passage]
            here = (passage, number)
            now = _rebuilt(sheet.segments[number], lost.get(here, set()), fresh.get(here, {}))
            self._sheets[passage] = sheet.write(number, now, (*why, tuple(runs)))

    def put_in(self, segment: Segment, why: tuple[object, ...]) -> None:
        """A segment where none was: in the passage that covers its middle, else in the one before.

        One that has words before and after it is cut.
        """
        at = segment.middle
        self.fresh.update(segment.words)
        if not self._sheets:
            self._sheets.append(_Sheet(Passage(segment.start, segment.end)))
        number = self._passage_at(at)
        sheet = self._sheets[number]
        place = next((i for i, other in enumerate(sheet.segments) if other.start > at), len(sheet.segments))
        parts = _cut_at(sheet.segments[place - 1], at) if place else []
        if len(parts) == 2:
            self._sheets[number] = sheet.put(place - 1, place, [parts[0], segment, parts[1]], why)
        else:
            self._sheets[number] = sheet.put(place, place, [segment], why)

    def _passage_at(self, at: float) -> int:
        covering = [i for i, sheet in enumerate(self._sheets) if sheet.passage.start <= at < sheet.passage.end]
        before = [i for i, sheet in enumerate(self._sheets) if sheet.passage.start <= at]
        return covering[-1] if covering else before[-1] if before else 0

    def split(self, at: float, beside: tuple[str, ...], why: tuple[object, ...]) -> bool:
        """Cut the segment that has words on both sides of `at`; of several, the one with the words `beside` there."""
        found = [
            (number, i, parts)
            for number, sheet in enumerate(self._sheets)
            if sheet.low < at <= sheet.high
            for i in sheet.near(at, at)
            if len(parts := _cut_at(sheet.segments[i], at)) == 2
        ]
        if not found:
            return False
        number, i, parts = max(found, key=lambda one: _beside(*one[2]) == beside)
        self._sheets[number] = self._sheets[number].put(i, i + 1, parts, why)
        return True

    def join(self, at: float, beside: tuple[str, ...], why: tuple[object, ...]) -> bool:
        """Make one of the two segments that meet at `at`, if they stand in one passage and one speaker says them."""
        found = [
            (number, i)
            for number, sheet in enumerate(self._sheets)
            if sheet.low < at <= sheet.high
            for i in sheet.near(at - _MEETS, at + _MEETS)
            if i + 1 < len(sheet.segments) and _meet(sheet.segments[i], sheet.segments[i + 1], at)
        ]
        if not found:
            return False
        number, i = max(found, key=lambda one: _beside(*self._sheets[one[0]].segments[one[1] : one[1] + 2]) == beside)
        sheet = self._sheets[number]
        self._sheets[number] = sheet.put(i, i + 2, [_joined(*sheet.segments[i : i + 2])], why)
        return True


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Which of the old words, from the first to before the last number, give way to which new ones."""
    if not set(old) & set(new):
        yield 0, len(old), new
        return
    for what, i, j, first, after in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield i, j, new[first:after]


def _rebuilt(segment: Segment, lost: Set[int], fresh: Mapping[int, Sequence[Word]]) -> Segment:
    """The segment without the words numbered `lost`, and with fresh ones before the words of their numbers."""
    old, before = words_of(segment), spaces(segment) or ("",)
    pieces: list[tuple[Word, str]] = []
    beside = True
    """The word before the next one stands before it as it did."""
    for i in range(len(old) + 1):
        for word in fresh.get(i, ()):
            pieces.append((word, " "))
            beside = False
        if i < len(old) and i not in lost:
            pieces.append((old[i], before[i] if beside else " "))
            beside = True
        elif i in lost:
            beside = False
    text = "".join(f"{space}{word.text}" for word, space in pieces).strip()
    words = tuple(word for word, _space in pieces) if segment.words else ()
    return segment.model_copy(update={"text": text, "words": words})


def _cut_at(segment: Segment, at: float) -> list[Segment]:
    """The segment in two at second `at`; whole where one side would have no words."""
    if segment.words:
        return [part for _before, part in cut(segment, [middle(word) >= at for word in segment.words])]
    text = segment.text.strip()
    if not segment.start < at < segment.end or " " not in text:
        return [segment]
    wanted = len(text) * (at - segment.start) / (segment.end - segment.start)
    space = min((i for i, letter in enumerate(text) if letter == " "), key=lambda i: abs(i - wanted))
    first, second = text[:space].strip(), text[space:].strip()
    return [
        segment.model_copy(update={"id": f"{segment.id}a", "end": round(at, 3), "text": first}),
        segment.model_copy(update={"id": f"{segment.id}b", "start": round(at, 3), "text": second}),
    ]


def _beside(one: Segment, other: Segment) -> tuple[str, ...]:
    """The last word of the one and the first of the other."""
    return tuple(word.text for word in (*words_of(one)[-1:], *words_of(other)[:1]))


def _meet(one: Segment, other: Segment, at: float) -> bool:
    before, after = words_of(one), words_of(other)
    return (
        bool(before and after)
        and bool(one.words) == bool(other.words)
        and one.speaker == other.speaker
        and middle(before[-1]) < at <= middle(after[0])
    )


def _joined(one: Segment, other: Segment) -> Segment:
    """The two as one, with the first one's id; its speaker is as sure as the less sure of the two."""
    sure = [p for p in (one.speaker_probability, other.speaker_probability) if p is not None]
    return one.model_copy(
        update={
            "end": max(one.end, other.end),
            "text": f"{one.text.strip()} {other.text.strip()}",
            "words": (*one.words, *other.words),
            "speaker_probability": min(sure, default=None),
            "overlap": one.overlap or other.overlap,
        }
    )
