"""Writing that a crash cannot undo: whole files by rename, logs by append, each with fsync.

Folders are 0700 and files 0600: what a participant said is for its owner's eyes.
"""

import errno
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


class Lock(FileLock):
    """One that stands in a folder and never makes it: a study that was moved must not begin anew where it lay.

    Taking it raises `FileNotFoundError` where that folder is not there.
    """

    def acquire(self, *arguments: Any, **named: Any) -> Any:
        folder = os.path.dirname(self.lock_file)
        if not os.path.isdir(folder):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), folder)
        return super().acquire(*arguments, **named)


def private_folder(path: Path) -> Path:
    """Make `path`, and those of its parents that are missing, readable by its owner alone, and return it."""
    if not path.parent.exists():  # `parents=True` would make them with the system's mode
        private_folder(path.parent)
    return folder_inside(path)


def folder_inside(path: Path) -> Path:
    """Make the folder `path` in one that is there, readable by its owner alone, and return it.

    Raises `FileNotFoundError` where that one is not: what belongs into a study does not make another study.
    """
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    return path


def held(lock: FileLock) -> bool:
    """Whether another process holds `lock`. May say yes for a moment too long, never no too early."""
    try:
        with lock:
            return False
    except Timeout:
        return True
    except OSError:  # a study that can only be read: nobody works in it
        return False


def sync_folder(path: Path) -> None:
    """Make names in `path` durable. Windows has no such call and needs none: its journal orders renames."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes | str) -> None:
    """Replace `path` by `data` (text as UTF-8): after a crash it holds the old content or the new, never a part."""
    if isinstance(data, str):
        data = data.encode()
    temporary = write_beside(path, data)
    try:
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_new(path: Path, data: bytes | str) -> None:
    """Write a file that is not there yet. Raises `FileExistsError` where anything stands; a failure leaves nothing."""
    path.touch(PRIVATE_FILE, exist_ok=False)
    try:
        write_whole(path, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def part_of(path: Path) -> Path:
    """Where `path` is while it is being written by this process."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def write_beside(path: Path, data: bytes) -> Path:
    """Write `data` to a file beside `path`, on the disk when this returns, and return it; renaming it is left to do."""
    temporary = part_of(path)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def append_line(path: Path, record: dict[str, Any], *, create: bool = True) -> None:
    """Append `record` as one line of JSON and return when it is on the disk.

    A line torn by an earlier crash is cut away first, so that it cannot swallow this one. With `create=False` a file
    that is gone stays gone (`FileNotFoundError`): what was erased must not come back.
    """
    append_lines(path, [record], create=create)


def append_lines(path: Path, records: Iterable[dict[str, Any]], *, create: bool = True, sync: bool = True) -> None:
    """The same for several at once: all of them or, with an `OSError`, none.

    With `sync=False` it does not wait for the disk: a power cut may cost the last lines.
    """
    new = not path.exists()
    flags = os.O_RDWR | os.O_APPEND | (os.O_CREAT if create else 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, PRIVATE_FILE)
    try:
        size = os.fstat(handle).st_size
        if size and (whole := _whole_lines(handle, size)) < size:
            os.ftruncate(handle, whole)
            size = whole
        lines = memoryview("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode())
        try:
            while lines:  # a full disk may take a part; the rest raises OSError on the next turn
                lines = lines[os.write(handle, lines) :]
        except OSError:
            os.ftruncate(handle, size)
            raise
        if sync:
            os.fsync(handle)
    finally:
        os.close(handle)
    if new and sync:
        sync_folder(path.parent)


def _whole_lines(handle: int, size: int) -> int:
    """How many bytes of the file are whole lines."""
    end = size
    while end:
        start = max(0, end - 4096)
        os.lseek(handle, start, os.SEEK_SET)
        block = os.read(handle, end - start)
        if (newline := block.rfind(b"\n")) >= 0:
            return start + newline + 1
        end = start
    return 0


class BrokenLine(ValueError):
    """A whole line of a log that is no record."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line
        """From 1."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a log, oldest first. A torn last line is left out: it was never confirmed to anyone.

    Raises `BrokenLine` for a broken line in the middle, which no crash makes.
    """
    for _number, record in numbered_lines(path):
        yield record


def numbered_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The same, each with its line in the file, from 1."""
    data = path.read_bytes()
    *lines, torn = data.split(b"\n")
    del torn
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            if number == len(lines):
                return
            raise BrokenLine(number) from error
        if not isinstance(record, dict):
            raise BrokenLine(number)
        yield number, record


def has_torn_line(path: Path) -> bool:
    """Whether the log ends in a line that a crash cut short."""
    data = path.read_bytes()
    return bool(data) and not data.endswith(b"\n")
