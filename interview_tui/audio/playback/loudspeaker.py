"""A loudspeaker, open or not: takes sound that is ready to be played and says what can be heard this moment.

Only for the player process: everything here may hang with a driver.
"""

import importlib
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from interview_tui.audio.playback.messages import Trouble
from interview_tui.audio.storage.wav import SoundFormat

LATENCY_SECONDS = 0.15
"""Asked of the device: short enough for a key, long enough for a busy machine."""
_LIST_SECONDS = 10.0
_LONGEST_DELAY = 2.0
"""A device that claims a longer way to the loudspeaker is not believed."""


class NoLoudspeaker(Exception):
    """Nothing can be opened; `trouble` says what is missing."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble


@dataclass(frozen=True, slots=True)
class _Handed:
    """One block given to the device."""

    audible: float
    """`time.monotonic()` when its first frame reaches the loudspeaker."""
    before: int
    """Frames of sound handed before it, silence in between not counted."""
    frames: int
    """Frames of sound in it."""


class Loudspeaker:
    """The system's default output. Frames are counted over its whole life, also when it is opened again."""

    def __init__(self) -> None:
        self.format = SoundFormat()
        self.handed = 0
        """Frames of sound given to the device."""
        self._sounddevice: Any = None
        self._listed = 0.0
        self._last_call = 0.0
        self._stream: Any = None
        self._finished = threading.Event()
        self._turn = threading.Lock()
        self._waiting: deque[memoryview] = deque()
        self._waiting_bytes = 0
        self._history: deque[_Handed] = deque(maxlen=512)

    @property
    def open(self) -> bool:
        return self._stream is not None

    @property
    def gone(self) -> bool:
        """It was open, and the device has been taken away."""
        return self._stream is not None and self._finished.is_set()

    def stuck_seconds(self, now: float) -> float:
        """How long an open device has asked for nothing."""
        return now - self._last_call if self._stream is not None else 0.0

    @property
    def waiting_seconds(self) -> float:
        """How much sound is ready and not yet given to the device."""
        return self._waiting_bytes / self.format.second_bytes

    def open_for(self, rate: int) -> None:
        """Open for mono sound at `rate`, or as near as the device comes: see `format`. Raises `NoLoudspeaker`."""
        self.close()
        sounddevice = self._ready()
        self._finished = threading.Event()
        for format in self._formats(sounddevice, rate):
            try:
                stream = sounddevice.RawOutputStream(
                    format.rate, channels=format.channels, dtype="int16", latency=LATENCY_SECONDS,
                    callback=self._wanted, finished_callback=self._finished.set,
                )  # fmt: skip
                self.format = format
                stream.start()
            except (sounddevice.PortAudioError, ValueError):  # its own words help nobody; the next format may do
                continue
            self._stream = stream
            self._last_call = time.monotonic()
            return
        self._listed = 0.0
        raise NoLoudspeaker("no_loudspeaker")

    def play(self, data: bytes) -> None:
        """Sound to be played after what is waiting."""
        if data:
            with self._turn:
                self._waiting.append(memoryview(data))
                self._waiting_bytes += len(data)

    def drop(self) -> int:
        """Forget what has not been given to the device yet; returns `handed`, after which comes what is played next."""
        with self._turn:
            self._waiting.clear()
            self._waiting_bytes = 0
            return self.handed

    def audible(self, now: float) -> int:
        """How many frames of sound have been heard by then, of all that were ever handed."""
        with self._turn:
            history = list(self._history)
            heard = history[0].before if history else self.handed
        for block in history:
            if block.audible > now:
                break
            heard = block.before + min(block.frames, int((now - block.audible) * self.format.rate))
        return heard

    def close(self) -> None:
        """Fall silent at once; what was given to the device and not heard is lost."""
        stream, self._stream = self._stream, None
        self.drop()
        if stream is None:
            return
        try:
            stream.abort()
            stream.close()
        except self._sounddevice.PortAudioError:
            self._listed = 0.0  # it has closed itself
        with self._turn:
            self._history.clear()

    def _ready(self) -> Any:
        """sounddevice with a list of devices that is not old: loudspeakers come and go, but listing takes a while."""
        if self._sounddevice is not None:
            if time.monotonic() - self._listed > _LIST_SECONDS:
                self._sounddevice._terminate()
                self._sounddevice._initialize()
                self._listed = time.monotonic()
            return self._sounddevice
        try:
            self._sounddevice = importlib.import_module("sounddevice")
        except OSError:
            raise NoLoudspeaker("no_sound_system") from None
        except Exception as error:
            if type(error).__name__ != "PortAudioError":  # its class cannot be named: its module did not load
                raise
            raise NoLoudspeaker("no_loudspeaker") from None
        self._listed = time.monotonic()
        return self._sounddevice

    def _formats(self, sounddevice: Any, rate: int) -> list[SoundFormat]:
        """As recorded, else at the device's own rate, else in stereo."""
        try:
            own = round(sounddevice.query_devices(kind="output")["default_samplerate"])
        except (sounddevice.PortAudioError, ValueError):
            self._listed = 0.0
            raise NoLoudspeaker("no_loudspeaker") from None
        return list(
            dict.fromkeys([SoundFormat(rate, 1), SoundFormat(rate, 2), SoundFormat(own, 1), SoundFormat(own, 2)])
        )

    def _wanted(self, out: Any, frames: int, clock: Any, flags: Any) -> None:
        """Called by the device's thread: fill `out`, with silence where nothing is ready."""
        del flags
        delay = clock.outputBufferDacTime - clock.currentTime
        self._last_call = now = time.monotonic()
        audible = now + (delay if 0 <= delay < _LONGEST_DELAY else LATENCY_SECONDS)
        wanted, filled = len(out), 0
        with self._turn:
            while filled < wanted and self._waiting:
                piece = self._waiting[0]
                part = piece[: wanted - filled]
                out[filled : filled + len(part)] = part
                filled += len(part)
                if len(part) == len(piece):
                    self._waiting.popleft()
                else:
                    self._waiting[0] = piece[len(part) :]
            self._waiting_bytes -= filled
            sound = filled // self.format.frame_bytes
            self._history.append(_Handed(audible, self.handed, sound))
            self.handed += sound
        if filled < wanted:
            out[filled:] = bytes(wanted - filled)
