"""A recording is transcribed from the start screen, without a study."""

from pathlib import Path

from textual.widgets import Input

from interview_tui.transcription.models import NANO
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.quick import QuickScreen
from tests.audio.sounds import save
from tests.test_quick import broken_off
from tests.transcription.conftest import talk
from tests.tui.conftest import said, until, until_screen


async def test_the_start_screen_offers_it() -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        assert "Transcribe a recording" in said(app)
        await pilot.press("t")
        await until_screen(pilot, "QuickScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")


async def test_a_copy_that_was_broken_off_long_ago_goes_when_the_program_starts() -> None:
    left = broken_off(15)
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: not left.exists(), "the copy to be gone")


async def test_a_chosen_file_is_written_down_beside_itself(tmp_path: Path) -> None:
    file = save(tmp_path / "talk.wav", talk(6))
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(QuickScreen(NANO))
        app.screen.query_one("#file", Input).value = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: "Written: talk.docx" in said(app), "the end", 120)
        assert file.with_suffix(".docx").exists()


async def test_it_can_be_stopped_and_says_how_to_go_on(tmp_path: Path) -> None:
    file = save(tmp_path / "talk.wav", talk(60))
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(QuickScreen(NANO))
        app.screen.query_one("#file", Input).value = str(file)
        await pilot.press("enter", "escape")
        await until(pilot, lambda: "Choose the same file again" in said(app), "the end", 120)
        assert isinstance(app.screen, QuickScreen)
        assert not file.with_suffix(".docx").exists()


async def test_without_a_model_it_says_how_to_get_one(tmp_path: Path) -> None:
    file = save(tmp_path / "talk.wav", talk(2))
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(QuickScreen())
        app.screen.query_one("#file", Input).value = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: "models get small" in said(app), "the problem", 30)
