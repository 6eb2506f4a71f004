"""Where somebody speaks: Silero's voice detector, which carries its small model with it and needs no torch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.audio.decoding.decode import Samples

RATE = 16_000
CHUNK = 512
"""Samples that are judged at a time: 32 ms."""
_CHUNK_SECONDS = CHUNK / RATE
_HYSTERESIS = 0.15
"""Speech ends when it is less likely by so much than what begins it, so that a breath does not flicker."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of sound, in seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        return self.end - self.start


class SpeechDetector:
    """For sound that comes in pieces: remembers what was before, as the model needs."""

    def __init__(self) -> None:
        import numpy as np

        from interview_tui.audio.hearing.silero import Silero

        self._model = Silero()
        self._rest: Samples = np.empty(0, dtype=np.float32)

    def probabilities(self, samples: "Samples") -> list[float]:
        """How likely each whole chunk of 512 samples is speech, 0–1; what is left over waits for the next call."""
        import numpy as np

        sound = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        whole = len(sound) // CHUNK * CHUNK
        self._rest = sound[whole:].copy()
        return self._model.probabilities(sound[:whole])


def speech_spans(
    samples: "Samples", threshold: float = 0.5, pad: float = 0.1, min_silence: float = 0.3, min_speech: float = 0.1
) -> list[Span]:
    """Stretches of speech in mono 16 kHz sound, in order, never overlapping; none if nobody speaks.

    Silence shorter than `min_silence` does not end a stretch: people draw breath. Each is `pad` longer at both ends,
    because the detector comes a little late. What is shorter than `min_speech` is a click.
    """
    import numpy as np

    seconds = len(samples) / RATE
    padded = np.concatenate([samples, np.zeros(-len(samples) % CHUNK, dtype=np.float32)])
    likely = SpeechDetector().probabilities(padded)
    return spans(likely, seconds, threshold=threshold, pad=pad, min_silence=min_silence, min_speech=min_speech)


def spans(
    probabilities: Sequence[float],
    seconds: float,
    *,
    threshold: float = 0.5,
    pad: float = 0.1,
    min_silence: float = 0.3,
    min_speech: float = 0.1,
) -> list[Span]:
    """The stretches of speech that these chunk probabilities tell of, in a sound of `seconds`. Pure."""
    found = [span for span in _joined(_runs(probabilities, threshold), min_silence) if span.seconds >= min_speech]
    padded = [Span(max(0.0, span.start - pad), min(seconds, span.end + pad)) for span in found]
    return [span for span in _joined(padded, 0.0) if span.seconds > 0]


def _runs(probabilities: Iterable[float], threshold: float) -> list[Span]:
    runs: list[Span] = []
    start: float | None = None
    number = 0
    for number, likely in enumerate([*probabilities, 0.0]):
        if start is None and likely >= threshold:
            start = number * _CHUNK_SECONDS
        elif start is not None and likely < max(threshold - _HYSTERESIS, 0.01):
            runs.append(Span(start, number * _CHUNK_SECONDS))
            start = None
    return runs


def _joined(runs: Iterable[Span], min_silence: float) -> list[Span]:
    """Neighbours with less than `min_silence` between them become one."""
    joined: list[Span] = []
    for run in runs:
        if joined and run.start - joined[-1].end < max(min_silence, 1e-9):
            joined[-1] = Span(joined[-1].start, max(run.end, joined[-1].end))
        else:
            joined.append(run)
    return joined
