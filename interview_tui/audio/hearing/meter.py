"""The level of the sound and what is wrong with it: without numpy, which a recording does not need.

It costs about a two-hundredth of a processor core at 16 kHz; `sound_quality` and `hum` say what is listened for.
"""

import math
from array import array
from collections import deque

from interview_tui.audio.hearing.sound_quality import SoundQuality, Steady
from interview_tui.audio.recorder.messages import Fault
from interview_tui.audio.storage.wav import SoundFormat

SILENT_DBFS = -120.0
WINDOW_SECONDS = 0.25
DEAD_SECONDS = 3.0
"""Equal samples for so long are a mute switch or a missing permission: a live microphone always moves a little."""


class Meter:
    """Fed with every block in order: whole frames of 16-bit samples.

    Another format is another device: the meter begins anew.
    """

    def __init__(self) -> None:
        self._format = SoundFormat()
        self.forget()

    def forget(self) -> None:
        """Sound has stopped coming: the old level is no level, and nothing is known of what will come."""
        self._peaks: deque[tuple[int, list[int]]] = deque()
        self._window = 0
        self._last: list[int | None] = [None] * self._format.channels
        self._equal_seconds = [0.0] * self._format.channels
        self._only_zeros, self._one_side_dead = Steady(), Steady()
        self._quality = SoundQuality(self._format)

    def add(self, data: bytes, format: SoundFormat) -> None:
        """Look at some whole frames."""
        if format != self._format:
            self._format = format
            self.forget()
        samples = array("h", data)
        if not samples:
            return
        channels = (
            [samples] if format.channels == 1 else [samples[i :: format.channels] for i in range(format.channels)]
        )
        frames = len(channels[0])
        self._measure(channels, frames)
        while self._window - self._peaks[0][0] >= WINDOW_SECONDS * format.rate:
            self._window -= self._peaks.popleft()[0]
        seconds = frames / format.rate
        dead = [equal >= DEAD_SECONDS for equal in self._equal_seconds]
        self._only_zeros.update(all(dead), seconds)
        self._one_side_dead.update(format.channels == 2 and any(dead) and not all(dead), seconds)
        self._quality.add(channels)

    def _measure(self, channels: list["array[int]"], frames: int) -> None:
        peaks: list[int] = []
        for index, channel in enumerate(channels):
            low, high = min(channel), max(channel)
            peaks.append(max(-low, high))
            if low == high and self._last[index] in (None, low):
                self._equal_seconds[index] += frames / self._format.rate
            else:
                self._equal_seconds[index] = 0.0
            self._last[index] = channel[-1]
        self._peaks.append((frames, peaks))
        self._window += frames

    @property
    def peaks_dbfs(self) -> tuple[float, ...]:
        """Loudest sample of the last quarter of a second in each channel, in dB under full scale."""
        return tuple(
            _dbfs(max((peaks[index] for _, peaks in self._peaks), default=0)) for index in range(self._format.channels)
        )

    @property
    def peak_dbfs(self) -> float:
        """The loudest channel's."""
        return max(self.peaks_dbfs)

    @property
    def faults(self) -> frozenset[Fault]:
        """What is wrong with the sound; each stays until it has been away for three seconds."""
        found: set[Fault] = set(self._quality.faults)
        if self._one_side_dead.is_so:
            found.add("one_side_dead")
        if self._only_zeros.is_so:
            return frozenset({"only_zeros"})  # there is no sound to be too quiet
        return frozenset(found)


def _dbfs(peak: int) -> float:
    return max(SILENT_DBFS, 20 * math.log10(peak / 32768)) if peak else SILENT_DBFS
