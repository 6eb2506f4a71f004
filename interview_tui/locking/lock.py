"""Locking: one encrypted file is made beside the study, opened again and compared with it, and takes its place."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interview_tui.at_rest import (
    ARCHIVE,
    KEY,
    LOCKED,
    LOCKING,
    NOTE,
    PLAIN,
    SCHEMA,
    SETTINGS,
    Locked,
    finish_decided,
    is_locked,
    refuse_links,
    remove_stage,
)
from interview_tui.files import private_folder, sync_folder, write_whole
from interview_tui.language import _, in_language
from interview_tui.locking.archive import TarStream, changed, compare
from interview_tui.locking.before import refuse_too_little_room, refuse_unfinished, room_needed, spares_away
from interview_tui.locking.pace import Pace, Tell
from interview_tui.locking.streams import StudyKey, decrypted, encrypt
from interview_tui.locking.tree import Item, tree
from interview_tui.problem import Problem, reason
from interview_tui.study import Study

_STUDY_SCHEMA = 2
"""Of `study.toml` while it is locked: programs from before locking say that it is newer, instead of writing there."""


def lock(study: Study, key: StudyKey, tell: Tell) -> None:
    """Lock the study with `key`. The caller keeps others out of it (`Study.lock`).

    Until everything is encrypted, opened again and compared, nothing in the study is touched; a kill, `tell` that
    raises and every error before that leave it as it is. Raises `Problem`.
    """
    if is_locked(study.folder):  # by another program, since the study was opened here
        raise Locked(study.folder)
    refuse_links(study.folder)
    refuse_unfinished(study)
    found = tree(study.folder)
    items = [item for item in found if not item.scratch]
    refuse_too_little_room(study.folder, room_needed(items))
    stage = study.folder / LOCKING
    with staged(stage):
        pace = Pace(2 * sum(item.size for item in items), tell)
        encrypt(TarStream(study.folder, items, pace.done).read, stage / ARCHIVE, key)
        decrypted(stage / ARCHIVE, key, lambda stream: compare(stream, study.folder, items, pace.done))
        write_whole(stage / KEY, key.sealed)
        if (stage / KEY).read_bytes() != key.sealed:  # the one file without which all is lost
            raise changed()
        with in_language(study.settings.language):
            write_whole(stage / NOTE, note())
        write_whole(stage / SETTINGS, _settings(study))
        write_whole(stage / PLAIN, _plan(found, (stage / ARCHIVE).stat().st_size))
        refuse_unfinished(study)
        if [item for item in tree(study.folder) if not item.scratch] != items:
            raise changed()
        sync_folder(stage)
        tell(1.0, 0.0)  # the last moment at which it may be stopped
        os.rename(stage, study.folder / LOCKED)  # from here on the study is locked
    sync_folder(study.folder)
    finish_decided(study.folder)


@contextmanager
def staged(stage: Path) -> Iterator[None]:
    """A new folder for what is prepared; it is gone again if it was prepared in vain."""
    try:
        private_folder(stage)
        yield
    except OSError as error:
        raise Problem(
            _("The study could not be locked or unlocked: {reason}. It is as it was.").format(reason=reason(error)),
            cure=_("Check that you may write in the study's folder, and that the disk has room."),
        ) from error
    finally:
        if stage.exists():
            remove_stage(stage)


def _settings(study: Study) -> str:
    settings = study.settings
    lines = [f"schema = {_STUDY_SCHEMA}", f"locked = {SCHEMA}", f'language = "{settings.language}"']
    if settings.retention is not None:
        lines.append(f"retention = {settings.retention.isoformat()}")
    # A path with signs that TOML would have to escape is left out: this file must be readable, whatever happens.
    if away := [str(path) for path in spares_away(study) if str(path).isprintable()]:
        lines.append(f"spare = {json.dumps(away, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _plan(items: list[Item], archive: int) -> str:
    """What is deleted when it is decided: files that are of the size and time at which they were compared."""
    files = [
        [item.name, None if item.scratch else item.size, item.mtime]
        for item in items
        if not item.folder and item.name != SETTINGS
    ]
    return json.dumps({
        "archive": archive, "files": files, "folders": [item.name for item in items if item.folder]
    })  # fmt: skip


def note() -> str:
    """`LOCKED.txt`: what this folder is, and how it is opened with and without this program."""
    return _(
        "This folder is a study that is locked: everything in it is encrypted with a passphrase.\n\n"
        "Open it with Interview TUI: start the program and choose the study, or\n\n"
        "    interview-tui unlock --study THIS-FOLDER\n\n"
        "Without the program, with age (https://age-encryption.org) and tar, in an empty folder of your own:\n\n"
        "    age -d -i THIS-FOLDER/locked-key.age THIS-FOLDER/locked.age | tar x\n\n"
        "age asks for the passphrase. Keep locked.age and locked-key.age together: one is nothing without the other.\n"
        "If the passphrase is forgotten, nobody can open them.\n"
    )
