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
    cues: list[Cue] = []
    lines = text.split("\n")
    arrows = [(n, found) for n, line in enumerate(lines) if (found := _ARROW.match(line))]
    for i, (n, arrow) in enumerate(arrows):
        until = arrows[i + 1][0] if i + 1 < len(arrows) else len(lines)
        start, end = stamp(arrow[1]), stamp(arrow[2])
        said = _said(lines[n + 1 : until], is_last=i + 1 == len(arrows))
        cues += _voices(said, start.start if start else None, end.start if end else None)
    return cues


def _said(lines: list[str], *, is_last: bool) -> str:
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
    return "\n".join(line for line in kept if line)


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
