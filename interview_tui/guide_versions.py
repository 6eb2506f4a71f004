"""Why a guide was changed once interviews had been held with it: one line of reason, for the methods section.

    if needs_reason(study):
        keep_version(study, "Question 3 was taken for two questions.")

A reason is asked for once between two interviews, however often the guide is saved in between.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from interview_tui.held import refused
from interview_tui.interview.events import Ended, QuestionAsked, RecordingStarted
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.problem import reason as why
from interview_tui.stored import stored_text
from interview_tui.study import Interview, Study

LONGEST = 300
"""Characters of a reason: a line or two in a table."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def needs_reason(study: Study) -> bool:
    """Whether the working guide differs from the one that an interview was held with, and nobody has said why.

    Rehearsals, interviews replayed by the demo and refused ones do not count. Raises `Problem` if the guide or the list
    of its versions cannot be read.
    """
    study.guide  # noqa: B018 - one that cannot be read is said as such, not as a change
    number = study.versions.number_of(stored_text(study.guide_path))
    before = next((record for record in _held(study) if record.guide_version != number), None)
    if before is None:
        return False
    since = when(before.created)
    return not any(
        entry.number == number and entry.reason and when(entry.wall) >= since for entry in study.versions.entries()
    )


def reason_noted(study: Study) -> str:
    """The last reason for the version that the working guide is now; empty where there is none. Raises `Problem`."""
    number = study.versions.number_of(stored_text(study.guide_path))
    return next((e.reason for e in reversed(study.versions.entries()) if e.number == number and e.reason), "")


def keep_version(study: Study, reason: str) -> int:
    """Keep the working guide as a version, with the reason why it was changed, and return its number.

    Raises `Problem` if the reason is empty, too long or names somebody, or if it cannot be written.
    """
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


def _held(study: Study) -> Iterator[InterviewRecord]:
    """The records of the interviews that were held, newest first."""
    found: list[tuple[Interview, InterviewRecord]] = []
    for interview in study.interviews():
        try:
            found.append((interview, interview.record))
        except Problem:  # told in the study
            continue
    for interview, record in sorted(found, key=lambda one: when(one[1].created), reverse=True):
        if record.kind != "rehearsal" and not record.replayed and _was_held(interview):
            yield record


def _was_held(interview: Interview) -> bool:
    try:
        events = interview.timeline.events()
        return not refused(interview) and any(isinstance(e, RecordingStarted | QuestionAsked | Ended) for e in events)
    except Problem:  # what is damaged was there
        return True
