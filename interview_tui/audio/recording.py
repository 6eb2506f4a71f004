"""The sound of one interview on disk: `000.wav` … while it grows, `recording.flac` afterwards.

Safe to read while the recorder writes, and while the archive takes the place of the WAV files. What changes the files
(`repair`, `archive`, `erase`) can be killed at any moment and called again; whoever calls it holds `recorder_lock`,
as the recorder and `recover` do.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.audio.disk import minutes_left
from interview_tui.audio.flac import flac_format, same_sound, write_flac
from interview_tui.audio.runtime import recorder_lives
from interview_tui.audio.wav import SoundFormat, mend, wav_format, wav_frames
from interview_tui.files import sync_folder, write_whole
from interview_tui.language import _
from interview_tui.problem import Problem, reason

if TYPE_CHECKING:
    import numpy as np

    from interview_tui.audio.decode import Samples

_TRIES = 5
_EDGE_SECONDS = 0.1
"""Read on both sides of a stretch that is resampled: the filter needs neighbours."""


class Recording:
    """What `folder` (`interviews/…/audio`) holds. Nothing is remembered between two calls."""

    def __init__(self, audio_folder: Path) -> None:
        self.folder = audio_folder
        self.flac = audio_folder / "recording.flac"
        self._part = audio_folder / "recording.flac.part"
        self._archived = audio_folder / "archiving.json"
        self._erasing = audio_folder / ".erasing"

    @property
    def wavs(self) -> list[Path]:
        """The files of a recording that has not been archived, in order."""
        return sorted(path for path in self.folder.glob("*.wav") if path.stem.isdigit())

    @property
    def next_number(self) -> int:
        """The number of the next WAV file."""
        return 1 + max((int(path.stem) for path in self.wavs), default=-1)

    @property
    def exists(self) -> bool:
        """Whether there is any sound."""
        return self.frames > 0

    @property
    def ended(self) -> bool:
        """Nobody writes to it any more."""
        return (self.flac.exists() and not self.wavs) or not recorder_lives(self.folder)

    @property
    def format(self) -> SoundFormat | None:
        """None while there is no sound."""
        for path in self._parts():
            if (format := self._format_of(path)) is not None:
                return format
        return None

    @property
    def rate(self) -> int:
        return (self.format or SoundFormat()).rate

    @property
    def channels(self) -> int:
        return (self.format or SoundFormat()).channels

    @property
    def frames(self) -> int:
        return sum(frames for _path, _format, frames in self._lengths())

    @property
    def seconds(self) -> float:
        """Length of the sound on the disk."""
        lengths = self._lengths()
        return sum(frames / format.rate for _path, format, frames in lengths)

    def minutes_of_disk(self, format: SoundFormat) -> float | None:
        """How long the disk lasts; None if the system does not say."""
        return minutes_left(self.folder, format.rate, format.channels)

    def samples(self, start: float, end: float) -> "Samples":
        """The sound from `start` to `end` (seconds of recording) as mono at 16 kHz, less where it is shorter."""
        from interview_tui.audio.decode import RATE, mono, resampled

        rate = self.rate
        if rate == RATE:
            return mono(self.pcm(round(start * rate), round(end * rate)))
        first = max(0.0, start - _EDGE_SECONDS)
        wide = resampled(mono(self.pcm(round(first * rate), round((end + _EDGE_SECONDS) * rate))), rate)
        skip = round((start - first) * RATE)
        return wide[skip : skip + round((end - start) * RATE)]

    def pcm(self, start: int, end: int) -> "np.ndarray[tuple[int, int], np.dtype[np.int16]]":
        """Frames `start` to `end`, counted from the beginning, as they were recorded; less where it is shorter."""
        for attempt in range(_TRIES):
            try:
                return self._read(start, end)
            except FileNotFoundError:  # the archive has just taken the place of the WAV files
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def repair(self, fallback: SoundFormat | None = None) -> None:
        """Mend what a crash left: headers, half frames, unfinished archives and erasures.

        `fallback` is the format of files whose header is lost, if no other file tells it.
        """
        if not self.folder.is_dir():
            return
        if self._erasing.exists():
            self.erase()
            return
        self._finish_archiving()
        for path in self.folder.glob(".*.part"):
            path.unlink(missing_ok=True)
        format = self.format or fallback or SoundFormat()
        for path in self.wavs:
            mend(path, format)

    def archive(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Make one FLAC file of everything, compare every sample, and only then remove the WAV files.

        Raises `ArchivingStopped` soon after `stop()` is true, `Problem` if the disk has no room; the WAV files are
        then as they were.
        """
        if self._erasing.exists():
            self.erase()
        self._finish_archiving()
        wavs = self.wavs
        if not wavs:
            return
        format, parts = self.format, self._parts()
        if format is None or not self.exists:
            for path in wavs:
                path.unlink()
            return
        try:
            frames = write_flac(parts, format, self._part, stop)
            if not same_sound(parts, format, self._part, stop):
                raise Problem(
                    _("The recording could not be archived: the copy differs from the original."),
                    cure=_("The original is kept. Check the disk, then open the interview again."),
                    where=self.flac,
                )
            # From here on either the .part file is there and counts for nothing, or the archive holds these files.
            write_whole(self._archived, json.dumps({"frames": frames, "wavs": [path.name for path in wavs]}) + "\n")
        except OSError as error:
            self._part.unlink(missing_ok=True)
            raise Problem(
                _("The recording could not be archived: {reason}.").format(reason=reason(error)),
                cure=_("The original is kept. Make room on the disk, then open the interview again."),
                where=self.flac,
            ) from error
        except BaseException:
            self._part.unlink(missing_ok=True)
            raise
        self._part.replace(self.flac)
        sync_folder(self.folder)
        self._finish_archiving()

    def erase(self) -> None:
        """Delete every sound. Begun, it is finished by the next `repair`, whatever happens."""
        if not self.folder.is_dir():
            return
        write_marker = not self._erasing.exists()
        if write_marker:
            self._mark_erasing()
        for path in (*self.wavs, *self.folder.glob("*.flac*"), *self.folder.glob(".*.part")):
            path.unlink(missing_ok=True)
        self._archived.unlink(missing_ok=True)
        sync_folder(self.folder)
        self._erasing.unlink(missing_ok=True)
        sync_folder(self.folder)

    def _mark_erasing(self) -> None:
        try:
            write_whole(self._erasing, b"")
        except OSError:  # a full disk must not keep anything from being erased
            return

    def _finish_archiving(self) -> None:
        """Throw an unfinished archive away; remove the WAV files that a finished one holds."""
        if not self.folder.is_dir():
            return
        if self._part.exists():
            self._archived.unlink(missing_ok=True)  # first: without .part it would mean the WAV files are held
            sync_folder(self.folder)
            self._part.unlink()
        for name in self._names_archived():
            (self.folder / name).unlink(missing_ok=True)
        if self._archived.exists():
            sync_folder(self.folder)
            self._archived.unlink()

    def _names_archived(self) -> set[str]:
        """WAV files whose sound is in the FLAC file already."""
        try:
            names = json.loads(self._archived.read_text(encoding="utf-8"))["wavs"]
        except FileNotFoundError:
            return set()
        return set() if self._part.exists() else set(names)

    def _parts(self) -> list[Path]:
        """The files that hold the sound, in order, each sound once."""
        for _attempt in range(_TRIES):
            before = self._look()
            names = self._names_archived()
            if self._look() == before:
                break
        flac, wavs = before
        return ([self.flac] if flac else []) + [self.folder / name for name in wavs if name not in names]

    def _look(self) -> tuple[tuple[int, int] | None, tuple[str, ...]]:
        wavs = tuple(path.name for path in self.wavs)
        try:
            stat = self.flac.stat()
        except FileNotFoundError:
            return None, wavs
        return (stat.st_ino, stat.st_size), wavs

    def _format_of(self, path: Path) -> SoundFormat | None:
        try:
            if path.suffix == ".wav":
                return wav_format(path)
            found = flac_format(path)
        except FileNotFoundError:
            return None
        return found[0] if found else None

    def _lengths(self) -> list[tuple[Path, SoundFormat, int]]:
        """Each file with its format and number of frames. Files that have gone meanwhile are looked for again."""
        for attempt in range(_TRIES):
            try:
                return [length for path in self._parts() if (length := _length(path)) is not None]
            except FileNotFoundError:
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def _read(self, start: int, end: int) -> "np.ndarray[tuple[int, int], np.dtype[np.int16]]":
        """Frames from `start` to `end`, both counted from the beginning of the recording."""
        import numpy as np

        from interview_tui.audio.decode import read_frames

        pieces = []
        before = 0
        lengths = self._lengths()
        for path, format, frames in lengths:
            first, last = max(0, start - before), min(frames, end - before)
            if first < last:
                pieces.append(read_frames(path, format, first, last))
            before += frames
        channels = lengths[0][1].channels if lengths else 1
        return np.concatenate(pieces) if pieces else np.empty((0, channels), dtype=np.int16)


def _length(path: Path) -> tuple[Path, SoundFormat, int] | None:
    if path.suffix == ".wav":
        format = wav_format(path)
        return None if format is None else (path, format, wav_frames(path, format))
    found = flac_format(path)
    return None if found is None else (path, *found)
