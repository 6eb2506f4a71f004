"""The index over all interviews of a study, `.index/interviews.sqlite`: where it lies, how it is opened and forgets.

It holds what participants said, so it lies in the study and nowhere else: the folder is 0700 and the file 0600, SQLite
sorts in memory and not in files of the system's temporary folder, and what is taken out is overwritten. It can be
thrown away at any time: everything in it is made of the interviews' own files (`across`). One that is torn, damaged or
made by another version of the program is thrown away without a word, and a study that cannot be written has its index
in memory.

Two programs may use it at once: each opens it for one thing at a time, under one lock, so that a file is never deleted
while somebody writes it.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from interview_tui.files import PRIVATE_FILE, folder_inside
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Study

FOLDER = ".index"
FILE = "interviews.sqlite"
LOCK = ".lock"
SCHEMA = 2
"""Of the tables below; a file with another number is made anew."""
PATIENCE = 10.0
"""Seconds that one program waits for another one's write."""
ROWS_AN_INTERVIEW = 1 << 20
"""A turn's row is its interview's number times this and its own number: the rows of an interview stand together."""
_BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite may write: the file, and what it keeps beside it while it writes."""
_TABLES = """
CREATE TABLE guides (key TEXT PRIMARY KEY, guide TEXT NOT NULL);
CREATE TABLE interviews (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, made_from TEXT NOT NULL,
    digest TEXT NOT NULL, stems TEXT NOT NULL);
CREATE TABLE sittings (folder TEXT PRIMARY KEY, number INTEGER NOT NULL);
CREATE TABLE turns (row INTEGER PRIMARY KEY, question TEXT, section TEXT, also TEXT NOT NULL, start REAL NOT NULL,
    speaker TEXT, text TEXT NOT NULL);
CREATE TABLE quotes (row INTEGER PRIMARY KEY, question TEXT, section TEXT, start REAL NOT NULL, speaker TEXT,
    text TEXT NOT NULL, comment TEXT NOT NULL);
