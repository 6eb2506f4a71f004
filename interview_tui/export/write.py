"""Writing exports: all files of one export or none, and never over what a person has changed by hand."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from interview_tui.export.building import Progress, built, once
from interview_tui.export.options import EVERYTHING, Options
from interview_tui.export.traces import check_exports, refuse_locked_key
from interview_tui.exported import Exported, ExportedFile, Place
from interview_tui.files import private_folder, sync_folder, write_beside
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study


def write_exports(
    study: Study,
    interviews: Sequence[Interview],
    formats: Iterable[str],
    into: Path | None = None,
    options: Options = EVERYTHING,
    progress: Progress = lambda _interview, _share: None,
    names: Sequence[str] | None = None,
) -> list[Path]:
    """Write these interviews in these formats, as `options` say, and return the paths of the files.

    `names`: those in the key, which must stand in none of the files; empty where they are not to be searched for, None
    where there is no key.
    Into the study's `exports/`, or the folder `into`. Nothing is written before every file is made and checked, and
    then all of them are, or none. Raises `Problem` for an unknown format or choice, a file that would give somebody
    away, or a folder that cannot be written.
    """
    refuse_locked_key(study, names)
    files = built(study, once(study, interviews), formats, options, progress)
    check_exports(study, files, names)
    try:
        folder = private_folder(into) if into is not None else study.exports
        return write_files(study, folder, files)
    except OSError as error:
        raise Problem(
            _("The export could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk, or choose a folder that you may write in."),
            where=into or study.folder / "exports",
        ) from error


def write_files(study: Study, folder: Path, files: Sequence[ExportedFile]) -> list[Path]:
    """Write `files` into `folder` and return where they are. Raises `OSError`, and then all is as it was before."""
    ledger = Exported(study)
    places = ledger.places(folder, files)
    ledger.note(places)
    parts: list[tuple[Path, Place]] = []
    try:
        for place in places:
            parts.append((write_beside(place.path, place.file.data), place))
        _put_in_place(parts)
    finally:
        for part, _place in parts:
            part.unlink(missing_ok=True)
    return [place.path for place in places]


def _put_in_place(parts: Sequence[tuple[Path, Place]]) -> None:
    """Rename them all; where one cannot be (Windows: it is open in another program), put back those before it."""
    before: list[tuple[Path, bytes | None]] = []
    try:
        for part, place in parts:
            old = place.path.read_bytes() if place.path.exists() else None
            os.replace(part, place.path)
            before.append((place.path, old))
    except BaseException:
        for path, old in before:
            with suppress(OSError):  # the first refusal is the one to be told
                if old is None:
                    path.unlink()
                else:
                    os.replace(write_beside(path, old), path)
        raise
    for folder in {place.path.parent for _part, place in parts}:
        sync_folder(folder)
