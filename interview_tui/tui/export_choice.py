"""What somebody exported last from a study, so that she need not choose it again.

Formats and manner only. Questions and participants are chosen anew each time: a choice that was forgotten would make a
file that lacks words, and nobody would know.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from interview_tui.files import write_whole
from interview_tui.study import Study

CHOICE = ".choice.json"
SCHEMA = 1
TICKS = ("times", "interviewer", "clean", "quotes_only", "one_file", "beep")
"""What can be ticked besides formats, questions and participants."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is ticked."""

    formats: tuple[str, ...] = ("docx",)
    ticks: tuple[str, ...] = ("times", "interviewer")


def last_choice(study: Study) -> Choice:
    """The choice of last time; the usual one where there is none that can be read."""
    try:
        data = json.loads(_file(study).read_text(encoding="utf-8"))
        formats, ticks = (tuple(str(one) for one in data[name]) for name in ("formats", "ticks"))
        return Choice(formats, tuple(one for one in ticks if one in TICKS))
    except (OSError, ValueError, KeyError, TypeError):
        return Choice()


def remember_choice(study: Study, choice: Choice) -> None:
    """For the next time. Raises `OSError`."""
    write_whole(_file(study), json.dumps({"schema": SCHEMA, **asdict(choice)}) + "\n")


def _file(study: Study) -> Path:
    return study.exports / CHOICE
