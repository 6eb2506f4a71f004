"""Times as transcripts write them: `[00:01:02]`, `#00:01:02-3#`, `(1:02)`, `00:00:04.2-0:00:15.0`. Pure."""

import re
from dataclasses import dataclass

_CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6})?"
_FRAMES = r"(?::\d{2})?"  # hh:mm:ss:ff, as film programs write it
_TENTH = r"(?:-\d)?"  # f4
_RANGE = rf"{_CLOCK}(?:\s*(?:-->|–|-|/)\s*{_CLOCK})?"
ENCLOSED = re.compile(
    rf"\[\s*(?:{_RANGE}|{_CLOCK}{_FRAMES})\s*\]|\(\s*{_RANGE}\s*\)|\{{\s*{_RANGE}\s*\}}|<\s*{_RANGE}\s*>"
    rf"|`\s*{_RANGE}\s*`"
    rf"|#\s*{_CLOCK}{_TENTH}\s*#"
)
"""A time that stands in signs of its own, anywhere in a text; minutes and seconds alone in round brackets too."""
BARE = re.compile(rf"(?<![\d:.,]){_RANGE}(?![\d:])")
"""A time as it is; only believed at the edge of a line, where the whole file writes it so."""
_BARE_END = re.compile(rf"(?<![\d:.,]){_CLOCK}$")
_PARTS = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):(?P<s>\d{2})(?:[.,](?P<f>\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time, or from when to when, in seconds."""

    start: float
    end: float | None = None


def stamp(text: str) -> Stamp | None:
    """The time that `text` is, signs around it or not; None if it is none."""
    inner = text.strip().strip("[](){}<>#`").strip()
    if tenth := re.fullmatch(rf"({_CLOCK})-(\d)", inner):
        start = _seconds(tenth[1])
        return None if start is None else Stamp(start + int(tenth[2]) / 10)
    if re.fullmatch(rf"{_CLOCK}:\d{{2}}", inner) and inner.count(":") == 3:
        inner = inner.rpartition(":")[0]
    times = re.fullmatch(rf"({_CLOCK})(?:\s*(?:-->|–|-|/)\s*({_CLOCK}))?", inner)
    start = _seconds(times[1]) if times else None
    if times is None or start is None:
        return None
    return Stamp(start, _seconds(times[2]) if times[2] else None)


def _seconds(clock: str) -> float | None:
    parts = _PARTS.fullmatch(clock)
    if parts is None or int(parts["s"]) > 59 or (parts["h"] is not None and int(parts["m"]) > 59):
        return None
    fraction = int(parts["f"]) / 10 ** len(parts["f"]) if parts["f"] else 0.0
    return int(parts["h"] or 0) * 3600 + int(parts["m"]) * 60 + int(parts["s"]) + fraction


def leading(line: str, *, bare: bool) -> tuple[Stamp | None, str]:
    """A time at the beginning of a line, and the rest; `bare`: one without signs counts, too."""
    return _at_edge(line, ENCLOSED.match(line) or (BARE.match(line) if bare else None), front=True)


def trailing(line: str, *, bare: bool) -> tuple[Stamp | None, str]:
    """A time at the end of a line, and what stands before it."""
    found = next((one for one in reversed(list(ENCLOSED.finditer(line))) if one.end() == len(line)), None)
    if found is None and bare:
        found = _BARE_END.search(line)
    return _at_edge(line, found, front=False)


def _at_edge(line: str, found: re.Match[str] | None, *, front: bool) -> tuple[Stamp | None, str]:
    time = stamp(found[0]) if found is not None else None
    if found is None or time is None:
        return None, line
    rest = line[found.end() :] if front else line[: found.start()]
    return time, rest.strip()
