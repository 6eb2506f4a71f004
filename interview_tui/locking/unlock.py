"""Unlocking: the study is laid out beside its locked form, compared with it, and takes its place."""

import os
from filecmp import cmp
from pathlib import Path

from interview_tui.at_rest import (
    ARCHIVE,
    KEY,
    LEFT_BY_SYSTEMS,
    SETTINGS,
    UNLOCKED,
    UNLOCKING,
    finish_decided,
    is_link,
    is_locked,
    refuse_links,
)
from interview_tui.files import sync_folder
from interview_tui.language import _
from interview_tui.locking.archive import compare, lay_out
from interview_tui.locking.before import refuse_too_little_room
from interview_tui.locking.lock import staged
from interview_tui.locking.pace import Pace, Tell
from interview_tui.locking.streams import StudyKey, damaged, decrypted
from interview_tui.locking.tree import tree
from interview_tui.problem import Problem, reason


def study_key(folder: Path, passphrase: str) -> StudyKey:
    """What opens the locked study in `folder`. Takes some seconds.

    Raises `WrongPassphrase`, or another `Problem` if it is damaged, or not locked.
    """
    if not is_locked(folder):
        raise _not_locked(folder)
    try:
        data = (folder / KEY).read_bytes()
    except OSError as error:
        raise Problem(
            _("The study's key cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Put back locked-key.age from a backup, beside locked.age."),
            where=folder,
        ) from error
    return StudyKey.opened(data, passphrase)


def unlock(folder: Path, key: StudyKey, tell: Tell) -> None:
    """Unlock the study in `folder`. The caller keeps others out of it (`study_lock`).

    Until everything is laid out and compared the locked study is untouched, and what was laid out is deleted again if
    it was in vain. Raises `Problem`.
    """
    if not is_locked(folder):
        raise _not_locked(folder)
    refuse_links(folder)
    archive = folder / ARCHIVE
    if not archive.is_file():
        raise damaged()
    size = archive.stat().st_size
    refuse_too_little_room(folder, size)
    stage = folder / UNLOCKING
    with staged(stage):
        pace = Pace(2 * size, tell)
        items = decrypted(archive, key, lambda stream: lay_out(stream, stage, pace.done))
        found = tree(stage)
        if sorted(item.name for item in found) != sorted(item.name for item in items):
            raise damaged()
        decrypted(archive, key, lambda stream: compare(stream, stage, items, pace.done))
        if not (stage / SETTINGS).is_file():
            raise damaged()
        _refuse_what_is_in_the_way(folder, stage)
        tell(1.0, 0.0)  # the last moment at which it may be stopped
        os.rename(stage, folder / UNLOCKED)  # from here on the study is unlocked
    sync_folder(folder)
    finish_decided(folder)


def _refuse_what_is_in_the_way(folder: Path, stage: Path) -> None:
    """Raises `Problem` where a file that was written since would be lost. One with a place of its own is none."""
    for path in stage.iterdir():
        place = folder / path.name
        if (path == stage / SETTINGS and stage.name == UNLOCKING) or not os.path.lexists(place):
            continue
        if path.name in LEFT_BY_SYSTEMS and place.is_file():
            continue  # what a window of the system has written since is worth nothing
        if path.is_dir() and place.is_dir() and not is_link(place):
            _refuse_what_is_in_the_way(place, path)
        elif is_link(place) or not path.is_file() or not place.is_file() or not cmp(path, place, shallow=False):
            raise Problem(
                _("Something stands where a part of the study belongs, and would be lost."),
                cure=_("Move it out of the study's folder, and unlock the study again."),
                where=place,
            )


def _not_locked(folder: Path) -> Problem:
    return Problem(_("This study is not locked."), where=folder)
