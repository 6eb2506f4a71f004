"""Studies to lock, what is on their disk, and kills at counted operations of files."""

import hashlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview_tui.files import private_folder
from interview_tui.locking.lock import lock
from interview_tui.locking.streams import StudyKey
from interview_tui.study import Settings, Study
from tests.privacy.age_by_hand import age_file
from tests.studies import finished_study

SECRETS = (b"Robin", b"My sister", b"smiles", b"What do you do first", b"nurse", b"RIFFsound", "to Åsa".encode())
"""What stands in the study, and may stand nowhere once it is locked.

None is so short that it stands in 50 MB of ciphertext by chance: four bytes do so once in ninety times.
"""
_OPERATIONS = frozenset({
    "open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.utime", "os.truncate", "os.link",
})  # fmt: skip
"""Audit events of what touches a disk."""


def study_to_lock(folder: Path) -> Study:
    """A study with an interview, sound, an empty folder, names in other letters, times to the nanosecond."""
    study, interview = finished_study(folder)
    (interview.audio / "000.wav").write_bytes(b"RIFFsound" + bytes(range(256)) * 1200)
    (interview.folder / "notes to Åsa, ü and 日本語.md").write_text("to Åsa", encoding="utf-8")
    (interview.folder / ("long " * 30 + ".txt")).write_text("Robin", encoding="utf-8")
    private_folder(interview.folder / "empty")
    (interview.folder / "nothing.txt").write_bytes(b"")
    study.save_settings(Settings(title="Robin's trust", language="en"))
    os.chmod(interview.audio / "000.wav", 0o400)
    os.utime(interview.audio / "000.wav", ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    os.utime(interview.folder / "nothing.txt", ns=(1_000_000_001, 1_000_000_001))
    return study


def lock_cheaply(study: Study, passphrase: str) -> StudyKey:
    """Lock it with a passphrase that takes no second to try."""
    from pyrage import x25519

    secret = str(x25519.Identity.generate())
    key = StudyKey(secret, age_file(f"{secret}\n".encode(), passphrase))
    with study.lock():
        lock(study, key, lambda _share, _left: None)
    return key


def on_disk(folder: Path) -> dict[str, tuple[object, ...]]:
    """Every file and folder in `folder` with mode, time and sum; locks of running programs are left out."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name.endswith(".lock") or ".lock-owner" in path.name:
            continue
        status = path.lstat()
        content = "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        found[name] = (status.st_mode, status.st_mtime_ns, content)
    return found


def readable(folder: Path) -> list[str]:
    """Where in `folder` one of `SECRETS` stands, in a file or in a name."""
    found = []
    for path in folder.rglob("*"):
        name = os.fsencode(path.relative_to(folder))
        data = b"" if path.is_dir() else path.read_bytes()
        found += [f"{secret!r} in {name!r}" for secret in SECRETS if secret in data or secret in name]
    return found


def killed_at(operation: int, act: Callable[[], object], folder: Path) -> int:
    """Do `act` in a child that is killed before its operation number `operation` on files in `folder`.

    Returns how many operations it had begun; where that is fewer than asked for, it came to its end.
    """
    counting, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _count(operation, str(folder), telling)
            act()
        finally:
            os._exit(0)
    os.close(telling)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(counting, "rb") as told:
        count = len(told.read())
    assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL)
    return count


def _count(operation: int, folder: str, telling: int) -> None:
    begun = 0

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal begun
        if event in _OPERATIONS and arguments and str(arguments[0]).startswith(folder):
            begun += 1
            os.write(telling, b".")
            if begun == operation:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
