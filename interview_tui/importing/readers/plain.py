"""Plain text as people and transcription programs write it: labels, times, both or neither. Pure.

Understood: `Robin: …` · `[00:01:02] Robin: …` · a label or a label and a time on a line of its own, with text under it
(Teams, Word, MAXQDA and aTrain) · `… #00:01:02-3#` after what was said (f4) · `[0:04] - … [0:15] - …` · wrapped lines ·
paragraphs without anything.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from interview_tui.importing.readers.cue import Cue
from interview_tui.importing.readers.marks import USUAL, believed, label_at_start, labels_go_on, whole_line_label
from interview_tui.importing.readers.stamps import ENCLOSED, Stamp, leading, stamp, trailing

_HEADS = re.compile(
    r"(?i)(transcribed with noscribe|(audio|media) (source|file)\b|ljudfil$|transcript$|transkription$|avskrift$|"
    r"\(start: )"
)
"""Lines at the top that nobody said."""
_ARROW = re.compile(r"^\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,6})? --> \d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?$")
_NUMBER = re.compile(r"#?\d{1,5}[.)]?\s+(?=\D)")
_DASH = re.compile(r"[-–—]\s+(?=\S)")
_NEARLY_ALL = 0.8
_SHARE_OF_BARE = 0.3
"""Share of the lines that begin or end with a time without signs, from which on that is how the file writes times."""


@dataclass(slots=True)
class _Line:
    """A line of the file, taken apart."""

    text: str
    label: str | None = None
    time: Stamp | None = None
    after: Stamp | None = None
    """A time at its end."""
    new: bool = False
    """A blank line stands before it."""

    @property
    def is_head(self) -> bool:
        """It says who speaks or when, and the text comes under it."""
        return not self.text and (self.label is not None or self.time is not None)


def read_plain(text: str, names: Collection[str] = ()) -> list[Cue]:
    """The cues of a plain text. `names`: pseudonyms that the user gave, which are labels where they stand."""
    lines = _lines(text)
    bare = _writes_bare_times(lines)
    for line in lines:
        line.time, line.text = leading(line.text, bare=bare)
        if line.text.startswith("- ") and line.time is not None:
            line.text = line.text[2:]
    _find_labels(lines, names)
    _find_heads(lines, names, bare=bare)
    is_after = _writes_times_after(lines)
    if is_after:
        for line in lines:
            line.after, line.text = trailing(line.text, bare=bare)
    return _cues(lines, is_after=is_after)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    new = True
    for raw in text.split("\n"):
        said = _ARROW.sub(_padded, " ".join(raw.replace("\f", " ").split(" ")).strip())
        if said and not (len(lines) < 8 and _HEADS.match(said)):
            lines.append(_Line(said, new=new))
        new = not said
    _strip(lines, _NUMBER)
    _strip(lines, _DASH)
    return lines


def _strip(lines: list[_Line], sign: re.Pattern[str]) -> None:
    """Take away what nearly every line begins with: its number, or the dash of a new speaker."""
    found = [sign.match(line.text) for line in lines]
    if len(lines) > 1 and sum(one is not None for one in found) >= _NEARLY_ALL * len(lines):
        for line, one in zip(lines, found, strict=True):
            line.text = line.text[one.end() :] if one is not None else line.text


def _padded(arrow: re.Match[str]) -> str:
    """`0:0:4.1 --> 0:0:9.5`, as Teams writes it, as others do."""
    return re.sub(r"(?<!\d)(?<![.,])(\d)(?!\d)(?=[:.,]|\s|$)", r"0\1", arrow[0])


def _writes_bare_times(lines: list[_Line]) -> bool:
    edges = [line for line in lines if _bare_time(line.text)]
    return len(edges) >= 2 and len(edges) >= _SHARE_OF_BARE * len(lines) / 2


def _bare_time(text: str) -> bool:
    time, rest = leading(text, bare=True)
    if time is not None:
        return not ENCLOSED.match(text) and not rest.startswith(("-", "–"))
    return trailing(text, bare=True)[0] is not None and not text.endswith(("]", "#", ")", "}"))


def _find_labels(lines: list[_Line], names: Collection[str]) -> None:
    """Take the labels that stand before a colon out of the lines."""
    starts = [(line, at) for line in lines if (at := label_at_start(line.text))]
    in_paragraphs = 2 * sum(line.new for line, _at in starts) > len(starts) and sum(line.new for line in lines) > 1
    eligible = [at for line, at in starts if line.new or at.is_marked or not in_paragraphs]
    labels = believed(eligible, sum(line.new for line in lines) if in_paragraphs else len(lines), names)
    for line, at in starts:
        if at.label.casefold() in labels:
            line.label, line.text, line.time = at.label, at.rest.strip(), line.time or at.time
            if line.time is None:
                line.time, line.text = leading(line.text, bare=stamp(line.text) is not None)


def _find_heads(lines: list[_Line], names: Collection[str], *, bare: bool) -> None:
    """Lines that are a label alone, or a label and a time: `Robin  0:04`."""
    timed = []
    for line in lines:
        if line.label is None and line.text:
            time, before = trailing(line.text, bare=bare)
            if (label := whole_line_label(before.strip(" |,–-"))) is not None and (time or line.time) is not None:
                timed.append((line, label, line.time or time))
    if len(timed) > 1:
        for line, label, time in timed:
            line.label, line.time, line.text = label, time, ""
    if any(line.label is not None and line.text for line in lines):
        return
    alone = [
        (line, label)
        for line, following in pairwise(lines)
        if line.label is None and line.time is None and not following.new and (label := whole_line_label(line.text))
    ]
    known = {name.casefold() for name in names}
    kinds = {label.casefold() for _line, label in alone}
    often = len(alone) > len(kinds) and len(alone) * 5 >= len(lines)
    for line, label in alone:
        if often or label.casefold() in known or (USUAL.fullmatch(label.casefold()) and not bare):
            line.label, line.text = label, ""


def _writes_times_after(lines: list[_Line]) -> bool:
    """Whether a time stands after what was said then, as f4 does."""
    before = sum(line.time is not None for line in lines)
    after = sum(trailing(line.text, bare=False)[0] is not None for line in lines)
    return after > before


def _cues(lines: list[_Line], *, is_after: bool) -> list[Cue]:
    labelled = any(line.label is not None for line in lines)
    timed = any(line.time is not None for line in lines)
    blanks = any(line.new for line in lines[1:])
    cues: list[Cue] = []
    goes_on = labels_go_on([line.label for line in lines if line.label is not None])
    speaker: str | None = None
    closed = True
    for line in lines:
        begins = line.label is not None or line.time is not None or closed
        closed = line.after is not None
        speaker = line.label or speaker
        if begins:
            start, end = (line.time.start, line.time.end) if line.time else (None, None)
            cues.append(Cue(line.text, start, end, speaker))
        elif cues[-1].text and (line.new or not (blanks or labelled or timed)):
            speaker = speaker if goes_on else None
            cues.append(Cue(line.text, label=speaker))
        else:
            cues[-1] = replace(cues[-1], text=f"{cues[-1].text} {line.text}")
        if line.after is not None:
            cues[-1] = replace(cues[-1], end=line.after.start)
    cues = _without_empty_heads(cues)
    return [piece for cue in cues for piece in _cut_at_times(cue, is_after=is_after) if piece.text]


def _without_empty_heads(cues: list[Cue]) -> list[Cue]:
    """A head whose text stands after a blank line lends it its time."""
    result: list[Cue] = []
    for cue in cues:
        if result and not result[-1].text:
            head = result.pop()
            start = cue.start if cue.start is not None else head.start
            cue = Cue(cue.text, start, cue.end if cue.end is not None else head.end, cue.label or head.label)
        result.append(cue)
    return result


def _cut_at_times(cue: Cue, *, is_after: bool) -> list[Cue]:
    """The cue in parts where times stand inside it."""
    pieces: list[Cue] = []
    start, at = cue.start, 0
    for found in ENCLOSED.finditer(cue.text):
        time = stamp(found[0])
        if time is None:
            continue
        said = _said(cue.text[at : found.start()])
        at = found.end()
        if is_after:
            pieces.append(Cue(said, start, time.start, cue.label))
            start = time.start
            continue
        if said:
            pieces.append(Cue(said, start, label=cue.label))
        start = time.start
        if time.end is not None:
            pieces.append(Cue("", time.start, time.end, cue.label))
    rest = Cue(_said(cue.text[at:]), start, cue.end, cue.label)
    return [*pieces, rest] if at else [replace(rest, text=cue.text)]


def _said(text: str) -> str:
    return text.strip().removeprefix("- ").strip()
