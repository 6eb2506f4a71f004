"""Between the thread that hears and the thread that writes: sound in order, with the moment it came."""

from collections import deque
from dataclasses import dataclass

from interview_tui.interview.events import GapCause


@dataclass(frozen=True, slots=True)
class Block:
    """Some frames of 16-bit sound."""

    data: bytes
    at: float
    """`time.monotonic()` when the last of them had come."""
    lost: GapCause = ""
    """Why something is missing before it: "device" (opened anew), "overrun" (the driver said so); "" if it joins on."""


class Ring:
    """One thread puts, another takes, and neither waits: a PortAudio callback may take no lock.

    Each counter has one writer; `deque.append` and `popleft` are atomic.
    """

    def __init__(self, capacity_bytes: int) -> None:
        self.capacity_bytes = capacity_bytes
        self._blocks: deque[Block] = deque()
        self._put = 0
        self._taken = 0

    @property
    def waiting_bytes(self) -> int:
        return self._put - self._taken

    def put(self, data: bytes, at: float, *, lost: GapCause = "") -> None:
        """Keep `data`, unless the ring is full: then it is lost, and the clock will tell."""
        if self._put - self._taken + len(data) > self.capacity_bytes:
            return
        self._blocks.append(Block(data, at, lost))
        self._put += len(data)

    def take(self, until: float) -> list[Block]:
        """Everything that came until then, oldest first."""
        blocks: list[Block] = []
        while self._blocks and self._blocks[0].at <= until:
            block = self._blocks.popleft()
            self._taken += len(block.data)
            blocks.append(block)
        return blocks
