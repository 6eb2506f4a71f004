"""A sound file of any kind, decoded once and piece by piece, with what is lost in it said where it is lost.

Bounded memory: a piece is one frame of the codec, a second at the most. Import it only where av and numpy are allowed.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import av
import numpy as np

from interview_tui.audio.decoding.decode import ONLY_THIS_FILE
from interview_tui.audio.decoding.stated import Stated, stated

Frames = np.ndarray[tuple[int, int], np.dtype[np.int16]]
HIGHEST_RATE = 48_000
_TIGHT = 0.005
"""Seconds that times may differ after damage: containers round to a millisecond."""
_LOOSE = 0.1
"""The same in a sound file: clocks of recorders and of containers drift apart a little."""
_LEADING = 0.5
"""The first sound may come this much after what the file calls its beginning: encoders have a delay."""
_LONGEST_LOSS = 3600.0
"""A longer jump of the time, where the file does not say its length, is a damaged time and no loss."""
_LEAST_AT_END = 0.25
_LEAST_AT_END_OF_FILM = 1.0
"""Seconds by which the sound may be shorter than its file says; the picture of a film often ends later."""
_BARE = {"mp3", "aac", "loas", "amr", "amrnb", "amrwb", "ac3", "eac3"}
"""Formats whose frames carry no time: what is lost is told by its bytes."""
_LEAST_USABLE = 0.02
"""Share of a stream of bare frames that must decode: in noise, some frames look right by chance."""
_SEARCH = 1 << 24
"""Bytes in which the next frame is looked for: more than half an hour of damage."""
_TRIES = 100
"""How often in a row the file may refuse to be read on."""


class NoSound(Exception):
    """There is no sound track."""


class Unreadable(Exception):
    """Nothing in it can be decoded."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Sound that should have been here."""

    seconds: float | None
    """None at the end of a file that broke off and does not say how long it was."""
    at_end: bool = False


