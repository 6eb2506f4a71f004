"""`guide-versions/`: the guide as it was in each of its versions, `001.md`, `002.md` …, and why it was changed.

`versions.jsonl` beside them is the log of it: an entry when a version is kept, when a reason is noted, and when an
interview begins with it. A version that no interview has begun with yet may still be written anew: she goes on working
at it. Texts between which nothing is changed (`guide.revision`: other spaces, other comments) are one version.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from interview_tui.files import folder_inside, write_whole
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.log import Log
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.stored import stored_text

VERSIONS_FOLDER = "guide-versions"
LOG_FILE = "versions.jsonl"


class VersionEntry(BaseModel):
    """A line of the log."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)
    n: int = 0
    wall: str = ""
    number: int
    """The version it is about."""
    reason: str = ""
    """Why the guide was changed to it, one line; empty where this entry is not about that."""
    begun: bool = False
    """An interview that counts began with it: it stays as it is from now on."""


_ENTRY: TypeAdapter[VersionEntry] = TypeAdapter(VersionEntry)


class VersionsKept(Log[VersionEntry]):
    """The versions of one study's guide."""

    def __init__(self, study_folder: Path) -> None:
        self.folder = study_folder / VERSIONS_FOLDER
        super().__init__(self.folder / LOG_FILE)

    def numbers(self) -> list[int]:
        """The versions that there are, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(int(path.stem) for path in self.folder.glob("*.md") if path.stem.isdecimal())

    def text(self, number: int) -> str:
        """Raises `Problem` if there is no such version."""
        if number not in self.numbers():
            raise Problem(
                _("There is no version {number} of the guide.").format(number=number),
                cure=_("There are: {names}.").format(names=", ".join(map(str, self.numbers())) or "–"),
            )
        return stored_text(self._path(number))

    def guide(self, number: int) -> Guide:
        """Raises `Problem` if there is no such version, or if its file cannot be read."""
        return read_guide(self.text(number), self._path(number))

    def entries(self) -> list[VersionEntry]:
        """The log, oldest first; a study made before there was one has none. Raises `Problem` if it is damaged."""
        return self._read()[1]

    def number_of(self, text: str) -> int:
        """The number that a guide with this text has, or would be given."""
        numbers = self.numbers()
        texts = {number: stored_text(self._path(number)) for number in numbers}
        if same := [number for number, kept in texts.items() if kept == text]:
            return same[0]
        if (alike := _unchanged(text, texts)) is not None:
            return alike
        if numbers and self._may_change(numbers[-1]):
            return numbers[-1]
        return 1 + max(numbers, default=0)

    def keep(self, text: str, reason: str = "", *, begun: bool = False) -> int:
        """Keep this text as a version and return its number; note the reason, and that an interview began with it.

        Raises `OSError` if it cannot be written. A log that is damaged raises `Problem` where a reason is to be noted;
        an interview begins all the same.
        """
        folder_inside(self.folder)
        with self._lock:
            known = self.entries() if reason else self._readable_entries()
            number = self.number_of(text)
            path = self._path(number)
            new = not path.exists()
            if new or (self._may_change(number) and stored_text(path) != text):
                write_whole(path, text)
            begins = begun and not any(entry.begun for entry in known or () if entry.number == number)
            if known is not None and (new or reason or begins):
                self.append(VersionEntry(number=number, reason=reason, begun=begins))
        return number

    def _may_change(self, number: int) -> bool:
        """Only what the log knows of and no interview has begun with; without a log, nothing may."""
        about = [entry for entry in self._readable_entries() or () if entry.number == number]
        return bool(about) and not any(entry.begun for entry in about)

    def _readable_entries(self) -> list[VersionEntry] | None:
        try:
            return self.entries()
        except Problem:
            return None

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:03d}.md"

    @property
    def _reader(self) -> TypeAdapter[VersionEntry]:
        return _ENTRY

    def _newer(self) -> str:
        return _("The list of the guide's versions was written by a newer version of Interview TUI.")

    def _broken(self) -> str:
        return _("This line of the list of the guide's versions cannot be read.")


def _unchanged(text: str, texts: Mapping[int, str]) -> int | None:
    """The first version from which nothing is changed in this text."""
    from interview_tui.guide.revision import compare  # rapidfuzz: only for a text that is new

    guide = _read(text)
    if guide is None:
        return None
    others = ((number, _read(kept)) for number, kept in texts.items())
    return next((number for number, other in others if other is not None and not compare(other, guide)), None)


def _read(text: str) -> Guide | None:
    """None where it is no guide: then only the same text is the same version."""
    try:
        return read_guide(text)
    except Problem:
        return None
