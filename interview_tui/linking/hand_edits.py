"""What a person means by a key on a word of the transcript, as a correction. Pure; times in seconds of recording.

Every place is put into the pause beside the word, with the words around it, so that it can be found again.
"""

from collections.abc import Iterable, Sequence

from interview_tui.interview.correction import Assigned, BorderMoved, Joined, ProposalDeclined, SpeakerSet, Split
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage, Proposal
from interview_tui.transcription.segments import Segment, Word, middle

Timed = tuple[float, float]
"""When a word begins and ends, which tells it from all others."""
Stretch = tuple[Timed, Timed]
"""The first and the last word of what stands together."""


def places_of(segments: Iterable[Segment]) -> Places:
    """The places between the words of these segments."""
    return Places(word for segment in segments for word in _words(segment))


class Edits:
    """Corrections to these passages. A method gives None where its key would change nothing."""

    def __init__(self, passages: Sequence[Passage], places: Places | None = None) -> None:
        """`places`: those between the words of all passages, if somebody has them at hand."""
        self._passages = passages
        self._places = places or places_of(segment for passage in passages for segment in passage.segments)
        self._reach = [self._reach_of(passage.segments) for passage in passages]
        """Of each passage: the places before its first and after its last word."""

    def passage_of(self, word: Timed) -> int | None:
        """The number of the passage that a word stands in."""
        place = self._before(word)
        here = [number for number, (first, last) in enumerate(self._reach) if first <= place < last]
        if len(here) == 1:
            return here[0]
        # Two talk at once, or a file from elsewhere has words out of order.
        return next((number for number in here or range(len(self._reach)) if word in self._times(number)), None)

    def _times(self, number: int) -> set[Timed]:
        return {(word.start, word.end) for s in self._passages[number].segments for word in _words(s)}

    def _reach_of(self, segments: Sequence[Segment]) -> tuple[int, int]:
        first = [self._places.number(middle(_words(segment)[0])) for segment in segments]
        last = [self._places.number(middle(_words(segment)[-1])) for segment in segments]
        return (min(first), max(last) + 1) if segments else (0, 0)

    def begins_here(self, word: Timed, paragraph: Stretch) -> BorderMoved | None:
        """The passage begins with this word; what stood before it in the passage goes to the passage before.

        `paragraph`: first and last word of what is certain besides: it belongs to the passage.
        """
        number = self._number(word)
        first, last = self._reach[number]
        at = self._before(word)
        if at <= first:
            return None
        end = min(last, self._after(paragraph[1]))
        return self._moved(first, at, max(at, end), first, number - 1, number)

    def ends_here(self, word: Timed, paragraph: Stretch) -> BorderMoved | None:
        """The passage ends with this word; what followed in the passage goes to the next one."""
        number = self._number(word)
        first, last = self._reach[number]
        at = self._after(word)
        if at >= last:
            return None
        start = max(first, self._before(paragraph[0]))
        return self._moved(min(start, at), at, last, last, number, number + 1)

    def belongs(self, number: int, question: str | None, section: str | None) -> Assigned:
        """The whole passage belongs to a question, to a script, or to none."""
        return self._assigned(*self._reach[number], question, section)

    def belongs_from(self, word: Timed, question: str | None, section: str | None) -> Assigned:
        """What stands in the passage from this word on belongs there."""
        return self._assigned(self._before(word), self._reach[self._number(word)][1], question, section)

    def split(self, word: Timed) -> Split | None:
        """The passage becomes two before this word."""
        at = self._before(word)
        if at <= self._reach[self._number(word)][0]:
            return None
        return Split(at=self._places.seconds(at), heard=self._places.heard(at))

    def join(self, number: int) -> Joined | Assigned | None:
        """The passage goes together with the one before it, under that one's question."""
        if number == 0:
            return None
        before, passage = self._passages[number - 1], self._passages[number]
        if (before.question_id, before.section_id) != (passage.question_id, passage.section_id):
            return self.belongs(number, before.question_id, before.section_id)
        at = self._reach[number][0]
        return Joined(at=self._places.seconds(at), heard=self._places.heard(at))

    def said_by(self, words: Stretch, speaker: str, *, teach: bool = False) -> SpeakerSet:
        """From the first to the last of these words it is this one who speaks."""
        first, last = self._before(words[0]), self._after(words[1])
        return SpeakerSet(
            start=self._places.seconds(first),
            end=self._places.seconds(last),
            speaker=speaker,
            teach=teach,
            heard=(*self._places.heard(first), *self._places.heard(last)),
        )

    def accepted(self, proposal: Proposal) -> Assigned:
        """The words of a proposal go to its question."""
        first, last = self._places.number(proposal.start), self._places.number(proposal.end)
        return self._assigned(first, last, proposal.question_id, None)

    def declined(self, proposal: Proposal) -> ProposalDeclined:
        """The question of a proposal was not asked there."""
        return ProposalDeclined(question=proposal.question_id, start=proposal.start, end=proposal.end)

    def _assigned(self, first: int, last: int, question: str | None, section: str | None) -> Assigned:
        return Assigned(
            start=self._places.seconds(first),
            end=self._places.seconds(last),
            question=question,
            section=section if question is None else None,
            heard=(*self._places.heard(first), *self._places.heard(last)),
        )

    def _moved(self, start: int, at: int, end: int, was: int, before: int, after: int) -> BorderMoved:
        (question, section), (other, other_section) = self._target(before), self._target(after)
        seconds, heard = self._places.seconds, self._places.heard
        return BorderMoved(
            start=seconds(start),
            at=seconds(at),
            end=seconds(end),
            was=seconds(was),
            before=question,
            before_section=section,
            after=other,
            after_section=other_section,
            heard=tuple(text for place in (start, at, end, was) for text in heard(place)),
        )

    def _target(self, number: int) -> tuple[str | None, str | None]:
        """Question, or script, of a passage; neither beyond the first and the last."""
        if not 0 <= number < len(self._passages):
            return None, None
        passage = self._passages[number]
        return (passage.question_id, None) if passage.question_id else (None, passage.section_id)

    def _number(self, word: Timed) -> int:
        number = self.passage_of(word)
        assert number is not None, "a word of the transcript"
        return number

    def _before(self, word: Timed) -> int:
        return self._places.number(_middle(word))

    def _after(self, word: Timed) -> int:
        return self._places.number(_middle(word)) + 1


def _words(segment: Segment) -> Sequence[Word]:
    """Its words; all of it as one where nobody knows when each was said."""
    return segment.words or [Word(start=segment.start, end=segment.end, text=segment.text)]


def _middle(word: Timed) -> float:
    return (word[0] + word[1]) / 2
