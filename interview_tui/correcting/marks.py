"""Quotes and notes: by a key during the interview, or added while reading. Pure; times in seconds of recording.

A quote is what stands in the transcript as it is read: corrected, and with what is hidden hidden.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from interview_tui.correcting.desk import words_of
from interview_tui.guide.model import Guide
from interview_tui.interview.correction import Marked
from interview_tui.interview.corrections import Decisions
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.interview.state import Mark, State
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word, middle

By = Literal["timeline", "hand"]

_JUST_NOW = 30.0
"""Seconds: what ended longer than this before a key was pressed is not what it was pressed for."""
_BACK = 30.0
"""Seconds of what somebody is saying that a key may be pressed for, before the sentence it was pressed in."""
_ON = 15.0
"""Seconds that a sentence may go on after the key."""
_BREATH = 1.5
"""Seconds of silence that end what is said in one go."""
_ENDS = (".", "?", "!", "…", ".”", '."', "?”", '?"', "!”", '!"')


@dataclass(frozen=True, slots=True)
class Quote:
    """Words worth quoting."""

    start: float
    end: float
    text: str = field(repr=False)
    """As it is read; empty where nothing stands there (any more)."""
    speaker: str | None
    comment: str = field(repr=False)
    section_id: str | None
    """The theme that she has given it, else the one it was said under."""
    question_id: str | None
    by: By
    n: int
    """Number of its event: in the timeline, or among the corrections."""


@dataclass(frozen=True, slots=True)
class Note:
    """A field note."""

    at: float
    text: str = field(repr=False)
    section_id: str | None
    question_id: str | None
    by: By
    n: int
    """As of a quote."""


def quotes(
    passages: Sequence[Passage], state: State, decisions: Decisions, places: Places | None = None
) -> tuple[Quote, ...]:
    """In order of time. A moment marked by a key within a quote that she has marked by hand is that quote.

    `places`: those between the words as they were heard, so that a quote stays with its words in another transcript.
    """
    said = _Said(passages)
    by_hand = [_by_hand(_settled(mark, places), said, state.guide) for mark in decisions.marks if mark.kind == "quote"]
    by_key = [_by_key(mark, said, state.guide) for mark in state.quotes]
    alone = [one for one in by_key if not any(_overlap(one, other) for other in by_hand)]
    return tuple(sorted((*by_hand, *alone), key=lambda quote: (quote.start, quote.end, quote.n)))


def notes(
    passages: Sequence[Passage], state: State, decisions: Decisions, places: Places | None = None
) -> tuple[Note, ...]:
    """In order of time. A note by a key belongs to what was being asked then; `places` as for `quotes`."""
    said = _Said(passages)
    by_hand = [_note(_settled(mark, places), said, state.guide) for mark in decisions.marks if mark.kind == "note"]
    by_key = [
        Note(mark.at, mark.text, *_asked(mark, state.guide, said.passage_at(mark.at)), "timeline", mark.n)
        for mark in state.notes
    ]
    return tuple(sorted((*by_hand, *by_key), key=lambda note: (note.at, note.n)))


class _Said:
    """What was said, by its place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    @cached_property
    def _reach(self) -> list[tuple[Passage, float, float]]:
        """Each passage with words, and from when to when they are said."""
        return [
            (passage, min(s.start for s in passage.segments), max(s.end for s in passage.segments))
            for passage in self._passages
            if passage.segments
        ]

    @cached_property
    def _heard(self) -> list[tuple[Segment, Passage]]:
        """What participants say, or nobody knows who, by time."""
        heard = [
            (segment, passage)
            for passage in self._passages
            for segment in passage.segments
            if segment.speaker not in INTERVIEWERS and words_of(segment)
        ]
        return sorted(heard, key=lambda one: one[0].start)

    def words(self, start: float, end: float) -> list[tuple[Word, Segment, Passage]]:
        """Those from `start` to before `end`, in the order in which they are read."""
        return [
            (word, segment, passage)
            for passage, low, high in self._reach
            if low < end and high >= start
            for segment in passage.segments
            if segment.start < end and segment.end >= start
            for word in words_of(segment)
            if start <= middle(word) < end
        ]

    def passage_at(self, at: float) -> Passage | None:
        """The passage that a moment is in, or the last one before it."""
        covering = [passage for passage in self._passages if passage.start <= at < passage.end]
        before = [passage for passage in self._passages if passage.start <= at]
        return next(iter([*covering[-1:], *before[-1:]]), None)

    def uttered(self, at: float) -> list[tuple[Segment, Passage]]:
        """What a participant was saying, or had just said; nothing where nobody had."""
        last = bisect_right(self._heard, at, key=lambda one: one[0].start) - 1
        if last < 0 or at - self._heard[last][0].end > _JUST_NOW:
            return []
        first = after = last
        while first and self._goes_on(first) and self._heard[last][0].start - self._heard[first - 1][0].start <= _BACK:
            first -= 1
        while (
            after + 1 < len(self._heard)
            and not self._heard[after][0].text.strip().endswith(_ENDS)
            and self._goes_on(after + 1)
            and self._heard[after + 1][0].end - at <= _ON
        ):
            after += 1
        return self._heard[first : after + 1]

    def _goes_on(self, number: int) -> bool:
        """Whether it is said in one go with what was said before it, under the same question."""
        (before, passage), (segment, other) = self._heard[number - 1], self._heard[number]
        return passage is other and before.speaker == segment.speaker and segment.start - before.end < _BREATH


