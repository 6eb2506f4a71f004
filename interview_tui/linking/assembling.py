"""Utterances with their places, put together to passages. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from interview_tui.linking.passages import Guess, LinkedBy, Passage
from interview_tui.linking.utterances import Utterance
from interview_tui.transcription.segments import Segment, cut


@dataclass(frozen=True, slots=True)
class Linked:
    """Where one utterance belongs. Utterances that are equal in everything but `confidence` are one passage."""

    question_id: str | None
    section_id: str | None
    linked_by: LinkedBy
    confidence: float
    also: tuple[str, ...] = ()
    guess: str | None = None
    guess_confidence: float = 0.0

    @property
    def _kind(self) -> tuple[object, ...]:
        return (self.question_id, self.section_id, self.linked_by, self.also, self.guess)


def passages_of(
    segments: Sequence[Segment], utterances: Sequence[Utterance], linked: Sequence[Linked]
) -> list[Passage]:
    """Every word in exactly one passage, in order. A segment that two passages share is cut between them."""
    runs = [list(run) for _kind, run in groupby(range(len(linked)), key=lambda i: linked[i]._kind)]
    of_word = _runs_of_words(segments, utterances, runs)
    pieces = [piece for segment, kinds in zip(segments, of_word, strict=True) for piece in cut(segment, kinds)]
    result = []
    for number, run in enumerate(runs):
        mine = tuple(segment for kind, segment in pieces if kind == number)
        result.append(_passage(mine, [linked[i] for i in run], [max(1, len(utterances[i].words)) for i in run]))
    return result


def _runs_of_words(
    segments: Sequence[Segment], utterances: Sequence[Utterance], runs: Sequence[Sequence[int]]
) -> list[list[int]]:
    """For each segment, the number of the run that each of its words is in."""
    found: list[list[int]] = [[] for _ in segments]
    for number, run in enumerate(runs):
        for i in run:
            for segment, first, after in utterances[i].places:
                found[segment] += [number] * max(1, after - first)
    return found


def _passage(segments: tuple[Segment, ...], linked: Sequence[Linked], sizes: Sequence[int]) -> Passage:
    first = linked[0]
    start = min(segment.start for segment in segments)
    end = max(segment.end for segment in segments)
    sure = _mean([one.confidence for one in linked], sizes)
    guess = Guess(first.guess, _mean([one.guess_confidence for one in linked], sizes)) if first.guess else None
    return Passage(
        start, end, segments, first.question_id, first.section_id, first.linked_by, sure, first.also, guess
    )  # fmt: skip


def _mean(shares: Sequence[float], sizes: Sequence[int]) -> float:
    mean = sum(share * size for share, size in zip(shares, sizes, strict=True)) / sum(sizes)
    return round(min(max(mean, 0.0), 1.0), 3)
