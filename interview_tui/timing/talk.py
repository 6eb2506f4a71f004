"""How the interviewer talks, by words, their times and their speakers. Pure. Each figure is defined here.

*Turn*: what one speaker says, silences of up to `BREATH` seconds in it. A *listening sound* (mm, okej, I see: what
`linking.asking.acknowledges` knows) between two turns of one other speaker, and no answer to a question mark, ends
nobody's turn and is no turn.

*Share*: the interviewers' words among all words (as `speaking.speaking` counts them); once more without passages
under scripts and consent, which the guide has read aloud.

*Monologue*: the longest turn of one interviewer, what is read aloud left out.

*Interruption*: a turn of an interviewer, more than a listening sound, that begins `DEEP` seconds or more before the end
of a participant's turn begun before it; or that follows a participant's where two voices are heard at a time. Nobody
can tell by times alone whether it was welcome. Where a transcript has only the times of whole lines, it is not told.

*Wait after a question*: from the end of an interviewer's turn that ends with a question mark, or that begins a
question's passage, to the next turn of anybody. Where that is the interviewer's, she broke the silence herself.
*Wait after an answer*: from the end of a participant's turn to an interviewer's.
*Long wait*: a silence of `LONG_WAIT` seconds or more between two turns. Teachers who learnt to wait three seconds and
more got longer answers (Rowe, 1986, Journal of Teacher Education 37(1), 43-50); five is a long time between two people.

A silence in which sound is missing, speech was not transcribed, or the recording was halted, may be none: it is left
out and counted as `not_counted`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from interview_tui.export.linked import LinkedInterview
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.linking.asking import acknowledges
from interview_tui.linking.passages import Passage
from interview_tui.linking.terms import words_in
from interview_tui.speaking import speaking
from interview_tui.timing.report import LongWait, Monologue, Talk, Waits
from interview_tui.transcription.segments import Segment

BREATH = 2.0
"""Seconds of silence within one turn."""
DEEP = 0.2
"""Seconds: times of words are off by as much."""
LONG_WAIT = 5.0
"""Seconds."""

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go."""

    start: float
    end: float
    speaker: str | None
    words: int
    question: str | None
    """The main question of the passage that it begins in."""
    read: bool
    """The guide has it read aloud."""
    opens: bool
    """The passage of a question begins with it."""
    asks: bool
    """It ends with a question mark."""
    listens: bool
    """It only says that one has heard."""
    overlap_first: bool
    overlap_last: bool
    """Two speak at a time where it begins, where it ends."""

    @property
    def interviewer(self) -> bool:
        return self.speaker in INTERVIEWERS

    @property
    def participant(self) -> bool:
        return self.speaker is not None and not self.interviewer


def talk(interview: LinkedInterview, *, times: bool = True, word_times: bool = True) -> Talk:
    """Of an interview whose speakers are known. `times`: the transcript has some; `word_times`: those of words."""
    shares = speaking((segment for passage in interview.heard for segment in passage.segments), interview.record.voices)
    said = turns(interview)
    spoken = [turn for turn in said if not turn.read]
    told = Talk(
        share=sum(one.share for one in shares if one.speaker in INTERVIEWERS),
        share_unread=_share(spoken),
        unknown=sum(one.share for one in shares if one.speaker is None),
    )
    if not times:
        return told
    floor = without_listening(said)
    silences = [(a, b) for a, b in pairwise(floor) if a.speaker is not None and b.speaker is not None]
    unsure = _unsure(interview)
    sure = [(a, b) for a, b in silences if not any(start < b.start and end > a.end for start, end in unsure)]
    asked = [(a, b) for a, b in sure if a.interviewer and not a.read and (a.asks or a.opens)]
    answered = [(a, b) for a, b in sure if a.participant and b.interviewer]
    return replace(
        told,
        monologue=monologue(floor),
        interruptions=interruptions(floor) if word_times else None,
        after_questions=_waits(asked),
        after_answers=_waits(answered),
        long_waits=tuple(
            LongWait(a.end, round(wait, 3), a.question, b.interviewer)
            for a, b in sure
            if (wait := b.start - a.end) >= LONG_WAIT
        ),
        not_counted=len(silences) - len(sure),
    )


