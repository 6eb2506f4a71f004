"""A rehearsal at the keyboard: what is chosen, what the participant does by the clock, and what is left of it."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.interview.events import Ended, ProbeAsked, QuestionAsked, RecordingAgreed, ScriptRead
from interview_tui.interview.record import Answers, InterviewRecord, Participant, Rehearsed
from interview_tui.problem import Problem
from interview_tui.rehearsals import delete_rehearsal
from interview_tui.rehearsing import Moment, Rehearsal, Summary, Turn, Wait, rehearsing
from interview_tui.sitting import Sitting
from interview_tui.study import Settings, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.interview_rehearsal import ParticipantLine
from interview_tui.tui.opening import open_again
from interview_tui.tui.screens.before import BeforeScreen
from interview_tui.tui.screens.interview import InterviewScreen
from interview_tui.tui.screens.rehearsal_end import RehearsalEndScreen
from interview_tui.tui.view.rehearsed import participant_words, summary_words
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.rehearsal_choice import answers_word
from tests.tui.conftest import LooksRight, said, shown, until, until_screen
from tests.tui.interviews import GUIDE, TEXT, kinds


class Clock:
    """The rehearsal's own, turned by the test."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def rehearse(folder: Path, answers: Answers = "typical", seed: int = 3) -> tuple[Sitting, Clock]:
    """A rehearsal in a new study in `folder`, with a clock that stands still."""
    study = Study.create(folder, TEXT, Settings(title=GUIDE.title, language="en", live=False))
    record = InterviewRecord(
        participants=(Participant(pseudonym="Rehearsal"),),
        kind="rehearsal",
        rehearsed=Rehearsed(answers=answers, seed=seed),
    )
    held, clock = Sitting(study.new_interview(record)), Clock()
    held.clock = clock  # type: ignore[method-assign]
    return held, clock


async def see(pilot: Pilot[None], clock: Clock, at: float) -> str:
    """What stands on the screen when the clock has come to `at`."""
    clock.now = at
    pilot.app.screen.show()  # type: ignore[attr-defined]
    await pilot.pause()
    return said(pilot.app)  # type: ignore[arg-type]


async def test_she_asks_waits_probes_and_is_told_how_she_waited(tmp_path: Path) -> None:
    held, clock = rehearse(tmp_path / "trust")
    app = InterviewApp(Study(tmp_path / "trust"), language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_screen(pilot, "StudyScreen")
        app.open_interview(held)
        await until_screen(pilot, "InterviewScreen")
        screen: Any = app.screen
        assert "The participant waits." in await see(pilot, clock, 0.0)
        assert "No recorder" not in said(app)  # she did not want any
        await pilot.press("space")  # the welcome
        assert "The participant listens." in await see(pilot, clock, 20.0)
        screen.cursor = "trust"
        await pilot.press("space")
        assert "The participant listens." in await see(pilot, clock, 22.0)
        (_script, turn) = screen.rehearsal.turns
        begins, first_pause = turn.speaks[0]
        assert "The participant answers … 0:05" in await see(pilot, clock, begins + 5.2)
        assert "silent now 0:00" in await see(pilot, clock, first_pause + 0.5)
        over = turn.speaks[-1][1]
        assert "silent now 0:06" in await see(pilot, clock, over + 6.0)
        await pilot.press("1")  # a follow-up, after six seconds
        assert screen.rehearsal.turns[-1].start == over + 6.0
        await see(pilot, clock, screen.rehearsal.turns[-1].speaks[0][0] + 1)  # and into that answer
        await pilot.press("2")
        await see(pilot, clock, clock.now + 10)
        await pilot.press("e", "down", "enter")
        await until_screen(pilot, "RehearsalEndScreen")
        told = said(app)
        assert "The rehearsal is over." in told
        assert "you waited 6.0 s before you went on" in told
        assert "Once you went on while the participant was speaking." in told
        await pilot.press("d")
        await until_screen(pilot, "StudyScreen")
    assert Study(tmp_path / "trust").interviews() == []
    assert not held.interview.folder.exists()


async def test_p_makes_the_participant_fall_silent_and_go_on_and_u_takes_it_back(tmp_path: Path) -> None:
    held, clock = rehearse(tmp_path / "trust", "long")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = InterviewScreen(held)
        await app.push_screen(screen)
        screen.cursor = "day"
        await pilot.press("space")
        begins = screen.rehearsal.turns[0].speaks[0][0]
        assert "answers … 0:03 p: silent" in await see(pilot, clock, begins + 3.2)
        await pilot.press("p")
        assert "silent now 0:05 p: goes on" in await see(pilot, clock, begins + 8.5)
        await pilot.press("p")
        assert "answers …" in await see(pilot, clock, begins + 9)
        await pilot.press("u", "u")
        assert "answers … 0:05" in await see(pilot, clock, begins + 5.2)
        assert kinds(held) == ["QuestionAsked", "ParticipantTurned", "ParticipantTurned", "Undone", "Undone"]


async def test_with_somebody_there_p_is_no_key_and_nobody_is_played(tmp_path: Path) -> None:
    study = Study.create(tmp_path / "trust", TEXT, Settings(title=GUIDE.title, language="en", live=False))
    held = Sitting(study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),))))
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await app.push_screen(InterviewScreen(held))
        await pilot.press("p")
        assert kinds(held) == []
        assert not app.screen.query(ParticipantLine)
        assert "participant" not in app.screen.query_one("KeyLine").render().plain  # type: ignore[union-attr]


