"""The microphone as the recorder sees it: an ear that is started, watched, and started again.

The recorder never touches PortAudio. Whatever hangs or crashes in a sound driver hangs or crashes the ear, and the
watchdog here kills it and starts another. Nobody waits for an ear: not a command, not the writer, not the end.

How sound could be lost here, and why it is not: what an ear has sent is read to its last frame before the next one
speaks; a recorder that was stopped finds everything in the pipe and in the ear, and does not take its own absence for
the ear's silence.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from interview_tui.audio.hearing.ear_frames import DEVICE_VARIABLE, Frame
from interview_tui.audio.hearing.ear_process import EarProcess
from interview_tui.audio.hearing.place import Place
from interview_tui.audio.hearing.ring import Ring
from interview_tui.audio.hearing.sources import BUFFER_SECONDS
from interview_tui.audio.recorder.messages import Fault
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.interview.events import GapCause

STALLED_SECONDS = 1.25
"""Without a block for so long, the device is stuck. Watchdog, deck and screen add theirs: told within two seconds."""
REOPEN_SECONDS = 6.0
"""Stuck for so long, the ear is replaced."""
OPENING_SECONDS = 5.0
"""An ear that has said nothing for so long hangs in the driver."""
_TICK_SECONDS = 0.25
_RETRY_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 5.0
_DYING_SECONDS = 1.0
_BEHIND_SECONDS = 0.3
"""Blocks come every twentieth of a second; one that is so much older was kept waiting, and there are more."""
_CATCH_UP_SECONDS = 2.0
_WIDEST = SoundFormat(48_000, 2)


class Microphone:
    """`device` is a name or an id as `devices` gives them; None is the system's default.

    `keep` is the format that the recording already has, if it is taken up again; without one, `channels=2` asks for
    two. A chosen device is awaited for ever; the default is taken only where nobody chose, or by `use_default`.
    """

    is_file = False
    ended = False
    speed = 1.0

    def __init__(self, device: str | None, keep: SoundFormat | None = None, channels: int | None = None) -> None:
        self.format: SoundFormat | None = keep
        self.device = device or ""
        self.ring = Ring(_WIDEST.second_bytes * BUFFER_SECONDS)
        self._channels = channels
        self._wanted = device
        self._lock = threading.Lock()
        self._block_came = threading.Condition(self._lock)
        self._latest = 0.0
        self._changed = threading.Event()
        self._closed = False
        self._ear: EarProcess | None = None
        self._place = Place()
        self._ever_heard = False
        self._hearing = False
        self._fault: Fault | None = None
        self._failures = 0
        self._thread = threading.Thread(target=self._keep_open, name="microphone", daemon=True)

    def open(self) -> None:
        self._thread.start()

    def running(self, now: float) -> bool:
        return self._hearing and self._fault is None and not self._closed

    def faults(self, now: float) -> frozenset[Fault]:
        """As of the watchdog's last look, a quarter of a second ago at most."""
        if self._closed:
            return frozenset()
        found: set[Fault] = {"device_moved"} if self._hearing and self._place.moved else set()
        return frozenset(found if self._fault is None else {*found, self._fault})

    def held_at(self) -> tuple[int, float] | None:
        return None

    def taken(self) -> None:
        return

    def catch_up(self, until: float) -> None:
        """Let in what was heard before then and still waits in the ear; two seconds at most, nearly always none.

        For whoever is about to change what is kept: a recorder that was stopped finds the order that came meanwhile
        at once, and the sound before that order only by and by.
        """

        def there() -> bool:
            now_hearing = self._hearing and self._fault is None and not self._closed
            return not now_hearing or self._latest >= until - _BEHIND_SECONDS

        with self._block_came:
            self._block_came.wait_for(there, _CATCH_UP_SECONDS)

    def hold(self, seconds: float | None) -> None:
        """A person cannot be held."""

    def set_speed(self, speed: float) -> None:
        """Nor sped up."""

    def use_default(self) -> bool:
        """Whether the chosen device was away; what the system gives instead is the right one from now on."""
        with self._lock:
            if self._hearing and self._place.moved:
                self._wanted = None
                self._place.accept()
                return True
            if self._wanted is None or (self._hearing and self._fault is None):
                return False
            self._wanted = None
            self._failures = 0
            self._place.leave()
            self._place.accept()
            if self._ear is not None:
                self._ear.kill()
        self._changed.set()
        return True

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._ear is not None:
                self._ear.kill()
        self._changed.set()

    def _keep_open(self) -> None:
        while not self._closed:
            try:
                with self._an_ear() as ear:
                    self._attend(ear)
                    over = ear.over
            except (OSError, RuntimeError):  # the system has no room for another process, or thread, just now
                self._fault = "device_gone" if self._ever_heard else "no_device"
                pause = _RETRY_SECONDS
            else:
                pause = self._pause(ear, over)
            self._hearing = False
            self._changed.clear()
            if not self._closed:
                self._changed.wait(pause)

    @contextmanager
    def _an_ear(self) -> Iterator[EarProcess]:
        arguments: list[str] = []
        wanted = {} if self._wanted is None else {DEVICE_VARIABLE: self._wanted}
        if self.format is not None:
            arguments += ["--rate", str(self.format.rate), "--channels", str(self.format.channels)]
        elif self._channels is not None:
            arguments += ["--channels", str(self._channels)]
        ear = EarProcess(arguments, {**wanted, **self._place.variables()}, self._spoke, self._changed)
        with self._lock:
            self._ear = ear
            if self._closed:
                ear.kill()
        try:
            yield ear
        finally:
            ear.kill()
            ear.wait_until_over(_DYING_SECONDS)
            with self._lock:
                self._ear = None  # whatever an ear says that does not die is no part of the recording
            self._place.leave()

    def _attend(self, ear: EarProcess) -> None:
        """Return when this ear is over, or is to be replaced."""
        silent, words, before = 0.0, 0, time.monotonic()
        while not self._closed and not ear.over:
            self._changed.wait(_TICK_SECONDS)
            self._changed.clear()
            now = time.monotonic()
            # No more than a tick's worth: this process may have been stopped, or the machine asleep.
            silent = silent + min(now - before, 2 * _TICK_SECONDS) if ear.words == words else 0.0
            words, before = ear.words, now
            if ear.failure:
                if self._place.pinned:
                    return
                self._note_failure(ear)
            if ear.opened is None:
                if silent >= OPENING_SECONDS:
                    self._fault = "hangs"
                    return
            elif silent >= STALLED_SECONDS:
                self._fault = "stalled"
                if silent >= REOPEN_SECONDS:
                    return
            elif self._hearing:
                with self._lock:
                    go_back = self._place.look(ear.pid, ear.opened.device, self._changed, chosen=self._wanted)
                    self.device = self._place.name
                self._fault = None  # last: who is told that all is well is told which microphone it is, too
                if go_back:
                    return

    def _pause(self, ear: EarProcess, over: bool) -> float:
        """Seconds until the next ear; notes why the last one is no more, unless that is known."""
        if ear.opened is not None:
            self._failures = 0
            if over:
                self._fault = "device_gone"
                return 0.0 if time.monotonic() - ear.opened.at > _RETRY_SECONDS else _RETRY_SECONDS
            return 0.0
        self._failures += 1
        if over and not ear.failure:
            self._note_failure(ear)
        if self._place.pinned:
            return 0.0  # home has gone again: at once to what there is
        return min(self._failures * _RETRY_SECONDS, _LONGEST_PAUSE_SECONDS)

    def _note_failure(self, ear: EarProcess) -> None:
        if ear.failure == "no_sound_system":
            self._fault = "no_sound_system"
        else:
            self._fault = "device_gone" if self._ever_heard else "no_device"

    def _spoke(self, ear: EarProcess, frame: Frame) -> None:
        """In the ear's reading thread."""
        with self._lock:
            if self._closed or ear is not self._ear or ear.opened is None or frame.kind == "finished":
                return
            self.format = ear.opened.format
            anew = self._ever_heard and not self._hearing
            lost: GapCause = "device" if anew else "overrun" if frame.kind == "block_after_loss" else ""
            self.ring.put(frame.payload, frame.at, lost=lost)
            self._latest = frame.at
            self._block_came.notify_all()
            if not self._hearing:
                self.device = ear.opened.device
                self._hearing = self._ever_heard = True
                self._changed.set()
