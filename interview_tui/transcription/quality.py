"""What a transcript cannot be trusted for: speech without words, and words that may be made up. Pure; times in seconds.

Nothing here changes the transcript: a person may repeat herself, and only she or the interviewer knows.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from interview_tui.transcription.invented import is_phantom, too_fast, unlikely, without_length
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.spoken_language import another_language

Stretch = tuple[float, float]

_REACH = 0.5
"""A word accounts for speech this near to it: word times are off by a few tenths, and people say "eh"."""
_WORTH_SAYING = 1.0
"""Shorter stretches without words are not listed."""
_LONGEST_PHRASE = 8
"""Words in the longest phrase whose repetition is looked for."""
_TIMES = 4
"""A phrase said this often in a row looks like a loop, if it has more than one word; one word needs twice that."""


FlagKind = Literal["repeats", "over_silence", "phantom", "language", "too_fast", "no_length", "unlikely"]
"""`repeats`: the same words again and again. `over_silence`: nobody speaks there. `phantom`: a phrase that recognisers
are known to invent. `language`: clearly another language than the transcript's. `too_fast`: more than anybody can say
in that time. `no_length`: several words in a row that take no time. `unlikely`: of very low probability as a whole."""


FLAG_KINDS: tuple[FlagKind, ...] = get_args(FlagKind)


class Flag(BaseModel):
    """A place where the engine may have made something up."""

    model_config = ConfigDict(frozen=True)
    kind: FlagKind
    start: float
    end: float
    segment: str
    """Id of the segment it is in, or begins in."""


def seconds_of(stretches: Iterable[Stretch]) -> float:
    return sum(end - start for start, end in stretches)


def uncovered_speech(speech: Sequence[Stretch], words: Sequence[Word]) -> list[Stretch]:
    """Speech that no word accounts for: parts of `speech`, at least a second long, in order. Both arguments are too."""
    result = []
    i = 0
    for start, end in speech:
        at = start
        while i < len(words) and words[i].end + _REACH <= start:
            i += 1
        j = i
        while j < len(words) and words[j].start - _REACH < end:
            if words[j].start - _REACH - at >= _WORTH_SAYING:
                result.append((round(at, 3), round(words[j].start - _REACH, 3)))
            at = max(at, words[j].end + _REACH)
            j += 1
        if end - at >= _WORTH_SAYING:
            result.append((round(at, 3), round(end, 3)))
    return result


def flags(segments: Sequence[Segment], speech: Sequence[Stretch], language: str | None = None) -> list[Flag]:
    """Every place that may be made up, in order of time; `language` is the transcript's, None if nobody knows."""
    found = [*_loops(segments), *_over_silence(segments, speech), *_by_themselves(segments, language)]
    return sorted(found, key=lambda flag: (flag.start, flag.kind))


def _by_themselves(segments: Sequence[Segment], language: str | None) -> Iterable[Flag]:
    """Segments that need no others to be odd."""
    for segment in segments:
        odd: dict[FlagKind, bool] = {
            "phantom": is_phantom(segment.text),
            "language": another_language(segment.text, language) is not None,
            "too_fast": too_fast(segment),
            "no_length": without_length(segment),
            "unlikely": unlikely(segment),
        }
        for kind, so in odd.items():
            if so:
                yield Flag(kind=kind, start=segment.start, end=segment.end, segment=segment.id)


def _loops(segments: Sequence[Segment]) -> Iterable[Flag]:
    """Phrases that come again and again without anything between."""
    heard = [(word, segment.id) for segment in segments for word in segment.words]
    plain = [word.text.casefold().strip(".,!?…") for word, _id in heard]
    i = 0
    while i < len(plain):
        length, times = _repetition(plain, i)
        if not times:
            i += 1
            continue
        last = i + length * times - 1
        yield Flag(kind="repeats", start=heard[i][0].start, end=heard[last][0].end, segment=heard[i][1])
        i = last + 1


def _repetition(words: Sequence[str], i: int) -> tuple[int, int]:
    """How long the phrase is that repeats from `i` on, and how often it comes; (0, 0) if that is not remarkable."""
    for length in range(1, _LONGEST_PHRASE + 1):
        phrase = words[i : i + length]
        times = 1
        while words[i + times * length : i + (times + 1) * length] == phrase:
            times += 1
        if times >= (_TIMES if length > 1 else 2 * _TIMES):
            return length, times
    return 0, 0


def _over_silence(segments: Sequence[Segment], speech: Sequence[Stretch]) -> Iterable[Flag]:
    """Segments that no speech touches."""
    i = 0
    for segment in segments:
        while i < len(speech) and speech[i][1] + _REACH < segment.start:
            i += 1
        if i == len(speech) or speech[i][0] - _REACH > segment.end:
            yield Flag(kind="over_silence", start=segment.start, end=segment.end, segment=segment.id)
