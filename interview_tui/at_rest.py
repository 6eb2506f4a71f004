"""What a study looks like on the disk while it is locked, and what an interrupted locking left is put in order.

A locked study is a folder with four files, none of which names anybody:

    locked.age       the whole study as a tar, encrypted for one key (age, X25519)
    locked-key.age   that key, encrypted with the passphrase (age, scrypt)
    LOCKED.txt       how to open them without this program
    study.toml       `schema`, `locked`, the language, the day by which everything is to be deleted, and which spare
                     folders with a part of a recording could not be reached when it was locked

Locking prepares these in `.locking/`; unlocking prepares the study in `.unlocking/`. Until then nothing has happened,
and what stands there is deleted. Then that folder gets the name `.locked/` or `.unlocked/`: one rename, and it is
decided. What is left to do (files move up, what they take the place of is deleted) is done at once or, after a kill, by
whoever opens the study next. Each step can be done again.
"""

import json
import os
import shutil
import stat
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock, Timeout

from interview_tui.files import PRIVATE_FOLDER, sync_folder
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem, reason
from interview_tui.stored import refuse_newer

ARCHIVE, KEY, NOTE, SETTINGS = "locked.age", "locked-key.age", "LOCKED.txt", "study.toml"
LOCKED_FILES = (ARCHIVE, KEY, NOTE)
LOCKING, LOCKED = ".locking", ".locked"
UNLOCKING, UNLOCKED = ".unlocking", ".unlocked"
PLAIN = "plain.json"
"""In `.locked/`: what is deleted when it is decided. Names in it hold pseudonyms, so it goes last."""
OWN = frozenset({LOCKING, LOCKED, UNLOCKING, UNLOCKED, ".lock", ".lock-owner"})
"""At the top of a study, and no part of it."""
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Written by the system's own windows into every folder that was looked at; they list the names in it."""
SCHEMA = 1
"""Of the locked form."""
_SHOWN = 3
"""Files that are named; the rest is counted."""


