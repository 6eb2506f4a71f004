"""What was said, cut into utterances: about a sentence each, by one speaker, with no border inside. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_tui.linking.terms import words_in
from interview_tui.transcription.segments import Segment

INTERVIEWERS = ("I", "I2")
_PAUSE = 0.9
"""Seconds of silence that end an utterance where no full stop does."""
_LONGEST = 40
"""Words; a longer sentence may be cut where it breathes."""
_ENDS = (".", "?", "!", "…", ".”", '."', "?”", '?"')


@dataclass(frozen=True, slots=True)
class Utterance:
    """About a sentence."""

    start: float
    """Seconds of recording."""
    end: float
    places: tuple[tuple[int, int, int], ...]
    """(segment, first word, word after the last) for each segment it has words of; a segment without words is 0, 0."""
    text: str
    words: tuple[str, ...]
    """In small letters, without punctuation."""
    speaker: str | None
    turn: int
    """Number of the turn, from 0: utterances of a turn follow on each other and have one speaker, if known."""
    first: bool
    """It begins its turn, or its segment where nobody says who speaks."""
    pause: float
    """Seconds of silence before it."""
    broken: bool = False
    """It begins in the middle of a sentence, where a key was pressed."""


def utterances(segments: Sequence[Segment], cuts: Sequence[float] = ()) -> list[Utterance]:
    """All words, in order. `cuts`: seconds at which an utterance ends whatever is said."""
    result: list[Utterance] = []
    turn, before = -1, 0.0
    last: Segment | None = None
    for number, segment in enumerate(segments):
        if last is None or segment.speaker is None or segment.speaker != last.speaker:
            turn += 1
        begins = last is None or segment.speaker is None or segment.speaker != last.speaker
        for first, after, broken in _sentences(segment, cuts):
            words = segment.words[first:after]
            start, end = (words[0].start, words[-1].end) if words else (segment.start, segment.end)
            text = " ".join(word.text for word in words) if words else segment.text
            result.append(
                Utterance(start, end, ((number, first, after),), text, tuple(words_in(text)), segment.speaker, turn,
                          begins, max(0.0, start - before), broken)
            )  # fmt: skip
            begins, before = False, max(before, end)
        last = segment
    return result


def _sentences(segment: Segment, cuts: Sequence[float]) -> list[tuple[int, int, bool]]:
    """(first word, word after the last, cut by a press) of each sentence; (0, 0) for a segment without words."""
    words = segment.words
    if not words:
        return [(0, 0, False)]
    ends = [0]
    broken = [False]
    for i in range(1, len(words)):
        before, word = words[i - 1], words[i]
        silence = word.start - before.end
        spoken = i - ends[-1]
        stop = before.text.endswith(_ENDS)
        breath = spoken >= _LONGEST and (silence > 0.3 or before.text.endswith(","))
        middle, previous = (word.start + word.end) / 2, (before.start + before.end) / 2
        pressed = any(previous < cut <= middle for cut in cuts)
        if stop or silence >= _PAUSE or breath or pressed:
            ends.append(i)
            broken.append(not (stop or silence >= _PAUSE or breath))
    ends.append(len(words))
    return list(zip(ends, ends[1:], broken, strict=False))
