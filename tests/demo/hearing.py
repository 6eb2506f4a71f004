"""A replayed interview said aloud to a virtual microphone, key presses and all, in real time."""

import time
from pathlib import Path

from interview_tui.audio.recorder.client import Recorder
from interview_tui.demo.material import find_recording
from interview_tui.demo.replay import perform, replayed_study
from interview_tui.export import write_exports
from interview_tui.interview.presses import read_presses
from interview_tui.sitting import Sitting
from interview_tui.transcription.finishing import finish_transcript
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order
from tests.truth import Result, compare, read
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until


def heard(material: Path, room: VirtualAudio, folder: Path) -> Result:
    """What came out of it. The process must have `room.env` in its environment: the recorder inherits it."""
    study, interview = replayed_study(material, folder / "study")
    sitting = Sitting(interview, Recorder.launch(interview.folder))
    presses = read_presses(material / "presses.jsonl", interview.guide)
    perform(sitting, presses[0])  # agreed: recording from here
    assert sitting.status is not None
    assert not sitting.status.refused, sitting.status
    wait_until(lambda: sitting.refresh() and sitting.status and sitting.status.seconds > 0.5, what="sound")
    playing = room.begin_to_say(as_wav(find_recording(material), folder / "said.wav"))
    began = time.monotonic()
    for press in presses[1:]:
        wait_until(lambda at=press.at: time.monotonic() - began >= at, seconds=press.at + 30, what="the press")
        sitting.refresh()
        perform(sitting, press)
    playing.wait(timeout=60)
    if not sitting.state.ended:
        sitting.refresh()
        sitting.end()
    finish_transcript(interview.folder, Order(model=NANO, language=study.settings.language))
    (path,) = write_exports(study, [interview], ["json"])
    return compare(read(material / "script.json"), read(path))


def as_wav(flac: Path, wav: Path) -> Path:
    """The recording as 16-bit WAV, which the sound server can play."""
    import soundfile

    samples, rate = soundfile.read(flac, dtype="int16")
    soundfile.write(wav, samples, rate, subtype="PCM_16")
    return wav
