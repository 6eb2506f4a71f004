"""Fetches one file. The only module in the program that opens a network socket; `models get` alone calls it."""

import http.client
import os
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from interview_tui.files import private_folder, sync_folder
from interview_tui.language import _
from interview_tui.problem import Problem, reason

_BLOCK = 1 << 18
_PATIENCE = 30.0
"""Seconds without a byte before the connection counts as lost."""


def download(
    url: str, into: Path, digest: str | None, tell: Callable[[int, int], None] = lambda done, total: None
) -> Path:
    """Fetch `url` to `into`, which appears only when its SHA-256 is `digest`; returns it.

    `digest` None: nobody has published it, and the caller judges what came by what is in it.

    What a broken-off try left in `into` + `.part` is gone on from. `tell(done, total)` hears bytes; total is 0 where
    the server does not say. Raises `Problem` when the network or the disk fails, or the file is not the right one.
    """
    part = into.with_name(into.name + ".part")
    try:
        private_folder(into.parent)
        resumed = _fetch(url, part, tell)
        if digest is not None and resumed and file_digest(part) != digest:
            part.unlink()  # the old part may have been of another file: once more from the start
            _fetch(url, part, tell)
        if digest is not None and file_digest(part) != digest:
            part.unlink()
            raise Problem(
                _("The file that came is not the right one: its checksum is wrong."),
                cure=_("Nothing was kept. Try again later, or from another network."),
            )
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise Problem(
            _("The file could not be fetched: {reason}.").format(reason=why(error)),
            cure=_("Check the network and give the same command again: it goes on where it stopped."),
        ) from error
    except OSError as error:
        raise Problem(
            _("The file could not be saved: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk and give the same command again."),
            where=into,
        ) from error
    os.replace(part, into)
    sync_folder(into.parent)
    return into


def why(error: Exception) -> str:
    """What kept a file from coming, without the system's numbers; in the user's language where there is no network."""
    cause = getattr(error, "reason", None) or error
    if isinstance(cause, socket.gaierror):
        return _("its address is not found, as when there is no network")
    return reason(cause) if isinstance(cause, OSError) else str(cause)


def _fetch(url: str, part: Path, tell: Callable[[int, int], None]) -> bool:
    """Bring `part` to its full length; returns whether an older beginning was used."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        response = urllib.request.urlopen(request, timeout=_PATIENCE)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            return True  # all of it is here already
        raise
    with response:
        if response.status != http.HTTPStatus.PARTIAL_CONTENT:
            have = 0  # the server sends the whole file whatever it was asked
        total = have + int(response.headers.get("Content-Length") or -have)
        with os.fdopen(_open(part, fresh=not have), "ab") as file:
            done = have
            while block := response.read(_BLOCK):
                file.write(block)
                done += len(block)
                tell(done, total)
            file.flush()
            os.fsync(file.fileno())
        if total and done < total:
            raise ConnectionError(_("the connection broke off"))
    return bool(have)


def _open(part: Path, *, fresh: bool) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if fresh else 0) | getattr(os, "O_BINARY", 0)
    return os.open(part, flags, 0o600)


def file_digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    hash_ = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK * 16):
            hash_.update(block)
    return hash_.hexdigest()
