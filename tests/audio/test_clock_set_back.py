"""The clock on the wall is set back an hour while it records: the time of a recording is its samples.

No process may have a clock on the wall of its own, and the machine's cannot be set by a test. So the recorder and its
ear run under libfaketime, which sets back what they are told, in the middle of the recording; nothing else is changed.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from interview_tui.interview.events import GapDetected, Slept, Stopped
from interview_tui.interview.timeline import Timeline
from tests.audio.conftest import Launch
from tests.audio.sounds import all_samples, ramp, save
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

HOUR = 3600
PATIENCE = 25


def test_a_clock_set_back_an_hour_moves_nothing_in_the_recording(
    require: Callable[[str], None],
    virtual_audio: VirtualAudio,
    launch: Launch,
    interview: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require("faketime")
    wish = tmp_path / "clock"
    wish.write_text("+0\n")
    with monkeypatch.context() as environment:
        environment.setenv("LD_PRELOAD", str(next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))))
        environment.setenv("FAKETIME_TIMESTAMP_FILE", str(wish))
        environment.setenv("FAKETIME_NO_CACHE", "1")
        environment.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        recorder = launch()
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, PATIENCE, "the recording")
    player = virtual_audio.begin_to_say(save(tmp_path / "said.wav", ramp(4)))
    wait_until(lambda: recorder.status().peak_dbfs > -3, PATIENCE, "the level to move")
    wish.write_text(f"-{HOUR}\n")
    diary = interview / "audio" / "clock.jsonl"
    wait_until(lambda: '"clock_set"' in diary.read_text(encoding="utf-8"), PATIENCE, "the diary to know")
    assert player.wait(PATIENCE) == 0
    here = recorder.status().seconds
    wait_until(lambda: recorder.status().seconds > here + 0.5, PATIENCE, "the end of the sound")
    assert recorder.pause().state == "paused"
    assert recorder.resume().faults == ()
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)
    assert ramp(4).tobytes() in all_samples(interview).tobytes()
    events = Timeline(interview / "timeline.jsonl").events()
    assert not [event for event in events if isinstance(event, GapDetected | Slept)]
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert isinstance(events[-1], Stopped)
    first, last = (datetime.fromisoformat(event.wall).timestamp() for event in (events[0], events[-1]))
    assert first - last > HOUR - 2 * PATIENCE, "the recorder's clock on the wall was set back"
