"""Makes `recording.flac` of a file recorded elsewhere: `python -m interview_tui.audio.decoding.imported FOLDER FILE`.

A process of its own, because a damaged file may make a decoder crash or hang, which then harms nobody. `FILE` is the
name of the copy in the folder. It speaks JSON lines on stdout: `{"share": 0.4}` while it works, and at the end what
came out (`Decoded`) or why nothing did (`Failed`). If nobody listens any more it leaves.
"""

import errno
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, ConfigDict

from interview_tui.files import PRIVATE_FILE

if TYPE_CHECKING:
    from soundfile import SoundFile

    from interview_tui.audio.decoding.piecewise import Frames

RECORDING = "recording.flac"
_TELL_SECONDS = 0.2
"""Between two words about how far it is."""
_DECODING = 0.85
"""Share of the work that is decoding; the rest is the comparison."""
_BLOCK_FRAMES = 1 << 16
_LEAST_ROOM = 1_000_000
"""Bytes on the disk below which it is full."""
_ONE_LOSS = 0.5
"""Seconds of sound between two losses that make them two: noise that decodes by chance is no sound."""


class Decoded(BaseModel):
    """The recording as it was made."""

    model_config = ConfigDict(frozen=True)
    rate: int
    channels: int
    frames: int
    missing: tuple[tuple[float, float | None], ...]
    """Seconds that could not be had: silence stands there, or, after the end, nothing. None: nobody knows how long."""


class Failed(BaseModel):
    """Why there is none. `different`: the recording is not what was decoded; `disk`: `error` says why."""

    model_config = ConfigDict(frozen=True)
    failed: Literal["no_sound", "unreadable", "different", "disk"]
    error: int = 0
    """`errno` of the system."""


def make_recording(folder: Path, name: str) -> Decoded | Failed:
    """Decode the file once, write the recording and compare every sample of it."""
    from interview_tui.audio.decoding.piecewise import NoSound, Unreadable

    try:
        return _make(folder / name, folder / RECORDING)
    except NoSound:
        return Failed(failed="no_sound")
    except Unreadable:
        return Failed(failed="unreadable")
    except BrokenPipeError:
        raise
    except OSError as error:
        return Failed(failed="disk", error=error.errno or 0)


def _make(source: Path, into: Path) -> Decoded | Failed:
    from interview_tui.audio.decoding.piecewise import Lost, Piecewise

    pieces = Piecewise(source)
    telling = _Telling()
    losses: list[tuple[float, float | None]] = []
    with _Archive(into) as archive:
        for piece in pieces:
            archive.format = pieces.rate, pieces.channels
            if isinstance(piece, Lost):
                start = archive.frames / pieces.rate
                losses.append((start, None if piece.seconds is None else start + piece.seconds))
                if not piece.at_end and piece.seconds is not None:
                    archive.write_silence(round(piece.seconds * pieces.rate))
            else:
                archive.write(piece)
            telling.tell(pieces.share * _DECODING)
    digest = hashlib.sha256()
    read = 0
    for block in archive.blocks():
        digest.update(block)
        read += len(block)
        telling.tell(_DECODING + (1 - _DECODING) * read / max(1, archive.bytes))
    if digest.digest() != archive.digest.digest():
        return Failed(failed="disk", error=errno.ENOSPC) if _is_full(into) else Failed(failed="different")
    return Decoded(rate=pieces.rate, channels=pieces.channels, frames=archive.frames, missing=merged(losses))


def merged(losses: Iterable[tuple[float, float | None]]) -> tuple[tuple[float, float | None], ...]:
    """The losses in order, those that lie close together as one; in milliseconds."""
    spans: list[tuple[float, float | None]] = []
    for start, end in losses:
        start, end = round(start, 3), None if end is None else round(end, 3)
        before = spans[-1][1] if spans else None
        if spans and before is not None and start - before < _ONE_LOSS:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return tuple(spans)


class _Archive:
    """The FLAC file while it grows, and what went into it. Raises `OSError` if the disk refuses."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sound: SoundFile | None = None
        self.format = 0, 0
        """Frames a second, and channels; both known before the first write."""
        self.frames = 0
        self.bytes = 0
        self.digest = hashlib.sha256()
        """Of all samples, 16-bit little-endian."""

    def __enter__(self) -> Self:
        os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE))  # else others could read it
        return self

    def __exit__(self, *_error: object) -> None:
        if self._sound is not None:
            with self._refusals():
                self._sound.close()
        with self._path.open("r+b") as file:
            os.fsync(file.fileno())

    def write(self, frames: "Frames") -> None:
        """Append 16-bit frames."""
        if not len(frames):
            return
        data = frames.astype("<i2", copy=False).tobytes()
        self.digest.update(data)
        self.bytes += len(data)
        self.frames += len(frames)
        with self._refusals():
            self._file().write(frames)

    def write_silence(self, frames: int) -> None:
        """Append zeros: so many frames, a second at a time."""
        import numpy as np

        rate, channels = self.format
        for start in range(0, frames, rate):
            self.write(np.zeros((min(rate, frames - start), channels), np.int16))

    def blocks(self) -> Iterator[bytes]:
        """What a reader finds in the finished file."""
        import soundfile

        if not self.frames:
            return
        with self._refusals(), soundfile.SoundFile(self._path) as sound:
            while len(frames := sound.read(_BLOCK_FRAMES, dtype="int16", always_2d=True)):
                yield frames.astype("<i2", copy=False).tobytes()

    def _file(self) -> "SoundFile":
        import soundfile

        if self._sound is None:
            rate, channels = self.format
            self._sound = soundfile.SoundFile(self._path, "w", rate, channels, "PCM_16", format="FLAC")
        return self._sound

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """libsndfile tells of a full disk with an error of its own, and not of which."""
        import soundfile

        try:
            yield
        except soundfile.SoundFileRuntimeError as error:
            raise OSError(errno.ENOSPC if _is_full(self._path) else errno.EIO, str(error)) from error


class _Telling:
    """Says how far it is, not too often."""

    def __init__(self) -> None:
        self._next = 0.0

    def tell(self, share: float) -> None:
        """Raises `BrokenPipeError` when nobody listens any more."""
        if (now := time.monotonic()) >= self._next:
            self._next = now + _TELL_SECONDS
            print(json.dumps({"share": round(share, 4)}), flush=True)


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _LEAST_ROOM


def main(arguments: list[str]) -> None:
    """The process."""
    folder, name = arguments
    try:
        print(make_recording(Path(folder), name).model_dump_json(), flush=True)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)  # whoever asked has gone, and what is half made goes with the folder


if __name__ == "__main__":
    main(sys.argv[1:])
