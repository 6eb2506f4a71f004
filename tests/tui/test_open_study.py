"""Opening a study that is not in the list of the start screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.open_study import study_around
from tests.locking import lock_cheaply, study_to_lock
from tests.studies import finished_study
from tests.tui.conftest import said, until, until_screen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a study lies beside other things."""
    finished_study(tmp_path / "theses" / "trust")
    (tmp_path / "theses" / "literature").mkdir()
    return tmp_path / "theses"


async def asked(pilot: Pilot[None], typed: str) -> Input:
    """The field for the folder, with `typed` in it."""
    await until_screen(pilot, "StartScreen")
    await pilot.press("o")
    await until_screen(pilot, "OpenStudyScreen")
    field = pilot.app.screen.query_one("#folder", Input)
    field.value = typed
    await pilot.pause()
    return field


async def test_a_study_that_lies_elsewhere_is_found_in_the_list_and_opened(folder: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await asked(pilot, f"{folder}/")
        await until(pilot, lambda: "trust/ study" in said(app), "that it is a study")
        assert "This folder is no study" in said(app)
        await pilot.press("tab", "down", "enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "1 interview" in said(app), "its interview")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
        assert [recent.folder for recent in memory.recent_studies()[0]] == [folder / "trust"], (
            "it stands in the list now"
        )


async def test_the_path_of_a_study_may_be_typed_or_a_part_of_it_named(folder: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await asked(pilot, f"{folder}/trust/interviews/")
        await until(pilot, lambda: "A study lies here: trust" in said(app), "the study around it")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")


async def test_a_folder_that_is_no_study_is_said_and_gone_into(folder: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        field = await asked(pilot, str(folder))
        await until(pilot, lambda: "This folder is no study" in said(app), "that it is none")
        await pilot.press("enter")
        await until(pilot, lambda: field.value == f"{folder}/", "what is in it")
        await asked_again(pilot, field, f"{folder}/nowhere")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
        assert memory.recent_studies() == ([], [])


async def asked_again(pilot: Pilot[None], field: Input, typed: str) -> None:
    field.value = typed
    await until(pilot, lambda: "no such folder" in said(pilot.app), "that it is not there")  # type: ignore[arg-type]


async def test_a_locked_study_asks_for_its_passphrase(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    lock_cheaply(study, "åtta blå elefanter")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await asked(pilot, f"{tmp_path}/")
        await until(pilot, lambda: "locked study" in said(app), "that it is locked")
        await asked_to_open(pilot, study.folder)
        await until_screen(pilot, "UnlockDialog")


async def asked_to_open(pilot: Pilot[None], folder: Path) -> None:
    pilot.app.screen.query_one("#folder", Input).value = str(folder)
    await until(pilot, lambda: "Enter opens it" in said(pilot.app), "that it can be opened")  # type: ignore[arg-type]
    await pilot.press("enter")


async def test_a_study_that_was_moved_says_how_to_open_it_where_it_lies(tmp_path: Path) -> None:
    memory.remember_study(tmp_path / "gone", "Old study")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        assert "press o and choose the folder where it lies now" in said(app)


def test_a_folder_that_lies_in_no_study_has_none_around_it(folder: Path) -> None:
    assert study_around(folder / "literature") is None
    assert study_around(folder / "trust" / "exports") == folder / "trust"
