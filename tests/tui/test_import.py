"""Importing a recording from the study's screen: chosen in a list, followed, cancelled, and then in the list."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from interview_tui.importing import Source, import_interview
from interview_tui.interview.record import Participant, update_record
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.file_list import entries
from interview_tui.tui.screens.import_sound import ImportScreen
from interview_tui.tui.widgets.pick import Pick
from tests.audio.processes import children
from tests.audio.sounds import ramp, save
from tests.studies import finished_study
from tests.tui.conftest import said, shown, until, until_screen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study with one interview, and recordings beside it."""
    study, _interview = finished_study(tmp_path / "study")
    study.save_settings(study.settings.model_copy(update={"model": None}))
    (tmp_path / "sounds" / "older").mkdir(parents=True)
    save(tmp_path / "sounds" / "Memo 1.wav", ramp(2))
    save(tmp_path / "sounds" / "zoom.WAV", ramp(1))
    (tmp_path / "sounds" / "notes.txt").write_text("nothing to hear")
    (tmp_path / "sounds" / ".hidden.wav").touch()
    return tmp_path


async def form(pilot: Pilot[None]) -> ImportScreen:
    await until_screen(pilot, "StudyScreen")
    await until(pilot, lambda: pilot.app.screen.query("#interviews OptionList, #interviews"), "the list")
    await pilot.press("m")
    await until_screen(pilot, "ImportScreen")
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


def listed(screen: ImportScreen) -> list[str]:
    options = screen.query_one("#file-list", OptionList)
    return [str(options.get_option_at_index(i).prompt).split("  ")[0] for i in range(options.option_count)]


def test_a_folder_offers_folders_and_sound_files(folder: Path) -> None:
    def names(typed: str) -> list[str]:
        return [entry.name for entry in entries(typed, ("wav", "mp3"))]

    sounds = f"{folder}/sounds"
    assert names(sounds + "/") == [f"older{os.sep}", "Memo 1.wav", "zoom.WAV"]
    assert names(sounds + "/ZO") == ["zoom.WAV"]
    assert names(sounds + "/x") == []
    assert names(f"{folder}/sou") == [f"sounds{os.sep}"]
    assert names(f"{folder}/nowhere/") == []
    assert names("") == []


async def test_a_file_is_chosen_in_the_list_and_becomes_an_interview(folder: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        screen.query_one("#file", Input).value = f"{folder}/sou"
        await until(pilot, lambda: listed(screen) == [f"sounds{os.sep}"], "the folder")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: len(listed(screen)) == 3, "what is in it")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.focused is screen.query_one("#who"), "the next line")
        assert screen.query_one("#file", Input).value.endswith("Memo 1.wav")
        assert "Enter imports it" in said(app)
        screen.query_one("#who", Input).value = "Kim"
        screen.query_one("#mode", Pick).value = "phone"
        screen.query_one("#consent", Pick).value = "written"
        screen.query_one("#reference", Input).value = "binder 2"
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Kim" in said(app), "the interview in the list")
        await until(pilot, lambda: app.screen.query_one("#interviews", OptionList).highlighted == 1, "the mark")
    interview = Study(folder / "study").interview("kim")
    assert (interview.record.mode, interview.record.kind) == ("phone", "interview")
    assert interview.state().consent == "written"
    assert (interview.audio / "recording.flac").exists()


async def test_consent_is_not_claimed_unless_she_says_so(folder: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        assert not screen.query_one("#reference-row").display
        screen.query_one("#file", Input).value = str(folder / "sounds" / "Memo 1.wav")
        assert screen.source().consent is None
        screen.query_one("#consent", Pick).value = "earlier"
        await until(pilot, lambda: screen.query_one("#reference-row").display, "where it is kept")
        assert screen.source().consent == "earlier"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("sounds/none.wav", "no such sound file"),
        ("sounds/notes.txt", "a text file, not sound"),
        ("", "No file is chosen yet"),
    ],
)
async def test_what_cannot_be_imported_is_said_in_the_form(folder: Path, name: str, what: str) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        screen.query_one("#file", Input).value = str(folder / name) if name else ""
        screen.query_one("#who").focus()
        await pilot.press("enter")
        await until(pilot, lambda: what in said(app), what)
        assert app.screen is screen
        assert len(Study(folder / "study").interviews()) == 1


async def test_what_only_the_decoder_finds_out_is_said_in_the_form(folder: Path) -> None:
    noise = folder / "noise.m4a"
    noise.write_bytes(np.random.default_rng(0).bytes(20_000))
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        screen.query_one("#file", Input).value = str(noise)
        await pilot.press("enter")
        await until(pilot, lambda: "cannot be read" in said(app), "the sentence")
        assert app.screen is screen
        assert len(Study(folder / "study").interviews()) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot stop a process")
