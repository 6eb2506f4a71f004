"""Work on recordings without a study: where it lies, and how long it waits for somebody who broke it off.

It holds a copy of somebody's voice in the user's cache folder. So what has waited too long goes whenever the program's
screens are opened, and not only when another recording is transcribed. Imports nothing heavy.
"""

import shutil
import time
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_KEPT_DAYS = 14
"""How long the work on a recording that was stopped waits to be gone on with."""


def work_folder() -> Path:
    """Where the recordings that are being worked on lie; it need not exist."""
    from platformdirs import user_cache_path

    return user_cache_path("interview-tui", appauthor=False) / "quick"


def clear_old() -> None:
    """Delete the work that nobody has gone on with; what is at work is left alone, and so is what cannot be deleted."""
    with suppress(OSError):
        for folder in [path for path in work_folder().iterdir() if path.is_dir()]:
            with suppress(OSError):
                _clear_if_old(folder)


def _clear_if_old(folder: Path) -> None:
    if time.time() - folder.stat().st_mtime > _KEPT_DAYS * 86_400:
        lock = FileLock(folder.with_name(f"{folder.name}.lock"), timeout=0, mode=0o600)
        with suppress(Timeout), lock:
            shutil.rmtree(folder, ignore_errors=True)
            Path(lock.lock_file).unlink(missing_ok=True)
