"""What the program remembers about its user between two days: the look she chose and the studies she opened.

Names of studies and folders only; nothing about a participant.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_state_path

from interview_tui import at_rest
from interview_tui.files import private_folder, write_whole
from interview_tui.problem import Problem

_MOST = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A study that was opened here."""

    folder: Path
    title: str


def _config() -> Path:
    return user_config_path("interview-tui", appauthor=False) / "screens.json"


def _state() -> Path:
    return user_state_path("interview-tui", appauthor=False) / "recent.json"


def chosen_theme() -> str | None:
    """The name of the look she chose last; None if she never did."""
    data = _read(_config())
    return data["theme"] if isinstance(data, dict) and isinstance(data.get("theme"), str) else None


def remember_theme(name: str) -> None:
    """Use this look the next time too."""
    _write(_config(), {"theme": name})


def recent_studies() -> tuple[list[Recent], list[Recent]]:
    """The studies opened lately, newest first: those that are there, and those whose folder is gone."""
    data = _read(_state())
    known = [
        Recent(Path(item["folder"]), item["title"])
        for item in (data if isinstance(data, list) else ())
        if isinstance(item, dict) and isinstance(item.get("folder"), str) and isinstance(item.get("title"), str)
    ]
    there = [recent for recent in known if _is_there(recent.folder)]
    return there, [recent for recent in known if recent not in there]


def is_locked(folder: Path) -> bool:
    """Whether the study there is encrypted; False where nobody can tell."""
    try:
        return at_rest.is_locked(folder)
    except Problem:  # by a newer version: told where it is opened
        return True


def _is_there(folder: Path) -> bool:
    try:
        return (folder / "study.toml").exists()
    except OSError:  # a folder that may not be looked into is not gone: opening it says what is the matter
        return True


def remember_study(folder: Path, title: str) -> None:
    """Put a study first among the recent ones."""
    there, gone = recent_studies()
    kept = [recent for recent in (*there, *gone) if recent.folder != folder]
    _save([Recent(folder, title), *kept][:_MOST])


def forget_missing_studies() -> None:
    """Drop the studies whose folder is gone."""
    _save(recent_studies()[0])


def _save(recent: list[Recent]) -> None:
    _write(_state(), [asdict(item) | {"folder": str(item.folder)} for item in recent])


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write(path: Path, data: Any) -> None:
    try:
        private_folder(path.parent)
        write_whole(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    except OSError:
        return  # a read-only home only costs the memory of it