async def test_esc_stops_it_and_nothing_is_left(folder: Path) -> None:
    """The decoder is frozen so that the import cannot be done before the key."""
    path = save(folder / "long.wav", np.tile(ramp(60), 30))
    study = Study(folder / "study")
    app = InterviewApp(study, language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        screen.query_one("#file", Input).value = str(path)
        await pilot.press("enter")
        await until_screen(pilot, "ImportProgressScreen")
        await until(pilot, lambda: list(study.folder.rglob("recording.flac")), "the recording to grow")
        frozen = children(os.getpid(), "decoding.imported")
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen, "the form")
        assert frozen
        assert not list(study.folder.glob(".importing-*"))
        assert len(study.interviews()) == 1


async def test_missing_sound_is_said_in_the_list(folder: Path) -> None:
    path = save(folder / "cut.wav", ramp(5))
    path.write_bytes(path.read_bytes()[: 44 + 3 * 32_000])
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        screen.query_one("#file", Input).value = str(path)
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "! Sound is missing after 0:03." in said(app), "the sentence")


async def test_a_read_only_study_takes_no_import(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Study, "writable", False)
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StudyScreen")
        await pilot.press("m")
        await pilot.pause()
        assert type(app.screen).__name__ == "StudyScreen"


async def test_what_a_killed_import_left_goes_when_the_study_is_opened(folder: Path) -> None:
    left = folder / "study" / ".importing-0123"
    left.mkdir()
    (left / "original.wav").write_bytes(b"sound")
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: not left.exists(), "the tidying")


# Transcripts

TALK = """\
Interviewer: Hello. Would you tell me about a normal day?

Anna Berg: I get up at six. Then I work until it is dark, and nobody sees me.

Interviewer: Who helps you when it is hard?

Bo Ek: She has me.
"""


@pytest.fixture
def talk(folder: Path) -> Path:
    path = folder / "sounds" / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def picks(screen: ImportScreen) -> list[str]:
    return [pick.value for pick in screen.query_one("#labels").query(Pick)]


async def test_a_transcript_is_shown_with_who_is_who_and_becomes_an_interview(folder: Path, talk: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await form(pilot)
        assert not screen.query_one("#labels").display
        screen.query_one("#transcript", Input).focus()
        screen.query_one("#transcript", Input).value = f"{folder}/sounds/ta"
        options = screen.query_one("#transcript-list", OptionList)
        await until(pilot, lambda: options.display and options.option_count == 1, "the file in the list")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: app.focused is screen.query_one("#who"), "the next line")
        screen.query_one("#who", Input).value = "Kim"
        await until(pilot, lambda: picks(screen)[:2] == ["I", "Kim"], "who is who")
        assert picks(screen)[2] not in ("I", "I2", "Kim", "")
        assert "“Anna Berg”" in said(app)
        assert "35 words, without times." in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Kim, " in said(app), "the interview in the list")
    interview = Study(folder / "study").interview("kim")
    assert len(interview.record.participants) == 2
    assert interview.record.audio == ()
    written = b"".join(path.read_bytes() for path in interview.folder.rglob("*") if path.is_file())
    assert b"Berg" not in written
    assert b"She has me." in written