async def test_the_form_of_a_rehearsal_asks_how_the_participant_answers_and_for_nobodys_name(study: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=study / "none.wav")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("r")
        await until_screen(pilot, "BeforeScreen")
        await until(pilot, lambda: "Enter begins the rehearsal." in said(app), "the form")
        screen: Any = app.screen
        assert screen._listening is None, "nobody listens where nothing is to be recorded"
        assert "Who" not in shown(app)
        assert "Mode" not in shown(app)
        assert "Microphone" not in shown(app)
        assert "About 45 s an answer; after a pilot, as long as its answers were." in said(app)
        await pilot.press("tab", "right")
        assert "About 2 min an answer" in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        record = Study(study).interviews()[-1].record
        assert (record.kind, record.rehearsed.answers, record.pseudonym) == ("rehearsal", "long", "Rehearsal")
        assert app.screen.sitting.recorder is None  # type: ignore[attr-defined]


async def test_a_rehearsal_that_is_to_be_heard_afterwards_is_recorded_from_the_beginning(
    study: Path, tone: Path
) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("r")
        await until_screen(pilot, "BeforeScreen")
        screen: Any = app.screen
        screen.query_one("#rehearsal-recorded", Pick).focus()
        await pilot.press("right")
        await until(pilot, lambda: screen._hears, "the microphone")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        interview = Study(study).interviews()[-1]
        assert [event.event for event in interview.events()][:2] == ["Started", "RecordingAgreed"]
        with pytest.raises(Problem, match="still being recorded"):
            delete_rehearsal(interview)
        app.screen.end_interview()  # type: ignore[attr-defined]
        await until_screen(pilot, "RehearsalEndScreen")
        assert "transcript" in shown(app)
        await pilot.press("delete")
        await until_screen(pilot, "StudyScreen")
        assert not interview.folder.exists()


async def test_an_interview_with_somebody_is_not_deleted_by_that_key(study: Path) -> None:
    interview = Study(study).interviews()[0]
    files = sorted(path for path in study.rglob("*") if path.is_file())
    with pytest.raises(Problem, match="somebody took part"):
        delete_rehearsal(interview)
    assert sorted(path for path in study.rglob("*") if path.is_file()) == files


async def test_what_a_crash_left_of_a_deletion_can_be_deleted_again(tmp_path: Path) -> None:
    held, _clock = rehearse(tmp_path / "trust")
    held.dispatch(Ended())
    (held.interview.folder / "timeline.jsonl").unlink()  # the record goes last, and is still there
    delete_rehearsal(held.interview)
    assert not held.interview.folder.exists()


def test_one_that_was_broken_off_goes_on_by_its_own_clock_without_a_microphone(tmp_path: Path) -> None:
    held, clock = rehearse(tmp_path / "trust")
    clock.now = 90.0
    held.dispatch(QuestionAsked(question="day"))
    again = open_again(held.interview, source=tmp_path / "none.wav")
    assert again.recorder is None
    assert again.clock() >= 90.0
    part = rehearsing(again.guide, again.state.events, again.interview.record.rehearsed or Rehearsed())
    assert part == rehearsing(held.guide, held.state.events, Rehearsed(seed=3))  # the same participant as before


