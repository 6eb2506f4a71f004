"""The transcript as a source: its text, and where in it each paragraph, segment and word stands. Pure.

All positions count characters from 0; an end is the first position behind, as in the examples of the standard.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.marks import Quote
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Kind, Line, facts, lines
from interview_tui.export.refi.plain import plain, plain_lines
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, middle

_LEFT_OUT: tuple[Kind, ...] = ("quote", "note")
"""They are codings and notes here."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment with its place in the text."""

    segment: Segment
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one speaker says in one go, with time and speaker before it."""

    start: int
    end: int
    passage: Passage
    said: tuple[Placed, ...]
    """At least one."""

    @property
    def speaker(self) -> str | None:
        return self.said[0].segment.speaker


@dataclass(frozen=True, slots=True)
class Source:
    """A text, and what stands in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    def passages(self) -> Iterator[tuple[Passage, int, int]]:
        """Each passage in which something is said, from its first paragraph to its last."""
        for _passage, together in groupby(self.paragraphs, key=lambda paragraph: id(paragraph.passage)):
            run = list(together)
            yield run[0].passage, run[0].start, run[-1].end

    def turns(self) -> Iterator[tuple[str, int, int]]:
        """Who says what: paragraphs of one speaker that follow on each other in a passage."""
        for (speaker, _passage), together in groupby(self.paragraphs, key=lambda p: (p.speaker, id(p.passage))):
            run = list(together)
            if speaker is not None:
                yield speaker, run[0].start, run[-1].end

    def quoted(self, quote: Quote) -> tuple[int, int] | None:
        """From its first word to its last; None where none of them is left."""
        found = [
            place
            for paragraph in self.paragraphs
            for one in paragraph.said
            # A key was pressed for what one person said, whoever else was heard meanwhile.
            if quote.by == "hand" or one.segment.speaker == quote.speaker
            for place in _words(one, quote.start, quote.end)
        ]
        return (min(first for first, _end in found), max(last for _start, last in found)) if found else None

    def at(self, seconds: float) -> tuple[int, int] | None:
        """The paragraph that is being said then, or was said last; the first one before anything is said."""
        if not self.paragraphs:
            return None
        begun = [one for one in self.paragraphs if one.said[0].segment.start <= seconds]
        paragraph = max(begun, key=lambda one: one.said[0].segment.start) if begun else self.paragraphs[0]
        return paragraph.start, paragraph.end

    def section_at(self, position: int) -> str | None:
        """The theme or script that stands there."""
        here = (one.passage.section_id for one in self.paragraphs if one.start <= position < one.end)
        return next(here, None)

    def sync_points(self) -> list[tuple[int, int]]:
        """(position, milliseconds), both rising: where each segment begins, and where the last one ends."""
        points = [(0, 0)]
        said = [one for paragraph in self.paragraphs for one in paragraph.said]
        ends = [(one.end, one.segment.end) for one in said[-1:]]
        for position, seconds in [*((one.start, one.segment.start) for one in said), *ends]:
            at = round(seconds * 1000)
            if position > points[-1][0] and at > points[-1][1]:
                points.append((position, at))
        return points if said else []


def source(interview: LinkedInterview) -> Source:
    """Headings, paragraphs and remarks with an empty line between them; never an empty text."""
    text = _Text()
    for line in lines(interview):
        if line.kind == "turn":
            text.turn(line, interview.shows_times)
        elif line.kind not in _LEFT_OUT and (said := plain(line.text)):
            text.block(f"[{said}]" if line.kind == "remark" else said)
    if not text.length:
        text.block(plain_lines("\n".join(facts(interview))))
    return Source(f"{''.join(text.parts)}\n", tuple(text.paragraphs))


class _Text:
    """A text that is being written."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.paragraphs: list[Paragraph] = []

    def block(self, text: str) -> None:
        """A paragraph of its own."""
        self._write("\n\n" if self.length else "")
        self._write(text)

    def turn(self, line: Line, times: bool) -> None:
        """A paragraph with what is said in it, time and speaker before it. One in which nothing is left is none."""
        said = [(segment, words) for segment in line.segments if (words := plain(segment.text))]
        if not said or line.passage is None:
            return
        around = "//" if line.segments[0].overlap else ""
        speaker = f"{plain(line.speaker)}: " if line.speaker else ""
        self.block("")
        start, placed = self.length, []
        self._write((_time(line.at) if times else "") + speaker + around)
        for number, (segment, words) in enumerate(said):
            self._write(" " if number else "")
            placed.append(Placed(segment, self.length, self.length + len(words)))
            self._write(words)
        self._write(around)
        self.paragraphs.append(Paragraph(start, self.length, line.passage, tuple(placed)))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _time(seconds: float) -> str:
    """As QualCoder, MAXQDA and NVivo find it again."""
    whole = max(0, int(seconds))
    return f"[{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}] "


def _words(placed: Placed, start: float, end: float) -> Iterator[tuple[int, int]]:
    """Where the words of a segment stand whose middle is in [start, end) seconds."""
    segment = placed.segment
    if segment.end < start or segment.start > end:
        return
    text, at = plain(segment.text), 0
    for word in words_of(segment):
        said = plain(word.text)
        found = text.find(said, at) if said else -1
        if found < 0:
            continue
        at = found + len(said)
        if start <= middle(word) < end:
            yield placed.start + found, placed.start + at
