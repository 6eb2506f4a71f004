"""What would go: every file with its size and day, and what stays because it is hers. Nothing is changed."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from interview_tui.at_rest import LEFT_BY_SYSTEMS
from interview_tui.erasing.journal import JOURNAL, Journal
from interview_tui.erasing.paths import files_under, is_link, size_of
from interview_tui.erasing.still_hidden import StillHidden
from interview_tui.erasing.traces import SOUND_SUFFIXES, Found, Traces
from interview_tui.files import PRIVATE_FILE, held
from interview_tui.privacy.key import one_line

Kind = Literal[
    "sound", "words", "record", "export", "elsewhere", "spare", "quick", "unfinished", "index", "guide", "study",
    "own",
]  # fmt: skip
"""What an item is: of the interview sound, words and the rest; an export in the study, or elsewhere; sound in a spare
folder; work on a recording without a study; what a killed program left; the index over all; the guide; the study's;
what the program did not make."""
KeyState = Literal["none", "open", "locked"]
"""Whether there is a line in the key that goes, and whether the key is open."""
Tell = Callable[[float], None]
"""Hears the share done, 0 to 1."""
_LEFT_BY_OFFICES = re.compile(r"~\$.*|\.~lock\..*#|\._.*")
"""Beside a file that is open in Word or LibreOffice, or was copied from a Mac: called after the file."""
_LOOKED_AT = ("exports", "interviews")
_PART = re.compile(r"\..+\.(\d+)\.part")
_CLOCKS = 2.0
"""Seconds by which the time of a file and that of a process may differ."""
_WORDS = ("transcript", "corrections", "speakers", "timeline")


@dataclass(frozen=True, slots=True)
class Item:
    """A file that goes."""

    path: Path
    kind: Kind
    size: int
    changed: datetime
    """When it was written last."""
    shared: bool = False
    """It holds words of others, too: they can be exported again."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A file that stays, and in which something of the participant stands."""

    path: Path
    found: Found


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be shown before anything goes."""

    title: str
    """The study's name: what she types to say that it is meant."""
    language: str
    """Of the interviews."""
    root: Path
    """The study's folder, where it really is."""
    journal: Journal
    items: tuple[Item, ...]
    hers: tuple[Path, ...] = ()
    """Exports elsewhere that somebody changed, or whose folder is away; hers to erase."""
    own: tuple[Mention, ...] = ()
    """Files in the study that the program did not make and that hold something of it."""
    mentions: tuple[Mention, ...] = ()
    """Files of the study that stay, and name her."""
    links: tuple[Path, ...] = ()
    """Links in what goes: the link goes, what it leads to does not."""
    away: tuple[Path, ...] = ()
    """Spare folders whose disk is not there."""
    kept: tuple[Path, ...] = ()
    """Of a purge: what stays because she chose it."""
    names: tuple[str, ...] = field(default=(), repr=False)
    """Pseudonyms whose line in the key goes."""
    key: KeyState = "none"
    limits: tuple[str, ...] = ()
    hidden: tuple[StillHidden, ...] = field(default=(), repr=False)
    """Other interviews in which something stands that was hidden in those that go."""
    traces: Traces = field(default=Traces(), repr=False)
    seen: dict[Path, tuple[int, int, int]] = field(default_factory=dict, repr=False)
    """Files that were looked through, as they were: what has not changed need not be looked through again."""
    sealed: bool = False
    """The study is locked: what it knows of files elsewhere cannot be read."""

    def is_confirmed_by(self, typed: str) -> bool:
        """Whether this is the study's name."""
        return one_line(typed).casefold() == one_line(self.title).casefold()


def items_under(path: Path, kind: Kind | None = None) -> Iterator[Item]:
    """The files under `path`, empty locks aside; what kind they are their names tell, where `kind` does not."""
    for one in files_under(path):
        if one.suffix != ".lock" and one.name != ".lock":
            yield item(one, kind or kind_of(one))


def item(path: Path, kind: Kind, *, shared: bool = False) -> Item:
    try:
        changed = datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except OSError:
        changed = datetime.now().astimezone()
    return Item(path, kind, size_of(path), changed, shared)


def kind_of(path: Path) -> Kind:
    """Of a file in an interview's folder."""
    if path.suffix.lower() in SOUND_SUFFIXES:
        return "sound"
    return "words" if path.name.lstrip(".").startswith(_WORDS) else "record"


def left_behind(root: Path) -> list[Path]:
    """What killed programs left beside the study's own files, and what systems write into folders."""
    folders = [root, *(root / name for name in ("exports", "private", "guide-versions", "interviews", ".index"))]
    if not is_link(root / "interviews") and (root / "interviews").is_dir():
        folders += [path for path in sorted((root / "interviews").iterdir()) if path.is_dir() and not is_link(path)]
    return [
        path
        for folder in folders
        if folder.is_dir() and not is_link(folder)
        for path in sorted(folder.iterdir())
        if not path.is_dir() and JOURNAL not in path.name
        if is_part_of_the_dead(path)
        or path.name in LEFT_BY_SYSTEMS
        or (folder.name in _LOOKED_AT and _LEFT_BY_OFFICES.fullmatch(path.name))
    ]


def dead_imports(root: Path) -> list[Path]:
    """Folders of imports that were killed: whose sound lies in them nobody knows. One that is going on is no such."""
    found = []
    for path in sorted(root.glob(".importing-*")):
        lock = root / f"{path.name}.lock"
        if path.suffix != ".lock" and not (lock.exists() and held(FileLock(lock, timeout=0, mode=PRIVATE_FILE))):
            found += [path, *([lock] if lock.exists() else [])]
    return found


def is_part_of_the_dead(path: Path) -> bool:
    """A file that was being written (`files.part_of`) by a program that is not there any more.

    After a restart its number is soon another program's, which began later than the file was written.
    """
    found = _PART.fullmatch(path.name)
    if found is None:
        return False
    import psutil

    pid = int(found[1])
    try:
        return pid == os.getpid() or psutil.Process(pid).create_time() > path.lstat().st_mtime + _CLOCKS
    except psutil.NoSuchProcess:
        return True
    except (psutil.Error, OSError):
        return False


def relative(root: Path, path: Path) -> str:
    """`path` in the study, with `/`."""
    return path.relative_to(root).as_posix()


def is_in(path: Path, folders: Iterable[Path]) -> bool:
    return any(path == folder or path.is_relative_to(folder) for folder in folders)


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def stat_of(path: Path) -> tuple[int, int, int]:
    """What tells a file from what it was. Raises `OSError`."""
    stat = path.lstat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
