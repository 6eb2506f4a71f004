"""WebVTT and SubRip: one reader for both, because programs write the one with the times of the other. Pure.

It is lenient: a file without its head, without numbers or blank lines, with commas for points, or with a blank line
inside a cue gives all its text.
"""

import html
import re
from itertools import pairwise

from interview_tui.importing.readers.cue import Cue
from interview_tui.importing.readers.marks import plain_label
from interview_tui.importing.readers.stamps import stamp

_ARROW = re.compile(r"^\s*([\d:.,]{4,20})\s*-->\s*([\d:.,]{4,20})(?:\s|$)")
_NOT_SAID = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,80})>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:v|c|b|i|u|lang|ruby|rt|font|\d[\d:.]*)\b[^<>]{0,200}>|\{\\[^{}]{0,40}\}", re.IGNORECASE)


def read_subtitles(text: str) -> list[Cue]:
    """The cues, in the order of the file."""
    lines = text.split("\n")
    arrows = [(n, found) for n, line in enumerate(lines) if (found := _ARROW.match(line))]
    edges = [*(n for n, _arrow in arrows), len(lines)]
    said = [_said(lines[a + 1 : b], is_last=b == len(lines)) for a, b in pairwise(edges)]
    cues: list[Cue] = []
    for (_n, arrow), kept in zip(arrows, _without_rolling(said), strict=True):
        start, end = stamp(arrow[1]), stamp(arrow[2])
        cues += _voices("\n".join(kept), start.start if start else None, end.start if end else None)
    return cues


def _without_rolling(said: list[list[str]]) -> list[list[str]]:
    """Subtitles that roll up show each line twice, at the bottom and then above the next one: once is enough."""
    plain = [[_TAG.sub("", line).strip() for line in lines] for lines in said]
    again = [bool(a and b) and a[-1] == b[0] for a, b in pairwise(plain)]
    if not again or 2 * sum(again) < len(said):
        return said
    return [lines[1:] if rolls else lines for rolls, lines in zip([False, *again], said, strict=True)]


def _said(lines: list[str], *, is_last: bool) -> list[str]:
    """What stands in a cue: without the number or name of the next one, and without notes."""
    if not is_last and len(lines) > 1 and not lines[-2].strip() and lines[-1].strip():
        lines = lines[:-1]  # the name of the next cue
    elif not is_last and lines and lines[-1].strip().isdigit():
        lines = lines[:-1]
    kept: list[str] = []
    noted = False
    for line in lines:
        if _NOT_SAID.match(line) and (not kept or not kept[-1]):
            noted = True
        elif not line.strip():
            noted = False
        if not noted:
            kept.append(line.strip())
    return [line for line in kept if line]


def _voices(said: str, start: float | None, end: float | None) -> list[Cue]:
    """A cue for each voice that is marked in it."""
    marks = list(_VOICE.finditer(said))
    edges = [0, *(mark.start() for mark in marks), len(said)]
    labels = [None, *(plain_label(html.unescape(mark[1])) or None for mark in marks)]
    parts = [
        (label, text)
        for label, (a, b) in zip(labels, pairwise(edges), strict=True)
        if (text := html.unescape(_TAG.sub("", said[a:b])).strip())
    ]
    return [
        Cue(text, start if i == 0 else None, end if i == len(parts) - 1 else None, label)
        for i, (label, text) in enumerate(parts)
    ]
