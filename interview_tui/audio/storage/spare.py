"""The second place: where sound goes on while the study's disk takes none.

A folder of its own with a random name, so that it says nothing about anybody, in the folder that the user chose or in
her cache folder. `audio/spare.json` names it and is written before the recording begins: when it is needed, the
study's disk may take no more words. Folders are added to that list and leave it only when they are empty, so that a
stick that is away for a while is not forgotten.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from interview_tui.files import private_folder, write_whole
from interview_tui.language import _
from interview_tui.problem import Problem, reason

EVENTS = "events.jsonl"
"""In the spare folder: events that the study's disk did not take, a line each, as in the timeline."""
_LIST = "spare.json"


@dataclass(frozen=True, slots=True)
class Spare:
    """One folder of the list."""

    folder: Path
    mount: Path
    """Where its disk was found; tells a folder that was deleted from one whose disk is not there."""
    helps: bool
    """It is on another disk than the study: of use when that one is full, too."""

    @property
    def there(self) -> bool:
        return os.access(self.folder, os.R_OK | os.X_OK)

    @property
    def away(self) -> bool:
        """It cannot be read now, and may be later: its disk is not connected, or locked."""
        if self.there:
            return False
        disk_there = os.path.exists(self.mount) and os.path.ismount(self.mount)
        return os.path.lexists(self.folder) or not disk_there


def spares(audio_folder: Path) -> list[Spare]:
    """The folders that may hold sound of this recording, oldest first."""
    try:
        entries = json.loads((audio_folder / _LIST).read_text(encoding="utf-8"))["folders"]
        return [Spare(Path(one["folder"]), Path(one["mount"]), bool(one["helps"])) for one in entries]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def prepare_spare(audio_folder: Path, chosen: Path | None = None) -> Spare | None:
    """Make the second place and name it in `spare.json`; the one that is there already is used again.

    None if there can be none in the cache folder. Raises `Problem` if the folder that was `chosen` cannot be used.
    """
    try:
        if chosen is not None:
            if not chosen.is_dir():  # to make it would be to write into the folder that a stick is mounted on
                raise NotADirectoryError(20, os.strerror(20))
            base = chosen.resolve() / "interview-tui-spare"
        else:
            from platformdirs import user_cache_path

            base = user_cache_path("interview-tui", appauthor=False) / "spare"
        listed = spares(audio_folder)
        for spare in listed:
            if spare.folder.parent == base and os.access(spare.folder, os.W_OK | os.X_OK):
                _list(audio_folder, [*(one for one in listed if one != spare), spare])
                return spare
        folder = private_folder(base / secrets.token_hex(8))
        spare = Spare(folder, _mount_of(folder), helps=folder.stat().st_dev != audio_folder.stat().st_dev)
        try:
            _list(audio_folder, [*listed, spare])
        except OSError:
            folder.rmdir()
            raise
        return spare
    except OSError as error:
        if chosen is None:
            return None
        raise Problem(
            _("The spare folder cannot be used: {reason}.").format(reason=reason(error)),
            cure=_("Choose another, or leave it out: the recording then has the study's disk alone."),
            where=chosen,
        ) from error


def tidy_spares(audio_folder: Path) -> None:
    """Remove spare folders that hold nothing, and forget those that somebody deleted."""
    listed = spares(audio_folder)
    kept = []
    for spare in listed:
        if spare.there:
            try:
                spare.folder.rmdir()
            except OSError:  # something is in it, or it may not be removed
                kept.append(spare)
        elif spare.away:
            kept.append(spare)
    try:
        _list(audio_folder, kept)
    except OSError:  # a full disk: the list names more than there is, and that harms nobody
        return


def forget_away(audio_folder: Path) -> list[Path]:
    """Go on without the spare folders that are away; returns them. What they hold is lost to this recording."""
    listed = spares(audio_folder)
    away = [spare for spare in listed if spare.away]
    if away:
        _list(audio_folder, [spare for spare in listed if spare not in away])
    return [spare.folder for spare in away]


def away_problem(audio_folder: Path, folder: Path) -> Problem:
    """What to say about a recording of which a part is on a disk that is not there."""
    return Problem(
        _("A part of this recording may be in a spare folder that cannot be reached: {folder}.").format(folder=folder),
        cure=_("Connect its disk and open the interview again. What is here is safe and is kept as it is until then."),
        where=audio_folder,
    )


def _list(audio_folder: Path, listed: list[Spare]) -> None:
    path = audio_folder / _LIST
    if listed == spares(audio_folder) and listed:
        return
    if not listed:
        path.unlink(missing_ok=True)
        return
    entries = [{"folder": str(one.folder), "mount": str(one.mount), "helps": one.helps} for one in listed]
    write_whole(path, json.dumps({"folders": entries}) + "\n")


def _mount_of(folder: Path) -> Path:
    place = folder.resolve()
    while not os.path.ismount(place) and place != place.parent:
        place = place.parent
    return place
