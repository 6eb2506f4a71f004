"""An interview at the keyboard: what a person does, and what stands on the disk and on the screen afterwards."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.demo.material import material
from interview_tui.interview.events import ConsentRefused, OffTheRecord, Paused, QuestionSkipped
from interview_tui.transcription.models import NANO
from interview_tui.transcription.progress import Progress
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.demo import DemoInterview, DemoOpening
from interview_tui.tui.screens.finishing import FinishingScreen
from interview_tui.tui.screens.interview import InterviewScreen
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.widgets.guide_list import GuideList
from interview_tui.tui.widgets.question import Question
from interview_tui.tui.widgets.recorder_light import Level
from tests.studies import finished_study
from tests.tui.conftest import LooksRight, said, until, until_screen
from tests.tui.interviews import BEGUN, LEFT_OUT, kinds, sitting, standing_still


@asynccontextmanager
async def on(
    screen: Screen[Any], size: tuple[int, int] = (120, 40), language: str = "en"
) -> AsyncIterator[Pilot[None]]:
    """The app with `screen` on top."""
    app = InterviewApp(language=language)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        yield pilot


@pytest.fixture
def listening(tmp_path: Path, tone: Path) -> Any:
    """A sitting whose recorder hears a file."""
    held = sitting(tmp_path / "trust")
    held.recorder = Recorder.launch(held.interview.folder, source=tone, grace=5.0)
    yield held
    recorder = held.recorder
    if recorder is not None and not held.state.ended:
        held.end()


async def test_arrows_look_ahead_and_leave_no_trace(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held)) as pilot:
        before = kinds(held)
        await pilot.press("down", "down")
        assert "Looking ahead · Support" in said(pilot.app) or "Next · Support" in said(pilot.app)
        assert pilot.app.screen.query_one(Question).asking.id == "trust"  # what is asked keeps the big place
        assert kinds(held) == before
        await pilot.press("space")  # now I am asking it
        assert kinds(held)[len(before) :] == ["QuestionAsked"]


async def test_she_skips_a_question_and_finds_it_again_by_typing(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held)) as pilot:
        before = len(kinds(held))
        await pilot.press("down", "down", "s")  # not now
        await pilot.press("slash", *"contact", "enter", "space")  # find it again, and ask it
        assert kinds(held)[before:] == ["QuestionSkipped", "QuestionShown", "QuestionAsked"]
        assert held.state.status["contact"] == "asked"


async def test_leaving_the_search_puts_the_cursor_back(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    screen = standing_still(held)
    async with on(screen) as pilot:
        cursor, before = screen.cursor, kinds(held)
        await pilot.press("slash", *"ordinary")
        assert screen.cursor == "day"
        await pilot.press("escape")
        assert (screen.cursor, kinds(held)) == (cursor, before)


async def test_a_note_belongs_to_the_moment_its_key_went_down(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    screen = standing_still(held, at=700.0)
    async with on(screen, size=(80, 24)) as pilot:
        await pilot.press("n", *"she looks")
        held.clock = lambda: 731.0  # type: ignore[method-assign]
        assert "What does trust mean to you" in said(pilot.app)  # typing covers neither the question
        assert "REC" in said(pilot.app)  # nor the recording
        await pilot.press(*" away", "enter")
        (note,) = held.state.notes
        assert (note.at, note.text, note.question) == (700.0, "she looks away", "trust")


async def test_letters_typed_into_a_note_are_no_keys(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held)) as pilot:
        before = kinds(held)
        await pilot.press("n", *"some cups 123 q", "escape")
        assert kinds(held) == before  # dropped, and none of its letters did anything
        await pilot.press("f", "enter")  # a follow-up needs no words
        assert kinds(held)[len(before) :] == ["FollowUpImprovised"]


async def test_the_key_that_ends_is_shown_when_nothing_is_left_to_ask(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held), size=(80, 24)) as pilot:
        assert "e end" not in said(pilot.app)
        for question in held.state.questions_not_asked():
            pilot.app.screen.carry_out(QuestionSkipped(question=question))  # type: ignore[attr-defined]
        await until(pilot, lambda: "e end" in said(pilot.app), "the key in the footer")
        await pilot.press("e")
        await until(pilot, lambda: "End the interview?" in said(pilot.app), "the question")


@pytest.mark.parametrize("key", ["c", "s", "m", "1", "space"])
async def test_u_takes_back_what_a_key_did(tmp_path: Path, key: str) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held)) as pilot:
        await pilot.press("down", "down")
        before = (held.state.status, held.state.quotes, held.state.probes, held.state.current, held.state.intervals)
        await pilot.press(key)
        await pilot.press("u")
        assert "Undone" in said(pilot.app)
        after = (held.state.status, held.state.quotes, held.state.probes, held.state.current, held.state.intervals)
        assert after == before


async def test_everything_can_be_done_with_the_mouse(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    screen = standing_still(held)
    async with on(screen) as pilot:
        guide = [row.id for row in screen.query_one(GuideList).rows]
        await pilot.click(GuideList, offset=(8, guide.index("contact")))
        assert screen.cursor == "contact"
        lines = [
            strip.text
            for strip in screen.query_one(Question).render_lines(screen.query_one(Question).region.reset_offset)
        ]
        await pilot.click(Question, offset=(6, next(y for y, line in enumerate(lines) if "for the first time" in line)))
        assert "first" in held.state.probes
        await pilot.click("KeyLine", offset=(3, 1))  # the first key in the footer: ask
        await until(pilot, lambda: held.state.current == "contact", "the question being asked")


async def test_the_whole_talk_from_agreement_to_transcript(listening: Any) -> None:
    held = listening
    async with on(InterviewScreen(held)) as pilot:
        await until(pilot, lambda: held.status is not None, "the recorder's word")
        assert "NOT RECORDING" in said(pilot.app)
        assert not any(held.interview.audio.glob("*.wav"))
        await pilot.press("a")
        await until(pilot, lambda: "● REC" in said(pilot.app) or "• REC" in said(pilot.app), "the light")
        assert "Consent is not noted yet" in said(pilot.app)
        await pilot.press("k")
        await until_screen(pilot, "Choice")
        await pilot.press("enter")  # spoken
        await until(pilot, lambda: held.state.consent == "spoken", "consent")
        await pilot.press("r")
        await until(pilot, lambda: "‖ PAUSED" in said(pilot.app), "the pause")
        await pilot.press("r", "o")
        await until(pilot, lambda: "◌ OFF THE RECORD" in said(pilot.app), "off the record")
        await pilot.press("u")  # undo goes on recording
        await until(pilot, lambda: held.state.recording == "recording", "recording again")
        await pilot.press("space", "space", "e")
        await until_screen(pilot, "Choice")
        assert "questions have not been asked yet" in said(pilot.app)
        await pilot.press("escape")  # not yet
        assert not held.state.ended
        await pilot.press("e")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await until_screen(pilot, "FinishingScreen")
        assert held.state.ended
        await until(pilot, lambda: "has no model to transcribe with" in said(pilot.app), "what is in the way")
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        assert "Nothing has been transcribed yet" in said(pilot.app)


async def test_a_refusal_asks_first_then_erases_and_shows_the_receipt(listening: Any) -> None:
    held = listening
    async with on(InterviewScreen(held)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: any(held.interview.audio.glob("*.wav")), "a recording")
        await pilot.press("k")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: "Erase everything that was said?" in said(pilot.app), "the question")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Erased and checked gone: " in said(pilot.app), "the receipt")
        assert "ERASED" in said(pilot.app)
        assert not any(held.interview.audio.glob("*.wav"))


async def test_a_recorder_that_dies_is_replaced_and_the_question_stays(listening: Any, tone: Path) -> None:
    held = listening

    def relaunch() -> Recorder:
        return Recorder.launch(held.interview.folder, source=tone, grace=5.0)

    async with on(InterviewScreen(held, relaunch=relaunch)) as pilot:
        await pilot.press("a", "space", "space", "space")
        await until(pilot, lambda: held.status is not None and held.status.seconds > 0.5, "some sound")
        asked = held.state.current
        for process in psutil.process_iter(["cmdline"]):  # where the recorders of other tests may be ending
            command = process.info["cmdline"] or []
            if "interview_tui.audio.recorder" in command and str(held.interview.folder) in command:
                process.kill()
        await until(pilot, lambda: kinds(held).count("RecordingStarted") == 2, "another recorder")
        await until(
            pilot, lambda: held.state.recording == "recording" and held.state.current == asked, "the same question"
        )
        assert "Stopped" in kinds(held)  # where the first one ended is in the timeline


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
async def test_a_recorder_that_was_frozen_for_a_while_is_taken_up_and_nothing_is_lost(listening: Any) -> None:
    held = listening

    def another() -> Recorder:
        raise AssertionError("the one that lives goes on")

    async with on(InterviewScreen(held, relaunch=another)) as pilot:
        await pilot.press("a", "space")
        await until(pilot, lambda: held.status is not None and held.status.seconds > 0.5, "some sound")
        (process,) = [
            process
            for process in psutil.process_iter(["cmdline"])
            if "interview_tui.audio.recorder" in (words := process.info["cmdline"] or [])
            and str(held.interview.folder) in words
        ]
        process.suspend()
        await until(pilot, lambda: "It does not answer." in said(pilot.app), "the word for it", 30.0)
        process.resume()
        await until(pilot, lambda: "REC" in said(pilot.app), "the same recorder", 30.0)
        assert kinds(held).count("RecordingStarted") == 1
        assert "Stopped" not in kinds(held)


@pytest.mark.parametrize("key", ["r", "o"], ids=["paused", "off the record"])
async def test_a_recorder_that_dies_while_nothing_may_be_heard_is_not_replaced_by_one_that_records(
    listening: Any, tone: Path, key: str
) -> None:
    held = listening

    def relaunch() -> Recorder:
        return Recorder.launch(held.interview.folder, source=tone, grace=5.0)

    async with on(InterviewScreen(held, relaunch=relaunch)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: held.state.recording == "recording", "the recording")
        await pilot.press(key)
        await until(pilot, lambda: held.state.recording in ("paused", "off_record"), "the silence")
        first = held.recorder
        first.end_process()
        await until(pilot, lambda: held.recorder is not first and "a goes on" in said(pilot.app), "another recorder")
        assert kinds(held).count("RecordingStarted") == 1
        await pilot.press("a")
        await until(pilot, lambda: kinds(held).count("RecordingStarted") == 2, "the recording, when she says so")


async def test_the_recorder_is_watched_on_whatever_happens_to_other_files(listening: Any) -> None:
    held = listening
    async with on(InterviewScreen(held)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: held.state.recording == "recording", "the recording")
        whole = held.interview.timeline.path.read_bytes()
        held.interview.timeline.path.write_bytes(b"somebody wrote here\n" + whole)
        held.interview.transcript.write_bytes(b"and here\n{}\n")
        before = held.status.monotonic
        await until(pilot, lambda: held.status.monotonic > before + 1, "the recorder's word")
        assert "REC" in said(pilot.app)
        held.interview.timeline.path.write_bytes(whole)


async def test_after_a_refusal_nobody_is_asked_to_agree(listening: Any) -> None:
    held = listening
    async with on(InterviewScreen(held)) as pilot:
        await until(pilot, lambda: held.status is not None, "the recorder's word")
        held.dispatch(ConsentRefused())
        await pilot.press("a")
        await until(pilot, lambda: "ERASED" in said(pilot.app), "the word for it")
        assert "RecordingAgreed" not in kinds(held)


async def test_ctrl_c_asks_before_an_interview_is_left(tmp_path: Path) -> None:
    held = sitting(tmp_path / "trust", BEGUN)
    async with on(standing_still(held)) as pilot:
        await pilot.press("ctrl+c")
        await until_screen(pilot, "Choice")
        await pilot.press("enter")  # the safe answer is marked
        await until_screen(pilot, "InterviewScreen")
        assert not held.state.ended


class HalfDone(FinishingScreen):
    """Two of three minutes are transcribed, and stay so."""

    def follow(self) -> None:  # type: ignore[override]
        now = Progress(done_seconds=120.0, total_seconds=180.0, complete=False, seconds_left=30.0, running=True)
        self.post_message(self.Moved(now))


class StandingOpening(DemoOpening):
    """The demo's first page, which waits."""

    def action_begin(self) -> None:
        return


