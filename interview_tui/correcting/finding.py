"""Find words in a transcript as it is shown, and replace them: all chosen places are one correction. Pure.

Words are found across the borders of segments that one speaker says in one passage. Punctuation around what is found
stays. What is written instead begins with a capital where it begins a sentence and what stood there did, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from unicodedata import normalize

from interview_tui.correcting.desk import tokens_of, words_of
from interview_tui.correcting.editing import Editing, as_typed, text_of
from interview_tui.interview.correction import TextSet
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment

_AROUND = 60
"""Characters of context."""
_ENDS = (".", "?", "!", "…", ":", "”", '"', "»")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `first` to before `last` of a segment's text (`text_of`)."""

    segment: Segment
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the words stand."""

    start: float
    """Seconds of recording, from the first word that it is in …"""
    end: float
    """… to the end of the last."""
    text: str = field(repr=False)
    """As it stands there."""
    before: str = field(repr=False)
    """What stands before it, at most so much, with the space or the sign between."""
    after: str = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    """Where it stands: in one segment, or at the end of one and the beginning of the next."""

    def written(self, by: str) -> str:
        """What stands there when it is replaced."""
        begins = not self.before.strip() or self.before.rstrip().endswith(_ENDS)
        apart = not self.before or not self.before[-1].isalnum()
        if begins and apart and self.text[:1].isupper() and by[:1].islower():
            return by[:1].upper() + by[1:]
        return by


def find(
    passages: Sequence[Passage], text: str, *, whole_words: bool = True, match_case: bool = False
) -> tuple[Match, ...]:
    """Every place where `text` stands, in the order in which it is read; none overlaps another."""
    words = as_typed(text).split()
    if not words:
        return ()
    wanted = r"\s+".join(re.escape(word) for word in words)
    if whole_words:
        left, right = (r"(?<!\w)" if words[0][0].isalnum() else ""), (r"(?!\w)" if words[-1][-1].isalnum() else "")
        wanted = f"{left}{wanted}{right}"
    pattern = re.compile(wanted, 0 if match_case else re.IGNORECASE)
    return tuple(
        match
        for passage in passages
        for _speaker, said in groupby((s for s in passage.segments if s.text.strip()), key=lambda s: s.speaker)
        for match in _matches(pattern, list(said))
    )


def replacement(matches: Sequence[Match], by: str, editing: Editing) -> TextSet | None:
    """One correction that writes `by` in all these places; None if it would change nothing."""
    texts: dict[str, tuple[Segment, list[tuple[int, int, str]]]] = {}
    for match in matches:
        put, last = match.written(as_typed(by)), match.parts[-1]
        signs = 0
        if len(match.parts) > 1:  # all of it stands in the first segment, with the signs that follow on it
            signs = len(text_of(last.segment)[last.last :].split(" ")[0])
            put += text_of(last.segment)[last.last : last.last + signs]
        for part in match.parts:
            end = part.last + (signs if part is last else 0)
            texts.setdefault(part.segment.id, (part.segment, []))[1].append((part.first, end, put))
            put = ""
    changes = [
        change for segment, puts in texts.values() for change in editing.changes(segment, _with(text_of(segment), puts))
    ]
    changes.sort(key=lambda change: (change.start, change.end))
    return TextSet(changes=tuple(changes)) if changes else None


def _with(text: str, puts: Sequence[tuple[int, int, str]]) -> str:
    """The text with other words in these places."""
    for first, last, put in sorted(puts, reverse=True):
        text = f"{text[:first]}{put}{text[last:]}"
    return text


def _matches(pattern: re.Pattern[str], segments: Sequence[Segment]) -> Iterator[Match]:
    texts = [text_of(segment) for segment in segments]
    whole = " ".join(texts)
    for found in pattern.finditer(whole):
        first, last = found.span()
        parts, begins = [], 0
        for segment, text in zip(segments, texts, strict=True):
            ends = begins + len(text)
            if first < ends and last > begins:
                parts.append(Part(segment, max(0, first - begins), min(len(text), last - begins)))
            begins = ends + 1
        if parts:
            yield Match(
                _times(parts[0])[0],
                _times(parts[-1])[1],
                found.group(),
                whole[max(0, first - _AROUND) : first],
                whole[last : last + _AROUND],
                tuple(parts),
            )


def _times(part: Part) -> tuple[float, float]:
    """From the first word that a part is in to the end of the last."""
    text, words = text_of(part.segment), words_of(part.segment)
    numbers = [
        (first, after) for first, after, token in tokens_of(part.segment) for _piece in normalize("NFC", token).split()
    ]
    low, high = text[: part.first].count(" "), text[: part.last].rstrip().count(" ")
    return words[numbers[low][0]].start, words[numbers[high][1] - 1].end
