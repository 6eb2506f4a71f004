"""What a folder offers while a path is being typed: folders to go into and files of the kinds that are looked for."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

MOST = 200
"""Entries that are shown of a folder; typing a letter of the name brings the others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list."""

    path: Path
    is_folder: bool
    bytes: int = 0

    @property
    def name(self) -> str:
        return self.path.name + (os.sep if self.is_folder else "")

    @property
    def typed(self) -> str:
        """What stands in the field when it is chosen."""
        return str(self.path) + (os.sep if self.is_folder else "")


def entries(typed: str, endings: Collection[str]) -> list[Entry]:
    """The folders, then the files ending in one of `endings`, whose names begin with the last part of `typed`.

    Letters may be small or large. Hidden ones are left out; a folder that may not be read has none.
    """
    if not typed.strip():
        return []
    path = Path(typed).expanduser()
    folder, beginning = (path, "") if typed.endswith(("/", os.sep)) or typed == "~" else (path.parent, path.name)
    found = []
    try:
        with os.scandir(folder) as inside:
            for one in inside:
                if one.name.startswith(".") or not one.name.casefold().startswith(beginning.casefold()):
                    continue
                if one.is_dir():
                    found.append(Entry(folder / one.name, True))
                elif Path(one.name).suffix.lower().removeprefix(".") in endings:
                    found.append(Entry(folder / one.name, False, one.stat().st_size))
    except OSError:
        return []
    return sorted(found, key=lambda entry: (not entry.is_folder, entry.path.name.casefold()))[:MOST]
