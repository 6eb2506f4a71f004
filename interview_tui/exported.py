"""What was exported, and where: the study's own list, `exports/.written.json`.

It holds the SHA-256 of what the program wrote, so that a file that somebody has changed since is never replaced, and
which interviews each file holds, so that every one of them is found when an interview is to be erased: also a file that
holds several, and one that was written into a folder outside the study.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interview_tui.at_rest import refuse_locked
from interview_tui.files import PRIVATE_FILE, Lock, folder_inside, write_whole
from interview_tui.own_mark import mark_of
from interview_tui.study import Study

LEDGER = ".written.json"
LOCK = ".written.lock"
SCHEMA = 1
_BEING_WRITTEN = "being written"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that is ready to be written."""

    stem: str
    suffix: str
    data: bytes = field(repr=False)
    interviews: tuple[str, ...] = ()
    """Whose words it holds, by the folders of their first sittings; empty for the guide."""
    make: Callable[[Path], str] | None = field(default=None, repr=False)
    """Of what is too large to be held in memory, instead of `data`: writes it to a new file and returns its SHA-256."""

    @property
    def name(self) -> str:
        return self.stem + self.suffix

    @property
    def sha256(self) -> str:
        """Of what is not made yet, a word that no file has for its sum."""
        return _BEING_WRITTEN if self.make is not None else _sha256(self.data)


@dataclass(frozen=True, slots=True)
class Place:
    """A file and where it goes."""

    path: Path
    file: ExportedFile


