"""The key of a locked study, and files encrypted for it piece by piece, in the format of the program `age`.

age encrypts a stream for a key (X25519), and the key with a passphrase (scrypt): the library cannot do the first with a
passphrase. `age -d -i locked-key.age locked.age` asks for the passphrase and does both. Each locking makes a new key.
"""

import os
import tarfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from interview_tui.files import PRIVATE_FILE
from interview_tui.language import _
from interview_tui.privacy.sealing import Unsealable, WrongPassphrase, sealed, unsealed
from interview_tui.problem import Problem

Result = TypeVar("Result")
_PIPE = 2**18
"""Bytes that are handed over at a time."""


@dataclass(frozen=True, slots=True)
class StudyKey:
    """What opens a locked study; `repr` tells none of it."""

    secret: str = field(repr=False)
    """`AGE-SECRET-KEY-1…`."""
    sealed: bytes = field(repr=False)
    """The same, encrypted with the passphrase: what `locked-key.age` holds."""

    @classmethod
    def new(cls, passphrase: str) -> "StudyKey":
        """One for `passphrase`, tried out. Takes some seconds. Raises `Problem`."""
        from pyrage import x25519  # type: ignore[import-untyped]

        secret = str(x25519.Identity.generate())
        key = cls(secret, sealed(f"{secret}\n".encode(), passphrase))
        if cls.opened(key.sealed, passphrase).secret != secret:
            raise damaged()
        return key

    @classmethod
    def opened(cls, data: bytes, passphrase: str) -> "StudyKey":
        """The one in `locked-key.age`. Takes some seconds.

        Raises `WrongPassphrase`, or another `Problem` if it is damaged.
        """
        try:
            lines = unsealed(data, passphrase).decode("ascii", "replace").split()
        except WrongPassphrase:
            raise WrongPassphrase(
                _("This passphrase does not open the study."),
                cure=_("Try again, and look at Caps Lock and the keyboard's language."),
            ) from None
        except Unsealable:
            raise damaged() from None
        secret = next((line for line in lines if line.startswith("AGE-SECRET-KEY-1")), None)
        if secret is None:
            raise damaged()
        return cls(secret, data)

    def identity(self) -> Any:
        """As the library takes it."""
        from pyrage import x25519

        return x25519.Identity.from_str(self.secret)


class _Ends:
    """What is read and what is written. Keeps what went wrong: the library would tell its own words for it."""

    def __init__(self, read: Callable[[int], bytes], file: BinaryIO) -> None:
        self._read = read
        self._file = file
        self.failed: BaseException | None = None

    def read(self, most: int) -> bytes:
        return self._kept(lambda: self._read(most))

    def write(self, data: bytes) -> int:
        return self._kept(lambda: self._file.write(data))

    def flush(self) -> None:
        self._kept(self._file.flush)

    def _kept(self, work: Callable[[], Result]) -> Result:
        try:
            return work()
        except BaseException as error:
            self.failed = error
            raise


def encrypt(read: Callable[[int], bytes], path: Path, key: StudyKey) -> None:
    """Write what `read` gives to the new file `path`, encrypted, on the disk when this returns.

    Raises what `read` raises, `OSError` if it cannot be written.
    """
    import pyrage

    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        ends = _Ends(read, file)
        try:
            pyrage.encrypt_io(ends, ends, [key.identity().to_public()])
        except Exception:
            if ends.failed is not None:
                raise ends.failed from None
            raise
        file.flush()
        os.fsync(file.fileno())


def decrypted(path: Path, key: StudyKey, use: Callable[[BinaryIO], Result]) -> Result:
    """What `use` makes of the stream that was encrypted into `path`.

    It is whole when this returns: a file that is changed or cut short raises `Problem`, whatever `use` made of its
    beginning. Raises what `use` raises, too.
    """
    import pyrage

    taken, given = os.pipe()
    failed: list[Exception] = []
    sink = _Sink(given)

    def work() -> None:
        try:
            with path.open("rb") as source:
                pyrage.decrypt_io(source, sink, [key.identity()])
        except Exception as error:  # told in the other thread
            failed.append(error)
        finally:
            sink.close()

    stream = os.fdopen(taken, "rb", buffering=_PIPE)
    thread = threading.Thread(target=work, name="decrypting")
    thread.start()
    try:
        result = use(stream)
        while stream.read(_PIPE):
            pass
    except Exception as error:
        stream.close()
        thread.join()
        # What broke off is no tar, or lacks files; what nobody wanted to read any more is whole all the same.
        if (failed and not sink.refused) or isinstance(error, tarfile.TarError | ValueError | OverflowError):
            raise damaged() from None
        raise
    finally:
        stream.close()
        thread.join()
    if failed:
        raise damaged()
    return result


class _Sink:
    """The end of a pipe that is written to; it notes whether nobody read on."""

    def __init__(self, handle: int) -> None:
        self._file = os.fdopen(handle, "wb", buffering=_PIPE)
        self.refused = False

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError:
            self.refused = True
            raise

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        try:
            self._file.close()
        except OSError:
            self.refused = True


def damaged() -> Problem:
    """What is said of a locked study that cannot be read."""
    return Problem(
        _("The locked study is damaged. Nothing was changed."),
        cure=_("Put back locked.age and locked-key.age from a backup: they belong together."),
    )
