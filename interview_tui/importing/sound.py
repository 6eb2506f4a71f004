"""The sound of a file from elsewhere: copied, checked, and decoded by a process of its own."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from interview_tui.audio.decoding.imported import Decoded, Failed
from interview_tui.audio.decoding.unreadable import no_sound_track, not_readable
from interview_tui.audio.storage.check import sha256_of
from interview_tui.files import PRIVATE_FILE, private_folder
from interview_tui.importing.child import last_word
from interview_tui.importing.work import Work
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.times import clock_time

KINDS = (
    "wav", "mp3", "m4a", "flac", "ogg", "oga", "opus", "wma", "amr", "aac", "aif", "aiff", "caf", "3gp", "mp4", "m4v",
    "mov", "mkv", "mka", "webm", "avi", "mpg", "mpeg", "w64", "au", "wv", "ape",
)  # fmt: skip
"""Endings that are kept; any other may be a part of a name (`interview with Anna.Berg`)."""
_PIECE = 1 << 20
_COPYING = 0.15
"""Share of the work that is copying and checking the copy."""


def copied(source: Path, copy: Path, work: Work) -> str:
    """Copy, read the copy back, and return the SHA-256 of both."""
    private_folder(copy.parent)
    size = max(1, source.stat().st_size)
    digest, done = hashlib.sha256(), 0
    handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with source.open("rb") as file, os.fdopen(handle, "wb") as into:
        while data := file.read(_PIECE):
            digest.update(data)
            into.write(data)
            done += len(data)
            work.tell(_("copying"), _COPYING * 0.7 * min(1.0, done / size))
        into.flush()
        os.fsync(into.fileno())
    if sha256_of(copy) != digest.hexdigest():
        raise Problem(
            _("The copy of the sound file differs from the original."),
            cure=_("Check the disk and the cable, then import it again. Nothing was kept."),
            where=source,
        )
    work.tell(_("copying"), _COPYING)
    return digest.hexdigest()


def decoded(copy: Path, source: Path, work: Work, until: float = 0.99) -> Decoded:
    """Have the recording made by a process of its own. `source` is what a problem is about.

    `until`: the share of all work that is done then.
    """
    log = copy.parent.parent / "import.log"
    arguments = [str(copy.parent), copy.name]
    module = "interview_tui.audio.decoding.imported"
    last, trace = last_word(module, arguments, log, work, _("reading the sound"), (_COPYING, until))
    if b'"frames"' in last:
        return Decoded.model_validate_json(last)
    if b'"failed"' not in last and trace:  # a fault of the program; a decoder that crashed says nothing
        raise RuntimeError(trace.splitlines()[-1])
    failed = Failed.model_validate_json(last) if b'"failed"' in last else Failed(failed="unreadable")
    match failed.failed:
        case "no_sound":
            raise no_sound_track(source)
        case "unreadable":
            raise not_readable(source)
        case "different":
            raise Problem(
                _("The recording that was made of this file differs from the sound in it."),
                cure=_("Check the disk, then import it again. Nothing was kept."),
                where=source,
            )
        case "disk":
            raise OSError(failed.error, os.strerror(failed.error))


def missing_sentence(missing: Iterable[tuple[float, float | None]], seconds: float) -> str:
    """`Sound is missing at 12:03–12:09 and after 31:20.`, for a recording of that length; empty if nothing is."""
    places = []
    for start, end in missing:
        if is_after(start, seconds):
            places.append(_("after {time}").format(time=clock_time(start)))
        elif end is not None:
            places.append(_("at {start}–{end}").format(start=clock_time(start), end=clock_time(end + 0.999)))
    if not places:
        return ""
    *most, last = places
    listed = _("{places} and {last}").format(places=", ".join(most), last=last) if most else last
    return _("Sound is missing {places}.").format(places=listed)


def is_after(start: float, seconds: float) -> bool:
    """Whether a loss is one at the end of the recording; times are kept to the millisecond."""
    return start > seconds - 0.01
