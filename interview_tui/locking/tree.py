"""What lies in a study's folder: every file and folder, with what must be the same after locking and unlocking."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from interview_tui.at_rest import OWN
from interview_tui.language import _
from interview_tui.problem import Problem


@dataclass(frozen=True, slots=True)
class Item:
    """A file or a folder of the study."""

    name: str
    """Its path in the study, with `/`."""
    folder: bool
    mode: int
    """Permissions."""
    mtime: int
    """Nanoseconds."""
    size: int = 0
    """Bytes; 0 of a folder."""

    @property
    def scratch(self) -> bool:
        """A lock of the running program: it belongs to no study, and is not kept."""
        return not self.folder and self.size == 0 and self.name.endswith(".lock")


def tree(folder: Path) -> list[Item]:
    """Everything in it, a folder before what is in it, by name. Raises `Problem` where there is anything else."""
    found: list[Item] = []
    _walk(folder, "", found)
    return found


def _walk(folder: Path, above: str, found: list[Item]) -> None:
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        if not above and entry.name in OWN:
            continue
        name = above + entry.name
        # Not `entry.stat`: on Windows it may tell what was true a while ago.
        status = os.lstat(entry.path)
        mode = stat.S_IMODE(status.st_mode)
        if stat.S_ISDIR(status.st_mode) and not _leads_away(entry.path):
            found.append(Item(name, True, mode, status.st_mtime_ns))
            _walk(Path(entry.path), name + "/", found)
        elif stat.S_ISREG(status.st_mode):
            found.append(Item(name, False, mode, status.st_mtime_ns, status.st_size))
        else:
            raise Problem(
                _("There is a link in the study's folder: what it leads to cannot be locked."),
                cure=_("Put the files themselves in its place, or take it out of the folder."),
                where=Path(entry.path),
            )


def _leads_away(path: str) -> bool:
    """A junction of Windows looks like a folder."""
    return bool(getattr(os.path, "isjunction", lambda _path: False)(path))
