"""The lines of a study's list, each made once and again when something in its folder has changed.

A list of two hundred interviews is looked at every second, and opens at once: a line that nothing can change but a file
is remembered, in memory and in the study's index.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from interview_tui import __version__
from interview_tui.audio.storage.spare import spares
from interview_tui.indexed import Damaged, Index
from interview_tui.language import current_language
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.tui.study_row import StudyRow

_AT_REST = ("none", "ready", "erased", "damaged", "written")
"""States of a transcript that only a change in the folder ends."""


class RowMemory:
    """The lines of one study, for as long as it is open."""

    def __init__(self, study: Study) -> None:
        self._index = Index(study)
        self._known: dict[str, tuple[str, StudyRow]] | None = None
        self._new: dict[str, tuple[Interview, str, StudyRow]] = {}

    def row(self, interview: Interview, make: Callable[[Interview], StudyRow]) -> StudyRow:
        """The line of `interview`, made by `make` if none is known that still holds."""
        if self._known is None:
            self._known = self._read()
        now = _made_from(interview)
        known = self._known.get(interview.id)
        if known is not None and known[0] == now:
            return known[1]
        row = make(interview)
        if row.transcript in _AT_REST and not spares(interview.audio) and _made_from(interview) == now:
            self._known[interview.id] = now, row
            self._new[interview.id] = interview, now, row
        return row

    def write(self) -> None:
        """Keep what is new in the study's index; what cannot be kept now is kept at the next look."""
        if not self._new:
            return
        # Another program or thread may be at it for minutes, reading everything anew.
        with suppress(Problem, Damaged), self._index.opened() as index:
            index.executemany(
                "INSERT OR REPLACE INTO lines VALUES (?, ?, ?)",
                [
                    (id, made_from, json.dumps(asdict(row)))
                    for id, (interview, made_from, row) in self._new.items()
                    # Looked at under the index's lock: what was erased meanwhile does not come back.
                    if _made_from(interview) == made_from
                ],
            )
            self._new = {}

    def _read(self) -> dict[str, tuple[str, StudyRow]]:
        try:
            with self._index.opened() as index:
                return dict(_lines(index))
        except Damaged:
            self._index.thrown_away()
        except Problem:  # another program is at it: they are made again
            pass
        return {}


def _lines(index: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, StudyRow]]]:
    for folder, made_from, line in index.execute("SELECT folder, made_from, line FROM lines"):
        try:
            yield folder, (made_from, StudyRow(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise Damaged from error


def _made_from(interview: Interview) -> str:
    """Every file beside the interview and its sound, with its size and when it changed; and what language it is in."""
    files = [*_files(interview.folder), *_files(interview.audio)]
    return json.dumps([__version__, current_language(), files])


def _files(folder: Path) -> list[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            # A lock is touched by whoever asks whether it is held, and says nothing that stays.
            stats = [(entry.name, entry.stat()) for entry in entries if not entry.name.endswith(".lock")]
    except OSError:  # it is gone, or a file in it that was there a moment ago
        return []
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
