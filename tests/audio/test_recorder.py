"""The recorder process with a file as its microphone."""

from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import OffTheRecord, Paused, RecordingStarted, Resumed, Stopped
from interview_tui.interview.timeline import Timeline
from tests.audio.conftest import Launch, RampFile, go_to, reached
from tests.audio.sounds import all_samples, ramp
from tests.waiting import wait_until


def test_a_whole_recording_is_kept_to_the_sample_where_keys_were_pressed(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    recorder = launch(source=ramp_file(20), speed=0, hold_at=1.23456)
    wait_until(reached(recorder, 1.23456), what="the first key")
    assert recorder.start().state == "recording"
    go_to(recorder, 5.00001)
    assert recorder.pause().state == "paused"
    go_to(recorder, 7.5)
    assert recorder.resume().state == "recording"
    go_to(recorder, 9.25)
    assert recorder.off_the_record().state == "off_record"
    go_to(recorder, 12.0)
    recorder.resume()
    go_to(recorder, 19.0)
    status = recorder.stop()
    assert status.state == "stopped"
    assert recorder.wait_until_gone(20)

    sound = ramp(20)
    cuts = [(round(a * 16000), round(b * 16000)) for a, b in ((1.23456, 5.00001), (7.5, 9.25), (12.0, 19.0))]
    expected = np.concatenate([sound[a:b] for a, b in cuts])
    assert np.array_equal(all_samples(interview), expected)

    recording = Recording(interview / "audio")
    assert recording.ended
    left = {path.name for path in recording.folder.iterdir() if not path.name.startswith(".")}
    assert left == {"recording.flac", "clock.jsonl"}
    events = Timeline(interview / "timeline.jsonl").events()
    assert [type(e) for e in events] == [RecordingStarted, Paused, Resumed, OffTheRecord, Resumed, Stopped]
    lengths = np.cumsum([b - a for a, b in cuts]) / 16000
    assert [e.at for e in events] == pytest.approx([0, lengths[0], lengths[0], lengths[1], lengths[1], lengths[2]])
    assert [e.seconds for e in events if isinstance(e, Resumed)] == pytest.approx([2.5, 2.75], abs=0.001)
    assert events[-1] == Stopped(n=6, wall=events[-1].wall, at=lengths[2], seconds=lengths[2])


def test_nothing_is_kept_before_the_start(launch: Launch, interview: Path, ramp_file: RampFile) -> None:
    recorder = launch(source=ramp_file(3), speed=0)
    wait_until(lambda: recorder.status().source_ended, what="the end of the file")
    status = recorder.status()
    assert (status.state, status.seconds, Recording(interview / "audio").wavs) == ("listening", 0.0, [])
    recorder.leave()
    assert recorder.wait_until_gone(10)
    assert not (interview / "timeline.jsonl").exists()
    assert not Recording(interview / "audio").exists


def test_eleven_minutes_are_three_files_and_not_a_sample_less(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    recorder = launch(source=ramp_file(660), speed=0, hold_at=0)
    recorder.start()
    go_to(recorder, 659.9)
    assert [path.name for path in Recording(interview / "audio").wavs] == ["000.wav", "001.wav", "002.wav"]
    assert np.array_equal(all_samples(interview), ramp(659.9))
    recorder.stop()
    assert recorder.wait_until_gone(30)
    assert np.array_equal(all_samples(interview), ramp(659.9))


@pytest.mark.parametrize("speed", [1.0, 8.0])
def test_a_file_comes_at_the_speed_that_was_asked_for(launch: Launch, ramp_file: RampFile, speed: float) -> None:
    recorder = launch(source=ramp_file(60), hold_at=0)
    recorder.set_speed(speed)
    recorder.hold_at(None)
    wait_until(lambda: recorder.status().source_seconds > 0.5, what="half a second")
    first = recorder.status()
    assert (first.speed, first.running) == (speed, True)
    wait_until(lambda: recorder.status().source_seconds > first.source_seconds + speed, what="a second more")
    last = recorder.status()
    pace = (last.source_seconds - first.source_seconds) / (last.monotonic - first.monotonic)
    assert pace == pytest.approx(speed, rel=0.35)


def test_a_hold_behind_the_place_it_is_at_holds_at_once(launch: Launch, ramp_file: RampFile) -> None:
    recorder = launch(source=ramp_file(5), speed=0, hold_at=3)
    wait_until(reached(recorder, 3), what="second 3")
    recorder.hold_at(1)
    status = recorder.status()
    assert (status.source_seconds, status.running, status.source_ended) == (3, False, False)
    recorder.hold_at(99)
    wait_until(lambda: recorder.status().source_ended, what="the end")
    assert recorder.status().source_seconds == 5
