"""What a sound file says besides its sound: tags, comments, pictures. Never the sound itself."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from interview_tui.language import _
from interview_tui.privacy.leaks.spots import Spot, Stream, raw

_LONGEST = 16 << 20
"""Bytes of one block of tags that are looked through: a picture of an album is smaller."""
_SOUND = (b"fmt ", b"data", b"fact")


def is_sound(data: bytes) -> bool:
    """Whether the first bytes are those of a sound file."""
    return (
        data[:4] in (b"fLaC", b"OggS", b"caff", b"\x1aE\xdf\xa3")
        or (data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE")
        or (data[:4] == b"FORM" and data[8:11] == b"AIF")
        or data[:3] == b"ID3"
        or data[4:8] == b"ftyp"
        or (len(data) > 3 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and data[1] != 0xFE)  # FF FE begins UTF-16
    )


def tags(file: BinaryIO) -> Iterator[Stream]:
    """The texts of its tags."""
    file.seek(0)
    first = file.read(12)
    if first[:4] == b"fLaC":
        yield from _flac(file)
    elif first[:4] in (b"RIFF", b"RF64"):
        yield from _riff(file)
    yield from _stated(file)


def _flac(file: BinaryIO) -> Iterator[Stream]:
    """The metadata blocks before the sound (RFC 9639, section 8) but the one that says its format."""
    file.seek(4)
    last = False
    while not last and len(head := file.read(4)) == 4:
        last, kind, size = bool(head[0] & 0x80), head[0] & 0x7F, int.from_bytes(head[1:], "big")
        block = file.read(size)
        if kind != 0:
            yield from raw(block, _tag)


def _riff(file: BinaryIO) -> Iterator[Stream]:
    """Every chunk but those of the sound: LIST, id3, bext, iXML and whatever else there may be."""
    file.seek(12)
    while len(head := file.read(8)) == 8:
        name, size = head[:4], struct.unpack("<I", head[4:])[0]
        if name in _SOUND:
            file.seek(size + size % 2, 1)
            continue
        yield from raw(name + file.read(min(size, _LONGEST)), _tag)
        file.seek(max(0, size - _LONGEST) + size % 2, 1)


def _stated(file: BinaryIO) -> Iterator[Stream]:
    """The tags that the library for sound of all kinds finds: ID3, MP4, Vorbis, Matroska."""
    import av
    from av.error import FFmpegError

    file.seek(0)
    try:
        with av.open(file, metadata_errors="replace") as container:
            found = dict(container.metadata)
            for stream in container.streams:
                found.update((f"{stream.index} {key}", value) for key, value in stream.metadata.items())
            chapters = container.chapters()
    except (FFmpegError, ValueError):
        file.seek(0)
        yield from raw(file.read(1 << 20), _tag)
        return
    texts = [*found, *found.values(), *(str(text) for one in chapters for text in one.get("metadata", {}).values())]
    yield Stream([Spot(text, _tag) for text in texts])


def _tag() -> str:
    return _("a tag of the sound file")
