"""A recording is transcribed from the start screen, without a study."""

from pathlib import Path

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.files import private_folder
from interview_tui.problem import Problem
from interview_tui.quick import Wish
from interview_tui.transcription.models import NANO, models_folder
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.quick import QuickScreen
from interview_tui.tui.widgets.pick import Pick
from tests.audio.sounds import RATE, save
from tests.test_quick import broken_off
from tests.transcription.conftest import talk
from tests.tui.conftest import LooksRight, said, shown, until, until_screen


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


def here(*names: str) -> None:
    """Models of these names lie here; nobody loads them."""
    folder = private_folder(models_folder())
    for name in names:
        (folder / f"{name}.pt").write_bytes(b"weights")


def wish(app: InterviewApp) -> Wish:
    assert isinstance(app.screen, QuickScreen)
    return app.screen.wish()


@pytest.mark.parametrize(("language", "model"), [("sv", "kb-whisper-small-strict"), ("en", "small")])
async def test_her_language_and_the_model_that_suits_it_are_chosen_already(language: str, model: str) -> None:
    here("small", "kb-whisper-small", "kb-whisper-small-strict")
    app = InterviewApp(language=language)
    async with app.run_test(size=(80, 24)):
        await app.push_screen(QuickScreen())
        assert (wish(app).language, wish(app).model) == (language, model)


async def test_what_is_spoken_and_the_model_are_chosen_with_the_keyboard_where_all_is_seen() -> None:
    here("tiny", "small", "kb-whisper-small")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(QuickScreen())
        await until(pilot, lambda: "the least that is of use for Swedish" in said(app), "what the model is")
        app.screen.query_one("#spoken-language", Pick).focus()
        await pilot.press("left")
        assert (wish(app).language, wish(app).model) == ("sv", "kb-whisper-small")
        await pilot.press("tab", "right")
        assert (wish(app).language, wish(app).model) == ("sv", "small")
        await pilot.press("shift+tab", "left")
        assert (wish(app).language, wish(app).model) == (None, "small"), "no Swedish model where it is found out"
        for word in ("Spoken language", "another, found out from the sound", "small", "Word", "Text", "Subtitles"):
            assert word in said(app)


async def test_a_single_model_is_no_question_and_its_language_is_what_is_spoken() -> None:
    here("kb-whisper-small")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(QuickScreen())
        assert not app.screen.query_one("#model-row").display
        assert (wish(app).language, wish(app).model) == ("sv", "kb-whisper-small")
        app.screen.query_one("#spoken-language", Pick).value = "en"
        await pilot.pause()
        with pytest.raises(Problem, match=r"No model on this computer understands this language.*models get small"):
            wish(app)


def test_the_screen_with_several_models(looks_right: LooksRight, language: str) -> None:
    here("small", "kb-whisper-small")
    memos = Path.home() / "memos"
    memos.mkdir()
    save(memos / "zoom.wav", np.zeros(75 * RATE, np.int16))

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.press("t")
        await until_screen(pilot, "QuickScreen")
        pilot.app.screen.query_one("#file", Input).value = "~/memos/"
        await until(pilot, lambda: "zoom.wav" in shown(pilot.app), "the file")  # type: ignore[arg-type]

    looks_right(InterviewApp(language=language), steps)