CREATE TABLE lines (folder TEXT PRIMARY KEY, made_from TEXT NOT NULL, line TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(text, content='turns', content_rowid='row', prefix='2 3',
    tokenize="unicode61 remove_diacritics 0");
"""
"""`words` finds turns by their words: å is not a. It keeps no text of its own. `lines` are the study's list, a line
a sitting."""
_REFUSED = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_PERM)  # fmt: skip
"""The disk takes nothing: the index may be as it should."""


class Damaged(Exception):
    """The index does not hold what it should. It says nothing else: whoever meets it makes the index anew."""


class Index:
    """One study's index. Its methods may be called from any thread."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.path = index_path(study)
        self._memory: sqlite3.Connection | None = None
        self._one_at_a_time = threading.RLock()

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one thing; what is written in it counts when the block ends, and not if it fails.

        Raises `Damaged` if something in it cannot be, `Problem` if another program holds it for too long.
        """
        with self._one_at_a_time, _told():
            if self._memory is None and self._can_be_written():
                with _locked(self.study), closing(_usable(self.path)) as connection, connection:
                    yield connection
            else:
                self._memory = self._memory or _in_memory(self.path)
                with self._memory:
                    yield self._memory

    def thrown_away(self) -> None:
        """Begin with an empty one; in memory, where the disk refuses to take one."""
        with self._one_at_a_time:
            if self._memory is not None:
                self._memory.close()
                self._memory = _empty(_memory())
                return
            try:
                drop(self.study)
            except OSError:
                self._memory = _empty(_memory())

    def kept_in_memory(self) -> None:
        """Go on without the disk, from the beginning."""
        with self._one_at_a_time:
            self._memory = _empty(_memory())

    @property
    def on_disk(self) -> bool:
        """Whether it lies in the study."""
        return self._memory is None

    def _can_be_written(self) -> bool:
        """Whether it can lie in the study."""
        if not self.study.writable:
            return False
        try:
            folder_inside(self.path.parent)
            # SQLite would make it with the system's mode.
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
        except OSError:
            return False
        return True


def index_path(study: Study) -> Path:
    return study.folder / FOLDER / FILE


def forget(study: Study, interview_id: str) -> None:
    """Take everything about an interview out of the index: `interview_id` is the folder of any of its sittings.

    Afterwards none of its words stands in the file, in a part of it that is free, or in a file beside it. To be called
    when the interview's own files are gone: another program that is just putting it into the index looks at them last.
    Raises `OSError` if it can be neither written nor deleted, or another program holds it for too long.
    """
    forget_all(study, [interview_id])


def forget_all(study: Study, interview_ids: Iterable[str]) -> None:
    """The same for several at once."""
    path = index_path(study)
    if not path.exists():
        return
    with _locked(study):
        try:
            with closing(_usable(path)) as connection:
                with connection:
                    for id in interview_ids:
                        take_out(connection, id)
                    # Words that are in no turn any more stay in an FTS5 index until it is made again.
                    connection.execute("INSERT INTO words(words) VALUES ('rebuild')")
                connection.execute("VACUUM")
        except sqlite3.Error:
            _delete(path)


def drop(study: Study) -> None:
    """Delete the whole index. Raises `OSError` if a file of it cannot be, or another program holds it for too long."""
    path = index_path(study)
    if path.parent.is_dir():
        with _locked(study):
            _delete(path)


def take_out(connection: sqlite3.Connection, interview_id: str) -> None:
    """Delete what there is of one interview, found by any of its sittings."""
    connection.execute("DELETE FROM lines WHERE folder = ?", (interview_id,))
    found = connection.execute("SELECT number FROM sittings WHERE folder = ?", (interview_id,)).fetchone()
    if found is None:
        return
    (number,) = found
    mine = (number * ROWS_AN_INTERVIEW, (number + 1) * ROWS_AN_INTERVIEW)
    connection.execute(
        "INSERT INTO words(words, rowid, text) SELECT 'delete', row, text FROM turns WHERE row >= ? AND row < ?", mine
    )
    connection.execute("DELETE FROM turns WHERE row >= ? AND row < ?", mine)
    connection.execute("DELETE FROM quotes WHERE row >= ? AND row < ?", mine)
    connection.execute("DELETE FROM lines WHERE folder IN (SELECT folder FROM sittings WHERE number = ?)", (number,))
    connection.execute("DELETE FROM sittings WHERE number = ?", (number,))
    connection.execute("DELETE FROM interviews WHERE number = ?", (number,))


def _locked(study: Study) -> FileLock:
    """One program at a time. Entering it raises `Timeout`, an `OSError`, if another one holds it for too long."""
    return FileLock(index_path(study).with_name(LOCK), timeout=PATIENCE, mode=PRIVATE_FILE)


def _usable(path: Path) -> sqlite3.Connection:
    """The file, open; made anew if it cannot be used."""
    try:
        connection = _connected(path)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.Error as error:
        if _code(error) in _REFUSED:
            raise
    _delete(path)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    return _empty(_connected(path))


def _connected(path: Path) -> sqlite3.Connection:
    """An open file, with nothing outside it but a journal beside it."""
    connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    try:
        for setting in ("secure_delete = ON", "temp_store = MEMORY", "journal_mode = DELETE"):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _delete(path: Path) -> None:
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)


def _empty(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.executescript(f"BEGIN EXCLUSIVE; {_TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;")
    except BaseException:
        connection.close()
        raise
    return connection


def _memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _in_memory(path: Path) -> sqlite3.Connection:
    """For a study that cannot be written: what its index holds, if it has one."""
    memory = _memory()
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as kept:
            if kept.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
                kept.backup(memory)
                return memory
    except sqlite3.Error:
        memory.close()
        memory = _memory()
    return _empty(memory)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; Python's own refusals have none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Timeout:
        raise Problem(
            _("Another program is just writing the index of this study."), cure=_("Try again in a moment.")
        ) from None
    except (sqlite3.Error, OSError) as error:
        raise Damaged from error
