"""Writing exports: all files of one export or none, and never over what a person has changed by hand."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path

from interview_tui.export.building import Progress, built, formats_there_are, once
from interview_tui.export.choices import checked, takes_part
from interview_tui.export.formats import GUIDE_FORMATS
from interview_tui.export.options import EVERYTHING, Options
from interview_tui.export.traces import check_exports, refuse_locked_key
from interview_tui.export.undecided import undecided, undecided_word
from interview_tui.exported import Exported, ExportedFile, Place, unfinished
from interview_tui.files import part_of, private_folder, sync_folder, write_beside
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study

SOUND = "audio"
"""The format that holds no words; it is made while it is written, and not in `FORMATS`."""


def write_exports(
    study: Study,
    interviews: Sequence[Interview],
    formats: Iterable[str],
    into: Path | None = None,
    options: Options = EVERYTHING,
    progress: Progress = lambda _interview, _share: None,
    names: Sequence[str] | None = None,
    notice: Callable[[str], None] = lambda _sentence: None,
    where: str = "",
) -> list[Path]:
    """Write these interviews in these formats, as `options` say, and return the paths of the files.

    `names`: those in the key, which must stand in none of the files; empty where they are not to be searched for, None
    where there is no key. `notice` is told what she must know of the sound, and where nothing is decided about
    names and places yet. `where`: the study, as an option of the command that does it (`undecided_word`).
    Into the study's `exports/`, or the folder `into`. Nothing is written before every file is made and checked, but for
    sound, which is made beside its place; and then all of them are, or none. Raises `Problem` for an unknown format or
    choice, a file that would give somebody away, or a folder that cannot be written.
    """
    refuse_locked_key(study, names)
    interviews, wanted = once(study, interviews), list(dict.fromkeys(formats))
    if not wanted:
        raise Problem(_("No format was chosen."), cure=formats_there_are())
    files = built(study, interviews, [name for name in wanted if name != SOUND], options, progress)
    if SOUND in wanted:
        from interview_tui.export.sounds import sounds

        files += sounds(study, interviews, options, names or (), progress, notice)
    if not files:
        raise Problem(_("There is no interview to export."), cure=_("Hold one first, or export the guide."))
    check_exports(study, files, names, partial(progress, ""))
    if any(name not in GUIDE_FORMATS for name in wanted):
        taken = checked(options, interviews)
        if word := undecided_word(undecided(one for one in interviews if takes_part(one, taken)), where):
            notice(word)
    try:
        folder = private_folder(into) if into is not None else study.exports
        return write_files(study, folder, files)
    except OSError as error:
        raise Problem(
            _("The export could not be written: {reason}.").format(reason=reason(error)),
            cure=_cure(error),
            where=error.filename2 or into or study.folder / "exports",
        ) from error


def _cure(error: OSError) -> str:
    match error:
        case PermissionError():
            return _("Close the file if it is open elsewhere, or choose a folder that you may write in.")
        case FileExistsError() | FileNotFoundError() | NotADirectoryError():
            return _("Choose a folder that you may write in.")  # a file stands where it should be, or above it
        case _:
            return _("Make room on the disk, or choose a folder that you may write in.")


def write_files(study: Study, folder: Path, files: Sequence[ExportedFile]) -> list[Path]:
    """Write `files` into `folder` and return where they are. Raises `OSError`, and then all is as it was before."""
    ledger = Exported(study)
    with ledger.writing() if study.writable else nullcontext():
        places = ledger.places(folder, files)
        if study.writable:  # else nothing can be noted in it, a refusal neither
            ledger.note(places)
        for place in places:
            for left in unfinished(place.path):
                left.unlink()
        _write_all(places, ledger.note_made if study.writable else lambda _place, _sha256: None)
    return [place.path for place in places]


def _write_all(places: Sequence[Place], note_made: Callable[[Place, str], None]) -> None:
    parts: list[tuple[Path, Place]] = []
    try:
        for place in places:
            parts.append((part_of(place.path), place))
            if place.file.make is None:
                write_beside(place.path, place.file.data)
            else:
                note_made(place, place.file.make(part_of(place.path)))
        _put_in_place(parts)
    finally:
        for part, _place in parts:
            part.unlink(missing_ok=True)


def _put_in_place(parts: Sequence[tuple[Path, Place]]) -> None:
    """Rename them all; where one cannot be (Windows: it is open in another program), put back those before it."""
    undo: list[Callable[[], object]] = []
    aside: list[Path] = []
    try:
        for part, place in parts:
            undo.append(_undo(place, aside))
            os.replace(part, place.path)
    except BaseException:
        for put_back in reversed(undo):
            with suppress(OSError):  # the first refusal is the one to be told
                put_back()
        raise
    for path in aside:
        path.unlink(missing_ok=True)
    for folder in {place.path.parent for _part, place in parts}:
        sync_folder(folder)


def _undo(place: Place, aside: list[Path]) -> Callable[[], object]:
    """What puts back what stands in a place now. Sound is too large to be kept in memory: it is set aside."""
    path = place.path
    if not path.exists():
        return lambda: path.unlink(missing_ok=True)
    if place.file.make is None:
        old = path.read_bytes()
        return lambda: os.replace(write_beside(path, old), path)
    kept = part_of(path.with_name(f"{path.name}.old"))
    os.replace(path, kept)
    aside.append(kept)
    return lambda: os.replace(kept, path)
