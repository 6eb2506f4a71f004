"""Sound of which every short stretch tells its place, and the comparison of a recording with it.

Noise from a seed: no eight samples of it occur twice, so a missing, repeated or displaced sample is found exactly.
"""

import wave
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import AnyEvent, OffTheRecord, Paused, RecordingStarted, Resumed

Pcm = np.ndarray[tuple[int], np.dtype[np.int16]]
RATE = 16_000
LOUDEST = 12_000
"""Of 32767: neither clipped nor quiet."""
_NEEDLE = 16
"""Samples that are looked for; they occur once."""
_ROUNDING = 16
"""`Resumed.seconds` is written in milliseconds: so many samples."""


class KnownSound:
    """`seconds` of noise as a WAV file at `path`."""

    def __init__(self, path: Path, seconds: float, seed: int) -> None:
        dice = np.random.default_rng(seed)
        self.samples: Pcm = dice.integers(-LOUDEST, LOUDEST, round(seconds * RATE), dtype=np.int16)
        self.path = path
        self._bytes = self.samples.tobytes()
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(self.samples.astype("<i2").tobytes())

    def place_of(self, heard: Pcm, first: int = 0, last: int | None = None) -> int | None:
        """The frame at which the first samples of `heard` stand, between two frames; None if nowhere."""
        needle = heard[:_NEEDLE].tobytes()
        at = self._bytes.find(needle, first * 2, None if last is None else last * 2 + len(needle))
        while at > 0 and at % 2:  # in the middle of a sample
            at = self._bytes.find(needle, at + 1, None if last is None else last * 2 + len(needle))
        return None if at < 0 or len(needle) < 2 * _NEEDLE else at // 2

    def traces(self, first: int, last: int, every: int = RATE // 100) -> list[bytes]:
        """Bytes by which sound between two frames would be recognised in any file."""
        starts = range(first + _NEEDLE, last - 2 * _NEEDLE, every)
        return [self._bytes[start * 2 : (start + _NEEDLE) * 2] for start in starts]


@dataclass(frozen=True)
class Stretch:
    """Frames `start` to `end` of the recording are frames `source` … of the known sound."""

    start: int
    end: int
    source: int

    @property
    def next_source(self) -> int:
        return self.source + self.end - self.start


def recorded(interview_folder: Path) -> Pcm:
    """Everything on the disk, as the program reads it back."""
    recording = Recording(interview_folder / "audio")
    samples = recording.samples(0, recording.seconds + 1)
    return np.round(samples * 32768).astype(np.int16)


def compare(heard: Pcm, events: Iterable[AnyEvent], sound: KnownSound) -> tuple[list[Stretch], list[str]]:
    """The stretches of the known sound that the timeline says `heard` is made of, and what is not so.

    A stretch begins with `RecordingStarted` at any place of the known sound, and after each `Resumed` so many seconds
    further on; within a stretch every sample is compared.
    """
    stretches: list[Stretch] = []
    wrong: list[str] = []
    begins: list[tuple[int, float | None]] = []
    for event in events:
        if isinstance(event, RecordingStarted):
            begins.append((round(event.at * RATE), None))
        elif isinstance(event, Resumed):
            begins.append((round(event.at * RATE), event.seconds))
        elif isinstance(event, Paused | OffTheRecord) and round(event.at * RATE) > len(heard):
            wrong.append(f"a halt at {event.at} s, after the end of the sound at {len(heard) / RATE} s")
    for number, (start, skipped) in enumerate(begins):
        end = begins[number + 1][0] if number + 1 < len(begins) else len(heard)
        if end - start < _NEEDLE:  # too short to be recognised
            continue
        first, last = 0, None
        if skipped is not None and stretches and stretches[-1].end == start:
            first = stretches[-1].next_source + round(skipped * RATE) - _ROUNDING
            last = first + 2 * _ROUNDING
        source = sound.place_of(heard[start:end], max(0, first), last)
        if source is None:
            wrong.append(f"what was recorded from {start / RATE} s on is not where the timeline says")
            continue
        expected = sound.samples[source : source + end - start]
        if len(expected) < end - start or not np.array_equal(heard[start:end], expected):
            differ = len(expected)
            if len(expected) == end - start:
                differ = int(np.argmax(heard[start:end] != expected))
            wrong.append(f"from {(start + differ) / RATE} s on, samples are missing, repeated or changed")
        stretches.append(Stretch(start, end, source))
    return stretches, wrong
