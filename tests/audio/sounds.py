"""Sounds for tests: each sample of a ramp tells where in the ramp it belongs."""

import wave
from pathlib import Path

import numpy as np

from interview_tui.audio.storage.recording import Recording

Pcm = np.ndarray[tuple[int], np.dtype[np.int16]]
RATE = 16_000


def ramp(seconds: float) -> Pcm:
    """Differences between neighbours grow steadily, so no stretch occurs twice within a minute or two."""
    n = np.arange(round(seconds * RATE), dtype=np.int64)
    return ((n * 7 + (n // 60_000) * 13 + n * n // 50_000) % 60_000 - 30_000).astype(np.int16)


def save(path: Path, samples: Pcm, rate: int = RATE, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def all_samples(interview: Path) -> Pcm:
    """Everything recorded, as the program reads it back."""
    recording = Recording(interview / "audio")
    samples = recording.samples(0, recording.seconds + 1)
    return np.round(samples * 32768).astype(np.int16)
