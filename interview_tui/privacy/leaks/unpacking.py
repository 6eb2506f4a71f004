"""Taking apart what is packed, with an end to how much and how deep; and what nobody can look into but its own program.

A file may be made so that a few bytes become gigabytes. What cannot be looked through is said, never passed over: an
export that was not looked through is no export that was found clean.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from interview_tui.language import _
from interview_tui.problem import Problem

DEEPEST = 4
"""Files within files; a project holds documents, and these hold parts."""
MOST_BYTES = 256 * 2**20
"""Of all that is packed into one file, at every depth together."""
MOST_FILES = 50_000
MOST_TEXTS = 1_000_000
"""Pieces of text in one file that is packed into another: each takes some hundred bytes of memory."""
LARGEST_TEXT = 16 * 2**20
"""Characters of such a file."""
DAMAGED = (
    zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error, struct.error,
    lzma.LZMAError,
)  # fmt: skip
"""What a packed file raises that is damaged, half written, or encrypted."""
_CLOSED = frozenset({
    ".nvp", ".nvpx", ".nvb", ".nvbx",  # NVivo
    ".atlproj", ".atlproj22", ".atlproj23", ".atlproj24", ".atlproj25", ".hpr5", ".hpr6", ".hpr7", ".atlcb",  # ATLAS.ti
    ".mx2", ".mx3", ".mx4", ".mx5", ".mx12", ".mx18", ".mx20", ".mx22", ".mx24", ".mex", ".mex22", ".mex24",  # MAXQDA
    ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".zst",
})  # fmt: skip
"""Endings of what other programs pack in ways of their own: words may stand in it, and not be found."""


class CannotBeChecked(Problem):
    """Nobody knows what stands in the file: it was not looked through, or not to its end."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            _("{file} cannot be searched for names: {why}.").format(file=file, why=why),
            cure=_("Look into it yourself with the program that it was made with, before you hand it on."),
        )


class Unsearchable(Exception):
    """The same of a file whose name is not to be told before it was looked at. Its text says why, for a reader."""


class Room:
    """How much more may be unpacked of one file, whatever is packed into what."""

    def __init__(self) -> None:
        self._bytes = MOST_BYTES
        self._files = MOST_FILES

    def members(self, packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
        """What is packed, with its name, one after the other; of two with one name the second gets another.

        Raises `Unsearchable` if it is too much, and what `DAMAGED` names.
        """
        names: set[str] = set()
        for member in packed.infolist():
            if member.is_dir():
                continue
            self._files -= 1
            with packed.open(member) as part:
                data = part.read(self._bytes + 1)  # what its header says of its size may be a lie
            self._bytes -= len(data)
            if self._bytes < 0 or self._files < 0:
                raise Unsearchable(_("unpacked it is larger than {size} MB").format(size=MOST_BYTES // 2**20))
            name = member.filename
            while name in names:
                name += "+"
            names.add(name)
            yield name, data


def opened(data: bytes) -> zipfile.ZipFile:
    """A packed file in memory. Raises what `DAMAGED` names."""
    return zipfile.ZipFile(io.BytesIO(data))


def is_closed(name: str) -> bool:
    """Whether only its own program can look into a file of that name."""
    return PurePath(name).suffix.lower() in _CLOSED


def refuse_closed(name: str) -> None:
    """Raises `Unsearchable` for such a file."""
    if is_closed(name):
        raise Unsearchable(_("only the program that made it can read it"))


def refuse_too_deep(depth: int) -> None:
    """Raises `Unsearchable` where files are packed in files beyond any use."""
    if depth > DEEPEST:
        raise Unsearchable(_("files are packed in files in it, more than {count} deep").format(count=DEEPEST))


def refuse_too_many_texts(text: str) -> None:
    """Raises `Unsearchable` where a text would become too many pieces to be held in memory."""
    if len(text) > LARGEST_TEXT or sum(text.count(sign) for sign in '\n\r,;\t"[{') > MOST_TEXTS:
        raise too_many_texts()


def too_many_texts() -> Unsearchable:
    """What is raised then."""
    return Unsearchable(_("there is more text in it than can be looked through"))


def damaged() -> Unsearchable:
    """What is raised of a file that cannot be unpacked."""
    return Unsearchable(_("it is damaged or encrypted"))
