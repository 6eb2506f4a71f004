"""The study screen: what is in the folder, and what was left unfinished in it."""

import os
import shutil
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from interview_tui.audio.recorder.client import Recorder
from interview_tui.demo.replay import replayed_study
from interview_tui.interview.events import (
    ConsentRefused,
    Ended,
    QuestionAsked,
    RecordingAgreed,
    RecordingStarted,
    Stopped,
)
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from interview_tui.tui import study_rows as rows_of_study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.study_rows import StudyRow, study_rows, summary, table, transcript_words
from interview_tui.tui.widgets.topline import TopLine
from tests.demo.excerpt import excerpt
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


async def test_the_lines_of_a_large_study_stand_there_while_the_others_are_read(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Kim", "Alex"):
        Study(study).new_interview(InterviewRecord(participants=(Participant(pseudonym=name),)))
    monkeypatch.setattr(rows_of_study, "_TELL_EACH", -1.0)
    told: list[tuple[list[str], int]] = []
    rows = study_rows(Study(study), so_far=lambda some, all: told.append(([row.name for row in some], all)))
    names = [row.name for row in rows]
    assert told == [(names[: number + 1], 3) for number in range(3)]
    app = InterviewApp(Study(study), language="en")
    states: list[str] = []
    monkeypatch.setattr(TopLine, "watch_state", lambda _line, state: states.append(state), raising=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: states and "interview" in states[-1], "the whole list")
        assert {"reading 2 of 3 …", "reading 3 of 3 …"} == {one for one in states if one.startswith("reading")}
        assert app.screen.query_one("#interviews", OptionList).highlighted == 2, "the newest one is marked"


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
        await pilot.press("home", "enter")
        await until_screen(pilot, "TranscriptScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await pilot.press("i")
        await until_screen(pilot, "BeforeScreen")
        assert app.screen.query_one("#who", Input).value not in ("Robin", "Kim")


async def test_a_guide_that_is_gone_is_said_and_the_study_stays_open(study: Path) -> None:
    (study / "guide.md").unlink()
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the interview")
        assert "This file of the study is missing" in said(app)
        await pilot.press("i")
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")


async def test_a_refusal_of_the_system_is_a_sentence_too(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the interview")
        (study / "guide.md").unlink()
        (study / "guide.md").mkdir()
        await pilot.press("i")
        await until_screen(pilot, "ProblemDialog")
        assert "could not be read or written" in said(app)


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


async def test_a_key_that_a_crash_cut_short_is_told(study: Path) -> None:
    timeline = Study(study).interviews()[0].timeline.path
    timeline.write_bytes(timeline.read_bytes()[:-9])
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: [n for n in app._notifications if "Robin was cut short" in n.message], "the warning")


async def test_one_folder_that_cannot_be_mended_keeps_no_other_from_it(study: Path) -> None:
    opened = Study(study)
    (opened.interviews()[0].audio / "archiving.json").mkdir()
    other = opened.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    (other.audio / "000.wav").write_bytes(bytes(44 + 32_000))
    app = InterviewApp(opened, language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "ProblemDialog")
        await until(pilot, lambda: (other.audio / "recording.flac").exists(), "the other one's archive")


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


async def test_an_interview_left_to_its_recorder_by_a_slip_is_taken_up_with_a_key_all_the_same(
    study: Path, tone: Path
) -> None:
    opened = Study(study)
    interview = opened.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    recorder = Recorder.launch(interview.folder, source=tone, grace=30)
    Sitting(interview, recorder).dispatch(RecordingAgreed())
    recorder.detach()  # as when the window is closed
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(100, 24)) as pilot:
        await until_screen(pilot, "TakeUpDialog")
        await pilot.press("escape")
        await until(pilot, lambda: "g takes it up" in shown(app), "the interview that goes on by itself")
        await pilot.press("end")
        await until(pilot, lambda: "g go on" in said(app), "the key")
        await pilot.press("g")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]


async def test_a_study_that_is_moved_while_it_is_open_is_not_called_empty(study: Path, tmp_path: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the interview")
        study.rename(tmp_path / "moved")
        await until(pilot, lambda: "not where it was" in said(app), "a word about it")
        assert "No interview has been held" not in shown(app)
        assert "backup" not in shown(app)
        await pilot.press("i", "x")
        assert type(app.screen).__name__ == "StudyScreen"
        (tmp_path / "moved").rename(study)
        await until(pilot, lambda: "Robin" in shown(app), "the interview, when its folder is back")


async def test_a_closed_window_in_the_middle_of_what_is_off_the_record_is_taken_up_as_it_was(
    study: Path, tone: Path
) -> None:
    """Neither the closing nor the taking up makes the recorder listen to what it must not."""
    opened = Study(study)
    interview = opened.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    recorder = Recorder.launch(interview.folder, source=tone, grace=30)
    before = Sitting(interview, recorder)
    before.dispatch(RecordingAgreed())
    before.dispatch(QuestionAsked(question="day"))
    before.off_the_record()
    recorder.detach()  # as when the window is closed
    app = InterviewApp(opened, language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "TakeUpDialog")
        assert "◌ The interview with Kim is still open, off the record" in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "◌ OFF THE RECORD" in shown(app), "the same light")
        sitting = app.screen.sitting  # type: ignore[attr-defined]
        assert sitting.state.current == "day"
        assert sitting.recorder.status().state == "off_record"
        sitting.dispatch(ConsentRefused())


