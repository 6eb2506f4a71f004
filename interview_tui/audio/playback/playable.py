"""What a player can play, read piece by piece: never more than a few seconds of it are in memory."""

from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile

from interview_tui.audio.playback.messages import Side
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.wav import SoundFormat

Pcm = np.ndarray[tuple[int], np.dtype[np.int16]]
Frames = np.ndarray[tuple[int, int], np.dtype[np.int16]]


class Playable(Protocol):
    """Sound with a length, which may grow."""

    rate: int
    channels: int

    @property
    def frames(self) -> int:
        """How much there is now."""

    @property
    def whole(self) -> bool:
        """Nothing more will come."""

    def read(self, start: int, end: int) -> Frames:
        """Frames `start` to `end`, less where it is shorter. Raises `OSError` or `Problem`."""


class RecordingSound:
    """The sound of an interview, in as many files as it may have, also while it is being recorded."""

    def __init__(self, audio_folder: Path) -> None:
        self._recording = Recording(audio_folder)
        format = self._recording.format or SoundFormat()
        self.rate, self.channels = format.rate, format.channels

    @property
    def frames(self) -> int:
        return self._recording.frames

    @property
    def whole(self) -> bool:
        return self._recording.ended

    def read(self, start: int, end: int) -> Frames:
        return self._recording.pcm(start, end)


class FileSound:
    """One file that libsndfile reads. Opened for each piece, so that it can be erased meanwhile on every system."""

    whole = True

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file, soundfile.SoundFile(file) as sound:
                self.rate, self.channels, self.frames = sound.samplerate, sound.channels, sound.frames
        except soundfile.SoundFileRuntimeError as error:
            raise OSError(str(error)) from error

    def read(self, start: int, end: int) -> Frames:
        try:
            with self._path.open("rb") as file, soundfile.SoundFile(file) as sound:
                sound.seek(min(start, sound.frames))
                frames: Frames = sound.read(max(0, end - start), dtype="int16", always_2d=True)
                return frames
        except soundfile.SoundFileRuntimeError as error:
            raise OSError(str(error)) from error


class MemorySound:
    """Sound that came through a pipe and has never been anywhere else."""

    whole = True

    def __init__(self, data: bytes, format: SoundFormat) -> None:
        whole = len(data) - len(data) % format.frame_bytes
        self._sound: Frames = np.frombuffer(data[:whole], dtype="<i2").reshape(-1, format.channels)
        self.rate, self.channels, self.frames = format.rate, format.channels, len(self._sound)

    def read(self, start: int, end: int) -> Frames:
        return self._sound[start:end]


def playable(path: Path) -> Playable:
    """A recording's folder or a sound file. Raises `OSError` if the file cannot be read."""
    return RecordingSound(path) if path.is_dir() else FileSound(path)


def one_side(frames: Frames, side: Side) -> Pcm:
    """The channel to be heard; both mixed, unless there is only one. Its samples stay exactly as they are."""
    channels = frames.shape[1]
    if channels == 1 or side == "left":
        return np.ascontiguousarray(frames[:, 0])
    if side == "right":
        return np.ascontiguousarray(frames[:, 1])
    mixed: Pcm = (frames.sum(axis=1, dtype=np.int32) // channels).astype(np.int16)
    return mixed
