"""How much of a transcript has been read through: the words in stretches that were marked as read. Pure.

What is read stays read when its text is put right, or when it is transcribed again: it is about the sound.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.once import once
from interview_tui.correcting.stretches import Stretches
from interview_tui.interview.corrections import Decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, middle

ReadState = Literal["read", "partly", "not"]


def read_stretches(decisions: Decisions) -> Stretches:
    """Where it was said last that it has been read."""
    return Stretches((one.start, one.end, one.read) for one in decisions.read)


def progress(passages: Iterable[Passage], decisions: Decisions) -> float:
    """The share of the words that has been read, 0 to 1; 0 where there are no words."""
    read, every = _counted(passages, read_stretches(decisions))
    return read / every if every else 0.0


def read_states(passages: Sequence[Passage], decisions: Decisions) -> tuple[ReadState, ...]:
    """Of each passage whether it was read; one without words counts as read."""
    stretches = read_stretches(decisions)
    return tuple(_state(*_counted([passage], stretches)) for passage in passages)


def _state(read: int, every: int) -> ReadState:
    return "read" if read == every else "partly" if read else "not"


def _counted(passages: Iterable[Passage], stretches: Stretches) -> tuple[int, int]:
    """How many words were read, and how many there are."""
    read = every = 0
    for passage in passages:
        count, first, last = _words_in(passage)
        every += count
        if stretches.alike(first, last):
            read += count if first in stretches else 0
        else:
            read += sum(_read(segment, stretches) for segment in passage.segments)
    return read, every


@once
def _words_in(passage: Passage) -> tuple[int, float, float]:
    """How many words it has, and the seconds that the middles of the first and the last of them are at."""
    middles = [middle(word) for segment in passage.segments for word in words_of(segment)]
    count = sum(len(segment.words) or len(segment.text.split()) for segment in passage.segments)
    return count, min(middles, default=0.0), max(middles, default=0.0)


def _read(segment: Segment, stretches: Stretches) -> int:
    """How many of its words were read; one without times counts with all its words at its middle."""
    words = words_of(segment)
    if words and not segment.words:
        return len(segment.text.split()) if segment.middle in stretches else 0
    return sum(middle(word) in stretches for word in words)
