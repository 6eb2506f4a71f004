"""Whether the machine has slept: every system has a clock that goes on in sleep and one that stands still.

| system | goes on | stands still |
|---|---|---|
| Linux | CLOCK_BOOTTIME | CLOCK_MONOTONIC |
| macOS | CLOCK_MONOTONIC_RAW | CLOCK_UPTIME_RAW |
| Windows | GetTickCount64 | QueryUnbiasedInterruptTime |

(clock_gettime(2) of each system; learn.microsoft.com on the last two.) The clock on the wall is not asked: setting it
is no sleep. Both clocks go on while the process alone is stopped, so that is no sleep either. Note that Python's
`time.monotonic()` stands still in sleep on Linux and macOS, and goes on on Windows.
"""

import sys
import time
from collections.abc import Callable

SHORTEST_SECONDS = 0.5
"""No machine sleeps and wakes more quickly; the clocks tick at most a sixtieth of a second apart."""

Clock = Callable[[], float]


class SleepWatch:
    """Asked again and again. A system without two such clocks never sleeps, as far as this can tell."""

    def __init__(self, awake: Clock | None = None, always: Clock | None = None) -> None:
        if awake is None or always is None:
            awake, always = system_clocks()
        self._awake, self._always = awake, always
        # The later clock is the one that makes the difference too small if the process is held up between the two.
        self._asleep = max(self._difference() for _ in range(3))

    def look(self) -> float:
        """Seconds that the machine has slept since the last look."""
        asleep = self._difference()
        slept = asleep - self._asleep
        self._asleep = max(self._asleep, asleep)
        return slept if slept >= SHORTEST_SECONDS else 0.0

    def _difference(self) -> float:
        """All sleep since the machine was started, plus a constant; never too much."""
        always = self._always()
        return always - self._awake()


def system_clocks() -> tuple[Clock, Clock]:
    """The clock that stands still in sleep, and the one that goes on."""
    if sys.platform == "linux":
        return (
            lambda: time.clock_gettime(time.CLOCK_MONOTONIC),
            lambda: time.clock_gettime(time.CLOCK_BOOTTIME),
        )
    if sys.platform == "darwin":
        return (
            lambda: time.clock_gettime(time.CLOCK_UPTIME_RAW),
            lambda: time.clock_gettime(time.CLOCK_MONOTONIC_RAW),
        )
    if sys.platform == "win32":
        return _windows_clocks()
    return time.monotonic, time.monotonic


def _windows_clocks() -> tuple[Clock, Clock]:
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetTickCount64.restype = ctypes.c_ulonglong

    def awake() -> float:
        hundreds_of_ns = ctypes.c_ulonglong()
        kernel.QueryUnbiasedInterruptTime(ctypes.byref(hundreds_of_ns))
        return hundreds_of_ns.value / 1e7

    return awake, lambda: kernel.GetTickCount64() / 1000
