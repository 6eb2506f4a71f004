"""Mains hum: 50 or 60 Hz and its harmonics, in every moment of the last seconds and louder than the quiet ones.

A voice may well hold 100 Hz for a second, a fan fills the whole band: neither keeps a few exact frequencies steady
while everything else comes and goes. So two figures decide, both taken over the last eight seconds: the power that
the mains frequencies *never fall under*, and the power of all sound in the quietest moments. Where the first makes up
half of the second, and is loud enough to be heard beside speech, there is hum.
"""

import cmath
import math
from array import array
from collections import deque
from operator import mul

WINDOW_SECONDS = 0.5
"""Two windows a second, each telling frequencies 4 Hz apart from their neighbours."""
_MEMORY_WINDOWS = 16
_FEWEST_WINDOWS = 8
_LOW_RATE = 1000
_FAMILIES = ((50, 100, 150, 200, 250, 300), (60, 120, 180, 240, 300, 360))
AUDIBLE_RMS = 32768 * 10 ** (-52 / 20)
"""Hum under −52 dB does not disturb whoever listens to speech."""
_DOMINATING = 0.5
_GONE = 0.25
"""Power, against the least that is called hum, under which a hum that was there has ended."""


class HumFinder:
    """Fed with one channel, half a second at a time."""

    def __init__(self, rate: int) -> None:
        self._step = max(1, round(rate / _LOW_RATE))
        low_rate = rate / self._step
        self._size = int(rate * WINDOW_SECONDS) // self._step
        wanted = {hertz for family in _FAMILIES for hertz in family}
        self._tables = {hertz: _table(hertz, low_rate, self._size, self._step) for hertz in wanted}
        self._lines: deque[dict[int, float]] = deque(maxlen=_MEMORY_WINDOWS)
        self._power: deque[float] = deque(maxlen=_MEMORY_WINDOWS)
        self.present = False

    def add(self, samples: "array[int]", power: float) -> None:
        """One window's samples and their mean square; updates `present`."""
        step, size = self._step, self._size
        low = [sum(samples[start : start + step]) for start in range(0, size * step, step)]
        mean = sum(low) / size
        low_band = [value - mean for value in low]
        self._lines.append(
            {hertz: abs(sum(map(mul, low_band, table))) ** 2 / 2 for hertz, table in self._tables.items()}
        )
        self._power.append(power)
        self._decide()

    def _decide(self) -> None:
        if len(self._power) < _FEWEST_WINDOWS:
            return
        steady = max(sum(sorted(lines[hertz] for lines in self._lines)[1] for hertz in family) for family in _FAMILIES)
        quiet = sorted(self._power)[1]  # the second least: speech may weaken a line for once
        if self.present:
            self.present = steady > _GONE * AUDIBLE_RMS**2
        else:
            self.present = steady > AUDIBLE_RMS**2 and steady > _DOMINATING * quiet


def _table(hertz: int, rate: float, size: int, step: int) -> list[complex]:
    """Multiplied with `size` sums of `step` samples and added up it gives that frequency's amplitude, in samples."""
    turn = 2 * math.pi * hertz / rate
    hann = [0.5 - 0.5 * math.cos(2 * math.pi * (n + 0.5) / size) for n in range(size)]
    lost = math.sin(turn / 2) / (turn / 2)  # summing weakens a frequency the more the higher it is
    return [2 * h * cmath.exp(-1j * turn * n) / (sum(hann) * step * lost) for n, h in enumerate(hann)]
