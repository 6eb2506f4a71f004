"""Typing words anew in their place: taken over, given up, divided, put together, and the sound under it."""

from pathlib import Path
from unittest.mock import ANY

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from interview_tui.export.linked import linked
from interview_tui.export.reading import lines
from interview_tui.interview.corrections import Corrections
from interview_tui.study import Interview
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.widgets.edit_area import EditArea
from tests.audio.sounds import ramp, save
from tests.tui.conftest import said, until, until_screen
from tests.tui.talks import talk
from tests.tui.test_correcting import (
    AUTOMATIC,
    BORDER_BEGINS,
    DAY,
    go_to,
    headings,
    paragraphs,
    read,
    screen,
    text,
    written,
)
from tests.tui.test_interview import on
from tests.tui.test_playing import marked, position


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    return talk(tmp_path / "trust")


def field(pilot: Pilot[None]) -> EditArea:
    return pilot.app.screen.query_one(EditArea)


def spoken(pilot: Pilot[None]) -> str:
    return " ".join(text for _speaker, text in paragraphs(pilot))


def exported(interview: Interview) -> list[str]:
    """The paragraphs of a document to read."""
    return [line.text for line in lines(linked(interview)) if line.kind == "turn"]


def seen_at(pilot: Pilot[None]) -> int | None:
    """The line on the screen of the word at the cursor."""
    return text(pilot).line_seen(text(pilot).cursor)


async def test_a_segment_is_typed_anew_in_its_place_and_taken_back(interview: Interview) -> None:
    async with on(screen(interview), size=(80, 24)) as pilot:
        before = read(pilot)
        await go_to(pilot, "ordinary tuesday")
        line = seen_at(pilot)
        await pilot.press("enter")
        assert pilot.app.focused is field(pilot)
        assert field(pilot).text.startswith("So, take me through")
        assert field(pilot).text[field(pilot).place :].startswith("ordinary Tuesday")  # where she was
        assert (line or 0) - 1 <= field(pilot).styles.offset.y.value <= (line or 0)
        await pilot.press("ctrl+right", "ctrl+w", *"usual ", "enter")
        assert "an usual Tuesday" in spoken(pilot)
        assert "u takes it back" in said(pilot.app)
        assert not field(pilot).display
        assert pilot.app.focused is text(pilot)
        await pilot.press("u")
        assert read(pilot) == before
        await pilot.press("U")
        assert "an usual Tuesday" in spoken(pilot)
    async with on(screen(interview)) as pilot:
        assert "an usual Tuesday" in spoken(pilot)  # there the next time
    assert written(interview) == ["TextSet", "Undone", "Undone"]