async def test_an_interview_that_was_broken_off_is_gone_on_with(study: Path, tone: Path) -> None:
    opened = Study(study)
    interview = opened.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    recorder = Recorder.launch(interview.folder, source=tone, grace=0)
    Sitting(interview, recorder).dispatch(RecordingAgreed())
    recorder.end_process()  # as when the machine goes down
    app = InterviewApp(opened, language="en", source=tone)
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "broken off" in said(app), "the interview")
        await pilot.press("end")
        await until(pilot, lambda: "g go on" in said(app), "the key")
        await pilot.press("g", "g")
        await until_screen(pilot, "InterviewScreen")
        assert app.screen.sitting.interview.id == "02-kim"  # type: ignore[attr-defined]
        await until(pilot, lambda: not [w for w in app.workers if w.group == "go on"], "the end of a second try")
        assert [type(screen).__name__ for screen in app.screen_stack][-2:] == ["StudyScreen", "InterviewScreen"]
        app.screen.sitting.end()  # type: ignore[attr-defined]


async def test_an_unfinished_transcript_is_made_by_itself_and_can_be_stopped(tmp_path: Path) -> None:
    folder = excerpt("en", 12.0, tmp_path / "excerpt")
    opened, interview = replayed_study(folder, tmp_path / "study")
    shutil.copy(folder / "recording.flac", interview.audio / "recording.flac")
    for event in (RecordingAgreed(), RecordingStarted(), Stopped(at=10.0, seconds=10.0), Ended(at=10.0)):
        interview.timeline.append(event)
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: "transcribing" in said(app), "the transcriber")
        await pilot.press("t")
        stopped = ("not transcribed", "stopped at", "ready")  # a quick machine may be done before the key is heard
        await until(pilot, lambda: any(word in said(app) for word in stopped), "its end")
        if "ready" not in said(app):
            await pilot.press("t")
        await until(pilot, lambda: "ready, by the demo model" in said(app), "the transcript", seconds=120)


async def test_the_command_line_can_go_straight_to_an_interview(study: Path, tone: Path) -> None:
    draft = InterviewRecord(participants=(Participant(pseudonym="Alex"),), kind="pilot")
    app = InterviewApp(Study(study), language="en", interview=draft, source=tone)
    async with app.run_test() as pilot:
        await until_screen(pilot, "BeforeScreen")
        assert "Alex" in shown(app)
        assert "▸ Pilot" in shown(app)


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
        ({"transcript": "recording"}, "● is being recorded; g takes it up"),
        ({"transcript": "ready"}, "✓ ready to read"),
        ({"transcript": "ready", "doubtful": True}, "✓ ready, by the demo model"),
        ({"broken_off": True}, "‖ broken off; g goes on with it"),
        ({"transcript": "erased"}, "refused, erased"),
        ({"transcript": "damaged", "trouble": "It is broken."}, "! cannot be read"),
    ],
)
def test_the_state_of_a_transcript_in_words(changes: dict[str, object], words: str) -> None:
    from dataclasses import replace

    assert transcript_words(replace(ROW, **changes)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [30, 50, 60, 74, 114])
def test_a_row_never_takes_two_lines_and_keeps_name_and_transcript(width: int) -> None:
    from dataclasses import replace

    rows = [
        ROW,
        replace(ROW, name="Robin, Charlie, Alex", kind="rehearsal"),
        replace(ROW, transcript="running", share=0.4, seconds_left=250.0),
    ]
    heads, lines, names = table(rows, width)
    assert all(len(line) <= width for line in (heads, *lines))
    assert lines[0].startswith("Robin ")
    assert lines[1].startswith("Robin, Charlie,…")
    assert names == 16
    assert ("2026-03-09" in lines[0]) == (width >= 95)
    if width >= 74:
        assert "4 min left" in lines[2]


@pytest.mark.parametrize(
    ("lengths", "words"),
    [
        ([], ""),
        ([None], "1 interview"),
        ([47 * 60.0], "1 interview · 47 min"),
        ([25 * 60.0, 52 * 60.0, None], "3 interviews · 25–52 min, mean 38 min"),
        ([30.0, 52 * 60.0], "2 interviews · 30 s – 52 min, mean 26 min"),
    ],
)
def test_a_study_in_a_few_words(lengths: list[float | None], words: str) -> None:
    from dataclasses import replace

    rehearsal = replace(ROW, kind="rehearsal", standing="rehearsal", seconds=5.0)
    assert summary([rehearsal, *(replace(ROW, seconds=seconds) for seconds in lengths)]) == words


def test_a_study_says_how_many_of_its_planned_interviews_are_held() -> None:
    assert summary([ROW, ROW], 8).startswith("2 of 8 interviews · ")
