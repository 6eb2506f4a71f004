"""The recorder with a microphone: PulseAudio's null sink, whose monitor hears what is played to it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from interview_tui.audio.hearing.devices import input_devices
from interview_tui.interview.events import GapDetected
from interview_tui.interview.timeline import Timeline
from tests.audio.conftest import Launch
from tests.audio.sounds import all_samples, ramp, save
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

PATIENCE = 25
LEAD = 0.3
"""A null sink renders up to a tenth of a second ahead of the clock: what is said at once was heard before `start`."""


def place_of(
    needle: "np.ndarray[tuple[int], np.dtype[np.int16]]", sound: "np.ndarray[tuple[int], np.dtype[np.int16]]"
) -> int:
    """Where in `sound` all of `needle` stands, sample for sample; -1 if nowhere."""
    return sound.tobytes().find(needle.tobytes()) // 2


def test_what_is_said_is_recorded_bit_by_bit(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    said = save(tmp_path / "said.wav", ramp(4))
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > LEAD, PATIENCE, "the recording")
    player = virtual_audio.begin_to_say(said)
    wait_until(lambda: recorder.status().peak_dbfs > -3, PATIENCE, "the level to move")
    assert player.wait(PATIENCE) == 0
    here = recorder.status().seconds
    wait_until(lambda: recorder.status().seconds > here + 0.5, PATIENCE, "the end of the sound")
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)
    assert place_of(ramp(4), all_samples(interview)) >= 0
    assert not [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, GapDetected)]


def test_nothing_said_off_the_record_or_before_the_start_reaches_the_disk(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    loud = save(tmp_path / "loud.wav", ramp(1.5))
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    virtual_audio.say(loud)
    wait_until(lambda: recorder.status().peak_dbfs < -60, PATIENCE, "silence")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, PATIENCE, "half a second")
    recorder.off_the_record()
    virtual_audio.say(loud)
    assert recorder.status().peak_dbfs > -60 or recorder.status().source_seconds > 1
    wait_until(lambda: recorder.status().peak_dbfs < -60, PATIENCE, "silence")
    recorder.resume()
    here = recorder.status().seconds
    wait_until(lambda: recorder.status().seconds > here + 0.5, PATIENCE, "half a second more")
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)
    sound = all_samples(interview)
    assert len(sound) > 14_000
    assert not sound.any()


def test_a_muted_microphone_is_told_within_five_seconds_and_forgiven_at_the_first_sound(
    launch: Launch, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    noise = save(tmp_path / "noise.wav", ramp(20))
    recorder = launch()
    player = virtual_audio.begin_to_say(noise)
    wait_until(lambda: recorder.status().peak_dbfs > -3, PATIENCE, "sound")
    assert "only_zeros" not in recorder.status().faults
    virtual_audio.mute(True)
    wait_until(lambda: "only_zeros" in recorder.status().faults, 10, "the mute to be seen")
    assert recorder.status().running
    virtual_audio.mute(False)
    wait_until(lambda: "only_zeros" not in recorder.status().faults, 10, "the sound to be heard again")
    player.kill()
    player.wait()


def test_an_unplugged_microphone_is_taken_up_again_with_silence_for_what_was_lost(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    before, after = save(tmp_path / "before.wav", ramp(1)), save(tmp_path / "after.wav", ramp(2)[:20_000:-1])
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > LEAD, PATIENCE, "the recording")
    virtual_audio.say(before)
    wait_until(lambda: recorder.status().seconds > LEAD + 1.3, PATIENCE, "all of it")
    virtual_audio.unplug()
    wait_until(lambda: "device_gone" in recorder.status().faults, PATIENCE, "the loss to be seen")
    assert recorder.status().state == "recording"
    assert not recorder.status().running
    gone = recorder.status().monotonic
    wait_until(lambda: recorder.status().monotonic > gone + 1, PATIENCE, "a second without a microphone")
    virtual_audio.plug_in()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone to come back")
    virtual_audio.say(after)
    here = recorder.status().seconds
    wait_until(lambda: recorder.status().seconds > here + 1.5, PATIENCE, "the rest")
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)
    (gap,) = [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, GapDetected)]
    assert gap.seconds > 1
    sound = all_samples(interview)
    assert place_of(ramp(1), sound) >= 0
    assert place_of(ramp(2)[:20_000:-1], sound) > round((gap.start + gap.seconds) * 16_000) - 8_000
    # Its length is rounded to a millisecond, sixteen samples: by half of them it may reach into the sound after it.
    assert not sound[round(gap.start * 16_000) : round((gap.start + gap.seconds) * 16_000) - 8].any()


def test_a_device_that_stalls_is_told_and_goes_on(launch: Launch, virtual_audio: VirtualAudio) -> None:
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    virtual_audio.suspend(True)
    wait_until(lambda: "stalled" in recorder.status().faults, PATIENCE, "the stall to be seen")
    assert not recorder.status().running
    virtual_audio.suspend(False)
    wait_until(lambda: recorder.status().running and not recorder.status().faults, PATIENCE, "sound again")


def test_a_frozen_sound_system_keeps_neither_the_end_nor_the_next_beginning_waiting(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, PATIENCE, "some sound")
    virtual_audio.freeze()
    wait_until(lambda: "stalled" in recorder.status().faults, PATIENCE, "the stall to be seen")
    seconds = recorder.stop().seconds
    assert recorder.wait_until_gone(PATIENCE)
    assert len(all_samples(interview)) == round(seconds * 16_000) > 8_000
    other = tmp_path / "other"
    other.mkdir()
    recorder = launch(other)  # even the list of devices hangs now
    assert recorder.status().state == "listening"
    wait_until(lambda: recorder.status().faults == ("hangs",), PATIENCE, "the fault")
    virtual_audio.thaw()
    wait_until(lambda: recorder.status().running and not recorder.status().faults, PATIENCE, "sound after all")
    recorder.leave()
    assert recorder.wait_until_gone(PATIENCE)


def test_without_a_sound_system_the_recorder_says_so_and_finds_one_that_comes_later(
    launch: Launch, virtual_audio: VirtualAudio, interview: Path
) -> None:
    virtual_audio.unplug()
    virtual_audio.kill()
    recorder = launch()
    wait_until(lambda: recorder.status().faults == ("no_device",), PATIENCE, "the fault")
    assert "microphone" in recorder.start().refused
    assert recorder.status().state == "listening"
    virtual_audio.start()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    assert recorder.start().state == "recording"


def test_a_test_recording_is_heard_from_the_loudspeaker_and_touches_no_disk(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path, require: Callable[[str], None]
) -> None:
    require("parec")
    import subprocess

    heard = tmp_path / "heard.raw"
    with heard.open("wb") as file:
        options = ["--raw", "--format=s16le", "--rate=16000", "--channels=1", "--latency-msec=50"]
        listener = subprocess.Popen(
            ["parec", "-d", "speaker.monitor", *options], env=virtual_audio.env, stdout=file, stdin=subprocess.DEVNULL
        )
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    player = virtual_audio.begin_to_say(save(tmp_path / "said.wav", ramp(6)))
    wait_until(lambda: recorder.status().peak_dbfs > -3, PATIENCE, "sound")
    assert recorder.try_out(1.0).trying_out == "listening"
    wait_until(lambda: recorder.status().trying_out == "playing", PATIENCE, "the playback")
    wait_until(lambda: recorder.status().trying_out == "", PATIENCE, "its end")
    assert recorder.status().refused == ""
    wait_until(lambda: len(np.fromfile(heard, dtype="<i2").nonzero()[0]) > 12_000, PATIENCE, "the loudspeaker")
    listener.kill()
    listener.wait()
    player.kill()
    player.wait()
    assert recorder.status().seconds == 0
    assert not list((interview / "audio").glob("*.wav"))


def test_the_microphones_are_listed_with_the_default_first(virtual_audio: VirtualAudio) -> None:
    devices = input_devices(timeout=20)
    assert {device.name for device in devices} >= {"vmic", "default"}
    assert [device.default for device in devices] == [True] + [False] * (len(devices) - 1)
    assert devices[0].two_channels


def test_a_microphone_is_chosen_by_its_id(launch: Launch, virtual_audio: VirtualAudio) -> None:
    wanted = next(device for device in input_devices(timeout=20) if device.name == "vmic")
    recorder = launch(device=wanted.id)
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    assert recorder.status().device == "vmic"
