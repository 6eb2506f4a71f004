"""How long the disk lasts."""

import os
import shutil
from pathlib import Path

from interview_tui.audio.storage.reserve import reserved_bytes

ARCHIVE_SHARE = 1.7
"""While the FLAC is made and checked, the WAVs are still there: speech takes up to seven tenths in FLAC."""


def minutes_left(folder: Path, rate: int = 16_000, channels: int = 1) -> float | None:
    """Minutes of 16-bit sound that fit on the disk of `folder`, what is held for it included.

    None if the system does not say.
    """
    try:
        room = shutil.disk_usage(folder).free + reserved_bytes(folder)
    except OSError:
        return None
    return room / (rate * channels * 2 * 60)


def room_for(folder: Path, minutes: float, rate: int = 16_000, channels: int = 1) -> bool:
    """Whether a recording of so many minutes fits on the disk of `folder`, its archiving included."""
    while not os.path.exists(folder) and folder != folder.parent:
        folder = folder.parent
    left = minutes_left(folder, rate, channels)
    return left is None or left >= minutes * ARCHIVE_SHARE
