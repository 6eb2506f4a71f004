"""Finding words in all interviews: by their beginnings, with what stands around them."""

import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from interview_tui.across.digest import Digest
from interview_tui.across.kept import Across
from interview_tui.indexed import ROWS_AN_INTERVIEW

MOST = 300
"""Places that are shown; of more, the first ones and how many there are in all."""
AROUND = 60
"""Characters before and after what was found, unless told otherwise."""
_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'"([^"]*)"?|“([^”]*)”?|”([^”]*)”?|(\S+)')


@dataclass(frozen=True, slots=True)
class Place:
    """A turn in which the words stand."""

    interview: Digest
    start: float
    """Second of the interview where the turn begins."""
    speaker: str | None
    question: str | None
    """Id in that interview's guide; None where the words stand under no question."""
    section: str | None
    text: str = field(repr=False)
    """The words and what stands around them; `…` where something is left out."""
    marks: tuple[tuple[int, int], ...] = ()
    """What was looked for in `text`: characters from, to."""


@dataclass(frozen=True, slots=True)
class Places:
    """What was found."""

    count: int = 0
    """In how many turns."""
    interviews: int = 0
    """In how many interviews."""
    first: tuple[Place, ...] = ()
    """The first of them, by interview and time."""


class Looked:
    """What was typed, as words that are looked for.

    Each word is found by its beginning, in any turn that has all of them; words between quotation marks stand one after
    the other, just as they are.
    """

    def __init__(self, typed: str) -> None:
        self.phrases: list[tuple[list[str], bool]] = []
        """Words that stand one after the other, and whether the last may go on."""
        for match in _TYPED.finditer(unicodedata.normalize("NFC", typed)):
            exactly = match.group(4) is None
            text = next(group for group in match.groups() if group is not None)
            if words := _WORD.findall(text.casefold()):
                self.phrases.append((words, not exactly))

    @property
    def match(self) -> str:
        """As FTS5 writes it."""
        return " AND ".join(f'"{" ".join(words)}"{" *" if open else ""}' for words, open in self.phrases)

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in `text`: characters from, to; in order, none within another."""
        spots = [match.span() for match in _WORD.finditer(text)]
        said = [text[start:end].casefold() for start, end in spots]
        found = [
            (spots[at][0], spots[at + len(words) - 1][1])
            for words, open in self.phrases
            for at in range(len(said) - len(words) + 1)
            if said[at : at + len(words) - 1] == words[:-1]
            and (said[at + len(words) - 1].startswith(words[-1]) if open else said[at + len(words) - 1] == words[-1])
        ]
        marks: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if not marks or start >= marks[-1][1]:
                marks.append((start, end))
        return marks


def find(
    across: Across, interviews: Sequence[Digest], typed: str, most: int = MOST, characters: int = AROUND
) -> Places:
    """Where the words stand, in `interviews`, in their order, with so many `characters` on each side of them.

    Raises `Problem` as `Across.ask` does.
    """
    looked = Looked(typed)
    if not looked.phrases:
        return Places()
    by_id = {one.id: (place, one) for place, one in enumerate(interviews)}

    def answer(index: sqlite3.Connection) -> Places:
        numbers = {
            number: by_id[id] for number, id in index.execute("SELECT number, id FROM interviews") if id in by_id
        }
        rows = [row for (row,) in index.execute("SELECT rowid FROM words WHERE words MATCH ?", (looked.match,))]
        runs = [
            (numbers[number], list(run))
            for number, run in groupby(sorted(rows), key=lambda row: row // ROWS_AN_INTERVIEW)
            if number in numbers
        ]
        runs.sort(key=lambda run: run[0][0])
        wanted = [(interview, row) for (_place, interview), run in runs for row in run][:most]
        turns = _turns(index, [row for _interview, row in wanted])
        first = tuple(_place(interview, turns[row], looked, characters) for interview, row in wanted if row in turns)
        return Places(sum(len(run) for _one, run in runs), len(runs), first)

    return across.ask(answer)


_Turn = tuple[str | None, str | None, float, str | None, str]


def _turns(index: sqlite3.Connection, rows: Sequence[int]) -> Mapping[int, _Turn]:
    found = {}
    for row in rows:
        one = index.execute(
            "SELECT question, section, start, speaker, text FROM turns WHERE row = ?", (row,)
        ).fetchone()
        if one is not None:
            found[row] = one
    return found


def _place(interview: Digest, turn: _Turn, looked: Looked, characters: int) -> Place:
    question, section, start, speaker, text = turn
    shown, marks = around(text, looked.marks(text), characters)
    return Place(interview, start, speaker, question, section, shown, marks)


def around(
    text: str, marks: Sequence[tuple[int, int]], characters: int = AROUND
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The first of `marks` with what stands around it, cut between words, and the marks that are in it."""
    if not marks:
        return text[: 2 * characters], ()
    first, last = marks[0]
    start, end = max(0, first - characters), min(len(text), last + characters)
    if start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    return f"{before}{text[start:end]}{after}", tuple((a + shift, b + shift) for a, b in marks if b <= end)
