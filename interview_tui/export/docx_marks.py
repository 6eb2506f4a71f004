"""Where in the text of a turn a quote stands. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.marks import Quote
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import Line
from interview_tui.transcription.segments import Segment, middle

Piece = tuple[str, frozenset[int]]
"""A stretch of text, and the numbers of the quotes that it is part of."""


def pieces(line: Line, quotes: Sequence[Quote]) -> Iterator[Piece]:
    """The text of a turn, cut where a quote begins or ends; nothing is lost and nothing added."""
    within: list[set[int]] = [set() for _sign in line.text]
    # What stands round the segments, such as the // of overlapping talk.
    at = (len(line.text) - len(" ".join(segment.text.strip() for segment in line.segments))) // 2
    for segment in line.segments:
        for number, quote in enumerate(quotes):
            start, end = _quoted(segment, quote)
            for i in range(at + start, at + end):
                within[i].add(number)
        at += len(segment.text.strip()) + 1
    _bridge(within)
    for numbers, signs in groupby(zip(within, line.text, strict=True), key=lambda pair: frozenset(pair[0])):
        yield "".join(sign for _numbers, sign in signs), numbers


def unplaced(interview: LinkedInterview) -> list[Quote]:
    """The quotes that none of the words stand for, so that they can be shown in another way."""
    segments = interview.segments
    return [quote for quote in interview.quotes if not any(_is_quoted(segments, quote))]


def _is_quoted(segments: Iterable[Segment], quote: Quote) -> Iterator[bool]:
    for segment in segments:
        start, end = _quoted(segment, quote)
        yield end > start


def _quoted(segment: Segment, quote: Quote) -> tuple[int, int]:
    """From where to where in the segment's text, without the space round it; from 0 to 0 where nowhere.

    What is marked by hand is all that was said between two words; by a key, what one person said.
    """
    if segment.end < quote.start or quote.end <= segment.start:
        return 0, 0
    if quote.by == "timeline" and quote.speaker != segment.speaker:
        return 0, 0
    text, found, at = segment.text.strip(), [], 0
    for word in words_of(segment):
        start = text.find(word.text, at)
        if start < 0:  # words and text say different things: better too much than too little
            return 0, len(text)
        at = start + len(word.text)
        if quote.start <= middle(word) < quote.end:
            found.append((start, at))
    return (found[0][0], found[-1][1]) if found else (0, 0)


def _bridge(within: list[set[int]]) -> None:
    """The space between two segments of a quote is part of it."""
    for i in range(1, len(within) - 1):
        if not within[i]:
            within[i] = within[i - 1] & within[i + 1]
