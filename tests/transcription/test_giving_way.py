"""The transcriber gives way: to a recorder that lost sound on the way, and to a screen that was late."""

import os
from pathlib import Path

import pytest

from interview_tui.interview.events import GapDetected
from interview_tui.interview.timeline import Timeline
from interview_tui.transcription.giving_way import CALM, LATE_FILE, GivingWay, Trouble, say_late
from tests.transcription.builders import chunk


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def late_at(interview: Path, seconds: float) -> None:
    say_late(interview)
    os.utime(interview / LATE_FILE, (seconds, seconds))


def test_without_trouble_it_never_pauses(interview: Path) -> None:
    paused: list[float] = []
    GivingWay(Trouble(interview), paused.append)(chunk(0, 0.0, 10.0, took=3.0))
    assert paused == [0.0]


def test_a_late_screen_slows_it_down_for_a_while(interview: Path) -> None:
    clock, paused = Clock(), []
    giving_way = GivingWay(Trouble(interview, clock), paused.append)
    late_at(interview, clock.now)
    giving_way(chunk(0, 0.0, 10.0, took=3.0))
    clock.now += CALM + 1
    giving_way(chunk(1, 10.0, 20.0, took=3.0))
    assert paused == [6.0, 0.0]


@pytest.mark.parametrize(("cause", "pause"), [("overrun", 2.0), ("device", 0.0), ("disk", 0.0)])
def test_sound_that_was_lost_on_the_way_slows_it_down_and_an_unplugged_microphone_does_not(
    interview: Path, cause: str, pause: float
) -> None:
    clock, paused = Clock(), []
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(GapDetected(at=1.0, start=1.0, seconds=0.2, cause="overrun"))  # before it began: long ago
    giving_way = GivingWay(Trouble(interview, clock), paused.append)
    giving_way(chunk(0, 0.0, 10.0, took=1.0))
    timeline.append(GapDetected(at=12.0, start=12.0, seconds=0.2, cause=cause))  # type: ignore[arg-type]
    giving_way(chunk(1, 10.0, 20.0, took=1.0))
    clock.now += CALM
    giving_way(chunk(2, 20.0, 30.0, took=1.0))
    assert paused == [0.0, pause, 0.0]


def test_a_slow_model_is_not_held_up_for_long(interview: Path) -> None:
    clock, paused = Clock(), []
    late_at(interview, clock.now)
    GivingWay(Trouble(interview, clock), paused.append)(chunk(0, 0.0, 10.0, took=90.0))
    assert paused == [20.0]


def test_a_timeline_that_cannot_be_read_keeps_nobody_from_working(interview: Path) -> None:
    (interview / "timeline.jsonl").write_text('{"schema": 1}\nbroken\n{}\n')
    paused: list[float] = []
    GivingWay(Trouble(interview), paused.append)(chunk(0, 0.0, 10.0, took=3.0))
    assert paused == [0.0]


def test_a_folder_that_is_gone_is_no_reason_to_fail(tmp_path: Path) -> None:
    say_late(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
