"""Where sound comes from: what the deck expects of a source, and the source that plays a file.

The microphone is in `microphone.py`. A file source stands in for it in demo, rehearsal and tests, and can be held at
an exact sample so that a replayed key press meets the very moment it was meant for.
"""

import threading
import time
from pathlib import Path
from typing import Protocol

from interview_tui.audio.hearing.ring import Ring
from interview_tui.audio.recorder.messages import Fault
from interview_tui.audio.storage.wav import SoundFormat

BUFFER_SECONDS = 120
"""How long a slow disk may keep the writer from taking sound out of the ring."""
_AHEAD_SECONDS = 2.0
"""How far a file source may run ahead of the deck."""
_CATCH_UP_SECONDS = 0.5
"""What a file source makes good of the time it was held, so that many short holds do not slow the whole."""


class Source(Protocol):
    """Sound that comes by itself, block by block, into `ring`."""

    format: SoundFormat | None
    """None until a device has been opened; it does not change afterwards."""
    ring: Ring
    is_file: bool
    device: str
    ended: bool
    """Nothing more will come."""

    @property
    def speed(self) -> float:
        """Seconds of sound a second; 0 is as fast as the machine can."""

    def open(self) -> None:
        """Begin to deliver. Returns at once."""

    def running(self, now: float) -> bool:
        """Whether sound is coming in."""

    def held_at(self) -> tuple[int, float] | None:
        """The frame that a held source waits before, and the second that was asked for; None if it is not held."""

    def faults(self, now: float) -> frozenset[Fault]:
        """What is wrong with the device."""

    def catch_up(self, until: float) -> None:
        """Wait, two seconds at most, for sound that was heard before that moment and is still on its way here.

        There is none unless this process was stopped or kept waiting.
        """

    def taken(self) -> None:
        """The deck has emptied the ring."""

    def hold(self, seconds: float | None) -> None:
        """Wait at this second of the source."""

    def set_speed(self, speed: float) -> None: ...

    def use_default(self) -> bool:
        """Take the system's default device, because the chosen one is away; False if it is not."""

    def close(self) -> None:
        """Deliver nothing more. Returns at once, whatever the device does."""


class FileSource:
    """Plays a sound file at `speed` times real speed as 16 kHz mono. Raises `Problem` if it cannot be decoded."""

    is_file = True

    def __init__(self, path: Path, wake: threading.Event, *, speed: float = 1.0, hold_at: float | None = None) -> None:
        from interview_tui.audio.decoding.decode import decode, to_16_bit  # numpy: only where a file is the source

        self.format: SoundFormat | None = SoundFormat(16_000, 1)
        self._rate = 16_000
        self._pcm = memoryview(to_16_bit(decode(path)))
        self._frames = len(self._pcm) // 2
        self.ring = Ring(self._rate * 2 * BUFFER_SECONDS)
        self.device = path.name
        self.ended = False
        self._wake = wake
        self._changed = threading.Condition()
        self._closed = False
        self._position = 0
        self._speed = max(0.0, speed)
        self._hold = hold_at
        self._anchor = (0, 0.0)
        self._held_since: float | None = None
        self._thread = threading.Thread(target=self._run, name="file source", daemon=True)

    @property
    def speed(self) -> float:
        return self._speed

    def open(self) -> None:
        self._anchor = (0, time.monotonic())
        self._thread.start()

    def running(self, now: float) -> bool:
        return not self.ended and not self._closed and self.held_at() is None

    def held_at(self) -> tuple[int, float] | None:
        with self._changed:
            frame = self._hold_frame()
            if frame is None or self._hold is None or self._position < frame or self.ended:
                return None
            return self._position, max(self._hold, 0.0) if self._position == frame else self._position / self._rate

    def faults(self, now: float) -> frozenset[Fault]:
        return frozenset()

    def catch_up(self, until: float) -> None:
        """A file is not late."""

    def taken(self) -> None:
        with self._changed:
            self._changed.notify()

    def hold(self, seconds: float | None) -> None:
        with self._changed:
            self._hold = seconds
            self._go_on(time.monotonic())

    def set_speed(self, speed: float) -> None:
        with self._changed:
            self._speed = max(0.0, speed)
            self._held_since = None
            self._go_on(time.monotonic())

    def use_default(self) -> bool:
        return False

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _go_on(self, now: float) -> None:
        """Count the pace from here."""
        since = now if self._held_since is None else max(self._held_since, now - _CATCH_UP_SECONDS)
        self._anchor = (self._position, since)
        self._held_since = None
        self._changed.notify()

    def _hold_frame(self) -> int | None:
        return None if self._hold is None else max(0, round(self._hold * self._rate))

    def _run(self) -> None:
        while True:
            with self._changed:
                if self._closed:
                    return
                frames, wait = self._due(time.monotonic())
                if not frames:
                    self._changed.wait(wait)
                    continue
                end = self._position + frames
                self.ring.put(bytes(self._pcm[self._position * 2 : end * 2]), time.monotonic())
                self._position = end
                if end == self._frames:
                    self.ended = True
            self._wake.set()
            if self.ended:
                return

    def _due(self, now: float) -> tuple[int, float | None]:
        """How many frames to give now; if none, how long to wait (None: until something changes)."""
        limit = self._frames
        if not limit:
            self.ended = True
            self._wake.set()
            return 0, None
        frame = self._hold_frame()
        if frame is not None and frame < limit:
            if self._position >= frame:
                if self._held_since is None:
                    self._held_since = now
                return 0, None
            limit = frame
        if self.ring.waiting_bytes > _AHEAD_SECONDS * self._rate * 2:
            return 0, None
        if not self._speed:
            return min(limit - self._position, self._rate // 2), None
        start, since = self._anchor
        due = min(limit, start + int((now - since) * self._speed * self._rate))
        step = min(limit - self._position, max(1, int(self._rate * self._speed * 0.02)))  # 50 blocks a second
        if due - self._position < step:
            return 0, (self._position + step - due) / (self._speed * self._rate) + 0.001
        return min(due - self._position, self._rate // 2), None