class Locked(Problem):
    """The study is encrypted; its passphrase opens it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            " ".join([_("This study is locked."), *not_encrypted(folder)]),
            cure=_('Open it with its passphrase: interview-tui unlock --study "{folder}"').format(folder=folder),
            where=folder,
        )
        self.folder = folder


def refuse_locked(folder: Path) -> None:
    """Put in order what a kill left in `folder`, and raise `Locked` if the study is locked.

    Raises another `Problem` if it is being locked or unlocked right now, was locked by a newer version, or if what was
    decided cannot be finished.
    """
    finish(folder)
    if is_locked(folder):
        raise Locked(folder)


def is_locked(folder: Path) -> bool:
    """Whether `study.toml` says so. Raises `Problem` if a newer version locked it."""
    try:
        settings = tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # told where a study is opened
        return False
    refuse_newer(settings.get("locked"), SCHEMA, folder / SETTINGS)
    return settings.get("locked") == SCHEMA


def left_readable(folder: Path) -> list[Path]:
    """Files in a locked study's folder that are not encrypted: changed while it was locked, or written since.

    What stands in the way of nobody (empty locks, what systems write into every folder) is left out.
    """
    found: list[Path] = []
    for above, folders, names in os.walk(folder):
        top = Path(above) == folder
        folders[:] = [name for name in folders if not (top and name in OWN)]
        for name in (*names, *(one for one in folders if is_link(Path(above, one)))):
            path = Path(above, name)
            if (top and name in {*LOCKED_FILES, SETTINGS, *OWN}) or name in LEFT_BY_SYSTEMS or _is_lock(path):
                continue
            found.append(path)
    return sorted(found)


def _is_lock(path: Path) -> bool:
    try:
        return path.name.endswith(".lock") and path.lstat().st_size == 0
    except OSError:
        return False


def told_spares(folder: Path) -> list[Path]:
    """Spare folders that could not be reached when the study was locked, as its `study.toml` says."""
    try:
        told = tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8")).get("spare", [])
        return [path for one in told if isinstance(one, str) and (path := Path(one)).is_absolute()]
    except (OSError, ValueError, TypeError):
        return []


def spares_back(folder: Path) -> list[Path]:
    """Those of them that can be reached now, with something in them."""
    return [path for path in told_spares(folder) if _holds_files(path)]


def _holds_files(folder: Path) -> bool:
    try:
        return folder.is_dir() and any(folder.iterdir())
    except (OSError, ValueError):  # a name that no system takes
        return False


def not_encrypted(folder: Path) -> list[str]:
    """Sentences about what of a locked study can be read all the same; none where there is nothing."""
    said = []
    if left := left_readable(folder):
        names = ", ".join(path.relative_to(folder).as_posix() for path in left[:_SHOWN])
        names = names.encode("utf-8", "replace").decode()  # of bytes that are no text no terminal makes letters
        said.append(
            ngettext(
                "{count} file in its folder is not encrypted, for it was changed or written since: {names}. Open the "
                "study and lock it again.",
                "{count} files in its folder are not encrypted, for they were changed or written since: {names}. Open "
                "the study and lock it again.",
                len(left),
            ).format(count=len(left), names=names + (" …" if len(left) > _SHOWN else ""))
        )
    said += [
        _(
            "A spare folder with a part of a recording is there again, and is not encrypted: {folder}. Open the study, "
            "so that the recording is put together, and lock it again."
        ).format(folder=path)
        for path in spares_back(folder)
    ]
    return said


def finish(folder: Path) -> None:
    """Undo what was only begun, and do the rest of what was decided. Raises `Problem` where the latter cannot be."""
    refuse_links(folder)
    decided = [name for name in (LOCKED, UNLOCKED) if (folder / name).is_dir()]
    begun = [name for name in (LOCKING, UNLOCKING) if (folder / name).is_dir()]
    if not decided and not begun:
        return
    with _alone(folder) as alone:
        if alone:
            for name in begun:
                remove_stage(folder / name)
            finish_decided(folder)
        elif decided:
            raise Problem(
                _("This study is being locked or unlocked right now."), cure=_("Wait a moment, and try again.")
            )


def refuse_links(folder: Path) -> None:
    """Raises `Problem` where what is prepared would lie behind a link: the study may have come from somebody else."""
    for name in (LOCKING, LOCKED, UNLOCKING, UNLOCKED):
        if is_link(folder / name):
            raise Problem(
                _("There is a link where locking and unlocking put their files, and nothing is done through a link."),
                cure=_("Take the link out of the study's folder."),
                where=folder / name,
            )


def is_link(path: Path) -> bool:
    """A symbolic link, or a junction of Windows: what it leads to is somebody else's."""
    return path.is_symlink() or bool(getattr(os.path, "isjunction", lambda _path: False)(path))


def finish_decided(folder: Path) -> None:
    """Do the rest of what was decided; the caller keeps others out. Raises `Problem` where it cannot be done."""
    try:
        if (folder / LOCKED).is_dir():
            _finish_locked(folder, folder / LOCKED)
        if (folder / UNLOCKED).is_dir():
            _finish_unlocked(folder, folder / UNLOCKED)
    except OSError as error:
        raise Problem(
            _("Locking or unlocking could not be finished: {reason}.").format(reason=reason(error)),
            cure=_("Close other programs that have files of the study open, and open the study again."),
            where=folder,
        ) from error


def remove_stage(stage: Path) -> None:
    """Delete what was prepared; what cannot be deleted now is deleted by the next one who opens the study."""
    for above, folders, _names in os.walk(stage):
        for name in folders:  # one that is write-protected would keep what is in it
            if not is_link(path := Path(above, name)):
                with suppress(OSError):
                    path.chmod(PRIVATE_FOLDER)
    shutil.rmtree(stage, ignore_errors=True)


def _finish_locked(folder: Path, stage: Path) -> None:
    plan = _plan(stage)
    if plan is not None:
        archive = next((path for path in (stage / ARCHIVE, folder / ARCHIVE) if path.is_file()), None)
        key = next((path for path in (stage / KEY, folder / KEY) if path.is_file()), None)
        if archive is None or key is None or archive.stat().st_size != plan["archive"]:
            raise Problem(
                _("The locked copy of this study is not there any more. Nothing is deleted."),
                cure=_(
                    "Put back {archive} and {key}, or delete the folder {stage}: then the study is as it was."
                ).format(archive=ARCHIVE, key=KEY, stage=LOCKED),
                where=folder,
            )
        for name in (*LOCKED_FILES, SETTINGS):
            if (stage / name).exists():
                os.replace(stage / name, folder / name)
        sync_folder(folder)
        _delete_plain(folder, plan)
        sync_folder(folder)
        (stage / PLAIN).unlink()
    stage.rmdir()
    sync_folder(folder)


