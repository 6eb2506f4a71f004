"""Ended from outside, the program leaves the terminal as it found it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

import pytest

LEAVES_THE_SCREEN = b"\x1b[?1049l"


def read_until(terminal: int, wanted: bytes, seconds: float = 30.0) -> bytes:
    """What the program paints, up to `wanted`."""
    seen = b""
    end = time.monotonic() + seconds
    while wanted not in seen:
        ready, _out, _error = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"{wanted!r} did not come"
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break  # Linux: the other end is closed
    assert wanted in seen, f"{wanted!r} did not come"
    return seen


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, b"\x03", b"\x11", b"q"])
def test_the_terminal_is_left_as_it_was(ending: signal.Signals | bytes) -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "interview_tui", "--language", "en"])
    try:
        read_until(terminal, b"help")
        if isinstance(ending, bytes):
            os.write(terminal, ending)
        else:
            os.kill(pid, ending)
        after = read_until(terminal, LEAVES_THE_SCREEN)
        assert b"Traceback" not in after
    finally:
        _pid, status = os.waitpid(pid, 0)
        os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