class Piecewise:
    """Iterate once: 16-bit frames at `rate` with `channels`, and `Lost` in between.

    Raises `NoSound`, `Unreadable`, or `OSError` if the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stated: Stated = stated(path)
        self._size = path.stat().st_size
        self._bytes_read = 0
        self.rate = 0
        """Frames a second, known with the first piece."""
        self.channels = 0
        self._resampler: tuple[tuple[str, str, int], av.AudioResampler] | None = None
        self._seconds = 0.0
        """Of the file, what was lost included: where the next frame belongs."""
        self._good_seconds = 0.0
        self._good_bytes = 0
        self._damaged = False

    @property
    def share(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return min(1.0, self._bytes_read / max(1, self._size))

    def __iter__(self) -> Iterator[Frames | Lost]:
        options = dict(ONLY_THIS_FILE)
        if self._stated.length_is_wrong:
            options["ignore_length"] = "1"
        try:
            with (
                self._path.open("rb") as file,
                av.open(str(self._path), metadata_errors="ignore", options=options) as container,
            ):
                if not container.streams.audio:
                    raise NoSound
                yield from self._decoded(container, _Places(file))
        except (av.error.FFmpegError, ValueError) as error:
            raise Unreadable from error

    def _decoded(self, container: "av.container.InputContainer", places: "_Places") -> Iterator[Frames | Lost]:
        stream = container.streams.audio[0]
        bare = container.format.name in _BARE
        timed = container.format.name == "flac"
        origin = float((stream.start_time or 0) * stream.time_base) if stream.time_base else 0.0
        whole = self._whole(container, stream)
        for packet in _packets(container, stream):
            self._bytes_read = max(self._bytes_read, (packet.pos or 0) + packet.size)
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                self._damaged = True
                continue
            if bare and packet.size:
                yield from self._lost_before(bytes(packet), places)
            for frame in frames:
                if not self.rate:
                    self.rate = min(frame.sample_rate, HIGHEST_RATE)
                    self.channels = frame.layout.nb_channels if frame.layout.nb_channels <= 2 else 1
                if timed and frame.pts is None:  # noise that looks like a frame
                    self._damaged = True
                    continue
                skip = 0.0
                if not bare and frame.pts is not None and frame.time_base is not None:
                    ahead = float(frame.pts * frame.time_base) - origin - self._seconds
                    loss, skip, shift = self._compare(ahead, whole)
                    origin += shift
                    if loss:
                        self._seconds += loss
                        yield Lost(loss)
                yield from self._pieces(frame, skip)
        yield from self._rest()
        if not self._good_seconds or (bare and self._good_bytes < _LEAST_USABLE * self._size):
            raise Unreadable
        yield from self._end(whole, bool(container.streams.video))

    def _whole(self, container: "av.container.InputContainer", stream: "av.AudioStream") -> float | None:
        """How long the file says it is, in seconds."""
        guessed = container.format.name in _BARE - {"mp3"} or not self._stated.trusted
        if self._stated.seconds is not None or guessed:
            return self._stated.seconds
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return container.duration / av.time_base if container.duration else None

    def _lost_before(self, packet: bytes, places: "_Places") -> Iterator[Lost]:
        """What lies between the last frame that decoded and this one would have sounded as long as the frames before.

        The frame is looked for in the file: what the reader says of places does not count what it jumped over.
        """
        lost = places.skipped(packet)
        if lost and self._good_bytes:
            seconds = lost * self._good_seconds / self._good_bytes
            self._seconds += seconds
            yield Lost(seconds)
        self._good_bytes += len(packet)

    def _compare(self, ahead: float, whole: float | None) -> tuple[float, float, float]:
        """What a frame's time says, which is `ahead` of the sound so far: seconds lost, to leave out, to shift by."""
        if abs(ahead) <= _TIGHT:
            self._damaged = False
            return 0.0, 0.0, 0.0
        longest = whole - self._seconds + 1 if whole is not None else _LONGEST_LOSS
        room = _TIGHT if self._damaged else _LEADING if not self._good_seconds else _LOOSE
        if not self._good_seconds and ahead < room:
            return 0.0, 0.0, ahead
        if room < ahead <= longest:
            self._damaged = True  # until the times agree again
            return ahead, 0.0, 0.0
        if self._damaged and -_LOOSE * 10 < ahead < 0:
            return 0.0, -ahead, 0.0
        if ahead > longest or ahead < -_LOOSE:  # a time that cannot be true, or a second file after the first
            return 0.0, 0.0, ahead
        return 0.0, 0.0, 0.0

    def _pieces(self, frame: "av.AudioFrame", skip: float) -> Iterator[Frames]:
        """The frame as 16-bit sound, without its first `skip` seconds."""
        seconds = frame.samples / frame.sample_rate
        self._good_seconds += seconds
        self._seconds += max(0.0, seconds - skip)
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._resampler is None or self._resampler[0] != kind:
            yield from self._rest()
            layout = "stereo" if self.channels == 2 and frame.layout.nb_channels == 1 else frame.layout.name
            self._resampler = kind, av.AudioResampler(format="s16", layout=layout, rate=self.rate)
        frame.pts = None
        drop = round(skip * self.rate)
        for out in self._resampler[1].resample(frame):
            piece = self._array(out)
            if drop < len(piece):
                yield piece[drop:]
            drop = max(0, drop - len(piece))

    def _rest(self) -> Iterator[Frames]:
        """What the resampler still holds."""
        if self._resampler is not None:
            for out in self._resampler[1].resample(None):
                yield self._array(out)
        self._resampler = None

    def _array(self, out: "av.AudioFrame") -> Frames:
        channels = out.layout.nb_channels
        frames: np.ndarray[Any, Any] = out.to_ndarray().reshape(-1, channels)
        if channels != self.channels:
            frames = np.round(frames.mean(axis=1, keepdims=True)).astype(np.int16)
            if self.channels == 2:
                frames = np.repeat(frames, 2, axis=1)
        return frames

    def _end(self, whole: float | None, film: bool) -> Iterator[Lost]:
        """What the file promised and did not hold."""
        if whole is not None:
            missing = whole - self._seconds
            if missing > (_LEAST_AT_END_OF_FILM if film else _LEAST_AT_END):
                yield Lost(missing, at_end=True)
        elif self._stated.broken_off:
            yield Lost(None, at_end=True)


class _Places:
    """Finds the frames of a bare stream in its file, one after the other."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._end: int | None = None
        """Behind the last frame that was found; None before the first, which tags may precede."""

    def skipped(self, packet: bytes) -> int:
        """How many bytes lie between the frame before and this one."""
        start = self._end or 0
        self._file.seek(start)
        ahead = self._file.read(len(packet))
        if ahead != packet:
            ahead += self._file.read(_SEARCH)
        found = ahead.find(packet)
        if found < 0:
            return 0
        first = self._end is None
        self._end = start + found + len(packet)
        return 0 if first else found


def _packets(container: "av.container.InputContainer", stream: "av.AudioStream") -> Iterator["av.Packet"]:
    """Every packet that can be had: a reader that stumbles over damage is asked to go on behind it."""
    tries = 0
    while tries < _TRIES:
        with suppress(av.error.InvalidDataError):
            for packet in container.demux(stream):
                tries = 0
                yield packet
            return
        tries += 1
