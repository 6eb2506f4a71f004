"""Killing work before each of its steps on the disk."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
"""To be killed before reading is to be killed before the next thing that changes the disk."""


def killed_at(step: int, work: Callable[[], object], *folders: Path) -> bool:
    """Let a child do the work and kill itself before it changes a file in `folders` for the `step`th time."""
    child = os.fork()
    if child == 0:
        left = [step]

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if event == "open" and not int(str(arguments[2])) & _CHANGES:
                return
            if event not in ("open", "os.rename", "os.remove", "os.truncate", "os.rmdir"):
                return
            if not any(str(argument).startswith(str(folder)) for argument in arguments for folder in folders):
                return
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

        try:
            sys.addaudithook(hook)
            work()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
