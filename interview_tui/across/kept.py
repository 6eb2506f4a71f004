"""The index of a study, kept up to date: each interview is read once, and again when one of its files has changed."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from interview_tui import __version__
from interview_tui.across.digest import Contents, Digest, contents
from interview_tui.export.linked import linked
from interview_tui.guide.model import Guide
from interview_tui.held import standing_of
from interview_tui.indexed import ROWS_AN_INTERVIEW, Damaged, Index, forget_all, take_out
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study

_FILES = ("interview.json", "guide.md", "timeline.jsonl", "transcript.jsonl", "speakers.json", "corrections.jsonl")
"""Everything that what is shown of an interview follows from."""

_ATTEMPTS = 2
"""An index that is found to be damaged while it is brought up to date is made from the beginning once."""

Result = TypeVar("Result")
Progress = Callable[[int, int], bool]
"""How many interviews have been read, and of how many; it says whether to go on."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the index knows of a study's interviews."""

    interviews: tuple[Digest, ...]
    """In the order in which they were made."""
    guides: dict[str, Guide]
    """By their keys: every guide that any of them was held with, placeholders not filled."""


class Across:
    """All interviews of one study. Its methods may be called from any thread, and take the time that reading takes."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.index = Index(study)

    def stale(self) -> int:
        """How many interviews `refresh` would read."""
        known = self._do(_known)
        return sum(known.get(whole[0].id) != _made_from(whole) for whole in self.study.wholes())

    def refresh(self, progress: Progress = lambda _done, _all: True) -> Held:
        """Read what is new or has changed, forget what is gone, and return all that is there.

        What cannot be read stands among the interviews with the reason. Raises `Problem` if another program holds the
        index for too long.
        """
        wholes = self.study.wholes()
        for _attempt in range(_ATTEMPTS):
            going, unreadable = self._bring_up_to_date(wholes, progress)
            held = self.held()
            there = {one.id for one in (*held.interviews, *unreadable)}
            if not going or there >= {whole[0].id for whole in wholes}:
                break  # else it was damaged, and has lost what had been in it
        everyone = sorted((*held.interviews, *unreadable), key=lambda one: (one.created, one.id))
        return Held(tuple(everyone), held.guides)

    def _bring_up_to_date(self, wholes: Sequence[Sequence[Interview]], progress: Progress) -> tuple[bool, list[Digest]]:
        """Whether it was not broken off, and what could not be read."""
        known = self._do(_known)
        if gone := known.keys() - {whole[0].id for whole in wholes}:
            self._forget(gone)
        changed = [whole for whole in wholes if known.get(whole[0].id) != _made_from(whole)]
        unreadable = []
        going = True
        for number, whole in enumerate(changed):
            if not (going := progress(number, len(changed))):
                break
            try:
                self._read(whole)
            except (Problem, OSError) as error:
                self._forget([whole[0].id])
                if whole[0].holds_anything:  # else it was deleted meanwhile
                    unreadable.append(_unreadable(whole[0], error))
        if any(whole[0].id in known for whole in changed):
            # Words that have been put right or hidden since would stay in a part of it that nobody reads.
            self._do(lambda index: index.execute("INSERT INTO words(words) VALUES ('optimize')"))
        return going, unreadable

    def held(self) -> Held:
        """All that the index holds, as it stands."""
        return self._do(_held)

    def ask(self, question: Callable[[sqlite3.Connection], Result]) -> Result:
        """What `question` finds in the index; one that has been damaged or deleted is made anew first."""
        try:
            with self.index.opened() as connection:
                if connection.execute("SELECT 1 FROM interviews").fetchone() is not None:
                    return question(connection)
        except Damaged:
            self.index.thrown_away()
        self.refresh()
        return self._do(question)

    def _read(self, whole: Sequence[Interview]) -> None:
        made_from = _made_from(whole)
        interview = whole[0]
        guide = interview.guide
        text = guide.model_dump_json()
        key = sha256(text.encode()).hexdigest()[:16]
        found = contents(linked(interview), key, standing_of(whole))

        def put(index: sqlite3.Connection) -> None:
            # Looked at under the lock: what was erased meanwhile does not come back.
            if _made_from(whole) == made_from:
                index.execute("INSERT OR REPLACE INTO guides VALUES (?, ?)", (key, text))
                _put(index, whole, made_from, found)

        self._do(put)

    def _forget(self, ids: Iterable[str]) -> None:
        def take_all_out(index: sqlite3.Connection) -> None:
            for id in ids:
                take_out(index, id)

        self._do(take_all_out)
        if self.index.on_disk:
            with suppress(OSError):  # they are out of it; what is left of them in free parts goes the next time
                forget_all(self.study, ())

    def _do(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Do it; on an index that is damaged, once more on a new one, and where the disk refuses, in memory."""
        for mend in (self.index.thrown_away, self.index.kept_in_memory):
            try:
                with self.index.opened() as connection:
                    return work(connection)
            except Damaged:
                mend()
        with self.index.opened() as connection:
            return work(connection)


