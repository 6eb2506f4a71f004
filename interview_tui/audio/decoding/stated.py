"""What a sound file says about its own length, where FFmpeg guesses from the length of the file.

A file that was cut off is found out by what it promised. Nothing here decodes; every reader is short and gives up
quietly: what cannot be understood promises nothing.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from interview_tui.audio.storage.wav_layout import FLOAT, PCM, wav_layout

_PLACEHOLDER = 0x7FFF_0000
"""Lengths from here on (2 GiB) stand in the headers of programs that never came back to write the true one."""
_ASF_FILE = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_HEAD = 1 << 16
"""Bytes at either end of a file that are looked at."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of itself."""

    seconds: float | None = None
    """Its length; None if it does not say, or if FFmpeg reads it better."""
    broken_off: bool = False
    """It lacks the end that its kind always has, and does not say how much follows."""
    length_is_wrong: bool = False
    """A WAV whose header was never finished: there is more sound than it says."""
    trusted: bool = True
    """Whether the length that FFmpeg finds is what the file says, not a guess from its size."""


def stated(path: Path) -> Stated:
    """What `path` says. Raises `OSError` if it cannot be read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(_HEAD)
        if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
            return _riff(path, size)
        if head[:4] == b"OggS":
            file.seek(max(0, size - _HEAD))
            return _ogg(file.read(_HEAD))
        if head[:4] == b"\x30\x26\xb2\x75":
            return _asf(head, size)
        return Stated(trusted=_has_a_table(head, file.fileno()))


def _riff(path: Path, size: int) -> Stated:
    """A WAV file: how much sound it says it has, against how much there is."""
    layout = wav_layout(path)
    if layout is None:
        return Stated(trusted=False)
    said = layout.said_bytes
    if said is None or (said >= _PLACEHOLDER and said > layout.data_bytes):
        return Stated(length_is_wrong=True, trusted=False)
    if layout.missing_seconds and layout.code in (PCM, FLOAT):
        return Stated(layout.seconds + layout.missing_seconds, trusted=False)
    # A header that was written early and never again: more sound follows its end, where a chunk's name should stand.
    end = layout.data_at + said
    with path.open("rb") as file:
        file.seek(end)
        after = file.read(5)
    named = any(name.isascii() and name.decode().isprintable() for name in (after[:4], after[1:]))
    return Stated(length_is_wrong=size - end > 8 and not named, trusted=False)


def _ogg(tail: bytes) -> Stated:
    """The last page of an Ogg file is marked as the last."""
    place = tail.rfind(b"OggS")
    ended = place >= 0 and place + 6 <= len(tail) and tail[place + 5] & 4
    return Stated(broken_off=not ended, trusted=bool(ended))


def _asf(head: bytes, size: int) -> Stated:
    """A WMA file says how many bytes it has, and for how long it plays."""
    place = head.find(_ASF_FILE)
    if place < 0 or place + 88 > len(head):
        return Stated()
    bytes_said, _created, _packets, ticks, _send, preroll = struct.unpack_from("<6Q", head, place + 40)
    if bytes_said <= size or not ticks:
        return Stated()
    return Stated(max(0.0, ticks / 1e7 - preroll / 1e3), trusted=False)


def _has_a_table(head: bytes, file: int) -> bool:
    """Streams of bare frames (MP3, AAC, AMR) have no table; some MP3 files have one in their first frame."""
    if head[:3] == b"ID3" and len(head) > 10:  # a tag, often with a picture, stands before it
        length = 10 + sum(byte << 7 * (3 - i) for i, byte in enumerate(head[6:10]))
        os.lseek(file, length, os.SEEK_SET)
        head = os.read(file, 4096)
    if head[:5] == b"#!AMR":
        return False
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return any(name in head[:256] for name in (b"Xing", b"Info", b"VBRI"))
    return True
