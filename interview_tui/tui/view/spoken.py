"""Which word is heard when: the words of a transcript as one row, found by time, by place and by neighbour. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from interview_tui.transcription.segments import Segment


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word in a paragraph: characters `first` to `last` of its text, seconds `start` to `end` of the recording."""

    first: int
    last: int
    start: float
    end: float
    segment: str = ""
    """The id of its segment."""


def spoken_words(segment: Segment, text: str, offset: int = 0) -> tuple[SpokenWord, ...]:
    """Where the segment's words stand in `text`, which begins at character `offset` of a paragraph.

    A segment whose words have no times is one long word.
    """
    found = []
    place = 0
    for word in segment.words:
        at = text.find(word.text, place) if word.text else -1
        if at >= 0:
            place = at + len(word.text)
            found.append(SpokenWord(offset + at, offset + place, word.start, word.end, segment.id))
    return tuple(found) or (SpokenWord(offset, offset + len(text), segment.start, segment.end, segment.id),)


class SpokenText:
    """All words of a transcript in the order they are read, numbered from 0. `paragraphs` may hold none."""

    def __init__(self, paragraphs: Sequence[Sequence[SpokenWord]]) -> None:
        self.words = list(chain.from_iterable(paragraphs))
        self._firsts = list(accumulate(map(len, paragraphs), initial=0))
        starts = [word.start for word in self.words]
        self._starts = sorted(starts)
        """In order of time; most talks are read in that order."""
        self._by_time: Sequence[int] = range(len(starts))
        if starts != self._starts:
            self._by_time = sorted(self._by_time, key=starts.__getitem__)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, seconds: float) -> int:
        """The word that is said then, or was said last; -1 before the first."""
        place = bisect_right(self._starts, seconds) - 1
        return self._by_time[place] if place >= 0 else -1

    def from_paragraph(self, number: int) -> int:
        """The first word of that paragraph, or of the next that has any; the last of all if none does; -1 for none."""
        return min(self._firsts[number], len(self.words) - 1)

    def paragraph_of(self, word: int) -> int:
        """The paragraph that a word stands in."""
        return bisect_right(self._firsts, word) - 1

    def first_of(self, segment: str) -> int:
        """The first word of the segment with that id; -1 if there is none."""
        return next((number for number, word in enumerate(self.words) if word.segment == segment), -1)

    def words_of(self, paragraph: int) -> tuple[int, int]:
        """Its first and its last word; the last before the first where it has none."""
        return self._firsts[paragraph], self._firsts[paragraph + 1] - 1

    def from_character(self, paragraph: int, character: int) -> int:
        """The word of that paragraph which stands at or before a character; its first word at least."""
        first, after = self._firsts[paragraph], self._firsts[paragraph + 1]
        starts = [word.first for word in self.words[first:after]]
        return first + max(0, bisect_right(starts, character) - 1) if starts else self.from_paragraph(paragraph)

    def after(self, seconds: float) -> int:
        """The first word that begins then or later; the last of all if none does."""
        if not self.words:
            return -1
        return self._by_time[min(bisect_left(self._starts, seconds), len(self.words) - 1)]
