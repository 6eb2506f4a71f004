"""Lost sound, found by counting samples against the clock. No flag tells of it reliably.

A late block alone means nothing: a busy machine delivers late and then all at once. So after a pause between blocks
everything is held back for a moment; if the count has not caught up by then, the difference is a gap. After a device
was opened anew, or where its driver says so, something is missing for certain, and only its length is in doubt.
"""

from collections import deque
from dataclasses import dataclass

from interview_tui.audio.hearing.ring import Block
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.interview.events import GapCause

DOUBT_SECONDS = 0.3
"""A block that comes so much too late may stand after a gap."""
WAIT_SECONDS = 1.5
"""How long a driver may take to deliver what it had kept."""
SMALLEST_SECONDS = 0.25
_SMALLEST_CERTAIN_SECONDS = 0.005
_MEMORY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Gap:
    """So many frames were lost before what follows."""

    frames: int
    cause: GapCause = ""
    """As the block after it says; "" if only the clock tells."""


class GapFinder:
    """Fed with the blocks of a microphone in order, while it is recorded."""

    def __init__(self, format: SoundFormat) -> None:
        self._format = format
        self.forget()

    @property
    def in_doubt(self) -> bool:
        """Something is held back."""
        return bool(self._held)

    def forget(self, at: float | None = None) -> None:
        """Begin anew: nobody asks what was missed before that moment, or before the next block."""
        self._frames = 0
        self._last = at
        self._lateness: deque[tuple[float, float]] = deque([] if at is None else [(at, at)])
        self._held: list[Block] = []
        self._held_since = 0.0

    def take(self, blocks: list[Block], now: float) -> list[Block | Gap]:
        """`blocks` and what was held back before, with gaps where they are; possibly nothing yet."""
        sure: list[Block | Gap] = []
        for block in blocks:
            frames = len(block.data) // self._format.frame_bytes
            late = self._last is not None and block.at - self._last - frames / self._format.rate > DOUBT_SECONDS
            certain = self._last is not None and bool(block.lost)
            if certain:
                sure += self.settle()  # each loss has a gap of its own
            if (late or certain) and not self._held:
                self._held_since = block.at
            self._last = block.at
            if late or certain or self._held:
                self._held.append(block)
            else:
                self._count(block)
                sure.append(block)
        if self._held and now - self._held_since >= WAIT_SECONDS:
            sure += self.settle()
        return sure

    def settle(self) -> list[Block | Gap]:
        """Decide now about what is held back."""
        held, self._held = self._held, []
        if not held:
            return []
        before = min((lateness for _, lateness in self._lateness), default=0.0)
        frames, after = self._frames, float("inf")
        for block in held:
            frames += len(block.data) // self._format.frame_bytes
            after = min(after, block.at - frames / self._format.rate)
        sure: list[Block | Gap] = []
        cause = held[0].lost
        if after - before >= (_SMALLEST_CERTAIN_SECONDS if cause else SMALLEST_SECONDS):
            gap = Gap(round((after - before) * self._format.rate), cause)
            self._frames += gap.frames
            sure.append(gap)
        for block in held:
            self._count(block)
        return sure + held

    def end(self, at: float) -> list[Block | Gap]:
        """What is held back, and what is missing at that moment: nothing more will come from before it."""
        sure = self.settle()
        if (missing := self.missing(at)) >= WAIT_SECONDS:
            sure.append(Gap(round(missing * self._format.rate)))
        return sure

    def missing(self, at: float) -> float:
        """Seconds of sound up to that moment that have not been given on: late, held back or lost."""
        if not self._lateness:
            return 0.0
        return at - min(lateness for _, lateness in self._lateness) - self._frames / self._format.rate

    def _count(self, block: Block) -> None:
        self._frames += len(block.data) // self._format.frame_bytes
        self._lateness.append((block.at, block.at - self._frames / self._format.rate))
        while block.at - self._lateness[0][0] > _MEMORY_SECONDS:
            self._lateness.popleft()
