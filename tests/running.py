"""Running the program as a user does: its command, in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def interview_tui(
    *arguments: str | Path, cwd: Path | None = None, seconds: float = 240, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `interview-tui ARGUMENTS` to its end; stdout and stderr as text."""
    return subprocess.run(
        [sys.executable, "-m", "interview_tui", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
    )


def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start `interview-tui ARGUMENTS` and go on."""
    return subprocess.Popen(
        [sys.executable, "-m", "interview_tui", *map(str, arguments)],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_hear_ctrl_c if os.name == "posix" else None,
    )


def _hear_ctrl_c() -> None:
    """Tests that are run in the background inherit that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
