"""What a participant leaves in a study, and where any of it stands: byte by byte, in files, names and archives."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.whole_study.plan import Person

SOUNDS = (".flac", ".wav", ".m4a")
_PIECE = 48
"""Bytes."""
_TELLING = 30
"""Different bytes in a piece: silence, and a file's header, are alike in all."""


def words_of(person: Person) -> list[bytes]:
    """What is in every word that only this person says or that is written about this person; and the name."""
    return [text.encode(code) for text in (person.name, person.mark) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def sounds_of(folders: list[Path], others: list[Path]) -> list[bytes]:
    """Pieces of each sound file in `folders`, some of each, none of which stands in the sound of `others`."""
    elsewhere = [path.read_bytes() for folder in others for path in _sound_files(folder)]
    found = []
    for path in (path for folder in folders for path in _sound_files(folder)):
        data = path.read_bytes()
        pieces = [data[i : i + _PIECE] for i in range(0, len(data) - _PIECE, max(_PIECE, len(data) // 400))]
        telling = [one for one in pieces if len(set(one)) >= _TELLING and not any(one in other for other in elsewhere)]
        assert len(telling) >= 3, path
        found += telling[:20]
    return found


def _sound_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in SOUNDS]


def where(folder: Path, texts: list[bytes], sounds: list[bytes]) -> list[str]:
    """The files in which, or in whose name, one of these stands; the letters of `texts` of any size."""
    small = [text.lower() for text in texts]
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = [name.encode(), *(_contents(path) if path.is_file() else ())]
        if any(_holds(one, small, sounds) for one in data):
            found.append(name)
    return found


def _holds(data: bytes, small: list[bytes], sounds: list[bytes]) -> bool:
    lower = data.lower()
    return any(text in lower for text in small) or any(sound in data for sound in sounds)


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of what is packed in it."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield packed.read(name)
