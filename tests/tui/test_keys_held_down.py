"""A key that is held down a moment too long comes several times, before the first has done its work: it counts once."""

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.help import HelpDialog
from interview_tui.tui.screens.interview import InterviewScreen
from tests.studies import GUIDE
from tests.tui.conftest import said, until, until_screen
from tests.tui.interviews import BEGUN, kinds, sitting, standing_still
from tests.tui.test_guide_editor import begin, editor
from tests.tui.test_interview import on


def held_down(pilot: Pilot[None], key: str, times: int = 3) -> None:
    """All of them at once, as a busy computer gets them."""
    for _time in range(times):
        pilot.app.post_message(Key(key, None))


def open_places(pilot: Pilot[None]) -> list[str]:
    """From the start screen on."""
    return [type(screen).__name__ for screen in pilot.app.screen_stack[2:]]


@pytest.fixture
def interview(tmp_path: Path) -> InterviewScreen:
    return standing_still(sitting(tmp_path / "trust", BEGUN))


async def test_enter_held_down_ends_an_interview_once_and_closes_nothing_else(interview: InterviewScreen) -> None:
    async with on(interview) as pilot:
        await pilot.press("e", "down")
        assert open_places(pilot) == ["InterviewScreen", "Choice"]
        held_down(pilot, "enter")
        await until_screen(pilot, "FinishingScreen")
        await pilot.pause()
        assert open_places(pilot) == ["FinishingScreen"]
        assert kinds(interview.sitting).count("Ended") == 1


@pytest.mark.parametrize(("key", "dialog"), [("e", "Choice"), ("k", "ConsentDialog"), ("ctrl+q", "Choice")])
async def test_a_key_held_down_asks_once(interview: InterviewScreen, key: str, dialog: str) -> None:
    async with on(interview) as pilot:
        held_down(pilot, key)
        await until_screen(pilot, dialog)
        await pilot.pause()
        assert open_places(pilot) == ["InterviewScreen", dialog]
        await pilot.press("escape")
        assert open_places(pilot) == ["InterviewScreen"]


async def test_leaving_the_program_amid_a_question_asks_about_the_interview_alone(interview: InterviewScreen) -> None:
    async with on(interview) as pilot:
        await pilot.press("k")
        await until_screen(pilot, "ConsentDialog")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: "End the interview?" in said(pilot.app), "the question")  # type: ignore[arg-type]
        assert open_places(pilot) == ["InterviewScreen", "Choice"]
        await pilot.press("down", "enter")
        await until_screen(pilot, "FinishingScreen")
        assert open_places(pilot) == ["FinishingScreen"]


async def test_a_place_that_is_done_while_its_help_is_read_closes_with_the_help(interview: InterviewScreen) -> None:
    async with on(interview) as pilot:
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpDialog)
        interview.dismiss()
        interview.dismiss()
        await pilot.pause()
        assert open_places(pilot) == []
        assert type(pilot.app.screen).__name__ == "StartScreen"


async def test_leaving_the_program_asks_once_about_a_guide_that_is_not_saved(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    app: InterviewApp = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("o", "down", "x")
        held_down(pilot, "ctrl+q")
        await until_screen(pilot, "Choice")
        await pilot.pause()
        assert [type(screen).__name__ for screen in app.screen_stack[1:]] == ["GuideEditorScreen", "Choice"]
