"""What a person has decided about a transcript, laid over what the program has found out. Pure.

`passages_by_hand` and `speakers_by_hand` are the last word: words in a stretch that somebody has decided about go where
she put them, whatever the linking or the voices say, this time or the next.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from interview_tui.guide.model import Guide
from interview_tui.interview.correction import Assigned, SpeakerSet
from interview_tui.interview.corrections import SAME_PLACE, Decisions
from interview_tui.linking.hand_places import Places
from interview_tui.transcription.segments import Segment, cut, middle

if TYPE_CHECKING:  # the linking itself ends with what is here
    from interview_tui.linking.passages import Passage, Proposal

Target = tuple[str | None, str | None]
"""Question and section that words stand under."""
Span = TypeVar("Span", Assigned, SpeakerSet)


def speakers_by_hand(segments: Sequence[Segment], decisions: Decisions) -> list[Segment]:
    """The segments with the speakers that somebody has set and the names she has given them.

    A segment is cut where a decision begins or ends in it. What she has set is sure: it has no probability.
    """
    if not decisions.speakers and not decisions.renamed:
        return list(segments)
    places = Places(word for segment in segments for word in segment.words)
    spans = _Spans(_settled(decisions.speakers, places))
    result = []
    for segment in segments:
        for number, part in spans.cut(segment):
            decided = spans.decided(number)
            if decided is not None:
                part = part.model_copy(update={"speaker": decided.speaker, "speaker_probability": None})
            elif part.speaker is not None and part.speaker in decisions.renamed:
                part = part.model_copy(update={"speaker": decisions.renamed[part.speaker]})
            result.append(part)
    return result


def passages_by_hand(
    passages: "Sequence[Passage]", decisions: Decisions, guide: Guide, places: Places | None = None
) -> "tuple[Passage, ...]":
    """The passages as somebody has put them right. Every word stays in exactly one passage, in the same order.

    A decision about a question or script that the guide does not have changes nothing. Passages that no decision
    touches are returned as they were; one that has lost all its words is gone. `places` are those between the words of
    all passages, if somebody has them at hand.
    """
    if not (decisions.assigned or decisions.splits or decisions.joined):
        return tuple(passages)
    if places is None:
        places = Places(word for passage in passages for word in passage.words)
    known = [one for one in decisions.assigned if _target(one, guide) is not None]
    splits = [places.again(split.at, split.heard) for split in decisions.splits]
    joined = [places.again(join.at, join.heard) for join in decisions.joined]
    spans = _Spans(_settled(known, places), splits)
    groups: list[list[_Part]] = []
    for part in (part for passage in passages for part in _parts(passage, spans, guide)):
        if groups and _together(groups[-1][-1], part, spans, joined):
            groups[-1].append(part)
        else:
            groups.append([part])
    return tuple(_passage(group) for group in groups)


def proposals_by_hand(proposals: "Iterable[Proposal]", decisions: Decisions) -> "tuple[Proposal, ...]":
    """Those that are still to be answered: not declined, and not about words that somebody has put somewhere."""
    return tuple(
        proposal
        for proposal in proposals
        if not any(
            declined.question == proposal.question_id and _shared(declined.start, declined.end, proposal) >= 0.5
            for declined in decisions.declined
        )
        and sum(_shared(one.start, one.end, proposal) for one in decisions.assigned) < 0.5
    )


def _shared(start: float, end: float, proposal: "Proposal") -> float:
    """How much of the shorter of the two stretches they have in common, 0 to 1."""
    shorter = min(end - start, proposal.end - proposal.start)
    return max(0.0, min(end, proposal.end) - max(start, proposal.start)) / shorter if shorter > 0 else 0.0


def _target(one: Assigned, guide: Guide) -> Target | None:
    """Where a decision puts its words; None if the guide has no such place."""
    try:
        if one.question is not None:
            return one.question, guide.section_of(one.question).id
        return None, guide.section(one.section).id if one.section is not None else None
    except KeyError:
        return None


def _settled(spans: Sequence[Span], places: Places) -> list[Span]:
    """The same stretches where they stand in these words."""
    return [
        span.model_copy(
            update={
                "start": places.again(span.start, span.heard[:2]),
                "end": places.again(span.end, span.heard[2:4]),
            }
        )
        for span in spans
    ]


class _Spans(Generic[Span]):
    """A recording cut at every border of a decision into cells, numbered from 0, each with the decision that counts."""

    def __init__(self, spans: Sequence[Span], borders: Sequence[float] = ()) -> None:
        edges = sorted({*borders, *(span.start for span in spans), *(span.end for span in spans)})
        owners: list[Span | None] = [None] * (len(edges) + 1)
        for span in spans:  # later ones lie on top
            first, last = bisect_right(edges, span.start), bisect_right(edges, span.end)
            owners[first:last] = [span] * max(0, last - first)
        fixed = set(borders)
        self._edges: list[float] = [e for i, e in enumerate(edges) if e in fixed or owners[i] is not owners[i + 1]]
        self._owners: list[Span | None] = [owners[bisect_right(edges, e)] for e in self._edges]
        self._owners.insert(0, owners[0])
        self._fixed = fixed

    def number(self, at: float) -> int:
        """The cell that holds second `at`."""
        return bisect_right(self._edges, at)

    def decided(self, number: int) -> Span | None:
        """What was decided about a cell."""
        return self._owners[number]

    def border_between(self, first: int, second: int) -> bool:
        """Whether one of the `borders` lies between two cells."""
        return any(edge in self._fixed for edge in self._edges[first:second])

    def cut(self, segment: Segment) -> list[tuple[int, Segment]]:
        """The segment in parts, each with the cell it is in."""
        start, end = _reach(segment)
        if self.number(start) == self.number(end):
            return [(self.number(start), segment)]
        return cut(segment, [self.number(middle(word)) for word in segment.words] or [self.number(segment.middle)])


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of an automatic passage that lies in one cell."""

    passage: "Passage"
    cell: int
    segments: tuple[Segment, ...]
    target: Target
    decided: bool
    first: bool
    """It begins where the passage begins."""
    last: bool

    @property
    def middles(self) -> list[float]:
        """Of its words."""
        return [middle(word) for segment in self.segments for word in segment.words] or [
            s.middle for s in self.segments
        ]


