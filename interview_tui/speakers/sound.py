"""The recording of an interview read once, in blocks: a two-hour file never stands in memory whole. Needs numpy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from interview_tui.audio.decoding.decode import Samples
from interview_tui.audio.storage.recording import Recording
from interview_tui.speakers.features import FRAMES, Frames, frames

Array = np.ndarray[Any, Any]

_BLOCK = 60
"""Seconds that are read at a time."""


@dataclass(frozen=True)
class Sound:
    """What a recording sounds like."""

    frames: Frames
    levels: Array | None
    """Loudness of each of two channels, in dB: frames × 2; None where there is one channel."""


def read_sound(audio_folder: Path, tell: Callable[[float], None] = lambda _share: None) -> Sound:
    """All of it; `tell` hears what share is read. Raises `Problem` if the recording is damaged."""
    recording = Recording(audio_folder)
    seconds, rate, channels = recording.seconds, recording.rate, recording.channels
    levels: list[Array] = []

    def blocks() -> Iterator[Samples]:
        start = 0.0
        while start < seconds:
            end = min(seconds, start + _BLOCK)
            if channels == 2:
                levels.append(levels_of(recording.pcm(round(start * rate), round(end * rate)), rate))
            yield recording.samples(start, end)
            tell(end / seconds)
            start = end

    read = frames(blocks())
    if not levels:
        return Sound(read, None)
    both = np.concatenate(levels)[: len(read)]
    missing = len(read) - len(both)
    return Sound(read, np.concatenate([both, np.full((missing, both.shape[1]), -100, dtype=np.float32)]))


def levels_of(pcm: Array, rate: int) -> Array:
    """Loudness of each channel in dB of full scale, a hundred times a second. `pcm`: 16 bits, samples × channels."""
    count = int(len(pcm) / rate * FRAMES)
    if not count:
        return np.zeros((0, pcm.shape[1]), dtype=np.float32)
    edges = np.round(np.arange(count) * rate / FRAMES).astype(int)
    power = np.add.reduceat((pcm.astype(np.float32) / 32768) ** 2, edges, axis=0)
    sizes = np.diff(np.append(edges, len(pcm)))[:, None]
    decibels: Array = 10 * np.log10(power / sizes + 1e-10)
    return decibels.astype(np.float32)
