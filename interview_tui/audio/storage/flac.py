"""The archive of a recording: one FLAC file, believed only after every sample has been compared."""

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.audio.storage.wav import HEADER_BYTES, SoundFormat, wav_format
from interview_tui.files import PRIVATE_FILE

if TYPE_CHECKING:
    import numpy as np

    Frames = np.ndarray[tuple[int, int], np.dtype[np.int16]]

_BLOCK_FRAMES = 1 << 16


@contextmanager
def _as_os_error() -> Iterator[None]:
    """libsndfile tells of a full disk with an error of its own."""
    import soundfile

    try:
        yield
    except soundfile.SoundFileRuntimeError as error:
        raise OSError(str(error)) from error


class ArchivingStopped(Exception):
    """Something more urgent came up. The WAV files are all there."""


def flac_format(path: Path) -> tuple[SoundFormat, int] | None:
    """Format and number of frames by the first block of a FLAC file; None if it is none.

    Read by hand (RFC 9639, section 8.2), so that a list of interviews need not load numpy.
    """
    with path.open("rb") as file:
        data = file.read(26)
    if len(data) < 26 or data[:4] != b"fLaC":
        return None
    (packed,) = struct.unpack(">Q", data[18:26])
    rate, channels, frames = packed >> 44, (packed >> 41 & 7) + 1, packed & (1 << 36) - 1
    return (SoundFormat(rate, channels), frames) if rate else None


def blocks(path: Path, format: SoundFormat) -> Iterator["Frames"]:
    """The 16-bit frames of one WAV (by its length, whatever its header says) or FLAC file, in order."""
    import numpy as np

    if path.suffix == ".wav":
        with path.open("rb") as file:
            file.seek(HEADER_BYTES)
            while data := file.read(_BLOCK_FRAMES * format.frame_bytes):
                data = data[: len(data) - len(data) % format.frame_bytes]
                yield np.frombuffer(data, dtype="<i2").reshape(-1, format.channels)
        return
    import soundfile

    with _as_os_error(), soundfile.SoundFile(path) as sound:
        while len(frames := sound.read(_BLOCK_FRAMES, dtype="int16", always_2d=True)):
            yield frames


def write_flac(parts: list[Path], format: SoundFormat, into: Path, stop: Callable[[], bool]) -> int:
    """Join `parts` to one FLAC file, durable when this returns its frames. Raises `ArchivingStopped` or `OSError`."""
    import soundfile

    frames = 0
    os.close(os.open(into, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE))  # libsndfile would let others read
    options = {"samplerate": format.rate, "channels": format.channels, "format": "FLAC", "subtype": "PCM_16"}
    with _as_os_error(), soundfile.SoundFile(into, "w", **options) as sound:
        for part in parts:
            if part.suffix == ".wav" and wav_format(part) != format:
                raise OSError(f"{part.name} has another format")  # only a hand can have put it there
            for block in blocks(part, format):
                if stop():
                    raise ArchivingStopped
                sound.write(block)
                frames += len(block)
    with into.open("r+b") as file:
        os.fsync(file.fileno())
    return frames


def same_sound(parts: list[Path], format: SoundFormat, flac: Path, stop: Callable[[], bool]) -> bool:
    """Whether the FLAC file, decoded, has every sample of `parts` and no other."""
    import numpy as np

    decoded = blocks(flac, format)
    rest: Frames = np.empty((0, format.channels), dtype=np.int16)
    for part in parts:
        for block in blocks(part, format):
            if stop():
                raise ArchivingStopped
            while len(rest) < len(block):
                more = next(decoded, None)
                if more is None:
                    return False
                rest = np.concatenate([rest, more]) if len(rest) else more
            if not np.array_equal(rest[: len(block)], block):
                return False
            rest = rest[len(block) :]
    return not len(rest) and next(decoded, None) is None
