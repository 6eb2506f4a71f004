"""The field in which a file is named: whatever way its path comes into it."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.import_sound import ImportScreen
from interview_tui.tui.typed_path import meant
from tests.audio.sounds import ramp, save
from tests.studies import finished_study
from tests.tui.conftest import said, until, until_screen


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/home/kim/Documents/memo.m4a", "/home/kim/Documents/memo.m4a"),
        ("/home/kim/Documents//media/stick/memo.m4a", "/media/stick/memo.m4a"),
        ("/home/kim/Documents//", "/"),
        ("/home/kim//a//b/memo.m4a", "/b/memo.m4a"),
        ("/home/kim/Documents/~/memo.m4a", "~/memo.m4a"),
        ("/home/kim/Documents/~", "~"),
        ("/home/kim/Documents/~$memo.docx", "/home/kim/Documents/~$memo.docx"),
        ("memo.m4a", "memo.m4a"),
        ("", ""),
        ("/home/kim/'/media/my stick/memo.m4a'", "/media/my stick/memo.m4a"),
        ("'/media/my stick/memo.m4a' ", "/media/my stick/memo.m4a"),
        (r"/home/kim//media/my\ stick/memo\ \(1\).m4a", "/media/my stick/memo (1).m4a"),
        ("/home/kim/file:///media/my%20stick/memo.m4a", "/media/my stick/memo.m4a"),
        ("/home/kim/D:/memo.m4a", "/home/kim/D:/memo.m4a"),
    ],
)
def test_a_whole_path_behind_a_folder_is_the_one_that_is_meant(typed: str, path: str) -> None:
    assert meant(typed, windows=False) == path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("C:\\Users\\kim\\memo.m4a", "C:\\Users\\kim\\memo.m4a"),
        ("C:\\Users\\kim\\D:\\memo.m4a", "D:\\memo.m4a"),
        ("C:\\Users\\kim\\d:/memo.m4a", "d:/memo.m4a"),
        ("C:\\Users\\kim\\~\\memo.m4a", "~\\memo.m4a"),
        ('C:\\Users\\kim\\"D:\\my stick\\memo.m4a"', "D:\\my stick\\memo.m4a"),
        ("C:\\Users\\kim\\\\\\server\\share\\memo.m4a", "\\\\server\\share\\memo.m4a"),
        ("C:\\Users\\kim\\file:///D:/my%20stick/memo.m4a", "D:/my stick/memo.m4a"),
        ("C:\\Users\\kim\\", "C:\\Users\\kim\\"),
    ],
)
def test_so_it_is_on_windows(typed: str, path: str) -> None:
    assert meant(typed, windows=True) == path


async def test_a_path_pasted_behind_the_proposed_folder_is_imported(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    study.save_settings(study.settings.model_copy(update={"model": None}))
    save(tmp_path / "Memo 1.wav", ramp(1))
    app = InterviewApp(Study(study.folder), language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StudyScreen")
        await pilot.press("m")
        await until_screen(pilot, "ImportScreen")
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        field = screen.query_one("#file", Input)
        assert field.value, "a folder is proposed"
        app.post_message(Paste(str(tmp_path / "Memo 1.wav")))
        await until(pilot, lambda: field.value.endswith("Memo 1.wav"), "what was pasted")
        assert field.value != str(tmp_path / "Memo 1.wav"), "it stands behind the folder"
        screen.query_one("#who", Input).value = "Kim"
        await until(pilot, lambda: "Enter imports it" in said(app), "that it can be imported")
        assert screen.source().file == tmp_path / "Memo 1.wav"
        screen.query_one("#who").focus()
        await until(pilot, lambda: field.value == str(tmp_path / "Memo 1.wav"), "the path alone")


async def test_the_list_shows_what_is_in_the_folder_that_is_meant(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    (tmp_path / "sounds" / "older").mkdir(parents=True)
    app = InterviewApp(Study(study.folder), language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StudyScreen")
        await pilot.press("m")
        await until_screen(pilot, "ImportScreen")
        field = app.screen.query_one("#file", Input)
        field.value += f"{tmp_path}/sounds/"
        await until(pilot, lambda: "older" in said(app), "the folder in it")
