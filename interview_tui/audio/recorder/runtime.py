"""Where a running recorder can be found: its lock, its socket, and `audio/recorder.json` that names them.

The lock is held for the recorder's whole life and falls with it, however it dies: it alone says whether one lives.
"""

import json
import os
import secrets
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from interview_tui.files import held, write_whole

SECOND_DEVICE_VARIABLE = "INTERVIEW_TUI_SECOND_DEVICE"
"""As `DEVICE_VARIABLE`, for a recorder's backup microphone."""
_PREFIX = "itui-"
_LONGEST_SOCKET = 100
"""macOS allows 104 bytes for a socket's path, Linux 108."""


@dataclass(frozen=True, slots=True)
class Address:
    """How to reach a recorder."""

    address: str
    authkey: bytes
    pid: int


def recorder_lock(audio_folder: Path) -> FileLock:
    """Held by whoever may change the sound of this interview: the recorder, or the repair after its death."""
    return FileLock(audio_folder / ".recorder.lock", timeout=0, mode=0o600)


def recorder_lives(audio_folder: Path) -> bool:
    """Whether a recorder runs for this interview. May say yes for a moment too long, never no too early."""
    return (audio_folder / "recorder.json").exists() and held(recorder_lock(audio_folder))


def socket_address() -> str:
    """A new place for a control socket that only this user can reach."""
    if sys.platform == "win32":
        return rf"\\.\pipe\{_PREFIX}{secrets.token_hex(16)}"
    for base in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):
        if base and os.access(base, os.W_OK) and len(os.fsencode(base)) + 24 < _LONGEST_SOCKET:
            return os.path.join(tempfile.mkdtemp(prefix=_PREFIX, dir=base), "s")  # mkdtemp makes it 0700
    raise OSError("no folder for a socket")


def announce(audio_folder: Path, address: Address) -> None:
    """Let drivers find the recorder."""
    record = {"address": address.address, "authkey": address.authkey.hex(), "pid": address.pid}
    write_whole(audio_folder / "recorder.json", json.dumps(record) + "\n")


def announced(audio_folder: Path) -> Address | None:
    """The recorder that was started last here and has not tidied up; it may be dead."""
    try:
        record = json.loads((audio_folder / "recorder.json").read_text(encoding="utf-8"))
        return Address(str(record["address"]), bytes.fromhex(record["authkey"]), int(record["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def withdraw(audio_folder: Path) -> None:
    """Remove the announcement and the socket. Call it holding the lock."""
    address = announced(audio_folder)
    (audio_folder / "recorder.json").unlink(missing_ok=True)
    if address is not None and sys.platform != "win32":
        folder = Path(address.address).parent
        if folder.name.startswith(_PREFIX):
            shutil.rmtree(folder, ignore_errors=True)
