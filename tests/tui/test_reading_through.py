"""Reading a transcript through: doubts one after the other, what is settled, what is read, and many places at once."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.interview.correction import Change, Replaced, TextSet
from interview_tui.interview.corrections import Corrections
from interview_tui.study import Interview
from interview_tui.tui.screens.transcript import TranscriptScreen
from tests.tui.conftest import said, shown, until, until_screen
from tests.tui.talks import talk
from tests.tui.test_correcting import go_to, paragraphs, read, screen, text, written
from tests.tui.test_editing import spoken
from tests.tui.test_interview import on
from tests.tui.test_playing import marked


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    return talk(tmp_path / "trust")


def doubt(interview: Interview) -> Interview:
    """Two words that were heard badly, and speech without words."""
    lines = [json.loads(line) for line in interview.transcript.read_text(encoding="utf-8").splitlines()]
    segments = lines[1]["segments"]
    segments[3]["words"][4]["probability"] = 0.2  # "at", of "I get up at six,"
    segments[7]["words"][0]["probability"] = 0.4  # "My"
    lines[1]["speech"].insert(4, [25.4, 28.8])
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return interview


def top(pilot: Pilot[None]) -> str:
    return shown(pilot.app).splitlines()[0]


async def test_each_doubt_is_visited_and_settled_by_one_key(interview: Interview) -> None:
    async with on(screen(doubt(interview))) as pilot:
        before = len(pilot.app.screen.doubts)  # type: ignore[attr-defined]
        assert f"{before} doubtful places" in top(pilot)
        await pilot.press("o")
        assert marked(pilot) == "at"
        assert f"1 of {before} doubtful places · perhaps misheard · y it is right" in said(pilot.app)
        await pilot.press("y")
        assert f"{before - 1} doubtful places" in top(pilot)
        assert "Right as it stands" in said(pilot.app)
        await pilot.press("o")
        assert "here 3 s of speech are not transcribed" in said(pilot.app)
        assert "Enter write what is said" in said(pilot.app)
        await pilot.press("u")
        assert f"{before} doubtful places" in top(pilot)
        assert written(interview) == ["Settled", "Undone"]


async def test_speech_without_words_is_written_down(interview: Interview) -> None:
    async with on(screen(doubt(interview))) as pilot:
        before = len(pilot.app.screen.doubts)  # type: ignore[attr-defined]
        await pilot.press("o", "o", "enter", *"which I do not like", "enter")
        assert "which I do not like" in spoken(pilot)
        assert "not transcribed" not in shown(pilot.app)
        assert f"{before - 1} doubtful places" in top(pilot)
        await go_to(pilot, "do not like")
        await pilot.press("enter", "end", *" at all", "enter")  # it is edited as any other
        assert "which I do not like at all" in spoken(pilot)
        await pilot.press("u", "u")
        assert "which I do not like" not in spoken(pilot)


async def test_who_says_words_that_were_put_in_can_be_changed(interview: Interview) -> None:
    async with on(screen(doubt(interview))) as pilot:
        await pilot.press("o", "o", "enter", *"Really?", "enter")
        assert paragraphs(pilot)[3][1].endswith("always late. Really?")
        await go_to(pilot, "really?")
        await pilot.press("t")
        await until_screen(pilot, "Choice")
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        assert paragraphs(pilot)[3][1].endswith("always late.")
        assert paragraphs(pilot)[4] == ("I", "Really?")


async def test_what_was_edited_is_no_doubt_any_more(interview: Interview) -> None:
    async with on(screen(doubt(interview))) as pilot:
        before = len(pilot.app.screen.doubts)  # type: ignore[attr-defined]
        await pilot.press("o", "enter", "ctrl+delete", *"before ", "enter")
        assert "I get up before six" in spoken(pilot)
        assert f"{before - 1} doubtful places" in top(pilot)


async def test_a_list_shows_every_doubt_and_goes_there(interview: Interview) -> None:
    async with on(screen(doubt(interview))) as pilot:
        await pilot.press("D")
        await until_screen(pilot, "Choice")
        assert "perhaps misheard: “at”" in shown(pilot.app)
        assert "3 s of speech without words" in shown(pilot.app)
        assert "does I speak here?" in shown(pilot.app)
        await pilot.press("down", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert "2 of" in said(pilot.app)


async def test_a_correction_that_no_longer_fits_is_shown_and_left(interview: Interview) -> None:
    change = Change(start=53.0, end=54.0, text="grandmother", was="quite another thing", heard=("a", "b", "c", "d"))
    Corrections(interview.folder / "corrections.jsonl").append(TextSet(changes=(change,)))
    async with on(screen(interview)) as pilot:
        assert "your correction finds no place in these words: “grandmother”" in " ".join(
            block.text for block in read(pilot)
        )
        while "finds no place" not in said(pilot.app) or "y leave it" not in said(pilot.app):
            await pilot.press("o")
        await pilot.press("y")
        assert "grandmother" not in " ".join(block.text for block in read(pilot))
        assert written(interview) == ["TextSet", "Settled"]


async def test_only_the_key_counts_a_passage_as_read(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        assert "0 % read" in top(pilot)
        await go_to(pilot, "ordinary tuesday")
        await pilot.press("enter", "end", *" Please.", "enter")
        assert "0 % read" in top(pilot)
        await pilot.press("r")
        assert "Read: 0:10–" in said(pilot.app)
        sides = [block.side for block in read(pilot) if block.kind == "heading"]
        assert [side.startswith("✓") for side in sides] == [False, True, False, False, False]
        assert text(pilot).here == [number for number, b in enumerate(read(pilot)) if b.kind == "heading"][2]
        assert "0 % read" not in top(pilot)
        for _passage in range(3):
            await pilot.press("r")
        assert "100 %" not in top(pilot)
        await pilot.press("home", "r")
        assert "100 % read" in top(pilot)
        await pilot.press("home", "r")
        assert "To be read again" in said(pilot.app)
        assert "100 % read" not in top(pilot)
        await pilot.press("u")
        assert "100 % read" in top(pilot)


async def test_a_word_without_a_length_at_the_end_of_a_passage_is_read_with_it(interview: Interview) -> None:
    lines = [json.loads(line) for line in interview.transcript.read_text(encoding="utf-8").splitlines()]
    word = lines[1]["segments"][5]["words"][-1]
    word["start"] = word["end"] = lines[1]["segments"][5]["words"][-2]["end"]
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "well")
        await pilot.press("r")
        assert [block.side[:1] for block in read(pilot) if block.kind == "heading"][1] == "✓"


async def test_a_border_that_is_moved_into_what_was_read_leaves_the_rest_partly_read(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "well")
        await pilot.press("r")
        await go_to(pilot, "always late")
        await pilot.press("right", "right_square_bracket")
        assert [block.side[:1] for block in read(pilot) if block.kind == "heading"][1:3] == ["✓", "◐"]


async def test_words_are_replaced_in_the_places_that_were_chosen(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        before = read(pilot)
        await pilot.press("E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"the bus", "enter", *"the tram", "enter", "enter")
        assert "2 of 2 places" in said(pilot.app)
        await pilot.press("space")
        assert "1 of 2 places" in said(pilot.app)
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        assert "then there is the bus, and the tram is always late" in spoken(pilot)
        await pilot.press("u", "E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"the bus", "tab", *"the tram", "tab", "tab", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert "then there is the tram, and the tram is always late" in spoken(pilot)
        assert "2 places changed" in said(pilot.app)
        await pilot.press("u")
        assert read(pilot) == before
        await pilot.press("E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"bu", "escape")
        await until_screen(pilot, "TranscriptScreen")
        assert written(interview) == ["TextSet", "Undone", "TextSet", "Undone"]


async def test_the_footer_says_what_enter_does_where_she_is(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await pilot.press("E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"the bus")
        await until(pilot, lambda: "Enter next line" in said(pilot.app), "the footer of a field")
        assert "Enter replace" not in said(pilot.app)
        row = next(line for line in shown(pilot.app).splitlines() if "✓" in line and "the bus" in line)
        assert "…" in row.partition("the bus")[0], "what stands before it goes on to the left"
        await pilot.press("enter", "enter", "enter")
        await until(pilot, lambda: "Enter replace" in said(pilot.app), "the footer of the list")
        assert "Enter next line" not in said(pilot.app)


async def test_words_of_the_study_are_proposed_for_what_sounds_like_them(interview: Interview) -> None:
    (interview.study.folder / "glossary.txt").write_text("Sistern = place\n", encoding="utf-8")
    async with on(screen(interview)) as pilot:
        await pilot.press("E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"sister")
        assert pilot.app.screen.query_one("#by", Input).value == "Sistern"
        await pilot.press("tab", "tab", "tab", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert "My Sistern. She always" in spoken(pilot)
        await pilot.press("u", "E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"sister", "tab", *"brother")  # what she writes herself counts
        await pilot.press("shift+tab", "end", "backspace", "r")
        assert pilot.app.screen.query_one("#by", Input).value == "brother"


async def test_a_doubtful_word_that_may_be_one_of_the_studys_is_asked_about(interview: Interview) -> None:
    (interview.study.folder / "glossary.txt").write_text("Latte\n", encoding="utf-8")
    lines = [json.loads(line) for line in interview.transcript.read_text(encoding="utf-8").splitlines()]
    segment = lines[1]["segments"][3]
    segment["words"][-1].update(probability=0.2, text="later.")
    segment["text"] = " ".join(word["text"] for word in segment["words"])
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    async with on(screen(interview)) as pilot:
        await pilot.press("o")
        assert marked(pilot) == "later."
        assert "perhaps Latte, one of the study's words" in said(pilot.app)


async def test_whole_words_or_parts_and_all_or_none(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await pilot.press("E")
        await until_screen(pilot, "ReplaceDialog")
        await pilot.press(*"some", "tab", "tab")
        assert "does not stand in this transcript" in said(pilot.app)
        await pilot.press("right")
        assert "2 of 2 places" in said(pilot.app)
        await pilot.press("tab", "a")
        assert "0 of 2 places" in said(pilot.app)
        await pilot.press("enter")
        assert type(pilot.app.screen).__name__ == "ReplaceDialog"  # nothing is chosen
        await pilot.press("a")
        assert "2 of 2 places" in said(pilot.app)


async def test_a_word_that_is_hidden_stays_hidden_when_others_are_typed_beside_it(interview: Interview) -> None:
    log = Corrections(interview.folder / "corrections.jsonl")
    log.append(Replaced(start=52.0, end=53.0, everywhere=True, original="sister", by="[en nära]", kind="person"))
    async with on(TranscriptScreen(interview)) as pilot:
        assert "My [en nära]. She always" in spoken(pilot)
        await go_to(pilot, "my [en")
        await pilot.press("enter", "end", *" Always.", "enter")
        assert "My [en nära]. She always" in spoken(pilot)
        assert "never asks why. Always." in spoken(pilot)
        assert "sister" not in shown(pilot.app)
    change = log.all()[-1]
    assert isinstance(change, TextSet)
    assert "sister" not in change.changes[0].was


async def test_names_and_places_are_decided_in_a_screen_of_their_own(interview: Interview) -> None:
    async with on(TranscriptScreen(interview)) as pilot:
        await pilot.press("P")
        await until_screen(pilot, "ProposalsScreen")
        await pilot.press("escape")
        await until_screen(pilot, "TranscriptScreen")
        assert "My sister. She always" in spoken(pilot)


async def test_where_nothing_is_doubtful_the_key_says_so(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        for _place in range(len(pilot.app.screen.doubts)):  # type: ignore[attr-defined]
            await pilot.press("o", "y")
        assert "doubtful" not in said(pilot.app), "it is not offered"
        for key in ("o", "O", "D"):
            await pilot.press(key)
            assert "There is no doubtful place." in said(pilot.app)
            await pilot.press("minus")  # something else is said
            assert "There is no doubtful place." not in said(pilot.app)
