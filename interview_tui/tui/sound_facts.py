"""What is known about the sound of one interview, read from its folder at once and without a heavy library."""

from dataclasses import dataclass
from pathlib import Path

from interview_tui.audio.recorder.clock import Diary, read_diary
from interview_tui.audio.recorder.drift import drift_between, drift_ppm
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.record import InterviewRecord
from interview_tui.study import Interview


@dataclass(frozen=True, slots=True)
class FileFact:
    """One file of sound."""

    name: str
    """From the interview's `audio` folder on: `backup/recording.flac`; a file elsewhere by its whole path."""
    bytes: int
    sealed: bool
    """Its checksum stands in the interview's record."""


@dataclass(frozen=True, slots=True)
class TrackFact:
    """One microphone's recording."""

    seconds: float
    rate: int
    channels: int
    drift_ppm: float | None = None
    """Of the first microphone against the machine's clock, of the second against the first microphone's."""


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """Everything that the recording screen says above its list."""

    record: InterviewRecord
    track: TrackFact | None
    backup: TrackFact | None
    files: tuple[FileFact, ...]
    running: bool
    """It is being recorded right now."""
    away: tuple[Path, ...]
    """Folders with a part of the sound that cannot be reached."""

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


def sound_facts(interview: Interview) -> SoundFacts:
    """Read the interview's folder. Raises `Problem` if its record cannot be read, `OSError` if the folder cannot."""
    record = interview.record
    recording = Recording(interview.audio)
    sealed = {seal.file for seal in record.audio}
    files = [
        FileFact(name, path.stat().st_size, f"audio/{name}" in sealed)
        for path in recording.sound_files
        if path.suffix in (".wav", ".flac") and not path.name.startswith(".")
        for name in [_name(path, interview.audio)]
    ]
    first, second = _diary(recording), _diary(recording.backup)
    between = drift_between(first.pairs, first.rate, second.pairs, second.rate) if first and second else None
    return SoundFacts(
        record=record,
        track=_track(recording, drift_ppm(first.pairs, first.rate) if first else None),
        backup=_track(recording.backup, between.ppm if between else None),
        files=tuple(files),
        running=recorder_lives(interview.audio),
        away=tuple(folder for one in (recording, recording.backup) for folder in one.away),
    )


def _track(recording: Recording, ppm: float | None) -> TrackFact | None:
    return TrackFact(recording.seconds, recording.rate, recording.channels, ppm) if recording.exists else None


def _diary(recording: Recording) -> Diary | None:
    """None if there is none, or none that can be read: nothing but the drift is lost by that."""
    try:
        return read_diary(recording.diary)
    except (OSError, ValueError):
        return None


def _name(path: Path, audio: Path) -> str:
    return path.relative_to(audio).as_posix() if path.is_relative_to(audio) else str(path)