def _parts(passage: "Passage", spans: _Spans[Assigned], guide: Guide) -> list[_Part]:
    target = (passage.question_id, passage.section_id)
    if not passage.segments:
        return [_Part(passage, -1, (), target, False, True, True)]
    cells: dict[int, list[Segment]] = {}
    for segment in passage.segments:
        for number, part in spans.cut(segment):
            cells.setdefault(number, []).append(part)
    order = sorted(cells)
    return [
        _Part(
            passage,
            number,
            tuple(cells[number]),
            (_target(decided, guide) or target) if (decided := spans.decided(number)) is not None else target,
            decided is not None,
            number == order[0],
            number == order[-1],
        )
        for number in order
    ]


def _reach(segment: Segment) -> tuple[float, float]:
    """From its first word's beginning to its last word's end, whatever it says itself."""
    if not segment.words:
        return segment.start, segment.end
    return min(segment.start, segment.words[0].start), max(segment.end, segment.words[-1].end)


def _together(one: _Part, other: _Part, spans: _Spans[Assigned], joined: Sequence[float]) -> bool:
    """Whether two parts, one after the other, are one passage."""
    if one.target != other.target:
        return False
    if not one.segments or not other.segments:  # asked without an answer, until somebody gives it one
        return one.decided or other.decided
    if spans.border_between(one.cell, other.cell):
        return False
    if one.decided or other.decided or one.passage is other.passage:
        return True
    if not joined:
        return False
    low, high = sorted((max(one.middles), min(other.middles)))
    return any(low - SAME_PLACE <= at <= high + SAME_PLACE for at in joined)


def _passage(parts: Sequence[_Part]) -> "Passage":
    """The parts as one passage. What a person has decided is sure; what she left alone is as sure as it was."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1 and not first.decided and first.first and first.last:
        return first.passage
    segments = tuple(segment for part in parts for segment in part.segments)
    found = [part.passage for part in parts if not part.decided]
    question, section = first.target
    besides = [id for part in parts if part.passage.question_id == question for id in part.passage.also]
    return replace(
        found[0] if found else first.passage,
        start=first.passage.start if first.first else segments[0].start,
        end=last.passage.end if last.last else max(segment.end for segment in segments),
        segments=segments,
        question_id=question,
        section_id=section,
        linked_by="hand" if len(found) < len(parts) else found[0].linked_by,
        confidence=min((passage.confidence for passage in found), default=1.0),
        also=tuple(dict.fromkeys(id for id in besides if id != question)),
        guess=next((passage.guess for passage in found if passage.guess is not None), None),
    )
