"""Mends word times that cannot be true. Pure; times in seconds of recording.

Whisper tells a word's place by where the decoder looked. At the end of a chunk it sometimes does not look at all: the
last words all get the same moment, a second or two too early. Such a run is spread over the speech it must have been.
"""

from collections.abc import Sequence

from interview_tui.transcription.engine import Heard
from interview_tui.transcription.invented import NO_LENGTH
from interview_tui.transcription.segments import Word

Stretch = tuple[float, float]


def with_likely_times(heard: Sequence[Heard], speech: Sequence[Stretch], end: float) -> list[Heard]:
    """`heard` with the words that were squeezed into one moment at the end of a segment spread by their letters.

    They get the time up to the next segment, or to `end` of the chunk, in which `speech` goes on.
    """
    result = []
    for i, segment in enumerate(heard):
        following = heard[i + 1].words[0].start if i + 1 < len(heard) else end
        words = _spread(segment.words, speech, following)
        result.append(segment.model_copy(update={"words": words, "end": words[-1].end if words else segment.end}))
    return result


def _spread(words: tuple[Word, ...], speech: Sequence[Stretch], following: float) -> tuple[Word, ...]:
    squeezed = 0
    while squeezed < len(words) and words[-1 - squeezed].end - words[-1 - squeezed].start < NO_LENGTH:
        squeezed += 1
    if squeezed < 2:
        return words
    placed, run = words[: len(words) - squeezed], words[len(words) - squeezed :]
    start = run[0].start
    until = max((min(b, following) for a, b in speech if a < following and b > start), default=start)
    if until <= start:
        return words
    pace = (until - start) / sum(len(word.text) for word in run)
    for word in run:
        end = start + pace * len(word.text)
        placed += (word.model_copy(update={"start": round(start, 3), "end": round(end, 3)}),)
        start = end
    return placed
