"""Quotes and notes added while reading: chosen words, comment, theme; a list of all of them, changed and taken away."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.events import NoteTaken, QuoteMarked
from interview_tui.study import Interview
from interview_tui.tui.screens.marks import MarksDialog
from tests.tui.conftest import said, shown, until_screen
from tests.tui.talks import talk
from tests.tui.test_correcting import go_to, read, screen, text, written
from tests.tui.test_interview import on
from tests.tui.test_playing import marked


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    return talk(tmp_path / "trust")


def marks(pilot: Pilot[None]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(pilot) if block.kind in ("quote", "note")]


async def test_a_paragraph_is_quoted_with_a_comment_and_its_theme(interview: Interview) -> None:
    place = screen(interview)
    async with on(place) as pilot:
        await go_to(pilot, "she always")
        await pilot.press("m")
        assert "Quote · no theme" in said(pilot.app)  # these words stand under no question
        await pilot.press(*"the sister", "tab")
        assert "Quote · ■ Everyday" in said(pilot.app)
        await pilot.press("enter")
        assert marks(pilot) == [("quote", "quote: the sister ■")]
        (quote,) = place.transcript.linked.quotes
        assert quote.text.startswith("My sister. She always picks up")
        assert (quote.speaker, quote.section_id) == ("Robin", "everyday")
        await pilot.press("u")
        assert marks(pilot) == []


async def test_chosen_words_are_quoted_and_only_they(interview: Interview) -> None:
    place = screen(interview)
    async with on(place) as pilot:
        await go_to(pilot, "the bus, and")
        await pilot.press("shift+right", *["shift+right"] * 4, "shift+left")
        assert text(pilot).chosen is not None
        await pilot.press("m", "enter")
        assert place.transcript.linked.quotes[0].text == "the bus, and the"
        assert text(pilot).chosen is None
        blocks = [(block.kind, block.text) for block in read(pilot)]
        number = blocks.index(("quote", "quote ■"))
        assert blocks[number + 1][1].startswith("the bus, and the bus is always late.")  # it stands before its words
        await pilot.press("v", "right", "escape")
        assert text(pilot).chosen is None


async def test_a_note_is_written_about_a_place_and_dropped_by_esc(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "always late")
        await pilot.press("n", *"sighs", "enter")
        assert marks(pilot) == [("note", "sighs ■")]
        await pilot.press("n", *"nothing", "escape", "n", "enter")
        assert marks(pilot) == [("note", "sighs ■")]
        assert written(interview) == ["Marked"]


async def test_the_list_of_marks_goes_there_changes_and_takes_away(interview: Interview) -> None:
    interview.timeline.append(QuoteMarked(at=58.0))
    interview.timeline.append(NoteTaken(at=71.0, text="looks at Kim"))
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "always late")
        await pilot.press("n", *"sighs", "enter")
        await pilot.press("M")
        await until_screen(pilot, "MarksDialog")
        assert "3 marks" in said(pilot.app)
        await pilot.press("down", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert marked(pilot) == "My"
        await pilot.press("M")
        await until_screen(pilot, "MarksDialog")
        assert "take away" not in shown(pilot.app)  # it was made by a key during the interview
        await pilot.press("d")
        assert isinstance(pilot.app.screen, MarksDialog)
        await pilot.press("c")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press(*"her sister", "enter")
        assert ("quote", "quote: her sister") in [(kind, words.strip(" ■▲")) for kind, words in marks(pilot)]
        await pilot.press("M")
        await until_screen(pilot, "MarksDialog")
        await pilot.press("c")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press(*["backspace"] * 10, *"changed", "enter")
        assert [words for _kind, words in marks(pilot) if "her sister" in words] == []
        await pilot.press("M")
        await until_screen(pilot, "MarksDialog")
        await pilot.press("d")
        await until_screen(pilot, "TranscriptScreen")
        assert len(marks(pilot)) == 3
        assert [words for _kind, words in marks(pilot) if "sister" in words or "changed" in words] == []
        await pilot.press("U")
        assert [words for _kind, words in marks(pilot) if "changed" in words]


async def test_without_marks_the_key_says_how_to_make_one(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await pilot.press("M")
        await pilot.app.workers.wait_for_complete()
        assert "Nothing is marked yet" in said(pilot.app)