def turns(interview: LinkedInterview) -> list[Turn]:
    """Who says how much in one go, in order of time."""
    kinds = {section.id: section.kind for section in interview.guide.sections}
    placed = [
        (segment, passage, passage.question_id is not None and number == 0)
        for passage in interview.heard
        for number, segment in enumerate(sorted(passage.segments, key=lambda one: one.start))
        if segment.text.strip()
    ]
    found: list[Turn] = []
    for segment, passage, first in sorted(placed, key=lambda one: (one[0].start, one[0].end)):
        read = passage.question_id is None and kinds.get(passage.section_id or "") in ("script", "consent")
        turn = _turn(segment, passage, read, first, interview.guide.language)
        if found and _goes_on(found[-1], turn):
            found[-1] = _joined(found[-1], turn)
        else:
            found.append(turn)
    return found


def without_listening(said: Sequence[Turn]) -> list[Turn]:
    """The turns without listening sounds, those around them put together where no long silence lies between."""
    found: list[Turn] = []
    for number, turn in enumerate(said):
        before = found[-1] if found else None
        after = said[number + 1] if number + 1 < len(said) else None
        if before is not None and after is not None and _only_listens(before, turn, after):
            continue
        if before is not None and _goes_on(before, turn):
            found[-1] = _joined(before, turn)
        else:
            found.append(turn)
    return found


def monologue(floor: Iterable[Turn]) -> Monologue | None:
    """The longest turn of an interviewer; None where none speaks but to read aloud."""
    mine = [turn for turn in floor if turn.interviewer and not turn.read]
    longest = max(mine, key=lambda turn: turn.end - turn.start, default=None)
    return Monologue(longest.start, round(longest.end - longest.start, 3), longest.words) if longest else None


def interruptions(floor: Sequence[Turn]) -> tuple[float, ...]:
    """Where an interviewer begins to speak while a participant does."""
    found: list[float] = []
    reach = 0.0
    """Until when a participant speaks."""
    before: Turn | None = None
    for turn in floor:
        if turn.interviewer and not turn.listens:
            two_at_a_time = before is not None and before.participant and (turn.overlap_first or before.overlap_last)
            if turn.start <= reach - DEEP or (two_at_a_time and before and turn.start - before.end <= DEEP):
                found.append(round(turn.start, 3))
        if turn.participant:
            reach = max(reach, turn.end)
        before = turn
    return tuple(found)


def _waits(silences: Sequence[tuple[Turn, Turn]]) -> Waits | None:
    if not silences:
        return None
    seconds = [max(0.0, b.start - a.end) for a, b in silences]
    broken = sum(a.interviewer and b.interviewer for a, b in silences)
    return Waits(len(seconds), round(median(seconds), 3), round(max(seconds), 3), broken)


def _unsure(interview: LinkedInterview) -> list[Stretch]:
    """Where a silence between words may be none: nothing was heard or recorded, or not all was written down."""
    state = interview.state
    lost = [(gap.start, gap.end if gap.end is not None else gap.start) for gap in state.gaps]
    halted = [(at - DEEP, at + DEEP) for _kind, at, _seconds in state.silences]
    return [*interview.uncovered, *lost, *halted]


def _share(said: Sequence[Turn]) -> float:
    words = sum(turn.words for turn in said)
    return sum(turn.words for turn in said if turn.interviewer) / words if words else 0.0


def _only_listens(before: Turn, turn: Turn, after: Turn) -> bool:
    same = before.speaker == after.speaker != turn.speaker and before.speaker is not None
    return same and turn.listens and not before.asks


def _goes_on(before: Turn, turn: Turn) -> bool:
    same = before.speaker == turn.speaker and before.speaker is not None
    return same and turn.start - before.end <= BREATH and before.read == turn.read


def _joined(before: Turn, turn: Turn) -> Turn:
    return replace(
        before,
        end=max(before.end, turn.end),
        words=before.words + turn.words,
        opens=before.opens or turn.opens,
        question=turn.question if turn.opens else before.question,
        asks=turn.asks,
        listens=before.listens and turn.listens,
        overlap_last=turn.overlap_last,
    )


def _turn(segment: Segment, passage: Passage, read: bool, opens: bool, language: str) -> Turn:
    words = len(segment.words) or len(segment.text.split())
    asks = segment.text.rstrip(" \"'”’»").endswith("?")
    listens = not asks and acknowledges(tuple(words_in(segment.text)), language)
    both = segment.overlap
    return Turn(
        segment.start, segment.end, segment.speaker, words, passage.question_id, read, opens, asks, listens, both, both
    )
