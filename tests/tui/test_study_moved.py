"""A study's folder that is moved while an interview is held: nothing begins anew where it lay, and nothing is lost."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.files import Lock
from interview_tui.interview.events import ConsentRefused, QuestionAsked, RecordingAgreed
from interview_tui.problem import Problem
from interview_tui.recovery import recover_interview
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from tests.tui.conftest import said, until
from tests.tui.interviews import BEGUN, kinds, sitting, standing_still
from tests.tui.test_interview import on
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder in which files are open")


@pytest.fixture
def recorded(tmp_path: Path, tone: Path) -> Iterator[Sitting]:
    """A sitting that is being recorded."""
    held = sitting(tmp_path / "trust")
    (tmp_path / "stick").mkdir()
    held.recorder = Recorder.launch(held.interview.folder, source=tone, grace=5.0, spare=tmp_path / "stick")
    held.dispatch(RecordingAgreed())
    wait_until(lambda: held.refresh() and held.status is not None and held.status.seconds > 0.5, what="some sound")
    yield held
    held.recorder.end_process()


def move(study: Path, to: str) -> Path:
    """Call the study's folder something else."""
    return study.rename(study.with_name(to))


def test_a_lock_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), Lock(tmp_path / "gone" / ".lock"):
        pass
    assert not (tmp_path / "gone").exists()
    with Lock(tmp_path / ".lock"):
        assert (tmp_path / ".lock").exists()


def test_a_study_that_is_away_is_not_made_anew(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    study = held.interview.study
    move(study.folder, "moved")
    for attempt in (
        lambda: study.exports,
        lambda: study.new_interview(held.interview.record),
        lambda: study.versions.keep("# Another guide\n"),
        lambda: held.dispatch(QuestionAsked(question="day")),
        lambda: Recorder.launch(held.interview.folder),
    ):
        with pytest.raises((OSError, Problem)):
            attempt()
    with study.lock():
        pass  # a study that cannot be locked can still be read
    assert not study.folder.exists()


def test_the_sound_goes_on_and_so_does_everything_when_the_folder_is_back(recorded: Sitting, tmp_path: Path) -> None:
    study, before = recorded.interview.study.folder, kinds(recorded)
    moved = move(study, "moved")
    with pytest.raises(FileNotFoundError):
        recorded.dispatch(QuestionAsked(question="day"))
    assert recorded.is_away
    heard = recorded.status.seconds if recorded.status else 0.0
    recorded.pause()
    recorded.resume()
    wait_until(lambda: bool(recorded.refresh()) and recorded.status.seconds > heard + 0.5, what="more sound")  # type: ignore[union-attr]
    assert [event.event for event in recorded.state.events[1:]] == before, "what was read stands"
    assert not study.exists()
    move(moved, "trust")
    recorded.dispatch(QuestionAsked(question="day"))
    recorded.end()
    wait_until(lambda: {"Paused", "Resumed", "Stopped"} <= set(kinds(recorded)), what="what waited")
    assert [event.n for event in recorded.interview.timeline.events()] == list(range(1, 9))


def test_an_interview_that_ended_while_its_study_was_away_is_whole_where_it_lies_now(
    recorded: Sitting, tmp_path: Path
) -> None:
    moved = move(recorded.interview.study.folder, "moved")
    recorded.pause()
    recorded.resume()
    with pytest.raises(FileNotFoundError):
        recorded.end()
    ended_at = recorded.status.seconds if recorded.status else 0.0
    (interview,) = Study(moved).interviews()
    wait_until(lambda: not recorder_lives(interview.audio), what="the recorder's end")
    assert not recorded.interview.study.folder.exists()
    recover_interview(interview)
    events = interview.timeline.events()
    assert [event.event for event in events[3:]] == ["Paused", "Resumed", "Stopped"]
    assert abs(sum(one.seconds for one in interview.record.audio) - ended_at) < 0.2


def test_a_refusal_that_cannot_erase_says_so_and_nothing_more_is_recorded(recorded: Sitting, tmp_path: Path) -> None:
    moved = move(recorded.interview.study.folder, "moved")
    with pytest.raises(Problem, match="could not be erased"):
        recorded.dispatch(ConsentRefused())
    assert recorded.status is not None
    assert recorded.status.state == "off_record"
    assert recorded.receipt is None, "nothing is called erased"
    move(moved, "trust")
    recorded.dispatch(ConsentRefused())
    assert recorded.receipt is not None
    assert recorded.receipt.gone
    assert not [path for path in recorded.interview.audio.iterdir() if path.suffix in (".wav", ".flac")]


async def test_the_screen_says_it_until_the_folder_is_back(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held), size=(80, 24)) as pilot:
        moved = move(tmp_path / "trust", "moved")
        await until(pilot, lambda: "What you press is not noted" in said(pilot.app), "the word")
        assert "Put it back, as trust" in said(pilot.app)
        await pilot.press("down", "space")
        await until(pilot, lambda: "Not noted: the study's folder is not where it was" in said(pilot.app), "why")
        assert held.state.current == "trust"
        move(moved, "trust")
        await until(pilot, lambda: "What you press is not noted" not in said(pilot.app), "that it is back")
        await pilot.press("space")
        assert os.listdir(tmp_path) == ["trust"]
        assert held.state.current != "trust"
