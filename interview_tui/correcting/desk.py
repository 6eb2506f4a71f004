"""The passages while they are put right: where words stand by their seconds, and what is done to them. Pure.

Only segments that are touched are built anew, and only passages that hold such a segment.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from interview_tui.correcting.timing import between, spread
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word, cut, middle


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


class _Sheet:
    """The segments of one passage, in order, and how far each reaches."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.segments: list[Segment] = list(passage.segments)
        self.done: list[tuple[object, ...]] = []
        """What was done to it, in order: two sheets of one passage with the same list are the same."""
        self._measure()

    def _measure(self) -> None:
        self._starts = [min(s.start, s.words[0].start) if s.words else s.start for s in self.segments]
        ends = [max(s.end, s.words[-1].end) if s.words else s.end for s in self.segments]
        self._reach = list(accumulate(ends, max))
        self._in_order = all(a <= b for a, b in pairwise(self._starts))
        self.low = min(self._starts, default=0.0)
        self.high = self._reach[-1] if self._reach else 0.0

    def near(self, start: float, end: float) -> Iterable[int]:
        """The segments that may have words from `start` to `end`."""
        if not self._in_order:
            return range(len(self.segments))
        last = first = bisect_right(self._starts, end)
        while first and self._reach[first - 1] >= start:
            first -= 1
        return range(first, last)

    def put(self, first: int, after: int, segments: Sequence[Segment]) -> None:
        """Other segments instead of those from `first` to before `after`."""
        self.segments[first:after] = segments
        self._measure()


class Desk:
    """Passages that are worked on. Places are seconds; a word is where its middle is."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._sheets = [_Sheet(passage) for passage in passages]

    def passages(self) -> Iterator[tuple[Passage, tuple[tuple[object, ...], ...], Passage]]:
        """Each passage as it was, what was done to it, and what it has become: the very same where nothing was done."""
        for sheet in self._sheets:
            now = sheet.passage
            if sheet.done:
                now = replace(now, segments=tuple(s for s in sheet.segments if s.words or s.text.strip()))
            yield sheet.passage, tuple(sheet.done), now

    def segment(self, run: Run) -> Segment:
        return self._sheets[run.passage].segments[run.segment]

    def words(self, run: Run) -> tuple[Word, ...]:
        """The words of a run."""
        return words_of(self.segment(run))[run.first : run.after]

    def text(self, runs: Iterable[Run]) -> str:
        return " ".join(word.text for run in runs for word in self.words(run))

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
        """The words of the runs, which are at least one, read `text` now.

        Words with which both begin or end stay as they are. New ones stand in the first segment that loses words.
        """
        places = [(run, i) for run in runs for i in range(run.first, run.after)]
        old = [word for run in runs for word in self.words(run)]
        new = text.split()
        head = _common([word.text for word in old], new)
        tail = _common([word.text for word in reversed(old[head:])], new[head:][::-1])
        gone, put = places[head : len(old) - tail], new[head : len(new) - tail]
        if gone:
            lost = old[head : len(old) - tail]
            fresh = spread(put, lost[0].start, max(word.end for word in lost))
            run, at = gone[0]
        else:
            run, at = (places[head - 1][0], places[head - 1][1] + 1) if head else places[0]
            around = words_of(self.segment(run))
            fresh = between(around[at - 1] if at else None, around[at] if at < len(around) else None, put)
        for one in runs:
            lost_here = {i for which, i in gone if which is one}
            put_here = fresh if one is run else ()
            if lost_here or put_here:
                self._rebuild(one, lost_here, at, put_here)
                self._sheets[one.passage].done.append((*why, runs))

    def _rebuild(self, run: Run, lost: set[int], at: int, put: Sequence[Word]) -> None:
        segment = self.segment(run)
        old = words_of(segment)
        words = [
            *(word for i, word in enumerate(old[:at]) if i not in lost),
            *put,
            *(word for i, word in enumerate(old[at:], at) if i not in lost),
        ]
        self._sheets[run.passage].segments[run.segment] = segment.model_copy(
            update={
                "text": " ".join(word.text for word in words),
                "words": tuple(words) if segment.words else (),
            }
        )

    def put_in(self, segment: Segment, why: tuple[object, ...]) -> None:
        """A segment where none was: in the passage that covers its middle, else in the one before.

        One that has words before and after it is cut.
        """
        at = segment.middle
        if not self._sheets:
            self._sheets.append(_Sheet(Passage(segment.start, segment.end)))
        number = self._passage_at(at)
        sheet = self._sheets[number]
        place = next((i for i, other in enumerate(sheet.segments) if other.start > at), len(sheet.segments))
        parts = _cut_at(sheet.segments[place - 1], at) if place else []
        if len(parts) == 2:
            sheet.put(place - 1, place, [parts[0], segment, parts[1]])
        else:
            sheet.put(place, place, [segment])
        sheet.done.append(why)

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
        self._sheets[number].put(i, i + 1, parts)
        self._sheets[number].done.append(why)
        return True

    def join(self, at: float, beside: tuple[str, ...], why: tuple[object, ...]) -> bool:
        """Make one of the two segments that meet at `at`, if they stand in one passage and one speaker says them."""
        found = [
            (number, i)
            for number, sheet in enumerate(self._sheets)
            for i, (one, other) in enumerate(pairwise(sheet.segments))
            if one.end <= at + _MEETS and other.start >= at - _MEETS and _meet(one, other, at)
        ]
        if not found:
            return False
        number, i = max(found, key=lambda one: _beside(*self._sheets[one[0]].segments[one[1] : one[1] + 2]) == beside)
        sheet = self._sheets[number]
        sheet.put(i, i + 2, [_joined(*sheet.segments[i : i + 2])])
        sheet.done.append(why)
        return True


_MEETS = 60.0
"""Seconds: two segments farther from the place where they meet than this are not looked at."""


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many of the same words both begin."""
    same = 0
    while same < len(old) and same < len(new) and old[same] == new[same]:
        same += 1
    return same


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
