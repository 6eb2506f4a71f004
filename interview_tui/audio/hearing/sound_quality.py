"""Sound that comes but is not good: clipped, far too quiet, or under a hum. Each is said within ten seconds.

A false alarm in the middle of an interview costs trust, so each fault asks for more than a moment: a knock on the
table is no clipping, a participant who thinks for a minute is not too quiet, a low voice is no hum.
"""

from array import array
from collections import deque
from itertools import pairwise
from operator import mul

from interview_tui.audio.hearing.hum import WINDOW_SECONDS, HumFinder
from interview_tui.audio.recorder.messages import Fault
from interview_tui.audio.storage.wav import SoundFormat

CLEAR_SECONDS = 3.0
"""A fault that was away for so long is over: a sentence on the screen must not flicker."""
_FRAMES = 10
"""Pieces of a window, 50 ms each: a syllable has two or three."""
_FRAME_SECONDS = WINDOW_SECONDS / _FRAMES
_MEMORY_SECONDS = 8.0
_MEMORY_FRAMES = round(_MEMORY_SECONDS / _FRAME_SECONDS)


def _peak(dbfs: float) -> int:
    return round(32768 * 10 ** (dbfs / 20))


class Steady:
    """A fault that is there at once, and over only when it has been away for `CLEAR_SECONDS` of sound."""

    def __init__(self) -> None:
        self.is_so = False
        self._away = 0.0

    def update(self, so: bool, seconds: float) -> None:
        """`so` was true or not for these seconds of sound."""
        if so:
            self.is_so, self._away = True, 0.0
            return
        self._away += seconds
        if self._away >= CLEAR_SECONDS:
            self.is_so = False


class Clipping:
    """Flat tops at the highest value there is, again and again."""

    _NEAR_FULL = _peak(-1.0)
    _PLATEAU = 3
    """Equal samples in a row at the highest value: undistorted sound has one, seldom two."""
    _FRAMES_FOR_SURE = 8
    _SECONDS_FOR_SURE = 3
    """In how many of the last seconds there must have been some: a knock stays within one, two knocks within two."""

    def __init__(self) -> None:
        self._clipped: deque[bool] = deque(maxlen=_MEMORY_FRAMES)

    def add(self, clipped: list[bool]) -> bool:
        """Which frames of a window were clipped; returns whether sound is being clipped."""
        self._clipped.extend(clipped)
        second = round(1 / _FRAME_SECONDS)
        frames = list(self._clipped)
        seconds = sum(any(frames[start : start + second]) for start in range(0, len(frames), second))
        return sum(frames) >= self._FRAMES_FOR_SURE and seconds >= self._SECONDS_FOR_SURE

    @classmethod
    def in_frame(cls, frame: "array[int]") -> bool:
        """Whether 50 ms of one channel hold a plateau."""
        low, high = min(frame), max(frame)
        data = frame.tobytes()
        return any(
            abs(extreme) >= cls._NEAR_FULL and data.count(array("h", [extreme] * cls._PLATEAU).tobytes()) > 0
            for extreme in (low, high)
            if low != high
        )


