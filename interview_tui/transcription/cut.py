"""The chunks of a recording, as far as it goes."""

from collections.abc import Iterator

import numpy as np

from interview_tui.audio.storage.recording import Recording
from interview_tui.transcription.chunks import Chunk, Cutting, FindSpeech, Stretch, next_chunk
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE

NOTHING = 0.002
"""Seconds that are too short to be a chunk: what rounding to milliseconds leaves over."""
_USUALLY_ENOUGH = 8.0
"""Seconds after the least length of a chunk in which somebody draws breath: most chunks need no longer look."""


def cut(
    recording: Recording, at: float, length: float, find_speech: FindSpeech, cutting: Cutting, *, ended: bool
) -> Iterator[Chunk]:
    """The chunks from `at` on that are all there, of a recording that is so long, or was when it was looked at."""
    while length - at >= NOTHING:
        for reach in (cutting.at_least + _USUALLY_ENOUGH, cutting.window):
            until = min(length, at + reach)
            samples = recording.samples(at, until)
            chunk = next_chunk(samples, at, find_speech, cutting, ended=ended and until == length)
            if chunk is not None or until == length:
                break
        if chunk is None:
            return
        yield chunk
        at = chunk.end


def sound_of(recording: Recording, stretch: Stretch) -> np.ndarray:
    """The samples that an engine hears of a chunk."""
    return recording.samples(*stretch)[: int(LONGEST_CHUNK * RATE)]


def speech_finder(threshold: float, padding: float, silence: float) -> FindSpeech:
    """How sure the detector must be (0 to 1), and seconds: how much longer a stretch is made at both ends, and how long
    the silence must be that ends it."""
    from interview_tui.audio.hearing.vad import speech_spans

    return lambda samples: [
        (span.start, span.end) for span in speech_spans(samples, threshold=threshold, pad=padding, min_silence=silence)
    ]
