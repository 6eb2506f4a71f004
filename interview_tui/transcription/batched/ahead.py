"""What windows sound like, worked out in a thread of its own while those before them are decoded.

The encoder multiplies large matrices and the decoder waits for memory: beside each other they fill a processor that
neither fills by itself. A window goes through the encoder alone, so that it does not matter when.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import torch
from torch import Tensor

_DEPTH = 4
"""Windows that are worked out before anybody takes them."""


@dataclass(frozen=True)
class Window:
    """One window of one chunk, to be heard."""

    chunk: int
    """Which of the chunks that are heard together."""
    seek: int
    """Column (hundredths of a second) of the chunk with which it begins."""
    first: tuple[int, ...]
    """The tokens before the text: prompt, language, task."""


Encoded = tuple[Window, Tensor]
"""A window, and what it sounds like."""


class Ahead:
    """Encodes windows in the order in which they come. What fails in its thread is raised by `take`."""

    def __init__(self, windows: Iterator[Window], encode: Callable[[Window], Tensor], threads: int) -> None:
        """`windows` and `encode` run in that thread alone, with so many `threads` of torch's."""
        self._windows, self._encode, self._threads = windows, encode, threads
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="encoder")
        self._pending: list[Future[Encoded | None]] = []
        self._over = False

    def __enter__(self) -> Self:
        self._go_on()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Waits for the window it is at, and lets go of the others."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def ask(self, window: Window) -> None:
        """A window more, that what was heard asks for."""
        self._pending.append(self._pool.submit(self._encoded, window))

    def take(self, *, wait: bool) -> Encoded | None:
        """The next one; None where none is left, or, without `wait`, none is ready."""
        while self._pending:
            done = next((one for one in self._pending if one.done()), None)
            if done is None:
                if not wait:
                    return None
                _wait(self._pending)
                continue
            self._pending.remove(done)
            result = done.result()
            self._over = self._over or result is None
            self._go_on()
            if result is not None:
                return result
        return None

    def _go_on(self) -> None:
        while not self._over and len(self._pending) < _DEPTH:
            self._pending.append(self._pool.submit(self._next))

    def _next(self) -> Encoded | None:
        with torch.inference_mode():
            window = next(self._windows, None)
        return None if window is None else self._encoded(window)

    def _encoded(self, window: Window) -> Encoded:
        torch.set_num_threads(self._threads)  # each thread of Python has its own number
        with torch.inference_mode():
            return window, self._encode(window)


def _wait(pending: list[Future[Encoded | None]]) -> None:
    wait(pending, return_when=FIRST_COMPLETED)
