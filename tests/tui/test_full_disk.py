"""A disk that takes no more, in the middle of an interview: no key pretends, and no word is lost. On a real disk."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from interview_tui.audio.hearing.ear_frames import DEVICE_VARIABLE
from interview_tui.audio.recorder.runtime import SECOND_DEVICE_VARIABLE
from interview_tui.interview.events import QuoteMarked
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.sitting import Sitting
from interview_tui.study import Settings, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.opening import launch_recorder
from tests.audio.small_disk import SmallDisk
from tests.tui.conftest import said, until, until_screen
from tests.tui.interviews import BEGUN, GUIDE, TEXT, kinds, sitting, standing_still


def take_everything(disk: SmallDisk, held: Sitting) -> None:
    """Fill the disk, and what was left of the timeline's own block."""
    disk.fill()
    with pytest.raises(OSError, match="No space"):
        _mark_quotes(held)


def _mark_quotes(held: Sitting) -> None:
    while True:
        held.dispatch(QuoteMarked())


async def test_what_the_disk_does_not_take_is_said_and_not_pretended(
    small_disk: Callable[..., SmallDisk],
) -> None:
    disk = small_disk("1m")
    held = sitting(disk.folder / "trust", BEGUN)
    take_everything(disk, held)
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(standing_still(held))
        before = kinds(held)
        await pilot.press("down", "down", "space")
        assert "✕ Not noted: there is no room on the disk. Try again." in said(app)
        assert held.state.current == "trust", "what is not on the disk has not happened"
        await pilot.press("n", *"she smiles", "enter")
        assert "✕ Not noted: there is no room on the disk. Try again. she smiles" in said(app)
        await pilot.press("u")  # a letter: the line is still open
        assert kinds(held) == before
        disk.make_room()
        await pilot.press("enter")
        assert [note.text for note in held.state.notes] == ["she smilesu"]
        assert "Note saved" in said(app)


async def test_an_end_that_cannot_be_noted_is_told_and_keeps_nobody(
    small_disk: Callable[..., SmallDisk],
) -> None:
    disk = small_disk("1m")
    held = sitting(disk.folder / "trust", BEGUN[:1])
    take_everything(disk, held)
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(standing_still(held))
        await pilot.press("e")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await until_screen(pilot, "ProblemDialog")
        assert "The end of the interview could not be noted" in said(app)
        await pilot.press("enter", "e")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await until(pilot, lambda: type(app.screen).__name__ == "StartScreen", "the way out")


@pytest.mark.parametrize("default", [False, True], ids=["as chosen", "default in its place"])
def test_every_recorder_of_an_interview_starts_with_its_microphones_and_the_settings_of_its_study(
    tmp_path: Path, default: bool
) -> None:
    spare = tmp_path / "stick"
    spare.mkdir()
    settings = Settings(title=GUIDE.title, language="en", minutes=45, grace_minutes=7, spare=str(spare))
    record = InterviewRecord(
        participants=(Participant(pseudonym="Robin"),),
        device="Desk, ALSA",
        microphones="two_devices",
        second_device="Lapel, ALSA",
    )
    interview = Study.create(tmp_path / "trust", TEXT, settings).new_interview(record)
    recorder = launch_recorder(interview, source=None, default_device=default)
    try:
        ((command, variables),) = [
            (words, process.environ())
            for process in psutil.process_iter(["cmdline"])
            if "interview_tui.audio.recorder" in (words := process.info["cmdline"] or [])
            and str(interview.folder) in words
        ]
    finally:
        recorder.leave()
    given = dict(pairwise(command))
    assert (given["--grace"], given["--planned-minutes"], given["--spare"]) == ("420.0", "45", str(spare))
    assert variables.get(DEVICE_VARIABLE) == (None if default else "Desk, ALSA")
    assert variables[SECOND_DEVICE_VARIABLE] == "Lapel, ALSA"
    assert "--channels" not in given
