"""A linked transcript as turns: what one speaker says in one go, under one question. Pure; times in seconds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.remarks import with_remarks
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word


@dataclass(frozen=True, slots=True)
class Turn:
    """Segments that follow on each other with the same speaker, in one passage."""

    passage: Passage
    segments: tuple[Segment, ...]

    @property
    def start(self) -> float:
        return self.segments[0].start

    @property
    def end(self) -> float:
        return max(segment.end for segment in self.segments)

    @property
    def speaker(self) -> str | None:
        return self.segments[0].speaker

    @property
    def is_remark(self) -> bool:
        """Nobody says it: it is about the sound."""
        return not self.segments[0].id

    @property
    def text(self) -> str:
        return " ".join(segment.text.strip() for segment in self.segments)


def turns(interview: LinkedInterview) -> Iterator[Turn]:
    """Every segment in exactly one turn, in the order of the passages; a remark is a turn of nobody's."""
    for passage, segments in with_remarks(interview):
        for _speaker, together in groupby(segments, key=_of_one):
            yield Turn(passage, tuple(together))


def _of_one(segment: Segment) -> tuple[str | None, float | None]:
    """What segments of one turn have in common."""
    return segment.speaker, None if segment.id else segment.start


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown together while a recording plays."""

    start: float
    end: float
    text: str
    speaker: str | None


MOST_CHARACTERS = 84
"""Of a cue: two lines of 42, what subtitles are wont to hold."""
LONGEST = 7.0
"""Seconds of a cue."""


def cues(interview: LinkedInterview) -> list[Cue]:
    """The transcript as cues, by time: a segment each, a long one cut between words where it breathes most."""
    found = [cue for _passage, segments in with_remarks(interview) for segment in segments for cue in _cues_of(segment)]
    return sorted(found, key=lambda cue: (cue.start, cue.end))


def _cues_of(segment: Segment) -> Iterator[Cue]:
    if not segment.text.strip():
        return
    if not segment.words:
        end = segment.end if segment.id else min(segment.end, segment.start + LONGEST)  # a remark is read sooner
        yield Cue(segment.start, end, segment.text.strip(), segment.speaker)
        return
    stretches = list(_short(segment.words))
    # A word that was typed into no pause lies over its neighbours: no cue waits for it, and none runs into the next.
    starts = [max(words[0].start, segment.start) for words in stretches]
    ends = [*starts[1:], segment.end]
    for words, start, end in zip(stretches, starts, ends, strict=True):
        yield Cue(start, max(min(words[-1].end, end), start), _said(words), segment.speaker)


def _short(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Words in stretches that are short enough to be read."""
    if len(words) < 2 or (len(_said(words)) <= MOST_CHARACTERS and words[-1].end - words[0].start <= LONGEST):
        yield words
        return
    middle = len(words) / 2
    # The best place to cut: after a stop or a comma, at a pause, and near the middle.
    at = max(
        range(1, len(words)),
        key=lambda i: (
            2.0 * words[i - 1].text.endswith((".", "?", "!", "…"))
            + 1.0 * words[i - 1].text.endswith((",", ";", ":"))
            + min(1.0, words[i].start - words[i - 1].end)
            - 3.0 * abs(i - middle) / len(words)
        ),
    )
    yield from _short(words[:at])
    yield from _short(words[at:])


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
