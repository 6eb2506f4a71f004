"""What tells of a participant: names, folders, runs of words, pieces of sound. And whether a file holds any of it.

Kept in memory only. It is looked for twice: before, so that nothing is overlooked, and afterwards, in whatever is left.
"""

import errno
import io
import json
import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from interview_tui.erasing.paths import files_under
from interview_tui.interview.corrections import CORRECTIONS_FILE
from interview_tui.privacy.leaks import CannotBeChecked, Original, leaks
from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.unpacking import DAMAGED, Room, Unsearchable, is_closed, opened, refuse_too_deep

RUN = 6
"""Words in a row that nobody else says: shorter runs are everyday phrases."""
_PIECE = 64
"""Bytes of a sound file that are looked for together; silence aside, no two files share so many."""
_PIECES = 24
"""From each sound file."""
_TELLING = 24
"""Different bytes that a piece must have: silence has few."""
_LARGEST_TEXT = 64_000_000
"""Bytes; a larger file is sound, or a film."""
_AT_ONCE = 16_000_000
"""Bytes of such a file."""
_MOST_UNPACKED = 10_000_000_000
"""Bytes of a large packed file, piece by piece."""
_PICTURES = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff"})
"""What stands in them is packed or drawn: a consent that was scanned, a whiteboard."""
SOUND_SUFFIXES = frozenset(
    {".wav", ".flac", ".mp3", ".m4a", ".mp4", ".ogg", ".opus", ".aac", ".wma", ".aiff", ".amr", ".mov", ".webm", ".mkv"}
)
_TOKEN = re.compile(r"[^\W_]+")
_SAID = frozenset({"text", "was", "heard", "original"})
"""Keys of transcripts, timelines and decisions that hold words."""
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traces:
    """Of one withdrawal."""

    names: tuple[str, ...] = field(default=(), repr=False)
    """Pseudonyms that nobody else in the study has, and where the key is open the real names."""
    folders: tuple[str, ...] = field(default=(), repr=False)
    runs: frozenset[Run] = field(default=frozenset(), repr=False)
    """Of `RUN` words in small letters, without those that stand in a guide or in another interview."""
    sounds: tuple[bytes, ...] = field(default=(), repr=False)


class Unreadable(OSError):
    """A file that cannot be looked through: nobody knows whether anything stands in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What of it a file holds."""

    words: bool = False
    sound: bool = False
    folder: bool = False
    """The name of an interview's folder stands in it, or in its name."""
    names: int = 0
    """Places."""

    @property
    def was_said(self) -> bool:
        """It holds what the participant said, not only a name."""
        return self.words or self.sound

    def __bool__(self) -> bool:
        return self.was_said or self.folder or self.names > 0


def words_of(text: str) -> list[str]:
    """Its words and numbers, in small letters."""
    return _TOKEN.findall(folded(text).lower())


def runs_in(words: Sequence[str]) -> Iterator[Run]:
    """Every run of `RUN` words."""
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def traces_of(folders: Sequence[Path], others: Iterable[Path], names: Iterable[str]) -> Traces:
    """Of what lies in these interviews' folders; what stands in the files `others`, too, tells of nobody."""
    runs: set[Run] = set()
    sounds: list[bytes] = []
    for folder in folders:
        for path in files_under(folder):
            if path.is_symlink():
                continue
            if path.suffix.lower() in SOUND_SUFFIXES:
                sounds += _pieces(path)
            elif _may_hold_words(path):
                runs.update(runs_in(_words_in(path)))
    if runs:
        for path in others:
            runs.difference_update(runs_in(_words_in(path)))
    return Traces(tuple(names), tuple(folder.name for folder in folders), frozenset(runs), tuple(sounds))


