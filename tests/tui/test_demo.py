"""The demo in the terminal: somebody watches, hurries it, and takes the keys."""

import json
import wave
from pathlib import Path

import pytest

from interview_tui.study import Study
from interview_tui.tui import demo
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.demo import DemoInterview, fresh_folder
from tests.tui.conftest import said, until, until_screen
from tests.tui.interviews import TEXT

PRESSES = [
    {"at": 0.0, "event": "RecordingAgreed"},
    {"at": 0.5, "event": "ScriptRead", "section": "welcome"},
    {"at": 1.0, "event": "ConsentRead"},
    {"at": 2.0, "event": "ConsentGiven"},
    {"at": 3.0, "event": "QuestionAsked", "question": "trust"},
    {"at": 4.25, "event": "ProbeAsked", "probe": "do"},
    {"at": 5.0, "event": "NoteTaken", "text": "calm"},
    {"at": 6.0, "event": "OffTheRecord"},
    {"at": 7.5, "event": "Resumed"},
    {"at": 8.0, "event": "QuestionAsked", "question": "whom"},
    {"at": 10.0, "event": "Ended"},
]


@pytest.fixture
def folder(tmp_path: Path, tone: Path) -> Path:
    """Something to replay: a guide, ten seconds of sound and the keys."""
    folder = tmp_path / "material"
    folder.mkdir()
    (folder / "guide.md").write_text(TEXT, encoding="utf-8")
    (folder / "presses.jsonl").write_text("".join(json.dumps(press) + "\n" for press in PRESSES), encoding="utf-8")
    with wave.open(str(tone), "rb") as sound, wave.open(str(folder / "recording.wav"), "wb") as file:
        file.setparams(sound.getparams())
        file.writeframes(sound.readframes(12 * 16_000))
    return folder


async def test_it_is_held_on_the_real_screen_key_by_key_at_its_place(folder: Path, tmp_path: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        demo.start(app, "en", folder, tmp_path / "study")
        await until_screen(pilot, "DemoOpening")
        assert "Trust in the meeting" in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "DemoInterview")
        assert "nothing is recorded yet" in said(app)
        await pilot.press("plus", "plus", "plus", "plus")
        await until(pilot, lambda: "as fast as possible" in said(app), "the speed")
        await until_screen(pilot, "FinishingScreen")
        await pilot.press("l")  # the words can wait
        await until_screen(pilot, "StudyScreen")
    (interview,) = Study(tmp_path / "study").interviews()
    written = {(e.event, round(e.at, 3)) for e in interview.timeline.events()}
    assert {("QuestionAsked", 3.0), ("ProbeAsked", 4.25), ("NoteTaken", 5.0), ("OffTheRecord", 6.0)} <= written
    assert ("QuestionAsked", 6.5) in written, "what was off the record is not in the sound"
    assert interview.state().ended


async def test_the_keys_can_be_taken_over_while_the_recording_runs_on(folder: Path, tmp_path: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        demo.start(app, "en", folder, tmp_path / "study")
        await until_screen(pilot, "DemoOpening")
        await pilot.press("enter")
        await until_screen(pilot, "DemoInterview")
        screen = app.screen
        assert isinstance(screen, DemoInterview)
        await until(pilot, lambda: screen.sitting.state.consent == "spoken", "the consent")
        await pilot.press("t")
        await until(pilot, lambda: "The keys are yours" in said(app), "the word")
        await pilot.press("m")  # a key of one's own
        await pilot.press("plus", "plus", "plus", "plus")
        await until(pilot, lambda: "has come to its end" in said(app), "the end of the recording")
        state = screen.sitting.state
        assert len(state.quotes) == 1
        assert state.status["trust"] == "not_asked", "nobody pressed that key any more"
        await pilot.press("e")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        # A quick machine has transcribed it all by now and shows the transcript at once.
        after = ("FinishingScreen", "TranscriptScreen")
        await until(pilot, lambda: type(app.screen).__name__ in after, "what comes after it")
        if type(app.screen).__name__ == "FinishingScreen":
            await pilot.press("l")


def test_the_demo_study_is_fresh_each_time_but_never_takes_another_studys_place(tmp_path: Path) -> None:
    first = fresh_folder("en")
    assert not first.exists()
    first.mkdir(parents=True)
    (first / "thesis.txt").write_text("mine", encoding="utf-8")
    assert fresh_folder("en") != first
    assert (first / "thesis.txt").exists()