class Exported:
    """The list of one study. A list that cannot be read counts as empty: nothing is replaced then."""

    def __init__(self, study: Study) -> None:
        self.folder = study.folder / "exports"
        self._lock = Lock(self.folder / LOCK, mode=PRIVATE_FILE)
        self._sums: dict[str, list[str]] = {}
        self._holds: dict[str, list[str]] = {}
        self._elsewhere: dict[str, dict[str, list[str]]] = {}
        self._marks: set[str] = set()
        """This computer's marks on what it wrote elsewhere: the list may have come from somebody else."""
        self._read()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One export of the study at a time. Raises `OSError` if the list cannot be written.

        Raises `Locked` where the study was locked while the export was made: it would stand there, readable.
        """
        refuse_locked(self.folder.parent)
        folder_inside(self.folder)
        with self._lock:
            refuse_locked(self.folder.parent)
            self._read()
            yield

    def places(self, folder: Path, files: Sequence[ExportedFile]) -> list[Place]:
        """Where each of `files` goes in `folder`: `01-robin.md`, or the first of `01-robin-2.md` … that is free.

        Free is also what still is as the program wrote it for this study.
        """
        taken: set[Path] = set()
        found = []
        for file in files:
            number = 1
            while (path := folder / _numbered(file, number)) in taken or not self._is_free(path):
                number += 1
            taken.add(path)
            found.append(Place(path, file))
        return found

    def note(self, places: Sequence[Place]) -> None:
        """Write down what is about to be written, before it is: after a crash in between, old and new are known.

        Raises `OSError` if the list cannot be written.
        """
        with self._lock:
            self._read()
            for place in places:
                new = place.file.sha256
                if new == _BEING_WRITTEN:
                    new += ":" + ",".join(place.file.interviews)
                self._add(place, new)
            self._write()

    def note_made(self, place: Place, sha256: str) -> None:
        """The same for a file that was too large to be made before, now that it is."""
        with self._lock:
            self._read()
            self._add(place, sha256)
            self._write()

    def _add(self, place: Place, new: str) -> None:
        on_disk = _sum_of(place.path) if place.path.is_file() else None
        # What is on the disk stays known until it is replaced.
        known = [on_disk] if on_disk not in (None, new) else []
        self._sums_in(place.path.parent)[place.path.name] = [*(one for one in known if one is not None), new]
        self._holds[new] = sorted({*self._holds.get(new, ()), *place.file.interviews})
        if not self._is_own(folder := place.path.parent.resolve()) and (
            mark := mark_of(str(folder), place.path.name, new)
        ):
            self._marks.add(mark)

    def holding(self, interviews: Collection[str]) -> tuple[list[Path], list[Path]]:
        """The files that hold words of these interviews: those to be erased, and those that only she can erase.

        In the study's own folder all of them are the program's to erase. A file elsewhere that somebody has changed
        since, or put in the place of it, that cannot be reached now, or that was not written by this computer, is hers.
        """
        mine, hers = [], []
        for folder, sums in self._folders():
            for name, known in sums.items():
                path = folder / name
                now = _sum_of(path)
                about = [now] if now in known else known
                if not any(set(interviews) & set(self._holds.get(one, ())) for one in about):
                    continue
                if folder == self.folder or any(self._wrote(path, one) for one in known):
                    mine += unfinished(path)
                if path.exists() and (folder == self.folder or self._wrote(path, now)):
                    mine.append(path)
                elif path.exists() or not folder.is_dir():
                    hers.append(path)
        return mine, hers

    def whose(self, path: Path) -> tuple[bool, frozenset[str]]:
        """Whether the file there is still as the program wrote it, and whose words one of that name holds or held."""
        sums = self._sums_of(path)
        now = _sum_of(path)
        about = [now] if now in sums else sums
        return self._wrote(path, now), frozenset(id for one in about for id in self._holds.get(one, ()))

    def sums_of(self, path: Path) -> tuple[str, ...]:
        """SHA-256 of what the program wrote there; none where it wrote nothing."""
        sums = self._sums_of(path)
        return tuple(one for one in sums if not one.startswith(_BEING_WRITTEN) and self._wrote(path, one))

    def files(self) -> list[Path]:
        """Every place that it wrote to."""
        return [folder / name for folder, sums in self._folders() for name in sums]

    def forget(self, interviews: Collection[str], named: Callable[[str], bool] = lambda _name: False) -> None:
        """Leave out of the list what it knows of these interviews: files that hold their words, or are called so.

        `named`: of a file in the study's own folder whether it is gone. A file elsewhere that could not be deleted, and
        that holds words of others, too, stays in the list as theirs. Raises `OSError` if the list cannot be written.
        """
        if not (self.folder / LEDGER).exists():
            return
        gone = set(interviews)
        with self._lock:
            self._read()
            for folder, sums in self._folders():
                for name, known in list(sums.items()):
                    left = [one for one in known if not self._tells_of(gone, name, one)]
                    holds_theirs = any(gone & set(self._holds.get(one, ())) for one in known)
                    if holds_theirs and folder.is_dir() and not (folder / name).exists():
                        left = []
                    sums[name] = [] if folder == self.folder and named(name) else left
                    if not sums[name]:
                        del sums[name]
            self._holds = {one: [id for id in whose if id not in gone] for one, whose in self._holds.items()}
            self._write()

    def _tells_of(self, gone: Collection[str], name: str, sum: str) -> bool:
        """Whether an entry of the list is of these interviews alone, or names one of them."""
        whose = set(self._holds.get(sum, ()))
        return bool(whose & set(gone)) and (whose <= set(gone) or any(id in name or id in sum for id in gone))

    def _sums_of(self, path: Path) -> list[str]:
        return next((sums.get(path.name, []) for folder, sums in self._folders() if folder == path.parent), [])

    def _folders(self) -> Iterator[tuple[Path, dict[str, list[str]]]]:
        yield self.folder, self._sums
        for folder, sums in self._elsewhere.items():
            yield Path(folder), sums

    def _is_free(self, path: Path) -> bool:
        return not path.exists() or self._wrote(path, _sum_of(path))

    def _wrote(self, path: Path, sum: str | None) -> bool:
        """Whether the program wrote a file with this sum there: elsewhere the list alone is not believed."""
        folder = path.parent.resolve()
        if sum is None or sum not in (self._sums_of(path) or self._sums_of(folder / path.name)):
            return False
        return self._is_own(folder) or mark_of(str(folder), path.name, sum) in self._marks

    def _is_own(self, folder: Path) -> bool:
        return folder == self.folder.resolve()

    def _sums_in(self, folder: Path) -> dict[str, list[str]]:
        whole = folder.resolve()
        return self._sums if whole == self.folder.resolve() else self._elsewhere.setdefault(str(whole), {})

    def _read(self) -> None:
        try:
            data = json.loads((self.folder / LEDGER).read_text(encoding="utf-8"))
            self._sums = _in_a_folder(_texts(data["sha256"]))
            self._holds = _texts(data.get("holds", {}))
            self._elsewhere = {
                str(folder): _in_a_folder(_texts(sums))
                for folder, sums in data.get("elsewhere", {}).items()
                if Path(folder).is_absolute()
            }
            self._marks = {str(one) for one in data.get("marks", [])}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._sums, self._holds, self._elsewhere, self._marks = {}, {}, {}, set()

    def _write(self) -> None:
        known = {one for _folder, sums in self._folders() for each in sums.values() for one in each}
        marks = {
            mark_of(folder, name, one)
            for folder, sums in self._elsewhere.items()
            for name, each in sums.items()
            for one in each
        }
        data = {
            "schema": SCHEMA,
            "sha256": self._sums,
            "holds": {one: whose for one, whose in self._holds.items() if one in known},
            "elsewhere": {folder: sums for folder, sums in self._elsewhere.items() if sums},
            "marks": sorted(marks & self._marks),
        }
        write_whole(self.folder / LEDGER, json.dumps(data, indent=1, ensure_ascii=False) + "\n")


def unfinished(path: Path) -> list[Path]:
    """What an export that was killed has left beside its place."""
    return list(path.parent.glob(f".{_glob_safe(path.name)}.*.part")) if path.parent.is_dir() else []


def _glob_safe(name: str) -> str:
    """`name` as a pattern that fits itself alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _numbered(file: ExportedFile, number: int) -> str:
    return file.name if number == 1 else f"{file.stem}-{number}{file.suffix}"


def _texts(table: Any) -> dict[str, list[str]]:
    return {str(key): [str(one) for one in values] for key, values in table.items()}


def _in_a_folder(sums: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without names that would lead out of their folder: the list may have come from somebody else."""
    return {name: known for name, known in sums.items() if name not in ("", ".", "..") and not set(name) & set("/\\\0")}


def _sum_of(path: Path) -> str | None:
    """None where there is nothing that could be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
