"""Interviews that go out before anybody has decided about a name or a place in them: told, never refused.

Nothing is searched for here: it says what has not been done, not what would be found.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from interview_tui.held import corrections_of, held, refused
from interview_tui.interview.corrections import decisions
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Interview

_MOST_NAMED = 6
"""Interviews in one sentence."""


def undecided(interviews: Iterable[Interview]) -> list[Interview]:
    """Those with a transcript in which nothing was hidden or kept; rehearsals, and what cannot be read, aside.

    Of one in several sittings it is the first that may be read: by that name it is exported.
    """
    found = []
    for interview in interviews:
        with suppress(Problem):  # told by whoever reads it to write it
            sittings = held(interview)
            has_words = any(one.transcript.exists() for one in sittings) and not refused(sittings[0])
            if has_words and interview.record.kind != "rehearsal":
                found += [] if decisions(corrections_of(interview).all()).hidden else sittings[:1]
    return found


def undecided_word(interviews: Sequence[Interview], where: str = "") -> str:
    """What she should know of them, in one sentence; empty where there are none.

    `where`: the option that names the study as it is typed (`--study my-study`), for whoever does not stand in it.
    """
    if not interviews:
        return ""
    names = [one.id for one in interviews[:_MOST_NAMED]]
    return _(
        "Nothing is decided about names and places in {interviews}: press P in the transcript, or run interview-tui "
        "pseudonyms propose {first}."
    ).format(
        interviews=", ".join(names) + (" …" if len(interviews) > _MOST_NAMED else ""),
        first=f"{where} {names[0].partition('-')[0]}".strip(),
    )
