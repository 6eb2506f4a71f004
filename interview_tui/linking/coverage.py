"""What has been asked and for how long: from the key presses, or from the words where no key was pressed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_tui.interview.state import Interval, State, Status
from interview_tui.linking.passages import Passage


@dataclass(frozen=True, slots=True)
class Covered:
    """One question's part of an interview."""

    status: Status
    intervals: tuple[Interval, ...] = ()
    """Stretches of recording, in order; the end of one that still lasts is None."""
    seconds: float = 0.0
    """Their length together; one that still lasts counts to the last event."""
    found_by: str = "timeline"
    """`timeline`: by key presses; `text`: by what was said."""


def coverage(state: State, passages: Sequence[Passage]) -> dict[str, Covered]:
    """Every main question's part, in the order of the guide.

    Where any question was marked by a key, the keys say what was asked and when. Else the passages do: a question has
    been asked where words stand under it, and covered where another question's words answer it too.
    """
    questions = [question.id for question in state.guide.questions()]
    if any(state.intervals.get(id) for id in questions):
        now = max((event.at for event in state.events), default=0.0)
        return {id: Covered(state.status[id], state.intervals.get(id, ()), state.seconds(id, now)) for id in questions}
    return {id: _from_words(id, state.status[id], passages) for id in questions}


def _from_words(id: str, status: Status, passages: Sequence[Passage]) -> Covered:
    mine = tuple(Interval(p.start, p.end) for p in passages if p.question_id == id and p.segments)
    if status == "not_asked" and mine:
        status = "asked"
    elif status == "not_asked" and any(id in passage.also for passage in passages):
        status = "covered"
    return Covered(status, mine, sum(interval.seconds(interval.start) for interval in mine), "text")