class UndrivenDemo(DemoInterview):
    """The demo's interview with nobody at the keys."""

    def drive(self) -> None:  # type: ignore[override]
        return


def picture(tmp_path: Path, state: str) -> tuple[Screen[Any], list[str]]:
    """A screen and the keys that lead to the state that is looked at."""
    if state == "transcript":
        return TranscriptScreen(finished_study(tmp_path / "done")[1]), ["slash", *"write", "enter"]
    if state == "finishing":
        return HalfDone(finished_study(tmp_path / "done")[1]), []
    if state == "demo opening":
        return StandingOpening(material("en"), tmp_path / "study", "en", NANO), []
    if state == "demo":
        held = sitting(tmp_path / "trust", BEGUN)
        held.status = RecorderStatus(state="recording", seconds=760.0)
        held.clock = lambda: 760.0  # type: ignore[method-assign]
        return UndrivenDemo(held, ()), ["plus"]
    if state == "before":
        held = sitting(tmp_path / "trust")
        held.status = RecorderStatus(peak_dbfs=-30)
        return standing_still(held, at=0.0), []
    if state in ("consent", "refusing"):
        held = sitting(tmp_path / "trust", BEGUN[:4])
        held.status = RecorderStatus(state="recording", seconds=40.0)
        return standing_still(held, at=40.0), {"consent": ["k"], "refusing": ["k", *3 * ["down"], "enter"]}[state]
    more = {"paused": (Paused(at=760.0),), "off the record": (OffTheRecord(at=760.0),), "leaving": (LEFT_OUT,)}
    held = sitting(tmp_path / "trust", (*BEGUN, *more.get(state, ())))
    faults = {
        "trouble": ("device_gone",),
        "a chosen microphone": ("device_gone",),
        "several faults": ("device_moved", "hum", "second_gone", "disk_low"),
    }.get(state, ())
    halted = {"paused": "paused", "off the record": "off_record"}.get(state, "recording")
    held.status = RecorderStatus.model_validate(
        {"state": halted, "seconds": 760.0, "faults": faults, "minutes_of_disk": 24.0, "device": "USB Audio"}
    )
    keys = {
        "looking ahead": ["down", "down"],
        "a note": ["n", *"looks away"],
        "finding": ["slash", *"cont"],
        "leaving": ["e"],
    }
    screen = standing_still(held)
    screen.chosen = state == "a chosen microphone"
    return screen, keys.get(state, [])


@pytest.mark.parametrize(
    "state",
    [
        "before",
        "asking",
        "looking ahead",
        "paused",
        "off the record",
        "trouble",
        "a chosen microphone",
        "several faults",
        "a note",
        "finding",
        "leaving",
        "consent",
        "refusing",
        "finishing",
        "transcript",
        "demo opening",
        "demo",
    ],
)
def test_picture(looks_right: LooksRight, tmp_path: Path, state: str, language: str) -> None:
    app = InterviewApp(language=language)

    async def steps(pilot: Pilot[None]) -> None:
        screen, keys = picture(tmp_path, state)
        await app.push_screen(screen)
        await pilot.pause()
        for level in screen.query(Level):
            level.blocks = "▂▅▇▃▁"
        await pilot.press(*keys)
        await pilot.pause()

    looks_right(app, steps)
