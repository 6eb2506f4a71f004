"""Where the sound lies in a WAV file that any program wrote, also one that never finished writing it.

A recorder that is switched off by an empty battery leaves lengths of 0 or 0xFFFFFFFF in the header; a copy that was
broken off has less sound than it says. The length of the file is the truth. Reads headers only, changes nothing, and
needs no numpy.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
_UNKNOWN = 0xFFFFFFFF
_CHUNKS_AT_MOST = 1000


@dataclass(frozen=True, slots=True)
class WavLayout:
    """What is needed to read the samples by hand, or to say what is missing."""

    code: int
    """1: whole numbers; 3: floating point; anything else is packed in some way."""
    rate: int
    """Frames a second."""
    channels: int
    bits: int
    """Of one sample, as the header says; it may be stored in more."""
    frame_bytes: int
    """One sample of each channel; for packed sound, the smallest piece that can be read."""
    data_at: int
    """Where in the file the sound begins, in bytes."""
    data_bytes: int
    """Sound that is really there, in whole frames."""
    said_bytes: int | None
    """What the header says; None if it does not know: nobody has finished the file."""

    @property
    def frames(self) -> int:
        return self.data_bytes // self.frame_bytes

    @property
    def seconds(self) -> float:
        """Length of the sound that is there, for sound that is not packed."""
        return self.frames / self.rate

    @property
    def missing_seconds(self) -> float:
        """How much less that is than the header says."""
        if self.said_bytes is None:
            return 0.0
        return max(0, self.said_bytes // self.frame_bytes - self.frames) / self.rate

    @property
    def header_is_true(self) -> bool:
        """Any program will read all of the sound, and no more."""
        return self.said_bytes is not None and self.said_bytes // self.frame_bytes == self.frames


def wav_layout(path: Path) -> WavLayout | None:
    """None if it is no WAV file, or one whose header is damaged. Raises `OSError` if it cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(12)
        if len(start) < 12 or start[:4] not in (b"RIFF", b"RF64", b"BW64") or start[8:] != b"WAVE":
            return None
        form: tuple[int, int, int, int, int] | None = None
        long_data: int | None = None
        for name, at, said in _chunks(file, 12, size):
            if name == b"ds64" and said >= 16:
                file.seek(at + 8)
                (long_data,) = struct.unpack("<Q", file.read(8))
            elif name == b"fmt ":
                form = _form(file, at, said)
            elif name == b"data":
                if form is None:
                    return None
                if said == _UNKNOWN and long_data is not None:
                    said = long_data
                return _layout(file, form, at, said, size)
    return None


def _chunks(file: BinaryIO, at: int, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning and said length of each chunk, until the file ends or makes no sense any more."""
    for _ in range(_CHUNKS_AT_MOST):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8 or not _is_name(head[:4]):
            return
        (said,) = struct.unpack("<I", head[4:])
        yield head[:4], at + 8, said
        at += 8 + said
        if at > size:
            return
        if said % 2:  # a byte is to be added; some programs forget it
            file.seek(at + 1)
            padded = _is_name(file.read(4)) or at + 1 >= size
            at += 1 if padded else 0


def _is_name(data: bytes) -> bool:
    return len(data) == 4 and all(32 <= byte < 127 for byte in data) and data[:1] != b" "


def _form(file: BinaryIO, at: int, said: int) -> tuple[int, int, int, int, int] | None:
    """Code, channels, rate, bytes a frame, bits a sample."""
    file.seek(at)
    data = file.read(min(said, 40))
    if len(data) < 16:
        return None
    code, channels, rate, _bytes_a_second, frame_bytes, bits = struct.unpack("<HHIIHH", data[:16])
    if code == EXTENSIBLE and len(data) >= 26:
        (code,) = struct.unpack("<H", data[24:26])  # the first two bytes of its long name
    least = channels * ((bits + 7) // 8)
    if code in (PCM, FLOAT) and channels and (frame_bytes < least or frame_bytes % channels):
        frame_bytes = least  # some programs write nonsense here
    return (code, channels, rate, frame_bytes, bits) if channels and rate and frame_bytes else None


def _layout(file: BinaryIO, form: tuple[int, int, int, int, int], at: int, said: int, size: int) -> WavLayout:
    code, channels, rate, frame_bytes, bits = form
    there = max(0, size - at)
    known: int | None = said
    if said >= _UNKNOWN - frame_bytes or (said == 0 and there and not _ends_well(file, at, size)):
        known = None  # written before the sound, and never again
    else:
        there = min(there, said)
    return WavLayout(code, rate, channels, bits, frame_bytes, at, there - there % frame_bytes, known)


def _ends_well(file: BinaryIO, at: int, size: int) -> bool:
    """Whether chunks, and nothing else, fill the file from here to its end."""
    end = at
    for _name, start, said in _chunks(file, at, size):
        end = start + said
    return end in (size, size - 1)
