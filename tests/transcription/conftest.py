"""An interview's folder, the demo's talk with its truth, and workers that never outlive their test."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.demo.material import find_recording, material
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order

Launch = Callable[..., Transcriber]


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    """The folder of an interview in which nothing has been recorded."""
    folder = tmp_path / "interviews" / "01-robin"
    (folder / "audio").mkdir(parents=True)
    return folder


@pytest.fixture
def launch(interview: Path) -> Iterator[Launch]:
    """Start a worker for that interview; it is killed when the test is over."""
    started: list[Transcriber] = []

    def start(model: str = NANO, language: str | None = "sv") -> Transcriber:
        started.append(Transcriber.launch([interview], Order(model=model, language=language)))
        return started[-1]

    yield start
    for transcriber in started:
        transcriber.stop()


def talk(seconds: float) -> np.ndarray:
    """The beginning of the Swedish demo's recording, 16-bit at 16 kHz."""
    samples, rate = soundfile.read(find_recording(material("sv")), dtype="int16", frames=round(seconds * 16_000))
    assert rate == 16_000
    return samples


def said(seconds: float) -> list[str]:
    """The words in it, lower case."""
    script = json.loads((material("sv") / "script.json").read_text(encoding="utf-8"))
    return [word for u in script["utterances"] for _start, end, word in u["words"] if end <= seconds]


def record(interview: Path, samples: np.ndarray) -> None:
    """A recording that has ended."""
    soundfile.write(interview / "audio" / "recording.flac", samples, 16_000, subtype="PCM_16")
