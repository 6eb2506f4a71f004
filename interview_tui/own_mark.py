"""A mark by which this computer knows again what it wrote down itself.

A study may have come from somebody else, with lists in it that name files on this computer and what stands in them.
Whatever is to be deleted or replaced outside the study because of such a list must have been noted here: each note
carries a mark (HMAC-SHA256) that only this user's own secret makes. The secret is 32 random bytes in the user's own
folder, 0600, and stands in no study. Without it nothing is marked, and nothing outside a study is touched.
"""

import hashlib
import hmac
import json
import secrets
from pathlib import Path

from interview_tui.files import private_folder, write_new

_BYTES = 32


def mark_of(*said: str) -> str:
    """The mark of these texts; empty where the secret can neither be read nor made."""
    secret = _secret() or _made()
    return _mark(secret, said) if secret else ""


def is_marked(mark: str, *said: str) -> bool:
    """Whether this computer gave these texts this mark."""
    secret = _secret()
    return bool(mark) and bool(secret) and hmac.compare_digest(mark, _mark(secret, said))


def _mark(secret: bytes, said: tuple[str, ...]) -> str:
    return hmac.new(secret, json.dumps(said).encode(), hashlib.sha256).hexdigest()


def _place() -> Path:
    from platformdirs import user_data_path

    return user_data_path("interview-tui", appauthor=False) / "own-mark"


def _secret() -> bytes:
    try:
        secret = _place().read_bytes()
    except OSError:
        return b""
    return secret if len(secret) == _BYTES else b""


def _made() -> bytes:
    place = _place()
    try:
        private_folder(place.parent)
        if place.exists():  # cut short: no mark was ever made by it
            place.unlink()
        write_new(place, secrets.token_bytes(_BYTES))
    except OSError:  # another program was quicker, or nothing can be written there
        return _secret()
    return _secret()
