"""Which paths may be deleted, and deleting them: never through a link, never by a path that leads out of the study.

What is to go is read from files of the study (its list of exports, `spare.json`, a journal), and a study may have come
from somebody else. So nothing that such a file says is believed before it was looked at here.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from interview_tui.at_rest import is_link as is_link
from interview_tui.audio.storage.spare import EVENTS

_SPARE = re.compile(r"[0-9a-f]{16}")
_SPARE_PARENTS = ("spare", "interview-tui-spare")
_QUICK = re.compile(r"[0-9a-f]{32}")


def inside(root: Path, relative: str) -> Path | None:
    """The place in `root` that `relative` (with `/`) names; None if it is none, or if it lies behind a link.

    The last part of it may be a link itself: that is what is deleted then, not what it leads to.
    """
    parts = PurePosixPath(relative).parts
    if not parts or not all(is_name(part) for part in parts):
        return None
    path = root
    for part in parts:
        if path != root and is_link(path):
            return None
        path = path / part
    return path


def is_name(name: str) -> bool:
    """Whether it names a file in a folder, and nothing above or beside it."""
    return bool(name) and name not in (".", "..") and not set(name) & set("/\\:\0" if os.name == "nt" else "/\0")


def is_spare(folder: Path) -> bool:
    """Whether a folder may be one that the recorder made: named by lot, in a folder of the program's."""
    return (
        folder.is_absolute()
        and _SPARE.fullmatch(folder.name) is not None
        and folder.parent.name in _SPARE_PARENTS
        and not is_link(folder)
        and not is_link(folder.parent)
    )


def spare_files(folder: Path) -> list[Path]:
    """What a recorder puts into a spare folder; anything else in it is not the program's."""
    if not is_spare(folder) or not folder.is_dir():
        return []
    ours = re.compile(rf"\d+\.wav|\.\d+\.wav\.\w+\.part|\..+\.part|{re.escape(EVENTS)}")
    return sorted(path for path in folder.iterdir() if ours.fullmatch(path.name) and not path.is_dir())


def is_quick(name: str) -> bool:
    """Whether it names the work on a recording without a study."""
    return _QUICK.fullmatch(name) is not None


def under(path: Path) -> Iterator[Path]:
    """What lies under `path`, and then itself: what is in a folder before the folder. Links are not followed."""
    if path.is_dir() and not is_link(path):
        for one in sorted(path.iterdir()):
            yield from under(one)
    if os.path.lexists(path):
        yield path


def files_under(path: Path) -> list[Path]:
    """The files among them, links included."""
    return [one for one in under(path) if is_link(one) or not one.is_dir()]


def size_of(path: Path) -> int:
    """Bytes; of a link its own."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def remove(path: Path) -> list[OSError]:
    """Delete `path` with everything under it, all that can be; returns what the system refused."""
    refusals: list[OSError] = []
    try:
        found = list(under(path))
    except OSError as error:  # a folder that may not be looked into
        with suppress(OSError):
            path.chmod(stat.S_IRWXU)
        try:
            found = list(under(path))
        except OSError:
            return [error]
    for one in found:
        try:
            _remove_one(one)
        except OSError as error:
            refusals.append(error)
    return refusals


def _remove_one(path: Path) -> None:
    try:
        _unlink(path)
    except FileNotFoundError:
        return
    except PermissionError:  # write-protected: hers all the same, and she has asked for it
        if is_link(path):
            raise
        if os.name == "nt":
            path.chmod(stat.S_IWRITE)
            _unlink(path)
            return
        folder, mode = path.parent, stat.S_IMODE(path.parent.stat().st_mode)
        folder.chmod(mode | stat.S_IRWXU)
        try:
            _unlink(path)
        finally:
            folder.chmod(mode)  # it may be a folder of hers, where others read


def _unlink(path: Path) -> None:
    if path.is_dir() and (not is_link(path) or os.name == "nt"):
        path.rmdir()
    else:
        path.unlink()


def is_in_study(root: Path, path: Path) -> bool:
    """Whether `path` lies in the study without a link on the way."""
    return path.is_relative_to(root) and path != root and inside(root, path.relative_to(root).as_posix()) is not None
