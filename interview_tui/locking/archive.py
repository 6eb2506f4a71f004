"""A study as a tar that any `tar` reads: made as it is read, checked against files, and laid out again.

The format is pax (POSIX.1-2001): names in UTF-8, times to the nanosecond. Nobody's name or number on this computer
stands in it. Nothing is held in memory but a piece of a file.
"""

import os
import stat
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from interview_tui.at_rest import leads_out
from interview_tui.files import PRIVATE_FILE, PRIVATE_FOLDER, sync_folder
from interview_tui.language import _
from interview_tui.locking.tree import Item
from interview_tui.problem import Problem

_BLOCK, _RECORD = 512, 10_240
_PIECE = 2**20
_HEADER_MOST = 4 * _BLOCK
"""Bytes: an extended header with its records, the header itself, and what fills up the file's last block."""

Done = Callable[[int], None]
"""Hears how many bytes more have been done. It may raise, and then all stops."""


def size_in_archive(items: Sequence[Item]) -> int:
    """At most so many bytes an archive of them has, a long name or two aside."""
    return sum(item.size + _HEADER_MOST for item in items) + _RECORD


class TarStream:
    """The tar of `items` in `folder`, to be read piece by piece."""

    def __init__(self, folder: Path, items: Sequence[Item], done: Done) -> None:
        self._pieces = _tar(folder, items, done)
        self._left = memoryview(b"")

    def read(self, most: int = -1) -> bytes:
        """Up to `most` bytes; none at the end. Raises `Problem` if a file is not what it was, `OSError`."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = memoryview(piece)
        given = self._left if most < 0 else self._left[:most]
        self._left = self._left[len(given) :]
        return bytes(given)


def _tar(folder: Path, items: Sequence[Item], done: Done) -> Iterator[bytes]:
    total = 0
    for item in items:
        head = _header(item)
        yield head
        total += len(head)
        if item.folder:
            continue
        read = 0
        with folder.joinpath(*item.name.split("/")).open("rb") as file:
            while piece := file.read(_PIECE):
                read += len(piece)
                if read > item.size:
                    break
                yield piece
                done(len(piece))
        if read != item.size:
            raise changed()
        rest = -read % _BLOCK
        yield bytes(rest)
        total += read + rest
    yield bytes(_RECORD - total % _RECORD if total % _RECORD <= _RECORD - 2 * _BLOCK else 2 * _RECORD - total % _RECORD)


def _header(item: Item) -> bytes:
    info = tarfile.TarInfo(item.name)
    info.type = tarfile.DIRTYPE if item.folder else tarfile.REGTYPE
    info.mode, info.size = item.mode, item.size
    seconds, nanoseconds = divmod(item.mtime, 10**9)
    info.mtime = seconds
    info.pax_headers = {"mtime": f"{seconds}.{nanoseconds:09d}"}
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def compare(stream: BinaryIO, folder: Path, items: Sequence[Item], done: Done) -> None:
    """Whether the tar in `stream` holds exactly `items`, and each file in `folder` byte for byte.

    Raises `Problem` if it does not, `tarfile.TarError` if it is no tar.
    """
    expected = iter(items)
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
        for info in archive:
            item = next(expected, None)
            if item is None or _item(info) != item:
                raise changed()
            if not item.folder:
                _same_bytes(_content(archive, info), folder.joinpath(*item.name.split("/")), done)
    if next(expected, None) is not None:
        raise changed()


def _same_bytes(content: BinaryIO, path: Path, done: Done) -> None:
    with path.open("rb") as file:
        while piece := content.read(_PIECE):
            if file.read(len(piece)) != piece:
                raise changed()
            done(len(piece))
        if file.read(1):
            raise changed()


def lay_out(stream: BinaryIO, folder: Path, done: Done) -> list[Item]:
    """Write what the tar in `stream` holds into the empty `folder`, on the disk when this returns; gives what it held.

    Raises `Problem` if a name in it leads out of the folder, or is neither file's nor folder's; `tarfile.TarError`.
    """
    found: list[Item] = []
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
        for info in archive:
            item = _item(info)
            path = _place(folder, item)
            if item.folder:
                path.mkdir(PRIVATE_FOLDER)
            else:
                _write(_content(archive, info), path, item, done)
            found.append(item)
    for item in reversed(found):  # a folder's time is that of the last thing written into it, until it is set
        path = folder.joinpath(*item.name.split("/"))
        os.chmod(path, item.mode)
        os.utime(path, ns=(item.mtime, item.mtime))
        if item.folder:
            sync_folder(path)
    sync_folder(folder)
    return found


def _write(content: BinaryIO, path: Path, item: Item, done: Done) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        while piece := content.read(_PIECE):
            file.write(piece)
            done(len(piece))
        if file.tell() != item.size:
            raise tarfile.ReadError("cut short")
        file.flush()
        os.fsync(file.fileno())


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    content = archive.extractfile(info)
    if content is None:
        raise tarfile.ReadError("no file")
    return content  # type: ignore[return-value]


def _item(info: tarfile.TarInfo) -> Item:
    if not (info.isdir() or info.isreg()) or info.issparse():  # one with holes may be larger than any disk
        raise tarfile.ReadError("neither a file nor a folder")
    seconds, _dot, fraction = info.pax_headers.get("mtime", str(int(info.mtime))).partition(".")
    mtime = int(seconds) * 10**9 + int(fraction.ljust(9, "0")[:9] or 0)
    if abs(mtime) >= 2**63:
        raise tarfile.ReadError("no time")
    return Item(info.name.rstrip("/"), info.isdir(), stat.S_IMODE(info.mode), mtime, info.size if info.isreg() else 0)


def _place(folder: Path, item: Item) -> Path:
    if leads_out(item.name, windows=os.name == "nt"):
        raise tarfile.ReadError("a name that leads out of the folder")
    return folder.joinpath(*PurePosixPath(item.name).parts)


def changed() -> Problem:
    """What is said where a file is not what it was a moment ago."""
    return Problem(
        _("A file of the study was changed meanwhile. Nothing has happened to it, and the study is as it was."),
        cure=_("Close whatever else has it open, and try again."),
    )
