"""What was heard: words and segments, with times in seconds of recording. Pure."""

from collections.abc import Hashable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

Kind = TypeVar("Kind", bound=Hashable)


class Word(BaseModel):
    model_config = ConfigDict(frozen=True)
    start: float
    end: float
    text: str
    """As heard, with its punctuation, without surrounding space."""
    probability: float = 1.0
    """The engine's confidence, 0 to 1."""


class Segment(BaseModel):
    """Words heard together: about a sentence."""

    model_config = ConfigDict(frozen=True)
    id: str
    """Unique in the transcript and stable while it is: `3.1` is the second segment of the fourth chunk."""
    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    """`I` for the interviewer, `I2` for a second one, else a participant's pseudonym; None where it is not known."""
    speaker_probability: float | None = None
    """How sure the speaker is, 0 to 1; None where nobody has guessed: labels of a file, or a person's word."""
    overlap: bool = False
    """Somebody else talks at the same time."""

    @property
    def middle(self) -> float:
        """Seconds."""
        return (self.start + self.end) / 2


def middle(word: Word) -> float:
    """The second of recording that decides where a word belongs."""
    return (word.start + word.end) / 2


def cut(segment: Segment, kinds: Sequence[Kind]) -> list[tuple[Kind, Segment]]:
    """The segment in parts where its words change kind, each with its kind; `kinds` has one for each word.

    A segment that stays whole keeps its id; parts get `a`, `b` … after it. One without words cannot be cut: `kinds`
    holds the one kind of the whole.
    """
    if not segment.words:
        return [(kinds[0], segment)]
    pairs = zip(kinds, segment.words, strict=True)
    runs = [(kind, [word for _kind, word in run]) for kind, run in groupby(pairs, itemgetter(0))]
    if len(runs) == 1:
        return [(kinds[0], segment)]
    return [(kind, _part(segment, i, words)) for i, (kind, words) in enumerate(runs)]


def _part(segment: Segment, number: int, words: list[Word]) -> Segment:
    letter = chr(ord("a") + number) if number < 26 else f"z{number}"
    return segment.model_copy(
        update={
            "id": f"{segment.id}{letter}",
            "start": words[0].start,
            "end": words[-1].end,
            "text": " ".join(word.text for word in words),
            "words": tuple(words),
        }
    )
