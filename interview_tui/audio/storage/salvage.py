"""A FLAC file that is damaged in the middle: whatever can be decoded, each stretch in its place, silence between.

Every frame of a FLAC file carries its number and a checksum. Only frames whose checksum is right are taken, so what is
kept is what was recorded.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.audio.storage.flac import blocks, flac_format
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.files import PRIVATE_FILE, sync_folder

if TYPE_CHECKING:
    from interview_tui.audio.storage.flac import Frames


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch that cannot be had any more, in seconds of recording."""

    start: float
    seconds: float


def damaged_from(path: Path) -> float | None:
    """Second up to which a FLAC file can be decoded; None if all of it can, and is what its maker put in.

    0 also where only the checksum of the whole differs. Raises `OSError` if the file cannot be read.
    """
    found = flac_format(path)
    if found is None:
        return 0.0
    format, frames = found
    with path.open("rb") as file:
        file.seek(26)
        expected = file.read(16)
    checksum, decoded = hashlib.md5(usedforsecurity=False), 0
    try:
        for block in blocks(path, format):
            checksum.update(block.astype("<i2").tobytes())
            decoded += len(block)
    except OSError:
        return decoded / format.rate
    if decoded != frames:
        return min(decoded, frames) / format.rate
    return None if expected in (checksum.digest(), bytes(16)) else 0.0


def salvage(path: Path, kept_as: Path, stop: Callable[[], bool] = lambda: False) -> list[Hole] | None:
    """Replace a damaged FLAC file by one with all that decodes, the damaged one being kept as `kept_as`.

    Returns what is silent now, in order; None, and nothing is changed, if nothing can be decoded. Raises `OSError`
    where the disk has no room. Killed at any moment, the one or the other is in its place.
    """
    import soundfile

    found = flac_format(path)
    if found is None:
        return None
    format, frames = found
    part = path.with_name(f".{path.name}.part")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE))
    holes: list[Hole] = []
    at = 0
    options = {"samplerate": format.rate, "channels": format.channels, "format": "FLAC", "subtype": "PCM_16"}
    try:
        with soundfile.SoundFile(part, "w", **options) as sound:
            for start, block in _good_frames(path, format):
                if start < at or start + len(block) > frames:
                    continue  # a number that came about by chance
                if start > at:
                    holes.append(Hole(at / format.rate, (start - at) / format.rate))
                    _silence(sound, start - at, format)
                sound.write(block)
                at = start + len(block)
            if not at:
                part.unlink()
                return None
            if at < frames:
                holes.append(Hole(at / format.rate, (frames - at) / format.rate))
                _silence(sound, frames - at, format)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        _keep(path, kept_as)
        os.replace(part, path)
    except soundfile.SoundFileRuntimeError as error:
        part.unlink(missing_ok=True)
        raise OSError(str(error)) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return holes


def _good_frames(path: Path, format: SoundFormat) -> Iterator[tuple[int, "Frames"]]:
    """Place (in frames of the recording) and sound of each stretch that is as it was written."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        stream.codec_context.options = {"err_detect": "crccheck+explode"}
        for packet in container.demux(stream):
            try:
                decoded = packet.decode()
            except av.error.FFmpegError:
                continue
            for frame in decoded:
                if frame.pts is None or frame.format.name != "s16" or frame.sample_rate != format.rate:
                    continue  # where it belongs is not known
                yield frame.pts, frame.to_ndarray().reshape(-1, format.channels)


def _keep(path: Path, kept_as: Path) -> None:
    try:
        os.link(path, kept_as)
    except OSError:  # sticks know no second name for a file
        shutil.copyfile(path, kept_as)
        with kept_as.open("r+b") as file:
            os.fsync(file.fileno())


def _silence(sound: object, frames: int, format: SoundFormat) -> None:
    import numpy as np

    step = format.rate * 60
    for start in range(0, frames, step):
        sound.write(np.zeros((min(step, frames - start), format.channels), dtype=np.int16))  # type: ignore[attr-defined]
