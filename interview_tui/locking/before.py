"""What must hold before a study can be locked, and what locking does not reach."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from interview_tui.at_rest import LOCKED_FILES, OWN
from interview_tui.audio.storage.recording import BACKUP, Recording
from interview_tui.audio.storage.spare import EVENTS, spares
from interview_tui.exported import Exported
from interview_tui.files import held
from interview_tui.language import _
from interview_tui.locking.archive import size_in_archive
from interview_tui.locking.tree import Item
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study

_SLACK = 32 * 2**20
"""Bytes that stay free whatever is written."""
_ERASING = ".erasing.json"
"""The journal of an erasure that was cut short (`erasing`)."""


def refuse_unfinished(study: Study) -> None:
    """Raises `Problem` while a program works in the study, or where something of it is to be finished first."""
    if _working(study.folder):
        raise Problem(
            _("A program is still working in this study: it records, transcribes or writes."),
            cure=_("Let it finish, or stop it. Then lock the study."),
        )
    if (study.folder / _ERASING).exists():
        raise Problem(
            _("Something in this study is only half erased."),
            cure=_("Open the study: the rest is erased. Then lock it."),
        )
    for name in LOCKED_FILES:
        if os.path.lexists(study.folder / name):
            raise Problem(
                _("There is a file in the study that is called as the locked study will be: {name}.").format(name=name),
                cure=_("Move it out of the study's folder, or give it another name."),
                where=study.folder,
            )
    for interview in study.interviews():
        if _has_parts_outside(interview):
            raise Problem(
                _("A part of a recording lies in the spare folder, outside the study."),
                cure=_("Open the study: the recording is put together. Then lock it."),
                where=interview.folder,
            )


def _has_parts_outside(interview: Interview) -> bool:
    """Whether sound of it, or what was noted while the study's disk was full, lies in a spare folder."""
    sounds = Recording(interview.audio).sound_files
    waiting = [one.folder / EVENTS for audio in (interview.audio, interview.audio / BACKUP) for one in spares(audio)]
    return any(not path.is_relative_to(interview.study.folder) for path in sounds) or any(map(os.path.exists, waiting))


def spares_away(study: Study) -> list[Path]:
    """Spare folders that cannot be reached now: a part of a recording may lie there, and is not locked."""
    found = [
        one.folder
        for interview in study.interviews()
        for audio in (interview.audio, interview.audio / BACKUP)
        for one in spares(audio)
        if one.away
    ]
    return list(dict.fromkeys(found))


def away_words(folders: Sequence[Path]) -> list[str]:
    """What is said of them before it is locked, and afterwards."""
    return [
        _(
            "A spare folder cannot be reached now, and a part of a recording may lie in it, not encrypted: {folder}. "
            "Connect its disk and open the study first: the recording is put together then. If you lock it now, you "
            "are told when the disk is there again."
        ).format(folder=folder)
        for folder in folders
    ]


def _working(folder: Path) -> bool:
    """Whether anybody holds a lock in the study, but for the one that says that it is open."""
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not (Path(above) == folder and name in OWN)]
        for name in names:
            path = Path(above, name)
            if name.endswith(".lock") and path != folder / ".lock" and held(FileLock(path, timeout=0, mode=0o600)):
                return True
    return False


def refuse_too_little_room(folder: Path, needed: int) -> None:
    """Raises `Problem` if `needed` bytes do not fit on the disk of `folder`."""
    free = shutil.disk_usage(folder).free
    if free < needed + _SLACK:
        raise Problem(
            _("There is too little room on the disk: {needed} are needed, and {free} are free.").format(
                needed=size_words(needed + _SLACK), free=size_words(free)
            ),
            cure=_("The study stays as it is until its copy is whole. Make room, or move the study to a larger disk."),
        )


def size_words(size: int) -> str:
    """`2.4 GB`, `310 MB`, as disks are sold."""
    return f"{size / 1e9:.1f} GB" if size >= 10**9 else f"{max(1, round(size / 1e6))} MB"


def room_needed(items: Sequence[Item]) -> int:
    """Bytes that the locked copy takes at most: age adds 16 to each 64 KiB."""
    return round(size_in_archive(items) * 1.001)


def exports_elsewhere(study: Study) -> list[Path]:
    """Files with words of this study that the program wrote outside its folder: they are not locked."""
    mine, hers = Exported(study).holding([interview.id for interview in study.interviews()])
    return sorted({path for path in (*mine, *hers) if not path.is_relative_to(study.folder)})
