"""An interview with a spare place, and sound that is written to it half a second at a time, as the recorder does."""

from collections.abc import Callable
from pathlib import Path

from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.spare import Spare, prepare_spare
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.audio.storage.writer import SoundWriter
from tests.audio.small_disk import SmallDisk
from tests.audio.sounds import RATE, Pcm

Disks = Callable[..., SmallDisk]
MONO = SoundFormat(RATE, 1)
HALF = RATE // 2


def raw(samples: Pcm) -> bytes:
    return samples.astype("<i2").tobytes()


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def on_disk(disk: SmallDisk) -> Path:
    """An interview on that disk, with a spare place on the machine's own."""
    interview = disk.folder / "interviews" / "01-robin"
    (interview / "audio").mkdir(parents=True)
    return interview


def spare_of(interview: Path, chosen: Path | None = None) -> Spare:
    spare = prepare_spare(interview / "audio", chosen)
    assert spare is not None
    return spare


def begin(interview: Path, clock: Clock | None = None, format: SoundFormat = MONO) -> SoundWriter:
    recording = Recording(interview / "audio")
    return SoundWriter(recording.places, format, recording.next_number, clock=clock or Clock())


def say(writer: SoundWriter, sound: Pcm, start: float, end: float) -> bool:
    """Add and flush, half a second at a time, as the recorder does; whether all of it is on a disk."""
    done = True
    for at in range(round(start * RATE), round(end * RATE), HALF):
        writer.add(raw(sound[at : min(at + HALF, round(end * RATE))]))
        done = writer.flush()
    return done


def names(recording: Recording) -> list[tuple[str, bool]]:
    """Each WAV file, and whether it is in its own place."""
    return [(path.name, path.parent == recording.folder) for path in recording.wavs]