async def test_what_is_seen_after_any_key_is_what_would_be_painted_anew(interview: Interview) -> None:
    keys = [
        "enter", *"Oh ", "tab", "ctrl+k", *"nothing", "enter", "right", "Z", "down", "greater_than_sign",
        "enter", "home", "ctrl+delete", "escape", "u", "m", *"why", "enter", "pagedown", "enter", *"So ", "up",
        "enter", "u", "u", "slash", *"and", "enter", "N", "escape", "home", "left_square_bracket", "u", "x", "v",
    ]  # fmt: skip
    async with on(screen(interview), size=(80, 24)) as pilot:
        await go_to(pilot, "ordinary tuesday")
        widget = text(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            seen = widget.render_lines(Region(0, 0, *widget.size))
            widget._styles_cache.clear()
            widget._strips.clear()
            widget._laid.clear()
            widget._drawn = widget.lines(widget.scrollable_content_region.width)
            assert [list(strip) for strip in widget.render_lines(Region(0, 0, *widget.size))] == [
                list(strip) for strip in seen
            ], key


async def test_what_was_not_changed_is_not_written_down(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        before = read(pilot)
        await pilot.press("e", "end", "space", "enter")
        assert read(pilot) == before
        assert not (interview.folder / "corrections.jsonl").exists()


async def test_an_edit_that_was_given_up_changes_nothing_and_what_was_typed_comes_back(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        before = read(pilot)
        await go_to(pilot, "my sister")
        await pilot.press("enter", "home", *"Well, ", "escape")
        assert read(pilot) == before
        assert "Not kept." in said(pilot.app)
        assert not (interview.folder / "corrections.jsonl").exists()
        await pilot.press("escape")
        await until_screen(pilot, "Choice")  # it would be lost
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press("enter")
        assert field(pilot).text.startswith("Well, My sister.")
        await pilot.press("enter")
        assert "Well, My sister. She always" in spoken(pilot)


async def test_from_segment_to_segment_without_leaving_the_field(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await pilot.press("home", "enter", "end", *" Really.", "tab")
        await until(pilot, lambda: field(pilot).text == "No problem at all.", "the next segment")
        await pilot.press("end", "backspace", "exclamation_mark", "down")
        await until(pilot, lambda: field(pilot).text.startswith("So, take me"), "the one after it")
        await pilot.press("shift+tab")
        assert field(pilot).text == "No problem at all!"
        await pilot.press("up", "up")
        assert field(pilot).text == "Thank you for taking the time. There are no right answers here. Really."
        await pilot.press("shift+tab")  # there is none before
        assert not field(pilot).display
        assert written(interview) == ["TextSet", "TextSet"]
        await pilot.press("u", "u")
        assert "Really" not in spoken(pilot)


async def test_a_segment_is_divided_and_put_together_at_the_cursor(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        before = read(pilot)
        together = exported(interview)
        await go_to(pilot, "she always")
        await pilot.press("enter", "ctrl+d")
        assert field(pilot).text.startswith("She always")
        await pilot.press("enter")
        assert ("Robin", "My sister.") in paragraphs(pilot)  # a paragraph of its own
        assert [text for text in exported(interview) if text not in together] == ["(3 s) My sister.", ANY]
        await pilot.press("enter", "home", "backspace")
        assert field(pilot).text.startswith("My sister. She always")
        assert field(pilot).text[field(pilot).place :].startswith("She always")
        await pilot.press("enter")
        assert exported(interview) == together
        await pilot.press("u", "u")
        assert read(pilot) == before
        assert written(interview) == ["SegmentSplit", "SegmentsJoined", "Undone", "Undone"]


async def test_two_speakers_do_not_go_together(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "no problem")
        await pilot.press("enter", "home", "backspace")
        assert "Only what one speaker says" in said(pilot.app)
        assert field(pilot).text == "No problem at all."
        await pilot.press("home", "ctrl+d")
        assert "words on both sides" in said(pilot.app)


async def test_words_that_nobody_can_hear_are_marked_with_one_key(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "whatever the hour")
        await pilot.press("i")
        assert "picks up, [inaudible] the hour is" in spoken(pilot)
        await pilot.press("u")
        await go_to(pilot, "whatever the hour")
        await pilot.press("v", "right", "right", "i")
        assert "picks up, [inaudible] is, and she" in spoken(pilot)
        await pilot.press("enter", "end", "ctrl+o", "enter")
        assert "never asks why. [inaudible]" in spoken(pilot)


async def test_the_sound_goes_on_under_an_edit(interview: Interview, virtual_audio: object) -> None:
    save(interview.audio / "000.wav", ramp(100))
    place = TranscriptScreen(interview)
    async with on(place) as pilot:
        await go_to(pilot, "my sister")
        await pilot.press("p", "enter")
        await until(pilot, lambda: position(pilot) > 52.6, "the sound")
        await pilot.press(*"Well, ")
        assert field(pilot).text.startswith("Well, My")
        await pilot.press("ctrl+p")
        assert not place.player.now.sounding
        at = position(pilot)
        await pilot.press("ctrl+b")
        assert position(pilot) == pytest.approx(at - 2, abs=0.05)
        await pilot.press("f6", "ctrl+l")
        assert place.player.now.speed == pytest.approx(0.8)
        await pilot.press("ctrl+g")
        assert place.player.now.sounding
        assert position(pilot) == pytest.approx(52.0, abs=0.5)
        await pilot.press("f4", "enter")
        assert not place.player.now.sounding
        assert "Well, My sister." in spoken(pilot)


async def test_a_border_that_was_moved_after_an_edit_stays_where_she_put_it(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        assert headings(pilot) == AUTOMATIC
        await go_to(pilot, "well")
        await pilot.press("enter", "ctrl+k", *"Yes well, I rise at six or so, then the bus, which is late.", "enter")
        await go_to(pilot, "rise at six")
        await pilot.press(BORDER_BEGINS)
        moved = headings(pilot)
        assert moved[1][0] == DAY
        assert moved[1][1] in ("I", "rise")  # the word heard there
        await pilot.press("enter", "end", *" Always.", "enter")
        assert headings(pilot) == moved
        assert written(interview) == ["TextSet", "BorderMoved", "TextSet"]
        await pilot.press("u", "u")
        assert headings(pilot) == AUTOMATIC
        assert "rise at six" in spoken(pilot)
        await pilot.press("u")
        assert "I get up at six" in spoken(pilot)


async def test_every_key_for_places_works_on_every_word_that_was_typed(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "that is true")
        await pilot.press("enter", "ctrl+k", *"One two three four five six seven eight", "enter")
        for key in [BORDER_BEGINS, "right_square_bracket", "S", "right"] * 9:
            before = written(interview)
            await pilot.press(key)
            if written(interview) != before:
                await pilot.press("u")
        assert "One two three four five six seven eight" in spoken(pilot)
    log = Corrections(interview.folder / "corrections.jsonl").all()
    assert {one.correction for one in log} >= {"TextSet", "BorderMoved", "Split", "Undone"}


async def test_the_words_of_another_are_still_hers_to_give_after_an_edit(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "that is true")
        await pilot.press("enter", "end", *" Yes it is.", "enter", "t")
        await until_screen(pilot, "Choice")
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        assert ("I", "That is true. Yes it is.") in paragraphs(pilot)
        assert marked(pilot)


async def test_a_disk_that_refuses_costs_no_letter(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "my sister")
        (interview.folder / "corrections.jsonl").mkdir()  # a folder cannot be appended to
        await pilot.press("enter", *"Well, ", "enter")
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("escape")
        await until_screen(pilot, "TranscriptScreen")
        assert field(pilot).text.startswith("Well, My sister.")
        (interview.folder / "corrections.jsonl").rmdir()
        await pilot.press("enter")
        assert "Well, My sister." in spoken(pilot)


async def test_nothing_is_linked_anew_under_her_hands(interview: Interview) -> None:
    place = screen(interview)
    async with on(place) as pilot:
        await go_to(pilot, "my sister")
        await pilot.press("R", *"Alex", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter", *"Well, ")
        assert place.transcript.stale
        place._linked_again(place.transcript, place.transcript.link(), place.transcript.decided)
        assert place.transcript.stale
        assert field(pilot).text.startswith("Well, My sister.")
        await pilot.press("enter")
        await until(pilot, lambda: not place.transcript.stale, "the linking")
        assert "Well, My sister." in spoken(pilot)


async def test_a_segment_is_edited_while_it_is_doubtful_whether_a_question_was_asked_in_it(
    interview: Interview,
) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "i am so tired")
        await pilot.press("enter", "end", *" Yes.", "tab", "escape")
        assert "cannot even call anyone. Yes." in spoken(pilot)
        assert "? asked here" in said(pilot.app)
