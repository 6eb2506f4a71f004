"""The WAV files of a running recording: 44 bytes of header, then 16-bit little-endian samples, nothing else.

While the recorder writes, and after a crash, the header may say less than the file holds. The length of the file is
the truth; `mend` makes the header agree with it.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

HEADER_BYTES = 44
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """How 16-bit samples are laid out."""

    rate: int = 16_000
    """Frames a second."""
    channels: int = 1

    @property
    def frame_bytes(self) -> int:
        return 2 * self.channels

    @property
    def second_bytes(self) -> int:
        return self.rate * self.frame_bytes


def header(format: SoundFormat, data_bytes: int) -> bytes:
    """The 44 bytes before `data_bytes` of samples."""
    return _HEADER.pack(
        b"RIFF", 36 + data_bytes, b"WAVE",
        b"fmt ", 16, 1, format.channels, format.rate, format.second_bytes, format.frame_bytes, 16,
        b"data", data_bytes,
    )  # fmt: skip


def wav_format(path: Path) -> SoundFormat | None:
    """The format in the header; None if there is no header of ours. Its lengths are not looked at."""
    with path.open("rb") as file:
        data = file.read(HEADER_BYTES)
    if len(data) < HEADER_BYTES:
        return None
    riff, _, wave, fmt, size, code, channels, rate, _, block, bits, name, _ = _HEADER.unpack(data)
    ours = (riff, wave, fmt, size, code, bits, name) == (b"RIFF", b"WAVE", b"fmt ", 16, 1, 16, b"data")
    if not ours or not channels or not rate or block != 2 * channels:
        return None
    return SoundFormat(rate, channels)


def wav_frames(path: Path, format: SoundFormat) -> int:
    """How many whole frames the file holds, by its length."""
    return max(0, path.stat().st_size - HEADER_BYTES) // format.frame_bytes


def mend(path: Path, fallback: SoundFormat) -> None:
    """Cut half a frame off the end and make the header true; `fallback` is used where the header is lost.

    A file too short for a header holds no sound and is removed. Mending twice changes nothing. Only for files that
    nobody writes to.
    """
    if path.stat().st_size < HEADER_BYTES:
        path.unlink()
        return
    format = wav_format(path) or fallback
    data_bytes = wav_frames(path, format) * format.frame_bytes
    right = header(format, data_bytes)
    with path.open("r+b") as file:
        if file.read(HEADER_BYTES) == right and path.stat().st_size == HEADER_BYTES + data_bytes:
            return
        file.truncate(HEADER_BYTES + data_bytes)
        file.seek(0)
        file.write(right)
        file.flush()
        os.fsync(file.fileno())
