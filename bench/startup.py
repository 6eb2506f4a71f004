"""How long from the command to the first screen: the median of five starts, as one line of JSON.

Each start is a real one, in a pseudo-terminal of its own with a home of its own; the clock stops when the footer of the
start screen has been painted. Linux and macOS: `python bench/startup.py`.
"""

import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

STARTS = 5
PAINTED = b"help"
"""The last word of the start screen, in English."""
LONGEST = 30.0


def seconds_to_first_screen(home: str) -> float:
    """Start the program once and end it again."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {
            **os.environ,
            "HOME": home,
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execve(sys.executable, [sys.executable, "-m", "interview_tui", "--language", "en"], environment)
    seen = b""
    try:
        while PAINTED not in seen:
            ready, _out, _error = select.select([terminal], [], [], LONGEST)
            if not ready:
                raise SystemExit("the start screen did not come")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - began
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        seconds_to_first_screen(home)  # fills the file cache, as every start but a day's first finds it
        starts = [seconds_to_first_screen(home) for _start in range(STARTS)]
    result = {
        "bench": "startup",
        "median_seconds": round(statistics.median(starts), 3),
        "starts": [round(seconds, 3) for seconds in starts],
        "cpus": os.cpu_count(),
        "python": sys.version.split()[0],
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
