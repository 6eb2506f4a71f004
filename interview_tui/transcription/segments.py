"""What was heard: words and segments, with times in seconds of recording. Pure."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby, pairwise
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
    filled: bool = False
    """Heard at a second try, in speech that had no words."""

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
    holds the one kind of the whole. Where the last word of a part reaches over the first one of the next, as words do
    that were typed into no pause, the parts meet between them: nobody talks at the same time there.
    """
    if not segment.words:
        return [(kinds[0], segment)]
    numbers = groupby(zip(kinds, range(len(segment.words)), strict=True), itemgetter(0))
    runs = [(kind, [number for _kind, number in run]) for kind, run in numbers]
    if len(runs) == 1:
        return [(kinds[0], segment)]
    before = spaces(segment)
    return [(kind, _part(segment, i, run[0], run[-1] + 1, before)) for i, (kind, run) in enumerate(runs)]


def spaces(segment: Segment) -> tuple[str, ...]:
    """What stands in the text before each word: a space, but nothing before the first and within what is cut in two.

    A recogniser may give `e-post` as the words `e` and `-post`.
    """
    text, words = segment.text.strip(), segment.words
    as_usual = ("",) * min(1, len(words)) + (" ",) * (len(words) - 1)
    if text == " ".join(word.text for word in words):
        return as_usual
    result: list[str] = []
    reached = 0
    for word in words:
        at = text.find(word.text, reached)
        if at < 0:
            return as_usual
        result.append(" " if result and at > reached else "")
        reached = at + len(word.text)
    return tuple(result)


def _part(segment: Segment, number: int, first: int, after: int, before: Sequence[str]) -> Segment:
    letter = chr(ord("a") + number) if number < 26 else f"z{number}"
    words = segment.words[first:after]
    return segment.model_copy(
        update={
            "id": f"{segment.id}{letter}",
            "start": max([words[0].start, *_border(segment.words, first)]),
            "end": min([words[-1].end, *_border(segment.words, after)]),
            "text": "".join(
                f"{space}{word.text}" for space, word in zip(before[first:after], words, strict=True)
            ).strip(),
            "words": words,
        }
    )


def _border(words: Sequence[Word], number: int) -> Iterator[float]:
    """The second between a word and the one before it, where that one reaches over it; never beyond their middles."""
    for one, other in pairwise(words[max(0, number - 1) : number + 1]):
        if one.end > other.start and middle(one) <= middle(other):
            yield min(max(round((one.end + other.start) / 2, 3), middle(one)), middle(other))
