"""What an interview is, which of its sittings may be read, the log of what was put right, and the names it gave."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from interview_tui.interview.correction import Kept, Replaced
from interview_tui.interview.corrections import CORRECTIONS_FILE, Corrections, decisions
from interview_tui.interview.events import AnyEvent, ConsentRefused, Stopped
from interview_tui.interview.standing import Standing, of_the_whole, standing
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study

_WORD = re.compile(r"[^\W\d_]+")


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


def names_standing(study: Study, but: str | None = None) -> set[str]:
    """Names, in small letters, that stand for somebody by a decision: for people who were spoken of, and of
    participants who were renamed. `Kim Berg` takes `kim`, too.

    `but`: folder of the first sitting of an interview whose people who were spoken of are left out. Corrections that
    cannot be read are told in the study, and left out here.
    """
    names: set[str] = set()
    for interview in study.interviews():
        with suppress(Problem):
            first = study.sittings(interview)[0].id
            if first == interview.id:
                names.update(_standing_names(interview, renamed_alone=first == but))
    return names


def _standing_names(interview: Interview, *, renamed_alone: bool) -> Iterator[str]:
    decided = decisions(corrections_of(interview).all())
    texts = list(decided.renamed.values())
    if not renamed_alone:
        last: dict[tuple[str, float | None], Replaced | Kept] = {}
        for one in decided.hidden:
            last[one.original.casefold(), None if one.everywhere else one.start] = one
        texts += [one.by for one in last.values() if isinstance(one, Replaced) and one.kind == "person"]
    for text in texts:
        yield text.casefold()
        yield from _WORD.findall(text.casefold())


def seconds_of(events: Sequence[AnyEvent]) -> float:
    """How long a sitting is in seconds of the whole: its recording, or as far as it got."""
    stopped = [event.seconds for event in events if isinstance(event, Stopped)]
    return stopped[-1] if stopped else max((event.at for event in events), default=0.0)
