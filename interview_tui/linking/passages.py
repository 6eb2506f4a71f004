"""The linked transcript: passages under questions, each with how sure that is, and what is proposed. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from interview_tui.guide.model import Guide
from interview_tui.interview.correction import AnyCorrection
from interview_tui.interview.corrections import decisions
from interview_tui.interview.events import AnyEvent, QuestionCovered
from interview_tui.interview.state import State, state
from interview_tui.linking.hand import passages_by_hand, proposals_by_hand
from interview_tui.transcription.segments import Segment, Word

LinkedBy = Literal["timeline", "text", "hand"]


@dataclass(frozen=True, slots=True)
class Guess:
    """A question that words may belong to, and how likely that is, 0 to 1."""

    question_id: str
    confidence: float


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Passage:
    """The stretch of transcript that belongs to one question, one script, or to none."""

    start: float
    """Seconds: where its interval starts, or its first word for a passage of its own."""
    end: float
    segments: tuple[Segment, ...] = ()
    question_id: str | None = None
    section_id: str | None = None
    """The question's section, or the script's; None where nothing was current."""
    linked_by: LinkedBy = "timeline"
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


@dataclass(frozen=True, slots=True)
class Asked:
    """When a question or a section was current, by the keys."""

    id: str
    start: float
    """Seconds of recording."""
    end: float
    """Infinite while it lasts."""


_LATE = 60.0
"""Seconds before its press that a question may have been asked."""


def link(
    guide: Guide,
    events: Iterable[AnyEvent],
    segments: Sequence[Segment],
    corrections: Sequence[AnyCorrection] = (),
) -> Linking:
    """The transcript by question, in the order of the recording. Every word is in exactly one passage.

    Where a question was marked by a key, the keys lead and the talk says where exactly a question begins; else what is
    said alone. What a person has put right stands over both. A question that was current without a word heard has its
    passage too, empty. A segment that two passages share is cut between them; its parts keep its id, with `a`, `b` …
    after it.
    """
    decided = decisions(corrections)
    now = state(guide, events)
    spans = asked_in(guide, now)
    heard = sorted(segments, key=lambda segment: (segment.start, segment.end))
    by_keys = any(now.intervals.get(question.id) for question in guide.questions())
    declined = [(one.question, one.start, one.end) for one in decided.declined]
    found = Linking(())
    if heard:
        from interview_tui.linking.talk import link_talk  # numpy and rapidfuzz: only where there is something to link

        found = link_talk(guide, spans if by_keys else None, heard, declined, _covered(now))
    empty = [_empty(guide, span) for span in spans if by_keys and not _is_heard(span, found.passages)]
    passages = sorted([*found.passages, *empty], key=lambda passage: (passage.start, passage.end))
    return Linking(passages_by_hand(passages, decided, guide), proposals_by_hand(found.proposals, decided))


def asked_in(guide: Guide, now: State) -> list[Asked]:
    """The intervals of everything that was asked or read, in order; one that still lasts has no end."""
    known = {section.id for section in guide.sections} | {question.id for question in guide.questions()}
    spans = [
        Asked(id, interval.start, float("inf") if interval.end is None else interval.end)
        for id, intervals in now.intervals.items()
        if id in known
        for interval in intervals
    ]
    return sorted(spans, key=lambda span: (span.start, span.end))


def _covered(now: State) -> list[QuestionCovered]:
    """What was marked as answered under another question, and is still."""
    marks = {event.question: event for event in now.events if isinstance(event, QuestionCovered)}
    return [event for event in marks.values() if now.status.get(event.question) == "covered"]


def _is_heard(span: Asked, passages: Sequence[Passage]) -> bool:
    """There are words of it where it was current, or nearly so."""
    return any(
        span.id in (passage.question_id, passage.question_id or passage.section_id)
        and passage.start < span.end
        and passage.end > span.start - _LATE
        for passage in passages
    )


def _empty(guide: Guide, span: Asked) -> Passage:
    end = span.end if span.end != float("inf") else span.start
    if any(question.id == span.id for question in guide.questions()):
        return Passage(span.start, end, (), span.id, guide.section_of(span.id).id)
    return Passage(span.start, end, (), None, span.id)
