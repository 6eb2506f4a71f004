"""Why a guide was changed once interviews had been held with it: one line of reason, for the methods section.

    if needs_reason(study):
        keep_version(study, "Question 3 was taken for two questions.")

A reason is asked for once between two interviews, however often the guide is saved in between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from interview_tui.guide.revision import Change, compare
from interview_tui.held import standing_of
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.problem import reason as why
from interview_tui.stored import stored_text
from interview_tui.study import Interview, Study


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the guide, and what came of it."""

    number: int
    since: str
    """When the first interview began with it, by the clock on the wall; else when it was kept."""
    interviews: tuple[str, ...]
    """Folders of those that were held with it, as `held_interviews` counts them."""
    reasons: tuple[str, ...]
    """Why the guide was changed to it, as often as that was said."""


LONGEST = 300
"""Characters of a reason: a line or two in a table."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def needs_reason(study: Study) -> bool:
    """Whether the working guide differs from the one that an interview was held with, and nobody has said why.

    What does not count as an interview needs none. Raises `Problem` if the guide or the list
    of its versions cannot be read.
    """
    study.guide  # noqa: B018 - one that cannot be read is said as such, not as a change
    number = number_now(study)
    before = _held_with_another(study, number)
    if before is None:
        return False
    since = when(before.created)
    return not any(
        entry.number == number and entry.reason and when(entry.wall) >= since for entry in study.versions.entries()
    )


def number_now(study: Study) -> int:
    """The version that the working guide is, or will be when an interview begins with it. Raises `Problem`."""
    return study.versions.number_of(stored_text(study.guide_path))


def latest_other(study: Study) -> int | None:
    """The version that the last interview with another guide than the working one was held with, if there is any."""
    before = _held_with_another(study, number_now(study))
    return before.guide_version if before is not None else None


def changes_since(study: Study) -> tuple[Change, ...]:
    """What was changed in the working guide since that version; nothing where there is none. Raises `Problem`."""
    before = latest_other(study)
    return compare(study.versions.guide(before), study.guide) if before in study.versions.numbers() else ()


def versions_of(study: Study) -> tuple[Version, ...]:
    """Every version that is kept. Raises `Problem` if their list cannot be read."""
    entries = study.versions.entries()
    held = list(held_interviews(study))[::-1]
    found = []
    for number in study.versions.numbers():
        mine = [(id, record) for id, record in held if record.guide_version == number]
        about = [entry for entry in entries if entry.number == number]
        since = next((record.created for _id, record in mine), about[0].wall if about else "")
        reasons = tuple(dict.fromkeys(entry.reason for entry in about if entry.reason))
        found.append(Version(number, since, tuple(id for id, _record in mine), reasons))
    return tuple(found)


def reasons_between(study: Study, first: int, last: int) -> tuple[str, ...]:
    """Why the guide was changed after version `first` up to version `last`, in order of time."""
    about = range(min(first, last) + 1, max(first, last) + 1)
    return tuple(dict.fromkeys(e.reason for e in study.versions.entries() if e.number in about and e.reason))


def reason_noted(study: Study) -> str:
    """The last reason for the version that the working guide is now; empty where there is none. Raises `Problem`."""
    number = number_now(study)
    return next((e.reason for e in reversed(study.versions.entries()) if e.number == number and e.reason), "")


def keep_version(study: Study, reason: str) -> int:
    """Keep the working guide as a version, with the reason why it was changed, and return its number.

    Raises `Problem` if no interview was held with another guide, if the reason is empty, too long or names somebody, or
    if it cannot be written.
    """
    if latest_other(study) is None:
        raise Problem(
            _("The guide has not been changed since an interview was held."),
            cure=_("A reason is needed only for a change after an interview."),
        )
    return note_reason(study, None, reason)


def note_reason(study: Study, number: int | None, reason: str) -> int:
    """The same for a version that there is already; None is the working guide."""
    line = checked_reason(study, reason)
    versions = study.versions
    text = stored_text(study.guide_path) if number is None else versions.text(number)
    try:
        return versions.keep(text, line)
    except OSError as error:
        raise Problem(
            _("The reason could not be written: {reason}.").format(reason=why(error)),
            cure=_("Check that you may write in the study's folder, and that the disk has room."),
            where=versions.path,
        ) from error


def checked_reason(study: Study, reason: str) -> str:
    """The reason on one line. Raises `Problem` if it cannot stand: it is printed, and outlives an interview."""
    line = " ".join(reason.split())
    if not line:
        raise Problem(_("The reason is empty."), cure=_("Write in one line what the interviews so far have shown."))
    if len(line) > LONGEST:
        raise Problem(
            _("The reason is longer than {count} characters.").format(count=LONGEST), cure=_("One line is enough.")
        )
    words = set(re.findall(r"[^\W_]+", line))
    words |= {word.removesuffix("s") for word in words}  # whose it is
    for name in study.pseudonyms():
        if (parts := re.findall(r"[^\W_]+", name)) and words.issuperset(parts):
            raise Problem(
                _("The reason names {name}, who takes part.").format(name=name),
                cure=_("Say it without naming anybody: the reason is kept when an interview is deleted."),
            )
    return line


def when(wall: str) -> datetime:
    """A moment by the clock on the wall (ISO 8601); one that cannot be read was before all others."""
    try:
        moment = datetime.fromisoformat(wall)
    except ValueError:
        return _LONG_AGO
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def held_interviews(study: Study) -> Iterator[tuple[str, InterviewRecord]]:
    """The folders and records of the interviews that were held, newest first.

    Those that count as interviews, and what is damaged: it was there.
    """
    return ((interview.id, record) for interview, record in _newest_first(study) if _was_held(interview))


def _held_with_another(study: Study, number: int) -> InterviewRecord | None:
    """The last interview that was held with another version. Timelines of those with this one are not read."""
    others = ((one, record) for one, record in _newest_first(study) if record.guide_version != number)
    return next((record for interview, record in others if _was_held(interview)), None)


def _newest_first(study: Study) -> list[tuple[Interview, InterviewRecord]]:
    found: list[tuple[Interview, InterviewRecord]] = []
    for interview in study.interviews():
        try:
            found.append((interview, interview.record))
        except Problem:  # told in the study
            continue
    return sorted(found, key=lambda one: when(one[1].created), reverse=True)


def _was_held(interview: Interview) -> bool:
    return standing_of([interview]) in ("counts", "unreadable")
