"""The microphone as a source: opened, watched, and opened again when it has gone.

Everything that PortAudio may hang in happens in one thread of its own, and nobody waits for that thread: not a
command, not the writer, not the end of the process.
"""

import threading
import time
from typing import Any

from interview_tui.audio.messages import Fault
from interview_tui.audio.opening import attempts, entries, open_first
from interview_tui.audio.ring import Ring
from interview_tui.audio.sources import BUFFER_SECONDS
from interview_tui.audio.wav import SoundFormat

STALLED_SECONDS = 2.0
"""Without a callback for so long, the device is stuck."""
REOPEN_SECONDS = 6.0
"""Stuck for so long, it is closed and opened again."""
OPENING_SECONDS = 5.0
"""An opening that takes longer hangs."""
_RETRY_SECONDS = 1.0
_WIDEST = SoundFormat(48_000, 2)


class Microphone:
    """`device` is a name or an id as `devices` gives them; None is the system's default.

    `keep` is the format that the recording already has, if it is taken up again.
    """

    is_file = False
    ended = False
    speed = 1.0

    def __init__(self, device: str | None, keep: SoundFormat | None = None, sounddevice: Any = None) -> None:
        self.format: SoundFormat | None = keep
        self.device = device or ""
        self.ring = Ring(_WIDEST.second_bytes * BUFFER_SECONDS)
        self._wanted = device
        self._sounddevice = sounddevice
        self._opened = False
        self._closed = threading.Event()
        self._finished = threading.Event()
        self._listening = False
        self._last_heard = 0.0
        self._opening_since = 0.0
        self._failed: Fault | None = None
        self._thread = threading.Thread(target=self._keep_open, name="microphone", daemon=True)

    def open(self) -> None:
        self._opening_since = time.monotonic()
        self._thread.start()

    def running(self, now: float) -> bool:
        return self._listening and not self._closed.is_set() and now - self._last_heard < STALLED_SECONDS

    def faults(self, now: float) -> frozenset[Fault]:
        if self._closed.is_set():
            return frozenset()
        if self._listening:
            return frozenset({"stalled"} if now - self._last_heard >= STALLED_SECONDS else ())
        if self._opened:
            return frozenset({"device_gone"})
        if self._failed is not None:
            return frozenset({self._failed})
        return frozenset({"no_device"} if now - self._opening_since >= OPENING_SECONDS else ())

    def held_at(self) -> tuple[int, float] | None:
        return None

    def taken(self) -> None:
        return

    def hold(self, seconds: float | None) -> None:
        """A person cannot be held."""

    def set_speed(self, speed: float) -> None:
        """Nor sped up."""

    def use_default(self) -> bool:
        """Whether the chosen device is away, and the default is tried from now on."""
        if self._listening or self._wanted is None:
            return False
        self._wanted = None
        return True

    def close(self) -> None:
        self._closed.set()
        self._finished.set()

    def _heard(self, data: Any, frames: int, clock: Any, flags: Any) -> None:
        """Called by PortAudio's real-time thread: no lock, no disk, no waiting."""
        now = time.monotonic()
        if not self._closed.is_set():
            self.ring.put(bytes(data), now)
        self._last_heard = now

    def _keep_open(self) -> None:
        sounddevice = self._sounddevice or self._imported()
        first = True
        while sounddevice is not None and not self._closed.is_set():
            if not first:
                # PortAudio's list of devices is made once; only this brings back what was plugged in since.
                sounddevice._terminate()
                sounddevice._initialize()
            first = False
            stream = self._open(sounddevice)
            if stream is None:
                self._failed = "no_device"
                self._closed.wait(_RETRY_SECONDS)
                continue
            self._watch()
            self._listening = False
            _let_go(stream, sounddevice)
            self._closed.wait(_RETRY_SECONDS / 4)

    def _imported(self) -> Any:
        """sounddevice, tried until it loads; None when PortAudio is not installed or nobody listens any more."""
        while not self._closed.is_set():
            try:
                import sounddevice  # asks for every device of the machine: 0.1 s and more

                return sounddevice
            except OSError:
                self._failed = "no_sound_system"
                return None
            except Exception as error:
                if type(error).__name__ != "PortAudioError":  # its class cannot be named: its module did not load
                    raise
                self._failed = "no_device"
                self._closed.wait(_RETRY_SECONDS)
        return None

    def _open(self, sounddevice: Any) -> Any:
        self._opening_since = time.monotonic()
        self._finished.clear()
        try:
            devices = entries(sounddevice)
        except sounddevice.PortAudioError:
            return None
        keep = self.format
        opened = open_first(sounddevice, attempts(devices, self._wanted, keep), self._heard, self._finished.set)
        if opened is None:
            return None
        stream, attempt = opened
        self.format, self.device = attempt.format, attempt.entry.name
        self._last_heard = max(self._last_heard, time.monotonic())
        self._failed, self._opened, self._listening = None, True, True
        return stream

    def _watch(self) -> None:
        """Return when the device has gone, is stuck for long, or is wanted no more."""
        while not self._finished.wait(0.1):
            if time.monotonic() - self._last_heard >= REOPEN_SECONDS:
                return


def _let_go(stream: Any, sounddevice: Any) -> None:
    """Close without waiting for what is still in the device: `stop` would hang on a stuck one."""
    try:
        stream.abort()
        stream.close()
    except sounddevice.PortAudioError:
        return  # it has closed itself
