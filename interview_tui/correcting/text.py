"""The text layer: what a person has put right, laid over the words as they were heard. Pure.

`corrected` applies the decisions about text one after the other, each to the words as those before it have left them.
A word that was not changed keeps its time and its probability; changed ones share the time of those they replace, by
their length, and are sure (probability 1.0). Segments keep their ids; parts get a letter (`cut`), and words put in
where none were heard are a segment of their own, named after their event: `e12`, `e12.1` for its second place.

Another transcript of the same sound: a change is looked for near its place and applied where (nearly) the same words
stand, or counts as done where its words stand already; else it is listed (`Corrected.unplaced`). A segment is split
where the two words stand beside each other again, and joined where there still is a border.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from interview_tui.correcting.again import found_again, stands
from interview_tui.correcting.desk import Desk, Made, Marker, words_of
from interview_tui.correcting.timing import spread
from interview_tui.interview.correction import Change, SegmentsJoined, SegmentSplit, SpeakerSet, TextSet
from interview_tui.interview.corrections import SAME_PLACE, Decisions
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something that she has put right, and whose place is not found in these words."""

    correction: TextSet | SegmentSplit = field(repr=False)
    start: float
    """Seconds of recording: where it stood."""
    end: float
    change: Change | None = field(default=None, repr=False)
    """Which of several; None for a split."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The passages as she has put them right."""

    passages: tuple[Passage, ...]
    unplaced: tuple[Unplaced, ...] = ()
    """In order of time."""


class Known:
    """What was made of the passages the last time.

    Those to which nothing else was done are the same objects again, and what was decided since is done to what there
    is already.
    """

    def __init__(self) -> None:
        self._passages: tuple[Passage, ...] = ()
        self._places: Places | None = None
        self._work: _Work | None = None
        self._made: dict[int, Made] = {}

    def places(self, passages: Sequence[Passage]) -> Places:
        """Those between the words as they were heard."""
        if self._places is None or not _are(self._passages, passages):
            self._passages, self._places, self._work = tuple(passages), places_in(passages), None
        return self._places

    def corrected(self, passages: Sequence[Passage], decisions: Decisions) -> Corrected:
        """What `corrected` gives."""
        places = self.places(passages)
        if self._work is None or self._work.speakers != decisions.speakers:
            self._work = _Work(Desk(passages), places, decisions.speakers)
        self._work.do(decisions.texts)
        made = self._work.desk.passages(self._made)
        self._made = {id(one[0]): one for one in made}  # holds the passages, so that no other one gets an id of theirs
        unplaced = sorted(self._work.unplaced, key=lambda one: (one.start, one.end))
        return Corrected(tuple(now for _raw, _done, now in made), tuple(unplaced))


def _are(some: Sequence[Passage], others: Sequence[Passage]) -> bool:
    """Whether they are the same objects."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def places_in(passages: Sequence[Passage]) -> Places:
    """The places between the words of these passages."""
    return Places(word for passage in passages for segment in passage.segments for word in words_of(segment))


def corrected(passages: Sequence[Passage], decisions: Decisions, known: Known | None = None) -> Corrected:
    """The passages with what was put right in their text. Every word is in exactly one passage, in the same order.

    Passages in which nothing was put right are returned as they are. `known` remembers the others from one call to the
    next, so that only those that changed are new objects.
    """
    if not decisions.texts:
        return Corrected(tuple(passages))
    return (Known() if known is None else known).corrected(passages, decisions)


def paragraph_breaks(decisions: Decisions) -> tuple[float, ...]:
    """Seconds where somebody wants a new paragraph: a segment was divided there, and not put together again."""
    breaks: list[float] = []
    for one in decisions.texts:
        if isinstance(one, SegmentSplit):
            breaks.append(one.at)
        elif isinstance(one, SegmentsJoined):
            breaks = [at for at in breaks if abs(at - one.at) > SAME_PLACE]
    return tuple(breaks)


class _Work:
    """One transcript, and what has been done to it."""

    def __init__(self, desk: Desk, places: Places, speakers: tuple[SpeakerSet, ...]) -> None:
        self.desk = desk
        self.unplaced: list[Unplaced] = []
        self.speakers = speakers
        self._places = places
        self._done: list[TextSet | SegmentSplit | SegmentsJoined] = []
        self._before: list[tuple[Marker, int]] = []
        """How the desk looked before each of them, and how many had found no place."""

    def do(self, texts: Sequence[TextSet | SegmentSplit | SegmentsJoined]) -> None:
        """These and no others: what is done already is kept as far as it is the same, the rest is taken back."""
        same = 0
        while same < min(len(self._done), len(texts)) and self._done[same] == texts[same]:
            same += 1
        if same < len(self._done):
            marker, lost = self._before[same]
            self.desk.go_back(marker)
            del self._done[same:], self._before[same:], self.unplaced[lost:]
        for one in texts[same:]:
            self._before.append((self.desk.marker(), len(self.unplaced)))
            self._done.append(one)
            self.apply(one)

    def apply(self, one: TextSet | SegmentSplit | SegmentsJoined) -> None:
        match one:
            case TextSet():
                for number, change in enumerate(one.changes):
                    self._change(one, number, change)
            case SegmentSplit():
                self._split(one)
            case SegmentsJoined():
                at = self._places.again(one.at, one.heard)
                self.desk.join(at, one.heard, (one,))

    def _change(self, event: TextSet, number: int, change: Change) -> None:
        here = stands(change, self._places)
        runs = self.desk.inside(change.start, change.end)
        if here and not change.was.strip() and (change.heard or not runs):
            self._put_in(event, number, change)
            return
        mine = self.desk.that_read(change.was, runs) if here else ()
        if not mine:
            found = found_again(change, self.desk, self._places)
            if found is None and not change.was.strip() and not runs:
                self._put_in(event, number, change)
                return
            if found is None:
                self.unplaced.append(Unplaced(event, change.start, change.end, change))
                return
            mine = found.runs
        if mine:
            self.desk.rewrite(mine, change.text, (change,))

    def _put_in(self, event: TextSet, number: int, change: Change) -> None:
        words = spread(change.text.split(), change.start, change.end)
        if not words:
            return
        at = (change.start + change.end) / 2
        said = [s.speaker for s in self.speakers if s.n > event.n and s.start <= at < s.end]
        speaker = said[-1] if said else event.speaker
        segment = Segment(
            id=f"e{event.n}.{number}" if number else f"e{event.n}",
            start=change.start,
            end=change.end,
            text=" ".join(word.text for word in words),
            words=words,
            speaker=speaker,
        )
        self.desk.put_in(segment, (change, speaker, event.n))

    def _split(self, one: SegmentSplit) -> None:
        at = self._places.again(one.at, one.heard)
        if one.heard and not any(
            now == then for now, then in zip(self._places.heard(self._places.number(at)), one.heard, strict=False)
        ):
            self.unplaced.append(Unplaced(one, one.at, one.at))
            return
        self.desk.split(at, one.heard, (one,))