def _settled(mark: Marked, places: Places | None) -> Marked:
    """The mark where its words stand in this transcript."""
    if places is None or len(mark.heard) < 4:
        return mark
    start, end = places.again(mark.start, mark.heard[:2]), places.again(mark.end, mark.heard[2:4])
    return mark if start >= end else mark.model_copy(update={"start": start, "end": end})


def _by_hand(mark: Marked, said: _Said, guide: Guide) -> Quote:
    words = said.words(mark.start, mark.end)
    text = " ".join(word.text for word, _segment, _passage in words)
    speakers = [segment.speaker for _word, segment, _passage in words]
    speaker = max(dict.fromkeys(speakers), key=speakers.count, default=None)
    section, question = _under(mark, words[0][2] if words else said.passage_at(mark.start), guide)
    return Quote(mark.start, mark.end, text, speaker, mark.text, section, question, "hand", mark.n)


def _by_key(mark: Mark, said: _Said, guide: Guide) -> Quote:
    found = said.uttered(mark.at)
    if not found:
        section, question = _asked(mark, guide, said.passage_at(mark.at))
        return Quote(mark.at, mark.at, "", None, mark.text, section, question, "timeline", mark.n)
    segment, passage = found[-1]
    text = " ".join(one.text.strip() for one, _passage in found)
    start, end = found[0][0].start, max(one.end for one, _passage in found)
    return Quote(
        start, end, text, segment.speaker, mark.text, passage.section_id, passage.question_id, "timeline", mark.n
    )


def _note(mark: Marked, said: _Said, guide: Guide) -> Note:
    words = said.words(mark.start, mark.end)
    section, question = _under(mark, words[0][2] if words else said.passage_at(mark.start), guide)
    return Note(mark.start, mark.text, section, question, "hand", mark.n)


def _under(mark: Marked, passage: Passage | None, guide: Guide) -> tuple[str | None, str | None]:
    """Theme and question of a mark: the theme that she gave it, if the guide has it; else where its words stand."""
    section = passage.section_id if passage is not None else None
    question = passage.question_id if passage is not None else None
    known = any(one.id == mark.section for one in guide.sections)
    return (mark.section if known else section), question


def _asked(mark: Mark, guide: Guide, passage: Passage | None) -> tuple[str | None, str | None]:
    """Theme and question that were current when a key was pressed; else those that the words around it stand under."""
    if any(question.id == mark.question for question in guide.questions()) and mark.question is not None:
        return guide.section_of(mark.question).id, mark.question
    if any(section.id == mark.question for section in guide.sections):
        return mark.question, None
    return (passage.section_id, passage.question_id) if passage is not None else (None, None)


def _overlap(one: Quote, other: Quote) -> bool:
    return other.start <= one.start < other.end or one.start <= other.start < max(one.end, one.start + 0.001)
