"""A real terminal: tmux runs the program, types keys and reads the screen."""

import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

from tests.waiting import wait_until


class Terminal:
    """`interview-tui ARGUMENTS` in a terminal of its own."""

    def __init__(self, *arguments: str | Path, size: tuple[int, int] = (80, 24)) -> None:
        self._socket = f"interview-tui-{uuid.uuid4().hex[:8]}"
        # The server is new, so that the test's own HOME and language are the program's; its width is the terminal's.
        own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        environment = {**own, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        columns, lines = size
        command = ["exec", sys.executable, "-m", "interview_tui", *map(str, arguments)]
        subprocess.run(
            [
                *self._tmux("-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(lines)),
                " ".join(command),
            ],
            env=environment,
            check=True,
        )

    def press(self, *keys: str) -> None:
        """Keys as tmux names them: `Enter`, `Escape`, `+`."""
        subprocess.run(self._tmux("send-keys", *keys), check=True)

    def shown(self) -> str:
        """What stands on the screen; nothing once the program has ended."""
        return subprocess.run(self._tmux("capture-pane", "-p"), capture_output=True, text=True).stdout

    def wait_for(self, text: str, seconds: float = 30.0) -> str:
        """Return the screen when `text` stands on it; fail with the screen as it is if it does not come."""
        try:
            wait_until(lambda: text in self.shown(), seconds)
        except AssertionError:
            raise AssertionError(f"waited {seconds:g} s for {text!r}; the screen shows:\n{self.shown()}") from None
        return self.shown()

    @property
    def alive(self) -> bool:
        return subprocess.run(self._tmux("has-session"), capture_output=True).returncode == 0

    @property
    def pid(self) -> int:
        """The program's process."""
        pid = subprocess.run(self._tmux("display", "-p", "#{pane_pid}"), capture_output=True, text=True, check=True)
        return int(pid.stdout)

    def kill_program(self) -> None:
        """SIGKILL, as the system does when memory runs out."""
        os.kill(self.pid, signal.SIGKILL)
        wait_until(lambda: not self.alive, what="the program's end")

    def close(self) -> None:
        """End the terminal, as closing its window does."""
        subprocess.run(self._tmux("kill-server"), capture_output=True)

    def _tmux(self, *arguments: str) -> list[str]:
        return ["tmux", "-L", self._socket, *arguments]
