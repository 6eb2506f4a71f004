"""What every reader of a transcript gives: stretches of text, as much as the file tells about each. Pure."""

import math
from dataclasses import dataclass
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem

LATEST = 100 * 3600.0
"""Seconds; a later time is no place in an interview."""


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word as the file has it. Times are seconds, None where the file gives none that can be true."""

    text: str
    start: float | None = None
    end: float | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of text that the file keeps together: a subtitle, a turn, a paragraph."""

    text: str
    start: float | None = None
    """Seconds, as the file says: they may be nonsense until `importing.clock` has mended them."""
    end: float | None = None
    label: str | None = None
    """Who speaks, in the file's own word, which may be a real name: it is never stored. None: the file does not say."""
    words: tuple[TimedWord, ...] = ()
    """Where the file has words of its own, those of `text`, in order."""


def too_long(path: Path) -> Problem:
    """What is said of a file that would not fit into memory, or take minutes to read."""
    return Problem(
        _("This file is too long to be the transcript of one interview."),
        cure=_("Save each interview as a file of its own."),
        where=path,
    )


def seconds(value: object) -> float | None:
    """A number of a file as a time in seconds; None for what cannot be one: NaN, less than 0, days, no number."""
    if isinstance(value, str):
        try:
            value = float(value[:32].replace(",", "."))
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) and 0 <= number <= LATEST else None
