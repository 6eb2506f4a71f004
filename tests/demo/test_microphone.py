"""Real sound through a (virtual) microphone, transcribed and found under its questions."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.audio.client import Recorder
from interview_tui.demo.material import find_recording, read_presses
from interview_tui.demo.replay import perform, replayed_study
from interview_tui.export import write_exports
from interview_tui.sitting import Sitting
from interview_tui.transcription.finishing import finish_transcript
from tests.conftest import FULL
from tests.demo.excerpt import excerpt
from tests.truth import compare, read
from tests.waiting import wait_until


@pytest.mark.timeout(600)
def test_what_the_microphone_hears_stands_under_its_question(
    tmp_path: Path, require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    require("pulseaudio")
    require("paplay")
    from tests.virtual_audio import VirtualAudio

    material = excerpt("sv", 1000.0 if FULL else 60.0, tmp_path / "material")
    room = VirtualAudio().start()
    try:
        for name, value in room.env.items():
            monkeypatch.setenv(name, value)
        study, interview = replayed_study(material, tmp_path / "study")
        sitting = Sitting(interview, Recorder.launch(interview.folder))
        presses = read_presses(material / "presses.jsonl", interview.guide)
        perform(sitting, presses[0])  # agreed: recording from here
        wait_until(lambda: sitting.refresh() and sitting.status and sitting.status.seconds > 0.5, what="sound")
        wav = as_wav(find_recording(material), tmp_path / "said.wav")
        playing = room.play(wav)
        began = time.monotonic()
        for press in presses[1:]:
            wait_until(lambda at=press.at: time.monotonic() - began >= at, seconds=press.at + 30, what="the press")
            sitting.refresh()
            perform(sitting, press)
        playing.wait(timeout=60)
        sitting.refresh()
        sitting.end()
    finally:
        room.stop()
    finish_transcript(interview.folder, "nano-demo", "sv")
    (path,) = write_exports(study, [interview], ["json"])
    result = compare(read(material / "script.json"), read(path))
    assert result.recognised >= 0.85, result
    assert result.in_place >= 0.95, result


def as_wav(flac: Path, wav: Path) -> Path:
    """The recording as 16-bit WAV, which the sound server can play."""
    import soundfile

    samples, rate = soundfile.read(flac, dtype="int16")
    soundfile.write(wav, samples, rate, subtype="PCM_16")
    return wav
