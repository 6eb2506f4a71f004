"""The guide was changed after an interview: she is asked why before the next one, and may say it later."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.guide_versions import needs_reason
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.reason import ReasonDialog
from tests.tui.conftest import LooksRight, said, shown, until, until_screen


@pytest.fixture
def changed(study: Path) -> Study:
    """A study whose guide was changed after its interview."""
    found = Study(study)
    text = found.guide_path.read_text(encoding="utf-8")
    text = text.replace("Who helps you when it is hard?", "Who do you turn to when it is hard?")
    text = text.replace("3. Is there something more?", "3. What would you change?\n4. Is there something more?")
    found.guide_path.write_text(text, encoding="utf-8")
    return found


async def before(pilot: Pilot[None], key: str = "i") -> None:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    await pilot.press(key)


async def test_before_the_next_interview_she_says_why(changed: Study, tone: Path) -> None:
    app = InterviewApp(changed, language="en", source=tone)
    async with app.run_test() as pilot:
        await before(pilot)
        await until_screen(pilot, "ReasonDialog")
        assert "Rewording 1" in said(app)
        assert "Who do you turn to when it is hard?" in said(app)
        await pilot.press("enter")  # nothing is not a reason
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("escape")
        app.screen.query_one("#reason", Input).value = "It was too narrow."
        await pilot.press("enter")
        await until_screen(pilot, "BeforeScreen")
    assert not needs_reason(changed)
    assert [entry.reason for entry in changed.versions.entries()][-1] == "It was too narrow."


async def test_she_may_say_it_later_and_is_asked_again(changed: Study, tone: Path) -> None:
    app = InterviewApp(changed, language="en", source=tone)
    async with app.run_test() as pilot:
        for _time in range(2):
            await before(pilot)
            await until_screen(pilot, "ReasonDialog")
            await pilot.press("escape")
            await until_screen(pilot, "BeforeScreen")
            await pilot.press("escape")
            await until_screen(pilot, "StudyScreen")
    assert needs_reason(changed)


async def test_a_rehearsal_asks_for_no_reason(changed: Study, tone: Path) -> None:
    app = InterviewApp(changed, language="en", source=tone)
    async with app.run_test() as pilot:
        await before(pilot, "r")
        await until_screen(pilot, "BeforeScreen")
        await pilot.pause()
        assert type(app.screen).__name__ == "BeforeScreen"


def test_the_question_looks_right(changed: Study, tone: Path, looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        pilot.app.push_screen(ReasonDialog(changed))
        await pilot.pause()

    looks_right(InterviewApp(changed, language=language, source=tone), steps)


async def test_a_question_without_a_number_is_named_once(changed: Study, tone: Path) -> None:
    text = changed.guide_path.read_text(encoding="utf-8")
    changed.guide_path.write_text(text.replace("2. Who do you turn to", "- Who do you turn to"), encoding="utf-8")
    app = InterviewApp(changed, language="en", source=tone)
    async with app.run_test() as pilot:
        await before(pilot)
        await until_screen(pilot, "ReasonDialog")
        assert said(app).count("Who do you turn to when it is hard?") == 1
