"""What is written beside the talk and handed on with it: notes, comments, roles, the place, what was filled in. Pure.

Nobody said it, so it has no place in the sound that it could be decided about alone: it is decided everywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from interview_tui.interview.consent import ConsentRecord
from interview_tui.interview.correction import Marked
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment


@dataclass(frozen=True, slots=True)
class Beside:
    """A text that somebody has typed."""

    text: str = field(repr=False)
    """On one line."""
    what: str
    """`note`, `follow_up`, `comment`, `role`, `place`, `filled_in` or `consent`."""
    at: float = 0.0
    """Seconds of recording, where it was written about a moment."""


def beside_word(what: str) -> str:
    """What such a text is called on screen."""
    return {
        "note": _("field note"),
        "follow_up": _("follow-up"),
        "comment": _("comment"),
        "role": _("role"),
        "place": _("place"),
        "filled_in": _("filled in"),
        "consent": _("consent"),
    }[what]


def texts_beside(
    record: InterviewRecord, state: State, marks: Sequence[Marked], consent: ConsentRecord | None
) -> tuple[Beside, ...]:
    """All of an interview, with nothing hidden; those that are empty left out."""
    found = (
        Beside(" ".join(text.split()), what, at)
        for what, text, at in (*_at_moments(state, marks), *_of_the_interview(record, consent))
    )
    return tuple(dict.fromkeys(one for one in found if one.text))


def _at_moments(state: State, marks: Sequence[Marked]) -> Iterator[tuple[str, str, float]]:
    for what, some in (("note", state.notes), ("comment", state.quotes), ("follow_up", state.follow_ups)):
        yield from ((what, mark.text, mark.at) for mark in some)
    yield from (("note" if one.kind == "note" else "comment", one.text, one.start) for one in marks)


def _of_the_interview(record: InterviewRecord, consent: ConsentRecord | None) -> Iterator[tuple[str, str, float]]:
    yield from (("role", person.role, 0.0) for person in record.participants)
    yield "place", record.place, 0.0
    yield from (("filled_in", value, 0.0) for value in record.placeholders.values())
    yield from (("consent", person.reference, 0.0) for person in (consent.people if consent is not None else ()))


def as_passage(one: Beside, number: int) -> Passage:
    """The text as a passage of its own, so that it is searched as the talk is; without words that have times."""
    return Passage(one.at, one.at, (Segment(id=f"beside-{number}", start=one.at, end=one.at, text=one.text),))
