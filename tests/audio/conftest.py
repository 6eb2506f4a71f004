"""An interview's folder, sounds whose every sample tells its place, and recorders that never outlive their test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.runtime import recorder_lives, withdraw
from tests.audio.sounds import ramp, save
from tests.waiting import wait_until

Launch = Callable[..., Recorder]
RampFile = Callable[[float], Path]


def reached(recorder: Recorder, seconds: float) -> Callable[[], bool]:
    def look() -> bool:
        status = recorder.status()
        return status.source_seconds >= seconds or status.source_ended

    return look


def go_to(recorder: Recorder, seconds: float) -> None:
    recorder.hold_at(seconds)
    wait_until(reached(recorder, seconds), 20, f"second {seconds:g} of the source")


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    """The folder of an interview that has not begun."""
    folder = tmp_path / "interviews" / "01-robin"
    (folder / "audio").mkdir(parents=True)
    return folder


@pytest.fixture
def launch(interview: Path) -> Iterator[Launch]:
    """`Recorder.launch` for that interview; whatever lives at the end of the test is killed."""
    recorders: list[Recorder] = []
    folders = {interview}

    def start(folder: Path = interview, **options: object) -> Recorder:
        recorder = Recorder.launch(folder, **options)  # type: ignore[arg-type]
        recorders.append(recorder)
        folders.add(folder)
        return recorder

    yield start
    for recorder in recorders:
        recorder.end_process()
    for folder in folders:
        wait_until(lambda f=folder: not recorder_lives(f / "audio"), 20, "every recorder to be gone")
        withdraw(folder / "audio")  # a killed one leaves its socket


@pytest.fixture
def ramp_file(tmp_path: Path) -> Callable[[float], Path]:
    """A WAV of so many seconds in which no two stretches are alike."""

    def make(seconds: float) -> Path:
        return save(tmp_path / f"ramp-{seconds:g}.wav", ramp(seconds))

    return make
