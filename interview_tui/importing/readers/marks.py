"""Who speaks, as it is written in the text itself: `Robin: …`, `[S01]: …`, `- … - …`. Pure.

Not every word before a colon is a speaker ("Till exempel: …"): a label is believed if it is a usual one, a name that
was given, or comes again.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from interview_tui.importing.readers.cue import Cue, TimedWord
from interview_tui.importing.readers.stamps import ENCLOSED, Stamp, stamp

_NAME = r"[^\W_][\w.'’&/-]{0,30}(?: [\w.'’&/-]{1,20}){0,3}"
_TIME = rf"(?P<time>{ENCLOSED.pattern}|\(?\d{{1,2}}(?::\d{{2}}){{1,2}}\)?)"
_BOLD = re.compile(rf"\*\*(?P<label>{_NAME})\s*:?\s*\*\*\s*:?\s*")
_START = re.compile(
    rf"[@#]?(?P<sign>[\[{{(]?)(?P<label>{_NAME})[\]}})]?(?:\s*\([^()\n]{{1,20}}\))?"
    rf"(?:(?:\s*{_TIME})?\s*(?::(?!//)|\t)\s*|\s+(?P<alone>{ENCLOSED.pattern})\s+)"
)
"""A label, perhaps somebody's number in brackets, a time, and a colon or a tab; or a time in signs of its own."""
USUAL = re.compile(
    r"(?i:i|int|interv|intervjuare|intervjuaren|interviewer|moderator|mod|samtalsledare|bisittare|medmoderator|"
    r"co-?moderator|assistant moderator|forskare|researcher|fråga|fraga|question|q|f|m|"
    r"r|resp|respondent|ip|intervjuperson|interviewee|informant|inf|deltagare|participant|p|d|svar|answer|a|b|"
    r"s|speaker|talare|person|spk|host|guest|okänd|unknown|stödperson)[ ._#-]?\d{0,3}\.?"
)
"""Labels that need no second sight."""
_NO_LABELS = frozenset(
    {"obs", "nb", "ps", "http", "https", "note", "kommentar", "exempel", "till exempel", "for example"}
)
_LONGEST = 40
_OFTEN = 5
_DASH = re.compile(r"(?:^|(?<=[.!?…”\"]\s)|(?<=\n))[-–—]\s*(?=[^\s\d-])")
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+")
_STOP = re.compile(r"[.!?…][”\"')]*\s*$")
_WHOLE = re.compile(rf"{_NAME}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """The beginning of a line that says who speaks."""

    label: str
    time: Stamp | None
    rest: str
    is_marked: bool = False
    """It stands in bold or in brackets: nothing but a label does."""


def label_at_start(line: str) -> Labelled | None:
    """What a line says about who speaks, if it looks like that at all."""
    found = _BOLD.match(line[:200]) or _START.match(line[:200])
    if found is None or len(found["label"]) > _LONGEST or found["label"].isdigit():
        return None
    inside = found.groupdict()
    written = inside.get("time") or inside.get("alone")
    time = stamp(written) if written else None
    return Labelled(plain_label(found["label"]), time, line[found.end() :], inside.get("sign") != "")


def plain_label(label: str) -> str:
    """Without what some write around it."""
    return " ".join(label.strip().strip(":*[](){}@#").split()).rstrip(".")


def believed(starts: Iterable[Labelled], lines: int, names: Collection[str] = ()) -> frozenset[str]:
    """Of the labels that `lines` lines begin with, those that are speakers, in small letters.

    `names` are known to be some.
    """
    starts = list(starts)
    counted = Counter(at.label.casefold() for at in starts)
    known = {name.casefold() for name in names} | {at.label.casefold() for at in starts if at.is_marked}
    like_names = {at.label.casefold() for at in starts if _like_a_name(at.label)} - _NO_LABELS
    sure = {key for key in counted if key in known or USUAL.fullmatch(key)}
    sure |= {key for key, times in counted.items() if times > 1 and key in like_names}
    sure |= {key for key, times in counted.items() if times >= _OFTEN and times * 10 >= lines} - _NO_LABELS
    likely = sum(times for key, times in counted.items() if key in sure | like_names)
    if sure and (2 * sum(counted[key] for key in sure) >= lines or 5 * likely >= 3 * lines):
        # A file with labels: a name that comes once is one, too, but for what stands above the talk ("Plats: Umeå").
        first = next(n for n, at in enumerate(starts) if at.label.casefold() in sure)
        later = {at.label.casefold() for at in starts[first:]}
        sure |= {key for key in like_names & later if len(key.split()) <= 2}
    return frozenset(sure)


def _like_a_name(label: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() for word in label.split())


def whole_line_label(line: str) -> str | None:
    """The line as a label that stands alone, if it may be one: `Robin`, `SPEAKER_00`."""
    if len(line) > _LONGEST or not _WHOLE.fullmatch(line) or not (line[0].isupper() or line[0].isdigit()):
        return None
    return None if line.isdigit() or line.endswith(("?", "!", ",")) else plain_label(line)


def divided(cues: Iterable[Cue], names: Collection[str] = ()) -> list[Cue]:
    """Cues that hold more than one speaker, cut between them, and labels in the text taken out of it.

    A cue without a label goes on with the one before, where labels stand in the text of the file at each change.
    """
    cues = list(cues)
    starts = [at for cue in cues for text in _beginnings(cue) if (at := label_at_start(text))]
    names = {*names, *(cue.label for cue in cues if cue.label)}
    labels = believed(starts, len(cues), names)
    has_stops = 2 * sum(bool(_STOP.search(cue.text)) for cue in cues) > len(cues)
    inside = _inside({*names, *(at.label for at in starts if at.label.casefold() in labels)}, has_stops=has_stops)
    pieces = [piece for cue in cues for piece in _pieces(cue, inside)]
    goes_on = labels_go_on([piece.label for piece, _is_reply in pieces if piece.label is not None])
    result: list[Cue] = []
    last: str | None = None
    for piece, is_reply in pieces:
        if goes_on and inside is not None and piece.label is None and not is_reply:
            piece = replace(piece, label=last)
        last = piece.label or last
        piece = replace(piece, text=" ".join(piece.text.split()))
        if piece.text:
            result.append(piece)
    return result


def labels_go_on(labels: list[str]) -> bool:
    """Whether labels stand only where the speaker changes: then no two in a row are the same."""
    same = sum(a == b for a, b in pairwise(labels))
    return same * 10 <= len(labels)


def _text(cue: Cue) -> str:
    return " ".join(word.text for word in cue.words) if cue.words else cue.text


def _beginnings(cue: Cue) -> list[str]:
    """Where a label may stand: at the beginnings of lines, and after a sentence."""
    return [text for line in _text(cue).split("\n") for text in _SENTENCE.split(line)]


def _inside(labels: Collection[str], *, has_stops: bool) -> re.Pattern[str] | None:
    """Finds the labels inside a text, in these letters, large and small.

    Where sentences end in stops, a name amid one is no label: `och då sa Robin: kom nu`.
    """
    if not labels:
        return None
    any_of_them = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    before = r"(?<=[\n/.!?…”\"])|(?<=[.!?…”\"/–-]\s)" if has_stops else r"(?<=[\s/.!?…”\"])"
    return re.compile(rf"(?:^|{before})[\[(]?({any_of_them})[\])]?\.?:(?!\S*//)")


def _pieces(cue: Cue, inside: re.Pattern[str] | None) -> list[tuple[Cue, bool]]:
    """The parts of a cue, each with whether it is a reply of which only a dash says that another one speaks."""
    text = _text(cue)
    marks: list[tuple[int, int, str | None]] = []
    if inside is not None:
        marks += _labels(text, cue.label, inside)
    dashes = list(_DASH.finditer(text))
    if len(dashes) > 1:
        marks += [(found.start(), found.end(), None) for found in dashes]
    if not marks:
        return [(replace(cue, text=text), False)]
    marks.sort(key=lambda mark: mark[:2])
    ends = [mark[0] for mark in marks[1:]] + [len(text)]
    parts = [(0, marks[0][0], cue.label, False)]
    parts += [(mark[1], end, mark[2] or cue.label, mark[2] is None) for mark, end in zip(marks, ends, strict=True)]
    parts = [part for part in parts if text[part[0] : part[1]].strip(" \n/")]
    made = [
        (Cue(text[start:end].replace("//", " "), label=label, words=_words(cue, start, end)), is_reply)
        for start, end, label, is_reply in parts
    ]
    if cue.words:
        return [
            (replace(piece, start=piece.words[0].start, end=piece.words[-1].end), is_reply)
            for piece, is_reply in made
            if piece.words
        ]
    if made:
        made[0] = replace(made[0][0], start=cue.start), made[0][1]
        made[-1] = replace(made[-1][0], end=cue.end), made[-1][1]
    return made


def _labels(text: str, first: str | None, inside: re.Pattern[str]) -> list[tuple[int, int, str | None]]:
    """The labels in a text. noScribe puts what somebody says meanwhile between slashes: `Bra. //S02: Mm.// Jo.`"""
    marks: list[tuple[int, int, str | None]] = []
    speaker = first
    for found in inside.finditer(text):
        marks.append((found.start(), found.end(), found[1]))
        closing = text.find("//", found.end()) if text[: found.start()].endswith("//") else -1
        if closing < 0:
            speaker = found[1]
        elif speaker is not None:
            marks.append((closing, closing + 2, speaker))
    return marks


def _words(cue: Cue, start: int, end: int) -> tuple[TimedWord, ...]:
    """The words of the cue that stand between two places of its text."""
    at, kept = 0, []
    for word in cue.words:
        if start <= at and at + len(word.text) <= end:
            kept.append(word)
        at += len(word.text) + 1
    return tuple(kept)