def _plan(stage: Path) -> dict[str, Any] | None:
    """What is to be deleted; None when all of it has been."""
    try:
        return dict(json.loads((stage / PLAIN).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def _delete_plain(folder: Path, plan: dict[str, Any]) -> None:
    """Delete the files that are in the archive. One that has changed since is not in it as it is now, and stays."""
    for name, size, mtime in plan["files"]:
        path = _inside(folder, name)
        with suppress(FileNotFoundError):
            status = path.lstat()
            if (size is None and _is_lock(path)) or (status.st_size, status.st_mtime_ns) == (size, mtime):
                _remove(path, Path.unlink)
    for name in sorted(plan["folders"], reverse=True):
        path = _inside(folder, name)
        if path.is_dir() and not any(path.iterdir()):
            _remove(path, Path.rmdir)


def _remove(path: Path, remove: Callable[[Path], None]) -> None:
    try:
        remove(path)
    except PermissionError:  # Windows deletes nothing that is write-protected, others nothing in such a folder
        if os.name == "nt":
            path.chmod(stat.S_IWRITE | stat.S_IREAD)
        else:
            path.parent.chmod(PRIVATE_FOLDER)
        remove(path)


def _inside(folder: Path, name: str) -> Path:
    """The place that a plan names. Raises `OSError` if it is none in the study, or lies behind a link."""
    if leads_out(name, windows=os.name == "nt"):
        raise OSError(f"not a name in the study: {len(name)} letters")
    path = folder
    for part in PurePosixPath(name).parts:
        if path != folder and is_link(path):
            raise OSError(f"behind a link: {len(name)} letters")
        path = path / part
    return path


def leads_out(name: str, *, windows: bool) -> bool:
    """Whether a path with `/` names nothing in the folder that it belongs to."""
    parts = PurePosixPath(name).parts
    return not parts or name.startswith("/") or ".." in parts or (windows and bool(set(name) & set("\\:")))


def _finish_unlocked(folder: Path, stage: Path) -> None:
    for path in sorted(stage.iterdir()):
        if path.name != SETTINGS:
            _move_up(path, folder / path.name)
    if (stage / SETTINGS).exists():
        sync_folder(folder)
        os.replace(stage / SETTINGS, folder / SETTINGS)
    sync_folder(folder)
    if is_locked(folder):
        raise Problem(
            _("What was unlocked is not whole. The locked study is left as it is."),
            cure=_("Delete the folder {stage}, and unlock the study again.").format(stage=UNLOCKED),
            where=folder,
        )
    for name in LOCKED_FILES:
        (folder / name).unlink(missing_ok=True)
    stage.rmdir()
    sync_folder(folder)


def _move_up(path: Path, place: Path) -> None:
    """Put `path` into the place of `place`. A folder that is write-protected stays so, and is moved all the same.

    Where there is a folder already, with files that were written since, each file goes into it: `unlock` has seen that
    none is in the way.
    """
    if path.is_dir() and place.is_dir() and not is_link(place):
        _move_into(path, place)
        return
    try:
        os.replace(path, place)
    except PermissionError:
        if not path.is_dir():
            raise
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | PRIVATE_FOLDER)
        os.replace(path, place)
        place.chmod(mode)


def _move_into(folder: Path, place: Path) -> None:
    status = folder.stat()
    for path in (folder, place):
        path.chmod(stat.S_IMODE(status.st_mode) | PRIVATE_FOLDER)
    for path in sorted(folder.iterdir()):
        _move_up(path, place / path.name)
    folder.rmdir()
    place.chmod(stat.S_IMODE(status.st_mode))
    os.utime(place, ns=(status.st_mtime_ns, status.st_mtime_ns))
    sync_folder(place)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else has the study open, for as long as it lasts. Where nothing can be written nobody is alone."""
    lock = FileLock(folder / ".lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except (Timeout, OSError):
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
