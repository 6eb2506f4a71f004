"""Why a sound file cannot be read, in sentences. Loads nothing heavy: it is asked before any decoder is started."""

import os
import stat
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem


def refuse_what_is_no_sound(path: Path) -> None:
    """Raise `Problem` for what no decoder need be asked about: no file, a folder, no bytes, no permission, a text."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Problem(_("This is a folder, not a sound file."), cure=_("Choose the file in it."), where=path)
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for until somebody writes
            raise Problem(_("This is no file."), cure=_("Choose the sound file itself."), where=path)
        if not found.st_size:
            raise Problem(
                _("This sound file is empty: it has no bytes at all."),
                cure=_("Copy it again from the recorder or phone that made it."),
                where=path,
            )
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        raise Problem(_("There is no such sound file."), cure=_("Check the name and the folder."), where=path) from None
    except OSError as error:
        raise not_readable(path, error) from error
    if is_text(start):
        raise Problem(
            _("This is a text file, not sound, whatever its name says."),
            cure=_("Choose the sound file itself."),
            where=path,
        )


def not_readable(path: Path, error: Exception | None = None) -> Problem:
    """The decoder or the system gave up on `path`."""
    if isinstance(error, PermissionError):
        return Problem(
            _("This file may not be read by you."), cure=_("Change its permissions, or copy it."), where=path
        )
    if error is None and _lost_its_table(path):
        return Problem(
            _("This file breaks off: the table at its end, without which its sound cannot be found, is missing."),
            cure=_("Copy it again from the recorder or phone that made it, and wait until the copy is done."),
            where=path,
        )
    return Problem(
        _("The sound in this file cannot be read: it is damaged or of a kind that is not known."),
        cure=_("Copy it again, or save it as WAV, FLAC, MP3 or M4A in the program that made it."),
        where=path,
    )


def no_sound_track(path: Path) -> Problem:
    """A picture, or a film without sound."""
    return Problem(_("There is no sound in this file."), cure=_("Choose the file that holds the sound."), where=path)


def is_text(data: bytes) -> bool:
    """Whether the beginning of a file is written for people."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3:
            return False
        text = data[: error.start].decode()
    return all(character.isprintable() or character in "\n\r\t\f" for character in text.removeprefix("\ufeff"))


def _lost_its_table(path: Path) -> bool:
    """Whether this is an MP4 (m4a, mov, 3gp) of which the box `moov` was never reached."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        place = 0
        names: list[bytes] = []
        while place + 8 <= size and len(names) < 1000:
            file.seek(place)
            head = file.read(16)
            length, name = int.from_bytes(head[:4], "big"), head[4:8]
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            names.append(name)
            if length < 8:  # 0: to the end of the file; anything else is damage
                break
            place += length
    return names[:1] == [b"ftyp"] and b"moov" not in names