def found_in(path: Path, traces: Traces, language: str) -> Found:
    """What of the traces this file holds; a link is not followed.

    Raises `OSError` if it cannot be read, `Unreadable` if nothing is found in what can be read of it.
    """
    called = path.name
    if not path.is_symlink() and not path.is_file():  # one that programs talk through
        raise Unreadable(errno.EINVAL, os.strerror(errno.EINVAL))
    if not path.is_symlink() and path.stat().st_size > _LARGEST_TEXT:
        return _found_in_large(path, traces, language)
    data = b"" if path.is_symlink() else path.read_bytes()
    sound = _holds_sound(data, traces.sounds)
    folder = any(_holds_name(one, data, called) for one in traces.folders)
    if path.suffix.lower() in SOUND_SUFFIXES:
        return Found(sound=sound, folder=folder, names=_named(called, b"", traces.names, language))
    words, whole = False, True
    for part in _parts(data, Room(), 0):
        words = words or _says(part.texts, traces)
        if part.data is not data:
            sound = sound or _holds_sound(part.data, traces.sounds)
            folder = folder or any(_holds_name(one, part.data, "") for one in traces.folders)
        whole = whole and part.whole
    found = Found(words, sound, folder, _named(called, data if whole else b"", traces.names, language))
    return _known(found, path, whole=whole)


def _known(found: Found, path: Path, *, whole: bool) -> Found:
    """Raises `Unreadable` where nothing was found in a file that was not, or cannot be, looked through to its end."""
    if not found and (not whole or path.suffix.lower() in _PICTURES or is_closed(path.name)):
        raise Unreadable(errno.EINVAL, os.strerror(errno.EINVAL))
    return found


def _found_in_large(path: Path, traces: Traces, language: str) -> Found:
    """Of a file that is too large to be read at once: sound, names of folders; of a packed one its texts, too."""
    words, whole = False, True
    with path.open("rb") as file:
        sound, folder = _in_pieces(file, traces)
        file.seek(0)
        packed_too = file.read(2) == b"PK"
    folder = folder or any(_holds_name(one, b"", path.name) for one in traces.folders)
    try:
        for said, heard, named, read in _members_of_large(path, traces) if packed_too else ():
            words, sound, folder, whole = words or said, sound or heard, folder or named, whole and read
    except DAMAGED:
        whole = False
    return _known(Found(words, sound, folder, _named(path.name, b"", traces.names, language)), path, whole=whole)


def _members_of_large(path: Path, traces: Traces) -> Iterator[tuple[bool, bool, bool, bool]]:
    """Of each member of a large packed file: words, sound, the name of a folder, and whether all of it was read.

    Raises what `DAMAGED` names.
    """
    room = _MOST_UNPACKED
    with zipfile.ZipFile(path) as packed:
        for member in packed.infolist():
            room -= member.file_size
            if member.is_dir():
                continue
            if room < 0:
                yield False, False, False, False
                return
            with packed.open(member) as part:
                if member.file_size > _LARGEST_TEXT:
                    yield False, *_in_pieces(part, traces), True
                    continue
                data = part.read()
            found = list(_parts(data, Room(), 1))
            said = any(_says(one.texts, traces) for one in found)
            yield said, *_in_pieces(io.BytesIO(data), traces), all(one.whole for one in found)


def _in_pieces(file: IO[bytes], traces: Traces) -> tuple[bool, bool]:
    """Whether sound, and whether the name of a folder stands in it."""
    folders = [form for one in traces.folders for form in _forms(one)]
    overlap = max((*map(len, traces.sounds), *(2 * len(one) + 2 for one in traces.folders)), default=0)
    sound, folder, end = False, False, b""
    while piece := file.read(_AT_ONCE):
        data = end + piece
        sound = sound or _holds_sound(data, traces.sounds)
        folder = folder or _stands_in(folders, data)
        end = data[-overlap:] if overlap else b""
    return sound, folder


def _says(texts: Iterable[str], traces: Traces) -> bool:
    return bool(traces.runs) and any(not traces.runs.isdisjoint(runs_in(words_of(one))) for one in texts)


def _may_hold_words(path: Path) -> bool:
    """Transcripts, decisions and the timeline; the guide says what everybody is asked."""
    name = path.name.lstrip(".")
    return name.startswith(("transcript", "timeline", CORRECTIONS_FILE.removesuffix(".jsonl")))


def _words_in(path: Path) -> list[str]:
    """What was said or written in a file of the study, one after the other; of JSON its texts alone."""
    try:
        if path.stat().st_size > _LARGEST_TEXT:
            return []
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    if ".jsonl" not in path.name:
        return words_of(text)
    said: list[str] = []
    for line in text.splitlines():
        with suppress(ValueError):  # a torn line
            said += _strings(json.loads(line), said="")
    return words_of(" ".join(said))


