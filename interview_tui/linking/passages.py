"""`passages(guide, events, segments)`: the linked transcript. Pure: values in, values out.

Each word goes to the question (or script) whose interval holds the word's middle. Nothing is lost: words outside every
interval stand in passages of their own, without a question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from interview_tui.guide.model import Guide
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.state import state
from interview_tui.transcription.segments import Segment, Word, cut, middle


@dataclass(frozen=True, slots=True)
class Guess:
    """A question that words may belong to, and how likely that is, 0 to 1."""

    question_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of transcript that belongs to one question, one script, or to none."""

    start: float
    """Seconds: where its interval starts, or its first word for a passage of its own."""
    end: float
    segments: tuple[Segment, ...] = ()
    question_id: str | None = None
    section_id: str | None = None
    """The question's section, or the script's; None where nothing was current."""
    linked_by: Literal["timeline", "text", "hand"] = "timeline"
    confidence: float = 1.0
    """0 to 1: how likely it is that these words belong here."""
    also: tuple[str, ...] = ()
    """Other questions that this stretch answers, too."""
    guess: Guess | None = None
    """Of words under no question: where they most likely belong."""

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for segment in self.segments for word in segment.words)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that seems to have been asked where no key says so. Shown, never forced."""

    question_id: str
    start: float
    """Seconds of recording: the stretch that would go to the question."""
    end: float
    confidence: float
    """0 to 1."""
    why: str
    """`forgotten_press`: the question's words are heard while another question is current."""


@dataclass(frozen=True, slots=True)
class Linking:
    """A linked transcript, and what the program would ask the researcher about it."""

    passages: tuple[Passage, ...]
    proposals: tuple[Proposal, ...] = ()


def link(
    guide: Guide, events: Iterable[AnyEvent], segments: Sequence[Segment], corrections: Sequence[object] = ()
) -> Linking:
    """The transcript by question: by the key presses where there are any, else by what was said."""
    return Linking(tuple(passages(guide, events, segments)))


@dataclass(frozen=True, slots=True)
class _Span:
    start: float
    end: float
    id: str


def passages(guide: Guide, events: Iterable[AnyEvent], segments: Sequence[Segment]) -> list[Passage]:
    """The transcript by question, in the order of the recording. Every word is in exactly one passage.

    A question that was current without a word heard has its passage too, empty. A segment that two questions share is
    cut between them; its parts keep its id, with `a`, `b` … after it.
    """
    spans = _spans(guide, events)
    pieces = [piece for segment in segments for piece in _pieces(segment, spans)]
    used: set[int] = set()
    result: list[Passage] = []
    pieces.sort(key=lambda piece: (piece[1].start, piece[1].end))
    for index, together in groupby(pieces, key=lambda piece: piece[0]):
        result.append(_passage(guide, spans[index] if index >= 0 else None, [segment for _, segment in together]))
        used.add(index)
    result += [_passage(guide, span, []) for i, span in enumerate(spans) if i not in used]
    return sorted(result, key=lambda passage: (passage.start, passage.end))


def _spans(guide: Guide, events: Iterable[AnyEvent]) -> list[_Span]:
    """The intervals of everything that was asked or read, in order; one that still lasts has no end."""
    known = {section.id for section in guide.sections} | {q.id for q in guide.questions()}
    spans = [
        _Span(interval.start, float("inf") if interval.end is None else interval.end, id)
        for id, intervals in state(guide, events).intervals.items()
        if id in known
        for interval in intervals
    ]
    return sorted(spans, key=lambda span: (span.start, span.end))


def _span_at(spans: Sequence[_Span], at: float) -> int:
    """Index of the span that holds `at`, -1 if none does."""
    return next((i for i in range(len(spans) - 1, -1, -1) if spans[i].start <= at < spans[i].end), -1)


def _pieces(segment: Segment, spans: Sequence[_Span]) -> list[tuple[int, Segment]]:
    """The segment, cut where its words change question, each part with the index of its span."""
    places = [middle(word) for word in segment.words] or [segment.middle]
    return cut(segment, [_span_at(spans, at) for at in places])


def _passage(guide: Guide, span: _Span | None, segments: list[Segment]) -> Passage:
    if span is None:
        return Passage(segments[0].start, segments[-1].end, tuple(segments))
    end = span.end if span.end != float("inf") else max((s.end for s in segments), default=span.start)
    if any(question.id == span.id for question in guide.questions()):
        return Passage(span.start, end, tuple(segments), span.id, guide.section_of(span.id).id)
    return Passage(span.start, end, tuple(segments), None, span.id)
