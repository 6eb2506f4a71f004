"""A transcript that somebody puts right: what the program found out, what she decided, and what they come to together.

What was found out is kept, so that a key changes what is shown at once; each decision is on the disk before it shows.
"""

from collections.abc import Sequence
from dataclasses import replace

from interview_tui.correcting.text import Known, paragraph_breaks
from interview_tui.export.linked import LinkedInterview, gathered, language_of, linking, put_together
from interview_tui.guide.model import Guide
from interview_tui.held import corrections_of, held
from interview_tui.interview.correction import (
    AnyCorrection,
    ProposalDeclined,
    SpeakerRenamed,
    SpeakerSet,
    Undone,
)
from interview_tui.interview.corrections import Decisions, decisions, standing, to_redo, to_undo
from interview_tui.linking.hand import passages_by_hand, proposals_by_hand, speakers_by_hand
from interview_tui.linking.hand_edits import Edits, places_of
from interview_tui.linking.passages import Linking, Passage
from interview_tui.study import Interview
from interview_tui.transcription.segments import Segment, cut
from interview_tui.tui.retyping import HeardWords, Retyping


class Correcting:
    """One interview. Raises `Problem` where a file of it is damaged, `OSError` where the disk refuses."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self._shown: tuple[Passage, ...] = ()
        self._known = Known()
        self._edits: Edits | None = None
        self._log = corrections_of(interview)
        self.sittings = held(interview)
        """As they stand in the whole: a recording each."""
        self.read()

    def read(self) -> None:
        """Everything again from the disk: another program may have gone on with it."""
        self.torn = self._log.torn()
        self._material = gathered(self.interview)
        self.places = places_of(self._material.whole.segments)
        self.heard = HeardWords(self._material.whole.segments)
        self._decided = decisions(self.corrections)
        self._linking, self._linked_for = self.link(), self._decided
        self._fold()

    @property
    def corrections(self) -> tuple[AnyCorrection, ...]:
        """The log, as it is on the disk."""
        return self._material.corrections

    # What it comes to

    @property
    def edits(self) -> Edits:
        """What keys on words come to; made when it is asked for: most decisions are about text."""
        if self._edits is None:
            self._edits = Edits(self._shown, self.places)
        return self._edits

    @property
    def guide(self) -> Guide:
        """As it is shown: with what is hidden hidden."""
        return self.linked.guide

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.linked.passages

    @property
    def paragraph_breaks(self) -> tuple[float, ...]:
        """Seconds where she has divided a segment."""
        return paragraph_breaks(self._decided)

    def speaker_at(self, at: float) -> str | None:
        """Who spoke last before that second."""
        before = [segment for segment in self.linked.segments if segment.start <= at]
        return max(before, key=lambda segment: segment.start).speaker if before else None

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone who may be speaking: those of the record first, then whoever else is named in the transcript."""
        return tuple(dict.fromkeys([*self.linked.record.voices, *self.heard_names]))

    @property
    def heard_names(self) -> tuple[str, ...]:
        """Everyone who is said to speak somewhere."""
        heard = [s.speaker for passage in self.passages for s in passage.segments if s.speaker is not None]
        return tuple(dict.fromkeys(heard))

    def link(self) -> Linking:
        """What the program says by itself, knowing who speaks and what was not asked. Up to a second for an hour."""
        known = tuple(one for one in standing(self.corrections) if is_known_when_linking(one))
        return linking(replace(self._material, corrections=known))

    @property
    def stale(self) -> bool:
        """Whether she has said since the linking who speaks, or what was not asked: it may know better now."""
        now, then = self._decided, self._linked_for
        return (now.speakers, now.renamed, now.declined) != (then.speakers, then.renamed, then.declined)

    def linked_anew(self, linking: Linking, decided: Decisions) -> None:
        """Take over what `link(decided)` gave."""
        self._linking, self._linked_for = linking, decided
        self._fold()

    @property
    def decided(self) -> Decisions:
        return self._decided

    def _fold(self) -> None:
        found = self._linking.passages
        if self.stale:
            found = _with_segments(found, speakers_by_hand(self._material.whole.segments, self._decided))
        guide = self._material.guide
        here = _unchanged(passages_by_hand(found, self._decided, guide, self.places), self._shown)
        self._shown = here
        left = proposals_by_hand(self._linking.proposals, self._decided)
        self.linked: LinkedInterview = put_together(self._material, Linking(here, left), self._known)
        """The interview as it stands with her decisions."""
        self._edits = None
        self.shown = Retyping(self.linked, self.places, language_of(self._material))
        """What can be pointed at and typed anew."""

    # Deciding

    def write(self, correction: AnyCorrection) -> None:
        """Note a decision; when this returns it is on the disk and counts."""
        written = self._log.append(correction)
        self._material = replace(self._material, corrections=(*self.corrections, written))
        self._decided = decisions(self.corrections)
        self._fold()

    def undo(self) -> AnyCorrection | None:
        """Take back what was decided last; returns that."""
        last = to_undo(self.corrections)
        if last is not None:
            self.write(Undone(of=last.n))
        return last

    def redo(self) -> AnyCorrection | None:
        """Do again what was taken back last; returns that."""
        again = to_redo(self.corrections)
        if again is None:
            return None
        undone, last = again
        self.write(Undone(of=undone.n))
        return last

    @property
    def can_undo(self) -> bool:
        return to_undo(self.corrections) is not None

    @property
    def can_redo(self) -> bool:
        return to_redo(self.corrections) is not None


def is_known_when_linking(correction: AnyCorrection) -> bool:
    """Whether the program links otherwise when it knows this; all else is laid over what it says."""
    return isinstance(correction, SpeakerSet | SpeakerRenamed | ProposalDeclined)


def _unchanged(now: Sequence[Passage], before: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of `now`, as the very ones of `before` where they are the same: what shows them need not look."""
    known = {(passage.start, passage.end, passage.question_id): passage for passage in before}
    found = [(passage, known.get((passage.start, passage.end, passage.question_id))) for passage in now]
    return tuple(old if old == passage and old is not None else passage for passage, old in found)


def _with_segments(passages: Sequence[Passage], segments: Sequence[Segment]) -> tuple[Passage, ...]:
    """The same passages, of segments that have other speakers."""
    where = {
        place: number
        for number, passage in enumerate(passages)
        for segment in passage.segments
        for place in _places(segment)
    }
    mine: list[list[Segment]] = [[] for _passage in passages]
    for segment in segments:
        for number, part in cut(segment, [where[place] for place in _places(segment)]):
            mine[number].append(part)
    return tuple(replace(passage, segments=tuple(some)) for passage, some in zip(passages, mine, strict=True))


def _places(segment: Segment) -> list[tuple[float, float, str]]:
    """What tells its words from all others."""
    return [(word.start, word.end, word.text) for word in segment.words] or [(segment.start, segment.end, segment.text)]
