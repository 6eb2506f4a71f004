"""The recorder's handle on one ear: started, read to its last word, killed. Nothing here waits for a driver."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from interview_tui.audio.hearing.ear_frames import Frame, read_frame
from interview_tui.audio.storage.wav import SoundFormat


@dataclass(frozen=True, slots=True)
class Opened:
    """What an ear has opened."""

    device: str
    format: SoundFormat
    default: bool
    at: float
    """`time.monotonic()` of the ear when it was open."""


class EarProcess:
    """Runs from its construction on. `spoke(ear, frame)` is called in a thread of its own for every frame but
    `opened` and `failed`, which are kept here; `changed` is set when something is to be looked at."""

    def __init__(
        self,
        arguments: list[str],
        variables: dict[str, str],
        spoke: "Callable[[EarProcess, Frame], None]",
        changed: threading.Event,
    ) -> None:
        self.opened: Opened | None = None
        self.failure = ""
        """Why it could not open anything the last time it tried."""
        self.words = 0
        """How many frames have come."""
        self._spoke = spoke
        self._changed = changed
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "interview_tui.audio.hearing.ear", *arguments],
            stdin=subprocess.PIPE,  # its end is the ear's end
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **variables},
            creationflags=flags,
        )
        self._over = threading.Event()
        threading.Thread(target=self._read, name="ear", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def over(self) -> bool:
        """It says nothing more, and everything it said has been read."""
        return self._over.is_set()

    def kill(self) -> None:
        """At once and from any thread, whatever its driver does. What it has sent is still read."""
        self._process.kill()

    def wait_until_over(self, seconds: float) -> None:
        """After `kill`. One that the kernel itself keeps in a driver is left to its fate."""
        self._over.wait(seconds)

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while (frame := read_frame(pipe)) is not None:
            self.words += 1
            if frame.kind == "opened":
                said = json.loads(frame.payload)
                format = SoundFormat(said["rate"], said["channels"])
                self.opened = Opened(said["device"], format, said["default"], frame.at)
                self.failure = ""
            elif frame.kind == "failed":
                self.failure = frame.payload.decode()
            else:
                self._spoke(self, frame)
                continue
            self._changed.set()
        self._over.set()
        self._changed.set()
        pipe.close()
        self._process.kill()  # it has closed its mouth; nothing in a driver may keep it
        self._process.wait()
