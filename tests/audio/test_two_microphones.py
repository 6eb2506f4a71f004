"""A recorder with two microphones of a virtual sound system: what each heard is kept, whatever the other one does."""

from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import RecordingStarted
from interview_tui.interview.record import InterviewRecord, Participant, read_record
from interview_tui.interview.timeline import Timeline
from tests.audio.conftest import Launch
from tests.audio.sounds import Pcm, ramp, save
from tests.audio.test_microphone import LEAD, PATIENCE, place_of
from tests.virtual_audio import ALSA, VirtualAudio
from tests.waiting import wait_until


@pytest.fixture
def recorded(interview: Path) -> Path:
    """An interview with a record, as the screens make one."""
    record = InterviewRecord(participants=(Participant(pseudonym="Robin"),))
    (interview / "interview.json").write_text(record.model_dump_json())
    return interview


@pytest.fixture
def two(virtual_audio: VirtualAudio) -> VirtualAudio:
    """Microphones `vmic` and `vmic2`."""
    virtual_audio.plug_in(name="vmic2")
    second = 'pcm.vmic2 { type pulse device "vmic2.monitor" }\n'
    (virtual_audio.folder / "asound.conf").write_text(second + ALSA)
    return virtual_audio


def channel(recording: Recording, number: int = 0) -> Pcm:
    return recording.pcm(0, recording.frames)[:, number]


def test_a_second_device_is_a_backup_with_its_own_file_and_goes_on_when_the_first_one_is_unplugged(
    launch: Launch, recorded: Path, two: VirtualAudio, tmp_path: Path
) -> None:
    recorder = launch(device="vmic", second_device="vmic2")
    wait_until(lambda: recorder.status().running and recorder.status().second_running, PATIENCE, "both microphones")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > LEAD, PATIENCE, "the recording")
    said = save(tmp_path / "said.wav", ramp(1))
    two.say(said, "vmic")
    two.say(said, "vmic2")
    two.suspend(True)  # the first one only: it stops delivering, without a word
    wait_until(lambda: "stalled" in recorder.status().faults, 3, "a word about the first one")
    two.say(save(tmp_path / "more.wav", -ramp(1)), "vmic2")
    recorder.off_the_record()
    two.say(save(tmp_path / "secret.wav", ramp(3)[32_000:]), "vmic2")
    assert recorder.status().second_device == "vmic2"
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)

    first = Recording(recorded / "audio")
    second = channel(first.backup)
    assert place_of(ramp(1), channel(first)) >= 0
    assert 0 <= place_of(ramp(1), second) < place_of(-ramp(1), second)
    assert place_of(ramp(3)[40_000:44_000], second) == -1, "off the record"
    sealed = read_record(recorded).audio
    assert [one.file for one in sealed] == ["audio/recording.flac", "audio/backup/recording.flac"]


def test_one_device_with_two_channels_keeps_the_interviewer_left_and_the_participant_right(
    launch: Launch, recorded: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    virtual_audio.unplug_one()
    virtual_audio.plug_in(channels=2)
    recorder = launch(device="vmic", channels=2)
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > LEAD, PATIENCE, "the recording")
    both = np.stack([ramp(4), -ramp(4)], axis=1)
    both[:, 1] //= 4
    player = virtual_audio.begin_to_say(save(tmp_path / "both.wav", both.reshape(-1), channels=2))
    wait_until(lambda: recorder.status().peak_dbfs > -3, PATIENCE, "the level to move")
    left, right = recorder.status().peaks_dbfs
    assert left > right + 6, "each side has a level of its own"
    assert player.wait(PATIENCE) == 0
    here = recorder.status().seconds
    wait_until(lambda: recorder.status().seconds > here + 0.5, PATIENCE, "the end of the sound")
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)

    recording = Recording(recorded / "audio")
    assert place_of(both[:, 0], channel(recording, 0)) == place_of(both[:, 1], channel(recording, 1)) >= 0
    (started,) = [e for e in Timeline(recorded / "timeline.jsonl").events() if isinstance(e, RecordingStarted)]
    assert started.channels == 2


def test_a_side_that_is_dead_is_told_within_ten_seconds(
    launch: Launch, recorded: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    virtual_audio.unplug_one()
    virtual_audio.plug_in(channels=2)
    recorder = launch(device="vmic", channels=2)
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    recorder.start()
    one_side = np.stack([ramp(8), np.zeros_like(ramp(8))], axis=1)
    player = virtual_audio.begin_to_say(save(tmp_path / "one.wav", one_side.reshape(-1), channels=2))
    wait_until(lambda: "one_side_dead" in recorder.status().faults, 10, "a word about the dead side")
    player.kill()
    player.wait()