async def test_who_is_who_is_put_right_by_hand(folder: Path, talk: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await form(pilot)
        screen.query_one("#who", Input).value = "Kim"
        screen.query_one("#transcript", Input).value = str(talk)
        await until(pilot, lambda: len(picks(screen)) == 3, "the labels")
        _first, second, third = screen.query_one("#labels").query(Pick)
        second.value = "I"
        await until(pilot, lambda: picks(screen)[0] == "Kim", "the others to make room")
        third.value = "Kim"
        await until(
            pilot, lambda: screen.source().speakers == {"Anna Berg": "I", "Bo Ek": "Kim"}, "what is said by hand"
        )
        await pilot.press("ctrl+n")
        await until(pilot, lambda: len(screen.source().participants) == 2, "the second person")
        assert picks(screen)[1:] == ["I", "Kim"]
        screen.query_one("#who", Input).value = "Sam"
        await until(pilot, lambda: "Kim" not in picks(screen), "a name that is nobody's any more to go")
        assert screen.source().speakers == {"Anna Berg": "I"}
        screen.query_one("#transcript", Input).value = ""
        await until(pilot, lambda: not screen.query_one("#labels").display, "the labels to go")


async def test_what_was_noted_with_the_program_says_which_question_was_asked_when(folder: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await form(pilot)
        assert not screen.query_one("#presses-field").display
        assert "jsonl" not in said(app), "she need not know of it"
        screen.query_one("#file", Input).value = str(save(folder / "long.wav", ramp(30)))
        screen.query_one("#who", Input).value = "Kim"
        screen.query_one("#asked", Pick).value = "file"
        await until(pilot, lambda: "which question was asked when" in said(app), "what file it is")
        screen.query_one("#who").focus()
        await pilot.press("enter")
        await until(pilot, lambda: "where the questions were noted" in said(app), "that it is not chosen yet")
        assert app.focused is screen.query_one("#presses")
        screen.query_one("#presses", Input).value += "01-robin/timeline.jsonl"
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "2 interviews" in said(app), "the interview in the list")
    asked = [one for one in Study(folder / "study").interview("kim").state().events if one.event == "QuestionAsked"]
    assert len(asked) == 2


async def test_sound_and_transcript_become_one_interview(folder: Path, talk: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        talk.write_text(TALK.replace("Bo Ek", "Anna Berg"), encoding="utf-8")
        screen.query_one("#file", Input).value = str(save(folder / "long.wav", ramp(12)))
        screen.query_one("#transcript", Input).value = str(talk)
        screen.query_one("#who", Input).value = "Kim"
        screen.query_one("#who").focus()
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "2 interviews" in said(app), "the interview in the list")
    interview = Study(folder / "study").interview("kim")
    assert interview.record.audio[0].seconds == 12.0
    assert interview.transcript.exists()


async def test_a_second_sitting_is_imported_as_a_part_of_the_interview_that_is_marked(folder: Path, talk: Path) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Robin" in said(app), "the list")
        screen = await form(pilot)
        assert screen.query_one("#people").display, "it is an interview of its own until she says otherwise"
        screen.query_one("#sitting", Pick).focus()
        await pilot.press("right")
        await until(pilot, lambda: not screen.query_one("#people").display, "nobody to be asked for")
        assert "Robin, " in said(app)
        talk.write_text(TALK.replace("Bo Ek", "Anna Berg"), encoding="utf-8")
        screen.query_one("#transcript", Input).value = str(talk)
        await until(pilot, lambda: picks(screen) == ["I", "Robin"], "who is who")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "sitting 2" in said(app), "the sitting in the list")
    study = Study(folder / "study")
    assert [[one.id for one in whole] for whole in study.wholes()] == [["01-robin", "02-robin"]]
    assert [person.pseudonym for person in study.interview("02").record.participants] == ["Robin"]


async def test_without_an_interview_that_can_be_gone_on_with_no_sitting_is_asked_for(folder: Path) -> None:
    update_record(Study(folder / "study").interview("01").folder, kind="rehearsal")
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Robin" in said(app), "the list")
        screen = await form(pilot)
        assert not screen.query("#sitting")


@pytest.mark.parametrize(("name", "what"), [("sounds/none.txt", "does not exist"), ("sounds/Memo 1.wav", "no text")])
async def test_a_transcript_that_cannot_be_read_is_said_in_the_form(folder: Path, name: str, what: str) -> None:
    app = InterviewApp(Study(folder / "study"), language="en")
    async with app.run_test() as pilot:
        screen = await form(pilot)
        screen.query_one("#transcript", Input).value = str(folder / name)
        screen.query_one("#who").focus()
        await pilot.press("enter")
        await until(pilot, lambda: what in said(app), what)
        assert app.screen is screen
        assert len(Study(folder / "study").interviews()) == 1


async def test_an_interview_without_sound_is_ready_to_read_and_says_that_there_is_nothing_to_play(
    folder: Path, talk: Path
) -> None:
    study = Study(folder / "study")
    talk.write_text("[0:00] I: Hello?\n[0:10] Anna: Hello.\n[1:40] I: What do you do first?\n", encoding="utf-8")
    import_interview(study, Source(None, (Participant(pseudonym="Kim"),), transcript=talk))
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(100, 30)) as pilot:
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Kim" in said(app), "the list")
        row = next(line for line in shown(app).splitlines() if " Kim " in line)
        assert "2 min" in row
        assert "ready to read" in row
        app.screen.query_one("#interviews", OptionList).highlighted = 1
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        await until(pilot, lambda: "What do you do first?" in said(app), "the words")
        assert "says when each line was said" in said(app)
        await pilot.press("space")
        await until(pilot, lambda: "nothing to play" in said(app), "why it is silent")
        await pilot.press("l")
        await until_screen(pilot, "RecordingScreen")
        await until(pilot, lambda: "There is none." in said(app), "that there is no sound")
        assert "txt" in said(app)
