"""The day by which everything in a study is to be deleted: read without opening the study, and when it is brought up.

Nothing is deleted by itself. The start screen asks for up to a dozen studies, so only `study.toml` is read, and nothing
heavy is imported. A locked study tells its day, too.
"""

import tomllib
from datetime import date, datetime
from pathlib import Path

from interview_tui.language import _, ngettext
from interview_tui.problem import Problem

SOON = 30
"""Days before the day from which on it is brought up."""


def retention_in(folder: Path) -> date | None:
    """The day that the study in `folder` names; None where it names none, or cannot be read."""
    try:
        found = tomllib.loads((folder / "study.toml").read_text(encoding="utf-8")).get("retention")
        if isinstance(found, str):
            found = date.fromisoformat(found)
    except (OSError, ValueError):
        return None
    if isinstance(found, datetime):
        return found.date()
    return found if isinstance(found, date) else None


def is_due(retention: date | None, today: date) -> bool:
    """Whether the day has passed, or comes within `SOON` days."""
    return retention is not None and (retention - today).days <= SOON


def when(retention: date, today: date) -> str:
    """A sentence about the day: how long it is until then, or since."""
    days = (retention - today).days
    if days < 0:
        return _("Everything in it was to be deleted by {day}.").format(day=retention.isoformat())
    if days == 0:
        return _("Everything in it is to be deleted today.")
    return ngettext(
        "Everything in it is to be deleted by {day}, in {count} day.",
        "Everything in it is to be deleted by {day}, in {count} days.",
        days,
    ).format(day=retention.isoformat(), count=days)


def day_typed(text: str) -> date | None:
    """The day that somebody has written; None for an empty line. Raises `Problem` if it is none."""
    text = text.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(
            _("The day when everything is to be deleted cannot be read."),
            cure=_("Write year, month and day: 2027-06-30."),
        ) from None
