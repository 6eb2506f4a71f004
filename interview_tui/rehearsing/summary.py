"""What can be learnt from a rehearsal: the time of each theme, and how long she waited before she spoke. Pure."""

from dataclasses import dataclass
from statistics import median

from interview_tui.interview.state import State
from interview_tui.rehearsing.fold import Rehearsal, Turn


@dataclass(frozen=True, slots=True)
class ThemeTime:
    """One section's part of the time."""

    id: str
    title: str
    planned: int | None
    """Minutes, as the guide says."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Wait:
    """What she did when the participant had fallen silent: how long it took until she spoke."""

    question: str | None
    at: float
    """When she spoke."""
    seconds: float
    """From the last word of the participant to hers; of one who says nothing, from the end of the question."""
    had_more: bool = False
    """The participant was only thinking, and would have gone on."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a rehearsal came to."""

    seconds: float
    planned: int | None
    """Minutes of the whole; None where the guide does not say."""
    themes: tuple[ThemeTime, ...]
    dealt_with: int
    """Questions asked, covered or skipped."""
    questions: int
    waits: tuple[Wait, ...]
    interrupted: int
    """How often she spoke while the participant did."""

    @property
    def median_wait(self) -> float | None:
        """Seconds; None where she never waited for anything."""
        return median(wait.seconds for wait in self.waits) if self.waits else None


def summary(state: State, rehearsal: Rehearsal) -> Summary:
    """Of a rehearsal that has ended, or as far as it has come."""
    guide, now = state.guide, state.events[-1].at if state.events else 0.0
    planned = guide.minutes or sum(section.minutes or 0 for section in guide.sections) or None
    turns = [turn for turn in rehearsal.turns if turn.end is not None and not turn.aloud]
    # The end of the interview is not something she says to the participant.
    spoken = [turn for turn in turns if not (state.ended and turn is turns[-1] and turn.end == now)]
    return Summary(
        seconds=now,
        planned=planned,
        themes=tuple(
            ThemeTime(section.id, section.title, section.minutes, state.section_seconds(section, now))
            for section in guide.sections
        ),
        dealt_with=sum(status != "not_asked" for status in state.status.values()),
        questions=len(state.status),
        waits=tuple(wait for turn in spoken if (wait := _wait(turn)) is not None),
        interrupted=sum(_interrupted(turn) for turn in spoken),
    )


def _interrupted(turn: Turn) -> bool:
    return turn.end is not None and any(start <= turn.end < end for start, end in turn.speaks)


def _wait(turn: Turn) -> Wait | None:
    """The silence at the end of a turn; None where she spoke into an answer, or before she had read the question."""
    end = turn.end
    if end is None or end < turn.heard or _interrupted(turn):
        return None
    had_more = any(start > end for start, _end in turn.speaks)
    return Wait(turn.question, end, round(end - turn.silent_since(end), 3), had_more)
