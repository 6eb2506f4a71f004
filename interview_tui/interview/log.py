"""A log of an interview on disk: one fsync'd line of JSON an entry, appended, never rewritten, the schema first.

Several programs may write to one, each under the same lock, so that every entry gets a number of its own.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, Protocol, Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from interview_tui.files import BrokenLine, Lock, append_line, has_torn_line, numbered_lines
from interview_tui.language import _
from interview_tui.problem import Problem


class Entry(Protocol):
    """What stands on a line: a frozen pydantic model with a number and a time."""

    @property
    def n(self) -> int:
        """Place in the log, from 1; 0 before it is written."""

    @property
    def wall(self) -> str:
        """Wall clock, ISO 8601 with offset; empty before it is written."""

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same with other values."""

    def model_dump(self, *, mode: str) -> dict[str, Any]:
        """As a dict."""


AnyEntry = TypeVar("AnyEntry", bound=Entry)


class Log(ABC, Generic[AnyEntry]):
    """The entries of one file. `append` returns when the entry is on the disk."""

    SCHEMA = 1

    def __init__(self, path: Path, lock_seconds: float = 10) -> None:
        """`lock_seconds`: how long `append` waits for another process that is writing; then `TimeoutError`."""
        self.path = path
        self._lock = Lock(path.with_name(f".{path.name}.lock"), timeout=lock_seconds, mode=0o600)
        self._left: tuple[int, int] | None = None
        """How long the file was after the last `append` here, in bytes, and the number that was given then."""

    @property
    @abstractmethod
    def _reader(self) -> TypeAdapter[AnyEntry]:
        """Reads one entry from a dict."""

    @abstractmethod
    def _newer(self) -> str:
        """The sentence for a file that a newer program wrote."""

    @abstractmethod
    def _broken(self) -> str:
        """The sentence for a line that is no entry."""

    def torn(self) -> bool:
        """Whether the last line was cut short by a crash (and is therefore left out)."""
        return self.path.exists() and has_torn_line(self.path)

    def append(self, entry: AnyEntry) -> AnyEntry:
        """Write `entry` with its number and the wall clock, and return it so. Raises `OSError` if the disk refuses."""
        with self._lock:
            number = self._next_number()
            wall = entry.wall or datetime.now().astimezone().isoformat(timespec="milliseconds")
            entry = entry.model_copy(update={"n": number, "wall": wall})
            append_line(self.path, entry.model_dump(mode="json"))
            self._left = (self.path.stat().st_size, number)
        return entry

    def _next_number(self) -> int:
        """The number of the entry that comes next. Writes the schema where there is none yet."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if self._left is not None and self._left[0] == size:  # nobody else has written: no need to read it all
            return self._left[1] + 1
        has_schema, written = self._read()
        if not has_schema and not written:
            append_line(self.path, {"schema": self.SCHEMA})
        return 1 + max((e.n for e in written), default=0)

    def _read(self) -> tuple[bool, list[AnyEntry]]:
        """Whether the schema is written, and the entries, oldest first. A torn last line is left out.

        Raises `Problem` if a newer program wrote it, or if the file is damaged in the middle.
        """
        entries: list[AnyEntry] = []
        has_schema = False
        if not self.path.exists():
            return has_schema, entries
        try:
            for line, record in numbered_lines(self.path):
                if "schema" in record:
                    self._check_schema(record["schema"])
                    has_schema = True
                    continue
                try:
                    entries.append(self._reader.validate_python(record))
                except ValidationError as error:
                    raise BrokenLine(line) from error
        except BrokenLine as error:
            raise Problem(
                self._broken(),
                cure=_("The file was changed by another program. Put back its copy, or remove the line."),
                where=self.path,
                line=error.line,
            ) from error
        return has_schema, entries

    def _check_schema(self, schema: int) -> None:
        if schema > self.SCHEMA:
            raise Problem(
                self._newer(),
                cure=_("Install that version, or a later one, and open the study again."),
                where=self.path,
            )
