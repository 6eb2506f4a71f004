"""Putting a transcript right with the keyboard: borders, questions, speakers, and taking it all back."""

import gc
import json
import os
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.export.linked import linked
from interview_tui.interview.corrections import Corrections
from interview_tui.interview.events import QuestionAsked
from interview_tui.study import Interview
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.view.block import Block
from interview_tui.tui.widgets.transcript_text import TranscriptText
from tests.audio.sounds import ramp, save
from tests.tui.conftest import LooksRight, said, shown, until, until_screen
from tests.tui.talks import Found, talk
from tests.tui.test_interview import on
from tests.tui.test_playing import marked

BORDER_BEGINS, BORDER_ENDS = "left_square_bracket", "right_square_bracket"


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    return talk(tmp_path / "trust")


def screen(interview: Interview) -> TranscriptScreen:
    return TranscriptScreen(interview, Found(interview))


def text(pilot: Pilot[None]) -> TranscriptText:
    return pilot.app.screen.query_one(TranscriptText)


def read(pilot: Pilot[None]) -> tuple[Block, ...]:
    return text(pilot).blocks


def headings(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """What stands over each passage, and its first word."""
    blocks = read(pilot)
    result = []
    for i, block in enumerate(blocks):
        if block.kind == "heading":
            speech = next((b.text.split()[0] for b in blocks[i + 1 :] if b.kind == "speech"), "")
            result.append((block.text.rpartition("› ")[2], speech))
    return result


def paragraphs(pilot: Pilot[None]) -> list[tuple[str, str]]:
    return [(block.speaker, block.text) for block in read(pilot) if block.kind == "speech"]


def turns(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """Who speaks, and the first words."""
    return [(speaker, " ".join(text.split()[:3])) for speaker, text in paragraphs(pilot)]


async def go_to(pilot: Pilot[None], words: str) -> None:
    """A click on the first of these words."""
    for number, block in enumerate(read(pilot)):
        at = block.text.casefold().find(words) if block.kind == "speech" else -1
        if at >= 0:
            word = text(pilot).spoken.from_character(number, at)
            text(pilot).post_message(TranscriptText.Pointed(word, text(pilot).spoken.words[word].start, number))
            await pilot.pause()
            return
    raise AssertionError(f"{words!r} is not said")


def written(interview: Interview) -> list[str]:
    lines = (interview.folder / "corrections.jsonl").read_text(encoding="utf-8").splitlines()
    return [record["correction"] for record in map(json.loads, lines) if "correction" in record]


DAY, HELP, MORE = "Would you tell me about a normal day?", "Who helps you when it is hard?", "Is there something more?"
AUTOMATIC = [
    ("WELCOME", "Thank"),
    (DAY, "So,"),
    ("Between the questions", "Is"),
    (HELP, "That"),
    (MORE, "And"),
]


async def test_a_border_moves_to_the_cursor_and_back(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        assert headings(pilot) == AUTOMATIC
        await go_to(pilot, "well")
        await pilot.press(BORDER_BEGINS)
        assert headings(pilot)[1] == (DAY, "Well,")
        assert "Border moved to 0:16" in said(pilot.app)
        assert marked(pilot) == "Well,"
        await pilot.press(BORDER_BEGINS)
        assert "The passage begins here already." in said(pilot.app)
        await go_to(pilot, "always late")
        await pilot.press("right", BORDER_ENDS)
        assert headings(pilot)[2] == ("Between the questions", "Mm.")
        await pilot.press("u")
        assert "Taken back: Border moved" in said(pilot.app)
        await pilot.press("u")
        assert headings(pilot) == AUTOMATIC
        await pilot.press("U", "ctrl+y", "U")
        assert headings(pilot)[1:3] == [(DAY, "Well,"), ("Between the questions", "Mm.")]
        assert written(interview) == ["BorderMoved", "BorderMoved", *["Undone"] * 4]


async def test_a_passage_goes_to_a_question_that_is_found_by_typing(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "my sister")
        await pilot.press("a")
        await until_screen(pilot, "QuestionChoice")
        await pilot.press(*"helps", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert headings(pilot)[2] == (HELP, "Is")
        assert "to: Who helps you when it is hard?" in said(pilot.app)
        await pilot.press("a")
        await until_screen(pilot, "QuestionChoice")
        await pilot.press(*"no quest", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert headings(pilot)[2] == ("Between the questions", "Is")
        await pilot.press("a")
        await until_screen(pilot, "QuestionChoice")
        await pilot.press("escape")
        await until_screen(pilot, "TranscriptScreen")
        assert written(interview) == ["Assigned", "Assigned"]


async def test_from_a_word_on_it_belongs_to_another_question(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "nobody asks")
        await pilot.press("A")
        await until_screen(pilot, "QuestionChoice")
        await pilot.press(*"normal", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert headings(pilot)[4:] == [(MORE, "And"), (DAY, "Nobody")]


async def test_a_passage_is_split_and_joined_again(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "and when")
        await pilot.press("S")
        assert headings(pilot)[1:3] == [(DAY, "So,"), (DAY, "And")]
        await pilot.press("J")
        assert headings(pilot) == AUTOMATIC
        await go_to(pilot, "that is true")
        await pilot.press("J")  # under no question, as what stands before
        assert headings(pilot)[2:] == [("Between the questions", "Is"), (MORE, "And")]
        await pilot.press("u", "u", "u")
        assert headings(pilot) == AUTOMATIC
        await pilot.press("home", "J")
        assert "There is no passage before this one." in said(pilot.app)


async def test_what_the_program_is_unsure_about_is_visited_and_answered(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        assert "5 doubtful places" in said(pilot.app)
        await pilot.press("o")
        assert "1 of 5 doubtful places" in said(pilot.app)
        assert "Mm." in marked(pilot)
        await pilot.press("y")  # it is she, indeed
        assert "4 doubtful places" in said(pilot.app)
        await pilot.press("o")
        assert "? asked here: Who helps you when it is hard?" in said(pilot.app)
        await pilot.press("d")
        assert "? asked here" not in said(pilot.app)
        await pilot.press("o")
        assert "? perhaps: Who helps you" in said(pilot.app)
        await pilot.press("y")
        assert headings(pilot)[2:4] == [(HELP, "Is"), (MORE, "And")]  # one passage with what follows
        await pilot.press("o", "O")
        assert "unsure 62 %" in said(pilot.app)
        await pilot.press("y")
        assert "unsure 62 %" not in said(pilot.app)
        assert "also answers: Is there something more?" in said(pilot.app)
        assert written(interview) == ["SpeakerSet", "ProposalDeclined", "Assigned", "Assigned"]


async def test_a_proposal_that_is_accepted_takes_its_words_along(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "and when")
        await pilot.press("y")
        assert headings(pilot)[1:3] == [(DAY, "So,"), (HELP, "And")]
        await pilot.press("u")
        assert headings(pilot) == AUTOMATIC
        assert "? asked here" in said(pilot.app)


async def test_a_wrong_speaker_is_put_right_from_the_word_on(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "whatever the hour")
        await pilot.press("t")
        await until_screen(pilot, "Choice")  # three may be speaking
        await pilot.press("down", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert ("Robin", "My sister. She") in turns(pilot)
        assert ("Kim", "whatever the hour") in turns(pilot)
        await pilot.press("u")
        assert ("Kim", "whatever the hour") not in turns(pilot)


async def test_a_speaker_who_is_not_in_the_list_is_typed(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "that is true")
        await pilot.press("t")
        await until_screen(pilot, "Choice")
        await pilot.press("end", "enter")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press(*"Love", "enter")
        assert ("Love", "That is true.") in turns(pilot)


async def test_a_speaker_is_renamed_everywhere_or_two_change_places(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        before = turns(pilot)
        await go_to(pilot, "no problem")
        await pilot.press("R", *"Alex", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert turns(pilot) == [("Alex" if name == "Robin" else name, words) for name, words in before]
        assert "Robin is Alex everywhere" in said(pilot.app)
        await pilot.press("u", "R", "I", "enter")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await until_screen(pilot, "TranscriptScreen")
        other = {"I": "Robin", "Robin": "I"}
        assert turns(pilot) == [(other.get(name, name), words) for name, words in before]


async def test_the_interviewer_keeps_her_label(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await pilot.press("home", "R", *"Eva", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "I stands for the interviewer and keeps that name." in said(pilot.app)


async def test_where_two_speak_the_key_gives_the_words_to_the_other_one(tmp_path: Path) -> None:
    interview = talk(tmp_path / "trust")
    record = json.loads((interview.folder / "interview.json").read_text(encoding="utf-8"))
    record["participants"] = record["participants"][:1]
    (interview.folder / "interview.json").write_text(json.dumps(record), encoding="utf-8")
    speakers = (interview.folder / "speakers.json").read_text(encoding="utf-8").replace("Kim", "Robin")
    (interview.folder / "speakers.json").write_text(speakers, encoding="utf-8")
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "somebody you")
        await pilot.press("t")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert ("Robin", "Is there") in turns(pilot)
        assert ("I", "somebody you would") in turns(pilot)
        assert ": I speaks" in said(pilot.app)


async def test_a_voice_that_was_named_teaches_the_rest(interview: Interview) -> None:
    save(interview.audio / "000.wav", ramp(60))
    before = (interview.folder / "speakers.json").read_bytes()
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "somebody you")
        await pilot.press("T")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await until_screen(pilot, "TranscriptScreen")
        assert ("I", "somebody you would") in turns(pilot)
        await until(pilot, lambda: "The rest has been heard again by this voice." in said(pilot.app), "the voices", 60)
        assert [speaker for speaker, text in paragraphs(pilot) if "somebody you would call?" in text] == ["I"]
        assert (interview.folder / "speakers.json").read_bytes() != before
        await pilot.press("u")
        await until(pilot, lambda: "heard again without that example" in said(pilot.app), "the voices once more", 60)
    assert Corrections(interview.folder / "corrections.jsonl").all()[0].model_dump()["teach"] is True


async def test_without_sound_a_voice_teaches_nobody_and_it_is_said(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "somebody you")
        await pilot.press("T")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "There is no sound to hear the rest again" in said(pilot.app), "the sentence")
        assert ("I", "somebody you would") in turns(pilot)


async def test_a_decision_is_on_the_disk_before_it_shows_and_there_the_next_time(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "well")
        await pilot.press(BORDER_BEGINS)
        assert [one.correction for one in Corrections(interview.folder / "corrections.jsonl").all()] == ["BorderMoved"]
    async with on(screen(interview)) as pilot:
        assert headings(pilot)[1] == (DAY, "Well,")
        await pilot.press("u")  # also what was done another day
        assert headings(pilot) == AUTOMATIC


async def test_a_disk_that_refuses_is_said_and_nothing_changes(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on(screen(interview)) as pilot:
        await go_to(pilot, "well")
        (interview.folder / "corrections.jsonl").mkdir()  # a folder cannot be appended to
        await pilot.press(BORDER_BEGINS)
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("escape")
        assert headings(pilot) == AUTOMATIC


async def test_the_cursor_keeps_its_word_and_the_word_its_line(interview: Interview) -> None:
    async with on(screen(interview), size=(80, 24)) as pilot:
        await go_to(pilot, "is always late")
        widget = text(pilot)
        line = widget._lines_of(widget.cursor)[0] - widget.scroll_offset.y
        for key in (BORDER_BEGINS, "S", "t"):
            await pilot.press(key)
            if key == "t":
                await until_screen(pilot, "Choice")
                await pilot.press("enter")
                await until_screen(pilot, "TranscriptScreen")
            assert marked(pilot) == "is"
            assert widget._lines_of(widget.cursor)[0] - widget.scroll_offset.y == line


async def test_everything_done_and_taken_back_leaves_what_was_found(interview: Interview) -> None:
    async with on(screen(interview)) as pilot:
        before = read(pilot)
        await go_to(pilot, "well")
        await pilot.press(BORDER_BEGINS, "S", "down", "S", "J", "down", BORDER_ENDS, "J", "y", "o", "y", "o", "d")
        assert read(pilot) != before
        await pilot.press(*["u"] * 20)
        assert read(pilot) == before
        await pilot.pause()
        assert "u undo" not in said(pilot.app)  # nothing is left to take back


@pytest.mark.parametrize("pressed", [False, True])
async def test_what_is_seen_is_what_is_exported(interview: Interview, pressed: bool) -> None:
    if pressed:
        interview.timeline.append(QuestionAsked(at=9.0, question="day"))
        interview.timeline.append(QuestionAsked(at=100.0, question="more"))
    place = TranscriptScreen(interview)
    async with on(place) as pilot:
        for words in ("well", "she is the"):
            await go_to(pilot, words)
            await pilot.press(BORDER_BEGINS, "right", "S", "right", BORDER_ENDS, "t")
            await until_screen(pilot, "Choice")
            await pilot.press("enter")
            await until_screen(pilot, "TranscriptScreen")
            await pilot.press("o", "y", "O", "d", "J", "u")
        await until(pilot, lambda: not place.transcript.stale, "the linking that knows who speaks")
        now, later = place.transcript.linked, linked(interview)
        assert (now.passages, now.proposals, now.coverage) == (later.passages, later.proposals, later.coverage)
        assert "hand" in {passage.linked_by for passage in now.passages}


@pytest.mark.skipif(sys.platform == "win32", reason="has no files that keep their reader waiting")
async def test_the_study_answers_while_words_are_linked(interview: Interview) -> None:
    app, slow = InterviewApp(interview.study, language="en"), interview.folder / "corrections.jsonl"

    def let_it_read() -> None:
        """Whoever waits for it goes on, in whatever thread, and nobody begins to wait again."""
        writer = os.open(slow, os.O_RDWR | os.O_NONBLOCK)
        slow.unlink()
        os.close(writer)

    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the interview")
        os.mkfifo(slow)
        await pilot.press("enter")
        try:
            await until(pilot, lambda: "Linking" in shown(app), "what takes so long")
            await pilot.press("x")
            await until_screen(pilot, "ExportScreen")
            await pilot.press("escape")
            await until_screen(pilot, "StudyScreen")
        finally:
            let_it_read()
        await until_screen(pilot, "TranscriptScreen")


async def test_a_correction_made_while_it_is_read_again_is_not_lost_from_sight(interview: Interview) -> None:
    async with on(TranscriptScreen(interview)) as pilot:
        await go_to(pilot, "well")
        await pilot.press("ctrl+r", "S")
        await until(pilot, lambda: "linking" not in shown(pilot.app), "reading again")
        assert "u undo" in said(pilot.app)
        await pilot.press("u")
        assert [one.correction for one in Corrections(interview.folder / "corrections.jsonl").all()] == [
            "Split", "Undone",
        ]  # fmt: skip


@pytest.mark.parametrize("where", ["unsure", "proposal", "moved", "choosing"])
def test_picture(looks_right: LooksRight, interview: Interview, where: str, language: str) -> None:
    app = InterviewApp(language=language)
    keys = {
        "unsure": ["o", "o", "o"],
        "proposal": ["o", "o"],
        "moved": ["slash", *"well", "enter", BORDER_BEGINS],
        "choosing": ["slash", *"sister", "enter", "a", "h"],
    }[where]

    async def steps(pilot: Pilot[None]) -> None:
        await app.push_screen(screen(interview))
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    looks_right(app, steps)


async def test_python_collects_seldom_while_a_transcript_is_open_and_as_before_when_it_is_closed(
    interview: Interview,
) -> None:
    before = gc.get_threshold()
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await app.push_screen(screen(interview))
        await until_screen(pilot, "TranscriptScreen")
        assert gc.get_threshold()[0] > 10 * before[0]
        await pilot.press("escape")
        await until_screen(pilot, "StartScreen")
        assert gc.get_threshold() == before
