"""Waiting for a condition, never for a time."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path


def wait_until(condition: Callable[[], object], seconds: float = 10.0, what: str = "the condition") -> None:
    """Return when `condition()` is true; fail with `what` after `seconds`."""
    pulse = threading.Event()
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds:g} s in vain for {what}"
        pulse.wait(0.02)


def is_there(folder: Path, name: str) -> bool:
    """Whether anything in the folder is called so; folders may be renamed while it is looked through."""
    return any(name in (*folders, *files) for _path, folders, files in os.walk(folder))
