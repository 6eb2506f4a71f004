"""What was measured on this computer, so that it is measured once: numbers by name, in the user's cache."""

import json
from pathlib import Path

from interview_tui.files import private_folder, write_whole


def remembered() -> dict[str, float]:
    """Everything; nothing where the file is not there or cannot be read."""
    try:
        return {str(key): float(value) for key, value in json.loads(_file().read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def remember(more: dict[str, float]) -> None:
    """Add to it. On a full or read-only disk it is measured again next time."""
    try:
        private_folder(_file().parent)
        write_whole(_file(), json.dumps({**remembered(), **more}, indent=2) + "\n")
    except OSError:
        return


def _file() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("interview-tui", appauthor=False) / "speed.json"
