"""One player process, seen from outside: started, told, watched, ended."""

import subprocess
import sys
import threading
import time

from interview_tui.audio.playback.messages import Order, Report

SILENT_SECONDS = 2.0
"""Without a word for so long, the player hangs."""
OPENING_SECONDS = 6.0
"""A loudspeaker without a wire takes some seconds to open."""
STARTING_SECONDS = 20.0
"""Until the first word of a process, on a busy machine."""
LOOK_SECONDS = 0.25
STUCK = 3
"""What it ends with when the loudspeaker takes no more sound: only a new process helps."""


class PlayerProcess:
    """One player process and when it was last heard of."""

    def __init__(self) -> None:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP
        self.popen = subprocess.Popen(
            [sys.executable, "-P", "-m", "interview_tui.audio.playback.player"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # sound libraries write there whatever one does
            start_new_session=sys.platform != "win32",
            creationflags=flags,
        )
        self.started = time.monotonic()
        self.looks = 0
        """How often it was looked at since its last word: a clock would count the time this program was stopped."""
        self.limit = STARTING_SECONDS
        self.hung = False
        self.over = threading.Event()
        """It will say nothing more."""

    def watch(self) -> None:
        """End it when it has been silent for too long; in a thread of its own, because writing to it may hang too."""
        while not self.over.wait(LOOK_SECONDS):
            self.looks += 1
            if self.looks * LOOK_SECONDS > self.limit:
                self.hung = True
                self.popen.kill()
                return

    def heard(self, report: Report) -> None:
        self.looks = 0
        self.limit = OPENING_SECONDS if report.state == "opening" else SILENT_SECONDS

    def end(self) -> None:
        """It has nothing to save."""
        self.popen.kill()
        self.popen.wait()
        if self.popen.stdin is not None:
            try:
                self.popen.stdin.close()
            except OSError:
                return  # what was still to be sent has nobody to read it

    def write(self, order: Order, data: bytes = b"") -> None:
        """Tell it something; whether it lives is found out by its silence."""
        assert self.popen.stdin is not None
        try:
            self.popen.stdin.write(order.model_dump_json().encode() + b"\n" + data)
            self.popen.stdin.flush()
        except OSError:
            return  # it has died: whoever reads its words notices
