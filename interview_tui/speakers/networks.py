"""Which network makes the voiceprints: the fetched one where it is here, else the program's own. Light to import."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from interview_tui.transcription.models import voices_file

OWN = Path(__file__).with_name("voiceprint.npz")
"""Made by `python -m bench.voiceprint_training`."""


@dataclass(frozen=True, slots=True)
class Network:
    """A file of weights."""

    name: str
    """`own` or `voices`."""
    path: Path

    @property
    def mark(self) -> str:
        """Its name with the beginning of its file's SHA-256, for `speakers.json`. Raises `OSError`."""
        stat = self.path.stat()
        return f"{self.name} {_digest(self.path, stat.st_size, stat.st_mtime_ns)[:12]}"


def network() -> Network:
    """The one to be used now."""
    fetched = voices_file()
    return Network("voices", fetched) if fetched is not None else Network("own", OWN)


@lru_cache(maxsize=8)
def _digest(path: Path, _size: int, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
