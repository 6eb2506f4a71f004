"""The key on the disk: `private/key.age`, never written but encrypted, and opened in memory only.

Every change reads the file again if another program has written it, changes what stands there now, and replaces it
whole, all under one lock: nobody's line is lost. There is no older copy beside it: whoever is taken out is gone.

Beside it lies the public half of the key's inbox (`.key-inbox`): while the key is locked, whoever must tell it
something encrypts that for the inbox, and nobody can read it, or try whether it is this or that, before the key is
opened.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from interview_tui.files import folder_inside, sync_folder, write_whole
from interview_tui.language import _
from interview_tui.privacy.key import Key, key_bytes, key_of
from interview_tui.privacy.sealing import WrongPassphrase, normalised, sealed, unsealed
from interview_tui.problem import Problem, reason

KEY_FILE = "key.age"
INBOX_FILE = ".key-inbox"
_LOCK_SECONDS = 60
"""How long a change waits for another one, which takes some seconds."""


def key_path(study_folder: Path) -> Path:
    """Where the key of a study is, or would be."""
    return study_folder / "private" / KEY_FILE


def has_key(study_folder: Path) -> bool:
    return key_path(study_folder).exists()


class OpenedKey:
    """A key that was opened with its passphrase. Both are in this program's memory until it is let go of.

    What it can do takes some seconds where it writes or reads: call it in a thread.
    """

    def __init__(self, path: Path, key: Key, passphrase: str, written: str) -> None:
        self.path = path
        self.key = key
        self._passphrase = passphrase
        self._written = written
        """SHA-256 of the file that `key` came from."""

    def __repr__(self) -> str:
        return "OpenedKey(…)"

    def names(self) -> tuple[str, ...]:
        """`Key.names`: what must not stand in anything that is shared, the longest first."""
        return self.key.names()

    def change(self, change: Callable[[Key], Key]) -> Key:
        """Write what `change` makes of the key as it stands on the disk now, and return it.

        Raises `Problem` if it cannot be written, if the file is gone, or if it was given another passphrase meanwhile;
        and what `change` raises. Then nothing is changed.
        """
        return self._write(change, self._passphrase)

    def take_out(self, pseudonyms: Iterable[str]) -> None:
        """Take the lines of these out of the key, those that have one. Raises `Problem` as `change` does."""
        names = tuple(pseudonyms)
        self.change(lambda key: without_all(key, names))

    def change_passphrase(self, passphrase: str) -> None:
        """From now on this one opens it; copies that were made before still open with the old one. Raises `Problem`."""
        self._write(lambda key: key, normalised(passphrase))

    def _write(self, change: Callable[[Key], Key], passphrase: str) -> Key:
        with _locked(self.path):
            key = _with_inbox(change(self._as_it_stands()))
            data = sealed(key_bytes(key), passphrase)
            _replace(self.path, data)
            _put_inbox_beside(self.path, key)
            self.key, self._passphrase, self._written = key, passphrase, _digest(data)
        return key

    def _as_it_stands(self) -> Key:
        data = _read(self.path)
        if _digest(data) == self._written:
            return self.key
        try:
            return key_of(unsealed(data, self._passphrase), self.path)
        except WrongPassphrase:
            raise Problem(
                _("Another program has given the key another passphrase. Nothing was changed."),
                cure=_("Lock the key and open it with that one."),
            ) from None


def without_all(key: Key, pseudonyms: Iterable[str]) -> Key:
    """The key without these lines. Pure."""
    for name in pseudonyms:
        key = key.without(name)
    return key


def create_key(study_folder: Path, passphrase: str) -> OpenedKey:
    """Begin the key of a study, which is empty. Takes some seconds. Raises `Problem`, also where there is one."""
    path, key = key_path(study_folder), _with_inbox(Key())
    try:
        folder_inside(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    data = sealed(key_bytes(key), passphrase)
    with _locked(path):
        if path.exists():
            raise Problem(_("This study has a key already."), cure=_("Open it with its passphrase."))
        _replace(path, data)
        _put_inbox_beside(path, key)
    return OpenedKey(path, key, normalised(passphrase), _digest(data))


def open_key(study_folder: Path, passphrase: str) -> OpenedKey:
    """Open the key of a study. Takes some seconds.

    Raises `WrongPassphrase`, or another `Problem` if there is none, if it is damaged or newer than this program.
    """
    path = key_path(study_folder)
    data = _read(path)
    key = key_of(unsealed(data, passphrase), path)
    with suppress(Problem):  # a study that can only be read
        _put_inbox_beside(path, key)  # a kill came between the two, or only the key was put back from a backup
    return OpenedKey(path, key, normalised(passphrase), _digest(data))


def inbox_of(study_folder: Path) -> str:
    """The public half of the key's inbox (`age1…`); empty where the key has none."""
    try:
        return key_path(study_folder).with_name(INBOX_FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _with_inbox(key: Key) -> Key:
    if key.inbox:
        return key
    from pyrage import x25519  # type: ignore[import-untyped]

    return key.model_copy(update={"inbox": str(x25519.Identity.generate())})


def _put_inbox_beside(path: Path, key: Key) -> None:
    """Write the public half of the inbox where it is not there, or is another key's. Raises `Problem`."""
    if not key.inbox:
        return
    from pyrage import x25519

    public = str(x25519.Identity.from_str(key.inbox).to_public())
    if inbox_of(path.parent.parent) == public:
        return
    try:
        write_whole(path.with_name(INBOX_FILE), public + "\n")
    except OSError as error:
        raise _unwritable(path, error) from error


def forget_key(study_folder: Path) -> None:
    """Delete the key: what stood in it is lost. Raises `Problem` if there is none, or if it cannot be deleted."""
    path = key_path(study_folder)
    with _locked(path):
        if not path.exists():
            raise no_key()
        try:
            _clear_unfinished(path)
            path.unlink()
            path.with_name(INBOX_FILE).unlink(missing_ok=True)
            sync_folder(path.parent)
        except OSError as error:
            raise _unwritable(path, error) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise no_key() from None
    except OSError as error:
        raise Problem(
            _("The key cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Check that you may read in the study's folder."),
        ) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
        _clear_unfinished(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _clear_unfinished(path: Path) -> None:
    """What a killed program left: encrypted, but it may hold somebody who has been taken out since."""
    for part in path.parent.glob(f".{KEY_FILE}.*.part"):
        part.unlink(missing_ok=True)


class _locked:
    """Nobody else writes this key meanwhile. Raises `Problem` if another program does not let go of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_name(f".{KEY_FILE}.lock"), timeout=_LOCK_SECONDS, mode=0o600)

    def __enter__(self) -> None:
        if not self._path.parent.is_dir():
            raise no_key()
        try:
            self._lock.acquire()
        except Timeout:
            raise Problem(_("Another program is writing the key."), cure=_("Wait a moment and try again.")) from None
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def __exit__(self, *_error: object) -> None:
        self._lock.release()


def no_key(command: str = "interview-tui pseudonyms passphrase") -> Problem:
    """What is said where there is none. `command`: what makes one."""
    return Problem(
        _("This study has no key."),
        cure=_("Make one in the study with k, or with: {command}").format(command=command),
    )


def _unwritable(path: Path, error: OSError) -> Problem:
    return Problem(
        _("The key could not be written: {reason}.").format(reason=reason(error)),
        cure=_("Check that you may write in the study's folder, and that the disk has room."),
        where=path,
    )
