"""How far a long piece of work is, told now and then with the time that it will still take."""

import time
from collections.abc import Callable

Tell = Callable[[float, float | None], None]
"""Hears what share is done, 0 to 1, and how many seconds are left, None while nobody can know. It may raise to stop."""

_EVERY = 0.1
"""Seconds between two words about it."""
_LEARN = 1.0
"""Seconds before the time that is left is told."""


class Pace:
    """Counts bytes up to `total`."""

    def __init__(self, total: int, tell: Tell, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = max(1, total)
        self._tell = tell
        self._clock = clock
        self._done = 0
        self._began = self._told = clock()

    def done(self, count: int) -> None:
        """`count` bytes more."""
        self._done += count
        now = self._clock()
        if now - self._told >= _EVERY:
            self._told = now
            share = min(1.0, self._done / self._total)
            taken = now - self._began
            self._tell(share, taken / share - taken if share and taken >= _LEARN else None)
