"""Cuts a recording into chunks that Whisper can hear at once, in silence, while it still grows.

A cut depends on the sound before it and a second after it, never on how much has been recorded: a recording that was
followed live, one that was read in one go, and one whose reader was killed ten times give the same chunks.
Pure; times are seconds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from interview_tui.transcription.engine import LONGEST_CHUNK, RATE

Stretch = tuple[float, float]
FindSpeech = Callable[[np.ndarray], Sequence[Stretch]]
"""Stretches of speech in samples: in order, never overlapping, in seconds from the first sample."""

_FORESIGHT = 1.0
"""How much sound after a cut must have been heard: a detector needs a moment to be sure of what begins."""
_STILL = 10.0
"""Silence longer than this is a chunk of its own, and no engine hears it."""
_BREATH = 0.3
"""Length of the quiet moment that is looked for in speech without a pause."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """How to cut. Longer chunks give a large model more to go by; each costs a whole window of work, however short."""

    at_least: float = 24.0
    """A chunk is not ended by a silence before it is this long."""
    silence: float = 0.5
    """Silence that ends it."""
    padding: float = 0.3
    """Silence kept before the first word."""

    @property
    def window(self) -> float:
        """The most sound that deciding about one chunk takes."""
        return _STILL + LONGEST_CHUNK + 2 * _FORESIGHT


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of recording. Chunks follow each other without gap or overlap."""

    start: float
    end: float
    speech: tuple[Stretch, ...]
    """Where somebody speaks."""
    sound: Stretch | None
    """What the engine hears, at most 30 s; None where nobody speaks."""


def next_chunk(
    samples: np.ndarray, start: float, find_speech: FindSpeech, cutting: Cutting, *, ended: bool
) -> Chunk | None:
    """The chunk that begins at `start`, the place of the first sample; None if more sound must come first.

    `samples` is what there is of the next `cutting.window` seconds. `ended` says that nothing comes after them.
    """
    length = len(samples) / RATE
    if not length or (length < min(cutting.at_least, _STILL) + _FORESIGHT and not ended):
        return None
    spans = list(find_speech(samples))
    known = length if ended else length - _FORESIGHT
    first = spans[0][0] if spans else length
    if first - cutting.padding >= _STILL:
        return _chunk(start, _STILL, [], 0.0) if known >= _STILL else None
    begin = max(0.0, first - cutting.padding)
    limit = begin + LONGEST_CHUNK - 0.01  # room for rounding
    for i, (_from, until) in enumerate(spans):
        following = spans[i + 1][0] if i + 1 < len(spans) else known
        cut = until + cutting.silence / 2
        if cut > limit:
            break
        if until - begin >= cutting.at_least and following - until >= cutting.silence:
            return _chunk(start, cut, spans, begin)
    if ended and length <= limit:
        return _chunk(start, length, spans, begin)
    if known < limit:
        return None
    return _chunk(start, _best_cut(samples, spans, begin + LONGEST_CHUNK / 2, limit - _BREATH), spans, begin)


def _chunk(start: float, end: float, spans: Sequence[Stretch], begin: float) -> Chunk:
    """Times within the samples become times of the recording, to the millisecond."""
    speech = tuple((_ms(start + a), _ms(start + min(b, end))) for a, b in spans if a < end)
    return Chunk(_ms(start), _ms(start + end), speech, (_ms(start + begin), _ms(start + end)) if speech else None)


def _best_cut(samples: np.ndarray, spans: Sequence[Stretch], earliest: float, latest: float) -> float:
    """Where to cut speech that goes on: the middle of the longest silence, else the quietest moment."""
    gaps = [(b - a, (a + b) / 2) for (_s, a), (b, _e) in pairwise(spans) if earliest <= (a + b) / 2 <= latest]
    if gaps:
        return max(gaps)[1]
    step = RATE // 50
    part = samples[int(earliest * RATE) : int(latest * RATE)]
    energy = (part[: len(part) // step * step].reshape(-1, step) ** 2).mean(axis=1)
    width = round(_BREATH * RATE / step)
    smooth = np.convolve(energy, np.ones(width) / width, mode="valid")
    return earliest + (int(smooth.argmin()) + width / 2) * step / RATE


def _ms(seconds: float) -> float:
    return round(seconds, 3)