# In words


@pytest.mark.parametrize(
    ("moment", "now", "hint"),
    [
        (Moment("answers", 40.9), "The participant answers … 0:40", ""),
        (Moment("silent", 4.0), "silent now 0:04", ""),
        (Moment("silent", 4.0, short=True), "silent now 0:04", "It was a short answer. Is there something to follow"),
        (Moment("answers", 9.0, covers="whom"), "The participant answers … 0:09", "too: Whom do you turn to?"),
    ],
)
def test_the_participant_is_told_in_a_line(moment: Moment, now: str, hint: str) -> None:
    found = participant_words(moment, GUIDE)
    assert found[0] == now
    assert hint in found[1]
    assert bool(found[1]) == bool(hint)


def test_the_summary_says_nothing_of_what_did_not_happen() -> None:
    nothing = Summary(60.0, None, (), 0, 5, (), 0)
    assert summary_words(nothing) == ["0 of 5 questions were asked, covered or skipped."]
    waited = dataclasses.replace(nothing, waits=(Wait("day", 10, 2.0), Wait("day", 20, 5.0, had_more=True)))
    assert summary_words(waited)[1:] == [
        "After an answer you waited 3.5 s before you went on, as a median; at the least 2.0 s.",
        "Once the participant was only thinking, and would have gone on.",
    ]


def test_the_form_says_how_long_answers_will_be_and_how_that_is_known() -> None:
    assert "2 min a question with its follow-ups, by the pilots" in answers_word("typical", {"day": 90, "trust": 150})
    assert "5 min" in answers_word("long", {"day": 90, "trust": 150})
    assert "About 15 s an answer" in answers_word("short", {})
    assert "says nothing" in answers_word("silent", {"day": 90})


# Pictures

ANSWERED = Turn("trust", 30.0, 34.0, ((36.0, 60.0), (64.0, 90.0)), covers="whom")


@pytest.mark.parametrize("at", [76.0, 97.0], ids=["answers", "silent"])
def test_a_rehearsal(looks_right: LooksRight, language: str, tmp_path: Path, at: float) -> None:
    held, clock = rehearse(tmp_path / "trust")
    for event in (ScriptRead(section="welcome", at=2.0), QuestionAsked(question="trust", at=30.0)):
        held.dispatch(event)

    async def steps(pilot: Pilot[None]) -> None:
        screen = InterviewScreen(held)
        await pilot.app.push_screen(screen)
        screen._folded = (len(held.state.events), Rehearsal(GUIDE, (ANSWERED,)))
        await see(pilot, clock, at)

    looks_right(InterviewApp(language=language), steps)


def test_after_a_rehearsal(looks_right: LooksRight, language: str, tmp_path: Path) -> None:
    held, _clock = rehearse(tmp_path / "trust")
    for event in (
        RecordingAgreed(at=0.0),
        ScriptRead(section="welcome", at=2.0),
        QuestionAsked(question="trust", at=30.0),
        ProbeAsked(probe="do", at=99.0),
        QuestionAsked(question="whom", at=630.0),
        Ended(at=1200.0),
    ):
        held.dispatch(event)
    turns = (
        dataclasses.replace(ANSWERED, end=99.0),
        Turn("trust", 99.0, 102.0, ((104.0, 300.0), (320.0, 640.0)), end=310.0),
        Turn("trust", 310.0, 312.0, ((314.0, 640.0),), end=630.0),
        Turn("whom", 630.0, 632.0, ((634.0, 1190.0),), end=1200.0),
    )

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(RehearsalEndScreen(held.interview, Rehearsal(GUIDE, turns)))
        await pilot.pause()

    looks_right(InterviewApp(language=language), steps)


def test_before_a_rehearsal(looks_right: LooksRight, language: str, study: Path) -> None:
    draft = InterviewRecord(participants=(), kind="rehearsal")

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StudyScreen")
        await pilot.app.push_screen(BeforeScreen(Study(study), draft))
        await until_screen(pilot, "BeforeScreen")
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language), steps)
