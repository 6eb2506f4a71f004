"""The same transcript as it was heard, with its pauses, and clean."""

from pathlib import Path

import pytest

from interview_tui.interview.corrections import CORRECTIONS_FILE
from interview_tui.study import Interview
from interview_tui.tui.widgets.edit_area import EditArea
from tests.tui.conftest import said, shown
from tests.tui.talks import talk
from tests.tui.test_correcting import go_to, paragraphs, screen, written
from tests.tui.test_editing import spoken
from tests.tui.test_interview import on
from tests.tui.test_playing import marked


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    return talk(tmp_path / "trust")


async def test_one_key_shows_pauses_then_the_clean_text_then_what_was_heard(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        heard = spoken(pilot)
        await pilot.press("w")
        assert "(3 s)" not in heard
        assert "(3 s)" in spoken(pilot)
        assert "Mm." in spoken(pilot)
        assert "with pauses" in shown(pilot.app).splitlines()[0]
        await pilot.press("w")
        assert "Mm." not in spoken(pilot)
        assert "clean" in shown(pilot.app).splitlines()[0]
        await pilot.press("w")
        assert spoken(pilot) == heard
        assert "As it was heard" in said(pilot.app)
        assert not (interview.folder / CORRECTIONS_FILE).exists()


async def test_the_cursor_stays_on_its_word_and_keys_mean_the_same_place(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "sister")
        await pilot.press("w", "w")
        assert marked(pilot) == "sister."
        before = len(paragraphs(pilot))
        await pilot.press("r")
        assert written(interview) == ["Read"]
        assert len(paragraphs(pilot)) == before


async def test_words_are_edited_as_they_were_heard(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "sister")
        await pilot.press("w", "w", "enter")
        assert pilot.app.screen.query_one(EditArea).text.startswith("My sister. She always")
        await pilot.press("end", *" Always.", "enter")
        assert "asks why. Always." in spoken(pilot)
        assert "Mm." in spoken(pilot)