def _strings(value: Any, said: str) -> Iterator[str]:
    """The texts in a record under the keys that hold what was said; `said` is the key that we are under."""
    match value:
        case str() if said in _SAID:
            yield value
        case dict():
            for key, part in value.items():
                if key != "words":  # their text stands in the segment's already
                    yield from _strings(part, str(key))
        case list():
            for part in value:
                yield from _strings(part, said)


def _pieces(path: Path) -> list[bytes]:
    """Pieces of a sound file, from all over it, in which there is something to hear."""
    found: list[bytes] = []
    with suppress(OSError), path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        for number in range(_PIECES * 4):
            file.seek(size * number // (_PIECES * 4))
            piece = file.read(_PIECE)
            if len(piece) == _PIECE and len(set(piece)) >= _TELLING:
                found.append(piece)
            if len(found) >= _PIECES:
                break
    return found


def _holds_sound(data: bytes, sounds: Sequence[bytes]) -> bool:
    return len(data) >= _PIECE and any(one in data for one in sounds)


def _holds_name(folder: str, data: bytes, called: str) -> bool:
    """The name of a folder, `01-robin`, as it stands in a file of any kind, or in the file's own name."""
    forms = _forms(folder)
    return _stands_in(forms, called.encode("utf-8", "surrogateescape")) or _stands_in(forms, data)


def _stands_in(forms: Iterable[re.Pattern[bytes]], data: bytes) -> bool:
    return any(form.search(data) for form in forms)


@lru_cache(maxsize=256)
def _forms(folder: str) -> tuple[re.Pattern[bytes], ...]:
    """As it is written in three encodings; `101-robin` is another one's."""
    wide, narrow = folder.encode("utf-16-le"), folder.encode("utf-16-be")
    return (
        re.compile(rb"(?<![0-9])" + re.escape(folder.encode())),
        re.compile(rb"(?<![0-9]\x00)" + re.escape(wide)),
        re.compile(rb"(?<!\x00[0-9])" + re.escape(narrow)),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A file, or one that is packed into it."""

    data: bytes = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    whole: bool = True
    """All of it was read."""


def _parts(data: bytes, room: Room, depth: int) -> Iterator[_Part]:
    """What can be read in a file, and in the files that are packed into it."""
    if data[:2] != b"PK":
        plain = _decoded(data)
        yield _Part(data, (re.sub(r"<[^>]*>", "", plain), plain) if depth else (plain,))
        return
    yield _Part(data, ())
    try:
        refuse_too_deep(depth)
        with opened(data) as packed:
            for name, part in room.members(packed):
                if is_closed(name):
                    yield _Part(b"", (), whole=False)
                yield from _parts(part, room, depth + 1)
    except (Unsearchable, *DAMAGED):
        yield _Part(data, (_decoded(data),), whole=False)


def _decoded(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    if b"\\u" in data:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    if b"\0" in data[:400]:
        text += data.decode("utf-16-le", errors="replace") + data.decode("utf-16-be", errors="replace")
    return text


def _named(called: str, data: bytes, names: Sequence[str], language: str) -> int:
    """In how many places a name stands: as the last check of an export looks for it, or written just so."""
    if not names or not _may_name(called, data, names):
        return 0
    originals = [Original(text=name, by="", kind="person") for name in names]
    just_so = re.compile("|".join(rf"(?<!\w){re.escape(folded(name))}(?!\w)" for name in names))
    places = 0
    with suppress(CannotBeChecked):
        places = len(leaks({called: data}, originals, language))
    return max(places, len(just_so.findall(folded(f"{called}\n{_decoded(data)}"))))


def _may_name(called: str, data: bytes, names: Sequence[str]) -> bool:
    """A quick look, so that the slow one is for the few files that need it. Never says no too early."""
    if data[:2] == b"PK" or b"\0" in data[:400]:
        return True
    low = folded(data.decode("utf-8", errors="replace") + "\n" + called).lower()
    return any(word[:4] in low for name in names for word in words_of(name)) or "\\u" in low or "%" in low
