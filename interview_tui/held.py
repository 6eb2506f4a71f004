"""What an interview is, which of its sittings may be read, and the log of what was put right in them."""

from collections.abc import Sequence

from interview_tui.interview.corrections import CORRECTIONS_FILE, Corrections
from interview_tui.interview.events import AnyEvent, ConsentRefused, Stopped
from interview_tui.interview.standing import Standing, of_the_whole, standing
from interview_tui.problem import Problem
from interview_tui.study import Interview


def held(interview: Interview) -> list[Interview]:
    """The sittings of the whole that `interview` is a part of, without those that were refused, unless all were.

    Raises `Problem` if a timeline is damaged.
    """
    sittings = interview.study.sittings(interview)
    return [one for one in sittings if not refused(one)] or sittings[:1]


def refused(interview: Interview) -> bool:
    """Whether the participant refused: nothing of what was said may be kept. Raises `Problem` as `held` does."""
    return any(isinstance(event, ConsentRefused) for event in interview.timeline.events())


def standing_of(sittings: Sequence[Interview]) -> Standing:
    """What the interview of these sittings, the first one first, is to its study."""
    return of_the_whole([_standing(one) for one in sittings])


def _standing(sitting: Interview) -> Standing:
    try:
        return standing(sitting.record, sitting.events())
    except Problem:  # told to whoever opens it
        return "unreadable"


def corrections_of(interview: Interview) -> Corrections:
    """The one log of the whole: beside the first sitting that may be read, for a refusal erases what lies beside it."""
    return Corrections(held(interview)[0].folder / CORRECTIONS_FILE)


def seconds_of(events: Sequence[AnyEvent]) -> float:
    """How long a sitting is in seconds of the whole: its recording, or as far as it got."""
    stopped = [event.seconds for event in events if isinstance(event, Stopped)]
    return stopped[-1] if stopped else max((event.at for event in events), default=0.0)