class Quietness:
    """Speech that is far too quiet, or, in the beginning, nothing but a faint floor.

    Once it is so, only sound of a proper level ends it: that the participant is silent does not make her louder.
    """

    _PROPER = _peak(-42.0)
    _FLOOR = _peak(-60.0)
    _BEGINNING_SECONDS = 9.0
    _LOUDER = 2.5
    """Syllables stand so much, in amplitude, above the pauses between them; the loudness of noise hardly moves."""
    _ABOVE = 1.6
    _SYLLABLE = 0.15
    """Share of the loudest syllables that any other has at least, however still the room."""
    _FEWEST_ACTIVE = 0.2
    """Share of the frames that syllables fill; a ticking clock fills a twentieth."""
    _CHANGES = (8, 60)
    """How often in eight seconds sound begins, from slow words to quick syllables."""

    def __init__(self) -> None:
        self._peaks: deque[int] = deque(maxlen=_MEMORY_FRAMES)
        self._levels: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        self._heard_seconds = 0.0
        self._anything = False
        self._proper: deque[bool] = deque(maxlen=round(CLEAR_SECONDS / WINDOW_SECONDS))
        self.is_so = False

    def add(self, peaks: list[int], levels: list[float]) -> None:
        """The peaks and effective values of a window's frames, of the loudest channel."""
        self._peaks.extend(peaks)
        self._levels.extend(levels)
        self._heard_seconds += WINDOW_SECONDS
        loudest = max(peaks)
        self._anything = self._anything or loudest > self._FLOOR
        self._proper.append(loudest > self._PROPER)
        if self.is_so:
            self.is_so = sum(self._proper) < 2  # a knock on the table is one
        else:
            nothing = not self._anything and self._heard_seconds >= self._BEGINNING_SECONDS
            self.is_so = nothing or self._faint_speech()

    def _faint_speech(self) -> bool:
        if len(self._peaks) < _MEMORY_FRAMES or max(self._peaks) > self._PROPER:
            return False
        ranked = sorted(self._levels)
        floor, loud = max(0.5, ranked[len(ranked) // 10]), ranked[-len(ranked) // 20]
        syllable = max(self._ABOVE * floor, self._SYLLABLE * loud)
        active = [level > syllable for level in self._levels]
        begins = sum(now and not before for before, now in pairwise(active))
        fewest, most = self._CHANGES
        much = sum(active) >= self._FEWEST_ACTIVE * len(active)
        return loud > self._LOUDER * floor and much and fewest <= begins <= most


class SoundQuality:
    """Fed with the samples of each channel, in order. `faults` is true as of the last whole half second.

    Less than that half second of sound waits in memory; what is remembered longer are levels, not sound.
    """

    def __init__(self, format: SoundFormat) -> None:
        self._format = format
        self._waiting = [array("h") for _ in range(format.channels)]
        self._frame = int(format.rate * WINDOW_SECONDS) // _FRAMES
        self._clipping, self._quiet = Clipping(), Quietness()
        self._hum_finders: list[HumFinder] | None = None
        self._is_clipped, self._is_hum = Steady(), Steady()

    def add(self, channels: list["array[int]"]) -> None:
        """Samples of each channel, equally many."""
        for waiting, channel in zip(self._waiting, channels, strict=True):
            waiting.extend(channel)
        size = self._frame * _FRAMES
        while len(self._waiting[0]) >= size:
            self._look([waiting[:size] for waiting in self._waiting])
            for waiting in self._waiting:
                del waiting[:size]

    def _look(self, windows: list["array[int]"]) -> None:
        if self._hum_finders is None:
            self._hum_finders = [HumFinder(self._format.rate) for _ in windows]
        peaks, levels, clipped = [0] * _FRAMES, [0.0] * _FRAMES, [False] * _FRAMES
        for window, hum in zip(windows, self._hum_finders, strict=True):
            power = 0.0
            for index in range(_FRAMES):
                frame = window[index * self._frame : (index + 1) * self._frame]
                frame_power = _power(frame)
                power += frame_power / _FRAMES
                peaks[index] = max(peaks[index], max(frame), -min(frame))
                levels[index] = max(levels[index], frame_power**0.5)
                clipped[index] = clipped[index] or Clipping.in_frame(frame)
            hum.add(window, power)
        self._quiet.add(peaks, levels)
        self._is_clipped.update(self._clipping.add(clipped), WINDOW_SECONDS)
        self._is_hum.update(any(hum.present for hum in self._hum_finders), WINDOW_SECONDS)

    @property
    def faults(self) -> frozenset[Fault]:
        found: set[Fault] = set()
        if self._is_clipped.is_so:
            found.add("clipping")
        if self._quiet.is_so:
            found.add("too_quiet")
        if self._is_hum.is_so:
            found.add("hum")
        return frozenset(found)


def _power(samples: "array[int]") -> float:
    """Mean square around the mean, of every fourth sample: enough to know that of all."""
    some = samples[::4]
    return max(0.0, sum(map(mul, some, some)) / len(some) - (sum(some) / len(some)) ** 2)
