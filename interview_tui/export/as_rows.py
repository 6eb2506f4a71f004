"""`maxqda`, `nvivo`, `f4`: the transcript as programs for qualitative analysis read it, each with times it can jump to.

MAXQDA "Transcript with timestamps" (which ATLAS.ti reads, too): a speaker's line, then a paragraph in which every
segment has its time in brackets, then a blank line. NVivo "Import rows": a table with tabs, resolution 0.1 s. f4: a
paragraph a turn, with the time of its end after it, in tenths. Answers in writing have no times.
"""

import re

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.turns import Turn, turns
from interview_tui.transcription.segments import Segment

MAXQDA_SUFFIX = ".maxqda.txt"
NVIVO_SUFFIX = ".nvivo.txt"
F4_SUFFIX = ".f4.txt"
_NOBODY = "?"
"""Where a format needs a speaker and nobody knows who it is."""


def maxqda(interview: LinkedInterview) -> str:
    """UTF-8 without a byte order mark."""
    timed = interview.shows_times
    return "\n\n".join(_maxqda_turn(turn, timed=timed) for turn in turns(interview)) + "\n"


def nvivo(interview: LinkedInterview) -> str:
    """UTF-8; every line has two tabs: timespan, content, speaker."""
    rows = [
        f"{_span(segment) if interview.record.has_times else ''}\t{_one_line(segment.text)}\t{segment.speaker or ''}"
        for turn in turns(interview)
        for segment in turn.segments
    ]
    return "\n".join(["Timespan\tContent\tSpeaker", *rows]) + "\n"


def f4(interview: LinkedInterview) -> str:
    """UTF-8, a blank line between turns."""
    timed = interview.shows_times
    return "\n\n".join(_f4_turn(turn, timed=timed) for turn in turns(interview)) + "\n"


def _maxqda_turn(turn: Turn, *, timed: bool) -> str:
    said = " ".join(
        f"[{_seconds(segment.start)}] - {_one_line(segment.text)}" if timed else _one_line(segment.text)
        for segment in turn.segments
    )
    return f"{turn.speaker or _NOBODY}\n{said}"


def _f4_turn(turn: Turn, *, timed: bool) -> str:
    speaker = f"{turn.speaker}: " if turn.speaker else ""
    return f"{speaker}{_one_line(turn.text)}" + (f" #{_f4_time(turn.end)}#" if timed else "")


def _span(segment: Segment) -> str:
    return f"{_tenths(segment.start)}-{_tenths(segment.end)}"


def _seconds(at: float) -> str:
    whole = max(0, int(at))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _tenths(at: float) -> str:
    tenths = max(0, round(at * 10))
    return f"{tenths // 36_000}:{tenths // 600 % 60:02d}:{tenths // 10 % 60:02d}.{tenths % 10}"


def _f4_time(at: float) -> str:
    tenths = max(0, round(at * 10))
    return f"{tenths // 36_000:02d}:{tenths // 600 % 60:02d}:{tenths // 10 % 60:02d}-{tenths % 10}"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
