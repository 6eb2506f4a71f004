"""Looking for something that is not there: it is said, while one types and afterwards."""

from pathlib import Path

import pytest

from interview_tui.study import Interview
from interview_tui.tui.screens.transcript import TranscriptScreen
from tests.tui.conftest import said, until, until_screen
from tests.tui.interviews import BEGUN, sitting, standing_still
from tests.tui.talks import Found, talk
from tests.tui.test_interview import on


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    return talk(tmp_path / "trust")


async def test_in_the_interview_a_question_that_is_not_there_is_said_and_nothing_is_noted(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    screen = standing_still(held)
    async with on(screen) as pilot:
        cursor, before = screen.cursor, len(held.state.events)
        await pilot.press("slash", *"contact")
        assert "not found" not in said(pilot.app)
        await pilot.press(*"zz")
        await until(pilot, lambda: "not found" in said(pilot.app), "that nothing has these words")
        await pilot.press("enter")
        await until(pilot, lambda: "No question has these words: “contactzz”" in said(pilot.app), "the sentence")
        assert (screen.cursor, len(held.state.events)) == (cursor, before)


async def test_in_the_transcript_words_that_are_not_there_are_said_while_one_types(interview: Interview) -> None:
    async with on(TranscriptScreen(interview, Found(interview))) as pilot:
        await pilot.press("slash", *"sister")
        assert "not found" not in said(pilot.app)
        await pilot.press(*"zz")
        await until(pilot, lambda: "not found" in said(pilot.app), "that they stand nowhere")
        await pilot.press("backspace", "backspace")
        await until(pilot, lambda: "not found" not in said(pilot.app), "that they stand somewhere")
        await pilot.press(*"zz", "enter")
        await until(pilot, lambda: "“sisterzz” does not stand in this transcript" in said(pilot.app), "the sentence")


async def test_among_the_questions_that_words_can_go_to_an_empty_list_is_explained(interview: Interview) -> None:
    async with on(TranscriptScreen(interview, Found(interview))) as pilot:
        await pilot.press("a")
        await until_screen(pilot, "QuestionChoice")
        assert "No question has these words" not in said(pilot.app)
        await pilot.press(*"zzz")
        await until(pilot, lambda: "No question has these words" in said(pilot.app), "that there is none")
