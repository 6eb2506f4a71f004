"""The level of the sound, and whether it is dead: without numpy, which a recording does not need."""

import math
from array import array
from collections import deque

from interview_tui.audio.wav import SoundFormat

SILENT_DBFS = -120.0
WINDOW_SECONDS = 0.25
DEAD_SECONDS = 3.0
"""Equal samples for so long are a mute switch or a missing permission: a live microphone always moves a little."""


class Meter:
    """Fed with every block in order."""

    def __init__(self) -> None:
        self._peaks: deque[tuple[int, int]] = deque()
        self._window = 0
        self._last: int | None = None
        self._equal_seconds = 0.0

    def add(self, data: bytes, format: SoundFormat) -> None:
        """Look at some whole frames."""
        samples = array("h", data)
        if not samples:
            return
        low, high = min(samples), max(samples)
        frames = len(samples) // format.channels
        self._peaks.append((frames, max(-low, high)))
        self._window += frames
        while self._window - self._peaks[0][0] >= WINDOW_SECONDS * format.rate:
            self._window -= self._peaks.popleft()[0]
        if low == high and self._last in (None, low):
            self._equal_seconds += frames / format.rate
        else:
            self._equal_seconds = 0.0
        self._last = samples[-1]

    @property
    def peak_dbfs(self) -> float:
        """Loudest sample of the last quarter of a second, in dB under full scale."""
        peak = max((peak for _, peak in self._peaks), default=0)
        return max(SILENT_DBFS, 20 * math.log10(peak / 32768)) if peak else SILENT_DBFS

    @property
    def dead(self) -> bool:
        """No sample has differed from the one before for three seconds."""
        return self._equal_seconds >= DEAD_SECONDS

    def forget(self) -> None:
        """Sound has stopped coming: the old level is no level."""
        self._peaks.clear()
        self._window = 0
        self._equal_seconds = 0.0
        self._last = None