def _known(index: sqlite3.Connection) -> dict[str, str]:
    """Interview's folder → what it was made from."""
    return dict(index.execute("SELECT id, made_from FROM interviews"))


def _held(index: sqlite3.Connection) -> Held:
    try:
        digests = [Digest.model_validate_json(one) for (one,) in index.execute("SELECT digest FROM interviews")]
        guides = {key: Guide.model_validate_json(one) for key, one in index.execute("SELECT key, guide FROM guides")}
    except ValueError as error:
        raise Damaged from error
    return Held(tuple(sorted(digests, key=lambda one: (one.created, one.id))), guides)


def _put(index: sqlite3.Connection, whole: Sequence[Interview], made_from: str, found: Contents) -> None:
    for sitting in whole:  # one that stood for itself before may be a part of this one now
        take_out(index, sitting.id)
    (last,) = index.execute("SELECT coalesce(max(number), 0) FROM interviews").fetchone()
    number = last + 1
    row = number * ROWS_AN_INTERVIEW
    stems = " ".join(sorted(found.stems))
    index.execute(
        "INSERT INTO interviews VALUES (?, ?, ?, ?, ?)",
        (number, whole[0].id, made_from, found.digest.model_dump_json(), stems),
    )
    index.executemany("INSERT INTO sittings VALUES (?, ?)", [(sitting.id, number) for sitting in whole])
    index.executemany(
        "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (row + n, turn.question, turn.section, _listed(turn.also), turn.start, turn.speaker, turn.text)
            for n, turn in enumerate(found.turns)
        ],
    )
    index.executemany(
        "INSERT INTO words(rowid, text) VALUES (?, ?)", [(row + n, turn.text) for n, turn in enumerate(found.turns)]
    )
    index.executemany(
        "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (row + n, one.question, one.section, one.start, one.speaker, one.text, one.comment)
            for n, one in enumerate(found.quotes)
        ],
    )


def _listed(ids: Iterable[str]) -> str:
    """Ids in one text, each between spaces, so that one is found with its spaces around it."""
    return "".join(f" {id} " for id in ids)


def _made_from(whole: Sequence[Interview]) -> str:
    """What an interview in the index was made from: the program, and each file with its size and when it changed."""
    files: list[Any] = []
    for sitting in whole:
        for name in _FILES:
            try:
                stat = (sitting.folder / name).stat()
            except OSError:
                continue
            files.append([sitting.id, name, stat.st_size, stat.st_mtime_ns])
    return json.dumps([__version__, files])


def _unreadable(interview: Interview, error: Problem | OSError) -> Digest:
    """Its name is that of its folder: its record may be what cannot be read."""
    trouble = str(error) if isinstance(error, Problem) else _("{reason}.").format(reason=reason(error))
    return Digest(
        id=interview.id, names=(interview.id.partition("-")[2] or interview.id,), standing="unreadable", trouble=trouble
    )
