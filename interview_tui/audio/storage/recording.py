"""The sound of one interview on disk: `000.wav` … while it grows, `recording.flac` afterwards.

Where the disk was full, some of the WAV files lie in a spare folder (`spare.py`); their numbers tell the order over
all places. A second microphone has a recording of its own in `backup/`, with all the same rules.

Safe to read while the recorder writes, and while the archive takes the place of the WAV files. What changes the files
(`repair`, `archive`, `erase`) can be killed at any moment and called again; whoever calls it holds `recorder_lock`,
as the recorder and `recover` do.
"""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.audio.storage.flac import flac_format, same_sound, write_flac
from interview_tui.audio.storage.reserve import Reserve
from interview_tui.audio.storage.spare import EVENTS, away_problem, spares, tidy_spares
from interview_tui.audio.storage.wav import SoundFormat, mend, wav_format, wav_frames
from interview_tui.files import sync_folder, write_whole
from interview_tui.language import _
from interview_tui.problem import Problem, reason

if TYPE_CHECKING:
    import numpy as np

    from interview_tui.audio.decoding.decode import Samples

BACKUP = "backup"
"""Folder of the second microphone's recording, inside the first one's."""
_AFTER_AWAY = 1000
"""Files are numbered on from a thousand more while a disk that may hold the numbers between is away."""
_TRIES = 5
_EDGE_SECONDS = 0.1
"""Read on both sides of a stretch that is resampled: the filter needs neighbours."""


