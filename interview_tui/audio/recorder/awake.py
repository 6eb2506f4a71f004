"""While an interview is recorded the machine does not fall asleep by itself, where the system lets us.

- Linux: `systemd-inhibit` asks logind to block sleep. macOS: `caffeinate`. Each runs a small shell as long as it
  holds; the shell says one word when it has begun, which tells that we hold, and ends when our end of its stdin is
  closed: also if this process is killed.
- Windows: `SetThreadExecutionState`, which belongs to the thread that calls it and ends with it.

It keeps no one from closing the lid: that sleep is meant. Nor does it keep the screen lit. What the system shows to
others about it holds no name.
"""

import shutil
import subprocess
import sys
import threading
from typing import Literal

_HELD = "held"
_SHELL = ("/bin/sh", "-c", f"echo {_HELD}; exec cat >/dev/null")
_AGAIN_SECONDS = (1.0, 5.0, 30.0)
_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED = 0x80000000, 0x00000001

StayingAwake = Literal["yes", "no_program", "refused"]


class Awake:
    """Keeps the machine awake from `hold` to `release`. Neither waits nor raises; `held` says what came of it.

    `why` is shown to whoever asks the system what keeps it awake: it holds no name.
    """

    def __init__(self, why: str) -> None:
        self._why = why
        self._hold: _Hold | None = None

    @property
    def held(self) -> bool:
        """Whether the machine is kept awake now, as far as the system has told us."""
        return self._hold is not None and self._hold.works

    def hold(self) -> None:
        """Begin; `held` says within a second whether it works. Where it does not, or ends, it is tried again."""
        if self._hold is None:
            self._hold = _Hold(self._why)

    def release(self) -> None:
        """Let the machine sleep."""
        if self._hold is not None:
            self._hold.end()
        self._hold = None


def can_stay_awake(seconds: float = 2.0) -> StayingAwake:
    """Try it, for a moment; waits for the system's answer for so long at most."""
    if sys.platform != "win32" and _command("") is None:
        return "no_program"
    hold = _Hold("Interview TUI")
    try:
        hold.answered.wait(seconds)
        return "yes" if hold.works else "refused"
    finally:
        hold.end()


class _Hold:
    """One stretch of staying awake, in a thread of its own."""

    def __init__(self, why: str) -> None:
        self.works = False
        self.answered = threading.Event()
        self._why = why
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        work = self._tell_windows if sys.platform == "win32" else self._keep_running
        threading.Thread(target=work, name="awake", daemon=True).start()

    def end(self) -> None:
        self._ended.set()
        if self._process is not None:
            _stop(self._process)

    def _keep_running(self) -> None:
        tries = 0
        while (command := _command(self._why)) is not None and not self._ended.is_set():
            held = self._run(command)
            tries = 0 if held else tries + 1
            self._ended.wait(_AGAIN_SECONDS[min(tries, len(_AGAIN_SECONDS) - 1)])
        self.answered.set()

    def _run(self, command: list[str]) -> bool:
        """Run it to its end; whether it has held in between."""
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in the terminal is not meant for it
            )
        except OSError:
            self.answered.set()
            return False
        self._process = process
        if self._ended.is_set():  # while it was started
            _stop(process)
        assert process.stdout is not None
        with process.stdout:
            held = process.stdout.readline().strip() == _HELD.encode()
        self.works = held and not self._ended.is_set()
        self.answered.set()
        if not held:
            _stop(process)
        process.wait()
        self.works = False
        _stop(process)
        return held

    def _tell_windows(self) -> None:
        import ctypes

        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
        kernel.SetThreadExecutionState.argtypes = [ctypes.c_uint]
        self.works = bool(kernel.SetThreadExecutionState(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED))
        self.answered.set()
        self._ended.wait()
        self.works = False
        kernel.SetThreadExecutionState(_ES_CONTINUOUS)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Without waiting. The shell inside ends by the end of its stdin; the lock ends with the program around it."""
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()


def _command(why: str) -> list[str] | None:
    """What runs as long as the machine is to stay awake; None where the system has no such program."""
    if sys.platform == "darwin":
        program, options = shutil.which("caffeinate"), ["-i"]
    else:
        program = shutil.which("systemd-inhibit")
        options = ["--what=sleep:idle", "--mode=block", "--who=Interview TUI", f"--why={why}"]
    return None if program is None else [program, *options, *_SHELL]
