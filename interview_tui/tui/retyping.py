"""What is typed, chosen and pointed at in a transcript as it is shown, and what stands there in the words as heard.

What an edit comes to is said by `correcting.editing`; here is which segment, which words and which places are meant.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.editing import INAUDIBLE, Editing
from interview_tui.correcting.finding import Match, find, replacement
from interview_tui.export.linked import LinkedInterview
from interview_tui.interview.correction import Change, SegmentsJoined, SegmentSplit, SpeakerSet, TextSet
from interview_tui.linking.hand_edits import Edits, Stretch, Timed
from interview_tui.linking.hand_places import Places
from interview_tui.transcription.segments import Segment, middle


class HeardWords:
    """The words as they were heard, found by when a word that is shown is said."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        words = sorted((word for segment in segments for word in words_of(segment)), key=middle)
        self._timed = [(word.start, word.end) for word in words]
        self._middles = [middle(word) for word in words]
        self._known = set(self._timed)

    def beneath(self, word: Timed) -> Timed:
        """The word that was heard where this one is shown: itself, the one it stands in, or the nearest."""
        if word in self._known or not self._timed:
            return word
        at = sum(word) / 2
        near = bisect_left(self._middles, at)
        around = self._timed[max(0, near - 2) : near + 2]
        return min(around, key=lambda one: (not one[0] <= at <= one[1], abs(sum(one) / 2 - at)))


class Retyping:
    """One transcript as it is shown just now."""

    def __init__(self, linked: LinkedInterview, places: Places, language: str) -> None:
        """`places`: those between the words as they were heard; `language`: what is spoken."""
        self._linked = linked
        self._places = places
        self._language = language

    # Segments

    @cached_property
    def _order(self) -> list[Segment]:
        return [segment for segment in self._linked.segments if words_of(segment)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {segment.id: number for number, segment in enumerate(self._order)}

    def segment(self, id: str) -> Segment:
        """The one with that id."""
        return self._order[self._numbers[id]]

    def has(self, id: str) -> bool:
        """Whether there is one with that id."""
        return id in self._numbers

    def beside(self, segment: Segment, by: int) -> Segment | None:
        """The one that is read so many after it (before it, if negative)."""
        number = self._numbers[segment.id] + by
        return self._order[number] if 0 <= number < len(self._order) else None

    def beginning_at(self, at: float) -> Segment:
        """The one that begins at a place between words, or the next one."""
        later = [segment for segment in self._order if middle(words_of(segment)[0]) >= at]
        return min(later, key=lambda segment: segment.start) if later else self._order[-1]

    # What is typed

    @cached_property
    def _editing(self) -> Editing:
        now = self._linked
        return Editing(now.passages, now.corrected, self._places, [(one.start, one.end) for one in now.hidden])

    def typed(self, segment: Segment, text: str) -> TextSet | None:
        """The segment reads `text` now; None where it does already."""
        return self._editing.edit(segment, text)

    def find(self, text: str, *, whole_words: bool) -> Sequence[Match]:
        """Every place where `text` stands, case aside."""
        return find(self._linked.passages, text, whole_words=whole_words)

    def replaced(self, matches: Sequence[Match], by: str) -> TextSet | None:
        """`by` in all these places, as one correction."""
        return replacement(matches, by, self._editing)

    def put_in(self, start: float, end: float, text: str, speaker: str | None) -> TextSet | None:
        """What was said where nothing was heard."""
        return self._editing.put_in(start, end, text, speaker)

    def divided(self, segment: Segment, character: int) -> SegmentSplit | None:
        """A new segment from that character of its text on; None where it has words on one side alone."""
        return self._editing.split(segment, character)

    def joined(self, segment: Segment, other: Segment) -> SegmentsJoined | None:
        """The two are one; None where they have two speakers, or stand under two questions."""
        return self._editing.join(segment, other)

    @property
    def inaudible_word(self) -> str:
        """What stands for words that nobody can make out, in the language that is spoken."""
        return INAUDIBLE.get(self._language, INAUDIBLE["en"])

    def inaudible(self, stretch: Stretch) -> TextSet | None:
        """The words from the first to the last of these cannot be made out; one sign stands for all of them."""
        changes: list[Change] = []
        sign = self.inaudible_word
        start, end = (sum(word) / 2 for word in stretch)
        for segment in self._order:
            words = words_of(segment)
            lost = [number for number, word in enumerate(words) if start <= middle(word) <= end]
            if lost:
                changes += self._editing.instead(segment, lost[0], lost[-1] + 1, sign)
                sign = ""
        return TextSet(changes=tuple(changes)) if changes else None

    # Places

    @cached_property
    def _between(self) -> Places:
        """The places between the words as they are shown."""
        return Places(word for segment in self._order for word in words_of(segment))

    def said_by(self, stretch: Stretch, speaker: str, *, teach: bool = False) -> SpeakerSet:
        """It is this one who says these words, also those that somebody has put in."""
        return Edits((), self._between).said_by(stretch, speaker, teach=teach)

    def place(self, stretch: Stretch) -> tuple[float, float, tuple[str, ...]]:
        """Seconds from and to, in the pauses around these words, and the words that were heard around them."""
        first, last = (sum(word) / 2 for word in stretch)
        start = self._between.seconds(self._between.number(first))
        end = self._between.seconds(self._between.number(last) + 1)
        return start, end, self.heard_around(start, end)

    def heard_around(self, start: float, end: float) -> tuple[str, ...]:
        """The words that were heard before and after each of these seconds."""
        return (*self._heard(start), *self._heard(end))

    def _heard(self, at: float) -> tuple[str, str]:
        return self._places.heard(self._places.number(at))