class Recording:
    """What `folder` (`interviews/…/audio`) holds. Nothing is remembered between two calls."""

    def __init__(self, audio_folder: Path) -> None:
        self.folder = audio_folder
        self.flac = audio_folder / "recording.flac"
        self.diary = audio_folder / "clock.jsonl"
        """What the recorder noted of its clocks; see `clock.py`."""
        self._part = audio_folder / "recording.flac.part"
        self._archived = audio_folder / "archiving.json"
        self._erasing = audio_folder / ".erasing"

    @property
    def places(self) -> list[Path]:
        """Where new sound goes: here, or else to the spare folder, if there is one."""
        return [self.folder, *[spare.folder for spare in spares(self.folder) if spare.there][-1:]]

    @property
    def away(self) -> list[Path]:
        """Spare folders that may hold a part of the sound and cannot be read now."""
        return [spare.folder for spare in spares(self.folder) if spare.away]

    @property
    def wavs(self) -> list[Path]:
        """The files of a recording that has not been archived, in order, wherever they lie."""
        found = [
            path
            for folder in self._folders
            for path in folder.glob("*.wav")
            if path.stem.isdigit() and not path.is_dir()
        ]
        return sorted(found, key=lambda path: int(path.stem))

    @property
    def sound_files(self) -> list[Path]:
        """Every file that holds sound or a part of it, in every place, the second microphone's too."""
        parts = [path for folder in self._folders for path in folder.glob(".*.part")]
        second = self.backup.sound_files if self.backup.folder.is_dir() else []
        originals = self.folder.glob("original.*")  # of a recording made elsewhere
        return [*self.wavs, *self.folder.glob("*.flac*"), *originals, *parts, *second]

    @property
    def next_number(self) -> int:
        """The number of the next WAV file: one that is not taken, nor named as a file that the archive holds."""
        known = (*self.wavs, *map(Path, self._names_archived()))
        number = 1 + max((int(path.stem) for path in known), default=-1)
        return (number // _AFTER_AWAY + 1) * _AFTER_AWAY if self.away else number

    @property
    def backup(self) -> "Recording":
        """What the second microphone heard."""
        return Recording(self.folder / BACKUP)

    @property
    def _folders(self) -> list[Path]:
        return [self.folder, *(spare.folder for spare in spares(self.folder) if spare.there)]

    @property
    def exists(self) -> bool:
        """Whether there is any sound."""
        return self.frames > 0

    @property
    def ended(self) -> bool:
        """Nobody writes to it any more."""
        home = self.folder.parent if self.folder.name == BACKUP else self.folder
        return (self.flac.exists() and not self.wavs) or not recorder_lives(home)

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

    def samples(self, start: float, end: float) -> "Samples":
        """The sound from `start` to `end` (seconds of recording) as mono at 16 kHz, less where it is shorter."""
        from interview_tui.audio.decoding.decode import RATE, mono, resampled

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

        `fallback` is the format of files whose header is lost, if no other file tells it. Raises `OSError` where the
        disk does not let itself be mended.
        """
        if not self.folder.is_dir():
            return
        if self._erasing.exists():
            self.erase()
            return
        Reserve(self.folder).release()
        self._finish_archiving()
        format = self.format or fallback or SoundFormat()
        for folder in self._folders:
            try:
                for path in folder.glob(".*.part"):
                    path.unlink(missing_ok=True)
                for path in (one for one in self.wavs if one.parent == folder):
                    mend(path, format)
            except OSError:
                if folder == self.folder:
                    raise  # in a spare folder that may only be read the length of each file says enough
        tidy_spares(self.folder)
        if self.backup.folder.is_dir():
            self.backup.repair()

    def archive(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Make one FLAC file of everything, compare every sample, and only then remove the WAV files.

        Raises `ArchivingStopped` soon after `stop()` is true, `Problem` if the disk has no room or the disk of a spare
        folder is away; the WAV files are then as they were. The second microphone's recording is archived by itself.
        """
        if self._erasing.exists():
            self.erase()
        Reserve(self.folder).release()
        self._finish_archiving()
        for folder in self.away:
            raise away_problem(self.folder, folder)
        wavs = self.wavs
        if not any(path in wavs for path in self._parts()):
            tidy_spares(self.folder)
            return
        format, parts = self.format, self._parts()
        if format is None or not self.exists:
            for path in wavs:
                path.unlink()
            tidy_spares(self.folder)
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
            write_whole(
                self._archived, json.dumps({"frames": frames, "wavs": [self._name(path) for path in wavs]}) + "\n"
            )
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
        """Delete every sound, in every place. Begun, it is finished by the next `repair`, whatever happens.

        Raises `OSError` if some of it could not be deleted; the rest is gone then.
        """
        if not self.folder.is_dir():
            return
        if not self._erasing.exists():
            self._mark_erasing()
        Reserve(self.folder).release()
        refusal: OSError | None = None
        outside = [folder / EVENTS for folder in self._folders if folder != self.folder]
        for path in (*self.sound_files, *outside, self._archived, self.diary):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                refusal = error
        if self.backup.folder.is_dir():
            try:
                self.backup.erase()
            except OSError as error:
                refusal = error
        sync_folder(self.folder)
        tidy_spares(self.folder)
        if self.away:
            refusal = OSError(errno.ENODEV, _("the disk with a part of it is not connected"))
        if refusal is not None:
            raise refusal
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
        held = self._names_archived()
        away = bool(self.away)
        for path in (one for one in self.wavs if self._name(one) in held):
            try:
                path.unlink()
            except OSError:
                if path.parent == self.folder:
                    raise
                away = True
        if self._archived.exists() and not away:  # a file that stays or comes back must not be heard twice
            for folder in self._folders:
                sync_folder(folder)
            tidy_spares(self.folder)
            self._archived.unlink()

    def _name(self, path: Path) -> str:
        return path.name if path.parent == self.folder else str(path)

    def _names_archived(self) -> set[str]:
        """WAV files whose sound is in the FLAC file already; those in a spare folder with their whole path."""
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
        return ([self.flac] if flac else []) + [path for path in wavs if self._name(path) not in names]

    def _look(self) -> tuple[tuple[int, int] | None, tuple[Path, ...]]:
        wavs = tuple(self.wavs)
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

        from interview_tui.audio.decoding.decode import read_frames

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
