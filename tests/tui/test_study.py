"""The study screen: what is in the folder, and what was left unfinished in it."""

import os
from pathlib import Path

import pytest

from interview_tui.audio.client import Recorder
from interview_tui.interview.events import ConsentRefused, RecordingAgreed
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.study_rows import StudyRow, summary, transcript_words
from tests.tui.conftest import said, shown, until, until_screen


async def test_an_empty_study_says_what_comes_next(study: Path) -> None:
    for folder in (study / "interviews").iterdir():
        folder.rename(study / folder.name)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "rehearsal first: press r" in said(app), "the next step")
        assert "Everyday" in shown(app)
        assert "10 min" in shown(app)
        await pilot.press("p")
        await until_screen(pilot, "BeforeScreen")
        assert "▸ Pilot" in shown(app)


async def test_interviews_stand_with_length_coverage_and_transcript(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the interview")
        line = next(line for line in shown(app).splitlines() if "Robin" in line)
        assert "2026-03-09" in line
        assert "2 of 3" in line
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")


async def test_export_says_where_the_files_are(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the interview")
        await pilot.press("x")
        await until_screen(pilot, "ExportDialog")
        await pilot.press("enter")
        await until(pilot, lambda: "3 files are written" in said(app), "the files")
    assert sorted(path.suffix for path in (study / "exports").iterdir() if path.name[0] != ".") == [
        ".json", ".md", ".txt",
    ]  # fmt: skip


async def test_an_interview_that_cannot_be_read_leaves_the_others_on_the_screen(study: Path) -> None:
    broken = study / "interviews" / "02-kim"
    broken.mkdir()
    (broken / "interview.json").write_text("{", encoding="utf-8")
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "The record of this interview is damaged" in said(app), "the reason")
        if type(app.screen).__name__ == "ProblemDialog":
            await pilot.press("escape")
            await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "Robin" in shown(app) and "kim" in shown(app), "both interviews")


async def test_a_study_says_read_only_where_nothing_may_be_written(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's answer is what the screen goes by; the superuser, who runs tests too, may write everywhere."""
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "read-only" in said(app) and "Robin" in shown(app), "the word read-only")
        assert "new interview" not in shown(app)
        await pilot.press("i")
        await pilot.pause()
        assert type(app.screen).__name__ == "StudyScreen"


async def test_an_interview_that_is_still_recorded_is_taken_up_again(study: Path, tone: Path) -> None:
    opened = Study(study)
    interview = opened.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    recorder = Recorder.launch(interview.folder, source=tone, grace=30)
    Sitting(interview, recorder).dispatch(RecordingAgreed())
    recorder.detach()  # as when the window is closed
    app = InterviewApp(opened, language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "TakeUpDialog")
        assert "The interview with Kim is still being recorded" in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]
    assert not list(interview.audio.glob("*.wav"))


ROW = StudyRow("01-robin", "Robin", "interview", "2026-03-09", 60.0 * 47, 7, 9, "ready")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"transcript": "none"}, "not recorded"),
        ({"transcript": "waiting"}, "○ not transcribed"),
        ({"transcript": "running", "share": 0.4, "seconds_left": 250.0}, "◐ transcribing, 40 %, 4 min left"),
        ({"transcript": "running", "share": 0.0}, "◐ transcribing, 0 %"),
        ({"transcript": "running", "share": 0.99, "seconds_left": 20.0}, "◐ transcribing, 99 %, under a minute left"),
        ({"transcript": "stopped", "share": 0.4}, "◐ stopped at 40 %"),
        ({"transcript": "recording"}, "● is being recorded"),
        ({"transcript": "ready"}, "✓ ready to read"),
        ({"transcript": "ready", "doubtful": True}, "✓ ready, by the demo model"),
        ({"transcript": "erased"}, "refused, erased"),
        ({"transcript": "damaged", "trouble": "It is broken."}, "! It is broken."),
    ],
)
def test_the_state_of_a_transcript_in_words(changes: dict[str, object], words: str) -> None:
    from dataclasses import replace

    assert transcript_words(replace(ROW, **changes)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lengths", "words"),
    [
        ([], ""),
        ([None], "1 interview"),
        ([47 * 60.0], "1 interview · 47 min"),
        ([25 * 60.0, 52 * 60.0, None], "3 interviews · 25–52 min"),
        ([30.0, 52 * 60.0], "2 interviews · 30 s – 52 min"),
    ],
)
def test_a_study_in_a_few_words(lengths: list[float | None], words: str) -> None:
    from dataclasses import replace

    rehearsal = replace(ROW, kind="rehearsal", seconds=5.0)
    assert summary([rehearsal, *(replace(ROW, seconds=seconds) for seconds in lengths)]) == words
